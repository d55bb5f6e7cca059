"""Plain text: bytes to characters, and what is too long, too empty or no text at all."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from charset_normalizer import from_bytes
from ftfy.badness import is_bad

from rashomon.errors import EmptyInput, UnsupportedInput
from rashomon.model import Article

__all__ = ["LONGEST_TEXT", "Decoded", "check", "decode", "remarks", "text_article", "too_long"]

#: Characters an article may have. Analysis is linear but does some tens of thousands of characters a second, and its
#: memory grows with the text; the longest reports have a hundredth of this.
LONGEST_TEXT = 2_000_000

#: Share of control characters from which bytes are no text: a stray one or two survive in real pages, more do not.
_BINARY_SHARE = 0.1
#: Bytes looked at to tell UTF-16 or UTF-32 without a byte order mark by where their zero bytes stand.
_ZEROS_WITHIN = 4_096
#: Lines with other bytes than ASCII that are given to the detector, and how much of one: it is slow, and a few hundred
#: telling lines say as much as the whole.
_TELLING_LINES, _TELLING_BYTES = 200, 400
#: Up to this share of accented letters a single-byte text is taken for Western European: French has up to 13 %, scripts
#: other than Latin have nearly all their letters there, and a detector errs on so few.
_WESTERN_SHARE = 0.2
#: Replacement characters for each well-formed character beyond ASCII, above which a text is not damaged UTF-8.
_DAMAGE = 0.25

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "a database"),
)
_ASCII_CONTROL = bytes([*range(9), *range(0x0E, 0x20), 0x7F])
_HIGH_CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
# characters on either side by which wrong decoding is told from a rare character
_BESIDE = 3
# runs that say nothing by themselves, and how many others are judged: wrong decoding shows throughout a text
_USUAL = frozenset("‘’“”–—…•·©\xa0")
_JUDGED = 300
# where Central European encodings have their letters, cp1252 has signs that do not stand inside words
_NOT_WESTERN = re.compile("[A-Za-z][¥±³¶¹¼¿]|[¥±³¶¹¼][a-z]")
_OTHER_BYTES = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and what is to be said of how they were got."""

    text: str
    notes: tuple[str, ...] = ()


def text_article(raw: bytes, where: str, name: str, url: str | None = None) -> Article:
    """Read an article from the bytes of a plain text.

    Args:
        raw: The bytes as received.
        where: The input as its user named it.
        name: The article's id.
        url: Its address, where that is known.

    Raises:
        EmptyInput: If there is nothing in it but blanks.
        UnsupportedInput: If it is no text, or too long.
    """
    found = decode(raw, where)
    check(found.text, where)
    notes = (*found.notes, *remarks(found.text))
    return Article(name, found.text, hashlib.sha256(raw).hexdigest(), url=url, notes=notes, raw=raw)


def decode(raw: bytes, where: str) -> Decoded:
    """Turn bytes into characters; nothing is changed but the byte order mark, which is left out.

    A byte order mark decides; then UTF-8 if the bytes are; then UTF-16 or UTF-32 by where the zero bytes stand; then
    UTF-8 with damage; then what a detector says of the lines that are not ASCII.

    Args:
        raw: The bytes.
        where: The input as its user named it.

    Raises:
        UnsupportedInput: If the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _named(raw[len(mark) :], encoding)
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise UnsupportedInput(where, f"{kind}, not text", "save it as plain text or HTML")
    wide = _wide(raw)
    if wide:
        return _named(raw, wide)
    if b"\0" in raw:
        raise UnsupportedInput(where, "binary: it holds zero bytes", "give plain text, HTML or JSON Lines")
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    damaged = raw.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if lost <= _DAMAGE * (sum(1 for c in damaged if c > "\x7f") - lost):
        return Decoded(damaged, (f"{_many(lost, 'place')} not valid UTF-8, shown as \ufffd",))
    return _named(raw, _detected(raw))


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _named(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    notes = [] if encoding == "utf-8" else [f"decoded as {encoding}"]
    lost = text.count("\ufffd")
    if lost:
        notes.append(f"{_many(lost, 'place')} not valid {encoding.upper()}, shown as \ufffd")
    return Decoded(text, tuple(notes))


def _wide(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 of mostly Latin text, by its zero bytes."""
    head = raw[:_ZEROS_WITHIN]
    if len(head) < 4 or b"\0" not in head:
        return None
    zeros = [head[k::4].count(0) / len(head[k::4]) for k in range(4)]
    # UTF-32 has a zero byte at the top of every character
    if len(raw) % 4 == 0 and zeros[0] == 1 and zeros[1] > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    if len(raw) % 4 == 0 and zeros[3] == 1 and zeros[2] > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.5 and even < 0.05:
        return "utf-16-le"
    if even > 0.5 and odd < 0.05:
        return "utf-16-be"
    return None


def _detected(raw: bytes) -> str:
    """The encoding of bytes that are neither UTF-8 nor of two or four bytes a character."""
    if _western(raw):
        return "cp1252"
    telling: list[bytes] = []
    for line in raw.split(b"\n"):
        if _OTHER_BYTES.search(line):
            telling.append(line[:_TELLING_BYTES])
            if len(telling) == _TELLING_LINES:
                break
    best = from_bytes(b"\n".join(telling)).best()
    if best is not None and _decodes(raw, best.encoding):
        return best.encoding.replace("_", "-")
    return "cp1252" if _decodes(raw, "cp1252") else "latin-1"


def _western(raw: bytes) -> bool:
    """Whether bytes make sense as cp1252, the encoding of most Western pages that are not UTF-8."""
    if not _decodes(raw, "cp1252"):
        return False
    text = raw.decode("cp1252")
    letters = sum(1 for c in text if c.isalpha())
    accented = sum(1 for c in text if c > "\x7f" and c.isalpha())
    return accented <= _WESTERN_SHARE * letters and not _NOT_WESTERN.search(text)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def check(text: str, where: str) -> None:
    """Refuse a text that cannot be analysed.

    Raises:
        EmptyInput: If there is nothing in it but blanks.
        UnsupportedInput: If it is longer than `LONGEST_TEXT` or no text.
    """
    if not text or text.isspace():
        raise EmptyInput(where, "empty: there is no text in it" if not text else "blank: it holds only white space")
    if len(text) > LONGEST_TEXT:
        raise too_long(where, f"{len(text):,} characters")
    if "\0" in text:
        raise UnsupportedInput(where, "binary: it holds zero characters", "give plain text, HTML or JSON Lines")
    if _controls(text) > _BINARY_SHARE * len(text):
        raise UnsupportedInput(where, "binary: mostly control characters", "give plain text, HTML or JSON Lines")


def _controls(text: str) -> int:
    """How many characters of a text are control characters."""
    raw = text.encode("utf-8", "surrogatepass")
    count = len(raw) - len(raw.translate(None, _ASCII_CONTROL))
    return count + len(_HIGH_CONTROL.findall(_beyond_ascii(text)[0]))


@lru_cache(maxsize=1)
def _beyond_ascii(text: str) -> tuple[str, str]:
    """The characters of a text that are not ASCII: alone, and the odd ones on lines with what stands beside each run.

    Of most texts they are few, and several things are asked of them: those of the last text are kept.
    """
    if text.isascii():
        return "", ""
    runs = [m.span() for m in _BEYOND_ASCII.finditer(text)]
    alone = "".join([text[start:end] for start, end in runs])
    odd = [(start, end) for start, end in runs if text[start:end] not in _USUAL][:_JUDGED]
    return alone, "\n".join([text[max(0, start - _BESIDE) : end + _BESIDE] for start, end in odd])


def too_long(where: str, size: str) -> UnsupportedInput:
    """The refusal of an article that is too long."""
    return UnsupportedInput(
        where, f"too long for one article: {size}", f"split it into parts of at most {LONGEST_TEXT:,} characters"
    )


def remarks(text: str) -> tuple[str, ...]:
    """What is odd about the characters of a text; they are kept as they are."""
    out = []
    control = _controls(text)
    if control:
        out.append(f"holds {_many(control, 'control character')}")
    alone, beside = _beyond_ascii(text)
    bidi = len(_BIDI.findall(alone))
    if bidi:
        out.append(f"holds {_many(bidi, 'character')} that change the direction of writing")
    if beside and is_bad(beside):
        out.append("some characters look wrongly decoded before it came here (mojibake); they are left as they are")
    return tuple(out)
