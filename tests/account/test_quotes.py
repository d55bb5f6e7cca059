import pytest

from rashomon.account.quotes import quote_lines
from rashomon.account.sources import Sources
from rashomon.model import Change, Findings, Member, Relation, Utterance
from tests.account.invented import analysis, find

FULL = "Head\n\nMayor Orla Venn said: “The old quay will never again be sold to strangers from abroad.”\n"
SAME = "Head\n\n“The old quay will never again be sold to strangers from abroad,” Venn said.\n"
PART = "Head\n\nVenn said it would “never again be sold”.\n"
OTHER = "Head\n\n“The old pier will never again be sold to strangers,” Venn said.\n"
TOLD = "Head\n\nVenn promised that the quay would stay in the hands of the town.\n"

ANALYSES = tuple(
    analysis(name, text)
    for name, text in (
        ("full.txt", FULL),
        ("other.txt", OTHER),
        ("part.txt", PART),
        ("same.txt", SAME),
        ("told.txt", TOLD),
    )
)


def member(name, text, words):
    return Member(name, find(text, words))


def line(*members, changes=(), indirect=(), speaker="Orla Venn", relation=Relation.FORM):
    said = Utterance(speaker, relation, members, changes, indirect)
    (made,) = quote_lines(Sources(ANALYSES), Findings(utterances=(said,)))
    return made


FULLEST = member("full.txt", FULL, "The old quay will never again be sold to strangers from abroad.")


def test_the_fullest_version_and_who_carries_it():
    made = line(
        FULLEST,
        member("same.txt", SAME, "The old quay will never again be sold to strangers from abroad,"),
        member("part.txt", PART, "never again be sold"),
        indirect=(member("told.txt", TOLD, "the quay would stay in the hands of the town"),),
    )
    assert made.text == (
        "Orla Venn: “The old quay will never again be sold to strangers from abroad.” — full; the same words in same; "
        "part of it in part; in indirect speech only: told."
    )
    assert [c.article for c in made.citations] == ["full.txt", "same.txt", "part.txt", "told.txt"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("quay", "pier", Relation.CONTENT_CHANGED), "other prints “pier” for “quay” (another word)"),
        (("from abroad", "", Relation.CONTENT_CHANGED), "other leaves out “from abroad”"),
        (("", "ever", Relation.CONTENT_CHANGED), "other adds “ever” (another word)"),
        (("HRB", "Harbour Rescue Board", Relation.EXPANSION), "for “HRB” (spelled out)"),
        (("Harbour Rescue Board", "HRB", Relation.EXPANSION), "for “Harbour Rescue Board” (abbreviated)"),
        (("the quay", "a pier", Relation.FUNCTION_WORD), "(a small word)"),
    ],
)
def test_differences_word_by_word(change, expected):
    old, new, grade = change
    changes = (Change("other.txt", old, new, grade, find(OTHER, "pier")),)
    made = line(
        FULLEST, member("other.txt", OTHER, "The old pier will never again be sold to strangers,"), changes=changes
    )
    assert expected in made.text


def test_nobody_is_named_where_nobody_is_certain():
    assert line(FULLEST, speaker=None).text.startswith("Speaker not named: “The old quay")


def test_of_one_article_its_fullest_version_counts():
    made = line(
        FULLEST,
        member("same.txt", SAME, "never again"),
        member("same.txt", SAME, "The old quay will never again be sold to strangers from abroad,"),
    )
    assert "the same words in same" in made.text
