"""News Industry Text Format (https://iptc.org/standards/nitf/): a report with its head, alone or inside an item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from rashomon.errors import InputError
from rashomon.model import Credit, CreditKind
from rashomon.read.authors import credited
from rashomon.read.found import Outcome
from rashomon.read.fragments import element_text
from rashomon.read.wire import WireItem, wire_article
from rashomon.read.xmltree import local, tree, words

__all__ = ["Nitf", "nitf_articles", "nitf_text"]


@dataclass(frozen=True, slots=True)
class Nitf:
    """What a document says.

    Attributes:
        text: Its paragraphs with headline, byline and dateline before them, joined by blank lines.
        title: Its headline.
        credits: Its byline and distributor.
    """

    text: str
    title: str | None
    credits: tuple[Credit, ...]


def nitf_text(root: etree._Element) -> Nitf:
    """Take the report from a document; its abstract is not part of it.

    Args:
        root: The root element.
    """
    body = next((child for child in root if local(child) == "body"), root)
    lead = next(body.iter("{*}hl1"), None)
    title = words(lead if lead is not None else next(root.iter("{*}title"), None)) or None
    writers = [*credited(_writers(body), None)]
    distributor = words(next(body.iter("{*}distributor"), None))
    if distributor:
        writers.append(Credit(distributor, CreditKind.AGENCY, basis="nitf distributor"))
    return Nitf(element_text(body), title, tuple(writers))


def _writers(body: etree._Element) -> Iterator[tuple[str, str]]:
    """The words of the byline; those of its "byttl", a writer's office or house, only add an agency."""
    by = next(body.iter("{*}byline"), None)
    if by is None:
        return
    titles = [words(one) for one in by.iter("{*}byttl")]
    plain = words(by)
    for title in titles:
        plain = plain.replace(title, " ", 1)
    yield plain, "nitf byline"
    yield from ((title, "nitf byttl") for title in titles)


def nitf_articles(raw: bytes, where: str, name: str) -> Iterator[Outcome]:
    """Read a document that stands alone.

    Args:
        raw: The document.
        where: The input as its user named it.
        name: The article's id, if the document has none of its own.

    Yields:
        The article, or what is wrong.
    """
    try:
        root = tree(raw, where)
    except InputError as error:
        yield where, error
        return
    report = nitf_text(root)
    published = _first(root, "pubdata", "name")
    holder = _first(root, "doc.copyright", "holder")
    released = _first(root, "date.release", "norm")
    stamps = {
        "versionCreated": released or _first(root, "pubdata", "date.publication"),
        "firstCreated": _first(root, "date.issue", "norm"),
    }
    terms = {"versionCreated": "date.release" if released else "pubdata", "firstCreated": "date.issue"}
    item = WireItem(
        where,
        "nitf",
        _first(root, "doc-id", "id-string"),
        _first(root, "du-key", "version"),
        report.title,
        report.text,
        "text/xml",
        raw,
        None,
        published or holder,
        "nitf pubdata" if published else "nitf doc.copyright",
        {key: value for key, value in stamps.items() if value},
        report.credits,
        terms=terms,
    )
    yield from wire_article(item, name)


def _first(root: etree._Element, name: str, attribute: str) -> str | None:
    for element in root.iter("{*}" + name):
        if value := " ".join((element.get(attribute) or "").split()):
            return value
    return None
