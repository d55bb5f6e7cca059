"""What is counted, each value with those who give it in their words, and how the values stand to each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.account.amounts import size, value_text
from rashomon.account.dates import MONTHS, spell, spell_published
from rashomon.account.sources import Sources
from rashomon.account.wording import count_of, counted, listed, quoted
from rashomon.compare.countwords import kinds
from rashomon.model import (
    Analysis,
    Figure,
    FigureGroup,
    Findings,
    Line,
    Member,
    PeriodRelation,
    Published,
    Section,
    TimeReference,
    Verdict,
)
from rashomon.spans import Span, join_spans

__all__ = [
    "VERDICTS",
    "FigureEntry",
    "Teller",
    "Value",
    "appeared_text",
    "figure_ledger",
    "figure_lines",
    "figure_origins",
    "figure_rank",
    "figure_wording",
    "figure_words",
    "is_against_itself",
    "shown_alone",
    "teller_words",
]

#: What each verdict is called before a reader.
VERDICTS = {
    Verdict.AGREE: "agree",
    Verdict.COMPATIBLE: "compatible",
    Verdict.REVISED: "a later count",
    Verdict.DIFFERENT_SCOPE: "not the same thing counted",
    Verdict.DIFFERENT_SOURCE: "from different sources",
    Verdict.CONFLICT: "differ",
    Verdict.ONE_SOURCE: "one report only",
}

#: What a reader has to know first comes first.
_ORDER = (
    *(Verdict.CONFLICT, Verdict.REVISED, Verdict.DIFFERENT_SOURCE, Verdict.DIFFERENT_SCOPE),
    *(Verdict.COMPATIBLE, Verdict.AGREE, Verdict.ONE_SOURCE),
)

#: How far the counted thing may stand behind its number to be quoted with it, in characters.
_NEAR = 40

#: What a number counts that goes on from one before it: "3 others", "40 more crew".
_OTHERS = re.compile(r"\s(?:others\b|(?:other|more)\s\w[\w’'-]*)")

#: What follows a number whose counted thing stands elsewhere: up to three words, to the next stop.
_FOLLOWING = re.compile(r"(?:\s(?!and\b|or\b|but\b)\w[\w’'-]*){1,3}")

#: How a counted thing can stand before its number and be quoted with it: "cut its ships to 40".
_BEFORE = re.compile(r"(?:\s(?!and\b|or\b|but\b)\w+){1,4}\s")

#: Lines for what one report alone gives, of each report: more of them is its text again.
_ALONE = 4

#: The word before a time that a count was made in, where the report prints one.
_DURING = re.compile(r"\b(in|on|during|over|for|within|at|between|from|throughout)\s+(?:(?:the|a)\s+)?$", re.IGNORECASE)

#: The first word of what may be no name: one whose next word, if any, has no capital.
_FIRST = re.compile(r"[A-Z][a-z]*(?= [a-z]|$)")

_COMMON = re.compile(r"\b[a-z]+\b")

#: Days of a month: what is known less precisely says less than the report's words.
_LONGEST_MEANT = 31

#: Characters before a time in which that word can stand.
_BEFORE_TIME = 16


@dataclass(frozen=True, slots=True)
class Teller:
    """One place that gives a value.

    Attributes:
        article: The article's id.
        figure: Its figure.
        at: The number with what it counts, as printed.
        source: According to whom, as it stands within a sentence; empty in the report's own voice.
        over: Over what time, or as of when, the report says that it was counted; empty if it does not.
        published: When the article appeared, where the verdict rests on that; else empty.
    """

    article: str
    figure: Figure
    at: Span
    source: str
    over: str
    published: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value with the places that give it, in the order of the articles."""

    text: str
    tellers: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """One thing that is counted.

    Attributes:
        what: The thing, for a reader.
        verdict: How the values stand to each other, in words.
        kind: The same as a verdict.
        why: The verdict's reason, one clause; may be empty.
        values: Its values, the smallest first.
        group: What comparing found.
    """

    what: str
    verdict: str
    kind: Verdict
    why: str
    values: tuple[Value, ...]
    group: FigureGroup


@dataclass(frozen=True)
class _Report:
    """What is asked again and again of one article."""

    analysis: Analysis

    @cached_property
    def times(self) -> dict[Span, TimeReference]:
        return {t.span: t for t in self.analysis.times}

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(n.entity for n in self.analysis.names)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that it prints without a capital."""
        return frozenset(_COMMON.findall(self.analysis.article.text))


def appeared_text(published: Published | None) -> str:
    """When an article appeared, to the minute where that is known: "on 3 March 2031, 09:00 UTC"."""
    words = spell_published(published)
    if published is None or published.exact is None:
        return words
    offset = published.exact.utcoffset()
    zone = "" if offset is None else " UTC" if not offset else f" {published.exact.isoformat()[-6:]}"
    return f"{words}, {published.exact:%H:%M}{zone}"


def figure_ledger(sources: Sources, findings: Findings) -> tuple[FigureEntry, ...]:
    """Everything that is counted: what is in conflict or revised first, what one report alone gives last."""
    ordered = sorted(findings.figures, key=lambda g: (_ORDER.index(g.verdict), is_against_itself(g), figure_rank(g)))
    reports = {a.id: _Report(a) for a in sources.analyses}
    return tuple(_entry(sources, group, reports) for group in ordered)


def figure_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each thing counted; of what one report alone gives, only the weightiest."""
    ledger = figure_ledger(sources, findings)
    alone = shown_alone(ledger)
    lines = []
    for entry in ledger:
        if entry.kind is Verdict.ONE_SOURCE and entry not in alone:
            continue
        why = f" ({entry.why})" if entry.why else ""
        verdict = "" if entry.kind is Verdict.ONE_SOURCE else f" — {entry.verdict}{why}"
        gives = ", ".join(f"{label} {words}" for label, words in figure_words(sources, entry))
        tellers = sorted((t for v in entry.values for t in v.tellers), key=lambda t: (sources.order[t.article], t.at))
        cited = tuple(dict.fromkeys(sources.cite(t.article, t.at) for t in tellers))
        note = figure_origins(sources, entry)
        lines.append(Line(Section.FIGURES, f"{entry.what}: {gives}{verdict}{'; ' * bool(note)}{note}.", cited))
    return tuple(lines)


def figure_origins(sources: Sources, entry: FigureEntry) -> str:
    """How many outlets and origins give a figure ("three outlets, one origin"), where these differ; else empty."""
    places = [Member(t.article, t.at) for v in entry.values for t in v.tellers]
    note = sources.origin_note(places)
    return f"{counted(sources.outlets(places), 'outlet')}, {note}" if note else ""


def shown_alone(ledger: Sequence[FigureEntry]) -> list[FigureEntry]:
    """Of what one report alone gives the weightiest of each report, where all of it would be the report again."""
    given: Counter[str] = Counter()
    out = []
    for entry in ledger:
        if entry.kind is Verdict.ONE_SOURCE:
            article = entry.group.members[0][0]
            given[article] += 1
            if given[article] <= _ALONE:
                out.append(entry)
    return out


def figure_words(sources: Sources, entry: FigureEntry) -> Iterator[tuple[str, str]]:
    """Each report's name with its own words for a thing counted, and according to whom where it says that."""
    by_article: dict[str, list[str]] = {}
    tellers = sorted((t for v in entry.values for t in v.tellers), key=lambda t: (sources.order[t.article], t.at))
    for one in tellers:
        source = f" (according to {one.source})" if one.source else ""
        words = quoted(sources.words(one.article, one.at)) + source
        by_article.setdefault(one.article, []).append(words)
    for article, words_of in by_article.items():
        yield sources.label(article), listed(list(dict.fromkeys(words_of)))


def teller_words(sources: Sources, one: Teller) -> str:
    """What a report prints for a value, over what time, according to whom, and when it appeared if that matters."""
    source = f"according to {one.source}" if one.source else ""
    published = f"published {one.published}" if one.published else ""
    more = "; ".join(filter(None, (one.over, source, published)))
    return quoted(sources.words(one.article, one.at)) + (f" ({more})" if more else "")


def figure_rank(group: FigureGroup) -> tuple[int, int, int, str]:
    """Order of groups for a reader: what most articles give first, then people, measures and money."""
    figures = [figure for _, figure in group.members]
    weighty = any(f.unit is not None or _of_people(f) for f in figures)
    return -len({article for article, _ in group.members}), -len(group.members), 1 - weighty, group.what


def figure_wording(figure: Figure, text: str) -> Span:
    """The number with what it counts if that stands close by, else with the words that follow.

    Args:
        figure: The figure.
        text: The text of its article.
    """
    if figure.of and figure.of.end > figure.span.start and figure.of.start - figure.span.end <= _NEAR:
        return join_spans((figure.span, figure.of))
    if figure.of and figure.of.end < figure.span.start and _BEFORE.fullmatch(text, figure.of.end, figure.span.start):
        return join_spans((figure.of, figure.span))
    following = _OTHERS.match(text, figure.span.end) or _FOLLOWING.match(text, figure.span.end)
    return Span(figure.span.start, following.end()) if following else figure.span


def is_against_itself(group: FigureGroup) -> bool:
    """Whether one article gives values that contradict each other, and no other article gives any."""
    return group.verdict is Verdict.CONFLICT and len({article for article, _ in group.members}) == 1


def _entry(sources: Sources, group: FigureGroup, reports: Mapping[str, _Report]) -> FigureEntry:
    by_text: dict[str, list[Teller]] = {}
    for article, figure in sorted(group.members, key=lambda m: (size(m[1]), sources.order[m[0]], m[1].span)):
        report, text = reports[article], sources.text(article)
        appeared = appeared_text(report.analysis.published) if group.verdict is Verdict.REVISED else ""
        over = _over(figure, text, report.times)
        teller = Teller(article, figure, figure_wording(figure, text), _source(figure, report), over, appeared)
        by_text.setdefault(value_text(figure), []).append(teller)
    values = tuple(
        Value(text, tuple(sorted(tellers, key=lambda t: (sources.order[t.article], t.at))))
        for text, tellers in by_text.items()
    )
    verdict = VERDICTS[group.verdict]
    if is_against_itself(group):
        verdict = f"the report gives {count_of(len(values), 'number', 'numbers')} itself"
    what = group.what[:1].upper() + group.what[1:]
    return FigureEntry(what, verdict, group.verdict, group.why, values, group)


def _source(figure: Figure, report: _Report) -> str:
    """Who gives the number, as within a sentence: "the union" and "police", though a sentence began with the word."""
    source = figure.source or ""
    first = _FIRST.match(source)
    common = first and source not in report.names and first[0].lower() in report.common
    return source[:1].lower() + source[1:] if common else source


def _over(figure: Figure, text: str, times: Mapping[Span, TimeReference]) -> str:
    """The times that bound a count, in the report's words, with the days they mean where the words do not say them."""
    told = []
    for period in figure.scope.periods:
        before = _DURING.search(text, max(0, period.span.start - _BEFORE_TIME), period.span.start)
        during = before[1].lower() if before else ""
        word = during if period.relation is PeriodRelation.DURING else period.relation.value
        meant = times.get(period.span)
        words = " ".join(period.span.of(text).split())
        days = f", {spell(meant.value)}" if meant and _tells_days(meant, words) else ""
        # "since 2020" may be the time's own words
        begun = word and not words.lower().startswith(f"{word} ")
        told.append(f"{word} {words}{days}" if begun else f"{words}{days}")
    return listed(told)


def _tells_days(meant: TimeReference, words: str) -> bool:
    """Whether the days that a time means tell more than its words do ("Monday", not "4 May")."""
    if not (meant.relative and meant.low and meant.high) or (meant.high - meant.low).days > _LONGEST_MEANT:
        return False
    return not (any(c.isdigit() for c in words) and any(month in words for month in MONTHS))


def _of_people(figure: Figure) -> bool:
    """Whether a figure counts people, dead or alive."""
    return "people" in kinds(figure.head, strength=figure.scope.strength)[0]
