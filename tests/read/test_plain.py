"""Bytes to characters."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.read.plain import LONGEST_TEXT, check, decode, remarks

TEXT = "“The café is closed,” wrote Zoë Ørsted.\r\nNo reason was given – none at all.\r\n" * 3


@pytest.mark.parametrize(
    ("encoding", "mark", "note"),
    [
        ("utf-8", b"", None),
        ("utf-8", codecs.BOM_UTF8, None),
        ("utf-16-le", codecs.BOM_UTF16_LE, "decoded as utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "decoded as utf-16-be"),
        ("utf-16-le", b"", "decoded as utf-16-le"),
        ("utf-16-be", b"", "decoded as utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "decoded as utf-32-le"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "decoded as utf-32-be"),
        ("utf-32-le", b"", "decoded as utf-32-le"),
        ("utf-32-be", b"", "decoded as utf-32-be"),
        ("cp1252", b"", "decoded as cp1252"),
    ],
)
def test_encodings(encoding, mark, note):
    found = decode(mark + TEXT.encode(encoding), "a.txt")
    assert found.text == TEXT
    assert found.notes == ((note,) if note else ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Паром на остров не пойдёт до весны, сообщил совет в четверг вечером.\n", "cp1251"),
        ("La traversée vers l'île est annulée jusqu'au printemps, a déclaré le maire à côté de l'église.\n", "cp1252"),
        ("Prom na wyspę nie popłynie aż do wiosny, ogłosiła w czwartek rada. Żaden statek też.\n", "cp1250"),
    ],
)
def test_detection(text, encoding):
    assert decode((text * 4).encode(encoding), "a.txt").text == text * 4


def test_damaged_utf8_is_told_from_another_encoding():
    raw = ("“é” ü “ö” " * 10).encode() + b"\xe2\x80"
    found = decode(raw, "a.txt")
    assert found.text.endswith("“ö” \ufffd")
    assert found.notes == ("1 place not valid UTF-8, shown as \ufffd",)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\x00\x01\x02\x03" * 100, "zero bytes"),
        (b"text \x00 text", "zero bytes"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04...", "a ZIP archive or office document"),
        (b"\x89PNG\r\n", "a PNG image"),
    ],
)
def test_binary_is_refused(raw, words):
    with pytest.raises(UnsupportedInput, match=words):
        decode(raw, "a.bin")


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", EmptyInput, "empty"),
        (" \n\t\r\n", EmptyInput, "blank"),
        ("\x01\x02\x03text", UnsupportedInput, "control characters"),
        ("a" * (LONGEST_TEXT + 1), UnsupportedInput, "too long for one article: 2,000,001 characters"),
    ],
)
def test_texts_that_cannot_be_analysed(text, error, words):
    with pytest.raises(error, match=words):
        check(text, "a.txt")


def test_odd_characters_are_named_and_kept():
    assert remarks("plain “text”\n") == ()
    assert remarks("bell \x07 bell \x07") == ("holds 2 control characters",)
    assert remarks("left \u202eright\u202c") == ("holds 2 characters that change the direction of writing",)
    assert "mojibake" in remarks("The cafÃ© is closed, the mayorâ€™s office said.")[0]


@given(st.binary(max_size=400))
def test_any_bytes_become_text_or_an_input_error(raw):
    with contextlib.suppress(InputError):
        decode(raw, "a.txt").text.encode("utf-8")
