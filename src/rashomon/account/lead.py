"""What a reader needs first: who reports, what most reports share, and where they part."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.account.dates import is_inferred, spell_published
from rashomon.account.differences import Difference
from rashomon.account.lineage import origins_line
from rashomon.account.sources import CREDITED, Sources, date_basis, is_person
from rashomon.account.wording import counted, listed, overlap, word_stems
from rashomon.model import Analysis, CreditKind, Line, Member, Published, Section
from rashomon.spans import Span
from rashomon.text.bodies import body_blocks

__all__ = ["lead", "title"]

#: Sentences from the top of an article that can stand for what it reports.
_TOP = 3
#: Words that make a sentence worth quoting as the core.
_SHORTEST = 8
#: Statements of the core that are shown.
_CORE = 3
#: Main differences between the reports, and disputes between parties, that are shown at the head.
_MAIN, _DISPUTES = 8, 4
#: Share of a statement's words that a sentence of another report must have to be cited for it.
_SAME = 0.4
#: Share of words with an earlier statement above which a statement says nothing new.
_REPEATS = 0.5


_OPENING_MARKS = frozenset("\"'“‘«„")


@dataclass(frozen=True, slots=True)
class _Statement:
    article: str
    span: Span
    stems: frozenset[str]
    support: float
    similar: tuple[tuple[str, Span], ...]


def title(sources: Sources) -> str:
    """The headline that shares most words with the other reports; the first words where none has a headline.

    A headline given beside a text goes before the one found in it.
    """
    openings = [(a.id, a.article.title or sources.words(a.id, sources.opening(a.id))) for a in sources.analyses]
    reports = {a.id: word_stems(_body(a)) for a in sources.analyses}

    def shared(item: tuple[str, str]) -> float:
        article, words = item
        stems = word_stems(words)
        others = [len(stems & reports[i]) / len(stems) for i in reports if i != article] if stems else []
        headed = sources.by_id[article].article.title or sources.headline(article)
        return sum(others) + (len(openings) if headed else 0)

    return " ".join(max(openings, key=shared)[1].split())


def lead(sources: Sources, found: Sequence[Difference]) -> tuple[Line, ...]:
    """The head of the account."""
    return (
        _who(sources),
        *_dates(sources),
        *_parts(sources),
        *_credits(sources),
        *_core(sources),
        *_main(sources, found),
    )


def _body(analysis: Analysis) -> str:
    text = analysis.article.text
    return "\n".join(span.of(text) for span in body_blocks(analysis.blocks))


def _who(sources: Sources) -> Line:
    articles = [a.id for a in sources.analyses]
    names = [sources.label(a) for a in articles]
    outlets = {a.article.outlet for a in sources.analyses}
    n = counted(len(articles), "article")
    known = f" from {counted(len(outlets), 'outlet')}" if None not in outlets and len(articles) > 1 else ""
    verb = "reports" if len(articles) == 1 else "report"
    text = f"{n[:1].upper()}{n[1:]}{known} {verb} this{origins_line(sources)}: {listed(names)}."
    return Line(Section.SOURCES, text, tuple(sources.cite(a, sources.opening(a)) for a in articles))


def _dates(sources: Sources) -> Iterator[Line]:
    """When they were published; articles of the same day and kind of basis share a line."""
    same: dict[tuple[str, str], list[str]] = {}
    for one in sources.analyses:
        how = "" if one.published is None else _how(one, one.published)
        same.setdefault((spell_published(one.published), how), []).append(one.id)
    for (when, how), articles in same.items():
        verb = "was" if len(articles) == 1 else "were"
        basis = f" ({how})" if how else ""
        text = f"{listed([sources.label(a) for a in articles])} {verb} published {when}{basis}."
        yield Line(Section.SOURCES, text, tuple(sources.cite(a, sources.opening(a)) for a in articles))


def _how(one: Analysis, published: Published) -> str:
    """The kind of basis of a date; what contradicts it is always said."""
    return "inferred" if is_inferred(one) and not published.disputed else date_basis(published)


def _parts(sources: Sources) -> Iterator[Line]:
    """Which reports are only known in part: what they seem to leave out may stand in the rest."""
    for one in sources.analyses:
        if one.article.excerpt:
            text = f"{sources.label(one.id)} was read in part: {one.article.excerpt}."
            yield Line(Section.SOURCES, text, (sources.cite(one.id, sources.opening(one.id)),))


def _credits(sources: Sources) -> Iterator[Line]:
    """From whom the reports say they have their text, where they say so in the text."""
    for one in sources.analyses:
        for kind, does in CREDITED.items():
            found = [
                (" ".join(c.name.split()), c.span)
                for c in one.credits
                if c.kind is kind and c.span is not None and not (kind is CreditKind.MATERIAL and is_person(c))
            ]
            if found:
                names = listed(list(dict.fromkeys(name for name, _ in found)))
                text = f"{sources.label(one.id)} {does} {names}."
                yield Line(Section.SOURCES, text, tuple(sources.cite(one.id, span) for _, span in found))


def _core(sources: Sources) -> Iterator[Line]:
    """The opening statements that most other reports tell too, in the words of the article that prints them."""
    told = {a.id: [(word_stems(s.of(a.article.text)), s) for s in a.sentences] for a in sources.analyses}
    known = Counter(w for sentences in told.values() for w in frozenset().union(*(stems for stems, _ in sentences)))
    # a word that every report has, such as the name of the place, makes no two sentences alike
    weights = {stem: math.log((1 + len(told)) / n) for stem, n in known.items()}
    found = [s for a in sources.analyses for s in _statements(a, told, weights)]
    chosen: list[_Statement] = []

    def voices(one: _Statement) -> int:
        # five copies of one text are one voice
        places = [Member(a, s) for a, s in ((one.article, one.span), *one.similar)]
        return sources.origins(places) or len(places)

    def rank(one: _Statement) -> tuple[int, int, float, int, Span]:
        return -voices(one), -len(one.similar), -one.support, sources.order[one.article], one.span

    for one in sorted(found, key=rank):
        if len(chosen) < _CORE and all(
            one.article != c.article and overlap(one.stems, c.stems) < _REPEATS for c in chosen
        ):
            chosen.append(one)
    for one in chosen:
        text = f"{sources.label(one.article)} reports: {sources.words(one.article, one.span)}"
        places = [(one.article, one.span), *one.similar]
        note = sources.origin_note(Member(a, s) for a, s in places)
        beside = listed([sources.label(a) for a, _ in one.similar]) + (f"; {note} together" if note else "")
        text += f" (compare {beside})" if one.similar else ""
        yield Line(Section.LEAD, text, tuple(sources.cite(a, s) for a, s in places))


def _statements(
    analysis: Analysis, told: Mapping[str, list[tuple[frozenset[str], Span]]], weights: Mapping[str, float]
) -> Iterator[_Statement]:
    text = analysis.article.text
    body = body_blocks(analysis.blocks)
    inside = [s for s in analysis.sentences if any(b.covers(s) for b in body)][:_TOP]
    for rank, span in enumerate(inside):
        stems = word_stems(span.of(text))
        words = span.of(text)
        # neither a question nor somebody's words says what a report is about
        if not stems or len(words.split()) < _SHORTEST or words[-1] == "?" or words[0] in _OPENING_MARKS:
            continue
        nearest = {a: _nearest(stems, sentences, weights) for a, sentences in told.items() if a != analysis.id}
        scores = [score for score, _ in nearest.values()]
        # the first sentence of a report says what it is about: a tie goes to it
        support = (sum(scores) / len(scores) if scores else 1.0) * (1 - rank / 10)
        similar = tuple((a, near) for a, (score, near) in nearest.items() if near and score >= _SAME)
        yield _Statement(analysis.id, span, stems, support, similar)


def _nearest(
    stems: frozenset[str], sentences: Sequence[tuple[frozenset[str], Span]], weights: Mapping[str, float]
) -> tuple[float, Span | None]:
    """The sentence that tells most of a statement, and how much of it."""
    # fsum: the order of a set must not show in the result
    whole = math.fsum(weights[s] for s in stems)
    scored = ((math.fsum(weights[s] for s in stems & other) / whole, span) for other, span in sentences)
    return max(scored, key=lambda pair: (pair[0], -pair[1].start), default=(0.0, None))


def _main(sources: Sources, found: Sequence[Difference]) -> Iterator[Line]:
    main = [d for d in found if d.brief and not d.disputed][:_MAIN]
    disputes = [d for d in found if d.brief and d.disputed][:_DISPUTES]
    for one in (*main, *disputes):
        yield Line(Section.PARTING, one.brief, one.citations)
    if not main and not disputes and len(sources.analyses) > 1:
        cited = tuple(sources.cite(a.id, sources.opening(a.id)) for a in sources.analyses)
        text = (
            "No changed words in a shared quotation, no clash of dates or figures and no opposed statements were found "
            "between them."
        )
        yield Line(Section.PARTING, text, cited)
