"""The ledger of figures as a page shows it: each value with its reports, and the picture of the values."""

from __future__ import annotations

from rashomon.account.figures import FigureEntry, Teller, figure_ledger, figure_origins
from rashomon.export.figure_picture import FigurePicture, figure_picture
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Verdict

__all__ = ["figures_view"]

#: The kinds of marks in a picture, with what they say.
_KEY = {
    "point": "the number as printed",
    "soft": "“about” and its like, with a tenth to either side",
    "range": "from … to …",
    "open": "open to that side: “at least”, “up to”",
}


def figures_view(page: Page) -> dict[str, object]:
    """What a template needs for the figures of an account: what is compared, what one report gives, and a key."""
    entries = figure_ledger(page.sources, page.account.findings)
    pictures = [figure_picture(page.sources, e) if e.kind is not Verdict.ONE_SOURCE else None for e in entries]
    views = [
        (e.kind, _entry(page, f"s{page.number}-f{n}", e, picture))
        for n, (e, picture) in enumerate(zip(entries, pictures, strict=True))
    ]
    drawn = {kind for picture in pictures if picture for kind in picture.kinds}
    return {
        "shown": [view for kind, view in views if kind is not Verdict.ONE_SOURCE],
        "alone": [view for kind, view in views if kind is Verdict.ONE_SOURCE],
        "key": [(kind, says) for kind, says in _KEY.items() if kind in drawn],
    }


def _entry(page: Page, name: str, entry: FigureEntry, picture: FigurePicture | None) -> dict[str, object]:
    return {
        "id": name,
        "what": visible(entry.what),
        "verdict": entry.verdict,
        "kind": entry.kind.value,
        "why": visible(entry.why),
        "origins": figure_origins(page.sources, entry),
        "values": [
            {"text": visible(value.text), "tellers": [_teller(page, t) for t in value.tellers]}
            for value in entry.values
        ],
        "picture": _drawn(page, picture) if picture else None,
    }


def _drawn(page: Page, picture: FigurePicture) -> dict[str, object]:
    return {
        "name": visible(picture.name),
        "plan": picture,
        "rows": [
            {
                "label": visible(row.label),
                "appeared": row.appeared,
                "pause": row.pause,
                "marks": [
                    {"mark": m, "says": visible(m.says), "link": page.link(m.teller.article, m.teller.at)}
                    for m in row.marks
                ],
            }
            for row in picture.rows
        ],
    }


def _teller(page: Page, one: Teller) -> dict[str, object]:
    return {
        "link": page.link(one.article, one.at),
        "wording": visible(page.sources.words(one.article, one.at)),
        "source": visible(one.source),
        "over": visible(one.over),
        "published": one.published,
    }
