"""Checking a saved account against the articles: every citation must still resolve to its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.errors import CitationMismatch
from rashomon.spans import Span, cite, text_sha256

__all__ = ["citations", "cited", "mismatches", "verify"]

#: Characters of a line that a message quotes.
_QUOTED = 60


#: What JSON holds other values in, and the keys of what points to words.
_HOLDING = (dict, list)
_CITING = {"article", "start", "end"}


@dataclass(frozen=True, slots=True)
class _Place:
    where: str
    item: Mapping[str, Any]


def verify(saved: Mapping[str, Any], texts: Mapping[str, str]) -> int:
    """Resolve every citation of a saved account again.

    The cited words are compared first, in reading order, so that the first mismatch names a line whose words have
    changed; then what stands around them; then the hashes of the whole texts, which tell a change far from any
    citation.

    Args:
        saved: The account as ``rashomon brief --json`` wrote it.
        texts: The text of each article, by id.

    Returns:
        How many citations were checked.

    Raises:
        CitationMismatch: At the first that does not match, naming the line.
    """
    for mismatch in mismatches(saved, texts):
        raise mismatch
    return citations(saved)


def citations(saved: Mapping[str, Any]) -> int:
    """How many citations a saved account has."""
    return sum("exact" in place.item for place in _places(saved))


def mismatches(saved: Mapping[str, Any], texts: Mapping[str, str]) -> Iterator[CitationMismatch]:
    """Every citation of a saved account that does not resolve to its words, one mismatch for each; see `verify`."""
    places = list(_places(saved))
    hashes = {name: text_sha256(text) for name, text in texts.items()}
    standing = []
    for place in places:
        wrong = _words_changed(place, texts)
        if wrong:
            yield CitationMismatch(place.where, wrong)
        else:
            standing.append(place)
    unmoved = []
    for place in standing:
        wrong = _surroundings_changed(place, texts)
        if wrong:
            yield CitationMismatch(place.where, wrong)
        else:
            unmoved.append(place)
    for place in unmoved:
        given = place.item.get("sha256")
        if given is not None and given != hashes[place.item["article"]]:
            yield CitationMismatch(place.where, _changed(place.item["article"]))
    for story in saved.get("stories", ()):
        for one in story.get("articles", ()):
            where = f"story {story.get('id')}, article {one.get('id')}"
            if one.get("id") not in texts:
                yield CitationMismatch(where, "this article is not among the given ones")
            elif one.get("sha256") not in (None, hashes[one["id"]]):
                yield CitationMismatch(where, _changed(one["id"]))


def cited(saved: Mapping[str, Any]) -> set[str]:
    """The ids of all articles that a saved account names or cites."""
    named = {one.get("id") for story in saved.get("stories", ()) for one in story.get("articles", ())}
    named |= {place.item["article"] for place in _places(saved) if isinstance(place.item["article"], str)}
    return {one for one in named if isinstance(one, str)}


def _changed(article: str) -> str:
    return f"the text of {article} has changed since it was cited (its SHA-256 differs)"


def _places(saved: Mapping[str, Any]) -> Iterator[_Place]:
    for story in saved.get("stories", ()):
        name = f"story {story.get('id')}"
        for number, line in enumerate(story.get("lines", ()), start=1):
            words = str(line.get("text", ""))
            short = words if len(words) <= _QUOTED else words[:_QUOTED].rstrip() + "…"
            yield from _walk(line, f"{name}, line {number} ‘{short}’")
        for part, content in story.items():
            if part != "lines":
                yield from _walk(content, f"{name}, {part}")


def _walk(value: object, where: str) -> Iterator[_Place]:
    # a stack of its own: a saved file can be nested as deep as its maker likes
    stack: list[tuple[object, str]] = [(value, where)]
    while stack:
        item, at = stack.pop()
        if isinstance(item, dict):
            if item.keys() >= _CITING:
                yield _Place(at, item)
            stack.extend((v, at) for v in reversed(item.values()) if isinstance(v, _HOLDING))
        elif isinstance(item, list):
            numbered = enumerate(item, start=1)
            places = [(v, f"{at} {i}" if at == where else at) for i, v in numbered if isinstance(v, _HOLDING)]
            stack.extend(reversed(places))


def _words_changed(place: _Place, texts: Mapping[str, str]) -> str:
    """What is wrong with the cited words; empty if nothing is."""
    item = place.item
    article, start, end = item["article"], item["start"], item["end"]
    text = texts.get(article) if isinstance(article, str) else None
    if text is None:
        return f"it cites {article}, which is not among the given articles"
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return f"{article} has no characters {start} to {end}"
    if "exact" in item and text[start:end] != item["exact"]:
        return f"{article} [{start}:{end}] should read {item['exact']!r} but reads {text[start:end]!r}"
    return ""


def _surroundings_changed(place: _Place, texts: Mapping[str, str]) -> str:
    """What is wrong with the words around the cited ones; empty if nothing is."""
    item = place.item
    if "exact" in item:
        now = cite(item["article"], texts[item["article"]], Span(item["start"], item["end"]), sha256="")
        if (now.prefix, now.suffix) != (item.get("prefix"), item.get("suffix")):
            return f"{now.article}: the text around {now.exact!r} has changed"
    return ""
