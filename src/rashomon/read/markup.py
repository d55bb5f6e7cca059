"""What a page says of itself: its title, outlet, address and publication dates, each with where it says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from htmldate import find_date
from lxml import etree, html

from rashomon.model import Published
from rashomon.read.given_dates import given_date, url_date

__all__ = ["Metadata", "metadata", "nested_too_deep"]

#: Names of metadata that give the time of publication, the most reliable first. Times of change are not among them.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "displaydate",
    "dc.date",
    "dcterms.date",
)
#: Names of JSON-LD types whose date of publication is the article's.
_ARTICLE_TYPES = ("Article", "Posting", "Report")
#: JSON-LD larger than this is no description of an article.
_LARGEST_SCRIPT = 500_000
#: Days outside these are not believed; fixed, so that results do not depend on today.
_FIRST_DAY, _LAST_DAY = datetime(1995, 1, 1), datetime(2100, 1, 1)
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None


def metadata(markup: str, url: str | None = None) -> tuple[Metadata, tuple[Published, ...]]:
    """Read a page's metadata.

    Args:
        markup: The page, decoded.
        url: Its address, where that is known from elsewhere.

    Returns:
        What it says, and when it says it was published: from metadata, JSON-LD and time elements marked as the time of
        publication, then from the address. Dates in the text of the page are not among them.
    """
    tree = _tree(markup, _parser())
    if tree is None:
        return Metadata(url=url), _dates((), url)
    named = _named(tree)
    about = list(_described(tree))
    address = url or _canonical(tree) or named.get("og:url")
    title = _first(
        named.get("og:title"),
        *(str(d.get("headline") or "") for d in about),
        *(h.text_content() for h in tree.xpath("//h1")[:1]),
        *tree.xpath("//title/text()")[:1],
    )
    outlet = _first(named.get("og:site_name"), *map(_publisher, about), named.get("application-name"))
    found = list(_stated(tree, named, about))
    if not found:
        rest = _rest(named, about)
        found = [rest] if rest else []
    return Metadata(title, outlet, address), _dates(found, address)


def nested_too_deep(markup: str) -> bool:
    """Whether elements are nested deeper than the parser goes, which drops what is deeper (libxml2: 256)."""
    parser = _parser()
    _tree(markup, parser)
    return any(error.message.startswith("Excessive depth") for error in parser.error_log)


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)


def _tree(markup: str, parser: html.HTMLParser) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """The named metadata, the first of each name."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            out.setdefault(name.strip().lower(), content)
    return out


def _described(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD descriptions of articles in a page, the first first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        words = script.text or ""
        if len(words) > _LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph") if isinstance(data, dict) else None
        for item in data if isinstance(data, list) else graph if isinstance(graph, list) else [data]:
            if isinstance(item, dict) and _is_article(item.get("@type")):
                yield item


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.endswith(_ARTICLE_TYPES) for k in kinds)


def _publisher(item: dict[str, object]) -> str | None:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    return name if isinstance(name, str) else None


def _canonical(tree: html.HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    return None


def _first(*candidates: str | None) -> str | None:
    for one in candidates:
        words = " ".join((one or "").split())
        if words and len(words) <= _LONGEST_TITLE:
            return words
    return None


def _stated(tree: html.HtmlElement, named: dict[str, str], about: list[dict[str, object]]) -> Iterator[Published]:
    """Dates that a page states as the time of publication, the most reliable first."""
    for name in _PUBLISHED:
        found = given_date(named[name], f"metadata {name}") if name in named else None
        if found:
            yield found
    for item in about:
        value = item.get("datePublished")
        found = given_date(value, "JSON-LD datePublished") if isinstance(value, str) else None
        if found:
            yield found
    for element in tree.iter("time"):
        marked = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        found = given_date(element.get("datetime") or "", "time element marked as published") if marked else None
        if found:
            yield found


def _rest(named: dict[str, str], about: list[dict[str, object]]) -> Published | None:
    """A date under a name that is not known here. It sees metadata alone: no text of the page is searched."""
    if not any(any(c.isdigit() for c in value) for value in named.values()) or about:
        return None
    head = "".join(
        f'<meta name="{escape(name)}" property="{escape(name)}" content="{escape(value)}">'
        for name, value in named.items()
        if "modif" not in name and "updat" not in name
    )
    found = find_date(
        f"<html><head>{head}</head><body></body></html>",
        extensive_search=False,
        original_date=True,
        min_date=_FIRST_DAY,
        max_date=_LAST_DAY,
    )
    return given_date(found, "metadata of the page") if found else None


def _dates(found: tuple[Published, ...] | list[Published], url: str | None) -> tuple[Published, ...]:
    """The dates found, then the one in the address; none outside the years that are believed, none twice."""
    out: list[Published] = []
    for one in [*found, *filter(None, [url_date(url) if url else None])]:
        known = one.earliest and one.latest and one.earliest >= _FIRST_DAY.date() and one.latest < _LAST_DAY.date()
        if known and all(one.value != other.value for other in out):
            out.append(one)
    return tuple(out)
