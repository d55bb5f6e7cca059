"""How many were killed or wounded, as a noun phrase counts them."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from rashomon.extract.parties import Parties
from rashomon.model import Figure, Toll
from rashomon.spans import Span, join_spans
from rashomon.text.nlp import Passage

__all__ = ["Counts", "is_being"]

_ONE = frozenset({"a", "an", "one", "another", "the", "his", "her", "its", "their"})
#: Singular words for more than one, or for nobody in particular.
_COLLECTIVE = frozenset(
    {"family", "group", "team", "crowd", "number", "crew", "people", "police", "staff", "personnel", "public", "unit"}
    | {"militia", "patrol", "squad", "convoy", "army", "force", "community", "majority", "string", "series", "dozen"}
    | {"score", "handful", "total", "lot", "population", "life", "couple", "pair", "others", "rest", "wave", "faction"}
)
#: Characters before a noun in which the figure that counts it can end.
_BEFORE = 80
_TWO = frozenset({"couple", "pair"})
#: Plurals that say no number: the least they can mean is two of them.
_PLURALS = re.compile(r"(?:dozens|scores|hundreds|thousands)", re.IGNORECASE)
#: The least share of the number named that "nearly" leaves: a reporter says "more than" of a smaller round number.
_NEARLY = 0.9
#: What is "killed" without anybody dying, and what dies without being counted among the dead.
_NOBODY = frozenset(
    {"bill", "deal", "plan", "project", "law", "legislation", "amendment", "job", "program", "programme", "economy"}
    | {"idea", "proposal", "hope", "measure", "story", "effort", "process", "momentum", "filibuster", "act", "mood"}
    | {"provision", "time", "industry", "pride", "feeling", "growth", "demand", "motion", "nomination", "treaty"}
    | {"chicken", "cow", "cattle", "sheep", "bird", "dog", "cat", "fish", "animal", "pig", "horse", "whale", "deer"}
    | {"livestock", "bee", "plant", "tree", "germ", "virus", "bacterium", "cell", "reputation", "chance", "debate"}
    | {"agreement", "accord", "pipeline", "reform", "career", "conversation", "business", "democracy", "competition"}
)
#: What is destroyed beside those who are killed.
_THINGS = frozenset(
    {"home", "house", "building", "vehicle", "car", "shop", "store", "truck", "bus", "tank", "tent", "church", "school"}
    | {"crop", "village", "property", "weapon", "ammunition", "motorcycle", "boat", "post", "base", "hut", "window"}
)
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})


def is_being(noun: Token) -> bool:
    """Whether a noun can be somebody who is killed or hurt."""
    return noun.lemma_.lower() not in _NOBODY and noun.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "PRON")


class Counts:
    """The figures of one article, found by what they count.

    Args:
        text: The article's text.
        figures: Its figures.
        parties: Its names.
    """

    def __init__(self, text: str, figures: Sequence[Figure], parties: Parties) -> None:
        self._text = text
        self._figures = sorted(figures, key=lambda f: f.span)
        self._ends = [f.span.end for f in self._figures]
        self._parties = parties

    def toll(self, passage: Passage, noun: Token) -> Toll | None:
        """How many a noun phrase counts, the nouns joined to it by "and" counted in.

        What "including" adds is part of the count, not more of it.

        Args:
            passage: Where it stands.
            noun: Its head.

        Returns:
            ``None`` if it gives no number and names nobody in particular.
        """
        low, high, spans = 0, 0.0, []
        counted = False
        for head in _joined(noun):
            one = self._one(passage, head)
            spans.append(passage.span(head) if one is None else one.span)
            if one is None:
                low += 2 if head.tag_ in ("NNS", "NNPS") else 1
                high = math.inf
                continue
            counted = True
            low += one.low
            high += math.inf if one.high is None else one.high
        return Toll(low, None if math.isinf(high) else int(high), join_spans(spans)) if counted else None

    def figure(self, passage: Passage, noun: Token) -> Figure | None:
        """The figure that counts a noun."""
        left = min([noun.i, *(c.left_edge.i for c in noun.lefts)])
        area = passage.span(noun.doc[left : noun.i + 1])
        at = passage.span(noun)
        for index in range(bisect_left(self._ends, at.start - _BEFORE), len(self._figures)):
            figure = self._figures[index]
            if figure.span.start >= area.end:
                break
            counted = figure.span.overlaps(area) or (figure.of is not None and figure.of.overlaps(at))
            if figure.unit is None and counted:
                return figure
        return None

    def _one(self, passage: Passage, noun: Token) -> Toll | None:
        figure = self.figure(passage, noun)
        if figure is not None:
            return _toll(figure, self._text)
        if any(c.lower_ == "both" and c.dep_ in ("det", "predet", "preconj") for c in noun.children):
            return Toll(2, 2, passage.span(noun))
        if not _single(noun):
            return None
        name = self._parties.name(passage, noun)
        an = any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children)
        if name and name.label in _BODIES and not (name.label == "NORP" and an):
            return None
        person = bool(name and name.label == "PERSON")
        named = noun.lemma_.lower() in _TWO
        if named:
            return Toll(2, 2, passage.span(noun))
        known = person or any(c.dep_ in ("det", "poss", "nummod") and _points(c) for c in noun.children)
        return Toll(1, 1, passage.span(noun)) if known else None


def _single(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return noun.tag_ in ("NN", "NNP") and (lemma not in _COLLECTIVE or lemma in _TWO)


def _points(child: Token) -> bool:
    return child.lower_ in _ONE or child.dep_ == "poss"


def _joined(noun: Token) -> Iterable[Token]:
    """A noun and those joined to it, unless they belong to an "including" between them."""
    yield noun
    for child in noun.children:
        aside = any(t.lower_ in ("including", "among", "with", "like") for t in noun.doc[noun.i : child.i])
        thing = child.lemma_.lower() in _THINGS
        either = any(c.dep_ == "cc" and c.lower_ == "or" for c in noun.children)
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "NUM") and not (aside or thing or either):
            yield from _joined(child)


def _toll(figure: Figure, text: str) -> Toll | None:
    flat = figure.low in (None, figure.value) and figure.high in (None, figure.value)
    if figure.value is not None and figure.hedge is None and flat:
        # a flat count of people stands as printed, however round it is
        exact = round(figure.value)
        return Toll(exact, exact, figure.span)
    if figure.value is not None and figure.low is None and figure.high is None:
        return Toll(math.ceil(_NEARLY * figure.value), math.floor(figure.value), figure.span)  # "nearly 30"
    if figure.low is None and figure.high is None:
        return None
    low = max(0, math.ceil(figure.low)) if figure.low is not None else 0
    if figure.value is None and _PLURALS.fullmatch(figure.span.of(text)):
        low *= 2
    # "dozens" says no number: what figures take for its upper end is no bound of a toll
    high = math.floor(figure.high) if figure.high is not None and figure.value is not None else None
    return Toll(low, max(low, high) if high is not None else None, Span(figure.span.start, figure.span.end))
