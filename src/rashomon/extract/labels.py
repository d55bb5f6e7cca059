"""How an article names and describes the people and acts it tells of, and in whose voice it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.extract.actlabels import ALONE, ActWords, acts
from rashomon.extract.actorlabels import ActorWords, actor_words
from rashomon.extract.labelvoices import SCARE, Voices
from rashomon.extract.parties import Parties
from rashomon.extract.takenup import Descriptions
from rashomon.model import Attribution, Label, LabelKind, LabelVoice, Name
from rashomon.spans import join_spans
from rashomon.text.nlp import Parsed

__all__ = ["labels"]


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
        replace(_label(words, LabelKind.ACTOR, words.target, voices), plain=words.plain)
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
                families=tuple(sorted(act.families)),
                about=tuple(sorted(act.about)),
                where=tuple(sorted(act.where)),
            )
            for words in act.words
        ]
    # what somebody who is quoted calls "the attack" may be another
    out = [one for one in out if one.basis != ALONE or one.voice is not LabelVoice.QUOTED]
    return tuple(sorted(out, key=lambda one: (one.span, one.kind, one.target)))


def _label(words: ActorWords | ActWords, kind: LabelKind, target: str, voices: Voices) -> Label:
    standing = voices.of(words.passage, words.head)
    distance = words.distance or (SCARE if standing.doubted else "")
    return Label(
        join_spans(words.passage.span(t) for t in words.tokens),
        _shown(words.tokens),
        kind,
        target,
        standing.voice,
        distance,
        standing.speaker,
        words.basis,
        words.lemmas,
    )


def _shown(tokens: Sequence[Token]) -> str:
    """Words on one line as they read within a sentence."""
    parts = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        keeps = token.pos_ == "PROPN" or token.ent_type_ or (token.is_upper and len(token) > 1)
        parts.append(token.text if keeps else token.lower_)
        # a name that stood in between is left out
        if following is not None and (token.whitespace_ or following.i != token.i + 1):
            parts.append(" ")
    return " ".join("".join(parts).split())
