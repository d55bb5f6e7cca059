"""What the networks that read two passages side by side share: how they are opened and asked, and how sure they are."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["END", "START", "among", "chances", "opened", "word_pieces"]

#: The word pieces around passages.
START, END = 101, 102


def opened(name: str) -> InferenceSession:
    """The network of that name.

    Raises:
        ModelError: If it is missing or is not the one the program was made with.
    """
    # imported here: what compares nothing loads no network
    from rashomon.text.inference import network

    return network(f"{name}.json", f"{name}.onnx")


def chances(network: InferenceSession, orders: Iterable[Mapping[str, object]]) -> list[float]:
    """The probabilities that a network gives to each class of a pair: their mean over the orders it is read in.

    Args:
        network: The network.
        orders: What it is given, by the names of its inputs: one pair, once for each order.
    """
    read = []
    for given in orders:
        (scores,) = network.run(["scores"], dict(given))
        raised = np.exp(np.asarray(scores[0], np.float64) - scores[0].max())
        read.append(raised / raised.sum())
    mean: list[float] = (np.sum(read, 0) / len(read)).tolist()
    return mean


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
