from dataclasses import replace

import pytest

from rashomon.account.quotes import Stand, carried_by, outlet_versions, quote_lines
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
        "Orla Venn: “The old quay will never again be sold to strangers from abroad.” — full; "
        "three outlets quote it, one gives it indirectly; the same words in same; part of it in part; "
        "in indirect speech only: told."
    )
    assert [c.article for c in made.citations] == ["full.txt", "same.txt", "part.txt", "told.txt"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("quay", "pier", Relation.CONTENT_CHANGED), "other prints “pier” for “quay” (another word)"),
        (("from abroad", "", Relation.CONTENT_CHANGED), "other leaves out “from abroad”"),
        (("", "ever", Relation.CONTENT_CHANGED), "other adds “ever”."),
        (("Not so.", "", Relation.EXCERPT), "other leaves out “Not so.”"),
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


def test_the_reason_for_a_grade_is_told():
    why = "“pier” does not mean “quay”"
    changes = (Change("other.txt", "quay", "pier", Relation.CONTENT_CHANGED, find(OTHER, "pier"), why),)
    made = line(FULLEST, member("other.txt", OTHER, "The old pier will never again"), changes=changes)
    assert made.text.endswith("other prints “pier” for “quay” (“pier” does not mean “quay”).")


def test_nobody_is_named_where_nobody_is_certain():
    made = line(FULLEST, member("part.txt", PART, "never again be sold"), speaker=None)
    assert made.text.startswith("Speaker not named: “The old quay")


def test_what_one_report_alone_quotes_is_left_to_its_speaker():
    said = Utterance("Orla Venn", Relation.IDENTICAL, (FULLEST,))
    assert quote_lines(Sources(ANALYSES), Findings(utterances=(said,))) == ()


def test_of_one_article_its_fullest_version_counts():
    made = line(
        FULLEST,
        member("same.txt", SAME, "never again"),
        member("same.txt", SAME, "The old quay will never again be sold to strangers from abroad,"),
    )
    assert "the same words in same" in made.text


@pytest.mark.parametrize(
    ("printed", "stand"),
    [
        ([("same.txt", SAME, "The old quay will never again be sold to strangers from abroad,")], Stand.SAME),
        # two runs that the outlet's own words part are the whole of it
        ([("same.txt", SAME, "The old quay will never again"), ("same.txt", SAME, "be sold to strangers from abroad,")],
         Stand.SAME),
        # printed twice, a part of it stays a part
        ([("part.txt", PART, "never again be sold"), ("part.txt", PART, "again be sold")], Stand.PART),
        ([("full.txt", FULL, "never again be sold")], Stand.AGAIN),
    ],
)  # fmt: skip
def test_how_an_outlets_version_stands_to_the_fullest(printed, stand):
    said = Utterance("Orla Venn", Relation.FORM, (FULLEST, *(member(*p) for p in printed)))
    (version,) = outlet_versions(Sources(ANALYSES), said)
    assert (version.article, version.stand) == (printed[0][0], stand)


def test_runs_of_one_outlet_stand_in_the_order_of_its_text():
    said = Utterance(
        "Orla Venn",
        Relation.RUNS,
        (FULLEST, member("same.txt", SAME, "from abroad,"), member("same.txt", SAME, "The old quay")),
    )
    (version,) = outlet_versions(Sources(ANALYSES), said)
    assert [m.span.of(SAME) for m in version.runs] == ["The old quay", "from abroad,"]


def test_outlets_are_counted_once_each():
    twice = tuple(
        replace(a, article=replace(a.article, outlet="The Bell")) if a.id in ("same.txt", "part.txt") else a
        for a in ANALYSES
    )
    members = (FULLEST, member("same.txt", SAME, "never again"), member("part.txt", PART, "never again"))
    told = (member("told.txt", TOLD, "the hands of the town"), member("part.txt", PART, "it would"))
    said = Utterance("Orla Venn", Relation.EXCERPT, members, (), told)
    assert carried_by(Sources(twice), said) == "two outlets quote it, one gives it indirectly"
