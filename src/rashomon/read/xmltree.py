"""XML of strangers: parsed without entities, external parts or network, as far as it can be."""

from __future__ import annotations

from lxml import etree

from rashomon.errors import InputError, UnsupportedInput
from rashomon.read.plain import decode

__all__ = ["LARGEST_DOCUMENT", "local", "tree", "words"]

#: Bytes of an XML or JSON document that is read: a tree of it takes some ten times as much.
LARGEST_DOCUMENT = 64_000_000


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
    for recover in (False, True):
        try:
            root = etree.fromstring(raw, _parser(recover))
        except (etree.LxmlError, ValueError, LookupError) as error:
            why = why or str(error)
        else:
            if root is not None:
                return root
    root = _decoded(raw, where)
    if root is None:
        raise UnsupportedInput(where, f"not readable as XML: {why or 'no element in it'}", "save it anew")
    return root


def _parser(recover: bool) -> etree.XMLParser:
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


def _decoded(raw: bytes, where: str) -> etree._Element | None:
    """The document by the encoding that its bytes look like, where the declared one does not do."""
    try:
        text = decode(raw, where).text.lstrip()
    except InputError:
        return None
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), _parser(True))
    except (etree.LxmlError, ValueError, LookupError):
        return None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element | None) -> str:
    """All text of an element on one line; empty for none."""
    return "" if element is None else " ".join("".join(element.itertext(with_tail=False)).split())
