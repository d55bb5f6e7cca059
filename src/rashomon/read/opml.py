"""OPML: an outline of subscriptions to the feeds that it names (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.read.addresses import web_address
from rashomon.read.found import Outcome
from rashomon.read.listed import Listed
from rashomon.read.xmltree import local, tree

__all__ = ["opml_feeds"]


def opml_feeds(raw: bytes, where: str) -> Iterator[Outcome]:
    """List the feeds that an outline subscribes to, in its order, each once.

    Args:
        raw: The outline.
        where: The input as its user named it.

    Yields:
        Feeds, and an error for each outline whose address is none; each with its place: the file and the headings
        that lead to it.
    """
    try:
        root = tree(raw, where)
    except InputError as error:
        yield where, error
        return
    if local(root).lower() != "opml":
        yield where, UnsupportedInput(where, f"not an OPML outline: its root is <{local(root)}>", "give an .opml file")
        return
    seen: set[str] = set()
    found = False
    for heads, outline in _outlines(root):
        address = _attribute(outline, "xmlurl")
        if address is None:
            continue
        found = True
        place = f"{where}, {' / '.join(heads)}"
        url = web_address(address)
        if url is None:
            yield place, UnsupportedInput(place, f"not the address of a feed: {address[:200]!r}", "correct its xmlUrl")
        elif url not in seen:
            seen.add(url)
            yield place, Listed(url, "feed", title=_title(outline))
    if not found:
        yield where, EmptyInput(where, "an outline without feeds", "feeds are taken from its xmlUrl attributes")


def _outlines(root: etree._Element) -> Iterator[tuple[tuple[str, ...], etree._Element]]:
    """The outlines in document order, each with the titles that lead to it and its own."""
    steps: list[tuple[tuple[str, ...], etree._Element]] = [((), root)]
    while steps:
        heads, element = steps.pop()
        if local(element).lower() == "outline":
            heads = (*heads, _title(element) or "untitled")
            yield heads, element
        steps.extend((heads, child) for child in reversed(element) if local(child))


def _title(outline: etree._Element) -> str | None:
    return _attribute(outline, "title") or _attribute(outline, "text")


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name in any case, its blanks put in order; ``None`` if there is nothing in it."""
    for key, value in element.attrib.items():
        if str(key).lower() == name:
            return " ".join(str(value).split()) or None
    return None
