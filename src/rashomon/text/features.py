"""What can be measured of each line of a page, without a decision on its role.

Characters are counted for the whole page at once, by class; words are looked up line by line. Only lines that stand
near prose are measured: a menu of three hundred entries far from any sentence needs no second look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import COUNTED, Floats, classes_of, counted, letters_alone
from rashomon.text.lexicon import (
    FIRST_PERSON,
    FUNCTION_WORDS,
    FURNITURE_TRIGGERS,
    FURNITURE_VOCABULARY,
    TOPIC_BITS,
    TOPIC_CODES,
    TOPICS,
)
from rashomon.text.paragraphs import Paragraph
from rashomon.text.wording import (
    BREADCRUMB,
    BYLINE,
    CAPTION,
    DATE_LINE,
    END_OF_ARTICLE,
    FURNITURE,
    FURNITURE_INSIDE,
)

__all__ = ["COLUMNS", "Floats", "Measured", "features", "plain"]

#: Words from which on a line may be prose, and the lines around such a one that are measured: reports with longer lists
#: of shorter lines than this are rarer than menus.
_NEAR_WORDS, _NEAR_LINES = 10, 12
#: Shorter sentences stand in menus too ("Already a member? Sign in.").
_PROSE_WORDS = 10
#: From this length on a paragraph is prose without a full stop, if enough of its words are function words.
_LONG_PROSE, _PROSE_SHARE = 25, 0.2
#: A text in a script without blanks has no words to count function words among; this is a usual share in prose.
_USUAL_SHARE = 0.4
#: Beyond these a count says nothing more.
_MOST_WORDS, _MOST_LINES, _MOST_INDENT = 150, 600, 60
#: Furniture has no more words, bylines and date lines, and headings after which pages go on to something else.
_FURNITURE_WORDS, _SIGNATURE_WORDS, _HEADING_WORDS = 40, 16, 10
_PHOTO = TOPIC_BITS * list(TOPICS).index("photo")
_TOPIC_MASK = (1 << TOPIC_BITS) - 1
_TOPIC_WORDS = frozenset(TOPIC_CODES)
# captions and calls to subscribe are no longer, and more words would overflow the bits of a topic
_FEW_WORDS = 60
_NO_WORDS: frozenset[str] = frozenset()

_WORD = re.compile(r"[^\W_]+")
_MONTH_NAMES = """
    jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov
    november dec december
    """
_MONTHS = frozenset(_MONTH_NAMES.split())
_YEARS = frozenset(map(str, range(1990, 2100)))
_CLOCK = re.compile(r"\d:\d\d")
# words of which every byline holds one
_SIGNATURES = frozenset(
    {"by", "written", "reported", "reporting", "story", "text", "author", "posted", "published", "from"}
)
_ENDS, _CLOSING = ".!?…。！？؟।:;", "\"”’'»)]*"

# the names of the columns, in their order
_FLAGS = (
    "terminal",
    "cut",
    "colon",
    "asks",
    "lower",
    "bullet",
    "address",
    "personal",
    "dated",
    "furniture",
    "inside",
    "ends",
    "byline",
    "date_line",
    "breadcrumb",
    "caption",
)
_READ = ("function_words", "indent", "blank", "seen", "title_found", "titled", *TOPICS, *_FLAGS)
_DERIVED = (*(f"{topic}_share" for topic in TOPICS), "total", "place", "offset", "lines", "prose")
#: What the columns of the table hold, in their order.
COLUMNS = (*COUNTED, *_READ, *_DERIVED)


_Numbers = npt.NDArray[np.floating[Any]] | npt.NDArray[np.int64]


class _Line(NamedTuple):
    content: str
    key: str
    words: list[str]
    seen: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of a page that stand near prose, measured.

    Attributes:
        of: For each of them, which paragraph of the text it is.
        contents: Their words, blanks single, without bullet marks.
        keys: The same, the form that repeats are compared in.
        table: Lines by `COLUMNS`; shares and counts.
        repeats: The paragraphs, near prose or not, whose words stood in an earlier one.
    """

    of: tuple[int, ...]
    contents: tuple[str, ...]
    keys: tuple[str, ...]
    table: Floats
    repeats: frozenset[int]

    def column(self, name: str) -> Floats:
        """One column of the table."""
        return self.table[:, COLUMNS.index(name)]


def plain(words: str) -> str:
    """The form of a line that repeats are compared in: blanks single, case folded, marks at the edges gone."""
    return _key(" ".join(words.split()))


def _key(content: str) -> str:
    return content.casefold().strip(" -–—*•·|»›>")


def features(text: str, parts: Sequence[Paragraph], title: str | None = None, *, everywhere: bool = False) -> Measured:
    """Measure the lines of a page that stand near prose; all of them, where there is none.

    Args:
        text: The text.
        parts: Its paragraphs; those without words are passed over.
        title: The headline that came beside the text, if one did.
        everywhere: Whether to measure every line in any case.
    """
    printed = [i for i, p in enumerate(parts) if p.words]
    spans = np.array([(p.words.start, p.words.end) for p in parts if p.words], np.int64).reshape(-1, 2)
    if not printed:
        return Measured((), (), (), np.zeros((0, len(COLUMNS)), np.float32), frozenset())
    classes = classes_of(text)
    counts = counted(classes, spans)
    near = np.ones(len(printed), bool) if everywhere else _near(counts["words"])
    places = np.flatnonzero(near)
    every = [" ".join(text[start:end].split()) for start, end in spans.tolist()]
    keys = [_key(content) for content in every]
    columns: dict[str, _Numbers] = {name: values[near] for name, values in counts.items()}
    chosen = [parts[printed[k]] for k in places]
    seen = _seen(keys)
    letters = letters_alone(text, classes)
    lines = [
        _Line(every[k], keys[k], letters[start:end].casefold().split(), seen[k])
        for k, (start, end) in zip(places.tolist(), spans[near].tolist(), strict=True)
    ]
    columns.update(_read(text, chosen, lines, columns["numbers"], title or ""))
    total = Counter(keys)
    columns["total"] = np.array([total[keys[k]] for k in places], np.float32)
    columns["place"] = places / len(printed)
    columns["offset"] = spans[near, 0] / len(text)
    columns["lines"] = np.full(len(places), min(len(printed), _MOST_LINES))
    _share(columns)
    table = np.empty((len(places), len(COLUMNS)), np.float32)
    for index, name in enumerate(COLUMNS):
        table[:, index] = columns[name]
    return Measured(
        tuple(printed[k] for k in places),
        tuple(line.content for line in lines),
        tuple(line.key for line in lines),
        table,
        frozenset(index for index, before in zip(printed, seen, strict=True) if before),
    )


def _near(words: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which lines have a long one close by."""
    long = words >= _NEAR_WORDS
    if not long.any():
        return np.ones(len(words), bool)
    reach = np.convolve(long, np.ones(2 * _NEAR_LINES + 1))[_NEAR_LINES : _NEAR_LINES + len(words)]
    near: npt.NDArray[np.bool_] = reach > 0.5
    return near


def _seen(keys: Sequence[str]) -> list[int]:
    """How often the words of each line stood before."""
    counts: Counter[str] = Counter()
    seen = []
    for key in keys:
        seen.append(counts[key])
        counts[key] += 1
    return seen


def _read(
    text: str, parts: Sequence[Paragraph], lines: Sequence[_Line], numbers: _Numbers, title: str
) -> dict[str, _Numbers]:
    """What only reading each line gives."""
    heading = {w for w in _WORD.findall(title.casefold()) if len(w) > 1} - FUNCTION_WORDS
    rows = []
    for part, line, any_digit in zip(parts, lines, (numbers > 0).tolist(), strict=True):
        few = len(line.words) <= _FEW_WORDS
        every = set(line.words) if few else _NO_WORDS
        common = heading & every
        topics = sum([TOPIC_CODES[w] for w in every & _TOPIC_WORDS])
        end = part.words.end if part.words else part.span.end
        rows.append(
            (
                sum(map(FUNCTION_WORDS.__contains__, line.words)),
                topics,
                _flags(part, line, every, any_digit, topics >> _PHOTO & _TOPIC_MASK),
                min(part.indent, _MOST_INDENT),
                min(text.count("\n", end, part.span.end), 4),
                min(line.seen, 3),
                len(common),
                sum([w in common for w in line.words]) if common else 0,
            )
        )
    table = np.array(rows, np.int64)
    columns: dict[str, _Numbers] = dict(
        zip(
            ("function_words", "indent", "blank", "seen", "title_found", "titled"),
            table[:, [0, 3, 4, 5, 6, 7]].T,
            strict=True,
        )
    )
    columns["title_found"] = columns["title_found"] / max(1, len(heading))
    for place, topic in enumerate(TOPICS):
        columns[topic] = table[:, 1] >> (place * TOPIC_BITS) & _TOPIC_MASK
    for place, flag in enumerate(_FLAGS):
        columns[flag] = table[:, 2] >> place & 1
    return columns


def _flags(part: Paragraph, line: _Line, every: AbstractSet[str], any_digit: bool, photo: int) -> int:
    """What holds of a line or does not, a bit each, in the order of `_FLAGS`."""
    content = line.content
    inner = content[-6:].rstrip(_CLOSING)
    last = content[-1]
    flags = (
        (inner != "" and (inner[-1] in _ENDS or (inner[-1] == "," and last != ",")))
        | (last == "…" or content.endswith(("...", "[…]"))) << 1
        | (last == ":") << 2
        | (last == "?") << 3
        | content[0].islower() << 4
        | part.bullet << 5
        | ("://" in content or "www." in content or "@" in content or ".com" in content) << 6
    )
    if not every:  # a long one
        return flags
    flags |= (not FIRST_PERSON.isdisjoint(every)) << 7
    if any_digit and (not _MONTHS.isdisjoint(every) or any(map(_YEARS.__contains__, every)) or _CLOCK.search(content)):
        flags |= 1 << 8
    return flags | _wording(line, every, any_digit, photo) << 9


def _wording(line: _Line, every: AbstractSet[str], any_digit: bool, photo: int) -> int:
    """Whether the wording of a line is that of furniture, a byline and so on, likewise.

    Words that each pattern needs are looked for first: most lines need not be matched against most patterns.
    """
    content, n = line.content, len(line.words)
    flags = 0
    if any_digit or not FURNITURE_VOCABULARY.isdisjoint(every):
        if n <= _FURNITURE_WORDS:
            flags |= FURNITURE.fullmatch(content) is not None
        if n <= _HEADING_WORDS:
            flags |= (END_OF_ARTICLE.fullmatch(content) is not None) << 2
    if not FURNITURE_TRIGGERS.isdisjoint(every) or "@" in content:
        flags |= (FURNITURE_INSIDE.search(content) is not None) << 1
    if n <= _SIGNATURE_WORDS:
        if not _SIGNATURES.isdisjoint(every):
            flags |= (BYLINE.fullmatch(content) is not None) << 3
        if any_digit:
            flags |= (DATE_LINE.fullmatch(content) is not None) << 4
        if line.key.startswith("home") or ">" in content or "»" in content or "›" in content or "→" in content:
            flags |= (BREADCRUMB.fullmatch(content) is not None) << 5
    if photo or "/" in content or "©" in content:
        flags |= (CAPTION.search(content) is not None) << 6
    return flags


def _share(columns: dict[str, _Numbers]) -> None:
    """Counts that only mean something in relation to the length of the line."""
    words = columns["words"]
    per_word = np.maximum(words, 1)
    unspaced = columns["unspaced"] > 0
    columns["function_words"] = np.where(unspaced, _USUAL_SHARE, columns["function_words"] / per_word)
    columns["titled"] = columns["titled"] / per_word
    columns["total"] = np.minimum(columns["total"], 4)
    for topic in TOPICS:
        columns[f"{topic}_share"] = columns[topic] / per_word
    long = (words >= _LONG_PROSE) & (columns["function_words"] >= _PROSE_SHARE)
    columns["prose"] = ((words >= _PROSE_WORDS) & ((columns["terminal"] > 0) | long)).astype(np.float32)
    columns["words"] = np.minimum(words, _MOST_WORDS)
