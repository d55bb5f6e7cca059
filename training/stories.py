"""Fit the weights by which two articles are taken for reports of one happening.

    PYTHONPATH=bench python training/stories.py src/rashomon/models/story_pairs.json STORIES.jsonl [STORIES.jsonl …]
    PYTHONPATH=bench python training/stories.py --check STORIES.jsonl [STORIES.jsonl …]

Each line of the input is an article with ``event_id`` and, where that is known, ``affair``. Pairs are the articles that
lie nearest to each other; those of one event are the ones to find. The first model looks at a pair alone. The second
sees what lies beside it, by the first one's odds on stories it was not fitted on; it learns from the whole collection
and from the same thinned out, so that not every article has a partner: real streams are full of lone reports.

``--check`` prints figures by cross-validation over whole stories instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bcubed import b_cubed
from rashomon.group import score
from rashomon.group.clusters import average_link
from rashomon.group.features import Features, View, features
from rashomon.group.nearest import Nearest
from rashomon.group.stream import StreamSettings
from rashomon.model import Article
from rashomon.pipeline import sketch
from rashomon.read import read_articles

#: Nearest articles of each article that it is paired with.
_NEAREST = 30
#: Parts that the stories are cut into for cross-validation.
_FOLDS = 5
#: Shares of articles left out of the copies of a collection that the second model learns from as well.
_THINNED = (0.0, 0.3, 0.6)
#: What a pair of a small collection of look-alikes weighs beside one of a large collection of ordinary news.
_SMALL, _SMALL_WEIGHT = 500, 6.0

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Collection:
    """Articles that were grouped by hand.

    Attributes:
        articles: Their features.
        events: The event of each.
        affairs: The affair of each.
        folds: The part that its affair is in, for cross-validation.
        pairs: Indices of those that lie near each other, shape (pairs, 2).
        table: What each pair shares, by `score.COLUMNS`.
        same: Whether each pair is of one event.
        akin: Whether each pair is of one affair.
        weight: What a pair weighs in fitting.
    """

    articles: list[Features]
    events: list[str]
    affairs: list[str]
    folds: npt.NDArray[np.intp]
    pairs: npt.NDArray[np.intp]
    table: npt.NDArray[np.float32]
    same: npt.NDArray[np.bool_]
    akin: npt.NDArray[np.bool_]
    weight: float


@dataclass(frozen=True)
class Fitted:
    """A logistic model: a weight for each column, and a bias."""

    weights: _Floats
    bias: float

    def __call__(self, table: npt.NDArray[Any]) -> _Floats:
        """The log odds of each row."""
        return np.asarray(table @ self.weights + self.bias, np.float64)


def collection(path: Path) -> Collection:
    """Read a collection and pair its articles."""
    marked = {row["id"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    articles, events, affairs = [], [], []
    found = [a for a in read_articles([str(path)]) if isinstance(a, Article)]
    for article in track(found, f"reading {path.name}"):
        articles.append(features(sketch(article)))
        events.append(marked[article.id]["event_id"])
        affairs.append(marked[article.id].get("affair", events[-1]))
    order = {affair: at for at, affair in enumerate(sorted(set(affairs)))}
    shuffled = np.random.default_rng(7).permutation(len(order))
    folds = np.array([shuffled[order[affair]] % _FOLDS for affair in affairs])
    pairs = np.array(sorted(_near(articles)), np.intp)
    table = np.zeros((len(pairs), len(score.COLUMNS)), np.float32)
    starts = np.searchsorted(pairs[:, 0], np.arange(len(articles) + 1))
    for at, one in enumerate(articles):
        rows = slice(starts[at], starts[at + 1])
        if starts[at] < starts[at + 1]:
            table[rows] = score.columns(one, [articles[other] for other in pairs[rows, 1]])
    same = np.array([events[a] == events[b] for a, b in pairs])
    akin = np.array([affairs[a] == affairs[b] for a, b in pairs])
    weight = _SMALL_WEIGHT if len(articles) < _SMALL else 1.0
    return Collection(articles, events, affairs, folds, pairs, table, same, akin, weight)


def _near(articles: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Each article with those of its time that share most with it."""
    lengths = [len(one.terms) for one in articles]
    weights = np.concatenate([one.views.reshape(len(View), -1)[View.BODY] for one in articles]).astype(np.float32)
    terms = np.concatenate([one.terms for one in articles])
    matrix = scipy.sparse.csr_matrix((weights, terms, np.concatenate([[0], np.cumsum(lengths)])))
    cosines = (matrix @ matrix.T).toarray()
    first, last = (np.array([getattr(one, side) for one in articles]) for side in ("first", "last"))
    apart = np.maximum.outer(first, first) - np.minimum.outer(last, last)
    cosines[apart > score.FAR] = -1
    np.fill_diagonal(cosines, -1)
    seen = set()
    for one, row in enumerate(cosines):
        for other in np.argsort(-row, kind="stable")[:_NEAREST].tolist():
            pair = (min(one, other), max(one, other))
            if row[other] > 0 and pair not in seen:
                seen.add(pair)
                yield pair


def fit(tables: Sequence[npt.NDArray[Any]], marks: Sequence[npt.NDArray[np.bool_]], weights: Sequence[float]) -> Fitted:
    """Fit a logistic model on columns brought to one scale, and give its weights for the columns as they are."""
    table, wanted = np.concatenate(tables), np.concatenate(marks)
    scale = StandardScaler().fit(table)
    model = LogisticRegression(max_iter=2000)
    each = np.concatenate([np.full(len(mark), weight) for mark, weight in zip(marks, weights, strict=True)])
    model.fit(scale.transform(table), wanted, sample_weight=each)
    slopes = model.coef_[0] / scale.scale_
    return Fitted(slopes, float(model.intercept_[0] - slopes @ scale.mean_))


def beside(known: Collection, odds: _Floats, kept: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.intp], _Floats]:
    """The pairs of the articles that are kept, and what lies beside each of them."""
    rows = np.flatnonzero(kept[known.pairs].all(axis=1) & (odds >= score.NEAR))
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for row in rows.tolist():
        one, other = known.pairs[row].tolist()
        found[one][other] = float(odds[row])
    near = Nearest(score.NEIGHBOURS, score.NEAR)
    for one, those in found.items():
        near.put(one, those)
    pairs = zip(known.pairs[rows].tolist(), odds[rows].tolist(), strict=True)
    table = [score.rivals(one, other, value, near) for (one, other), value in pairs]
    return rows, np.array(table, np.float64)


def thinned(known: Collection) -> list[npt.NDArray[np.bool_]]:
    """The collection whole and thinned out: which articles are kept."""
    draw = np.random.default_rng(7)
    return [draw.random(len(known.articles)) >= share for share in _THINNED]


class Fits:
    """Both models, fitted on all folds but one; with no fold left out, what ships.

    Args:
        every: The collections.
        meaning: Whether the articles' embeddings are looked at.
    """

    def __init__(self, every: Sequence[Collection], meaning: bool) -> None:
        self._every = every
        self._width = len(score.COLUMNS if meaning else score.WORD_COLUMNS)
        self._weights = [c.weight for c in every]
        parts = range(_FOLDS)
        firsts = [self._first(fold) for fold in parts]
        #: Log odds of each pair by models that saw neither of its stories; of a pair over two folds the mean of both.
        self.odds = [self._held(c, firsts) for c in every]
        self._rows = [[beside(c, odds, kept) for kept in thinned(c)] for c, odds in zip(every, self.odds, strict=True)]
        self.first = self._first(None)
        self.second = self._second(None)
        #: The chance of each pair by the second model, out of fold as well.
        self.chances = self._chances([self._second(fold) for fold in parts])

    def _held(self, c: Collection, models: Sequence[Fitted]) -> _Floats:
        a, b = c.folds[c.pairs].T
        each = np.stack([model(c.table[:, : self._width]) for model in models])
        rows = np.arange(len(c.pairs))
        return np.asarray(np.maximum((each[a, rows] + each[b, rows]) / 2, score.NEVER))

    def _first(self, fold: int | None) -> Fitted:
        chosen = [(c.folds[c.pairs] != (-1 if fold is None else fold)).all(axis=1) for c in self._every]
        return fit(
            [c.table[rows, : self._width] for c, rows in zip(self._every, chosen, strict=True)],
            [c.same[rows] for c, rows in zip(self._every, chosen, strict=True)],
            self._weights,
        )

    def _second(self, fold: int | None) -> Fitted:
        tables, marks, weights = [], [], []
        for c, copies in zip(self._every, self._rows, strict=True):
            for rows, table in copies:
                chosen = (c.folds[c.pairs[rows]] != (-1 if fold is None else fold)).all(axis=1)
                tables.append(table[chosen])
                marks.append(c.same[rows][chosen])
                weights.append(c.weight)
        return fit(tables, marks, weights)

    def _chances(self, models: Sequence[Fitted]) -> list[_Floats]:
        out = []
        for c, ((rows, table), *_) in zip(self._every, self._rows, strict=True):
            a, b = c.folds[c.pairs[rows]].T
            each = np.stack([score.chance(model(table)) for model in models])
            chances = np.zeros(len(c.pairs))
            chances[rows] = (each[a, np.arange(len(rows))] + each[b, np.arange(len(rows))]) / 2
            out.append(chances)
        return out


def related(every: Sequence[Collection]) -> Fitted:
    """The model of one affair: it may not look at the days."""
    width = len(score.WORD_COLUMNS)
    dates = [score.COLUMNS.index(name) for name in ("days apart", "next day", "dated")]
    tables = []
    for c in every:
        table = c.table[:, :width].copy()
        table[:, dates] = 0
        tables.append(table)
    return fit(tables, [c.akin for c in every], [c.weight for c in every])


def grouped(known: Collection, chances: _Floats, joined: float) -> list[int]:
    """Stories by average link over the chances of the pairs; a label for each article."""
    matrix = np.zeros((len(known.articles),) * 2, np.float32)
    a, b = known.pairs.T
    matrix[a, b] = matrix[b, a] = chances
    return average_link(matrix, joined)


def mixed(labels: Sequence[object], events: Sequence[object]) -> float:
    """The share of stories of several articles that mix events."""
    size = Counter(labels)
    large = {label for label, n in size.items() if n > 1}
    kinds = Counter(label for label, _ in set(zip(labels, events, strict=True)))
    return sum(kinds[label] > 1 for label in large) / max(1, len(large))


def saved(model: Fitted, names: Sequence[str]) -> dict[str, Any]:
    """A model with the names of its columns."""
    weights = {name: round(float(w), 5) for name, w in zip(names, model.weights, strict=True)}
    return {"bias": round(model.bias, 5), "weights": weights}


def main() -> int:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="cross-validated figures instead of a model")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    target, paths = (None, args.files) if args.check else (args.files[0], args.files[1:])
    if not paths:
        parser.error("name the collections after the model's file")
    every = [collection(path) for path in paths]
    fits = {meaning: Fits(every, meaning) for meaning in (False, True)}
    joined = StreamSettings().joined
    for meaning, made in fits.items():
        for path, known, chances in zip(paths, every, made.chances, strict=True):
            labels = grouped(known, chances, joined)
            names = [one.id for one in known.articles]
            *_, f1 = b_cubed(dict(zip(names, labels, strict=True)), dict(zip(names, known.events, strict=True)))
            kind = "words and meaning" if meaning else "words"
            bad = mixed(labels, known.events)
            print(f"{path.name:24} {kind:20} B-cubed {f1:.4f}   false merges {bad:.4f}   (cross-validated)")
    if target:
        plain = score.WORD_COLUMNS
        models = {
            "words": saved(fits[False].first, plain),
            "words and meaning": saved(fits[True].first, score.COLUMNS),
            "related": saved(related(every), plain),
            "rivals": saved(fits[True].second, score.RIVAL_COLUMNS),
        }
        target.write_text(json.dumps(models, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
