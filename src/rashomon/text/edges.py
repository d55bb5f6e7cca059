"""How lines begin and end, and which signs stand in them, for all lines of a page at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import Codes

__all__ = ["ENDS", "addresses", "endings", "holding"]

#: What is said of the ends of a line: it ends with a sentence, is cut off, ends with a colon or a question mark, begins
#: with a small letter.
ENDS = ("terminal", "cut", "colon", "asks", "lower")

_Bools = npt.NDArray[np.bool_]

_SENTENCE_ENDS, _CLOSING = ".!?…。！？؟।:;", "\"”’'»)]*"
#: Characters at the end of a line among which the one that ends its sentence is looked for: quotation marks, brackets
#: and footnote signs come after it.
_TAIL = 6
_COMMA, _DOTS = ord(","), ord("…")
_ADDRESSES = ("://", "www.", "@", ".com")


@cache
def _codes(chars: str) -> Codes:
    return np.array(sorted(map(ord, chars)), np.uint32)


def _among(codes: Codes, chars: str) -> _Bools:
    found: _Bools = (codes[..., None] == _codes(chars)).any(-1)
    return found


def endings(text: str, codes: Codes, spans: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """How each line begins and ends: `ENDS` × lines.

    Args:
        text: The text.
        codes: Its code points.
        spans: First character and the one after the last of each line, none empty. Lines × 2.
    """
    first, end = spans[:, 0], spans[:, 1]
    places = end[:, None] - np.arange(1, _TAIL + 1)
    tail = np.where(places >= first[:, None], codes[np.maximum(places, 0)], np.uint32(0))
    last = tail[:, 0]
    inner = np.take_along_axis(tail, np.argmin(_among(tail, _CLOSING), 1)[:, None], 1)[:, 0]
    terminal = _among(inner, _SENTENCE_ENDS) | ((inner == _COMMA) & (last != _COMMA))
    three = tail[:, :3]
    cut = (last == _DOTS) | (three == ord(".")).all(1) | (three == _ELLIPSIS).all(1)
    lower = np.array([text[place].islower() for place in first.tolist()], bool)
    return np.array((terminal, cut, last == ord(":"), last == ord("?"), lower))


# "[…]" from its end
_ELLIPSIS = np.array([ord("]"), _DOTS, ord("[")], np.uint32)


def holding(places: npt.NDArray[np.intp], spans: npt.NDArray[np.int64]) -> _Bools:
    """Which spans hold one of some places.

    Args:
        places: The places, in order.
        spans: First character and the one after the last of each span. Spans × 2.
    """
    first, end = np.searchsorted(places, spans).T
    found: _Bools = first < end
    return found


def addresses(text: str) -> npt.NDArray[np.intp]:
    """Where addresses of pages and of mail stand in a text, in order."""
    places: list[int] = []
    for sign in _ADDRESSES:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1)
    return np.array(sorted(places), np.intp)
