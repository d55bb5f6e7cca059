"""What can be measured of a paragraph, without a decision on its role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.paragraphs import Paragraph
from rashomon.text.wording import (
    BREADCRUMB,
    BYLINE,
    CAPTION,
    DATE_LINE,
    END_OF_ARTICLE,
    FURNITURE,
    FURNITURE_INSIDE,
    STOP_WORDS,
    URL_ONLY,
)

__all__ = ["Features", "features", "plain"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_TERMINAL = re.compile(r"[.!?…。！？؟।:;][\"”’'»)\]*]*\Z|[.!?…,。！？][\"”’']\)?\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+[\"“‘'(]?[A-Z0-9]|[。！？؟।]")
_QUOTE = re.compile(r"[\"“”«»]|(?<!\w)[‘']\w")

#: Shorter sentences stand in menus too ("Already a member? Sign in.").
_PROSE_WORDS = 10
#: Longer paragraphs are not matched whole against the wording of furniture: those are lines, not paragraphs.
_LINE_LENGTH = 300
#: Furniture is not longer; of what is, only this much is searched for its wording.
_FURNITURE_LENGTH = 2_000


@dataclass(frozen=True, slots=True)
class Features:
    """One paragraph, measured.

    Attributes:
        plain: Its words, blanks single, lower case, without bullet mark: what repeats are found by.
        words: How many words; two characters of a script without blanks count as one.
        stop_words: How many of them are common English function words.
        capitals: How many of them begin with a capital letter.
        terminal: Whether it ends as sentences end.
        cut: Whether it ends in an ellipsis.
        colon: Whether it ends in a colon.
        sentences: How many sentences it seems to hold.
        quoted: Whether it holds a quotation mark.
        bullet: Whether it is a list item.
        indent: Blanks before it.
        furniture: Whether its wording is that of page furniture as a whole.
        furniture_inside: Whether it holds wording of page furniture.
        ends_article: Whether it is a heading after which pages go on to something else.
        caption, byline, date_line, url, breadcrumb: Whether its wording is that of one.
        seen: How often the same words stood in earlier paragraphs.
        total: How often they stand in the whole text.
        titled: Whether it is the title that came with the article.
    """

    plain: str
    words: int
    stop_words: int
    capitals: int
    terminal: bool
    cut: bool
    colon: bool
    sentences: int
    quoted: bool
    bullet: bool
    indent: int
    furniture: bool
    furniture_inside: bool
    ends_article: bool
    caption: bool
    byline: bool
    date_line: bool
    url: bool
    breadcrumb: bool
    seen: int
    total: int
    titled: bool

    @property
    def prose(self) -> bool:
        """Whether it is a sentence of some length: what reports are made of."""
        return self.sentence_like and self.words >= _PROSE_WORDS

    @property
    def sentence_like(self) -> bool:
        """Whether it reads as prose: ended like a sentence, or too long for anything else."""
        if self.words >= 25:
            return self.terminal or self.stop_words * 5 >= self.words
        # "Topics:" and "Written by:" are labels
        return self.terminal and self.words >= (5 if self.colon else 1)


def plain(words: str) -> str:
    """The form of a paragraph that repeats are compared in: blanks single, case folded, marks at the edges gone."""
    return " ".join(words.split()).casefold().strip(" -–—*•·|»›>")


def features(text: str, parts: Sequence[Paragraph], title: str | None = None) -> list[Features]:
    """Measure every paragraph of a text.

    Args:
        text: The text.
        parts: Its paragraphs.
        title: The headline that came beside the text, if one did.
    """
    contents = [" ".join(p.words.of(text).split()) if p.words else "" for p in parts]
    plains = [plain(c) for c in contents]
    total = Counter(plains)
    seen: Counter[str] = Counter()
    heading = plain(title or "")
    out = []
    for part, content, key in zip(parts, contents, plains, strict=True):
        out.append(_features(part, content, key, heading, seen[key], total[key]))
        seen[key] += 1
    return out


def _features(part: Paragraph, content: str, key: str, heading: str, seen: int, total: int) -> Features:
    words = _WORD.findall(content)
    unspaced = len(_UNSPACED.findall(content))
    short = content if len(content) <= _LINE_LENGTH else ""
    return Features(
        plain=key,
        words=max(len(words), unspaced // 2),
        stop_words=sum(1 for w in words if w.lower() in STOP_WORDS),
        capitals=sum(1 for w in words if w[0].isupper()),
        cut=content.endswith(("...", "…", "[…]")),
        colon=content.endswith(":"),
        terminal=bool(_TERMINAL.search(content[-6:])),
        sentences=len(_SENTENCE_END.findall(content)) + 1,
        quoted=bool(_QUOTE.search(content)),
        bullet=part.bullet,
        indent=part.indent,
        furniture=bool(short and FURNITURE.fullmatch(short)),
        furniture_inside=bool(FURNITURE_INSIDE.search(content[:_FURNITURE_LENGTH])),
        ends_article=bool(short and END_OF_ARTICLE.fullmatch(short)),
        caption=bool(CAPTION.search(content[:400])) or (len(content) > 400 and bool(CAPTION.search(content[-200:]))),
        byline=bool(short and len(words) <= 14 and BYLINE.fullmatch(short)),
        date_line=bool(short and DATE_LINE.fullmatch(short)),
        url=bool(short and URL_ONLY.fullmatch(short)),
        breadcrumb=bool(short and BREADCRUMB.fullmatch(short)),
        seen=seen,
        total=total,
        titled=bool(key and heading and _same_title(key, heading)),
    )


def _same_title(key: str, heading: str) -> bool:
    """Whether a line is the given title, or all but the outlet's name after it."""
    if key == heading:
        return True
    # fewer characters than this may begin a title by chance
    return len(key) >= 20 and heading.startswith(key) and len(key) * 2 >= len(heading)
