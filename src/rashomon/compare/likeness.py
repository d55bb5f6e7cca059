"""How two figures look side by side: whether they count one thing, of one scope, their values aside."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.compare.bounds import Fit, fitting
from rashomon.compare.counts import Count
from rashomon.compare.countwords import PERPETRATORS
from rashomon.compare.nations import shared
from rashomon.text.measures import is_currency

__all__ = ["COLUMNS", "Likeness", "candidates"]

Floats = NDArray[np.float32]

#: Words by which a sentence says of how much of a whole it speaks; that one report has such a word and the other has
#: none tells a part from the whole.
_SCOPES = {
    "whole": r"total|totals|totall?ed|overall|altogether|combined|together|nationwide|nationally|worldwide|globally|"
    r"countrywide|entire|whole|all|across|in all|both",
    "part": r"alone|of them|of whom|of the|among them|excluding|not counting|stripping out|except|leaving out|core|"
    r"underlying|single|one|part",
    "more": r"including|counting|plus|as well as|along with|dead (?:or|and)|killed (?:or|and)|wounded or|staff",
    "each": r"each|per|apiece|a head|an hour|a day|a week|a month|a year|daily|weekly|monthly|annual|annually|hourly",
    "since": r"since|so far|this year|this month|this week|last year|last month|a year (?:ago|earlier|before)|year",
    "net": r"net|gross|pre-tax|before|after|once|taken off|deducted|paid",
}
_SCOPE_WORDS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _SCOPES.items()}

#: What is looked at in a pair, in the order of the model's weights.
COLUMNS = (
    "near cosine",
    "sentence cosine",
    "noun cosine",
    "head cosine",
    "doing cosine",
    "lead cosine",
    "noun missing",
    "same head",
    "same kind",
    "other kind",
    "same acts",
    "other acts",
    "acts of one",
    "acts within",
    "same verbs",
    "shared owner",
    "other owner",
    "owner of one",
    "shared place",
    "other place",
    "place of one",
    "shared name",
    "other names",
    "shared surroundings",
    "same modifiers",
    "modifiers within",
    "other modifiers",
    "shared words",
    "other days",
    "assertion differs",
    "part differs",
    "rate differs",
    "attacker counted in by one",
    "title",
    "money",
    "percent",
    "measure",
    *(f"{name} of one" for name in _SCOPES),
    "same measure",
    "best measure shared",
    "other measure",
    "measure unknown",
    "same nearest name",
    "other nearest name",
    "nearest name told by other",
    "same time",
    "other time",
    "time within",
    "periods",
    "same source",
    "both sources",
    "one report",
    "times larger",
    *(f"{name} of the larger" for name in _SCOPES),
    *(f"{name} of the smaller" for name in _SCOPES),
    "modifiers of the smaller",
    "modifiers of the larger",
    "places of the smaller",
    "acts of the larger",
)


#: Figures whose passages lie nearest that are looked at closer, for each figure; those that are then kept for it, in
#: all and of any one report; and the least nearness (pairs of one thing have more in 98 of 100 cases).
_NEAREST, _KEPT, _OF_ONE = 24, 12, 3
_LEAST = 0.45
#: Nearness that a shared noun, kind and value add.
_HEAD, _KIND, _VALUE = 0.3, 0.2, 0.5


class Likeness:
    """The figures of one story, made ready for looking at pairs of them.

    Args:
        counts: The figures; a pair is two of them.
    """

    def __init__(self, counts: Sequence[Count]) -> None:
        # imported here: the model is loaded only where figures are set against each other
        from rashomon.text.embedding import embeddings

        parts = [
            (c.passage.near, c.passage.sentence, c.passage.lead, c.noun, c.doing, c.figure.head or "") for c in counts
        ]
        texts = sorted({text for each in parts for text in each})
        self._row = {text: row for row, text in enumerate(texts)}
        self._vectors: Floats = embeddings(texts)
        seen = Counter(w for c in counts for w in c.words)
        self._cues = {c.order: _cues(c) for c in counts}
        self._rare = {w: math.log(1 + len(counts) / n) for w, n in seen.items()}

    def nearness(self, group: Sequence[Count]) -> Floats:
        """How near the passages of figures lie, each with each: a matrix, more for nearer."""
        near, sentence, noun = (
            self._vectors[[self._row[text] for text in texts]]
            for texts in ([c.passage.near for c in group], [c.passage.sentence for c in group], [c.noun for c in group])
        )
        found: Floats = near @ near.T + sentence @ sentence.T + np.maximum(noun @ noun.T, 0) / 2
        return found

    def columns(self, one: Count, other: Count) -> list[float]:
        """What is to be seen in a pair, as `COLUMNS` name it; the same in whichever order they come."""
        cues = self._cues[one.order], self._cues[other.order]
        return [
            self._cosine(one.passage.near, other.passage.near),
            self._cosine(one.passage.sentence, other.passage.sentence),
            self._cosine(one.noun, other.noun),
            self._cosine(one.figure.head or "", other.figure.head or ""),
            self._cosine(one.doing, other.doing),
            self._cosine(one.passage.lead, other.passage.lead),
            float(not (one.noun and other.noun)),
            *_things(one, other),
            *_whose(one, other),
            self._shared_words(one.words, other.words),
            float(bool(one.days and other.days) and not one.days & other.days),
            *_told(one, other, cues),
            *_measured(one, other),
            *_placed(one, other),
            *_sized(one, other, cues),
        ]

    def _cosine(self, one: str, other: str) -> float:
        return float(self._vectors[self._row[one]] @ self._vectors[self._row[other]])

    def _shared_words(self, one: Iterable[str], other: Iterable[str]) -> float:
        """How much of what the poorer sentence says the richer says too, rare words counting more."""
        first, second = set(one), set(other)
        least = min(self._weight(first), self._weight(second))
        return self._weight(first & second) / (least + 2.0)

    def _weight(self, words: set[str]) -> float:
        return sum(self._rare[w] for w in sorted(words))


def _things(one: Count, other: Count) -> list[float]:
    """What is counted, and what became of it."""
    kinds = one.kinds | one.crew, other.kinds | other.crew
    acts = one.acts, other.acts
    return [
        float(one.figure.head == other.figure.head and one.figure.head is not None),
        float(bool(kinds[0] & kinds[1])),
        float(bool(kinds[0] and kinds[1]) and not kinds[0] & kinds[1]),
        float(bool(acts[0] & acts[1])),
        float(bool(acts[0] and acts[1]) and not acts[0] & acts[1]),
        float(bool(acts[0]) != bool(acts[1])),
        float(bool(acts[0] and acts[1]) and (acts[0] < acts[1] or acts[1] < acts[0])),
        float(bool(one.verbs & other.verbs)),
    ]


def _whose(one: Count, other: Count) -> list[float]:
    """Whose it is, where, and which of it."""
    owners, places = shared(one.owners, other.owners), shared(one.places, other.places)
    named = one.named | one.owners | one.places, other.named | other.owners | other.places
    names = shared(*named)
    modifiers = one.modifiers, other.modifiers
    return [
        float(bool(owners)),
        float(bool(one.owners and other.owners) and not owners),
        float(bool(one.owners) != bool(other.owners)),
        float(bool(places)),
        float(bool(one.places and other.places) and not places),
        float(bool(one.places) != bool(other.places)),
        min(2.0, len(names)) / 2,
        float(bool(named[0] and named[1]) and not names),
        min(3.0, len(shared(one.around, other.around))) / 3,
        min(2.0, len(modifiers[0] & modifiers[1])) / 2,
        float(modifiers[0] < modifiers[1] or modifiers[1] < modifiers[0]),
        min(3.0, len(modifiers[0] ^ modifiers[1])) / 3,
    ]


def _told(one: Count, other: Count, cues: tuple[set[str], set[str]]) -> list[float]:
    """How the sentences tell it: as a fact, as a part, as a rate, and in what unit."""
    scopes = one.figure.scope, other.figure.scope
    attacker = [bool(PERPETRATORS.intersection(s.including)) for s in scopes]
    money = is_currency(one.unit)
    return [
        float(scopes[0].asserted != scopes[1].asserted),
        float(scopes[0].part != scopes[1].part),
        float(scopes[0].per != scopes[1].per),
        float(attacker[0] != attacker[1]),
        float(one.head_line or other.head_line),
        float(money),
        float(one.unit == "share"),
        float(one.unit is not None and one.unit != "share" and not money),
        *(float((name in cues[0]) != (name in cues[1])) for name in _SCOPES),
    ]


def _cues(count: Count) -> set[str]:
    return {name for name, words in _SCOPE_WORDS.items() if words.search(count.passage.near)}


def _measured(one: Count, other: Count) -> list[float]:
    """How the classes of what is measured agree."""
    first, second = one.measured, other.measured
    both = sum(min(first[m], second[m]) for m in first if m in second)
    least = min(sum(first.values()), sum(second.values()))
    most = [max(each.values(), default=0.0) for each in (first, second)]
    tops = [{m for m, w in each.items() if w == top} for each, top in zip((first, second), most, strict=True)]
    return [
        both / least if least else 0.0,
        max((min(first[m], second[m]) for m in first if m in second), default=0.0) / 6,
        float(bool(first) and bool(second) and not tops[0] & tops[1]),
        float(not first or not second),
    ]


def _placed(one: Count, other: Count) -> list[float]:
    """Whom, when and from whom the sentences have it."""
    named = bool(one.name and other.name)
    same = named and bool(shared({one.name}, {other.name}))
    told = named and bool(
        shared({one.name}, other.named | other.around) and shared({other.name}, one.named | one.around)
    )
    times = one.time, other.time
    dated = one.time is not None and other.time is not None
    apart = dated and (one.time[1] < other.time[0] or other.time[1] < one.time[0])  # type: ignore[index]
    periods = bool(one.periods) != bool(other.periods) or any(
        a.apart(b) or a.holds(b) or b.holds(a) for a in one.periods for b in other.periods
    )
    sources = one.figure.source, other.figure.source
    return [
        float(same),
        float(named and not same),
        float(told),
        float(dated and times[0] == times[1]),
        float(apart),
        float(dated and not apart and times[0] != times[1]),
        float(periods),
        float(sources[0] is not None and sources[0] == sources[1]),
        float(None not in sources),
        float(one.article == other.article),
    ]


def _sized(one: Count, other: Count, cues: tuple[set[str], set[str]]) -> list[float]:
    """What sets the larger number apart from the smaller: a whole has more, a narrower thing less."""
    sizes = [abs(c.figure.value if c.figure.value is not None else c.figure.low or 0.0) for c in (one, other)]
    if one.unit != other.unit or fitting(one.figure, other.figure).fit is not Fit.APART or not all(sizes):
        return [0.0] * (2 * len(_SCOPES) + 5)
    rising = sizes[0] <= sizes[1]
    small, large = (one, other) if rising else (other, one)
    of_small, of_large = cues if rising else cues[::-1]
    return [
        min(3.0, math.log10(max(sizes) / min(sizes))),
        *(float(name in of_large - of_small) for name in _SCOPES),
        *(float(name in of_small - of_large) for name in _SCOPES),
        min(3.0, len(small.modifiers - large.modifiers)) / 3,
        min(3.0, len(large.modifiers - small.modifiers)) / 3,
        float(bool(small.places - large.places)),
        float(bool(large.acts - small.acts)),
    ]


def candidates(counts: Sequence[Count], likeness: Likeness) -> list[tuple[Count, Count]]:
    """Pairs of figures that may count one thing: of one kind of unit, in two reports or two sentences, and near.

    There are at most twelve for each figure, so that their number grows with the story and not with its square.

    Args:
        counts: The figures of the story.
        likeness: The same, made ready.
    """
    groups: dict[str, list[Count]] = {}
    for count in counts:
        groups.setdefault(count.unit or "", []).append(count)
    found: set[tuple[int, int]] = set()
    for unit in sorted(groups):
        group = groups[unit]
        nearness = likeness.nearness(group)
        for at, count in enumerate(group):
            nearest = np.argsort(-nearness[at].round(4), kind="stable")[: _NEAREST + 1]
            scored = [(float(nearness[at, i]) + _alike(count, group[i]), group[i]) for i in nearest.tolist()]
            found |= {
                (min(count.order, other.order), max(count.order, other.order))
                for other in _kept(count, sorted(scored, key=lambda s: (-s[0], s[1].order)))
            }
    by_order = {c.order: c for c in counts}
    return [(by_order[a], by_order[b]) for a, b in sorted(found)]


def _alike(one: Count, other: Count) -> float:
    values = one.figure.value, other.figure.value
    return (
        _HEAD * (one.figure.head == other.figure.head and one.figure.head is not None)
        + _KIND * bool((one.kinds | one.crew) & (other.kinds | other.crew))
        + _VALUE * (values[0] == values[1] and values[0] is not None)
    )


def _kept(count: Count, scored: Sequence[tuple[float, Count]]) -> Iterable[Count]:
    """The nearest figures of each other report, and of the same one in another sentence."""
    of_one: Counter[str] = Counter()
    for score, other in scored:
        same_place = other is count or (other.article == count.article and other.passage.start == count.passage.start)
        if score < _LEAST or same_place or of_one[other.article] >= _OF_ONE or of_one.total() >= _KEPT:
            continue
        of_one[other.article] += 1
        yield other
