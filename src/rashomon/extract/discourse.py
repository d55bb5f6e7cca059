"""Speakers followed through an article: pronouns, descriptions, and quotations that nobody is named beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.extract.antecedents import Antecedents
from rashomon.extract.bindings import is_main
from rashomon.extract.cues import CUES, cue_lemma
from rashomon.extract.documents import is_mute, is_thing, written
from rashomon.extract.genders import PRONOUNS
from rashomon.extract.outlets import Outlets
from rashomon.extract.secondhand import SecondHand
from rashomon.extract.sources import Located, Locator, SourceMention
from rashomon.extract.speakers import People
from rashomon.extract.voices import NOBODY, THING, Kind, Speaker, are_people
from rashomon.model import Name, Voice
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage
from rashomon.text.titles import GROUPS

__all__ = ["Discourse"]

#: Attributions back that a quotation without a source can go on from, in its own paragraph and the one before.
_SAME, _BEFORE = 12, 24
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
#: What things do as well: nothing shows that somebody says it.
_HINTS = frozenset({"imply", "indicate", "signal", "stipulate", "suggest"})
#: Whose something is only who speaks or asks can tell.
_NOBODYS = frozenset({"my", "our", "your", "whose"})
_NONE = frozenset({"no", "neither", "which", "what"})


class Discourse:
    """Who speaks in an article, attribution by attribution."""

    def __init__(
        self, parsed: Parsed, passages: Sequence[Passage], names: Sequence[Name], quoted: Sequence[Span]
    ) -> None:
        """Read who is named in an article and who acts in its sentences.

        Args:
            parsed: The article.
            passages: Those of its passages that are read, in order.
            names: Its names.
            quoted: The stretches in quotation marks, in order, marks included.
        """
        self._text = parsed.article.text
        self._locator = Locator(self._text, passages)
        self._people = People(self._text, passages, names, quoted)
        self._antecedents = Antecedents(passages, self._people, quoted)
        self._outlets = Outlets(self._text, names)
        self._read = bool(passages)

    def resolve(self, mentions: Sequence[SourceMention]) -> list[tuple[Speaker, str | None]]:
        """Find the speaker of each mention, and through whom the outlet has it.

        Args:
            mentions: Where somebody is said to say something, in the order in which their contents start.
        """
        if not self._read:
            return [(NOBODY, None)] * len(mentions)
        found = [self._locator.locate(m) for m in mentions]
        for one in found:
            if one.head is not None and one.phrase is not None:
                self._antecedents.expect(one.passage.start + one.head.idx, one.phrase, one.mention.content)
        second = SecondHand(self._people, self._outlets, self._antecedents)
        authors: dict[str, Speaker] = {}
        out: list[tuple[Speaker, str | None]] = []
        for index, one in enumerate(found):
            here = self._antecedents.sentence(one.place)
            self._antecedents.read_to(here)
            speaker = _by_author(one, self._speaker(index, found, out), authors)
            speaker, via = second.trace(index, found, out, speaker)
            if speaker.name is not None and one.head is not None:
                main = one.word is None or is_main(one.word)
                self._antecedents.spoke(here, one.passage, one.head, speaker, main, one.mention.quoted)
            out.append((speaker, via))
        return out

    def _speaker(self, index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]]) -> Speaker:
        one = found[index]
        if one.head is None:
            if not one.mention.quoted or one.mention.cue:
                return NOBODY
            return self._carried(index, found, done)
        female = PRONOUNS.get(one.head.lower_)
        if female is not None:
            ahead = self._ahead(index, found)
            if ahead is not None and ahead.female in (None, female):
                return replace(ahead, basis=f"“{one.head.lower_}”: named in the quotation that follows at once")
        speaker = self._owned(one.passage, one.head, self._antecedents.who(one.passage, one.head))
        nameless = speaker.voice is not Voice.NAMED
        first = speaker.name.partition(" ")[0].lower() if speaker.name is not None else ""
        # an account's handle is no name, and "my father" and "no leader" are nobody to whoever reads them elsewhere
        if nameless and (first in _NOBODYS | _NONE or (one.phrase is not None and "@" in one.phrase.of(self._text))):
            return NOBODY
        unsure = speaker.kind is Kind.OTHER or (speaker.kind is Kind.PEOPLE and not are_people(one.head))
        if unsure and nameless and not _speaks(one):
            return THING
        return speaker

    def _owned(self, passage: Passage, head: Token, speaker: Speaker) -> Speaker:
        """A description that begins with "his" with the name in its place, where that is certain."""
        owner = next((c for c in head.lefts if c.dep_ == "poss" and c.lower_ in _POSSESSIVES), None)
        if any(c.lower_ in _NOBODYS for c in head.lefts) and speaker.voice is not Voice.NAMED:
            return NOBODY
        if owner is None or speaker.voice is Voice.NAMED:
            return speaker
        whose = self._antecedents.who(passage, owner)
        if speaker.kind is Kind.THING and whose.name is not None and not is_mute(head):
            return whose
        if speaker.name is None:
            return speaker
        first, _, rest = speaker.name.partition(" ")
        if first.lower() != owner.lower_ or not rest:
            return speaker
        if whose.name is None or whose.voice is not Voice.NAMED:
            # "his campaign" tells a reader nothing without whose
            return NOBODY
        voice = Voice.NAMED if head.lemma_.lower() in GROUPS and speaker.kind is Kind.BODY else speaker.voice
        mark = "’" if whose.name.endswith("s") else "’s"
        return replace(speaker, name=f"{whose.name}{mark} {rest}", voice=voice)

    def _ahead(self, index: int, found: Sequence[Located]) -> Speaker | None:
        """The person named with the next quotation, if that goes on in the same run and paragraph."""
        one = found[index]
        following = next((d for d in found[index + 1 : index + 3] if d.start >= one.end), None)
        if following is None or following.paragraph != one.paragraph or following.head is None:
            return None
        if not (one.mention.quoted and following.mention.quoted):
            return None
        if self._text[one.end : following.start].strip(" .,”\"’'"):
            return None
        speaker = self._people.phrase(following.passage, following.head)
        if speaker is None or speaker.voice is not Voice.NAMED or speaker.kind is not Kind.PERSON:
            return None
        return speaker

    def _carried(self, index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]]) -> Speaker:
        """The speaker of a bare quotation: who spoke just before, in this paragraph or the one before."""
        one = found[index]
        before = [i for i in range(max(0, index - _SAME), index) if found[i].paragraph == one.paragraph]
        where = "the sentence before"
        if not before:
            before = [i for i in range(max(0, index - _BEFORE), index) if found[i].paragraph == one.paragraph - 1]
            where = "the paragraph before"
        top = [i for i in before if not any(j != i and _holds(found[j], found[i]) for j in before)]
        if not top:
            return NOBODY
        sentence = self._antecedents.sentence
        last = sentence(max(found[i].end - 1 for i in top))
        speakers = {done[i][0].name: done[i][0] for i in top if sentence(found[i].end - 1) == last}
        if len(speakers) != 1:
            return NOBODY
        (speaker,) = speakers.values()
        return replace(speaker, basis=f"carried over from {where}") if speaker.name else NOBODY


def _by_author(one: Located, speaker: Speaker, authors: dict[str, Speaker]) -> Speaker:
    """Remember whose a document is, and let "the statement" speak for its author named before."""
    source = one.head
    if speaker.kind is Kind.THING and source is not None:
        if not any(c.lower_ in ("the", "that", "this") for c in source.lefts):
            return speaker
        author = authors.get(source.lemma_.lower())
        return replace(author, basis="its author, named before") if author is not None else speaker
    if speaker.name is None:
        return speaker
    document = written(one.word) if one.word is not None else None
    if source is not None and is_thing(source):
        document = source
    if document is not None:
        authors[document.lemma_.lower()] = speaker
    return speaker


def _speaks(one: Located) -> bool:
    """Whether a source does what only somebody can: says or asks something, or is quoted."""
    word = one.word
    if word is None or one.mention.quoted:
        return True
    lemma = cue_lemma(word.lemma_)
    return word.lower_ == "according" or (lemma not in _HINTS and lemma in CUES and CUES[lemma].act.spoken)


def _holds(outer: Located, inner: Located) -> bool:
    cue = inner.mention.cue
    return bool(cue) and any(c.covers(cue[0]) for c in outer.mention.content)
