"""What was promised under which agreement, by when, and who says that it was kept or broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.account.dates import bounds, spell
from rashomon.account.nearness import nearness_words
from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.compare.called import called
from rashomon.model import Compliance, Findings, LedgerEntry, Line, Member, Pledge, PledgeKind, PledgeLedger, Section
from rashomon.spans import Span

__all__ = ["HELD", "pledge_lines"]

#: What somebody holds of a commitment, before the name of who does.
HELD = {
    Compliance.MET: "held kept by",
    Compliance.NOT_MET: "held not met by",
    Compliance.BREACHED: "held broken by",
    Compliance.AFFIRMED: "affirmed by",
}
#: What a promise outside any agreement is, from what binds most.
_KINDS = {
    PledgeKind.TERM: "Term",
    PledgeKind.PROMISE: "Promise",
    PledgeKind.CONDITION: "In return",
    PledgeKind.ULTIMATUM: "Ultimatum",
    PledgeKind.DEMAND: "Demand",
    PledgeKind.VOW: "Vow",
}
_ASKED = frozenset({PledgeKind.DEMAND, PledgeKind.ULTIMATUM})
#: Characters of an act or a condition that a line repeats.
_WORDS = 160


def pledge_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each commitment under an agreement, and for each outside any that more than a mention speaks for.

    More is a second report, somebody who holds it kept or broken, a deadline or a condition. What one report alone
    has somebody vow or demand is in the quotations and statements, not here; what somebody refused to promise is
    nowhere promised.
    """
    texts = [a.article.text for a in sources.analyses]
    return tuple(
        _line(sources, ledger, entry, texts)
        for ledger in findings.pledges
        for entry in ledger.entries
        if _is_told(sources, ledger, entry)
    )


def _is_told(sources: Sources, ledger: PledgeLedger, entry: LedgerEntry) -> bool:
    given = [(a, p) for a, p in entry.pledges if not p.negated]
    if not given and not entry.claims:
        return False
    if ledger.agreement or entry.claims:
        return True
    several = len({sources.outlet(a) for a, _ in given}) > 1
    return several or any(p.condition or p.when for _, p in given)


def _line(sources: Sources, ledger: PledgeLedger, entry: LedgerEntry, texts: Sequence[str]) -> Line:
    given = [(a, p) for a, p in entry.pledges if not p.negated]
    party = called(entry.party, texts) if entry.party else "party not named"
    whole = "the agreement as a whole" if ledger.agreement else "its commitments as a whole"
    what = quoted(entry.commitment, _WORDS) if entry.commitment else whole
    parts = [f"{_head(ledger, given)}: {party}, {what}"]
    parts += _particulars(sources, entry, given, texts)
    if given:
        told = sorted(given, key=lambda g: sources.order[g[0]])
        named = sources.named(Member(a, p.act) for a, p in told)
        parts.append(f"told by {named}{_according(entry, given, texts)}")
    parts += _claims(sources, entry, texts)
    text = f"{'; '.join(parts)}."
    places = [(a, s) for a, p in given for s in _places(p)] + [(a, c.span) for a, c in entry.claims]
    cited = dict.fromkeys(sources.cite(a, s) for a, s in places)
    return Line(Section.PLEDGES, f"{text[:1].upper()}{text[1:]}", tuple(cited))


def _head(ledger: PledgeLedger, given: Sequence[tuple[str, Pledge]]) -> str:
    """What a line opens with: the agreement, or what kind of promise it is outside any."""
    if ledger.agreement:
        return ledger.agreement
    kinds = {p.kind for _, p in given}
    return next((name for kind, name in _KINDS.items() if kind in kinds), "Promise")


def _places(pledge: Pledge) -> tuple[Span, ...]:
    """What a line about a pledge rests on: its act, and its condition where that stands apart."""
    if pledge.condition is None or pledge.act.covers(pledge.condition):
        return (pledge.act,)
    return (pledge.act, pledge.condition)


def _according(entry: LedgerEntry, given: Sequence[tuple[str, Pledge]], texts: Sequence[str]) -> str:
    """Who tells of a promise, where no report tells it in its own voice and it is not the party itself or who asks."""
    names = [p.source.name if p.source else "" for _, p in given]
    own = {(entry.party or "").casefold(), *(p.beneficiary.name.casefold() for _, p in given if p.beneficiary)}
    others = dict.fromkeys(n for n in names if n.casefold() not in own)
    return f", according to {listed([called(n, texts) for n in others])}" if all(names) and others else ""


def _labels(sources: Sources, places: Sequence[Member]) -> str:
    """Which reports some words stand in, within brackets, in the order of the account: "A and B: one origin"."""
    names = listed([sources.label(a) for a in sorted({m.article for m in places}, key=lambda a: sources.order[a])])
    note = sources.origin_note(places)
    return f"{names}: {note}" if note else names


def _particulars(
    sources: Sources, entry: LedgerEntry, given: Sequence[tuple[str, Pledge]], texts: Sequence[str]
) -> Iterator[str]:
    """To whom, on which condition, by when and how near that was."""
    asking = dict.fromkeys(p.beneficiary.name for _, p in given if p.beneficiary and p.kind in _ASKED)
    if asking:
        yield f"asked by {listed([called(n, texts) for n in asking])}"
    told = [p.beneficiary.name for _, p in given if p.beneficiary and p.kind is PledgeKind.PROMISE]
    if told:
        yield f"promised to {listed([called(n, texts) for n in dict.fromkeys(told)])}"
    conditions = dict.fromkeys(sources.words(a, p.condition) for a, p in given if p.condition)
    if conditions:
        yield f"condition {listed([quoted(c, _WORDS) for c in conditions])}"
    if entry.deadline and bounds(entry.deadline):
        near = nearness_words(sources, entry.nearness)
        yield f"deadline {spell(entry.deadline)}" + (f", {near}" if near else "")
    else:
        spans = dict.fromkeys(sources.words(a, p.when) for a, p in given if p.when)
        if spans:
            yield f"deadline {listed([quoted(s) for s in spans])}"


def _claims(sources: Sources, entry: LedgerEntry, texts: Sequence[str]) -> Iterator[str]:
    """Who holds it kept or broken, and which reports say so."""
    by_claim: dict[tuple[Compliance, str | None], list[Member]] = {}
    for (article, claim), claimant in zip(entry.claims, entry.claimants, strict=True):
        by_claim.setdefault((claim.status, claimant), []).append(Member(article, claim.span))
    for status, held in HELD.items():
        given = [
            f"{called(claimant, texts) if claimant else 'the report itself'} ({_labels(sources, places)})"
            for (which, claimant), places in by_claim.items()
            if which is status
        ]
        if given:
            yield f"{held} {listed(given)}"
