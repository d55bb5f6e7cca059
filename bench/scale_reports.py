"""Generated news: reports of invented happenings in many wordings, and copies of them, day by day.

``cases/scale_templates.txt`` has the wordings of each family of happenings: headlines, leads and facts, each in several
versions. Every outlet words the alternatives in brackets by its own house style, and rounds numbers or does not. A
report is a headline, a lead and some of the facts; a copy is another report word for word, cut, or edited.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from scale_events import Event, event
from scale_world import World

__all__ = ["Report", "reports"]

_TEMPLATES = Path(__file__).parent / "cases" / "scale_templates.txt"
_START = date(2031, 3, 3).toordinal()

#: Articles of one day.
DAILY = 10_000
_STYLES, _OUTLETS = 12, 240
#: Story sizes fall off with this power, up to the most: a mean of about 4, half of the articles in stories above 15.
_POWER, _MOST = 2.0, 400
#: Shares of articles after the first that are copies, and among them of those word for word and cut.
_COPIES, _WHOLE, _CUT = 0.55, 0.35, 0.3
#: Shares of happenings that are like another of the last days, and that follow one.
_ALIKE, _FOLLOWS = 0.15, 0.1
#: Shares of articles whose day is known to two days only, and not at all.
_ROUGH, _UNDATED = 0.05, 0.01
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

#: A piece of a template: text, a slot, or versions of which each style has one.
_Piece = str | tuple[str] | tuple["_Wording", ...]
_Wording = tuple["_Piece", ...]


@dataclass(frozen=True)
class Report:
    """One generated article.

    Attributes:
        id: Unique.
        story: The number of the happening that it reports.
        outlet: Who published it.
        headline: Its headline.
        body: The rest, its paragraphs with blank lines between them.
        first: First day on which it can have been published, as an ordinal; ``None`` if not known.
        last: Last such day.
    """

    id: str
    story: int
    outlet: str
    headline: str
    body: str
    first: int | None
    last: int | None


@dataclass(frozen=True)
class _Outlet:
    name: str
    style: int
    rounds: bool
    dateline: str
    foot: str


@dataclass(frozen=True)
class _Draft:
    """What a report is made of: which version of headline, lead and facts, by whom, how long after the happening."""

    headline: int
    parts: tuple[tuple[str, int], ...]
    outlet: _Outlet
    late: int
    text: tuple[str, tuple[str, ...]]


def reports(count: int, seed: int) -> Iterator[Report]:
    """Articles in the order of publication, made as they are asked for.

    Args:
        count: How many.
        seed: Another seed, another world.
    """
    world, rng = World(seed), Random(f"reports {seed}")  # noqa: S311 - a corpus is no secret
    outlets = _outlets(rng)
    waiting: dict[int, list[tuple[int, _Draft]]] = defaultdict(list)
    recent: list[Event] = []
    day, number, made = _START, 0, 0
    while made < count:
        opened = 0
        while opened < DAILY:
            one = _next(world, number, day, rng, recent)
            recent.append(one)
            drafts = _drafts(one, rng, outlets)
            for draft in drafts:
                waiting[day + draft.late].append((number, draft))
            opened += len(drafts)
            number += 1
        # those of the last days only
        recent = recent[-3 * DAILY // 4 :]
        today = waiting.pop(day, [])
        rng.shuffle(today)
        for story, draft in today[: count - made]:
            yield _report(made, story, draft, day, rng)
            made += 1
        day += 1


def _next(world: World, number: int, day: int, rng: Random, recent: Sequence[Event]) -> Event:
    chance = rng.random()
    if recent and chance < _ALIKE:
        return event(world, number, day, rng, recent[-rng.randint(1, min(len(recent), 5_000))], follows=False)
    if recent and chance < _ALIKE + _FOLLOWS:
        # the oldest are two or three days back
        return event(world, number, day, rng, recent[rng.randint(0, len(recent) // 3)], follows=True)
    return event(world, number, day, rng, None, follows=False)


def _outlets(rng: Random) -> list[_Outlet]:
    names = ("Herald", "Post", "Wire", "Times", "Mail", "Globe", "Echo", "Press", "Journal", "Standard")
    feet = ("", "", "", "Sign up for our morning letter.", "Read more on our live page.", "All rights reserved.")
    return [
        _Outlet(
            f"{rng.choice(('Daily', 'Evening', 'New', 'Morning', 'National'))} {rng.choice(names)} {n}",
            rng.randrange(_STYLES),
            rng.random() < 0.4,
            rng.choice(("", "", "{town} — ", "{town} (Staff) — ")),
            rng.choice(feet),
        )
        for n in range(_OUTLETS)
    ]


def _size(rng: Random) -> int:
    """A number of articles by Zipf's law."""
    while True:
        # inverse transform of the continuous law, cut off
        size = int((1 - rng.random()) ** (-1 / (_POWER - 1)))
        if size <= _MOST:
            return size


def _drafts(one: Event, rng: Random, outlets: Sequence[_Outlet]) -> list[_Draft]:
    size = _size(rng)
    out: list[_Draft] = []
    for _ in range(size):
        outlet = rng.choice(outlets)
        if out and rng.random() < _COPIES:
            # an early text is copied most
            out.append(_copy(one, out[int(len(out) * rng.random() ** 2)], outlet, rng))
        else:
            out.append(_own(one, outlet, rng))
    return out


def _own(one: Event, outlet: _Outlet, rng: Random) -> _Draft:
    family = _families()[one.family]
    facts = list(family.facts)
    chosen = set(rng.sample(facts, rng.randint(3, min(6, len(facts)))))
    parts = [("L", rng.randrange(len(family.leads)))]
    parts += [(fact, rng.randrange(len(family.facts[fact]))) for fact in facts if fact in chosen]
    if rng.random() < 0.3:
        parts[1:] = rng.sample(parts[1:], len(parts) - 1)
    late = min(int(rng.expovariate(1.4)), 5)
    return _drawn(one, rng.randrange(len(family.headlines)), tuple(parts), outlet, late)


def _copy(one: Event, source: _Draft, outlet: _Outlet, rng: Random) -> _Draft:
    """A copy: under its own headline as often as not."""
    family = _families()[one.family]
    late = min(source.late + (rng.random() < 0.25), 5)
    chance = rng.random()
    if chance >= _WHOLE + _CUT:
        # edited: worded in house style, a sentence left out or exchanged, the numbers of the day
        parts = list(source.parts)
        at = rng.randrange(len(parts))
        told = {fact for fact, _ in parts}
        fresh = [(fact, rng.randrange(len(those))) for fact, those in family.facts.items() if fact not in told]
        parts[at : at + 1] = [rng.choice(fresh)] if fresh and (not at or rng.random() < 0.5) else []
        return _drawn(one, rng.randrange(len(family.headlines)), tuple(parts), outlet, late)
    headline, body = source.text
    if rng.random() < 0.5:
        headline = _worded(family.headlines[rng.randrange(len(family.headlines))], one, outlet, late)
    if chance >= _WHOLE and len(body) > 2:
        body = body[: rng.randint(2, len(body) - 1)]
    return _Draft(source.headline, source.parts, outlet, late, (headline, body))


def _drawn(one: Event, headline: int, parts: tuple[tuple[str, int], ...], outlet: _Outlet, late: int) -> _Draft:
    family = _families()[one.family]
    text = [_worded(family.leads[n] if f == "L" else family.facts[f][n], one, outlet, late) for f, n in parts]
    text[0] = outlet.dateline.format(town=one.slots["town"].upper()) + text[0]
    if outlet.foot:
        text.append(outlet.foot)
    return _Draft(headline, parts, outlet, late, (_worded(family.headlines[headline], one, outlet, late), tuple(text)))


def _report(made: int, story: int, draft: _Draft, day: int, rng: Random) -> Report:
    first: int | None = day
    last: int | None = day
    chance = rng.random()
    if chance < _UNDATED:
        first = last = None
    elif chance < _UNDATED + _ROUGH:
        first, last = day - rng.randint(0, 1), day + 1
    headline, body = draft.text
    return Report(f"{made:07d}", story, draft.outlet.name, headline, "\n\n".join(body), first, last)


@dataclass(frozen=True)
class _Family:
    headlines: tuple[_Wording, ...]
    leads: tuple[_Wording, ...]
    facts: Mapping[str, tuple[_Wording, ...]]


@cache
def _families() -> dict[str, _Family]:
    out = {}
    for block in re.split(r"^= ", _TEMPLATES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.strip().splitlines()
        rows = dict(line.split(": ", 1) for line in lines)
        worded = {key: tuple(_parsed(text) for text in value.split(" / ")) for key, value in rows.items()}
        heads, leads = worded.pop("H"), worded.pop("L")
        out[name] = _Family(heads, leads, worded)
    return out


def _parsed(text: str) -> _Wording:
    pieces: list[_Piece] = []
    for piece in re.split(r"(\[[^\]]*\]|\{\w+\})", text):
        if piece.startswith("["):
            versions = [_parsed(version) for version in piece[1:-1].split("|")]
            pieces.append(
                tuple(versions[zlib.crc32(f"{style} {piece}".encode()) % len(versions)] for style in range(_STYLES))
            )
        elif piece.startswith("{"):
            pieces.append((piece[1:-1],))
        elif piece:
            pieces.append(piece)
    return tuple(pieces)


def _worded(wording: _Wording, one: Event, outlet: _Outlet, late: int) -> str:
    text = "".join(_pieces(wording, one, outlet, late))
    return text[:1].upper() + text[1:]


def _pieces(wording: _Wording, one: Event, outlet: _Outlet, late: int) -> Iterator[str]:
    for piece in wording:
        if isinstance(piece, str):
            yield piece
        elif len(piece) == 1 and isinstance(piece[0], str):
            yield _filled(piece[0], one, outlet, late)
        else:
            yield from _pieces(piece[outlet.style], one, outlet, late)


def _filled(slot: str, one: Event, outlet: _Outlet, late: int) -> str:
    if slot == "weekday":
        return _WEEKDAYS[(one.day - 1) % 7]
    count = one.counts.get(slot)
    if count is None:
        return one.slots[slot]
    if slot in ("dead", "hurt"):
        # tolls grow in the first days
        count += count * min(late, 3) // 8
    if outlet.rounds and count >= 100:
        step = 10 ** (len(str(count)) - 2)
        count = round(count / step) * step
    return _SMALL[count] if count < len(_SMALL) and outlet.style % 2 else f"{count:,}"
