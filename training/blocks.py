"""Train the ensemble that tells the report from the page around it in plain text.

    python training/blocks.py FOLDER src/rashomon/models/body_lines.json

The folder holds ``dev.jsonl`` (pages with their report's text) and ``phrases.jsonl`` (pages with phrases that must stay
and must go). Figures are cross-validated: each page is judged by an ensemble that has not seen it. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from sklearn.ensemble import HistGradientBoostingClassifier
from trees import exported, lines

from rashomon.text.context import CONTEXT_COLUMNS, in_context
from rashomon.text.features import features
from rashomon.text.paragraphs import bullet_end, paragraphs
from rashomon.text.roles import roles
from rashomon.text.trees import ensemble

Array = npt.NDArray[np.float64]

_TOKEN = re.compile(r"\w+")
#: Share of a line's words that must stand in the report, in order, for the line to be the report's.
_OWN = 0.6
#: Lines of fewer words are found anywhere by chance; they must be lines of the report too.
_FEW_WORDS = 4
#: What lines of pages with phrases weigh: those the ensemble judged itself, and those that hold a phrase.
_JUDGED, _KNOWN = 0.3, 1.0
#: What a report or its beginning weighs that comes without a page around it: there are four such forms of each.
_ALONE = 0.1
#: The likeness that lines of pages with phrases are judged at.
_THRESHOLD = 0.4
_FOLDS = 6
_SETTINGS = {
    "max_iter": 120,
    "learning_rate": 0.07,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 0,
}


@dataclass
class Page:
    """One form of one page."""

    text: str
    title: str
    gold: str | None = None
    keep: Sequence[str] = ()
    drop: Sequence[str] = ()
    share: float = 1.0
    table: npt.NDArray[np.float32] = field(init=False)
    own: npt.NDArray[np.int64] = field(init=False)  # 1 the report's, 0 not, -1 not known
    weight: Array = field(init=False)

    def __post_init__(self) -> None:
        """Measure the lines and label them."""
        self.parts = paragraphs(self.text)
        self.measured = features(self.text, self.parts, self.title)
        self.table = in_context(self.measured).T
        words = np.sqrt(self.measured.column("words") + 1.0)
        # every page weighs the same, unless it is less of one
        self.weight = words / max(1.0, words.sum()) * 100 * self.share
        self.own = self._aligned(self.gold) if self.gold is not None else self._phrased()

    def _aligned(self, gold: str) -> npt.NDArray[np.int64]:
        tokens: list[str] = []
        owner: list[int] = []
        for index, part in enumerate(self.parts):
            found = _TOKEN.findall(part.span.of(self.text))
            tokens += found
            owner += [index] * len(found)
        total, shared = Counter(owner), Counter[int]()
        for step in LCSseq.opcodes(tokens, _TOKEN.findall(gold)):
            if step.tag == "equal":
                shared.update(owner[step.src_start : step.src_end])
        lines = {" ".join(line.split()) for line in gold.split("\n")}
        own = []
        for index, content in zip(self.measured.of, self.measured.contents, strict=True):
            likely = total[index] > 0 and shared[index] >= _OWN * total[index]
            own.append(int(likely and (total[index] >= _FEW_WORDS or content in lines)))
        return np.array(own, np.int64)

    def _phrased(self) -> npt.NDArray[np.int64]:
        def known(content: str) -> int:
            if any(_flat(phrase) in content for phrase in self.keep):
                return 1
            return 0 if any(_flat(phrase) in content for phrase in self.drop) else -1

        return np.array([known(content) for content in self.measured.contents], np.int64)

    def body(self, likeness: Array) -> str:
        """The report by these likenesses, as `rashomon extract` would print it."""
        kinds = roles(self.measured, likeness, self.title)
        chosen = [i for i, kind in zip(self.measured.of, kinds, strict=True) if kind == "body"]
        return "\n\n".join(self.parts[i].span.of(self.text).strip() for i in chosen if i not in self.measured.repeats)


def _flat(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """A page as other programs dump it: without indentation, bullets and blank lines."""
    lines = (line[bullet_end(line) :].strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def read_pages(folder: Path) -> tuple[list[list[Page]], list[list[Page]]]:
    """The pages with their report and those with phrases, each in several forms."""
    known = [json.loads(line) for line in (folder / "dev.jsonl").open(encoding="utf-8")]
    phrased = [json.loads(line) for line in (folder / "phrases.jsonl").open(encoding="utf-8")]
    with_report = []
    for row in known:
        title, gold = row["title"] or "", row["gold_body"]
        paragraphs_of = [line for line in gold.split("\n") if line.strip()]
        opening = "\n\n".join(paragraphs_of[:2])
        pages = [Page(row["text"], title, gold), Page(bare(row["text"]), title, gold)]
        alone = ((f"{title}\n\n{gold}", gold), (gold, gold), (opening, opening), (f"{title}\n\n{opening}", opening))
        with_report.append(pages + [Page(form, title, own, share=_ALONE) for form, own in alone])
    with_phrases = []
    for row in phrased:
        title, phrases = row["title"] or "", {"keep": row["with"], "drop": row["without"]}
        with_phrases.append([Page(form, title, **phrases) for form in (row["text"], bare(row["text"]))])
    return with_report, with_phrases


def fit(
    tables: Sequence[npt.NDArray[np.float32]], own: Sequence[npt.NDArray[np.int64]], weights: Sequence[Array]
) -> HistGradientBoostingClassifier:
    """One ensemble."""
    model = HistGradientBoostingClassifier(**_SETTINGS)
    return model.fit(np.vstack(tables), np.concatenate(own), sample_weight=np.concatenate(weights))


def train(with_report: Sequence[Page], with_phrases: Sequence[Page]) -> HistGradientBoostingClassifier:
    """Train on pages with their report, judge those with phrases, and train again on both.

    Of a page with phrases only the lines that hold one are known. The others count as the first ensemble judges them,
    the surer the more (self-training: Yarowsky, Unsupervised word sense disambiguation rivaling supervised methods,
    ACL 1995).
    """
    tables = [page.table for page in with_report]
    own, weights = [page.own for page in with_report], [page.weight for page in with_report]
    first = fit(tables, own, weights)
    for page in with_phrases:
        if not len(page.table):
            continue
        likeness = first.predict_proba(page.table)[:, 1]
        judged = likeness >= _THRESHOLD
        sure = np.where(judged, (likeness - _THRESHOLD) / (1 - _THRESHOLD), (_THRESHOLD - likeness) / _THRESHOLD)
        known = page.own >= 0
        tables.append(page.table)
        own.append(np.where(known, page.own, judged))
        weights.append(page.weight * np.where(known, _KNOWN, _JUDGED * sure))
    return fit(tables, own, weights)


def shingle_scores(body: str, gold: str) -> tuple[float, float]:
    """Precision and recall over runs of four words, counted with their repeats."""

    def shingles(text: str) -> Counter[tuple[str, ...]]:
        tokens = _TOKEN.findall(text)
        return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)) if tokens)

    found, wanted = shingles(body), shingles(gold)
    shared = sum((found & wanted).values())
    return shared / max(1, found.total()), shared / max(1, wanted.total())


def _folds(n: int, seed: int) -> list[set[int]]:
    order = np.random.RandomState(seed).permutation(n)
    return [set(order[start::_FOLDS].tolist()) for start in range(_FOLDS)]


def cross_validate(with_report: list[list[Page]], with_phrases: list[list[Page]]) -> Iterator[str]:
    """Figures of ensembles on the pages that each of them has not seen."""
    judged: dict[int, Array] = {}
    pairs = zip(_folds(len(with_report), 0), _folds(len(with_phrases), 1), strict=True)
    for number, (left_out, phrases_left_out) in enumerate(pairs, 1):
        model = train(
            [form for i, page in enumerate(with_report) if i not in left_out for form in page],
            [form for i, page in enumerate(with_phrases) if i not in phrases_left_out for form in page],
        )
        held = [with_report[i] for i in sorted(left_out)] + [with_phrases[i] for i in sorted(phrases_left_out)]
        trees = ensemble(exported(model, CONTEXT_COLUMNS), CONTEXT_COLUMNS)
        for page in held:
            for form in page:
                judged[id(form)] = trees(form.table.T)
        print(f"  fold {number} of {_FOLDS}", flush=True)
    yield from _figures(with_report, with_phrases, judged)


def _figures(with_report: list[list[Page]], with_phrases: list[list[Page]], judged: dict[int, Array]) -> Iterator[str]:
    def body(page: Page) -> str:
        return page.body(judged[id(page)])

    for index, name in enumerate(
        ("whole pages", "bare pages", "reports alone", "reports without headline", "openings")
    ):
        forms = [page[index] for page in with_report]
        scores = [shingle_scores(body(form), form.gold or "") for form in forms]
        precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        yield f"{name} P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}"
    for index, name in enumerate(("phrases", "phrases of bare pages")):
        yield f"{name} F1 {_phrases([page[index] for page in with_phrases], body):.4f}"


def _phrases(pages: Sequence[Page], body: Callable[[Page], str]) -> float:
    kept = wrong = wanted = 0
    for page in pages:
        text = _flat(body(page))
        kept += sum(_flat(phrase) in text for phrase in page.keep)
        wrong += sum(_flat(phrase) in text for phrase in page.drop)
        wanted += len(page.keep)
    precision, recall = kept / (kept + wrong), kept / wanted
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Cross-validate, train on everything and write the ensemble."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--no-figures", action="store_true", help="train and write, without cross-validation")
    wanted = parser.parse_args()
    with_report, with_phrases = read_pages(wanted.folder)
    if not wanted.no_figures:
        for line in cross_validate(with_report, with_phrases):
            print(line)
    model = train([form for page in with_report for form in page], [form for page in with_phrases for form in page])
    wanted.target.write_text(lines(exported(model, CONTEXT_COLUMNS)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
