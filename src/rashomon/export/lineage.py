"""Where the texts of a story come from, as a page shows it: the picture, the sentences, and each two side by side."""

from __future__ import annotations

from rashomon.account.derived import Pair, told_pairs
from rashomon.account.lineage import alone_notes, origin_entries, slight_notes
from rashomon.account.quotes import Note
from rashomon.export.beside import pair_address, pair_id, pair_view, reuse_data
from rashomon.export.descent import descent
from rashomon.export.lineage_picture import Arrow, Box, lineage_picture
from rashomon.export.page import Page
from rashomon.export.plain import visible

__all__ = ["lineage_view", "origin_notes"]

_View = dict[str, object]

#: Pairs that are shown at once; of a wire's fortieth copy the picture tells enough.
_SHOWN = 8


def lineage_view(page: Page) -> _View:
    """What a template needs for the lineage of an account."""
    sources, lineage = page.sources, page.account.lineage
    pairs = [pair_view(page, pair) for pair in told_pairs(lineage)]
    return {
        "lines": [_line(page, note) for (note,) in origin_entries(sources, page.account.story)],
        "apart": [_line(page, note) for note in alone_notes(sources)],
        "slight": [{**_line(page, note), **_ends(page, pair)} for pair, note in slight_notes(sources)],
        "pairs": pairs[:_SHOWN],
        "more": pairs[_SHOWN:],
        "picture": _picture(page),
        "reports": [visible(sources.label(a.id)) for a in page.account.analyses],
        "data": "" if page.online else reuse_data(page),
    }


def _line(page: Page, note: Note) -> _View:
    return {"text": f"{visible(note.text)}.", "links": page.links(note.citations)}


def _ends(page: Page, pair: Pair) -> _View:
    """Two reports that a script can set side by side."""
    first, second = (visible(page.sources.label(article)) for article in (pair.first, pair.second))
    return {"id": pair_id(page, pair), "compare": pair_address(page, pair), "first": first, "second": second}


def origin_notes(page: Page) -> dict[str, str]:
    """What is said on the card of each report of its origin; nothing where each report has its own."""
    families = descent(page.sources)
    if all(family.single for family in families):
        return {}
    return {article: f"origin {family.number}" for family in families for article in family.origin.articles}


def _picture(page: Page) -> _View | None:
    picture = lineage_picture(page.sources)
    if picture is None:
        return None
    return {
        "plan": picture,
        "boxes": [{"box": box, "link": _opening(page, box)} for box in picture.boxes],
        "arrows": [{"arrow": arrow, **_side_by_side(page, arrow)} for arrow in picture.arrows],
    }


def _opening(page: Page, box: Box) -> _View | None:
    return page.link(box.article, page.sources.opening(box.article)) if box.article is not None else None


def _side_by_side(page: Page, arrow: Arrow) -> _View:
    if arrow.pair is None:
        return {"pair": "", "compare": ""}
    return {"pair": pair_id(page, arrow.pair), "compare": pair_address(page, arrow.pair)}
