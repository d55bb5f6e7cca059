"""Edits of words that are far likelier made in one direction than in the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.group.frequencies import frequencies
from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import View
from rashomon.model import EditKind, Hint, HintKind
from rashomon.spans import Span
from rashomon.text.embedding import embeddings
from rashomon.text.spelling import FUNCTION_WORDS, is_acronym_of, same_word
from rashomon.text.tokens import Token

__all__ = ["breaks_articles", "prints_rarer_words", "spells_out_names"]

#: Articles of general news that a word is taken to stand in at least: counts of rarer words are not at hand.
_RARE = 3.0
#: Log odds for the logarithm of how many times as common one word is as the one in its place; the most that one change
#: says, and all of them together. A writer who swaps words so that a copy looks like none takes the rarer word more
#: often than not, but a single word says little.
_RARER, _ONE, _ALL = 0.3, 0.8, 4.0
#: Cosine of two words' embeddings from which they may stand for each other: four in five synonyms reach it, and one in
#: thirty of two words taken at random.
_ALIKE = 0.35
#: Sum below which the words are as common on both sides.
_LEAST = 0.25
#: Words that one change may have on a side.
_WORDS = 3
#: Log odds of "a" before a vowel, or "an" before none, where the other has the form that goes with its word.
_ARTICLE = 2.0
#: Log odds of a short name spelled out within a text that has named it before, or within somebody's words; for one
#: place and for several.
_SPELLED, _SPELLED_OFTEN = 1.4, 2.4
#: Places that one hint names and cites.
_NAMED = 3
_VOWELS = frozenset("aeiou")


class _Swap(NamedTuple):
    """Words of the source for which the copy has others; the higher the score, the rarer the copy's."""

    score: float
    source: Span
    copy: Span


def prints_rarer_words(view: View) -> Iterator[Hint]:
    """Say if the copy prints rarer words where single words differ within equal sentences."""
    swaps = list(_swaps(view))
    total = sum(swap.score for swap in swaps)
    if total < _LEAST:
        return
    telling = sorted((s for s in swaps if s.score > 0), key=lambda s: (-s.score, s.copy))[:_NAMED]
    citations = tuple(c for s in telling for c in view.cite(s.source, s.copy))
    shown = [(view.source.printed(s.source), view.copy.printed(s.copy)) for s in telling]
    if len(swaps) == 1:
        text = f"the other prints {shown[0][1]} where it has {shown[0][0]}, in an otherwise equal sentence"
    else:
        pairs = ", ".join(f"{copy} for {source}" for source, copy in shown)
        rarer = sum(s.score > 0 for s in swaps)
        text = (
            f"the other has the rarer words in {rarer} of the {len(swaps)} places where single words differ ({pairs})"
        )
    yield Hint(HintKind.EDIT, text, min(_ALL, total), citations, view.source.id)


def _swaps(view: View) -> Iterator[_Swap]:
    seen: set[tuple[str, str]] = set()
    for change in view.changes:
        if change.kind is not EditKind.SUBSTITUTED or change.source is None or change.copy is None:
            continue
        one, other = view.source.within(change.source), view.copy.within(change.copy)
        before, after = _commonness(one), _commonness(other)
        if before is None or after is None or _forms(one, other):
            continue
        words = " ".join(t.shown for t in one), " ".join(t.shown for t in other)
        if words in seen or not _alike(words):
            continue  # one choice, made once; or another thing told
        seen.add(words)
        score = _RARER * math.log(before / after)
        yield _Swap(max(-_ONE, min(_ONE, score)), change.source, change.copy)


def _alike(words: tuple[str, str]) -> bool:
    """Whether two words mean about the same."""
    one, other = embeddings(words)
    return float(one @ other) >= _ALIKE


def _commonness(side: Sequence[Token]) -> float | None:
    """In how many articles of general news the rarest of some words stands; ``None`` for names, numbers and phrases."""
    content = [t for t in side if t.text not in FUNCTION_WORDS]
    if not content or len(side) > _WORDS or any(t.proper or t.capitals or t.alias for t in content):
        return None
    if any(not t.shown.isalpha() or t.text[0].isdigit() for t in content):
        return None
    counts = frequencies().counts
    return min(max(_RARE, counts.get(t.shown, 0), counts.get(t.text, 0)) for t in content)


def _forms(one: Sequence[Token], other: Sequence[Token]) -> bool:
    return len(one) == len(other) and all(same_word(a.text, b.text) for a, b in zip(one, other, strict=True))


def breaks_articles(view: View) -> Iterator[Hint]:
    """Say if the copy has "a" before a vowel, or "an" before none, at a word for which the source has another."""
    for change in view.changes:
        if change.source is None or change.copy is None or change.kind is not EditKind.SUBSTITUTED:
            continue
        here, there = _article(view.copy, change.copy), _article(view.source, change.source)
        if here is not None and there is not None and not here[1] and there[1]:
            text = f"the other prints {view.copy.printed(here[0])}, it {view.source.printed(there[0])}"
            yield Hint(HintKind.EDIT, text, _ARTICLE, view.cite(there[0], here[0]), view.source.id)
            return


def _article(report: Report, span: Span) -> tuple[Span, bool] | None:
    """A changed word with the "a" or "an" before it, and whether the two go together by their letters."""
    tokens = report.within(Span(max(0, span.start - 4), span.end))
    for article, word in pairwise(tokens):
        if article.shown in ("a", "an") and word.span.start >= span.start and word.shown.isalpha():
            # "an hour", "a union", "an MP": the letter does not tell how these begin
            if word.shown[0] in "hu" or word.capitals or word.shown.startswith(("eu", "one", "once")):
                return None
            whole = Span(article.span.start, word.span.end)
            return whole, (article.shown == "an") == (word.shown[0] in _VOWELS)
    return None


def spells_out_names(view: View) -> Iterator[Hint]:
    """Say if the copy spells out short names amid its text or in somebody's words, where the source has them short."""
    found: list[tuple[Span, Span]] = []
    for change in view.changes:
        if change.source is None or change.copy is None or not _expands(view, change.source, change.copy):
            continue
        if _named_before(view.copy, change.copy) or view.copy.quoted(change.copy):
            found.append((change.source, change.copy))
    if not found:
        return
    source, copy = found[0]
    citations = tuple(c for pair in found[:_NAMED] for c in view.cite(*pair))
    where = "" if len(found) == 1 else f" in {len(found)} places"
    full, short = view.copy.printed(copy), view.source.printed(source)
    text = f"the other spells out {full} amid its text{where}, where it has {short}"
    yield Hint(HintKind.EDIT, text, _SPELLED if len(found) == 1 else _SPELLED_OFTEN, citations, view.source.id)


def _expands(view: View, short: Span, full: Span) -> bool:
    one = [t for t in view.source.within(short) if t.text not in FUNCTION_WORDS]
    other = [t for t in view.copy.within(full) if t.text not in FUNCTION_WORDS]
    if len(one) != 1 or not one[0].capitals or len(other) < 2:
        return False
    return is_acronym_of(one[0].shown, tuple(t.shown for t in other))


def _named_before(report: Report, span: Span) -> bool:
    """Whether the same words stand in the article before."""
    name = [t.text for t in report.within(span) if t.text not in FUNCTION_WORDS]
    earlier = [t.text for t in report.tokens if t.span.end <= span.start and t.text not in FUNCTION_WORDS]
    return any(earlier[at : at + len(name)] == name for at in range(len(earlier) - len(name) + 1))
