"""An outlet's version of an utterance in parts: the words as the fullest version prints them, and those that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.account.quotes import MINOR, grade_name
from rashomon.model import Change, Member, Utterance
from rashomon.spans import Span

__all__ = ["Part", "version_parts"]

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of one version.

    Attributes:
        text: The words as this version prints them; empty where it leaves words out.
        instead: The words of the fullest version they stand for; empty where words are added.
        grade: What the difference is called; empty where there is none.
    """

    text: str
    instead: str = ""
    grade: str = ""


def version_parts(text: str, utterance: Utterance, member: Member) -> tuple[Part, ...]:
    """A member's words in order, its changed words apart; differences of form alone are not set apart.

    Args:
        text: The text of the member's article.
        utterance: The utterance the member belongs to.
        member: One of its versions.
    """
    changes = [
        c
        for c in utterance.changes
        if c.article == member.article and c.grade not in MINOR and member.span.covers(c.at)
    ]
    out: list[Part] = []
    at = member.span.start
    for start, end, change in sorted(_placed(text, member, changes), key=lambda p: p[:2]):
        if start < at:
            continue
        out.append(Part(_line(text[at:start])))
        out.append(Part(_line(text[start:end]), change.old, grade_name(change)))
        at = end
    out.append(Part(_line(text[at : member.span.end])))
    return tuple(p for p in out if p.text or p.instead)


def _placed(text: str, member: Member, changes: list[Change]) -> Iterator[tuple[int, int, Change]]:
    for change in changes:
        if change.new:
            yield change.at.start, change.at.end, change
        else:
            gap = _gap(text, member.span, change.at)
            yield gap, gap, change


def _gap(text: str, within: Span, around: Span) -> int:
    """Where words are left out: between the two words around the gap, or at the end of the version it stands at."""
    blank = _GAP.search(text, around.start, around.end)
    if blank:
        return blank.end()
    return around.start if around.start == within.start else around.end


def _line(words: str) -> str:
    return _GAP.sub(" ", words)
