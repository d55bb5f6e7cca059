"""Incidents, promises, opposed statements and labels in Markdown, each value with its footnotes."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.lineage import lineage_entries
from rashomon.account.opposed import between, oppositions
from rashomon.account.sources import Sources
from rashomon.account.wording import quoted
from rashomon.export.descent import tree_lines
from rashomon.export.footnotes import Notes, plain
from rashomon.export.given import Given
from rashomon.export.incidents import act_citations, act_text, acts
from rashomon.export.labels import Called, wording_tables
from rashomon.export.ledger import HELD, ledgers
from rashomon.export.placetable import day, place, places, toll
from rashomon.model import Account, Member

__all__ = ["incidents", "lineage", "opposed", "promises", "wording"]

_Names = dict[str, str]

#: Characters of the words of one side that are repeated; the note gives more.
_WORDS = 160


def incidents(account: Account, names: _Names, notes: Notes) -> list[str]:
    """The acts in their lists, and the table of places."""
    sources = Sources.of(account)
    out: list[str] = []
    for found in acts(account, sources):
        if not found.shown:
            continue
        out += [f"### {found.heading}", ""]
        for one in found.shown:
            cited = notes.refer(act_citations(sources, one), names)
            out.append(f"- **{plain(one.head)}**: {plain(act_text(sources, one))}{cited}")
        out.append("")
    rows = places(account, sources)
    if rows:
        out += ["### By place", "", "| Place | What happened there | Reports |", "|---|---|---|"]
    for row in rows:
        told = "<br>".join(
            f"{day(one)}, {': '.join(filter(None, (one.type.value, toll(one))))}{notes.refer(one.citations, names)}"
            for one in row.incidents
        )
        out.append(f"| {plain(place(row))} | {told} | {plain(', '.join(names[a] for a in row.articles))} |")
    return out if rows else out[:-1]


def lineage(account: Account, names: _Names, notes: Notes) -> list[str]:
    """The origins as trees, and under them what each report has from another."""
    sources = Sources.of(account)
    tree = tree_lines(sources)
    out = [f"{'  ' * level}- {plain(text) if level else f'**{plain(text)}**'}" for level, text in tree]
    out += [""] if tree else []
    for entry in lineage_entries(sources, account.story, summary=not tree):
        for number, note in enumerate(entry):
            out.append(f"{'  ' * min(number, 1)}- {plain(note.text)}{notes.refer(note.citations, names)}")
    return out


def promises(account: Account, names: _Names, notes: Notes) -> list[str]:
    """A table for each ledger."""
    sources = Sources.of(account)

    def cell(found: Sequence[Given]) -> str:
        return "<br>".join(plain(one.text) + cited(one.places) for one in found)

    def cited(places: Sequence[Member]) -> str:
        return notes.refer((sources.cite(m.article, m.span) for m in places), names)

    out: list[str] = []
    for ledger in ledgers(account, sources):
        told = [row for row in ledger.rows if not row.passing]
        if not told:
            continue
        out += [f"### {plain(ledger.heading)}", ""]
        out += ["| Commitment | Party | To or for | Condition | Who holds it kept or broken | Deadline |"]
        out += ["|---|---|---|---|---|---|"]
        for row in told:
            act = plain(quoted(row.act)) if row.act else "the agreement as a whole"
            kind = f"({row.kind}) " if row.kind else ""
            off = plain(row.near)
            cells = [
                f"{kind}{act}{cited(row.told)}",
                plain(row.party),
                ("asked by " if row.asked and row.beneficiaries else "") + cell(row.beneficiaries),
                cell(row.conditions),
                "<br>".join(f"**{HELD[status]}**: {cell([by])}" for status, by in row.claims),
                f"{row.deadline} ({off})" if off else row.deadline,
            ]
            out.append(f"| {' | '.join(cells)} |")
        out.append("")
    return out[:-1]


def opposed(account: Account, names: _Names, notes: Notes) -> list[str]:
    """Each matter, and under it each side in the words of its reports."""
    sources = Sources.of(account)
    out = []
    for one in oppositions(sources, account.findings):
        out.append(f"- **{plain(one.about)}** ({between(one)}: {plain(one.why)})")
        for side in one.positions:
            told = "; ".join(
                f"{plain(names[m.article])} {plain(quoted(sources.words(m.article, m.span), _WORDS))}"
                + notes.refer((sources.cite(m.article, m.span),), names)
                for m in side.told
            )
            head = f"{plain(side.head)}: " if side.head else ""
            note = sources.origin_note(side.told)
            out.append(f"  - {head}{told}{f' ({note})' if note else ''}")
    return out


def wording(account: Account, names: _Names, notes: Notes) -> list[str]:
    """A table for each actor and act, the reports side by side."""
    sources = Sources.of(account)

    def cell(found: Sequence[Called]) -> str:
        return "<br>".join(
            plain(one.text)
            + (f" ({plain(one.apart)})" if one.apart else "")
            + notes.refer((sources.cite(m.article, m.span) for m in one.places), names)
            for one in found
        )

    out: list[str] = []
    for table in wording_tables(sources, account.findings):
        out += [f"| **{plain(table.entity)}** | {' | '.join(plain(names[a]) for a in table.articles)} |"]
        out += [f"|---|{'---|' * len(table.articles)}"]
        out += [f"| in its own voice | {' | '.join(cell(found) for found in table.own)} |"]
        if any(table.apart):
            out += [f"| quoted, reported or at a distance | {' | '.join(cell(found) for found in table.apart)} |"]
        out.append("")
    return out[:-1]
