"""How well figures and dates of two reports are set against each other, on passages written by hand.

Run ``python bench/ledger.py [--figures CASES.jsonl] [--dates CASES.jsonl]``. Each case is a pair of passages with one
marked figure or date each (or one passage with two), and what a careful editor makes of them: a verdict, or that they
are not of one thing ("apart"); ``docs/ledger-cases.md`` says how they are written and judged. The passages go through
the whole program. Printed are the figures measured, then every case that came out otherwise. It ends with status 1 if
one is below its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floors import ended, part_of, parts_below
from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from rashomon.compare.figures import figure_groups
from rashomon.compare.times import date_together, event_dates
from rashomon.compare.who import entities
from rashomon.extract import extract
from rashomon.model import Analysis, Article, Block, BlockKind, FigureGroup, Language
from rashomon.read.given_dates import given_date
from rashomon.spans import Span, text_sha256
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences

_CASES = Path(__file__).parent / "cases"
_APART, _CONFLICT = "apart", "conflict"

#: Least figures, each a little below what was measured; ``docs/ledger-cases.md`` says what is aimed at.
FLOORS = {
    "figures, conflict precision": 0.70,
    "figures, conflict recall": 0.30,
    "figures, verdict accuracy": 0.54,
    "dates, conflict precision": 0.80,
    "dates, conflict recall": 0.50,
    "dates, verdict accuracy": 0.68,
}

Case = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What the program makes of a case: a verdict or "apart", with its reason."""

    case: Case
    found: str
    why: str

    @property
    def right(self) -> bool:
        """Whether the verdict is the expected one."""
        return bool(self.case["expect"] == self.found)


def analysis(name: str, text: str, day: str | None) -> Analysis:
    """A passage as an article of its own, all of it body.

    Args:
        name: Its id.
        text: The passage.
        day: When it was published, in ISO 8601; ``None`` if that is not known.
    """
    when = given_date(day, "date field") if day else None
    article = Article(name, text, text_sha256(text), dated=(when,) if when else ())
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    return extract(parse(article, blocks, sentences(text, blocks)), Language("en", 1.0))


def sides(case: Case, mark: str) -> tuple[tuple[Analysis, ...], tuple[tuple[str, Span], tuple[str, Span]]]:
    """The articles of a case, and where its two marks stand.

    Args:
        case: The case.
        mark: What is marked: "figure" or "date".
    """
    one = analysis("a", case["a"], case.get("day_a"))
    articles = (one,) if case.get("b") is None else (one, analysis("b", case["b"], case.get("day_b")))
    second = articles[-1]
    places = ((one, case[f"{mark}_a"]), (second, case[f"{mark}_b"]))
    (first, other) = ((a.id, _found(a.article.text, words)) for a, words in places)
    return date_together(articles), (first, other)


def _found(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def figure_outcome(case: Case) -> Outcome:
    """What the program makes of two figures."""
    articles, marks = sides(case, "figure")
    for group in figure_groups(articles, entities(articles)):
        if _holds(group, marks):
            return Outcome(case, str(group.verdict), group.why)
    for at, (article, span) in enumerate(marks):
        figures = next(a for a in articles if a.id == article).figures
        if not any(f.span.overlaps(span) for f in figures):
            return Outcome(case, _APART, f"no figure at {'ab'[at]}")
    return Outcome(case, _APART, "")


def _holds(group: FigureGroup, marks: Sequence[tuple[str, Span]]) -> bool:
    members = [(article, figure.span) for article, figure in group.members]
    found = [{m for m in members if m[0] == article and m[1].overlaps(span)} for article, span in marks]
    return all(found) and len(found[0] | found[1]) > 1


def date_outcome(case: Case) -> Outcome:
    """What the program makes of two dates."""
    articles, marks = sides(case, "date")
    for event in event_dates(articles, entities(articles)):
        members = [(article, time.span) for article, time, _ in event.members]
        if all(any(a == article and s.overlaps(span) for a, s in members) for article, span in marks):
            return Outcome(case, str(event.verdict), event.why)
    return Outcome(case, _APART, "")


def measured(kind: str, outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """What is measured of one kind of case, each as so many of so many."""
    claimed = [o for o in outcomes if o.found == _CONFLICT]
    wanted = [o for o in outcomes if o.case["expect"] == _CONFLICT]
    return {
        f"{kind}, conflict precision": (sum(o.right for o in claimed), len(claimed)),
        f"{kind}, conflict recall": (sum(o.right for o in wanted), len(wanted)),
        f"{kind}, verdict accuracy": (sum(o.right for o in outcomes), len(outcomes)),
    }


def report(kind: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures as lines, then the cases that came out otherwise."""
    yield f"{len(outcomes)} pairs of {kind}"
    right = Counter(o.case["expect"] for o in outcomes if o.right)
    for verdict, count in sorted(Counter(o.case["expect"] for o in outcomes).items()):
        yield f"  {verdict:<24} {right[verdict]:>4} of {count}"
    for name, (part, whole) in measured(kind, outcomes).items():
        yield f"{name:<28} {part:>4} of {whole:<4} {part_of(part, whole):.3f}"
    mark = kind.removesuffix("s")
    for one in outcomes:
        if not one.right:
            case = one.case
            yield f"  {case['id']}: {one.found} ({one.why or 'no reason given'}), expected {case['expect']}"
            yield f"    [{case[f'{mark}_a']}] {case['a']}"
            yield f"    [{case[f'{mark}_b']}] {case.get('b') or 'the same'}"


def outcomes(cases: Path, judge: Callable[[Case], Outcome]) -> list[Outcome]:
    """What the program makes of the cases of a file."""
    out = []
    lines = cases.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        out.append(judge(json.loads(line)))
        if sys.stderr.isatty():
            print(f"\r{cases.name}: {number} of {len(lines)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return out


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=Path, default=_CASES / "figures.jsonl", help="pairs of figures")
    parser.add_argument("--dates", type=Path, default=_CASES / "dates.jsonl", help="pairs of dates")
    wanted = parser.parse_args()
    got: dict[str, tuple[int, int]] = {}
    for kind, cases, judge in (("figures", wanted.figures, figure_outcome), ("dates", wanted.dates, date_outcome)):
        found = outcomes(cases, judge)
        print(*report(kind, found), sep="\n")
        got |= measured(kind, found)
    return ended(parts_below(got, FLOORS))


if __name__ == "__main__":
    raise SystemExit(main())
