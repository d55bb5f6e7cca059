"""Fitting a network that reads pairs: what the trainings of such networks share."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from attribution_network import Encoder, average
from torch import Tensor

__all__ = ["Judged", "fitted", "pair_loss", "tables"]

#: Rates for the parameters that came with the encoder and for new ones.
_RATE, _NEW_RATE = 1.2e-4, 1e-3
_BATCH = 16
#: Batches out of which those of like length are made.
_SORTED = 20
#: Share of the steps in which the rates rise; then they fall in a line, never below a share of themselves.
_WARM, _LEAST_RATE = 0.08, 0.02
#: What ships is the running mean of the weights over about so many steps (Polyak, Juditsky 1992).
_MEAN = 0.99
_CLIPPED = 1.0
#: Steps between two lines of progress.
_TOLD = 50
#: How much of a class the truth is taken to be: the marks of a few cases are doubtful.
_CERTAIN = 0.95

_N = TypeVar("_N", bound=Encoder)
_E = TypeVar("_E")


class Judged(Protocol):
    """A pair of which somebody has said what it is."""

    @property
    def columns(self) -> list[float]:
        """What is seen in it beside its words."""

    @property
    def truth(self) -> int:
        """Its class."""

    @property
    def weight(self) -> float:
        """What it weighs."""


def tables(rows: Sequence[Sequence[Sequence[int]]]) -> tuple[list[Tensor], Tensor]:
    """Pairs as a network takes them, filled up to one length.

    Args:
        rows: For each pair its word pieces, and one or more numbers for each of them.

    Returns:
        The word pieces and each of the numbers, shape (pairs, length); and where the pieces are real, as a mask.
    """
    shape = len(rows), max(len(row[0]) for row in rows)
    made = [np.zeros(shape, np.float32 if at else np.int64) for at in range(len(rows[0]))]
    real = np.zeros(shape, np.bool_)
    for number, row in enumerate(rows):
        for table, values in zip(made, row, strict=True):
            table[number, : len(values)] = values
        real[number, : len(row[0])] = True
    return [torch.from_numpy(table) for table in made], torch.from_numpy(real)[:, None, None, :]


def pair_loss(network: Encoder, given: Sequence[Tensor], mask: Tensor, batch: Sequence[Judged]) -> Tensor:
    """The loss of a batch of pairs.

    Args:
        network: The network.
        given: What it takes before the columns.
        mask: True on real pieces.
        batch: The pairs.
    """
    columns = torch.tensor([e.columns for e in batch])
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(*given, columns, mask).float()
    truth, weight = torch.tensor([e.truth for e in batch]), torch.tensor([e.weight for e in batch])
    losses = F.cross_entropy(scores, truth, reduction="none", label_smoothing=1 - _CERTAIN)
    return (losses * weight).sum() / weight.sum()


def fitted(
    network: _N,
    rounds: Sequence[Sequence[_E]],
    loss: Callable[[_N, Sequence[_E], random.Random], Tensor],
    length: Callable[[_E], int],
    seed: int,
) -> _N:
    """Fit a network to examples, round by round; returns one with the mean of its weights.

    Args:
        network: The network.
        rounds: The examples of each round.
        loss: The loss of a batch of examples.
        length: How long an example is; those of like length go through together.
        seed: Of what is left to chance.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    groups = [{"params": network.pretrained, "lr": _RATE}, {"params": network.fresh, "lr": _NEW_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    mean = copy.deepcopy(network)
    total = sum(-(-len(examples) // _BATCH) for examples in rounds)
    done, began, seen = 0, time.monotonic(), 0.0
    for number, examples in enumerate(rounds, 1):
        network.train()
        for batch in _batches(examples, length, chance):
            done += 1
            rate = min(done / (_WARM * total), max(_LEAST_RATE, (total - done) / ((1 - _WARM) * total)))
            for group, full in zip(optimiser.param_groups, (_RATE, _NEW_RATE), strict=True):
                group["lr"] = full * rate
            value = loss(network, batch, chance)
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIPPED)
            optimiser.step()
            average(mean, network, min(_MEAN, (1 + done) / (10 + done)))
            seen += float(value.detach())
            if done % _TOLD == 0:
                left = (time.monotonic() - began) / done * (total - done) / 60
                print(
                    f"round {number}, step {done} of {total}: {seen / _TOLD:.4f}; {left:.0f} minutes left", flush=True
                )
                seen = 0.0
    return mean


def _batches(given: Sequence[_E], length: Callable[[_E], int], chance: random.Random) -> Iterator[list[_E]]:
    """All examples in batches of like length."""
    mixed = list(given)
    chance.shuffle(mixed)
    batches = []
    for start in range(0, len(mixed), _BATCH * _SORTED):
        like = sorted(mixed[start : start + _BATCH * _SORTED], key=length)
        batches += [like[i : i + _BATCH] for i in range(0, len(like), _BATCH)]
    chance.shuffle(batches)
    yield from batches
