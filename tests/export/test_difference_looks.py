"""Whether the differences between versions are seen, heard and reached: in colour, in grey, by ear, by keyboard."""

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.export.report import report
from rashomon.model import Relation
from tests.account.sayings import OTHER_SPEECH, telling
from tests.export.opened import page

pytestmark = pytest.mark.browser

#: WCAG 2.2, 1.4.3: the contrast ratio of text to what is behind it (https://www.w3.org/TR/WCAG22/#contrast-minimum).
ENOUGH = 4.5

CONTRAST = """
(e) => {
  const parts = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => {
    const [r, g, b] = parts(c).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = e;
  while (parts(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const both = [getComputedStyle(e).color, getComputedStyle(behind).backgroundColor].map(light);
  const [low, high] = both.sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
"""

LOOKS = """
(e) => {
  const s = getComputedStyle(e);
  return [s.textDecorationLine, s.textDecorationStyle, Number(s.fontWeight) >= 600 ? "bold" : "plain"];
}
"""


@pytest.fixture(scope="module")
def made():
    return report([account(*telling())])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_stands_out_from_what_is_behind_it(browser, tmp_path, made, scheme):
    with page(browser, tmp_path, made, color_scheme=scheme) as opened:
        for mark in (".differs", ".strong > ins", ".strong > del", "ins", "del", ".grade", ".quiet", ".tag", ".basis"):
            found = opened.locator(f"section[id$=-quotes] {mark}, section[id$=-speakers] {mark}")
            assert found.count(), mark
            assert min(one.evaluate(CONTRAST) for one in found.all()) >= ENOUGH, mark


@pytest.mark.parametrize("media", ["screen", "print"])
def test_what_differs_is_seen_without_colour(browser, tmp_path, made, media):
    with page(browser, tmp_path, made) as opened:
        opened.emulate_media(media=media, forced_colors="active")
        version = opened.locator(".version:has(.change)")
        assert version.locator("ins", has_text="quiet").evaluate(LOOKS) == ["underline", "solid", "bold"]
        assert version.locator("ins", has_text="politely").evaluate(LOOKS) == ["underline", "solid", "bold"]
        assert version.locator("ins", has_text="Fund").evaluate(LOOKS) == ["underline", "dotted", "plain"]
        assert [one.evaluate(LOOKS)[0] for one in version.locator("del").all()] == ["line-through"] * 3
        assert opened.locator(".differs").first.evaluate(LOOKS) == ["underline", "dashed", "plain"]
        assert version.evaluate(LOOKS)[0] == "none"


def test_a_listener_is_told_what_is_printed_instead_of_what(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        heard = opened.locator(".version:has(.change)").aria_snapshot()
    flat = " ".join(heard.replace('"', " ").replace("- text:", " ").replace("- insertion:", "[ins]").split())
    assert "(printed instead of “patient”: [ins] quiet ; another word )" in flat
    assert "(inserted: [ins] politely ) asked" in flat
    assert "Nobody (left out: - deletion: here ) is going" in flat
    assert "(printed instead of “ODF”: [ins] Osk Development Fund ; spelled out )" in flat
    # what is replaced is heard once, in the words that say so
    assert flat.count("patient") == 1


def test_the_word_that_differs_is_told_before_the_version(browser, tmp_path):
    story, analyses, findings = telling()
    said = findings.utterances[0]
    one = replace(findings, utterances=(replace(said, changes=said.changes[:1]),))
    with page(browser, tmp_path, report([account(story, analyses, one)])) as opened:
        told = opened.locator("[id$=-quotes] li.strong .by")
        assert " ".join(told.inner_text().split()) == "Show the words in Lantern prints “quiet” for “patient”"


def test_the_reason_is_reached_by_keyboard_and_printed(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        reason = opened.locator(".reasons li")
        assert not reason.is_visible()
        summary = opened.locator(".reasons summary")
        assert " ".join(summary.inner_text().split()) == "Reason for what differs in Lantern"
        summary.focus()
        opened.keyboard.press("Enter")
        assert reason.is_visible()
        opened.keyboard.press("Enter")
        assert not reason.is_visible()
        opened.emulate_media(media="print")
        assert reason.evaluate("e => e.getBoundingClientRect().height") > 0


def test_a_long_quotation_is_folded_until_it_is_asked_for_or_printed(browser, tmp_path, made):
    end = "nobody is going to beg for what is due"
    with page(browser, tmp_path, made) as opened:
        words = opened.locator(".said .words").first
        button = opened.get_by_role("button", name="Show all of it")
        assert button.get_attribute("aria-expanded") == "false"
        assert end not in words.inner_text()
        button.focus()
        opened.keyboard.press("Enter")
        assert end in words.inner_text()
        assert opened.get_by_role("button", name="Show less").get_attribute("aria-expanded") == "true"
        opened.keyboard.press("Enter")
        assert end not in words.inner_text()
        opened.emulate_media(media="print")
        assert end in words.inner_text()
        assert not opened.locator(".unfold").is_visible()


def test_without_a_script_nothing_is_folded(browser, tmp_path, made):
    with page(browser, tmp_path, made, java_script_enabled=False) as opened:
        assert "nobody is going to beg" in opened.locator(".said .words").first.inner_text()
        assert opened.locator(".unfold").count() == 0


def test_a_long_version_shows_what_differs_though_it_is_folded(browser, tmp_path):
    story, analyses, findings = telling()
    said = findings.utterances[0]
    # one word far from the beginning, in a speech that is long enough to be folded around it
    late = next(c for c in said.changes if c.grade is Relation.EXPANSION)
    one = replace(findings, utterances=(replace(said, changes=(late,)),))
    with page(browser, tmp_path, report([account(story, analyses, one)])) as opened:
        version = opened.locator(".version:has(.change)")
        assert version.locator("ins").is_visible()
        assert "[…]" in version.inner_text()
        assert len(version.inner_text()) < len(OTHER_SPEECH)


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_runs_off_a_narrow_telephone(browser, tmp_path, width):
    story, analyses, findings = telling()
    outlet = "The-Observer-and-Advertiser-of-Osk-and-the-Lower-Valley"
    wide = tuple(replace(a, article=replace(a.article, outlet=f"{outlet} {a.id}")) for a in analyses)
    with page(
        browser, tmp_path, report([account(story, wide, findings)]), viewport={"width": width, "height": 800}
    ) as opened:
        opened.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        for one in opened.locator(".quote, .version, .said li, .cite:not(.cell), .reasons, .tag, .grade").all():
            box = one.bounding_box()
            assert box is None or box["x"] + box["width"] <= width + 1, one.inner_text()


def test_comparing_leads_from_the_speaker_to_the_versions(browser, tmp_path, made):
    with page(browser, tmp_path, made) as opened:
        opened.get_by_role("link", name="compare the versions").click()
        assert opened.locator(".quote:target").count() == 1
