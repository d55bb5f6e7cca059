"""News in JSON, versions 1 to 3 (https://iptc.org/standards/ninjs/): the text items of a wire."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Credit, Problem, Provenance
from rashomon.read.addresses import web_address
from rashomon.read.authors import credited
from rashomon.read.found import Outcome
from rashomon.read.fragments import fragment_line, fragment_text, is_markup, paragraphs
from rashomon.read.listed import Listed
from rashomon.read.nitf import nitf_text
from rashomon.read.wire import WireItem, latest, sources, status, unread, wire_article
from rashomon.read.xmltree import tree

__all__ = ["ninjs_items"]

#: Items within items that are followed: a package, its parts and theirs.
_DEEPEST = 8

_TEXTS = frozenset({"", "text", "composite"})
_STAMPS = {"versioncreated": "versionCreated", "firstcreated": "firstCreated", "embargoed": "embargoed"}
_KEPT = ("language", "located", "slugline", "usageterms", "copyrightholder", "copyrightnotice", "genres")
#: Bodies by how well they keep the paragraphs; roles of those that are no report.
_RANK = {"html": 0, "xhtml": 1, "nitf": 2, "markup": 3, "text": 4}
_OTHER_ROLES = frozenset({"caption", "summary", "abstract", "script", "shotlist", "transcript", "teaser"})
#: How a person is related to what they wrote.
_WROTE = ("author", "creator", "writer", "byline")

Item = dict[str, object]


def ninjs_items(value: object, where: str, name: str, raw: bytes = b"") -> Iterator[Outcome]:
    """Read the text items of a document: one item or a list of them, with the items associated with each.

    Args:
        value: The document, parsed.
        where: The input as its user named it.
        name: Its id, from which items without one are numbered.
        raw: Its bytes, kept with an item that is the whole document.

    Yields:
        Articles, addresses of items without a body, errors, and notices: items that are cancelled, withheld or
        embargoed, earlier versions, items of other kinds.
    """
    items = value if isinstance(value, list) else [value]
    alone = len(items) == 1 and not isinstance(value, list)
    found = False
    others: Counter[str] = Counter()
    out: list[Outcome] = []
    for n, item in enumerate(items, 1):
        place = where if alone else f"{where}, item {n}"
        if not isinstance(item, dict):
            out.append((place, UnsupportedInput(place, "not a News in JSON item", "give objects")))
            found = True
            continue
        for one, at, own, depth in _within(item, place, name if alone else f"{name}:{n}"):
            kind = str(one.get("type") or "").lower()
            if kind in _TEXTS:
                whole = raw if alone and depth == 0 else b""
                got = list(_item(one, at, own, whole, wanted=kind == "text"))
                found = found or bool(got)
                out += got
            elif depth == 0:
                others[kind] += 1
    yield from latest(out)
    yield from unread(where, found, others)


def _within(item: Item, place: str, name: str) -> Iterator[tuple[Item, str, str, int]]:
    """An item and those associated with it, each with its keys in lower case."""
    steps = [(item, place, name, 0)]
    while steps:
        one, at, own, depth = steps.pop()
        lower = {str(key).lower(): value for key, value in one.items()}
        yield lower, at, own, depth
        inner = lower.get("associations")
        named = inner.items() if isinstance(inner, dict) else enumerate(inner, 1) if isinstance(inner, list) else ()
        if depth < _DEEPEST:
            parts = [(key, part) for key, part in named if isinstance(part, dict)]
            steps += [(p, f"{at}, association {k}", f"{own}:{k}", depth + 1) for k, p in reversed(parts)]


def _item(item: Item, where: str, name: str, raw: bytes, *, wanted: bool) -> Iterator[Outcome]:
    given = _line(item.get("uri")) or _line(item.get("guid"))
    url = web_address(given)
    body = _body(item)
    headline = _headline(item)
    state = status(_line(item.get("pubstatus")))
    if state != "usable":
        if body or wanted:
            yield where, Problem(where, f"{state} by its provider: {given or headline or 'an item'}")
        return
    provider, credits_ = _parties(item)
    holder = _line(item.get("copyrightholder"))
    basis = "ninjs infosource" if provider else "ninjs copyrightholder"
    if not body:
        if url and wanted:
            provenance = Provenance("ninjs", given or url)
            yield where, Listed(url, "article", headline, provider or holder, credits=credits_, provenance=provenance)
        elif wanted:
            yield where, EmptyInput(where, "a text item without a body", "nothing can be read of it")
        return
    wire = WireItem(
        where,
        "ninjs",
        given,
        _line(item.get("version")),
        headline,
        body[0],
        body[1],
        raw or json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        url,
        provider or holder,
        basis,
        {name_: value for key, name_ in _STAMPS.items() if (value := _line(item.get(key)))},
        credits_,
        {key: item[key] for key in _KEPT if item.get(key)},
    )
    yield from wire_article(wire, name)


def _body(item: Item) -> tuple[str, str] | None:
    """The text of the body that keeps the paragraphs best, and its media type."""
    for kind, value in sorted(_bodies(item), key=lambda one: _RANK[one[0]]):
        try:
            text = nitf_text(tree(value.encode("utf-8", "replace"), "")).text if kind == "nitf" else None
        except InputError:
            continue
        if kind == "text":
            text = paragraphs(value)
        text = fragment_text(value) if text is None else text
        if text:
            return text, "text/plain" if kind == "text" else "text/html"
    return None


def _bodies(item: Item) -> Iterator[tuple[str, str]]:
    """Bodies with their kind: a key for each in version 1, a list since version 2."""
    for key, value in item.items():
        if key.startswith("body_") and isinstance(value, str) and key[5:] in _RANK:
            yield key[5:], value
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        lower = {str(key).lower(): value for key, value in body.items()} if isinstance(body, dict) else {}
        value, role = lower.get("value"), str(lower.get("role") or "").lower()
        if isinstance(value, str) and role not in _OTHER_ROLES:
            yield _kind(str(lower.get("contenttype") or "").lower(), value), value


def _kind(stated: str, value: str) -> str:
    for kind in ("xhtml", "nitf", "html"):
        if kind in stated:
            return kind
    if not stated and is_markup(value):
        return "nitf" if value.lstrip().startswith("<nitf") else "markup"
    return "text" if not stated or stated.startswith("text/") else "markup"


def _headline(item: Item) -> str | None:
    """The headline of version 1; the main one, else the first, since version 2; the title failing both."""
    if line := _line(item.get("headline")):
        return line
    headlines = item.get("headlines")
    given = [one for one in headlines if isinstance(one, dict)] if isinstance(headlines, list) else []
    given.sort(key=lambda one: str(one.get("role") or "main").lower() != "main")
    return next(filter(None, (_line(one.get("value")) for one in given)), None) or _line(item.get("title"))


def _parties(item: Item) -> tuple[str | None, tuple[Credit, ...]]:
    """Who provides the item, and its credits."""
    named = [(_line(one.get("name")), _line(one.get("role"))) for one in _list(item, "infosource")]
    rels = [(one, str(_line(one.get("rel")) or "").lower()) for one in _list(item, "organisation")]
    named += [(_line(one.get("name")), rel) for one, rel in rels if rel in ("provider", "publisher", "source")]
    provider, from_whom = sources(named, None, "ninjs infosource")
    writers = [(_line(item.get("byline")) or _line(item.get("by")) or "", "ninjs byline")]
    writers += [
        (_line(one.get("name")) or "", "ninjs people")
        for one in _list(item, "person", "people")
        if str(one.get("rel") or "").lower().rpartition(":")[2] in _WROTE
    ]
    return provider, (*credited(writers, provider), *from_whom)


def _list(item: Item, one: str, many: str = "") -> list[Item]:
    """The objects of a property, whose name became a plural with version 2."""
    value = item.get(many or f"{one}s") or item.get(one)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _line(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return fragment_line(str(value)) or None
