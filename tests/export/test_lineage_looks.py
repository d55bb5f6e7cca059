"""The lineage in a browser: the picture, and two reports side by side, by mouse and by keyboard."""

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.export.report import report
from tests.account.copied import TEXTS, story
from tests.export.opened import audited, page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made():
    one = account(*story())
    return report([one, replace(one, title="The same again", story=replace(one.story, id="s-2", earlier=("beacon",)))])


def side(opened, number, story=0):
    return opened.locator(f"#s{story}-beside .side").nth(number)


def passages(opened, number, look=""):
    """The words of each passage on one side, by its number."""
    found = side(opened, number).locator(f".pass{look}")
    out = {}
    for one in found.all():
        words = one.evaluate(
            "e => { const c = e.cloneNode(true);"
            " c.querySelectorAll('.hop, .hide').forEach((x) => x.remove()); return c.textContent; }"
        )
        out[one.get_attribute("data-n")] = out.get(one.get_attribute("data-n"), "") + words
    return out


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390)])
def test_no_rule_of_accessibility_is_broken(browser, tmp_path, made, scheme, width):
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with page(browser, tmp_path, made, bypass_csp=True, **options) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        broken, _ = audited(opened)
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert broken == []


def test_both_sides_show_their_shared_words_and_what_differs(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        link = opened.locator("#s0-lineage .pairs a.compare").first
        link.click()
        assert opened.evaluate("document.activeElement.textContent") == "Two reports side by side"
        left, right = passages(opened, 0), passages(opened, 1)
        assert left["3"] == "The board says that every vessel now carries a receiver"
        assert right["3"] == "The board says that every ship now carries a receiver"
        assert set(left) == set(right) == {"0", "1", "2", "3"}
        assert set(passages(opened, 0, ".is-quotation")) == {"2"}
        assert side(opened, 0).locator("del.diff.only").evaluate("e => e.firstChild.data") == "on winter nights"
        changed = side(opened, 1).locator("ins.diff.other").first
        assert changed.evaluate("e => e.firstChild.data") == "turned"
        assert changed.locator(".hide").text_content() == " (Beacon: “switched”)"
        status = opened.locator("#s0-beside [role=status]").inner_text()
        assert status == "3 passages in both, 1 quoted or standing, Beacon came first."
        # the text itself is whole on both sides
        for number, name in enumerate(("beacon", "globe")):
            shown = side(opened, number).evaluate(
                "e => { const c = e.cloneNode(true);"
                " c.querySelectorAll('.hop, .hide').forEach((x) => x.remove()); return c.textContent; }"
            )
            assert shown == TEXTS[name]


@pytest.mark.parametrize("width", [1200, 390])
def test_a_click_on_a_passage_brings_its_partner_level(browser, tmp_path, made, width):
    with page(browser, tmp_path, made, viewport={"width": width, "height": 800}) as opened:
        opened.add_style_tag(content=".side { height: 6rem !important; }") if width > 1000 else None
        last = side(opened, 0).locator(".pass[data-n='3']").last
        last.scroll_into_view_if_needed()
        last.click()
        places = [
            one.bounding_box()["y"] - side(opened, number).bounding_box()["y"]
            for number in (0, 1)
            for one in [side(opened, number).locator(".hop[data-n='3']")]
        ]
        room = side(opened, 1).evaluate("e => e.scrollHeight - e.clientHeight")
        assert abs(places[0] - places[1]) < 2 or room < 40
        assert opened.locator("#s0-beside .pass.on").count() >= 2
        assert set(opened.eval_on_selector_all("#s0-beside .pass.on", "all => all.map(e => e.dataset.n)")) == {"3"}


def test_by_keyboard_one_goes_from_a_passage_to_its_partner_and_back(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        hop = side(opened, 0).locator(".hop[data-n='1']")
        assert hop.get_attribute("aria-label") == "Passage 2 of 4: go to it in Globe"
        hop.focus()
        for there in (1, 0):
            opened.keyboard.press("Enter")
            assert side(opened, there).locator(".hop[data-n='1']").evaluate("e => e === document.activeElement")
        step = opened.get_by_role("button", name="Next passage").first
        step.focus()
        opened.keyboard.press("Enter")
        assert opened.locator("#s0-beside .pass.on").first.get_attribute("data-n") == "2"


def test_any_two_reports_can_be_chosen_and_none_beside_itself(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        left, right = (opened.locator("#s1-beside select").nth(n) for n in (0, 1))
        left.select_option(label="Star")
        right.select_option(label="Mirror")
        assert side(opened, 0, 1).get_attribute("aria-label") == "Text of Star"
        assert side(opened, 0, 1).locator("span.diff.other").evaluate("e => e.firstChild.data") == "official"
        assert opened.locator("#s1-beside [role=status]").inner_text() == "1 passage in both."
        right.select_option(label="Herald")
        assert opened.locator("#s1-beside [role=status]").inner_text() == "No passage in both."
        assert opened.locator("#s1-beside [data-step]").first.is_disabled()
        right.select_option(label="Star")
        assert left.evaluate("e => e.value") != right.evaluate("e => e.value")


def test_a_share_in_the_picture_leads_to_both_texts_and_a_box_to_its_text(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.locator("#s0-lineage a.share").last.click()
        assert [opened.locator("#s0-beside select").nth(n).evaluate("e => e.value") for n in (0, 1)] == ["3", "4"]
        opened.locator("#s0-lineage svg a.box").first.focus()
        opened.keyboard.press("Enter")
        assert opened.locator("#panel-title").inner_text() == "Beacon"
        opened.keyboard.press("Escape")
        assert opened.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Beacon, published")


def test_without_a_script_each_copied_pair_opens_by_itself(browser, tmp_path, made):
    with page(browser, tmp_path, made, java_script_enabled=False) as opened:
        assert not opened.locator("#s0-beside").is_visible()
        assert not opened.locator("#s0-lineage a.compare").first.is_visible()
        opened.locator("#s0-lineage a.share").first.click()
        one = opened.locator("#s0-pair-0-1:target")
        assert one.is_visible()
        one.locator("summary").first.click()
        shown = one.locator(".passages > li")
        assert shown.count() == 4
        assert shown.first.locator("del").inner_text() == "switched"
        assert shown.first.locator("ins").inner_text() == "turned"
        assert shown.nth(1).locator("del").inner_text().strip() == "on winter nights"
