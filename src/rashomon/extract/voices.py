"""Who a speaker is: a person, a body, several people or a document, with a name or without."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Token

from rashomon.extract.documents import is_document, is_thing
from rashomon.model import Voice
from rashomon.text.titles import FEMALE, GROUPS, MALE, ROLES

__all__ = [
    "LEADERS",
    "NOBODY",
    "OFFICES",
    "SEVERAL",
    "THING",
    "Kind",
    "Speaker",
    "are_people",
    "kind_of",
    "kind_of_one",
    "voice_of",
    "woman",
]

LEADERS = frozenset(
    {"boss", "chair", "chairman", "chairwoman", "chancellor", "chief", "commander", "director", "executive", "governor"}
    | {"head", "king", "leader", "mayor", "minister", "premier", "president", "queen", "secretary", "secretary-general"}
)
#: Offices of which a report that names one bearer means that one wherever it says "the judge".
OFFICES = LEADERS | {"judge", "sheriff", "senator", "ambassador", "prosecutor", "pope", "spokesman", "spokeswoman"}
#: More offices that are held by one person, whom a report can leave without a name.
_HELD = OFFICES | {
    "archbishop",
    "attorney",
    "bishop",
    "candidate",
    "ceo",
    "chairperson",
    "coach",
    "commissioner",
    "congressman",
    "congresswoman",
    "editor",
    "envoy",
    "general",
    "governor-elect",
    "justice",
    "manager",
    "moderator",
    "nominee",
    "owner",
    "president-elect",
    "prince",
    "princess",
    "speaker",
    "spokesperson",
    "superintendent",
    "treasurer",
    "vice-president",
}
SEVERAL = frozenset(
    {"some", "many", "most", "several", "few", "other", "others", "various", "both", "certain", "more"}
    | {"all", "dozens", "hundreds", "thousands", "scores", "numerous", "multiple", "those"}
)
#: Words for people in a number, though they look like one.
_PEOPLE = frozenset({"people", "police", "everyone", "folk", "majority", "public", "electorate", "crowd", "press"})
#: Endings of nouns for persons by what they do.
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "person")
#: Nouns with such endings that are nobody.
_NO_DOERS_TEXT = """
    answer armor armour banner barometer barrier behavior behaviour blunder border bumper butter cancer career center
    chapter character charter checklist cluster coffee color colour computer container copper corner corridor counter
    covenant cover crossover danger decree degree dinner disaster disorder door encounter endeavor endeavour error
    factor favor favour feather fee fever fiasco fiber filter finger flavor flavour floor flower folder gender grant
    guarantee hammer harbor harbour helicopter honor honour horror humor humour hunger indicator knee labor labour
    ladder laser layer leather ledger letter list lumber manner marker marquee matter meter minor mirror monster motor
    newsletter number odor offer order ouster paper plant poster powder power primer quarter rancor rather reactor
    refer register remnant restaurant river rubber rumor rumour savor sector semester shelter shortlist shoulder
    shower silver slander splendor spree sticker stupor summer takeover tanker temper tenor terror theater thunder
    timber tower tractor trailer transfer tree trigger tumor tumour turnover twist valor vapor variant vector vigor
    vigour warrant water weather whimper winter wonder wrist
    """
_PERSONS_TEXT = """
    academic advocate agent apologist associate athlete aunt billionaire buddy bureaucrat cadet candidate captive
    catholic celebrity champion chap chef child christian citizen clerk client colleague compatriot conservative cop
    cousin crook dad deacon delegate descendant detective dissident elder elite evangelical ex-colleague executive
    expatriate expert fan figure folk friend fugitive girl graduate guard guest guru guy hardliner heir hero host
    immigrant inmate insurgent islamist jew kid lad legend liberal magistrate magnate marine mechanic medic migrant
    millennial millionaire moderate mogul mom mum muslim native nephew neurosurgeon niece nominee nun ombudsman
    operative opponent pal paramedic parent patient peer person pilot pirate plaintiff poet private progressive pundit
    pupil rabbi radical rebel recruit refugee relative respondent retiree rival saint scholar spouse spy stalwart star
    subordinate surgeon surrogate suspect teen teenager thief troop tsar tycoon tyrant uncle vet veteran vicar voice
    whip wife youth
    """
_NO_DOERS = frozenset(_NO_DOERS_TEXT.split())
_PERSONS = frozenset(_PERSONS_TEXT.split())


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
        voice: What kind of source that is.
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
THING = Speaker(None, Voice.NONE, "a thing, which nobody is certain to speak for", Kind.THING)


def kind_of(head: Token) -> Kind:
    """What a noun without a name stands for."""
    lower, lemma = head.lower_, head.lemma_.lower()
    several = head.tag_ in ("NNS", "NNPS") or lower in SEVERAL | _PEOPLE or (head.like_num and lower != "one")
    if is_thing(head):
        return Kind.THING
    if several or any(c.dep_ == "conj" for c in head.children):
        return Kind.PEOPLE
    if lemma in GROUPS:
        return Kind.BODY
    if lemma in ROLES | FEMALE | MALE | _PERSONS:
        return Kind.PERSON
    return Kind.PERSON if lemma.endswith(_DOERS) and lemma not in _NO_DOERS else Kind.OTHER


def are_people(head: Token) -> bool:
    """Whether a word is known to stand for people: it may be a number, a pronoun or a name as well."""
    lemma = head.lemma_.lower()
    known = lemma in GROUPS | ROLES | FEMALE | MALE | _PERSONS or head.lower_ in _PEOPLE | SEVERAL
    doer = lemma.endswith(_DOERS) and lemma not in _NO_DOERS
    return known or doer or head.pos_ != "NOUN"


def kind_of_one(whole: Token) -> Kind:
    """What one out of several is ("one of the guards")."""
    lemma = whole.lemma_.lower()
    if lemma in GROUPS:
        return Kind.BODY
    return Kind.PERSON if lemma in ROLES | FEMALE | MALE | _PERSONS or lemma.endswith(_DOERS) else Kind.OTHER


def voice_of(head: Token, kind: Kind, definite: bool) -> Voice:
    """What kind of unnamed source a noun stands for.

    Args:
        head: The noun.
        kind: What it stands for.
        definite: Whether it is told as known ("the mayor").
    """
    if is_document(head):
        return Voice.DOCUMENT
    if kind is Kind.PEOPLE:
        return Voice.GROUP
    held = definite and head.lemma_.lower() in _HELD
    return Voice.ROLE if kind is Kind.BODY or held else Voice.UNNAMED


def woman(lemma: str) -> bool | None:
    """Whether a word for a person is a woman's; ``None`` if it is for both."""
    if lemma in FEMALE:
        return True
    return False if lemma in MALE else None
