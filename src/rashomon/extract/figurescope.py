"""Over what time, and according to whom, a figure counts: what the times and attributions around it say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.extract.ages import YEARS
from rashomon.extract.fates import CASUALTY
from rashomon.extract.figurepath import Path, path_of
from rashomon.extract.innermost import innermost
from rashomon.extract.periods import Bounding, bounding
from rashomon.model import Attribution, Figure, Period, TimeReference, TimeType
from rashomon.text.nlp import Parsed, Passage

__all__ = ["scoped"]

#: Tokens between a number and a time that stands with it: "4,000 new patients in the first quarter".
_BESIDE = 6
#: A stretch of a known length as TIMEX3 writes it, and the unit it is of.
_REPEATS = {
    "PT1H": "hour",
    "P1D": "day",
    "P1W": "week",
    "P1M": "month",
    "P3M": "quarter",
    "P1Y": "year",
    "P10Y": "decade",
}
#: What happens to ever new ones, so that so many "every day" is a rate though they are the subject; of others, as of
#: those who meet every week, the number stays the same.
_RECURS = CASUALTY | {"arrive", "bear", "come", "cross", "drown", "enter", "flee", "leave", "pass", "visit", "vanish"}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with the tokens it stands at."""

    index: int
    figure: Figure
    first: int
    last: int
    path: Path


def scoped(
    parsed: Parsed,
    figures: Sequence[Figure],
    times: Sequence[TimeReference],
    attributions: Sequence[Attribution],
) -> tuple[Figure, ...]:
    """Give each figure the times that bound what it counts, and who gives it.

    A time bounds a figure if the parse attaches it to the number, to what is counted, or to the verb of their clause,
    and if both are told by the same source: when somebody said something does not bound what was said. A repetition
    attached so ("every day") makes a rate of it. The source is that of the innermost attribution.

    Args:
        parsed: The article.
        figures: Its figures, in order.
        times: Its time references.
        attributions: Its attributions.
    """
    ordered = sorted(times, key=lambda t: t.span)
    tellers = innermost([f.span for f in figures], attributions)
    timed = innermost([t.span for t in ordered], attributions)
    out = [
        replace(f, source=attributions[teller].speaker if teller is not None else None)
        for f, teller in zip(figures, tellers, strict=True)
    ]
    at = when = 0
    for passage in parsed.passages:
        end, first, since = passage.end, at, when
        while at < len(figures) and figures[at].span.start < end:
            at += 1
        while when < len(ordered) and ordered[when].span.start < end:
            when += 1
        if first == at or since == when:
            continue
        placed = [p for i in range(first, at) if (p := _placed(passage, i, figures[i])) is not None]
        bounds = list(bounding(passage, ordered[since:when]))
        told = {b.time.span: timed[since + b.index] for b in bounds}
        for one, found in _periods(passage.doc, placed, bounds):
            same = [b for b in found if told[b.time.span] == tellers[one.index]]
            out[one.index] = _with(out[one.index], one, same)
    return tuple(out)


def _placed(passage: Passage, index: int, figure: Figure) -> _Placed | None:
    tokens = passage.tokens(figure.span)
    if tokens is None or not len(tokens) or figure.unit == YEARS:
        return None  # when somebody was that old is the day of the report
    return _Placed(index, figure, tokens.start, tokens.end - 1, path_of(tokens))


def _periods(
    doc: Doc, figures: Sequence[_Placed], times: Sequence[Bounding]
) -> Iterator[tuple[_Placed, list[Bounding]]]:
    """The times that bound each figure of a passage."""
    at: dict[int, list[Bounding]] = {}
    for time in times:
        at.setdefault(time.head.i, []).append(time)
    beside = _beside(doc, figures, times)
    own = {index for index in beside.values() if index is not None}
    compared = {f.index for f in figures if f.path.compared}
    for figure in figures:
        near = [t for token in figure.path.near for t in at.get(token.i, ())]
        near += [t for t in times if beside[t.index] == figure.index and t not in near]
        far = [] if near or figure.path.compared else list(_far(figure, at))
        if far and figure.index not in own:
            far = [t for t in far if beside[t.index] not in compared]
        found = [
            t for t in sorted(near or far, key=lambda t: t.time.span) if not t.time.span.overlaps(figure.figure.span)
        ]
        if found:
            yield figure, found


def _far(figure: _Placed, at: dict[int, list[Bounding]]) -> Iterator[Bounding]:
    """Times attached to the verbs that a number's phrase belongs to."""
    for verb, shared in figure.path.verbs:
        for time in at.get(verb.i, ()):
            if not shared or time.first < verb.i:
                yield time


def _beside(doc: Doc, figures: Sequence[_Placed], times: Sequence[Bounding]) -> dict[int, int | None]:
    """The figure that each time stands right behind, where several figures of a clause have times of their own."""
    out: dict[int, int | None] = {}
    at = 0
    last: _Placed | None = None
    for time in times:
        while at < len(figures) and figures[at].last < time.first:
            last, at = figures[at], at + 1
        near = last is not None and 0 < time.first - last.last <= _BESIDE + 1
        joined = near and last is not None and not _apart(doc, last.last + 1, time.first)
        out[time.index] = last.index if joined and last is not None else None
    several = [i for i in out.values() if i is not None]
    return out if len(set(several)) > 1 or any(f.path.compared for f in figures) else dict.fromkeys(out)


def _apart(doc: Doc, first: int, last: int) -> bool:
    """Whether a verb, a mark or another clause stands between two tokens."""
    return any(t.is_punct or t.is_space or t.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") for t in doc[first:last])


def _with(figure: Figure, placed: _Placed, found: Sequence[Bounding]) -> Figure:
    periods = tuple(Period(b.relation, b.time.span) for b in found if b.time.type is not TimeType.SET)
    per = figure.scope.per or next((p for b in found if (p := _per(placed, b))), "")
    return replace(figure, scope=replace(figure.scope, per=per, periods=periods))


def _per(placed: _Placed, bound: Bounding) -> str:
    """The unit of time that a repetition makes a count a rate of."""
    unit = _REPEATS.get(bound.time.value, "") if bound.time.type is TimeType.SET else ""
    verbs = [verb for verb, shared in placed.path.verbs[:1] if not shared]
    if not unit or not verbs or placed.path.definite:
        return ""
    verb: Token = verbs[0]
    return unit if placed.path.suffers or verb.lemma_.lower() in _RECURS else ""
