"""The network that reads the passages of two figures side by side: MiniLM and a small head.

The head takes the states at the start and at the two masked figures, and beside them what else is to be seen in a pair
(`rashomon.compare.likeness`).
"""

from __future__ import annotations

from pathlib import Path

import pairs_network
import torch
from attribution_network import WIDTH
from torch import Tensor

from rashomon.compare.likeness import COLUMNS
from rashomon.compare.pairreader import CLASSES

__all__ = ["PairNetwork", "export"]


class PairNetwork(pairs_network.PairEncoder):
    """Encoder and head.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
        means: Mean of each of `COLUMNS` over the examples.
        spreads: Its standard deviation.
    """

    def __init__(self, weights: Path, means: Tensor, spreads: Tensor) -> None:
        super().__init__(weights, means, spreads, len(CLASSES))

    def forward(self, ids: Tensor, segments: Tensor, marks: Tensor, columns: Tensor, mask: Tensor | None) -> Tensor:
        """Scores of the classes, shape (pairs, 3).

        Args:
            ids: Word pieces, shape (pairs, length).
            segments: 1 for pieces of the second figure's passage, else 0; likewise.
            marks: Where the two figures are masked, shape (pairs, 2).
            columns: What else is seen in the pairs, shape (pairs, columns).
            mask: True on real pieces, shape (pairs, 1, 1, length).
        """
        states = self.states(ids, segments.unsqueeze(-1) * self.second, mask)
        places = marks.unsqueeze(-1).expand(-1, -1, WIDTH)
        first, other = states.gather(1, places).unbind(1)
        return self.scored(states, first, other, columns)


def export(network: PairNetwork, path: Path) -> None:
    """Write the network as ONNX.

    Args:
        network: The trained network.
        path: Where it goes.
    """
    length = 48
    ids = torch.randint(1_000, 2_000, (1, length))
    pieces = {"ids": ids, "segments": torch.zeros(1, length)}
    rest = {"marks": torch.tensor([[5, 30]]), "columns": torch.zeros(1, len(COLUMNS))}
    pairs_network.export(network, pieces, rest, path)
