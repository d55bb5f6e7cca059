"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages, texts and feeds among their records."""

from __future__ import annotations

import base64
import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

from rashomon.errors import InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Problem, Provenance, Severity
from rashomon.read.codings import body, dechunked
from rashomon.read.content import NoNews, response_articles
from rashomon.read.found import Outcome
from rashomon.read.html import LARGEST_PAGE
from rashomon.read.media import is_read
from rashomon.read.records import RecordStream, holds_record
from rashomon.read.response import Response
from rashomon.read.tally import Tally, counted

__all__ = ["warc_articles"]

_OK, _REDIRECTS, _ERRORS = 200, 300, 400
_CHUNK = 1_048_576

#: Types of records that never hold a page. What every archive has beside its pages is not worth a message.
_OTHER_TYPES = {
    "warcinfo": "",
    "request": "",
    "metadata": "",
    "revisit": "revisit{s} of what was unchanged",
    "continuation": "continued record{s}",
}
_PAGES = ("response", "resource", "conversion")
_MEDIA = (
    ("image/", "image{s}"),
    ("video/", "recording{s}"),
    ("audio/", "recording{s}"),
    ("font/", "font{s}"),
    ("application/font", "font{s}"),
    ("application/x-font", "font{s}"),
    ("text/css", "style sheet{s}"),
    ("text/javascript", "script{s}"),
    ("application/javascript", "script{s}"),
    ("application/x-javascript", "script{s}"),
    ("application/pdf", "document{s}"),
    ("application/msword", "document{s}"),
    ("application/vnd.", "document{s}"),
)
_DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}


def warc_articles(stream: BinaryIO, where: str, name: str) -> Iterator[Outcome]:
    """Read the articles of an archive, record by record: its size does not matter for memory.

    Response, resource and conversion records are read where they answer with status 200 and text, HTML, a feed or
    JSON. The others are counted, as are records that hold nothing to read, and said in one message each. Where the
    archive is damaged, reading goes on at the next record that can be found.

    The id of an article is the archive's name and the number of its record (``crawl.warc.gz#17``), which a person can
    say and find again: archives are written once, so it stays. What identifies it wherever it is copied to, the
    ``WARC-Record-ID``, is its provenance's item.

    Args:
        stream: The archive, packed with gzip or not; seekable.
        where: The archive as its user named it.
        name: What the ids of its articles begin with.

    Yields:
        For each record its place, and what `response_articles` gives for it; then messages on the whole archive.
    """
    archive = _Archive(stream, where, name)
    for taken in archive.taken():
        for place, one in response_articles(taken.response, taken.place, taken.name):
            if isinstance(one, NoNews):
                archive.passed["other JSON or XML file{s}"] += 1
            elif isinstance(one, InputError):
                archive.bad.add(one)
            else:
                yield place, one
    for message in archive.messages():
        yield where, message


@dataclass(frozen=True, slots=True)
class _Taken:
    """A record that may hold an article.

    Attributes:
        place: Its place, for messages.
        name: Its id.
        start: Where it begins in the uncompressed archive.
        payload: Its content as archived.
        response: The same, decoded.
        vouched: Whether its digest says that the content is what was archived.
    """

    place: str
    name: str
    start: int
    payload: bytes
    response: Response
    vouched: bool


class _CutOff(Exception):
    """A record is shorter than it says."""


class _Archive:
    """An archive that is being read, and what is to be said of it."""

    def __init__(self, stream: BinaryIO, where: str, name: str) -> None:
        self.passed: Counter[str] = Counter()
        self.bad = Tally(where, "records")
        self._where, self._name = where, name
        self._stream = RecordStream(stream, where)
        self._records = 0
        self._damaged = 0
        self._damage, self._damaged_after = "", 0

    def taken(self) -> Iterator[_Taken]:
        """The records that may hold an article, in their order, across damage."""
        after = 0
        while True:
            after = max(after, self._stream.tell())
            broken = ""
            held: _Taken | None = None
            iterator = _opened(self._stream)
            while not broken:
                try:
                    record = next(iterator)
                except StopIteration:
                    break
                except (OSError, ValueError) as error:
                    broken = str(error)[:1].lower() + str(error)[1:]
                    break
                # only now is it known that the record before it ended where it said
                if held:
                    yield held
                    held = None
                after = record.stream_pos
                self._records += 1
                try:
                    held = self._read(record)
                except _CutOff:
                    broken = "a record is cut off"
                except InputError as error:
                    self.bad.add(error)
            if held and broken and not held.vouched and holds_record(held.payload):
                broken = "a record is cut off"  # and runs into the one behind it
            elif held:
                yield held
                after = held.start + len(held.payload)
            if not self._goes_on(broken, after):
                return

    def _goes_on(self, broken: str, after: int) -> bool:
        problem = self._stream.problem
        if not broken and problem is None:
            return False
        self._damaged += 1
        if self._damaged == 1:
            why = problem.reason.removeprefix("damaged: ") if problem else f"{broken} near byte {after:,} as unpacked"
            self._damage, self._damaged_after = why, self._records
        return self._stream.recover(after)

    def _read(self, record: WarcRecord) -> _Taken | None:
        """One record, or ``None`` for one that is passed over.

        Raises:
            _CutOff: If it is shorter than it says.
            InputError: If its page cannot be used.
        """
        kind = (record.headers.get("WARC-Type") or "").lower()
        if kind not in _PAGES:
            self._pass(_OTHER_TYPES.get(kind, "record{s} of other types"))
            return None
        if "Content-Length" not in record.headers:
            raise _CutOff
        place = f"{self._where}, record {self._records}"
        http = kind == "response" and record.is_http
        try:
            if http:
                record.parse_http()
        except (OSError, ValueError) as error:
            raise UnreadableInput(place, "its HTTP headers cannot be read") from error
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        media_type = _media_type(record, http)
        if reason := _passed_over(record, http, url, media_type):
            self._pass(reason)
            return None
        if record.content_length > LARGEST_PAGE:
            raise UnsupportedInput(place, f"too large for a page: {record.content_length:,} bytes")
        payload = _whole(record)
        headers = record.http_headers if http else None
        transfer = headers.get("Transfer-Encoding") if headers is not None else None
        content = headers.get("Content-Encoding") if headers is not None else None
        page = body(payload, transfer, content, place, LARGEST_PAGE) if http else payload
        stated = record.headers.get("WARC-Payload-Digest")
        matches = _matches(stated, (payload, page) + ((dechunked(payload, LARGEST_PAGE),) if transfer else ()))
        provenance = Provenance("warc", record.record_id or f"{self._name}#{self._records}", _date(record), stated)
        response = Response(
            url, page, media_type, _charset(record, http), provenance, tuple(_remarks(record, kind, matches))
        )
        return _Taken(place, f"{self._name}#{self._records}", record.stream_pos, payload, response, matches is True)

    def _pass(self, what: str) -> None:
        if what:
            self.passed[what] += 1

    def messages(self) -> Iterator[InputError | Problem]:
        """What is to be said of the whole archive."""
        if not self._records:
            why = f"not a web archive: {self._damage}" if self._damaged else "empty: there is no record in it"
            yield UnreadableInput(self._where, why, "check what it is")
        elif self._damaged:
            places = f"in {self._damaged:,} places, first " if self._damaged > 1 else ""
            rest = "its end was not read" if self._stream.given_up else "what is whole in it was read"
            yield UnreadableInput(
                self._where,
                f"damaged {places}near record {self._damaged_after:,}: {self._damage}; {rest}",
                "get it again if you can",
            )
        if problem := self.bad.problem():
            yield problem
        if total := self.passed.total():
            what = f"{total:,} record{'s' * (total > 1)} passed over: {counted(self.passed)}"
            yield Problem(self._where, what, severity=Severity.NOTICE)


def _opened(stream: RecordStream) -> Iterator[WarcRecord]:
    return iter(ArchiveIterator(stream, parse_http=False, auto_decode="none", stream_detect=False))


def _whole(record: WarcRecord) -> bytes:
    """The content that a record says it has.

    Raises:
        _CutOff: If there is less.
    """
    left = record.content_length
    parts: list[bytes] = []
    while left > 0:
        part = record.reader.read(min(left, _CHUNK)) if record.reader else b""
        if not part:
            raise _CutOff
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _media_type(record: WarcRecord, http: bool) -> str | None:
    if http:
        return (record.http_content_type or "").strip().lower() or None
    return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower() or None


def _charset(record: WarcRecord, http: bool) -> str | None:
    if http:
        return record.http_charset
    _, found, value = (record.headers.get("Content-Type") or "").lower().partition("charset=")
    return value.strip(" \"'") or None if found else None


def _passed_over(record: WarcRecord, http: bool, url: str, media_type: str | None) -> str:
    """What a record is that holds no page; empty for one that may."""
    if not url.lower().startswith(("http:", "https:", "ftp:", "file:")):
        return "record{s} of no page"  # name look-ups, screenshots, what a crawler notes for itself
    headers = record.http_headers if http else None
    status = headers.status_code if headers is not None else _OK
    if status != _OK:
        if status is None or status < _REDIRECTS:
            return "answer{s} without a page"
        return "redirect{s}" if status < _ERRORS else "error{s}"
    if not is_read(media_type):
        return next((what for start, what in _MEDIA if (media_type or "").startswith(start)), "file{s} of other kinds")
    return "list{s} of rules for crawlers" if url.partition("?")[0].lower().endswith("/robots.txt") else ""


def _date(record: WarcRecord) -> datetime | None:
    try:
        return record.record_date
    except (OSError, ValueError):
        return None


def _matches(stated: str | None, contents: tuple[bytes, ...]) -> bool | None:
    """Whether a digest is that of the content, archived or decoded (archivers differ); ``None`` if unknown."""
    name, _, value = (stated or "").partition(":")
    algorithm = _DIGESTS.get(name.strip().lower())
    if not algorithm or not value:
        return None
    wanted = set()
    for read in (bytes.fromhex, base64.b32decode):
        with contextlib.suppress(ValueError):
            wanted.add(read(value.strip().upper()))
    return any(hashlib.new(algorithm, one, usedforsecurity=False).digest() in wanted for one in contents)


def _remarks(record: WarcRecord, kind: str, matches: bool | None) -> Iterator[str]:
    if matches is False:
        yield "its content does not match the digest that the archive states"
    if cut := record.headers.get("WARC-Truncated"):
        yield f"the archive holds only its beginning ({cut[:40]})"
    if kind == "conversion":
        yield "its text was extracted before it was archived"
