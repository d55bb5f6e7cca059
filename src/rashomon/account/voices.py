"""What kind of source a quoted run is given to, and through whom the outlet has it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rashomon.account.sources import Sources
from rashomon.account.telling import Telling, telling, within_another
from rashomon.compare.reported import Headings
from rashomon.compare.versions import source
from rashomon.compare.who import Names, name_key
from rashomon.model import Analysis, Attribution, AttributionKind, Findings, Member, Utterance, Voice
from rashomon.spans import Span, join_spans

__all__ = ["Speaker", "Told", "Voices", "voice_note"]

#: What a reader is told of a source that is not simply named.
_NOTES = {
    Voice.NAMED: "",
    Voice.ROLE: "by role alone",
    Voice.UNNAMED: "not named",
    Voice.GROUP: "several, not named",
    Voice.DOCUMENT: "a text",
    Voice.NONE: "",
}

#: Characters between a word of saying and what is said up to which it leads up to that.
_BESIDE = 60


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, as an account tells speakers apart.

    Attributes:
        name: The name used across articles, or the words that an outlet uses for a source it does not name;
            ``None`` if nobody is certain.
        voice: What kind of source that is.
        article: Whose words the description is; ``None`` for a name. Two outlets' "officials" may be two persons.
    """

    name: str | None
    voice: Voice
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What an article gives to a speaker outside quotation marks, wholly or in part.

    Attributes:
        speaker: Whom it is given to.
        place: From the first to the last word of what is said.
        content: The words of what is said, which others can interrupt.
        shown: The same with the word of saying where that leads up to it: "blamed" tells what "the council" does not.
        partly: Whether some of it stands in quotation marks.
        spoken: Whether it is told as put in words; not so what the speaker is told to think, want or show.
    """

    speaker: Speaker
    place: Member
    content: tuple[Span, ...]
    shown: Span
    partly: bool
    spoken: bool


@dataclass(frozen=True)
class Voices:
    """The attributions of a story's articles, at hand for the runs they hold."""

    sources: Sources
    findings: Findings

    @cached_property
    def _names(self) -> Names:
        return Names(self.findings.entities)

    @cached_property
    def _quotes(self) -> dict[str, list[tuple[Span, Attribution]]]:
        return {
            one.id: sorted(((run, a) for a in one.attributions for run in a.quotes), key=lambda p: p[0])
            for one in self.sources.analyses
        }

    @cached_property
    def _contents(self) -> dict[Member, Attribution]:
        found: dict[Member, Attribution] = {}
        for one in self.sources.analyses:
            for a in one.attributions:
                found.setdefault(Member(one.id, join_spans(a.content)), a)
                found.setdefault(Member(one.id, self._led(one.id, a)), a)
        return found

    def _holding(self, member: Member) -> Iterator[Attribution]:
        """The attributions that quote or tell what stands at a place."""
        if member in self._contents:
            yield self._contents[member]
        runs = self._quotes[member.article]
        first = max(0, bisect.bisect_right(runs, member.span.start, key=lambda run: run[0].start) - 1)
        for run, attribution in islice(runs, first, None):
            if run.start >= member.span.end:
                return
            if run.overlaps(member.span):
                yield attribution

    def speaker(self, utterance: Utterance) -> Speaker:
        """Who says an utterance, and what kind of source that is."""
        if utterance.speaker is None:
            return Speaker(None, Voice.NONE)
        kinds = [
            Voice.NAMED if who.named else a.voice
            for member in utterance.members
            for a in self._holding(member)
            if (who := source(a, member.article, self._names)).name == utterance.speaker
        ]
        voice = Voice.NAMED if Voice.NAMED in kinds else next(iter(kinds), Voice.NAMED)
        return _speaker(utterance.speaker, voice, utterance.members[0].article)

    def via(self, member: Member, speaker: str | None = None) -> str | None:
        """Through whom an outlet has what stands at a place; ``None`` if first-hand or unsaid, or from the speaker.

        Args:
            member: The place.
            speaker: Who says it, across articles; what a place gives to another who is named counts for nothing.
        """
        for held in self._holding(member):
            who = source(held, member.article, self._names)
            if held.via is None or (speaker is not None and who.named and who.name != speaker):
                continue
            through = self._names.canonical(held.via, member.article) or held.via
            if name_key(through) not in {name_key(name or "") for name in (speaker, who.name, held.speaker)}:
                return held.via
        return None

    def common_via(self, members: Iterable[Member], speaker: str) -> str | None:
        """Through whom all of the outlets have it; ``None`` if they do not agree."""
        found = {self.via(member, speaker) for member in members}
        return found.pop() if len(found) == 1 else None

    def shown(self, member: Member) -> Span:
        """What is told at a place, with the word of saying where that leads up to it."""
        found = self._contents.get(member)
        return self._led(member.article, found) if found else member.span

    def _led(self, article: str, attribution: Attribution) -> Span:
        content = join_spans(attribution.content)
        if not attribution.cue:
            return content
        cue = join_spans(attribution.cue)
        near = cue.end <= content.start <= cue.end + _BESIDE
        same = self.sources.sentence(article, cue) == self.sources.sentence(article, content)
        joined = self.sources.text(article)[cue.start].isalnum()  # "she’s said to": what is left of a word is no lead
        return join_spans((cue, content)) if near and same and joined else content

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What the articles give to a speaker in indirect speech, or quote in part, in the order of their texts.

        What stands within something longer that the same speaker is given is left to that. Left out are what stands
        within another's words, what a headline gives to somebody who speaks in the body, what is quoted as well, and
        what reads as the report's own narration.
        """
        return tuple(told for one in self.sources.analyses for told in self._told_by(one))

    def _told_by(self, one: Analysis) -> list[Told]:
        text = one.article.text
        reach: dict[Speaker, int] = {}
        inner, headings = within_another(one.attributions), Headings(one)
        quoted = {q: self._whose(one.id, a) for q, a in self._quotes[one.id]}
        heads: set[Told] = set()
        found: list[Told] = []
        contents = [(join_spans(a.content), a) for a in one.attributions if a.kind is not AttributionKind.DIRECT]
        for span, a in sorted(contents, key=lambda c: (c[0].start, -c[0].end)):
            how = telling(a, text)
            who = source(a, one.id, self._names)
            if who.name is None or how is Telling.NARRATED or (a in inner and not a.quotes):
                continue
            speaker = _speaker(who.name, Voice.NAMED if who.named else a.voice, one.id)
            if reach.get(speaker, -1) >= span.end or (not a.quotes and self._quoting(one.id, span, quoted) == speaker):
                continue
            reach[speaker] = span.end
            partly = a.kind is AttributionKind.MIXED
            shown = self._led(one.id, a)
            told = Told(speaker, Member(one.id, span), a.content, shown, partly, how is Telling.SAID)
            found.append(told)
            if headings.hold(a):
                heads.add(told)
        # a headline says in short, and in the outlet's words, what the body gives in full
        heard = {t.speaker for t in found if t not in heads} | set(quoted.values())
        return [t for t in found if t not in heads or t.speaker not in heard]

    def _quoting(self, article: str, place: Span, quoted: Mapping[Span, Speaker]) -> Speaker | None:
        """Who is quoted with the words that hold a place."""
        runs = self._quotes[article]
        at = bisect.bisect_right(runs, place.start, key=lambda run: run[0].start) - 1
        return quoted[runs[at][0]] if at >= 0 and runs[at][0].covers(place) else None

    def _whose(self, article: str, attribution: Attribution) -> Speaker:
        who = source(attribution, article, self._names)
        return _speaker(who.name or "", Voice.NAMED if who.named else attribution.voice, article)


def _speaker(name: str, voice: Voice, article: str) -> Speaker:
    return Speaker(name, voice, None if voice is Voice.NAMED else article)


def voice_note(voice: Voice) -> str:
    """What kind of source speaks, for a reader; empty for one that is named."""
    return _NOTES[voice]
