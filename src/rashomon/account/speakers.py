"""Everything that each speaker is reported to have said: quoted, quoted in part, and in indirect speech."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.account.quotes import is_shared_quote
from rashomon.account.sources import Sources
from rashomon.account.voices import Speaker, Told, Voices, voice_note
from rashomon.account.wording import listed, quoted
from rashomon.compare.who import name_key
from rashomon.model import AttributionKind, Entity, Findings, Line, Member, Section, Utterance, Voice
from rashomon.spans import Span
from rashomon.text.spelling import FUNCTION_WORDS

__all__ = ["Saying", "Sayings", "Variant", "speaker_lines", "speakers"]

_WORD = re.compile(r"\w+")

#: Words that two reports do not give alike by chance.
_COPIED = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that a speaker is reported to have said.

    Attributes:
        words: The words to show, as the first of the places prints them; quotation marks included where some of it
            only is quoted.
        kind: Whether it is quoted, quoted in part or told in indirect speech.
        places: Where it stands, the place of the words shown first.
        indirect: Where else it stands in indirect speech.
        utterance: The utterance it is, if it is quoted.
        spoken: Whether it is told as put in words; not so what the speaker is told to think, want or show.
    """

    words: str
    kind: AttributionKind
    places: tuple[Member, ...]
    indirect: tuple[Member, ...] = ()
    utterance: Utterance | None = None
    spoken: bool = True

    @property
    def manner(self) -> str:
        """How it is reported, in a few words; empty for what is simply quoted."""
        if self.kind is AttributionKind.DIRECT:
            return ""
        if self.kind is AttributionKind.MIXED:
            return "in part quoted"
        return "in indirect speech" if self.spoken else "also attributed"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form of a speaker's name, and the articles that print it."""

    form: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """A speaker with everything said.

    Attributes:
        speaker: Who.
        via: Through whom every outlet has it; ``None`` if that is not so for all.
        variants: Forms of the name that are not a part of the one shown.
        said: First what is quoted, then what is told in indirect speech, last what is only attributed; of each, what
            most articles carry first.
    """

    speaker: Speaker
    via: str | None
    variants: tuple[Variant, ...]
    said: tuple[Saying, ...]

    @property
    def name(self) -> str:
        """The speaker as a heading names them: a source that is not named, with whom the outlet has it from."""
        name = self.speaker.name or "Speaker not named"
        return f"{name}, via {self.via}" if self.via else name

    @property
    def note(self) -> str:
        """What kind of source it is, for a reader; empty for one that is named."""
        return voice_note(self.speaker.voice)


def speakers(sources: Sources, findings: Findings) -> tuple[Sayings, ...]:
    """Gather what is said by speaker: named ones before others, and those whom most articles quote before others.

    A source that an outlet does not name is kept to that outlet: two outlets' "officials" may be two persons. They are
    one where both are given the very same words.

    Args:
        sources: The articles.
        findings: What comparing them shows.
    """
    voices = Voices(sources, findings)
    one_of = _same_unnamed(sources, voices.told)
    found: dict[Speaker, list[Saying]] = defaultdict(list)
    holding = _Holding(t for t in voices.told if t.partly)
    given = {place for u in findings.utterances for place in u.indirect}
    given |= {place for u in findings.told for place in u.members}
    for utterance in findings.utterances:
        who = voices.speaker(utterance)
        # a quoted fragment says little without the words that lead up to it
        if is_shared_quote(utterance) or not all(holding.within(m, who) for m in utterance.members):
            found[one_of.get(who, who)].append(_quoted(sources, utterance))
    for retold in findings.told:
        found[voices.speaker(retold)].append(_retold(sources, voices, retold))
    for who, saying in _told(sources, [t for t in voices.told if t.place not in given], one_of):
        found[who].append(saying)
    forms = {e.name: e for e in findings.entities}
    made = [
        Sayings(
            who,
            voices.common_via((m for s in said for m in (*s.places, *s.indirect)), who.name) if who.name else None,
            _variants(forms.get(who.name or "")) if who.voice is Voice.NAMED else (),
            tuple(sorted(said, key=lambda s: _order(sources, s))),
        )
        for who, said in found.items()
    ]
    return tuple(sorted(made, key=_rank))


class _Holding:
    """Which places stand within something that is told, and in part quoted, of the same speaker."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._spans: dict[tuple[str, Speaker], list[Span]] = defaultdict(list)
        for one in told:
            # they come in the order of the text, none within another
            self._spans[one.place.article, one.speaker].append(one.place.span)

    def within(self, member: Member, who: Speaker) -> bool:
        spans = self._spans.get((member.article, who), [])
        at = bisect.bisect_right(spans, member.span.start, key=lambda span: span.start)
        return at > 0 and spans[at - 1].covers(member.span)


def _quoted(sources: Sources, utterance: Utterance) -> Saying:
    first = utterance.members[0]
    places = dict.fromkeys(utterance.members)
    words = quoted(sources.words(first.article, first.span))
    return Saying(words, AttributionKind.DIRECT, tuple(places), utterance.indirect, utterance)


def _retold(sources: Sources, voices: Voices, utterance: Utterance) -> Saying:
    """What several articles give in indirect speech and none quotes, in the words of the fullest."""
    places = [Member(m.article, voices.shown(m)) for m in utterance.members]
    words = sources.words(places[0].article, places[0].span)
    return Saying(words, AttributionKind.INDIRECT, tuple(dict.fromkeys(places)))


def _same_unnamed(sources: Sources, told: Iterable[Told]) -> dict[Speaker, Speaker]:
    """Sources that outlets describe alike and give the very same words, each with the first of them."""
    firsts: dict[tuple[str, tuple[str, ...]], Speaker] = {}
    out: dict[Speaker, Speaker] = {}
    for one in told:
        run = _run(sources, one)
        if one.speaker.article is not None and len(run) >= _COPIED:
            first = firsts.setdefault((name_key(one.speaker.name or ""), run), one.speaker)
            first = out.get(first, first)
            if first != one.speaker:
                out.setdefault(one.speaker, first)
    return out


def _run(sources: Sources, one: Told) -> tuple[str, ...]:
    words = " ".join(span.of(sources.text(one.place.article)) for span in one.content)
    return tuple(_WORD.findall(words.casefold()))


def _told(
    sources: Sources, told: Sequence[Told], one_of: Mapping[Speaker, Speaker]
) -> Iterator[tuple[Speaker, Saying]]:
    """What is told of speakers; articles that tell it in the very same words share a saying."""
    same: dict[tuple[Speaker, bool, tuple[str, ...]], list[Told]] = defaultdict(list)
    for one in told:
        same[one_of.get(one.speaker, one.speaker), one.partly, _run(sources, one)].append(one)
    for (who, partly, _), alike in same.items():
        first = alike[0]
        pieces = [sources.words(first.place.article, span) for span in first.content]
        # "which", "but": a piece that says nothing by itself
        pieces = [p for p in pieces if not FUNCTION_WORDS.issuperset(_WORD.findall(p.casefold()))] or pieces
        shown = sources.words(first.place.article, first.shown) if len(first.content) == 1 else " … ".join(pieces)
        kind = AttributionKind.MIXED if partly else AttributionKind.INDIRECT
        places = tuple(dict.fromkeys(Member(one.place.article, one.shown) for one in alike))
        yield who, Saying(shown, kind, places, spoken=any(one.spoken for one in alike))


def _variants(entity: Entity | None) -> tuple[Variant, ...]:
    """Forms of a name that a reader would not take for a part of the one shown."""
    if entity is None:
        return ()
    shown = set(name_key(entity.name).split())
    seen: dict[str, tuple[str, set[str]]] = {}
    for form, articles in entity.forms:
        key = name_key(form)
        if not set(key.split()) <= shown:
            seen.setdefault(key, (form, set()))[1].update(articles)
    return tuple(Variant(form, tuple(sorted(articles))) for form, articles in seen.values())


def _order(sources: Sources, saying: Saying) -> tuple[bool, bool, int, int, Member]:
    first = saying.places[0]
    spread = len({m.article for m in (*saying.places, *saying.indirect)})
    return saying.kind is not AttributionKind.DIRECT, not saying.spoken, -spread, sources.order[first.article], first


def _rank(one: Sayings) -> tuple[bool, bool, int, int, str, str]:
    who = one.speaker
    quoting = (len({m.article for m in s.places}) for s in one.said if s.utterance)
    unnamed = who.voice is not Voice.NAMED
    return who.name is None, unnamed, -max(quoting, default=0), -len(one.said), who.name or "", who.article or ""


def speaker_lines(sources: Sources, found: Iterable[Sayings]) -> tuple[Line, ...]:
    """A line for each thing said, speaker after speaker; what several reports quote is told in full elsewhere."""
    return tuple(_line(sources, one, saying) for one in found for saying in one.said)


def _line(sources: Sources, one: Sayings, saying: Saying) -> Line:
    carrying = {m.article for m in saying.places}
    text = f"{one.name}{', ' * bool(saying.manner)}{saying.manner}: {saying.words} — "
    text += sources.named(saying.places)
    only = dict.fromkeys(sources.label(m.article) for m in saying.indirect if m.article not in carrying)
    if only:
        text += f"; in indirect speech only: {listed(list(only))}"
    cited = (sources.cite(m.article, m.span) for m in (*saying.places, *saying.indirect))
    return Line(Section.SPEAKERS, f"{text}.", tuple(dict.fromkeys(cited)))
