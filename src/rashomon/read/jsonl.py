"""JSON Lines: one article a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Article, Published
from rashomon.read.given_dates import given_date, url_date
from rashomon.read.html import page
from rashomon.read.plain import check, remarks

__all__ = ["LONGEST_LINE", "json_lines"]

#: Bytes of a line that is read: the longest article with every character escaped, and room for the other keys.
LONGEST_LINE = 16_000_000

_KEYS = ("id", "text", "html", "title", "outlet", "url", "date")
_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}


def json_lines(stream: BinaryIO, where: str, name: str) -> Iterator[tuple[str, Article | InputError]]:
    """Read articles, one a line; blank lines are passed over.

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
            yield place, _article(raw, place, f"{name}:{number}")
        except InputError as error:
            yield place, error
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            return  # UTF-16: its lines cannot be told apart byte by byte
    if not read:
        yield where, EmptyInput(where, "empty: there is no line in it")


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_LINE)


def _article(raw: bytes, where: str, default_id: str) -> Article:
    item = _object(raw, where)
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
    media_type = "text/plain"
    if text is None and markup is None:
        raise UnsupportedInput(where, 'neither "text" nor "html" in it', "give one of them as a string")
    if text is None and markup is not None:
        found = page(_whole(markup, notes), where, given["url"])
        text, media_type = found.text, "text/html"
        notes.extend(found.notes)
        dated.extend(found.dated)
        about = found.metadata
        given = {"title": about.title, "outlet": about.outlet, "url": about.url} | {k: v for k, v in given.items() if v}
    elif given["url"]:
        dated.extend(filter(None, [url_date(given["url"])]))
    text = _whole(text or "", notes)
    check(text, where)
    return Article(
        name,
        text,
        hashlib.sha256(raw).hexdigest(),
        media_type,
        given.get("outlet"),
        given.get("url"),
        given.get("title"),
        tuple(dated),
        (*notes, *remarks(text)),
        extra={key: value for key, value in item.items() if key not in _KEYS},
        raw=raw,
    )


def _object(raw: bytes, where: str) -> dict[str, object]:
    try:
        item = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(where, f"not UTF-8 (byte {error.start + 1})", "JSON Lines have to be UTF-8") from error
    except json.JSONDecodeError as error:
        raise UnreadableInput(
            where, f"not valid JSON: {_plainly(error)}", "each line has to be one JSON object"
        ) from error
    except RecursionError as error:
        raise UnreadableInput(where, "JSON nested too deep") from error
    except ValueError as error:
        raise UnreadableInput(where, "not valid JSON: a number with too many digits") from error
    if not isinstance(item, dict):
        raise UnsupportedInput(where, f"{_kind(item)}, not an object", 'a line looks like {"id": "a1", "text": "…"}')
    return item


def _plainly(error: json.JSONDecodeError) -> str:
    words = error.msg[:1].lower() + error.msg[1:]
    return f"{words} at character {error.pos + 1}"


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")


def _id(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return _printable(str(value))
    raise UnsupportedInput(where, f'"id" is {_kind(value)}', "give a string or a number")


def _string(item: dict[str, object], key: str, where: str) -> str | None:
    value = item.get(key)
    if value is None or isinstance(value, str):
        return value
    raise UnsupportedInput(where, f'"{key}" is {_kind(value)}', "give a string")


def _optional(item: dict[str, object], key: str, notes: list[str]) -> str | None:
    """A field that an article can do without: one of another type is noted and passed over."""
    value = item.get(key)
    if value is None or isinstance(value, str):
        return _printable(value) if value and value.strip() else None
    notes.append(f'its "{key}" is {_kind(value)}, not a string, and was not used')
    return None


def _printable(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(text: str, notes: list[str]) -> str:
    """The text with pairs of surrogates as the characters they mean; a half of one is no character."""
    whole = _printable(text)
    lost = whole.count("\ufffd") - text.count("\ufffd")
    if lost:
        notes.append(f"{lost} halves of surrogate pairs, shown as \ufffd")
    return whole
