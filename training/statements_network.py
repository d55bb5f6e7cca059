"""The network that reads two statements side by side: MiniLM and a small head.

The head takes the state at the start and the mean states over the two statements, and beside them what else is to be
seen in a pair (`rashomon.compare.stances`).
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from attribution_network import WIDTH, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from rashomon.compare.stances import COLUMNS
from rashomon.compare.statementreader import STANCES

__all__ = ["StatementNetwork", "export"]

_INNER = 128
_DROPPED = 0.1
_OPSET = 17


class StatementNetwork(Encoder):
    """Encoder and head.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
        means: Mean of each of `COLUMNS` over the examples.
        spreads: Its standard deviation.
    """

    def __init__(self, weights: Path, means: Tensor, spreads: Tensor) -> None:
        super().__init__(weights)
        self.second = nn.Parameter(torch.zeros(WIDTH))
        self.stated = nn.Parameter(torch.zeros(WIDTH))
        self.inner = nn.Linear(4 * WIDTH, _INNER)
        self.scores = nn.Linear(_INNER + len(COLUMNS), len(STANCES))
        self.register_buffer("means", means)
        self.register_buffer("spreads", spreads)

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
        joined = torch.cat([states[:, 0], first + other, (first - other).abs(), first * other], -1)
        inner = self._drop(F.gelu(self.inner(self._drop(joined))))
        return self.scores(torch.cat([inner, (columns - self.means) / self.spreads], -1))

    @property
    def fresh(self) -> list[nn.Parameter]:
        """The parameters that did not come with the encoder."""
        return [self.second, self.stated, *self.inner.parameters(), *self.scores.parameters()]

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, _DROPPED, self.training)


def _mean(states: Tensor, weights: Tensor) -> Tensor:
    total: Tensor = (states * weights.unsqueeze(-1)).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)
    return total


class _Read(nn.Module):
    def __init__(self, network: StatementNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, segments: Tensor, focus: Tensor, columns: Tensor) -> Tensor:
        return self.network(ids, segments, focus, columns, None)


def export(network: StatementNetwork, path: Path) -> None:
    """Write the network as ONNX with int8 weights of seven bits, one scale for each row of them.

    Args:
        network: The trained network.
        path: Where it goes.
    """
    length = 48
    ids = torch.randint(1_000, 2_000, (1, length))
    halves = torch.cat([torch.zeros(1, length // 2), torch.ones(1, length // 2)], 1)
    given = (ids, halves, torch.ones(1, length), torch.zeros(1, len(COLUMNS)))
    names = ["ids", "segments", "focus", "columns"]
    axes = {name: {0: "pairs"} for name in (*names, "scores")} | {n: {0: "pairs", 1: "length"} for n in names[:3]}
    full = path.with_suffix(".full")
    torch.onnx.export(
        _Read(network.eval()).eval(), given, str(full), input_names=names, output_names=["scores"], dynamic_axes=axes,
        opset_version=_OPSET, dynamo=False,
    )  # fmt: skip
    # 7 of the 8 bits: processors without instructions for such products overflow sums of the full range
    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
