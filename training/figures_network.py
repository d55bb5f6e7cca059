"""The network that reads the passages of two figures side by side: MiniLM and a small head.

The head takes the states at the start and at the two masked figures, and beside them what else is to be seen in a pair
(`rashomon.compare.likeness`).
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from attribution_network import WIDTH, Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from rashomon.compare.likeness import COLUMNS
from rashomon.compare.pairreader import CLASSES

__all__ = ["PairNetwork", "export"]

_INNER = 128
_DROPPED = 0.1
_OPSET = 17


class PairNetwork(Encoder):
    """Encoder and head.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
        means: Mean of each of `COLUMNS` over the examples.
        spreads: Its standard deviation.
    """

    def __init__(self, weights: Path, means: Tensor, spreads: Tensor) -> None:
        super().__init__(weights)
        self.second = nn.Parameter(torch.zeros(WIDTH))
        self.inner = nn.Linear(4 * WIDTH, _INNER)
        self.scores = nn.Linear(_INNER + len(COLUMNS), len(CLASSES))
        self.register_buffer("means", means)
        self.register_buffer("spreads", spreads)

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
        joined = torch.cat([states[:, 0], first + other, (first - other).abs(), first * other], -1)
        inner = self._drop(F.gelu(self.inner(self._drop(joined))))
        return self.scores(torch.cat([inner, (columns - self.means) / self.spreads], -1))

    @property
    def fresh(self) -> list[nn.Parameter]:
        """The parameters that did not come with the encoder."""
        return [self.second, *self.inner.parameters(), *self.scores.parameters()]

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, _DROPPED, self.training)


class _Read(nn.Module):
    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, segments: Tensor, marks: Tensor, columns: Tensor) -> Tensor:
        return self.network(ids, segments, marks, columns, None)


def export(network: PairNetwork, path: Path) -> None:
    """Write the network as ONNX with int8 weights of seven bits, one scale for each row of them.

    Args:
        network: The trained network.
        path: Where it goes.
    """
    length = 48
    ids = torch.randint(1_000, 2_000, (1, length))
    given = (ids, torch.zeros(1, length), torch.tensor([[5, 30]]), torch.zeros(1, len(COLUMNS)))
    names = ["ids", "segments", "marks", "columns"]
    axes = {name: {0: "pairs"} for name in (*names, "scores")} | {n: {0: "pairs", 1: "length"} for n in names[:2]}
    full = path.with_suffix(".full")
    torch.onnx.export(
        _Read(network.eval()).eval(), given, str(full), input_names=names, output_names=["scores"], dynamic_axes=axes,
        opset_version=_OPSET, dynamo=False,
    )  # fmt: skip
    # 7 of the 8 bits: processors without instructions for such products overflow sums of the full range
    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
