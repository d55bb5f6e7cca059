"""How well quotations of two outlets are joined, and their differences graded, on invented pairs.

    python bench/utterances.py [CASES.jsonl]

Each case is a pair of quotations with their speakers and what a careful reader makes of them: the relation, or that
they are not one utterance. Printed are the figures, then every case that came out otherwise.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rashomon.compare.utterances import utterances
from rashomon.compare.who import entities
from rashomon.model import Analysis, Article, Attribution, AttributionKind, Language, Name, Relation, Voice
from rashomon.spans import Span

_CASES = Path(__file__).parent / "cases" / "utterances.jsonl"
_APART = "not the same"


def analysis(name: str, quote: str, speaker: str | None, names: Mapping[str, list[list[str]]]) -> Analysis:
    """An article that holds one quotation and uses names, the first of each group being its full form."""
    text = f"“{quote}” " + (f"{speaker} said." if speaker else "It stands there.")
    said = Span(1, 1 + len(quote))
    attribution = Attribution(
        (),
        (),
        (said,),
        AttributionKind.DIRECT,
        speaker,
        Voice.NAMED if speaker else Voice.NONE,
        quotes=(said,),
    )
    known = {"PERSON": [[speaker]] if speaker else [], **names}
    used: list[Name] = []
    for label, groups in known.items():
        for full, form in ((group[0], form) for group in groups for form in group):
            at = text.find(form)
            if at >= 0 and not any(n.span.overlaps(Span(at, at + len(form))) for n in used):
                used.append(Name(Span(at, at + len(form)), label, full))
    article = Article(name, text, hashlib.sha256(text.encode()).hexdigest())
    return Analysis(article, (), (), Language("en", 1.0), names=tuple(used), attributions=(attribution,))


def outcome(case: Mapping[str, Any]) -> tuple[str, list[list[str]]]:
    """The relation the program finds between the two quotations of a case, and the content changes."""
    names = case.get("names", {})
    both = [analysis(k, case[k], case[f"speaker_{k}"], names) for k in ("a", "b")]
    said, clashes = utterances(both, entities(both))
    shared = [u for u in said if len({m.article for m in u.members}) == 2]
    if not shared:
        return ("clash" if clashes else _APART), []
    changes = [[c.old, c.new] for u in shared for c in u.changes if c.grade is Relation.CONTENT_CHANGED]
    return str(shared[0].relation), changes


def main(path: Path = _CASES) -> None:
    """Print the figures."""
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    results = [(case, *outcome(case)) for case in cases]
    altered = Relation.CONTENT_CHANGED.value
    right = sum(case["expect"] == found == altered for case, found, _ in results)
    claimed = sum(found == altered for _, found, _ in results)
    wanted = sum(case["expect"] == altered for case, _, _ in results)
    same = [(case, found) for case, found, _ in results if case["expect"] != _APART]
    joined = sum(found not in (_APART, "clash") for _, found in same)
    wrongly = sum(case["expect"] == _APART != found for case, found, _ in results)
    graded = sum(case["expect"] == found for case, found in same)
    words = sum(sorted(case["changes"]) == sorted(changes) for case, _, changes in results if "changes" in case)
    print(f"pairs                      {len(cases)}")
    print(f"of one utterance           {joined} of {len(same)} joined, {graded} graded as expected")
    print(f"of two                     {len(cases) - len(same) - wrongly} of {len(cases) - len(same)} kept apart")
    print(f"content changed            precision {right}/{claimed}, recall {right}/{wanted}")
    print(f"the changed words exactly  {words} of {sum('changes' in case for case in cases)}")
    for case, found, changes in results:
        if case["expect"] != found or ("changes" in case and sorted(case["changes"]) != sorted(changes)):
            print(f"  {case['id']}: {found} {changes or ''}\n    {case['a']}\n    {case['b']}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
