"""Articles, two of them side by side, people and search in a browser: by mouse and by keys, without a script too."""

import contextlib

import pytest

from tests.export.conftest import browser  # noqa: F401 - a fixture
from tests.export.opened import audited
from tests.web.bridged import workspace
from tests.web.running import serving
from tests.work.filled import BEACON

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    path, ids = workspace(tmp_path_factory.mktemp("bridge"))
    with serving(path) as (_, address):
        yield f"http://{address.netloc}", ids


@pytest.fixture
def opened(browser, served):  # noqa: F811
    """Opens a page of the app; it must log nothing, break no policy and ask nobody else."""
    base, ids = served
    trouble = []
    with contextlib.ExitStack() as until:

        def open_(path, **options):
            context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
            until.callback(context.close)
            page = context.new_page()
            page.on("console", lambda message: trouble.append(message.text))
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
            page.on("request", lambda request: request.url.startswith(base) or trouble.append(request.url))
            page.goto(base + path.format(**{f"{o.split()[0].lower()}{v}": i for (o, v), i in ids.items()}))
            return page

        yield open_
    assert trouble == []


def switch(page, name):
    return page.locator(f".layers a[data-layer={name}]")


def test_layers_are_switched_at_once_and_the_address_keeps_it(opened):
    page = opened("/articles/{beacon1}")
    page.evaluate("window.same = true")
    figure = page.locator(".figures-figure").first
    plain = figure.evaluate("e => getComputedStyle(e).backgroundImage")
    switch(page, "figures").click()
    assert figure.evaluate("e => getComputedStyle(e).backgroundImage") != plain
    assert page.url.endswith("?layers=blocks,attributions,figures")
    switch(page, "blocks").click()
    switch(page, "attributions").click()
    assert page.url.endswith("?layers=figures")
    assert page.evaluate("window.same")
    page.reload()
    assert "show-figures" in page.locator("#text").get_attribute("class")
    assert switch(page, "figures").get_attribute("aria-current") == "true"
    assert switch(page, "blocks").get_attribute("aria-current") is None


def test_keys_step_through_what_was_found_and_say_what_is_known(opened):
    page = opened("/articles/{beacon1}?layers=figures")
    page.keyboard.press("j")
    assert "12" in page.locator("#card").inner_text()
    page.keyboard.press("j")
    assert "9,000" in page.locator("#card").inner_text()
    page.keyboard.press("k")
    assert "12" in page.locator("#card").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#card").is_visible()


def test_pointing_at_words_shows_who_says_them(opened):
    page = opened("/articles/{beacon1}")
    page.locator(".attributions-content", has_text="every arch").first.hover()
    assert "Dora Lind" in page.locator("#card").inner_text()
    page.locator("h1").hover()
    assert not page.locator("#card").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_a_citation_is_in_sight_with_its_words_marked(opened, script):
    start = BEACON.text.index("a ferry would run")
    options = {"java_script_enabled": script, "viewport": {"width": 390, "height": 500}}
    page = opened(f"/articles/{{beacon1}}?start={start}&end={start + 17}", **options)
    page.wait_for_timeout(200)
    words = page.locator("#words")
    assert words.inner_text() == "a ferry would run"
    box = words.bounding_box()
    assert 0 <= box["y"] <= 500


def test_without_a_script_layers_and_findings_are_links(opened):
    page = opened("/articles/{beacon1}", java_script_enabled=False)
    switch(page, "figures").click()
    assert "layers=" in page.url
    assert "show-figures" in page.locator("#text").get_attribute("class")
    page.locator("details[data-of=figures] summary").click()
    link = page.locator("details[data-of=figures] li a").first
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


def test_what_was_found_can_be_gone_to_from_its_list(opened):
    page = opened("/articles/{beacon1}")
    page.locator("details[data-of=times] summary").click()
    page.locator("details[data-of=times] li a").first.click()
    assert "times" in page.url
    assert "Friday" in page.locator("#card").inner_text()


def test_what_came_stands_beside_the_text_where_there_is_room(opened):
    wide = opened("/articles/{lock1}", viewport={"width": 1500, "height": 900})
    frame = wide.frame_locator(".came iframe")
    assert "<b>Boats</b> wait" in frame.locator("pre").inner_text()
    narrow = opened("/articles/{lock1}", viewport={"width": 390, "height": 800})
    assert not narrow.locator(".came iframe").is_visible()
    narrow.get_by_role("link", name="On a page of its own").click()
    assert "Boats" in narrow.frame_locator("iframe").locator("pre").inner_text()


def test_passages_are_stepped_through_with_both_sides_level(opened):
    page = opened("/compare/{beacon1}/{beacon2}")
    page.keyboard.press("n")
    assert page.locator("#step").inner_text().startswith("1 of ")
    page.keyboard.press("n")
    assert page.url.endswith("?passage=2")
    tops = [one.bounding_box()["y"] for one in page.locator(".side-text").all()]
    marked = [page.locator(".side-text").nth(n).locator(".current").first.bounding_box()["y"] for n in (0, 1)]
    assert abs((marked[0] - tops[0]) - (marked[1] - tops[1])) < 80
    assert page.locator(".between path.current").count() == 1
    page.keyboard.press("p")
    assert page.locator("#step").inner_text().startswith("1 of ")
    page.locator(".side-text").first.locator("[data-in]").last.click()
    assert page.locator(".matches li[aria-current]").count() == 1


def test_one_side_follows_the_other(opened):
    page = opened("/compare/{sorr1}/{beacon2}", viewport={"width": 700, "height": 260})
    first, second = page.locator(".side-text").all()
    first.hover()
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    assert second.evaluate("e => e.scrollTop") > 0
    page.locator("#together").uncheck()
    before = second.evaluate("e => e.scrollTop")
    first.hover()
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(300)
    assert second.evaluate("e => e.scrollTop") == before


def test_facets_narrow_a_search_down_without_loading_the_page_anew(opened):
    page = opened("/search?q=bridge")
    page.evaluate("window.same = true")
    page.locator(".facets").get_by_role("link", name="Velden Ledger").click()
    page.locator(".count", has_text="1 article").wait_for()
    assert page.evaluate("window.same")
    assert "Velden" in page.locator("#q").input_value()
    assert "outlet" in page.url
    page.go_back()
    page.locator(".count", has_text="3 articles").wait_for()


#: Each page on a wide screen or on a telephone, in light or dark colours.
WIDE = (
    "/articles/{beacon1}?layers=blocks,attributions,figures,times,names,incidents,pledges,reuse,revisions&start=5&end=20",
    "/articles/{beacon1}/received",
    "/compare/{sorr1}/{beacon2}?passage=1",
    "/people",
    "/search?q=figure:many",
    "/add",
)
NARROW = (
    "/articles/{sorr1}?layers=reuse",
    "/articles/{beacon2}/versions",
    "/compare/{beacon1}/{beacon2}?passage=2",
    "/people/Dora%20Lind",
    "/search?q=bridge",
    "/sources",
    "/status",
)


@pytest.mark.parametrize(("scheme", "width", "pages"), [("light", 1500, WIDE), ("dark", 390, NARROW)])
def test_no_rule_of_accessibility_is_broken_and_nothing_runs_off_the_side(opened, scheme, width, pages):
    broken = {}
    for path in pages:
        page = opened(path, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        found, _ = audited(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if found or wide > width:
            broken[path] = (found, wide)
        page.context.close()
    assert broken == {}
