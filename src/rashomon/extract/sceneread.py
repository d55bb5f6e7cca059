"""What is read of one act of one sentence: the record of it, field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.actors import claimed_by, denied_by, doer
from rashomon.extract.acts import ancestors, object_of, reality, subject, teller
from rashomon.extract.actwords import ACT_NOUNS, ACT_VERBS, EXPLOSIVES, FORCES, MEANS, PERSONS, PLACE_NOUNS, WRECKED
from rashomon.extract.itemheads import ItemHeads
from rashomon.extract.parties import Parties
from rashomon.extract.places import place_chain, places_of
from rashomon.extract.pretence import pretended
from rashomon.extract.scene import RESPONSIBLE, Scene
from rashomon.extract.specific import is_definite
from rashomon.extract.tolls import Counts
from rashomon.extract.triggers import Role
from rashomon.extract.whereabouts import Whereabouts
from rashomon.model import Incident, IncidentType, Party, Reality, TimeReference, TimeType, Toll
from rashomon.spans import Span, join_spans

__all__ = ["Reader", "incident"]

#: What kills without doing anything: sicknesses, and wars as a whole.
_NO_ACTOR = frozenset(
    {"war", "conflict", "violence", "virus", "coronavirus", "pandemic", "covid-19", "covid", "disease", "cancer", "flu"}
    | {"overdose", "epidemic", "fighting", "unrest", "smoking", "opioid", "drug", "famine", "outbreak", "regime"}
    | {"policy", "crime", "campaign", "law", "heat", "poverty", "pollution"}
)
#: Weapons and acts that a word for a weapon can stand before ("car bomb"); before others ("mine expert") it is none.
_ARMED = frozenset(EXPLOSIVES) | frozenset(ACT_NOUNS)
_BY_MEANS = (IncidentType.AIR_STRIKE, IncidentType.SHELLING, IncidentType.EXPLOSION, IncidentType.SHOOTING)
_MEMBERS = frozenset({"member", "commander", "terrorist", "jihadist", "operative", "leader", "extremist", "guerrilla"})
#: Places that nobody governs and that do nothing; a state or a city may send troops.
_SITES = PLACE_NOUNS - {"state", "city", "county", "province", "town", "municipality", "governorate", "region"}
_AIRCRAFT = frozenset({"jet", "plane", "warplane", "aircraft", "helicopter", "drone", "bomber"})
_STREET = frozenset({"protest", "demonstration", "rally", "march", "riot", "vigil"})
_MURDER = frozenset({"murder", "massacre", "behead", "lynch", "slay"})
#: A value that names at least a year, known or not; durations and references ("PAST_REF") date nothing.
_DATED = re.compile(r"[\dX]{4}")
#: What an act does not happen at: "since May" dates a sum, "by May" a plan.
_NOT_WHEN = frozenset({"since", "until", "before", "by", "till"})
#: Words of a noun's phrase before it that are shown with it as the trigger.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading one article needs at hand.

    Attributes:
        text: Its text.
        parties: Its names, and who is meant by other words.
        counts: Its figures.
        whereabouts: The places of the gazetteer that it means.
        heads: What the heads of its list items say.
    """

    text: str
    parties: Parties
    counts: Counts
    whereabouts: Whereabouts
    heads: ItemHeads


def incident(reader: Reader, scene: Scene, times: Sequence[TimeReference]) -> Incident | None:
    """The act of a scene as a record; ``None`` if it is none.

    Args:
        reader: The article.
        scene: The act.
        times: The time references of its sentence.
    """
    who = doer(scene, reader.parties)
    if who is not None and who.lemma_.lower() in _NO_ACTOR:
        return None
    if who is not None and who.lemma_.lower() in WRECKED | _SITES | {"plot", "plan", "attempt"}:
        who = None  # what met with an accident did not do it, nor did a plan
    if any(c.dep_ == "prep" and c.lower_ == "since" for t in scene.triggers for c in t.token.children):
        return None
    taken = [t.span for t in times]
    actor = reader.parties.party(scene.passage, who)
    means = tuple(sorted({t.lemma_.lower() for t in scene.tokens if _is_means(t)}))
    start = scene.passage.span(scene.top).start
    when = _when(reader, scene, times) or reader.heads.date(start)
    places, basis = places_of(scene, reader.parties, taken)
    if not places and scene.triggers[0].type is IncidentType.MEETING:
        visited = object_of(scene.top) if scene.top.lemma_.lower() == "visit" else None
        places = place_chain(scene.passage, visited, reader.parties, taken) if visited is not None else ()
        basis = "stated" if places else ""
    if not places and (head := reader.heads.place(start)):
        places, basis = (head,), "stated"
    kind = _type(scene, means, actor)
    return Incident(
        scene.passage.span(scene.sentence),
        _words(scene),
        kind,
        _told(scene),
        when.value.partition("T")[0] if when else None,
        when.span if when else None,
        places,
        basis,
        None if kind is IncidentType.ACCIDENT else actor,
        _victims(reader, scene, taken),
        _toll(reader, scene, Role.KILL),
        _toll(reader, scene, Role.WOUND),
        means,
        claimed_by(scene, reader.parties),
        _source(reader, scene),
        reader.whereabouts.of(places),
        denied_by(scene, reader.parties),
    )


def _words(scene: Scene) -> Span:
    """The words that tell the act, for a reader."""
    top = scene.top
    first = top.left_edge.i
    if top.pos_ in ("NOUN", "PROPN") and top.i - first < _SHOWN:
        return scene.passage.span(top.doc[first : top.i + 1])
    return scene.passage.span(top)


def _told(scene: Scene) -> Reality:
    """Whether the act is told as done; a blast that hurt nobody is."""
    told = reality(scene.top)
    if told is Reality.HAPPENED and any(pretended(t.token) for t in scene.triggers):
        return Reality.HYPOTHETICAL
    hurt = [t for t in scene.triggers if t.role is not Role.ACT]
    nobody = hurt and all(t.victim is not None and _none(t.victim) for t in hurt)
    acts = [t.token for t in scene.triggers if t.role is Role.ACT]
    if told is not Reality.NEGATED or not nobody or not acts:
        return told
    if any(is_definite(a) for a in acts):
        return Reality.HAPPENED
    return next((reality(a) for a in acts if a.pos_ == "VERB"), told)


def _none(noun: Token) -> bool:
    return noun.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _toll(reader: Reader, scene: Scene, role: Role) -> Toll | None:
    for trigger in scene.triggers:
        victim = trigger.victim
        both = victim is not None and victim.lemma_.lower() == "casualty" and _none(victim)
        if victim is None or not (trigger.role is role or both):
            continue
        if _none(victim):
            return Toll(0, 0, scene.passage.span(victim))
        if victim.lemma_.lower() == "life":
            of = next((c for p in victim.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"), None)
            victim = victim if of is None else of
        found = reader.counts.toll(scene.passage, victim)
        if found:
            return _with_others(reader, scene, trigger.token, found)
    return None


def _with_others(reader: Reader, scene: Scene, verb: Token, toll: Toll) -> Toll:
    """Add those of "along with three guards"."""
    for prep in verb.children:
        along = any(c.lower_ in ("along", "together") for c in prep.children) or (
            prep.i and prep.nbor(-1).lower_ in ("along", "together")
        )
        who = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if prep.lower_ == "with" and along and who is not None:
            more = reader.counts.toll(scene.passage, who)
            if more is None:
                return Toll(toll.low + 1, None, toll.span)
            high = None if toll.high is None or more.high is None else toll.high + more.high
            return Toll(toll.low + more.low, high, join_spans([toll.span, more.span]))
    return toll


def _victims(reader: Reader, scene: Scene, taken: Sequence[Span]) -> Party | None:
    """Who or what was hit: those killed or hurt before what was attacked, and no place."""
    for trigger in sorted(scene.triggers, key=lambda t: t.role is Role.ACT):
        if trigger.victim is None or _none(trigger.victim):
            continue
        if trigger.role is Role.ACT and trigger.token.lemma_.lower() in _STREET:
            continue  # what a protest is against was not hit
        where = trigger.victim.pos_ == "PROPN" or trigger.victim.lemma_.lower() in PLACE_NOUNS
        if where and trigger.role is Role.ACT and place_chain(scene.passage, trigger.victim, reader.parties, taken):
            continue
        party = reader.parties.party(scene.passage, trigger.victim)
        if party:
            return party
    return None


def _is_means(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma not in MEANS or token.pos_ not in ("NOUN", "PROPN", "ADJ") or lemma in PERSONS:
        return False
    return token.dep_ not in ("compound", "npadvmod") or token.head.lemma_.lower() in _ARMED


def _type(scene: Scene, means: Sequence[str], actor: Party | None) -> IncidentType:
    """The type: what the words for the act say, then the weapon, then who did it."""
    own: list[IncidentType] = [t.type for t in scene.triggers if t.type is not None]
    if scene.triggers[0].role is Role.DEED:
        return own[0]
    for trigger in scene.triggers:
        token = trigger.token
        if trigger.type is not None:
            continue
        kind = ACT_VERBS.get(token.lemma_.lower()) if token.pos_ == "VERB" else ACT_NOUNS.get(token.lemma_.lower())
        kind = kind or (ACT_NOUNS.get(token.lower_) if token.pos_ != "VERB" or token.tag_ == "VBG" else None)
        if kind:
            own.append(kind)
    if IncidentType.ASSASSINATION in own:
        return IncidentType.ASSASSINATION
    if any(t.type is IncidentType.ATTACK for t in scene.triggers):
        return IncidentType.ATTACK  # shot down
    exact = tuple(k for k in own if k not in (IncidentType.ATTACK, IncidentType.CLASH))
    if any(t.token.dep_ == "conj" and t.token.head.lemma_.lower() == "shoot" for t in scene.triggers):
        return IncidentType.SHOOTING  # "shot and killed"
    flown = (subject(t.token) for t in scene.triggers if t.token.lemma_.lower() == "bomb" and t.token.pos_ == "VERB")
    if any(who is not None and who.lemma_.lower() in _AIRCRAFT for who in flown):
        return IncidentType.AIR_STRIKE
    doers = (subject(t.token) for t in scene.triggers if t.token.pos_ == "VERB")
    weapons = {d.lemma_.lower() for d in doers if d is not None} & set(MEANS)
    words = {t.lemma_.lower() for t in scene.tokens} & {*means, *PERSONS} & set(MEANS)
    by_means = {MEANS[w] for w in words | weapons}
    found = (*exact, *(k for k in _BY_MEANS if k in by_means), *own, *sorted(by_means))
    if found:
        return found[0]
    # what armed forces do to armed people is a clash; to others, no word has said what it was
    armed = any(t.victim is not None and t.victim.lemma_.lower() in FORCES | _MEMBERS for t in scene.triggers)
    deed = any(t.lemma_.lower() in ("action", "operation") for t in scene.tokens)
    forces = actor is not None and actor.name.split()[-1].casefold().removesuffix("s") in FORCES
    if armed and (deed or forces):
        return IncidentType.CLASH
    murder = any(t.token.lemma_.lower() in _MURDER for t in scene.triggers)
    return IncidentType.ATTACK if murder else IncidentType.DEATHS


def _source(reader: Reader, scene: Scene) -> Party | None:
    """Who tells it: "according to", or the subject of the verb of saying above it."""
    for token in scene.sentence:
        if token.lower_ == "according" and (scene.owns(token.head) or token.head.dep_ == "ROOT"):
            to = next((c for c in token.children if c.lower_ == "to"), None)
            who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            return reader.parties.party(scene.passage, who)
    said = teller(scene.top)
    if said is None or said[1] is None:
        return None
    own = next((c for c in said[1].children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), said[1])
    if own != said[1]:
        return reader.parties.party(scene.passage, own)  # "its director, …"
    # somebody says so, even where nobody can tell who
    return reader.parties.party(scene.passage, said[1]) or Party(said[1].text, scene.passage.span(said[1]))


def _when(reader: Reader, scene: Scene, times: Sequence[TimeReference]) -> TimeReference | None:
    """The time reference that dates the act, the finest first."""
    claim = next((h for h in scene.hosts if h.lemma_.lower() in RESPONSIBLE), None)
    found = []
    for time in times:
        tokens = scene.passage.tokens(time.span)
        # "this week" in a report whose own day is not known may be known from the other reports
        known = _DATED.match(time.value) is not None and (bool(time.form) or any(c.isdigit() for c in time.value))
        dates = time.type in (TimeType.DATE, TimeType.TIME) and known
        if dates and tokens is not None and _is_when(scene, tokens.root, claim):
            found.append((reader.heads.opens(time), -len(time.value), time.span.start, time))
    return min(found, key=lambda f: f[:3])[3] if found else None


def _is_when(scene: Scene, token: Token, claim: Token | None) -> bool:
    if any(h.dep_ == "prep" and h.lower_ in _NOT_WHEN for h in (token, token.head)):
        return False
    if claim is not None and next((h for h in ancestors(token) if h.pos_ == "VERB"), None) == claim:
        # a dated list says when it was claimed, which is as near as it comes
        return scene.bullet
    return scene.owns(token) or scene.fronted(token) or scene.beside(token)
