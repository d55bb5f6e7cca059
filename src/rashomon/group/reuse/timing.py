"""When the two of a pair appeared: what came later cannot be the source of what came first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rashomon.group.reuse.views import View
from rashomon.model import Analysis, Hint, HintKind, Published

__all__ = ["published_earlier"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: Log odds of times to the minute. Times of a first and of a later version are mixed up now and then, so that even
#: hours are not proof; a few minutes lie within what two desks need to send out one wire report.
_MINUTES, _FEW_MINUTES = 2.6, 1.0
#: Minutes that count as few.
_FEW = 15
#: Log odds of days that differ: by one, which a time zone or a page's last change can make, and by more.
_DAY, _DAYS = 1.6, 2.4
#: What is left of that for days that were inferred, and for ranges of days that do not meet.
_INFERRED, _RANGE = 0.6, 0.5
#: What is left where other dates given for one of the two contradict.
_DISPUTED = 0.5
#: What is left where each has much that the other lacks: both may have it from a third. And share of either that is
#: much enough for one to be the other's source.
_FROM_THIRD, _MUCH = 0.5, 0.8


def published_earlier(view: View) -> Iterator[Hint]:
    """Say if the supposed source appeared before the other."""
    first, second = view.source.analysis.published, view.copy.analysis.published
    if first is None or second is None:
        return
    by_minute = _minutes(first, second)
    if by_minute is not None:
        if by_minute > 0:
            yield _hint(view, f"it appeared {_span(by_minute)} earlier", _FEW_MINUTES if by_minute < _FEW else _MINUTES)
        return
    if first.latest is None or second.earliest is None or first.latest >= second.earliest:
        return
    days = (second.earliest - first.latest).days
    weight = _DAY if days == 1 else _DAYS
    if first.day is None or second.day is None:
        yield _hint(
            view,
            f"it appeared by {_spell(first.latest)}, the other not before {_spell(second.earliest)}",
            weight * _RANGE,
        )
        return
    stated = _stated(view.source.analysis) and _stated(view.copy.analysis)
    text = f"it appeared on {_spell(first.day)}, {_span(days * 1_440)} earlier"
    yield _hint(view, text, weight * (1.0 if stated else _INFERRED))


def _hint(view: View, text: str, weight: float) -> Hint:
    if max(view.reuse.share_a, view.reuse.share_b) < _MUCH:
        weight *= _FROM_THIRD
    disputed = any(r.analysis.published and r.analysis.published.disputed for r in (view.source, view.copy))
    return Hint(HintKind.PUBLISHED, text, weight * (_DISPUTED if disputed else 1.0), source=view.source.id)


def _minutes(first: Published, second: Published) -> int | None:
    """Minutes from the first to the second; ``None`` if one is not known so well, or they cannot be compared."""
    one, other = first.exact, second.exact
    if one is None or other is None or (one.tzinfo is None) != (other.tzinfo is None):
        return None
    return (other - one) // timedelta(minutes=1)


def _stated(analysis: Analysis) -> bool:
    """Whether the day came with the article, and was not worked out from the text."""
    given = {clause for one in analysis.article.dated for clause in one.basis}
    return analysis.published is not None and not given.isdisjoint(analysis.published.basis)


def _spell(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _span(minutes: int) -> str:
    for size, name in ((1_440, "day"), (60, "hour")):
        if minutes >= size:
            return f"{minutes // size} {name}{'s' * (minutes // size > 1)}"
    return f"{minutes} minute{'s' * (minutes > 1)}"
