"""The network that reads two statements side by side: MiniLM and a small head.

The head takes the state at the start and the mean states over the two statements, and beside them what else is to be
seen in a pair (`rashomon.compare.stances`).
"""

from __future__ import annotations

from pathlib import Path

import pairs_network
import torch
from attribution_network import WIDTH
from torch import Tensor, nn

from rashomon.compare.stances import COLUMNS
from rashomon.compare.statementreader import STANCES

__all__ = ["StatementNetwork", "export"]


class StatementNetwork(pairs_network.PairEncoder):
    """Encoder and head.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
        means: Mean of each of `COLUMNS` over the examples.
        spreads: Its standard deviation.
    """

    def __init__(self, weights: Path, means: Tensor, spreads: Tensor) -> None:
        super().__init__(weights, means, spreads, len(STANCES))
        self.stated = nn.Parameter(torch.zeros(WIDTH))

    def forward(self, ids: Tensor, segments: Tensor, focus: Tensor, columns: Tensor, mask: Tensor | None) -> Tensor:
        """Scores of the stances, shape (pairs, 3).

        Args:
            ids: Word pieces, shape (pairs, length).
            segments: 1 for pieces of the second passage, else 0; likewise.
            focus: 1 for pieces of the statements themselves, else 0; likewise.
            columns: What else is seen in the pairs, shape (pairs, columns).
            mask: True on real pieces, shape (pairs, 1, 1, length).
        """
        added = segments.unsqueeze(-1) * self.second + focus.unsqueeze(-1) * self.stated
        states = self.states(ids, added, mask)
        first, other = (_mean(states, focus * part) for part in (1 - segments, segments))
        return self.scored(states, first, other, columns)

    @property
    def fresh(self) -> list[nn.Parameter]:
        """The parameters that did not come with the encoder."""
        return [self.stated, *super().fresh]


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    total: Tensor = (states * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)
    return total


def export(network: StatementNetwork, path: Path) -> None:
    """Write the network as ONNX.

    Args:
        network: The trained network.
        path: Where it goes.
    """
    length = 48
    ids = torch.randint(1_000, 2_000, (1, length))
    halves = torch.cat([torch.zeros(1, length // 2), torch.ones(1, length // 2)], 1)
    pieces = {"ids": ids, "segments": halves, "focus": torch.ones(1, length)}
    pairs_network.export(network, pieces, {"columns": torch.zeros(1, len(COLUMNS))}, path)
