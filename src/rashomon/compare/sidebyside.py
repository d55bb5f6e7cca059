"""What the networks that read two passages side by side share: how they are opened and asked, and how sure they are."""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["END", "START", "Memory", "among", "chances", "opened", "remembering", "word_pieces"]

#: The word pieces around passages.
START, END = 101, 102
#: Bytes of the digest of what a network was given: enough that no two in a lifetime are alike by chance.
_DIGEST = 12


def opened(name: str) -> InferenceSession:
    """The network of that name.

    Raises:
        ModelError: If it is missing or is not the one the program was made with.
    """
    # imported here: what compares nothing loads no network
    from rashomon.text.inference import network

    return network(f"{name}.json", f"{name}.onnx")


def chances(name: str, orders: Sequence[Mapping[str, NDArray[Any]]]) -> Sequence[float]:
    """The probabilities that a network gives to each class of a pair: their mean over the orders it is read in.

    Args:
        name: Which network.
        orders: What it is given, by the names of its inputs: one pair, once for each order.
    """
    memory = _MEMORY.get()
    if memory is None:
        return _read(name, orders)
    digest = hashlib.blake2b(name.encode(), digest_size=_DIGEST)
    for given in orders:
        for key in sorted(given):
            digest.update(f"{key}{given[key].shape}".encode())
            digest.update(given[key].tobytes())
    return memory.ask(digest.hexdigest(), lambda: _read(name, orders))


def _read(name: str, orders: Sequence[Mapping[str, NDArray[Any]]]) -> list[float]:
    read = []
    for given in orders:
        (scores,) = opened(name).run(["scores"], dict(given))
        raised = np.exp(np.asarray(scores[0], np.float64) - scores[0].max())
        read.append(raised / raised.sum())
    mean: list[float] = (np.sum(read, 0) / len(read)).tolist()
    return mean


class Memory:
    """What networks have read before: a story that gets one more article asks of most pairs again.

    Attributes:
        used: What was asked since, with the answers, by a digest of what was given to the network: to be known the
            next time.
    """

    def __init__(self, known: Mapping[str, Sequence[float]]) -> None:
        self._known = known
        self.used: dict[str, Sequence[float]] = {}

    def ask(self, digest: str, read: Callable[[], Sequence[float]]) -> Sequence[float]:
        """The answer, read if it is not known."""
        answer = self.used.get(digest) or self._known.get(digest) or read()
        self.used[digest] = answer
        return answer


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextlib.contextmanager
def remembering(known: Mapping[str, Sequence[float]] | None = None) -> Iterator[Memory]:
    """Within it, pairs that were read before are not read again; the answers are the same.

    Args:
        known: `Memory.used` of another time, of the same networks; ``None`` to go on with the memory there is, or with
            a new one.
    """
    memory = Memory(known) if known is not None else _MEMORY.get() or Memory({})
    token = _MEMORY.set(memory)
    try:
        yield memory
    finally:
        _MEMORY.reset(token)


def among(one: float, other: float, many: float) -> tuple[float, float, float]:
    """Probabilities of two classes and of neither, if so many pairs could as well be meant.

    What was learned from pairs is less sure among many. What is read of a pair among many is that it is of one of the
    two classes; which of them is for its own words to say.

    Args:
        one: How probable the first class is for the pair by itself.
        other: The second.
        many: How many pairs could be meant; at least 1.
    """
    related = one + other
    if related <= 0:
        return 0.0, 0.0, 1.0
    kept = related / (related + (1 - related) * many)
    return one / related * kept, other / related * kept, 1 - kept


@functools.lru_cache(maxsize=16_384)
def word_pieces(text: str) -> tuple[int, ...]:
    """The word pieces of a text, as the networks know them."""
    from rashomon.text.wordpiece import tokenizer

    return tuple(tokenizer().encode(text, add_special_tokens=False).ids)
