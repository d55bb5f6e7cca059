"""How an article names and describes the people and acts it tells of, and in whose voice it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.extract.actlabels import ALONE, ActWords, acts
from rashomon.extract.actorlabels import CALLED, IN_CLAUSE, ActorWords, actor_words
from rashomon.extract.labelvoices import SCARE, Voices
from rashomon.extract.parties import Parties
from rashomon.extract.takenup import Descriptions
from rashomon.model import Attribution, BlockKind, Label, LabelKind, LabelVoice, Name
from rashomon.spans import join_spans
from rashomon.text.nlp import Parsed, Passage

__all__ = ["labels"]

#: Tokens from "what" to "calls".
_FAR = 8


def labels(parsed: Parsed, names: Sequence[Name], found: Sequence[Attribution]) -> tuple[Label, ...]:
    """Find the words by which an article names and describes actors and acts, in the order of the text.

    Words between quotation marks and in indirect speech are not the outlet's own; a few words in marks that nobody is
    shown to say are, and keep their distance.

    Args:
        parsed: The article.
        names: Its names.
        found: What it attributes to whom.
    """
    voices = Voices(parsed, names, found)
    parties = Parties(parsed, names)
    tied = actor_words(parsed, parties)
    taken = {(w.passage.start, w.head.i) for w in tied}
    out = [
        _called(replace(_label(words, LabelKind.ACTOR, words.target, voices), plain=words.plain), words.caller)
        for words in (*tied, *Descriptions(parsed, parties, names, tied).found(taken))
    ]
    called: Counter[str] = Counter()
    for act in acts(parsed, parties):
        first = act.words[0].lemmas[-1]
        called[first] += 1
        target = first if called[first] == 1 else f"{first} {called[first]}"
        out += [
            replace(
                _label(words, LabelKind.ACT, target, voices),
                plain=len(words.lemmas) == 1,
                act=act.scope,
            )
            for words in act.words
        ]
    out = [one for one in out if not _unsure(one)]
    return tuple(sorted(out, key=lambda one: (one.span, one.kind, one.target)))


def _called(one: Label, caller: str | None) -> Label:
    """A label that somebody is said to use is theirs, whoever tells of it."""
    if one.basis != CALLED or one.voice is LabelVoice.QUOTED:
        return one
    return replace(one, voice=LabelVoice.ATTRIBUTED, speaker=caller or one.speaker)


def _unsure(one: Label) -> bool:
    """Whether a label may be for another, or be said by another, than it seems."""
    if one.basis == ALONE:
        return one.voice is LabelVoice.QUOTED  # what somebody who is quoted calls "the attack"
    return one.basis == IN_CLAUSE and one.voice is LabelVoice.OUTLET


def _label(words: ActorWords | ActWords, kind: LabelKind, target: str, voices: Voices) -> Label:
    standing = voices.of(words.passage, words.head)
    distance = words.distance or (SCARE if standing.doubted else _what_calls(words.head))
    return Label(
        join_spans(words.passage.span(t) for t in words.tokens),
        _shown(words.passage, words.tokens),
        kind,
        target,
        standing.voice,
        distance,
        standing.speaker,
        words.basis,
        words.lemmas,
    )


def _what_calls(noun: Token) -> str:
    """The words by which a report gives a label to others: "what the ministry calls an operation"."""
    verb = noun.head
    if noun.dep_ not in ("oprd", "attr", "dobj", "ccomp") or verb.lemma_.lower() not in ("call", "term", "describe"):
        return ""
    what = next((c for c in verb.lefts if c.lower_ == "what"), None)
    if what is None or verb.i - what.i > _FAR:
        return ""
    return " ".join(noun.doc[what.i : verb.i + 1].text.split())


def _shown(passage: Passage, tokens: Sequence[Token]) -> str:
    """Words on one line as they read within a sentence, without the capitals of its beginning or of a headline."""
    headline = passage.kind is BlockKind.HEADLINE
    parts = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        capital = token.is_title and token.pos_ != "PROPN" and not token.ent_type_
        parts.append(token.lower_ if capital and (headline or token.is_sent_start) else token.text)
        # a name that stood in between is left out
        if following is not None and (token.whitespace_ or following.i != token.i + 1):
            parts.append(" ")
    return " ".join("".join(parts).split())
