"""The report in a real browser."""

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.export.report import report
from rashomon.model import Findings, Line, Section, Story
from rashomon.spans import Span, cite
from tests.account.invented import analysis, story
from tests.export.opened import page
from tests.export.test_report import HOSTILE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_a_click_on_a_citation_shows_the_words_marked(browser, tmp_path, scheme, width):
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    with page(browser, tmp_path, report([account(*story())]), **options) as opened:
        link = opened.locator(".parting a.cite", has_text="Courier").first
        link.click()
        mark = opened.locator("#panel mark")
        assert mark.all_inner_texts() == ["lucky"]
        assert opened.locator("#panel-title").inner_text() == "Courier"
        assert mark.is_visible()
        box, view = mark.bounding_box(), opened.locator("#panel-text").bounding_box()
        assert view["y"] <= box["y"] < view["y"] + view["height"]
        paper = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, paper[4:-1].split(","))) > 380) == (scheme == "light")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        opened.keyboard.press("Escape")
        assert not opened.locator("#panel").is_visible()
        assert link.evaluate("a => a === document.activeElement")


def test_the_keyboard_alone_is_enough(browser, tmp_path):
    with page(browser, tmp_path, report([account(*story())])) as opened:
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.className") == "skip"
        opened.locator("a.cite").first.focus()
        opened.keyboard.press("Enter")
        assert opened.locator("#panel mark").count() == 1
        opened.locator("#theme").focus()
        opened.keyboard.press("Enter")
        assert opened.evaluate("document.documentElement.dataset.theme") == "dark"


def test_without_a_script_a_citation_leads_to_the_text(browser, tmp_path):
    with page(browser, tmp_path, report([account(*story())]), java_script_enabled=False) as opened:
        opened.locator(".parting a.cite", has_text="Courier").first.click()
        assert opened.locator("a:target + span.c").first.is_visible()


def test_hostile_text_is_shown_and_its_places_hold(browser, tmp_path):
    one = analysis("a.txt", HOSTILE, outlet="<b>Out</b>\u202elet")
    made = account(Story("s", ("a.txt",)), (one,), Findings())
    words = "esrever\u202c the harbour"
    at = HOSTILE.index(words)
    late = HOSTILE.index("for the whole")
    sources_line = Line(
        Section.LEAD,
        "Places behind a wide character, a carriage return and a null",
        tuple(_cite(one, Span(s, s + n)) for s, n in ((at, len(words)), (late, len("for the whole")))),
    )
    with page(browser, tmp_path, report([replace(made, lines=(sources_line,))])) as opened:
        for link, expected in ((0, words), (1, "for the whole")):
            opened.locator(".lines a.cite").nth(link).click()
            marked = opened.eval_on_selector_all("#panel mark", "all => all.map(m => m.textContent).join('')")
            assert marked == expected
        shown = opened.locator("#panel .text").evaluate("e => e.textContent")
        assert shown == HOSTILE.replace("\0", "\N{REPLACEMENT CHARACTER}")


def _cite(one, span):
    return cite(one.id, one.article.text, span)
