"""What came of an article: shown without anything that could run, load or lead away, or downloaded byte by byte."""

from __future__ import annotations

import html
from typing import Final

import nh3
from fastapi import APIRouter
from fastapi.responses import Response

from rashomon.errors import InputError
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.store import about, articles
from rashomon.web.articlefacts import named
from rashomon.web.moments import moment
from rashomon.web.pages import Id, Pages, Store, View
from rashomon.web.problems import NotFound
from rashomon.web.safety.headers import FRAMED
from rashomon.web.segments import shown

__all__ = ["PAGES", "frame"]

PAGES = Pages()

#: Characters that are shown: a page of a newspaper has a tenth of it. All of it can be downloaded.
_SHOWN: Final = 1_000_000

#: A frame that has no origin shares no process by its origin: browsers say so in their log if it is asked to.
_HEADERS: Final = {**FRAMED, "Origin-Agent-Cluster": "?0"}

#: What is kept of a page's markup: its outline. Nothing that loads (`src`), leads away (`href`) or draws (`style`).
_TAGS: Final = frozenset(
    {
        *("a", "abbr", "address", "article", "aside", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del"),
        *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "s"),
        *("section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "time", "tr", "u", "ul"),
    }
)
_ATTRIBUTES: Final = {
    "*": {"dir", "lang"},
    "img": {"alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}

_PAGE: Final = (
    '<!DOCTYPE html><html lang="und"><head><meta charset="utf-8"><title>{title}</title><style>'
    "body{{font:16px/1.5 serif;margin:1rem;color:#1c1b19;background:#fff;overflow-wrap:break-word}}"
    "img{{border:1px dashed #5d5a54;padding:0 .3em;font-style:italic}}a{{text-decoration:underline dotted}}"
    "pre{{white-space:pre-wrap}}table{{border-collapse:collapse}}td,th{{border:1px solid #dedad1;padding:.2em .4em}}"
    "</style></head><body>{body}</body></html>"
)


def frame(id: str) -> str:  # noqa: A002 - what it is called everywhere
    """Where what came of an article is shown, for a frame."""
    return f"{addresses.received(id)}/frame"


@PAGES.page("/articles/{id}/received", "received.html.j2", summary="What came of an article, and how often.")
def received(workspace: Store, id: Id) -> View:  # noqa: A002
    """What came of an article."""
    with workspace.reading() as connection:
        one = about.about(connection, id)
        if one is None:
            raise NotFound("article", id)
        came = about.receipts(connection, one.number)
        whole = articles.load(connection, [id])[id]
        size = len(articles.raw(connection, id))
    return {
        "title": f"What came of “{visible(one.headline) or 'an article without a headline'}”",
        "article": named(one),
        "media_type": visible(whole.media_type),
        "bytes": size,
        "raw_sha256": whole.raw_sha256,
        "received": [{"when": moment(r.received), "origin": visible(r.origin)} for r in came],
        "frame": frame(id),
        "raw": addresses.raw(id),
    }


_ROUTER: Final[APIRouter] = PAGES.router


@_ROUTER.get("/articles/{id}/received/frame", include_in_schema=False)
def received_frame(workspace: Store, id: Id) -> Response:  # noqa: A002
    """What came, for a frame: the outline of a page, or the text."""
    content, media_type = _raw(workspace, id)
    return Response(_rendered(content, media_type), media_type="text/html", headers=_HEADERS)


@_ROUTER.get(
    "/articles/{id}/raw",
    summary="What came of an article, byte by byte.",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}},
)
def raw(workspace: Store, id: Id) -> Response:  # noqa: A002
    """The bytes received."""
    content, _ = _raw(workspace, id)
    headers = {
        # without a charset: nobody knows the one of these bytes
        "Content-Type": "text/plain",
        "Content-Disposition": f'attachment; filename="{_name(id)}.txt"',
    }
    return Response(content, headers=headers)


def _raw(workspace: Store, id: str) -> tuple[bytes, str]:  # noqa: A002
    with workspace.reading() as connection:
        one = about.about(connection, id)
        if one is None:
            raise NotFound("article", id)
        return articles.raw(connection, id), articles.load(connection, [id])[id].media_type


def _name(id: str) -> str:  # noqa: A002
    """A name for a file that no system takes for a path."""
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in id)[:64]


def _rendered(content: bytes, media_type: str) -> str:
    from rashomon.read.html import decode_html, looks_like_html

    try:
        text = decode_html(content, "what came").text
    except InputError:
        text = content.decode("utf-8", "replace")
    cut = len(text) > _SHOWN
    text = text[:_SHOWN]
    if "html" in media_type and looks_like_html(text):
        kept = nh3.clean(text, tags=set(_TAGS), attributes=dict(_ATTRIBUTES), url_schemes=set(), link_rel=None)
        body = shown(kept)
    else:
        body = f"<pre>{html.escape(shown(text))}</pre>"
    if cut:
        body += f"<hr><p>Shown are the first {_SHOWN:,} characters.</p>"
    return _PAGE.format(title="What came", body=body)
