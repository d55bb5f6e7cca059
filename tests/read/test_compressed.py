"""Gzip, undone as it is read: whole, damaged, cut off and hostile."""

from __future__ import annotations

import gzip
import hashlib
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError, UnreadableInput, UnsupportedInput
from rashomon.read.compressed import Gunzip, unpacked

WORDS = b"The ferry to Marrow will not sail before April, the council said.\n" * 40


def stream(raw: bytes) -> io.BufferedReader:
    return io.BufferedReader(Gunzip(io.BytesIO(raw), "a.gz"))


def drained(source: Gunzip, step: int = 65_536) -> tuple[bytes, InputError | None]:
    """All that comes, and what ends it."""
    got = bytearray()
    try:
        while more := source.read(step):
            got += more
    except InputError as error:
        return bytes(got), error
    return bytes(got), None


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        (gzip.compress(WORDS), WORDS),
        (gzip.compress(WORDS) * 3, WORDS * 3),
        (gzip.compress(WORDS) + bytes(600), WORDS),
        (gzip.compress(b"") + gzip.compress(WORDS), WORDS),
        (b"", b""),
    ],
)
def test_members_one_after_another(raw, content):
    assert stream(raw).read() == content
    assert b"".join(iter(stream(raw).readline, b"")) == content


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (gzip.compress(WORDS)[:-9], "cut off"),
        (gzip.compress(WORDS)[:4], "cut off"),
        (gzip.compress(WORDS)[:-8] + bytes(8), "not valid gzip"),
        (gzip.compress(WORDS) + b"<html>", "no gzip data at byte"),
    ],
)
def test_damage_is_named_after_what_is_good(raw, words):
    got, error = drained(Gunzip(io.BytesIO(raw), "a.gz"), 64)
    assert isinstance(error, UnreadableInput)
    assert words in error.reason
    assert WORDS.startswith(got)


def test_going_on_behind_damage():
    first, second = gzip.compress(WORDS), gzip.compress(b"second")
    source = Gunzip(io.BytesIO(first[: len(first) // 2] + second), "a.gz")
    assert isinstance(drained(source)[1], UnreadableInput)
    assert source.skip()
    assert source.read(100) == b"second"
    assert source.read(100) == b""


def test_a_bomb_ends_early():
    got, error = drained(Gunzip(io.BytesIO(gzip.compress(bytes(120_000_000))), "a.gz"))
    assert isinstance(error, UnsupportedInput)
    assert "bomb" in error.reason
    assert len(got) < 80_000_000


def test_a_whole_has_a_limit():
    assert unpacked(gzip.compress(WORDS), "a", len(WORDS)) == WORDS
    assert unpacked(gzip.compress(gzip.compress(WORDS)), "a", len(WORDS)) == WORDS
    assert unpacked(WORDS, "a", 10) == WORDS
    with pytest.raises(UnsupportedInput):
        unpacked(gzip.compress(WORDS), "a", len(WORDS) - 1)


@given(st.binary(max_size=200), st.binary(max_size=60), st.integers(0, 80))
def test_any_bytes_end(content, noise, at):
    raw = gzip.compress(content)
    raw = raw[:at] + noise + raw[at:]
    _, error = drained(Gunzip(io.BytesIO(raw), "a.gz"))
    assert error is None or error.reason


@pytest.mark.parametrize("member", [gzip.compress(b""), gzip.compress(b"x"), b"\x1f\x8b\x08\0"])
def test_time_grows_with_the_size(member):
    seconds = []
    for size in (500_000, 2_000_000):
        raw = (member * (size // len(member) + 1))[:size]
        started = time.process_time()
        drained(Gunzip(io.BytesIO(raw), "a.gz"))
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * max(seconds[0], 0.05), seconds


def test_skipping_over_noise_is_linear():
    noise = hashlib.shake_128(b"noise").digest(4_000_000)
    source = Gunzip(io.BytesIO(gzip.compress(WORDS)[:50] + noise + gzip.compress(b"end")), "a.gz")
    started = time.process_time()
    got, error = drained(source)
    while error and source.skip():
        got, error = drained(source)
    assert got == b"end"
    assert time.process_time() - started < 2
