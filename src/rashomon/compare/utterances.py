"""What was said once and is printed by several outlets, with the words in which they differ.

Quoted runs of all articles are gathered by wording; the longest come first, and each of the others either is a version
of one that stands already or stands for itself. Wordings without another content word are joined before those with
one, and an article that prints an utterance in one wording is not said to print it in a changed one as well: two
sentences of one speech are often built alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.compare.differences import Comparison, differences
from rashomon.compare.evidence import judge
from rashomon.compare.paraphrase import paraphrases
from rashomon.compare.tokens import Aliases, Token, words
from rashomon.compare.versions import (
    Kin,
    Source,
    Version,
    Wording,
    aliases,
    candidates,
    kin,
    source,
    versions,
    wordings,
)
from rashomon.compare.who import Names, name_key
from rashomon.model import (
    Analysis,
    AttributionKind,
    Change,
    Entity,
    Member,
    Relation,
    SpeakerClash,
    Utterance,
)
from rashomon.spans import join_spans

__all__ = ["utterances"]

#: Words of a quotation that nobody is said to have spoken: with fewer it is a scare quote or a title.
_SPOKEN = 5
#: Share of the fullest version that runs of one article must cover to be it, interrupted.
_COVERED = 0.9


@dataclass(frozen=True, slots=True)
class _Link:
    """A wording that belongs with a fuller one."""

    head: int
    other: int
    relation: Relation
    score: tuple[float, int]
    kin: Kin


@dataclass(slots=True)
class _Group:
    """A fullest wording and the others of one utterance."""

    head: int
    source: Source
    others: list[int] = field(default_factory=list)


def utterances(
    analyses: Sequence[Analysis], who: Sequence[Entity]
) -> tuple[tuple[Utterance, ...], tuple[SpeakerClash, ...]]:
    """Find what the articles of a story quote in common, and what each quotes alone.

    Args:
        analyses: The articles of one story.
        who: Their names, as `entities` gives them.

    Returns:
        The utterances, those in most articles first; and words that are given to different persons.
    """
    names, forms = Names(tuple(who)), aliases(who)
    ordered = wordings(versions(analyses, names, forms))
    links, clashing = _links(ordered)
    groups = _grouped(ordered, links)
    spoken = [group for group in groups if _is_said(ordered, group)]
    fullest = [ordered[group.head].first.tokens for group in spoken]
    said = _with_indirect([_utterance(ordered, group) for group in spoken], fullest, analyses, names, forms)
    said.sort(key=lambda u: (-len({m.article for m in u.members}), u.members))
    return tuple(said), _clashes(ordered, clashing)


def _links(ordered: Sequence[Wording]) -> tuple[list[_Link], list[tuple[int, int]]]:
    """Which wordings are of one utterance, and which are the same with another person as their speaker."""
    links: list[_Link] = []
    clashing: list[tuple[int, int]] = []
    for head, other in candidates(ordered):
        one, two = ordered[head].first, ordered[other].first
        relation = kin(one.source, two.source)
        found = differences(one.tokens, two.tokens, (one.text, two.text))
        graded = judge(found, two.tokens, relation) if found else None
        if found is None or graded is None:
            continue
        if relation is Kin.DIFFERENT:
            if _clash(ordered[head], ordered[other]):
                clashing.append((head, other))
            continue
        links.append(_Link(head, other, graded, (found.agreement, found.matched), relation))
    return links, clashing


def _clash(one: Wording, other: Wording) -> bool:
    """Whether articles give the same words to persons who cannot be one, misread or misspelt.

    Both sentences must name their speaker: one that was carried over or stood for by a pronoun may be our mistake. So
    may one whom the words themselves name: few speak of themselves so.
    """
    if not all(any(v.source.stated for v in wording.versions) for wording in (one, other)):
        return False
    sources = one.first.source, other.first.source
    parts = [set(name_key(s.name or "").split()) for s in sources]
    if (parts[0] | parts[1]) & {t.text for t in one.first.tokens}:
        return False
    return all(s.person for s in sources) and parts[0].isdisjoint(parts[1]) and one.articles.isdisjoint(other.articles)


def _grouped(ordered: Sequence[Wording], links: Sequence[_Link]) -> list[_Group]:
    """Join wordings to the fullest they belong with: first those without another content word."""
    harmless: dict[int, list[_Link]] = defaultdict(list)
    changed: list[_Link] = []
    for link in links:
        if link.relation.strength < Relation.UNCLEAR.strength:
            harmless[link.other].append(link)
        else:
            changed.append(link)
    groups: dict[int, _Group] = {}
    for index, wording in enumerate(ordered):
        open_to = [
            k for k in harmless[index] if k.head in groups and _agree(groups[k.head].source, wording.first.source)
        ]
        best = max(open_to, key=lambda k: (k.kin is Kin.SAME, k.score, -k.head), default=None)
        if best is None:
            groups[index] = _Group(index, wording.first.source)
        else:
            group = groups[best.head]
            group.others.append(index)
            group.source = _better(group.source, wording.first.source)
    for link in sorted(changed, key=lambda k: (k.kin is not Kin.SAME, (-k.score[0], -k.score[1]), k.head, k.other)):
        if link.head in groups and link.other in groups:
            one, other = groups[link.head], groups[link.other]
            if _agree(one.source, other.source) and _articles(ordered, one).isdisjoint(_articles(ordered, other)):
                one.others += [other.head, *other.others]
                one.source = _better(one.source, other.source)
                del groups[link.other]
    return [groups[head] for head in sorted(groups)]


def _agree(one: Source, other: Source) -> bool:
    return kin(one, other) is not Kin.DIFFERENT


def _better(one: Source, other: Source) -> Source:
    """The source that says more: a person before a body, a name before a description, that before nobody."""
    return max(
        (one, other), key=lambda s: (s.named and s.person, s.named, s.name is not None, len(s.name or "") * s.named)
    )


def _articles(ordered: Sequence[Wording], group: _Group) -> frozenset[str]:
    return frozenset().union(*(ordered[i].articles for i in (group.head, *group.others)))


def _is_said(ordered: Sequence[Wording], group: _Group) -> bool:
    return group.source.name is not None or len(ordered[group.head].first.tokens) >= _SPOKEN


def _utterance(ordered: Sequence[Wording], group: _Group) -> Utterance:
    head = ordered[group.head].first
    # the fullest first, then by place
    rest = sorted(
        (v for i in (group.head, *group.others) for v in ordered[i].versions if v is not head),
        key=lambda v: (v.article, v.span),
    )
    compared = {v: differences(head.tokens, v.tokens, (head.text, v.text)) for v in rest}
    relations: dict[Version, Relation] = {}
    changes: list[Change] = []
    for version in rest:
        found = compared[version]
        graded = judge(found, version.tokens, Kin.SAME) if found else None
        if found is None or graded is None:
            # known through another version alone: a part of what that one changed
            relations[version] = Relation.EXCERPT
            continue
        relations[version] = graded
        changes += _changes(head, version, found, graded)
    for version in _interrupted(head, rest, compared):
        if relations[version] is Relation.EXCERPT:
            relations[version] = Relation.RUNS
    longest: dict[str, int] = defaultdict(int)
    for version in (head, *rest):
        longest[version.article] = max(longest[version.article], version.length)
    speaking = (r for v, r in relations.items() if not _repeats(v, longest[v.article], r))
    strongest = max(speaking, key=lambda r: r.strength, default=Relation.IDENTICAL)
    members = tuple(Member(v.article, v.span) for v in (head, *rest))
    return Utterance(group.source.name, strongest, members, tuple(changes))


def _repeats(version: Version, longest: int, relation: Relation) -> bool:
    """Whether an article prints a version only beside a fuller one of its own, without other words."""
    return longest > version.length and relation.strength <= Relation.EXCERPT.strength


def _changes(head: Version, version: Version, found: Comparison, graded: Relation) -> Iterator[Change]:
    for edit in found.edits:
        old, new = head.tokens[slice(*edit.old)], version.tokens[slice(*edit.new)]
        if new:
            at = join_spans(t.span for t in new)
        else:
            around = version.tokens[max(0, edit.new[0] - 1) : edit.new[0] + 1]
            at = join_spans(t.span for t in around)
        unsure = graded is Relation.UNCLEAR and edit.grade is Relation.CONTENT_CHANGED
        yield Change(
            version.article,
            join_spans(t.span for t in old).of(head.text) if old else "",
            at.of(version.text) if new else "",
            Relation.UNCLEAR if unsure else edit.grade,
            at,
        )


def _interrupted(
    head: Version, rest: Iterable[Version], compared: dict[Version, Comparison | None]
) -> Iterator[Version]:
    """Versions that are runs of one article which together are the fullest version."""
    runs: dict[str, list[tuple[tuple[int, int], Version]]] = defaultdict(list)
    for version in rest:
        found = compared[version]
        if version.article != head.article and found and found.whole:
            runs[version.article].append((found.window, version))
    for parts in runs.values():
        parts.sort(key=lambda p: p[0])
        apart = all(one[0][1] <= other[0][0] for one, other in pairwise(parts))
        covered = sum(end - start for (start, end), _ in parts)
        if len(parts) > 1 and apart and covered >= _COVERED * len(head.tokens):
            yield from (version for _, version in parts)


def _with_indirect(
    said: Sequence[Utterance],
    fullest: Sequence[Sequence[Token]],
    analyses: Iterable[Analysis],
    names: Names,
    forms: Aliases,
) -> list[Utterance]:
    """Add the places that give an utterance of the same speaker in indirect speech."""
    by_speaker: dict[str, list[int]] = defaultdict(list)
    for index, utterance in enumerate(said):
        if utterance.speaker is not None:
            by_speaker[utterance.speaker].append(index)
    found: dict[int, list[Member]] = defaultdict(list)
    for analysis in sorted(analyses, key=lambda a: a.id):
        for attribution in analysis.attributions:
            who = source(attribution, analysis.id, names)
            if attribution.kind is not AttributionKind.INDIRECT or not who.named or who.name is None:
                continue
            tokens = [t for span in attribution.content for t in words(analysis.article.text, span, forms)]
            scores = [(paraphrases(fullest[i], tokens), -i) for i in by_speaker[who.name]]
            best, index = max(scores, default=(0.0, 0))
            if best > 0:
                found[-index].append(Member(analysis.id, join_spans(attribution.content)))
    return [Utterance(u.speaker, u.relation, u.members, u.changes, tuple(sorted(found[i]))) for i, u in enumerate(said)]


def _clashes(ordered: Sequence[Wording], clashing: Iterable[tuple[int, int]]) -> tuple[SpeakerClash, ...]:
    out = set()
    for head, other in clashing:
        both = [*ordered[head].versions, *ordered[other].versions]
        given = sorted((Member(v.article, v.span), v.source.name) for v in both if v.source.name is not None)
        out.add(SpeakerClash(tuple(name for _, name in given), tuple(member for member, _ in given)))
    return tuple(sorted(out, key=lambda c: (c.speakers, c.members)))
