"""Texts of known descent: their paragraphs, each with what it goes back to, and what two texts share by that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from rashomon.spans import Span

__all__ = ["QUOTED", "Kind", "Paragraph", "Shared", "Text", "shared", "words"]

#: A quotation as the case writers print it: double marks, curly or straight, or single curly ones.
QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)‘[^‘]*?’(?!\w)")

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

#: Words of their own that two texts must share before anybody could see that both go back to one: two short
#: paragraphs. Copies of different parts of a source share less, and no verdict on them is counted.
_LEAST_WORDS = 40


class Kind(Enum):
    """How a paragraph came into its text."""

    WRITTEN = "written"  # the text it was written for, or taken from there, edited or not
    REWORDED = "reworded"  # told anew in other words: whether it counts as shared is left open
    FURNITURE = "furniture"  # a credit line, or what an outlet prints under any text


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        words: Its characters.
        root: Which paragraph it is or goes back to, in the text that it was written for.
        kind: How it came here.
    """

    words: str
    root: str
    kind: Kind = Kind.WRITTEN


@dataclass(frozen=True)
class Text:
    """A report with its descent.

    Attributes:
        id: Its id as an article.
        made: How it was made: the class of derivation, "source" or "independent".
        outlet: Who prints it.
        title: Its headline.
        paragraphs: The rest, in order.
        parents: The texts it was made from, the one it has most of first.
        when: When it was published, in ISO 8601; empty if nothing says so.
    """

    id: str
    made: str
    outlet: str
    title: Paragraph
    paragraphs: tuple[Paragraph, ...]
    parents: tuple[Text, ...] = ()
    when: str = ""

    @property
    def text(self) -> str:
        """The article's text: headline and paragraphs, with a blank line between."""
        return "\n\n".join(p.words for p in (self.title, *self.paragraphs))

    @property
    def origin(self) -> str:
        """Id of the text that it goes back to in the end."""
        return self.parents[0].origin if self.parents else self.id

    def ancestors(self) -> set[str]:
        """Ids of all texts it goes back to."""
        return {p.id for p in self.parents}.union(*(p.ancestors() for p in self.parents))

    def places(self) -> Iterator[tuple[Paragraph, Span]]:
        """Each paragraph, headline first, with where it stands in `text`."""
        at = 0
        for one in (self.title, *self.paragraphs):
            yield one, Span(at, at + len(one.words))
            at += len(one.words) + 2

    def of(self, paragraphs: Sequence[Paragraph]) -> Text:
        """The same with other paragraphs."""
        return replace(self, paragraphs=tuple(paragraphs))


def words(text: str) -> int:
    """How many words stand outside quotations."""
    return sum(1 for _ in _WORD.finditer(QUOTED.sub(" ", text)))


@dataclass(frozen=True)
class Shared:
    """What the descent of two texts says they share.

    Attributes:
        roots: The paragraphs that both have.
        low: Share of the second's own words that certainly goes back to what the first has too, 0 to 1.
        high: The same with paragraphs that were told anew in other words.
        enough: Whether it is enough for anybody to see.
    """

    roots: frozenset[str]
    low: float
    high: float
    enough: bool

    def miss(self, share: float) -> float:
        """How far a share is from what is true."""
        return max(self.low - share, share - self.high, 0.0)


def shared(one: Text, other: Text) -> Shared:
    """What two texts share: the shares are the second's."""
    certain = _roots(one, (Kind.WRITTEN,)) & _roots(other, (Kind.WRITTEN,))
    either = _roots(one, (Kind.WRITTEN, Kind.REWORDED)) & _roots(other, (Kind.WRITTEN, Kind.REWORDED))
    own = [(p.root, words(p.words)) for p, _ in other.places() if p.kind is not Kind.FURNITURE]
    whole = sum(n for _, n in own)
    low, high = (sum(n for root, n in own if root in roots) for roots in (certain, either))
    return Shared(either, low / whole, high / whole, low >= _LEAST_WORDS)


def _roots(text: Text, kinds: Sequence[Kind]) -> frozenset[str]:
    return frozenset(p.root for p, _ in text.places() if p.kind in kinds)
