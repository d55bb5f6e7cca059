"""How much of what a careful reader finds in five real page dumps the program finds.

Run ``python bench/seeds.py FOLDER``; the folder holds the texts and an ``expected.json`` that says what is in them.
Prints, kind by kind, what was found, missed and wrong, and names the missed and wrong ones. With ``--floors FILE`` it
ends with status 1 if a kind falls below its floor.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from floors import ended
from rashomon.model import (
    Account,
    Analysis,
    Article,
    Attribution,
    BlockKind,
    FigureGroup,
    Relation,
    Utterance,
    Verdict,
    Voice,
)
from rashomon.pipeline import accounts, analyse_all
from rashomon.read import read_articles
from seed_events import claims, differences, incidents, ledger
from seed_tally import Expected, Tally, words


def same_words(left: str, right: str) -> bool:
    """Whether two texts have the same words in the same order."""
    return words(left) == words(right)


def speaker_is(attribution: Attribution, expected: str) -> bool:
    """Whether the speaker is the expected one; an article or a possessive makes no difference."""
    wanted = [w for w in words(expected.replace("(unnamed)", "")) if w not in ("a", "an", "the", "s")]
    given = [w for w in words(attribution.speaker or "") if w not in ("a", "an", "the", "s")]
    if "(unnamed)" in expected:
        return given == wanted and attribution.voice is Voice.UNNAMED
    return bool(given) and (given == wanted or set(wanted) <= set(given))


def quoted(analysis: Analysis, attribution: Attribution) -> list[str]:
    """The texts inside the attribution's quotation marks."""
    return [q.of(analysis.article.text) for q in attribution.quotes]


def quotes(expected: Expected, docs: dict[str, Analysis]) -> Iterator[tuple[str, Tally]]:
    """Direct quotations with their speakers, and those that nobody expects."""
    text, speaker, invented = Tally(), Tally(), Tally()
    for one in expected["quotes"]:
        doc = docs[one["doc"]]
        label = f"{one['doc']} {one['speaker']}: {one['text'][:60]}"
        hits = [
            a
            for a in doc.attributions
            if any(same_words(q, one["text"]) for q in [*quoted(doc, a), " ".join(quoted(doc, a))])
        ]
        text.mark(bool(hits), label)
        given = ", ".join(sorted({str(a.speaker) for a in hits})) or "not found"
        speaker.mark(any(speaker_is(a, one["speaker"]) for a in hits), f"{label} (given: {given})")
    for key, doc in docs.items():
        known = [" ".join(words(q["text"])) for q in expected["quotes"] if q["doc"] == key]
        for attribution in doc.attributions:
            for one_quote in quoted(doc, attribution):
                if attribution.speaker and not any(" ".join(words(one_quote)) in k for k in known):
                    invented.wrong.append(f"{key} {attribution.speaker}: {one_quote[:60]}")
    yield "quotations", text
    yield "quotations with speaker", speaker
    yield "invented quotations", invented


def indirect(expected: Expected, docs: dict[str, Analysis]) -> Iterator[tuple[str, Tally]]:
    """Indirect speech with its source: two thirds of the expected words in one content."""
    tally = Tally()
    for one in expected["indirect"]:
        doc, want = docs[one["doc"]], words(one["says"])
        best, given = 0.0, ""
        for a in doc.attributions:
            # "warned NATO against …" counts the cue's object in
            spans = [*a.content, *a.cue]
            have = words(" ".join(s.of(doc.article.text) for s in spans))
            share = len(set(want) & set(have)) / len(set(want))
            if share > best and len(have) < 3 * len(want) + 5:
                best, given = share, a.speaker or ""
                if share >= 0.66 and speaker_is(a, one["speaker"]):
                    break
        else:
            tally.mark(
                False, f"{one['doc']} {one['speaker']}: {one['says'][:50]} (best {best:.2f}, {given or 'nobody'})"
            )
            continue
        tally.mark(True, "")
    yield "indirect speech with source", tally


def utterances(expected: Expected, account: Account, key: Callable[[str], str]) -> Iterator[tuple[str, Tally]]:
    """The same words across articles, how their differences are graded, and what must not be joined."""
    texts = {a.id: a.article.text for a in account.analyses}
    groups: dict[str, list[Expected]] = {}
    for one in expected["quotes"]:
        if "group" in one:
            groups.setdefault(one["group"], []).append(one)

    def holds(utterance: Utterance, quote: Expected) -> bool:
        return any(
            key(m.article) == quote["doc"] and same_words(m.span.of(texts[m.article]), quote["text"])
            for m in utterance.members
        )

    shared, changes, apart = Tally(), Tally(), Tally()
    for altered in expected["altered_quotes"]:
        members = groups[altered["group"]]
        joined = [u for u in account.findings.utterances if all(holds(u, q) for q in members)]
        shared.mark(bool(joined), altered["group"])
        found = {(c.old.lower(), c.new.lower()): c.grade for u in joined for c in u.changes}
        both = {frozenset(k): g for k, g in found.items()}
        for pair in altered["substitutions"]:
            grade = both.get(frozenset(w.lower() for w in pair))
            want = Relation.EXPANSION if any(w.isupper() for w in pair) else Relation.CONTENT_CHANGED
            changes.mark(grade is want, f"{altered['group']}: {pair[0]} → {pair[1]} (graded {grade})")
        for pair_set, grade in both.items():
            if grade is Relation.CONTENT_CHANGED and pair_set not in [
                frozenset(w.lower() for w in p) for p in altered["substitutions"]
            ]:
                changes.wrong.append(f"{altered['group']}: {sorted(pair_set)}")
    known = {frozenset(w.lower() for w in p) for a in expected["altered_quotes"] for p in a["substitutions"]}
    for u in account.findings.utterances:
        for c in u.changes:
            if c.grade is Relation.CONTENT_CHANGED and frozenset((c.old.lower(), c.new.lower())) not in known:
                changes.wrong.append(f"{u.speaker}: {c.old!r} → {c.new!r}")
    for pair in expected["not_altered"]:
        left, right = (groups[g] for g in pair["groups"])
        merged = [
            u for u in account.findings.utterances if any(holds(u, q) for q in left) and any(holds(u, q) for q in right)
        ]
        clash = account.findings.clashes
        apart.mark(not merged and not clash, " / ".join(pair["groups"]))
    yield "shared utterances", shared
    yield "graded changes", changes
    yield "look-alikes kept apart", apart


def figures(expected: Expected, account: Account, key: Callable[[str], str]) -> Iterator[tuple[str, Tally]]:
    """Figures and the verdicts on them."""
    verdicts = {"compatible": Verdict.COMPATIBLE, "agree": Verdict.AGREE, "single source": Verdict.ONE_SOURCE}
    texts = {key(a.id): a.article.text for a in account.analyses}
    tally, apart = Tally(), Tally()

    def places(thing: Expected) -> list[tuple[str, int, int, float]]:
        found = []
        for v in thing["values"]:
            at = texts[v["doc"]].find(v["text"])
            found.append((v["doc"], at, at + len(v["text"]), float(v["value"])))
        return found

    def members(group: FigureGroup, thing: Expected) -> int:
        return sum(
            any(
                key(a) == doc and f.span.start < end and start < f.span.end and f.value == value
                for a, f in group.members
            )
            for doc, start, end, value in places(thing)
        )

    for thing in expected["figures"]:
        want = verdicts[thing["verdict"].split(":")[0]]
        best = max(account.findings.figures, key=lambda g: members(g, thing), default=None)
        count = members(best, thing) if best else 0
        ok = best is not None and count == len(thing["values"]) and best.verdict is want
        tally.mark(
            ok, f"{thing['what']} ({count}/{len(thing['values'])}, {best.verdict if best and count else 'none'})"
        )
    lone = [t for t in expected["figures"] if "killed" in t["what"]]
    for group in account.findings.figures:
        inside = [t["what"] for t in lone if members(group, t)]
        if len(inside) > 1 or (inside and len(group.members) > 1):
            apart.wrong.append(f"set against each other: {', '.join(inside)} [{group.what}]")
    for group in account.findings.figures:
        if group.verdict is Verdict.CONFLICT:
            apart.wrong.append(f"conflict: {group.what} {[f.value for _, f in group.members]}")
    yield "figures", tally
    yield "figures wrongly compared", apart


def dates(
    expected: Expected, docs: dict[str, Analysis], account: Account, key: Callable[[str], str]
) -> Iterator[tuple[str, Tally]]:
    """Time references, the clash of days, and publication dates."""
    resolved, clash, published = Tally(), Tally(), Tally()
    for one in expected["dates"]:
        doc = docs[one["doc"]]
        wanted = one["resolves"] if isinstance(one["resolves"], list) else [one["resolves"]]
        values = set()
        for match in re.finditer(re.escape(one["text"]), doc.article.text):
            values |= {t.value for t in doc.times if t.span.start < match.end() and match.start() < t.span.end}
        resolved.mark(set(wanted) <= values, f"{one['doc']} {one['text']} → {wanted} (given {sorted(values)})")
    for one in expected["disagreements"]:
        if one["about"].startswith("day of"):
            sides = {s[0] for s in one["sides"]}
            hit = [
                e
                for e in account.findings.times
                if e.verdict is Verdict.CONFLICT and sides <= {key(a) for a, _, _ in e.members}
            ]
            clash.mark(bool(hit), one["about"])
            clash.wrong += [e.event for e in account.findings.times if e.verdict is Verdict.CONFLICT and e not in hit]
    for name, one in expected["published"].items():
        doc = docs[name]
        first, last = (one["date"].split("..") * 2)[:2]
        got = doc.published
        ok = got is not None and got.earliest is not None and got.latest is not None
        ok = ok and first <= str(got.earliest) and str(got.latest) <= last  # type: ignore[union-attr]
        published.mark(ok, f"{name} {one['date']} (given {got.value if got else None})")
        if got and "2024" in got.value:
            published.wrong.append(f"{name}: {got.value}")
    yield "dates resolved", resolved
    yield "clash of days", clash
    yield "publication dates within", published


def page(expected: Expected, docs: dict[str, Analysis]) -> Iterator[tuple[str, Tally]]:
    """Page chrome out of the body, and nothing of the article out of it."""
    chrome, kept = Tally(), Tally()
    for name, lines in expected["chrome"].items():
        doc = docs[name]
        body = [
            line.strip()
            for b in doc.blocks
            if b.kind is BlockKind.BODY and not b.repeats
            for line in b.span.of(doc.article.text).splitlines()
        ]
        for line in lines:
            chrome.mark(line.strip() not in body, f"{name} {line[:60]}")
        for line in doc.article.text.splitlines():
            if len(line) > 80 and line.rstrip()[-1:] in '."”' and not any(line.strip() == c.strip() for c in lines):
                kept.mark(line.strip() in body, f"{name} {line[:60]}")
    yield "chrome lines out of the body", chrome
    yield "body lines kept", kept


def main() -> int:
    """Run the program on the folder's texts and print what it found of the expected."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus = os.environ.get("RASHOMON_CORPUS")
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?" if corpus else None,
        default=Path(corpus or "") / "seeds",
        help="the folder of the five texts and expected.json; else the folder seeds in $RASHOMON_CORPUS",
    )
    parser.add_argument("--floors", type=Path, help="JSON of the least found and most wrong allowed for each kind")
    args = parser.parse_args()
    if not (args.folder / "expected.json").is_file():
        print(f"{args.folder}: no expected.json there; nothing was measured", file=sys.stderr)
        return 2
    expected: Expected = json.loads((args.folder / "expected.json").read_text(encoding="utf8"))
    names: dict[str, str] = {file: name for name, file in expected["files"].items()}

    def key(article: str) -> str:
        return names[Path(article).name]

    articles = [a for a in read_articles([str(args.folder / f) for f in sorted(names)]) if isinstance(a, Article)]
    told = accounts(analyse_all(articles))
    account = max(told, key=lambda a: len(a.story.articles))
    docs = {key(a.id): a for one in told for a in one.analyses}

    story = Tally()
    story.mark(len(told) == 1 and len(account.story.articles) == len(names), f"{len(told)} stories")
    results: dict[str, Tally] = {"one story of five": story}
    for part in (
        quotes(expected, docs),
        indirect(expected, docs),
        utterances(expected, account, key),
        figures(expected, account, key),
        dates(expected, docs, account, key),
        incidents(expected, account, key),
        claims(expected, docs),
        ledger(expected, account),
        differences(expected, account, key),
        page(expected, docs),
    ):
        results.update(part)

    for kind, tally in results.items():
        print(f"{kind:32} found {tally.found:3}   missed {len(tally.missed):3}   wrong {len(tally.wrong):3}")
        for what in tally.missed:
            print(f"    missed  {what}")
        for what in tally.wrong:
            print(f"    wrong   {what}")
    return check(results, args.floors) if args.floors else 0


def check(results: dict[str, Tally], floors: Path) -> int:
    """Compare with the floors; a kind that fell below its floor is named."""
    fallen = []
    for kind, (found, wrong) in json.loads(floors.read_text(encoding="utf8")).items():
        tally = results[kind]
        if tally.found < found or len(tally.wrong) > wrong:
            fallen.append(f"{kind}: found {tally.found} (floor {found}), wrong {len(tally.wrong)} (at most {wrong})")
    return ended(fallen)


if __name__ == "__main__":
    sys.exit(main())
