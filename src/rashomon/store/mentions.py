"""What an article holds, row by row, so that it can be looked up: sayings, names, figures, times, incidents, pledges.

The analysis beside them holds all of it in full. These rows repeat what people search for, in plain columns.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert

from rashomon.compare.bounds import interval
from rashomon.model import Analysis, Attribution, Figure, Incident, Name, Pledge, TimeReference
from rashomon.read.calendar import bounds
from rashomon.spans import Span, join_spans
from rashomon.store import schema
from rashomon.store.identity import INDEXED, storable

__all__ = ["index"]

_Row = dict[str, Any]

#: How a share of a whole is kept, so that "two thirds" is found among the percentages.
_PERCENT = "percent"


def index(connection: Connection, number: int, analysis: Analysis) -> None:
    """Put what an analysis found in place of the rows that were there for its article.

    Args:
        connection: A transaction that writes.
        number: The article's key in the tables.
        analysis: Of the article, with its text.
    """
    rows: tuple[tuple[Table, list[_Row]], ...] = (
        (schema.saying, _each(analysis, analysis.attributions, _saying)),
        (schema.name, _names(analysis)),
        (schema.figure, _each(analysis, analysis.figures, _figure)),
        (schema.time, _each(analysis, analysis.times, _time)),
        (schema.incident, _each(analysis, analysis.incidents, _incident)),
        (schema.pledge, _each(analysis, analysis.pledges, _pledge)),
    )
    for table, found in rows:
        connection.execute(delete(table).where(table.c.article == number))
        if found:
            connection.execute(insert(table), [{"article": number, **one} for one in found])


def _each(analysis: Analysis, mentions: tuple[Any, ...], row: Callable[[str, Any], _Row]) -> list[_Row]:
    return [row(analysis.article.text, one) for one in mentions]


def _at(span: Span) -> _Row:
    return {"start": span.start, "end": span.end}


def _words(text: str, *spans: Span) -> str:
    return storable(" ".join(" ".join(span.of(text) for span in spans).split()))


def _maybe(words: str | None) -> str | None:
    return storable(words, INDEXED) if words else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _finite(bound: float | None) -> float | None:
    return bound if bound is not None and math.isfinite(bound) else None


def _saying(text: str, said: Attribution) -> _Row:
    speaker = _maybe(said.speaker)
    return {
        **_at(join_spans(said.content)),
        "speaker": speaker,
        "person": speaker,  # until the story of the article knows a fuller name
        "voice": said.voice.value,
        "kind": said.kind.value,
        "act": said.act.value if said.act else None,
        "via": _maybe(said.via),
        "words": _words(text, *said.content),
    }


def _names(analysis: Analysis) -> list[_Row]:
    times = Counter((one.entity, one.label) for one in analysis.names)
    first: dict[tuple[str, str], Name] = {}
    for one in sorted(analysis.names, key=lambda one: one.span):
        first.setdefault((one.entity, one.label), one)
    return [
        {**_at(one.span), "entity": storable(entity, INDEXED), "label": label, "times": times[entity, label]}
        for (entity, label), one in first.items()
    ]


def _figure(text: str, figure: Figure) -> _Row:
    low, high, value, unit = figure.low, figure.high, figure.value, figure.unit
    if unit == "share":
        low, high = interval(figure)
        value = None if value is None else value * 100
        unit = _PERCENT
    elif low is None and high is None:
        # "about 10,000" states no bounds; whoever looks for 9,600 means it too
        low, high = interval(figure)
    low, value, high = _finite(low), _finite(value), _finite(high)
    # of a magnitude such as "dozens" there are bounds alone; what is not finite is no number to look for
    known = [one for one in (low, value, high) if one is not None] or [0.0]
    return {
        **_at(figure.span),
        "value": value,
        "low": low,
        "high": high,
        "least": known[0],
        "most": known[-1],
        "unit": _maybe(unit),
        "counted": _words(text, figure.of) if figure.of else _maybe(figure.head),
        "words": _words(text, figure.span),
    }


def _time(text: str, time: TimeReference) -> _Row:
    return {
        **_at(time.span),
        "value": storable(time.value),
        "type": time.type.value,
        "low": _day(time.low),
        "high": _day(time.high),
        "words": _words(text, time.span),
    }


def _incident(text: str, incident: Incident) -> _Row:
    low, high = bounds(incident.date) if incident.date else (None, None)
    stated, meant = incident.place(text), incident.location
    # what the words mean is added where they do not say it: "Orlen village, Brenn province"
    meaning = (meant.name, meant.division_name) if meant else ()
    added = [one for one in dict.fromkeys(meaning) if one and one.casefold() not in (stated or "").casefold()]
    return {
        **_at(incident.span),
        "type": incident.type.value,
        "reality": incident.reality.value,
        "place": _maybe(", ".join(filter(None, (stated, *added)))),
        "country": _maybe(meant.country_name) if meant else None,
        "low": _day(low),
        "high": _day(high),
        "killed": float(incident.killed.low) if incident.killed else None,
        "wounded": float(incident.wounded.low) if incident.wounded else None,
        "words": _words(text, incident.span),
    }


def _pledge(text: str, pledge: Pledge) -> _Row:
    return {
        **_at(pledge.span),
        "kind": pledge.kind.value,
        "party": _maybe(pledge.party.name) if pledge.party else None,
        "words": _words(text, pledge.act),
    }
