"""All pages that can be reached from the first by following links, a few of each kind."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from urllib.parse import urljoin, urlsplit

STARTS = ("/", "/people", "/sources", "/status", "/add", "/keys", "/api", "/search?q=dam", "/search")
_LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
_ID = re.compile(r"(?<=[/-])[0-9a-f]{12,64}(?=[/.]|$)")


def kind(address):
    """What two pages of one template have in common: the path without ids and names, and which parts are asked for."""
    parts = urlsplit(address)
    path = _ID.sub("ID", parts.path)
    path = re.sub(r"^/people/.*?(\.json|\.atom)?$", r"/people/NAME\1", path)
    return path, tuple(sorted({one.partition("=")[0] for one in parts.query.split("&") if one}))


def crawl(client, each=3, starts=STARTS):
    """The answers by address, with at most so many pages of a kind; addresses of other sites are not followed.

    Returns:
        The answers of ours, and the links that lead elsewhere.
    """
    found, elsewhere, kinds = {}, set(), Counter()
    waiting = deque(starts)
    while waiting:
        address = waiting.popleft()
        if address in found or kinds[kind(address)] >= each:
            continue
        kinds[kind(address)] += 1
        found[address] = answer = client.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if "/received/" in address or "content-disposition" in answer.headers:
            continue  # what came from elsewhere, and downloads
        for link in map(html.unescape, _LINK.findall(answer.text)):
            if not (parts := urlsplit(link)).scheme and not parts.netloc:
                waiting.append(urljoin(address, link).partition("#")[0])
            else:
                elsewhere.add(link)
    return found, elsewhere
