"""Statements, what of them is opposed, and what the reports call people and acts, as JSON."""

from __future__ import annotations

from typing import Any

from rashomon.account.opposed import GROUNDS
from rashomon.account.sources import Sources, labels
from rashomon.export.places import at, citations_json, count_json, pair
from rashomon.model import Account, Label, LabelVoice, Member, Opposed, Statement, StatementPair, Wording

__all__ = ["label_json", "opposed_json", "pairs_json", "statement_json", "wording_json"]

_Json = dict[str, Any]


def statement_json(one: Statement) -> _Json:
    """One article's statement."""
    return {
        **at(one.span),
        "sentence": pair(one.sentence),
        "predicate": pair(one.predicate),
        "verb": one.verb,
        "subject": pair(one.subject),
        "object": pair(one.object),
        "speaker": one.speaker,
        "negated": one.negated,
        "stage": one.stage.value,
        "cause": pair(one.cause),
    }


def label_json(one: Label) -> _Json:
    """One article's label for an actor or an act."""
    return {
        **at(one.span),
        "label": one.text,
        "kind": one.kind.value,
        "target": one.target,
        "voice": one.voice.value,
        "distance": one.distance or None,
        "speaker": one.speaker,
        "basis": one.basis,
    }


def pairs_json(account: Account) -> list[_Json]:
    """The statements of two articles that are about one thing, and how they stand to each other."""
    sources = Sources.of(account)
    return [_pair(sources, one) for one in account.findings.statements]


def _pair(sources: Sources, one: StatementPair) -> _Json:
    said = (one.one, one.other)
    return {
        "accord": one.accord.value,
        "ground": one.ground.value if one.ground else None,
        "why": one.why,
        "members": [{"article": article, **at(that.span), "speaker": that.speaker} for article, that in said],
        "count": count_json(sources, (Member(article, that.span) for article, that in said)),
    }


def opposed_json(account: Account) -> list[_Json]:
    """What is told in ways that do not go together; the sides, their parties and what they say are in one order."""
    sources = Sources.of(account)
    return [_opposed(sources, one) for one in account.findings.opposed]


def _opposed(sources: Sources, one: Opposed) -> _Json:
    return {
        "about": one.about,
        "kind": one.kind,
        "ground": one.ground.value,
        "why": one.why or GROUNDS[one.ground],
        "sides": [citations_json(sources.cite_all(side.members)) for side in one.sides],
        "parties": [side.party for side in one.sides],
        "says": [side.says for side in one.sides],
        "counts": [count_json(sources, side.members) for side in one.sides],
    }


def wording_json(account: Account) -> list[_Json]:
    """What each outlet calls the same actors and acts, in its own voice and in others'."""
    sources, names = Sources.of(account), labels(account.analyses)
    return [_wording(sources, names, one) for one in account.findings.wording]


def _wording(sources: Sources, names: dict[str, str], one: Wording) -> _Json:
    used: dict[str, dict[tuple[str, LabelVoice, str, str | None], list[Member]]] = {}
    for use in one.uses:
        for article, label in use.members:
            key = (use.text, label.voice, label.distance, label.speaker)
            used.setdefault(article, {}).setdefault(key, []).append(Member(article, label.span))
    return {
        "entity": one.entity,
        "kind": one.kind.value,
        "outlets": {
            names[article]: [
                {
                    "label": text,
                    "voice": voice.value,
                    "distance": distance or None,
                    "speaker": speaker,
                    "citations": citations_json(sources.cite_all(members)),
                }
                for (text, voice, distance, speaker), members in used[article].items()
            ]
            for article in sorted(used, key=sources.order.__getitem__)
        },
    }
