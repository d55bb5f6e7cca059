import pytest

from rashomon.compare.oddnames import odd_names
from rashomon.compare.who import entities
from tests.account.invented import analysis

USUAL = "The Lower Osk Flood Authority (LOFA) opened the gates on Monday."
ODD = "LOFA (the Lower Osk Flood Alliance) opened the gates on Monday."


def found(*texts):
    analyses = tuple(analysis(f"{i}.txt", f"Head\n\n{text}\n") for i, text in enumerate(texts))
    texts = {a.id: a.article.text for a in analyses}
    return [
        (one.about, [(s.says, [(m.article, m.span.of(texts[m.article])) for m in s.members]) for s in one.sides])
        for one in odd_names(analyses, entities(analyses))
    ]


def test_both_sides_stand_with_their_places():
    assert found(USUAL, ODD, USUAL.replace("gates", "locks")) == [
        (
            "what LOFA stands for",
            [
                (
                    "Lower Osk Flood Authority",
                    [("0.txt", "Lower Osk Flood Authority"), ("2.txt", "Lower Osk Flood Authority")],
                ),
                ("Lower Osk Flood Alliance", [("1.txt", "Lower Osk Flood Alliance")]),
            ],
        )
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (USUAL, USUAL),
        (USUAL, "LOFA opened the gates on Monday."),
        (ODD, "LOFA opened the gates on Monday."),
        # another spelling is the same name
        ("The Osk Harbour Organisation (OHO) met.", "The Osk Harbour Organization (OHO) met."),
        # another body has the same letters
        (USUAL, "LOFA (the League of Foreign Anglers) opened the gates on Monday."),
        # one article that prints both differs from nobody
        (f"{USUAL} {ODD}",),
    ],
)
def test_nothing_is_set_against_anything_where_there_is_no_other_side(texts):
    assert found(*texts) == []
