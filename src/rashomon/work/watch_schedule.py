"""When to come back: from times that are given to times, with nothing else.

All of it follows from one wish: to hear soon of what is new, and to ask as seldom as that allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

__all__ = [
    "BASE",
    "DAY",
    "LOOKS",
    "after_change",
    "after_failure",
    "after_page_failure",
    "after_visit",
    "next_look",
    "too_old",
]

DAY = timedelta(days=1)
#: Between two visits to a source that often has news.
BASE = timedelta(minutes=15)
#: A source with news is visited twice as often as before, one without half again as seldom: its pace follows it up
#: within a few visits, and a quiet night does not lose it for the morning.
_SOONER, _LATER = 0.5, 1.5
#: After how long since it was first seen a page is looked at again. Most corrections come within hours of publication;
#: what is changed after a week is mostly what stands around the report.
LOOKS = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7))
#: Between two looks at least, for a page that came late.
_APART = timedelta(minutes=30)
#: Pages older than that are not fetched when a source names them for the first time: it is then showing its archive.
_OLDEST = timedelta(days=30)
#: The first wait after a page that did not come, and tries before it is given up.
_PAGE_WAIT, _PAGE_TRIES = timedelta(minutes=5), 6
#: At most added to a wait after a failure at random: what fails together should not come back together.
_JITTER = 0.25
#: A second doubled so often is longer than a day.
_DOUBLINGS = 17
#: The longest that a server may ask to be left alone. More is a mistake, or would be forgotten anyway.
_LONGEST_ASKED = timedelta(days=7)


def after_visit(
    now: datetime, interval: timedelta, base: timedelta, *, news: bool, wishes: Iterable[float | None] = ()
) -> tuple[timedelta, datetime]:
    """When to visit a source again that has answered.

    Args:
        now: The time.
        interval: Its interval before.
        base: The shortest interval.
        news: Whether it held something new.
        wishes: Seconds for which server and feed say that the answer holds; up to a day they are granted.

    Returns:
        Its interval from now on, from `base` to a day (or to `base`, if that is longer), and when it is due.
    """
    pace = min(max(interval * (_SOONER if news else _LATER), base), max(base, DAY))
    asked = max((timedelta(seconds=min(max(0.0, one), DAY.total_seconds())) for one in wishes if one), default=pace)
    return pace, now + max(pace, asked)


def after_failure(
    now: datetime, failures: int, base: timedelta, *, wait: float | None = None, chance: float = 0.0
) -> datetime:
    """When to try a source again: the wait doubles with each failure, up to a day.

    Args:
        now: The time.
        failures: How often in a row it has failed, this time included.
        base: The first wait.
        wait: Seconds for which the server asks to be left alone; up to a week they are granted.
        chance: From 0 to 1, for the jitter.
    """
    return now + max(_doubled(base, failures, max(base, DAY), chance), _asked(wait))


def after_page_failure(
    now: datetime, failures: int, *, wait: float | None = None, chance: float = 0.0
) -> datetime | None:
    """When to try a page again that did not come; ``None`` if it is to be given up. See `after_failure`."""
    if failures >= _PAGE_TRIES:
        return None
    return now + max(_doubled(_PAGE_WAIT, failures, DAY, chance), _asked(wait))


def next_look(seen: datetime, now: datetime) -> datetime | None:
    """When to look again at a page that has been fetched; ``None`` if it is past changing.

    Args:
        seen: When a source first named it.
        now: The time.
    """
    return next((seen + one for one in LOOKS if seen + one >= now + _APART), None)


def after_change(seen: datetime, fetched: datetime, now: datetime) -> datetime:
    """When to look again at a page of which its source says something new.

    There are sources that say of every page each time that it has just changed: one that is young is looked at once an
    hour at most, one that is past changing once a day.

    Args:
        seen: When a source first named it.
        fetched: When it was fetched last.
        now: The time.
    """
    return max(now, fetched + (LOOKS[0] if now - seen <= LOOKS[-1] else DAY))


def too_old(stated: datetime, now: datetime) -> bool:
    """Whether a page is one of an archive by the time that its source states."""
    return now - stated > _OLDEST


def _doubled(first: timedelta, failures: int, longest: timedelta, chance: float) -> timedelta:
    times = 1 << min(max(failures - 1, 0), _DOUBLINGS)
    return min(first * times, longest) * (1 + _JITTER * chance)


def _asked(wait: float | None) -> timedelta:
    return timedelta(seconds=min(max(0.0, wait or 0.0), _LONGEST_ASKED.total_seconds()))
