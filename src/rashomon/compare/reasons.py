"""Why a difference has its grade: one clause for a reader, about the words themselves."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Relation
from rashomon.text.spelling import FUNCTION_WORDS
from rashomon.text.tokens import Token

__all__ = ["reason"]

_NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly"})
#: Words that say how certain, possible or binding something is; the greater, the stronger.
_STRENGTH = {"may": 1, "might": 1, "could": 1, "can": 2, "should": 3, "ought": 3, "would": 3, "will": 4, "must": 5}
_QUANTITIES = frozenset(
    {
        "all",
        "every",
        "each",
        "most",
        "many",
        "much",
        "more",
        "some",
        "several",
        "few",
        "fewer",
        "less",
        "half",
        "both",
        "any",
        "only",
    }
)

_PLAIN = {
    Relation.FORM: "the same words, spelled or punctuated otherwise",
    Relation.EXCERPT: "left out without an ellipsis",
    Relation.RUNS: "one run of words here, two there",
    Relation.INSERTION: "words in brackets are the outlet’s own",
    Relation.MASKED: "the word is hidden in one version",
    Relation.EXPANSION: "the same name or measure, short or in full",
    Relation.INFLECTION: "the same word in another tense or number",
    Relation.PARAPHRASE: "said in other words",
    Relation.UNCLEAR: "too little else is the same, or the words only stand in another place",
}


def reason(old: Sequence[Token], new: Sequence[Token], grade: Relation, printed: tuple[str, str]) -> str:
    """Say what a grade rests on, without a full stop.

    Args:
        old: The words of the fuller version; empty for an insertion.
        new: The words of the other; empty for a deletion.
        grade: The grade of the difference.
        printed: Both as they are printed.
    """
    one, other = (f"“{words}”" for words in printed)
    if grade is Relation.FUNCTION_WORD:
        shown = [words for words in printed if words]
        if len(shown) == 2:
            return f"{one} and {other} are words of grammar"
        return f"“{shown[0]}” adds no content of its own"
    if grade is Relation.INSERTION and any(t.bracketed for t in old) and not any(t.bracketed for t in new):
        return "the words in brackets stand in the fullest version alone"
    if grade is Relation.CONTENT_CHANGED:
        return _changed(old, new, one, other)
    return _PLAIN.get(grade, "")


def _changed(old: Sequence[Token], new: Sequence[Token], one: str, other: str) -> str:
    said, put = ({t.text for t in side} for side in (old, new))
    if bool(said & _NEGATIONS) != bool(put & _NEGATIONS):
        return "one version denies what the other says"
    if old and new and all(any(c.isdigit() for c in t.text) for t in (*old, *new)):
        return f"{other} is another figure than {one}"
    strengths = [_STRENGTH.get(side[0].text, 0) if len(side) == 1 else 0 for side in (old, new)]
    if all(strengths) and strengths[0] != strengths[1]:
        return f"{other} is {'stronger' if strengths[1] > strengths[0] else 'weaker'} than {one}"
    if (said | put) & _QUANTITIES and (said | put) - FUNCTION_WORDS <= _QUANTITIES:
        return f"{other if new else one} says how many or how much"
    if not old:
        return f"the fullest version does not have {other} here"
    if not new:
        return f"{one} is content, and nothing marks that it is left out"
    if len(old) == len(new) == 1:
        return f"{other} is another word than {one}, not a form of it"
    return f"{other} is worded otherwise than {one}"
