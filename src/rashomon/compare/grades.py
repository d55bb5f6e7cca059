"""What kind of difference it is when one version prints these words where another prints those."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.spelling import FUNCTION_WORDS, is_acronym_of, same_word
from rashomon.compare.tokens import Token
from rashomon.model import Relation

__all__ = ["grade"]

#: Spoken and written forms of one thing: a transcriber's choice.
_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "till": ("until",),
    "'s": ("is",),
    "has": ("is",),
    "'d": ("would",),
    "had": ("would",),
}


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
    if joined[0] == joined[1] or _spoken(old) == _spoken(new):
        return Relation.FORM
    if _abbreviates(old, new) or _abbreviates(new, old):
        return Relation.EXPANSION
    said, printed = ([t.text for t in side if t.content] for side in (old, new))
    if said == printed:
        return Relation.FUNCTION_WORD
    if len(said) == len(printed) and all(map(same_word, said, printed)):
        return Relation.INFLECTION
    if sorted(said) == sorted(printed):
        # the same words in another order: certainly not others, perhaps not meant otherwise
        return Relation.UNCLEAR
    return Relation.CONTENT_CHANGED


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
    tail = mask.text[len(head) :].lstrip("*-")
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
