"""The ledger of promises: who is to do what by when under each agreement, and who holds it kept; vows apart."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.account.dates import bounds, spell
from rashomon.account.nearness import nearness_words
from rashomon.account.sources import Sources, first_places
from rashomon.export.given import Given, given
from rashomon.export.page import Page, cited_places
from rashomon.export.plain import visible
from rashomon.model import Account, Compliance, LedgerEntry, Member, PledgeKind, Section

__all__ = ["HELD", "Commitment", "Ledger", "ledgers", "ledgers_view"]

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
class Commitment:
    """One row of a ledger.

    Attributes:
        party: Who is to do it; empty if nobody says.
        act: What; empty for the agreement as a whole.
        kind: "vow", "demand" or "ultimatum"; empty for what binds.
        told: Where it is told.
        beneficiaries: To whom it is promised; of a demand who asks.
        conditions: What it hangs on.
        deadline: By when; empty if nobody says.
        near: How far off that was when the reports appeared; empty if it is not known.
        claims: Who holds it what, kept first.
        passing: Whether one report has it in passing, and nothing hangs on it: it has no line in the account.
    """

    party: str
    act: str
    kind: str
    told: tuple[Member, ...]
    beneficiaries: tuple[Given, ...]
    conditions: tuple[Given, ...]
    deadline: str
    near: str
    claims: tuple[tuple[Compliance, Given], ...]
    passing: bool

    @property
    def asked(self) -> bool:
        """Whether somebody asks it of the party."""
        return self.kind in ("demand", "ultimatum")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A table of commitments under one heading."""

    heading: str
    rows: tuple[Commitment, ...]


def ledgers(account: Account, sources: Sources) -> tuple[Ledger, ...]:
    """A ledger for each agreement, one of the promises outside any, and one of vows and demands.

    What a party refused to promise is in none.

    Args:
        account: The account.
        sources: Its articles.
    """
    told = cited_places(account, Section.PLEDGES)
    made: list[Ledger] = []
    aside: list[Commitment] = []
    for ledger in sorted(account.findings.pledges, key=lambda one: one.agreement is None):
        rows = [row for entry in ledger.entries if (row := _commitment(sources, entry, told))]
        aside += [row for row in rows if row.kind]
        binding = tuple(row for row in rows if not row.kind)
        name = ledger.agreement or "Outside any agreement"
        if binding:
            made.append(Ledger(f"{name[:1].upper()}{name[1:]}", binding))
    return (*made, *([Ledger("Vows and demands", tuple(aside))] if aside else []))


def _commitment(sources: Sources, entry: LedgerEntry, told: frozenset[Member]) -> Commitment | None:
    pledges = [(article, pledge) for article, pledge in entry.pledges if not pledge.negated]
    if not pledges and not entry.claims:
        return None
    kinds = {pledge.kind for _, pledge in pledges}
    # what somebody holds kept or broken was taken for binding by them
    aside = bool(kinds) and kinds <= _ASIDE.keys() and not entry.claims
    claims = zip(entry.claims, entry.claimants, strict=True)
    said = [(one.status, claimant or "the report itself", Member(a, one.span)) for (a, one), claimant in claims]
    held = [(status, by) for status in HELD for by in given((name, m) for of, name, m in said if of is status)]
    places = [Member(a, p.act) for a, p in pledges] + [Member(a, c.span) for a, c in entry.claims]
    return Commitment(
        entry.party or "",
        entry.commitment or "",
        next(said for kind, said in _ASIDE.items() if kind in kinds) if aside else "",
        first_places(Member(a, p.act) for a, p in pledges),
        given(
            (p.beneficiary.name, Member(a, p.beneficiary.span))
            for a, p in pledges
            if p.beneficiary and (aside or p.kind is PledgeKind.PROMISE)
        ),
        given((sources.words(a, p.condition), Member(a, p.condition)) for a, p in pledges if p.condition),
        spell(entry.deadline) if entry.deadline and bounds(entry.deadline) else "",
        nearness_words(sources, entry.nearness),
        tuple(held),
        not told.intersection(places),
    )


def ledgers_view(page: Page) -> list[dict[str, object]]:
    """What a template needs for the promises of an account."""
    found = ledgers(page.account, page.sources)
    return [_view(page, f"s{page.number}-l{n}", ledger) for n, ledger in enumerate(found)]


def _view(page: Page, name: str, ledger: Ledger) -> dict[str, object]:
    rows, passing = ([_row(page, row) for row in ledger.rows if row.passing is which] for which in (False, True))
    return {"id": name, "heading": visible(ledger.heading), "rows": rows, "passing": passing}


def _row(page: Page, row: Commitment) -> dict[str, object]:
    return {
        "party": visible(row.party),
        "act": visible(row.act),
        "kind": row.kind,
        "told": [page.place(m) for m in row.told],
        "origins": page.sources.origin_note(row.told),
        "to": "asked by" if row.asked else "to",
        "beneficiaries": [_linked(page, one) for one in row.beneficiaries],
        "conditions": [_linked(page, one) for one in row.conditions],
        "deadline": row.deadline,
        "near": visible(row.near),
        "claims": [
            {"held": HELD[status], "kind": status.name.lower().replace("_", "-"), **_linked(page, by)}
            for status, by in row.claims
        ],
    }


def _linked(page: Page, one: Given) -> dict[str, object]:
    origins = page.sources.origin_note(one.places)
    return {"text": visible(one.text), "places": [page.place(m) for m in one.places], "origins": origins}
