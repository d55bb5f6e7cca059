"""NewsML-G2 (https://iptc.org/standards/newsml-g2/): the text items of a wire, alone, in messages and packages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from rashomon.errors import EmptyInput, InputError
from rashomon.model import Credit, CreditKind, Problem, Provenance, Severity
from rashomon.read.addresses import web_address
from rashomon.read.authors import credited
from rashomon.read.found import Outcome
from rashomon.read.fragments import element_text, fragment_text, is_markup, paragraphs
from rashomon.read.listed import Listed
from rashomon.read.nitf import nitf_text
from rashomon.read.wire import WireItem, latest, sources, status, unread, wire_article
from rashomon.read.xmltree import local, tree, words

__all__ = ["newsml_articles"]

_ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
_KEPT = ("dateline", "slugline", "located", "usageTerms", "copyrightHolder", "copyrightNotice", "edNote")


def newsml_articles(raw: bytes, where: str, name: str) -> Iterator[Outcome]:
    """Read the text items of a document: an item, or a message with its items.

    Args:
        raw: The document.
        where: The input as its user named it.
        name: Its id, from which items without one are numbered.

    Yields:
        Articles, addresses that packages refer to, errors, and notices: items that are cancelled, withheld or
        embargoed, earlier versions, items of other kinds.
    """
    try:
        root = tree(raw, where)
    except InputError as error:
        yield where, error
        return
    items = [root] if local(root) in _ITEMS else [one for one in root.iter("{*}*") if _is_item(one)]
    alone = items == [root]
    sender = None if alone else words(next(root.iter("{*}sender"), None)) or None
    out: list[Outcome] = []
    others: Counter[str] = Counter()
    for n, item in enumerate(items, 1):
        place = where if alone else f"{where}, item {n}"
        kind = _kind(item)
        if kind in ("text", "composite", "package"):
            whole = raw if alone else etree.tostring(item, encoding="utf-8", with_tail=False)
            own = name if alone else f"{name}:{n}"
            out += _package(item, place) if kind == "package" else _item(item, place, own, whole, sender)
        else:
            others[kind] += 1
    yield from latest(out)
    yield from unread(where, bool(out), others)


def _is_item(element: etree._Element) -> bool:
    parent = element.getparent()
    return local(element) in _ITEMS and parent is not None and local(parent) == "itemSet"


def _kind(item: etree._Element) -> str:
    """What sort of item it is, by its element and the last part of its class code; text where that says nothing."""
    name = local(item)
    if name != "newsItem":
        return name.removesuffix("Item")
    element = _child(_child(item, "itemMeta"), "itemClass")
    return _code(element).rpartition(":")[2].rpartition("/")[2] or "text"


def _item(item: etree._Element, where: str, name: str, raw: bytes, sender: str | None) -> Iterator[Outcome]:
    guid = " ".join((item.get("guid") or "").split()) or None
    about, meta = _child(item, "itemMeta"), _child(item, "contentMeta")
    state = status(_code(_child(about, "pubStatus")))
    if state != "usable":
        yield where, Problem(where, f"{state} by its provider: {guid or 'an item'}")
        return
    text, media_type, title, named = _content(item)
    headline = _headline(meta) or title or words(_child(about, "title")) or None
    if not text:
        yield from _elsewhere(item, where, guid, headline)
        return
    provider = _party(_child(about, "provider"))
    parties = [(_party(one), one.get("role")) for one in _children(meta, "infoSource")]
    outlet, from_whom = sources(parties, provider, "newsml-g2 infoSource")
    stamps = {key: words(_child(about, key)) for key in ("versionCreated", "firstCreated", "embargoed")}
    places = [one for one in (_child(item, "rightsInfo"), meta, about) if one is not None]
    kept = [(key, words(_child(one, key)) or _party(_child(one, key))) for one in places for key in _KEPT]
    wire = WireItem(
        where,
        "newsml-g2",
        guid,
        item.get("version"),
        headline,
        text,
        media_type,
        raw,
        web_address(guid),
        outlet or sender,
        "newsml-g2 provider" if provider else "newsml-g2 infoSource" if outlet else "newsml-g2 sender",
        {key: value for key, value in stamps.items() if value},
        (*_writers(meta, outlet), *named, *from_whom, *_creditlines(meta, outlet)),
        {key: value for key, value in kept if value},
    )
    yield from wire_article(wire, name)


def _content(item: etree._Element) -> tuple[str, str, str | None, tuple[Credit, ...]]:
    """The text of an item, what it was, and the headline and credits that stand in it."""
    content = _child(item, "contentSet")
    for inline in _children(content, "inlineXML"):
        for inner in inline:
            if not local(inner):
                continue
            if local(inner) == "nitf":
                report = nitf_text(inner)
                found = report.text, "text/xml", report.title, report.credits
            else:
                body = next((one for one in inner if local(one) == "body"), inner)
                found = element_text(body), "text/html", None, ()
            if found[0]:
                return found
    for data in _children(content, "inlineData"):
        if data.get("encoding") or data.get("encodinguri"):
            continue  # bytes of something else, packed as text
        value = "".join(data.itertext(with_tail=False))
        stated = (data.get("contenttype") or "").lower()
        markup = "html" in stated or (not stated and is_markup(value))
        if text := fragment_text(value) if markup else paragraphs(value):
            return text, "text/html" if markup else "text/plain", None, ()
    return "", "", None, ()


def _elsewhere(item: etree._Element, where: str, guid: str | None, headline: str | None) -> Iterator[Outcome]:
    """An item whose content is not in it: where it is, if that is an address."""
    for remote in _children(_child(item, "contentSet"), "remoteContent"):
        url = web_address(remote.get("href"))
        if url and "html" in (remote.get("contenttype") or "html"):
            yield where, Listed(url, "article", headline, provenance=Provenance("newsml-g2", guid or url))
            return
    yield where, EmptyInput(where, "a text item without a body", "nothing can be read of it")


def _package(item: etree._Element, where: str) -> Iterator[Outcome]:
    """The text items that a package refers to by an address; those it refers to by their guids come by themselves."""
    guid = " ".join((item.get("guid") or "").split())
    seen: set[str] = set()
    for reference in item.iter("{*}itemRef"):
        url = web_address(reference.get("href"))
        kind = _code(_child(reference, "itemClass")).rpartition(":")[2] or "text"
        if url and kind == "text" and url not in seen:
            seen.add(url)
            headline = words(_child(reference, "headline")) or words(_child(reference, "title")) or None
            yield where, Listed(url, "article", headline, provenance=Provenance("newsml-g2", guid or url))
    if not seen:
        notice = "a package that only refers to items by their identifiers"
        yield where, Problem(where, notice, "give the items themselves", Severity.NOTICE)


def _headline(meta: etree._Element | None) -> str | None:
    """The main headline, else the first."""
    given = _children(meta, "headline")
    given.sort(key=lambda one: (one.get("role") or "main").rpartition(":")[2] != "main")
    return next(filter(None, map(words, given)), None)


def _writers(meta: etree._Element | None, outlet: str | None) -> tuple[Credit, ...]:
    """Who wrote an item: its byline, else the persons that created it."""
    fields = [(words(by), "newsml-g2 by") for by in _children(meta, "by")]
    persons = [
        one for one in _children(meta, "creator") if (one.get("type") or "person").rpartition(":")[2] == "person"
    ]
    fields += [(words(_child(one, "name")) or one.get("literal") or "", "newsml-g2 creator") for one in persons]
    return credited(fields, outlet)


def _creditlines(meta: etree._Element | None, outlet: str | None) -> Iterator[Credit]:
    for line in map(words, _children(meta, "creditline")):
        if line and line != outlet:
            yield Credit(line, CreditKind.AGENCY, basis="newsml-g2 creditline")


def _party(element: etree._Element | None) -> str | None:
    """The name of a party: given, as a literal, or the last part of its code."""
    if element is None:
        return None
    return words(_child(element, "name")) or element.get("literal") or _code(element).rpartition(":")[2] or None


def _code(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get("qcode") or element.get("uri") or "").strip()


def _children(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if element is None else [child for child in element if local(child) == name]


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(iter(_children(element, name)), None)
