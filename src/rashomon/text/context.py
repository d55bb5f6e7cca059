"""What stands around each line of a page: its neighbours, the densest run of prose, the headline."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import Floats
from rashomon.text.features import COLUMNS, Measured
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
_NEIGHBOUR_ROWS = [COLUMNS.index(name) for name in _NEIGHBOURS]
_INDENTS_BESIDE = [CONTEXT_COLUMNS.index(f"indent{offset:+}") for offset in (-1, 1)]


def in_context(measured: Measured) -> Floats:
    """What a line and its surroundings hold, for a classifier.

    Args:
        measured: The lines of a page.

    Returns:
        `CONTEXT_COLUMNS` × lines.
    """
    table = measured.table
    own, lines = table.shape
    out = np.empty((len(CONTEXT_COLUMNS), lines), np.float32)
    if not lines:
        return out
    mass = measured.column("prose") * np.minimum(measured.column("words"), _HEAVIEST)
    weight = weights(measured)
    prose_before = _before(mass)
    out[:own] = table
    out[own : own + len(_RELATIVE)] = (
        *_relative(measured, mass, densest(weight)),
        prose_before / (mass.sum() or 1.0),
        weight,
    )
    neighbours = table[_NEIGHBOUR_ROWS]
    at = own + len(_RELATIVE)
    for offset in _OFFSETS:
        _shift(neighbours, offset, out[at : at + len(_NEIGHBOURS)])
        at += len(_NEIGHBOURS)
    indent = measured.column("indent")
    ended = _before((measured.column("ends") > 0) & (prose_before > 0))
    out[at:] = (
        *(indent - out[row] for row in _INDENTS_BESIDE),
        *_windows(mass, _PROSE_WINDOWS),
        *_windows(weight, _WEIGHT_WINDOWS),
        np.minimum(ended, 6),
    )
    return out


def _before(values: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    """For each line the sum over those before it."""
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return sums[:-1]


def _shift(values: Floats, offset: int, out: Floats) -> None:
    """Write the columns so many lines away."""
    if offset < 0:
        out[:, -offset:] = values[:, :offset]
        out[:, :-offset] = _OUTSIDE
    else:
        out[:, :-offset] = values[:, offset:]
        out[:, -offset:] = _OUTSIDE


def _windows(values: Floats, windows: Sequence[tuple[int, int]]) -> Sequence[npt.NDArray[np.float64]]:
    """Sums over the lines from the first number of each window up to the second away, the second not among them."""
    widest = max(map(abs, (edge for window in windows for edge in window)))
    sums = np.zeros(len(values) + 2 * widest + 1)
    np.cumsum(values, out=sums[widest + 1 : widest + 1 + len(values)])
    sums[widest + 1 + len(values) :] = sums[widest + len(values)]
    n = len(values)
    return [sums[widest + last :][:n] - sums[widest + first :][:n] for first, last in windows]


def _relative(measured: Measured, mass: Floats, region: tuple[int, int]) -> Sequence[npt.NDArray[np.generic]]:
    """Where a line stands in relation to the densest run of prose and to the headline."""
    first, last = region
    places = np.arange(len(mass))
    indent = measured.column("indent")
    depth = indent.astype(np.intp)
    by_depth = np.bincount(depth, weights=mass)
    since, left = places - first, last - 1 - places
    return (
        indent - np.argmax(by_depth),
        by_depth[depth] / (by_depth.sum() or 1.0),
        _within(np.minimum(since, 0) - np.minimum(left, 0), _MAX_AWAY),
        (since >= 0) & (left >= 0),
        _within(since, 2 * _MAX_AWAY),
        _within(left, 2 * _MAX_AWAY),
        _since_title(measured, first),
    )


def _within(places: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.intp]:
    within: npt.NDArray[np.intp] = np.minimum(np.maximum(places, -_MAX_AWAY), most)
    return within


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
