"""What happened where to whom, as the reports tell it: acts told as done, with the numbers each gives."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.account.dates import bounds, spell
from rashomon.account.figures import VERDICTS
from rashomon.account.sources import Sources
from rashomon.account.wording import listed, range_of, window
from rashomon.model import (
    Findings,
    Incident,
    IncidentGroup,
    IncidentType,
    Line,
    Member,
    Party,
    Reality,
    Section,
    Toll,
    Verdict,
)

__all__ = ["incident_lines"]

#: Types judged by who killed whom rather than by a word for the act: the toll tells them better.
_BY_TOLL = (IncidentType.CLASH, IncidentType.DEATHS)

#: Verdicts on a toll that a reader must see beside it.
_TELLING = (Verdict.CONFLICT, Verdict.REVISED, Verdict.DIFFERENT_SCOPE, Verdict.DIFFERENT_SOURCE)


#: What was only said: the speakers' part of the account holds it, unless several reports tell of it as an event.
_SPOKEN = (
    IncidentType.ACCUSATION,
    IncidentType.THREAT,
    IncidentType.DEMAND,
    IncidentType.REJECTION,
    IncidentType.SUPPORT,
)
#: Characters of a sentence that tells an act other than violence.
_SHOWN = 160


def incident_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each act that is told as done; planned, feared and denied ones have none.

    Violence, accidents and protests come first; then, in the words of a report, what else was done.
    """
    done = [g for g in findings.incidents if _told(g)]
    harm = [g for g in done if _harms(g.type) and not _bare(g)]
    settled = [g for g in harm if g.date or g.place]
    lines = [_line(sources, g) for g in harm if g.date or g.place or not any(_may_be(g, known) for known in settled)]
    return (*lines, *(_deed(sources, g) for g in done if not _harms(g.type) and _tells(sources, g)))


def _may_be(vague: IncidentGroup, known: IncidentGroup) -> bool:
    """Whether what is told without day and place may be an incident that has a line of its own."""
    pairs = [(a, b) for _, one in vague.members for _, other in known.members for a, b in _tolls(one, other)]
    near = all(a.low == b.low or a.high is None or b.high is None for a, b in pairs)
    return vague.type.meets(known.type) and near


def _tolls(one: Incident, other: Incident) -> Iterator[tuple[Toll, Toll]]:
    """The numbers of dead and of wounded that both give."""
    pairs = ((one.killed, other.killed), (one.wounded, other.wounded))
    return ((a, b) for a, b in pairs if a is not None and b is not None)


def _harms(kind: IncidentType) -> bool:
    return kind.violent or kind in (IncidentType.ACCIDENT, IncidentType.PROTEST)


def _tells(sources: Sources, group: IncidentGroup) -> bool:
    """Whether an act other than violence is worth a line: its day is known, and a name or a second report stands by it.

    What happened long before the reports, or was only said, needs the second report.
    """
    told = _told(group)
    if len({sources.outlet(a) for a, _ in told}) > 1:
        return True
    if group.type in _SPOKEN or not any(one.actor and one.actor.named for _, one in told):
        return False
    day = bounds(group.date) if group.date else None
    return day is not None and day[0] == day[1]


def _deed(sources: Sources, group: IncidentGroup) -> Line:
    """An act other than violence, in the words of the first report that tells it."""
    told = _told(group)
    article, first = told[0]
    sentence = sources.sentence(article, first.span)
    _, words = window(sources.text(article), sentence, first.trigger, _SHOWN)
    text = f"{_head(group)}: {group.type.value}: “{words.rstrip('.')}” ({_tellers(sources, told)})."
    return Line(Section.INCIDENTS, text, tuple(dict.fromkeys(sources.cite(a, one.span) for a, one in told)))


def _head(group: IncidentGroup) -> str:
    when = spell(group.date) if group.date and bounds(group.date) else None
    head = ", ".join(filter(None, (when, group.place))) or "Day and place not given"
    return f"{head[:1].upper()}{head[1:]}"


def _tellers(sources: Sources, told: list[tuple[str, Incident]]) -> str:
    """Who tells of an act, within brackets: "A, B and C: two origins"."""
    names = listed(list(dict.fromkeys(sources.label(a) for a, _ in told)))
    note = sources.origin_note(Member(a, one.span) for a, one in told)
    return f"{names}: {note}" if note else names


def _told(group: IncidentGroup) -> list[tuple[str, Incident]]:
    return [(article, one) for article, one in group.members if one.reality is Reality.HAPPENED]


def _bare(group: IncidentGroup) -> bool:
    """Whether nothing but the word "attack" is told of it, which may as well be a figure of speech."""
    return group.type is IncidentType.ATTACK and not any(
        one.killed or one.wounded or one.victims or one.actor or one.claimed_by or one.means for _, one in group.members
    )


def _line(sources: Sources, group: IncidentGroup) -> Line:
    told = _told(group)
    details = list(_details(sources, group, told))
    if group.type not in _BY_TOLL or not any(one.killed or one.wounded for _, one in told):
        details.insert(0, group.type.value)
    text = f"{_head(group)}: {'; '.join(details)} ({_tellers(sources, told)})."
    return Line(Section.INCIDENTS, text, tuple(dict.fromkeys(sources.cite(a, one.span) for a, one in told)))


def _details(sources: Sources, group: IncidentGroup, told: list[tuple[str, Incident]]) -> Iterator[str]:
    every = [one for _, one in told]
    hurt = [
        part
        for what, tolls, verdict in (
            ("killed", [(a, i.killed) for a, i in told], group.killed),
            ("wounded", [(a, i.wounded) for a, i in told], group.wounded),
        )
        if (part := _toll(sources, what, tolls, verdict))
    ]
    victims = _first(i.victims for i in every)
    if hurt:
        yield listed(hurt) + (f" ({victims})" if victims else "")
    elif victims:
        yield f"hit: {victims}"
    actor = _first(i.actor for i in every)
    if actor and actor != victims:  # who laid the mine that killed them did not attack themselves
        yield f"by {actor}"
    if claimed := _first(i.claimed_by for i in every):
        yield f"claimed by {claimed}"
    if denied := _first(i.denied_by for i in every):
        yield f"denied by {denied}"
    if source := _first(i.source for i in every):
        yield f"according to {source}"
    basis = next((i.place_basis for i in every if i.places), "")
    if group.place and basis not in ("", "stated"):
        yield f"place inferred: {basis}"


def _toll(sources: Sources, what: str, tolls: list[tuple[str, Toll | None]], verdict: Verdict | None) -> str:
    given: dict[str, list[str]] = {}
    for article, toll in tolls:
        if toll is not None:
            given.setdefault(range_of(toll.low, toll.high), []).append(sources.label(article))
    if not given:
        return ""
    if len(given) == 1:
        return f"{next(iter(given))} {what}"
    says = f" – {VERDICTS[verdict]}" if verdict in _TELLING else ""
    return f"{listed([f'{n} ({listed(labels)})' for n, labels in given.items()])} {what}{says}"


def _first(parties: Iterator[Party | None]) -> str | None:
    return next((p.name for p in parties if p), None)
