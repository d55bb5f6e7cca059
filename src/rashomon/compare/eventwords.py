"""Words as they count when two tellings of an event are set against each other: names, things, and which of several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from rashomon.compare.countwords import kinds as noun_kinds

__all__ = ["NOBODY", "PRONOUNS", "SIDED", "SIDES", "WORD", "is_again", "name_stems", "ordinal", "stem", "thing_stems"]

#: A word, with its apostrophes and hyphens.
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: Letters of a word that must agree for two words to count as the same.
_STEM = 6

_PRONOUN_WORDS = """
    he her him i it its one she that them these they this those we which who you
    """
#: Subjects that stand for somebody named before.
PRONOUNS = frozenset(_PRONOUN_WORDS.split())

_NOBODY_WORDS = """
    analysts authorities both experts official officials others people reports several some source sources
    spokesman spokesperson spokeswoman two
    """
#: Heads of subjects that name nobody in particular: two articles' "officials" need not be the same.
NOBODY = PRONOUNS | frozenset(_NOBODY_WORDS.split())

# function words, words of time and words that every news text holds: they say nothing of what a sentence is about
_EMPTY_WORDS = """
    a about above according across after afternoon again against ago all almost already also although amid
    among an and another any april are around as at august autumn away back be because been before beginning
    behind being below beneath beside between beyond both but by can could dawn day days december despite did
    do does down during dusk each earlier early either else end enough even evening ever every fall february
    few for former friday from further had has have having he her here him his hour hours how however i if in
    including into is it its itself january july june just last late later least less like local m made make
    many march may meanwhile midnight might minute minutes monday month months more morning most much must my
    near nearly new next night no noon nor not november now october of off officials on once one only onto or
    other others our out over overnight own p part people per rather s said same saturday say says september
    shall she shortly should since so some soon spring start still such summer sunday t than that the their
    them then there these they this those though three through thursday time to today told tomorrow too toward
    towards tuesday two under until up upon very via was we wednesday week weekend weeks were what when where
    whether which while who whom whose why will winter with within without would year years yesterday yet you
    your
    """
# people of no particular kind, and what is in every report
_GENERAL_WORDS = """
    agency authorities authority chief city company country court government group head leader leaders man
    member members men minister national news officer officers official party person plan plans police
    president report reports source sources spokesman spokesperson spokeswoman state statement town woman
    women world
    """
# titles and bodies that begin with a capital and name nobody that the country does not say
_TITLE_WORDS = """
    assembly cabinet captain chancellor colonel congress council court dr foreign general government governor
    high house judge king mayor minister ministry mr mrs ms parliament pope president prime prince princess
    professor queen secretary senate senator sir supreme
    """
_EMPTY, _GENERAL, _TITLES = (frozenset(w.split()) for w in (_EMPTY_WORDS, _GENERAL_WORDS, _TITLE_WORDS))

_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first 1st inaugural maiden", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th",
         "eighth 8th", "ninth 9th", "tenth 10th"),
        1,
    )
    for word in words.split()
}  # fmt: skip

#: After an ordinal: the thing came before.
_IN_A_ROW = frozenset({"time", "year", "day", "night", "week", "month", "straight", "consecutive", "successive"})
_AGAIN = frozenset({"again", "another", "anew"})

#: Words that set an event off from its counterpart: those of one set exclude each other.
SIDES = (
    frozenset({"north", "northern", "northbound"}) | frozenset({"south", "southern", "southbound"})
    | frozenset({"east", "eastern", "eastbound"}) | frozenset({"west", "western", "westbound"}),
    frozenset({"upper", "lower"}),
    frozenset({"men", "women", "boys", "girls", "men's", "women's"}),
    frozenset({"outbound", "inbound"}),
    frozenset({"senior", "junior"}),
    frozenset({"presidential", "parliamentary", "legislative", "mayoral", "congressional"}),
    frozenset({"preliminary", "interim", "final"}),
    frozenset({"quarter-final", "semi-final", "final"}),
)  # fmt: skip

#: All of them.
SIDED = frozenset().union(*SIDES)


def stem(word: str) -> str:
    """The beginning of a word, lower case, by which it is compared."""
    return _plain(word)[:_STEM]


def ordinal(words: Sequence[tuple[str, int]], acting: Collection[int]) -> int:
    """Which of several the event is told to be: an ordinal before a word that tells it; 0 without one."""
    for at, (word, _) in enumerate(words):
        number = _ORDINALS.get(word.lower(), 0)
        follows = words[at + 1 : at + 3]
        if number and follows and follows[0][0].lower() not in _IN_A_ROW and any(s in acting for _, s in follows):
            return number
    return 0


def is_again(words: Sequence[str]) -> bool:
    """Whether the event is told as one more of its kind."""
    if _AGAIN.intersection(words):
        return True
    return any(
        (_ORDINALS.get(word, 0) > 1 and after in _IN_A_ROW) or (word in ("a", "yet") and _ORDINALS.get(after, 0) > 1)
        for word, after in pairwise(words)
    )


def name_stems(words: Sequence[str]) -> Iterator[str]:
    """Stems of the words of a name, without titles."""
    for word in words:
        plain = _plain(word)
        if len(plain) > 1 and plain not in _EMPTY and plain not in _TITLES:
            yield plain[:_STEM]


def thing_stems(words: Sequence[str]) -> Iterator[str]:
    """Stems of words that say what a telling is about; nouns of one kind are one ("ship", "vessel")."""
    for word in words:
        plain = _plain(word)
        if len(plain) < 3 or plain in _EMPTY or plain in _GENERAL or _ORDINALS.get(plain):
            continue
        single = plain.removesuffix("s")
        kinds = noun_kinds(plain, strength=False)[0] | noun_kinds(single, strength=False)[0]
        known = sorted(kinds - {plain, single, "people"})
        if known:
            yield from known
        else:
            yield single[:_STEM]


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
