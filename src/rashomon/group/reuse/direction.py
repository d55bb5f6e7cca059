"""How the hints for and against a direction add up."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rashomon.group.reuse import completeness, order, slips, timing, wording
from rashomon.group.reuse.credits import credits_other, is_an_agency
from rashomon.group.reuse.views import View
from rashomon.model import Derivation, Hint

__all__ = ["SURE", "derivation", "odds", "weighed"]

#: Probability from which a direction counts as known: to say that one took from another must be right.
SURE = 0.8

_HINTS: tuple[Callable[[View], Iterator[Hint]], ...] = (
    timing.published_earlier,
    credits_other,
    is_an_agency,
    completeness.holds_more,
    completeness.adds_around,
    completeness.shortens_quotations,
    completeness.shortens_sentences,
    wording.prints_rarer_words,
    wording.breaks_articles,
    wording.spells_out_names,
    slips.takes_over_names,
    slips.keeps_other_spelling,
    order.introduces_names,
    order.leans_on_sentences,
    order.begins_as_headed,
)


def weighed(view: View) -> tuple[Hint, ...]:
    """The hints that two articles give by themselves: weights positive for the view's source, negative for the other.

    Args:
        view: The pair, the first article as the source.
    """
    turned = view.turned
    return (
        *(hint for look in _HINTS for hint in look(view)),
        *(replace(hint, weight=-hint.weight) for look in _HINTS for hint in look(turned)),
    )


def odds(hints: Iterable[Hint]) -> float:
    """The log odds that hints add up to."""
    return math.fsum(hint.weight for hint in hints)


def derivation(view: View, hints: Iterable[Hint], log_odds: float, *, open_: bool = False) -> Derivation:
    """The direction between two articles, as far as it is known.

    Args:
        view: The pair, the first article as the source.
        hints: What speaks for the one and the other, weights positive for the view's source.
        log_odds: What that adds up to, with what the other articles say.
        open_: Whether it stays open for other reasons, whatever the hints say.
    """
    score = 1 / (1 + math.exp(-abs(log_odds)))
    ordered = tuple(sorted(hints, key=lambda h: (-abs(h.weight), h.source, h.kind, h.text)))
    if open_ or score < SURE:
        return Derivation(view.source.id, view.copy.id, None, 0.5 if open_ else score, ordered)
    if log_odds > 0:
        return Derivation(view.source.id, view.copy.id, view.source.id, score, ordered)
    against = tuple(replace(hint, weight=-hint.weight) for hint in ordered)
    return Derivation(view.source.id, view.copy.id, view.copy.id, score, against)
