"""How near a deadline was when the reports appeared, in words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.sources import Sources
from rashomon.account.wording import count_of, listed
from rashomon.model import Nearness

__all__ = ["nearness_words", "span_words"]

#: Units that a stretch is told in: the days of one, its name, and the days from which it is used. A fortnight is
#: still told in days, and two months in weeks, as newspapers do.
_UNITS = ((365.25, "year", 730), (30.44, "month", 122), (7, "week", 15), (1, "day", 0))


def nearness_words(sources: Sources, near: Sequence[Nearness]) -> str:
    """How far off a deadline was when each report appeared; reports at the same distance are told together.

    Args:
        sources: The reports.
        near: The distances.

    Returns:
        "11 to 15 weeks off when A and B appeared and passed three days before C appeared"; empty for none.
    """
    by_words: dict[str, list[str]] = {}
    for one in near:
        by_words.setdefault(span_words(one.least, one.most), []).append(sources.label(one.article))
    return listed([f"{words} {listed(labels)} appeared" for words, labels in by_words.items()])


def span_words(least: int, most: int) -> str:
    """A distance in days as words that go before a report's name and "appeared".

    Args:
        least: The fewest days to the deadline, negative once it has passed.
        most: The most.
    """
    if most < 0:
        return f"passed {_stretch(-most, -least)} before"
    if least > 0:
        return f"{_stretch(least, most)} off when"
    if least == most:
        return "due on the day that"
    return f"due within {_stretch(1, max(most, 1))} of the day that" if least == 0 else "just due when"


def _stretch(least: int, most: int) -> str:
    """So many days, or a range of them, in the unit that suits its middle."""
    size, unit, _ = next(u for u in _UNITS if (least + most) / 2 >= u[2])
    low, high = round(least / size), round(most / size)
    if low == high or low == 0:
        about = "" if unit == "day" and least == most else "some "
        return about + count_of(high, unit, f"{unit}s")
    return f"{count_of(low, '', '').strip()} to {count_of(high, unit, f'{unit}s')}"
