"""Whom a pronoun means: those who act and speak in the sentences before it, followed in the order of the text.

A pronoun goes to the nearest subject that fits, in its own sentence up the parse, then in the sentences before. It goes
to nobody where another person who fits is named in between and nothing sets the nearest apart as the one who is spoken
of: the last to speak, or the subject of several sentences running.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from rashomon.extract.bindings import SUBJECTS, identified, is_main, meets, parallel, spoken_of
from rashomon.extract.genders import PRONOUNS
from rashomon.extract.sources import quoted_offsets
from rashomon.extract.speakers import People
from rashomon.extract.voices import NOBODY, Kind, Speaker
from rashomon.model import Voice
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["Antecedents"]

#: Sentences with subjects that a pronoun for a person reaches back: further back readers need a name again.
_BACK = 4
#: Sentences back that are looked at, those without subjects (quotations, fragments) counted in.
_FURTHEST = 40
#: Steps up the parse from a pronoun.
_CLIMB = 14
#: Sentences with subjects looked at for who is spoken of, and how many of them must have that subject.
_RUN, _TOPIC = 4, 2
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})


@dataclass(frozen=True, slots=True)
class _Actor:
    """Somebody in a sentence.

    Attributes:
        place: Where.
        speaker: Who.
        subject: Whether its subject.
        main: Whether in the main clause.
        speaks: Whether she or he speaks.
        meets: Pronouns for others in the same clause ("Holm met him"): whether a woman's.
        same: Whether the pronoun that is looked for stands there already ("he came, but he left").
    """

    place: int
    speaker: Speaker
    subject: bool
    main: bool
    speaks: bool = False
    meets: frozenset[bool] = frozenset()
    same: bool = False


@dataclass(slots=True)
class _Sentence:
    actors: list[_Actor] = field(default_factory=list)
    heads: list[tuple[Passage, Token]] = field(default_factory=list)
    others: list[tuple[Passage, Token]] = field(default_factory=list)

    def subjects(self) -> list[_Actor]:
        return [a for a in self.actors if a.subject]


@dataclass(frozen=True, slots=True)
class _Search:
    """A pronoun for a person: where it stands, in which sentence, and whether it is a woman's."""

    place: int
    sentence: int
    female: bool

    def fits(self, speaker: Speaker) -> bool:
        """Whether it can be somebody's."""
        return speaker.kind is Kind.PERSON and speaker.female in (None, self.female)


class Antecedents:
    """The sentences of an article with those who act and speak in them."""

    def __init__(self, passages: Sequence[Passage], people: People, quoted: Sequence[Span]) -> None:
        """Note the subjects and the named persons of all sentences, outside quotations.

        Args:
            passages: The passages, in order.
            people: Those whom the article names.
            quoted: What stands in quotation marks, in order.
        """
        self._people = people
        self._starts: list[int] = []
        self._sentences: list[_Sentence] = []
        self._known: dict[int, Speaker] = {}
        self._hidden: dict[int, list[bool]] = {}
        self._within: dict[int, Span] = {}
        self._shown: dict[str, bool] = {}
        self._barred: dict[int, Sequence[Span]] = {}
        self._noted = 0
        for passage in passages:
            hidden = self._hidden[passage.start] = quoted_offsets(passage.doc, passage.start, quoted)
            first = len(self._sentences)
            for sentence in passage.doc.sents:
                self._starts.append(passage.start + sentence.start_char)
                noted = _Sentence()
                self._sentences.append(noted)
                for token in sentence:
                    if hidden[token.i]:
                        continue
                    if identified(token) or (
                        token.dep_ in SUBJECTS[:2] and not any(map(identified, token.head.rights))
                    ):
                        noted.heads.append((passage, token))
                    elif spoken_of(token):
                        noted.others.append((passage, token))
            self._add_named(passage, first)

    def _add_named(self, passage: Passage, first: int) -> None:
        """Add the persons of a passage that are named elsewhere than as subjects."""
        for name in self._people.within(passage):
            if name.label != "PERSON":
                continue
            tokens = passage.tokens(name.span)
            if tokens is None or not len(tokens) or self._hidden[passage.start][tokens.root.i]:
                continue
            if tokens.root.dep_ == "compound" and tokens.root.head.pos_ == "NOUN":
                continue  # "the Holm family" is not Holm
            speaker = Speaker(name.entity, Voice.NAMED, "", Kind.PERSON, self._people.female(name))
            at = max(first, self.sentence(name.span.start))
            self._sentences[at].actors.append(_Actor(name.span.start, speaker, subject=False, main=False))

    def sentence(self, offset: int) -> int:
        """Number of the sentence that an offset is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def read_to(self, sentence: int) -> None:
        """Resolve the subjects of all sentences up to one, which must not be before one asked for earlier."""
        while self._noted <= sentence and self._noted < len(self._sentences):
            one = self._sentences[self._noted]
            self._noted += 1
            for passage, head in one.others:
                speaker = self.who(passage, head)
                if speaker.kind is Kind.PERSON and speaker.name is not None:
                    place = passage.start + head.idx
                    one.actors.append(_Actor(place, speaker, subject=False, main=False))
            for passage, head in one.heads:
                self._note(one, passage, head)

    def expect(self, place: int, source: Span, contents: Sequence[Span]) -> None:
        """Remember a source before it is read: how far its words go, and what it says.

        Who is named in what a source says is hardly the source.

        Args:
            place: Where its head stands.
            source: Its words.
            contents: What it says.
        """
        self._within[place] = source
        self._barred[place] = contents

    def spoke(self, sentence: int, passage: Passage, head: Token, speaker: Speaker, main: bool, quoted: bool) -> None:
        """Remember that somebody speaks in a sentence.

        Args:
            sentence: Its number.
            passage: Where the speaker is named.
            head: The speaker's head.
            speaker: Who it is.
            main: Whether by the sentence's own verb.
            quoted: Whether in words that are quoted.
        """
        place = passage.start + head.idx
        if speaker.kind is Kind.OTHER and quoted and not head.text.isupper():
            speaker = replace(speaker, kind=Kind.PERSON)  # whose very words are given is somebody
        actor = _Actor(place, speaker, subject=True, main=main, speaks=True, meets=meets(head))
        self._sentences[sentence].actors.append(actor)

    def who(self, passage: Passage, head: Token) -> Speaker:
        """Who a noun phrase or a pronoun stands for."""
        place = passage.start + head.idx
        if place not in self._known:
            found = self._people.phrase(passage, head, self._within.get(place))
            self._known[place] = found if found is not None else _with_others(head, self._pronoun(passage, head))
        return self._known[place]

    def _note(self, sentence: _Sentence, passage: Passage, head: Token) -> None:
        speaker = self.who(passage, head)
        place, main = passage.start + head.idx, is_main(head.head)
        if speaker.kind in (Kind.THING, Kind.OTHER):
            owner = self._people.possessor(passage, head)
            if owner is not None:
                sentence.actors.append(_Actor(place, owner, subject=True, main=main))
        if speaker.name is not None or speaker.kind is Kind.THING:
            sentence.actors.append(_Actor(place, speaker, subject=True, main=main, meets=meets(head)))

    def _pronoun(self, passage: Passage, token: Token) -> Speaker:
        word = token.lower_
        if self._hidden[passage.start][token.i]:
            return NOBODY  # within somebody's words it is that speaker's pronoun
        female = PRONOUNS.get(word)
        if female is not None:
            return self._person(passage, token, female)
        if word in _IT:
            return self._body(passage, token, {Kind.BODY, Kind.THING})
        if word in _THEY:
            return self._body(passage, token, {Kind.BODY, Kind.PEOPLE})
        return NOBODY

    def _person(self, passage: Passage, token: Token, female: bool) -> Speaker:
        place = passage.start + token.idx
        search = _Search(place, self.sentence(place), female)
        above = self._above(passage, token)
        fitting = [a for a in above if self._fits(search, a.speaker) and female not in a.meets]
        if any(self._fits(search, a.speaker) and female in a.meets for a in above):
            return NOBODY
        if fitting:
            chosen = fitting[0]
            several = len({a.speaker.name for a in fitting}) > 1
            others = not chosen.same and self._others(chosen, search, here_only=True)
            if others or (several and not self._is_topic(chosen.speaker, search)):
                return NOBODY
        else:
            found = self._subject_before(search, ())
            if found is None or found.speaker.name is None or female in found.meets:
                return NOBODY
            if not parallel(passage, token, found.place) and not self._stands_out(found, search):
                return NOBODY
            chosen = found
        barred = self._barred.get(place, ())
        if any(c.start <= chosen.place < c.end for c in barred):
            other = self._subject_before(search, barred)
            if other is not None and other.speaker.name != chosen.speaker.name:
                return NOBODY
        if chosen.speaker.name is not None:
            # "one voter … she": later he is somebody else
            self._shown.setdefault(chosen.speaker.name, female)
        return replace(_by(token, chosen.speaker), female=female)

    def _fits(self, search: _Search, speaker: Speaker) -> bool:
        """Whether a pronoun can be somebody's, by what the article says and by the pronouns before."""
        return search.fits(speaker) and self._shown.get(speaker.name or "", search.female) is search.female

    def _subject_before(self, search: _Search, barred: Sequence[Span]) -> _Actor | None:
        """The nearest subject that fits; ``None`` if there is none, or two as near."""
        for sentence in self._back(search.sentence):
            subjects = [
                a
                for a in sentence.subjects()
                if a.place < search.place
                and self._fits(search, a.speaker)
                and not any(c.start <= a.place < c.end for c in barred)
            ]
            nearest = [a for a in subjects if a.main] or subjects
            if len({a.speaker.name for a in nearest}) > 1:
                return None
            if nearest:
                return nearest[-1]
        return None

    def _above(self, passage: Passage, token: Token) -> list[_Actor]:
        """The subjects of the clauses that a pronoun stands in or under, from the inside out, those before it."""
        out: list[_Actor] = []
        here = token
        own = token.dep_ in ("dobj", "dative", "pobj")  # "he told him": another man
        for _ in range(_CLIMB):
            head = here.head
            if head.i == here.i:
                break
            if head.pos_ in ("VERB", "AUX"):
                subject = next((c for c in head.children if c.dep_ in SUBJECTS), None)
                hidden = subject is not None and self._hidden[passage.start][subject.i]
                if subject is not None and subject.i < token.i and not (own or hidden or subject.is_ancestor(token)):
                    place = passage.start + subject.idx
                    speaker, met = self.who(passage, subject), meets(subject)
                    same = subject.lower_ == token.lower_
                    out.append(_Actor(place, speaker, subject=True, main=is_main(head), meets=met, same=same))
                own = False
            here = head
        return [a for a in out if a.speaker.name is not None]

    def _stands_out(self, chosen: _Actor, search: _Search) -> bool:
        """Whether nobody else who fits is named after a subject, or it is the one spoken of anyway."""
        if not self._others(chosen, search):
            return True
        if chosen.speaker.female is None and self._others(chosen, search, shown=True):
            return False
        # whoever is named after the last sentence about the one who is spoken of may be meant as well
        if self._others(chosen, search, later_only=True):
            return False
        return self._speaks(chosen) or self._is_topic(chosen.speaker, search)

    def _speaks(self, chosen: _Actor) -> bool:
        """Whether a subject says something in its sentence."""
        actors = self._sentences[self.sentence(chosen.place)].actors
        return any(a.speaks and a.place <= chosen.place and a.speaker.name == chosen.speaker.name for a in actors)

    def _others(
        self,
        chosen: _Actor,
        search: _Search,
        *,
        here_only: bool = False,
        later_only: bool = False,
        shown: bool = False,
    ) -> bool:
        """Whether somebody else who fits is named between a subject and a pronoun.

        Args:
            chosen: The subject.
            search: The pronoun.
            here_only: Only in what stands between the two, not before the subject in its sentence.
            later_only: Only in the sentences after the subject's.
            shown: Only who is shown to be a woman or a man as the pronoun has it.
        """
        first = self.sentence(chosen.place)
        for index in range(search.sentence, max(first + later_only, search.sentence - _FURTHEST) - 1, -1):
            for actor in self._sentences[index].actors:
                between = actor.place < search.place and not (here_only and actor.place < chosen.place)
                fits = self._fits(search, actor.speaker) and (not shown or actor.speaker.female is search.female)
                if between and fits and actor.speaker.name != chosen.speaker.name:
                    return True
        return False

    def _is_topic(self, speaker: Speaker, search: _Search) -> bool:
        """Whether somebody is the subject of several of the last sentences."""
        counted = 0
        for sentence in self._back(search.sentence):
            counted += any(a.speaker.name == speaker.name and a.place < search.place for a in sentence.subjects())
        return counted >= _TOPIC

    def _back(self, here: int) -> Iterator[_Sentence]:
        """A sentence and those before it that have subjects."""
        yield self._sentences[here]
        counted = 0
        for index in range(here - 1, max(-1, here - _FURTHEST), -1):
            if self._sentences[index].subjects():
                yield self._sentences[index]
                counted += 1
            if counted >= _BACK:
                return

    def _body(self, passage: Passage, token: Token, kinds: set[Kind]) -> Speaker:
        """Whom "it" or "they" means: the one body that the sentence before is about."""
        place = passage.start + token.idx
        barred = self._barred.get(place, ())
        above = self._above(passage, token)
        if above and above[0].speaker.kind in kinds:
            alone = len({a.speaker.name for a in above if a.speaker.kind in kinds}) == 1
            return _by(token, above[0].speaker) if alone else NOBODY
        for sentence in self._back(self.sentence(place)):
            subjects = [
                a
                for a in sentence.subjects()
                if a.place < place and not any(c.start <= a.place < c.end for c in barred)
            ]
            if not subjects:
                continue
            nearest = [a for a in subjects if a.main] or subjects
            fitting = {a.speaker.name: a.speaker for a in nearest if a.speaker.kind in kinds | {Kind.OTHER}}
            several = any(a.speaker.kind is Kind.PEOPLE and a.speaker.name not in fitting for a in subjects)
            speaks = any(a.speaks for a in nearest if a.speaker.name in fitting)
            if len(fitting) != 1 or (several and not speaks and Kind.PEOPLE in kinds):
                return NOBODY
            (speaker,) = fitting.values()
            return _by(token, speaker) if speaker.kind in kinds and speaker.name else NOBODY
        return NOBODY


def _with_others(head: Token, speaker: Speaker) -> Speaker:
    """Whom a pronoun means, with those who are joined to it ("she and her lawyer")."""
    if speaker.name is None or not any(c.dep_ == "conj" and c.i > head.i for c in head.children):
        return speaker
    return replace(speaker, name=f"{speaker.name} and others", voice=Voice.GROUP, kind=Kind.PEOPLE)


def _by(token: Token, speaker: Speaker) -> Speaker:
    return replace(speaker, basis=f"“{token.lower_}”: the last to act or speak before")
