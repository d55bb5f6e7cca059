"""Counting the characters of a page by their class, for all its lines at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["COUNTED", "Floats", "classes_of", "counted", "letters_alone"]

Floats = npt.NDArray[np.float32]

#: What is counted: words, the logarithm of the length, shares of the words (capitals, numbers) and of the characters
#: (upper, signs), and counts up to where more of them say nothing more.
COUNTED = tuple(
    "words length capitals numbers upper sentences commas quoted marks signs word_length unspaced".split()  # noqa: SIM905
)

_LETTER, _UPPER, _DIGIT, _BLANK, _STOP, _COMMA, _QUOTE, _MARK, _OTHER, _UNSPACED = (1 << n for n in range(10))
#: Characters beyond are few enough in news to be told apart by range: ideographs and kana, which need no blanks
#: between words, and signs.
_TABLE_SIZE = 0x3000
_IDEOGRAPHS = ((0x3040, 0x9FFF), (0xF900, 0xFAFF))
_WIDE_STOPS = (0x3002, 0xFF01, 0xFF1F)


@cache
def _class_table() -> npt.NDArray[np.uint16]:
    marks = ((".!?…؟।", _STOP), (",،", _COMMA), ('"“”«»„', _QUOTE), ("|»›→>•·←<‹", _MARK))
    table = np.zeros(_TABLE_SIZE, np.uint16)
    for code in range(_TABLE_SIZE):
        char = chr(code)
        if char.isalnum():
            value = _LETTER | _UPPER * char.isupper() | _DIGIT * char.isdigit()
            table[code] = value | _UNSPACED * (0x0E00 <= code <= 0x0E7F)
        elif char.isspace():
            table[code] = _BLANK
        else:
            table[code] = _OTHER | sum(bit for chars, bit in marks if char in chars)
    return table


def classes_of(text: str) -> npt.NDArray[np.uint16]:
    """The class of each character, as bits.

    Args:
        text: The text; its n characters give n classes.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    classes = _class_table()[np.minimum(codes, _TABLE_SIZE - 1)]
    beyond = codes >= _TABLE_SIZE
    if beyond.any():
        high = codes[beyond]
        letters = np.logical_or.reduce([(high >= low) & (high <= top) for low, top in _IDEOGRAPHS])
        values = np.where(letters, _LETTER | _UNSPACED, _OTHER)
        values = np.where(np.isin(high, _WIDE_STOPS), _OTHER | _STOP, values)
        classes[beyond] = np.where(high == _TABLE_SIZE, _BLANK, values)
    return classes


def letters_alone(text: str, classes: npt.NDArray[np.uint16]) -> str:
    """The text with a blank for everything that is neither letter nor digit: splitting it gives its words.

    Args:
        text: The text.
        classes: The classes of its characters.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kept = np.where((classes & _LETTER) > 0, codes, np.uint32(0x20))
    return kept.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def counted(classes: npt.NDArray[np.uint16], spans: npt.NDArray[np.int64]) -> dict[str, Floats]:
    """What counting characters gives for each span: `COUNTED`, each a column.

    Args:
        classes: The classes of the characters of a text.
        spans: First character and the one after the last of each span. Spans × 2.
    """

    def count(where: npt.NDArray[np.bool_]) -> Floats:
        sums = np.empty(len(where) + 1, np.int32)
        sums[0] = 0
        np.cumsum(where, out=sums[1:])
        return (sums[spans[:, 1]] - sums[spans[:, 0]]).astype(np.float32)

    letter = (classes & _LETTER) > 0
    opening = letter.copy()
    opening[1:] &= ~letter[:-1]
    closed = np.ones(len(classes), bool)
    closed[:-1] = (classes[1:] & _BLANK) > 0
    unspaced = count((classes & _UNSPACED) > 0)
    # two characters of a script without blanks are about a word
    words = np.maximum(count(opening), unspaced // 2)
    per_word, length = np.maximum(words, 1), (spans[:, 1] - spans[:, 0]).astype(np.float32)
    return {
        "words": words,
        "length": np.log1p(length),
        "capitals": count(opening & ((classes & _UPPER) > 0)) / per_word,
        "numbers": count(opening & ((classes & _DIGIT) > 0)) / per_word,
        "upper": count((classes & _UPPER) > 0) / length,
        "sentences": np.minimum(count(((classes & _STOP) > 0) & closed), 8),
        "commas": np.minimum(count((classes & _COMMA) > 0), 6),
        "quoted": np.minimum(count((classes & _QUOTE) > 0), 2),
        "marks": np.minimum(count((classes & _MARK) > 0), 4),
        "signs": count((classes & _OTHER) > 0) / length,
        "word_length": count(letter) / per_word,
        "unspaced": (unspaced > 0).astype(np.float32),
    }
