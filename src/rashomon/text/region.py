"""Where on the page the report seems to stand: the densest run of lines that read as prose.

The idea is the maximum-subsequence segmentation of Pasternack and Roth (Extracting article text from the web with
maximum subsequence segmentation, WWW 2009): every line gets a weight, prose above nothing and furniture below, and the
run with the greatest sum is the report. Here it is one of the things a classifier looks at, not the decision.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rashomon.text.characters import Floats
from rashomon.text.features import Measured

__all__ = ["densest", "weights"]

#: Words beyond which a longer paragraph weighs no more: one long teaser must not outweigh a report.
_HEAVIEST = 80.0
#: What a line that is neither prose nor furniture costs, one of furniture, and a heading such as "Related articles"
#: after which pages go on to something else: about two paragraphs of teasers.
_SHORT, _FURNITURE, _END = -3.0, -6.0, -40.0
#: Share of its weight that prose keeps as an item of a list, or cut off: so teasers are printed.
_ITEM, _CUT = 0.4, 0.3


def weights(measured: Measured) -> Floats:
    """The weight of each line."""
    column = measured.column
    prose = column("prose") > 0
    full = np.minimum(column("words"), _HEAVIEST)
    full = full * np.where(column("bullet") > 0, _ITEM, 1.0) * np.where(column("cut") > 0, _CUT, 1.0)
    full = np.where(column("inside") > 0, -full / 2, np.where(column("seen") > 0, _SHORT, full))
    furniture = (column("furniture") > 0) | (column("breadcrumb") > 0)
    out: npt.NDArray[np.generic] = np.where(prose, full, _SHORT)
    out = np.where(furniture, _FURNITURE, out)
    return np.where(column("ends") > 0, _END, out).astype(np.float32)


def densest(weight: npt.NDArray[np.floating]) -> tuple[int, int]:
    """First line of the run with the greatest sum and the one after its last; both 0 if no line weighs anything."""
    best, best_sum = (0, 0), 0.0
    start, running = 0, 0.0
    for index, one in enumerate(weight.tolist()):
        running += one
        if running <= 0:
            start, running = index + 1, 0.0
        elif running > best_sum:
            best, best_sum = (start, index + 1), running
    return best
