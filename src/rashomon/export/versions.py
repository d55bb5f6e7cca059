"""An outlet's version of an utterance in parts: the words as the fullest version prints them, and those that differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.account.quotes import grade_name
from rashomon.model import Change, Member, Relation, Utterance
from rashomon.spans import Span

__all__ = ["Part", "fold", "fullest_parts", "is_marked", "version_parts"]

_GAP = re.compile(r"\s+")

#: Characters of a quotation that are shown whole: about five lines on a wide screen, ten on a telephone.
_LONG = 420
#: Characters of a longer one that are shown from its beginning, and on either side of words that differ.
_HEAD, _AROUND = 240, 70

#: Grades that set words apart from all others: what the speaker is given to have said is another thing.
_STRONG = frozenset({Relation.CONTENT_CHANGED, Relation.UNCLEAR})


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words of one version.

    Attributes:
        text: The words as this version prints them; empty where it leaves words out.
        instead: The words of the fullest version they stand for; empty where words are added.
        grade: What the difference is called; empty where there is none.
        why: What the grade rests on; may be empty.
        strong: Whether another word is certain or cannot be ruled out.
        differs: Whether these are words of the fullest version for which an outlet prints others.
        folded: Whether a long version is shown without this part at first.
    """

    text: str
    instead: str = ""
    grade: str = ""
    why: str = ""
    strong: bool = False
    differs: bool = False
    folded: bool = False

    @property
    def operation(self) -> str:
        """What a listener is told of a difference before its words: "inserted", "left out", "printed instead of"."""
        if not self.instead:
            return "inserted"
        return "printed instead of" if self.text else "left out"


def version_parts(text: str, utterance: Utterance, member: Member) -> tuple[Part, ...]:
    """A member's words in order, its changed words apart; other punctuation alone is not set apart.

    Args:
        text: The text of the member's article.
        utterance: The utterance the member belongs to.
        member: One of its versions.
    """
    changes = [
        c for c in utterance.changes if c.article == member.article and is_marked(c) and member.span.covers(c.at)
    ]
    out: list[Part] = []
    at = member.span.start
    for start, end, change in sorted(_placed(text, member, changes), key=lambda p: p[:2]):
        if start < at:
            continue
        out.append(Part(_line(text[at:start])))
        strong = change.grade in _STRONG
        out.append(Part(_line(text[start:end]), _line(change.old), grade_name(change), change.why, strong))
        at = end
    out.append(Part(_line(text[at : member.span.end])))
    return tuple(p for p in out if p.text or p.instead)


def fullest_parts(text: str, utterance: Utterance) -> tuple[Part, ...]:
    """The fullest version, with those of its words apart for which another outlet certainly prints others.

    Args:
        text: The text of its article.
        utterance: The utterance.
    """
    span = utterance.members[0].span
    changed = {c.was for c in utterance.changes if c.was and c.grade is Relation.CONTENT_CHANGED}
    out: list[Part] = []
    at = span.start
    for place in sorted(changed):
        if place.start < at:
            continue
        out += [Part(_line(text[at : place.start])), Part(_line(place.of(text)), differs=True)]
        at = place.end
    out.append(Part(_line(text[at : span.end])))
    return tuple(p for p in out if p.text)


def fold(parts: Sequence[Part]) -> tuple[Part, ...]:
    """A long version with the parts marked that can be left out at first: not its beginning, nor what differs."""
    if sum(len(p.text) + len(p.instead) for p in parts) <= _LONG:
        return tuple(parts)
    return tuple(_folded(parts))


def _folded(parts: Sequence[Part]) -> Iterator[Part]:
    shown = _HEAD  # characters that are still to be shown
    for index, part in enumerate(parts):
        if part.grade or part.differs:
            shown = _AROUND
            yield part
            continue
        last = index == len(parts) - 1
        low = _blank_after(part.text, shown)
        high = len(part.text) if last else _blank_before(part.text, len(part.text) - _AROUND)
        # a gap of a word or two hides more than it saves
        if high - low < _AROUND:
            yield part
        else:
            yield from _cut(part, low, high)
        shown = max(0, shown - len(part.text))


def _cut(part: Part, low: int, high: int) -> Iterator[Part]:
    pieces = ((part.text[:low], False), (part.text[low:high], True), (part.text[high:], False))
    yield from (replace(part, text=text, folded=folded) for text, folded in pieces if text)


def _blank_after(text: str, at: int) -> int:
    found = text.find(" ", max(0, at))
    return found + 1 if found >= 0 else len(text)


def _blank_before(text: str, at: int) -> int:
    return text.rfind(" ", 0, max(0, at)) + 1


def is_marked(change: Change) -> bool:
    """Whether a difference is shown: all but those of punctuation and case, and how runs are cut."""
    if change.grade is Relation.FORM:
        return _letters(change.old) != _letters(change.new)
    return change.grade not in (Relation.IDENTICAL, Relation.RUNS)


def _letters(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _placed(text: str, member: Member, changes: Iterable[Change]) -> Iterator[tuple[int, int, Change]]:
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
