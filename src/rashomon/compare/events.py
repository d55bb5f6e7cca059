"""Whether time references of two articles date the same event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rashomon.model import Analysis, Entity, TimeReference
from rashomon.spans import Span

__all__ = ["Mention", "Texts", "mentions", "pairs", "same_event", "shared_runs", "shares_run"]

#: Words in a row that two articles share only if they print the same statement: shorter runs are set phrases.
RUN = 8

#: Characters before and after a dated sentence within which a shared statement speaks for one event.
NEAR = 900

#: Content words, besides actor and act, that two sentences must share to tell of the same event.
_SHARED = 2

#: Dated acts of one actor that are compared in one article: reports have a handful, and pairs grow with the square.
_MOST = 60

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+(?:['’]\w+)?")

#: Heads of subjects that name nobody in particular: two articles' "officials" need not be the same.
_NOBODY = frozenset(
    {
        "analysts", "authorities", "both", "experts", "official", "officials", "others", "people", "reports", "several",
        "some", "source", "sources", "spokesman", "spokesperson", "spokeswoman", "two",
        "he", "her", "him", "i", "it", "one", "she", "that", "them", "these", "they", "this", "those", "we",
        "which", "who", "you",
    }
)  # fmt: skip

# function words and words that every news text holds: they say nothing of what a sentence is about
_EMPTY = frozenset(
    {
        "a", "about", "after", "against", "all", "also", "an", "and", "another", "any", "april", "are", "as", "at",
        "august", "be", "been", "before", "being", "between", "but", "by", "can", "could", "day", "days",
        "december", "did", "do", "does", "down", "during", "earlier", "even", "february", "for", "friday", "from",
        "had", "has", "have", "having", "he", "her", "here", "his", "how", "i", "if", "in", "into", "is", "it",
        "its", "january", "july", "june", "just", "last", "later", "march", "may", "might", "monday", "month",
        "months", "more", "most", "must", "my", "new", "next", "no", "nor", "not", "november", "october", "of",
        "on", "only", "or", "other", "our", "out", "over", "s", "said", "saturday", "say", "says", "september",
        "shall", "she", "should", "since", "so", "some", "still", "such", "sunday", "t", "than", "that", "the",
        "their", "then", "there", "these", "they", "this", "those", "thursday", "to", "today", "told", "tomorrow",
        "tuesday", "under", "until", "up", "was", "we", "wednesday", "week", "weeks", "were", "what", "when",
        "which", "while", "who", "whom", "will", "with", "would", "year", "years", "yesterday", "you", "your",
    }
)  # fmt: skip

#: Acts of speech: a statement, whatever the verb.
_SPEECH = frozenset(
    {
        "accuse", "add", "address", "announce", "call", "claim", "condemn", "confirm", "declare", "demand", "deny",
        "disclose", "explain", "insist", "interview", "note", "pledge", "promise", "reject", "remark", "reveal",
        "say", "speak", "speech", "state", "statement", "stress", "tell", "urge", "vow", "warn",
    }
)  # fmt: skip

#: Verbs that say nothing of what was done.
_LIGHT = frozenset(
    {
        "accord", "add", "be", "begin", "come", "continue", "day", "do", "get", "give", "go", "have", "hold",
        "make", "say", "see", "start", "take", "tell", "year",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A dated event as one article tells it.

    Attributes:
        article: Index of the article.
        time: Its time reference.
        sentence: The sentence it stands in.
        actor: Lower-case words of who acts, the head last; empty if nobody is named.
        acts: Lemmas of the act.
        words: Content words of the sentence without those of the actor.
        numbers: Numbers in the sentence, those of dates apart.
    """

    article: int
    time: TimeReference
    sentence: Span
    actor: tuple[str, ...]
    acts: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]


@dataclass(slots=True)
class Texts:
    """The words of the articles, indexed once for finding shared statements."""

    analyses: Sequence[Analysis]
    words: list[list[str]] = field(init=False)
    starts: list[list[int]] = field(init=False)
    runs: list[Mapping[tuple[str, ...], list[int]]] = field(init=False)
    _near: dict[tuple[int, Span], frozenset[tuple[str, ...]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.words, self.starts, self.runs = [], [], []
        for one in self.analyses:
            words, starts = [], []
            for sentence in one.sentences:
                for m in _WORD.finditer(one.article.text, sentence.start, sentence.end):
                    words.append(m.group().lower().replace("’", "'"))
                    starts.append(m.start())
            runs: dict[tuple[str, ...], list[int]] = {}
            for i in range(len(words) - RUN + 1):
                runs.setdefault(tuple(words[i : i + RUN]), []).append(i)
            self.words.append(words)
            self.starts.append(starts)
            self.runs.append(runs)

    def near(self, article: int, place: Span) -> frozenset[tuple[str, ...]]:
        """The runs of words that stand near a place of an article."""
        key = (article, place)
        if key not in self._near:
            starts, words = self.starts[article], self.words[article]
            first = bisect_right(starts, place.start - NEAR)
            last = bisect_right(starts, place.end + NEAR)
            self._near[key] = frozenset(tuple(words[i : i + RUN]) for i in range(first, last - RUN + 1))
        return self._near[key]


def shared_runs(texts: Texts, a: int, b: int) -> int:
    """How many runs of words two articles share."""
    one, other = sorted((texts.runs[a], texts.runs[b]), key=len)
    return sum(run in other for run in one)


def shares_run(texts: Texts, a: int, sentence: Span, b: int) -> bool:
    """Whether a sentence of article ``a`` has a run of words in common with article ``b``."""
    first, last = bisect_right(texts.starts[a], sentence.start - 1), bisect_right(texts.starts[a], sentence.end - 1)
    words = texts.words[a]
    return any(tuple(words[i : i + RUN]) in texts.runs[b] for i in range(first, last - RUN + 1))


def mentions(analyses: Sequence[Analysis], who: Sequence[Entity] = ()) -> Iterator[Mention]:
    """The dated events of all articles that have an actor or an act, in order."""
    full = {form.lower(): e.name.lower() for e in who for form, _ in e.forms}
    for index, one in enumerate(analyses):
        text = one.article.text
        starts = [s.start for s in one.sentences]
        dated: dict[int, list[Span]] = {}
        for time in one.times:
            dated.setdefault(bisect_right(starts, time.span.start) - 1, []).append(time.span)
        for time in one.times:
            at = bisect_right(starts, time.span.start) - 1
            if time.act is None or at < 0:
                continue
            sentence = one.sentences[at]
            actor = _actor(time.act.actor.of(text), full) if time.act.actor else ()
            words = frozenset(_content(sentence.of(text))) - {w[:6] for w in actor}
            numbers = frozenset(
                m.group()
                for m in _NUMBER.finditer(text, sentence.start, sentence.end)
                if not any(d.start <= m.start() < d.end for d in dated[at])
            )
            yield Mention(index, time, sentence, actor, frozenset(time.act.lemmas), words, numbers)


def _actor(words: str, full: Mapping[str, str]) -> tuple[str, ...]:
    plain = re.sub(r"^(?:the|a|an) ", "", words.lower())
    found = tuple(_WORD.findall(full.get(words.lower(), full.get(plain, plain))))
    return () if not found or found[-1] in _NOBODY else found


def _content(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = match.group().lower().removesuffix("'s").removesuffix("’s")
        if word not in _EMPTY and not word.isdigit():
            # enough of a stem for the plural and the tenses
            yield word[:6]


def pairs(points: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Mentions of two articles that have the head of their actor in common, by index.

    Mentions without a named actor are in none.
    """
    heads: dict[str, dict[int, list[int]]] = {}
    for i, one in enumerate(points):
        if not one.actor:
            continue
        there = heads.setdefault(one.actor[-1][:6], {}).setdefault(one.article, [])
        if len(there) < _MOST:
            there.append(i)
    for articles in heads.values():
        for a, b in combinations(articles.values(), 2):
            yield from ((i, j) for i in a for j in b)


def same_event(texts: Texts, a: Mention, b: Mention) -> bool | None:
    """Whether two mentions in two articles date the same event.

    Returns:
        ``True`` if actor and act agree and both articles print the same statement near it, or their sentences are
        close in words: enough to call different days a conflict. ``None`` if only actor, act and some content agree:
        enough for saying that they agree. ``False`` otherwise.
    """
    if not _same_actor(a.actor, b.actor):
        return False
    if a.numbers and b.numbers and a.numbers.isdisjoint(b.numbers):
        # "the toll rose to 159", "the toll rose to 241": the same said twice of two states of things
        return False
    common = (a.acts & b.acts) - _LIGHT
    speech = bool(a.acts & _SPEECH) and bool(b.acts & _SPEECH)
    shared = (a.words & b.words) - {x[:6] for x in a.acts | b.acts}
    if common and speech and texts.near(a.article, a.sentence) & texts.near(b.article, b.sentence):
        return True
    if common and len(shared) >= _SHARED:
        close = 2 * len(shared) >= min(len(a.words), len(b.words))
        return True if close and not speech and _verb(a) == _verb(b) and _verb(a) not in _LIGHT else None
    return False


def _verb(mention: Mention) -> str:
    return mention.time.act.lemmas[0] if mention.time.act else ""


def _same_actor(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two actors can be one: the same head noun, and no number of members that differs."""
    if not a or not b or a[-1][:6] != b[-1][:6]:
        return False
    numbers = [{w for w in x if w.isdigit()} for x in (a, b)]
    return not (numbers[0] and numbers[1] and numbers[0] != numbers[1])
