"""What happened where to whom, as the reports tell it: acts told as done, with the numbers each gives."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.account.dates import bounds, spell
from rashomon.account.figures import VERDICTS
from rashomon.account.sources import Sources
from rashomon.account.wording import listed
from rashomon.model import Findings, Incident, IncidentGroup, IncidentType, Line, Party, Reality, Section, Toll, Verdict

__all__ = ["incident_lines"]

#: Types judged by who killed whom rather than by a word for the act: the toll tells them better.
_BY_TOLL = (IncidentType.CLASH, IncidentType.DEATHS)

#: Verdicts on a toll that a reader must see beside it.
_TELLING = (Verdict.CONFLICT, Verdict.REVISED, Verdict.DIFFERENT_SCOPE, Verdict.DIFFERENT_SOURCE)


def incident_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each act that is told as done; planned, feared and denied ones have none."""
    return tuple(_line(sources, g) for g in findings.incidents if _told(g) and not _bare(g))


def _told(group: IncidentGroup) -> list[tuple[str, Incident]]:
    return [(article, one) for article, one in group.members if one.reality is Reality.HAPPENED]


def _bare(group: IncidentGroup) -> bool:
    """Whether nothing but the word "attack" is told of it, which may as well be a figure of speech."""
    return group.type is IncidentType.ATTACK and not any(
        one.killed or one.wounded or one.victims or one.actor or one.claimed_by or one.means for _, one in group.members
    )


def _line(sources: Sources, group: IncidentGroup) -> Line:
    told = _told(group)
    when = spell(group.date) if group.date and bounds(group.date) else None
    head = ", ".join(filter(None, (when, group.place))) or "Day and place not given"
    outlets = listed(list(dict.fromkeys(sources.label(a) for a, _ in told)))
    details = list(_details(sources, group, told))
    if group.type not in _BY_TOLL or not details:
        details.insert(0, group.type.value)
    text = f"{head[:1].upper()}{head[1:]}: {'; '.join(details)} ({outlets})."
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
    if source := _first(i.source for i in every):
        yield f"according to {source}"
    basis = next((i.place_basis for i in every if i.places), "")
    if group.place and basis not in ("", "stated"):
        yield f"place inferred: {basis}"


def _toll(sources: Sources, what: str, tolls: list[tuple[str, Toll | None]], verdict: Verdict | None) -> str:
    given: dict[str, list[str]] = {}
    for article, toll in tolls:
        if toll is not None:
            given.setdefault(_number(toll), []).append(sources.label(article))
    if not given:
        return ""
    if len(given) == 1:
        return f"{next(iter(given))} {what}"
    says = f" – {VERDICTS[verdict]}" if verdict in _TELLING else ""
    return f"{listed([f'{n} ({listed(labels)})' for n, labels in given.items()])} {what}{says}"


def _number(toll: Toll) -> str:
    if toll.high is None:
        return f"at least {toll.low:,}"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"


def _first(parties: Iterator[Party | None]) -> str | None:
    return next((p.name for p in parties if p), None)
