"""How well pledges and claims of compliance are read, on passages written by hand.

Run ``python bench/pledges.py [--pledges CASES.jsonl] [--compliance CASES.jsonl]``. Each case is a passage with what a
careful editor finds promised, laid down, demanded or vowed in it, or held kept and broken; ``docs/pledge-cases.md``
says how they are written and how fields are compared. Printed are precision, recall and F1 of each field and their
mean, then every passage with something missed or wrong. It ends with status 1 if a figure is below its floor.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ledger
from floors import below, ended
from rashomon.model import ComplianceClaim, Party, Pledge
from rashomon.spans import Span

_CASES = Path(__file__).parent / "cases"

#: Share of words (F1) from which two wordings of an act or a condition are the same: a word more or less at an end is
#: a matter of taste, half an act is another act.
_ALIKE = 0.6
#: The same for telling which found pledge answers which expected one, before their fields are compared.
_PAIRED = 0.35

PLEDGE_FIELDS = ("kind", "party", "act", "beneficiary", "condition", "deadline", "agreement")
CLAIM_FIELDS = ("claimant", "party", "status", "commitment", "agreement")

#: Least figures, each a little below what was measured; ``docs/pledge-cases.md`` says what is aimed at.
FLOORS = {
    "pledges, mean F1": 0.90,
    "claims, mean F1": 0.92,
}

Case = Mapping[str, Any]
#: A field's value for comparing: what it says, and where it stands.
Value = tuple[str, Span | None]
Item = Mapping[str, Value | None]


@dataclass
class Tally:
    """How often a field was right, given and expected."""

    right: int = 0
    given: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Right ones of those given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / (self.given + self.expected) if self.given + self.expected else 1.0


def words(text: str) -> list[str]:
    """Lower-case words without articles."""
    return [w for w in re.findall(r"\w+", text.casefold()) if w not in ("the", "a", "an", "s", "to")]


def likeness(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    left, right = words(one), words(other)
    common = sum(min(left.count(w), right.count(w)) for w in set(left))
    return 2 * common / (len(left) + len(right)) if left and right else 0.0


def _at(text: str, exact: str | None) -> Value | None:
    if exact is None:
        return None
    start = text.index(exact)
    return exact, Span(start, start + len(exact))


def _spanned(text: str, span: Span | None) -> Value | None:
    return (span.of(text), span) if span else None


def _party(party: Party | None) -> Value | None:
    return (party.name, party.span) if party else None


def wanted(case: Case) -> list[Item]:
    """What is expected of a passage, pledges or claims."""
    text = case["text"]
    out: list[Item] = []
    for one in case.get("pledges", case.get("claims", ())):
        placed = {k: _at(text, one.get(k)) for k in {*PLEDGE_FIELDS, *CLAIM_FIELDS} - {"kind", "status"}}
        said = {k: (one[k] + (" negated" if one.get("negated") else ""), None) for k in ("kind", "status") if k in one}
        out.append({**placed, **said})
    return out


def pledged(text: str, one: Pledge) -> Item:
    """A found pledge for comparing."""
    return {
        "kind": (one.kind.value + (" negated" if one.negated else ""), None),
        "party": _party(one.party),
        "act": _spanned(text, one.act),
        "beneficiary": _party(one.beneficiary),
        "condition": _spanned(text, one.condition),
        "deadline": _spanned(text, one.when),
        "agreement": _spanned(text, one.agreement),
    }


def claimed(text: str, one: ComplianceClaim) -> Item:
    """A found claim for comparing; of several commitments all the words between."""
    whole = Span(one.commitments[0].start, one.commitments[-1].end) if one.commitments else None
    return {
        "claimant": _party(one.claimant),
        "party": _party(one.party),
        "status": (one.status.value, None),
        "commitment": _spanned(text, whole),
        "agreement": _spanned(text, one.agreement),
    }


def same(field: str, one: Value, other: Value) -> bool:
    """Whether two values of a field are the same, as a reader would say.

    Acts, conditions and commitments are if most of their words are; parties, dates and agreements if they stand in
    one place or are the same words.
    """
    if field in ("kind", "status"):
        return one[0] == other[0]
    if field in ("act", "condition", "commitment"):
        return likeness(one[0], other[0]) >= _ALIKE
    placed = one[1] is not None and other[1] is not None and one[1].overlaps(other[1])
    return placed or words(one[0]) == words(other[0])


def pairs(expected: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Each expected item with the found one that answers it best; what has no partner stands alone."""

    def closeness(left: Item, right: Item) -> float:
        if left.get("act") and right.get("act"):
            close = likeness(left["act"][0], right["act"][0])  # type: ignore[index]
            return close if close >= _PAIRED else 0.0
        agreed = [k for k, v in left.items() if v and right.get(k) and same(k, v, right[k])]  # type: ignore[arg-type]
        return float(len(agreed))

    ranked = sorted(
        ((-closeness(e, f), i, j) for i, e in enumerate(expected) for j, f in enumerate(found) if closeness(e, f)),
    )
    partner: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in partner and j not in partner.values():
            partner[i] = j
    out: list[tuple[Item | None, Item | None]] = [
        (e, found[partner[i]] if i in partner else None) for i, e in enumerate(expected)
    ]
    return out + [(None, f) for j, f in enumerate(found) if j not in partner.values()]


def count(
    fields: Sequence[str], paired: Sequence[tuple[Item | None, Item | None]], into: dict[str, Tally]
) -> list[str]:
    """Count each field of paired items.

    Returns:
        What is missed or wrong, a line each.
    """
    off = []
    for expected, found in paired:
        for name in fields:
            want, got = (expected or {}).get(name), (found or {}).get(name)
            tally = into.setdefault(name, Tally())
            tally.expected += want is not None
            tally.given += got is not None
            if want and got and same(name, want, got):
                tally.right += 1
            elif want or got:
                off.append(f"{name}: {got[0] if got else 'none'!s} for {want[0] if want else 'none'!s}")
    return off


def measure(cases: Sequence[Case], kind: str) -> tuple[dict[str, Tally], list[str]]:
    """Read every case.

    Args:
        cases: The cases.
        kind: "pledges" or "claims".

    Returns:
        The tally of each field, and what is missed or wrong, a line each.
    """
    fields = PLEDGE_FIELDS if kind == "pledges" else CLAIM_FIELDS
    tallies: dict[str, Tally] = {name: Tally() for name in fields}
    wrong: list[str] = []
    for case in cases:
        text = case["text"]
        one = ledger.analysis(case["id"], text, case.get("day"))
        found: list[Item]
        if kind == "pledges":
            found = [pledged(text, p) for p in one.pledges]
        else:
            found = [claimed(text, c) for c in one.compliance]
        off = count(fields, pairs(wanted(case), found), tallies)
        if off:
            wrong += [f"  {case['id']}: {text}", *(f"      {line}" for line in off)]
    return tallies, wrong


def mean(tallies: Mapping[str, Tally]) -> float:
    """Mean F1 of the fields."""
    return sum(t.f1 for t in tallies.values()) / len(tallies)


def report(kind: str, cases: int, tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The figures as lines."""
    yield f"{cases} passages with {kind}"
    for name, t in tallies.items():
        counted = f"{t.right:>4} right of {t.given:>4} given and {t.expected:>4} expected"
        yield f"  {name:<12} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}  {counted}"
    yield f"{kind}, mean F1 {mean(tallies):.3f}"


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pledges", type=Path, default=_CASES / "pledges.jsonl", help="passages with pledges")
    parser.add_argument("--compliance", type=Path, default=_CASES / "compliance.jsonl", help="passages with claims")
    given = parser.parse_args()
    got: dict[str, float] = {}
    for kind, path in (("pledges", given.pledges), ("claims", given.compliance)):
        cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        tallies, wrong = measure(cases, kind)
        print(*report(kind, len(cases), tallies), *wrong, sep="\n")
        got[f"{kind}, mean F1"] = mean(tallies)
    return ended(below(got, FLOORS))


if __name__ == "__main__":
    raise SystemExit(main())
