"""Which article carries what, and what it could not have known yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.account.dates import spell
from rashomon.account.figures import figure_wording
from rashomon.account.quotes import speaker_name
from rashomon.account.sources import Sources
from rashomon.account.wording import clip, listed, quoted
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

#: Characters of a quotation or an event shown in a row.
_ROW = 90


def coverage(sources: Sources, findings: Findings, entries: Sequence[TimelineEntry]) -> Coverage:
    """The matrix of things and articles, what most articles carry first."""
    rows = [
        *(
            _row(
                sources,
                "quote",
                f"{speaker_name(u)}: {quoted(sources.words(u.members[0].article, u.members[0].span), _ROW)}",
                [sources.cite(m.article, m.span) for m in u.members],
                sources.cite_all(u.indirect),
            )
            for u in findings.utterances
        ),
        *(
            _row(
                sources,
                "figure",
                f"{g.what[:1].upper()}{g.what[1:]}"
                + f": {listed(list(dict.fromkeys(f.span.of(sources.by_id[a].article.text) for a, f in g.members)))}",
                sources.cite_all(Member(a, figure_wording(f, sources.text(a))) for a, f in g.members),
                (),
            )
            for g in findings.figures
        ),
        *(_row(sources, "date", f"{spell(e.value)}: {clip(e.text, _ROW)}", e.citations, ()) for e in entries),
    ]
    order = {"quote": 0, "figure": 1, "date": 2}
    rows.sort(key=lambda r: (-len(r.citations), order[r.kind]))
    return Coverage(tuple(a.id for a in sources.analyses), tuple(rows))


def is_shared(row: CoverageRow) -> bool:
    """Whether more than one article carries the thing."""
    return len(row.citations) > 1


def coverage_lines(sources: Sources, found: Coverage) -> tuple[Line, ...]:
    """A line for each thing that is shared but not by all, and one for what an article alone carries."""
    lines = []
    for row in found.rows:
        if is_shared(row) and len(row.citations) < len(found.articles):
            by_cell: dict[Cell, list[str]] = {}
            for article, cell in zip(found.articles, row.cells, strict=True):
                by_cell.setdefault(cell, []).append(sources.label(article))
            parts = [
                f"{word} {listed(by_cell[cell])}"
                for cell, word in (
                    (Cell.CARRIED, "carried by"),
                    (Cell.INDIRECT, "in indirect speech by"),
                    (Cell.NOT_CARRIED, "not by"),
                    (Cell.NOT_YET, "not reported yet when these appeared:"),
                    (Cell.UNREAD, "not in the part that was read of"),
                )
                if cell in by_cell
            ]
            lines.append(Line(Section.COVERAGE, f"{row.text} — {', '.join(parts)}.", row.citations))
    for article in found.articles:
        alone = [r for r in found.rows if not is_shared(r) and r.citations[0].article == article]
        if alone:
            lines.append(
                Line(Section.COVERAGE, _alone(sources.label(article), alone), tuple(r.citations[0] for r in alone))
            )
    return tuple(lines)


def _alone(name: str, rows: Sequence[CoverageRow]) -> str:
    """What one article alone carries, by speaker, thing counted and day."""
    parts = []
    for kind, heading in (("quote", "quotations of"), ("figure", "figures for"), ("date", "what it dates to")):
        subjects = Counter(r.text.partition(": ")[0] for r in rows if r.kind == kind)
        if subjects:
            told = [f"{subject} ({n})" if n > 1 else subject for subject, n in subjects.items()]
            parts.append(f"{heading} {listed(told)}")
    return f"Only in {name}: {'; '.join(parts)}."


def _row(
    sources: Sources, kind: str, text: str, carried: Iterable[Citation], indirect: Iterable[Citation]
) -> CoverageRow:
    direct: dict[str, Citation] = {}
    reported: dict[str, Citation] = {}
    for citation in carried:
        direct.setdefault(citation.article, citation)
    for citation in indirect:
        if citation.article not in direct:
            reported.setdefault(citation.article, citation)
    every = direct | reported
    known = _first_report(sources, every)

    def cell(one: Analysis) -> Cell:
        if one.id in direct:
            return Cell.CARRIED
        if one.id in reported:
            return Cell.INDIRECT
        if known and one.published and one.published.latest and one.published.latest < known:
            return Cell.NOT_YET
        return Cell.UNREAD if one.article.excerpt else Cell.NOT_CARRIED

    cells = tuple(cell(one) for one in sources.analyses)
    return CoverageRow(kind, text, cells, tuple(every[a.id] for a in sources.analyses if a.id in every))


def _first_report(sources: Sources, articles: Iterable[str]) -> date | None:
    """The first day on which any of the articles can have been published; ``None`` unless known of all."""
    days = []
    for article in articles:
        published = sources.by_id[article].published
        if published is None or published.earliest is None:
            return None
        days.append(published.earliest)
    return min(days, default=None)
