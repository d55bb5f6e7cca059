"""Days of the feasts that move within the year: those of Easter and those of the Islamic calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri

__all__ = ["easter", "islamic_days"]

#: Years for which the Umm al-Qura calendar is tabulated, in whole Gregorian years.
_TABULATED = (1926, 2075)

#: A month begins when its crescent is seen, in one country a day before or after another.
_SIGHTING = timedelta(1)


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar.

    The anonymous algorithm of 1876, after J. Meeus, *Astronomical Algorithms* (1991), chapter 8.

    Args:
        year: From 1583 on.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def islamic_days(month: int, day: int | None, year: int) -> Iterator[tuple[date, date]]:
    """The first and last possible day of each Islamic date that falls in a Gregorian year.

    Dates are those of the Umm al-Qura calendar, a day more on both sides for what is seen elsewhere.

    Args:
        month: Its month, 1 to 12.
        day: Its day; ``None`` for the whole month.
        year: The Gregorian year; outside of 1926 to 2075 there is none.
    """
    if _TABULATED[0] <= year <= _TABULATED[1]:
        for first, last in _tabulated(month, day):
            if first.year == year:
                yield first - _SIGHTING, last + _SIGHTING


@lru_cache(maxsize=16)
def _tabulated(month: int, day: int | None) -> tuple[tuple[date, date], ...]:
    found = []
    for year in range(1343, 1500):
        begun = Hijri(year, month, day or 1)
        length = 1 if day else begun.month_length()
        first = date(*begun.to_gregorian().datetuple())
        found.append((first, first + timedelta(length - 1)))
    return tuple(found)
