"""How well statements of two reports are set against each other, on passages written by hand.

Run ``python bench/opposed.py [--cases CASES.jsonl]``. Each case is a pair of passages with a marked statement each, and
what a careful editor makes of them: opposed, the same, more specific, or apart; ``docs/opposed-cases.md`` says how they
are written and judged. The passages go through the whole program. An opposition that the program finds anywhere in a
case that has none is held against it; one beside the marked statements of a case that has one is not judged. Printed
are the figures, then every case in which "opposed" was found or missed wrongly. It ends with status 1 if a figure is
below its floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ledger
from floors import ended, part_of, parts_below
from rashomon.compare.oppositions import oppositions
from rashomon.compare.statements import statement_pairs
from rashomon.compare.who import entities
from rashomon.model import Accord, Analysis, Statement, StatementPair
from rashomon.spans import Span

_CASES = Path(__file__).parent / "cases" / "opposed.jsonl"
_OPPOSED, _APART = "opposed", "apart"
_AGREEING = frozenset({"same", "more-specific"})

#: Least figures, each a little below what was measured; ``docs/opposed-cases.md`` says what is aimed at.
FLOORS = {
    "opposed, precision": 0.83,
    "opposed, recall": 0.56,
}

Case = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What the program makes of a case.

    Attributes:
        case: The case.
        found: The accord of the marked statements; "apart" if they are no pair, "opposed" too if others are.
        marked: Whether what was found stands where the case marks it.
        kind: Between whom, where they are opposed.
        why: The reason given.
    """

    case: Case
    found: str
    marked: bool = True
    kind: str = ""
    why: str = ""

    @property
    def right(self) -> bool:
        """Whether it is what the case expects; the same and the more specific are one here."""
        expected = self.case["expect"]
        return self.marked and (self.found == expected or (self.found in _AGREEING and expected in _AGREEING))


def outcome(case: Case) -> Outcome:
    """Take a case through the program."""
    articles = tuple(ledger.analysis(side, case[side], case.get(f"day_{side}")) for side in "ab")
    pairs = statement_pairs(articles, entities(articles))
    marks = {
        side: Span(at := case[side].index(case[f"words_{side}"]), at + len(case[f"words_{side}"])) for side in "ab"
    }
    own = [p for p in pairs if all(_overlaps(marks, *s) for s in (p.one, p.other)) and p.one[0] != p.other[0]]
    opposed = [p for p in pairs if p.accord is Accord.OPPOSED]
    if opposed:
        first = next((p for p in opposed if p in own), opposed[0])
        return Outcome(case, _OPPOSED, first in own, _kind(articles, first), first.why)
    best = max(own, key=lambda p: sum(_shared(marks, *s) for s in (p.one, p.other)), default=None)
    if best is None:
        return Outcome(case, _APART)
    return Outcome(case, best.accord.value.replace(" ", "-"), why=best.why)


def _kind(articles: Sequence[Analysis], pair: StatementPair) -> str:
    (made,) = oppositions(articles, [pair])
    return made.kind


def _overlaps(marks: Mapping[str, Span], article: str, statement: Statement) -> bool:
    return bool(marks[article].overlaps(statement.span))


def _shared(marks: Mapping[str, Span], article: str, statement: Statement) -> float:
    span, mark = statement.span, marks[article]
    return float(min(span.end, mark.end) - max(span.start, mark.start)) / (
        max(span.end, mark.end) - min(span.start, mark.start)
    )


def measured(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """What is measured, each as so many of so many."""
    claimed = [o for o in outcomes if o.found == _OPPOSED and (o.marked or o.case["expect"] != _OPPOSED)]
    wanted = [o for o in outcomes if o.case["expect"] == _OPPOSED]
    agreed = [o for o in outcomes if o.found in _AGREEING]
    agreeing = [o for o in outcomes if o.case["expect"] in _AGREEING]
    hits = [o for o in wanted if o.right]
    return {
        "opposed, precision": (sum(o.right for o in claimed), len(claimed)),
        "opposed, recall": (len(hits), len(wanted)),
        "of these between whom": (sum(o.kind == o.case["kind"] for o in hits), len(hits)),
        "agreeing, precision": (sum(o.right for o in agreed), len(agreed)),
        "agreeing, recall": (sum(o.right for o in agreeing), len(agreeing)),
    }


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures as lines, then the cases in which an opposition was claimed or missed wrongly."""
    yield f"{len(outcomes)} pairs of statements"
    right = Counter((o.case["expect"], o.case.get("ground") or "") for o in outcomes if o.right)
    for (verdict, ground), count in sorted(
        Counter((o.case["expect"], o.case.get("ground") or "") for o in outcomes).items()
    ):
        yield f"  {verdict:<14} {ground:<12} {right[verdict, ground]:>4} of {count}"
    for name, (part, whole) in measured(outcomes).items():
        yield f"{name:<28} {part:>4} of {whole:<4} {part_of(part, whole):.3f}"
    for one in outcomes:
        if not one.right and _OPPOSED in (one.found, one.case["expect"]):
            case = one.case
            beside = "" if one.marked else ", of other words"
            yield f"  {case['id']}: {one.found}{beside} ({one.why or 'no reason given'}), expected {case['expect']}"
            yield f"    [{case['words_a']}] {case['a']}"
            yield f"    [{case['words_b']}] {case['b']}"


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=_CASES, help="pairs of statements, JSON Lines")
    found = []
    lines = parser.parse_args().cases.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        found.append(outcome(json.loads(line)))
        if sys.stderr.isatty():
            print(f"\r{number} of {len(lines)}", end="", file=sys.stderr, flush=True)
    print(*report(found), sep="\n")
    return ended(parts_below(measured(found), FLOORS))


if __name__ == "__main__":
    raise SystemExit(main())
