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
_XHTML = ("http://www.w3.org/1999/xhtml", "xhtml")
_SUMMARIES = frozenset({"description", "summary", "subtitle", "abstract"})


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
    return [_of(entry) for entry in root.iter("{*}item", "{*}entry") if not _within_entry(entry)]


def _within_entry(entry: etree._Element) -> bool:
    """Whether an element of that name belongs to an entry's content or extension."""
    parent = entry.getparent()
    return parent is None or local(parent) not in ("channel", "feed", "RDF", "rss", "items")


def _of(entry: etree._Element) -> Carried:
    report = dated = False
    summaries = []
    for child in entry.iter("*"):
        name, within = local(child), space(child)
        parent = child.getparent()
        if parent is entry:
            report = report or _is_report(name, within)
            dated = dated or (name == "date" and within in _DUBLIN_CORE)
        if name in _SUMMARIES and (parent is entry or local(parent) in ("group", "content")):
            summaries.append(_inner(child))
    return Carried(report, tuple(summaries), dated)


def _is_report(name: str, within: str) -> bool:
    if name == "encoded":
        return within in _CONTENT
    if name == "content":
        return "atom" in within.lower()
    return (name in ("body", "div") and within in _XHTML) or name in ("fullitem", "fulltext")


def _inner(element: etree._Element) -> str:
    """What stands in an element: its text, or the markup it holds."""
    if not len(element):
        return element.text or ""
    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
