"""Time references of one article, with their TIMEX3 values as far as its publication date gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.extract.tenses import act, tense
from rashomon.extract.timex import Found, find
from rashomon.model import Published, Tense, TimeReference
from rashomon.read.calendar import bounds, resolve
from rashomon.text.nlp import Parsed, Passage

__all__ = ["resolve", "time_references"]


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
    for passage, one in found:
        done = one
        month = re.fullmatch(r"month-name:(\d\d)", one.form)
        day = re.fullmatch(r"month-day:(\d\d-\d\d)", one.form)
        if month and (named := months.get(month[1])) and one.tense in (named.tense, Tense.UNKNOWN):
            done = replace(one, value=named.value, form=named.form, low=named.low, high=named.high)
        elif day and dated and dated[0] == passage and _half_year(dated[1], day[1]):
            value = f"{dated[1][:4]}-{day[1]}"
            low, high = bounds(value)
            done = replace(
                one, value=value, form="", low=low, high=high, basis="the year is that of the date before it"
            )
        if (
            match := re.fullmatch(r"\d{4}-(\d\d)", done.value)
            if not done.form
            else re.fullmatch(r"month-name[<>=].*:(\d\d)", done.form)
        ):
            months[match[1]] = done
        if not one.form and re.fullmatch(r"\d{4}-\d\d-\d\d", one.value):
            dated = (passage, one.value)
        yield done


def _half_year(full: str, month_day: str) -> bool:
    return abs(int(full[5:7]) - int(month_day[:2])) < 6


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
