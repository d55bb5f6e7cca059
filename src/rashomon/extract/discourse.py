"""Speakers followed through an article: pronouns, and quotations that nobody is named beside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.extract.cues import cue_lemma
from rashomon.extract.documents import is_thing, written
from rashomon.extract.outlets import Outlets
from rashomon.extract.sources import Located, Locator, SourceMention
from rashomon.extract.speakers import NOBODY, Kind, People, Speaker, quoted_offsets
from rashomon.model import Name, Voice
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["Discourse"]

#: Sentences back that a pronoun reaches, quotations not counted: further back readers need a name again.
_BACK = 5
#: Tokens after its verb in which an outlet says whom it cites.
_CITED = 16
#: Words by which an agency passes news on; what it predicts or demands is its own, or its owner's.
_PASSES_ON = frozenset({"report", "say", "write", "quote", "cite", "accord", "according", "add", "tell", "note"})
_SINGULAR = frozenset({"he", "she"})
#: Pronouns in other cases ("his claim that …") with the subject's form.
_SUBJECT_FORM = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they", "its": "it"}


@dataclass(slots=True)
class _Mentioned:
    """Who acts or speaks in one sentence: where, who, and whether in its main clause."""

    paragraph: int
    subjects: list[tuple[int, Speaker, bool]] = field(default_factory=list)


class Discourse:
    """The sentences of an article with those who act and speak in them."""

    def __init__(
        self, parsed: Parsed, passages: Sequence[Passage], names: Sequence[Name], quoted: Sequence[Span]
    ) -> None:
        """Note the subjects of all sentences, outside quotations.

        Args:
            parsed: The article.
            passages: Those of its passages that are read, in order.
            names: Its names.
            quoted: The stretches in quotation marks, in order, marks included.
        """
        self._locator = Locator(passages)
        self._text = parsed.article.text
        self._people = People(self._text, passages, names)
        self._outlets = Outlets(self._text, names)
        self._starts: list[int] = []
        self._sentences: list[_Mentioned] = []
        self._heads: list[tuple[int, Passage, Token]] = []
        for number, passage in enumerate(passages):
            hidden = quoted_offsets(passage.doc, passage.start, quoted)
            for sentence in passage.doc.sents:
                self._starts.append(passage.start + sentence.start_char)
                self._sentences.append(_Mentioned(number))
                for token in sentence:
                    if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ != "PRON" and not hidden[token.i]:
                        self._heads.append((len(self._sentences) - 1, passage, token))

    def resolve(self, mentions: Sequence[SourceMention]) -> list[tuple[Speaker, str | None]]:
        """Find the speaker of each mention, and through whom the outlet has it.

        Args:
            mentions: Where somebody is said to say something, in the order in which their contents start.
        """
        if not self._starts:
            return [(NOBODY, None)] * len(mentions)
        found = [self._locator.locate(m) for m in mentions]
        out: list[tuple[Speaker, str | None]] = []
        vias: dict[str, str] = {}
        self._authors: dict[str, Speaker] = {}
        heads = iter(self._heads)
        waiting = next(heads, None)
        for index, draft in enumerate(found):
            here = self._sentence(draft.place)
            while waiting is not None and waiting[0] <= here:
                self._note(*waiting)
                waiting = next(heads, None)
            speaker = self._by_author(draft, self._speaker(index, found, out))
            via = self._via(draft)
            if speaker.name is not None and speaker.voice is Voice.UNNAMED:
                via = via or vias.get(speaker.name)
                if via:
                    vias[speaker.name] = via
            speaker, via = self._cited(draft, speaker, via)
            if speaker.name is not None and draft.head is not None:
                main = draft.word is None or _is_main(draft.word)
                self._sentences[here].subjects.append((draft.head.idx + draft.passage.start, speaker, main))
            out.append((speaker, via))
        return out

    def _by_author(self, draft: Located, speaker: Speaker) -> Speaker:
        """Remember whose a document is, and let "the statement" speak for its author named before."""
        source = draft.head
        if speaker.kind is Kind.THING and source is not None:
            if not any(c.lower_ in ("the", "that", "this") for c in source.lefts):
                return speaker
            author = self._authors.get(source.lemma_.lower())
            return replace(author, basis="its author, named before") if author is not None else speaker
        if speaker.name is None:
            return speaker
        document = written(draft.word) if draft.word is not None else None
        if source is not None and is_thing(source):
            document = source
        if document is not None:
            self._authors[document.lemma_.lower()] = speaker
        return speaker

    def _note(self, sentence: int, passage: Passage, head: Token) -> None:
        speaker = self._people.phrase(passage, head)
        if speaker is not None and speaker.kind in (Kind.THING, Kind.OTHER):
            owner = self._people.possessor(passage, head)
            if owner is not None:
                self._sentences[sentence].subjects.append((passage.start + head.idx, owner, _is_main(head.head)))
        if speaker is not None and (speaker.name is not None or speaker.kind is Kind.THING):
            self._sentences[sentence].subjects.append((passage.start + head.idx, speaker, _is_main(head.head)))

    def _sentence(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _speaker(self, index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]]) -> Speaker:
        draft = found[index]
        if draft.head is None:
            if not draft.mention.quoted or draft.mention.cue:
                return NOBODY
            return self._carried(index, found, done)
        speaker = self._people.phrase(draft.passage, draft.head)
        if speaker is not None:
            return speaker
        word = _SUBJECT_FORM.get(draft.head.lower_, draft.head.lower_)
        if word in _SINGULAR:
            ahead = self._ahead(index, found)
            if ahead is not None:
                return replace(ahead, basis=f"“{word}”: named in the quotation that follows at once")
            return self._pronoun(draft, draft.head, {Kind.PERSON}, word == "she")
        if word == "it":
            return self._pronoun(draft, draft.head, {Kind.BODY, Kind.THING}, None)
        if word == "they":
            return self._pronoun(draft, draft.head, {Kind.BODY, Kind.PEOPLE, Kind.THING}, None)
        return NOBODY

    def _ahead(self, index: int, found: Sequence[Located]) -> Speaker | None:
        """The person named with the next quotation, if that goes on in the same run and paragraph."""
        draft = found[index]
        following = next((d for d in found[index + 1 : index + 3] if d.start >= draft.end), None)
        if (
            following is None
            or following.paragraph != draft.paragraph
            or not (draft.mention.quoted and following.mention.quoted)
        ):
            return None
        if self._text[draft.end : following.start].strip(" .,”\"’'") or following.head is None:
            return None
        speaker = self._people.phrase(following.passage, following.head)
        if speaker is None or speaker.voice is not Voice.NAMED or speaker.kind is not Kind.PERSON:
            return None
        return speaker

    def _pronoun(self, draft: Located, pronoun: Token, kinds: set[Kind], female: bool | None) -> Speaker:
        offset = draft.passage.start + pronoun.idx
        here = self._sentence(offset)
        for back, sentence in enumerate(self._back(here)):
            fitting: dict[bool, dict[str, Speaker]] = {True: {}, False: {}}
            for place, speaker, main in sentence.subjects:
                if back == 0 and place >= offset:
                    continue
                if speaker.kind in kinds and (female is None or speaker.female in (None, female)):
                    fitting[main][speaker.name or ""] = speaker
            nearest = fitting[True] or fitting[False]
            if len(nearest) == 1:
                (speaker,) = nearest.values()
                if speaker.name is None:
                    return NOBODY
                return replace(speaker, basis=f"“{pronoun.lower_}”: the last to act or speak before")
            if nearest:
                return NOBODY
        return NOBODY

    def _back(self, here: int) -> Iterator[_Mentioned]:
        yield self._sentences[here]
        counted = 0
        for index in range(here - 1, max(-1, here - 40), -1):
            if self._sentences[index].subjects:
                yield self._sentences[index]
                counted += 1
            if counted >= _BACK:
                return

    def _carried(self, index: int, found: Sequence[Located], done: Sequence[tuple[Speaker, str | None]]) -> Speaker:
        """The speaker of a bare quotation: who spoke just before, in this paragraph or the one before."""
        draft = found[index]
        before = [i for i in range(max(0, index - 12), index) if found[i].paragraph == draft.paragraph]
        where = "the sentence before"
        if not before:
            before = [i for i in range(max(0, index - 24), index) if found[i].paragraph == draft.paragraph - 1]
            where = "the paragraph before"
        top = [i for i in before if not any(j != i and _holds(found[j], found[i]) for j in before)]
        if not top:
            return NOBODY
        last = self._sentence(max(found[i].end - 1 for i in top))
        closing = [i for i in top if self._sentence(found[i].end - 1) == last]
        speakers = {done[i][0].name: done[i][0] for i in closing}
        if len(speakers) != 1:
            return NOBODY
        (speaker,) = speakers.values()
        return replace(speaker, basis=f"carried over from {where}") if speaker.name else NOBODY

    def _via(self, draft: Located) -> str | None:
        """Whom the source told it, or who is the source where that is an agency."""
        if draft.head is not None and draft.word is not None and cue_lemma(draft.word.lemma_) in _PASSES_ON:
            name = self._people.name_at(draft.passage, draft.head)
            if name is not None and self._outlets.is_agency(name):
                return name.entity
        word = draft.word
        if word is None or cue_lemma(word.lemma_) not in ("tell", "say", "speak", "inform"):
            return None
        for child in word.rights:
            told = child if child.dep_ in ("dobj", "dative") else None
            if child.dep_ == "prep" and child.lower_ in ("to", "in"):
                told = next((t for t in child.subtree if t.dep_ == "pobj" and self._outlet(draft.passage, t)), None)
            if told is not None and told.i < word.i + 14:
                name = self._outlet(draft.passage, told)
                if name is not None:
                    return name.entity
        return None

    def _outlet(self, passage: Passage, token: Token) -> Name | None:
        name = self._people.name_at(passage, token)
        return name if name is not None and name in self._outlets else None

    def _cited(self, draft: Located, speaker: Speaker, via: str | None) -> tuple[Speaker, str | None]:
        """Give the word to whom an outlet cites: in "…, Reuters reported, citing officials" the officials speak."""
        if draft.word is None or speaker.voice is not Voice.NAMED or speaker.kind is not Kind.BODY:
            return speaker, via
        for token in draft.passage.doc[draft.word.i + 1 : draft.word.i + _CITED]:
            if token.is_sent_start:
                break
            if token.lower_ in ("citing", "quoting"):
                cited = next((c for c in token.children if c.dep_ in ("dobj", "pobj")), None)
                whom = self._people.phrase(draft.passage, cited) if cited is not None else None
                if whom is not None and whom.name is not None:
                    return replace(whom, basis="cited in the sentence"), speaker.name
        return speaker, via


def _is_main(verb: Token) -> bool:
    """Whether a verb is its sentence's own, not one of a subordinate clause."""
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _holds(outer: Located, inner: Located) -> bool:
    return bool(inner.mention.cue) and any(c.covers(inner.mention.cue[0]) for c in outer.mention.content)
