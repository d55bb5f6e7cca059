"""Incidents, commitments and differences that are expected of the five page dumps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rashomon.model import Account, Analysis, Compliance, Incident, LedgerEntry, Opposed, Side
from seed_tally import Expected, Tally, words

__all__ = ["claims", "differences", "incidents", "ledger"]

#: Letters of a word that must agree for two to count as the same.
_STEM = 5


def incidents(expected: Expected, account: Account, key: Callable[[str], str]) -> Iterator[tuple[str, Tally]]:
    """Incidents with their day, place, actor and dead, as far as they are expected."""
    texts = {a.id: a.article.text for a in account.analyses}
    tally = Tally()
    told = [(a, g.date, one) for g in account.findings.incidents for a, one in g.members]

    def fits(article: str, day: str | None, one: Incident, wanted: Expected) -> bool:
        place = one.place(texts[article]) or ""
        return (
            key(article) == wanted["doc"]
            and wanted.get("date") in (None, day)
            and (wanted.get("place") or "").split(",")[0].lower() in place.lower()
            and ("actor" not in wanted or (one.actor is not None and wanted["actor"].lower() in one.actor.name.lower()))
            and ("killed" not in wanted or (one.killed is not None and one.killed.low == wanted["killed"]))
            and (not wanted.get("at_least") or (one.killed is not None and one.killed.high is None))
            and ("wounded" not in wanted or (one.wounded is not None and one.wounded.low == wanted["wounded"]))
            and (
                "claimed_by" not in wanted
                or (one.claimed_by is not None and one.claimed_by.name == wanted["claimed_by"])
            )
        )

    for wanted in expected["incidents"]:
        ok = any(fits(a, day, one, wanted) for a, day, one in told)
        tally.mark(ok, f"{wanted['doc']} {wanted['what']}, {wanted.get('place')}")
    yield "incidents complete", tally


def claims(expected: Expected, docs: dict[str, Analysis]) -> Iterator[tuple[str, Tally]]:
    """Claims of who kept which commitment: the right claimant, party and side, in the right report."""
    tally = Tally()
    broken = {Compliance.NOT_MET, Compliance.BREACHED}
    for commitment in expected["commitments"]:
        for claim in commitment["status_claims"]:
            sides = {Compliance.MET} if claim["status"] == "met" else broken
            given = [
                c for c in docs[claim["doc"]].compliance if c.claimant is not None and claim["by"] in c.claimant.name
            ]
            label = f"{claim['doc']} {claim['by']}: {commitment['commitment']} {claim['status']}"
            tally.mark(any(c.status in sides for c in given), label)
    yield "claims of who kept the deal", tally


def ledger(expected: Expected, account: Account) -> Iterator[tuple[str, Tally]]:
    """The expected commitments, each with its party and deadline, in one ledger of an agreement."""
    best = Tally(missed=["no ledger"])
    for one in account.findings.pledges:
        tally = Tally()
        for wanted in expected["commitments"]:
            tally.mark(any(_commitment(e, wanted) for e in one.entries), f"{wanted['party']}: {wanted['commitment']}")
        if one.agreement and tally.found > best.found:
            best = tally
    yield "commitments in one ledger", best


def _commitment(entry: LedgerEntry, wanted: Expected) -> bool:
    parties = {p.removesuffix("s").removesuffix("'") for p in _stems(wanted["party"])}
    if wanted["party"].startswith("United States"):
        parties.add("us")
    told = _stems(entry.commitment or "")
    return (
        bool(parties & _stems(entry.party or ""))
        and bool(told & _stems(wanted["commitment"]))
        and wanted.get("deadline") in (None, entry.deadline)
    )


def differences(expected: Expected, account: Account, key: Callable[[str], str]) -> Iterator[tuple[str, Tally]]:
    """Statements that do not go together: the expected ones, and what others are reported."""
    tally, beside = Tally(), Tally()
    texts = {a.id: a.article.text for a in account.analyses}
    known: set[int] = set()
    for wanted in expected["disagreements"]:
        if wanted["about"].startswith("day of"):
            continue
        hits = [n for n, o in enumerate(account.findings.opposed) if _held(o, wanted, texts, key)]
        tally.mark(bool(hits), wanted["about"])
        known.update(hits)
    beside.wrong = [
        f"{o.about}: {' / '.join(s.says for s in o.sides)}"
        for n, o in enumerate(account.findings.opposed)
        if n not in known
    ]
    yield "differences", tally
    yield "differences nobody expects", beside


def _held(one: Opposed, wanted: Expected, texts: dict[str, str], key: Callable[[str], str]) -> bool:
    """Whether two of the expected sides stand on two sides of an opposition."""
    stands: list[int] = []
    for who, what in wanted["sides"]:
        stands += [n for n, side in enumerate(one.sides) if _stands(side, who, what, texts, key)][:1]
    return len(set(stands)) > 1


def _stands(side: Side, who: str, what: str, texts: dict[str, str], key: Callable[[str], str]) -> bool:
    docs = set(re.findall(r"\b\d{3}\b", f"{who} {what}"))
    told = [m.span.of(texts[m.article]) for m in side.members if key(m.article) in docs]
    if who[0].isdigit():
        wanted = _stems(what)
        return any(2 * len(wanted & _stems(words)) >= len(wanted) for words in told)
    return bool(_stems(who) & _stems(side.party or "")) and bool(told or not docs)


def _stems(text: str) -> set[str]:
    return {w[:_STEM] for w in words(text) if len(w) > 2 or w == "us"}
