"""Who said what, as JSON: utterances with their versions, clashes of speakers, and everything by speaker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.account.clashes import clash_sides
from rashomon.account.sources import Sources
from rashomon.account.speakers import Saying, Sayings, speakers
from rashomon.account.voices import Voices
from rashomon.export.places import at, count_json
from rashomon.model import Account, Change, Member, Utterance

__all__ = ["clashes_json", "speakers_json", "told_json", "utterances_json"]

_Json = dict[str, Any]


def utterances_json(account: Account) -> list[_Json]:
    """What is quoted, with each outlet's version and what differs in it."""
    sources = Sources.of(account)
    voices = Voices(sources, account.findings)
    return [_utterance(sources, voices, one) for one in account.findings.utterances]


def told_json(account: Account) -> list[_Json]:
    """What several articles give in indirect speech and none quotes."""
    sources = Sources.of(account)
    voices = Voices(sources, account.findings)
    return [_utterance(sources, voices, one) for one in account.findings.told]


def _utterance(sources: Sources, voices: Voices, one: Utterance) -> _Json:
    return {
        "speaker": one.speaker,
        "voice": voices.speaker(one).voice.value,
        "relation": one.relation.value,
        "members": [{"article": m.article, **at(m.span), "via": voices.via(m, one.speaker)} for m in one.members],
        "changes": [_change(c) for c in one.changes],
        "indirect": [{"article": m.article, **at(m.span), "via": voices.via(m, one.speaker)} for m in one.indirect],
        "count": count_json(sources, one.members),
    }


def _change(one: Change) -> _Json:
    return {
        "article": one.article,
        "from": one.old,
        "to": one.new,
        "grade": one.grade.value,
        **at(one.at),
        "operation": one.operation,
        "why": one.why,
        "was": at(one.was) if one.was else None,
    }


def clashes_json(account: Account) -> list[_Json]:
    """The same words with different speakers; the speaker of each member in the same order."""
    sources = Sources.of(account)
    return [
        {
            "speakers": list(c.speakers),
            "members": _places(c.members),
            "counts": [{"speaker": who, **count_json(sources, places)} for who, places in clash_sides(c)],
        }
        for c in account.findings.clashes
    ]


def speakers_json(account: Account) -> list[_Json]:
    """Everything that each speaker is reported to have said; ``utterance`` is an index into the utterances."""
    index = {one: number for number, one in enumerate(account.findings.utterances)}
    sources = Sources.of(account)
    return [_speaker(sources, one, index) for one in speakers(sources, account.findings)]


def _speaker(sources: Sources, one: Sayings, index: dict[Utterance, int]) -> _Json:
    return {
        "speaker": one.speaker.name,
        "voice": one.speaker.voice.value,
        "worded_by": one.speaker.article,
        "via": one.via,
        "variants": [{"form": v.form, "articles": list(v.articles)} for v in one.variants],
        "said": [_saying(sources, saying, index) for saying in one.said],
    }


def _saying(sources: Sources, one: Saying, index: dict[Utterance, int]) -> _Json:
    return {
        "kind": one.kind.value,
        "spoken": one.spoken,
        "text": one.words,
        "utterance": index[one.utterance] if one.utterance else None,
        "members": _places(one.places),
        "indirect": _places(one.indirect),
        "count": count_json(sources, one.places),
    }


def _places(members: Iterable[Member]) -> list[_Json]:
    return [{"article": m.article, **at(m.span)} for m in members]
