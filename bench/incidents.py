"""How well acts are read from news sentences, on passages written by hand.

Run ``python bench/incidents.py [--cases CASES.jsonl] [--every]``. Each case is a passage of one to three sentences with
the acts that a careful editor reads in it; ``docs/incident-cases.md`` says how they are written and judged. The
passages go through the whole program. Printed are precision, recall and F1 of what is read, the acts told as done that
are not, then (with ``--every``) what came out otherwise. It ends with status 1 if a figure is below its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from floors import below, ended
from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from rashomon.extract import extract
from rashomon.model import Analysis, Article, Incident, Language, Party, Reality, Toll
from rashomon.read.given_dates import given_date
from rashomon.spans import Span, text_sha256
from rashomon.text.blocks import blocks
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences

_CASES = Path(__file__).parent / "cases" / "incidents.jsonl"

#: Least F1 of each thing that is read, a little below what was measured; ``docs/incident-cases.md`` says what is aimed
#: at.
FLOORS = {"type": 0.92, "killed": 0.94, "wounded": 0.92, "date": 0.92, "place": 0.86, "actor": 0.88}
#: What is measured, with its key in a case.
_FIELDS = {n: n for n in ("type", "reality", "date", "killed", "wounded", "place", "country", "actor", "source")}
_FIELDS["claim"] = "claimed_by"
#: Acts that are negated, planned, feared or supposed and may be told as done: none.
MOST_WRONGLY_DONE = 0

Case = Mapping[str, Any]


@dataclass
class Tally:
    """How often a thing was read rightly, read wrongly or read where there is none, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, wanted: object, got: object, *, right: bool) -> None:
        """Count one thing of one act."""
        self.right += wanted is not None and got is not None and right
        self.wrong += got is not None and not (wanted is not None and right)
        self.missed += wanted is not None and not (got is not None and right)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to read and nothing was read."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0

    def line(self, name: str) -> str:
        """The figures for a reader."""
        found, all_ = self.right + self.wrong, self.right + self.missed
        parts = [f"{n:>4} of {of:<4} {n / of if of else 1:.3f}" for n, of in ((self.right, found), (self.right, all_))]
        return f"{name:<10} precision {parts[0]}   recall {parts[1]}   F1 {self.f1:.3f}"


@dataclass
class Measured:
    """What was measured over a set of cases."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrongly_done: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def analysis(case: Case) -> Analysis:
    """A passage as an article of its own, all of it read as a page's text is."""
    text, when = case["text"], given_date(case["day"], "date field")
    article = Article(case["id"], text, text_sha256(text), dated=(when,) if when else ())
    parts = blocks(text, None, "text/plain")
    return extract(parse(article, parts, sentences(text, parts)), Language("en", 1.0))


def _matched(case: Case, found: Sequence[Incident]) -> Iterator[tuple[Mapping[str, Any] | None, Incident | None]]:
    """Each wanted act with the one that was read for it, the surest pairs first; what is left over on either side."""
    text = case["text"]
    ranked = []
    for w, wanted in enumerate(case["incidents"]):
        spans = [Span(m.start(), m.end()) for m in re.finditer(re.escape(wanted["trigger"]), text)]
        for f, one in enumerate(found):
            near = [s for s in spans if one.span.covers(s)]
            if not near:
                continue
            likeness = (
                2 * any(s.overlaps(one.trigger) for s in near)
                + (one.type.value == wanted["type"])
                + (one.date == wanted["date"])
                + _same_toll(wanted["killed"], one.killed)
                + _same_toll(wanted["wounded"], one.wounded)
                + _same_place(wanted["place"], one.place(text))
            )
            ranked.append((-likeness, w, f))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, w, f in sorted(ranked):
        if w not in used[0] and f not in used[1]:
            used[0].add(w)
            used[1].add(f)
            yield case["incidents"][w], found[f]
    yield from ((one, None) for w, one in enumerate(case["incidents"]) if w not in used[0])
    yield from ((None, one) for f, one in enumerate(found) if f not in used[1])


def _same_toll(wanted: Mapping[str, Any] | None, got: Toll | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    return (wanted["low"], wanted["high"]) == (got.low, got.high)


def _words(words: str | None) -> set[str]:
    return set(re.findall(r"\w+", words.casefold())) - {"the", "a", "an", "of", "in", "on"} if words else set()


def _same_place(wanted: str | None, got: str | None) -> bool:
    """Whether the wanted place is among those read."""
    return _words(wanted) <= _words(got) if wanted and got else not wanted and not got


def _same_party(wanted: str | None, got: Party | None) -> bool:
    """Whether two descriptions share what they are about: one's words are all in the other's, or they end alike."""
    one, other = _words(wanted), _words(got.name if got else None)
    return bool(one and other) and (one <= other or other <= one)


def measure(cases: Sequence[Case]) -> Measured:
    """What the program reads of some cases, against what is wanted."""
    out = Measured()
    for number, case in enumerate(cases, 1):
        read = analysis(case)
        for wanted, one in _matched(case, read.incidents):
            _count(out, case, wanted or {}, one)
        if sys.stderr.isatty():
            print(f"\r{number} of {len(cases)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return out


def _count(out: Measured, case: Case, wanted: Mapping[str, Any], one: Incident | None) -> None:
    have = _read(case["text"], one)
    for name, key in _FIELDS.items():
        want, got = wanted.get(key), have[name]
        right = _right(name, want, got)
        out.tallies[name].add(want, got, right=right)
        if not right and (want, got) != (None, None):
            shown = f"{got.low}-{got.high}" if isinstance(got, Toll) else got.name if isinstance(got, Party) else got
            out.odd.append(f"{case['id']} {name}: {shown}, expected {want} [{wanted.get('trigger', 'no such act')}]")
    if one is not None and one.reality is Reality.HAPPENED and wanted.get("reality") != Reality.HAPPENED:
        words = f"{case['id']} {wanted.get('reality', 'no act')}: {one.trigger.of(case['text'])!r}"
        out.wrongly_done.append(words)


def _read(text: str, one: Incident | None) -> dict[str, Any]:
    """What was read of an act, each thing under its name."""
    if one is None:
        return dict.fromkeys(_FIELDS)
    return {
        "type": one.type.value,
        "reality": one.reality.value,
        "date": one.date,
        "killed": one.killed,
        "wounded": one.wounded,
        "place": one.place(text),
        "country": one.location.country if one.location else None,
        "actor": one.actor,
        "claim": one.claimed_by,
        "source": one.source,
    }


def _right(name: str, want: Any, got: Any) -> bool:  # noqa: ANN401 - values of JSON
    if isinstance(got, Toll):
        return _same_toll(want, got)
    if isinstance(got, Party):
        return _same_party(want, got)
    return _same_place(want, got) if name == "place" else want == got


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, default=_CASES, help="passages with their acts")
    parser.add_argument("--every", action="store_true", help="print each thing that came out otherwise")
    wanted = parser.parse_args()
    cases = [json.loads(line) for line in wanted.cases.read_text("utf-8").splitlines()]
    found = measure(cases)
    print(f"{len(cases)} passages, {sum(len(c['incidents']) for c in cases)} acts")
    for name, tally in found.tallies.items():
        print(tally.line(name))
    print(f"told as done and not so: {len(found.wrongly_done)}", *(f"  {w}" for w in found.wrongly_done), sep="\n")
    if wanted.every:
        print(*found.odd, sep="\n")
    fallen = below({name: tally.f1 for name, tally in found.tallies.items()}, FLOORS)
    if len(found.wrongly_done) > MOST_WRONGLY_DONE:
        fallen.append(f"acts told as done: {len(found.wrongly_done)} wrongly (at most {MOST_WRONGLY_DONE})")
    return ended(fallen)


if __name__ == "__main__":
    raise SystemExit(main())
