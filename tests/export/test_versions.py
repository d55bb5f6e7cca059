import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.versions import Part, fold, fullest_parts, version_parts
from rashomon.model import Change, Member, Relation, Utterance
from rashomon.spans import Span
from tests.account.invented import find

VERSION = "We had a lucky escape, thanks to the HRB and all its boats"


def utterance(*changes):
    first, other = Member("a", Span(0, 5)), Member("b", Span(0, len(VERSION)))
    return Utterance("Renn", Relation.CONTENT_CHANGED, (first, other), changes), other


def parts(*changes):
    said, other = utterance(*changes)
    return [(p.text, p.instead, p.grade) for p in version_parts(VERSION, said, other)]


def change(old, new, at, grade=Relation.CONTENT_CHANGED, article="b", why=""):
    return Change(article, old, new, grade, find(VERSION, at), why)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ((), [(VERSION, "", "")]),
        (
            (change("narrow", "lucky", "lucky"),),
            [
                ("We had a ", "", ""),
                ("lucky", "narrow", "another word"),
                (" escape, thanks to the HRB and all its boats", "", ""),
            ],
        ),
        (
            (change("very", "", "a lucky"),),
            [
                ("We had a ", "", ""),
                ("", "very", "left out"),
                ("lucky escape, thanks to the HRB and all its boats", "", ""),
            ],
        ),
        (
            (change("", "all", "all"),),
            [
                ("We had a lucky escape, thanks to the HRB and ", "", ""),
                ("all", "", "inserted"),
                (" its boats", "", ""),
            ],
        ),
        # other letters are shown, another case is not
        ((change("Escape", "escape", "escape", Relation.FORM),), [(VERSION, "", "")]),
        (
            (change("boates", "boats", "boats", Relation.FORM),),
            [
                ("We had a lucky escape, thanks to the HRB and all its ", "", ""),
                ("boats", "boates", "spelling or punctuation"),
            ],
        ),
        ((change("narrow", "lucky", "lucky", article="c"),), [(VERSION, "", "")]),
    ],
)
def test_changed_words_stand_apart(made, expected):
    assert parts(*made) == expected


@pytest.mark.parametrize(
    ("made", "operation", "strong"),
    [
        (change("narrow", "lucky", "lucky", why="x"), "printed instead of", True),
        (change("", "all", "all"), "inserted", True),
        (change("very", "", "a lucky"), "left out", True),
        (change("narrow", "lucky", "lucky", Relation.UNCLEAR), "printed instead of", True),
        (change("Harbour Rescue Board", "HRB", "HRB", Relation.EXPANSION), "printed instead of", False),
        (change("the", "a", "a lucky", Relation.FUNCTION_WORD), "printed instead of", False),
    ],
)
def test_what_is_told_of_a_change(made, operation, strong):
    said, other = utterance(made)
    (found,) = [p for p in version_parts(VERSION, said, other) if p.grade]
    assert (found.operation, found.strong, found.why) == (operation, strong, made.why)


def test_the_words_of_a_version_come_back_whole_whatever_its_changes():
    found = parts(change("narrow", "lucky", "lucky"), change("a", "a lucky", "a lucky"), change("x", "boats", "boats"))
    assert "".join(text for text, _, _ in found) == VERSION


def test_the_fullest_version_shows_which_of_its_words_others_print_differently():
    full = "We had a narrow escape,\nthanks to the HRB and all its boats, all of them"

    def place(words: str, length: int | None = None) -> Span:
        start = full.index(words)
        return Span(start, start + (length or len(words)))

    changes = (
        Change("b", "narrow", "lucky", Relation.CONTENT_CHANGED, Span(9, 14), was=place("narrow")),
        Change("b", "the HRB", "the Board", Relation.EXPANSION, Span(9, 14), was=place("the HRB")),
        Change("b", "all", "most", Relation.CONTENT_CHANGED, Span(9, 14), was=place("all of them", 3)),
        Change("c", "all", "some", Relation.CONTENT_CHANGED, Span(9, 14), was=place("all of them", 3)),
    )
    said = Utterance("Renn", Relation.CONTENT_CHANGED, (Member("a", Span(0, len(full))),), changes)
    found = fullest_parts(full, said)
    assert [(p.text, p.differs) for p in found] == [
        ("We had a ", False),
        ("narrow", True),
        (" escape, thanks to the HRB and all its boats, ", False),
        ("all", True),
        (" of them", False),
    ]


def test_a_long_version_keeps_its_beginning_and_what_differs():
    before, after = "so it was told again and again " * 30, "and nobody on the quay objected " * 30
    found = fold((Part(before), Part("quietly", "loudly", "another word"), Part(after)))
    assert [p.folded for p in found] == [False, True, False, False, False, True]
    assert found[0].text.startswith("so it was told")
    assert len(found[0].text) < 300
    assert found[3].text == "quietly"
    assert "".join(p.text for p in found) == before + "quietly" + after


def test_a_short_version_is_shown_whole():
    assert fold((Part("Nobody was hurt"),)) == (Part("Nobody was hurt"),)


runs = st.lists(
    st.tuples(st.text(alphabet="ab ", min_size=1, max_size=700), st.sampled_from(["", "another word"])), max_size=5
)


@given(runs)
def test_folding_loses_no_word_and_hides_no_difference(made):
    whole = tuple(Part(text, grade=grade) for text, grade in made)
    found = fold(whole)
    assert "".join(p.text for p in found) == "".join(p.text for p in whole)
    assert not any(p.folded for p in found if p.grade)
