"""What each article dates, read so that two articles' tellings of one event can be recognised.

A telling is the clause that holds the date, with the kinds of event its words name, who and what takes part, its
numbers and what sets it off from others of its kind ("second", "northern").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.compare.eventkinds import LIGHT, SPEECH, kinds_in
from rashomon.compare.eventwords import NOBODY, PRONOUNS, SIDED, WORD, is_again, name_stems, ordinal, stem, thing_stems
from rashomon.compare.marked import Marked, Marker
from rashomon.compare.moved import Role, role
from rashomon.compare.who import Names
from rashomon.model import Act, Analysis, Entity, Name, Published, Tense, TimeReference, TimeType
from rashomon.read.calendar import resolve
from rashomon.spans import Span, merged_spans

__all__ = ["Happening", "happenings", "names_a_thing"]

#: Content words that a clause needs to be judged alone; with fewer the whole sentence is read.
_FEW = 3

#: Characters of a clause that are read: a longer one is a list.
_READ = 600

#: Characters before a date in which a noun's own modifiers stand.
_BEFORE = 40

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,–-]\d+)*(?!\w)")
_RUN = re.compile(r"\s*(?:,|and|or|to|through|until|–|-|,\s*and)\s*")

# "the February agreement", "a May deadline"
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|his|her|that)\s+(?:[\w-]*[A-Z][\w-]*\s+)?$")
_NOUN_AFTER = re.compile(r"[ -](?!(?:and|or|to|for|in|at|by|on|of|when|after|before|as|with|that|which|who)\b)[a-z]")
_BARE_MONTH = re.compile(r"(?:\d{4}\s+)?[A-Z]\w+(?:\s+\d{4})?|\d{4}")

#: Right before a date: it is planned for it.
_SET_FOR = re.compile(
    r"\b(?:set|scheduled|planned|slated|fixed|booked|arranged|called|billed|timetabled|pencilled in) for(?: the)?\s*$",
    re.IGNORECASE,
)
_HEARD = 40

#: A day counted from another that the text told of: taken from the day of publication it is another.
_COUNTED = re.compile(
    r"\bthe (?:very )?(?:next|following|same|previous) (?:day|morning|evening|night|week|month|year)\b"
    r"|\b(?:next|following|same) (?:day|morning|evening|night)\b"
    r"|\b(?:later|earlier|before|after|afterwards)$|\bthat (?:same )?(?:day|night|evening|morning|week|month|year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated event as one article tells it.

    Attributes:
        article: Index of the article.
        times: The references that date it: one, or those of a run of days ("from 3 to 5 May").
        sentence: The sentence it stands in.
        words: The words read, without the date, for comparing by sense.
        verb: The governing verb, lower-case lemma.
        main: Kinds of the event itself: of the verb, or of the nouns it governs where it says nothing itself.
        told: Kinds of everything that the clause tells.
        actor: Stem of who acts, the last word of the name or noun.
        names: Stems of names of who and where, as the story's entities spell them in full.
        whole: The names, each as a set of its stems.
        places: Those of them that name places and peoples.
        things: Stems of the other content words.
        around: Stems of names and other content words of the sentence and the one before and after it.
        numbers: Numbers with the stem of what they count (empty if that is not known), those of dates apart.
        ordinal: Which of several it is ("second"); 0 if that is not said.
        again: Whether it is told as one more of its kind.
        sides: Words that set it off from its counterpart ("northern").
        role: What the date is to a plan.
        published: When the article was published.
        readings: The first and the last day of each stretch that its dates can mean: two for "due on Saturday" of what
            did not take place, which may be the Saturday before or the one after. Empty if that is not known.
        passage: The words around the date.
    """

    article: int
    times: tuple[TimeReference, ...]
    sentence: Span
    words: str
    verb: str
    main: frozenset[str]
    told: frozenset[str]
    actor: frozenset[str]
    names: frozenset[str]
    whole: tuple[frozenset[str], ...]
    places: frozenset[str]
    things: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    ordinal: int
    again: bool
    sides: frozenset[str]
    role: Role
    published: Published | None
    readings: tuple[tuple[date, date], ...]
    passage: Marked

    @property
    def time(self) -> TimeReference:
        """The first of its references."""
        return self.times[0]

    @property
    def low(self) -> date | None:
        """The first day it can be."""
        return self.times[0].low

    @property
    def high(self) -> date | None:
        """The last day it can be."""
        return self.times[-1].high

    @property
    def planned(self) -> bool:
        """Whether it is told as to come."""
        return self.time.tense is Tense.FUTURE


def happenings(analyses: Sequence[Analysis], who: Sequence[Entity] = ()) -> Iterator[Happening]:
    """The dated events of all articles, in order.

    Args:
        analyses: The articles of one story.
        who: Their names.
    """
    names = Names(tuple(who))
    for index, one in enumerate(analyses):
        yield from _Reader(index, one, names).happenings()


def names_a_thing(text: str, at: Span) -> bool:
    """Whether a date tells one thing from others of its kind ("the February accord"): nothing is said to happen then.

    Args:
        text: The text of the article.
        at: The date.
    """
    before, after = text[max(0, at.start - 40) : at.start], text[at.end : at.end + 12]
    return bool(_BARE_MONTH.fullmatch(at.of(text)) and _DETERMINER.search(before) and _NOUN_AFTER.match(after))


class _Reader:
    """Reads one article."""

    def __init__(self, index: int, analysis: Analysis, names: Names) -> None:
        self._index = index
        self._analysis = analysis
        self._text = analysis.article.text
        self._names = names
        self._marker = Marker(analysis)
        self._starts = [s.start for s in analysis.sentences]
        self._name_starts = [n.span.start for n in analysis.names]
        self._figures = sorted(analysis.figures, key=lambda f: f.span)
        self._figure_starts = [f.span.start for f in self._figures]
        self._dates = sorted(t.span for t in analysis.times)
        self._date_starts = [d.start for d in self._dates]
        self._quotes = merged_spans(q for a in analysis.attributions for q in a.quotes)
        self._quote_starts = [q.start for q in self._quotes]
        self._stems: dict[Span, frozenset[str]] = {}

    def happenings(self) -> Iterator[Happening]:
        for run in self._runs():
            at = bisect_right(self._starts, run[0].span.start) - 1
            if at >= 0 and run[0].act is not None:
                yield self._happening(run, self._analysis.sentences[at])

    def _runs(self) -> Iterator[tuple[TimeReference, ...]]:
        """References to points of time, those of one run of days together."""
        run: list[TimeReference] = []
        for time in self._analysis.times:
            if not _is_point(time) or self._is_anothers(time) or names_a_thing(self._text, time.span):
                continue
            if run and time.act and run[-1].act and time.act.span == run[-1].act.span and self._goes_on(run, time):
                run.append(time)
                continue
            if run:
                yield tuple(run)
            run = [time]
        if run:
            yield tuple(run)

    def _is_anothers(self, time: TimeReference) -> bool:
        """Whether a date is counted from another day than that of publication, or by somebody who is quoted."""
        if not time.form:
            return False
        at = bisect_right(self._quote_starts, time.span.start) - 1
        quoted = at >= 0 and time.span.start < self._quotes[at].end
        return quoted or bool(_COUNTED.search(time.span.of(self._text)))

    def _goes_on(self, run: Sequence[TimeReference], time: TimeReference) -> bool:
        last = run[-1]
        if last.span.end > time.span.start or not _RUN.fullmatch(self._text[last.span.end : time.span.start]):
            return False
        # "put off from Tuesday to Friday" are two days, not four
        sentence = Span(max(0, last.span.start - 1), time.span.end)
        at = bisect_right(self._starts, time.span.start) - 1
        if at >= 0:
            sentence = self._analysis.sentences[at]
        verb = time.act.span if time.act else None
        return role(self._text, sentence, time.span, verb) is Role.PLAIN

    def _happening(self, run: tuple[TimeReference, ...], sentence: Span) -> Happening:
        act = run[0].act
        assert act is not None  # noqa: S101 - whoever calls this has seen to it
        what = role(self._text, sentence, run[0].span, act.span)
        set_for = what is Role.PLAIN and _SET_FOR.search(self._text[sentence.start : run[0].span.start][-_HEARD:])
        if (what is Role.NEW or set_for) and run[0].form and run[0].tense is not Tense.FUTURE:
            # "was put off to Friday", "has been set for Friday": the verb is past, the Friday is not
            run = tuple(resolve(replace(t, tense=Tense.FUTURE), self._analysis.published) for t in run)
        part = self._part(run, sentence)
        words = self._without_dates(part)
        told = [(t.start + part.start, t.kinds) for t in kinds_in(self._text[part.start : part.end])]
        every = frozenset(k for _, kinds in told for k in kinds)
        names, whole = self._named(part)
        plain = [w for w, _ in words]
        acting = {start for start, _ in told}
        things = frozenset(thing_stems([w for w, start in words if start not in acting])) - names
        return Happening(
            article=self._index,
            times=run,
            sentence=sentence,
            words=" ".join(plain),
            verb=act.lemmas[0] if act.lemmas else "",
            main=_main(run[0], told, self._text),
            told=every,
            actor=self._actor(act),
            names=names,
            whole=whole,
            places=self._places(part),
            things=things,
            around=self._around(run[0].span),
            numbers=self._numbers(part),
            ordinal=ordinal(words, acting),
            again=is_again([w.lower() for w in plain]),
            sides=frozenset(w.lower() for w in plain) & SIDED,
            role=what,
            published=self._analysis.published,
            readings=_readings(run, what, self._analysis.published),
            passage=self._marker.marked(Span(run[0].span.start, run[-1].span.end), "date"),
        )

    def _part(self, run: Sequence[TimeReference], sentence: Span) -> Span:
        """The words to read: the governing verb's clause with its subject; the sentence, if that says too little."""
        act = run[0].act
        part = sentence
        if act is not None and act.clause is not None and sentence.covers(act.clause):
            start = act.clause.start
            if act.actor is not None and sentence.covers(act.actor):
                start = min(start, act.actor.start)
            narrow = Span(start, act.clause.end)
            said = len(frozenset(thing_stems([w for w, _ in self._without_dates(narrow)])))
            if said >= _FEW and act.actor is not None and act.actor.of(self._text).lower() not in PRONOUNS:
                part = narrow
        if part.end - part.start > _READ:
            middle = run[0].span.start
            part = Span(max(part.start, middle - _READ // 2), min(part.end, max(run[-1].span.end, middle + _READ // 2)))
        return part

    def _without_dates(self, part: Span) -> list[tuple[str, int]]:
        """The words of a part with their places, those of time expressions left out."""
        out = []
        at = max(bisect_right(self._date_starts, part.start) - 1, 0)
        for match in WORD.finditer(self._text, part.start, part.end):
            while at < len(self._dates) and self._dates[at].end <= match.start():
                at += 1
            if at == len(self._dates) or match.start() < self._dates[at].start:
                out.append((match.group(), match.start()))
        return out

    def _named(self, part: Span) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
        """Stems of the names of a part: the entities' full names, and other words that begin with a capital."""
        whole = []
        covered: list[Span] = []
        low, high = bisect_left(self._name_starts, part.start), bisect_left(self._name_starts, part.end)
        for name in self._analysis.names[low:high]:
            shown = name.span.of(self._text)
            full = self._names.canonical(shown, self._analysis.id) or name.entity or shown
            stems = frozenset(name_stems(WORD.findall(full)))
            if stems:
                whole.append(stems | frozenset(name_stems(WORD.findall(shown))))
                covered.append(name.span)
        sentence_starts = set(self._starts)
        for word, start in self._without_dates(part):
            if not word[0].isupper() or start in sentence_starts or any(c.start <= start < c.end for c in covered):
                continue
            if stems := frozenset(name_stems([word])):
                whole.append(stems)
        return frozenset().union(*whole), tuple(dict.fromkeys(whole))

    def _places(self, part: Span) -> frozenset[str]:
        low, high = bisect_left(self._name_starts, part.start), bisect_left(self._name_starts, part.end)
        found = (n.span.of(self._text) for n in self._analysis.names[low:high] if _is_place(n))
        return frozenset(s for name in found for s in name_stems(WORD.findall(name)))

    def _actor(self, act: Act) -> frozenset[str]:
        """Stems of who acts: the last word of what the article says, and the entity's full name."""
        if act.actor is None:
            return frozenset()
        shown = act.actor.of(self._text)
        plain = re.sub(r"^(?:the|a|an) ", "", shown, flags=re.IGNORECASE)
        full = self._names.canonical(shown, self._analysis.id) or self._names.canonical(plain, self._analysis.id)
        words = WORD.findall(full or plain)
        return frozenset() if not words or words[-1].lower() in NOBODY else frozenset({stem(words[-1])})

    def _around(self, at: Span) -> frozenset[str]:
        """Stems of the words of the sentence, the one before it and the one after it."""
        here = bisect_right(self._starts, at.start) - 1
        near = self._analysis.sentences[max(here - 1, 0) : here + 2]
        return frozenset(s for span in near for s in self._of_sentence(span))

    def _of_sentence(self, span: Span) -> frozenset[str]:
        if span not in self._stems:
            words = [w for w, _ in self._without_dates(Span(span.start, min(span.end, span.start + _READ)))]
            self._stems[span] = frozenset((*thing_stems(words), *name_stems(words)))
        return self._stems[span]

    def _numbers(self, part: Span) -> frozenset[tuple[str, str]]:
        found = set()
        low, high = bisect_left(self._figure_starts, part.start), bisect_left(self._figure_starts, part.end)
        read = []
        for figure in self._figures[low:high]:
            if figure.value is not None and not self._in_date(figure.span.start):
                heads = tuple(thing_stems([figure.head])) if figure.head else ()
                found.add((heads[0] if heads else figure.unit or "", f"{figure.value:g}"))
                read.append(figure.span)
        for match in _NUMBER.finditer(self._text, part.start, part.end):
            at = match.start()
            if not self._in_date(at) and not any(r.start <= at < r.end for r in read):
                follows = WORD.match(self._text, match.end() + 1)
                heads = tuple(thing_stems([follows.group()])) if follows else ()
                what = heads[0] if heads else ""
                every = match.group().replace(",", "")
                found.update((what, value) for value in {every, *re.split("[–-]", every)})
        return frozenset(found)

    def _in_date(self, start: int) -> bool:
        at = bisect_right(self._date_starts, start) - 1
        return at >= 0 and start < self._dates[at].end


def _is_place(name: Name) -> bool:
    return name.label in ("GPE", "LOC", "NORP", "FAC")


def _readings(run: Sequence[TimeReference], what: Role, published: Published | None) -> tuple[tuple[date, date], ...]:
    ways = [tuple(run)]
    if what in (Role.OLD, Role.OFF) and all(t.form.startswith(("weekday:", "weekend:")) for t in run):
        ways += [tuple(resolve(replace(t, tense=way), published) for t in run) for way in (Tense.PAST, Tense.FUTURE)]
    found = [(way[0].low, way[-1].high) for way in ways]
    return tuple(dict.fromkeys((low, high) for low, high in found if low and high))


def _is_point(time: TimeReference) -> bool:
    if time.type not in (TimeType.DATE, TimeType.TIME):
        return False
    value = time.value.split("T", 1)[0]
    return bool(value) and "REF" not in time.value and value.strip("X-") not in ("", "W")


def _main(time: TimeReference, told: Sequence[tuple[int, frozenset[str]]], text: str) -> frozenset[str]:
    """The kinds of the event that is dated: the verb's, or those of its nouns where the verb says nothing itself."""
    act = time.act
    assert act is not None  # noqa: S101 - whoever calls this has seen to it
    verb = frozenset(k for start, kinds in told if start == act.span.start for k in kinds)
    if verb - LIGHT:
        return verb - LIGHT
    nouns: set[str] = set()
    for lemma in act.lemmas[1:]:
        nouns.update(k for t in kinds_in(lemma) for k in t.kinds)
    if nouns:
        # "in an arson attack on Monday": what stands with the noun is of it
        date = time.span.start
        nouns.update(k for start, kinds in told if act.span.end <= start < date <= start + _BEFORE for k in kinds)
    if act.actor is not None:
        head = act.actor.of(text).rsplit(None, 1)[-1]
        if head.lower() in PRONOUNS:
            # "the quake that struck on Monday"
            near = [kinds for start, kinds in told if start < act.actor.start <= start + _BEFORE // 2]
            nouns.update(near[-1] if near else ())
        nouns.update(k for t in kinds_in(head) for k in t.kinds)
    return frozenset(nouns - LIGHT - {SPEECH}) or frozenset(nouns - LIGHT)
