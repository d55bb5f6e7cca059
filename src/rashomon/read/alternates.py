"""The feeds that a page names as another form of itself: ``<link rel="alternate">``.

https://html.spec.whatwg.org/multipage/links.html#rel-alternate
"""

from __future__ import annotations

from rashomon.errors import UnsupportedInput
from rashomon.read.addresses import web_address
from rashomon.read.html import decode_html
from rashomon.read.htmltree import parse
from rashomon.read.listed import Listed
from rashomon.read.response import Response

__all__ = ["alternate_feeds"]

_FEEDS = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
#: Links of a page that are looked at.
_MOST = 1_000
#: What feeds of comments have in their titles or addresses; they carry no reports.
_COMMENTS = ("comment", "kommentar", "comentario", "commentaire")


def alternate_feeds(response: Response) -> list[Listed]:
    """List the feeds that a page names, in its order, those of comments last.

    Args:
        response: The page.
    """
    try:
        tree = parse(decode_html(response.body, response.url, response.charset).text).tree
    except UnsupportedInput:
        return []
    if tree is None:
        return []
    base = web_address(next((one.get("href") for one in tree.iter("base")), None), response.url) or response.url
    found: dict[str, Listed] = {}
    for _, link in zip(range(_MOST), tree.iter("link"), strict=False):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        url = web_address(link.get("href"), base)
        if url and "alternate" in relations and kind in _FEEDS:
            found.setdefault(url, Listed(url, "feed", title=" ".join((link.get("title") or "").split()) or None))
    return sorted(found.values(), key=_of_comments)


def _of_comments(feed: Listed) -> bool:
    words = f"{feed.title or ''} {feed.url}".lower()
    return any(one in words for one in _COMMENTS)
