import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.inflate import PIECE, BadCompression, inflated
from tests.read.misbehaving import zeros


def bare(body):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = {"gzip": gzip.compress, "deflate": zlib.compress, "Deflate ": bare, "identity": bytes, "": bytes}


@given(st.binary(max_size=2_000), st.sampled_from(sorted(PACKED)), st.integers(1, 50))
def test_what_was_packed_comes_back_however_it_is_cut(body, encoding, size):
    packed = PACKED[encoding](body)
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(inflated(chunks, encoding)) == body


@given(st.lists(st.binary(max_size=40), max_size=8), st.sampled_from(["gzip", "deflate", "x-gzip", "br", "gzip, br"]))
def test_any_bytes_are_packed_or_are_not(chunks, encoding):
    with suppress(BadCompression):
        assert all(len(piece) <= PIECE for piece in inflated(chunks, encoding))


@given(st.binary(min_size=1, max_size=500), st.sampled_from(["gzip", "deflate"]), st.data())
def test_what_is_cut_off_is_noticed(body, encoding, data):
    packed = PACKED[encoding](body)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(BadCompression):
        list(inflated([packed[:cut]], encoding))


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "bare deflate"])
def test_a_bomb_comes_out_in_small_pieces(encoding):
    pieces = inflated([zeros(20, encoding)], encoding.removeprefix("bare "))
    assert all(len(next(pieces)) <= PIECE for _ in range(100))


def test_each_chunk_gives_a_piece_so_that_its_reader_can_stop():
    assert len(list(inflated([gzip.compress(b"")] + [b"\0" * 9] * 50, "gzip"))) >= 51
