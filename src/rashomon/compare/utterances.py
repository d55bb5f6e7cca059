"""What was said once and is printed by several outlets, with the words in which they differ.

Quoted runs of all articles are gathered by wording; the longest come first, and each of the others either is a version
of one that stands already or stands for itself. Wordings without another content word are joined before those with
one, and an article that prints a part of an utterance in one wording is not said to print that part in a changed one as
well: two sentences of one speech are often built alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.compare.differences import differences
from rashomon.compare.evidence import judge
from rashomon.compare.fullest import set_against
from rashomon.compare.indirect import with_indirect
from rashomon.compare.occasions import apart
from rashomon.compare.versions import Kin, Source, Wording, aliases, candidates, kin, versions, wordings
from rashomon.compare.who import Names, name_key
from rashomon.model import Analysis, Entity, Member, Relation, SpeakerClash, Utterance

__all__ = ["utterances"]

#: Words of a quotation that nobody is said to have spoken: with fewer it is a scare quote or a title.
_SPOKEN = 5


@dataclass(frozen=True, slots=True)
class _Link:
    """A wording that belongs with a fuller one; `window` are the tokens of the fuller one that it covers."""

    head: int
    other: int
    relation: Relation
    score: tuple[float, int]
    kin: Kin
    window: tuple[int, int]


@dataclass(slots=True)
class _Group:
    """A fullest wording and the others of one utterance, with what of the fullest they cover where that is known."""

    head: int
    source: Source
    others: list[int] = field(default_factory=list)
    windows: dict[int, tuple[int, int]] = field(default_factory=dict)


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
    said = with_indirect([_utterance(ordered, group) for group in spoken], analyses, names, forms)
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
        elsewhere = apart(ordered[head].occasions, ordered[other].occasions)
        graded = judge(found, one.tokens, two.tokens, relation, elsewhere) if found else None
        if found is None or graded is None:
            continue
        if relation is Kin.DIFFERENT:
            if _clash(ordered[head], ordered[other]):
                clashing.append((head, other))
            if ordered[head].source.stated == ordered[other].source.stated:
                continue
            # one of the two was worked out, and the words are too many to be said twice: that was a mistake
        links.append(_Link(head, other, graded, (found.agreement, found.matched), relation, found.window))
    return links, clashing


def _clash(one: Wording, other: Wording) -> bool:
    """Whether articles give the same words to persons who cannot be one, misread or misspelt.

    Both sentences must name their speaker: one that was carried over or stood for by a pronoun may be our mistake. So
    may one whom the words themselves name: few speak of themselves so.
    """
    sources = one.source, other.source
    if not all(s.stated for s in sources):
        return False
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
            k
            for k in harmless[index]
            if k.head in groups and (k.kin is Kin.DIFFERENT or _agree(groups[k.head].source, wording.source))
        ]
        best = max(open_to, key=lambda k: (k.kin is Kin.SAME, k.score, -k.head), default=None)
        if best is None:
            groups[index] = _Group(index, wording.source)
        else:
            group = groups[best.head]
            group.others.append(index)
            group.windows[index] = best.window
            group.source = _better(group.source, wording.source)
    for link in sorted(changed, key=lambda k: (k.kin is not Kin.SAME, (-k.score[0], -k.score[1]), k.head, k.other)):
        if link.head in groups and link.other in groups:
            one, other = groups[link.head], groups[link.other]
            if _agree(one.source, other.source) and _leaves_room(ordered, one, other, link.window):
                one.others += [other.head, *other.others]
                one.windows[other.head] = link.window
                one.source = _better(one.source, other.source)
                del groups[link.other]
    return [groups[head] for head in sorted(groups)]


def _agree(one: Source, other: Source) -> bool:
    return kin(one, other) is not Kin.DIFFERENT


def _better(one: Source, other: Source) -> Source:
    """The source that says more: a person before a body, a name before a description, that before nobody.

    Of two different persons the one that a sentence names goes before the one that was worked out.
    """
    if kin(one, other) is Kin.DIFFERENT and one.stated != other.stated:
        return one if one.stated else other
    return max(
        (one, other), key=lambda s: (s.named and s.person, s.named, s.name is not None, len(s.name or "") * s.named)
    )


def _leaves_room(ordered: Sequence[Wording], one: _Group, other: _Group, window: tuple[int, int]) -> bool:
    """Whether no article of the other group prints already what of the fullest wording that covers."""
    articles = frozenset().union(*(ordered[i].articles for i in (other.head, *other.others)))
    low, high = window
    for index in (one.head, *one.others):
        start, end = one.windows.get(index, (0, high))
        if start < high and low < end and not articles.isdisjoint(ordered[index].articles):
            return False
    return True


def _is_said(ordered: Sequence[Wording], group: _Group) -> bool:
    return group.source.name is not None or len(ordered[group.head].first.tokens) >= _SPOKEN


def _utterance(ordered: Sequence[Wording], group: _Group) -> Utterance:
    printed = [v for i in (group.head, *group.others) for v in ordered[i].versions]
    return set_against(printed[0], printed[1:], group.source.name)


def _clashes(ordered: Sequence[Wording], clashing: Iterable[tuple[int, int]]) -> tuple[SpeakerClash, ...]:
    out = set()
    for head, other in clashing:
        both = [*ordered[head].versions, *ordered[other].versions]
        given = sorted((Member(v.article, v.span), v.source.name) for v in both if v.source.name is not None)
        out.add(SpeakerClash(tuple(name for _, name in given), tuple(member for member, _ in given)))
    return tuple(sorted(out, key=lambda c: (c.speakers, c.members)))
