from __future__ import annotations

import math
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.group.features import View, days, features, shaped
from rashomon.model import Analysis, Block, BlockKind, Language, Published
from rashomon.spans import Span
from tests.conftest import article

WORDS = st.text(st.sampled_from("abc XYZ 019.,’é\n"), max_size=200)


def view(one, which):
    return one.views.reshape(len(View), -1)[which].astype(np.float32)


def analysed(text, parts, **fields):
    blocks = []
    start = 0
    for kind, words in parts:
        end = text.index(words, start) + len(words)
        blocks.append(Block(Span(start, end), kind))
        start = end
    return Analysis(article(text, "a"), tuple(blocks), (), Language("en", 1.0), **fields)


def test_chrome_and_captions_weigh_nothing():
    text = "Subscribe now\nFire at Lorrach mill\nA mill burned on Monday.\nSmoke over Bessin"
    kinds = (BlockKind.CHROME, BlockKind.HEADLINE, BlockKind.BODY, BlockKind.CAPTION)
    whole = features(analysed(text, list(zip(kinds, text.split("\n"), strict=True))), embedded=False)
    without = shaped("a", "", "Fire at Lorrach mill", "A mill burned on Monday.", None)
    assert whole.terms.tolist() == without.terms.tolist()
    assert whole.views.tolist() == without.views.tolist()


def test_a_report_without_a_headline_is_headed_by_its_first_words():
    text = "Rescuers reached the village of Ossa at dawn and found the bridge gone."
    one = features(analysed(text, [(BlockKind.BODY, text)]), embedded=False)
    assert view(one, View.TITLE).any()
    assert view(one, View.TITLE_NAMES).max() > 0


def test_names_are_words_with_a_capital_more_often_than_not():
    one = shaped("a", "", "", "The Ossa rose. The river Ossa fell. Ossa is a river; the river is long.", None)
    assert np.count_nonzero(view(one, View.NAME)) == 1


def test_a_rarer_word_weighs_more():
    common, rare = (view(shaped("a", "", "", words, None), View.RARE_NAMES).max() for words in ("In Monday", "In Ossa"))
    assert rare > common


@given(WORDS, WORDS)
def test_views_are_of_length_one_or_empty(headline, body):
    one = shaped("a", "", headline, body, None)
    assert (np.diff(one.terms) >= 0).all()
    for which in (View.BODY, View.NAME, View.LEAD, View.TITLE, View.NUMBER):
        length = float(np.linalg.norm(view(one, which)))
        assert length == 0 or math.isclose(length, 1, abs_tol=0.01)
    for which in (View.LEAD_NAMES, View.TITLE_WORDS):
        total = float(view(one, which).sum())
        assert total == 0 or math.isclose(total, 1, abs_tol=0.01)


def test_meanings_are_kept_in_eight_bits_and_say_the_same():
    from rashomon.text.embedding import WIDTH, embeddings

    text = "Ferry runs aground\nA ferry with forty people ran aground off Ossa."
    one = features(analysed(text, list(zip((BlockKind.HEADLINE, BlockKind.BODY), text.split("\n"), strict=True))))
    assert one.meaning.shape == (2 * WIDTH,)
    headline = one.meaning[:WIDTH].astype(np.float32)
    (whole,) = embeddings(["Ferry runs aground"])
    assert float(headline @ whole / np.linalg.norm(headline)) > 0.999


def test_days_are_open_where_the_date_is():
    assert days(None) == (-math.inf, math.inf)
    assert days(Published(date(2021, 3, 1), None, ("given",))) == (date(2021, 3, 1).toordinal(), math.inf)
