import re

import pytest

from rashomon.export.lineage_picture import lineage_picture
from rashomon.model import Origin, Unseen
from tests.account.copied import sources
from tests.export.test_descent import day, made

STORY = {"a": day(3), "b": day(1), "c": day(2), "d": None, "e": day(0)}


def test_copies_stand_under_what_they_are_copies_of_and_the_widest_arrow_is_the_largest_share():
    found = lineage_picture(
        made(
            STORY,
            [("b", "c", 0.9, True), ("b", "a", 0.2, True)],
            (Origin(("a", "b", "c"), "b"), Origin(("d",)), Origin(("e",))),
        ),
    )
    shown = [("b", "2 May 2031"), ("c", "3 May 2031"), ("a", "4 May 2031")]
    assert [(b.article, b.note) for b in found.boxes[:3]] == shown
    b, c, a = found.boxes[:3]
    assert b.x < c.x == a.x
    assert b.y < c.y < a.y
    assert [(arrow.label, arrow.decided) for arrow in found.arrows] == [("90 %", True), ("20 %", True)]
    assert found.arrows[0].width > found.arrows[1].width
    assert c.says == "C, published 3 May 2031, 90 % of its text from B"
    assert found.says == (
        "Three origins of five reports: an area for each origin, the copies set in under the text they have most from. "
        "C has 90 % of its text from B and A has 20 % of its text from B."
    )


def test_a_text_that_nobody_has_is_drawn_with_its_owner_s_name():
    found = lineage_picture(sources())
    (unseen,) = [b for b in found.boxes if b.article is None]
    assert (unseen.name, unseen.note) == ("a text of Sealine", "not among the reports")
    supposed = [arrow for arrow in found.arrows if arrow.supposed]
    assert [(arrow.label, arrow.pair) for arrow in supposed] == [("", None)] * 2
    # and what its two copies share is drawn beside them, without a head
    (beside,) = [arrow for arrow in found.arrows if not arrow.decided]
    assert (beside.label, beside.pair.first, beside.pair.second) == ("50 / 52 %", "mirror", "star")


@pytest.mark.parametrize("number", [2, 12, 13, 40])
def test_boxes_lie_in_their_areas_and_arrows_in_the_picture(number):
    names = [f"r{n:02}" for n in range(number)]
    taken = [("r00", name, 0.5, True) for name in names[1 : number // 2]] or [("r00", "r01", 0.5, False)]
    together = ["r00", *(derived for _, derived, _, _ in taken)]
    origins = (Origin(tuple(together)), *(Origin((name,)) for name in names if name not in together))
    found = lineage_picture(made({name: day(n) for n, name in enumerate(names)}, taken, origins))
    drawn = number if number <= 12 else len(together)
    assert (len(found.boxes), found.left_out) == (drawn, number - drawn)
    width, height = found.box
    for box in found.boxes:
        (area,) = [a for a in found.areas if a.y < box.y < a.y + a.height]
        assert box.y + height <= area.y + area.height
        assert 0 < box.x < box.x + width < found.width
    assert all(one.y + one.height <= other.y for one, other in zip(found.areas, found.areas[1:], strict=False))
    for arrow in found.arrows:
        assert all(0 <= float(n) <= max(found.width, found.height) for n in re.findall(r"-?\d+(?:\.\d+)?", arrow.path))
        assert arrow.at[0] < found.width


def test_a_long_name_is_cut_in_the_box_and_whole_for_a_listener():
    name = "The Independent Harbour and Lighthouse Gazette"
    found = lineage_picture(made({name: day(0), "b": day(1)}, [(name, "b", 0.5, True)], (Origin((name, "b"), name),)))
    assert found.boxes[0].name == "The Independent Harbour…"
    assert found.boxes[0].says.startswith("The Independent Harbour And Lighthouse Gazette")


def test_where_nothing_was_taken_there_is_nothing_to_draw():
    assert lineage_picture(made({"a": day(0), "b": day(1)}, [], (Origin(("a",)), Origin(("b",))))) is None
    one = made({"a": day(0)}, [], (Origin(("a",), None, 0),), (Unseen("Sealine", ("a",), "it credits it", ()),))
    assert [b.name for b in lineage_picture(one).boxes] == ["a text of Sealine", "A"]
