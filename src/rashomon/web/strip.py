"""How much there is of something over time, as bars in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from rashomon.account.dates import spell
from rashomon.store.people import Counted

__all__ = ["HEIGHT", "WIDTH", "strip"]

#: Units of the drawing, which is stretched to the page.
WIDTH: Final = 720
HEIGHT: Final = 64
#: Days up to which each day has a bar; of a longer time each month has one.
_DAYS: Final = 180
#: Share of the room of a bar that it takes, and the height of the smallest.
_FULL, _LEAST = 0.86, 3.0
_MONTH: Final = len("2021-02")


def strip(counts: Sequence[Counted], link: Callable[[str, str], str]) -> dict[str, Any] | None:
    """Bars for days, or for months if the time is long; ``None`` where fewer than two have any.

    Args:
        counts: What there is on each day ("2021-02-13"), in their order.
        link: The address of what there is from one day to another.
    """
    days = [(date.fromisoformat(one.value), one.sayings) for one in counts if one.sayings]
    if len(days) < 2:
        return None
    first, last = days[0][0], days[-1][0]
    by_day = (last - first).days < _DAYS
    bins: dict[str, int] = {}
    for day, number in days:
        name = day.isoformat() if by_day else day.isoformat()[:_MONTH]
        bins[name] = bins.get(name, 0) + number
    places = _days(first, last) if by_day else _months(first, last)
    room, most = WIDTH / len(places), max(bins.values())
    at = {name: number for number, name in enumerate(places)}
    return {
        "unit": "day" if by_day else "month",
        "first": spell(places[0]),
        "last": spell(places[-1]),
        "most": most,
        "bars": [
            {
                "value": name,
                "count": count,
                "says": spell(name),
                "link": link(*_ends(name)),
                "x": round(at[name] * room, 2),
                "y": round(HEIGHT - _tall(count, most), 2),
                "width": round(max(1.0, room * _FULL), 2),
                "height": round(_tall(count, most), 2),
            }
            for name, count in bins.items()
        ],
    }


def _tall(count: int, most: int) -> float:
    return _LEAST + (HEIGHT - _LEAST) * count / most


def _days(first: date, last: date) -> list[str]:
    return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]


def _months(first: date, last: date) -> list[str]:
    count = (last.year - first.year) * 12 + last.month - first.month
    numbers = (first.year * 12 + first.month - 1 + n for n in range(count + 1))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _ends(name: str) -> tuple[str, str]:
    """The first and the last day of a bar."""
    if len(name) > _MONTH:
        return name, name
    year, month = int(name[:4]), int(name[5:])
    after = date(year + month // 12, month % 12 + 1, 1)
    return f"{name}-01", (after - timedelta(days=1)).isoformat()
