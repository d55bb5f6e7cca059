"""Sentences that say the same in other words, where runs of equal words have found nothing.

Words in common and their order settle most pairs of sentences; those that they leave open are compared by what they
mean. Two reporters of one happening write like sentences by themselves, so one pair alone needs more than one that
follows, in both articles, another that the two share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.group.reuse.alignment import Pairs, matched
from rashomon.group.reuse.passages import Piece
from rashomon.group.reuse.texts import FUNCTION_WEIGHT, Text
from rashomon.model import PassageKind
from rashomon.text.embedding import embeddings

__all__ = ["reworded"]

#: Words of content that a sentence must have to be told from others.
_CONTENT = 5
#: Share of a sentence that may be quoted.
_QUOTED = 0.4
#: Words of content in common, in order, that make a pair of sentences worth a look beside one that is shared, and on
#: its own: "X warned Y not to do Z" is what there is to tell.
_COMMON, _COMMON_ALONE = 4, 7
#: Share of the content of both in common, in order, from which no more is asked; and below which nothing is, for a pair
#: on its own and for one beside another that is shared.
_SAME, _OPEN, _OPEN_BESIDE = 0.6, 0.4, 0.3
#: Cosine of the embeddings from which an open pair says the same, on its own and beside another. Sentences of two
#: reporters about one thing lie about 0.6, one and the same in other words about 0.85.
_COSINE, _COSINE_BESIDE = 0.8, 0.72
#: The same where the words stand in another order: share of the different words of both in common, and cosine. Of two
#: reporters' sentences hardly any reach both.
_BAG, _BAG_BESIDE = 0.7, 0.5
_BAG_COSINE, _BAG_COSINE_BESIDE = 0.9, 0.8
#: Articles' sentences that hold a word: of more the word is what the story is about.
_HOLDERS = 6
#: Sentences between two that are beside each other still.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class _Sentence:
    number: int
    start: int
    end: int
    content: float


@dataclass(frozen=True, slots=True)
class _Match:
    a: _Sentence
    b: _Sentence
    pairs: Pairs
    likeness: float
    content: int
    bag: float
    common: int


def reworded(a: Text, b: Text, found: Sequence[Piece]) -> list[Piece]:
    """Pairs of sentences that say the same in other words, as pieces of text.

    Args:
        a: The first article.
        b: The second.
        found: What the two share already; sentences that are in there are left out.
    """
    taken: tuple[set[int], set[int]] = (set(), set())
    anchors: set[tuple[int, int]] = set()
    for piece in found:
        for side in (0, 1):
            taken[side].update(range(piece.first[side], piece.last[side] + 1))
        if piece.kind is PassageKind.TEXT:
            anchors.update((a.sentences[i], b.sentences[j]) for i, j in (piece.first, piece.last))
    free_a, free_b = _free(a, taken[0]), _free(b, taken[1])
    if not free_a or not free_b:
        return []
    out = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    open_ = _matches(a, b, free_a, free_b)
    # what is beside something shared is looked at again after each round
    for beside in (False, True, True):
        for match in open_:
            if match.a.number in used_a or match.b.number in used_b:
                continue
            near = beside and _near(match, anchors)
            if (near or not beside) and _same(a, b, match, near):
                used_a.add(match.a.number)
                used_b.add(match.b.number)
                anchors.add((match.a.number, match.b.number))
                bounds = ((match.a.start, match.b.start), (match.a.end, match.b.end))
                out.append(Piece(PassageKind.TEXT, tuple(match.pairs), reworded=True, bounds=bounds))
    return out


def _free(text: Text, taken: set[int]) -> list[_Sentence]:
    """The sentences of the reporter's own that no passage has yet."""
    out = []
    for number, places in groupby(range(len(text)), key=text.sentences.__getitem__):
        at = list(places)
        start, end = at[0], at[-1] + 1
        content = sum(text.weights[i] for i in at)
        if any(i in taken or text.standing[i] for i in at) or sum(text.quoted[start:end]) > _QUOTED * len(at):
            continue
        if sum(text.weights[i] > FUNCTION_WEIGHT for i in at) >= _CONTENT:
            out.append(_Sentence(number, start, end, content))
    return out


def _matches(a: Text, b: Text, free_a: Sequence[_Sentence], free_b: Sequence[_Sentence]) -> list[_Match]:
    """Pairs of sentences that may say the same, the likest first."""
    holders: defaultdict[int, set[int]] = defaultdict(set)
    for at, sentence in enumerate(free_b):
        for word in _content(b, sentence):
            holders[word].add(at)
    out = []
    for one in free_a:
        common: defaultdict[int, int] = defaultdict(int)
        telling: set[int] = set()
        own = _content(a, one)
        for word in own:
            for at in holders.get(word, ()):
                common[at] += 1
                if len(holders[word]) <= _HOLDERS:
                    telling.add(at)
        for at in sorted(at for at, count in common.items() if count >= _COMMON and at in telling):
            other = free_b[at]
            pairs = matched(a, b, (one.start, one.end), (other.start, other.end))
            likeness = 2 * sum(a.weights[i] for i, _ in pairs) / (one.content + other.content)
            content = sum(a.weights[i] > FUNCTION_WEIGHT for i, _ in pairs)
            bag = 2 * common[at] / (len(own) + len(_content(b, other)))
            if pairs and ((likeness >= _OPEN_BESIDE and content >= _COMMON) or bag >= _BAG_BESIDE):
                out.append(_Match(one, other, pairs, likeness, content, bag, common[at]))
    return sorted(out, key=lambda m: (-m.likeness, m.a.start, m.b.start))


def _content(text: Text, sentence: _Sentence) -> set[int]:
    """The different words of content of a sentence."""
    return {text.keys[i] for i in range(sentence.start, sentence.end) if text.weights[i] > FUNCTION_WEIGHT}


def _near(match: _Match, anchors: set[tuple[int, int]]) -> bool:
    """Whether the sentences come shortly after or before two that the articles share, in the same order."""
    for step in range(1, _BESIDE + 1):
        for other in range(1, _BESIDE + 1):
            if (match.a.number - step, match.b.number - other) in anchors:
                return True
            if (match.a.number + step, match.b.number + other) in anchors:
                return True
    return False


def _same(a: Text, b: Text, match: _Match, near: bool) -> bool:
    """Whether two sentences say the same."""
    least = _COMMON if near else _COMMON_ALONE
    in_order = match.content >= least and match.likeness >= (_OPEN_BESIDE if near else _OPEN)
    if in_order and match.likeness >= _SAME:
        return True
    in_any = match.common >= least and match.bag >= (_BAG_BESIDE if near else _BAG)
    if not (in_order or in_any):
        return False
    said = [t.span(s.start, s.end).of(t.text) for t, s in ((a, match.a), (b, match.b))]
    one, other = embeddings([" ".join(words.split()) for words in said])
    cosine = float(one @ other)
    return (in_order and cosine >= (_COSINE_BESIDE if near else _COSINE)) or (
        in_any and cosine >= (_BAG_COSINE_BESIDE if near else _BAG_COSINE)
    )
