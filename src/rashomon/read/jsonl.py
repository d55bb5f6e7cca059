"""JSON Lines: one article a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Article, Published
from rashomon.read.authors import credited
from rashomon.read.feeds import json_feed_articles
from rashomon.read.found import Outcome
from rashomon.read.given_dates import given_date, url_date
from rashomon.read.html import markup_article
from rashomon.read.kept import KEPT, kept_article
from rashomon.read.kinds import Kind, json_kind
from rashomon.read.ninjs import ninjs_items
from rashomon.read.plain import check, remarks

__all__ = ["LONGEST_LINE", "is_item", "item_articles", "json_lines", "parsed"]

#: Bytes of a line that is read: the longest article with every character escaped, and room for the other keys.
LONGEST_LINE = 16_000_000

_KEYS = ("id", "text", "html", "title", "outlet", "url", "date")
_BYLINES = ("byline", "author")
#: Names that one field may hold; a list of more is no byline.
_MOST_NAMES = 20
_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}


def json_lines(stream: BinaryIO, where: str, name: str) -> Iterator[Outcome]:
    """Read articles, one a line; blank lines are passed over.

    A line is ``{"id", "text" or "html", "title"?, "outlet"?, "url"?, "date"?, "byline"?}``, an item of ninjs, or an
    item of a JSON Feed. What a workspace exported comes back whole (`rashomon.read.kept`).

    Args:
        stream: The lines, UTF-8. They are read one by one: the whole may be larger than memory.
        where: The input as its user named it.
        name: What ids of lines without one begin with.

    Yields:
        For each line its place, and its article or the error that says why it is none.
    """
    number = read = 0
    while True:
        number += 1
        line = stream.readline(LONGEST_LINE + 1)
        if not line:
            break
        place = f"{where}, line {number}"
        if len(line) > LONGEST_LINE:
            _skip_line(stream, line)
            read += 1
            yield place, UnsupportedInput(place, f"longer than {LONGEST_LINE:,} bytes", "split the article")
            continue
        raw = line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf" if number == 1 else b"")
        if not raw.strip():
            continue
        read += 1
        try:
            yield from item_articles(_object(raw, place), raw, place, f"{name}:{number}")
        except InputError as error:
            yield place, error
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return  # UTF-16: its lines cannot be told apart byte by byte
    if not read:
        yield where, EmptyInput(where, "empty: there is no line in it")


def item_articles(item: dict[str, object], raw: bytes, where: str, default_id: str) -> Iterator[Outcome]:
    """Read what one object holds: an article, an item of ninjs or an item of a JSON Feed.

    Args:
        item: The object.
        raw: The bytes it was read from.
        where: Its place, for messages.
        default_id: The article's id, if it gives none.

    Yields:
        Its place, and its article or the error that says why it is none.
    """
    kind = _of_a_list(item)
    if kind is Kind.NINJS:
        yield from ninjs_items(item, where, default_id, raw)
        return
    if kind is Kind.FEED:
        yield from json_feed_articles({"items": [item]}, where, default_id)
        return
    try:
        if KEPT in item:
            yield where, kept_article(item, raw, where, default_id)
        else:
            yield where, _article(item, raw, where, default_id)
    except InputError as error:
        yield where, error


def is_item(value: object) -> bool:
    """Whether a value parsed from JSON is an object that `item_articles` can read."""
    if not isinstance(value, dict):
        return False
    return any(isinstance(value.get(key), str) for key in ("text", "html")) or _of_a_list(value) is not None


def _of_a_list(item: dict[str, object]) -> Kind | None:
    """The format whose lists hold such an item, if it is none of our own."""
    if "text" in item or "html" in item:
        return None
    if json_kind(item) is Kind.NINJS:
        return Kind.NINJS
    if ("content_text" in item or "content_html" in item) and ("id" in item or "url" in item):
        return Kind.FEED
    return None


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_LINE)


def _article(item: dict[str, object], raw: bytes, where: str, default_id: str) -> Article:
    notes: list[str] = []
    name = _id(item.get("id"), where) or default_id
    given = {key: _optional(item, key, notes) for key in ("title", "outlet", "url", "date")}
    dated: list[Published] = []
    if given["date"]:
        when = given_date(given["date"], "date field")
        if when:
            dated.append(when)
        else:
            notes.append(f"its date {given['date'][:60]!r} could not be read")
    text, markup = _string(item, "text", where), _string(item, "html", where)
    if text is None and markup is None:
        raise UnsupportedInput(where, 'neither "text" nor "html" in it', "give one of them as a string")
    if text is None and markup is not None:
        one = markup_article(_whole(markup, notes), where, name, raw, given["url"], tuple(notes))
    else:
        text = _whole(text or "", notes)
        check(text, where)
        if given["url"]:
            dated.extend(filter(None, [url_date(given["url"])]))
        one = Article(name, text, hashlib.sha256(raw).hexdigest(), notes=(*notes, *remarks(text)), raw=raw)
    outlet = given["outlet"] or one.outlet
    return replace(
        one,
        outlet=outlet,
        outlet_basis="" if given["outlet"] else one.outlet_basis,
        url=given["url"] or one.url,
        title=given["title"] or one.title,
        dated=(*dated, *one.dated),
        credits=credited(_bylines(item), outlet) or one.credits,
        extra={key: value for key, value in item.items() if key not in _KEYS},
    )


def parsed(raw: bytes, where: str) -> object:
    """Parse JSON.

    Args:
        raw: The bytes, UTF-8.
        where: The input as its user named it.

    Raises:
        UnreadableInput: If they are not JSON.
    """
    try:
        # strict about nothing that does no harm: line ends and tabs inside strings
        return json.loads(raw.decode("utf-8"), strict=False)
    except UnicodeDecodeError as error:
        raise UnreadableInput(where, f"not UTF-8 (byte {error.start + 1})", "JSON has to be UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableInput(where, f"not valid JSON: {_plainly(error)}") from error
    except RecursionError as error:
        raise UnreadableInput(where, "JSON nested too deep") from error
    except ValueError as error:
        raise UnreadableInput(where, "not valid JSON: a number with too many digits") from error


def _object(raw: bytes, where: str) -> dict[str, object]:
    try:
        item = parsed(raw, where)
    except UnreadableInput as error:
        raise UnreadableInput(where, error.reason, "each line has to be one JSON object in UTF-8") from error
    if not isinstance(item, dict):
        raise UnsupportedInput(where, f"{_kind(item)}, not an object", 'a line looks like {"id": "a1", "text": "…"}')
    return item


def _plainly(error: json.JSONDecodeError) -> str:
    words = error.msg[:1].lower() + error.msg[1:]
    line = f"line {error.lineno}, " if error.lineno > 1 else ""
    return f"{words} at {line}character {error.colno}"


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")


def _id(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _printable(str(value))
    raise UnsupportedInput(where, f'"id" is {_kind(value)}', "give a string or a number")


def _string(item: Mapping[str, object], key: str, where: str) -> str | None:
    value = item.get(key)
    if value is None or isinstance(value, str):
        return value
    raise UnsupportedInput(where, f'"{key}" is {_kind(value)}', "give a string")


def _optional(item: Mapping[str, object], key: str, notes: list[str]) -> str | None:
    """A field that an article can do without: one of another type is noted and passed over."""
    value = item.get(key)
    if value is None or isinstance(value, str):
        return _printable(value) if value and value.strip() else None
    notes.append(f'its "{key}" is {_kind(value)}, not a string, and was not used')
    return None


def _bylines(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Who wrote it, from a string, a list of them, or objects with a name; each with its field."""
    for key in _BYLINES:
        value = item.get(key)
        for one in value[:_MOST_NAMES] if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str):
                yield _printable(name), f"{key} field"


def _printable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:  # it holds surrogates
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _whole(text: str, notes: list[str]) -> str:
    """The text with pairs of surrogates as the characters they mean; a half of one is no character."""
    whole = _printable(text)
    lost = whole.count("\ufffd") - text.count("\ufffd")
    if lost:
        notes.append(f"{lost:,} {'half' if lost == 1 else 'halves'} of surrogate pairs, shown as \ufffd")
    return whole
