"""What each report calls the same people and acts, as a table: the reports are its columns."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.account.sources import Sources
from rashomon.account.wording import quoted
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Findings, Label, LabelKind, LabelVoice, Member, Wording

__all__ = ["Called", "WordingTable", "wording_tables", "wording_view"]

#: The mark of a label in quotation marks that quote nobody.
_MARKS = "scare quotes"

#: Tables that are shown at once.
_SHOWN = 12

#: What an act and an actor are called in a heading.
_KINDS = {LabelKind.ACTOR: "", LabelKind.ACT: "act"}


@dataclass(frozen=True, slots=True)
class Called:
    """One label as one article uses it.

    Attributes:
        text: The label.
        places: Where it stands in the article.
        apart: What keeps the outlet apart from it ("with “so-called”", "in words of the council"); empty for its own.
    """

    text: str
    places: tuple[Member, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class WordingTable:
    """What several articles call one actor or act.

    Attributes:
        entity: The actor or the act, for a reader.
        kind: Which of the two it is.
        articles: The articles that name it: the columns.
        own: For each of them its labels in its own voice.
        apart: For each of them those it only quotes, gives to others or keeps at a distance.
    """

    entity: str
    kind: LabelKind
    articles: tuple[str, ...]
    own: tuple[tuple[Called, ...], ...]
    apart: tuple[tuple[Called, ...], ...]


def wording_tables(sources: Sources, findings: Findings) -> tuple[WordingTable, ...]:
    """A table for each actor and act that the reports name in different words."""
    return tuple(_table(sources, wording) for wording in findings.wording)


def _table(sources: Sources, wording: Wording) -> WordingTable:
    named = {article for use in wording.uses for article, _ in use.members}
    articles = tuple(sorted(named, key=sources.order.__getitem__))
    own, apart = [], []
    for article in articles:
        mine: list[Called] = []
        others: list[Called] = []
        for use in wording.uses:
            used = [label for of, label in use.members if of == article]
            plain = [label for label in used if label.voice is LabelVoice.OUTLET and not label.distance]
            if plain:
                mine.append(Called(use.text, _places(article, plain)))
            elif used:
                others.append(Called(use.text, _places(article, used), _kept(used[0])))
        own.append(tuple(mine))
        apart.append(tuple(others))
    name = f"{wording.entity[:1].upper()}{wording.entity[1:]}"
    return WordingTable(name, wording.kind, articles, tuple(own), tuple(apart))


def _places(article: str, labels: list[Label]) -> tuple[Member, ...]:
    return tuple(sorted(Member(article, label.span) for label in labels))


def _kept(label: Label) -> str:
    """What keeps an outlet apart from a label."""
    if label.voice is LabelVoice.OUTLET:
        return f"in {_MARKS}" if label.distance == _MARKS else f"with {quoted(label.distance)}"
    whose = f" of {label.speaker}" if label.speaker else ""
    return f"in quoted words{whose}" if label.voice is LabelVoice.QUOTED else f"in reported speech{whose}"


def wording_view(page: Page) -> dict[str, list[dict[str, object]]]:
    """What a template needs for the labels of an account: the tables that are shown at once, and the others."""
    found = [_view(page, n, table) for n, table in enumerate(wording_tables(page.sources, page.account.findings))]
    return {"shown": found[:_SHOWN], "more": found[_SHOWN:]}


def _view(page: Page, number: int, table: WordingTable) -> dict[str, object]:
    return {
        "id": f"s{page.number}-w{number}",
        "entity": visible(table.entity),
        "kind": _KINDS[table.kind],
        "columns": [visible(page.sources.label(a)) for a in table.articles],
        "own": [[_called(page, one) for one in cell] for cell in table.own],
        "apart": [[_called(page, one) for one in cell] for cell in table.apart],
    }


def _called(page: Page, one: Called) -> dict[str, object]:
    return {
        "text": visible(one.text),
        "link": page.place(one.places[0]),
        "times": len(one.places),
        "apart": visible(one.apart),
    }
