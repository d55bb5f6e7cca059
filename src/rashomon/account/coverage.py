"""Which article carries what, who tells the opposite, and what an article could not have known yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.account.covered import KINDS, Thing, things
from rashomon.account.sources import Sources
from rashomon.account.wording import count_of, counted, listed
from rashomon.model import (
    Analysis,
    Cell,
    Coverage,
    CoverageRow,
    Findings,
    Line,
    Member,
    Section,
    TimelineEntry,
)
from rashomon.spans import Citation

__all__ = ["coverage", "coverage_lines", "is_shared"]

#: Lines for things that several articles carry; the matrix holds them all.
_SHARED = 20

#: Cells of articles that carry a thing, and of those of which it is known whether they do.
_CARRY = (Cell.CARRIED, Cell.INDIRECT)
_KNOWN = (*_CARRY, Cell.OPPOSED, Cell.NOT_CARRIED)

_WORDS = {
    Cell.CARRIED: "carried by",
    Cell.INDIRECT: "in indirect speech by",
    Cell.OPPOSED: "the opposite in",
    Cell.NOT_CARRIED: "not by",
    Cell.NOT_YET: "not reported yet when these appeared:",
    Cell.UNREAD: "not in the part that was read of",
}

_NOUNS = {
    "quote": ("quotation", "quotations"),
    "statement": ("statement", "statements"),
    "incident": ("incident", "incidents"),
    "pledge": ("commitment", "commitments"),
    "claim": ("claim about a commitment", "claims about commitments"),
    "figure": ("figure", "figures"),
    "date": ("dated event", "dated events"),
}


def coverage(sources: Sources, findings: Findings, entries: Sequence[TimelineEntry]) -> Coverage:
    """The matrix of things and articles, what most origins and outlets carry first.

    An article that appeared before a thing happened, or before the first report of it did, does not leave it out.

    Args:
        sources: The articles.
        findings: What comparing them shows.
        entries: The timeline.
    """
    rows = [_row(sources, thing) for thing in things(sources, findings, entries)]
    rows.sort(key=_rank)
    return Coverage(tuple(a.id for a in sources.analyses), tuple(rows))


def _rank(row: CoverageRow) -> tuple[int, int, int, bool, int]:
    """What several origins carry goes before what one text has brought to many outlets."""
    voices = row.outlets if row.origins is None else row.origins
    return -voices, -row.outlets, -len(row.citations), Cell.OPPOSED not in row.cells, KINDS.index(row.kind)


def is_shared(row: CoverageRow) -> bool:
    """Whether more than one article carries the thing or tells the opposite."""
    return len(row.citations) > 1


def coverage_lines(sources: Sources, found: Coverage) -> tuple[Line, ...]:
    """A line for each thing that is shared but not by all, and one for what an article alone carries.

    Of what is shared only the things that most outlets carry have lines, and those that are contradicted. Of a story of
    one article there is nothing to say.
    """
    if len(found.articles) == 1:
        return ()
    parted = [r for r in found.rows if is_shared(r) and not all(cell in _CARRY for cell in r.cells)]
    first = [r for i, r in enumerate(parted) if i < _SHARED or Cell.OPPOSED in r.cells]
    lines = [Line(Section.COVERAGE, _shared(sources, found, row), row.citations) for row in first]
    for at, article in enumerate(found.articles):
        alone = [r for r in found.rows if not is_shared(r) and r.cells[at] in _CARRY]
        if alone:
            text = _alone(sources.label(article), alone)
            lines.append(Line(Section.COVERAGE, text, tuple(r.citations[0] for r in alone)))
    return tuple(lines)


def _shared(sources: Sources, found: Coverage, row: CoverageRow) -> str:
    by_cell: dict[Cell, list[str]] = {}
    for article, cell in zip(found.articles, row.cells, strict=True):
        by_cell.setdefault(cell, []).append(sources.label(article))
    parts = [f"{words} {listed(by_cell[cell])}" for cell, words in _WORDS.items() if cell in by_cell]
    count = f"{row.outlets} of {row.able} {'outlet' if row.able == 1 else 'outlets'}"
    if row.origins is not None:
        count += f", {counted(row.origins, 'independent origin')}"
    return f"{row.text} — {count}: {'; '.join(parts)}."


def _alone(name: str, rows: Sequence[CoverageRow]) -> str:
    """How much one article alone carries; what the others could not know yet is no omission of theirs."""
    left_out = [r for r in rows if Cell.NOT_CARRIED in r.cells]
    early = [r for r in rows if r not in left_out and Cell.UNREAD not in r.cells]
    unsure = [r for r in rows if r not in left_out and r not in early]
    parts = [
        f"{words} {listed(_counts(some))}"
        for words, some in (
            (f"only in {name}:", left_out),
            (f"in {name}, after the others had appeared:", early),
            (f"in {name}, where the others were read in part or had appeared before:", unsure),
        )
        if some
    ]
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _counts(rows: Sequence[CoverageRow]) -> list[str]:
    kinds = Counter(r.kind for r in rows)
    return [count_of(kinds[kind], *_NOUNS[kind]) for kind in KINDS if kinds[kind]]


def _row(sources: Sources, thing: Thing) -> CoverageRow:
    direct, reported, against = (_first(places) for places in (thing.direct, thing.indirect, thing.opposed))
    every = {**against, **reported, **direct}
    known = _first_report(sources, every)

    def cell(one: Analysis) -> Cell:
        if one.id in direct:
            return Cell.CARRIED
        if one.id in reported:
            return Cell.INDIRECT
        if one.id in against:
            return Cell.OPPOSED
        if _appeared_before(one, known) or _appeared_before(one, thing.since):
            return Cell.NOT_YET
        return Cell.UNREAD if one.article.excerpt else Cell.NOT_CARRIED

    cells = tuple(cell(one) for one in sources.analyses)
    citations = tuple(_cite(sources, every[a.id]) for a in sources.analyses if a.id in every)
    by_outlet = [(sources.outlet(a.id), cell) for a, cell in zip(sources.analyses, cells, strict=True)]
    carrying, able = (len({outlet for outlet, cell in by_outlet if cell in these}) for these in (_CARRY, _KNOWN))
    origins = sources.origins({**reported, **direct}.values())
    return CoverageRow(thing.kind, thing.text, cells, citations, carrying, able, origins)


def _first(places: Iterable[Member]) -> dict[str, Member]:
    """The first of the places in each article."""
    found: dict[str, Member] = {}
    for place in places:
        found.setdefault(place.article, place)
    return found


def _cite(sources: Sources, place: Member) -> Citation:
    return sources.cite(place.article, place.span)


def _appeared_before(one: Analysis, day: date | None) -> bool:
    latest = one.published.latest if one.published is not None else None
    return day is not None and latest is not None and latest < day


def _first_report(sources: Sources, articles: Iterable[str]) -> date | None:
    """The first day on which any of the articles can have been published; ``None`` unless known of all."""
    days = []
    for article in articles:
        published = sources.by_id[article].published
        if published is None or published.earliest is None:
            return None
        days.append(published.earliest)
    return min(days, default=None)
