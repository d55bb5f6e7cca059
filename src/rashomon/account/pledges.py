"""What was promised under which agreement, by when, and who says that it was kept or broken."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.account.dates import bounds, spell
from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.model import Compliance, Findings, LedgerEntry, Line, PledgeLedger, Section

__all__ = ["pledge_lines"]

_HELD = {
    Compliance.MET: "held kept by",
    Compliance.NOT_MET: "held not met by",
    Compliance.BREACHED: "held broken by",
    Compliance.AFFIRMED: "affirmed by",
}


def pledge_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each commitment under an agreement, and for each outside any that somebody holds kept or broken.

    A vow that nobody comes back to is in the quotations and statements, not here.
    """
    return tuple(
        _line(sources, ledger, entry)
        for ledger in findings.pledges
        for entry in ledger.entries
        if ledger.agreement or entry.claims
    )


def _line(sources: Sources, ledger: PledgeLedger, entry: LedgerEntry) -> Line:
    agreement = ledger.agreement or "No agreement named"
    party = entry.party or "party not named"
    what = quoted(entry.commitment) if entry.commitment else "the agreement as a whole"
    parts = [f"{party}, {what}"]
    if entry.deadline and bounds(entry.deadline):
        parts.append(f"deadline {spell(entry.deadline)}")
    if entry.pledges:
        parts.append(f"told by {listed(list(dict.fromkeys(sources.label(a) for a, _ in entry.pledges)))}")
    parts += _claims(sources, entry)
    cited = [sources.cite(a, p.act) for a, p in entry.pledges] + [sources.cite(a, c.span) for a, c in entry.claims]
    text = f"{agreement[:1].upper()}{agreement[1:]}: {'; '.join(parts)}."
    return Line(Section.PLEDGES, text, tuple(dict.fromkeys(cited)))


def _claims(sources: Sources, entry: LedgerEntry) -> Iterator[str]:
    """Who holds it kept or broken, and which reports say so."""
    by_claim: dict[tuple[Compliance, str | None], list[str]] = {}
    for article, claim in entry.claims:
        key = claim.status, claim.claimant.name if claim.claimant else None
        by_claim.setdefault(key, []).append(sources.label(article))
    for status, held in _HELD.items():
        given = [
            f"{claimant or 'the report itself'} ({listed(list(dict.fromkeys(labels)))})"
            for (which, claimant), labels in by_claim.items()
            if which is status
        ]
        if given:
            yield f"{held} {listed(given)}"
