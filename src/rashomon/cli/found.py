"""Articles that were found, for reading in a terminal; a place in a query that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from rashomon.cli.counting import counted
from rashomon.export.plain import harmless, visible
from rashomon.store.results import Facet, Hit, Results, Snippet, SnippetKind

if TYPE_CHECKING:
    from rashomon.store.query import QueryError

__all__ = ["marked", "print_results"]

_INDENT = "    "
_FOUND = "bold yellow"
#: Columns of a query that are shown about the place that is wrong.
_AROUND = 60
#: What a snippet is, where that is not plain from it.
_KINDS = {SnippetKind.FIGURE: "figure", SnippetKind.NAME: "name", SnippetKind.INCIDENT: "incident"}


def print_results(found: Results, console: Console) -> None:
    """Print the articles of a page of results, and what they can be narrowed down by.

    Args:
        found: The results.
        console: Where to; on a terminal the words found are in colour and lines are wrapped to its width.
    """
    for hit in found.hits:
        _print_hit(hit, console)
    for facet in found.facets:
        _print_facet(facet, console)
    if found.facets and found.counted < found.total:
        console.print(f"counted are the first {found.counted:,} of them", style="dim")
    console.print(_summary(found), style="dim")


def _summary(found: Results) -> str:
    total = counted(found.total, "article")
    if not found.hits:
        return total if not found.total else f"{total}, none after the first {found.offset:,}"
    first, last = found.offset + 1, found.offset + len(found.hits)
    if (first, last) == (1, found.total):
        return total
    return f"{first:,}–{last:,} of {total}" + (f"; --offset {last} shows more" if last < found.total else "")


def _print_hit(hit: Hit, console: Console) -> None:
    headline = _highlighted(hit.headline, hit) if hit.headline.strip() else Text("without a headline")
    headline.stylize("bold")
    _print(headline, console, "")
    about = [hit.outlet or "unknown outlet", hit.published or "unknown day", f"article {hit.article}"]
    if not hit.latest:
        about.append(f"version {hit.version}, not the latest")
    if hit.story:
        about.append(f"story {hit.story}" + (f": {hit.title}" if hit.title else ""))
    _print(Text(visible(" · ".join(about)), style="dim"), console, "  ")
    for snippet in hit.snippets:
        _print_snippet(snippet, console)
    console.print()


def _print_snippet(snippet: Snippet, console: Console) -> None:
    before = visible(f"{snippet.speaker or 'unnamed'}: ") if snippet.kind is SnippetKind.SAYING else ""
    kind = _KINDS.get(snippet.kind)
    line = Text.assemble((f"{before} " if before else f"{kind}: " if kind else "", "italic"))
    line.append("… " if snippet.cut[0] else "", style="dim")
    line.append_text(_highlighted(snippet.text, snippet))
    line.append(" …" if snippet.cut[1] else "", style="dim")
    if snippet.start is not None:
        line.append(f" [{snippet.start}–{snippet.end}]", style="dim")
    _print(line, console, _INDENT)


def _highlighted(text: str, found: Hit | Snippet) -> Text:
    """A text on one line, with the words found in it in colour."""
    # a sign for each that cannot be shown: spans stay where they are
    line = Text(harmless("".join(" " if character.isspace() else character for character in text)))
    for mark in found.marks:
        line.stylize(_FOUND, mark.start, mark.end)
    return line


def _print_facet(facet: Facet, console: Console) -> None:
    if not facet.values:
        return
    console.print(Text(facet.name.value.capitalize(), style="bold"))
    for value in facet.values:
        line = Text.assemble((f"{value.count:>7,}  ", "bold"), value.label, (f"   {visible(value.query)}", "dim"))
        console.print(line, soft_wrap=True)
    if facet.more:
        console.print(Text("         and others", style="dim"))


def _print(text: Text, console: Console, before: str) -> None:
    if not console.is_terminal:
        # a line a thing, for grep and its like
        console.print(Text.assemble(before, text), soft_wrap=True)
        return
    for line in text.wrap(console, max(console.width - len(before), 20)):
        line.rstrip()
        console.print(Text.assemble(before, line), soft_wrap=True)


def marked(error: QueryError) -> tuple[str, str]:
    """The part of a query about the place that is wrong, and a line under it that marks it."""
    start = max(0, error.start - _AROUND)
    shown = harmless("".join(" " if c.isspace() else c for c in error.query[start : error.end + _AROUND]))
    length = max(1, min(error.end, start + len(shown)) - error.start)
    return shown, " " * (error.start - start) + "^" * length
