"""XML of strangers: parsed without entities, external parts or network, as far as it can be."""

from __future__ import annotations

import re

from lxml import etree

from rashomon.errors import InputError, UnsupportedInput
from rashomon.read.plain import decode

__all__ = ["LARGEST_DOCUMENT", "local", "space", "tree", "words"]

#: Bytes of an XML or JSON document that is read: a tree of it takes some ten times as much.
LARGEST_DOCUMENT = 64_000_000

_SURROGATE = re.compile(
    rb"&#(?:[xX]0{0,8}[dD][89a-fA-F][0-9a-fA-F]{2}|0{0,8}5(?:529[6-9]|5[3-9]\d{2}|6\d{3}|7[0-2]\d{2}|73[0-3]\d|734[0-3]));"
)


def tree(raw: bytes, where: str) -> etree._Element:
    """Parse a document; what is broken in it costs no more than the part after it.

    Entities that the document defines are not expanded, and nothing outside it is read, so its size bounds the work.

    Args:
        raw: The document.
        where: The input as its user named it.

    Raises:
        UnsupportedInput: If it is too large, or no XML at all.
    """
    if len(raw) > LARGEST_DOCUMENT:
        raise UnsupportedInput(where, f"too large for one document: {len(raw):,} bytes", "split it")
    why = ""
    for attempt in (_strict, _decoded, _recovered, _cleaned):
        try:
            root = attempt(raw, why)
        except (etree.LxmlError, InputError, ValueError, LookupError) as error:
            why = why or _reason(error)
        else:
            if root is not None and (attempt is _strict or _readable(root)):
                return root
    raise UnsupportedInput(where, f"not readable as XML: {why or 'no element in it'}", "save it anew")


def _reason(error: Exception) -> str:
    words = getattr(error, "msg", None) or str(error)
    return f"{words[:1].lower()}{words[1:]}"


def _strict(raw: bytes, _: str) -> etree._Element | None:
    return etree.fromstring(raw, _parser(recover=False))


def _recovered(raw: bytes, _: str) -> etree._Element | None:
    return etree.fromstring(raw, _parser(recover=True))


def _decoded(raw: bytes, why: str) -> etree._Element | None:
    """The document by the encoding that its bytes look like, where it failed for the one declared."""
    if "encoding" not in why.lower() and "utf-8" not in why.lower():
        return None
    return _recovered(_recoded(raw), "")


def _cleaned(raw: bytes, _: str) -> etree._Element | None:
    """The document without references to code points that are no characters."""
    return _recovered(_SURROGATE.sub(b"\xef\xbf\xbd", _recoded(raw)), "")


def _recoded(raw: bytes) -> bytes:
    text = decode(raw, "").text.lstrip()
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    return text.encode("utf-8", "replace")


def _readable(root: etree._Element) -> bool:
    """Whether all of a mended tree can be read: mending lets references to surrogates pass."""
    try:
        for element in root.iter():
            _ = element.tag, element.text, element.tail, element.attrib.items()
    except UnicodeDecodeError:
        return False
    return True


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def local(element: etree._Element) -> str:
    """The name of an element without its namespace or undeclared prefix; empty for what is none."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def space(element: etree._Element) -> str:
    """The namespace of an element, or its prefix if that is not declared; empty for none."""
    tag = str(element.tag) if isinstance(element.tag, str) else ""
    return tag[1:].rpartition("}")[0] if tag.startswith("{") else tag.rpartition(":")[0]


def words(element: etree._Element | None) -> str:
    """All text of an element on one line; empty for none."""
    return "" if element is None else " ".join("".join(element.itertext(with_tail=False)).split())
