"""What makes two articles one: the same address; without one the same item of a wire or feed, or a text of one name."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rashomon.model import Article

__all__ = ["INDEXED", "article_id", "identity", "storable"]

#: Characters of text that an index holds: PostgreSQL's take 2,700 bytes, and a character can need four.
INDEXED = 600
#: Hexadecimal digits of an article's id: two of a million articles share one with a chance of one in thirty million.
_DIGITS = 16
#: What PostgreSQL's text cannot hold.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
#: Parameters that tell a server who sent the reader, and nothing about the page.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_(?:medium|campaign|custom\d)|cmpid|ocid"
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
#: Formats whose items have ids of their own, and what follows the id of a version.
_ITEMS = ("atom", "json-feed", "newsml-g2", "ninjs", "nitf", "rss")
_VERSION = re.compile(r" version \S+\Z")


def identity(article: Article) -> str:
    """What is published under one address, or is one item, is one document, whatever its words.

    Returns:
        ``url:`` with the address as far as it names the page (no fragment, nothing that only tells where a reader came
        from, ``https`` for ``http``), ``item:`` with the format, outlet and id of a wire's or feed's item, or ``text:``
        with the hash of the text and the outlet, or where none is given the file's name: a copy that another outlet
        prints is another article.
    """
    if article.url and (url := _page(article.url)):
        return _short(f"url:{url}")
    given = article.provenance
    if given and given.format in _ITEMS and given.item and given.item != article.title:
        return _short(f"item:{given.format}:{article.outlet or ''}:{_VERSION.sub('', given.item)}")
    where = article.outlet or (article.called or article.id).replace("\\", "/").rpartition("/")[2]
    return _short(f"text:{article.sha256}:{where}")


def article_id(identity: str, sha256: str) -> str:
    """The id of an article in every workspace.

    Args:
        identity: Of the document it is a version of, as `identity` gives it.
        sha256: Of its text.
    """
    return hashlib.sha256(f"{identity}\n{sha256}".encode()).hexdigest()[:_DIGITS]


def storable(text: str, longest: int | None = None) -> str:
    """A text as both databases can hold it: U+FFFD for the null character and for halves of pairs.

    Args:
        text: The text.
        longest: How many characters to keep, for a column with an index (`INDEXED`) or a limit.
    """
    out = _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return out if longest is None or len(out) <= longest else out[: longest - 1] + "…"


def _page(url: str) -> str | None:
    """An address without what does not tell one page from another; ``None`` if it is none of the web's."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port and port != _DEFAULT_PORTS[parts.scheme]:
        place = f"{place}:{port}"
    query = parts.query
    if _TRACKING.search(query):
        kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
        query = urlencode(kept)
    return urlunsplit(("https", place, parts.path or "/", query, ""))


def _short(name: str) -> str:
    """A name as an index can hold it; a long one ends in a hash of all of it."""
    held = storable(name)
    if len(held) <= INDEXED and held == name:
        return held
    whole = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{held[: INDEXED - len(whole) - 1]}…{whole}"
