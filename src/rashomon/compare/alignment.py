"""Which words two versions of a quotation have in common, and where the gaps between them lie.

The longest common subsequence (rapidfuzz) finds as many common words as there can be, in order. Where the same words
stand on both sides of a gap it is open which of them are the common ones; then the gap is moved to where a writer
would have cut: to an ellipsis, to another gap, to the ends, or between sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from rashomon.text.tokens import Token

__all__ = ["Pair", "common"]

#: Index of a word in the one and in the other version.
Pair = tuple[int, int]

#: Times that a gap of one comparison may be moved; each removes a gap or brings one to a better place.
_MOVES = 24


def common(full: Sequence[Token], other: Sequence[Token]) -> list[Pair]:
    """Pairs of indices of the words that both have, in order.

    Args:
        full: Tokens of the fuller version.
        other: Tokens of the other.
    """
    ids: dict[str, int] = {}
    one, two = ([ids.setdefault(t.text, len(ids)) for t in side] for side in (full, other))
    at = _within(one, two)
    if at is not None:
        return [(at + j, j) for j in range(len(two))]
    pairs = [
        (block.src_start + k, block.dest_start + k)
        for block in LCSseq.opcodes(one, two)
        if block.tag == "equal"
        for k in range(block.src_end - block.src_start)
    ]
    for _ in range(_MOVES):
        moved = _moved(pairs, (full, other))
        if moved is None:
            break
        pairs = moved
    return _begun_again(pairs, (full, other))


def _begun_again(pairs: list[Pair], sides: tuple[Sequence[Token], Sequence[Token]]) -> list[Pair]:
    """The first common words where the speaker says them again, next to what differs.

    Of "we have a lot of boats, a lot of boats which leave" another version prints "a lot of boats that leave": what the
    speaker says the first time is only left out.
    """
    for k in range(1, len(pairs) - 1):
        if any(pairs[k][s] != pairs[k - 1][s] + 1 for s in (0, 1)):
            break
        for side in (0, 1):
            differ = pairs[k + 1][1 - side] - pairs[k][1 - side] - 1
            start = pairs[k + 1][side] - differ - (k + 1)
            if differ < 1 or start <= pairs[0][side]:
                continue
            tokens = sides[side]
            if all(tokens[start + n].text == tokens[pair[side]].text for n, pair in enumerate(pairs[: k + 1])):
                again = [
                    (start + n, pair[1]) if side == 0 else (pair[0], start + n) for n, pair in enumerate(pairs[: k + 1])
                ]
                return again + pairs[k + 1 :]
    return pairs


def _within(one: list[int], two: list[int]) -> int | None:
    """Where the second stands as it is within the first."""
    size = len(two)
    for at in range(len(one) - size + 1):
        if one[at] == two[0] and one[at : at + size] == two:
            return at
    return None


def _moved(pairs: list[Pair], sides: tuple[Sequence[Token], Sequence[Token]]) -> list[Pair] | None:
    """The pairs with one gap in a better place; ``None`` if all lie well."""
    for k in range(len(pairs) - 1):
        opened = [pairs[k + 1][s] - pairs[k][s] - 1 for s in (0, 1)]
        if (opened[0] == 0) == (opened[1] == 0):
            continue
        side = 0 if opened[0] else 1
        # how far the gap goes to the left and to the right with the same words around it
        left, right = _reach(pairs, k, side, sides[side], -1), _reach(pairs, k + 1, side, sides[side], 1)
        here = _worth(pairs, k, side, sides, 0)
        places = [(_worth(pairs, k, side, sides, shift), -abs(shift), shift) for shift in range(-left, right + 1)]
        worth, _, shift = max(places)
        if worth > here:
            return _shifted(pairs, k, side, shift)
    return None


def _reach(pairs: list[Pair], k: int, side: int, tokens: Sequence[Token], step: int) -> int:
    """How many pairs from the k-th on, towards one end, may stand on the other side of the gap beside them."""
    # the place next to the gap's far edge, where the k-th pair would come to stand
    target = pairs[k - step][side] + step
    size = 0
    at = k
    while 0 <= at < len(pairs) and tokens[pairs[at][side]].text == tokens[target + step * size].text:
        if size and any(pairs[at][s] != pairs[at - step][s] + step for s in (0, 1)):
            break
        size += 1
        at += step
    return size


def _shifted(pairs: list[Pair], k: int, side: int, shift: int) -> list[Pair]:
    out = list(pairs)
    size = pairs[k + 1][side] - pairs[k][side] - 1
    indices = range(k + shift + 1, k + 1) if shift < 0 else range(k + 1, k + 1 + shift)
    for index in indices:
        pair = list(pairs[index])
        pair[side] += size if shift < 0 else -size
        out[index] = (pair[0], pair[1])
    return out


def _worth(pairs: list[Pair], k: int, side: int, sides: tuple[Sequence[Token], Sequence[Token]], shift: int) -> int:
    """How well a gap lies when it is moved by some words."""
    before, after = k + shift, k + shift + 1
    shut = 1 - side
    if after < len(pairs) and sides[shut][pairs[after][shut]].gap:
        return 4
    if before < 0 or after >= len(pairs):
        return 3
    joins = before + 1 <= k and _apart(pairs, before)
    if joins or (shift > 0 and _apart(pairs, before)):
        return 2
    size = pairs[k + 1][side] - pairs[k][side] - 1
    first = pairs[k][side] + 1 + shift
    tokens = sides[side]
    return int(first > 0 and tokens[first - 1].ends and tokens[first + size - 1].ends)


def _apart(pairs: list[Pair], k: int) -> bool:
    """Whether other words stand between the k-th common word and the next."""
    return any(pairs[k + 1][s] != pairs[k][s] + 1 for s in (0, 1))
