from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.group.reuse import lineage, reuse
from rashomon.model import HintKind, Lineage, Published
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report

BRIDGE = (
    "The old swing bridge at Calder Locks jammed half open on Tuesday evening, trapping two barges and a school bus on "
    "the wrong side of the river.",
    "Engineers blamed a sheared pin in the turning gear, which the county bought second-hand in 1974 and has patched "
    "every winter since then.",
    "Children on the bus were walked home along the towpath by their teacher, and the driver slept in a lay-by near "
    "the mill.",
    "Councillor Petra Lindholm asked for a crane from the coast, but the nearest one is booked until the end of the "
    "month for work at the docks.",
    "Barge owners lose some nine hundred pounds for every day that the river stays closed, their association reckons.",
)
REWORDED = (
    "The aged swing bridge at Calder Locks seized half open on Tuesday evening, stranding two barges and a school bus "
    "on the wrong side of the river.",
    "Engineers faulted a severed peg in the turning gear, which the county procured second-hand in 1974 and has mended "
    "every winter since then.",
    "Youngsters on the bus were walked home along the towpath by their schoolmistress, and the driver dozed in a lay-"
    "by near the mill.",
    "Councillor Petra Lindholm requested a crane from the coast, but the nearest one is reserved until the end of the "
    "month for labour at the docks.",
    "Barge proprietors forfeit some nine hundred pounds for every day that the river stays shut, their association "
    "reckons.",
)
MORNING, NOON = datetime(2023, 5, 3, 8, 0, tzinfo=UTC), datetime(2023, 5, 3, 12, 40, tzinfo=UTC)


def at(analysis, moment):
    given = Published(moment.date(), moment.date(), ("date field",), moment)
    return replace(analysis, published=given, article=replace(analysis.article, dated=(given,)))


def on(analysis, first, last):
    return replace(analysis, published=Published(first, last, ("worked out",)))


def told(*reports) -> Lineage:
    return lineage(reports, reuse(reports))


def only(found: Lineage):
    (derivation,) = found.derivations
    return derivation


def origins(found: Lineage) -> list[set[str]]:
    return [set(o.articles) for o in found.origins]


def test_the_later_of_two_equal_texts_is_the_copy():
    one = only(told(at(report("b", *BRIDGE), MORNING), at(report("a", *BRIDGE), NOON)))
    assert (one.source, one.derived) == ("b", "a")
    assert one.score > 0.9
    (hint,) = one.hints
    assert hint.kind is HintKind.PUBLISHED
    assert (hint.source, hint.text) == ("b", "it appeared 4 hours earlier")


def test_equal_texts_without_a_time_leave_it_open():
    found = told(report("a", *BRIDGE), report("b", *BRIDGE))
    assert only(found).source is None
    assert only(found).score == 0.5
    (origin,) = found.origins
    assert origin.articles == ("a", "b")
    assert origin.root is None
    assert origin.text == "they share text, and which of them had it first is not known"


@pytest.mark.parametrize(
    ("first", "second", "source"),
    [
        ((date(2023, 5, 3), date(2023, 5, 3)), (date(2023, 5, 5), date(2023, 5, 5)), "a"),
        ((date(2023, 5, 3), date(2023, 5, 4)), (date(2023, 5, 4), date(2023, 5, 6)), None),
        ((date(2023, 5, 3), date(2023, 5, 5)), (date(2023, 5, 5), date(2023, 5, 5)), None),
    ],
    ids=["two days, inferred", "ranges that meet", "a day within a range"],
)
def test_days_tell_as_far_as_they_are_known(first, second, source):
    one = only(told(on(report("a", *BRIDGE), *first), on(report("b", *BRIDGE), *second)))
    assert one.source == source


def test_a_text_cut_at_its_end_goes_back_to_the_longer():
    found = told(report("a", *BRIDGE[:3]), report("b", *BRIDGE))
    assert only(found).source == "b"
    assert only(found).hints[0].text == "it goes on where the other ends"
    assert only(found).hints[0].citations[0].exact == BRIDGE[3]
    assert found.origins[0].root == "b"


def test_rarer_words_in_equal_sentences_are_the_copy_s():
    one = only(told(report("a", *REWORDED), report("b", *BRIDGE)))
    assert one.source == "b"
    assert one.hints[0].kind is HintKind.EDIT
    assert "rarer words" in one.hints[0].text
    assert {c.article for c in one.hints[0].citations} == {"a", "b"}


def test_a_new_beginning_before_a_whole_text_is_the_copy_s():
    own = "Readers who crossed the river last night will know the scene by heart, and few of them were laughing."
    one = only(told(report("a", own, *BRIDGE), report("b", *BRIDGE)))
    assert one.source == "b"
    assert one.hints[0].kind is HintKind.ADDED
    assert one.hints[0].citations[0].exact == own


def test_copies_of_one_source_are_not_copies_of_each_other():
    found = told(report("cut", *BRIDGE[:3]), report("source", *BRIDGE), report("swapped", *REWORDED))
    said = {(d.a, d.b): d.source for d in found.derivations}
    assert said == {("cut", "source"): "source", ("cut", "swapped"): None, ("source", "swapped"): "source"}
    (origin,) = found.origins
    assert origin.root == "source"
    assert origin.text == "one is the source of the others"


def test_a_copy_of_a_copy_goes_back_to_both():
    between = [words.replace("Engineers", "Technicians").replace("crane", "hoist") for words in BRIDGE]
    last = [words.replace("evening", "night").replace("month", "quarter") for words in between[:3]]
    reports = (
        at(report("a", *BRIDGE), MORNING),
        at(report("b", *between), NOON),
        at(report("c", *last), datetime(2023, 5, 3, 20, 0, tzinfo=UTC)),
    )
    found = told(*reports)
    assert {(d.a, d.b): d.source for d in found.derivations}[("a", "c")] == "a"
    assert origins(found) == [{"a", "b", "c"}]
    assert found.origins[0].root == "a"


def test_two_sources_merged_stay_two_origins():
    reports = (
        report("fire", *FIRE, *STRIKE[:1]),
        report("harbour", *HARBOUR),
        report("merged", *HARBOUR[:3], *FIRE),
    )
    found = told(*reports)
    assert {(d.a, d.b): d.source for d in found.derivations}[("harbour", "merged")] == "harbour"
    assert origins(found) == [{"fire"}, {"harbour", "merged"}]


def test_articles_that_share_nothing_are_an_origin_each():
    found = told(report("a", *HARBOUR), report("b", *STRIKE), report("c", *FIRE))
    assert found.derivations == ()
    assert [o.articles for o in found.origins] == [("a",), ("b",), ("c",)]
    assert [o.text for o in found.origins] == ["", "", ""]


def test_pairs_with_articles_of_other_stories_are_passed_over():
    a, b, elsewhere = report("a", *BRIDGE), report("b", *STRIKE), report("c", *BRIDGE)
    found = lineage([a, b], reuse([a, b, elsewhere]))
    assert found.reuse == ()
    assert origins(found) == [{"a"}, {"b"}]


def test_nothing_depends_on_the_order_of_the_articles():
    reports = (
        at(report("a", *BRIDGE[:3]), NOON),
        at(report("b", *BRIDGE), MORNING),
        report("c", *REWORDED),
        report("d", *STRIKE),
    )
    every = [told(*some) for some in itertools.permutations(reports)]
    assert all(one == every[0] for one in every)


@pytest.mark.parametrize("names", list(itertools.permutations("xyz")))
def test_a_direction_does_not_hang_on_the_names_of_the_articles(names):
    texts = (BRIDGE, BRIDGE[:3], REWORDED)
    found = told(*(report(name, *words) for name, words in zip(names, texts, strict=True)))
    for one in found.derivations:
        assert one.source == (names[0] if names[0] in (one.a, one.b) else None)
    assert found.origins[0].root == names[0]


def test_every_word_that_is_cited_stands_there():
    reports = (report("a", *REWORDED[:4]), report("b", *BRIDGE), report("c", *BRIDGE[:3]))
    texts = {r.id: r.article.text for r in reports}
    found = told(*reports)
    cited = [c for d in found.derivations for h in d.hints for c in h.citations]
    assert cited
    for one in cited:
        one.check(texts[one.article])


def test_weights_speak_for_the_source_and_against_it():
    reports = (at(report("a", *REWORDED), MORNING), at(report("b", *BRIDGE), NOON))
    one = only(told(*reports))
    against, for_it = ({h.kind for h in one.hints if (h.weight > 0) is sign} for sign in (False, True))
    assert {HintKind.PUBLISHED, HintKind.EDIT} == against | for_it
    assert all((h.weight > 0) == (h.source == (one.source or one.a)) for h in one.hints)


_PARAGRAPHS = (*BRIDGE, *HARBOUR, *REWORDED[:2])
_CHOSEN = st.lists(st.sampled_from(range(len(_PARAGRAPHS))), min_size=1, max_size=8, unique=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(_CHOSEN, min_size=1, max_size=5))
def test_whatever_is_shared_every_article_has_one_origin(chosen):
    reports = [report(f"r{n}", *(_PARAGRAPHS[p] for p in some)) for n, some in enumerate(chosen)]
    found = told(*reports)
    assert sorted(a for o in found.origins for a in o.articles) == [r.id for r in reports]
    for one in found.derivations:
        assert 0.5 <= one.score <= 1
        assert one.source in (None, one.a, one.b)
    for origin in found.origins:
        assert origin.root is None or origin.root in origin.articles
        assert origin.unseen is None or set(found.unseen[origin.unseen].articles) & set(origin.articles)
    assert found == told(*reports[::-1])
