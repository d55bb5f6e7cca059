"""Pledges across articles: one ledger for each agreement, with who says that which commitment was kept.

Agreements meet by the parties and dates in their names; a bare "the deal" is the one agreement of its article. Vows and
demands bind nobody by agreement and stand in the ledger without one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.compare.agreements import agreements
from rashomon.compare.commitments import LOOSE, Book, Commitment, name_of
from rashomon.compare.deadlines import nearness
from rashomon.compare.who import Names
from rashomon.model import Analysis, Entity, LedgerEntry, Pledge, PledgeLedger
from rashomon.spans import Span

__all__ = ["pledge_ledgers"]


def pledge_ledgers(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[PledgeLedger, ...]:
    """Set out what was promised and who says that it was kept.

    Args:
        analyses: The articles of the story, in the order of their ids.
        who: The names of the story.

    Returns:
        A ledger for each agreement, the one with most evidence first, and last one for promises outside any.
    """
    names = Names(tuple(who))
    known, at = agreements(analyses, names)
    books: dict[int | None, Book] = defaultdict(lambda: Book(names))
    told = [(a, p) for a in analyses for p in a.pledges]
    # what names its agreement comes first: it is what the rest is measured by
    for analysis, pledge in sorted(told, key=lambda t: t[1].agreement is None):
        books[_book(books, at, analysis, pledge, names)].add(analysis, pledge)
    for analysis in analyses:
        for claim in analysis.compliance:
            books[at.get((analysis.id, claim.agreement))].claim(analysis, claim)
    ledgers = [
        PledgeLedger(known[key].form if key is not None else None, _entries(book.commitments, analyses, names))
        for key, book in books.items()
        if book.commitments
    ]
    return tuple(sorted(ledgers, key=lambda b: (b.agreement is None, -_weight(b), b.agreement or "")))


def _book(
    books: Mapping[int | None, Book],
    at: Mapping[tuple[str, Span | None], int],
    analysis: Analysis,
    pledge: Pledge,
    names: Names,
) -> int | None:
    """The agreement that a pledge goes under: the one it names, or the article's only one if that holds the same."""
    if pledge.kind in LOOSE:
        return None
    key = at.get((analysis.id, pledge.agreement))
    if key is None or pledge.agreement is not None:
        return key
    party = name_of(pledge.party, analysis.id, names)
    return key if books[key].find(party, True, pledge.lemmas) else None


def _weight(ledger: PledgeLedger) -> int:
    return sum(len(e.pledges) + len(e.claims) for e in ledger.entries)


def _entries(book: Sequence[Commitment], analyses: Sequence[Analysis], names: Names) -> tuple[LedgerEntry, ...]:
    dated = {(a.id, t.span): t.value for a in analyses for t in a.times}
    published = {a.id: a.published for a in analyses}
    out = []
    for entry in book:
        deadlines = Counter(
            value
            for article, pledge in entry.pledges
            if pledge.when and (value := dated.get((article, pledge.when), pledge.deadline))
        )
        # a deadline with its year before one without, the commonest of those
        deadline = min(deadlines, key=lambda d: ("X" in d, -deadlines[d], -len(d), d), default=None)
        articles = sorted({a for a, _ in entry.pledges} | {a for a, _ in entry.claims})
        out.append(
            LedgerEntry(
                entry.party,
                entry.shown,
                deadline,
                tuple(entry.pledges),
                tuple(entry.claims),
                tuple(name_of(c.claimant, a, names) for a, c in entry.claims),
                nearness(deadline, articles, published),
            )
        )
    return tuple(sorted(out, key=_rank))


def _rank(entry: LedgerEntry) -> tuple[bool, int, str, str]:
    evidence = len(entry.claims) + len(entry.pledges)
    return (entry.commitment is None, -evidence, entry.party or "", entry.commitment or "")
