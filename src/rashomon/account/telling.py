"""What is told of somebody in indirect speech: said, only attributed, or the report's own narration.

A report attributes more than speech: thoughts, wishes, decisions, findings, and deeds that are done in words or beside
them. A reader who looks for what somebody said must not be given those for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from rashomon.compare.reported import fallen_out, holders, is_anothers, is_denied
from rashomon.model import Attribution, SpeechAct

__all__ = ["Telling", "telling", "within_another"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")

#: Words from which a content tells what was said ("the offer", "a new law" do not); a clause needs one less.
_FEWEST = 4
#: The same of a denial: "denied the charges" says it all.
_FEWEST_DENIED = 2

#: What shows a content to be a clause: a conjunction or an auxiliary.
_CLAUSE = frozenset(
    {"that", "whether", "if", "how", "why", "what", "is", "are", "was", "were", "has", "had", "do", "does", "did"}
    | {"will", "would", "shall", "should", "can", "could", "may", "might", "must", "cannot"}
)
#: Words of a cue that tell nothing of what is done: auxiliaries, adverbs of time and order, prepositions.
_LIGHT_WORDS = """
    a an the s as by of on in at to for with about against over up out be been being have who it himself herself itself
    themselves also later then again already once now first previously earlier just even often still never ever since
    not today yesterday monday tuesday wednesday thursday friday saturday sunday late early last this week month year
    morning evening night afternoon
    """
_LIGHT = _CLAUSE | frozenset(_LIGHT_WORDS.split())
#: Deeds that words only go with: who refuses to sign or refers to a law is told to do it, not to say it.
_DEED = re.compile(
    r"(?:refer|refus|declin|offer|plead|support|welcom|push|press(?:ed|es|ing)?\b|champion|promot|fac(?:e|ed|es|ing)\b)",
    re.IGNORECASE,
)


class Telling(Enum):
    """How an account takes what is told of somebody without quotation marks."""

    SAID = auto()
    ATTRIBUTED = auto()
    NARRATED = auto()


def telling(attribution: Attribution, text: str) -> Telling:
    """Whether something in indirect speech, or quoted in part, was said, is only attributed, or is narrated.

    Args:
        attribution: It.
        text: The article's text.
    """
    if is_anothers(attribution, text):
        return Telling.NARRATED
    if attribution.quotes:
        return Telling.SAID
    if attribution.act is None or fallen_out(attribution, text):
        return Telling.NARRATED
    content = [w.casefold() for span in attribution.content for w in _WORD.findall(span.of(text))]
    cue = [w.casefold() for span in attribution.cue for w in _WORD.findall(span.of(text))]
    denies = attribution.act is SpeechAct.DENY and any(is_denied(w) for w in cue)
    clause = not _CLAUSE.isdisjoint(content)
    if len(content) < (_FEWEST_DENIED if denies else _FEWEST - clause):
        return Telling.NARRATED
    if not attribution.act.spoken or any(_DEED.match(w) for w in cue):
        return Telling.ATTRIBUTED
    # "brought charges against some aides": the word of saying is not what is done
    laden = len([w for w in cue if w not in _LIGHT and not w.endswith("ly")]) > 1
    return Telling.NARRATED if laden and not clause else Telling.SAID


def within_another(found: Sequence[Attribution]) -> frozenset[Attribution]:
    """Those that stand within what a source who is known is said to say: that tells them with it."""
    return frozenset(found[inner] for inner, outer in holders(found).items() if found[outer].speaker is not None)
