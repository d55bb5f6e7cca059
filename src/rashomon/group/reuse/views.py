"""A pair of articles seen from one side: what if the first were the source of the second?

Every hint is looked for twice, once from each side, so that no rule needs to be written for both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.group.reuse.reports import Report
from rashomon.model import EditKind, PassageKind, Reuse
from rashomon.spans import Citation, Span, merged_spans

__all__ = ["Change", "Shared", "View", "inside", "without"]


@dataclass(frozen=True, slots=True)
class Change:
    """A difference within a shared passage.

    Attributes:
        kind: What was done, seen from the source: words INSERTED are the copy's alone.
        source: The words in the supposed source; ``None`` where only the copy has some.
        copy: The words in the supposed copy; ``None`` where only the source has some.
    """

    kind: EditKind
    source: Span | None
    copy: Span | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A shared passage.

    Attributes:
        kind: Whose words they are.
        source: Where it stands in the supposed source.
        copy: Where it stands in the supposed copy.
        changes: The differences, in the order of the first article of the pair.
        reworded: Whether it was found by its meaning.
    """

    kind: PassageKind
    source: Span
    copy: Span
    changes: tuple[Change, ...]
    reworded: bool


_TURNED = {EditKind.INSERTED: EditKind.DELETED, EditKind.DELETED: EditKind.INSERTED}


@dataclass(frozen=True)
class View:
    """Two articles, one taken for the source.

    Attributes:
        source: The supposed source.
        copy: The supposed copy.
        reuse: What they share.
    """

    source: Report
    copy: Report
    reuse: Reuse

    @cached_property
    def turned(self) -> View:
        """The same pair seen from the other side."""
        return View(self.copy, self.source, self.reuse)

    @cached_property
    def passages(self) -> tuple[Shared, ...]:
        """What they share, boilerplate left out, in the order of the supposed copy."""
        forward = self.source.id == self.reuse.a
        out = []
        for one in self.reuse.passages:
            if one.kind is PassageKind.BOILERPLATE:
                continue
            if forward:
                changes = tuple(Change(e.kind, e.a, e.b) for e in one.edits)
                out.append(Shared(one.kind, one.a, one.b, changes, one.reworded))
            else:
                changes = tuple(Change(_TURNED.get(e.kind, e.kind), e.b, e.a) for e in one.edits)
                out.append(Shared(one.kind, one.b, one.a, changes, one.reworded))
        return tuple(sorted(out, key=lambda s: (s.copy, s.source)))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The differences within passages that are the same text, in the order of the copy's passages."""
        return tuple(change for one in self.passages if not one.reworded for change in one.changes)

    @cached_property
    def in_source(self) -> tuple[Span, ...]:
        """What of the source's text stands in the copy."""
        cut = [c.source for c in self.changes if c.kind is EditKind.DELETED and c.source]
        return without([s.source for s in self.passages], cut)

    @cached_property
    def in_copy(self) -> tuple[Span, ...]:
        """What of the copy's text stands in the source."""
        own = [c.copy for c in self.changes if c.kind is EditKind.INSERTED and c.copy]
        return without([s.copy for s in self.passages], own)

    def keeps(self, place: Span) -> bool:
        """Whether the copy has words of the source at a place, unchanged."""
        return any(
            not p.reworded
            and p.source.covers(place)
            and not any(c.source and c.source.overlaps(place) for c in p.changes)
            for p in self.passages
        )

    def cite(self, source: Span | None, copy: Span | None) -> tuple[Citation, ...]:
        """Cite words of both."""
        return (
            *((self.source.cite(source),) if source else ()),
            *((self.copy.cite(copy),) if copy else ()),
        )


def inside(span: Span, parts: Sequence[Span]) -> bool:
    """Whether a span begins within one of some that stand in order and do not overlap."""
    at = bisect_right(parts, span.start, key=lambda part: part.start) - 1
    return at >= 0 and span.start < parts[at].end


def without(spans: Iterable[Span], holes: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of spans, merged, where others are taken out."""
    out: list[Span] = []
    ordered = merged_spans(holes)
    at = 0
    for span in merged_spans(spans):
        start = span.start
        while at < len(ordered) and ordered[at].end <= start:
            at += 1
        for hole in ordered[at:]:
            if hole.start >= span.end:
                break
            if hole.start > start:
                out.append(Span(start, hole.start))
            start = max(start, hole.end)
        if start < span.end:
            out.append(Span(start, span.end))
    return tuple(out)
