"""Acts of fiction, exercises and rehearsals: told, and by nobody as done."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.extract.acts import ancestors

__all__ = ["pretended"]

#: Works whose content is made up.
_WORKS = frozenset(
    {"film", "movie", "novel", "thriller", "drama", "episode", "sequel", "screenplay", "musical", "opera", "fiction"}
    | {"trailer", "comic", "plot", "storyline", "scene", "blockbuster", "videogame", "play", "series", "remake"}
)
#: What is done to be ready for an act.
_EXERCISES = frozenset(
    {"drill", "exercise", "simulation", "rehearsal", "scenario", "wargame", "re-enactment", "manoeuvre"}
)
_PRETENDS = frozenset(
    {"practise", "practice", "rehearse", "simulate", "imagine", "pretend", "re-enact", "reenact", "portray", "depict"}
    | {"dramatise", "dramatize", "mimic", "recreate"}
)
_SUPPOSED = frozenset({"supposed", "imaginary", "fictional", "fictitious", "mock", "simulated", "pretend", "virtual"})


def pretended(act: Token) -> bool:
    """Whether an act is one of a work of fiction or an exercise.

    An accident "during a drill" is none: the exercise must govern the act, or be where it is set ("in the film").

    Args:
        act: The verb or noun that tells it.
    """
    if _is_supposed(act):
        return True
    for head in ancestors(act):
        if head.lemma_.lower() in _PRETENDS | _EXERCISES or _is_supposed(head):
            return True
        if head.pos_ in ("VERB", "AUX") and any(_tells(c) for c in head.children):
            return True
    return any(_set_in(c) for c in act.children)


def _is_supposed(word: Token) -> bool:
    return any(c.lower_ in _SUPPOSED for c in word.children if c.dep_ in ("amod", "compound"))


def _tells(child: Token) -> bool:
    """Whether the subject of a verb is a work or an exercise, or it is set in a work."""
    subject = child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in _WORKS | _EXERCISES
    return subject or _set_in(child)


def _set_in(prep: Token) -> bool:
    return prep.lower_ == "in" and any(c.dep_ == "pobj" and c.lemma_.lower() in _WORKS for c in prep.children)
