import pytest

from rashomon.export.versions import version_parts
from rashomon.model import Change, Member, Relation, Utterance
from rashomon.spans import Span
from tests.account.invented import find

VERSION = "We had a lucky escape, thanks to the HRB and all its boats"


def parts(*changes):
    first, other = Member("a", Span(0, 5)), Member("b", Span(0, len(VERSION)))
    said = Utterance("Renn", Relation.CONTENT_CHANGED, (first, other), changes)
    return [(p.text, p.instead, p.grade) for p in version_parts(VERSION, said, other)]


def change(old, new, at, grade=Relation.CONTENT_CHANGED, article="b"):
    return Change(article, old, new, grade, find(VERSION, at))


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
                ("", "very", "another word"),
                ("lucky escape, thanks to the HRB and all its boats", "", ""),
            ],
        ),
        (
            (change("", "all", "all"),),
            [
                ("We had a lucky escape, thanks to the HRB and ", "", ""),
                ("all", "", "another word"),
                (" its boats", "", ""),
            ],
        ),
        ((change("Escape", "escape", "escape", Relation.FORM),), [(VERSION, "", "")]),
        ((change("narrow", "lucky", "lucky", article="c"),), [(VERSION, "", "")]),
    ],
)
def test_changed_words_stand_apart(made, expected):
    assert parts(*made) == expected


def test_the_words_of_a_version_come_back_whole_whatever_its_changes():
    found = parts(change("narrow", "lucky", "lucky"), change("a", "a lucky", "a lucky"), change("x", "boats", "boats"))
    assert "".join(text for text, _, _ in found) == VERSION
