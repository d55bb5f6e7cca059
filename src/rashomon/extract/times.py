"""Time references of one article, with their TIMEX3 values as far as its publication date gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.tenses import act, tense
from rashomon.extract.timerule import Found
from rashomon.extract.timex import find
from rashomon.model import Published, Tense, TimeReference
from rashomon.read.calendar import bounds, resolve
from rashomon.text.nlp import Parsed, Passage

__all__ = ["resolve", "time_references"]

_BARE_MONTH = re.compile(r"month-name:(\d\d)")
_NAMED_MONTH = re.compile(r"(?:month-name[<>=][+-]?\d*:|\d{4}-)(\d\d)")
_MONTH_DAY = re.compile(r"month-day:(\d\d-\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"quarter-no[^@]*|\d{4}-Q\d")

#: "The quarter", "the year-earlier quarter" and "a year earlier", with the years each lies before the quarter
#: reported on.
_SAME_QUARTER = {"quarter:-1": 0, "quarter:-1@-1": 1, "year:0@-1": 1}

#: Paragraphs over which a quarter stays the one that is reported on.
_QUARTER_REACH = 3

_HALF_YEAR = 6


def time_references(parsed: Parsed, published: Published | None) -> tuple[TimeReference, ...]:
    """Find every time expression in the readable blocks of an article.

    Args:
        parsed: The article, parsed.
        published: When it was published; ``None`` leaves what depends on that unresolved (XXXX-01-30, XXXX-WXX-6).
    """
    found = [(n, _reference(passage, f)) for n, passage in enumerate(parsed.passages) for f in find(passage.doc)]
    return tuple(resolve(one, published) for one in _in_context(found))


def _in_context(found: Sequence[tuple[int, TimeReference]]) -> Iterator[TimeReference]:
    """Complete what the text around it decides: "February" after "last February", "March 5" after "March 3, 2015".

    Args:
        found: Time references in the order of the text, each with the number of its passage.
    """
    months: dict[str, TimeReference] = {}
    dated: tuple[int, str] | None = None
    quarter: tuple[int, TimeReference] | None = None
    for passage, one in found:
        done = one
        if (month := _BARE_MONTH.fullmatch(one.form)) and (named := months.get(month[1])):
            if one.tense in (named.tense, Tense.UNKNOWN):
                done = replace(one, value=named.value, form=named.form, low=named.low, high=named.high)
        elif (day := _MONTH_DAY.fullmatch(one.form)) and dated and dated[0] == passage and _near(dated[1], day[1]):
            value = f"{dated[1][:4]}-{day[1]}"
            low, high = bounds(value)
            done = replace(one, value=value, form="", low=low, high=high, basis="the year of the date before it")
        elif quarter and passage - quarter[0] <= _QUARTER_REACH:
            done = _of_quarter(one, quarter[1])
        if match := _NAMED_MONTH.fullmatch(done.form or done.value):
            months[match[1]] = done
        if not one.form and _DAY.fullmatch(one.value):
            dated = (passage, one.value)
        if _QUARTER.fullmatch(done.form or done.value):
            quarter = (passage, done)
        yield done


def _near(full: str, month_day: str) -> bool:
    """Whether a month and day lie within half a year of a date, so that the year is the same."""
    return abs(int(full[5:7]) - int(month_day[:2])) < _HALF_YEAR


def _of_quarter(one: TimeReference, quarter: TimeReference) -> TimeReference:
    """What "the quarter" and "a year earlier" mean in a report on a quarter."""
    if one.form not in _SAME_QUARTER:
        return one
    back = _SAME_QUARTER[one.form]
    if quarter.form:
        return replace(one, form=f"{quarter.form}@-1" if back else quarter.form, tense=quarter.tense)
    value = f"{int(quarter.value[:4]) - back}{quarter.value[4:]}"
    low, high = bounds(value)
    return replace(one, value=value, form="", low=low, high=high, basis="the quarter named before it")


def _reference(passage: Passage, found: Found) -> TimeReference:
    low, high = (None, None) if found.form else bounds(found.value)
    return TimeReference(
        span=passage.span(passage.doc[found.first : found.last + 1]),
        type=found.type,
        value=found.value,
        tense=tense(passage, found.first, found.last),
        relative=bool(found.form),
        low=low,
        high=high,
        form=found.form,
        act=act(passage, found.first, found.last),
    )
