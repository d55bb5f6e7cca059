"""Incidents: acts of violence, accidents and protests, with who, whom, when, where and how many.

An act is told by a trigger (a verb of killing, a noun such as "blast"); triggers that hang together in the parse tell
one act. Types follow ACLED and PLOVER. An act without a day, a place, a count or a claim of responsibility is a topic,
not an incident, and is left out; so are sums over a year and wars as a whole. What is negated, planned, feared or
supposed is kept and marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.actors import claimant, claimed_by, doer
from rashomon.extract.acts import LONGEST, ancestors, reality, teller
from rashomon.extract.actwords import ACT_NOUNS, ACT_VERBS, BOUND, EXPLOSIVES, FORCES, MEANS, PERSONS, PLACE_NOUNS
from rashomon.extract.parties import Parties
from rashomon.extract.places import place_chain, places_of
from rashomon.extract.scene import RESPONSIBLE, Scene
from rashomon.extract.tolls import Counts
from rashomon.extract.triggers import Role, Trigger, scenes
from rashomon.extract.whereabouts import Whereabouts
from rashomon.model import Figure, Incident, IncidentType, Name, Party, Reality, TimeReference, TimeType, Toll
from rashomon.spans import Span, join_spans
from rashomon.text.nlp import Parsed, Passage

__all__ = ["incidents"]

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
#: Acts so particular that who did it to whom tells which is meant.
_BY_WEAPON = frozenset(
    {IncidentType.SHELLING, IncidentType.AIR_STRIKE, IncidentType.EXPLOSION, IncidentType.ABDUCTION}
    | {IncidentType.ASSASSINATION}
)
#: Deaths of one or two without day and place are a case or a memory, not an incident that others can tell.
_MANY = 3
_MURDER = frozenset({"murder", "massacre", "behead", "lynch", "slay"})
#: A value that names at least a year, known or not; durations and references ("PAST_REF") date nothing.
_DATED = re.compile(r"[\dX]{4}")
#: A value finer than a year.
_WITHIN_YEAR = re.compile(r"[\dX]{4}-")
#: What an act does not happen at: "since May" dates a sum, "by May" a plan.
_NOT_WHEN = frozenset({"since", "until", "before", "by", "till"})
#: Words of a noun's phrase before it that are shown with it as the trigger.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading one article needs at hand."""

    text: str
    parties: Parties
    counts: Counts
    whereabouts: Whereabouts


def incidents(
    parsed: Parsed, names: Sequence[Name], times: Sequence[TimeReference], figures: Sequence[Figure]
) -> tuple[Incident, ...]:
    """The incidents that an article tells, in the order of its text.

    Args:
        parsed: The article.
        names: Its names.
        times: Its time references.
        figures: Its figures.
    """
    parties = Parties(parsed, names)
    reader = _Reader(parsed.article.text, parties, Counts(figures, parties), Whereabouts(parsed, names))
    ordered = sorted(times, key=lambda t: t.span)
    out: list[Incident] = []
    at = 0
    for passage in parsed.body:
        for sentence in passage.doc.sents:
            if len(sentence) > LONGEST:
                continue
            here = passage.span(sentence)
            while at < len(ordered) and ordered[at].span.start < here.start:
                at += 1
            until = at
            while until < len(ordered) and ordered[until].span.start < here.end:
                until += 1
            _read(reader, passage, sentence, ordered[at:until], out)
            at = until
    return tuple(sorted(out, key=lambda i: (i.span, i.trigger)))


def _read(
    reader: _Reader, passage: Passage, sentence: TokenSpan, times: Sequence[TimeReference], out: list[Incident]
) -> None:
    """Add the incidents of one sentence, or what it adds to the last one."""
    told = scenes(sentence)
    owners = {t.token.i: n for n, triggers in enumerate(told) for t in triggers}
    for number, triggers in enumerate(told):
        scene = Scene(reader.text, passage, sentence, triggers, owners, number)
        found = _incident(reader, scene, times)
        if found is None:
            continue
        if _refers(triggers, found):
            out[-1:] = [_completed(known, found) for known in out[-1:]]
        elif _specific(triggers, found):
            out.append(found)
    if not told and out and out[-1].claimed_by is None:
        claimed = next((p for t in sentence if (p := claimant(passage, t, reader.parties))), None)
        out[-1] = replace(out[-1], claimed_by=claimed)


def _incident(reader: _Reader, scene: Scene, times: Sequence[TimeReference]) -> Incident | None:
    """The act of a scene as a record; ``None`` if it is none."""
    who = doer(scene, reader.parties)
    if who is not None and who.lemma_.lower() in _NO_ACTOR:
        return None
    if any(c.dep_ == "prep" and c.lower_ == "since" for t in scene.triggers for c in t.token.children):
        return None
    taken = [t.span for t in times]
    actor = reader.parties.party(scene.passage, who)
    means = tuple(sorted({t.lemma_.lower() for t in scene.tokens if _is_means(t)}))
    when = _when(scene, times)
    places, basis = places_of(scene, reader.parties, taken)
    return Incident(
        scene.passage.span(scene.sentence),
        _words(scene),
        _type(scene, means, actor),
        _told(scene),
        when.value if when else None,
        when.span if when else None,
        places,
        basis,
        actor,
        _victims(reader, scene, taken),
        _toll(reader, scene, Role.KILL),
        _toll(reader, scene, Role.WOUND),
        means,
        claimed_by(scene, reader.parties),
        _source(reader, scene),
        reader.whereabouts.of(places),
    )


def _refers(triggers: Sequence[Trigger], found: Incident) -> bool:
    """Whether a scene only takes up one that was told before: "the blast", "the attack was claimed by …"."""
    nouns = all(t.token.pos_ in ("NOUN", "PROPN") for t in triggers)
    definite = any(_definite(t.token) or any(c.dep_ == "poss" for c in t.token.children) for t in triggers)
    return nouns and definite and not (found.places or found.killed or found.wounded)


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)


def _completed(known: Incident, found: Incident) -> Incident:
    same = known.reality is Reality.HAPPENED and found.type.meets(known.type)
    return replace(known, claimed_by=known.claimed_by or found.claimed_by) if same else known


def _specific(triggers: Sequence[Trigger], found: Incident) -> bool:
    """Whether an act is told so that others could tell the same one."""
    top = triggers[0].token
    counted = found.killed is not None or found.wounded is not None
    placed = found.place_basis == "stated"
    settled = counted and (placed or found.date is not None)
    if found.type is IncidentType.DEATHS:
        within_year = found.date is not None and bool(_WITHIN_YEAR.match(found.date))
        many = any(t is not None and t.low >= _MANY for t in (found.killed, found.wounded))
        return counted and (within_year or (found.date is None and (placed or (many and found.actor is not None))))
    if all(t.token.lemma_.lower() in BOUND for t in triggers) and not settled:
        return False
    bare = top.tag_ == "NNS" and not any(c.dep_ in ("nummod", "amod", "det") for c in top.children)
    habitual = top.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in top.children)
    if (bare and not counted) or (habitual and found.reality is Reality.HAPPENED and not settled):
        return False
    acted = found.actor and found.victims and top.pos_ == "VERB" and found.type in _BY_WEAPON
    known = found.date or placed or found.claimed_by or acted
    return bool(known) or (counted and bool(found.means or found.actor))


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
    hurt = [t for t in scene.triggers if t.role is not Role.ACT]
    nobody = hurt and all(t.victim is not None and _none(t.victim) for t in hurt)
    acts = [t.token for t in scene.triggers if t.role is Role.ACT]
    if told is not Reality.NEGATED or not nobody or not acts:
        return told
    if any(_definite(a) for a in acts):
        return Reality.HAPPENED
    return next((reality(a) for a in acts if a.pos_ == "VERB"), told)


def _none(noun: Token) -> bool:
    return noun.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)


def _toll(reader: _Reader, scene: Scene, role: Role) -> Toll | None:
    for trigger in scene.triggers:
        victim = trigger.victim
        if trigger.role is not role or victim is None:
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


def _with_others(reader: _Reader, scene: Scene, verb: Token, toll: Toll) -> Toll:
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


def _victims(reader: _Reader, scene: Scene, taken: Sequence[Span]) -> Party | None:
    """Who or what was hit: those killed or hurt before what was attacked, and no place."""
    for trigger in sorted(scene.triggers, key=lambda t: t.role is Role.ACT):
        if trigger.victim is None or _none(trigger.victim):
            continue
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
    own: list[IncidentType] = []
    for trigger in scene.triggers:
        token = trigger.token
        kind = ACT_VERBS.get(token.lemma_.lower()) if token.pos_ == "VERB" else ACT_NOUNS.get(token.lemma_.lower())
        kind = kind or ACT_NOUNS.get(token.lower_)
        if kind:
            own.append(kind)
    if IncidentType.ASSASSINATION in own:
        return IncidentType.ASSASSINATION
    exact = tuple(k for k in own if k not in (IncidentType.ATTACK, IncidentType.CLASH))
    by_means = {MEANS[t.lemma_.lower()] for t in scene.tokens if t.lemma_.lower() in {*means, *PERSONS} & set(MEANS)}
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


def _source(reader: _Reader, scene: Scene) -> Party | None:
    """Who tells it: "according to", or the subject of the verb of saying above it."""
    for token in scene.sentence:
        if token.lower_ == "according" and (scene.owns(token.head) or token.head.dep_ == "ROOT"):
            to = next((c for c in token.children if c.lower_ == "to"), None)
            who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            return reader.parties.party(scene.passage, who)
    said = teller(scene.top)
    if said is None or said[1] is None:
        return None
    # somebody says so, even where nobody can tell who
    return reader.parties.party(scene.passage, said[1]) or Party(said[1].text, scene.passage.span(said[1]))


def _when(scene: Scene, times: Sequence[TimeReference]) -> TimeReference | None:
    """The time reference that dates the act, the finest first."""
    claim = next((h for h in scene.hosts if h.lemma_.lower() in RESPONSIBLE), None)
    found = []
    for time in times:
        tokens = scene.passage.tokens(time.span)
        dates = time.type in (TimeType.DATE, TimeType.TIME) and _DATED.match(time.value)
        if dates and tokens is not None and _is_when(scene, tokens.root, claim):
            found.append((-len(time.value), time.span.start, time))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _is_when(scene: Scene, token: Token, claim: Token | None) -> bool:
    if any(h.dep_ == "prep" and h.lower_ in _NOT_WHEN for h in (token, token.head)):
        return False
    if claim is not None and next((h for h in ancestors(token) if h.pos_ == "VERB"), None) == claim:
        # a dated list says when it was claimed, which is as near as it comes
        return scene.bullet
    return scene.owns(token) or scene.fronted(token)
