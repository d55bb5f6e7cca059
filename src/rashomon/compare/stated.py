"""Statements made ready to be set against those of other articles: their words as they count, and who and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.compare.eventkinds import LIGHT, SOFT, kinds_in
from rashomon.compare.opposites import Sided, denials, sided
from rashomon.compare.who import Names
from rashomon.model import Analysis, Name, Statement, TimeType
from rashomon.spans import Span

__all__ = ["Stated", "beginnings", "stated"]

#: Letters of a word that must agree for two words to count as one: "decide" and "decision" hardly do, "withdraw" and
#: "withdrawal" do.
_STEM = 5
#: Shorter words are taken as they are, and these say nothing.
_EMPTY = frozenset(
    {"say", "tell", "also", "still", "yet", "now", "last", "new", "more", "other", "make", "take", "get", "go", "time"}
    | {"day", "week", "month", "year", "one", "two", "first", "late", "early", "accord", "report", "add", "it", "they"}
    | {"he", "she", "who", "which", "that", "this", "there", "what", "be", "have", "do", "will", "would", "can"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)
#: Who says "it" of whom they speak for.
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d")
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: A value that names a day, a week or a month.
_DATED = re.compile(r"\d{4}-(?:\d\d|W\d\d)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of one article as it is compared.

    Attributes:
        article: Index of the article.
        statement: The statement.
        clause: Its words, on one line.
        sentence: Its sentence, on one line.
        lead: The sentence before; empty for the first.
        stems: Beginnings of its content words.
        around: Those of the whole sentence.
        names: The entities that its sentence names, as the story knows them, each in lower case.
        doer: Beginnings of the words of its subject.
        reached: Those of its object.
        reason: Those of its cause.
        kinds: Kinds of event that its words tell.
        sides: The sides of matters that its words take.
        denials: Words in it that deny.
        numbers: Numbers in its sentence.
        days: Days, weeks and months that its sentence gives.
        own_days: Those that the statement itself gives.
    """

    article: int
    statement: Statement
    clause: str
    sentence: str
    lead: str
    stems: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    doer: frozenset[str]
    reached: frozenset[str]
    reason: frozenset[str]
    kinds: frozenset[str]
    sides: tuple[Sided, ...]
    denials: int
    numbers: frozenset[str]
    days: frozenset[str]
    own_days: frozenset[str]


def stated(analyses: Sequence[Analysis], names: Names) -> list[Stated]:
    """The statements of a story's articles, in the order of the articles and of their texts.

    Args:
        analyses: The articles.
        names: Who is who in them.
    """
    return [one for index, analysis in enumerate(analyses) for one in _of_article(index, analysis, names)]


def beginnings(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words that say something, by which they are compared."""
    plain = (w.lower().replace("’", "'").removesuffix("'s") for w in words)
    return frozenset(w[:_STEM] for w in plain if w not in _EMPTY and (len(w) > 2 or w.isdigit()))


def _of_article(index: int, analysis: Analysis, names: Names) -> Iterator[Stated]:
    text = analysis.article.text
    held = sorted(analysis.names, key=lambda n: n.span)
    starts = [n.span.start for n in held]
    dated = sorted((t.span.start, t.value) for t in analysis.times if t.type is not TimeType.DURATION)
    whens = [start for start, _ in dated]
    sentences = [s.start for s in analysis.sentences]
    beside: dict[Span, list[Span]] = defaultdict(list)
    for one in analysis.statements:
        beside[one.sentence].append(one.span)
    for statement in analysis.statements:
        span = statement.sentence
        before = bisect_left(sentences, span.start) - 1
        clause = _line(text, statement.span)
        sentence = _line(text, span)
        inside = held[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        who = partial(_stems, analysis, names, inside)
        pronoun = statement.subject is not None and statement.subject.of(text).lower() in _PRONOUNS
        spoken = beginnings((statement.speaker or "").split()) if pronoun else frozenset()
        days = dated[bisect_left(whens, span.start) : bisect_right(whens, span.end)]
        yield Stated(
            index,
            statement,
            clause,
            sentence,
            _line(text, analysis.sentences[before]) if before >= 0 else "",
            beginnings(statement.lemmas),
            beginnings(_WORDS.findall(sentence)),
            frozenset((names.canonical(n.entity, analysis.id) or n.entity).lower() for n in inside),
            who(statement.subject) | spoken,
            who(statement.object),
            who(statement.cause),
            frozenset(k for told in kinds_in(clause) for k in told.kinds) - LIGHT - SOFT,
            sided(statement.lemmas),
            denials(clause),
            frozenset(n.replace(",", "").rstrip(".") for n in _NUMBER.findall(sentence)),
            frozenset(value for _, value in days if _DATED.match(value)),
            frozenset(v for start, v in days if _DATED.match(v) and _own(start, statement, beside[span])),
        )


def _own(place: int, statement: Statement, beside: Sequence[Span]) -> bool:
    """Whether a place belongs to a statement, and not to a clause within it that states something else."""
    if not statement.span.start <= place < statement.span.end:
        return False
    return not any(s != statement.span and statement.span.covers(s) and s.start <= place < s.end for s in beside)


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _stems(analysis: Analysis, names: Names, held: Sequence[Name], span: Span | None) -> frozenset[str]:
    """The words of a part of a sentence, its names spelled as the whole story knows them."""
    if span is None:
        return frozenset()
    own = _WORDS.findall(span.of(analysis.article.text))
    known = [names.canonical(n.entity, analysis.id) or n.entity for n in held if span.covers(n.span)]
    return beginnings([*own, *(w for name in known for w in name.split())])
