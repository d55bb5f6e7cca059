"""The versions of one utterance, each set against the fullest."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rashomon.compare.differences import Comparison, differences
from rashomon.compare.evidence import judge
from rashomon.compare.reasons import reason
from rashomon.compare.versions import Kin, Version
from rashomon.model import Change, Member, Relation, Utterance
from rashomon.spans import Span, join_spans
from rashomon.text.tokens import Token

__all__ = ["set_against"]

#: Share of the fullest version that runs of one article must cover to be it, interrupted.
_COVERED = 0.9


def set_against(head: Version, others: Iterable[Version], speaker: str | None) -> Utterance:
    """Set the versions of one utterance against the fullest, word by word.

    Args:
        head: The fullest version.
        others: The rest.
        speaker: Who said it.
    """
    # the fullest first, then by place
    rest = sorted(others, key=lambda v: (v.article, v.span))
    compared = {v: differences(head.tokens, v.tokens, (head.text, v.text)) for v in rest}
    relations: dict[Version, Relation] = {}
    changes: list[Change] = []
    for version in rest:
        found = compared[version]
        graded = judge(found, head.tokens, version.tokens, Kin.SAME) if found else None
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
    return Utterance(speaker, strongest, members, tuple(changes))


def _repeats(version: Version, longest: int, relation: Relation) -> bool:
    """Whether an article prints a version only beside a fuller one of its own, without other words."""
    return longest > version.length and relation.strength <= Relation.EXCERPT.strength


def _changes(head: Version, version: Version, found: Comparison, graded: Relation) -> Iterator[Change]:
    for edit in found.edits:
        old, new = head.tokens[slice(*edit.old)], version.tokens[slice(*edit.new)]
        unsure = graded is Relation.UNCLEAR and edit.grade is Relation.CONTENT_CHANGED
        grade = Relation.UNCLEAR if unsure else edit.grade
        was: Span | None = None
        if not new:
            was = _place(old)
            around = version.tokens[max(0, edit.new[0] - 1) : edit.new[0] + 1]
            at, before, after = _place(around), was.of(head.text), ""
        elif not old:
            at = _place(new)
            before, after = "", at.of(version.text)
        else:
            was, at = _narrowed(_place(old), _place(new), (head.text, version.text))
            before, after = was.of(head.text), at.of(version.text)
        yield Change(version.article, before, after, grade, at, reason(old, new, grade, (before, after)), was)


def _place(tokens: Iterable[Token]) -> Span:
    return join_spans(t.span for t in tokens)


def _narrowed(one: Span, other: Span, texts: tuple[str, str]) -> tuple[Span, Span]:
    """Two places without the words at their ends that are printed alike ("$3 million", "$3 billion")."""
    sides = [list(re.finditer(r"\S+", span.of(text))) for span, text in zip((one, other), texts, strict=True)]
    for end in (0, -1):
        while min(map(len, sides)) > 1 and sides[0][end].group() == sides[1][end].group():
            for side in sides:
                side.pop(end)
    spans = [Span(side[0].start(), side[-1].end()) for side in sides]
    return spans[0].shifted(one.start), spans[1].shifted(other.start)


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
