"""The account for reading in a terminal; without colour and markup where it goes into a file or a pipe."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rashomon.account.coverage import is_shared
from rashomon.account.figures import figure_ledger, figure_origins, shown_alone, teller_words
from rashomon.account.quotes import quote_entries
from rashomon.account.sources import Sources, labels
from rashomon.account.speakers import speaker_lines, speakers
from rashomon.export.cells import SYMBOLS, legend
from rashomon.export.descent import related
from rashomon.export.incidents import acts
from rashomon.export.plain import HEADINGS, visible
from rashomon.export.printing import INDENT, print_text
from rashomon.export.terminal_lists import print_incidents, print_lineage, print_opposed, print_promises
from rashomon.export.timeline import STATUSES, days, differing, when
from rashomon.model import Account, Line, Section, Verdict

__all__ = ["print_accounts"]

#: Columns that a matrix can have before a line for each thing reads better.
_WIDEST = 8

#: Words that an outlet prints for others, as the notes of a quotation say it.
_FOR = re.compile("“([^“”]+)” for “([^“”]+)”")

#: Characters of an outlet's name in a column head before it goes on in the next line.
_HEAD = 11

#: Width of the column of values; a longer one reaches into the next column.
_VALUE = 22

#: Sections whose lines open with a word or two to look for.
_OPENING = (Section.WORDING,)

#: Sections that stand as lists of their own.
_LISTS = {
    Section.LINEAGE: print_lineage,
    Section.INCIDENTS: print_incidents,
    Section.PLEDGES: print_promises,
    Section.OPPOSED: print_opposed,
}


def print_accounts(accounts: Sequence[Account], console: Console) -> None:
    """Print accounts one after another.

    Args:
        accounts: The accounts.
        console: Where to; its width and its colours are used.
    """
    titles = {account.story.id: account.title for account in accounts}
    for number, account in enumerate(accounts):
        if number:
            console.print()
        _print_account(account, titles, console)


def _print_account(account: Account, titles: Mapping[str, str], console: Console) -> None:
    names = labels(account.analyses)
    console.print(Text(visible(account.title), style="bold"))
    for section in Section:
        lines = [line for line in account.lines if line.section is section]
        matrix = section is Section.COVERAGE and len(names) in range(2, _WIDEST + 1)
        if matrix:
            # the matrix says what the lines of shared things say
            lines = [line for line in lines if len({c.article for c in line.citations}) == 1]
        shared = [r for r in account.coverage.rows if is_shared(r)]
        # what is feared has no line of its own
        unlined = section is Section.INCIDENTS and any(a.shown for a in acts(account, Sources.of(account)))
        if not lines and not (matrix and shared) and not unlined:
            continue
        console.print()
        console.print(Text(HEADINGS[section].upper(), style="bold cyan"))
        if matrix and shared:
            console.print(_matrix(account, names))
            console.print(Text("   ".join(f"{s} {t}" for s, t in legend(account.coverage)), style="dim"))
        if section is Section.QUOTES:
            _print_quotes(account, names, console)
        elif section is Section.SPEAKERS:
            _print_speakers(account, names, console)
        elif section is Section.TIMELINE:
            _print_timeline(account, names, console)
        elif section is Section.FIGURES:
            _print_figures(account, names, console)
        elif section in _LISTS:
            _LISTS[section](account, names, console)
        else:
            for line in lines:
                _print_line(line, names, console)
            if section is Section.SOURCES:
                for heading, others in related(account, titles):
                    text = f"{heading}: {'; '.join(title for _, title in others)}"
                    print_text(Text(visible(text)), (), names, console)


def _print_quotes(account: Account, names: dict[str, str], console: Console) -> None:
    """Each quotation, and under it every other outlet's version with what differs."""
    for entry in quote_entries(Sources.of(account), account.findings):
        for number, note in enumerate(entry):
            words = visible(note.text)
            text = Text(words)
            if number == 0:
                text.stylize("bold", 0, max(words.find(": "), 0))
            else:
                _emphasise(text)
            print_text(text, note.citations, names, console, level=min(number, 1))


def _print_speakers(account: Account, names: dict[str, str], console: Console) -> None:
    """Each speaker, and under the name everything said."""
    sources = Sources.of(account)
    for one in speakers(sources, account.findings):
        note = f" ({visible(one.note)})" if one.note else ""
        print_text(Text.assemble((visible(one.name), "bold"), note), (), names, console)
        for line in speaker_lines(sources, [one]):
            words = line.text.removeprefix(one.name).removeprefix(": ").removeprefix(", ")
            print_text(Text(visible(words)), line.citations, names, console, level=1)


def _print_timeline(account: Account, names: dict[str, str], console: Console) -> None:
    """Each date, and under it what is dated so, with the other days that are given for it."""
    sources = Sources.of(account)
    for group in days(account.timeline):
        print_text(Text(when(group[0][1]), style="bold"), (), names, console)
        for _, entry in group:
            tag = f"({STATUSES[entry.status]}) " if entry.status in STATUSES else ""
            other = f" {differing(entry, names)}" if entry.others else ""
            note = sources.origin_note(entry.citations)
            dated = visible(entry.text) + (f" ({note})" if note else "")
            text = Text.assemble(tag, dated, (visible(other) and f" {visible(other)}", "bold"))
            print_text(text, entry.citations, names, console, level=1)


def _print_figures(account: Account, names: dict[str, str], console: Console) -> None:
    """The ledger: each thing counted with its verdict, and under it each value with the reports that give it."""
    sources = Sources.of(account)
    ledger = figure_ledger(sources, account.findings)
    compared = [e for e in ledger if e.kind is not Verdict.ONE_SOURCE]
    column = min(max((len(v.text) for e in compared for v in e.values), default=0), _VALUE)
    for entry in compared:
        why = f": {visible(entry.why)}" if entry.why else ""
        note = figure_origins(sources, entry)
        why += f"; {note}" if note else ""
        print_text(Text.assemble((visible(entry.what), "bold"), f" — {entry.verdict}{why}"), (), names, console)
        for value in entry.values:
            first = visible(value.text)
            for teller in value.tellers:
                words = f"{visible(names[teller.article])} {visible(teller_words(sources, teller))}"
                place = f" [{teller.at.start}–{teller.at.end}]"
                _print_value(first, Text.assemble(words, (place, "dim")), column, console)
                first = ""
    alone = shown_alone(ledger)
    if not alone:
        return
    more = len(ledger) - len(compared) - len(alone)
    note = f" (the weightiest; {more:,} more in the JSON)" if more else ""
    print_text(Text.assemble(("Given by one report alone", "bold"), note), (), names, console)
    for entry in alone:
        tellers = [t for v in entry.values for t in v.tellers]
        told = ", ".join(f"{visible(names[t.article])} {visible(teller_words(sources, t))}" for t in tellers)
        cited = dict.fromkeys(sources.cite(t.article, t.at) for t in tellers)
        print_text(Text(f"{visible(entry.what)}: {told}"), tuple(cited), names, console, level=1)


def _print_value(value: str, text: Text, column: int, console: Console) -> None:
    """A row of the ledger: the value in its column, and what the report prints beside it."""
    width = max(console.width - len(INDENT) - column - 2, 20)
    for number, part in enumerate(text.wrap(console, width)):
        part.rstrip()
        head = value if number == 0 else ""
        console.print(Text.assemble(INDENT, (head.ljust(column), "bold"), "  ", part), soft_wrap=True)


def _emphasise(text: Text) -> None:
    """Show what an outlet prints in bold and what it prints it for struck through; the words say the same."""
    for found in _FOR.finditer(text.plain):
        text.stylize("bold underline", *found.span(1))
        text.stylize("strike", *found.span(2))


def _print_line(line: Line, names: dict[str, str], console: Console) -> None:
    words = visible(line.text)
    text = Text(words)
    opening = words.find(": ")
    if line.section in _OPENING and opening > 0:
        text.stylize("bold", 0, opening)
    if line.section is Section.PARTING:
        text.stylize("bold")
    print_text(text, line.citations, names, console)


def _matrix(account: Account, names: dict[str, str]) -> Table:
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    table.add_column("")
    for article in account.coverage.articles:
        head = "\n".join(textwrap.wrap(visible(names[article]), _HEAD))
        table.add_column(head, justify="center", vertical="middle", no_wrap=True)
    shown = [row for row in account.coverage.rows if is_shared(row)]
    # who carries it is to be seen; that some of them have it from one text is not
    several = len(account.lineage.origins) > 1
    fewer = several and any(row.origins is not None and row.origins < row.outlets for row in shown)
    if fewer:
        table.add_column("origins", justify="center", vertical="middle", no_wrap=True)
    for row in shown:
        last = (f"{row.origins} of {row.outlets}",) if fewer else ()
        table.add_row(Text(visible(row.text)), *(SYMBOLS[c][0] for c in row.cells), *last)
    return table
