"""Tokens for comparing: words in one normal form, each with the place where it stands in its article.

The article's text stays as it is. What two outlets may print differently without saying anything else (quotation marks,
case, blanks and their absence, dashes, mojibake, British and American spelling, contractions, short and long names) is
evened out here, on the side.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import ftfy

from rashomon.spans import Span
from rashomon.text.amounts import amounts
from rashomon.text.spelling import ABBREVIATIONS, FUNCTION_WORDS, fold

__all__ = ["ELLIPSIS", "Aliases", "Token", "words"]

# UTF-8 read as cp1252: the apostrophe and the quotation marks, then accented letters
_BAD_QUOTE = "â€[™˜œ\x9d\u009d]?"
_LETTER = r"(?:Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?!â€)[^\W\d_])"
_APOSTROPHE = r"(?:['’ʼ´`‘]|â€™)"
_CLITIC = rf"{_APOSTROPHE}(?i:s|re|ll|ve|m|d|t)(?![^\W_])"

#: An omission, as printed: "…", "...", ". . ." or the mojibake of the first, in brackets or not.
ELLIPSIS = r"…|â€¦|\.{2,}|\.(?: \.){2,}"

# Words that are hidden, wholly ("[expletive]", "@#$%") or but for their first and last letters: "f***ing", "b------",
# "f—ed". Of dashes only after what begins no other word: "do it—we must" hides nothing.
_HIDDEN = (
    r"[\[(](?:expletives?|profanity|obscenity|bleep(?:ed)?)(?: deleted| omitted)?[\])]"
    r"|[^\W\d_]{1,12}\*+[^\W\d_]*|[@#$%&*][@#$%&*!]{2,7}"
    r"|(?<![\w'’])(?i:[b-df-hj-np-tv-z]|sh|fu|bi|cu|mf)(?:-{2,12}|[–—]{1,6})(?i:[a-z]{0,3}|hole)(?![\w])"
    r"|(?<![\w'’])(?i:f)-(?i:ing|ed|in|er|ers|k|ck)(?!\w)"
)

_TOKEN = re.compile(
    rf"(?P<gap>{ELLIPSIS})"
    rf"|(?P<hidden>{_HIDDEN})"
    r"|(?P<short>\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?)"
    r"|(?P<number>\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th)(?![^\W_]))?)"
    rf"|(?P<word>(?:\[[^\W\d_]\])?{_LETTER}+(?:(?!{_CLITIC}){_APOSTROPHE}{_LETTER}+)*(?:\[[^\W\d_]{{1,3}}\])?)"
    rf"(?P<clitic>{_CLITIC})?"
    r"|(?P<sign>[$€£¥₹%&])"
    r"|(?P<end>[.!?])"
    r"|(?P<bracket>[\[\](){}])"
)
_CLITICS = {"re": "are", "ll": "will", "ve": "have", "m": "am", "t": "not", "s": "'s", "d": "'d"}
_NEGATED = {"wo": "will", "ca": "can", "sha": "shall"}
#: Pronouns that are names in capitals: the country is not "us".
_NAMES_TOO = frozenset({"us", "it", "who", "am", "as", "me", "is"})

#: Set phrases of several words for one.
_PHRASES: dict[tuple[str, ...], str] = {
    ("per", "cent"): "percent",
    ("kilometers", "per", "hour"): "kph",
    ("kilometers", "h"): "kph",
    ("kmh",): "kph",
    ("miles", "per", "hour"): "mph",
    ("united", "states"): "US",
    ("united", "states", "of", "america"): "US",
    ("usa",): "US",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
}

#: Characters of a text that is taken for a name.
_NAME = 80
_LONGEST_PHRASE = max(map(len, _PHRASES))

# Short forms whose dot ends no sentence.
_DOTTED = ABBREVIATIONS.keys() | {"mr", "mrs", "ms", "st"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in normal form, and what stands around it.

    Attributes:
        text: The normal form: folded spelling, or the key of an alias.
        span: Where it stands in the article's text.
        shown: The characters there, in lower case, without dots.
        gap: Whether an ellipsis stands before it.
        ends: Whether a sentence ends after it.
        bracketed: Whether it stands in brackets.
        hidden: Whether it hides a word (f***).
        alias: Whether it is a name that has other forms.
        capitals: Whether it is printed in capitals, as an acronym is.
        proper: Whether it begins with a capital within a sentence, as names do.
    """

    text: str
    span: Span
    shown: str
    gap: bool = False
    ends: bool = False
    bracketed: bool = False
    hidden: bool = False
    alias: bool = False
    capitals: bool = False
    proper: bool = False

    @property
    def content(self) -> bool:
        """Whether the word carries content."""
        return self.text not in FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Aliases:
    """Names with several forms, each form a run of token texts, to be read as one token.

    Attributes:
        keys: Run of token texts to the key it stands for.
        longest: Tokens of the longest run.
    """

    keys: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    longest: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "longest", max(map(len, self.keys), default=0))

    @classmethod
    def of(cls, groups: Iterable[tuple[str, Sequence[str]]]) -> Aliases:
        """Build from groups of forms.

        Args:
            groups: A key and its forms; a form that two groups share stands for neither.
        """
        keys: dict[tuple[str, ...], str | None] = {}
        for key, forms in groups:
            for form in forms:
                run = tuple(t.text for t in words(form))
                if run and not (len(run) == 1 and run[0] in FUNCTION_WORDS):
                    keys[run] = key if keys.get(run, key) == key else None
        return cls({run: key for run, key in sorted(keys.items()) if key is not None})


def words(text: str, span: Span | None = None, aliases: Aliases | None = None) -> tuple[Token, ...]:
    """The words of a stretch of text.

    Args:
        text: The article's text.
        span: The stretch; the whole text if not given.
        aliases: Names to read as one token each.
    """
    if span is None and aliases is None and len(text) <= _NAME:
        return _plain(text)
    start, end = (span.start, span.end) if span else (0, len(text))
    return _words(text, start, end, aliases)


@functools.lru_cache(maxsize=65_536)
def _plain(text: str) -> tuple[Token, ...]:
    """The same for a name, of which a story's articles use few, many times each."""
    return _words(text, 0, len(text), None)


def _words(text: str, start: int, end: int, aliases: Aliases | None) -> tuple[Token, ...]:
    closed = _brackets(text, start, end)
    out: list[Token] = []
    gap = False
    depth = 0
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "gap":
            gap = True
        elif kind == "bracket":
            if match.start() in closed:
                depth += 1 if match.group() in "[({" else -1
        elif kind == "end":
            if out and not (match.group() == "." and (out[-1].shown in _DOTTED or len(out[-1].shown) == 1)):
                out[-1] = replace(out[-1], ends=True)
        else:
            for text_form, piece, hidden in _forms(match):
                shown = piece.of(text).replace(".", "")
                proper = bool(out) and not out[-1].ends and shown[:1].isupper() and text_form not in FUNCTION_WORDS
                capitals = len(shown) > 1 and shown.isupper()
                inner = depth > 0 or shown.endswith("]")
                shown = shown.casefold()
                out.append(Token(text_form, piece, shown, gap, False, inner, hidden, capitals=capitals, proper=proper))
                gap = False
    return _joined(out, text, aliases)


def _brackets(text: str, start: int, end: int) -> set[int]:
    """Where brackets stand that have a partner within the stretch."""
    pairs = {"]": "[", ")": "(", "}": "{"}
    open_at: dict[str, list[int]] = {"[": [], "(": [], "{": []}
    closed = set()
    for match in re.finditer(r"[\[\](){}]", text[start:end]):
        mark, at = match.group(), match.start() + start
        if mark in open_at:
            open_at[mark].append(at)
        elif open_at[pairs[mark]]:
            closed |= {open_at[pairs[mark]].pop(), at}
    return closed


def _forms(match: re.Match[str]) -> Iterable[tuple[str, Span, bool]]:
    """Normal form, place and whether a word is hidden, of each token that one match holds."""
    whole = Span(match.start(), match.end())
    if match.group("hidden"):
        yield match.group().casefold(), whole, True
    elif match.group("short"):
        yield _short(match.group().replace(".", "")), whole, False
    elif match.group("number"):
        yield match.group().replace(",", ""), whole, False
    elif match.group("sign"):
        yield fold(match.group()), whole, False
    else:
        yield from _word(match)


def _short(letters: str) -> str:
    # the pronoun is not the country
    plain = fold(letters)
    return letters if letters.isupper() and plain in _NAMES_TOO else plain


def _word(match: re.Match[str]) -> Iterable[tuple[str, Span, bool]]:
    raw, start = match.group("word"), match.start()
    end = start + len(raw)
    clitic = match.group("clitic")
    if "Ã" in raw:
        raw = ftfy.fix_encoding(raw)
    plain = raw if raw.isalpha() else re.sub(r"[\[\]'’ʼ´`‘]|â€™", "", raw)
    last = clitic[-1:].casefold() if clitic and len(clitic) == 2 else (clitic or "")[-2:].casefold()
    last = last if last in _CLITICS else last[-1:]
    if last == "t":
        if plain in ("n", "N"):  # "do[es]n't"
            yield "not", Span(start, match.end()), False
            return
        if plain[-1:].casefold() == "n":
            plain, end = plain[:-1], end - 1
            plain = _NEGATED.get(plain.casefold(), plain)
        else:
            yield fold(plain + "t"), Span(start, match.end()), False
            return
    if plain.casefold() == "cannot":
        yield "can", Span(start, start + 3), False
        yield "not", Span(start + 3, end), False
    else:
        short = _short(plain) if len(plain) <= 6 else fold(plain)
        yield ABBREVIATIONS.get(short, short), Span(start, end), False
    if last:
        yield _CLITICS[last], Span(end, match.end()), False


def _joined(tokens: list[Token], text: str, aliases: Aliases | None) -> tuple[Token, ...]:
    """Set phrases and names of several words read as one token; shouting read as plain."""
    if sum(t.capitals for t in tokens) * 2 > len(tokens) > 3:
        tokens = [replace(t, text=fold(t.text), capitals=False) for t in tokens]
    tokens = _runs(amounts(tokens, text), text, _PHRASES, _LONGEST_PHRASE, names=False)
    # names after phrases: their own forms have been read with the phrases joined
    return tuple(_runs(tokens, text, aliases.keys, aliases.longest, names=True) if aliases else tokens)


def _runs(
    tokens: list[Token], text: str, keys: Mapping[tuple[str, ...], str], longest: int, names: bool
) -> list[Token]:
    """The tokens with each run that stands for one word read as that."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            key = keys.get(tuple(t.text for t in run))
            # a name does not reach over an omission or into a bracket
            if key and not any(t.gap or t.bracketed != run[0].bracketed for t in run[1:]):
                span = Span(run[0].span.start, run[-1].span.end)
                shown = " ".join(span.of(text).casefold().replace(".", "").split())
                out.append(replace(run[0], text=key, span=span, shown=shown, ends=run[-1].ends, alias=names))
                at += size
                break
        else:
            out.append(tokens[at])
            at += 1
    return out
