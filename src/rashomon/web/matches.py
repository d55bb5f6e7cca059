"""What two texts have in common, stretch by stretch, as the page that sets them side by side needs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.account.derived import Pair
from rashomon.export.beside import passage_pieces
from rashomon.export.plain import visible
from rashomon.model import Derivation, Edit, EditKind, Passage, PassageKind, Relation, Reuse
from rashomon.model.revisions import Operation, Revision, RevisionEdit
from rashomon.spans import Span
from rashomon.web.found import Found, Layer, Part

__all__ = ["Match", "laid", "of_reuse", "of_revision", "piece_views", "turned_round"]

#: Tints that tell neighbouring stretches apart.
_TINTS = 6

_TAGS = {PassageKind.TEXT: "", PassageKind.QUOTATION: "quotation", PassageKind.BOILERPLATE: "standing passage"}

#: What is done to words, as a class of the page and in words for who cannot see it.
_EDITS = {
    EditKind.INSERTED: "only",
    EditKind.DELETED: "only",
    EditKind.SUBSTITUTED: "other",
    EditKind.EXPANDED: "expanded",
    EditKind.FORM: "form",
}


@dataclass(frozen=True, slots=True)
class Match:
    """One stretch of a text with what answers it in the other.

    Attributes:
        kind: A word for a class: "text", "quotation", "boilerplate", "added", "removed", "replaced", "moved".
        a: Where it stands in the first text; ``None`` where only the second has it.
        b: Where it stands in the second.
        edits: What differs within it, as (class, place in the first, place in the second).
        tags: What a reader is told of it.
        pieces: Its words with those that differ, for a list.
        at: Where it would stand in the two texts, for the side that has no words for it.
    """

    kind: str
    a: Span | None
    b: Span | None
    edits: tuple[tuple[str, Span | None, Span | None], ...] = ()
    tags: tuple[str, ...] = ()
    pieces: tuple[dict[str, str], ...] = ()
    at: tuple[int, int] = (0, 0)


def of_reuse(reuse: Reuse, source: str | None, texts: tuple[str, str]) -> list[Match]:
    """The passages of two articles, in the order of the first of their ids.

    Args:
        reuse: What they share.
        source: Id of the one that was there first, where that is known.
        texts: Their texts, in the order of the ids.
    """
    known = Derivation(reuse.a, reuse.b, source, 1.0 if source else 0.5, ()) if source else None
    pair = Pair(reuse, known)
    return [_passage(pair, one, texts) for one in reuse.passages]


def _passage(pair: Pair, one: Passage, texts: tuple[str, str]) -> Match:
    first, second = texts[::-1] if pair.turned else texts
    tags = (_TAGS[one.kind], "in another place" if one.moved else "", "in other words" if one.reworded else "")
    if one.reworded:
        # where a sentence says the same in other words, single words cannot be set against each other
        pieces: tuple[dict[str, str], ...] = (
            {"text": visible(one.b.of(texts[1])), "instead": visible(one.a.of(texts[0])), "kind": "reworded"},
        )
    else:
        pieces = piece_views(
            (visible_run(p.text), visible_run(p.instead), p.kind) for p in passage_pieces(first, second, pair, one)
        )
    edits = () if one.reworded else tuple(_edit(e) for e in one.edits)
    return Match(one.kind.value, one.a, one.b, edits, tuple(t for t in tags if t), pieces)


def _edit(one: Edit) -> tuple[str, Span | None, Span | None]:
    return _EDITS[one.kind], one.a, one.b


def visible_run(text: str) -> str:
    """A run of words on one line, with the blanks at its ends: they part it from what stands beside it."""
    inner = visible(text)
    if not inner:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() else ''}"


def piece_views(pieces: Iterable[tuple[str, str, str]]) -> tuple[dict[str, str], ...]:
    """Pieces of words: text, what the other text has instead, and the kind of difference."""
    return tuple({"text": text, "instead": instead, "kind": kind} for text, instead, kind in pieces)


def of_revision(found: Revision) -> list[Match]:
    """What was changed between two versions, in the order of the later one."""
    return [_changed(one) for one in found.edits]


def _changed(one: RevisionEdit) -> Match:
    moved = one.operation is Operation.MOVED
    tags = [one.part.value if one.part.value != "body" else "", *(t.value for t in one.touches)]
    if one.grade is not Relation.IDENTICAL and one.why:
        tags.append(one.why)
    old, new = visible(one.old), visible(one.new)
    pieces = piece_views([(new, "" if moved else old, one.operation.value)])
    return Match(
        one.operation.value,
        one.before,
        one.after,
        (),
        tuple(t for t in tags if t),
        pieces,
        (one.before_at, one.after_at),
    )


def turned_round(one: Match) -> Match:
    """A match as it is with the second text put first; its pieces stay as they are."""
    edits = tuple((name, b, a) for name, a, b in one.edits)
    return replace(one, a=one.b, b=one.a, edits=edits, at=one.at[::-1])


def laid(matches: Sequence[Match], side: int) -> list[Found]:
    """What lies over one of the two texts, 0 for the first: its stretches, by their numbers, and what differs in them.

    A stretch that the text has no words for has none here either.
    """
    out = []
    for number, one in enumerate(matches):
        span = (one.a, one.b)[side]
        if span is None:
            continue
        parts = [Part(span, f"{one.kind} n{number + 1} t{number % _TINTS}")]
        parts += [Part(place, name) for name, *places in one.edits if (place := places[side])]
        out.append(Found(Layer.REUSE, tuple(parts)))
    return out
