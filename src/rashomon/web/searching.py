"""Search: articles that meet a query, the words found in them, and what narrows it down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final

from fastapi import Query, Request

from rashomon.account.wording import clip
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.spans import Span
from rashomon.store import about
from rashomon.store.about import About
from rashomon.store.fields import FIELDS
from rashomon.store.query import LONGEST, QueryError, parse
from rashomon.store.results import Facet, FacetName, Hit, Results, Snippet, Sort
from rashomon.store.search import search as find
from rashomon.web.articlefacts import named
from rashomon.web.atom import Entry, Feed, urn
from rashomon.web.lists import offset, paged
from rashomon.web.moments import moment
from rashomon.web.pages import PageNumber, Pages, Store, View
from rashomon.web.segments import shown

__all__ = ["PAGES"]

PAGES = Pages()

#: Articles of a page, and of the feed.
_AT_ONCE, _OF_FEED = 20, 50
#: Characters of words that a label holds.
_LABEL = 60

_HEADS: Final = {
    FacetName.OUTLET: "Outlet",
    FacetName.SPEAKER: "Speaker",
    FacetName.PLACE: "Place",
    FacetName.STORY: "Story",
    FacetName.MONTH: "Month",
    FacetName.LANGUAGE: "Language",
}
_SORTS: Final = {Sort.RELEVANCE: "best match", Sort.NEWEST: "newest", Sort.OLDEST: "oldest"}

_Asked = Annotated[str, Query(max_length=LONGEST, description="A query, in the grammar of the search.")]
_Sorted = Annotated[Sort, Query(description="In what order.")]


def _feed(view: View) -> Feed:
    return Feed(
        f"Search: {view['q']}" if view["q"] else "All articles, the newest first",
        addresses.search(view["q"], sort=view["sort"]),
        [
            Entry(
                urn("article", one["article"]),
                one["headline"],
                one["link"],
                datetime.fromisoformat(one["received"]["iso"]),
                " … ".join("".join(p["text"] for p in s["pieces"]) for s in one["snippets"]),
                one["outlet"],
            )
            for one in view["hits"]
        ],
    )


@PAGES.page("/search", "search.html.j2", summary="Articles that meet a query, with facets.", feed=_feed)
def search(
    request: Request, workspace: Store, q: _Asked = "", sort: _Sorted = Sort.RELEVANCE, page: PageNumber = 1
) -> View:
    """What is found for a query; one that cannot be understood is explained."""
    fed = request.url.path.endswith(".atom")
    view: View = {"title": f"Search: {visible(q)}" if q.strip() else "Search", "q": q, "sort": sort.value}
    view |= {"fields": [{"name": n, "what": f.what, "example": f.example} for n, f in FIELDS.items()]}
    try:
        query = parse(q)
    except QueryError as error:
        if request.url.path.endswith((".json", ".atom")):
            raise
        return {**view, **_NOTHING, "error": _explained(error)}
    size = _OF_FEED if fed else _AT_ONCE
    with workspace.reading() as connection:
        found = find(
            connection,
            query,
            sort=Sort.NEWEST if fed else sort,
            limit=size,
            offset=offset(page, size),
            with_facets=not fed,
        )
        known = about.abouts(connection, [hit.article for hit in found.hits])
    return {
        **view,
        "error": None,
        "total": found.total,
        "counted": found.counted,
        "sorts": [
            {
                "name": one.value,
                "says": says,
                "link": addresses.search(q, sort=None if one is Sort.RELEVANCE else one.value),
                "chosen": one is sort,
            }
            for one, says in _SORTS.items()
        ],
        "hits": [_hit(hit, known[hit.article]) for hit in found.hits],
        "facets": [_facet(one, q, sort) for one in found.facets if one.values],
        "paging": _paging(found, q, sort, page, size),
    }


#: What a page shows of a query that cannot be understood.
_NOTHING: Final[View] = {"total": 0, "counted": 0, "sorts": [], "hits": [], "facets": [], "paging": None}


def _explained(error: QueryError) -> View:
    """What is wrong with a query, and where in it."""
    return {
        "reason": visible(error.reason),
        "remedy": visible(error.remedy),
        "before": shown(error.query[: error.start]),
        "place": shown(error.query[error.start : error.end]),
        "after": shown(error.query[error.end :]),
        "start": error.start,
        "end": error.end,
    }


def _paging(found: Results, q: str, sort: Sort, page: int, size: int) -> View:
    state = {"q": q, "sort": None if sort is Sort.RELEVANCE else sort.value}
    return paged(addresses.SEARCH, state, page, found.total, size)


def _facet(one: Facet, q: str, sort: Sort) -> View:
    state = None if sort is Sort.RELEVANCE else sort.value
    return {
        "name": one.name.value,
        "head": _HEADS[one.name],
        "more": one.more,
        "values": [
            {
                "label": value.label,
                "count": value.count,
                "query": value.query,
                "chosen": value.query in q,
                "link": addresses.search(_narrowed(q, value.query), sort=state),
            }
            for value in one.values
        ],
    }


def _narrowed(q: str, more: str) -> str:
    """A query of which only a part is wanted; chosen again, the whole."""
    if more in q:
        return " ".join(q.replace(more, " ").split())
    words = q.strip()
    return f"({words}) {more}" if "OR" in words.split() else f"{words} {more}".strip()


def _hit(one: Hit, known: About) -> View:
    return {
        "article": one.article,
        "link": addresses.article(one.article),
        "headline": visible(one.headline) or "An article without a headline",
        "headline_pieces": _pieces(one.headline, one.marks),
        "outlet": named(known)["label"],
        "day": one.published or "",
        "version": one.version,
        "latest": one.latest,
        "story": {"id": one.story, "title": visible(one.title or ""), "link": addresses.story(one.story)}
        if one.story
        else None,
        "snippets": [_snippet(one.article, s) for s in one.snippets],
        "received": moment(known.received),
    }


def _snippet(article: str, one: Snippet) -> View:
    link = ""
    if one.start is not None and one.marks:
        first, last = one.marks[0], one.marks[0] if len(one.marks) > 1 else one.marks[-1]
        link = addresses.article(article, one.start + first.start, one.start + last.end)
    elif one.start is not None and one.end is not None:
        link = addresses.article(article, one.start, one.end)
    return {
        "kind": one.kind.value,
        "speaker": clip(visible(one.speaker or ""), _LABEL),
        "pieces": _pieces(one.text, one.marks),
        "link": link,
    }


def _pieces(text: str, marks: Sequence[Span]) -> list[View]:
    """A text in pieces, those apart that were looked for."""
    out = []
    at = 0
    for mark in sorted(marks):
        if mark.start < at or mark.end > len(text):
            continue
        out += [{"text": shown(text[at : mark.start]), "mark": False}, {"text": shown(mark.of(text)), "mark": True}]
        at = mark.end
    out.append({"text": shown(text[at:]), "mark": False})
    return [piece for piece in out if piece["text"]]
