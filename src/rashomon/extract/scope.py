"""Which ones a figure counts: the words around the counted noun that narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from rashomon.extract.counted import NEAR, Counted
from rashomon.extract.fates import CASUALTY, STATES, asserted, fate
from rashomon.extract.subjects import sentence_start
from rashomon.model import Scope

__all__ = ["content_words", "scope"]

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "across", "outside", "inside", "around", "throughout", "within", "on"}
    | {"off", "over", "along"}
)
#: Those after which a name is a place even if nothing else says so.
_SURE_PREPOSITIONS = frozenset({"in", "near", "outside", "across", "throughout", "around"})
#: Verbs that put their object at a place with "to".
_MOVING = frozenset({"send", "deploy", "dispatch", "transfer", "bring", "fly", "move", "rush"})
_PLACE_NOUNS = frozenset(
    {"district", "province", "region", "village", "city", "town", "area", "country", "county", "state"}
    | {"capital", "island", "valley", "border", "neighbourhood", "neighborhood", "suburb", "camp"}
    | {"prison", "hospital", "school", "mosque", "church", "market", "airport", "station", "port", "base"}
    | {"street", "square", "hotel", "building", "factory", "plant", "mine", "stadium", "river", "sea"}
    | {"coast", "continent", "world", "delta", "desert", "peninsula", "gulf", "strait"}
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: Names that "in" and "at" put nothing at; others may be places that the name finder does not know.
_NO_PLACES = frozenset({"DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "PRODUCT", "PERCENT", "MONEY"})
_NAMES = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "PERSON", "EVENT", "PRODUCT"})
#: Verbs whose subject has or sends what their object is; the subjects of other verbs are left alone.
_HAVING = frozenset(
    {"have", "keep", "maintain", "hold", "own", "operate", "deploy", "station", "withdraw", "pull"}
    | {"send", "contribute", "lose", "reduce", "cut", "bring", "commit", "base", "command", "muster"}
    | {"field", "retain", "employ", "recruit", "remove", "add", "shed", "raise", "increase"}
    | {"expand", "boost", "offer"}
)
#: Steps up the parse to a verb that says where, or of whom: deeper ones are lists and misparses.
_STEPS = 16
#: Tokens after the noun within which "including" belongs to it.
_INCLUDING = 7
_NOT_WORDS = frozenset({"NUM", "PUNCT", "DET", "SYM", "PRON"})
#: Verbs whose place is where somebody speaks.
_SAYING = frozenset({"say", "tell", "add", "report", "announce", "state", "speak", "write", "quote", "call"})
_EMPTY = frozenset(
    {"other", "another", "more", "further", "additional", "total", "such", "same", "only", "just"}
    | {"some", "many", "several", "own", "few"}
)


def scope(found: Counted, number: tuple[int, int]) -> Scope:
    """Read which ones are counted.

    Args:
        found: What is counted.
        number: First and last token of the number with its unit.
    """
    anchor = found.anchor
    noun = found.noun
    done, does = fate(anchor)
    counts_more = noun is not None and any(
        c.dep_ == "nummod" and not number[0] <= c.i <= number[1] for c in noun.children
    )
    if noun is not None and noun is not anchor and not (done or does or counts_more):
        done, does = fate(noun)
    which = _unique(_which(noun, number, found.since)) if noun is not None else ()
    if found.since and not (done or does):
        done = (noun.doc[found.since - 1].lemma_.lower(),) if noun is not None else ()
    return Scope(
        which,
        _unique(_owner(noun if noun is not None else anchor)),
        _unique(_places(anchor, noun, suffered=bool(CASUALTY & {*done, *does}))),
        done,
        does,
        found.strength,
        found.part,
        _including(anchor.doc, max(anchor.i, number[1], noun.i if noun is not None else 0)),
        asserted(anchor),
    )


def content_words(anchor: Token) -> tuple[str, ...]:
    """Lower-case lemmas of the nouns, names, verbs and adjectives of a token's sentence, each once, in order."""
    wanted = ("NOUN", "PROPN", "VERB", "ADJ")
    return _unique(t.lemma_.lower() for t in _around(anchor) if t.pos_ in wanted and not t.is_stop and not t.like_num)


def _including(doc: Doc, last: int) -> tuple[str, ...]:
    """Who is said to be counted in, right after the noun or its verb."""
    for token in doc[last + 1 : last + _INCLUDING]:
        if token.like_num:
            break
        if token.lower_ == "included" and token.i and token.nbor(-1).pos_ == "NOUN":
            return (token.nbor(-1).lemma_.lower(),)
        if token.lower_ in ("including", "counting"):
            return _unique(c.lemma_.lower() for c in token.children if c.dep_ in ("pobj", "dobj"))
    return ()


def _around(anchor: Token) -> Iterator[Token]:
    """The tokens of the anchor's sentence, of a very long one those near the anchor."""
    doc, first = anchor.doc, sentence_start(anchor, NEAR)
    for token in doc[first : anchor.i + NEAR]:
        if token.i > anchor.i and token.is_sent_start:
            return
        yield token


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in words if w))


def _name(token: Token) -> str:
    """The whole name a token belongs to, without article and possessive; else its lower-case lemma."""
    if token.ent_type_ in _NAMES:
        inside = [token]
        while inside[0].i and inside[0].ent_iob_ == "I":
            inside.insert(0, inside[0].nbor(-1))
        while inside[-1].i + 1 < len(token.doc) and inside[-1].nbor().ent_iob_ == "I":
            inside.append(inside[-1].nbor())
        words = [t for t in inside if t.tag_ not in ("DT", "POS", "CD")] or [token]
        return " ".join("".join(t.text_with_ws for t in words).split())
    if token.pos_ != "PROPN":
        return token.lemma_.lower()
    before = token.i
    while before and token.doc[before - 1].dep_ == "compound" and token.doc[before - 1].pos_ == "PROPN":
        before -= 1
    return token.doc[before : token.i + 1].text


def _which(noun: Token, number: tuple[int, int], since: int) -> Iterator[str]:
    for child in noun.children:
        if child.i < since or number[0] <= child.i <= number[1] or child.lower_ in _EMPTY:
            continue
        if child.dep_ in ("amod", "compound", "nmod", "npadvmod") and child.i < noun.i and child.lower_ != "strong":
            if child.pos_ not in _NOT_WORDS and child.tag_ != "VBN" and child.lower_ not in STATES:
                yield from (
                    _name(c)
                    for c in child.children
                    if c.dep_ in ("compound", "amod", "npadvmod", "nmod") and c.pos_ in ("PROPN", "NOUN", "ADJ")
                )
                yield _name(child)
        elif child.dep_ == "poss":
            yield from _possessor(child)
        elif child.dep_ == "prep" and child.lower_ in ("of", "from", "for"):
            named = child.lower_ != "of"
            objects = [
                o
                for o in child.children
                if o.dep_ == "pobj" and o.pos_ not in _NOT_WORDS and not number[0] <= o.i <= number[1]
            ]
            yield from (_name(o) for o in objects if o.ent_type_ in _NAMES or not named)


def _possessor(token: Token) -> Iterator[str]:
    """Whose it is; "its" and "their" are the subject's of the clause."""
    if token.tag_ != "PRP$":
        yield _name(token)
        return
    if token.lower_ not in ("its", "their"):
        return
    subject = next(_subjects(token), None)
    if subject is not None and subject.pos_ != "PRON":
        yield _name(_apposed(subject))


def _apposed(subject: Token) -> Token:
    """The name that stands beside a common noun ("the host, Norland,")."""
    if subject.pos_ == "PROPN":
        return subject
    return next((c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN"), subject)


def _subjects(token: Token) -> Iterator[Token]:
    """Subjects of the verbs above a token, the nearest first."""
    for verb in islice(token.ancestors, _STEPS):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i and not _credited(c)]
        yield from subjects
        if subjects or verb.dep_ not in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "aux"):
            return


def _credited(token: Token) -> bool:
    """Whether a name stands in brackets: an agency that is credited ("(Newswire) - ")."""
    after = token.nbor().text if token.i + 1 < len(token.doc) else ""
    return token.pos_ == "PROPN" and after == ")"


def _owner(noun: Token) -> Iterator[str]:
    """Who has what is counted: the subject of "have", "deploy", "withdraw" and their like."""
    if noun.dep_ not in ("dobj", "pobj", "attr"):
        return
    verb = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.lemma_.lower() not in _HAVING or (noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN"):
        return
    subject = next(_subjects(noun), None)
    if subject is not None and subject.pos_ != "PRON" and subject.ent_type_ != "PERSON":
        yield _name(_apposed(subject))


def _places(anchor: Token, noun: Token | None, *, suffered: bool) -> Iterator[str]:
    """Places in prepositional phrases of the noun, of the verbs above it, or else (of casualties) of the sentence."""
    heads: list[Token] = [t for t in (noun, anchor) if t is not None]
    for ancestor in islice(anchor.ancestors, _STEPS):
        heads.append(ancestor)
        if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ in ("ROOT", "ccomp", "conj", "advcl", "relcl"):
            break
    heads += [c for h in list(heads) for c in h.children if c.dep_ in ("acl", "attr", "acomp", "prep")]
    found = [place for head in heads for place in _at(head)]
    if not found and suffered:
        found = [place for token in _around(anchor) if token.lemma_ not in _SAYING for place in _at(token)]
    yield from found


def _at(head: Token) -> Iterator[str]:
    """Places in the prepositional phrases of one word."""
    moves = head.lemma_ in _MOVING
    for prep in (head, *head.children):
        if prep.dep_ == "prep" and (prep.lower_ in _PLACE_PREPOSITIONS or (moves and prep.lower_ in ("to", "into"))):
            yield from _placed(prep)


def _placed(prep: Token) -> Iterator[str]:
    for token in prep.children:
        if token.dep_ != "pobj":
            continue
        if _is_place(token, prep):
            yield _name(token)
        elif token.lemma_.lower() in _PLACE_NOUNS:
            compounds = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
            named = " ".join(_name(c) for c in compounds[:1])
            yield f"{named} {token.lemma_.lower()}".strip()
        for inner in token.children:
            if inner.dep_ == "prep" and inner.lower_ in (*_PLACE_PREPOSITIONS, "of"):
                yield from (p for p in _placed(inner) if p[:1].isupper())
            elif inner.dep_ in ("appos", "conj") and inner.ent_type_ in _PLACE_LABELS:
                yield _name(inner)


def _is_place(token: Token, prep: Token) -> bool:
    """Whether a name is a place: by its label, or else by its preposition, for places the name finder does not know."""
    if token.ent_type_ in _PLACE_LABELS:
        return True
    return token.pos_ == "PROPN" and token.ent_type_ not in _NO_PLACES and prep.lower_ in _SURE_PREPOSITIONS
