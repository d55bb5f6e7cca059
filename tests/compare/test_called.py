"""The article before a name, as the reports have it."""

from __future__ import annotations

import pytest

from rashomon.compare.called import called


@pytest.mark.parametrize(
    ("name", "texts", "expected"),
    [
        ("Front", ["The Front left. They met the Front.", "Front fighters left."], "the Front"),
        ("Vesonia", ["Vesonia left.", "The Vesonia that was is gone. Vesonia wept."], "Vesonia"),
        ("dam official", ["A dam official spoke."], "a dam official"),
        ("Hagen", ["Nobody is named here."], "Hagen"),
        ("Union", ["the Unionists spoke of Union rule"], "Union"),
        ("A. (B)", ["the A. (B) met"], "the A. (B)"),
    ],
)
def test_the_commonest_article(name, texts, expected):
    assert called(name, texts) == expected
