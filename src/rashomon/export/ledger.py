"""The ledger of promises: who is to do what by when under each agreement, and who holds it kept; vows apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.account.dates import bounds, spell
from rashomon.account.sources import Sources
from rashomon.account.wording import count_of
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Compliance, Findings, LedgerEntry, Member, Nearness, PledgeKind
from rashomon.spans import Span

__all__ = ["HELD", "Commitment", "Ledger", "Words", "ledgers", "ledgers_view", "near"]

#: What somebody holds of a commitment, as a reader's table says it.
HELD = {
    Compliance.MET: "kept",
    Compliance.NOT_MET: "not kept",
    Compliance.BREACHED: "broken",
    Compliance.AFFIRMED: "affirmed",
}

#: Kinds that bind nobody by an agreement: a party's announcement, and what another asks of it.
_ASIDE = {PledgeKind.VOW: "vow", PledgeKind.DEMAND: "demand", PledgeKind.ULTIMATUM: "ultimatum"}


@dataclass(frozen=True, slots=True)
class Words:
    """Something that reports say of a commitment, with one place in each of them.

    Attributes:
        text: For a reader.
        places: Where it stands.
        status: For a claim, what the claimant holds of the commitment.
    """

    text: str
    places: tuple[Member, ...]
    status: Compliance | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One row of a ledger.

    Attributes:
        party: Who is to do it; empty if nobody says.
        act: What; empty for the agreement as a whole.
        kind: "vow", "demand" or "ultimatum"; empty for what binds.
        told: Where it is told.
        beneficiaries: To whom it is promised, or who asks.
        conditions: What it hangs on.
        deadline: By when; empty if nobody says.
        nearness: How far off that was when each report appeared.
        claims: Who holds it kept or broken.
    """

    party: str
    act: str
    kind: str
    told: tuple[Member, ...]
    beneficiaries: tuple[Words, ...]
    conditions: tuple[Words, ...]
    deadline: str
    nearness: tuple[Nearness, ...]
    claims: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of commitments under one heading."""

    heading: str
    rows: tuple[Commitment, ...]


def ledgers(sources: Sources, findings: Findings) -> tuple[Ledger, ...]:
    """A ledger for each agreement, one of the promises outside any, and one of vows and demands."""
    made: list[Ledger] = []
    aside: list[Commitment] = []
    for ledger in sorted(findings.pledges, key=lambda one: one.agreement is None):
        rows = [_commitment(sources, entry) for entry in ledger.entries]
        aside += [row for row in rows if row.kind]
        binding = tuple(row for row in rows if not row.kind)
        name = ledger.agreement or "Outside any agreement"
        if binding:
            made.append(Ledger(f"{name[:1].upper()}{name[1:]}", binding))
    return (*made, *([Ledger("Vows and demands", tuple(aside))] if aside else []))


def _commitment(sources: Sources, entry: LedgerEntry) -> Commitment:
    kinds = {pledge.kind for _, pledge in entry.pledges}
    # what somebody holds kept or broken was taken for binding by them
    aside = bool(kinds) and kinds <= _ASIDE.keys() and not entry.claims
    claims = [
        (claimant or "the report itself", article, claim.span, claim.status)
        for claimant, (article, claim) in zip(entry.claimants, entry.claims, strict=True)
    ]
    held = [words for status in HELD for words in _words(((n, a, s) for n, a, s, of in claims if of is status), status)]
    return Commitment(
        entry.party or "",
        entry.commitment or "",
        next(said for kind, said in _ASIDE.items() if kind in kinds) if aside else "",
        _first_places((a, p.act) for a, p in entry.pledges),
        _words((p.beneficiary.name, a, p.beneficiary.span) for a, p in entry.pledges if p.beneficiary),
        _words((sources.words(a, p.condition), a, p.condition) for a, p in entry.pledges if p.condition),
        spell(entry.deadline) if entry.deadline and bounds(entry.deadline) else "",
        entry.nearness,
        tuple(held),
    )


def _words(said: Iterable[tuple[str, str, Span]], status: Compliance | None = None) -> tuple[Words, ...]:
    """What is said with the places that say it, each text once, however it is capitalised."""
    texts: dict[str, str] = {}
    places: dict[str, list[tuple[str, Span]]] = {}
    for text, article, span in said:
        texts.setdefault(text.casefold(), text)
        places.setdefault(text.casefold(), []).append((article, span))
    return tuple(Words(texts[key], _first_places(found), status) for key, found in places.items())


def _first_places(places: Iterable[tuple[str, Span]]) -> tuple[Member, ...]:
    first: dict[str, Member] = {}
    for article, span in places:
        first.setdefault(article, Member(article, span))
    return tuple(first.values())


def near(sources: Sources, found: Sequence[Nearness]) -> str:
    """How far off a deadline was when the reports appeared: "24 to 54 days ahead"; empty if that is not known.

    Reports that appeared on either side of it are told apart.
    """
    if not found:
        return ""
    if all(one.least > 0 for one in found) or all(one.most < 0 for one in found):
        return f"{_days(min(one.least for one in found), max(one.most for one in found))} when the reports appeared"
    return "; ".join(f"{_days(one.least, one.most)} for {sources.label(one.article)}" for one in found)


def _days(least: int, most: int) -> str:
    if most < 0:
        return f"{_range(-most, -least)} past"
    if least > 0:
        return f"{_range(least, most)} ahead"
    return f"{_range(most, most)} ahead at most" if most else "due or past"


def _range(least: int, most: int) -> str:
    return count_of(most, "day", "days") if least == most else f"{least:,} to {most:,} days"


def ledgers_view(page: Page) -> list[dict[str, object]]:
    """What a template needs for the promises of an account."""
    found = ledgers(page.sources, page.account.findings)
    return [_view(page, f"s{page.number}-l{n}", ledger) for n, ledger in enumerate(found)]


def _view(page: Page, name: str, ledger: Ledger) -> dict[str, object]:
    rows = [
        {
            "party": visible(row.party),
            "act": visible(row.act),
            "kind": row.kind,
            "told": [page.place(m) for m in row.told],
            "beneficiaries": _linked(page, row.beneficiaries),
            "conditions": _linked(page, row.conditions),
            "deadline": row.deadline,
            "near": visible(near(page.sources, row.nearness)),
            "claims": _linked(page, row.claims),
        }
        for row in ledger.rows
    ]
    return {
        "id": name,
        "heading": visible(ledger.heading),
        "rows": rows,
        # a column that would be empty is left out
        "has": {key for key in ("deadline", "claims") if any(row[key] for row in rows)},
    }


def _linked(page: Page, found: Iterable[Words]) -> list[dict[str, object]]:
    return [
        {
            "text": visible(words.text),
            "held": HELD[words.status] if words.status else "",
            "kind": words.status.name.lower().replace("_", "-") if words.status else "",
            "places": [page.place(m) for m in words.places],
        }
        for words in found
    ]
