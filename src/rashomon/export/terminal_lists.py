"""Incidents, promises and opposed statements in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.text import Text

from rashomon.account.lineage import lineage_entries
from rashomon.account.opposed import between, oppositions
from rashomon.account.sources import Sources
from rashomon.account.wording import clip, listed, quoted
from rashomon.export.descent import tree_lines
from rashomon.export.given import Given
from rashomon.export.incidents import act_citations, act_text, acts
from rashomon.export.ledger import HELD, Commitment, ledgers
from rashomon.export.placetable import day, place, places, toll
from rashomon.export.plain import visible
from rashomon.export.printing import print_text
from rashomon.model import Account, Member
from rashomon.spans import Citation

__all__ = ["print_incidents", "print_lineage", "print_opposed", "print_promises"]

_Names = Mapping[str, str]

#: Pairs of which it is shown how they differ: of a wire's fortieth copy the tree tells enough.
_PAIRS = 12

#: Places that are named with what one report has from another: it can be thirty.
_PLACES = 8

#: Characters of the words of one side that are shown.
_WORDS = 160


def print_lineage(account: Account, names: _Names, console: Console) -> None:
    """Print the origins as trees, and under them what each report has from another."""
    sources = Sources.of(account)
    tree = tree_lines(sources)
    for level, text in tree:
        print_text(Text(visible(text), style="" if level else "bold"), (), names, console, level=level)
    pairs = 0
    for entry in lineage_entries(sources, account.story, summary=not tree):
        pairs += len(entry) > 1
        if pairs > _PAIRS and len(entry) > 1:
            continue
        for number, note in enumerate(entry):
            print_text(Text(visible(note.text)), note.citations, names, console, level=min(number, 1), most=_PLACES)
    if pairs > _PAIRS:
        print_text(Text(f"{pairs - _PAIRS:,} more that have text from others are in the JSON"), (), names, console)


def print_incidents(account: Account, names: _Names, console: Console) -> None:
    """Print the acts in their lists, and what happened where."""
    sources = Sources.of(account)
    for found in acts(account, sources):
        if found.shown:
            print_text(Text(found.heading, style="bold"), (), names, console)
        for one in found.shown:
            text = Text.assemble((visible(one.head), "bold"), f": {visible(act_text(sources, one))}")
            print_text(text, act_citations(sources, one), names, console, level=1)
    rows = places(account, sources)
    if rows:
        print_text(Text("By place", style="bold"), (), names, console)
    for row in rows:
        told = "; ".join(f"{day(i)}, {': '.join(filter(None, (i.type.value, toll(i))))}" for i in row.incidents)
        reports = listed([names[a] for a in row.articles])
        text = Text.assemble((visible(place(row)), "bold"), f" — {told} ({visible(reports)})")
        print_text(text, tuple(dict.fromkeys(c for i in row.incidents for c in i.citations)), names, console, level=1)


def print_promises(account: Account, names: _Names, console: Console) -> None:
    """Print each ledger: what a party is to do, and who holds it kept or broken."""
    sources = Sources.of(account)
    for ledger in ledgers(account, sources):
        rows = [row for row in ledger.rows if not row.passing]
        if rows:
            print_text(Text(visible(ledger.heading), style="bold"), (), names, console)
        for row in rows:
            head = f"{row.party or 'party not named'}, {quoted(row.act) if row.act else 'the agreement as a whole'}"
            rest = "".join(f"; {part}" for part in _particulars(sources, row))
            text = Text.assemble((visible(head), "bold"), visible(rest))
            print_text(text, _cited(sources, row), names, console, level=1)


def _particulars(sources: Sources, row: Commitment) -> Iterator[str]:
    if row.kind:
        yield row.kind
    if row.beneficiaries:
        yield f"{'asked by' if row.asked else 'to'} {listed([w.text for w in row.beneficiaries])}"
    if row.conditions:
        yield f"condition: {listed([quoted(w.text) for w in row.conditions])}"
    if row.deadline:
        yield f"deadline {row.deadline}" + (f", {row.near}" if row.near else "")
    if row.told:
        yield f"told by {sources.named(row.told)}"
    by_status: dict[str, list[str]] = {}
    for status, by in row.claims:
        by_status.setdefault(HELD[status], []).append(_claim(sources, by))
    for held, given in by_status.items():
        yield f"held {held} by {listed(given)}"


def _claim(sources: Sources, by: Given) -> str:
    names = listed([sources.label(m.article) for m in by.places])
    note = sources.origin_note(by.places)
    return f"{by.text} ({names}{': ' * bool(note)}{note})"


def _cited(sources: Sources, row: Commitment) -> tuple[Citation, ...]:
    said = (*row.conditions, *(by for _, by in row.claims))
    places = dict.fromkeys((*row.told, *(m for one in said for m in one.places)))
    return tuple(_cite(sources, m) for m in places)


def _cite(sources: Sources, place: Member) -> Citation:
    return sources.cite(place.article, place.span)


def print_opposed(account: Account, names: _Names, console: Console) -> None:
    """Print each matter, and under it each side in the words of its reports."""
    sources = Sources.of(account)
    for one in oppositions(sources, account.findings):
        standing = f" — {between(one)}: {visible(one.why)}"
        print_text(Text.assemble((visible(one.about), "bold"), standing), (), names, console)
        for side in one.positions:
            told = "; ".join(
                f"{names[m.article]} {quoted(clip(sources.words(m.article, m.span), _WORDS))}" for m in side.told
            )
            head = f"{side.head}: " if side.head else ""
            cited = tuple(_cite(sources, m) for m in side.told)
            note = sources.origin_note(side.told)
            told += f" ({note})" if note else ""
            print_text(Text(visible(head + told)), cited, names, console, level=1)
