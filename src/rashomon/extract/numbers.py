"""Numbers as text writes them: in digits, in words, with multipliers and fractions.

Only how much is read here; what is counted, and whether the number counts at all, is decided elsewhere.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from rashomon.extract.numbertokens import Token, letters_after, times, tokens_of
from rashomon.extract.numberwords import FEW, PARTS, SCALES, SPELLED, STRETCHES, TENS, UNITS
from rashomon.text.units import unit_after

__all__ = ["Number", "numbers"]

#: Beyond this digits are a pattern or a key, not an amount.
_LARGEST = 1e21
_GAP = re.compile(r"[ \u00a0\u202f]?|[ \u00a0]?[-‐‑][ \u00a0]?")
_MINUS = re.compile(r"(?:(?<![\w)])[-−]|\bminus[- ])[$£€]?$", re.IGNORECASE)
_OVER = re.compile(r"[/⁄](\d{1,4})(?![\d/⁄:])")
_FRACTION_BASES = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000})
#: Bases of "N in M" that are shares whatever N is; others only with "one" ("one in seven").
_SHARE_BASES = frozenset({3.0, 4.0, 5.0, 10.0, 100.0, 1000.0})
#: "A thousand and a half" is 1,500; "a dozen and a half" is left alone.
_LEAST_HALVED = 1e3
#: What "a few" of something are at least and at most.
_FEWEST, _MOST = 2.0, 10.0
#: Words before "scores of" that leave no doubt that twenties are meant, besides the start of a sentence.
_BEFORE_SCORES = frozenset(
    {"after", "and", "arrested", "as", "by", "for", "from", "hurt", "in", "injured", "injuring", "killed", "killing"}
    | {"kills", "leaving", "left", "of", "that", "to", "when", "where", "while", "with", "wounded", "wounding"}
)
#: What stands between "half" and a unit: "half a point", "half an hour".
_HALF_A = re.compile(r"[ \u00a0]an?(?=[ \u00a0])")
_ORDINAL = re.compile(r"(?:\d(?:th|st|nd|rd)|^(?:third|fourth|fifth|sixth))$")
_NOT_A_SHARE = frozenset({"first", "second", "other", "the", "latter", "that", "this", "last", "better", "each", "top"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands in a text.

    Attributes:
        start: Its first character.
        end: The character after its last.
        value: How much it is; ``None`` where the words give only a magnitude ("hundreds").
        low: Lowest reading of a magnitude, else the value.
        high: Highest reading of a magnitude (ten times the lowest), else the value.
        scale: The multiplier written out at its end (1,000,000 in "1.2 million"), else 1.
        spelled: Whether it is in words alone.
        share: Whether it is a part of a whole ("a third", "one in three"); 1 is the whole.
        letters: How many letters directly after the numeral were read as a multiplier.
    """

    start: int
    end: int
    value: float | None
    low: float
    high: float
    scale: float = 1.0
    spelled: bool = False
    share: bool = False
    letters: int = 0


def numbers(text: str) -> tuple[Number, ...]:
    """Read every number of a text, in order, none overlapping another.

    Digits may be grouped by commas; a decimal point is a full stop. Linear in the text's length.
    """
    tokens = tokens_of(text)
    out: list[Number] = []
    at = 0
    while at < len(tokens):
        found = _Reader(text, tokens, at).read()
        if found is None:
            at += 1
            continue
        number, at = found
        out.append(_signed(text, number))
    return tuple(out)


def _signed(text: str, number: Number) -> Number:
    sign = _MINUS.search(text, max(0, number.start - 8), number.start)
    if not sign or number.value is None:
        return number
    return Number(
        sign.start(),
        number.end,
        -number.value,
        -number.value,
        -number.value,
        number.scale,
        number.spelled,
        number.share,
        number.letters,
    )


class _Reader:
    """Reads the one number that starts at a token."""

    def __init__(self, text: str, tokens: list[Token], at: int) -> None:
        self.text = text
        self.tokens = tokens
        self.first = at
        self.at = at

    def read(self) -> tuple[Number, int] | None:
        found = self._magnitude() or self._part_of_scale() or self._share() or self._cardinal()
        return (found, max(self.at, self.first + 1)) if found and found.high < _LARGEST else None

    def _peek(self, ahead: int = 0) -> Token | None:
        """The token so far ahead, if nothing but a blank or hyphen stands between."""
        index = self.at + ahead
        if index >= len(self.tokens):
            return None
        if index > self.first:
            gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
            if not _GAP.fullmatch(gap):
                return None
        return self.tokens[index]

    def _kinds(self, *kinds: str) -> bool:
        for ahead, kind in enumerate(kinds):
            token = self._peek(ahead)
            if token is None or token.kind not in kind.split("|"):
                return False
        return True

    def _number(
        self, value: float, *, scale: float = 1.0, spelled: bool = True, share: bool = False, letters: int = 0
    ) -> Number:
        end = self.tokens[self.at - 1].end + letters
        return Number(self.tokens[self.first].start, end, value, value, value, scale, spelled, share, letters)

    def _before(self) -> str:
        words = self.text[max(0, self.tokens[self.first].start - 16) : self.tokens[self.first].start].split()
        return words[-1].lower() if words else ""

    def _magnitude(self) -> Number | None:
        """Plural multipliers and their like: "dozens", "hundreds of thousands", "several hundred", "a handful of"."""
        bounds = self._some_of_scale()
        if bounds is None:
            self.at = self.first
            bounds = self._plural()
        if bounds is None:
            self.at = self.first
            return None
        start, end = self.tokens[self.first].start, self.tokens[self.at - 1].end
        return Number(start, end, None, *bounds, spelled=True)

    def _plural(self) -> tuple[float, float] | None:
        """Bounds of "dozens", "tens of millions", "low thousands"; moves past them."""
        first = self._peek()
        stretch = STRETCHES.get(first.kind) if first else None
        self.at += stretch is not None
        token = self._peek()
        if token is None or not token.kind.endswith("s"):
            return None
        low = {"tens": 10.0, "scores": 20.0}.get(token.kind) or SCALES.get(token.kind.removesuffix("s"), 0.0)
        if not low or (token.kind == "scores" and not self._scores(token)):
            return None
        self.at += 1
        if self._kinds("of", "hundreds|thousands|millions|billions|trillions"):
            low *= SCALES[self.tokens[self.at + 1].kind.removesuffix("s")]
            self.at += 2
        elif token.kind == "tens":
            return None
        lowest, highest = stretch or (1.0, 10.0)
        return low * lowest, low * highest

    def _scores(self, token: Token) -> bool:
        """Whether scores are twenties and not results: "scores of miners", but not "test scores of 12"."""
        follows = re.match(r"\s(?:of\s[a-z]|more\b)", self.text[token.end : token.end + 6])
        return follows is not None and (token.word[0].isupper() or self._before() in _BEFORE_SCORES)

    def _some_of_scale(self) -> tuple[float, float] | None:
        """Bounds of "several hundred", "a few dozen", "a couple of thousand", "a handful"; moves past them."""
        self.at += self._kinds("a", "few|couple|handful")
        token = self._peek()
        if token is None:
            return None
        self.at += 1
        if token.kind == "handful":
            return (
                (_FEWEST, _MOST)
                if self.at > self.first + 1 and self.text[token.end : token.end + 4] == " of "
                else None
            )
        if token.kind not in (*FEW, "couple"):
            return None
        self.at += token.kind == "couple" and self._kinds("of")
        scale = 1.0
        while (follows := self._peek()) is not None and follows.kind in SCALES:
            scale = times(scale, SCALES[follows.kind])
            self.at += 1
        if scale == 1:
            return None
        return (scale, 3 * scale) if token.kind == "couple" else (_FEWEST * scale, _MOST * scale)

    def _part_of_scale(self) -> Number | None:
        """Parts of a multiplier: "half a million", "a quarter million", "half-dozen"."""
        skip = 1 if self._kinds("a|an|one", "half|quarter") else 0
        token = self._peek(skip)
        if token is None or token.kind not in ("half", "quarter"):
            return None
        for between in ((), ("of", "a"), ("a",)):
            kinds = (*(self.tokens[self.at + i].kind for i in range(skip + 1)), *between)
            if not self._kinds(*kinds):
                continue
            scale = self._peek(len(kinds))
            if scale and scale.kind in SCALES:
                self.at += len(kinds) + 1
                return self._number(SCALES[scale.kind] / PARTS[token.kind], scale=SCALES[scale.kind])
        return None

    def _share(self) -> Number | None:
        """Parts of a whole: "a third of", "two-thirds", "half the", "one in three", "9 out of 10"."""
        first = self._peek()
        if first is None:
            return None
        if first.kind == "half":
            follow = re.match(
                r"\s+(?:of|the|its|their|his|her|our|these|those)\b", self.text[first.end : first.end + 8]
            )
            if article := _HALF_A.match(self.text, first.end):
                if self._before() not in _NOT_A_SHARE and unit_after(self.text, article.end()):
                    self.at += 1
                    return replace(self._number(0.5), end=article.end())
                return None
            if follow and self._before() not in _NOT_A_SHARE and not _ORDINAL.search(self._before()):
                self.at += 1
                return self._number(0.5, share=True)
            return None
        parts = self._peek(1)
        top = 1.0 if first.kind in ("a", "an") else UNITS.get(first.kind, first.value if first.kind == "num" else 0.0)
        if parts and top and parts.kind not in SPELLED - set(PARTS) - {p + "s" for p in PARTS} - {"halves"}:
            base = PARTS.get("half" if parts.kind == "halves" else parts.kind.removesuffix("s"))
            hyphen = self.text[first.end : parts.start].strip() != ""
            of = re.match(r"\s+of\b", self.text[parts.end : parts.end + 5]) is not None
            plural = parts.kind.endswith("s")
            fits = (plural and 1 < top < (base or 0)) or (top == 1 and not plural and (hyphen or of))
            added = self.text[max(0, first.start - 4) : first.start].lower() in ("and ", "and-")
            if base and fits and first.kind != "num" and not (added and base == PARTS["half"]):
                self.at += 2
                scale = self._peek(2) if self._kinds("of", "a") else None
                if scale is not None and scale.kind in SCALES:
                    # "three quarters of a billion"
                    self.at += 3
                    return self._number(top / base * SCALES[scale.kind], scale=SCALES[scale.kind])
                return self._number(top / base, share=True)
        return self._one_in()

    def _one_in(self) -> Number | None:
        words = 2 if self._kinds("|".join([*UNITS, "num"]), "in") else 0
        if not words and self._kinds("|".join([*UNITS, "num"]), "out", "of"):
            words = 3
        last = self._peek(words) if words else None
        if last is None:
            return None
        top, base = (UNITS.get(t.kind, t.value) for t in (self.tokens[self.at], last))
        base = TENS.get(last.kind, base)
        certain = words == 3 or base in _SHARE_BASES
        if not 1 <= top < base <= 1000 or top % 1 or base % 1 or not (certain or (top == 1 and last.kind != "num")):
            return None
        if re.match(r"[\s-]+(?:day|week|month|year|hour|minute)", self.text[last.end : last.end + 9]):
            return None
        self.at += words + 1
        return self._number(top / base, share=True, spelled=last.kind != "num")

    def _cardinal(self) -> Number | None:
        """Digits and words that add and multiply: "1.2 million", "two hundred and five", "2½"."""
        token = self._peek()
        if token is None:
            return None
        if token.kind in ("num", "vulgar"):
            return self._numeral(token)
        total, current, scale, ended = 0.0, None, 1.0, math.inf
        if token.kind in ("a", "an"):
            scaled = self._peek(1)
            if scaled is None or scaled.kind not in SCALES or len(scaled.kind) < 4:
                return None
            self.at, current = self.at + 1, 1.0
        while (token := self._peek()) is not None:
            if token.kind == "and":
                token = self._and(current, total)
                if token is None:
                    break
            value = UNITS.get(token.kind, TENS.get(token.kind))
            if value is not None:
                if not _adds(current, value):
                    break
                current, scale = (current or 0.0) + value, 1.0
            elif token.kind in SCALES and current is not None:
                scale = SCALES[token.kind]
                if scale in (100.0, 12.0):
                    current *= scale
                elif scale < ended:
                    total, current, ended = total + current * scale, None, scale
                else:
                    break
            else:
                break
            self.at += 1
        if self.at == self.first or (current is None and not total):
            return None
        return self._with_half(total + (current or 0.0), scale)

    def _and(self, current: float | None, total: float) -> Token | None:
        """What follows an "and" inside a number ("two hundred and five"); moves past the "and"."""
        follows = self._peek(1)
        inside = (current is not None and current >= 100) or (current is None and total)
        if not inside or follows is None or not (follows.kind in UNITS or follows.kind in TENS):
            return None
        if current is None and self._peek(2) and self.tokens[self.at + 2].kind in SCALES:
            return None
        self.at += 1
        return follows

    def _with_half(self, value: float, scale: float = 1.0, *, spelled: bool = True) -> Number:
        """Add "and a half", and a multiplier after it ("two and a half million")."""
        if self._kinds("and", "a", "half|quarter") and scale == 1:
            value += 1 / PARTS[self.tokens[self.at + 2].kind]
            self.at += 3
            follows = self._peek()
            if follows and follows.kind in SCALES:
                scale = SCALES[follows.kind]
                self.at += 1
                value *= scale
        elif self._kinds("and", "a", "half|quarter") and scale >= _LEAST_HALVED:
            # "a million and a half dollars"
            value += scale / PARTS[self.tokens[self.at + 2].kind]
            self.at += 3
        return self._number(value, scale=scale, spelled=spelled)

    def _numeral(self, token: Token) -> Number | None:
        value = token.value
        self.at += 1
        over = _OVER.match(self.text, token.end) if token.kind == "num" else None
        if over:
            if int(over[1]) not in _FRACTION_BASES or not 0 < value < int(over[1]) or value % 1:
                return None
            self.at += 1
            of = self.text[token.end + over.end() - over.start() :][:4] == " of "
            return self._number(value / int(over[1]), spelled=False, share=of)
        value += self._fraction_after(token)
        letters, scale = letters_after(self.text, token)
        if letters:
            return self._number(times(value, scale), scale=scale, spelled=False, letters=letters)
        scale = 1.0
        while (follows := self._peek()) is not None and follows.kind in SCALES:
            scale = times(scale, SCALES[follows.kind])
            self.at += 1
        if scale == 1:
            return self._with_half(value, spelled=False)
        return self._number(times(value, scale), scale=scale, spelled=False)

    def _fraction_after(self, token: Token) -> float:
        """The fraction of a mixed number: "2½", "7 3/4"."""
        follows = self._peek()
        if follows is None or token.kind != "num" or token.value % 1:
            return 0.0
        if follows.kind == "vulgar":
            self.at += 1
            return follows.value
        over = _OVER.match(self.text, follows.end) if follows.kind == "num" else None
        if over and int(over[1]) in _FRACTION_BASES and 0 < follows.value < int(over[1]):
            self.at += 2
            return follows.value / int(over[1])
        return 0.0


def _adds(current: float | None, value: float) -> bool:
    """Whether a number word continues the one before it ("forty" "two", "two hundred" "five")."""
    if current is None:
        return True
    return (current >= 100 and current % 100 == 0 and value < 100) or (
        current % 10 == 0 and 20 <= current % 100 <= 90 and 0 < value < 10
    )
