"""What the entries of an XML feed carry, by the names of their elements.

A parser of feeds puts a second description, an image's or an episode's, where the content belongs. Only the elements
themselves tell a report from a summary.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from rashomon.errors import InputError
from rashomon.read.xmltree import local, space, tree

__all__ = ["Carried", "carried"]

# namespaces, with the prefixes that feeds use for them without declaring them
_CONTENT = ("http://purl.org/rss/1.0/modules/content/", "content")
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "dc")
_RSS = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")
_XHTML = ("http://www.w3.org/1999/xhtml", "xhtml")
_SUMMARIES = frozenset({"description", "summary", "subtitle", "abstract"})

#: Summaries of one entry that are looked at; more is broken markup, in which each can hold all that follows.
_MOST_SUMMARIES = 8


@dataclass(frozen=True, slots=True)
class Carried:
    """The elements of one entry.

    Attributes:
        report: Whether one of them is meant for the report itself.
        summaries: The text of those that are not.
        dated: Whether it has a Dublin Core date, which an RSS entry has for that of publication.
    """

    report: bool
    summaries: tuple[str, ...]
    dated: bool


def carried(raw: bytes, where: str) -> list[Carried]:
    """List what the entries of a feed carry, in their order; nothing if the feed cannot be parsed.

    Args:
        raw: The feed.
        where: The input as its user named it.
    """
    try:
        root = tree(raw, where)
    except InputError:
        return []
    found: list[_Found] = []
    # each element with the entry it belongs to: in broken markup entries can come to stand within one another
    steps: list[tuple[etree._Element, _Found | None]] = [(root, None)]
    while steps:
        element, owner = steps.pop()
        if _is_entry(element):
            owner = _Found(element)
            found.append(owner)
        elif owner is not None:
            owner.take(element)
        steps.extend((child, owner) for child in reversed(element) if local(child))
    return [Carried(one.report, tuple(one.summaries), one.dated) for one in found]


def _is_entry(element: etree._Element) -> bool:
    within = space(element)
    return local(element) in ("item", "entry") and (not within or within in _RSS or "atom" in within.lower())


class _Found:
    """An entry as its elements are met."""

    __slots__ = ("dated", "element", "report", "summaries")

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.report = self.dated = False
        self.summaries: list[str] = []

    def take(self, child: etree._Element) -> None:
        name, within = local(child), space(child)
        parent = child.getparent()
        direct = parent is self.element
        self.report = self.report or (name == "encoded" and within in _CONTENT) or (direct and _is_report(name, within))
        self.dated = self.dated or (name == "date" and within in _DUBLIN_CORE)
        if (
            name in _SUMMARIES
            and len(self.summaries) < _MOST_SUMMARIES
            and (direct or local(parent) in ("group", "content"))
        ):
            self.summaries.append(_inner(child))


def _is_report(name: str, within: str) -> bool:
    if name == "content":
        return "atom" in within.lower()
    return (name in ("body", "div") and within in _XHTML) or name in ("fullitem", "fulltext")


def _inner(element: etree._Element) -> str:
    """What stands in an element: its text, or the markup it holds; no further entries, where its end is missing."""
    if not len(element) or any(_is_entry(inner) for inner in element.iter("{*}item", "{*}entry")):
        return element.text or ""
    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
