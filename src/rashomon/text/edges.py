"""How lines begin and end, and which signs stand in them, for all lines of a page at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import STOP, Codes, Kinds

__all__ = ["ENDS", "addresses", "endings", "holding"]

#: What is said of the ends of a line: it ends with a sentence, is cut off, ends with a colon or a question mark, begins
#: with a small letter.
ENDS = ("terminal", "cut", "colon", "asks", "lower")

_Bools = npt.NDArray[np.bool_]

#: Characters at the end of a line among which the one that ends its sentence is looked for: quotation marks, brackets
#: and footnote signs come after it.
_TAIL = 6
_COMMA, _DOT, _DOTS, _COLON, _QUESTION = map(ord, ",.…:?")
# "[…]" from its end
_LEFT_OUT = np.array([ord("]"), _DOTS, ord("[")], np.uint32)
_ADDRESSES = ("://", "www.", "@", ".com")

# what ends a sentence besides full stops of any kind, and what may stand after it; all lie below
_ENDING, _CLOSING, _SMALL = 1, 2, 4
_TABLE_SIZE = 0x3000


@cache
def _roles() -> npt.NDArray[np.uint8]:
    table = np.array([_SMALL * chr(code).islower() for code in range(_TABLE_SIZE)], np.uint8)
    for chars, role in ((":;", _ENDING), ("\"”’'»)]*", _CLOSING)):
        table[[ord(char) for char in chars]] |= role
    # what stands for all characters beyond the table
    table[-1] = 0
    return table


def endings(codes: Codes, kinds: Kinds, spans: npt.NDArray[np.int64]) -> _Bools:
    """How each line begins and ends: `ENDS` × lines.

    Args:
        codes: The code points of a text.
        kinds: The kinds of its characters.
        spans: First character and the one after the last of each line, none empty. Lines × 2.
    """
    first, end = spans.T
    places = np.maximum(end - np.arange(1, _TAIL + 1)[:, None], first)
    tail = codes[places]
    last = tail[0]
    roles = _roles()[np.minimum(tail, _TABLE_SIZE - 1)]
    # the last character that closes nothing; the first of the line where there is none
    inner = np.argmin(roles & _CLOSING, 0)
    column = np.arange(len(spans))
    ended = (kinds[places[inner, column]] == STOP) | (roles[inner, column] & _ENDING > 0)
    ended |= (tail[inner, column] == _COMMA) & (last != _COMMA)
    dots = (tail[:3] == _DOT).all(0) | (tail[:3] == _LEFT_OUT[:, None]).all(0)
    cut = (last == _DOTS) | (dots & (end - first > 2))
    small = _roles()[np.minimum(codes[first], _TABLE_SIZE - 1)] & _SMALL > 0
    return np.array((ended, cut, last == _COLON, last == _QUESTION, small))


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
