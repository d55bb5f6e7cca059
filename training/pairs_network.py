"""What the networks that read two passages side by side share: MiniLM, a small head, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from attribution_network import WIDTH, Encoder, write
from torch import Tensor, nn

__all__ = ["PairEncoder", "export"]

_INNER = 128
_DROPPED = 0.1


class PairEncoder(Encoder):
    """Encoder and the head over the states of two passages.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
        means: Mean of each of the columns, what else is seen in a pair, over the examples.
        spreads: Its standard deviation.
        classes: How many classes there are.
    """

    def __init__(self, weights: Path, means: Tensor, spreads: Tensor, classes: int) -> None:
        super().__init__(weights)
        self.second = nn.Parameter(torch.zeros(WIDTH))
        self.inner = nn.Linear(4 * WIDTH, _INNER)
        self.scores = nn.Linear(_INNER + len(means), classes)
        self.register_buffer("means", means)
        self.register_buffer("spreads", spreads)

    @property
    def fresh(self) -> list[nn.Parameter]:
        """The parameters that did not come with the encoder."""
        return [self.second, *self.inner.parameters(), *self.scores.parameters()]

    def scored(self, states: Tensor, first: Tensor, other: Tensor, columns: Tensor) -> Tensor:
        """Scores of the classes, shape (pairs, classes).

        Args:
            states: States of the pairs, shape (pairs, length, 384).
            first: The state that stands for the first of each pair, shape (pairs, 384).
            other: The one that stands for the second; likewise.
            columns: What else is seen in the pairs, shape (pairs, columns).
        """
        joined = torch.cat([states[:, 0], first + other, (first - other).abs(), first * other], -1)
        inner = self._drop(F.gelu(self.inner(self._drop(joined))))
        return self.scores(torch.cat([inner, (columns - self.means) / self.spreads], -1))

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, _DROPPED, self.training)


class _Read(nn.Module):
    def __init__(self, network: PairEncoder) -> None:
        super().__init__()
        self.network = network

    def forward(self, *given: Tensor) -> Tensor:
        return self.network(*given, None)


def export(network: PairEncoder, pieces: Mapping[str, Tensor], rest: Mapping[str, Tensor], path: Path) -> None:
    """Write a network as ONNX.

    Args:
        network: The trained network.
        pieces: An example of each of its inputs that hold something of each word piece, shape (pairs, length).
        rest: The same of its other inputs, in the order in which the network takes them, the mask left out.
        path: Where it goes.
    """
    axes = {name: {0: "pairs"} for name in (*rest, "scores")} | {name: {0: "pairs", 1: "length"} for name in pieces}
    write(_Read(network.eval()), {**pieces, **rest}, ["scores"], axes, path)
