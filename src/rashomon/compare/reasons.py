"""Why a difference has its grade: one clause for a reader, about the words themselves."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.spelling import FUNCTION_WORDS
from rashomon.compare.tokens import Token
from rashomon.model import Relation

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
    Relation.UNCLEAR: "too little around it is the same to call it a changed word",
}


def reason(old: Sequence[Token], new: Sequence[Token], grade: Relation) -> str:
    """Say what a grade rests on, without a full stop.

    Args:
        old: The words of the fuller version; empty for an insertion.
        new: The words of the other; empty for a deletion.
        grade: The grade of the difference.
    """
    if grade is Relation.FUNCTION_WORD:
        return _small(old, new)
    if grade is Relation.INSERTION and any(t.bracketed for t in old) and not any(t.bracketed for t in new):
        return "the words in brackets stand in the fullest version alone"
    if grade is Relation.CONTENT_CHANGED:
        return _changed(old, new)
    return _PLAIN.get(grade, "")


def _small(old: Sequence[Token], new: Sequence[Token]) -> str:
    if not old or not new:
        return f"{_quoted(new or old)} carries no content of its own"
    return f"{_quoted(old)} and {_quoted(new)} are words of grammar"


def _changed(old: Sequence[Token], new: Sequence[Token]) -> str:
    one, other = ({t.text for t in side} for side in (old, new))
    if (one ^ other) & _NEGATIONS and bool(one & _NEGATIONS) != bool(other & _NEGATIONS):
        return "one version denies what the other says"
    if old and new and all(any(c.isdigit() for c in t.text) for t in (*old, *new)):
        return f"{_quoted(new)} is another figure than {_quoted(old)}"
    strengths = [_STRENGTH.get(side[0].text, 0) if len(side) == 1 else 0 for side in (old, new)]
    if all(strengths) and strengths[0] != strengths[1]:
        return f"{_quoted(new)} is {'stronger' if strengths[1] > strengths[0] else 'weaker'} than {_quoted(old)}"
    if (one | other) & _QUANTITIES and (one | other) - FUNCTION_WORDS <= _QUANTITIES:
        return f"{_quoted(new or old)} says how many or how much"
    if not old:
        return f"the fullest version has no {_quoted(new)} here"
    if not new:
        return f"{_quoted(old)} carries content, and nothing marks that it is left out"
    if len(old) == len(new) == 1:
        return f"{_quoted(new)} is another word than {_quoted(old)}, not a form of it"
    return f"{_quoted(new)} are other words than {_quoted(old)}"


def _quoted(side: Sequence[Token]) -> str:
    return "“" + " ".join(t.shown for t in side) + "”"
