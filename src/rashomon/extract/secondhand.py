"""Second-hand words: through whom an outlet has what it attributes, and who is the innermost to say it.

"An official told Reuters", "Reuters reported, citing two officials", "was quoted by state media as saying", "the paper
said that he had claimed": the one who said it first is the speaker, the others are whom it came through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.extract.antecedents import Antecedents
from rashomon.extract.cues import CUES, cue_lemma
from rashomon.extract.documents import CARRIES
from rashomon.extract.outlets import Outlets
from rashomon.extract.sources import Located
from rashomon.extract.speakers import People
from rashomon.extract.voices import Kind, Speaker
from rashomon.model import Name, SpeechAct, Voice
from rashomon.text.nlp import Passage

__all__ = ["SecondHand"]

#: Tokens after its verb in which an outlet says whom it cites.
_CITED = 16
#: Tokens after a verb in which it is said to whom.
_TOLD = 14
#: Contents before one that can hold it.
_NESTED = 12
#: Words by which an agency passes news on; what it predicts or demands is its own, or its owner's.
_PASSES_ON = frozenset({"report", "say", "write", "quote", "cite", "accord", "according", "add", "tell", "note"})
#: What is done to somebody for words or by words is not reported by whoever does it.
_REACTS = frozenset(act for act in SpeechAct if act is not SpeechAct.SAY)
_TELLS = frozenset({"tell", "say", "speak", "inform", "add", "explain", "confirm", "write"})
#: Outlets without a name.
_MEDIA = frozenset(
    {"agency", "broadcaster", "channel", "daily", "magazine", "media", "newspaper", "paper", "radio", "station"}
    | {"television", "tv", "tabloid", "weekly", "website"}
)


class SecondHand:
    """The outlets that an article has its news from, attribution by attribution."""

    def __init__(self, people: People, outlets: Outlets, antecedents: Antecedents) -> None:
        """Keep what is needed to look names up."""
        self._people = people
        self._outlets = outlets
        self._antecedents = antecedents
        self._told: dict[str, str] = {}

    def trace(
        self, index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]], speaker: Speaker
    ) -> tuple[Speaker, str | None]:
        """The innermost speaker of an attribution, and through whom it came.

        Args:
            index: Which of the attributions.
            found: All attributions, in the order of the text.
            done: Those before it, resolved.
            speaker: Who speaks by the words of the source.
        """
        one = found[index]
        speaker, cited = self._cited(one, speaker)
        via = [] if cited is None else [cited]
        via += [v for v in (self._teller(one), self._carrier(one)) if v is not None]
        if not via and speaker.voice is Voice.UNNAMED and speaker.name in self._told:
            via.append(self._told[speaker.name])
        if via and speaker.voice is Voice.UNNAMED and speaker.name is not None:
            self._told[speaker.name] = via[0]
        via += self._holders(index, found, done, speaker)
        if speaker.name is None:
            return speaker, None
        return speaker, ", ".join(v for v in dict.fromkeys(via) if v != speaker.name) or None

    def _teller(self, one: Located) -> str | None:
        """Whom the source told it, or who is the source where that is an agency."""
        word = one.word
        if word is None:
            return None
        lemma = cue_lemma(word.lemma_)
        if one.head is not None and lemma in _PASSES_ON:
            name = self._people.name_at(one.passage, one.head)
            if name is not None and self._outlets.is_agency(name):
                return name.entity
        if lemma not in _TELLS:
            return None
        for child in word.rights:
            told = child if child.dep_ in ("dobj", "dative") else None
            if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "in", "on", "with"):
                told = next((t for t in child.subtree if t.dep_ == "pobj" and self._outlet(one.passage, t)), told)
            if told is not None and told.i < word.i + _TOLD:
                name = self._outlet(one.passage, told)
                if name is not None:
                    return name.entity
        return None

    def _carrier(self, one: Located) -> str | None:
        """Who carries, publishes or quotes what the source says."""
        for root in (one.head, one.word):
            for token in root.subtree if root is not None else ():
                if token.tag_ != "VBN" or token.lemma_ not in CARRIES or not self._beside(one, token):
                    continue
                agent = next((c for c in token.children if c.dep_ == "agent"), None)
                by = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
                if by is not None and (name := self._medium(one.passage, by)) is not None:
                    return name
        return None

    @staticmethod
    def _beside(one: Located, token: Token) -> bool:
        """Whether a word stands outside what is said."""
        at = one.passage.start + token.idx
        return not any(c.start <= at < c.end for c in one.mention.content)

    def _medium(self, passage: Passage, token: Token) -> str | None:
        name = self._outlet(passage, token)
        if name is not None:
            return name.entity
        if not {token.lower_, token.lemma_.lower()} & _MEDIA or self._people.name_at(passage, token) is not None:
            return None
        return self._antecedents.who(passage, token).name

    def _outlet(self, passage: Passage, token: Token) -> Name | None:
        name = self._people.name_at(passage, token)
        return name if name is not None and name in self._outlets else None

    def _cited(self, one: Located, speaker: Speaker) -> tuple[Speaker, str | None]:
        """Give the word to whom an outlet cites: in "…, Reuters reported, citing officials" the officials speak."""
        word = one.word
        if word is None or speaker.name is None or speaker.kind is not Kind.BODY:
            return speaker, None
        cited: Token | None = None
        if word.lemma_ in ("quote", "cite") and any(c.dep_ == "prep" and c.lower_ == "as" for c in word.rights):
            cited = next((c for c in word.rights if c.dep_ == "dobj"), None)
        for token in one.passage.doc[word.i + 1 : word.i + _CITED]:
            if token.is_sent_start or cited is not None:
                break
            if token.lower_ in ("citing", "quoting"):
                cited = next((c for c in token.children if c.dep_ in ("dobj", "pobj")), None)
        whom = self._antecedents.who(one.passage, cited) if cited is not None else None
        if whom is None or whom.name is None:
            return speaker, None
        return replace(whom, basis="cited in the sentence"), speaker.name

    @staticmethod
    def _holders(
        index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]], speaker: Speaker
    ) -> list[str]:
        """Whoever says that the source says it: "the paper said he had claimed …".

        Who merely reacts to it ("criticised her for saying") is none of them.
        """
        inner = found[index].mention
        place = (*inner.cue, *inner.source, *inner.content)[0]
        for at in range(index - 1, max(-1, index - 1 - _NESTED), -1):
            outer = found[at].mention
            if outer.cue and any(c.covers(place) and not place.covers(c) for c in outer.content):
                if _reacts(found[at]):
                    continue
                by, through = done[at]
                held = [by.name] if by.name is not None and by.name != speaker.name else []
                return held + (through.split(", ") if through else [])
        return []


def _reacts(outer: Located) -> bool:
    """Whether a source does something else with the words within its content than report them."""
    word = outer.word
    if word is None:
        return False
    if any(c.dep_ == "neg" for c in word.children):
        return True
    lemma = cue_lemma(word.lemma_)
    return lemma in CUES and CUES[lemma].act in _REACTS
