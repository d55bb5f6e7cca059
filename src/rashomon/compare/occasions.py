"""When and where something was said, as far as its sentence tells: two occasions make two utterances."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Analysis, Attribution, TimeType
from rashomon.spans import Span

__all__ = ["UNKNOWN", "Occasion", "Occasions", "apart"]

#: Days that reports of one utterance may differ by: it was evening here and morning there, or "on Sunday" is when the
#: report was written.
_SLACK = timedelta(days=1)

#: Kinds of setting that exclude each other. What fits any of them ("in a statement", "told reporters") is left out: one
#: outlet names the occasion, another the paper that was handed out there.
_SETTINGS = (
    ("post", r"\b(?:tweet(?:ed|s|ing)?|retweeted|twitter|facebook|instagram|tiktok|truth social|social media)\b"),
    (
        "court",
        r"\b(?:testif(?:ied|ying|ies)|testimony|in court|the (?:jury|trial)|under oath|(?:the )?witness stand)\b",
    ),
    ("rally", r"\b(?:rally|rallies|stump speech)\b"),
    ("debate", r"\bdebate\b"),
    ("parliament", r"\b(?:in parliament|on the (?:house|senate) floor|floor of the (?:house|senate)|the commons)\b"),
    ("letter", r"\b(?:in a letter|wrote in an? (?:letter|op-ed|essay|memo)|in an op-ed)\b"),
    ("broadcast", r"\b(?:broadcast|televised address|radio address)\b"),
)
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SETTINGS]
#: To whom alone it was said. Names of outlets are capitalised; "told reporters" is not matched.
_INTERVIEW = re.compile(
    r"\b(?:told|interview (?:with|on|by|for)|speaking (?:to|with)) (?:the )?"
    r"((?:[A-Z][\w’'&.-]*)(?: (?:of|and|the|[A-Z][\w’'&.-]*)){0,4})"
)
#: Characters on either side of the cue that are read for a setting.
_READ = 600


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of when and where something was said.

    Attributes:
        low: The first day it may have been; ``None`` if no day is given.
        high: The last.
        setting: The kind of setting; empty if none is told.
        audience: The words of the name of whom alone it was said to, folded; empty if nobody.
    """

    low: date | None = None
    high: date | None = None
    setting: str = ""
    audience: frozenset[str] = frozenset()


#: Nothing is known.
UNKNOWN = Occasion()


class Occasions:
    """The occasions of one article's attributions.

    Args:
        analysis: The article.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.article.text
        self._sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]
        self._quotes = sorted({q for a in analysis.attributions for q in a.quotes})
        self._quote_starts = [q.start for q in self._quotes]
        # the day on which something is said is told of the cue
        self._days = {
            t.act.span: (t.low, t.high)
            for t in analysis.times
            if t.type is TimeType.DATE and t.act is not None and t.low is not None and t.high is not None
        }

    def of(self, attribution: Attribution) -> Occasion:
        """When and where what is attributed was said."""
        low, high = next((self._days[c] for c in attribution.cue if c in self._days), (None, None))
        around = self._around((attribution.cue or attribution.content)[0])
        setting = next((kind for kind, pattern in _PATTERNS if pattern.search(around)), "")
        told = _INTERVIEW.search(around)
        audience = _name(told.group(1)) if told else frozenset()
        if low is None and not setting and not audience:
            return UNKNOWN
        return Occasion(low, high, setting, audience)

    def _around(self, span: Span) -> str:
        """The sentence around a place, without the words quoted in it."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self._sentences[at].end <= span.start:
            return ""
        start = max(self._sentences[at].start, span.start - _READ)
        end = min(self._sentences[at].end, span.end + _READ)
        parts = []
        index = max(0, bisect_right(self._quote_starts, start) - 1)
        for quote in self._quotes[index:]:
            if quote.start >= end:
                break
            if quote.end > start:
                parts.append(self._text[start : max(start, quote.start)])
                start = quote.end
        parts.append(self._text[start:end] if start < end else "")
        return " ".join(parts)


def _name(shown: str) -> frozenset[str]:
    """The words of a name and their initials, so that short and long forms have one in common."""
    parts = [w for w in re.findall(r"\w+", shown.casefold()) if w not in ("the", "of", "and", "s")]
    return frozenset({*parts, "".join(w[0] for w in parts)}) if parts else frozenset()


def apart(one: Iterable[Occasion], other: Iterable[Occasion]) -> bool:
    """Whether two sets of reports tell of different occasions: some differ, and none name the same day.

    Args:
        one: The occasions that reports of one wording give.
        other: Those of the other.
    """
    pairs = [(a, b) for a in one for b in other]
    return any(_differ(a, b) for a, b in pairs) and not any(_days_agree(a, b) for a, b in pairs)


def _differ(one: Occasion, other: Occasion) -> bool:
    if one.low and one.high and other.low and other.high:
        return one.low - other.high > _SLACK or other.low - one.high > _SLACK
    if one.setting and other.setting and one.setting != other.setting:
        return True
    return bool(one.audience and other.audience) and one.audience.isdisjoint(other.audience)


def _days_agree(one: Occasion, other: Occasion) -> bool:
    """Whether both give a day, and the same."""
    return one.low is not None and one.low == one.high == other.low == other.high
