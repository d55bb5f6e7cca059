"""The densest run of lines."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.features import features
from rashomon.text.paragraphs import paragraphs
from rashomon.text.region import densest, weights


@pytest.mark.parametrize(
    ("weight", "run"),
    [
        ([], (0, 0)),
        ([-1, -2], (0, 0)),
        ([3], (0, 1)),
        ([-1, 3, -1, 4, -2], (1, 4)),
        ([5, -6, 4, 3], (2, 4)),
        ([5, -2, 4], (0, 3)),
        ([2, -9, 2], (0, 1)),
    ],
)
def test_densest(weight, run):
    assert densest(np.array(weight, np.float32)) == run


def test_weights():
    text = (
        "News\n\nThe old mill of Osterby burnt down on Sunday, the fire service said.\n\nRelated articles\n\n"
        "* The old mill of Osterby burnt down on Monday, the fire service said.\n\nFacebook\n"
    )
    found = weights(features(text, paragraphs(text), everywhere=True)).tolist()
    menu, prose, heading, item, furniture = found
    assert prose == 13
    assert 0 < item < prose
    assert heading < furniture < menu < 0
