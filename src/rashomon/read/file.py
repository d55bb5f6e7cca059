"""One file to its articles, by what it is or looks like."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.read.compressed import GZIP_MAGIC, Gunzip
from rashomon.read.content import content_articles, is_json_line
from rashomon.read.found import Outcome
from rashomon.read.html import LARGEST_PAGE
from rashomon.read.jsonl import LONGEST_LINE, json_lines
from rashomon.read.kinds import Kind
from rashomon.read.media import HEAD, sniffed
from rashomon.read.meter import Meter, metered
from rashomon.read.paths import Source, reason
from rashomon.read.plain import LONGEST_TEXT, too_long
from rashomon.read.warc import warc_articles
from rashomon.read.xmltree import LARGEST_DOCUMENT

__all__ = ["articles"]

#: No encoding takes more bytes a character, so a longer plain text is too long without being read.
_BYTES_A_CHARACTER = 4

_UNREAD = (
    (b"BZh", b"1AY&SY", "bzip2"),
    (b"\xfd7zXZ\0", b"", "xz"),
    (b"\x28\xb5\x2f\xfd", b"", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", b"", "7-Zip"),
    (b"\x04\x22\x4d\x18", b"", "LZ4"),
)


def articles(source: Source, meter: Meter) -> Iterator[Outcome]:
    """Read the articles of one file.

    Web archives and JSON Lines are read part by part, other files as a whole. What is packed with gzip is unpacked
    meanwhile, within limits.

    Args:
        source: The file; not standard input.
        meter: Where to count how far it was read.

    Yields:
        Its articles, what it points to, and an error for each part of it that is none; each with its place.
    """
    if source.path is None:
        raise ValueError(f"{source.where} is not a file")
    try:
        with metered(source.path, meter) as stream:
            yield from _read(stream, source, source.path.stat().st_size)
    except InputError as error:
        yield source.where, error
    except OSError as error:
        yield source.where, UnreadableInput(source.where, reason(error))


def _read(stream: BinaryIO, source: Source, size: int) -> Iterator[Outcome]:
    head, packed = _head(stream, source.where)
    kind = sniffed(head, source.kind)
    if kind is Kind.WARC or (source.kind is Kind.WARC and kind is not Kind.HTML):
        yield from warc_articles(stream, source.where, source.id)
        return
    if kind is Kind.JSON_LINES or (kind is Kind.JSON and _opens_json_lines(stream, packed, source.where)):
        lines = _unpacking(stream, source.where) if packed else stream
        yield from json_lines(lines, source.where, source.id)
        return
    largest = LARGEST_DOCUMENT
    if not packed:
        limits = {Kind.TEXT: LONGEST_TEXT * _BYTES_A_CHARACTER + 4, Kind.HTML: LARGEST_PAGE}
        largest = limits.get(kind, LARGEST_DOCUMENT)
    if size > largest:
        raise too_long(source.where, f"{size:,} bytes")
    raw = stream.read(largest + 1)
    if len(raw) > largest:
        raise too_long(source.where, f"more than {largest:,} bytes")
    yield from content_articles(raw, source.where, source.id, source.kind)


def _head(stream: BinaryIO, where: str) -> tuple[bytes, bool]:
    """The first bytes unpacked, and whether they were packed; the stream is at its beginning again.

    Raises:
        EmptyInput: If there are none.
        UnsupportedInput: If they are packed in a way that is not undone.
        UnreadableInput: If their packing is damaged before there is anything.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise EmptyInput(where, "empty: there is no text in it")
    for magic, also, name in _UNREAD:
        if head.startswith(magic) and also in head[: len(magic) + 1 + len(also)]:
            raise UnsupportedInput(where, f"compressed with {name}, which is not read", "unpack it first")
    packed = head.startswith(GZIP_MAGIC)
    if packed:
        unpacking = _unpacking(stream, where)
        head = b""
        try:
            while len(head) < HEAD and (more := unpacking.read1(HEAD)):
                head += more
        except InputError:
            if not head:
                raise
        unpacking.detach()
        stream.seek(0)
    return head, packed


def _unpacking(stream: BinaryIO, where: str) -> io.BufferedReader:
    return io.BufferedReader(Gunzip(stream, where), HEAD)


def _opens_json_lines(stream: BinaryIO, packed: bool, where: str) -> bool:
    """Whether the first of several lines is an article by itself."""
    try:
        opened = _unpacking(stream, where) if packed else stream
        line, more = opened.readline(LONGEST_LINE), opened.read(1)
        if packed and isinstance(opened, io.BufferedReader):
            opened.detach()
    except InputError:
        return False
    finally:
        stream.seek(0)
    return bool(more) and is_json_line(line, where)
