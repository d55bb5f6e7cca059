"""Counting the characters of a page by their kind, for all its lines at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = [
    "COUNTED",
    "STOP",
    "Codes",
    "Floats",
    "Kinds",
    "codes_of",
    "counted",
    "kinds_of",
    "letters_alone",
    "lowered",
    "small_letters",
    "text_of",
]

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]

#: What is counted: words, the logarithm of the length, what there is of something to a word (three) and to a character
#: (two), counts up to where more of them say nothing more (four), whether most letters are of another script than
#: Latin, and blanks that are not single spaces.
COUNTED = tuple(
    "words length capitals numbers word_length upper signs sentences commas quoted marks other_script loose".split()  # noqa: SIM905
)
_MOST = np.array([[8], [6], [2], [4]], np.float32)

_LOWER, _UPPER, _DIGIT, _FOREIGN, _UNSPACED, _BLANK, STOP, _COMMA, _QUOTE, _MARK, _GUILLEMET, _OTHER = range(12)
#: Added to the kind of a letter that opens a word, of a stop before a blank, and of a blank that is no single space.
_SPECIAL = 16
_KINDS = 2 * _SPECIAL
_LAST_LETTER = _UNSPACED
#: Letters from here on are Greek, Cyrillic, Arabic and so on: whose function words are not known here.
_BEYOND_LATIN = 0x0370
#: Characters beyond are told apart by range: ideographs and kana, which need no blanks between words, the syllables of
#: Korean, which has them, and signs.
_TABLE_SIZE = 0x3000
_SYLLABLES = (0xAC00, 0xD7A3)
_IDEOGRAPHS = ((0x3040, 0x9FFF), (0xF900, 0xFAFF))
_WIDE_STOPS = (0x3002, 0xFF01, 0xFF1F)
#: Lines counted at once, for the memory it takes.
_AT_ONCE = 1 << 13


@cache
def _kind_table() -> Kinds:
    signs = ((".!?…؟।", STOP), (",،", _COMMA), ('"“”«„', _QUOTE), ("|›→>•·←<‹", _MARK), ("»", _GUILLEMET))
    table = np.full(_TABLE_SIZE, _OTHER, np.uint8)
    for code in range(_TABLE_SIZE):
        char = chr(code)
        if char.isalnum():
            plain = _UNSPACED if 0x0E00 <= code <= 0x0E7F else _FOREIGN if code >= _BEYOND_LATIN else _LOWER
            table[code] = _DIGIT if char.isdigit() else _UPPER if char.isupper() else plain
        elif char.isspace():
            table[code] = _BLANK
    for chars, kind in signs:
        for char in chars:
            table[ord(char)] = kind
    return table


@cache
def _count_table() -> Floats:
    """Which kinds add to which count: kinds × counts."""
    letters = (_LOWER, _UPPER, _DIGIT, _FOREIGN, _UNSPACED)
    counts = (
        [kind + _SPECIAL for kind in letters],
        [_UPPER + _SPECIAL],
        [_DIGIT + _SPECIAL],
        [kind + special for kind in letters for special in (0, _SPECIAL)],
        [_UPPER, _UPPER + _SPECIAL],
        [STOP, STOP + _SPECIAL, _COMMA, _QUOTE, _MARK, _GUILLEMET, _OTHER],
        [STOP + _SPECIAL],
        [_COMMA],
        [_QUOTE, _GUILLEMET],
        [_MARK, _GUILLEMET],
        [_UNSPACED, _UNSPACED + _SPECIAL],
        [_BLANK + _SPECIAL],
        [kind + special for kind in (_FOREIGN, _UNSPACED) for special in (0, _SPECIAL)],
    )
    table = np.zeros((_KINDS, len(counts)), np.float32)
    for place, kinds in enumerate(counts):
        table[kinds, place] = 1
    return table


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def kinds_of(codes: Codes) -> Kinds:
    """The kind of each character: of a letter, a blank, one of several signs.

    Args:
        codes: The code points of a text.
    """
    if not len(codes) or codes.max() < _TABLE_SIZE:
        return _kind_table()[codes]
    kinds = _kind_table()[np.minimum(codes, _TABLE_SIZE - 1)]
    beyond = codes >= _TABLE_SIZE
    high = codes[beyond]
    letters = np.logical_or.reduce([(high >= low) & (high <= top) for low, top in _IDEOGRAPHS])
    values = np.where(letters, _UNSPACED, np.where(np.isin(high, _WIDE_STOPS), STOP, _OTHER))
    values = np.where((high >= _SYLLABLES[0]) & (high <= _SYLLABLES[1]), _FOREIGN, values)
    kinds[beyond] = np.where(high == _TABLE_SIZE, _BLANK, values)
    return kinds


def lowered(text: str) -> str:
    """A text in small letters, character by character.

    One letter has two characters for its small form, and one two small forms; both are given one.
    """
    return text.replace("\u0130", "I").lower().replace("ς", "σ")


@cache
def _small_table() -> Codes:
    return np.array([ord(lowered(chr(code))) for code in range(_TABLE_SIZE)], np.uint32)


def small_letters(text: str, codes: Codes) -> Codes:
    """The code points of a text in small letters.

    Args:
        text: The text.
        codes: Its code points.
    """
    if len(codes) and codes.max() >= _TABLE_SIZE:
        return codes_of(lowered(text))
    return _small_table()[codes]


def text_of(codes: Codes) -> str:
    """The text of code points."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "surrogatepass")


def letters_alone(codes: Codes, kinds: Kinds) -> str:
    """A text with a blank for everything that is neither letter nor digit: splitting it gives its words.

    Args:
        codes: The code points of its characters.
        kinds: Their kinds.
    """
    return text_of(np.where(kinds <= _LAST_LETTER, codes, np.uint32(0x20)))


def counted(codes: Codes, kinds: Kinds, spans: npt.NDArray[np.int64]) -> Floats:
    """What counting characters gives for each span: `COUNTED` × spans.

    Args:
        codes: The code points of the characters of a text.
        kinds: Their kinds.
        spans: First character and the one after the last of each span, in order and apart. Spans × 2.
    """
    lengths = (spans[:, 1] - spans[:, 0]).astype(np.float32)
    sums = _sums(kinds + _SPECIAL * _special(codes, kinds), spans)
    out = np.empty((len(COUNTED), len(spans)), np.float32)
    # two characters of a script without blanks are about a word
    words = np.maximum(sums[0], sums[10] // 2, out=out[0])
    np.log1p(lengths, out=out[1])
    np.divide(sums[1:4], np.maximum(words, 1), out=out[2:5])
    np.divide(sums[4:6], np.maximum(lengths, 1), out=out[5:7])
    np.minimum(sums[6:10], _MOST, out=out[7:11])
    out[11] = 2 * sums[12] > sums[3]
    out[12] = sums[11]
    return out


def _special(codes: Codes, kinds: Kinds) -> npt.NDArray[np.bool_]:
    """Letters that open a word, stops before a blank, blanks that are no single space."""
    letter, blank = kinds <= _LAST_LETTER, kinds == _BLANK
    special: npt.NDArray[np.bool_] = letter | (blank & (codes != 0x20))
    special[1:] &= ~(letter[1:] & letter[:-1])
    special[1:] |= blank[1:] & blank[:-1]
    stop = kinds == STOP
    special |= stop
    special[:-1] &= ~stop[:-1] | blank[1:]
    return special


def _sums(kinds: Kinds, spans: npt.NDArray[np.int64]) -> Floats:
    """How many characters of each span add to each count: counts × spans."""
    parts = [np.zeros((0, _KINDS), np.float32)]
    for begin in range(0, len(spans), _AT_ONCE):
        some = spans[begin : begin + _AT_ONCE]
        low, high = some[0, 0], some[-1, 1]
        # spans have odd numbers, what is between them even ones
        edges = some.ravel()
        lengths = edges.copy()
        lengths[1:] -= edges[:-1]
        lengths[0] = 0
        places = np.repeat(np.arange(0, len(lengths) * _KINDS, _KINDS), lengths)
        found = np.bincount(places + kinds[low:high], minlength=len(lengths) * _KINDS)
        parts.append(found.reshape(-1, _KINDS)[1::2].astype(np.float32))
    sums: Floats = (np.concatenate(parts) @ _count_table()).T
    return sums
