"""Acts other than violence: arrests, troops sent and withdrawn, agreements, meetings, sanctions, aid, and speech acts.

A verb tells such an act if its object says so: "signed a truce", "imposed an embargo", "freed 14 hostages". The types
are PLOVER's event types.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.acts import agent, is_passive, object_of, subject
from rashomon.model import IncidentType

__all__ = ["SPOKEN", "Deed", "deed"]

_DEALS = frozenset(
    {"agreement", "deal", "accord", "treaty", "truce", "ceasefire", "cease-fire", "pact", "memorandum", "armistice"}
    | {"protocol", "contract", "compromise", "settlement", "convention", "declaration", "communique"}
)
_TROOPS = frozenset(
    {"troop", "force", "soldier", "warship", "ship", "frigate", "destroyer", "marine", "guard", "reservist", "army"}
    | {"battalion", "brigade", "division", "regiment", "police", "officer", "paratrooper", "tank", "jet", "peacekeeper"}
    | {"reinforcement", "unit", "carrier", "convoy", "squadron", "fleet", "militia", "reserve", "conscript", "military"}
    | {"garrison", "battery", "contingent", "navy", "personnel", "fighter", "rebel", "militant"}
)
_CAPTIVES = frozenset(
    {
        "prisoner",
        "hostage",
        "detainee",
        "captive",
        "inmate",
        "fishermen",
        "fisherman",
        "sailor",
        "soldier",
        "journalist",
    }
    | {
        "man",
        "woman",
        "child",
        "student",
        "pilot",
        "protester",
        "activist",
        "worker",
        "engineer",
        "schoolchild",
        "pupil",
    }
    | {"crew", "girl", "boy", "civilian", "people", "person", "suspect", "dissident", "reporter", "villager", "nun"}
    | {
        "priest",
        "teacher",
        "tourist",
        "aid worker",
        "lawyer",
        "other",
        "passenger",
        "pastor",
        "monk",
        "doctor",
        "nurse",
    }
)
_BARS = frozenset(
    {"sanction", "embargo", "tariff", "blockade", "curfew", "restriction", "boycott", "penalty", "duty", "ban"}
)
_BARRED_BY = frozenset({"sanction", "embargo", "tariff", "blockade", "boycott"})
_DIPLOMATS = frozenset({"diplomat", "ambassador", "envoy", "attache", "consul", "chargé", "charge"})
_TIES = frozenset({"tie", "relation", "link", "contact"})
_ARRESTERS = frozenset(
    {
        "police",
        "officer",
        "detective",
        "agent",
        "authority",
        "troop",
        "soldier",
        "guard",
        "force",
        "marshal",
        "constable",
    }
    | {"policeman", "gendarme", "investigator", "prosecutor", "coastguard", "militia"}
)
_GOODS = frozenset(
    {"aid", "food", "tent", "supply", "medicine", "dose", "vaccine", "grain", "wheat", "rice", "blanket", "relief"}
    | {
        "parcel",
        "flour",
        "assistance",
        "generator",
        "kit",
        "shelter",
        "fuel",
        "ration",
        "package",
        "convoy",
        "equipment",
    }
    | {"tonne", "ton", "ambulance"}
)
_OFFERS = frozenset(
    {"proposal", "offer", "demand", "plan", "call", "request", "deal", "ceasefire", "truce", "appeal", "resolution"}
    | {"invitation", "ultimatum", "petition", "terms", "term", "draft", "amnesty", "agreement", "treaty", "mediation"}
)
_TALKS = frozenset({"talk", "meeting", "negotiation", "summit", "conference", "consultation", "discussion"})
_OFFICE = frozenset(
    {"president", "minister", "premier", "chancellor", "king", "queen", "pope", "envoy", "ambassador", "delegation"}
    | {"leader", "secretary", "official", "negotiator", "diplomat", "general", "chief", "counterpart", "commander"}
    | {"council", "mediator", "governor", "mayor", "representative", "lawmaker", "head", "elder", "bishop", "team"}
    | {"inspector", "commissioner", "chairman", "prince", "emir", "sultan", "side", "party", "union", "patriarch"}
)
_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SEEN = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"})

#: Verbs whose object, or whose want of one, does not matter: verb, what its object must be, the type.
_RULES: dict[str, tuple[tuple[frozenset[str] | None, IncidentType], ...]] = {}


def _rule(verbs: str, objects: frozenset[str] | None, kind: IncidentType) -> None:
    for verb in verbs.split():
        _RULES[verb] = (*_RULES.get(verb, ()), (objects, kind))


_rule("arrest detain apprehend imprison deport evict", None, IncidentType.ARREST)
_rule("expel", _DIPLOMATS, IncidentType.SANCTION)
_rule("expel", None, IncidentType.ARREST)
_rule("deploy dispatch send redeploy mass station", _TROOPS, IncidentType.MOBILISATION)
_rule("mobilise mobilize", None, IncidentType.MOBILISATION)
_rule("withdraw pull evacuate", _TROOPS, IncidentType.RETREAT)
_rule("release free", _CAPTIVES, IncidentType.RETREAT)
_rule("sign strike reach conclude ink seal clinch ratify broker", _DEALS, IncidentType.AGREEMENT)
_rule("impose slap", _BARS, IncidentType.SANCTION)
_rule("sever cut break suspend", _TIES, IncidentType.SANCTION)
_rule("recall", _DIPLOMATS, IncidentType.SANCTION)
_rule("blacklist sanction", None, IncidentType.SANCTION)
_rule("donate", None, IncidentType.AID)
_rule("deliver send airlift ship provide distribute drop supply", _GOODS, IncidentType.AID)
_rule("accuse blame condemn denounce", None, IncidentType.ACCUSATION)
_rule("reject refuse rebuff veto", _OFFERS, IncidentType.REJECTION)
_rule("lift ease scrap relax", _BARS, IncidentType.CONCESSION)
_rule("declare announce", frozenset({"ceasefire", "cease-fire", "truce", "amnesty"}), IncidentType.CONCESSION)
_rule("endorse", None, IncidentType.SUPPORT)
_rule("restore establish resume", _TIES, IncidentType.COOPERATION)
_rule("host hold convene", _TALKS, IncidentType.MEETING)

#: Speech, which attributions hold as well.
SPOKEN = frozenset(
    {IncidentType.ACCUSATION, IncidentType.THREAT, IncidentType.DEMAND, IncidentType.REJECTION, IncidentType.SUPPORT}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """An act that a verb tells with its object.

    Attributes:
        type: What kind of act.
        other: Whom or what it was done to, where that is a party.
    """

    type: IncidentType
    other: Token | None = None


def deed(verb: Token) -> Deed | None:
    """The act other than violence that a verb tells; ``None`` if it tells none."""
    if verb.pos_ != "VERB" or verb.tag_ == "VBG":
        return None
    lemma, thing = verb.lemma_.lower(), object_of(verb)
    what = _noun(thing)
    for objects, kind in _RULES.get(lemma, ()):
        if thing is not None and (objects is None or what in objects) and _meant(verb, kind, thing):
            return Deed(kind, thing if kind in _DONE_TO and thing.tag_ not in ("WDT", "WP") else None)
    special = _SPECIAL.get(lemma)
    return special(verb, thing) if special else None


#: Acts whose object is a party.
_DONE_TO = frozenset(
    {
        IncidentType.ARREST,
        IncidentType.RETREAT,
        IncidentType.MOBILISATION,
        IncidentType.ACCUSATION,
        IncidentType.SANCTION,
        IncidentType.SUPPORT,
    }
)
_PEOPLE = frozenset({"PERSON", "NORP"})


def _noun(noun: Token | None) -> str:
    """What an object is: of "a group of prisoners" the prisoners."""
    if noun is None:
        return ""
    of = next((c for p in noun.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
    counted = of is not None and noun.lemma_.lower() in ("group", "number", "dozen", "hundred", "total", "round", "lot")
    return (of if counted and of is not None else noun).lemma_.lower()


def _meant(verb: Token, kind: IncidentType, thing: Token) -> bool:
    """Whether a verb with its object is no other use of it: "arrested the decline", "pulled in troops"."""
    if kind is IncidentType.ARREST and thing.pos_ == "NOUN" and _noun(subject(verb)) in _ARRESTERS:
        return True
    if kind is IncidentType.ARREST:
        return thing.ent_type_ in _BODIES or thing.tag_ in ("NNS", "NNPS", "CD") or _noun(thing) in _CAPTIVES | _OFFICE
    if kind is IncidentType.RETREAT and verb.lemma_.lower() == "pull":
        return any(c.lower_ in ("out", "back") for c in verb.children)
    if kind is IncidentType.SANCTION and verb.lemma_.lower() in ("cut", "break"):
        return any(c.lower_ == "off" for c in verb.children) or thing.lemma_.lower() in _TIES
    if kind is IncidentType.SUPPORT:
        return thing.ent_type_ in _BODIES or thing.lemma_.lower() in _OFFERS | {"candidacy", "candidate", "bid"}
    if kind is IncidentType.ACCUSATION:
        charged = verb.lemma_.lower() == "accuse" or thing.ent_type_ in _BODIES
        return charged or (thing.pos_ in ("NOUN", "PROPN") and any(c.lower_ == "for" for c in verb.children))
    return True


def _meet(verb: Token, thing: Token | None) -> Deed | None:
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is None or not _official(who):
        return None
    partner = thing if thing is not None and thing != who else None
    if partner is None:
        partner = next((c for p in verb.rights if p.lower_ == "with" for c in p.children if c.dep_ == "pobj"), None)
    if partner is not None:
        return Deed(IncidentType.MEETING, partner) if _official(partner) else None
    several = who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in who.children) or who.ent_type_ == "ORG"
    return Deed(IncidentType.MEETING) if several else None


def _visit(verb: Token, thing: Token | None) -> Deed | None:
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is None or thing is None or not _official(who):
        return None
    seen = thing.ent_type_ in _SEEN or thing.pos_ == "NOUN"
    return Deed(IncidentType.MEETING) if seen else None


def _official(noun: Token) -> bool:
    return noun.ent_type_ in _BODIES or noun.lemma_.lower() in _OFFICE or noun.pos_ == "PROPN"


def _call(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "called up reservists", "called on the army to leave"."""
    if any(c.lower_ == "up" and c.dep_ == "prt" for c in verb.children):
        return Deed(IncidentType.MOBILISATION) if _noun(thing) in _TROOPS else None
    asked = next((c for p in verb.rights if p.lower_ in ("on", "upon") for c in p.children if c.dep_ == "pobj"), None)
    to = any(c.dep_ in ("xcomp", "advcl", "ccomp") and c.tag_ == "VB" for c in verb.children)
    return Deed(IncidentType.DEMAND, asked) if asked is not None and to else None


def _put(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "put its forces on high alert", "took three men into custody"."""
    for prep in verb.rights:
        held = next((c.lemma_.lower() for c in prep.children if c.dep_ == "pobj"), "")
        if prep.lower_ == "on" and held == "alert" and _noun(thing) in _TROOPS:
            return Deed(IncidentType.MOBILISATION)
        if prep.lower_ == "into" and held == "custody" and thing is not None:
            return Deed(IncidentType.ARREST, thing)
    return None


def _leave(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "the rebels surrendered", "troops withdrew from the town"."""
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is None or thing is not None:
        return None
    body = _noun(who) in _TROOPS or (verb.lemma_.lower() == "surrender" and who.ent_type_ in _BODIES)
    out = verb.lemma_.lower() != "pull" or any(c.lower_ in ("out", "back") for c in verb.children)
    return Deed(IncidentType.RETREAT) if body and out else None


def _demand(verb: Token, thing: Token | None) -> Deed | None:
    told = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if verb.lemma_.lower() == "urge":
        return Deed(IncidentType.DEMAND, thing) if thing is not None and thing.ent_type_ in _BODIES else None
    return Deed(IncidentType.DEMAND) if thing is not None or told else None


def _threaten(verb: Token, thing: Token | None) -> Deed | None:
    return Deed(IncidentType.THREAT, thing) if thing is not None or any(c.tag_ == "VB" for c in verb.children) else None


def _agree(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "agreed on a truce", "agreed a ceasefire"."""
    on = next((c for p in verb.rights if p.lower_ in ("on", "to") for c in p.children if c.dep_ == "pobj"), thing)
    return Deed(IncidentType.AGREEMENT) if _noun(on) in _DEALS else None


def _turn(verb: Token, thing: Token | None) -> Deed | None:
    down = any(c.lower_ == "down" for c in verb.children)
    return Deed(IncidentType.REJECTION) if down and _noun(thing) in _OFFERS else None


def _hand(verb: Token, thing: Token | None) -> Deed | None:
    over = any(c.lower_ == "over" for c in verb.children)
    return Deed(IncidentType.RETREAT, thing) if over and _noun(thing) in _CAPTIVES else None


def _recognise(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "recognised Castria as a state"."""
    state = thing is not None and thing.ent_type_ == "GPE" and not any(c.dep_ == "neg" for c in verb.children)
    return Deed(IncidentType.SUPPORT, thing) if state else None


def _open(verb: Token, thing: Token | None) -> Deed | None:
    """Reads "talks between the two sides opened in Geneva", "negotiations were held"."""
    who = thing if is_passive(verb) else subject(verb) if thing is None else None
    return Deed(IncidentType.MEETING) if who is not None and _noun(who) in _TALKS else None


_SPECIAL = {
    "meet": _meet,
    "visit": _visit,
    "call": _call,
    "put": _put,
    "place": _put,
    "take": _put,
    "withdraw": _leave,
    "pull": _leave,
    "retreat": _leave,
    "surrender": _leave,
    "demand": _demand,
    "urge": _demand,
    "threaten": _threaten,
    "agree": _agree,
    "turn": _turn,
    "hand": _hand,
    "recognise": _recognise,
    "recognize": _recognise,
    "open": _open,
    "begin": _open,
    "resume": _open,
    "start": _open,
}
