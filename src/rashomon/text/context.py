"""What stands around each line of a page: its neighbours, the densest run of prose, the headline."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rashomon.text.features import COLUMNS, Floats, Measured
from rashomon.text.region import densest, weights

__all__ = ["CONTEXT_COLUMNS", "in_context"]

#: Columns that are also taken from the lines around, and how far away.
_NEIGHBOURS = (
    "words",
    "function_words",
    "capitals",
    "terminal",
    "bullet",
    "prose",
    "indent",
    "title_found",
    "dated",
    "lower",
    "total",
    "blank",
    "related_share",
    "comment",
    "share_share",
    "signs",
    "furniture",
    "ends",
)
_OFFSETS = (-3, -2, -1, 1, 2, 3)
#: Windows of lines in which the words of prose, and the weights of the region, are summed.
_PROSE_WINDOWS = ((-6, 0), (1, 7), (-15, 0), (1, 16))
_WEIGHT_WINDOWS = ((-10, 0), (1, 11))
#: One long paragraph must not outweigh a report.
_HEAVIEST = 80.0
#: Share of the given headline's words by which a line is taken to be it.
_IS_TITLE = 0.5
#: Lines after the beginning of the region in which the headline may still stand.
_TITLE_SLACK = 3
_FAR_FROM_TITLE, _NO_TITLE = 100, -50
#: What a neighbour beyond the edge of the page is taken to have.
_OUTSIDE = -1.0

_RELATIVE: tuple[str, ...] = tuple(
    "indent_apart indent_share outside inside since_start to_end since_title prose_before weight".split()  # noqa: SIM905
)
#: The names of all columns: those of the line itself, then those of its surroundings.
CONTEXT_COLUMNS = (
    *COLUMNS,
    *_RELATIVE,
    *(f"{name}{offset:+}" for offset in _OFFSETS for name in _NEIGHBOURS),
    "indent_step-1",
    "indent_step+1",
    *(f"prose{first}:{last}" for first, last in _PROSE_WINDOWS),
    *(f"weight{first}:{last}" for first, last in _WEIGHT_WINDOWS),
    "ended",
)


def in_context(measured: Measured) -> Floats:
    """What a line and its surroundings hold, for a classifier.

    Args:
        measured: The lines of a page.

    Returns:
        Lines by `CONTEXT_COLUMNS`.
    """
    table = measured.table
    if not len(table):
        return np.zeros((0, len(CONTEXT_COLUMNS)), np.float32)
    mass = measured.column("prose") * np.minimum(measured.column("words"), _HEAVIEST)
    weight = weights(measured)
    region = densest(weight)
    neighbours = table[:, [COLUMNS.index(name) for name in _NEIGHBOURS]]
    indent = measured.column("indent")
    shifted = [_shifted(neighbours, offset) for offset in _OFFSETS]
    at = _NEIGHBOURS.index("indent")
    prose_before = np.concatenate([[0.0], np.cumsum(mass)])[:-1]
    ended = np.concatenate([[0.0], np.cumsum((measured.column("ends") > 0) & (prose_before > 0))])[:-1]
    columns = [
        table,
        np.column_stack([*_relative(measured, mass, region), prose_before / (mass.sum() or 1.0), weight]),
        *shifted,
        np.column_stack([indent - shifted[_OFFSETS.index(o)][:, at] for o in (-1, 1)]),
        np.column_stack([_window(mass, *w) for w in _PROSE_WINDOWS] + [_window(weight, *w) for w in _WEIGHT_WINDOWS]),
        np.minimum(ended, 6)[:, None],
    ]
    return np.hstack(columns).astype(np.float32)


def _shifted(values: Floats, offset: int) -> Floats:
    """The rows so many lines away."""
    out = np.full_like(values, _OUTSIDE)
    if offset < 0:
        out[-offset:] = values[:offset]
    else:
        out[:-offset] = values[offset:]
    return out


def _window(values: Floats, first: int, last: int) -> npt.NDArray[np.float64]:
    """Sums over the lines from ``first`` up to ``last`` away, ``last`` not among them."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    places = np.arange(len(values))
    high, low = (np.clip(places + edge, 0, len(values)) for edge in (last, first))
    window: npt.NDArray[np.float64] = sums[high] - sums[low]
    return window


def _relative(measured: Measured, mass: Floats, region: tuple[int, int]) -> Sequence[npt.NDArray[np.generic]]:
    """Where a line stands in relation to the densest run of prose and to the headline."""
    first, last = region
    places = np.arange(len(mass))
    depths, which = np.unique(measured.column("indent"), return_inverse=True)
    by_depth = np.bincount(which, weights=mass)
    outside = np.where(places < first, places - first, np.where(places >= last, places - last + 1, 0))
    return (
        measured.column("indent") - depths[np.argmax(by_depth)],
        by_depth[which] / (by_depth.sum() or 1.0),
        np.clip(outside, -_MAX_AWAY, _MAX_AWAY),
        (places >= first) & (places < last),
        np.clip(places - first, -_MAX_AWAY, 2 * _MAX_AWAY),
        np.clip(last - 1 - places, -_MAX_AWAY, 2 * _MAX_AWAY),
        _since_title(measured, first),
    )


#: Lines beyond which farther away makes no difference.
_MAX_AWAY = 60


def _since_title(measured: Measured, first: int) -> npt.NDArray[np.int64]:
    """Lines since the one before the region that is most like the headline that came beside the text."""
    places = np.arange(len(measured.of))
    until = max(1, first + _TITLE_SLACK)
    found = measured.column("title_found")[:until]
    if found.max() <= _IS_TITLE:
        return np.full(len(places), _NO_TITLE)
    likeness = found + measured.column("titled")[:until]
    title = len(likeness) - 1 - int(np.argmax(likeness[::-1]))
    return np.minimum(places - title, _FAR_FROM_TITLE)
