"""How likely two articles report one happening: from what they share, and beside what each shares with others.

Two small logistic models, whose weights stand in ``models/story_pairs.json`` with the names of what they weigh. The
first looks at the two articles alone (`compared`): words, names, headlines, numbers, meaning, days. The second
(`beside`) asks what else lies near each of them: two reports that are only fairly alike are one story if neither has
anything nearer, and two reports of like happenings are none if each has nearer ones that are not near the other.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rashomon.group.features import Features, View

__all__ = [
    "COLUMNS",
    "FAR",
    "NEAR",
    "NEIGHBOURS",
    "NEVER",
    "RIVAL_COLUMNS",
    "WORD_COLUMNS",
    "Company",
    "beside",
    "chance",
    "columns",
    "compared",
    "keys",
    "rivals",
]

Floats = npt.NDArray[np.float32]

#: What is looked at in a pair whose articles have no embeddings, in this order.
WORD_COLUMNS = (
    "words",
    "names",
    "lead",
    "headline",
    "numbers",
    "rare names",  # shared, by the logarithm of their summed rarity
    "headline found",  # the share of a headline's words that the other holds, of both the smaller
    "lead names found",  # the share of a lead's names that the other holds, of both the smaller
    "lead names found once",  # the larger
    "strange headline names",  # those that the other does not hold, by rarity, of both the less
    "days apart",  # logarithm of the days between them that a time zone does not explain
    "next day",  # whether they appeared on different days
    "dated",  # whether both are
)
#: The same in a pair that has them.
COLUMNS = (*WORD_COLUMNS, "headline meaning", "lead meaning")

#: What is looked at beside a pair.
RIVAL_COLUMNS = ("logit", "fewer rivals", "more rivals", "lesser lead", "greater lead")

#: Neighbours of an article that are remembered: rivals further down change nothing.
NEIGHBOURS = 6
#: Least log odds of a neighbour: one story in a hundred pairs, below which no company makes up for it.
NEAR = -4.6
#: Log odds from which a neighbour of both is no rival: it tells the same story.
_SAME = 1.5
#: Log odds of two articles that can be of one crowd, a story of more articles than are remembered beside each.
_CROWDED = 6.0
#: Log odds taken for the next best where there is none near, and the bounds of a lead.
_NONE, _BEHIND, _AHEAD = -5.0, -6.0, 4.0
#: Of one more than each number of rivals.
_LOGARITHMS = [math.log1p(count) for count in range(NEIGHBOURS + 1)]
#: Days apart from which two articles are never one story, and that cost nothing.
FAR, _FREE = 60, 1
#: The least log odds: those of what is vetoed.
NEVER = -9.2


class Company(Protocol):
    """The `NEIGHBOURS` nearest of each article, with their log odds."""

    def of(self, node: int, /) -> Mapping[int, float]:
        """Those of one article; empty if it has none."""


@dataclass(frozen=True, slots=True)
class _Logistic:
    weights: Floats
    bias: float

    def __call__(self, table: Floats) -> npt.NDArray[np.float64]:
        return np.asarray(table @ self.weights, np.float64) + self.bias


def keys(one: Features) -> list[tuple[int, float]]:
    """The terms by which an article is found, with what they weigh in it, the heaviest first."""
    views = one.views.reshape(len(View), -1).astype(np.float32)
    weight = views[View.BODY] + views[View.NAME] + views[View.LEAD]
    order = np.lexsort((one.terms, -weight))
    return list(zip(one.terms[order].tolist(), weight[order].tolist(), strict=True))


def compared(one: Features, others: Sequence[Features]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Compare an article with others, by each two alone.

    It makes no difference which of two articles is the one.

    Args:
        one: An article.
        others: Articles to compare it with.

    Returns:
        The log odds that each of the others reports the same happening, and the chance that it is of the same affair,
        whatever the days between them; each of shape ``(len(others),)``.
    """
    if not others:
        return np.zeros(0), np.zeros(0)
    table = columns(one, others)
    plain = table[:, : len(WORD_COLUMNS)]
    odds = _model("words")(plain)
    if one.meaning.size:
        both = np.array([other.meaning.size > 0 for other in others])
        odds = np.where(both, _model("words and meaning")(table), odds)
    odds[table[:, COLUMNS.index("days apart")] > np.log1p(FAR)] = NEVER
    return np.maximum(odds, NEVER), chance(_model("related")(plain))


def chance(log_odds: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Log odds as probabilities."""
    return np.asarray(1 / (1 + np.exp(-np.asarray(log_odds, np.float64))))


def columns(one: Features, others: Sequence[Features]) -> Floats:
    """What two articles share, one row for each other article, by `COLUMNS`.

    Args:
        one: An article.
        others: At least one.
    """
    sizes = np.array([len(other.terms) for other in others])
    every = np.concatenate([other.terms for other in others])
    views = np.concatenate([other.views.reshape(len(View), -1) for other in others], axis=1)
    mine = one.views.reshape(len(View), -1).astype(np.float32)
    at = np.searchsorted(one.terms, every)
    at[at == len(one.terms)] = 0
    hit = np.flatnonzero(one.terms[at] == every) if len(one.terms) else np.zeros(0, np.intp)
    left, right = mine[:, at[hit]], views[:, hit].astype(np.float32)
    owner = np.repeat(np.arange(len(others)), sizes)[hit]

    def summed(values: Floats) -> Floats:
        return np.bincount(owner, values, len(others)).astype(np.float32)

    both = (left[View.NAME] > 0) & (right[View.NAME] > 0)
    out = np.zeros((len(others), len(COLUMNS)), np.float32)
    for column, view in enumerate((View.BODY, View.NAME, View.LEAD, View.TITLE, View.NUMBER)):
        out[:, column] = summed(left[view] * right[view])
    put = dict(zip(COLUMNS, out.T, strict=True))
    put["rare names"][:] = np.log1p(summed(left[View.RARE_NAMES] * both))
    found = np.stack([summed(left[View.TITLE_WORDS]), summed(right[View.TITLE_WORDS])])
    put["headline found"][:] = found.min(axis=0)
    found = np.stack([summed(left[View.LEAD_NAMES]), summed(right[View.LEAD_NAMES])])
    put["lead names found"][:] = found.min(axis=0)
    put["lead names found once"][:] = found.max(axis=0)
    ends = np.cumsum(sizes)
    named = np.concatenate([[0.0], np.cumsum(views[View.TITLE_NAMES], dtype=np.float64)])
    theirs = named[ends] - named[ends - sizes] - summed(right[View.TITLE_NAMES] * both)
    ours = float(mine[View.TITLE_NAMES].sum()) - summed(left[View.TITLE_NAMES] * both)
    put["strange headline names"][:] = np.maximum(0, np.minimum(ours, theirs))
    first, last = (np.array([getattr(o, side) for o in others]) for side in ("first", "last"))
    days = np.clip(np.maximum(first, one.first) - np.minimum(last, one.last), 0, None)
    put["days apart"][:] = np.log1p(np.maximum(0, days - _FREE))
    put["next day"][:] = days >= 1
    known = np.isfinite(first) & np.isfinite(last)
    put["dated"][:] = known & bool(np.isfinite(one.first) and np.isfinite(one.last))
    if one.meaning.size:
        _put_meaning(put, one, others)
    return out


def _put_meaning(put: Mapping[str, Floats], one: Features, others: Sequence[Features]) -> None:
    have = [row for row, other in enumerate(others) if other.meaning.size]
    if not have:
        return
    mine = one.meaning.reshape(2, -1).astype(np.float32)
    theirs = np.stack([others[row].meaning.reshape(2, -1) for row in have]).astype(np.float32)
    dots = np.einsum("vd,nvd->nv", mine, theirs)
    lengths = np.linalg.norm(mine, axis=1) * np.linalg.norm(theirs, axis=2)
    cosines = dots / np.maximum(lengths, 1e-9)
    for view, name in enumerate(COLUMNS[len(WORD_COLUMNS) :]):
        put[name][have] = cosines[:, view]


def rivals(one: int, other: int, logit: float, near: Company) -> tuple[float, ...]:
    """What lies beside a pair, by `RIVAL_COLUMNS`.

    A rival is a neighbour of one of the two that is not near the other.

    Args:
        one: The number of one article.
        other: Of the other.
        logit: Their log odds.
        near: What lies near each article.
    """
    ahead, leads = [], []
    for a, b in ((one, other), (other, one)):
        with_other = near.of(b)
        # where all that are remembered tell the same story, one that is not can be near as well: two articles of one
        # story of many have different nearest ones
        crowded = logit >= _CROWDED and len(with_other) >= NEIGHBOURS and min(with_other.values()) >= _SAME
        unknown = logit if crowded else _NONE
        nearer, best = 0, _NONE
        for third, value in near.of(a).items():
            if with_other.get(third, unknown) < _SAME and third != b:
                nearer += value > logit
                best = max(best, value)
        ahead.append(_LOGARITHMS[nearer])
        leads.append(min(_AHEAD, max(_BEHIND, logit - best)))
    return logit, *sorted(ahead), *sorted(leads)


def beside(rows: Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
    """The chance for each pair that it reports one happening, given what lies beside it.

    Args:
        rows: What `rivals` gives for each pair.
    """
    if not rows:
        return np.zeros(0)
    return chance(_model("rivals")(np.asarray(rows, np.float32)))


@functools.cache
def _model(name: str) -> _Logistic:
    saved = json.loads((files("rashomon.models") / "story_pairs.json").read_text("utf-8"))[name]
    wanted = {
        "words": WORD_COLUMNS,
        "related": WORD_COLUMNS,
        "words and meaning": COLUMNS,
        "rivals": RIVAL_COLUMNS,
    }[name]
    return _Logistic(np.array([saved["weights"][column] for column in wanted], np.float32), float(saved["bias"]))
