"""Incidents: acts of violence, accidents, protests and other events, with who, whom, when, where and how many.

An act is told by a trigger (a verb of killing, a noun such as "blast"); triggers that hang together in the parse tell
one act. Types follow ACLED and PLOVER. An act without a day, a place, a count or a claim of responsibility is a topic,
not an incident, and is left out; so are sums over a year and wars as a whole. What is negated, planned, feared or
supposed is kept and marked. A sentence of nothing but casualties, or of who claims or denies an act, adds to the act
before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from rashomon.extract.actors import claimant, denier
from rashomon.extract.acts import LONGEST
from rashomon.extract.itemheads import ItemHeads
from rashomon.extract.parties import Parties
from rashomon.extract.scene import Scene
from rashomon.extract.sceneread import Reader, incident
from rashomon.extract.specific import refers, specific
from rashomon.extract.tolls import Counts
from rashomon.extract.triggers import Role, Trigger, scenes
from rashomon.extract.whereabouts import Whereabouts
from rashomon.model import Figure, Incident, IncidentType, Name, Reality, TimeReference
from rashomon.text.nlp import Parsed, Passage

__all__ = ["incidents"]

#: Characters between an act and a sentence that adds its casualties: the next sentence, or the one after a short one.
_NEXT = 160


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
    parties, text = Parties(parsed, names), parsed.article.text
    heads = ItemHeads(text, times, names)
    reader = Reader(text, parties, Counts(text, figures, parties), Whereabouts(parsed, names), heads)
    ordered = sorted(times, key=lambda t: t.span)
    out: list[Incident] = []
    at = 0
    for passage in parsed.body:
        for sentence in passage.doc.sents:
            if len(sentence) > LONGEST or sentence.text.isupper():
                continue  # what is all capitals is a label or an advertisement for another report
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
    reader: Reader, passage: Passage, sentence: TokenSpan, times: Sequence[TimeReference], out: list[Incident]
) -> None:
    """Add the incidents of one sentence, or what it adds to the last one."""
    told = scenes(sentence)
    owners = {t.token.i: n for n, triggers in enumerate(told) for t in triggers}
    for number, triggers in enumerate(told):
        scene = Scene(reader.text, passage, sentence, triggers, owners, number, alone=len(told) == 1)
        found = incident(reader, scene, times)
        if found is None:
            continue
        if refers(triggers, found):
            out[-1:] = [_completed(known, found) for known in out[-1:]]
        elif out and _adds(reader.text, triggers, found, out[-1]):
            out[-1] = _with_casualties(out[-1], found)
        elif specific(triggers, found):
            out.append(found)
    if not out or not out[-1].type.violent or any(t.role is not Role.DEED for triggers in told for t in triggers):
        return
    if out[-1].claimed_by is None:
        claimed = next((p for t in sentence if (p := claimant(passage, t, reader.parties))), None)
        out[-1] = replace(out[-1], claimed_by=claimed)
    if out[-1].denied_by is None:
        denied = next((p for t in sentence if (p := denier(passage, t, reader.parties))), None)
        out[-1] = replace(out[-1], denied_by=denied)


def _completed(known: Incident, found: Incident) -> Incident:
    """An act with who claims or denies it by a sentence that takes it up."""
    if known.reality is not Reality.HAPPENED or not found.type.meets(known.type):
        return known
    return replace(known, claimed_by=known.claimed_by or found.claimed_by, denied_by=known.denied_by or found.denied_by)


def _adds(text: str, triggers: Sequence[Trigger], found: Incident, known: Incident) -> bool:
    """Whether words of nothing but casualties tell those of the act before them."""
    if any(t.role not in (Role.KILL, Role.WOUND) for t in triggers) or found.means or found.claimed_by:
        return False
    if not (found.killed or found.wounded) or (found.killed and known.killed) or (found.wounded and known.wounded):
        return False
    nobody = all(t is None or t.high == 0 for t in (found.killed, found.wounded))
    if known.reality is not Reality.HAPPENED or not (found.reality is Reality.HAPPENED or nobody):
        return False
    if not (known.type.violent or known.type in (IncidentType.ACCIDENT, IncidentType.PROTEST)):
        return False
    between = text[known.span.end : max(known.span.end, found.span.start)]
    near = len(between) <= _NEXT and "\n" not in between.strip(" ")
    other = (found.date and found.date != known.date) or (found.places and found.places != known.places)
    return near and not other and (found.actor is None or found.actor == known.actor)


def _with_casualties(known: Incident, found: Incident) -> Incident:
    return replace(
        known,
        killed=known.killed or found.killed,
        wounded=known.wounded or found.wounded,
        victims=known.victims or found.victims,
        source=known.source or found.source,
    )
