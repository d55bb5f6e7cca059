"""What happened when, and what is planned: the dated events of a story, by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.account.dates import bounds, precision, spell
from rashomon.account.datings import PRONOUN, Dating, datings
from rashomon.account.sources import Sources
from rashomon.account.wording import counted, listed, overlap, word_stems
from rashomon.model import Findings, Line, Section, Status, TimelineEntry, Verdict

__all__ = ["timeline", "timeline_lines"]

#: Share of the shorter sentence that the longer one must tell for two reports of one day to be one entry.
_SAME_EVENT = 0.5

#: Days before the first report from which an event is background.
_BACKGROUND = timedelta(31)

_Days = tuple[date, date]


@dataclass(slots=True)
class _Entry:
    """An entry in the making.

    Attributes:
        told: Who dates it so.
        event: Index of the event it is of in the findings; ``None`` if it is of none.
        verdict: How the dates of that event stand to each other.
        others: The other entries of the event.
    """

    told: list[Dating]
    event: int | None = None
    verdict: Verdict = Verdict.ONE_SOURCE
    others: list[_Entry] = field(default_factory=list)


def timeline(sources: Sources, findings: Findings) -> tuple[TimelineEntry, ...]:
    """The dated events, by time; each entry cites every article that dates the event so.

    Entries of several articles are one where comparing says that the event is one and the days agree, or where they
    give the same day in sentences that tell much the same. Where an event has different days, each has its entry, which
    names the others.
    """
    dated = [one for a in sources.analyses for one in datings(a, sources)]
    entries: list[_Entry] = []
    for index, event in enumerate(findings.times):
        inside = {(article, ref.span.start) for article, ref, _ in event.members}
        mine = [d for d in dated if any((d.article, s) in inside for s in range(d.at.start, d.at.end))]
        dated = [d for d in dated if d not in mine]
        split = event.verdict in (Verdict.CONFLICT, Verdict.REVISED)
        made = [_Entry(group, index, event.verdict) for group in (_by_days(mine) if split else [mine] if mine else [])]
        for one in made:
            one.others = [other for other in made if other is not one]
        entries += made
    entries = [e for e in _joined(entries, dated, sources) if not _is_minor(e)]
    first = min((a.published.earliest for a in sources.analyses if a.published and a.published.earliest), default=None)
    shown = [_shown(e, sources, first) for e in entries]

    def by_time(entry: TimelineEntry) -> tuple[date, date, int, int]:
        place = entry.citations[0]
        return *(bounds(entry.value) or (date.max, date.max)), sources.order[place.article], place.start

    return tuple(sorted(shown, key=by_time))


def timeline_lines(entries: Sequence[TimelineEntry], sources: Sources) -> tuple[Line, ...]:
    """The timeline as lines; an entry whose event others date differently says so."""
    tags = {Status.HAPPENED: "", Status.PLANNED: " (planned)", Status.CANCELLED: " (cancelled or put off)"}
    out = []
    for one in entries:
        beside = ""
        if one.others:
            who = sources.named(one.citations)
            days = listed([f"{spell(value)} by {listed([sources.label(a) for a in by])}" for value, by in one.others])
            moved = "moved" if one.verdict is Verdict.REVISED else "the reports differ on the day"
            beside = f" (dated so by {who}; {moved}: {days})"
        elif note := sources.origin_note(one.citations):
            beside = f" ({counted(sources.outlets(one.citations), 'outlet')}, {note})"
        text = f"{spell(one.value)}{tags[one.status]}: {one.text}{beside}"
        out.append(Line(Section.TIMELINE, text, one.citations))
    return tuple(out)


def _days(one: Dating) -> _Days:
    return bounds(one.value) or (date.max, date.max)


def _by_days(told: Sequence[Dating]) -> list[list[Dating]]:
    """Datings of one event, those that can mean one day together, the most precise first."""
    groups: list[list[Dating]] = []
    for one in sorted(told, key=lambda d: (_days(d)[1] - _days(d)[0], _days(d))):
        low, high = _days(one)
        # cancelled on its old day, planned for its new one: never one entry
        near = (g for g in groups if all(_days(d)[0] <= high and low <= _days(d)[1] for d in g))
        home = next(near, None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _is_minor(entry: _Entry) -> bool:
    """Whether one article alone dates so what is no event of its own."""
    return all(d.minor for d in entry.told) and len({d.article for d in entry.told}) == 1 and not entry.others


def _joined(entries: list[_Entry], rest: Sequence[Dating], sources: Sources) -> list[_Entry]:
    """Put what is left with an entry of the same day that tells much the same, else in an entry of its own."""
    by_days: dict[_Days, list[tuple[_Entry, list[frozenset[str]]]]] = {}
    for entry in entries:
        for days in dict.fromkeys(_days(d) for d in entry.told):
            known = [_stems(d, sources) for d in entry.told if _days(d) == days]
            by_days.setdefault(days, []).append((entry, known))
    for one in rest:
        stems = _stems(one, sources)
        for entry, known in by_days.setdefault(_days(one), []):
            if all(one.article != d.article for d in entry.told) and any(_alike(stems, k) for k in known):
                entry.told.append(one)
                known.append(stems)
                break
        else:
            entries.append(_Entry([one]))
            by_days[_days(one)].append((entries[-1], [stems]))
    return entries


def _stems(one: Dating, sources: Sources) -> frozenset[str]:
    """What a clause tells besides its date."""
    return word_stems(one.text) - word_stems(sources.words(one.article, one.at))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses tell much the same; two that share none of their numbers tell of two things."""
    numbers = [{s for s in stems if s[0].isdigit()} for stems in (one, other)]
    clash = all(numbers) and not numbers[0] & numbers[1]
    return not clash and overlap(one, other) >= _SAME_EVENT


def _value(told: Sequence[Dating]) -> str:
    """The date of an entry: the most precise that is given, of equally precise ones what most give."""
    narrowest = min(_days(d)[1] - _days(d)[0] for d in told)
    given = Counter(d.value for d in told if _days(d)[1] - _days(d)[0] == narrowest)
    return min(given, key=lambda value: (-given[value], len(value), value))


def _articles(told: Sequence[Dating], sources: Sources) -> tuple[str, ...]:
    return tuple(sorted({d.article for d in told}, key=sources.order.__getitem__))


def _shown(entry: _Entry, sources: Sources, first: date | None) -> TimelineEntry:
    told, value = entry.told, _value(entry.told)
    days = bounds(value)
    ordered = sorted(told, key=lambda d: (sources.order[d.article], d.part))
    basis: dict[str, list[str]] = {}
    for one in ordered:
        if one.article not in basis.setdefault(one.basis, []):
            basis[one.basis].append(one.article)
    others = sorted((_value(o.told), _articles(o.told, sources)) for o in entry.others)
    return TimelineEntry(
        value=value,
        text=_clearest(told),
        status=_status(told),
        citations=tuple(dict.fromkeys(sources.cite(d.article, d.part) for d in ordered)),
        precision=precision(value),
        basis=tuple((how, tuple(ids)) for how, ids in basis.items()),
        articles=_articles(told, sources),
        event=entry.event,
        verdict=entry.verdict,
        others=tuple(others),
        background=bool(first and days and days[1] < first - _BACKGROUND),
    )


def _clearest(told: Sequence[Dating]) -> str:
    """The words that tell an event best: whole, saying who, and most of what the others tell."""
    stems = [word_stems(d.text) for d in told]

    def rank(i: int) -> tuple[bool, bool, bool, bool, float, int, int]:
        one = told[i]
        shared = sum(overlap(stems[i], s) for s in stems)
        return not one.minor, one.leads, not one.cut, not PRONOUN.match(one.text), shared, -len(one.text), -i

    return told[max(range(len(told)), key=rank)].text


def _status(told: Sequence[Dating]) -> Status:
    """Cancelled if one says so, else happened if one says so: a plan is told by those who wrote before."""
    given = {d.status for d in told}
    return next(s for s in (Status.CANCELLED, Status.HAPPENED, Status.PLANNED) if s in given)
