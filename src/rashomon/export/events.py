"""Incidents, pledges and claims of who kept them, as JSON."""

from __future__ import annotations

from typing import Any

from rashomon.account.sources import Sources
from rashomon.export.places import at, count_json, pair
from rashomon.model import (
    ComplianceClaim,
    Incident,
    IncidentGroup,
    LedgerEntry,
    Location,
    Member,
    Party,
    Pledge,
    PledgeLedger,
    Toll,
)

__all__ = ["claim_json", "incident_group_json", "incident_json", "ledger_json", "pledge_json"]

_Json = dict[str, Any]


def incident_json(one: Incident, text: str | None = None) -> _Json:
    """One article's incident.

    Args:
        one: The incident.
        text: The article's text, for the name of the place; without it the places are given by their spans alone.
    """
    return {
        **at(one.span),
        "type": one.type.value,
        "plover": one.type.plover,
        "status": one.reality.value,
        "date": one.date,
        "place": one.place(text) if text is not None else None,
        "places": [pair(p) for p in one.places],
        "place_basis": one.place_basis or None,
        "location": _location(one.location),
        "actor": _party(one.actor),
        "victims": _party(one.victims),
        "killed": _toll(one.killed),
        "wounded": _toll(one.wounded),
        "means": list(one.means),
        "claimed_by": _party(one.claimed_by),
        "denied_by": _party(one.denied_by),
        "source": _party(one.source),
    }


def pledge_json(one: Pledge) -> _Json:
    """One article's pledge."""
    return {
        **at(one.span),
        "kind": one.kind.value,
        "party": _party(one.party),
        "act": pair(one.act),
        "negated": one.negated,
        "beneficiary": _party(one.beneficiary),
        "condition": pair(one.condition),
        "deadline": one.deadline,
        "agreement": pair(one.agreement),
        "source": _party(one.source),
    }


def claim_json(one: ComplianceClaim) -> _Json:
    """One article's claim of who kept a commitment."""
    return {
        **at(one.span),
        "claimant": _party(one.claimant),
        "party": _party(one.party),
        "status": one.status.value,
        "commitments": [pair(c) for c in one.commitments],
        "agreement": pair(one.agreement),
    }


def incident_group_json(sources: Sources, group: IncidentGroup) -> _Json:
    """One incident across articles."""
    return {
        "type": group.type.value,
        "plover": group.type.plover,
        "date": group.date,
        "place": group.place,
        "killed": group.killed.value if group.killed else None,
        "wounded": group.wounded.value if group.wounded else None,
        "why": list(group.why),
        "members": [{"article": article, **incident_json(one)} for article, one in group.members],
        "count": count_json(sources, [Member(article, one.span) for article, one in group.members]),
    }


def ledger_json(sources: Sources, ledger: PledgeLedger) -> _Json:
    """What was promised under one agreement across articles."""
    return {"agreement": ledger.agreement, "entries": [_entry(sources, e) for e in ledger.entries]}


def _entry(sources: Sources, entry: LedgerEntry) -> _Json:
    claims = list(zip(entry.claims, entry.claimants, strict=True))
    held: dict[tuple[str, str | None], list[Member]] = {}
    for (article, claim), by in claims:
        held.setdefault((claim.status.value, by), []).append(Member(article, claim.span))
    return {
        "party": entry.party,
        "commitment": entry.commitment,
        "deadline": entry.deadline,
        "nearness": [{"article": n.article, "least_days": n.least, "most_days": n.most} for n in entry.nearness],
        "pledges": [{"article": article, **pledge_json(p)} for article, p in entry.pledges],
        "claims": [{"article": article, "by": by, **claim_json(c)} for (article, c), by in claims],
        "count": count_json(sources, [Member(article, p.act) for article, p in entry.pledges]),
        "claim_counts": [
            {"status": status, "by": by, **count_json(sources, places)} for (status, by), places in held.items()
        ],
    }


def _location(place: Location | None) -> _Json | None:
    if place is None:
        return None
    return {
        **at(place.span),
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "country_name": place.country_name,
        "division": place.division,
        "division_name": place.division_name,
        "lat": place.lat,
        "lon": place.lon,
        "basis": place.basis,
    }


def _party(party: Party | None) -> _Json | None:
    return {"name": party.name, "named": party.named, **at(party.span)} if party else None


def _toll(toll: Toll | None) -> _Json | None:
    return {"low": toll.low, "high": toll.high, **at(toll.span)} if toll else None
