"""What happened when, and what is planned: the dated events of a story, by day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.account.dates import bounds, spell
from rashomon.account.sources import Sources
from rashomon.account.wording import listed, overlap, window, word_stems
from rashomon.model import (
    Analysis,
    BlockKind,
    Findings,
    Line,
    Section,
    Status,
    Tense,
    TimelineEntry,
    TimeReference,
    TimeType,
    Verdict,
)
from rashomon.spans import Span

__all__ = ["timeline", "timeline_lines"]

#: Characters of a sentence shown before it is cut at clause borders: about two lines of print.
_LONGEST = 180

#: The same for a sentence that dates several things: each entry shows its own clause.
_LONGEST_OF_SEVERAL = 100

#: Share of the shorter sentence that the longer one must tell for two reports of one day to be one entry.
_SAME_EVENT = 0.5

_CANCELLED = re.compile(r"\b(?:cancell?ed|called off|postponed|put off|scrapped|adjourned)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_WITH_DEADLINE = re.compile(r"(?:by|until|before)\b", re.IGNORECASE)

# "the February agreement", "a May deadline": the date names a thing, nothing is said to happen then
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|his|her|that)\s+(?:[\w-]*[A-Z][\w-]*\s+)?$")
_NOUN_AFTER = re.compile(r"[ -](?!(?:and|or|to|for|in|at|by|on|of|when|after|before|as|with|that|which|who)\b)[a-z]")
_BARE_MONTH = re.compile(r"(?:\d{4}\s+)?[A-Z]\w+(?:\s+\d{4})?|\d{4}")

_RUN = re.compile(r"\s*(?:,|and|or|to|–|-|,\s*and)\s*")


@dataclass(frozen=True, slots=True)
class _Dated:
    """One article's dating of one event."""

    article: str
    at: Span
    value: str
    part: Span
    text: str
    status: Status


@dataclass(frozen=True, slots=True)
class _Place:
    """A date expression of one article, or two that make a run of days."""

    references: tuple[TimeReference, ...]

    @property
    def span(self) -> Span:
        return Span(self.references[0].span.start, self.references[-1].span.end)

    @property
    def value(self) -> str:
        first, last = self.references[0].value, self.references[-1].value
        return first if first == last else f"{first}/{last}"


def timeline(sources: Sources, findings: Findings) -> tuple[TimelineEntry, ...]:
    """The dated events, by time; each entry cites every article that dates the event so.

    Entries of several articles are one where comparing says that the event is one and the days agree, or where they
    give the same day in sentences that tell much the same.
    """
    dated = [one for a in sources.analyses for one in _of_article(a, sources)]
    groups: list[list[_Dated]] = []
    clashing: dict[int, str] = {}
    for event in findings.times:
        inside = {(article, ref.span.start) for article, ref, _ in event.members}
        for value in dict.fromkeys(ref.value for _, ref, _ in event.members):
            same = [
                d
                for d in dated
                if any(article == d.article and d.at.start <= start < d.at.end for article, start in inside)
                and (d.value == value or value in d.value.split("/"))
            ]
            if same:
                dated = [d for d in dated if d not in same]
                groups.append(same)
                if event.verdict is Verdict.CONFLICT:
                    clashing[id(same)] = event.event
    merged = _joined(groups, dated, sources)
    entries = [_entry(g, clashing.get(id(g)), sources) for g in merged]

    def by_time(entry: TimelineEntry) -> tuple[date, date, int, int]:
        first = entry.citations[0]
        return *(bounds(entry.value) or (date.max, date.max)), sources.order[first.article], first.start

    return tuple(sorted(entries, key=by_time))


def timeline_lines(entries: Sequence[TimelineEntry]) -> tuple[Line, ...]:
    """The timeline as lines."""
    tags = {Status.HAPPENED: "", Status.PLANNED: " (planned)", Status.CANCELLED: " (cancelled or put off)"}
    return tuple(Line(Section.TIMELINE, f"{spell(e.value)}{tags[e.status]}: {e.text}", e.citations) for e in entries)


def _of_article(analysis: Analysis, sources: Sources) -> Iterator[_Dated]:
    text = analysis.article.text
    body = [b.span for b in analysis.blocks if b.kind is BlockKind.BODY and not b.repeats]
    quotes = [q for a in analysis.attributions for q in a.quotes]
    places = [p for p in _places(analysis) if not _names_a_thing(text, p.span)]
    dated = Counter(sources.sentence(analysis.id, p.span) for p in places)
    seen: set[tuple[str, Span]] = set()
    index = 0
    for place in places:
        while index < len(body) and body[index].end <= place.span.start:
            index += 1
        if index == len(body) or place.span.start < body[index].start:
            continue
        if any(q.covers(place.span) for q in quotes):
            continue  # what somebody dates in their own words is in the quotations
        sentence = sources.sentence(analysis.id, place.span)
        longest = _LONGEST_OF_SEVERAL if dated[sentence] > 1 else _LONGEST
        part, words = window(text, sentence, place.span, longest)
        if (place.value, part) not in seen:
            seen.add((place.value, part))
            yield _Dated(analysis.id, place.span, place.value, part, words, _status(analysis, place, words))


def _places(analysis: Analysis) -> Iterator[_Place]:
    """Expressions resolved to a month, a week or a day; "on Wednesday and Thursday" is one place."""
    run: list[TimeReference] = []
    for ref in analysis.times:
        days = bounds(ref.value)
        if ref.type not in (TimeType.DATE, TimeType.TIME) or days is None or (days[1] - days[0]).days > 31:
            continue
        if run:
            between = analysis.article.text[run[-1].span.end : ref.span.start]
            before = bounds(run[-1].value)
            if _RUN.fullmatch(between) and before and (days[0] - before[1]).days == 1:
                run.append(ref)
                continue
            yield _Place(tuple(run))
        run = [ref]
    if run:
        yield _Place(tuple(run))


def _names_a_thing(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 12]
    return bool(_BARE_MONTH.fullmatch(span.of(text)) and _DETERMINER.search(before) and _NOUN_AFTER.match(after))


def _status(analysis: Analysis, place: _Place, words: str) -> Status:
    if _CANCELLED.search(words):
        return Status.CANCELLED
    tense = place.references[0].tense
    published, days = analysis.published, bounds(place.value)
    if published and published.latest and days and days[0] > published.latest:
        return Status.PLANNED
    text, span = analysis.article.text, place.span
    deadline = _DEADLINE.search(text[max(0, span.start - 24) : span.start]) or _WITH_DEADLINE.match(span.of(text))
    if tense is Tense.FUTURE or (deadline and tense is not Tense.PAST):
        return Status.PLANNED
    return Status.HAPPENED


def _joined(groups: list[list[_Dated]], rest: Sequence[_Dated], sources: Sources) -> list[list[_Dated]]:
    """Put what is left with a group of the same day that tells much the same, else in a group of its own."""
    by_value: dict[str, list[tuple[list[_Dated], list[frozenset[str]]]]] = {}
    for group in groups:
        by_value.setdefault(group[0].value, []).append((group, [_stems(d, sources) for d in group]))
    for one in rest:
        stems = _stems(one, sources)
        for group, known in by_value.setdefault(one.value, []):
            if all(one.article != d.article for d in group) and any(_alike(stems, k) for k in known):
                group.append(one)
                known.append(stems)
                break
        else:
            groups.append([one])
            by_value[one.value].append((groups[-1], [stems]))
    return groups


def _stems(one: _Dated, sources: Sources) -> frozenset[str]:
    """What a clause tells besides its date."""
    return word_stems(one.text) - word_stems(sources.words(one.article, one.at))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses tell much the same; two that share none of their numbers tell of two things."""
    numbers = [{s for s in stems if s[0].isdigit()} for stems in (one, other)]
    clash = all(numbers) and not numbers[0] & numbers[1]
    return not clash and overlap(one, other) >= _SAME_EVENT


def _entry(group: Sequence[_Dated], clash: str | None, sources: Sources) -> TimelineEntry:
    stems = [word_stems(d.text) for d in group]
    # the version that the others share most of, the shorter of two such
    told = max(range(len(group)), key=lambda i: (sum(overlap(stems[i], s) for s in stems), -len(group[i].text), -i))
    statuses = {d.status for d in group}
    status = next((s for s in (Status.HAPPENED, Status.CANCELLED) if s in statuses), Status.PLANNED)
    if Status.CANCELLED in statuses:
        status = Status.CANCELLED
    text = group[told].text
    if clash:
        articles = listed(list(dict.fromkeys(sources.label(d.article) for d in group)))
        text += f" (dated so by {articles}; the reports differ on the day)"
    ordered = sorted(group, key=lambda d: (sources.order[d.article], d.part))
    cited = tuple(dict.fromkeys(sources.cite(d.article, d.part) for d in ordered))
    return TimelineEntry(group[told].value, text, status, cited)
