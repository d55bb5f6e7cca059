"""Figures made ready for comparing: what each counts, whose, where, and what became of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.compare.countwords import ACTS, ARMED, CASUALTIES, CREWS, OPEN_OWNERS, kinds
from rashomon.compare.marked import FAR, Marked, Marker
from rashomon.compare.measured import measures
from rashomon.compare.stretches import Stretch, stretch
from rashomon.compare.who import Names, name_key
from rashomon.model import Analysis, BlockKind, Figure, TimeType
from rashomon.text.measures import TIME_UNITS, base_unit, in_base

__all__ = ["PRISON_TERM", "Count", "counts"]

#: Units of age: how old somebody is, is compared nowhere.
_AGES = frozenset({"years old", "months old", "weeks old", "days old", "decades old"})
#: The kind of a span of time to which somebody is sentenced, whatever its noun.
PRISON_TERM = "prison term"
#: Right before a span of time: it is a sentence; and the characters in which that stands.
_JAILED = re.compile(r"\b(?:jailed|imprisoned|sentenced|behind bars|a sentence of)\b[^.;]{0,30}$")
_BEFORE_TERM = 60
_IN_PRISON = re.compile(r"\s(?:in\s(?:prison|jail|custody)|behind\sbars|(?:of\s)?imprisonment)\b")
#: Sentences before a figure in which the place of what it counts may have been named.
_BACK = 2
_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: Content words that any sentence may hold.
_COMMON = frozenset(
    {
        "say",
        "tell",
        "report",
        "official",
        "year",
        "month",
        "week",
        "day",
        "people",
        "person",
        "accord",
        "add",
        "include",
    }
    | {"take", "make", "come", "go", "get", "give", "see", "know", "new", "last", "early", "late", "time", "statement"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december", "number", "figure"}
    | {"estimate", "total", "percent", "cent", "per", "million", "billion", "thousand", "hundred", "dozen", "dollar"}
    | {"news", "agency", "spokesman", "spokeswoman", "spokesperson", "authority", "announce", "local", "country"}
    | {"mr.", "mr", "ms.", "mrs.", "ago", "recent", "several", "many", "large", "high", "low", "average", "death"}
)
#: Where a count says that it is of all there are.
_WHOLES = frozenset({"country", "nation", "world", "state", "region", "continent"})
_PLACE_NOUNS = frozenset(
    {"district", "province", "region", "village", "city", "town", "area", "county", "state", "prefecture", "valley"}
)
#: Nouns that leave it to the word before them what is measured ("unemployment rate").
_EMPTY_HEADS = frozenset({"rate", "level", "figure", "percentage", "proportion", "share", "total", "number", "amount"})
#: Nouns for all there are of what the sentence speaks of ("a third of the total").
_WHOLE_HEADS = frozenset({"total", "whole"})
_EMPTY_VERBS = frozenset(
    {"have", "leave", "be", "include", "say", "see", "find", "do", "make", "take", "get", "go", "come"}
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with the keys by which it is compared.

    Attributes:
        article: Its article's id.
        figure: The figure.
        order: Its place among all the figures of the story.
        unit: The base unit of its kind; parts of a whole are shares.
        kinds: Kinds of the thing counted.
        crew: Kinds of people that the story names and that may make up the body whose strength is counted.
        owners: Names of whose they are, as keys.
        open_owner: Whether a common noun stands for the owner ("the alliance's").
        modifiers: Other words that narrow the noun.
        places: Named places, as keys.
        sites: Places that a common noun stands for ("the valley").
        around: Places named in the sentence or shortly before it, as keys.
        named: Other names in its sentence, as keys.
        lemmas: Content words of its sentence, all of them.
        broad: Whether the count is of a whole country or the like.
        acts: What becomes of the counted, of the known kinds.
        verbs: Lemmas of the other verbs that it stands with.
        words: Content words of its sentence, without those of what is counted.
        days: Days that its sentence names.
        periods: Over what time it counts.
        name: The nearest name before it in its sentence, else the nearest after it, as a key; empty without one.
        time: First and last day of the time named nearest in its sentence; ``None`` if none is known.
        doing: What is counted with what is done to it or by it, in lemmas: "fine pay".
        measured: The classes of what it measures, each with how much speaks for it.
        head_line: Whether it stands in a headline or caption.
        noun: The counted thing as printed; empty if it is not said.
        passage: The words around it.
        beside: Values of the other figures close by, with the base units of their kinds.
    """

    article: str
    figure: Figure
    order: int
    unit: str | None
    kinds: frozenset[str]
    crew: frozenset[str]
    owners: frozenset[str]
    open_owner: bool
    modifiers: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    around: frozenset[str]
    named: frozenset[str]
    lemmas: frozenset[str]
    broad: bool
    acts: frozenset[str]
    verbs: frozenset[str]
    words: frozenset[str]
    days: frozenset[date]
    periods: tuple[Stretch, ...]
    name: str
    time: tuple[date, date] | None
    doing: str
    measured: Mapping[str, float]
    head_line: bool
    noun: str
    passage: Marked
    beside: frozenset[tuple[float, str]]

    @property
    def size(self) -> float:
        """How much it is, in its base unit, without sign."""
        value = self.figure.value if self.figure.value is not None else self.figure.low or 0.0
        return abs(in_base(value, self.figure.unit) if self.figure.unit else value)


def counts(analyses: Sequence[Analysis], names: Names) -> tuple[Count, ...]:
    """Make the figures of a story ready for comparing; ages are left out.

    Args:
        analyses: The articles.
        names: Who is who among them.
    """
    out: list[Count] = []
    crew = _crew(analyses)
    for analysis in analyses:
        surroundings = _Surroundings(analysis, names)
        for figure in analysis.figures:
            if _is_compared(figure, analysis.article.text):
                out.append(_count(analysis.id, figure, len(out), names, surroundings, crew))
    return tuple(out)


def _crew(analyses: Sequence[Analysis]) -> frozenset[str]:
    """Kinds of people named in a story of whom a mission may be made up."""
    crews = re.compile(rf"\b({'|'.join(sorted(CREWS))})s\b", re.IGNORECASE)
    named = {noun.lower() for a in analyses for noun in crews.findall(a.article.text)}
    return frozenset(kind for noun in named for kind in kinds(noun, strength=False)[0])


def _is_compared(figure: Figure, text: str) -> bool:
    if figure.unit in TIME_UNITS and figure.head is None and not _is_term(figure, text):
        return False  # "for three years": of what, nobody says
    return figure.unit not in _AGES and not _is_one(figure)


def _is_term(figure: Figure, text: str) -> bool:
    """Whether a span of time is one that somebody is sentenced to."""
    if figure.unit not in ("year", "month"):
        return False
    if figure.head == "sentence" or _IN_PRISON.match(text, figure.span.end) is not None:
        return True
    return _JAILED.search(text, max(0, figure.span.start - _BEFORE_TERM), figure.span.start) is not None


def _is_one(figure: Figure) -> bool:
    """Whether a figure is "one" or "zero" of which nothing became: "one of the victims", "zero tolerance"."""
    fates = {*figure.scope.done, *figure.scope.does}
    return figure.unit is None and figure.value in (0, 1) and not any(ACTS.get(v) in CASUALTIES for v in fates)


class _Surroundings:
    """What stands around the figures of one article."""

    def __init__(self, analysis: Analysis, names: Names) -> None:
        self.text = text = analysis.article.text
        self.marker = Marker(analysis)
        self._sentences = analysis.sentences
        self._starts = [s.start for s in analysis.sentences]
        placed = [n for n in analysis.names if n.label in _PLACES]
        self._places = sorted((n.span.start, _key(n.span.of(text), analysis.id, names)) for n in placed)
        self._names = sorted((n.span.start, _key(n.span.of(text), analysis.id, names)) for n in analysis.names)
        self._times = {(t.span.start, t.span.end): t for t in analysis.times}
        self._published = analysis.published
        dated_times = [t for t in analysis.times if t.type in (TimeType.DATE, TimeType.TIME)]
        self._spans = sorted(
            (t.span.start, t.low, t.high) for t in dated_times if t.low is not None and t.high is not None
        )
        dated = [t for t in analysis.times if t.type is TimeType.DATE and t.low is not None and t.low == t.high]
        self._days = sorted((t.span.start, t.low) for t in dated if t.low is not None)
        self._values = sorted(
            (f.span.start, f.value, base_unit(f.unit).name if f.unit else "")
            for f in analysis.figures
            if f.value is not None
        )
        self._titles = [b.span for b in analysis.blocks if b.kind in (BlockKind.HEADLINE, BlockKind.CAPTION)]

    def _sentence(self, figure: Figure) -> int:
        return max(0, bisect_right(self._starts, figure.span.start) - 1)

    def places(self, figure: Figure) -> frozenset[str]:
        """Places named in the figure's sentence or the ones shortly before."""
        if not self._starts:
            return frozenset()
        at = self._sentence(figure)
        low, high = self._starts[max(0, at - _BACK)], self._sentences[at].end
        first = bisect_left(self._places, (low, ""))
        return frozenset(key for start, key in self._places[first : bisect_left(self._places, (high, ""))])

    def names(self, figure: Figure) -> frozenset[str]:
        """Names in the figure's sentence."""
        if not self._starts:
            return frozenset()
        at = self._sentence(figure)
        first = bisect_left(self._names, (self._starts[at], ""))
        last = bisect_left(self._names, (self._sentences[at].end, ""))
        return frozenset(key for _, key in self._names[first:last])

    def days(self, figure: Figure) -> frozenset[date]:
        """Days that the figure's sentence names."""
        if not self._starts:
            return frozenset()
        at = self._sentence(figure)
        first = bisect_left(self._days, (self._starts[at], date.min))
        last = bisect_left(self._days, (self._sentences[at].end, date.min))
        return frozenset(day for _, day in self._days[first:last])

    def nearest_name(self, figure: Figure) -> str:
        """The key of the nearest name before the figure in its sentence, else of the nearest after it."""
        if not self._starts:
            return ""
        at = self._sentence(figure)
        first = bisect_left(self._names, (self._starts[at], ""))
        last = bisect_left(self._names, (self._sentences[at].end, ""))
        middle = bisect_left(self._names, (figure.span.start, ""))
        return self._names[middle - 1][1] if middle > first else self._names[middle][1] if middle < last else ""

    def nearest_time(self, figure: Figure) -> tuple[date, date] | None:
        """First and last day of the time named nearest to the figure in its sentence."""
        if not self._starts:
            return None
        at = self._sentence(figure)
        first = bisect_left(self._spans, (self._starts[at], date.min, date.min))
        last = bisect_left(self._spans, (self._sentences[at].end, date.min, date.min))
        inside = [(abs(start - figure.span.start), low, high) for start, low, high in self._spans[first:last]]
        return min(inside)[1:] if inside else None

    def periods(self, figure: Figure) -> tuple[Stretch, ...]:
        """Over what time a figure counts."""
        return tuple(stretch(p, self._times, self.text, self._published) for p in figure.scope.periods)

    def beside(self, figure: Figure) -> frozenset[tuple[float, str]]:
        """Values of the figures close by, its own apart, with their base units."""
        start = figure.span.start
        low, high = (bisect_left(self._values, (at, 0.0, "")) for at in (start - FAR, start + FAR))
        return frozenset(
            (value, unit) for at, value, unit in self._values[low:high] if not start <= at < figure.span.end
        )

    def titled(self, figure: Figure) -> bool:
        """Whether the figure stands in a headline or caption."""
        return any(span.covers(figure.span) for span in self._titles)


def _count(
    article: str, figure: Figure, order: int, names: Names, around: _Surroundings, crew: frozenset[str]
) -> Count:
    scope = figure.scope
    what, told = kinds(figure.head, strength=scope.strength)
    if figure.head in _EMPTY_HEADS and (said := [w for w in scope.which if w[:1].islower()]):
        what = frozenset(kind for w in said for kind in kinds(w, strength=False)[0])
    if figure.head in _WHOLE_HEADS and figure.unit in ("percent", "share"):
        what |= {kind for lemma in figure.context for kind in kinds(lemma, strength=False)[0]} - {"people"}
    if _is_term(figure, around.text):
        what = frozenset({PRISON_TERM})
    possessors = [w for w in scope.which if w[:1].isupper()]
    owners = frozenset(_key(w, article, names) for w in possessors or [o for o in scope.owner if o[:1].isupper()])
    modifiers = frozenset(w for w in scope.which if not w[:1].isupper() and w not in OPEN_OWNERS and w != "member")
    places = frozenset(_key(w, article, names) for w in scope.where if any(c.isupper() for c in w))
    verbs = (*scope.done, *scope.does)
    acts = frozenset(ACTS[v] for v in verbs if v in ACTS) | told
    if acts & CASUALTIES and figure.unit is None:
        what |= {"people"}
    known = {w for name in (*scope.which, *scope.owner, *scope.where) for w in name.lower().split()}
    passage = around.marker.marked(figure.span, figure.unit or "")
    skip = known | _COMMON | {figure.head or ""} | set(verbs)
    return Count(
        article,
        figure,
        order,
        base_unit(figure.unit).name if figure.unit else None,
        what,
        crew if scope.strength and figure.head in ARMED else frozenset(),
        owners,
        any(w in OPEN_OWNERS for w in (*scope.which, *scope.owner)),
        modifiers,
        places,
        frozenset(w for w in scope.where if not any(c.isupper() for c in w)),
        around.places(figure) | places,
        around.names(figure) - owners - places,
        frozenset(figure.context),
        any(w in _WHOLES for w in scope.where),
        acts,
        frozenset(v for v in verbs if v not in ACTS and v not in _EMPTY_VERBS),
        frozenset(w for w in figure.context if w not in skip and w not in ACTS and len(w) > 2),
        around.days(figure),
        around.periods(figure),
        around.nearest_name(figure),
        around.nearest_time(figure),
        " ".join(dict.fromkeys(w for w in (figure.head or "", *verbs) if w)),
        measures(figure.head, verbs, passage.before, passage.after),
        around.titled(figure),
        " ".join(figure.of.of(around.text).split()) if figure.of else "",
        passage,
        around.beside(figure),
    )


def _key(name: str, article: str, names: Names) -> str:
    """One key for every form of a name, without the common noun of a place ("Kunduz province")."""
    words = name.split()
    if len(words) > 1 and words[-1] in _PLACE_NOUNS:
        name = " ".join(words[:-1])
    return name_key(names.canonical(name, article) or name)
