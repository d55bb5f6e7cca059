"""The marks that quotations are made of, as they come: typographic, typed, and what damage has left of them.

Pages reach a reader with entities that were never decoded, with UTF-8 read as another coding, with backslashes of a
data format. Each such leftover is read as the mark it was; the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from rashomon.spans import Span

__all__ = ["Form", "Mark", "starts_with_opening", "text_marks"]


class Form(Enum):
    """What the shape of a mark says, whatever stands around it."""

    OPENING = "“"
    CLOSING = "”"
    DOUBLE = '"'  # opens or closes
    SINGLE_OPENING = "‘"
    SINGLE_CLOSING = "’"  # closes, or is an apostrophe
    SINGLE = "'"  # opens, closes or is an apostrophe

    @property
    def double(self) -> bool:
        """Whether it is a double mark, which no apostrophe looks like."""
        return self in _DOUBLE

    @property
    def may_open(self) -> bool:
        """Whether a single mark of this form can open a quotation."""
        return self in (Form.SINGLE_OPENING, Form.SINGLE)


_DOUBLE = frozenset({Form.OPENING, Form.CLOSING, Form.DOUBLE})

_PLAIN = re.compile(r"``|''|‘‘|’’|´´|\"\"|,,(?=\w)|[\"“”„‟«»″＂❝❞]|['‘’‚‛‹›`´＇❛❜]")
_FORMS = {
    **dict.fromkeys(("“", "„", "«", "``", "‘‘", ",,", "❝"), Form.OPENING),
    **dict.fromkeys(("”", "»", "’’", "❞"), Form.CLOSING),
    **dict.fromkeys(('"', '""', "''", "´´", "″", "＂", "‟"), Form.DOUBLE),
    **dict.fromkeys(("‘", "‚", "‛", "‹", "`", "❛"), Form.SINGLE_OPENING),
    **dict.fromkeys(("’", "›", "❜"), Form.SINGLE_CLOSING),
    **dict.fromkeys(("'", "´", "＇"), Form.SINGLE),
}

#: Marks by the names and numbers of HTML; 130 to 148 are their places in Windows-1252, which browsers accept as well.
_ENTITIES = {
    Form.OPENING: "ldquo bdquo laquo #8220 #8222 #171 #132 #147 #x201c #x201e",
    Form.CLOSING: "rdquo raquo #8221 #187 #148 #x201d",
    Form.DOUBLE: "quot #34 #x22",
    Form.SINGLE_OPENING: "lsquo sbquo lsaquo #8216 #8218 #130 #145 #x2018 #x201a",
    Form.SINGLE_CLOSING: "rsquo rsaquo #8217 #146 #x2019",
    Form.SINGLE: "apos #39 #039 #x27",
}
#: UTF-8 read as Windows-1252, as Latin-1, twice as Windows-1252, as Mac Roman; Windows-1252 read as Latin-1.
_DAMAGED = {
    Form.OPENING: (
        "â€œ",
        "â€ž",
        "â\x80\x9c",
        "â\x80\x9e",
        "Ã¢â‚¬Å“",
        "Ã¢â\x82¬Å\x93",
        "‚Äú",
        "‚Äû",
        "Â«",
        "\x93",
        "\x84",
    ),
    Form.CLOSING: ("â€\x9d", "â\x80\x9d", "Ã¢â‚¬Â\x9d", "Ã¢â‚¬\x9d", "‚Äù", "Â»", "\x94"),
    Form.SINGLE_OPENING: ("â€˜", "â\x80\x98", "Ã¢â‚¬Ëœ", "‚Äò", "\x91", "\x82"),
    Form.SINGLE_CLOSING: ("â€™", "â\x80\x99", "Ã¢â‚¬â„¢", "‚Äô", "\x92"),
}
#: A dash after the same damage ends in what looks like a mark.
_DASHES = ("Ã¢â‚¬â€œ", "Ã¢â‚¬â€\x9d", "â€“", "â€”", 'â€"', "‚Äì", "‚Äî")
#: The closing mark's last byte is undefined in Windows-1252, so it is often lost.
_CUT = r"â€(?=[\s.,;:!?)\]]|\Z)"
_REPLACED = "�"


def _leftovers() -> tuple[re.Pattern[str], dict[str, Form]]:
    forms: dict[str, Form] = {}
    for form, names in _ENTITIES.items():
        for name in names.split():
            forms[f"&{name};"] = forms[f"&amp;{name};"] = form
    for form, runs in _DAMAGED.items():
        forms |= dict.fromkeys(runs, form)
    forms |= {f"\\{mark}": _FORMS[mark] for mark in "\"'"}
    known = sorted([*forms, *_DASHES], key=lambda run: (-len(run), run))
    return re.compile("|".join([*map(re.escape, known), _CUT, _REPLACED, _PLAIN.pattern])), forms


_LEFTOVER, _LEFTOVER_FORMS = _leftovers()
#: What every leftover begins with; texts without any are read with the faster pattern.
_HINT = re.compile(r"[&\\\x82\x84\x91-\x94�]|â[€\x80]|Ã¢|‚Ä|Â[«»]")

#: Characters without a width, such as those that set the direction of writing.
_UNSEEN = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_BEFORE_OPEN = frozenset("([{<>—–-/…:*_|•" + _UNSEEN)
_AFTER_CLOSE = frozenset(",.;:!?)]}—–-…/<*_|" + _UNSEEN)
_NEVER_AFTER_OPEN = frozenset(",.;:!?)]}")
#: A word's dots ("...not") may follow an opening mark all the same.
_DOTS = re.compile(r"\.{2,}|…")
#: After an apostrophe they are a shortened word or a decade, not the start of a quotation.
_ELISION = re.compile(
    r"(?:\d\ds?\b|n\b|(?:tis|twas|twere|em|cause|cuz|til|till|bout|round|cos|s|nuff|fraid|neath|gainst|kay|sup)\b(?!['’]))",
    re.IGNORECASE,
)
#: Digits of a measure or an angle: 6'2", a 12" pipe; a year is none.
_MEASURE = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark where it stands.

    Attributes:
        start: Its first code point.
        end: The code point after its last.
        form: What its shape says.
        opens: Whether it opens a quotation by what stands around it.
        closes: Whether it closes one by what stands around it.
        measure: Whether it can be an inch, a foot, a minute or a second: it is typed straight behind a number.
        elision: Whether it is the apostrophe of a shortened word.
    """

    start: int
    end: int
    form: Form
    opens: bool
    closes: bool
    measure: bool = False
    elision: bool = False


def text_marks(text: str, spans: Sequence[Span]) -> Iterator[list[Mark]]:
    """The marks of each of some stretches of a text; values of attributes (``id="7"``) have none."""
    damaged = _HINT.search(text) is not None
    pattern = _LEFTOVER if damaged else _PLAIN
    for span in spans:
        yield _without_attributes(text, [m for m in _marks(text, span, pattern) if m is not None])


def starts_with_opening(text: str, span: Span) -> bool:
    """Whether a stretch of text starts with a mark that opens a quotation."""
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    match = _LEFTOVER.match(text, start, span.end)
    form = _form(match.group()) if match else None
    if match is None or form in (None, Form.CLOSING, Form.SINGLE_CLOSING):
        return False
    return not (form is Form.SINGLE and _ELISION.match(text, match.end(), min(span.end, match.end() + 8)))


def _form(run: str) -> Form | None:
    form = _FORMS.get(run) or _LEFTOVER_FORMS.get(run)
    if form is not None:
        return form
    if run == "â€":
        return Form.CLOSING
    return Form.DOUBLE if run == _REPLACED else None


def _marks(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Mark | None]:
    matches = list(pattern.finditer(text, span.start, span.end))
    for i, match in enumerate(matches):
        form = _form(match.group())
        if form is None:
            continue
        start, end = match.span()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        # a mark beside a mark says nothing: it may open, close or be nested
        beside = i > 0 and matches[i - 1].end() == start
        followed = i + 1 < len(matches) and matches[i + 1].start() == end
        opens = beside or before.isspace() or before in _BEFORE_OPEN
        opens = opens and not after.isspace()
        opens = opens and (followed or after not in _NEVER_AFTER_OPEN or bool(_DOTS.match(text, end, span.end)))
        closes = (beside or not before.isspace()) and (followed or after.isspace() or after in _AFTER_CLOSE)
        if match.group() == _REPLACED and opens == closes:
            continue  # any character may have been lost there
        if match.group() == '""' and not beside and before in ".,?!" and after.isupper():
            # one quotation ends and the next begins, without a blank
            yield Mark(start, start + 1, form, opens=False, closes=True)
            yield Mark(start + 1, end, form, opens=True, closes=False)
            continue
        straight = form in (Form.DOUBLE, Form.SINGLE) or match.group() in "’”"
        elision = not form.double and opens and _ELISION.match(text, end, min(span.end, end + 8)) is not None
        yield Mark(start, end, form, opens, closes, straight and _measured(text, span.start, start), elision)


def _measured(text: str, low: int, at: int) -> bool:
    digits = at
    while digits > low and text[digits - 1].isdecimal() and at - digits <= _MEASURE:
        digits -= 1
    if not 0 < at - digits <= _MEASURE:
        return False
    return digits == low or not (text[digits - 1].isalpha() or text[digits - 1] in "$€£")


def _without_attributes(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without those of leftover markup: ``<a href="…">``, and the end of a value begun further up."""
    if not any(_is_attribute(text, m) or text[m.end : m.end + 1] == ">" for m in marks):
        return marks
    last = {text[m.start : m.end]: i for i, m in enumerate(marks)}
    out: list[Mark] = []
    closing = ""
    for i, mark in enumerate(marks):
        run = text[mark.start : mark.end]
        if closing:
            closing = "" if run == closing else closing
        elif _is_attribute(text, mark):
            closing = run if last[run] > i else ""
        elif text[mark.end : mark.end + 1] != ">":
            out.append(mark)
    return out


def _is_attribute(text: str, mark: Mark) -> bool:
    return mark.start > 1 and text[mark.start - 1] == "=" and text[mark.start - 2].isalnum()
