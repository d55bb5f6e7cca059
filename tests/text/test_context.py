"""What stands around a line."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.context import CONTEXT_COLUMNS, in_context
from rashomon.text.features import features
from rashomon.text.paragraphs import paragraphs

PROSE = "The old mill of Osterby burnt down on Sunday, the fire service said."  # 13 words
PAGE = f"Home\n\nOsterby mill burns\n\n  {PROSE}\n\n  {PROSE[:-5]}told us.\n\nComments\n\nShare this\n"


def columns(text: str, title: str = "") -> dict[str, list[float]]:
    table = in_context(features(text, paragraphs(text), title))
    return dict(zip(CONTEXT_COLUMNS, table.tolist(), strict=True))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("words", [1, 3, 13, 14, 1, 2]),
        ("words-1", [-1, 1, 3, 13, 14, 1]),
        ("words+2", [13, 14, 1, 2, -1, -1]),
        ("prose+3", [1, 0, 0, -1, -1, -1]),
        ("indent_apart", [-2, -2, 0, 0, -2, -2]),
        ("indent_share", [0, 0, 1, 1, 0, 0]),
        ("inside", [0, 0, 1, 1, 0, 0]),
        ("outside", [-2, -1, 0, 0, 1, 2]),
        ("since_start", [-2, -1, 0, 1, 2, 3]),
        ("to_end", [3, 2, 1, 0, -1, -2]),
        ("since_title", [-1, 0, 1, 2, 3, 4]),
        ("prose_before", [0, 0, 0, 13 / 27, 1, 1]),
        ("prose-6:0", [0, 0, 0, 13, 27, 27]),
        ("prose1:7", [27, 27, 14, 0, 0, 0]),
        ("indent_step-1", [1, 0, 2, 0, -2, 0]),
        ("ended", [0, 0, 0, 0, 0, 1]),
    ],
)
def test_columns(name, values):
    assert columns(PAGE, "Osterby mill burns")[name] == pytest.approx(values)


def test_without_a_headline():
    assert set(columns(PAGE)["since_title"]) == {-50}


@pytest.mark.parametrize("text", ["", "One", "One\n\nTwo", f"{PROSE}\n\n{PROSE}"])
def test_small_pages(text):
    table = in_context(features(text, paragraphs(text)))
    assert table.shape == (len(CONTEXT_COLUMNS), len([line for line in text.split("\n\n") if line]))
    assert np.isfinite(table).all()
