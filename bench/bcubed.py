"""How well groups agree with events: B-cubed (Bagga, Baldwin, Entity-based cross-document coreferencing, 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping

__all__ = ["b_cubed"]


def b_cubed(group: Mapping[str, Hashable], event: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, each article counting once.

    Args:
        group: The group of each article by its id; an article that has none is one of its own.
        event: The event of each; at least one.
    """
    label = {name: group.get(name, ("alone", name)) for name in event}
    both = Counter((label[name], event[name]) for name in event)
    size, gold = Counter(label.values()), Counter(event.values())
    precision = sum(n * n / size[one] for (one, _), n in both.items()) / len(event)
    recall = sum(n * n / gold[one] for (_, one), n in both.items()) / len(event)
    return precision, recall, 2 * precision * recall / (precision + recall)
