"""The account as Markdown, each line with its footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.account.coverage import is_shared
from rashomon.account.dates import spell_published
from rashomon.account.figures import figure_ledger, figure_origins, shown_alone, teller_words
from rashomon.account.quotes import quote_entries
from rashomon.account.sources import Sources, date_basis, labels
from rashomon.account.speakers import speaker_lines, speakers
from rashomon.export.cells import SYMBOLS, legend
from rashomon.export.descent import related
from rashomon.export.footnotes import Notes, plain
from rashomon.export.markdown_lists import incidents, lineage, opposed, promises, wording
from rashomon.export.plain import HEADINGS
from rashomon.export.timeline import STATUSES, days, differing, when
from rashomon.model import Account, CoverageRow, Section, Verdict

__all__ = ["markdown"]

#: Words that an outlet prints for others, as the notes of a quotation say it.
_FOR = re.compile("“([^“”]+)” for “([^“”]+)”")

#: Sections that stand as lists or tables of their own.
_LISTS = {
    Section.LINEAGE: lineage,
    Section.INCIDENTS: incidents,
    Section.PLEDGES: promises,
    Section.OPPOSED: opposed,
    Section.WORDING: wording,
}


def markdown(accounts: Sequence[Account]) -> str:
    """Accounts as one Markdown document with footnotes; nothing in an article's text can act as markup.

    Args:
        accounts: The accounts, in the order to show them in.
    """
    notes = Notes()
    titles = {account.story.id: account.title for account in accounts}
    parts = [_account(account, titles, notes) for account in accounts]
    return "\n".join([*parts, *notes.lines]) + "\n"


def _account(account: Account, titles: Mapping[str, str], notes: Notes) -> str:
    names = labels(account.analyses)
    out = [f"# {plain(account.title)}", ""]
    for section in Section:
        if section is Section.COVERAGE:
            out += _coverage(account, names, notes)
            continue
        if section in _LISTS:
            body = _LISTS[section](account, names, notes)
            out += [f"## {HEADINGS[section]}", "", *body, ""] if body else []
            continue
        lines = [line for line in account.lines if line.section is section]
        if lines:
            out += [f"## {HEADINGS[section]}", ""]
            if section is Section.SOURCES:
                out += _reports(account, names)
            if section is Section.QUOTES:
                out += _quotes(account, names, notes)
            elif section is Section.SPEAKERS:
                out += _speakers(account, names, notes)
            elif section is Section.TIMELINE:
                out += _timeline(account, names, notes)
            elif section is Section.FIGURES:
                out += _figures(account, names, notes)
            else:
                out += [f"- {plain(line.text)}{notes.refer(line.citations, names)}" for line in lines]
            if section is Section.SOURCES:
                for heading, others in related(account, titles):
                    out.append(f"- {heading}: {plain('; '.join(title for _, title in others))}")
            out.append("")
    return "\n".join(out)


def _reports(account: Account, names: dict[str, str]) -> list[str]:
    out = ["| Report | Published | Basis |", "|---|---|---|"]
    for one in account.analyses:
        basis = date_basis(one.published) if one.published else ""
        out.append(f"| {plain(names[one.id])} | {spell_published(one.published)} | {plain(basis)} |")
    return [*out, ""]


def _quotes(account: Account, names: dict[str, str], notes: Notes) -> list[str]:
    """Each quotation, and under it every other outlet's version with what differs."""
    out = []
    for entry in quote_entries(Sources.of(account), account.findings):
        for number, note in enumerate(entry):
            text = plain(note.text)
            if number:
                text = "  - " + _FOR.sub(r"“**\1**” for “~~\2~~”", text)
            else:
                who, colon, words = text.partition(": ")
                text = f"- **{who}**{colon}{words}"
            end = "." if number == len(entry) - 1 else ""
            out.append(f"{text}{end}{notes.refer(note.citations, names)}")
    return out


def _timeline(account: Account, names: dict[str, str], notes: Notes) -> list[str]:
    """Each date, and under it what is dated so, with the other days that are given for it."""
    sources = Sources.of(account)
    out = []
    for group in days(account.timeline):
        out.append(f"- **{plain(when(group[0][1]))}**")
        for _, entry in group:
            tag = f"({STATUSES[entry.status]}) " if entry.status in STATUSES else ""
            other = f" **{plain(differing(entry, names))}**" if entry.others else ""
            note = sources.origin_note(entry.citations)
            other = f" ({note}){other}" if note else other
            out.append(f"  - {tag}{plain(entry.text)}{other}{notes.refer(entry.citations, names)}")
    return out


def _figures(account: Account, names: dict[str, str], notes: Notes) -> list[str]:
    """The ledger as a table; under it what one report alone gives."""
    sources = Sources.of(account)
    ledger = figure_ledger(sources, account.findings)
    compared = [e for e in ledger if e.kind is not Verdict.ONE_SOURCE]
    out = ["| Counted | Verdict | Value | Report | In its words |", "|---|---|---|---|---|"] if compared else []
    for entry in compared:
        why = f": {plain(entry.why)}" if entry.why else ""
        note = figure_origins(sources, entry)
        why += f"; {note}" if note else ""
        head = f"| **{plain(entry.what)}** | {entry.verdict}{why} |"
        for value in entry.values:
            amount = plain(value.text)
            for one in value.tellers:
                cited = notes.refer((sources.cite(one.article, one.at),), names)
                words = plain(teller_words(sources, one))
                out.append(f"{head} {amount} | {plain(names[one.article])} | {words}{cited} |")
                head, amount = "| | |", ""
    out += [""] if compared else []
    for entry in shown_alone(ledger):
        tellers = [t for v in entry.values for t in v.tellers]
        told = ", ".join(f"{names[t.article]} {teller_words(sources, t)}" for t in tellers)
        cited = notes.refer((sources.cite(t.article, t.at) for t in tellers), names)
        out.append(f"- {plain(entry.what)}: {plain(told)}, one report only{cited}")
    return out


def _speakers(account: Account, names: dict[str, str], notes: Notes) -> list[str]:
    """Each speaker with everything said under the name."""
    sources = Sources.of(account)
    out = []
    for one in speakers(sources, account.findings):
        note = f" ({plain(one.note)})" if one.note else ""
        out.append(f"- **{plain(one.name)}**{note}")
        for line in speaker_lines(sources, [one]):
            words = line.text.removeprefix(one.name).removeprefix(": ").removeprefix(", ")
            out.append(f"  - {plain(words)}{notes.refer(line.citations, names)}")
    return out


def _coverage(account: Account, names: dict[str, str], notes: Notes) -> list[str]:
    shared = [r for r in account.coverage.rows if is_shared(r)]
    lines = [line for line in account.lines if line.section is Section.COVERAGE]
    alone = [line for line in lines if len({c.article for c in line.citations}) == 1]
    if not shared and not alone:
        return []
    out = [f"## {HEADINGS[Section.COVERAGE]}", ""]
    if shared:
        heads = [plain(names[a]) for a in account.coverage.articles]
        known = any(row.origins is not None for row in shared)
        last = "Kind | Outlets | Origins |" if known else "Kind | Outlets |"
        out += [f"| | {' | '.join(heads)} | {last}", f"|---|{':-:|' * len(heads)}---|---|{'---|' * known}"]
        out += [_row(row, names, notes) for row in shared]
        out += ["", " · ".join(f"{s} {t}" for s, t in legend(account.coverage)), ""]
    out += [f"- {plain(line.text)}{notes.refer(line.citations, names)}" for line in alone]
    return [*out, ""]


def _row(row: CoverageRow, names: dict[str, str], notes: Notes) -> str:
    cells = " | ".join(SYMBOLS[c][0] for c in row.cells)
    carried = f"{row.kind} | {row.outlets} of {row.able}" + (f" | {row.origins}" if row.origins is not None else "")
    return f"| {plain(row.text)}{notes.refer(row.citations, names)} | {cells} | {carried} |"
