import pytest

from tests.extract.test_names import found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighting spread across Ravnik on Monday.", "Ravnik"),
        ("Ravnia’s foreign minister, Ida Holm, spoke. Karl Berg accused Ravnia of theft.", "Ravnia"),
        ("Karl Berg accused Ravnia of theft. The Ravnian army left.", "Ravnia"),
        ("With a new government in Ravnik the tone will change.", "Ravnik"),
        ("The mayor of Zhelu spoke. Zhelu is small.", "Zhelu"),
        ("Men held Zhelu district. Zhelu is small.", "Zhelu"),
    ],
)
def test_words_around_show_a_place(text, place):
    assert (place, "GPE", place) in found(text)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Ida Holm has doubts. Voters believe in Holm.", "Holm", "PERSON"),
        ("Mr. Holm spoke. They find hope in Holm circles.", "Holm", "PERSON"),
        ("Debate in Congress went on. Congress said no.", "Congress", "ORG"),
        ("Trade in Reuters shares was slow.", "Reuters", "ORG"),
    ],
)
def test_persons_and_bodies_stay_what_they_are(text, name, label):
    assert {(n, one) for n, one, _ in found(text) if n == name} == {(name, label)}
