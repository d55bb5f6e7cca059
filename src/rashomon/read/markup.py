"""What a page says of itself: its title, outlet, address, authors and dates, each with where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from htmldate import find_date
from lxml import etree, html

from rashomon.model import Credit, Published
from rashomon.read.addresses import web_address
from rashomon.read.authors import credited
from rashomon.read.given_dates import distinct, given_date, url_date
from rashomon.read.jsonld import LinkedData, linked_data
from rashomon.read.publishers import same_house

__all__ = ["Metadata", "metadata"]

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
_CHANGED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "apple-mobile-web-app-title",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article.author",
    "article:author_name",
)
#: Days outside these are not believed; fixed, so that results do not depend on today.
_FIRST_DAY, _LAST_DAY = datetime(1995, 1, 1), datetime(2100, 1, 1)
_LONGEST_TITLE = 400
#: Headings of a page that may be the article's.
_HEADINGS = 3

# a name that is not known here but says what it gives: "x-post-date"
_DATE_NAME = re.compile(r"(?:\b|_)(?:post|publish(?:ed)?|publication|issued?|created?)[-_.:]?(?:date|time|on|at)\b")
# what stands between a headline and the name of the site in a title
_SITE_AFTER = re.compile(r"\s+[|–—·•»-]{1,2}\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself.

    Attributes:
        title: The headline.
        outlet: Who publishes it.
        url: Where it is.
        outlet_basis: What the outlet is known from.
        dated: Publication dates, best first.
        credits: Authors and agencies.
        changed: The day of the last change it states.
        headings: Its headlines as the page shows them.
        named: Its named metadata, names in lower case.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    outlet_basis: str = ""
    dated: tuple[Published, ...] = ()
    credits: tuple[Credit, ...] = ()
    changed: date | None = None
    headings: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict, compare=False)


def metadata(tree: html.HtmlElement | None, url: str | None = None) -> tuple[Metadata, LinkedData]:
    """Read a page's metadata.

    Dates are those of metadata, JSON-LD and time elements marked as the time of publication, then the one in the
    address. Dates in the text of the page are not among them.

    Args:
        tree: The page.
        url: Its address, where that is known from elsewhere.

    Returns:
        What it says of itself, and its JSON-LD.
    """
    if tree is None:
        return Metadata(url=url, dated=_dates([], url)), LinkedData()
    named = _named(tree)
    canonical = _canonical(tree, url)
    scripts = (s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower())
    data = linked_data(scripts, canonical or named.get("og:url") or url)
    address = _address(tree, named, data, canonical, url)
    outlet, outlet_basis = _outlet(named, data)
    shown = (_line(heading.text_content()) for heading in _first_of(tree, "h1", _HEADINGS))
    # a heading may be the site's own name
    headings = tuple(one for one in shown if one and not (outlet and same_house(one, outlet)))
    found = list(_stated(tree, named, data)) or _rest(named)
    dated = _dates(found, address)
    return Metadata(
        _title(tree, named, data, headings, outlet),
        outlet,
        address,
        outlet_basis,
        dated,
        credited(_authors(tree, named, data), outlet),
        _changed(named, data, dated),
        headings,
        named,
    ), data


def _named(tree: html.HtmlElement) -> dict[str, str]:
    """The named metadata, the first of each name; of several authors all."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            name = name.strip().lower()
            if name in _AUTHORS and name in out and len(out[name]) < _LONGEST_TITLE:
                out[name] += f"; {content}"
            out.setdefault(name, content)
    return out


def _first_of(tree: html.HtmlElement, tag: str, most: int) -> Iterator[html.HtmlElement]:
    for number, element in enumerate(tree.iter(tag)):
        if number == most:
            return
        yield element


def _line(words: str | None) -> str | None:
    """Words on one line, unless they are too many for a title."""
    line = " ".join((words or "").split())
    return line if line and len(line) <= _LONGEST_TITLE else None


def _title(
    tree: html.HtmlElement, named: dict[str, str], data: LinkedData, headings: tuple[str, ...], outlet: str | None
) -> str | None:
    candidates = (
        named.get("og:title"),
        *data.words("headline"),
        *headings[:1],
        *(t.text for t in _first_of(tree, "title", 1)),
        named.get("twitter:title"),
    )
    title = next(filter(None, map(_line, candidates)), None)
    if title is None:
        return None
    # "Headline | Site": the page's own heading, or the site's name, shows where the headline ends
    for heading in headings:
        rest = title[len(heading) :]
        if rest and title.startswith(heading) and _SITE_AFTER.match(rest):
            return heading
    parts = _SITE_AFTER.split(title)
    if outlet and len(parts) > 1 and same_house(parts[-1], outlet):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»-")
    return title


def _outlet(named: dict[str, str], data: LinkedData) -> tuple[str | None, str]:
    candidates = [(named.get("og:site_name"), "metadata og:site_name")]
    for key in ("publisher", "sourceOrganization"):
        candidates += [
            (name, f"JSON-LD {key}") for node in data.nodes(key) if isinstance(name := node.get("name"), str)
        ]
    candidates += [(named.get(name), f"metadata {name}") for name in _OUTLETS[1:]]
    for words, basis in candidates:
        name = _line(words)
        if name and not name.startswith(("http:", "https:", "@")):
            return name, basis
    return None, ""


def _canonical(tree: html.HtmlElement, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return web_address(link.get("href"), url)
    return None


def _address(
    tree: html.HtmlElement, named: dict[str, str], data: LinkedData, canonical: str | None, url: str | None
) -> str | None:
    """Where the page is: as it came; a page for fast mobile display names the article's own address."""
    mobile = "amp" in tree.attrib or "⚡" in tree.attrib
    stated = (canonical, named.get("og:url"), *data.addresses())
    for one in (*((canonical,) if mobile else ()), url, *stated):
        if whole := web_address(one, url):
            return whole
    return url


def _authors(tree: html.HtmlElement, named: dict[str, str], data: LinkedData) -> Iterator[tuple[str, str]]:
    for key in ("author", "creator"):
        for node in data.nodes(key):
            name = node.get("name")
            for one in name if isinstance(name, list) else [name]:
                if isinstance(one, str):
                    yield one, f"JSON-LD {key}"
    for name in _AUTHORS:
        if name in named:
            yield named[name], f"metadata {name}"
    for element in tree.iter("a", "address"):
        if "author" in (element.get("rel") or "").lower().split():
            yield element.text_content(), "link marked as author"


def _stated(tree: html.HtmlElement, named: dict[str, str], data: LinkedData) -> Iterator[Published]:
    """Dates that a page states as the time of publication, the most reliable first."""
    candidates = [(named[name], f"metadata {name}") for name in _PUBLISHED if name in named]
    candidates += [(value, "JSON-LD datePublished") for value in data.words("datePublished")]
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or "datePublished" in (element.get("itemprop") or "").split():
            candidates.append((element.get("datetime") or "", "time element marked as published"))
    if not candidates:
        candidates += [(value, "JSON-LD dateCreated") for value in data.words("dateCreated")]
    for value, basis in candidates:
        if found := given_date(value, basis):
            yield found


def _changed(named: dict[str, str], data: LinkedData, dated: tuple[Published, ...]) -> date | None:
    """The last day of change stated, if it is after the day of publication."""
    values = [named[name] for name in _CHANGED if name in named] + list(data.words("dateModified"))
    days = [found.latest for value in values if (found := given_date(value, "")) and found.latest]
    first = dated[0].latest if dated else None
    return max((day for day in days if first is not None and first < day < _LAST_DAY.date()), default=None)


def _rest(named: dict[str, str]) -> list[Published]:
    """A date under a name that is not known here. It sees metadata alone: no text of the page is searched."""
    for name, value in named.items():
        if _DATE_NAME.search(name) and (when := given_date(value.replace("/", "-"), f"metadata {name}")):
            return [when]
    head = html.Element("head")
    for name, value in named.items():
        if any(c.isdigit() for c in value) and "modif" not in name and "updat" not in name:
            etree.SubElement(head, "meta", name=name, property=name, content=value)
    if not len(head):
        return []
    page = html.Element("html")
    page.append(head)
    etree.SubElement(page, "body")
    try:
        found = find_date(page, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY)
    except (ValueError, TypeError, AttributeError, OverflowError, etree.LxmlError):
        # what a page can provoke in a reader of dates
        return []
    when = given_date(found, "metadata of the page") if found else None
    return [when] if when else []


def _dates(found: list[Published], url: str | None) -> tuple[Published, ...]:
    """The dates found, then the one in the address; none outside the years that are believed, none twice."""
    first, last = _FIRST_DAY.date(), _LAST_DAY.date()
    every = distinct((*found, url_date(url) if url else None))
    return tuple(d for d in every if d.earliest and d.latest and first <= d.earliest and d.latest < last)
