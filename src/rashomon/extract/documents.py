"""Things that say something: documents, findings and pictures, which speak for whoever wrote them or for nobody."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.extract.cues import CUES, cue_lemma
from rashomon.extract.subjects import subject_of

__all__ = ["CARRIES", "authors", "is_document", "is_mute", "is_thing", "provides", "written"]

#: What an outlet does with somebody else's words ("a statement carried by state media").
CARRIES = frozenset({"air", "broadcast", "carry", "cite", "obtain", "print", "publish", "quote", "report", "screen"})

#: Verbs of whoever makes a document; who reads, sees or gets one has not written it.
_MAKES = frozenset(
    {"author", "commission", "compile", "conduct", "deliver", "draft", "draw", "file", "give", "issue", "make"}
    | {"pen", "post", "prepare", "produce", "record", "release", "send", "sign", "submit", "write"}
)

#: Steps up the parse from a document to the verb of its sentence.
_STEPS = 3

_DOCUMENTS = """
    account ad advert amendment analysis announcement article audio audit bill biography blog book brief budget
    bulletin cable calculation caption chart clip column communique complaint contract data decision declaration
    decree deposition diary dispatch document documentary dossier draft e-mail editorial email essay estimate evidence
    file filing film finding footage form graphic guidance guideline headline image indictment interview law lawsuit
    leaflet legislation letter list log mail manifesto manual map measure memo memoir memorandum message minutes
    motion note notice opinion order page pamphlet paperwork petition photo photograph picture piece placard plan
    playbook poll post poster proposal questionnaire quote record recording release remark report research resolution
    result review rule ruling sentence settlement sign speech statement statistic story study suit summary survey tape
    testimony text transcript treaty trend tweet update verdict version video warrant will
    """
_THINGS = frozenset(_DOCUMENTS.split())
#: Endings of nouns for what nobody is: taste has no voice, whatever stands before its verb.
_ABSTRACT = ("ness", "ship", "tion", "sion", "ism", "ance", "ence", "ing", "ure", "tude")
#: Words with such endings that people are called by.
_PEOPLE = frozenset(
    {"audience", "administration", "organization", "organisation", "delegation", "opposition", "prosecution", "mission"}
    | {"institution", "federation", "association", "corporation", "commission", "coalition", "leadership", "foundation"}
    | {"confederation", "conference", "alliance", "union", "congregation", "population", "nation", "intelligence"}
    | {"station", "faction", "legislature", "judiciary", "being", "king", "sibling", "partnership", "generation"}
    | {"membership", "fellowship", "convention", "constitution", "division", "offspring", "police", "defence"}
)
_ABSTRACTA = """
    advice aim allegation answer approach argument assertion attack attempt battle belief bid boast call case chance
    claim clash comment concern conflict contest crisis criticism day deal death desire diagnosis disaster earthquake
    effort email event explosion fear fight fire goal hope idea incident index intent issue lack logic loss message
    mood move name narrative optimism outbreak pitch platform pledge policy position probe problem promise protest
    push race rating refusal religion rhetoric risk scandal score shooting situation stance storm strategy style
    suggestion support tactic taste theme threat time tone trial victory view vow war warning way word year
    """
#: Things that have no words, so that not even their owner says something by them.
_MUTE_TEXT = """
    attack attempt battle case clash conflict contest crisis day deal death diagnosis disaster earthquake event
    explosion fight fire incident index issue lack loss name outbreak problem protest race rating religion risk
    scandal score shooting situation storm time trial victory war way year
    """
_MUTE = frozenset(_MUTE_TEXT.split())
#: Papers that lay down what shall be; what they lay down is not what their author says.
_PROVIDES = frozenset({"amendment", "bill", "budget", "decree", "law", "legislation", "plan", "rule", "treaty"})
_MORE_THINGS = frozenset(_ABSTRACTA.split()) - _THINGS


def _common(head: Token) -> bool:
    """Whether a word is a noun and no name; one in lower case after a slash is often taken for a name."""
    return head.pos_ == "NOUN" or (head.pos_ == "PROPN" and head.text.islower())


def is_thing(head: Token) -> bool:
    """Whether a noun names a document or an abstract thing, nobody who speaks."""
    lemma = head.lemma_.lower()
    if not _common(head):
        return False
    return lemma in _THINGS or lemma in _MORE_THINGS or (lemma.endswith(_ABSTRACT) and lemma not in _PEOPLE)


def is_document(head: Token) -> bool:
    """Whether a noun names something that is written, drawn or recorded, and so says something without its author."""
    return _common(head) and head.lemma_.lower() in _THINGS


def is_mute(head: Token) -> bool:
    """Whether a noun names something that has no words ("her victories")."""
    return head.pos_ == "NOUN" and head.lemma_.lower() in _MUTE


def provides(head: Token) -> bool:
    """Whether a noun names a paper that lays something down ("his bill would ban …")."""
    return head.pos_ == "NOUN" and head.lemma_.lower() in _PROVIDES


def authors(head: Token) -> Iterator[Token]:
    """Heads of the phrases that say whose a document is, the surest first.

    "The ministry's statement", "a statement from the ministry", "the ministry said so in a statement".
    """
    for child in head.lefts:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME"):
            yield _antecedent(child) if child.lower_ == "whose" else child
    for child in head.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            yield from (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in _MAKES:
            agent = next((c for c in child.children if c.dep_ == "agent"), None)
            yield from (c for c in agent.children if c.dep_ == "pobj") if agent is not None else ()
    if head.dep_ == "pobj" and head.head.lower_ == "in":
        verb = _governing(head.head)
        cue = CUES.get(cue_lemma(verb.lemma_))
        subject = subject_of(verb) if cue is not None and cue.act.spoken else None
        if subject is not None and subject.i != head.i:
            yield subject


def _governing(token: Token) -> Token:
    """The verb whose phrase a token stands in, over a noun or two ("hailed the ruling in a statement")."""
    for _ in range(_STEPS):
        if token.pos_ == "VERB" or token.head.i == token.i:
            break
        token = token.head
    return token


def written(verb: Token) -> Token | None:
    """The document in which somebody says something ("said in a statement")."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "in":
            return next((c for c in child.children if c.dep_ == "pobj" and is_thing(c)), None)
    return None


def _antecedent(whose: Token) -> Token:
    """The noun that a relative clause with "whose" describes."""
    verb = whose.head
    while verb.dep_ not in ("relcl", "ROOT") and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else whose
