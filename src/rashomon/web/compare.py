"""Two articles side by side, or two versions of one: what they have in common, aligned, and what differs in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from sqlalchemy import Connection

from rashomon.account.wording import count_of, listed
from rashomon.compare.rewritten import revision
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.spans import Span
from rashomon.store import about, analyses, articles, revisions
from rashomon.store.about import About
from rashomon.web.articlefacts import named
from rashomon.web.matches import Match, laid, of_reuse, of_revision, turned_round
from rashomon.web.pages import Id, Pages, Store, View
from rashomon.web.problems import NotFound
from rashomon.web.segments import page_of, pages, segments

__all__ = ["PAGES"]

PAGES = Pages()

#: Characters of a text that stand beside those of the other: nearly every report whole.
_AT_ONCE = 20_000
_MOST = 1_000_000
#: Characters of two versions that are compared while a reader waits: some tenths of a second.
_COMPARED = 200_000

_Number = Annotated[int, Query(ge=0, le=_MOST, description="Passage to open, from 1; 0 for none.")]
_Part = Annotated[int, Query(ge=0, le=_MOST, description="Page of that text, from 1; 0 for the one of the passage.")]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two."""

    one: About
    text: str

    @property
    def label(self) -> str:
        return str(named(self.one)["label"])


@PAGES.page("/compare/{first}/{second}", "compare.html.j2", summary="Two articles side by side.")
def compare(workspace: Store, first: Id, second: Id, passage: _Number = 0, left: _Part = 0, right: _Part = 0) -> View:
    """Two articles side by side."""
    with workspace.reading() as connection:
        sides = (_side(connection, first), _side(connection, second))
        matches, says = _matches(connection, sides)
    current = min(passage, len(matches))
    state = {"left": left or None, "right": right or None}
    steps = [addresses.compare(first, second, passage=n + 1, **state) for n in range(len(matches))]
    opened = matches[current - 1] if current else None
    return {
        "title": _title(*sides),
        "says": says,
        "passage": current,
        "previous": steps[current - 2] if current > 1 else "",
        "next": steps[current] if current < len(matches) else "",
        "swapped": addresses.compare(second, first),
        "sides": [
            _shown(side, matches, n, opened, (left, right)[n], _state(first, second, current, state, n))
            for n, side in enumerate(sides)
        ],
        "matches": [
            {
                "number": n + 1,
                "kind": one.kind,
                "tags": one.tags,
                "link": steps[n],
                "places": [
                    addresses.sourced(side.one.id, span) if span else ""
                    for side, span in zip(sides, (one.a, one.b), strict=True)
                ],
                "pieces": one.pieces,
            }
            for n, one in enumerate(matches)
        ],
    }


def _title(one: _Side, other: _Side) -> str:
    if one.one.document == other.one.document:
        return f"{one.label}: version {one.one.version} and version {other.one.version}, side by side"
    return f"{one.label} and {other.label}, side by side"


def _side(connection: Connection, id: str) -> _Side:  # noqa: A002
    one = about.about(connection, id)
    if one is None:
        raise NotFound("article", id, "Search for its words instead.")
    return _Side(one, articles.text(connection, id))


def _matches(connection: Connection, sides: tuple[_Side, _Side]) -> tuple[list[Match], str]:
    """What the two have in common, in the order of the first, and that in a sentence."""
    a, b = sides
    if a.one.id == b.one.id:
        return [], "This is one article, beside itself."
    if a.one.document == b.one.document:
        return _revised(connection, sides)
    kept = about.shared(connection, a.one.number, [b.one.number]).get(b.one.number)
    if kept is None:
        return [], _unshared(connection, sides)
    reuse, source = kept
    turned = reuse.a != a.one.id
    texts = (b.text, a.text) if turned else (a.text, b.text)
    found = of_reuse(reuse, source, texts)
    if turned:
        found = sorted((turned_round(one) for one in found), key=lambda one: (one.a is None, one.a))
    own = sum(one.kind == "text" for one in found)
    parts = [count_of(own, "passage of their own words", "passages of their own words")] if own else []
    if len(found) > own:
        parts.append(count_of(len(found) - own, "quoted or standing passage", "quoted or standing passages"))
    first = next((side.label for side in sides if side.one.id == source), "")
    says = f"Both have {listed(parts)}." if parts else "They share no passage."
    return found, says + (f" {visible(first)} was there first." if first else "")


def _revised(connection: Connection, sides: tuple[_Side, _Side]) -> tuple[list[Match], str]:
    """What an outlet changed between two versions of a report."""
    order = sorted(sides, key=lambda side: side.one.version)
    ids = [side.one.id for side in order]
    kept = revisions.load(connection, [side.one.id for side in sides])
    found = next((one for one in kept.values() if {one.earlier, one.later} == set(ids)), None)
    if found is None:
        if sum(len(side.text) for side in sides) > _COMPARED:
            return [], "These are versions of one report, too long to be compared here."
        read = analyses.load(connection, ids)
        if len(read) < len(ids):
            return [], "These are versions of one report; one of them has not been analysed so far."
        found = revision(read[ids[0]], read[ids[1]])
    matches = of_revision(found)
    if found.earlier != sides[0].one.id:
        matches = [turned_round(one) for one in matches]
    if not matches:
        return [], "These are versions of one report, and its words are the same in both."
    changes = count_of(len(matches), "change", "changes")
    return (
        matches,
        f"These are versions of one report: {changes} from version {order[0].one.version} to {order[1].one.version}.",
    )


def _unshared(connection: Connection, sides: tuple[_Side, _Side]) -> str:
    stories = [{s.id for s in about.stories_of(connection, side.one.number)} for side in sides]
    if stories[0] & stories[1]:
        return "No passage is known that stands in both."
    return "They are in no story together; shared passages are looked for within a story."


def _state(first: str, second: str, passage: int, state: dict[str, int | None], side: int) -> list[str]:
    """The beginning of an address that needs only the page of one side."""
    name = ("left", "right")[side]
    other = {key: value for key, value in state.items() if key != name}
    return [addresses.compare(first, second, passage=passage or None, **other), name]


def _shown(
    side: _Side, matches: Sequence[Match], at: int, opened: Match | None, page: int, address: Sequence[str]
) -> View:
    """One side: its words in segments, those that the other has, too, marked."""
    every = pages(side.text, _AT_ONCE)
    place = _place(opened, at)
    number = min(page - 1, len(every) - 1) if page else page_of(every, place)
    within = every[number] if every else None
    found = laid(matches, at)
    places = [n for n, one in enumerate(matches) if (one.a, one.b)[at] is not None]
    begun: set[int] = set()
    view: list[View] = []
    for one in segments(side.text, within, found) if within else ():
        numbers = [places[n] + 1 for n in one.found]
        begins = [places[n] + 1 for n in one.begins if places[n] not in begun]
        begun.update(places[n] for n in one.begins)
        view.append(
            {
                "start": one.span.start,
                "text": one.text,
                "classes": " ".join(one.classes),
                "in": numbers,
                "begins": begins,
            }
        )
    return {
        **named(side.one),
        "segments": view,
        "page": number + 1,
        "pages": len(every),
        "previous": _page_link(address, number) if number > 0 else "",
        "next": _page_link(address, number + 2) if number + 1 < len(every) else "",
    }


def _place(opened: Match | None, side: int) -> int:
    span: Span | None = (opened.a, opened.b)[side] if opened else None
    return span.start if span else opened.at[side] if opened else 0


def _page_link(address: Sequence[str], number: int) -> str:
    base, name = address
    return f"{base}{'&' if '?' in base else '?'}{name}={number}"
