"""What kind of difference it is when one version prints these words where another prints those."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.misspelling import misspelt
from rashomon.model import Relation
from rashomon.text.spelling import FUNCTION_WORDS, is_acronym_of, same_word
from rashomon.text.tokens import Token

__all__ = ["grade"]

#: Spoken and written forms of one thing: a transcriber's choice.
_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "till": ("until",),
}
#: What a contraction may stand for.
_CONTRACTED = {"'s": ("is", "has"), "'d": ("would", "had")}

_AUXILIARIES = frozenset(
    {
        "am",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "will",
        "would",
    }
)
#: Auxiliaries that make another tense of the verb beside them when they are put in or left out.
_PERFECT = frozenset({"has", "have", "had", "will", "would"})
_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "to",
        "from",
        "into",
        "onto",
        "upon",
        "about",
        "among",
        "toward",
        "before",
        "after",
        "until",
        "since",
        "during",
        "within",
        "through",
        "across",
        "along",
        "around",
        "near",
        "beside",
        "against",
        "behind",
        "under",
        "over",
        "above",
        "below",
        "between",
        "without",
        "up",
        "down",
        "off",
        "out",
    }
)
#: Small words that turn a sentence round when one stands for the other.
_OPPOSED = frozenset(
    frozenset(pair.split())
    for pair in (
        "to from",
        "into from",
        "for against",
        "with against",
        "with without",
        "before after",
        "by after",
        "until after",
        "until by",
        "since until",
        "before since",
        "in out",
        "on off",
        "up down",
        "over under",
        "above below",
        "above under",
        "over below",
        "within without",
    )
)
_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
#: "Should he leave" is "if he leaves".
_CONDITIONS = {"should", "if"}


def grade(old: Sequence[Token], new: Sequence[Token]) -> Relation:
    """Judge a difference of words.

    Args:
        old: The words of the fuller version; empty for an insertion.
        new: The words of the other; empty for a deletion. Not both are empty.
    """
    if any(t.hidden for t in (*old, *new)) and _masks(old, new):
        return Relation.MASKED
    if _bracketed(old, new):
        return Relation.INSERTION
    joined = ["".join(t.text.casefold() for t in side) for side in (old, new)]
    if joined[0] == joined[1] or _spoken_alike(old, new) or _misspelt(old, new):
        return Relation.FORM
    if _abbreviates(old, new) or _abbreviates(new, old):
        return Relation.EXPANSION
    if _turned(old, new):
        return Relation.CONTENT_CHANGED
    said, printed = ([t.text for t in side if t.content] for side in (old, new))
    if _readdressed(old, new):
        # "my name", "your name": as like as not a question and its answer
        return Relation.UNCLEAR
    if said == printed:
        return Relation.INFLECTION if _other_tense(old, new) else Relation.FUNCTION_WORD
    if len(said) == len(printed) and all(map(same_word, said, printed)):
        return Relation.INFLECTION
    if _other_preposition(old, new) or {*map(_only, (old, new))} == _CONDITIONS:
        return Relation.FUNCTION_WORD
    if {_only(old), _only(new)} == {"", "up"} and not (old and new):
        return Relation.FUNCTION_WORD  # "open the port", "open up the port"
    if sorted(said) == sorted(printed):
        # the same words in another order: certainly not others, perhaps not meant otherwise
        return Relation.UNCLEAR
    return Relation.CONTENT_CHANGED


def _only(side: Sequence[Token]) -> str:
    return side[0].text if len(side) == 1 else ""


def _misspelt(old: Sequence[Token], new: Sequence[Token]) -> bool:
    one, other = _only(old), _only(new)
    return bool(one and other) and not (old[0].alias or new[0].alias) and misspelt(one, other)


def _turned(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether a small word is replaced by its opposite ("to", "from")."""
    return frozenset({_only(old), _only(new)}) in _OPPOSED


def _readdressed(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether one speaks of the speaker and the other of whom he speaks to."""
    one, other = _only(old), _only(new)
    return (one in _FIRST and other in _SECOND) or (one in _SECOND and other in _FIRST)


def _other_preposition(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether one preposition stands for another that is not its opposite ("before the end", "by the end")."""
    return {_only(old), _only(new)} <= _PREPOSITIONS and not _turned(old, new)


def _other_tense(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether small words differ by the forms of auxiliary verbs alone ("is asking", "was asking"; "have paid")."""
    sides = [[_CONTRACTED.get(w, (w,))[0] for w in _spoken(side)] for side in (old, new)]
    one, other = ([w for w in side if w in _AUXILIARIES] for side in sides)
    rest = [[w for w in side if w not in _AUXILIARIES] for side in sides]
    if rest[0] != rest[1] or one == other:
        return False
    if len(one) == len(other):
        return all(map(same_word, one, other))
    return set(one) ^ set(other) <= _PERFECT


def _masks(old: Sequence[Token], new: Sequence[Token]) -> bool:
    if len(old) != len(new):
        # "[expletive]" may stand for more than one word
        return any(t.hidden and "expletive" in t.text for t in (*old, *new)) and len(old) + len(new) <= 4
    return all(a.text == b.text or _hides(a, b) or _hides(b, a) for a, b in zip(old, new, strict=True))


def _hides(mask: Token, word: Token) -> bool:
    if not mask.hidden:
        return False
    if "expletive" in mask.text:
        return True
    head = mask.text[: len(mask.text) - len(mask.text.lstrip("abcdefghijklmnopqrstuvwxyz"))]
    tail = mask.text[len(head) :].lstrip("*-–—@#$%&!")
    return word.text.startswith(head) and word.text.endswith(tail)


def _bracketed(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether all that differs is what one side marks as its own by brackets."""
    for one, other in ((old, new), (new, old)):
        if any(t.bracketed for t in one):
            plain = [t.text for t in one if not t.bracketed]
            rest = [t.text for t in other]
            # in place of a word ("he" → "[the mayor]"), or beside it
            if not plain or plain == rest:
                return len(rest) <= 4 or plain == rest
    return False


def _spoken(side: Sequence[Token]) -> list[str]:
    return [word for t in side for word in _SPOKEN.get(t.text, (t.text,))]


def _spoken_alike(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether the sides are the same words, contracted or as they are spoken."""
    one, other = _spoken(old), _spoken(new)
    return len(one) == len(other) and all(
        a == b or b in _CONTRACTED.get(a, ()) or a in _CONTRACTED.get(b, ()) for a, b in zip(one, other, strict=True)
    )


def _abbreviates(short: Sequence[Token], full: Sequence[Token]) -> bool:
    """Whether one side is the acronym of the other, or a name's other form, small words around them apart."""
    letters = [t for t in short if t.text not in FUNCTION_WORDS]
    names = [t for t in full if t.text not in FUNCTION_WORDS]
    if len(letters) != 1 or not names:
        return False
    if len(names) == 1:
        return letters[0].text == names[0].text and letters[0].alias
    return letters[0].capitals and is_acronym_of(letters[0].text, tuple(t.shown for t in _inner(full)))


def _inner(side: Sequence[Token]) -> Sequence[Token]:
    """Without the small words at the ends."""
    kept = [i for i, t in enumerate(side) if t.text not in FUNCTION_WORDS]
    return side[kept[0] : kept[-1] + 1]
