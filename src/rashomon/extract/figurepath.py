"""The way up the parse from a number to the verb of its clause: what a time beside them may bound."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.counted import CHANGE
from rashomon.extract.rates import FLOWS

__all__ = ["Path", "path_of"]

#: Steps up the parse from a number: beyond, a parse is more often wrong than deep.
_STEPS = 10
#: Nouns that stand for their amount: "the toll of 36 was reached on Friday" dates the 36, while what happens to a town
#: of 4,000 says nothing of the 4,000.
_AMOUNTS = (
    FLOWS
    | {"count", "figure", "fund", "level", "loan", "majority", "maximum", "minimum", "peak", "record"}
    | {
        "share",
        "size",
        "sum",
        "high",
        "low",
        "estimate",
        "portion",
        "proportion",
        "percentage",
    }
)
#: Nouns for acts: a time beside them dates what was done to the number behind their "of".
_ACTS = frozenset(
    {"abduction", "arrest", "closure", "collapse", "creation", "death", "delivery", "deployment", "destruction"}
    | {"detention", "evacuation", "execution", "killing", "kidnapping", "layoff", "loss", "murder", "purchase"}
    | {"release", "rescue", "sale", "shipment", "shooting", "theft", "withdrawal"}
)
_VERBS = ("VERB", "AUX")
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd"})
_COMPARES = frozenset({"than", "with", "to", "against", "versus"})
_COMPARED = frozenset({"compare", "compared", "up", "down", "more", "less", "fewer"})
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "its", "their", "my", "our", "both", "all"})


@dataclass(frozen=True, slots=True)
class Path:
    """What a number's phrase hangs on.

    Attributes:
        near: The number, the nouns and prepositions it stands with, and the verbs that describe those nouns.
        verbs: The verb of its clause and those that this one is part of, the nearest first; with each, whether it is
            only shared, so that what stands before it alone belongs to both.
        compared: Whether the number is only what another is compared with ("up from 29").
        suffers: Whether the phrase is the object of its verb, or the subject of a passive.
        definite: Whether the phrase means known ones ("the 12 councillors").
    """

    near: tuple[Token, ...]
    verbs: tuple[tuple[Token, bool], ...]
    compared: bool = False
    suffers: bool = False
    definite: bool = False


def path_of(tokens: TokenSpan) -> Path:
    """The way up from a number.

    Args:
        tokens: The tokens of the figure.
    """
    token = tokens.root
    near: list[Token] = [t for t in tokens if t.i != token.i] + [token]
    compared = False
    stopped = False
    for _ in range(_STEPS):
        head = token.head
        if head.i == token.i or token.pos_ in _VERBS or head.pos_ in _VERBS:
            break
        compared = compared or _compares(token, head)
        if token.dep_ == "pobj" and head.head.pos_ in ("NOUN", "PROPN") and not _through(head):
            near.append(head)
            if head.head.lemma_.lower() in _ACTS:
                near.append(head.head)
            stopped = True
            break
        token = head
        near.append(token)
    verbs = () if stopped else tuple(_verbs(token))
    phrase = [t for t in near if t.pos_ in ("NOUN", "PROPN", "NUM") and t.i >= tokens.start - 1]
    described = [c for t in phrase for c in t.rights if c.dep_ in ("acl", "relcl")]
    # such a clause may hang on a noun that the number itself hangs on: "a toll of 36 reported since Monday"
    return Path(
        tuple(dict.fromkeys((*near, *described))),
        verbs,
        compared or (bool(verbs) and _compares(token, token.head)),
        token.dep_ in _OBJECTS,
        any(c.lower_ in _DEFINITE for t in phrase for c in t.lefts),
    )


def _through(prep: Token) -> bool:
    """Whether what is said of a noun holds for the number behind its preposition."""
    return prep.lower_ == "of" and prep.head.lemma_.lower() in _AMOUNTS


def _compares(token: Token, head: Token) -> bool:
    """Whether a phrase is what another is compared with."""
    if token.dep_ == "prep" and token.lower_ == "from":
        return head.lemma_.lower() in CHANGE or head.lower_ in _COMPARED
    return token.dep_ == "prep" and token.lower_ in _COMPARES and head.lower_ in _COMPARED


def _verbs(token: Token) -> list[tuple[Token, bool]]:
    """The verb above a phrase, and the verbs whose adjuncts hold for it too."""
    verb = token if token.pos_ in _VERBS else token.head
    if verb.pos_ not in _VERBS:
        return []
    out = [(verb, False)]
    shared = False
    for _ in range(_STEPS):
        head = verb.head
        if head.i == verb.i or head.pos_ not in (*_VERBS, "ADP"):
            break
        if verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
            shared = True
        elif not (verb.dep_ in ("xcomp", "pcomp", "prep") or (verb.dep_ == "advcl" and _participle(verb))):
            break
        verb = head
        if verb.pos_ in _VERBS:
            out.append((verb, shared))
    # an adjunct at the end of joined verbs belongs to each: "killed 12 and wounded 30 on Friday"
    last = out[0][0]
    out += [(c, False) for c in last.rights if c.dep_ == "conj" and c.pos_ == "VERB" and not _own_subject(c)]
    return out


def _own_subject(verb: Token) -> bool:
    """Whether a joined verb has a subject of its own; not so a bare participle ("and 30 wounded in the attack")."""
    if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)


def _participle(verb: Token) -> bool:
    """Whether a clause is a bare participle, which tells of the same occasion ("…, killing 12")."""
    return verb.tag_ == "VBG" and not any(c.dep_ in ("mark", "prep", "advmod") and c.i < verb.i for c in verb.children)
