"""The things that articles can carry or leave out, each with the places that carry it and those that tell the opposite.

What stands in several findings is one thing: an incident that a timeline dates, or a statement that is also quoted, is
told once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.account.dates import bounds, spell
from rashomon.account.figures import figure_wording
from rashomon.account.pledges import HELD
from rashomon.account.quotes import speaker_name
from rashomon.account.sources import Sources
from rashomon.account.wording import clip, listed, quoted, range_of
from rashomon.compare.bounds import Fit, fitting
from rashomon.model import (
    Accord,
    Compliance,
    Figure,
    FigureGroup,
    Findings,
    Ground,
    IncidentGroup,
    IncidentType,
    LedgerEntry,
    Member,
    Opposed,
    Reality,
    Side,
    Statement,
    Status,
    TimelineEntry,
    Toll,
    Verdict,
)
from rashomon.spans import Span

__all__ = ["KINDS", "Thing", "things"]

#: The kinds of things, in the order in which they are shown where as many outlets carry them.
KINDS = ("quote", "statement", "incident", "pledge", "claim", "figure", "date")

#: Characters of a quotation, a statement or an event shown in a row.
_ROW = 90

#: Characters of the parts into which an article is cut to find what stands where.
_PART = 500
#: Words of content from which a clause says something by itself: "the time is right" does not.
_TELLING = 4
#: How a clause begins that is about what stands before it.
_RELATIVE = re.compile(r"(?:that|which|who|whom|whose|where|when)\b", re.IGNORECASE)
#: Numbers of one thing that are set against each other for the one that most give.
_NUMBERS = 60

#: Incidents that are things of their own; meetings, demands and the like stand among statements, pledges and dates.
_ACTS = (IncidentType.ACCIDENT, IncidentType.PROTEST, IncidentType.ARREST)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that articles can carry.

    Attributes:
        kind: One of `KINDS`.
        text: The thing, for a reader.
        direct: Places that carry it.
        indirect: Places that give it in indirect speech.
        opposed: Places that tell the opposite.
        since: The day before which nobody could tell it, as it had not happened; ``None`` if that is not known.
    """

    kind: str
    text: str
    direct: tuple[Member, ...]
    indirect: tuple[Member, ...] = ()
    opposed: tuple[Member, ...] = ()
    since: date | None = None

    @property
    def places(self) -> tuple[Member, ...]:
        """The places that carry it, in whatever way."""
        return (*self.direct, *self.indirect)


def things(sources: Sources, findings: Findings, entries: Sequence[TimelineEntry]) -> list[Thing]:
    """Everything that the articles of a story can carry, each thing once.

    Args:
        sources: The articles.
        findings: What comparing them shows.
        entries: The timeline.
    """
    said = [*_quotes(sources, findings), *_told(sources, findings)]
    acts = [t for group in findings.incidents if (t := _incident(group)) is not None]
    stated = _unless_told([*_opposed(sources, findings.opposed), *_statements(sources, findings)], [*said, *acts])
    dates = _unless_told(_dates(sources, findings, entries), acts, within=True)
    promised = [t for ledger in findings.pledges for e in ledger.entries for t in _pledge(e, ledger.agreement)]
    counted = [_figure(sources, group) for group in findings.figures]
    return [*said, *stated, *acts, *promised, *counted, *dates]


def _quotes(sources: Sources, findings: Findings) -> Iterator[Thing]:
    for one in findings.utterances:
        words = quoted(sources.words(one.members[0].article, one.members[0].span), _ROW)
        yield Thing("quote", f"{speaker_name(one)}: {words}", one.members, one.indirect)


def _told(sources: Sources, findings: Findings) -> Iterator[Thing]:
    """What several give in indirect speech, in the words of the one that gives least of it."""
    for one in findings.told:
        shortest = min(one.members, key=lambda m: (m.span.end - m.span.start, sources.order[m.article], m.span))
        words = sources.words(shortest.article, shortest.span).removeprefix("that ")
        yield Thing("statement", f"{speaker_name(one)}: {clip(words, _ROW)}", one.members)


def _opposed(sources: Sources, found: Iterable[Opposed]) -> Iterator[Thing]:
    """Where outlets tell the opposite of one another: the side that most of them take, and against it the others."""

    def taken(side: Side) -> tuple[int, int]:
        # copies of one text are no majority
        return sources.origins(side.members) or 0, len({m.article for m in side.members})

    for one in found:
        # what a short name stands for is no news that a report can leave out
        if one.between_parties or one.ground is Ground.NAME:
            continue
        main = max(one.sides, key=taken)
        others = [s for s in one.sides if s is not main]
        text = f"{_begun(one.about)}: {_side(main)} (against {listed([_side(s) for s in others])})"
        yield Thing("statement", text, main.members, (), tuple(m for s in others for m in s.members))


def _side(side: Side) -> str:
    return quoted(side.says, _ROW)


def _statements(sources: Sources, findings: Findings) -> Iterator[Thing]:
    """What several articles state alike, in the words of one that the others match or say more than.

    Each is a statement with those that were found to say the same or more: what resembles one of these alone may say
    something else.
    """
    known: dict[Member, Statement] = {}
    saying: dict[Member, set[Member]] = defaultdict(set)
    for pair in findings.statements:
        if pair.accord not in (Accord.SAME, Accord.MORE_SPECIFIC):
            continue
        one, other = (Member(article, statement.span) for article, statement in (pair.one, pair.other))
        known[one], known[other] = pair.one[1], pair.other[1]
        saying[other].add(one)
        if pair.accord is Accord.SAME:
            saying[one].add(other)
    taken: set[Member] = set()
    for core in sorted(saying, key=lambda m: (-len({m.article, *(o.article for o in saying[m])}), m)):
        words = sources.words(core.article, core.span)
        places = sorted({core, *saying[core]} - taken)
        telling = len(set(known[core].lemmas)) >= _TELLING and not _RELATIVE.match(words)
        if core in taken or not telling or len({p.article for p in places}) < 2:
            continue
        taken.update(places)
        speaker = known[core].speaker
        text = clip(_paired(words), _ROW)
        yield Thing("statement", f"{speaker}: {text}" if speaker else _begun(text), tuple(places))


def _paired(words: str) -> str:
    """Words without quotation marks of which the other half stands outside them."""
    halves = words.count("“") != words.count("”") or words.count('"') % 2
    return words.translate(dict.fromkeys(map(ord, '“”"'))) if halves else words


def _unless_told(found: Iterable[Thing], told: Sequence[Thing], *, within: bool = False) -> list[Thing]:
    """Those whose places are not, in most articles that carry them, places of something that is told already.

    Args:
        found: The things.
        told: What is told.
        within: Whether all the places must lie within those of one thing that is told.
    """
    out: list[Thing] = []
    known = _Places(told)
    for thing in found:
        if thing.opposed or not known.holding(thing, within=within):
            out.append(thing)
            if not within:
                known.add(thing)
    return out


class _Places:
    """The places of things, by article, asked for what they hold."""

    def __init__(self, told: Iterable[Thing]) -> None:
        self._count = 0
        self._spans: dict[tuple[str, int], list[tuple[Span, int]]] = defaultdict(list)
        for thing in told:
            self.add(thing)

    def add(self, thing: Thing) -> None:
        """Add the places of a thing."""
        for place in thing.places:
            for part in _parts(place.span):
                self._spans[place.article, part].append((place.span, self._count))
        self._count += 1

    def holding(self, thing: Thing, *, within: bool) -> bool:
        """Whether one thing holds this one: its places in all articles, or else in at least two and in most."""
        counts: Counter[int] = Counter()
        held: dict[str, set[int]] = defaultdict(set)
        for place in thing.places:
            near = (pair for part in _parts(place.span) for pair in self._spans.get((place.article, part), ()))
            held[place.article] |= {
                number for span, number in near if (span.covers(place.span) if within else span.overlaps(place.span))
            }
        for numbers in held.values():
            counts.update(numbers)
        articles = len(held)
        most = max(counts.values(), default=0)
        return most == articles if within else most > 1 and most * 2 > articles


def _parts(span: Span) -> range:
    """The parts of an article that a span touches, by which spans are found again."""
    return range(span.start // _PART, (span.end - 1) // _PART + 1)


def _incident(group: IncidentGroup) -> Thing | None:
    """An act told as done; who denies that it happened tells the opposite."""
    done = [(article, one) for article, one in group.members if one.reality is Reality.HAPPENED]
    denied = [Member(article, one.span) for article, one in group.members if one.reality is Reality.NEGATED]
    if not done or not (group.type.violent or group.type in _ACTS):
        return None
    if not (group.date or group.place or any(one.killed or one.wounded for _, one in done)):
        return None
    days = bounds(group.date) if group.date else None
    tolls = [
        f"{number} {what}"
        for what, every in (("killed", [i.killed for _, i in done]), ("wounded", [i.wounded for _, i in done]))
        if (number := _number(every))
    ]
    when = spell(group.date) if group.date and days else ""
    head = ", ".join(filter(None, (when, group.place)))
    text = f"{head}: {', '.join((group.type.value, *tolls))}" if head else ", ".join((group.type.value, *tolls))
    direct = tuple(Member(article, one.span) for article, one in done)
    return Thing("incident", _begun(text), direct, (), tuple(denied), days[0] if days else None)


def _number(tolls: Sequence[Toll | None]) -> str:
    """A toll on which those who give one agree."""
    given = {(t.low, t.high) for t in tolls if t is not None}
    return range_of(*given.pop()) if len(given) == 1 else ""


def _pledge(entry: LedgerEntry, agreement: str | None) -> Iterator[Thing]:
    """A commitment, and each claim that it was kept or broken. A vow that nobody comes back to is among the quotes."""
    if not agreement and not entry.claims:
        return
    party = entry.party or "Party not named"
    what = quoted(entry.commitment, _ROW) if entry.commitment else agreement or "the agreement"
    if entry.pledges:
        yield Thing("pledge", f"{_begun(party)}: {what}", tuple(Member(a, p.act) for a, p in entry.pledges))
    claims: dict[tuple[Compliance, str], list[Member]] = defaultdict(list)
    for article, claim in entry.claims:
        claimant = claim.claimant.name if claim.claimant else "the report itself"
        claims[claim.status, claimant].append(Member(article, claim.span))
    for (status, claimant), places in claims.items():
        yield Thing("claim", f"{_begun(party)}: {what}, {HELD[status]} {claimant}", tuple(places))


def _figure(sources: Sources, group: FigureGroup) -> Thing:
    """What is counted. Where the reports conflict, the number that most of them give, and against it the others."""
    against: _Members = ()
    main = group.members
    if group.verdict is Verdict.CONFLICT:
        main, against = _sides(sources, group.members)
    numbers, others = ([_printed(sources, a, f) for a, f in members] for members in (main, against))
    text = f"{_begun(group.what)}: {listed(list(dict.fromkeys(numbers)))}"
    text += f" (against {listed(list(dict.fromkeys(others)))})" if others else ""
    return Thing("figure", text, _figure_places(sources, main), (), _figure_places(sources, against))


_Members = tuple[tuple[str, Figure], ...]


def _sides(sources: Sources, members: _Members) -> tuple[_Members, _Members]:
    """The figures that go with the one that most articles give, and those that cannot be right beside it."""

    def with_it(one: Figure) -> _Members:
        return tuple((a, f) for a, f in members if fitting(one, f).fit is not Fit.APART)

    def giving(near: _Members) -> tuple[int, int]:
        return sources.origins(Member(a, f.span) for a, f in near) or 0, len({a for a, _ in near})

    best = max(members[:_NUMBERS], key=lambda m: giving(with_it(m[1])))
    near = with_it(best[1])
    carrying = {article for article, _ in near}
    return near, tuple(m for m in members if m not in near and m[0] not in carrying)


def _printed(sources: Sources, article: str, figure: Figure) -> str:
    return sources.words(article, figure.span)


def _figure_places(sources: Sources, members: _Members) -> tuple[Member, ...]:
    return tuple(Member(article, figure_wording(figure, sources.text(article))) for article, figure in members)


def _dates(sources: Sources, findings: Findings, entries: Sequence[TimelineEntry]) -> Iterator[Thing]:
    """What is dated. Of the days that are given for one event the one that most articles give, against the others."""
    shown: set[int] = set()

    def spread(index: int) -> tuple[int, int, int]:
        cited = entries[index].citations
        return -(sources.origins(cited) or 0), -len({c.article for c in cited}), index

    ranked = sorted(range(len(entries)), key=spread)
    kept: dict[int, Thing] = {}
    for index in ranked:
        entry = entries[index]
        clashing = entry.event is not None and entry.verdict is Verdict.CONFLICT
        if clashing and entry.event in shown:
            continue
        days = bounds(entry.value)
        direct = tuple(Member(c.article, c.span) for c in entry.citations)
        happened = days[0] if days and entry.status is Status.HAPPENED else None
        thing = Thing("date", f"{spell(entry.value)}: {clip(entry.text, _ROW)}", direct, since=happened)
        if clashing and entry.event is not None:
            shown.add(entry.event)
            thing = _against(thing, entry, {a: s for a, _, s in findings.times[entry.event].members})
        kept[index] = thing
    yield from (kept[index] for index in sorted(kept))


def _against(thing: Thing, entry: TimelineEntry, places: Mapping[str, Span]) -> Thing:
    """A dated event with the articles that put it on another day."""
    carrying = {p.article for p in thing.direct}
    others = [(value, [a for a in articles if a in places and a not in carrying]) for value, articles in entry.others]
    days = [spell(value) for value, articles in others if articles]
    if not days:
        return thing
    opposed = tuple(Member(a, places[a]) for _, articles in others for a in articles)
    # who puts it on another day has told it: no day bars it
    return replace(thing, text=f"{thing.text} (against {listed(days)})", opposed=opposed, since=None)


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
