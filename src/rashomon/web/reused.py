"""Words that an article shares with others, or that its outlet changed, as layers of its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rashomon.account.wording import count_of
from rashomon.export import addresses
from rashomon.model import EditKind, Passage, PassageKind, Reuse
from rashomon.spans import Span
from rashomon.store.about import About, Kin
from rashomon.web.articlefacts import named
from rashomon.web.found import Fact, Found, Layer, Part

__all__ = ["LAID", "reused"]

#: Articles whose shared words are laid over a text: of a wire report's two hundred copies each shares all of it, and
#: what the first of them show the others only repeat.
LAID = 30

#: Classes of the words shared with one of several articles: as many as there are tints.
_TINTS = 6

_KINDS = {
    PassageKind.TEXT: "the reporter's own words",
    PassageKind.QUOTATION: "a quotation",
    PassageKind.BOILERPLATE: "a standing passage",
}


def reused(one: About, kin: Sequence[Kin], shared: Mapping[int, tuple[Reuse, str | None]]) -> list[Found]:
    """The passages that an article shares with others.

    Args:
        one: The article.
        kin: The others, those that share most first.
        shared: What each of them shares, by its key in the tables.
    """
    out = []
    for number, other in enumerate(kin):
        found = shared.get(other.other.number)
        if found:
            out += list(_passages(one, other, found[0], number % _TINTS))
    return out


def _passages(one: About, kin: Kin, reuse: Reuse, tint: int) -> Iterator[Found]:
    mine_first = reuse.a == one.id
    label = str(named(kin.other)["label"])
    for number, passage in enumerate(reuse.passages):
        mine = passage.a if mine_first else passage.b
        facts = [
            Fact("also in", label, addresses.compare(one.id, kin.other.id, passage=number + 1)),
            Fact("whose words", _KINDS[passage.kind]),
        ]
        if passage.reworded:
            facts.append(Fact("printed", "in other words"))
        elif told := _differences(passage):
            facts.append(Fact("differs in", told))
        if kin.source:
            facts.append(Fact("was there first", "this article" if kin.source == one.id else label))
        parts = [Part(mine, f"{passage.kind.value} t{tint}")]
        parts += [Part(span, "edit") for span in _edited(passage, mine_first)]
        yield Found(Layer.REUSE, tuple(parts), tuple(facts))


def _differences(passage: Passage) -> str:
    telling = [e for e in passage.edits if e.kind is not EditKind.FORM]
    return count_of(len(telling), "place", "places") if telling else ""


def _edited(passage: Passage, mine_first: bool) -> Iterator[Span]:
    for edit in passage.edits:
        span = edit.a if mine_first else edit.b
        if span and edit.kind is not EditKind.FORM:
            yield span
