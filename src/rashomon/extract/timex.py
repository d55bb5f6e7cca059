"""Time expressions in a parsed passage: TIMEX3 types and values, or forms that wait for the publication date.

Rules are patterns over the lower-case tokens of a passage, joined by one blank, so that line breaks and typographic
apostrophes do not matter. Where matches overlap, the longest stands. Boundaries follow TimeBank: no preposition, but
determiners, hedges and modifiers belong to the expression ("the previous two decades", "earlier this month").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from rashomon.extract import timedates, timespans
from rashomon.extract.timerule import Found, Match, Rule
from rashomon.model import TimeType

__all__ = ["find"]


def find(doc: Doc) -> tuple[Found, ...]:
    """Find the time expressions of a parsed passage, in order, none overlapping another."""
    index, starts, words, at = [], [], [], 0
    for token in doc:
        if not token.is_space:
            index.append(token.i)
            starts.append(at)
            words.append(token.lower_.replace("’", "'"))
            at += len(words[-1]) + 1
    text = " ".join(words)
    rules = (*timedates.RULES, *timespans.RULES)
    found = [f for rule in rules for f in _apply(rule, doc, index, starts, text) if not _age(doc, f)]
    return tuple(_longest(found))


def _apply(rule: Rule, doc: Doc, index: Sequence[int], starts: Sequence[int], text: str) -> Iterator[Found]:
    pattern, build = rule
    for match in pattern.finditer(text):
        first = bisect_left(starts, match.start())
        last = bisect_left(starts, match.end()) - 1
        if found := build(Match(match, doc, index[first], index[last])):
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
