"""The ledger of promises: who is to do what by when under each agreement, and who holds it kept; vows apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.account.dates import bounds, spell
from rashomon.account.nearness import nearness_words
from rashomon.account.sources import Sources
from rashomon.export.page import Page, cited_places
from rashomon.export.plain import visible
from rashomon.model import Account, Compliance, LedgerEntry, Member, PledgeKind, Section
from rashomon.spans import Span

__all__ = ["HELD", "Commitment", "Ledger", "Words", "ledgers", "ledgers_view"]

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
        beneficiaries: To whom it is promised; of a demand who asks.
        conditions: What it hangs on.
        deadline: By when; empty if nobody says.
        near: How far off that was when the reports appeared; empty if it is not known.
        claims: Who holds it kept or broken.
        passing: Whether one report has it in passing, and nothing hangs on it: it has no line in the account.
    """

    party: str
    act: str
    kind: str
    told: tuple[Member, ...]
    beneficiaries: tuple[Words, ...]
    conditions: tuple[Words, ...]
    deadline: str
    near: str
    claims: tuple[Words, ...]
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
    given = [(article, pledge) for article, pledge in entry.pledges if not pledge.negated]
    if not given and not entry.claims:
        return None
    kinds = {pledge.kind for _, pledge in given}
    # what somebody holds kept or broken was taken for binding by them
    aside = bool(kinds) and kinds <= _ASIDE.keys() and not entry.claims
    claims = [
        (claimant or "the report itself", article, claim.span, claim.status)
        for claimant, (article, claim) in zip(entry.claimants, entry.claims, strict=True)
    ]
    held = [words for status in HELD for words in _words(((n, a, s) for n, a, s, of in claims if of is status), status)]
    places = [Member(a, p.act) for a, p in given] + [Member(a, c.span) for a, c in entry.claims]
    return Commitment(
        entry.party or "",
        entry.commitment or "",
        next(said for kind, said in _ASIDE.items() if kind in kinds) if aside else "",
        _first_places((a, p.act) for a, p in given),
        _words(
            (p.beneficiary.name, a, p.beneficiary.span)
            for a, p in given
            if p.beneficiary and (aside or p.kind is PledgeKind.PROMISE)
        ),
        _words((sources.words(a, p.condition), a, p.condition) for a, p in given if p.condition),
        spell(entry.deadline) if entry.deadline and bounds(entry.deadline) else "",
        nearness_words(sources, entry.nearness),
        tuple(held),
        not told.intersection(places),
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
        "to": "asked by" if row.asked else "to",
        "beneficiaries": _linked(page, row.beneficiaries),
        "conditions": _linked(page, row.conditions),
        "deadline": row.deadline,
        "near": visible(row.near),
        "claims": _linked(page, row.claims),
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
