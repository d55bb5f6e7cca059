"""Places as a sentence gives them: a village in a province, a town by its name, a capital named after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.actors import ACRONYM
from rashomon.extract.acts import ancestors
from rashomon.extract.actwords import ACT_NOUNS, PLACE_NOUNS
from rashomon.extract.parties import Parties
from rashomon.extract.scene import Scene
from rashomon.extract.triggers import Role, Trigger
from rashomon.model import IncidentType
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["place_chain", "places_of"]

#: Prepositions that say where.
_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "within", "across", "on", "off", "through"})
#: Prepositions that say where troops, aid or prisoners go or come from.
_TO = frozenset({"to", "into", "from", "toward", "towards"})
_MOVES = frozenset({IncidentType.MOBILISATION, IncidentType.RETREAT, IncidentType.AID, IncidentType.ABDUCTION})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: Where a place is expected, the model's "person" is an unknown village.
_MISREAD = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART", "ORG"})
_BODIES = frozenset({"congress", "parliament", "senate", "house", "cabinet", "court", "government", "army", "council"})
#: What a place has: before "of", they make a place of an unknown name.
_RULED = frozenset(
    {"mayor", "governor", "town", "city", "village", "province", "district", "capital", "outskirts", "centre", "center"}
    | {"north", "south", "east", "west", "suburb", "port", "region", "market", "square", "street", "heart", "edge"}
)
_OFFICE = frozenset(
    {"governor", "mayor", "head", "chief", "commander", "commission", "council", "councillor", "police", "judge"}
    | {"prosecutor", "deputy", "director", "leader", "engineer", "administrator", "officer", "official"}
)
#: Verbs after which "to" and "from" say where.
_GOES = frozenset(
    {"withdraw", "pull", "retreat", "send", "deploy", "deliver", "dispatch", "evacuate", "ship", "donate"}
)
_LANDS = frozenset({"hill", "island", "mountain", "highland"})
#: What is done with weapons to a place.
_HIT = frozenset({"shell", "bomb", "bombard", "pound", "storm"})
#: A place this many words before the act opens the sentence: it holds the places that follow.
_FAR = 12
#: A village, its district, its country: more is two places.
_DEPTH = 3


def places_of(scene: Scene, parties: Parties, taken: Sequence[Span]) -> tuple[tuple[Span, ...], str]:
    """Where an act was, the most specific place first, and on what ground.

    Args:
        scene: The act.
        parties: The names of the article.
        taken: Spans of time references, which are no places ("in May").
    """
    spans = _around(scene, parties, taken, scene.owns)
    if spans:
        return spans[:_DEPTH], "stated"
    office, scope = _office(scene, parties, taken), _scope(scene, parties, taken)
    if office:
        return (*office, *scope)[:_DEPTH], "where the victim held office"
    found = scope or _around(scene, parties, taken, scene.beside)
    return found[:_DEPTH], "stated" if found else ""


def _around(
    scene: Scene, parties: Parties, taken: Sequence[Span], belongs: Callable[[Token], bool]
) -> tuple[Span, ...]:
    """The places of the words that belong to an act, the most specific first."""
    inner: list[tuple[Span, ...]] = []
    fronted: list[tuple[Span, ...]] = []
    verb: Token | None = None
    for token in scene.sentence:
        where = token.dep_ == "pobj" and not _nested(token)
        where = where and (token.head.lower_ in _IN or (token.head.lower_ in _TO and _moves(scene)))
        sent = token.head.lower_ in _TO and scene.owns(token.head.head)  # "tents to the town"
        if not where or not (belongs(token) or scene.fronted(token) or sent):
            continue
        chain = place_chain(scene.passage, token, parties, taken)
        if scene.fronted(token) or token.i < scene.top.i - _FAR:
            fronted.append(chain)
            continue
        above = next((h for h in ancestors(token) if h.pos_ == "VERB"), None)
        if chain and verb is not None and above is not None and above.dep_ == "conj" and above != verb:
            continue  # what else was done, and where
        verb = verb or (above if chain else None)
        inner.append(chain)
    for trigger in scene.triggers:
        inner.extend(_named_by(scene.passage, trigger, parties, taken))
    return tuple(dict.fromkeys(s for chain in (*inner, *fronted) for s in chain))


def _moves(scene: Scene) -> bool:
    return any(t.type in _MOVES or t.token.lemma_.lower() in ("kidnap", "abduct") for t in scene.triggers)


def _nested(noun: Token) -> bool:
    """Whether a place stands inside another place's phrase, whose chain holds it already."""
    above = noun.head.head
    inside = above.dep_ == "pobj" and above.head.lower_ in _IN and above.pos_ in ("NOUN", "PROPN")
    return inside and above.lemma_.lower() not in ACT_NOUNS


def _named_by(
    passage: Passage, trigger: Trigger, parties: Parties, taken: Sequence[Span]
) -> Iterator[tuple[Span, ...]]:
    """Places that are not after "in": "the Karsu bombing", "rockets hit the town of Karsu"."""
    if trigger.victim is not None and trigger.role is Role.ACT:
        yield place_chain(passage, trigger.victim, parties, taken)
    if trigger.token.pos_ != "NOUN":
        return
    for child in trigger.token.children:
        name = parties.name(passage, child) if child.dep_ == "compound" else None
        if name and name.label in _PLACE_LABELS and not ACRONYM.fullmatch(child.text):
            yield (name.span,)


def _office(scene: Scene, parties: Parties, taken: Sequence[Span]) -> tuple[Span, ...]:
    """Where a killed office-holder served, for want of another place."""
    victims = [t.victim for t in scene.triggers if t.victim is not None and t.role is Role.KILL]
    for token in (t for victim in victims for t in victim.subtree if t.lemma_.lower() in _OFFICE):
        for child in token.children:
            noun: Token | None = child if child.dep_ == "poss" else None
            if child.dep_ == "prep" and child.lower_ in ("of", "for"):
                noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            found = place_chain(scene.passage, noun, parties, taken) if noun is not None else ()
            if found:
                return found
    return ()


def _scope(scene: Scene, parties: Parties, taken: Sequence[Span]) -> tuple[Span, ...]:
    """The place of what the act is one of: "few incidents in the valley, among them a bombing"."""
    for head in ancestors(scene.top):
        if head.lower_ not in ("including", "among"):
            continue
        for child in head.head.children:
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if child.dep_ == "prep" and child.lower_ in _IN and noun is not None:
                return place_chain(scene.passage, noun, parties, taken)
    return ()


def place_chain(passage: Passage, noun: Token, parties: Parties, taken: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The places that a noun names, itself first, then those that hold it.

    Args:
        passage: Where it stands.
        noun: The noun after "in", "at", "near".
        parties: The names of the article.
        taken: Spans of time references, which are no places ("in May").

    Returns:
        Empty if the noun names no place.
    """
    own = _own(passage, noun, parties, taken)
    out = [own] if own else []
    kind = noun.lemma_.lower() in PLACE_NOUNS or noun.lemma_.lower() == "capital"
    if not own and not kind and noun.pos_ != "NOUN":
        return ()
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "near", "at", "outside"):
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        elif child.dep_ in ("appos", "npadvmod") and child.pos_ == "PROPN":
            inner = child
        else:
            continue
        if inner is not None and inner.i > noun.i:
            nested = place_chain(passage, inner, parties, taken)
            # "a market in Karsu" is Karsu; "the mayor of Karsu" is no place
            out.extend(n for n in nested if own or kind or child.lower_ != "of" or noun.lemma_.lower() in _RULED)
    return tuple(out)


def _run(noun: Token) -> TokenSpan:
    """A name that no name was found for, with the capitalised words before it."""
    first = noun.i
    while first > noun.sent.start and noun.nbor(first - 1 - noun.i).dep_ == "compound" and noun.doc[first - 1].is_title:
        first -= 1
    return noun.doc[first : noun.i + 1]


def _own(passage: Passage, noun: Token, parties: Parties, taken: Sequence[Span]) -> Span | None:
    if any(passage.span(noun).overlaps(t) for t in taken):
        return None
    several = noun.tag_ == "NNS" and noun.lemma_.lower() not in _LANDS  # "US cities" is no place
    if noun.lemma_.lower() in PLACE_NOUNS and not several:
        named = [c for c in noun.lefts if c.dep_ in ("compound", "nmod", "poss", "amod") and c.pos_ == "PROPN"]
        if not named:
            return None
        first = min(c.left_edge.i for c in named)
        while noun.doc[first].pos_ != "PROPN":
            first += 1
        return passage.span(noun.doc[first : noun.i + 1])
    if noun.pos_ != "PROPN":
        return None
    name = parties.name(passage, noun)
    if name and name.label in _PLACE_LABELS:
        return name.span
    hit = noun.dep_ == "dobj" and noun.head.lemma_.lower() in _HIT and (name is None or name.label != "PERSON")
    if hit and (name is None or name.label in _MISREAD):
        return name.span if name else passage.span(noun)
    if noun.dep_ != "pobj" or noun.lower_ in _BODIES:
        return None
    goes = noun.head.lower_ in _TO and any(h.lemma_.lower() in _GOES for h in ancestors(noun))
    where = noun.head.lower_ in ("in", "near", "outside") or goes
    if where and name is not None and name.label == "NORP" and noun.tag_ == "NNP":
        return name.span  # an island or a land that the model takes for its people
    ruled = noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _RULED
    body = name is not None and name.label == "ORG" and (" " in name.entity or noun.text.isupper())
    if (where or ruled) and not body and (name is None or name.label in _MISREAD):
        return name.span if name else passage.span(_run(noun))
    return None
