"""Which outlet published an article: from its address, the title of its page, or what the page says of itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from rashomon.model import Article, Block, BlockKind
from rashomon.read.agencies import agency
from rashomon.read.publishers import name_key

__all__ = ["host_outlet", "identified", "known_names", "outlet", "untitled"]

#: What stands between a headline and the outlet's name in a page's title.
_BETWEEN = re.compile(r"(?<=\s)(?:[»«·•–—-]|::)(?=\s)|\|")

#: Words that the name of an outlet has at most ("The Christian Science Monitor Weekly Edition").
_WORDS = 6

#: Parts of a title that ends in the outlet's name at most: headline, two sections, outlet. More are a list of keywords.
_PARTS = 4

# "© 2021 Example Media Ltd. All rights reserved."
_COPYRIGHT = re.compile(
    r"[ \t]*(?:(?:©|\(c\)|copyright|&copy;)[ \t]*){1,3}(?:(?:19|20)\d\d[ \t]*[-–,]?[ \t]*){1,2}(?:by[ \t]+)?"
    r"(?P<holder>[^\W\d][^\n|•·©]{1,80})",
    re.IGNORECASE,
)
_HOLDER_END = re.compile(
    r"(?:\.(?=\s|$)|,|;|\s[-–—]\s|\ball rights\b|\b(?:inc|llc|ltd|limited|plc|gmbh)\b).*", re.IGNORECASE
)
# furniture that names the outlet: "Subscribe to the Example Herald", "About Example Herald", "Follow X on …"
_CALL = re.compile(
    r"[ \t]*(?:about|support|subscribe to|sign up (?:for|to)|follow|more from|advertise with|contact|donate to|"
    r"welcome to|more on|copyright)[ \t]+(?P<name>[^\n]{2,60})",
    re.IGNORECASE,
)

#: Characters of a line that are read for the outlet's name: lines that hold one are short.
_LINE = 160

#: What agencies of pictures sign with.
_PICTURES = frozenset({"getty", "gettyimages"})


def outlet(url: str | None = None, title: str | None = None) -> tuple[str, str] | None:
    """Name the outlet of an article by its address or the title of its page.

    A domain in the table gives the name; one that is not gives the name at the title's end if both agree, else the
    registrable domain: that is who served it. Without an address, a title that ends in the name of an outlet of the
    table gives that.

    Args:
        url: The article's address, or the page's canonical one.
        title: The title of the page, with the outlet's name at its end or without.

    Returns:
        The name and what it is known from; ``None`` where nothing says.
    """
    if url and (found := host_outlet(url)):
        name, domain, known = found
        if known:
            return name, "domain of the URL"
        for ending in _endings(title or ""):
            if _same_as_domain(ending, domain):
                return ending, "domain of the URL and page title"
        return domain, "domain of the URL"
    for ending in _endings(title or ""):
        if name_key(ending) in known_names() and (len(ending.split()) > 1 or "|" in (title or "")):
            return known_names()[name_key(ending)], "page title"
    return None


def host_outlet(url: str) -> tuple[str, str, bool] | None:
    """The outlet of an address: its name, its registrable domain, and whether the name comes from the table.

    The public-suffix list tells the domain that somebody registered (``example.co.uk``) from the suffix under which
    anybody can (``co.uk``, ``blogspot.com``).
    """
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:
        return None
    if not re.search(r"[^\W\d_]", host.rsplit(".", 1)[-1]):
        return None
    domain = _suffixes().privatesuffix(host)
    if not domain:
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if name := _table().get(".".join(parts[start:])):
            return name, domain, True
    return domain, domain, False


def untitled(title: str, name: str | None, url: str | None = None) -> str:
    """A page's title without the outlet's name at its end, where that is the outlet's name for sure.

    Args:
        title: The title.
        name: The outlet's name, where it is known.
        url: The article's address, whose domain the ending may also repeat.
    """
    found = host_outlet(url) if url else None
    for ending in _endings(title):
        same = (name and name_key(ending) == name_key(name)) or (found and _same_as_domain(ending, found[1]))
        if same or (found and name_key(ending) == name_key(found[0])):
            return title[: _last_break(title)].rstrip()
    return title


def identified(article: Article, blocks: Sequence[Block] = ()) -> Article:
    """Name an article's outlet if it came without one, and take that name off the end of its title.

    Args:
        article: The article.
        blocks: Its blocks, if the page's own words are to be searched as well: a name counts there only if two
            independent places give it, of the copyright line, the masthead, the furniture and the title.
    """
    name, basis = article.outlet, article.outlet_basis
    if not name:
        found = outlet(article.url, article.title) or _of_page(article.text, blocks, article.title)
        if found:
            name, basis = found
    title = untitled(article.title, name, article.url) if article.title else article.title
    if (name, basis, title) == (article.outlet, article.outlet_basis, article.title):
        return article
    return replace(article, outlet=name, outlet_basis=basis, title=title)


@functools.cache
def known_names() -> dict[str, str]:
    """The names of the table by their letters and digits alone, lower case, without a leading article."""
    return {name_key(name): name for _, name in sorted(_table().items(), reverse=True)}


def _of_page(text: str, blocks: Sequence[Block], title: str | None) -> tuple[str, str] | None:
    """The name that two independent places of the page give."""
    places: dict[str, dict[str, str]] = {}
    for place, name in _signs(text, blocks, title):
        key = name_key(name)
        # an agency signs its reports and pictures wherever they are printed: no sign of who printed them
        if key and not agency(name) and key not in _PICTURES:
            places.setdefault(key, {}).setdefault(place, name)
    sure = [(len(found), key) for key, found in places.items() if len(found) > 1]
    if not sure or [n for n, _ in sure].count(max(sure)[0]) > 1:
        return None
    found = places[max(sure)[1]]
    return next(iter(found.values())), " and ".join(found)


def _signs(text: str, blocks: Sequence[Block], title: str | None) -> Iterator[tuple[str, str]]:
    for ending in _endings(title or ""):
        yield "page title", ending
    body = False
    for block in blocks:
        body = body or block.kind in (BlockKind.HEADLINE, BlockKind.BODY)
        if block.kind is not BlockKind.CHROME:
            continue
        for line in text[block.span.start : block.span.end].splitlines():
            words = line.strip()
            if not words or len(words) > _LINE:
                continue
            if hit := _COPYRIGHT.match(words):
                yield "copyright line", _HOLDER_END.sub("", hit["holder"]).strip(" .")
            elif hit := _CALL.match(words):
                yield "page furniture", re.sub(r"\s+on\s+\S+$", "", hit["name"]).strip(" .!")
            elif not body and len(words.split()) <= _WORDS:
                yield "masthead", words


def _endings(title: str) -> Iterator[str]:
    """The last part of a title, if it is short enough for an outlet's name and does not stand alone."""
    parts = _BETWEEN.split(title)
    ending = parts[-1].strip()
    if 1 < len(parts) <= _PARTS and parts[0].strip() and ending and len(ending.split()) <= _WORDS:
        yield ending


def _last_break(title: str) -> int:
    return max((m.start() for m in _BETWEEN.finditer(title)), default=0)


def _same_as_domain(name: str, domain: str) -> bool:
    """Whether a name spells a domain: "The Example Herald" and exampleherald.com, "Example.com" and example.com."""
    label, letters = name_key(domain.split(".", 1)[0]), name_key(name)
    return bool(letters) and letters in (label, name_key(domain), f"{label}news", f"{label}com")


@functools.cache
def _table() -> dict[str, str]:
    """Names by domain."""
    lines = (files("rashomon.models") / "outlets.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


@functools.cache
def _suffixes() -> PublicSuffixList:
    """The public-suffix list as the package of that name holds it; nothing is fetched."""
    return PublicSuffixList()
