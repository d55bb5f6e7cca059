"""How well quotations of two outlets are joined, and their differences graded, on pairs written by hand.

Run ``python bench/utterances.py [CASES.jsonl]``. Each case is a pair of quotations with their speakers and what a
careful reader makes of them: the relation, or that they are not one utterance; ``docs/utterance-cases.md`` says how
they are written and judged. Printed are the figures, then every case that came out otherwise. It ends with status 1 if
a figure is below its floor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from floors import ended, part_of, parts_below
from rashomon.compare.indirect import told
from rashomon.compare.utterances import utterances
from rashomon.compare.who import entities
from rashomon.model import (
    Act,
    Analysis,
    Article,
    Attribution,
    AttributionKind,
    Language,
    Name,
    Relation,
    TimeReference,
    TimeType,
    Voice,
)
from rashomon.spans import Span

_CASES = Path(__file__).parent / "cases" / "utterances.jsonl"
_APART, _CLASH = "not the same", "clash"
_CHANGED = Relation.CONTENT_CHANGED.value

#: Least figures: a change that is said must be one, and most of those there are must be found.
FLOORS = {"content-changed precision": 0.98, "content-changed recall": 0.85, "grade accuracy": 0.85}

Case = Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What the program makes of a case.

    Attributes:
        case: The case.
        found: The relation, "not the same", or "clash".
        changes: The content words changed, each the fuller version's and the other's.
    """

    case: Case
    found: str
    changes: tuple[tuple[str, str], ...]

    @property
    def right(self) -> bool:
        """Whether the relation is the expected one."""
        return bool(self.case["expect"] == self.found)

    @property
    def words_right(self) -> bool:
        """Whether the changed words are the expected ones, where the case says which."""
        wanted = self.case.get("changes")
        return wanted is None or sorted(map(tuple, wanted)) == sorted(self.changes)


def analysis(name: str, case: Case) -> Analysis:
    """An article that holds one side of a case: quotations or indirect speech, with speaker, day and setting.

    Args:
        name: The side: "a" or "b".
        case: The case.
    """
    given = case[name]
    runs = [given] if isinstance(given, str) else list(given)
    speaker, indirect = case[f"speaker_{name}"], case.get(f"kind_{name}") == "indirect"
    text = f"{speaker or 'It'} " + ("said " if speaker else "stands there: ")
    said = Span(text.index(" ") if not speaker else len(speaker) + 1, len(text) - 1)
    spans: list[Span] = []
    for run in runs:
        text += "that " if indirect else "“"
        spans.append(Span(len(text), len(text) + len(run)))
        text += run + (" " if indirect else "” ")
    if setting := case.get(f"setting_{name}"):
        text += f"{setting} "
    times: tuple[TimeReference, ...] = ()
    if day := case.get(f"day_{name}"):
        at, when = Span(len(text) + 3, len(text) + 3 + len(day)), date.fromisoformat(day)
        times = (TimeReference(at, TimeType.DATE, day, low=when, high=when, act=Act(said, ("say",))),)
        text += f"on {day}"
    text = text.rstrip() + "."
    article = Article(name, text, hashlib.sha256(text.encode()).hexdigest())
    attributions = tuple(_attribution(span, said, speaker, indirect) for span in spans)
    names = _names(text, speaker, case.get("names", {}))
    sentences = (Span(0, len(text)),)
    return Analysis(article, (), sentences, Language("en", 1.0), names=names, times=times, attributions=attributions)


def _attribution(span: Span, cue: Span, speaker: str | None, indirect: bool) -> Attribution:
    return Attribution(
        (),
        (cue,),
        (span,),
        AttributionKind.INDIRECT if indirect else AttributionKind.DIRECT,
        speaker,
        Voice.NAMED if speaker else Voice.NONE,
        "named in the sentence" if speaker else "",
        quotes=() if indirect else (span,),
    )


def _names(text: str, speaker: str | None, given: Mapping[str, Sequence[Sequence[str]]]) -> tuple[Name, ...]:
    used: list[Name] = []
    known = {"PERSON": [[speaker]] if speaker else [], **given}
    for label, groups in known.items():
        for full, form in ((group[0], form) for group in groups for form in group):
            at = text.find(form)
            if at >= 0 and not any(n.span.overlaps(Span(at, at + len(form))) for n in used):
                used.append(Name(Span(at, at + len(form)), label, full))
    return tuple(sorted(used, key=lambda n: n.span))


def outcome(case: Case) -> Outcome:
    """What the program makes of a case."""
    both = [analysis(k, case) for k in ("a", "b")]
    who = entities(both)
    said, clashes = utterances(both, who)
    everything = (*said, *told(both, who, said))
    found = next((u for u in everything if len({m.article for m in (*u.members, *u.indirect)}) == len(both)), None)
    if found is None:
        return Outcome(case, _CLASH if clashes else _APART, ())
    changes = tuple((c.old, c.new) for c in found.changes if c.grade is Relation.CONTENT_CHANGED)
    return Outcome(case, str(found.relation), changes)


def figures(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """What is measured, each as so many of so many."""
    same = [o for o in outcomes if o.case["expect"] not in (_APART, _CLASH)]
    apart = [o for o in outcomes if o.case["expect"] == _APART]
    clash = [o for o in outcomes if o.case["expect"] == _CLASH]
    claimed = [o for o in outcomes if o.found == _CHANGED]
    wanted = [o for o in outcomes if o.case["expect"] == _CHANGED]
    worded = [o for o in outcomes if "changes" in o.case]
    return {
        "of one utterance, joined": (sum(o.found not in (_APART, _CLASH) for o in same), len(same)),
        "look-alikes kept apart": (sum(o.found == _APART for o in apart), len(apart)),
        "speaker clashes": (sum(o.right for o in clash), len(clash)),
        "content-changed precision": (sum(o.right for o in claimed), len(claimed)),
        "content-changed recall": (sum(o.right for o in wanted), len(wanted)),
        "changed words exactly": (sum(o.words_right for o in worded), len(worded)),
        "grade accuracy": (sum(o.right for o in same), len(same)),
    }


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The figures as lines, then the cases that came out otherwise."""
    yield f"{len(outcomes)} cases"
    right = Counter(o.case["expect"] for o in outcomes if o.right)
    for grade, count in sorted(Counter(o.case["expect"] for o in outcomes).items()):
        yield f"  {grade:<24} {right[grade]:>4} of {count}"
    for name, (part, whole) in figures(outcomes).items():
        yield f"{name:<26} {part:>4} of {whole:<4} {part_of(part, whole):.3f}"
    for one in outcomes:
        if not (one.right and one.words_right):
            yield f"  {one.case['id']}: {one.found} {list(one.changes) or ''}"
            yield f"    {one.case['a']}\n    {one.case['b']}"


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, nargs="?", default=_CASES)
    lines = parser.parse_args().cases.read_text("utf-8").splitlines()
    outcomes = [outcome(json.loads(line)) for line in lines]
    print(*report(outcomes), sep="\n")
    return ended(parts_below(figures(outcomes), FLOORS))


if __name__ == "__main__":
    raise SystemExit(main())
