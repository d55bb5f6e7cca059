"""How each report names the same people and acts in its own voice, side by side and without a rating."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.model import Findings, Label, LabelUse, LabelVoice, Line, Member, Section, Wording

__all__ = ["label_lines"]

#: Lines that are shown, and labels of one report in a line; the rest is in the findings.
_MOST, _OF_ONE = 12, 4
_MARKS = "scare quotes"


def label_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each actor and act that the reports name in different words, those named by most reports first."""
    return tuple(_line(sources, wording) for wording in findings.wording[:_MOST])


def _line(sources: Sources, wording: Wording) -> Line:
    own: dict[str, list[tuple[LabelUse, Label]]] = {}
    for use in wording.uses:
        for article, label in use.own:
            own.setdefault(article, []).append((use, label))
    told: list[str] = []
    for article in sorted(own, key=sources.order.__getitem__):
        verb = " writes" if not told else ""
        told.append(f"{sources.label(article)}{verb} {listed(_of_one(own[article]))}")
    parts = [listed(told), *_others(sources, wording)]
    cited = [Member(article, label.span) for use in wording.uses for article, label in use.members]
    name = f"{wording.entity[:1].upper()}{wording.entity[1:]}"
    return Line(Section.WORDING, f"{name}: {'; '.join(parts)}.", sources.cite_all(cited))


def _of_one(used: Sequence[tuple[LabelUse, Label]]) -> list[str]:
    """The labels of one report, those it uses most first, each with the distance that it keeps from it."""
    counts = Counter(use.text for use, _ in used)
    away: dict[str, list[str]] = {text: [] for text in counts}
    for use, label in used:
        if label.distance and label.distance not in use.text:
            away[use.text].append(label.distance)
    ranked = sorted(counts, key=lambda text: (-counts[text], text))
    shown = []
    for text in ranked[:_OF_ONE]:
        kept = list(dict.fromkeys(away[text]))
        always = len(away[text]) == counts[text]
        how = listed([f"in {d}" if d == _MARKS else f"with {quoted(d)}" for d in kept])
        shown.append(quoted(text) + (f" ({'' if always else 'also '}{how})" if kept else ""))
    if len(ranked) > _OF_ONE:
        shown.append(f"{len(ranked) - _OF_ONE} more")
    return shown


def _others(sources: Sources, wording: Wording) -> Iterator[str]:
    """What only those use whom the reports quote or give in indirect speech."""
    for voice, where in (
        (LabelVoice.QUOTED, "only inside quotations"),
        (LabelVoice.ATTRIBUTED, "only in what others are told to say"),
    ):
        given = []
        for use in wording.uses:
            voices = {label.voice for _, label in use.members}
            # what is quoted somewhere is named with the quotations
            if LabelVoice.OUTLET in voices or (voice is LabelVoice.ATTRIBUTED and LabelVoice.QUOTED in voices):
                continue
            said = dict.fromkeys(
                ", ".join(filter(None, (label.speaker, sources.label(article))))
                for article, label in use.members
                if label.voice is voice
            )
            if said:
                given.append(f"{quoted(use.text)} ({'; '.join(said)})")
        if given:
            yield f"{where}: {listed(given)}"
