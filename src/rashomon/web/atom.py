"""Atom feeds (RFC 4287): what is new in a list that grows."""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

__all__ = ["Entry", "Feed", "atom", "urn"]

_ATOM: Final = "http://www.w3.org/2005/Atom"

#: Ids are made from names in this space: the same thing has the same id whatever the server is called.
_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:rashomon")

#: Before anything was: the time of a feed that has no entry yet.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)

#: What XML cannot hold.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list.

    Attributes:
        id: A permanent name, as `urn` makes it.
        title: Plain text.
        link: Its page, from the root of the server.
        updated: When it last changed, aware of its zone.
        summary: Plain text; may be empty.
        author: Who wrote it; empty for the feed's.
    """

    id: str
    title: str
    link: str
    updated: datetime
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list.

    Attributes:
        title: Plain text.
        page: The page it follows, from the root of the server.
        entries: What is in it, the latest first.
    """

    title: str
    page: str
    entries: Sequence[Entry]


def urn(kind: str, name: str) -> str:
    """The permanent name of a thing: the same for the same thing on any server."""
    return uuid.uuid5(_SPACE, f"{kind}:{name}".encode(errors="replace").decode()).urn


def atom(feed: Feed, server: str, address: str) -> bytes:
    """A feed as a document.

    Args:
        feed: The feed.
        server: The address of the server, without a slash at its end.
        address: The feed's own, from the root of the server.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, "id", urn("feed", address))
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((e.updated for e in feed.entries), default=_NEVER)))
    _link(root, "self", server + address, "application/atom+xml")
    _link(root, "alternate", server + feed.page, "text/html")
    _author(root, "rashomon")
    _add(root, "generator", "rashomon")
    for one in feed.entries:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.updated))
        _link(entry, "alternate", server + one.link, "text/html")
        if one.author:
            _author(entry, one.author)
        if one.summary:
            _add(entry, "summary", one.summary)
    content: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return content


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def _author(parent: ET.Element, name: str) -> None:
    _add(ET.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def _link(parent: ET.Element, relation: str, address: str, media_type: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": relation, "type": media_type, "href": address})


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
