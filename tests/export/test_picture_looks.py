"""Whether the pictures of figures and of the timeline are seen, heard and reached: by keyboard, on paper, by phone."""

import pytest

from rashomon.account import account
from rashomon.export.report import report
from tests.account.counted import counting
from tests.export.dates import told
from tests.export.opened import audited, page

pytestmark = pytest.mark.browser

FOCUSED = "(document.activeElement.querySelector('.tip') || document.activeElement).textContent"
ACTIVE = "document.activeElement.id"


@pytest.fixture(scope="module")
def made():
    return report([account(*counting()), told()])


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390)])
def test_no_rule_of_accessibility_is_broken(browser, tmp_path, made, scheme, width):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with page(browser, tmp_path, made, bypass_csp=True, **options) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        broken, kept = audited(opened)
    assert broken == []
    assert kept > 20


def test_arrow_keys_go_through_the_values_of_a_figure(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        plan = opened.get_by_role("figure", name="Miners killed").or_(opened.locator("[aria-label^='Miners killed']"))
        marks = plan.locator("a.mark")
        assert marks.count() == 3
        marks.first.focus()
        assert marks.first.locator(".tip").is_visible()
        opened.keyboard.press("ArrowRight")
        assert "14 – “Fourteen miners”, according to the hospital" in opened.evaluate(FOCUSED)
        opened.keyboard.press("ArrowDown")
        assert "21 – “Twenty-one miners”" in opened.evaluate(FOCUSED)
        assert not marks.first.locator(".tip").is_visible()
        opened.keyboard.press("Home")
        assert "at least 9" in opened.evaluate(FOCUSED)
        opened.keyboard.press("Escape")
        assert not marks.first.locator(".tip").is_visible()
        opened.keyboard.press("Tab")
        assert marks.nth(1).locator(".tip").is_visible()
        opened.keyboard.press("Enter")
        assert opened.locator("#panel mark").all_inner_texts() == ["Fourteen miners"]
        opened.keyboard.press("Escape")
        assert marks.nth(1).evaluate("a => a === document.activeElement")


def test_focus_on_a_mark_is_seen(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.locator("a.mark").first.focus()
        opened.keyboard.press("Tab")
        outline = opened.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
        opened.locator("a.dot").first.focus()
        opened.keyboard.press("ArrowRight")
        ring = opened.evaluate("getComputedStyle(document.activeElement.querySelector('.touch')).stroke")
        assert ring not in ("none", "")


def test_the_keyboard_goes_from_the_picture_of_the_timeline_to_its_words_and_back(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.locator("#s1-timeline a.dot").first.focus()
        seen = [opened.evaluate(ACTIVE)]
        while len(seen) < 20:
            opened.keyboard.press("ArrowRight")
            now = opened.evaluate(ACTIVE)
            if now == seen[-1]:
                break
            seen.append(now)
        assert seen == [a.get_attribute("id") for a in opened.locator("#s1-timeline a.dot").all()]
        opened.keyboard.press("Home")
        opened.keyboard.press("ArrowDown")
        assert opened.evaluate("document.activeElement.dataset.row") == "2"
        mark = opened.evaluate(ACTIVE)
        opened.keyboard.press("Enter")
        line = opened.evaluate(ACTIVE)
        assert line == "s1-t" + mark.split("-")[1][1:]
        assert opened.locator(f"#{line}").is_visible()
        opened.locator(f"#{line} a.to-picture").focus()
        opened.keyboard.press("Enter")
        assert opened.evaluate(ACTIVE).startswith(f"s1-m{line[4:]}-")


def test_a_day_that_differs_leads_to_the_other_day(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        line = opened.locator("#s1-t3")
        assert "≠ the reports differ on the day: 2 April 2031 by Courier" in line.inner_text()
        line.get_by_role("link", name="2 April 2031").click()
        assert opened.evaluate(ACTIVE) == "s1-t4"


def test_a_listener_hears_a_list_of_dates_and_a_table_of_figures(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        dates = opened.locator("#s1-timeline svg").aria_snapshot()
        figures = opened.locator("#s0-figures table").first.aria_snapshot()
        values = opened.locator("[aria-label^='People in the camp']").aria_snapshot()
    assert "- list:" in dates
    assert "listitem" in dates
    assert "On 11 April 2031 (planned), Courier: They meet two days later." in dates
    assert 'columnheader "Value"' in figures
    assert 'rowheader "at least 9"' in figures
    assert "according to the hospital" in figures
    assert "The Beacon: about 340 – “About 340 people”" in values


def test_the_basis_of_a_date_is_there_on_demand(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        basis = opened.locator("#s1-t3 .reasons li")
        assert not basis.is_visible()
        opened.locator("#s1-t3 summary").focus()
        opened.keyboard.press("Enter")
        assert basis.inner_text() == "Tuesday, counted from publication on 2 April 2031 (gazette)"


@pytest.mark.parametrize("width", [320])
def test_nothing_runs_off_a_narrow_telephone(browser, tmp_path, made, width):
    with page(browser, tmp_path, made, viewport={"width": width, "height": 800}) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        for mark in opened.locator("a.mark").all():
            mark.focus()
            box = mark.locator(".tip").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        for row in opened.locator(".ledger tr > *").all():
            box = row.bounding_box()
            assert box["x"] + box["width"] <= width + 1
        # a label on the axis stays on the page too
        for label in opened.locator(".ticks span").all():
            box = label.bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


def test_a_mark_is_large_enough_to_be_touched(browser, tmp_path, made):
    with page(browser, tmp_path, made, viewport={"width": 390, "height": 800}) as opened:
        for mark in opened.locator("a.mark, a.dot .touch").all():
            box = mark.bounding_box()
            assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, 2.5.8


def test_on_paper_the_pictures_are_whole_and_nothing_is_left_to_click(browser, tmp_path, made):
    with page(browser, tmp_path, made, viewport={"width": 700, "height": 900}) as opened:
        opened.emulate_media(media="print")
        calendar = opened.locator("#s1-timeline .calendar").bounding_box()
        assert calendar["x"] + calendar["width"] <= 700
        inside = opened.locator("#s1-timeline .calendar svg").bounding_box()
        assert inside["x"] + inside["width"] <= calendar["x"] + calendar["width"] + 1
        assert not opened.locator("a.to-picture").first.is_visible()
        assert not opened.locator("a.mark").first.is_visible()
        assert opened.locator(".plan .point").first.is_visible()
        # the figures that are folded away are printed
        assert opened.locator("#s0-figures details table").evaluate("e => e.getBoundingClientRect().height") > 0


def test_without_colour_kinds_of_dates_and_values_have_other_shapes(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.emulate_media(forced_colors="active")
        fill = "e => getComputedStyle(e).fill"
        happened = opened.locator("a.dot.happened circle.body").first.evaluate(fill)
        assert opened.locator("a.dot.planned circle.body").first.evaluate(fill) != happened
        assert opened.locator("a.dot.cancelled path").count() == 1
        assert opened.locator(".point.hollow").first.evaluate(fill) != opened.locator(
            ".plan .point:not(.hollow)"
        ).first.evaluate(fill)


def test_without_a_script_marks_lead_to_the_words(browser, tmp_path, made):
    with page(browser, tmp_path, made, java_script_enabled=False) as opened:
        opened.locator("#s1-timeline a.dot").first.click()
        assert opened.locator("li:target").count() == 1
        opened.locator("a.mark").first.click()
        assert opened.locator("a:target + span.c").first.is_visible()
