"""The account as one HTML page that needs nothing else: no network, no second file, no script to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from itertools import pairwise

from jinja2 import PackageLoader

from rashomon.account.dates import spell_published
from rashomon.export.cards import cards_view
from rashomon.export.descent import related
from rashomon.export.figures import figures_view
from rashomon.export.incidents import incidents_view
from rashomon.export.labels import wording_view
from rashomon.export.ledger import ledgers_view
from rashomon.export.lineage import lineage_view
from rashomon.export.lines import first_line, lines_view
from rashomon.export.matrix import matrix_view
from rashomon.export.oppositions import oppositions_view
from rashomon.export.page import Page
from rashomon.export.placetable import places_view
from rashomon.export.plain import HEADINGS, visible
from rashomon.export.sayings import clashes_view, quotes_view, speakers_view
from rashomon.export.templating import environment
from rashomon.export.timeline import timeline_view
from rashomon.model import Account, Analysis, BlockKind, Section

__all__ = ["report"]

#: Sections that stand as lines; the others have views of their own.
_AS_LINES = (Section.LEAD, Section.PARTING, Section.DIFFERENCES, Section.REVISIONS)

_STYLES = ("report.css", "tables.css", "lineage.css")
_SCRIPTS = ("marking.js", "report.js", "matrix.js", "beside.js")


def report(accounts: Sequence[Account]) -> str:
    """Accounts as one HTML page.

    Each article's text stands in it once, escaped; a citation leads to its words there, with a script into a panel
    beside the account, without one to the end of the page.

    Args:
        accounts: The accounts, in the order to show them in.
    """
    folder = resources.files("rashomon.export") / "templates"
    pages = [Page(number, account) for number, account in enumerate(accounts)]
    titles = {page.account.story.id: page for page in pages}
    made = environment(PackageLoader("rashomon.export"), styled=True)
    return made.get_template("report.html.j2").render(
        pages=[_view(page, titles) for page in pages],
        style="".join((folder / name).read_text("utf-8") for name in _STYLES),
        script="".join((folder / name).read_text("utf-8") for name in _SCRIPTS),
        headings={section.value: heading for section, heading in HEADINGS.items()},
    )


def _view(page: Page, titles: Mapping[str, Page]) -> dict[str, object]:
    account = page.account
    view: dict[str, object] = {
        "id": f"s{page.number}",
        "title": visible(account.title),
        "count": len(account.analyses),
        "articles": cards_view(page),
        "lines": {section.value: lines_view(page, section) for section in _AS_LINES},
        "count_line": first_line(page, Section.SOURCES),
        "related": _related(page, titles),
        "lineage": lineage_view(page),
        "timeline": timeline_view(page),
        "quotes": quotes_view(page),
        "clashes": clashes_view(page),
        "speakers": speakers_view(page),
        "figures": figures_view(page),
        "incidents": incidents_view(page),
        "places": places_view(page),
        "pledges": ledgers_view(page),
        "opposed": oppositions_view(page),
        "wording": wording_view(page),
        "matrix": matrix_view(page),
    }
    # last: by now every place that is cited is known
    view["texts"] = [_text(page, a) for a in account.analyses]
    return view


def _related(page: Page, pages: Mapping[str, Page]) -> list[dict[str, object]]:
    """The other stories of the affair, with a link to those that the page holds."""
    titles = {story: other.account.title for story, other in pages.items()}
    return [
        {
            "heading": heading,
            "stories": [
                {"title": visible(title), "target": f"s{pages[story].number}" if story in pages else ""}
                for story, title in found
            ],
        }
        for heading, found in related(page.account, titles)
    ]


def _text(page: Page, one: Analysis) -> dict[str, object]:
    index = page.sources.order[one.id]
    return {
        "id": f"s{page.number}-a{index}",
        "label": visible(page.sources.label(one.id)),
        "published": spell_published(one.published),
        "pieces": _marked(one, f"s{page.number}-a{index}", page.cited.get(one.id, set())),
    }


def _marked(one: Analysis, anchor: str, cited: Iterable[tuple[int, int]]) -> list[dict[str, object]]:
    """An article's whole text in pieces: page chrome, headlines and cited words apart, anchors where citations begin.

    Carriage returns are kept apart from the rest: a browser would change them, and with them every offset.
    """
    text = one.article.text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    places = sorted(cited)
    quiet = [(b.span.start, b.span.end) for b in one.blocks if b.kind is BlockKind.CHROME or b.repeats]
    heads = [(b.span.start, b.span.end) for b in one.blocks if b.kind is BlockKind.HEADLINE and not b.repeats]
    edges = sorted({0, len(text), *(i for pair in (*places, *quiet, *heads) for i in pair)})
    layers = {"c": _Cover(places), "chrome": _Cover(quiet), "head": _Cover(heads)}
    starts: dict[int, list[str]] = {}
    for start, end in places:
        starts.setdefault(start, []).append(f"{anchor}-{start}-{end}")
    return [
        {
            "anchors": starts.get(low, ()),
            "names": " ".join(name for name, cover in layers.items() if cover.holds(low)),
            "lines": text[low:high].split("\r"),
        }
        for low, high in pairwise(edges)
    ]


class _Cover:
    """Whether any of some ranges holds a place; asked in the order of the text."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._next = 0
        self._reach = -1

    def holds(self, place: int) -> bool:
        while self._next < len(self._ranges) and self._ranges[self._next][0] <= place:
            self._reach = max(self._reach, self._ranges[self._next][1])
            self._next += 1
        return place < self._reach
