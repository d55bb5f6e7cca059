"""Amounts as one word each: "$4bn", "£4 billion" and "four billion pounds" are spelled apart and say the same.

Works on the words of one stretch of text, after each has its normal form and before names are joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.spans import Span

if TYPE_CHECKING:
    from rashomon.text.tokens import Token

__all__ = ["SCALE_SIGNS", "amounts"]

_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
#: Short for a scale where it stands right after digits.
SCALE_SIGNS = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "cr": "crore",
}
_CURRENCIES = {
    "$": "$",
    "dollar": "$",
    "dollars": "$",
    "£": "£",
    "pound": "£",
    "pounds": "£",
    "€": "€",
    "euro": "€",
    "euros": "€",
    "¥": "¥",
    "yen": "¥",
    "₹": "₹",
    "rs": "₹",
    "rupee": "₹",
    "rupees": "₹",
}
#: Most digits that are read as an amount; longer ones are keys and patterns.
_DIGITS = 15


def amounts(tokens: Sequence[Token], text: str) -> list[Token]:
    """Join the words of each amount: its numerals, scale words and currency.

    The joined word's normal form is the value in digits, after the currency's sign if it has one ("$4000000000"). A
    scale word alone, a plural ("thousands") and a number beside another ("2019 40") stay as they are.

    Args:
        tokens: The words.
        text: The article's text, in which they stand.
    """
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        end, value = _amount(tokens, at, text)
        if value is None:
            out.append(tokens[at])
            at += 1
            continue
        sign = ""
        if out and _CURRENCIES.get(out[-1].text) == out[-1].text and _close(out[-1], tokens[at], text):
            sign = out.pop().text
            start = tokens[at - 1]
        elif out and out[-1].text == "rs" and _close(out[-1], tokens[at], text):
            start, sign = out.pop(), "₹"
        else:
            start = tokens[at]
            if end < len(tokens) and tokens[end].text in _CURRENCIES and _close(tokens[end - 1], tokens[end], text):
                sign = _CURRENCIES[tokens[end].text]
                end += 1
        out.append(_joined(tokens, start, end, sign + value, text))
        at = end
    return out


def _joined(tokens: Sequence[Token], start: Token, end: int, form: str, text: str) -> Token:
    last = tokens[end - 1]
    if start is last:
        return replace(start, text=form)
    span = Span(start.span.start, last.span.end)
    shown = " ".join(span.of(text).casefold().split())
    return replace(start, text=form, span=span, shown=shown, ends=last.ends, capitals=False)


def _amount(tokens: Sequence[Token], at: int, text: str) -> tuple[int, str | None]:
    """Where an amount that begins at a word ends, and its value in digits; no value if none begins there."""
    first = tokens[at]
    end = at + 1
    whole, part = _numeral(first.text)
    if whole is None:
        follows = end < len(tokens) and tokens[end].text in _SCALES and _close(first, tokens[end], text)
        if first.text not in ("a", "one") or not follows:
            return end, None
        whole, part = 1, ""
    if not part and _is_ten(first, whole) and end < len(tokens):
        unit, rest = (1, "") if tokens[end].text == "one" else _numeral(tokens[end].text)
        if unit is not None and not rest and 0 < unit < 10 and _close(first, tokens[end], text):
            whole, end = whole + unit, end + 1
    value = int(f"{whole}{part}")
    scale = 1
    while end < len(tokens) and len(str(value)) <= _DIGITS and (factor := _factor(tokens, at, end, text)):
        value, scale, end = value * factor, factor, end + 1
    if scale > 1 and not part:
        end, value = _added(tokens, end, value, scale, text)
    return end, _spelled(value, len(part))


def _is_ten(token: Token, value: int) -> bool:
    return 20 <= value < 100 and value % 10 == 0 and not token.shown[:1].isdigit()


def _factor(tokens: Sequence[Token], at: int, end: int, text: str) -> int | None:
    """What the word at `end` multiplies the number before it by; ``None`` if it is no scale."""
    before, token = tokens[end - 1], tokens[end]
    if not _close(before, token, text):
        return None
    if token.text in _SCALES:
        return _SCALES[token.text]
    if not before.shown[-1:].isdigit() or token.shown not in SCALE_SIGNS:
        return None
    glued = before.span.end == token.span.start
    # "5m" may be metres, but not where a currency stands before it
    priced = at > 0 and tokens[at - 1].text in _CURRENCIES
    fits = priced if token.shown in ("m", "b", "cr") else glued or token.shown != "k"
    return _SCALES[SCALE_SIGNS[token.shown]] if fits else None


def _added(tokens: Sequence[Token], end: int, value: int, scale: int, text: str) -> tuple[int, int]:
    """The rest of a number in words: "two hundred and fifty", "a thousand two hundred"."""
    at = end + (end < len(tokens) and tokens[end].text == "and")
    if at >= len(tokens) or not tokens[at].shown[:1].isalpha():
        return end, value
    if not all(_close(tokens[i - 1], tokens[i], text) for i in range(end, at + 1)):
        return end, value
    whole, part = _numeral(tokens[at].text)
    if whole is None or part:
        return end, value
    after, rest = _amount(tokens, at, text)
    number = int(rest) if rest and rest.isdecimal() else scale
    return (after, value + number) if number < scale else (end, value)


def _numeral(form: str) -> tuple[int | None, str]:
    """The whole part and the decimals of a numeral; no whole part if it is none."""
    whole, _, part = form.partition(".")
    if not (form.isascii() and whole.isdecimal() and len(form) <= _DIGITS) or (part and not part.isdecimal()):
        return None, ""
    # "007", "0800": a name
    return (None, "") if len(whole) > 1 and whole[0] == "0" else (int(whole), part)


def _spelled(value: int, decimals: int) -> str:
    shown = str(value)
    if not decimals:
        return shown
    shown = shown.rjust(decimals + 1, "0")
    # 3.50 is 3.5
    return f"{shown[:-decimals]}.{shown[-decimals:]}".rstrip("0").rstrip(".")


def _close(one: Token, other: Token, text: str) -> bool:
    """Whether nothing but a blank or a hyphen stands between two words."""
    between = text[one.span.end : other.span.start]
    return not other.gap and not one.ends and one.bracketed == other.bracketed and between.strip("- ‑\u00a0") == ""
