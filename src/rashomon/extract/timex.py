"""Time expressions in a parsed passage: TIMEX3 types and values, or forms that wait for the publication date.

Rules are patterns over the lower-case tokens of a passage, joined by one blank, so that line breaks and typographic
apostrophes do not matter. Where matches overlap, the longest stands. Boundaries follow TimeBank: no preposition, but
determiners, hedges and modifiers belong to the expression ("the previous two decades", "earlier this month").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from rashomon.extract import timeclock, timecounts, timedates, timefeasts, timequarters, timesets, timespans
from rashomon.extract.timerule import NUMERAL, Found, Match, Rule
from rashomon.model import TimeType

__all__ = ["find"]

_DIGIT = re.compile(r"\d")

#: In this order: of matches of one length, that of the first rule stands.
_RULES = (
    *timefeasts.RULES,
    *timequarters.RULES,
    *timecounts.RULES,
    *timeclock.RULES,
    *timedates.RULES,
    *timesets.RULES,
    *timespans.RULES,
)


def find(doc: Doc) -> tuple[Found, ...]:
    """Find the time expressions of a parsed passage, in order, none overlapping another."""
    index, words = [], []
    for i, token in enumerate(doc):
        lower = token.lower_
        if not lower.isspace():
            index.append(i)
            words.append(lower.replace("’", "'"))
    known = set(words)
    if any(map(_DIGIT.search, known)):
        known.add(NUMERAL)
    rules = [rule for rule in _RULES if not rule.cues.isdisjoint(known)]
    if not rules:
        return ()
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    text = " ".join(words)
    found = [f for rule in rules for f in _apply(rule, doc, index, starts, text) if not _age(doc, f)]
    return tuple(_longest(found))


def _apply(rule: Rule, doc: Doc, index: Sequence[int], starts: Sequence[int], text: str) -> Iterator[Found]:
    for match in rule.pattern.finditer(text):
        first = bisect_left(starts, match.start())
        last = bisect_left(starts, match.end()) - 1
        if found := rule.build(Match(match, doc, index[first], index[last])):
            yield found


def _longest(found: Iterable[Found]) -> list[Found]:
    """What stands where matches overlap: the longest, then the one whose rule comes first."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        span = range(one.first, one.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept, key=lambda f: f.first)


def _age(doc: Doc, found: Found) -> bool:
    """Whether a stretch is somebody's age ("52 years old", "a 6-year-old")."""
    if found.type is not TimeType.DURATION:
        return False
    after = [t.lower_ for t in doc[found.last + 1 : found.last + 3]]
    return after[:1] == ["old"] or after in (["-", "old"], ["of", "age"])
