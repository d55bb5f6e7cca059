"""How the outlets of a story name the same people and acts, side by side.

A word for an actor is set beside another only if both are for one entity across the articles. A word for an act is set
beside another only if both articles tell where that act is or whom it concerns and agree on it; of acts that come in
numbers, such as attacks, both articles must tell it at their head or return to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.compare.who import Names
from rashomon.model import (
    ActFamily,
    ActScope,
    Analysis,
    BlockKind,
    Entity,
    Label,
    LabelKind,
    LabelUse,
    LabelVoice,
    Wording,
)

__all__ = ["wordings"]

#: Sentences of the body from its top that are its head.
_HEAD = 4
#: Mentions of an act from which an article is about it.
_OFTEN = 3
#: Acts of a story that name somebody, above which that says nothing of any of them.
_COMMON = 300
#: Acts of which a place may see several in a week: only those that the articles are about are taken for one.
_REPEATED = frozenset(
    {ActFamily.KILLING, ActFamily.STRIKE, ActFamily.FIGHTING, ActFamily.UNREST, ActFamily.CAPTURE, ActFamily.EXPULSION}
)

_Uses = list[tuple[str, Label]]


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of one article, with whom and where by their names across the articles.

    Attributes:
        article: The article's id.
        scope: What tells it from others, by names across the articles.
        labels: The words for it.
        central: Whether the article is about it.
    """

    article: str
    scope: ActScope
    labels: tuple[Label, ...]
    central: bool

    def common(self, other: _Act) -> int:
        """How much two acts have in common if they can be one, else 0."""
        if self.scope.families & other.scope.families <= _REPEATED and not (self.central and other.central):
            return 0
        return self.scope.common(other.scope)


def wordings(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[Wording, ...]:
    """Set side by side how the outlets name one actor or act, where at least two do so in their own voice and differ.

    What stands in quotations and in others' indirect speech is given beside, and makes no difference by itself.

    Args:
        analyses: The articles of one story.
        who: Their names, as `rashomon.compare.who.entities` gives them.

    Returns:
        Actors before acts, those whom most outlets name first.
    """
    names = Names(tuple(who))
    ordered = sorted(analyses, key=lambda a: a.id)
    outlets = {a.id: " ".join((a.article.outlet or "").split()) or a.id for a in ordered}
    found = [
        (_size(uses, outlets), _wording(entity, LabelKind.ACTOR, uses))
        for entity, uses in _actors(ordered, names)
        if _differ(uses, outlets)
    ]
    found += [
        (_size(uses, outlets), _wording(entity, LabelKind.ACT, uses))
        for entity, uses in _acts(ordered, names)
        if _differ_as_acts(uses, outlets)
    ]
    found.sort(key=lambda pair: (pair[1].kind is LabelKind.ACT, -pair[0], pair[1].entity))
    return tuple(wording for _, wording in found)


def _actors(analyses: Sequence[Analysis], names: Names) -> list[tuple[str, _Uses]]:
    found: dict[str, _Uses] = defaultdict(list)
    for one in analyses:
        for label in one.labels:
            if label.kind is LabelKind.ACTOR:
                entity = names.canonical(label.target, one.id) or label.target
                found[entity].append((one.id, label))
    return sorted(found.items())


def _acts(analyses: Sequence[Analysis], names: Names) -> list[tuple[str, _Uses]]:
    """The acts that several articles tell, each with a name for a reader and its labels."""
    every = [act for one in analyses for act in _acts_of(one, names)]
    named: dict[str, list[int]] = defaultdict(list)
    for index, act in enumerate(every):
        for name in sorted(act.scope.names):
            named[name].append(index)
    best = {}
    for index, act in enumerate(every):
        near = {at for name in act.scope.names if len(named[name]) <= _COMMON for at in named[name]}
        others: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at in sorted(near):
            if every[at].article != act.article and (n := act.common(every[at])):
                others[every[at].article].append((n, at))
        for article, fitting in others.items():
            fitting.sort(key=lambda pair: (-pair[0], pair[1]))
            # two that fit alike: nobody knows which of them is meant
            if len(fitting) == 1 or fitting[0][0] > fitting[1][0]:
                best[index, article] = fitting[0][1]
    parent = list(range(len(every)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for (index, _), at in sorted(best.items()):
        if best.get((at, every[index].article)) == index:
            low, high = sorted((root(index), root(at)))
            parent[high] = low
    groups: dict[int, list[_Act]] = defaultdict(list)
    for index, act in enumerate(every):
        groups[root(index)].append(act)
    whole = [g for g in groups.values() if len({a.article for a in g}) == len(g) > 1]
    return [(_called(group), [(a.article, label) for a in group for label in a.labels]) for group in whole]


def _acts_of(one: Analysis, names: Names) -> list[_Act]:
    by_target: dict[str, list[Label]] = defaultdict(list)
    for label in one.labels:
        if label.kind is LabelKind.ACT:
            by_target[label.target].append(label)
    body = [b.span for b in one.blocks if b.kind is BlockKind.BODY]
    first = body[0].start if body else 0
    inside = [s for s in one.sentences if s.start >= first][:_HEAD]
    head = inside[-1].end if inside else 0
    out = []
    for labels in by_target.values():
        scope = labels[0].act
        if scope is not None:
            about, where = (
                frozenset(names.canonical(n, one.id) or n for n in part) for part in (scope.about, scope.where)
            )
            central = labels[0].span.start < head or len(labels) >= _OFTEN
            out.append(_Act(one.id, replace(scope, about=about, where=where), tuple(labels), central))
    return out


def _called(group: Sequence[_Act]) -> str:
    """An act for a reader: the word that most articles use, and what they agree on of whom and where."""
    words = Counter(label.lemmas[-1] for act in group for label in act.labels if label.voice is LabelVoice.OUTLET)
    shared: Counter[str] = Counter(name for act in group for name in act.scope.names)
    word = min(words, key=lambda w: (-words[w], w), default=group[0].labels[0].lemmas[-1])
    most = sorted((n for n in shared if shared[n] > 1), key=lambda n: (-shared[n], n))
    return f"{word} ({most[0]})"


def _own(uses: _Uses, outlets: dict[str, str]) -> dict[str, set[tuple[str, ...]]]:
    """The labels of each outlet in its own voice, in the form they are compared in."""
    out: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for article, label in uses:
        if label.voice is LabelVoice.OUTLET:
            out[outlets[article]].add(label.lemmas)
    return out


def _differ(uses: _Uses, outlets: dict[str, str]) -> bool:
    """Whether two outlets name an actor, in other words, and not by office or trade alone."""
    own = _own(uses, outlets)
    telling = {label.lemmas for _, label in uses if label.voice is LabelVoice.OUTLET and not label.plain}
    unlike = len({frozenset(found) for found in own.values()}) > 1
    return unlike and bool(telling) and any(found != telling for found in own.values())


def _differ_as_acts(uses: _Uses, outlets: dict[str, str]) -> bool:
    """Whether two outlets each use a word for an act that the other does not."""
    found = [{words[-1] for words in own} for own in _own(uses, outlets).values()]
    return any(one - other and other - one for one in found for other in found)


def _size(uses: _Uses, outlets: dict[str, str]) -> int:
    return len(_own([(a, label) for a, label in uses if not label.plain], outlets))


def _wording(entity: str, kind: LabelKind, uses: _Uses) -> Wording:
    """The labels of one target gathered, the one that most articles use in their own voice first."""
    by_words: dict[tuple[str, ...], _Uses] = defaultdict(list)
    for article, label in uses:
        by_words[label.lemmas].append((article, label))
    made = [LabelUse(_printed(same), tuple(same)) for _, same in sorted(by_words.items())]
    made.sort(key=lambda u: (-len({a for a, _ in u.own}), -len(u.own), u.text))
    return Wording(entity, kind, tuple(made))


def _printed(same: Iterable[tuple[str, Label]]) -> str:
    """The form of a label that is printed most; in an outlet's own voice where it is in one."""
    members = list(same)
    own = [label.text for _, label in members if label.voice is LabelVoice.OUTLET]
    counts = Counter(own or [label.text for _, label in members])
    return min(counts, key=lambda text: (-counts[text], sum(map(str.isupper, text)), text))
