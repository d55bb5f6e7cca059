from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.group.reuse import reuse
from rashomon.model import EditKind, PassageKind, Story
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report, told


def one(*reports, **given_too):
    found = reuse(reports, **given_too)
    assert len(found) <= 1
    return found[0] if found else None


def read(found, reports, kind=PassageKind.TEXT):
    """The passages of a kind as printed in both articles."""
    texts = {r.id: r.article.text for r in reports}
    return [(p.a.of(texts[found.a]), p.b.of(texts[found.b])) for p in found.passages if p.kind is kind]


def test_a_whole_copy_is_one_text():
    found = one(report("a", *HARBOUR), report("b", *HARBOUR))
    assert found.copied
    assert found.score > 0.95
    assert found.share_a == found.share_b == 1
    assert 0.1 < found.quoted_a == found.quoted_b < 0.3
    assert [p.kind for p in found.passages] == [PassageKind.TEXT, PassageKind.QUOTATION, PassageKind.TEXT]
    assert all(p.likeness == 1 and not p.edits and not p.moved for p in found.passages)


def test_a_text_cut_from_a_longer_one_is_found_and_wholly_shared():
    found = one(report("long", *STRIKE, *HARBOUR, *FIRE), report("short", *HARBOUR[1:3]))
    assert found.copied
    assert found.share_b == 1
    assert found.share_a < 0.4


def test_reports_of_different_things_share_nothing():
    assert reuse([report("a", *HARBOUR), report("b", *STRIKE), report("c", *FIRE)]) == ()


def test_a_shared_quotation_is_no_copy():
    quote = HARBOUR[3][: HARBOUR[3].index("”") + 1]
    reports = (
        report("a", *STRIKE, f"{quote} said Odd Myhre."),
        report("b", *FIRE, f"A fisherman told the radio: {quote}"),
    )
    found = one(*reports)
    assert not found.copied
    assert found.score < 0.1
    assert found.share_a == found.share_b == 0
    assert found.quoted_a > 0.15
    assert [a for a, _ in read(found, reports, PassageKind.QUOTATION)] == [quote[1:-2]]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "‘{}’"], ids=["curly", "straight", "guillemets", "single"])
def test_marks_of_any_kind_make_a_quotation(marks):
    said = "The bridge will stay shut until every cable has been tested by somebody who does not work for us"
    found = one(
        report("a", *STRIKE, marks.format(said) + ", she said."), report("b", *FIRE, "She said: " + marks.format(said))
    )
    assert {p.kind for p in found.passages} == {PassageKind.QUOTATION}


EDITS = [
    # what the second prints for the first's words, how that is told
    ("crushing two fishing boats", "smashing two fishing boats", EditKind.SUBSTITUTED, "crushing", "smashing"),
    ("crushing two fishing boats", "crushing two old fishing boats", EditKind.INSERTED, None, "old"),
    ("a wooden pier", "a pier", EditKind.DELETED, "wooden", None),
    ("drifted into", "drifting into", EditKind.FORM, "drifted", "drifting"),
    ("the harbour of", "the harbor of", EditKind.FORM, "harbour", "harbor"),
]


@pytest.mark.parametrize(("was", "now", "kind", "a", "b"), EDITS)
def test_edits_are_named_with_their_words(was, now, kind, a, b):
    first, second = report("a", *HARBOUR), report("b", HARBOUR[0].replace(was, now), *HARBOUR[1:])
    (edit,) = (e for p in one(first, second).passages for e in p.edits)
    assert edit.kind is kind
    assert (edit.a and edit.a.of(first.article.text)) == a
    assert (edit.b and edit.b.of(second.article.text)) == b


def test_a_name_spelled_out_is_an_expansion_and_costs_nothing():
    lead = (
        "The IMA has told the port of Tarvik to close its grain terminal until two rusted bollards have been replaced."
    )
    spelled = lead.replace("The IMA", "The International Mooring Authority")
    first, second = report("a", lead), report("b", spelled)
    (passage,) = one(first, second).passages
    (edit,) = passage.edits
    assert edit.kind is EditKind.EXPANDED
    assert (edit.a.of(first.article.text), edit.b.of(second.article.text)) == ("IMA", "International Mooring Authority")
    assert passage.likeness == 1


def test_another_spelling_costs_nothing():
    british = (
        "The labour organisation's programme was cancelled when the harbour's neighbours didn't honour the agreement."
    )
    american = "The labor organization’s program was canceled when the harbor’s neighbors did not honor the agreement."
    (passage,) = one(report("a", british), report("b", american)).passages
    assert passage.likeness == 1
    assert {e.kind for e in passage.edits} == {EditKind.FORM}


def test_paragraphs_in_another_order_are_moved():
    first, second = report("a", *HARBOUR), report("b", HARBOUR[0], HARBOUR[4], HARBOUR[1], HARBOUR[2], HARBOUR[3])
    found = one(first, second)
    moved = [p.a.of(first.article.text) for p in found.passages if p.moved]
    assert moved == [HARBOUR[4].removesuffix(".")]
    assert found.copied
    assert found.share_a == found.share_b == 1


def test_a_passage_ends_where_chrome_stands():
    found = one(report("a", *HARBOUR), report("b", *HARBOUR, chrome="Advertisement"))
    text = report("b", *HARBOUR, chrome="Advertisement").article.text
    assert not any("Advertisement" in p.b.of(text) for p in found.passages)
    assert found.share_b == 1


@pytest.mark.parametrize(
    "clause",
    [
        "At least 12 people were killed, according to police.",
        "The president of the United States, Dale Corrigan, visited Secretary General Anna Lindqvist.",
        "A spokesman did not immediately respond to a request for comment on Tuesday.",
    ],
)
def test_one_stock_clause_is_no_copy(clause):
    found = one(report("a", *STRIKE, clause), report("b", *FIRE, clause))
    assert found is None or not found.copied


RESULTS = (
    "{firm} reported a quarterly profit of ${profit} million on {day}, as sales of {goods} rose {percent} percent from "
    "a year earlier.",
    "The company, based in {town}, earned {cents} cents a share, above the {guess} cents that analysts had forecast.",
    "Revenue rose to ${sales} million in the three months to {month}, the company said, and it raised its outlook for "
    "the year.",
)


def test_a_form_filled_in_with_other_facts_is_no_copy():
    first = ("Norvik", "31", "Monday", "valves", "12", "Lirrana", "40", "35", "410", "March")
    second = ("Sunhavn", "87", "Thursday", "tiles", "3", "Ostmark", "112", "90", "1,250", "June")
    fields = ("firm", "profit", "day", "goods", "percent", "town", "cents", "guess", "sales", "month")
    a, b = ([line.format(**dict(zip(fields, values, strict=True))) for line in RESULTS] for values in (first, second))
    found = one(report("a", *a), report("b", *b))
    assert found is not None
    assert not found.copied


def test_a_copy_with_later_figures_is_one_still():
    later = [p.replace("nine sailors", "eleven sailors").replace("Wednesday", "Thursday") for p in HARBOUR]
    assert one(report("a", *HARBOUR), report("b", *later)).copied


def test_words_swapped_for_others_hide_nothing():
    swaps = {
        "broke loose": "came free", "drifted": "floated", "crushing": "smashing", "aboard": "on", "escaped": "got away",
        "blamed": "faulted", "rusted": "corroded", "repair": "mending", "built": "constructed", "waiting": "queuing",
        "dispute": "quarrel", "fees": "charges", "examine": "inspect", "closed": "shut", "tested": "checked",
    }  # fmt: skip
    text = "\n".join(HARBOUR)
    for word, other in swaps.items():
        assert word in text
        text = text.replace(word, other)
    found = one(report("a", *HARBOUR), report("b", *text.split("\n")))
    assert found.copied
    assert found.share_a > 0.9


def test_what_an_outlet_prints_under_any_report_is_boilerplate():
    line = "Sign up for our morning newsletter and get the headlines of the coast in your inbox every day."
    reports = report("a", *HARBOUR, line), report("b", *STRIKE, line)
    found = one(*reports)
    assert [p.kind for p in found.passages] == [PassageKind.BOILERPLATE]
    assert found.share_a == 0
    assert not found.copied


LINKS = "Council weighs second ferry stage Seven things to know about terns Harbour fees rise again MORE"


@pytest.mark.parametrize(("other", "kind"), [("Post", PassageKind.BOILERPLATE), ("Echo", PassageKind.TEXT)])
def test_what_an_outlet_sets_into_several_of_its_reports_is_boilerplate(other, kind):
    first = report("a", *STRIKE, f"The mayor {LINKS} said little.", outlet="Post")
    second = report("b", *FIRE, f"On Friday the harbour master {LINKS} was away.", outlet=other)
    assert [p.kind for p in one(first, second).passages] == [kind]


def test_a_later_version_of_a_report_is_a_copy_of_it():
    first, later = report("a", *HARBOUR, outlet="Post"), report("b", FIRE[0], *HARBOUR[1:4], outlet="Post")
    assert one(first, later).copied


STATEMENT = (
    "two men aged 31 and 44 were arrested at a flat near the old tannery shortly after midnight on suspicion of "
    "setting the blaze, that a can of petrol and a burnt glove were found in the stairwell and that both would appear "
    "before a magistrate on Monday"
)
FRAMES = {
    "a": STRIKE,
    "b": FIRE,
    "c": (
        "For the people of the canal quarter the smell of smoke has become a part of the week, and few of them believe "
        "that it will be the last they have of it.",
        "Greta Holm, who runs the bakery on the corner, keeps a bucket of sand behind her counter and a torch under "
        "her pillow since the second of the three nights.",
        "Insurance agents have been going from door to door with forms that nobody understands.",
    ),
}


def test_a_statement_that_three_unlike_reports_print_counts_apart():
    reports = [told(report(name, *own, f"Police said {STATEMENT}."), STATEMENT) for name, own in FRAMES.items()]
    found = reuse(reports)
    assert [(r.a, r.b) for r in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    for r in found:
        assert not r.copied
        assert {p.kind for p in r.passages} == {PassageKind.QUOTATION}


def test_two_that_share_what_was_said_may_have_it_from_each_other():
    reports = [told(report(n, *FRAMES[n], f"Police said {STATEMENT}."), STATEMENT) for n in ("a", "b")]
    assert {p.kind for p in one(*reports).passages} == {PassageKind.TEXT}


def test_stories_are_looked_at_pair_by_pair_in_a_large_set():
    many = [report(f"n{n:02}", *_invented(n)) for n in range(40)]
    # too little in common for the index: a sentence in other words under the same two facts
    first = report(
        "x", *STRIKE, "The mayor of Tarvik said divers had found a crack in the keel near the old grain berth."
    )
    second = report(
        "y", *FIRE, "The mayor of Tarvik said a crack had been found by divers in the keel near a grain berth."
    )
    together = Story("s", ("x", "y"))
    pairs = {(r.a, r.b) for r in reuse([*many, first, second], [together])}
    assert pairs == {("x", "y")}


def test_a_copy_is_found_among_many_articles():
    many = [report(f"n{n:02}", *_invented(n)) for n in range(40)]
    found = reuse([*many, report("x", *HARBOUR), report("y", *HARBOUR[2:4], *STRIKE)])
    assert [(r.a, r.b, r.copied) for r in found] == [("x", "y", True)]


def test_a_text_printed_everywhere_is_found_in_all_its_copies():
    copies = [report(f"c{n:02}", *HARBOUR) for n in range(60)]
    found = reuse(copies)
    reached = {"c00"}
    for r in found:
        assert r.copied
        if r.a in reached:
            reached.add(r.b)
    assert reached == {c.id for c in copies}


def _invented(number):
    """Paragraphs of words that no other number has."""
    for paragraph in range(3):
        words = (_word(10_000 * number + 100 * paragraph + at) for at in range(30))
        yield " ".join(words).capitalize() + "."


def _word(number):
    syllables = ["ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu"]
    return "".join(syllables[int(digit)] for digit in f"{number:06}")


POOL = [*HARBOUR, *STRIKE, *FIRE]
TEXTS = st.lists(st.sampled_from(POOL), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(texts, rng):
    reports = [report(f"r{n}", *paragraphs) for n, paragraphs in enumerate(texts)]
    shuffled = list(reports)
    rng.shuffle(shuffled)
    assert reuse(reports) == reuse(shuffled)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, st.booleans())
def test_spans_lie_in_the_texts_and_passages_apart(one_text, other_text, chrome):
    reports = {
        "a": report("a", *one_text, headline="Tarvik pier closed"),
        "b": report("b", *other_text, chrome="Read more" if chrome else ""),
    }
    for found in reuse(list(reports.values())):
        a, b = reports[found.a].article.text, reports[found.b].article.text
        assert found.passages
        assert 0 <= min(found.share_a, found.share_b) <= max(found.share_a, found.share_b) <= 1
        assert list(found.passages) == sorted(found.passages, key=lambda p: p.a)
        for p in found.passages:
            assert p.a.stripped(a) == p.a
            assert p.b.stripped(b) == p.b
            assert 0 < p.likeness <= 1
            for e in p.edits:
                assert e.a is None or p.a.covers(e.a)
                assert e.b is None or p.b.covers(e.b)
        for side in ("a", "b"):
            spans = sorted(getattr(p, side) for p in found.passages)
            assert not any(x.overlaps(y) for x, y in itertools.pairwise(spans))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_compared(one_text, other_text):
    reuse([report("a", one_text, *HARBOUR), report("b", other_text, *HARBOUR)])


def test_passages_begin_and_end_with_whole_words():
    tail = "hometown firm signed a contract to restore the power on the islands before the storms of autumn"
    first = report("a", f"Few in the upper town had heard that Brandal’s {tail}, and fewer cared about it.")
    second = report("b", f"A clerk at the register found out that Myhre’s {tail} began with hail and thunder.")
    (passage,) = one(first, second).passages
    assert passage.a.of(first.article.text) == passage.b.of(second.article.text) == tail


def test_nothing_and_one_article_share_nothing():
    assert reuse([]) == ()
    assert reuse([report("a", *HARBOUR)]) == ()
    assert reuse([report("a"), report("b")]) == ()
