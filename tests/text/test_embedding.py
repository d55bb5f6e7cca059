from __future__ import annotations

import numpy as np
import pytest

from rashomon.text.embedding import WIDTH, embeddings

SAID = "The ferry to the outer island will stop in the autumn"


def cosine(one, other):
    first, second = embeddings([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("near", "far"),
    [
        ("Boats to the island are to be discontinued this autumn", "The council raised the price of bread"),
        ("No ships will sail to the outlying island from autumn on", "Our team played well in the second half"),
        ("THE FERRY to the outer island will stop in the autumn", "The ferry was painted blue"),
    ],
)
def test_other_words_for_the_same_lie_nearer(near, far):
    assert cosine(SAID, near) > cosine(SAID, far) + 0.2


def test_a_row_for_each_text_of_length_one():
    rows = embeddings([SAID, "Nobody asked us", SAID])
    assert rows.shape == (3, WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert (rows[0] == rows[2]).all()


def test_numbers_do_not_depend_on_what_is_embedded_beside_it():
    alone = embeddings([SAID])[0].copy()
    others = [f"{n} boats lay in the harbour and nobody came to unload them" for n in range(10)]
    assert (embeddings([*others, SAID])[-1] == alone).all()


@pytest.mark.parametrize("empty", ["", "  \n", "\x00"])
def test_no_words_no_direction(empty):
    assert not embeddings([empty]).any()


def test_a_long_text_is_read_as_far_as_the_model_can():
    long = SAID + " and nobody knows why" * 200
    assert cosine(long, long + ", the mayor said") == pytest.approx(1, abs=1e-5)
