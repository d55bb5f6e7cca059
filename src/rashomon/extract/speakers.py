"""Noun phrases resolved to speakers: names in their fullest form, descriptions of the unnamed, pronouns.

A phrase stands for somebody named if its head is a name, if a name stands in apposition to it, or if exactly one person
is described so in the article. A pronoun goes to the nearest fitting subject or speaker, and to nobody where two fit
equally well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from spacy.tokens import Doc, Token

from rashomon.extract.documents import authors, is_thing
from rashomon.extract.subjects import sentence_start
from rashomon.extract.titles import FEMALE, GROUPS, MALE, ROLES, is_title
from rashomon.model import Name, Voice
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["Kind", "People", "Speaker"]

_LEADERS = frozenset(
    {"boss", "chair", "chairman", "chairwoman", "chancellor", "chief", "commander", "director", "executive", "governor"}
    | {"head", "king", "leader", "mayor", "minister", "premier", "president", "queen", "secretary", "secretary-general"}
)
#: Offices of which a report that names one bearer means that one wherever it says "the judge".
_SINGLE = _LEADERS | {"judge", "sheriff", "senator", "ambassador", "prosecutor", "pope", "spokesman", "spokeswoman"}
#: Words that make another office of an office: who is a deputy, or was in office, is not meant by "the chief".
_LESSER = frozenset({"former", "ex", "deputy", "vice", "assistant", "late", "press"})
#: Heads that stand for any leader; another title stands for itself.
_ANY_LEADER = frozenset({"boss", "chief", "head", "leader"})
_SAME_BODY = frozenset({"group", "movement", "organisation", "organization", "party", "network", "agency", "newspaper"})
_SEVERAL = frozenset(
    {"some", "many", "most", "several", "few", "other", "others", "various", "both", "certain", "more"}
)
_NOBODY = frozenset(
    {"i", "we", "you", "me", "us", "this", "that", "these", "those", "what", "there", "everyone", "nobody", "anyone"}
    | {"everybody", "somebody", "someone", "one", "who", "which", "nothing", "whoever"}
)
_MAX_WORDS = 14
#: Endings of nouns for persons by what they do.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "person")
_PERSONS = frozenset(
    {"aunt", "child", "colleague", "cop", "cousin", "friend", "guest", "host", "kid", "native", "niece", "nephew"}
    | {"parent", "patient", "plaintiff", "relative", "spouse", "suspect", "teen", "uncle", "youth"}
)
_SHOWS = frozenset({"show", "reveal", "prove", "demonstrate", "indicate", "suggest"})
#: Unnamed sources of one kind that a later description can go back to.
_REMEMBERED = 8


class Kind(Enum):
    """What a speaker is, as far as a pronoun cares."""

    PERSON = "person"
    BODY = "body"
    PEOPLE = "people"
    THING = "thing"
    OTHER = "other"  # nobody can tell from the word


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        name: The name or description; ``None`` if nobody is certain.
        voice: Named, unnamed or none.
        basis: How that was found, for a reader.
        kind: What the speaker is.
        female: Whether the words around show a woman; ``None`` if they do not say.
    """

    name: str | None
    voice: Voice
    basis: str
    kind: Kind = Kind.PERSON
    female: bool | None = None


NOBODY = Speaker(None, Voice.NONE, "nobody is certain to speak")
THING = Speaker(None, Voice.NONE, "a document or a thing, whose author is not certain", Kind.THING)


class People:
    """The people and bodies of one article, and what each is called in it."""

    def __init__(self, text: str, passages: Sequence[Passage], names: Sequence[Name]) -> None:
        """Read titles and appositions of all names."""
        self._text = text
        self._names = names
        self._starts = [n.span.start for n in names]
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._female: dict[str, bool] = {}
        self._unnamed: dict[str, list[tuple[frozenset[str], Speaker]]] = defaultdict(list)
        self._introduced: dict[str, int] = {}
        self._called: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.label != "PERSON":
                self._called[name.entity] |= {w.strip(".,").lower() for w in name.span.of(text).split()}
        for passage in passages:
            for name in self._within(passage):
                if name.label == "ORG":
                    self._called[name.entity] |= _generic(passage, name)
        for passage in passages:
            for name in self._within(passage):
                if name.label == "PERSON":
                    self._introduced.setdefault(name.entity, name.span.start)
                    self._describe(passage, name)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for entity, roles in self._roles.items():
            for role in sorted(roles):
                self._bearers[role].append(entity)

    def _within(self, passage: Passage) -> Sequence[Name]:
        low = bisect_right(self._starts, passage.start - 1)
        return self._names[low : bisect_right(self._starts, passage.start + len(passage.doc.text))]

    def name_at(self, passage: Passage, token: Token) -> Name | None:
        """The name that a token is part of."""
        offset = passage.start + token.idx
        at = bisect_right(self._starts, offset) - 1
        return self._names[at] if at >= 0 and self._names[at].span.end > offset else None

    def _describe(self, passage: Passage, name: Name) -> None:
        start, end = name.span.start - passage.start, name.span.end - passage.start
        tokens = passage.doc.char_span(start, end, alignment_mode="expand")
        if tokens is None:
            return
        head = tokens.root
        words = [t for t in passage.doc[head.left_edge.i : tokens.start] if t.dep_ != "relcl"][-8:]
        if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
            phrase = head.head
            while phrase.dep_ == "pobj" and phrase.head.dep_ == "prep" and phrase.head.head.pos_ == "NOUN":
                phrase = phrase.head.head
            words += [t for t in phrase.subtree if t.i < head.left_edge.i]
        words += _before_comma(head.left_edge)
        for child in head.children:
            if child.dep_ == "appos":
                words += list(child.subtree)[:12]
        if head.dep_ == "nsubj" and head.head.lemma_ == "be":
            words += [t for c in head.head.children if c.dep_ == "attr" for t in c.subtree][:12]
        roles = {w for t in words for w in _content_words(t)}
        bodies = {n.entity for t in words if (n := self.name_at(passage, t)) is not None and n.label != "PERSON"}
        roles |= {w for body in sorted(bodies) for w in self._called[body]}
        self._roles[name.entity] |= roles
        if roles & FEMALE:
            self._female[name.entity] = True
        elif roles & MALE:
            self._female[name.entity] = False

    def phrase(self, passage: Passage, head: Token) -> Speaker | None:
        """Who a noun phrase stands for; ``None`` for a pronoun that needs what went before.

        Args:
            passage: Where it stands.
            head: Its head.
        """
        if head.pos_ == "PRON" and head.lower_ in ("who", "which", "that") and head.head.dep_ == "relcl":
            described = head.head.head
            beside = self.name_at(passage, described.head) if described.dep_ == "appos" else None
            return self.phrase(passage, described.head if beside and beside.label == "PERSON" else described)
        name = self.name_at(passage, head)
        if name is None and (head.lower_ in _NOBODY or (head.pos_ == "PRON" and head.lower_ not in _SEVERAL)):
            return NOBODY if head.lower_ in _NOBODY else None
        quantified = any(c.lower_ in _SEVERAL or c.dep_ == "nummod" for c in head.lefts)
        if name is not None and not quantified:
            return self._named(passage, head, name)
        for child in head.children:
            beside = self.name_at(passage, child) if child.dep_ == "appos" else None
            if beside is not None and beside.label == "PERSON":
                return self._of(beside, "named beside the description")
        titled = self._titled(passage, head)
        return titled if titled is not None else self._described(passage, head)

    def possessor(self, passage: Passage, head: Token) -> Speaker | None:
        """The person whose something is ("Holm's bet")."""
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        name = self.name_at(passage, owner) if owner is not None else None
        return self._of(name, "named in the sentence") if name is not None and name.label == "PERSON" else None

    def _titled(self, passage: Passage, head: Token) -> Speaker | None:
        """The person whose name and title close a description ("the deputy leader of the union Captain Ahab")."""
        for token in passage.doc[head.i + 1 : head.right_edge.i + 1]:
            name = self.name_at(passage, token) if is_title(token.nbor(-1).text) else None
            if name is not None and name.label == "PERSON" and head.lemma_.lower() in ROLES:
                return self._of(name, "named beside the description")
        return None

    def _of(self, name: Name, basis: str) -> Speaker:
        kind = Kind.PERSON if name.label == "PERSON" else Kind.BODY
        if name.label == "NORP":
            kind = Kind.PEOPLE
        return Speaker(name.entity, Voice.NAMED, basis, kind, self._female.get(name.entity))

    def _named(self, passage: Passage, head: Token, name: Name) -> Speaker:
        one = self._of(name, "named in the sentence")
        others = [c for c in head.children if c.dep_ == "conj"]
        if others and others[0].i > head.i:
            other = self.name_at(passage, others[0])
            if other is not None and other.entity != name.entity:
                return replace(one, name=f"{name.entity} and {other.entity}", kind=Kind.PEOPLE)
        return one

    def _described(self, passage: Passage, head: Token) -> Speaker:
        doc = passage.doc
        inner = [n for t in doc[head.left_edge.i : head.i] if (n := self.name_at(passage, t)) is not None]
        lemma = head.lemma_.lower()
        kind = _kind(head)
        words = self._words(passage, head)
        if is_thing(head):
            return self._author(passage, head, inner)
        office = lemma in ROLES and head.left_edge.i >= head.i - 1
        if head.pos_ == "PROPN" and head.text[:1].isupper() and not inner and not office:
            kind = Kind.PERSON if head.ent_type_ == "PERSON" else Kind.BODY
            return Speaker(_without_article(words), Voice.NAMED, "named in the sentence", kind)
        if lemma in GROUPS and inner and head.tag_ in ("NN", "NNP", "NNPS"):
            last = inner[-1]
            if lemma in _SAME_BODY and last.label in ("ORG", "NORP") and last.span.end >= passage.start + head.idx - 1:
                return self._of(last, "named in the sentence")
            return Speaker(_without_article(words), Voice.NAMED, "named in the sentence", Kind.BODY)
        definite = any(c.lower_ == "the" for c in head.lefts) or doc[head.left_edge.i].lower_ in ("the", "that", "this")
        modifiers = frozenset(
            t.lower_
            for t in [*doc[head.left_edge.i : head.i], *_of_whom(head)]
            if not _possessor(t) and _content_words(t)
        )
        if definite and kind is not Kind.PEOPLE:
            known = self._known(head, passage.start + head.idx, modifiers)
            if known is not None:
                return known
        speaker = Speaker(words, Voice.UNNAMED, "described in the sentence", kind, _gender(lemma))
        if not definite:
            self._unnamed[lemma].append((modifiers | {lemma}, speaker))
        return speaker

    def _known(self, head: Token, offset: int, modifiers: frozenset[str]) -> Speaker | None:
        """The one person whom the article describes so, or the last unnamed one."""
        lemma = head.lemma_.lower()
        wanted = _LEADERS if lemma in _ANY_LEADER else {lemma} & ROLES
        bearers = {entity for role in sorted(wanted) for entity in self._bearers.get(role, ())}
        named = sorted(entity for entity in bearers if modifiers <= self._roles[entity] | {lemma})
        if lemma in _SINGLE:
            # "the president" is not the former one where both are named
            named = [e for e in named if not (self._roles[e] & _LESSER) - modifiers]
        unnamed = [s for words, s in self._unnamed[lemma][-_REMEMBERED:] if modifiers <= words]
        if len(named) == 1 and (not unnamed or (lemma in _SINGLE and self._introduced[named[0]] < offset)):
            basis = "the only one described so in this article"
            return Speaker(named[0], Voice.NAMED, basis, Kind.PERSON, self._female.get(named[0]))
        if unnamed and not named:
            return replace(unnamed[-1], basis="described in the same way before")
        return None

    def _author(self, passage: Passage, head: Token, inner: Sequence[Name]) -> Speaker:
        """Whose a document is: "the ministry's statement", "a statement from the ministry"; else nobody."""
        # what a statement shows is not what its author says
        shows = head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in _SHOWS
        for owner in authors(head) if not shows else ():
            if owner.pos_ in ("NOUN", "PROPN") and not is_thing(owner):
                found = self.phrase(passage, owner)
                if found is not None and found.name is not None:
                    return (
                        replace(found, basis="its author, named in the sentence")
                        if found.voice is Voice.NAMED
                        else found
                    )
        if inner and inner[-1].label == "ORG" and inner[-1].span.end >= passage.start + head.idx - 1:
            return self._of(inner[-1], "its author, named in the sentence")
        return THING

    def _words(self, passage: Passage, head: Token) -> str:
        """A description without what is told beside it (relative clauses, appositions), lower case at its start."""
        end = head.right_edge.i + 1
        for child in head.rights:
            aside = child.dep_ in ("relcl", "appos", "punct", "conj", "cc") or child.text == "--"
            if aside or (child.dep_ == "acl" and child.tag_ == "VBG"):
                end = min(end, child.left_edge.i)
        start = max(head.left_edge.i, end - _MAX_WORDS) if end - head.left_edge.i > _MAX_WORDS else head.left_edge.i
        end = max(end, head.i + 1)
        tokens = passage.doc[min(start, head.i) : end]
        words = " ".join(passage.span(tokens).of(self._text).split()).strip(" ,;:-–—\"“”'")
        first = tokens[0]
        if (
            first.pos_ != "PROPN"
            and self.name_at(passage, first) is None
            and (first.lower_ == "a" or not first.text.isupper())
        ):
            words = words[:1].lower() + words[1:]
        return words.removesuffix("'s").removesuffix("’s") or head.text


def _before_comma(first: Token) -> list[Token]:
    """A description that opens a sentence before a name ("The head of the union, Ann Lee, …")."""
    doc, i = first.doc, first.i
    start = sentence_start(first, _MAX_WORDS + 2)
    if i - start < 2 or doc[i - 1].text != ",":
        return []
    words = list(doc[start : i - 1])
    fits = len(words) <= _MAX_WORDS and not any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in words)
    return words if fits and any(t.lemma_.lower() in ROLES for t in words) else []


def _of_whom(head: Token) -> list[Token]:
    """The words that say of what somebody is the head: "the chief of the commission"."""
    whole = [p for p in head.rights if p.dep_ == "prep" and p.lower_ in ("of", "for", "at")]
    return [t for p in whole for t in list(p.subtree)[1:_MAX_WORDS]]


def _generic(passage: Passage, name: Name) -> set[str]:
    """What a body is called beside its name: "the Harbour Board, an alliance of towns"."""
    tokens = passage.doc.char_span(
        name.span.start - passage.start, name.span.end - passage.start, alignment_mode="expand"
    )
    if tokens is None:
        return set()
    head = tokens.root
    beside = [c for c in head.children if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    return {t.lemma_.lower() for t in beside if t.lemma_.lower() in GROUPS}


def _content_words(token: Token) -> tuple[str, ...]:
    if not token.is_alpha and "-" not in token.text:
        return ()
    # the list of stop words has "front", which is a name as well
    if token.is_stop and token.lower_ != "former" and token.pos_ != "PROPN":
        return ()
    return tuple({token.lower_, token.lemma_.lower()})


def _possessor(token: Token) -> bool:
    return token.dep_ in ("det", "predet", "case") or token.pos_ in ("PRON", "PUNCT")


def _kind(head: Token) -> Kind:
    if head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in head.children) or head.lower_ in _SEVERAL:
        return Kind.PEOPLE
    lemma = head.lemma_.lower()
    if lemma in GROUPS:
        return Kind.BODY
    person = lemma in ROLES | FEMALE | MALE | _PERSONS or lemma.endswith(_DOERS)
    return Kind.PERSON if person else Kind.OTHER


def _gender(lemma: str) -> bool | None:
    if lemma in FEMALE:
        return True
    return False if lemma in MALE else None


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def quoted_offsets(doc: Doc, start: int, spans: Sequence[Span]) -> list[bool]:
    """For each token of a passage, whether it stands in one of the spans (in order, apart)."""
    out, at = [], 0
    for token in doc:
        offset = start + token.idx
        while at < len(spans) and spans[at].end <= offset:
            at += 1
        out.append(at < len(spans) and spans[at].start <= offset)
    return out
