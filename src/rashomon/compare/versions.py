"""Versions: quoted runs as articles print them, gathered by wording and speaker, and which of them to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import pairwise

from rashomon.compare.occasions import UNKNOWN, Occasion, Occasions, apart
from rashomon.compare.owned import is_unowned, owned
from rashomon.compare.reported import is_anothers
from rashomon.compare.who import Names, name_key
from rashomon.model import Analysis, Attribution, AttributionKind, Entity, Voice
from rashomon.spans import Span
from rashomon.text.tokens import Aliases, Token, words

__all__ = [
    "LONG",
    "Kin",
    "Source",
    "Version",
    "Wording",
    "aliases",
    "candidates",
    "kin",
    "source",
    "versions",
    "wordings",
]

#: Tokens of the longest run that is compared word by word. The table of an alignment grows with the square; beyond this
#: it is a missing closing mark or a document, not a quotation.
_LONGEST = 800
#: Characters of a run that are read at all: more than the longest comparable run has.
_READ = 20 * _LONGEST
#: Words from which the same run is one utterance, whatever is said of who spoke and when: nobody says so many twice.
LONG = 12
#: Wordings that a pair of words may stand in and still lead to comparisons; a commoner one says too little.
_COMMON = 60


class Kin(Enum):
    """How the speakers of two versions stand to each other."""

    SAME = "same"
    OPEN = "open"  # one of them is not named
    BODY = "body"  # a person and an organisation or place: may speak for it
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Source:
    """Who a version is given to.

    Attributes:
        name: The canonical name, or the description of an unnamed source; ``None`` if nobody is certain.
        named: Whether it is a name.
        person: Whether a person bears it.
        stated: Whether the sentence itself names the speaker, so that nothing had to be worked out.
    """

    name: str | None
    named: bool
    person: bool
    stated: bool = field(default=False, compare=False)


_NOBODY = Source(None, named=False, person=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One quoted run in one article.

    Attributes:
        article: The article's id.
        text: The article's text.
        span: The run, without its marks.
        tokens: Its words.
        source: Who says it.
        occasion: When and where, as far as that is told.
    """

    article: str
    text: str
    span: Span
    tokens: tuple[Token, ...]
    source: Source
    occasion: Occasion = UNKNOWN

    @property
    def length(self) -> int:
        """Content words that the speaker is quoted with; those in brackets are the outlet's."""
        return sum(t.content and not t.bracketed for t in self.tokens)


@dataclass(frozen=True, slots=True)
class Wording:
    """Versions with the same words and the same source, in the order of their articles."""

    versions: tuple[Version, ...]

    @property
    def first(self) -> Version:
        """The version that stands for all."""
        return self.versions[0]

    @property
    def source(self) -> Source:
        """Who says it: stated, if one of the articles states it."""
        source = self.versions[0].source
        return replace(source, stated=any(v.source.stated for v in self.versions))

    @property
    def articles(self) -> frozenset[str]:
        """The articles that print it so."""
        return frozenset(v.article for v in self.versions)

    @property
    def occasions(self) -> frozenset[Occasion]:
        """The occasions that they name."""
        return frozenset(v.occasion for v in self.versions) - {UNKNOWN}


def aliases(who: Sequence[Entity]) -> Aliases:
    """The names that have several forms, as tokens that stand for each other."""
    groups = ((f"@{e.name}", [form for form, _ in e.forms]) for e in who)
    return Aliases.of((key, forms) for key, forms in groups if len({name_key(f) for f in forms}) > 1)


def source(attribution: Attribution, article: str, names: Names) -> Source:
    """Who an attribution is given to, by the name used across articles."""
    speaker = attribution.speaker
    if speaker is None or attribution.voice is Voice.NONE:
        return _NOBODY
    if is_unowned(speaker):
        return _NOBODY
    whose = owned(speaker, article, names)
    if whose is not None:
        return Source(whose[0], named=whose[1] or attribution.voice is Voice.NAMED, person=False)
    if attribution.voice is not Voice.NAMED:
        return Source(speaker, named=False, person=False)
    entity = names.entity(speaker, article)
    return Source(
        entity.name if entity else speaker,
        named=True,
        person=entity is not None and entity.label == "PERSON",
        stated=attribution.basis == "named in the sentence",
    )


def kin(one: Source, other: Source) -> Kin:
    """How two sources stand to each other."""
    if not (one.named and other.named):
        return Kin.SAME if one.name is not None and one == other else Kin.OPEN
    first, second = name_key(one.name or ""), name_key(other.name or "")
    if first == second:
        return Kin.SAME
    if one.person != other.person:
        return Kin.BODY
    # a bare surname that could be anybody's of that name; a name with a word too many
    short, full = sorted((set(first.split()), set(second.split())), key=len)
    return Kin.OPEN if one.person and short <= full else Kin.DIFFERENT


def versions(analyses: Iterable[Analysis], names: Names, forms: Aliases) -> Iterator[Version]:
    """The quoted runs of articles, each once, in the order of the articles and their texts."""
    for analysis in sorted(analyses, key=lambda a: a.id):
        text = analysis.article.text
        seen: dict[Span, tuple[Source, Occasion]] = {}
        occasions = Occasions(analysis)
        for attribution in analysis.attributions:
            who = source(attribution, analysis.id, names)
            if attribution.kind is AttributionKind.MIXED and is_anothers(attribution, text):
                who = _NOBODY  # "did not say whether the plan was “dead”", "was accused of “theft”"
            when = occasions.of(attribution) if attribution.quotes else UNKNOWN
            for span in attribution.quotes:
                if span not in seen or (who.named and not seen[span][0].named):
                    seen[span] = who, when
        for span in sorted(seen):
            tokens = words(text, Span(span.start, min(span.end, span.start + _READ)), forms)
            if tokens:
                yield Version(analysis.id, text, span, tokens, *seen[span])


def wordings(found: Iterable[Version]) -> list[Wording]:
    """Gather versions by words and source: the longest first, then those that most articles print."""
    groups: dict[tuple[tuple[str, ...], Source], list[Version]] = defaultdict(list)
    for version in found:
        groups[tuple(t.text for t in version.tokens), version.source].append(version)
    spread: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for (run, _), group in groups.items():
        spread[run] |= {v.article for v in group}
    made = [
        (len(spread[run]), Wording(tuple(part)))
        for (run, _), group in groups.items()
        for part in ([group] if len(run) >= LONG else _by_occasion(group))
    ]
    made.sort(key=lambda m: (-m[1].first.length, -m[0], m[1].first.article, m[1].first.span))
    return [wording for _, wording in made]


def _by_occasion(group: Sequence[Version]) -> list[list[Version]]:
    """Part versions of few words by the occasions on which they were said: such words are said again."""
    parts: list[tuple[set[Occasion], list[Version]]] = []
    for version in group:
        known = {version.occasion} - {UNKNOWN}
        fitting = next((p for p in parts if not apart(p[0], known)), None)
        if fitting is None:
            parts.append((known, [version]))
        else:
            fitting[0].update(known)
            fitting[1].append(version)
    return [versions for _, versions in parts]


def candidates(ordered: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs of indices of wordings that share enough rare words to be worth comparing, the fuller one first.

    Wordings share a pair of neighbouring words of which one carries content; one of one or two words needs only its
    words, and a source in common.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, wording in enumerate(ordered):
        if len(wording.first.tokens) > _LONGEST:
            continue
        for key in _keys(wording):
            places[key].append(index)
    pairs = {
        (one, other)
        for indices in places.values()
        if len(indices) <= _COMMON
        for at, one in enumerate(indices)
        for other in indices[at + 1 :]
    }
    return sorted(pairs)


def _keys(wording: Wording) -> set[tuple[str, ...]]:
    tokens = wording.first.tokens
    keys: set[tuple[str, ...]] = {
        (one.text, other.text) for one, other in pairwise(tokens) if one.content or other.content
    }
    if wording.first.source.named:
        # by its source, so that the short ones of all others do not come in
        by = name_key(wording.first.source.name or "")
        keys |= {("", by, t.text) for t in tokens if t.content}
    return keys
