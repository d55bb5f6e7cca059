"""Disputes over promises: whether a party kept its word, and who broke an agreement.

Read off the ledgers, by who holds what of whom. That a party stands by its word is no claim of having kept it, and what
one holds of one commitment says nothing against what another holds of the next: only a claim about the whole agreement
meets one about a part of it, and only as "kept", which the part denies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rashomon.compare.called import called
from rashomon.model import (
    Analysis,
    Compliance,
    ComplianceClaim,
    Ground,
    LedgerEntry,
    Member,
    Opposed,
    PledgeLedger,
    Published,
    Side,
)

__all__ = ["pledge_disputes"]

_BROKEN = frozenset({Compliance.NOT_MET, Compliance.BREACHED})
#: Days between two reports up to which a promise kept in one and not in the other is no news in between.
_AT_ONCE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim with where it stands in the ledger."""

    article: str
    claim: ComplianceClaim
    claimant: str | None
    party: str
    commitment: str | None

    @property
    def kept(self) -> bool:
        return self.claim.status is Compliance.MET

    @property
    def broken(self) -> bool:
        return self.claim.status in _BROKEN

    @property
    def member(self) -> Member:
        return Member(self.article, self.claim.span)

    def denies(self, other: _Claim) -> bool:
        """Whether both cannot be so: one commitment kept and not, or all kept and a part of it not."""
        if not (self.kept and other.broken):
            return False
        return self.commitment is None or self.commitment == other.commitment


def pledge_disputes(ledgers: Sequence[PledgeLedger], analyses: Sequence[Analysis] = ()) -> tuple[Opposed, ...]:
    """What parties, or outlets in their own voice, hold against each other about promises.

    Args:
        ledgers: The ledgers of the story.
        analyses: Its articles, for their days and for what they call the parties; without them, outlets that differ
            themselves are not found.

    Returns:
        For each ledger the disputes between parties over who kept what, then over who broke the agreement, then the
        differences between outlets.
    """
    published = {a.id: a.published for a in analyses}
    texts = [a.article.text for a in analyses]
    out: list[Opposed] = []
    for ledger in ledgers:
        claims = [c for e in ledger.entries for c in _claims(e)]
        parties = list(dict.fromkeys(c.party for c in claims))
        for party in parties:
            out.extend(_kept(ledger.agreement, called(party, texts), [c for c in claims if c.party == party]))
        if ledger.agreement:
            out.extend(_blamed(ledger.agreement, parties, claims, texts))
        for entry in ledger.entries:
            out.extend(_between_outlets(ledger.agreement, entry, published))
    return tuple(out)


def _claims(entry: LedgerEntry) -> Iterator[_Claim]:
    if entry.party is None:
        return
    for (article, claim), claimant in zip(entry.claims, entry.claimants, strict=True):
        yield _Claim(article, claim, claimant, entry.party, entry.commitment)


def _kept(agreement: str | None, party: str, claims: Sequence[_Claim]) -> Iterator[Opposed]:
    """Whether a party kept its word, where one claimant holds that it did and another that it did not."""
    told = _steady([c for c in claims if c.claimant])
    if agreement is None:
        groups = [[c for c in told if c.commitment == what] for what in dict.fromkeys(c.commitment for c in told)]
    else:
        groups = [told]
    for group in groups:
        kept = [c for c in group if any(c.denies(o) for o in group)]
        broken = [o for o in group if any(c.denies(o) for c in group)]
        if kept and broken:
            sides = (
                _side(kept, "holds it kept", "hold it kept"),
                _side(broken, "holds it not kept", "hold it not kept"),
            )
            yield Opposed(
                _matter(agreement, party, [*kept, *broken]),
                Ground.COMPLIANCE,
                sides,
                between_parties=True,
                why=f"{sides[0].party}: kept; {sides[1].party}: not kept",
            )


def _steady(claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims of those who hold one thing throughout."""
    kept = {c.claimant for c in claims if c.kept}
    both = kept & {c.claimant for c in claims if c.broken}
    return [c for c in claims if c.claimant not in both]


def _matter(agreement: str | None, party: str, claims: Sequence[_Claim]) -> str:
    parts = {c.commitment for c in claims}
    one = next(iter(parts)) if len(parts) == 1 else None
    if agreement is None:
        return f"whether {party} did as promised (“{one}”)"
    return f"whether {party} kept {agreement}" + (f" (“{one}”)" if one else "")


def _blamed(
    agreement: str, parties: Sequence[str], claims: Sequence[_Claim], texts: Sequence[str]
) -> Iterator[Opposed]:
    """Who broke an agreement, where one party holds the other to have done so and is held to have done so itself."""
    against = {
        p: [c for c in claims if c.party == p and c.broken and c.claimant and not _is(c.claimant, p)] for p in parties
    }
    for at, one in enumerate(parties):
        for other in parties[at + 1 :]:
            first, second = against[one], against[other]
            answered = any(_is(c.claimant, other) for c in first) or any(_is(c.claimant, one) for c in second)
            both = {c.claimant for c in first} & {c.claimant for c in second}
            first = [c for c in first if c.claimant not in both]
            second = [c for c in second if c.claimant not in both]
            breach = any(c.claim.status is Compliance.BREACHED for c in (*first, *second))
            if first and second and answered and breach:
                names = called(one, texts), called(other, texts)
                yield Opposed(
                    f"who broke {agreement}",
                    Ground.BLAME,
                    (
                        _side(second, f"holds that {names[1]} broke it", f"hold that {names[1]} broke it"),
                        _side(first, f"holds that {names[0]} broke it", f"hold that {names[0]} broke it"),
                    ),
                    between_parties=True,
                    why=f"some hold {names[1]}, others {names[0]} to have broken it",
                )


def _is(claimant: str | None, party: str) -> bool:
    return claimant is not None and claimant.casefold() == party.casefold()


def _between_outlets(
    agreement: str | None, entry: LedgerEntry, published: Mapping[str, Published | None]
) -> Iterator[Opposed]:
    """A promise that one outlet tells as kept and another, within a day, as not kept, both in their own voice."""
    own = [c for c in _claims(entry) if c.claimant is None]
    kept = [c for c in own if c.kept]
    broken = [
        c for c in own if c.broken and any(_at_once(published.get(c.article), published.get(k.article)) for k in kept)
    ]
    kept = [k for k in kept if any(_at_once(published.get(c.article), published.get(k.article)) for c in broken)]
    if not kept or not broken or {c.article for c in kept} & {c.article for c in broken}:
        return
    yield Opposed(
        _matter(agreement, kept[0].party, [*kept, *broken]),
        Ground.COMPLIANCE,
        (
            Side("tells it as kept", None, _members(kept)),
            Side("tells it as not kept", None, _members(broken)),
        ),
        why="one tells as kept what the other tells as not kept",
    )


def _at_once(one: Published | None, other: Published | None) -> bool:
    """Whether two reports surely appeared within a day of each other."""
    if one is None or other is None or not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return max(one.latest, other.latest) - min(one.earliest, other.earliest) <= _AT_ONCE


def _side(claims: Sequence[_Claim], one: str, many: str) -> Side:
    names = list(dict.fromkeys(c.claimant for c in claims if c.claimant))
    party = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return Side(many if len(names) > 1 else one, party, _members(claims))


def _members(claims: Sequence[_Claim]) -> tuple[Member, ...]:
    return tuple(sorted({c.member for c in claims}))
