"""The roles of the blocks of a page."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import BlockKind
from rashomon.text.blocks import blocks

PAGE = """\
  Accessibility menu

* Home
* News
    + Local
    + World
* Sport
* Shop

Friday, March 8, 2024
HomeLocalFerry to Marrow Island Is Cancelled Until Spring

Ferry to Marrow Island Is Cancelled Until Spring

By Tilda Voss

FILE - The ferry Petrel at its berth.
FILE - The ferry Petrel at its berth.

The island council of Marrow said on Thursday that the only ferry to the mainland would not sail again before April.

"We have no second ship and no money to hire one," the council's leader, Ivo Brandt, told reporters in the harbour.

He added that food would be flown in twice a week, and asked islanders not to buy more than they need.

What the Owners Say

The company that owns the ferry said its engine had failed three times since the new year.

Advertisement

The company listed the trips that fell out:

  • On January 4, all sailings were cancelled.
  • On February 11, two sailings.
  • On March 2, one sailing was cut short and its passengers were brought back.

https://example.org/status/12345

About 900 people live on Marrow. "It is quiet here," one of them said. "Too quiet."

Share
Related articles
* Island school to close
* Bridge plan returns after ten years of talk

Leave a Reply

Your email address will not be shown. Required fields are marked *
© 2024 The Marrow Post. All rights reserved.
"""


def kinds(text: str, title: str | None = None) -> dict[str, BlockKind]:
    return {b.span.of(text).strip(" \n•*+"): b.kind for b in blocks(text, title) if not b.repeats}


def body(text: str) -> list[str]:
    return [b.span.of(text).strip() for b in blocks(text) if b.kind is BlockKind.BODY and not b.repeats]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Accessibility menu", BlockKind.CHROME),
        ("Sport", BlockKind.CHROME),
        ("Friday, March 8, 2024", BlockKind.CHROME),
        ("HomeLocalFerry to Marrow Island Is Cancelled Until Spring", BlockKind.CHROME),
        ("Ferry to Marrow Island Is Cancelled Until Spring", BlockKind.HEADLINE),
        ("By Tilda Voss", BlockKind.BYLINE),
        ("FILE - The ferry Petrel at its berth.", BlockKind.CAPTION),
        ("What the Owners Say", BlockKind.BODY),
        ("Advertisement", BlockKind.CHROME),
        ("On February 11, two sailings.", BlockKind.BODY),
        ("https://example.org/status/12345", BlockKind.CHROME),
        ("Share", BlockKind.CHROME),
        ("Bridge plan returns after ten years of talk", BlockKind.CHROME),
        ("Leave a Reply", BlockKind.CHROME),
        ("Your email address will not be shown. Required fields are marked", BlockKind.CHROME),
    ],
)
def test_roles_on_a_page(line, kind):
    assert kinds(PAGE)[line] is kind


def test_no_paragraph_of_the_report_is_lost():
    words = body(PAGE)
    assert len(words) == 10
    assert words[0].startswith("The island council")
    assert words[-1].startswith("About 900 people")


def test_a_repeat_is_marked():
    repeats = [b.span.of(PAGE).strip() for b in blocks(PAGE) if b.repeats]
    assert repeats == ["FILE - The ferry Petrel at its berth."]


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers rest near the old mill. © AP Photo/Jo Weller",
        "(Photo: Jo Weller)",
        "A crane over the harbour on Sunday. Getty Images",
        "The mill burns, May 3, 2019. (Jo Weller/AP)",
        "Photo by Jo Weller",
        "Image: Jo Weller / Harbour Press",
    ],
)
def test_captions(line):
    report = "The old mill of Osterby burnt down on Sunday, the fire service said."
    text = f"Mill Burns Down in Osterby\n\n{line}\n\n{report}\n"
    assert kinds(text)[line] is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Comments are closed.",
        "Click to see full-size image",
        "Read more: Mill owner was insured twice",
        "- Advertisement -",
        "Sign up for our newsletter and get the news of Osterby in your inbox.",
        "We use cookies to make this site work. By continuing you accept our cookies.",
        "RELATED ARTICLES",
        "Support our journalism",
        "5 min read",
        "Follow us on Facebook",
    ],
)
def test_furniture_after_a_report(line):
    report = "The old mill of Osterby burnt down on Sunday, the fire service said.\n\nNobody was hurt.\n\n"
    assert body(report + line) == [
        "The old mill of Osterby burnt down on Sunday, the fire service said.",
        "Nobody was hurt.",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Why?",
        '"No," she said.',
        "The rest is silence.",
        "He shared this photo with friends in Berlin and in Paris.",
        "Comments by the minister were closed to the press, her office said.",
        "Home is where the ferry goes, islanders say.",
        "It rained.",
    ],
)
def test_short_paragraphs_of_a_report_stay(paragraph):
    around = "The old mill of Osterby burnt down on Sunday, the fire service said."
    after = "The council will meet on Tuesday to talk about what comes next."
    assert paragraph in body(f"{around}\n\n{paragraph}\n\n{after}")


def test_single_newlines_between_paragraphs():
    text = (
        "The mayor of Osterby said he would stay.\nHe was asked again on Monday.\n"
        "The Opposition Objects\nIts leader said he must go.\n"
    )
    assert list(kinds(text).values()) == [BlockKind.BODY] * 4


def test_a_given_title_is_the_headline():
    text = "Osterby Mail\n\nMill burns\n\nThe old mill of Osterby burnt down on Sunday, the fire service said."
    assert kinds(text, "Mill burns")["Mill burns"] is BlockKind.HEADLINE


def test_a_headline_printed_again_as_a_breadcrumb_is_a_repeat():
    title = "Osterby mill burns down for a second time"
    text = f"{title}\n\n  • {title}\n\n{title}\n\nThe old mill of Osterby burnt down on Sunday, the fire service said."
    found = blocks(text)
    assert [b.kind for b in found] == [BlockKind.HEADLINE] * 3 + [BlockKind.BODY]
    assert [b.repeats for b in found] == [False, True, True, False]


@pytest.mark.parametrize(
    "text", ["Home\n\nNews\n\nShare\n", "* Menu\n* Login\n\n© 2020 Osterby Mail", "Advertisement", "\n \n"]
)
def test_a_text_that_is_all_chrome_has_no_body(text):
    assert body(text) == []


def test_a_single_line_is_the_report():
    assert body("ten ships in the harbour") == ["ten ships in the harbour"]


def test_other_scripts_have_a_body():
    menu = "* メニュー\n* 国内\n* 国際\n* 経済\n\n"
    report = (
        "大統領は月曜日に辞任すると述べた。議会は火曜日に新しい大統領を選ぶ予定だと報じられている。",
        "野党は選挙を求めている。首都では数千人が通りに出て、政府の退陣を喜んだ。",
        "後任の候補は三人いるが、いずれも態度を明らかにしていない。",
    )
    # a word of a menu after it looks like one more line of it: the words of such scripts are not known
    found = body(menu + "\n\n".join(report) + "\n\nシェア\n")
    assert found[:3] == list(report)


@given(st.text(), st.sampled_from(["text/plain", "text/html"]), st.text(max_size=20))
def test_blocks_cover_any_text(text, media_type, title):
    found = blocks(text, title, media_type)
    assert "".join(b.span.of(text) for b in found) == text
    assert all(before.span.end == after.span.start for before, after in pairwise(found))


@given(st.text(st.sampled_from("Aab. \n\r\t*•-o…“”。辞©@/[]1:")))
def test_blocks_cover_any_lines(text):
    assert "".join(b.span.of(text) for b in blocks(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "The old mill of Osterby burnt down, the fire service said on Sunday.\n" * 15_000,
        "The old mill of Osterby burnt down. " * 28_000,
        "a\n" * 500_000,
        "“" * 1_000_000,
        "…!?-" * 250_000,
        "野党は選挙を求めている。" * 80_000,
        "> " * 500_000,
        "share " * 160_000,
    ],
    ids=["lines", "one line", "short lines", "quotes", "punctuation", "ideographs", "arrows", "furniture"],
)
def test_a_megabyte_of_anything_takes_seconds(text):
    start = time.process_time()
    blocks(text)
    assert time.process_time() - start < 15


@given(st.lists(st.sampled_from(PAGE.splitlines(keepends=True)), max_size=30))
def test_blocks_cover_any_shuffled_page(lines):
    text = "".join(lines)
    assert "".join(b.span.of(text) for b in blocks(text)) == text


def test_a_lone_paragraph_is_a_report_whatever_it_speaks_of():
    text = (
        "Subscribe prices rose by 3 percent in May; newsletters, which cost $2 in April, cost $3 from June on, the "
        "firm told its readers."
    )
    assert [b.kind for b in blocks(text)] == [BlockKind.BODY]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for Daily Newsletters Manage Newsletters", BlockKind.CHROME),
        ("Media playback is unsupported on your device Media caption The mill before the fire", BlockKind.CHROME),
        ("Enlarge this image toggle caption Jo Weller/AP Jo Weller/AP", BlockKind.CAPTION),
        ("Image copyright Jo Weller Image caption The mill before the fire", BlockKind.CAPTION),
    ],
)
def test_what_pages_leave_between_paragraphs(line, kind):
    text = (
        "The old mill of Osterby burnt down on Sunday, the fire service of the county said.\n\n"
        f"{line}\n\n"
        "Nobody was hurt, and the cause was not known on Sunday night.\n"
    )
    assert kinds(text)[line] is kind
