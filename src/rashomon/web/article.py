"""The page of an article: its text under layers that can be switched, and the facts beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query
from sqlalchemy import Connection

from rashomon.account.wording import clip
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.model import Analysis, Article
from rashomon.spans import Span
from rashomon.store import about, analyses, articles, revisions
from rashomon.web.articlefacts import facts_view, kin_view, named
from rashomon.web.found import LAYERS, SHOWN, Found, Layer, found_in, in_order, layers_of
from rashomon.web.lists import paged
from rashomon.web.pages import Id, Pages, Store, View
from rashomon.web.problems import NotFound
from rashomon.web.received import frame
from rashomon.web.reused import LAID, reused
from rashomon.web.revised import revised
from rashomon.web.segments import Segment, page_of, pages, segments

__all__ = ["PAGES"]

PAGES = Pages()

#: Characters of the words found that a list repeats.
_CLIPPED = 80
#: Characters that a text can be said to have: a place past any text's end is none.
_LARGEST = 2**31 - 1

_Place = Annotated[int | None, Query(ge=0, le=_LARGEST, description="A place in the text, in code points.")]
_Layers = Annotated[
    str | None,
    Query(max_length=200, description=f"What is shown over the text, of {', '.join(LAYERS)}; with commas between."),
]
_Page = Annotated[int | None, Query(ge=1, le=_LARGEST, description="Page of a long text, from 1.")]


@PAGES.page("/articles/{id}", "article.html.j2", summary="An article with what was found in it.")
def article(
    workspace: Store,
    id: Id,  # noqa: A002 - what it is called everywhere
    start: _Place = None,
    end: _Place = None,
    layers: _Layers = None,
    page: _Page = None,
) -> View:
    """An article: its text in segments, what lies over them, and the facts of it."""
    with workspace.reading() as connection:
        view, kept = _kept(connection, id)
    text = kept.article.text
    cited = _cited(text, start, end)
    every = pages(text)
    at = page_of(every, cited.start) if cited and page is None else min((page or 1) - 1, max(0, len(every) - 1))
    within = every[at] if every else None
    shown = layers_of(layers)
    state = {"start": start, "end": end}
    named_layers = None if layers is None else ",".join(shown) or "none"
    return {
        **view,
        "cited": {"start": cited.start, "end": cited.end, "here": within is not None and cited.overlaps(within)}
        if cited
        else None,
        "layers": _switches(kept, shown, {**state, "page": page}),
        "shown": [layer.value for layer in shown],
        "page": at + 1,
        "paging": paged(addresses.article(kept.id), {"layers": named_layers}, at + 1, len(every), 1),
        "blocks": _blocks(kept, within, cited) if within else [],
        "found": _listed(kept, within) if within else [],
    }


@dataclass(frozen=True, slots=True)
class _Kept:
    """An article as it is kept, with everything that lies over its text."""

    id: str
    article: Article
    analysis: Analysis | None
    found: Sequence[Found]


def _kept(connection: Connection, id: str) -> tuple[View, _Kept]:  # noqa: A002
    one = about.about(connection, id)
    if one is None:
        raise NotFound("article", id, "Search for its words instead.")
    analysis = analyses.load(connection, [id]).get(id)
    whole = analysis.article if analysis else articles.load(connection, [id])[id]
    kin = about.kin(connection, one.number)
    shared = about.shared(connection, one.number, (k.other.number for k in kin[:LAID]))
    changed = revised(id, revisions.of_document(connection, id))
    found = in_order([*(found_in(analysis) if analysis else ()), *reused(one, kin[:LAID], shared), *changed])
    every = articles.versions(connection, id)
    stories = about.stories_of(connection, one.number)
    view = {
        "title": visible(one.headline or whole.title or "") or "An article without a headline",
        **named(one),
        "facts": facts_view(whole, analysis, one, about.receipts(connection, one.number)),
        "stories": [{"id": s.id, "title": visible(s.title), "link": addresses.story(s.id)} for s in stories],
        "copies": kin_view(one, kin[:LAID]),
        "more_copies": max(0, len(kin) - LAID),
        "versions": [
            {"id": v.id, "version": v.version, "latest": v.latest, "link": addresses.article(v.id)} for v in every
        ],
        "links": {
            "received": addresses.received(id),
            "frame": frame(id),
            "raw": addresses.raw(id),
            "versions": addresses.versions(id),
        },
    }
    return view, _Kept(id, whole, analysis, found)


def _cited(text: str, start: int | None, end: int | None) -> Span | None:
    """The words that an address names; ``None`` if it names none of the text's."""
    if start is None or start >= len(text):
        return None
    last = min(len(text), start + 1 if end is None else end)
    return Span(start, last) if start < last else None


def _switches(kept: _Kept, shown: Sequence[Layer], state: dict[str, Any]) -> list[View]:
    counts = dict.fromkeys(Layer, 0)
    for one in kept.found:
        counts[one.layer] += 1
    return [
        {
            "name": layer.value,
            "what": LAYERS[layer],
            "count": counts[layer],
            "shown": layer in shown,
            "link": addresses.article(kept.id, **state, layers=_toggled(layer, shown)),
        }
        for layer in Layer
        if counts[layer] or layer in SHOWN
    ]


def _toggled(layer: Layer, shown: Iterable[Layer]) -> str:
    """The layers of the page that a switch leads to; "none" where that switches off the last."""
    wanted = set(shown) ^ {layer}
    return ",".join(one.value for one in Layer if one in wanted) or "none"


def _blocks(kept: _Kept, within: Span, cited: Span | None) -> list[View]:
    """The parts of the page of a text, each with its segments; joined they are that part of the text."""
    text = kept.article.text
    if kept.analysis is None or not kept.analysis.blocks:
        return [{"kind": "", "repeats": False, "segments": _segments(text, within, (), cited, set())}]
    over = _over(kept, within)
    out = []
    begun: set[int] = set()
    for block in kept.analysis.blocks:
        if not block.span.overlaps(within):
            continue
        part = Span(max(block.span.start, within.start), min(block.span.end, within.end))
        mine = [(n, f) for n, f in over if f.span.overlaps(part)]
        out.append(
            {"kind": block.kind.value, "repeats": block.repeats, "segments": _segments(text, part, mine, cited, begun)}
        )
    return out


def _over(kept: _Kept, within: Span) -> list[tuple[int, Found]]:
    """What has words on a page of the text, with its number in the article."""
    return [
        (number, one)
        for number, one in enumerate(kept.found)
        if one.layer is not Layer.BLOCKS and any(p.span.overlaps(within) for p in one.parts)
    ]


def _segments(
    text: str, part: Span, over: Sequence[tuple[int, Found]], cited: Span | None, begun: set[int]
) -> list[View]:
    """The segments of a part; `begun` gathers what has begun on the page so far, so that it has one beginning."""
    out = []
    for one in segments(text, part, [found for _, found in over], cited):
        begins = [number for n in one.begins if (number := over[n][0]) not in begun]
        begun.update(begins)
        out.append(_segment(one, [over[n][0] for n in one.found], begins))
    return out


def _segment(one: Segment, found: Sequence[int], begins: Sequence[int]) -> View:
    view: View = {"start": one.span.start, "text": one.text, "classes": " ".join(one.classes), "found": found}
    return {**view, "begins": begins, "cited": one.cited}


def _listed(kept: _Kept, within: Span) -> list[View]:
    """What lies over a page of the text, for those who cannot point at it."""
    text = kept.article.text
    return [
        {
            "number": number,
            "layer": one.layer.value,
            "start": one.span.start,
            "end": one.span.end,
            "words": clip(visible(one.span.of(text)), _CLIPPED),
            "facts": [{"term": f.term, "value": f.value, "link": f.link} for f in one.facts],
        }
        for number, one in _over(kept, within)
    ]
