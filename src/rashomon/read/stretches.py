"""The first and last day of a TIMEX3 date."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

__all__ = ["SEASONS", "bounds"]

#: First and last month of each season; the winter of a year ends in the next.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and last day of a TIMEX3 date or time; ``None`` twice for what is no stretch of the calendar."""
    point = value.split("T", 1)[0]
    try:
        return _bounds(point)
    except (ValueError, OverflowError):
        return None, None


def _bounds(point: str) -> tuple[date | None, date | None]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", point):
        return (day := date.fromisoformat(point)), day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", point):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(1 if match[3] else 6)
    if match := re.fullmatch(r"(\d{4})-(\d\d|Q[1-4]|H[12]|SP|SU|FA|WI)", point):
        return _months(int(match[1]), match[2])
    if re.fullmatch(r"\d{2,4}", point):
        return date(int(point.ljust(4, "0")) or 1, 1, 1), date(int(point.ljust(4, "9")), 12, 31)
    return None, None


def _months(year: int, part: str) -> tuple[date, date]:
    if part in SEASONS:
        start, end = SEASONS[part]
    elif part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        end = int(part[1]) * length
        start = end - length + 1
    else:
        start = end = int(part)
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(year, start, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
