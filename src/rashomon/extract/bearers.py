"""Which person a name means where one article names several of a family, or calls somebody by a first name.

A surname that one person bears is that person's wherever it stands. Of two who share it ("Ida Holm", "Karl Holm") a
courtesy title tells the woman from the man; without one a bare "Holm" is the one whom the article introduced first,
except beside the other's full name, where it stays a surname. A father and a son of one name are two where one of them
is called junior.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.extract.firstnames import first_name_female
from rashomon.extract.genders import PRONOUNS
from rashomon.spans import Span
from rashomon.text.titles import is_title

__all__ = ["SUFFIXES", "Bearers", "bare"]

#: What tells bearers of one name apart; it stands behind a name and is none.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_COURTESY = {"mr": False, "mister": False, "sir": False, "mrs": True, "ms": True, "miss": True, "madam": True}
_WORD_BEFORE = re.compile(r"([\w.'’-]+)\s+$")
#: Characters before a name in which its title stands.
_TITLE = 24
#: Characters before a bare surname in which another bearer's full name makes it doubtful.
_NEAR = 400
#: Characters after a surname in which a pronoun is most likely its bearer's, and how many times as many of them must be
#: a woman's as a man's, or the other way round.
_REACH, _SURE = 60, 3
_PRONOUN = re.compile(r"\b(?:[Ss]he|[Hh]er|[Hh]e|[Hh]is)\b")


@dataclass(frozen=True, slots=True)
class _Full:
    start: int
    words: tuple[str, ...]
    name: str


class Bearers:
    """The persons whom an article names in full, by surname and by first name."""

    def __init__(self, text: str, mentions: Iterable[tuple[Span, str]]) -> None:
        """Group the full names.

        Args:
            text: The article's text.
            mentions: Where persons are named, each with the name, blanks made single; in the order of the text.
        """
        self._text = text
        ordered = list(mentions)
        by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for _, name in ordered:
            words = tuple(name.split())
            if len(bare(words)) > 1 and words not in by_last[bare(words)[-1]]:
                by_last[bare(words)[-1]].append(words)
        self.full: dict[str, str] = {}
        self._of_last: dict[str, list[str]] = {}
        for last, forms in by_last.items():
            groups = _grouped(forms)
            for group in groups:
                fullest = " ".join(_fullest(group))
                self.full.update({" ".join(form): fullest for form in group})
                self._of_last.setdefault(last, []).append(fullest)
            if len(groups) == 1:
                self.full[last] = self._of_last[last][0]
        self._mentions: dict[str, list[_Full]] = defaultdict(list)
        first_names: dict[str, dict[str, int]] = defaultdict(dict)
        for span, name in ordered:
            words = bare(tuple(name.split()))
            if len(words) > 1:
                self._mentions[words[-1]].append(_Full(span.start, words, self.full[name]))
                first_names[words[0]].setdefault(self.full[name], span.start)
        self._by_pronouns = self._told_by_pronouns([(s, n) for s, n in ordered if n in self.shared])
        self._by_first = {
            first: next(iter(whose.items()))
            for first, whose in first_names.items()
            if len(whose) == 1 and first not in by_last and len(first) > 1 and "." not in first
        }

    def _told_by_pronouns(self, alone: Iterable[tuple[Span, str]]) -> dict[str, str]:
        """Who bears a shared surname where it stands alone, if the pronouns after it leave but one of the bearers."""
        votes: dict[str, Counter[bool]] = defaultdict(Counter)
        for span, last in alone:
            pronoun = _PRONOUN.search(self._text, span.end, span.end + _REACH)
            if pronoun is not None:
                votes[last][PRONOUNS[pronoun[0].lower()]] += 1
        out: dict[str, str] = {}
        for last, counts in sorted(votes.items()):
            female = counts[True] > counts[False]
            genders = {bearer: first_name_female(bearer) for bearer in self._of_last[last]}
            fitting = [bearer for bearer, known in genders.items() if known is female]
            clear = counts[female] >= _SURE * max(1, counts[not female])
            if clear and len(fitting) == 1 and None not in genders.values():
                out[last] = fitting[0]
        return out

    @property
    def shared(self) -> frozenset[str]:
        """Surnames of several persons."""
        return frozenset(last for last, whose in self._of_last.items() if len(whose) > 1)

    def whose(self, span: Span, name: str) -> str | None:
        """The full name of whoever is meant by a lone surname of several bearers or by a first name.

        Args:
            span: Where it stands.
            name: The word.
        """
        if name in self._of_last and len(self._of_last[name]) > 1:
            return self._relative(span, name)
        whose, introduced = self._by_first.get(name, (None, 0))
        return whose if whose is not None and introduced < span.start else None

    def _relative(self, span: Span, last: str) -> str | None:
        """Which of several bearers of a surname is meant."""
        before = _WORD_BEFORE.search(self._text, max(0, span.start - _TITLE), span.start)
        title = before[1].lower().rstrip(".") if before else ""
        every = self._of_last[last]
        if title in _COURTESY:
            fitting = [b for b in every if first_name_female(b) is _COURTESY[title]]
            unsure = [b for b in every if first_name_female(b) is None]
            return fitting[0] if len(fitting) == 1 and not unsure else None
        if is_title(title):
            return None  # "President Holm": the offices of the family are not known here
        mentions = self._mentions[last]
        main = self._by_pronouns.get(last, mentions[0].name)
        at = bisect_left(mentions, span.start, key=lambda m: m.start)
        near = next((m for m in reversed(mentions[:at]) if m.start > span.start - _NEAR), None)
        return main if near is None or near.name == main else None


def bare(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words without "Jr." and the like."""
    kept = [w.rstrip(",") for w in words]
    while len(kept) > 1 and kept[-1].lower().rstrip(".") in SUFFIXES:
        kept.pop()
    return tuple(kept)


def _fullest(forms: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return max(forms, key=lambda form: len(form))


def _suffix(words: Sequence[str]) -> str:
    last = words[-1].lower().rstrip(".")
    return last if last in SUFFIXES else ""


def _grouped(forms: Sequence[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Full names with one surname, gathered by person."""
    out: list[list[tuple[str, ...]]] = []
    for form in forms:
        same = next((g for g in out if all(_compatible(one, form) for one in g)), None)
        if same is None:
            out.append([form])
        else:
            same.append(form)
    return out


def _compatible(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names with one surname can be the same person's: first names equal, or one its initial."""
    if _suffix(a) != _suffix(b):
        # "Karl Holm" beside "Karl Holm Jr." is the father; "Karl Holm" beside "Karl R. Holm Jr." may be himself
        return not (_suffix(a) and _suffix(b)) and bare(a) != bare(b) and a[0] == b[0]
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    return x == y or (min(len(x), len(y)) == 1 and x[0] == y[0])
