"""The records' own invariants."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from rashomon.model import (
    Article,
    Attribution,
    AttributionKind,
    Line,
    Published,
    Relation,
    Section,
    Verdict,
)
from rashomon.spans import Span, text_sha256


def test_an_article_is_hashed_and_survives_the_way_between_processes():
    one = Article("a.txt", "Zwölf Boxkämpfer", "00", extra={"desk": ["foreign"]}, raw=b"\xff")
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert (again.extra, again.raw, again.sha256) == ({"desk": ["foreign"]}, b"\xff", text_sha256("Zwölf Boxkämpfer"))


@pytest.mark.parametrize(
    ("earliest", "latest", "value", "day"),
    [
        (date(2024, 5, 9), date(2024, 5, 9), "2024-05-09", date(2024, 5, 9)),
        (date(2024, 5, 9), date(2024, 5, 11), "2024-05-09/2024-05-11", None),
        (date(2024, 5, 9), None, "2024-05-09/..", None),
        (None, date(2024, 5, 9), "../2024-05-09", None),
    ],
)
def test_a_publication_date_is_written_in_edtf(earliest, latest, value, day):
    when = Published(earliest, latest, ("a reason",))
    assert (when.value, when.day) == (value, day)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Article("", "text", ""), "needs an id"),
        (lambda: Published(None, None, ()), "at least one bound"),
        (lambda: Published(date(2024, 5, 2), date(2024, 5, 1), ()), "is after"),
        (lambda: Attribution((), (), (), AttributionKind.INDIRECT), "needs a content"),
        (lambda: Attribution((), (), (Span(1, 2),), AttributionKind.DIRECT), "direct does not go with 0 quoted"),
        (lambda: Attribution((), (), (Span(5, 9), Span(1, 2)), AttributionKind.INDIRECT), "order of the text"),
        (lambda: Line(Section.LEAD, "A line.", ()), "without a citation"),
    ],
)
def test_a_record_refuses_what_makes_no_sense(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_relations_rank_from_none_to_most():
    ranked = [Relation.IDENTICAL, Relation.FORM, Relation.EXCERPT, Relation.EXPANSION, Relation.CONTENT_CHANGED]
    shuffled = [ranked[i] for i in (3, 0, 4, 2, 1)]
    assert sorted(shuffled, key=lambda r: r.strength) == ranked


def test_verdicts_rank_from_what_nobody_else_gives_to_conflict():
    ranked = sorted(Verdict, key=lambda v: v.gravity)
    assert ranked[:3] == [Verdict.ONE_SOURCE, Verdict.AGREE, Verdict.COMPATIBLE]
    assert ranked[3:] == [Verdict.DIFFERENT_SCOPE, Verdict.REVISED, Verdict.DIFFERENT_SOURCE, Verdict.CONFLICT]
