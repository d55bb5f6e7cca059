import json
from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.account.derived import Pair, told_pairs
from rashomon.export.beside import Piece, pair_view, passage_pieces, reuse_data
from rashomon.export.lineage import lineage_view
from rashomon.export.page import Page
from rashomon.export.report import report
from rashomon.model import Derivation, Edit, EditKind, Origin, Passage, PassageKind, Reuse
from rashomon.spans import Span
from tests.account.copied import TEXTS, lineage, story
from tests.account.invented import find


def pieces(first, second, *edits, source="a"):
    """The pieces of two texts that are one passage, of which words differ: pairs of words, or none on one side."""
    made = []
    for old, new in edits:
        kind = EditKind.SUBSTITUTED if old and new else EditKind.DELETED if old else EditKind.INSERTED
        made.append(Edit(kind, find(first, old) if old else None, find(second, new) if new else None))
    passage = Passage(PassageKind.TEXT, Span(0, len(first)), Span(0, len(second)), tuple(made))
    reuse = Reuse("a", "b", (passage,), 1, 1, 0, 0, copied=True, score=1)
    pair = Pair(reuse, Derivation("a", "b", source, 0.9, ()))
    texts = (first, second) if source == "a" else (second, first)
    return [(p.instead, p.text) if p.kind else p.text for p in passage_pieces(*texts, pair, passage)]


@pytest.mark.parametrize(
    ("first", "second", "edits", "expected"),
    [
        ("one two three", "one two three", [], ["one two three"]),
        ("one two three", "one six three", [("two", "six")], ["one ", ("two", "six"), " three"]),
        ("one two three", "one three", [("two", "")], ["one", ("two", ""), " three"]),
        ("one three", "one two three", [("", "two")], ["one ", ("", "two"), " three"]),
        # words that only one has are placed by counting the words between
        (
            "a red boat, and then\na small lamp fell",
            "a boat — and a lamp rose",
            [("red", ""), ("then", ""), ("small", ""), ("fell", "rose")],
            ["a", ("red", ""), " boat — and", ("then", ""), " a", ("small", ""), " lamp ", ("fell", "rose")],
        ),
        ("one two", "one two six", [("", "six")], ["one two ", ("", "six")]),
        ("six one two", "one two", [("six", "")], [("six", ""), "one two"]),
    ],
)
def test_the_derived_words_with_what_they_stand_for(first, second, edits, expected):
    assert pieces(first, second, *edits) == expected


def test_from_the_other_side_what_was_cut_was_added():
    assert pieces("one two three", "one three", ("two", ""), source="b") == ["one ", ("", "two"), " three"]
    assert pieces("one six", "one two", ("six", "two"), source="b") == ["one ", ("two", "six")]


@pytest.mark.parametrize("source", ["a", "b"])
def test_no_word_of_the_derived_report_is_lost(source):
    found = passage_pieces(
        *(TEXTS[name] for name in (("beacon", "globe") if source == "a" else ("globe", "beacon"))),
        Pair(lineage().reuse[0], Derivation("beacon", "globe", "beacon" if source == "a" else "globe", 0.9, ())),
        lineage().reuse[0].passages[0],
    )
    span = lineage().reuse[0].passages[0].b if source == "a" else lineage().reuse[0].passages[0].a
    assert "".join(p.text for p in found) == span.of(TEXTS["globe" if source == "a" else "beacon"])
    assert Piece("turned", "switched", "substituted") in found or source == "b"


def test_a_script_gets_places_as_it_counts_them():
    page = Page(0, account(*story()))
    made = json.loads(reuse_data(page))
    assert [(one, other, source, len(passages)) for one, other, source, passages in made] == [
        (0, 1, 0, 4),
        (0, 2, -2, 1),
        (1, 2, -2, 1),
        (3, 4, -1, 1),
    ]
    kind, *places, edits = made[0][3][1]
    assert (kind, TEXTS["globe"][places[2] : places[3]]) == (0, "Fishermen from three villages fear for their boats")
    assert edits == [[1, *_span("beacon", "on winter nights"), -1, -1]]
    assert reuse_data(Page(0, account(*story()[:3]))) == ""


def _span(name, words):
    span = find(TEXTS[name], words)
    return span.start, span.end


def test_a_pair_has_its_passages_in_the_order_of_the_derived_report():
    page = Page(0, account(*story()))
    view = pair_view(page, told_pairs(page.account.lineage)[0])
    assert [(p["kind"], p["tags"]) for p in view["passages"]] == [
        ("text", []),
        ("text", []),
        ("text", ["in another place"]),
        ("quotation", ["quotation"]),
    ]
    assert view["id"] == "s0-pair-0-1"
    assert view["reasons"][0]["text"].startswith("Taken to be so because Beacon appeared on 2 May 2031")


def test_reports_that_share_too_little_for_a_copy_can_be_set_side_by_side_too():
    told, analyses, findings, known = story()
    first = replace(known.reuse[0], copied=False)
    origins = tuple(Origin((name,)) for name in TEXTS)
    slight = replace(known, reuse=(first, *known.reuse[1:3]), derivations=(), unseen=(), origins=origins)
    page = Page(0, account(told, analyses, findings, slight))
    view = lineage_view(page)
    assert (view["pairs"], view["picture"]) == ([], None)
    assert [(one["id"], one["first"], one["second"]) for one in view["slight"]] == [("s0-pair-0-1", "Beacon", "Globe")]
    text = report([page.account])
    assert 'href="#s0-beside" data-pair="s0-pair-0-1"' in text
    assert text.count('id="s0-beside"') == 1
