"""Which agreement is meant by each name that the articles of a story give one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.compare.who import Names
from rashomon.model import Analysis
from rashomon.spans import Span

__all__ = ["Agreement", "agreements", "words_at"]

_NOUNS_TEXT = """
    accord agreement armistice arrangement bailout ceasefire charter compact contract convention covenant deal lease
    licence license loan memorandum pact protocol roadmap settlement treaty truce
    """
_NOUNS = frozenset(_NOUNS_TEXT.split())
#: Words of a name that do not tell one agreement from another.
_EMPTY = _NOUNS | frozenset(
    {"the", "a", "an", "of", "with", "between", "and", "this", "that", "its", "their", "for", "peace", "from", "new"}
    | {"initial", "current", "existing", "proposed", "recent", "original", "final", "so", "called", "broken", "interim"}
    | {"cease", "fire", "last", "signed", "landmark", "historic", "his", "her", "our", "it", "to", "in", "on", "by"}
)
#: Kinds that an agreement of another kind is not called by; "deal" or "agreement" can be any.
_KINDS = ("truce ceasefire armistice cease", "treaty convention charter protocol", "loan bailout", "contract")
_KIND = {word: number for number, line in enumerate(_KINDS) for word in line.split()}
_WORD = re.compile(r"\w+")
_LEADING = frozenset({"a", "an", "the", "this", "that", "its", "their", "his", "her", "our"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTHS_TEXT = """
    january february march april may june july august september october november december
    """
_MONTHS = frozenset(_MONTHS_TEXT.split())


@dataclass(slots=True)
class Agreement:
    """An agreement of the story, with what its names give.

    Attributes:
        words: Parties (by their names across the story) and topics.
        dates: Years and months.
        kinds: Kinds of agreement that it is called by, besides words for any.
        form: Its fullest name.
        articles: Ids of the articles that name it more than barely.
    """

    words: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    kinds: set[int] = field(default_factory=set)
    form: str = "the agreement"
    articles: set[str] = field(default_factory=set)


def words_at(analysis: Analysis, span: Span) -> str:
    """The words under a span, on one line."""
    return " ".join(span.of(analysis.article.text).split())


def agreements(
    analyses: Sequence[Analysis], names: Names
) -> tuple[list[Agreement], Mapping[tuple[str, Span | None], int]]:
    """The agreements of a story and, for each mention (and for no mention) in an article, which of them is meant.

    Args:
        analyses: The articles of the story.
        names: Their names across articles.
    """
    out: list[Agreement] = []
    at: dict[tuple[str, Span | None], int] = {}
    bare: list[tuple[str, Span, Agreement]] = []
    # the fullest names first: "the US deal" and "a deal with the Front" meet in "the US-Front deal"
    for article, span, known in sorted(_mentions(analyses, names), key=_fullest):
        if not known.words and not known.dates:
            bare.append((article, span, known))
            continue
        index = next((i for i, one in enumerate(out) if _is_one(one, known)), None)
        if index is None:
            index = len(out)
            out.append(known)
        _join(out[index], known, article)
        at[(article, span)] = index
    for article, span, known in bare:
        fitting = [i for i, one in enumerate(out) if _of_one_kind(one, known)]
        own = [i for i in fitting if article in out[i].articles]
        before = [(s, at[(a, s)]) for a, s in at if a == article and s is not None and s < span and at[(a, s)] in own]
        own = [max(before)[1]] if before and len(own) > 1 else own
        if not fitting:
            fitting = [len(out)]
            out.append(Agreement(kinds=set(known.kinds), form=_plain(known)))
        if len(own) == 1 or len(fitting) == 1:
            at[(article, span)] = own[0] if len(own) == 1 else fitting[0]
    for analysis in analyses:
        held = {i for (article, _), i in at.items() if article == analysis.id}
        if len(held) == 1:
            at[(analysis.id, None)] = held.pop()
    return out, at


def _mentions(analyses: Sequence[Analysis], names: Names) -> list[tuple[str, Span, Agreement]]:
    """Every place where a pledge or a claim names its agreement, with what that name gives."""
    out: list[tuple[str, Span, Agreement]] = []
    for analysis in analyses:
        named = [*(p.agreement for p in analysis.pledges), *(c.agreement for c in analysis.compliance)]
        spans = sorted({s for s in named if s})
        out.extend((analysis.id, s, _read(words_at(analysis, s), analysis.id, names)) for s in spans)
    return out


def _fullest(mention: tuple[str, Span, Agreement]) -> tuple[int, str, Span]:
    article, span, known = mention
    return -len(known.words) - len(known.dates), article, span


def _definite(form: str) -> str:
    """A name as it goes into the ledger: "the deal with the Front", not "a deal" or "its deal" or "The deal"."""
    first, _, rest = form.partition(" ")
    return f"the {rest}" if first.casefold() in _LEADING and rest else form


def _plain(known: Agreement) -> str:
    """A bare name as it goes into the ledger: "the truce", not "a truce" or "its truce"."""
    noun = known.form.split()[-1].casefold() if known.form else ""
    return f"the {noun}" if noun in _NOUNS else "the agreement"


def _read(form: str, article: str, names: Names) -> Agreement:
    """What a name of an agreement gives: parties and topics, dates, and what kind it is called."""
    known = Agreement(form=_definite(form))
    for raw in _WORD.findall(form):
        word = raw.casefold()
        if word in _KIND:
            known.kinds.add(_KIND[word])
        if _YEAR.match(word) or word in _MONTHS:
            known.dates.add(word)
        elif word not in _EMPTY:
            entity = names.canonical(raw, article) if raw[0].isupper() else None
            known.words.add((entity or word).casefold())
    return known


def _of_one_kind(one: Agreement, other: Agreement) -> bool:
    return not (one.kinds and other.kinds) or bool(one.kinds & other.kinds)


def _is_one(one: Agreement, other: Agreement) -> bool:
    """Whether names can be of one agreement: they share a party or topic, or one gives only a date."""
    years = {d for d in other.dates if d.isdigit()}, {d for d in one.dates if d.isdigit()}
    months = other.dates - years[0], one.dates - years[1]
    if any(a and b and not a & b for a, b in (years, months)) or not _of_one_kind(one, other):
        return False
    return bool(one.words & other.words) or not one.words or not other.words


def _join(known: Agreement, other: Agreement, article: str) -> None:
    known.words |= other.words
    known.dates |= other.dates
    known.kinds |= other.kinds
    known.articles.add(article)
