"""The pages of stories in a browser: in light and dark, on a telephone, by keyboard, without a script."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

import pytest
import uvicorn

from rashomon.web.app import create_app
from rashomon.web.settings import ServeSettings
from tests.export.conftest import browser  # noqa: F401 - the fixture
from tests.export.opened import audited
from tests.web.bridged import workspace

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    path, _ = workspace(tmp_path_factory.mktemp("looked-at"))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    made = uvicorn.Server(uvicorn.Config(create_app(path, ServeSettings()), log_level="error", ws="none"))
    thread = threading.Thread(target=made.run, kwargs={"sockets": [listening]})
    thread.start()
    while not made.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    made.should_exit = True
    thread.join()


@contextlib.contextmanager
def page(browser, **options):  # noqa: F811
    """A page that fails the test if its policy is broken, a script fails, or anything is asked of another host."""
    context = browser.new_context(**options)
    opened = context.new_page()
    trouble = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda request: request.url.startswith("http://127.0.0.1:") or trouble.append(request.url))
    yield opened
    context.close()
    assert trouble == []


@pytest.fixture(scope="module")
def places(browser, server):  # noqa: F811
    """The addresses of the list, of a story and of its sections."""
    with page(browser) as opened:
        opened.goto(server)
        opened.locator("a[data-open]").first.click()
        links = opened.locator(".sections a")
        return ["/", *(links.nth(n).get_attribute("href") for n in range(links.count())), "/keys", "/api"]


@pytest.mark.parametrize(
    ("scheme", "chosen"),
    [
        ("light", ("", "timeline", "quotes", "coverage", "versions")),
        ("dark", ("/", "figures", "speakers", "lineage")),
    ],
)
def test_pages_keep_the_rules_of_accessibility(browser, server, places, scheme, chosen):  # noqa: F811
    with page(browser, color_scheme=scheme, bypass_csp=True) as opened:
        for place in (place for place in places if place in chosen or place.removeprefix(f"{places[1]}/") in chosen):
            opened.goto(server + place)
            broken, kept = audited(opened)
            assert (place, broken) == (place, [])
            assert kept > 15


def test_pages_fit_a_telephone_and_break_no_policy(browser, server, places):  # noqa: F811
    with page(browser, viewport={"width": 390, "height": 844}) as opened:
        for place in places:
            opened.goto(server + place)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert (place, opened.evaluate(wide)) == (place, 0)


def test_the_whole_way_goes_by_keyboard(browser, server):  # noqa: F811
    with page(browser) as opened:
        opened.goto(server)
        opened.keyboard.press("?")
        assert opened.locator("#keys").is_visible()
        opened.keyboard.press("Escape")
        assert not opened.locator("#keys").is_visible()
        opened.keyboard.press("j")
        opened.keyboard.press("o")
        opened.wait_for_url("**/stories/*")
        story = opened.url
        opened.keyboard.press("j")
        opened.keyboard.press("Enter")
        opened.wait_for_url("**/articles/*")
        assert opened.locator("mark").count()
        opened.goto(f"{story}/figures")
        opened.keyboard.press("u")
        opened.wait_for_url(story)
        opened.keyboard.press("/")
        assert opened.evaluate("document.activeElement.id") == "find"
        opened.keyboard.type("arches j")
        opened.keyboard.press("Enter")
        opened.wait_for_url("**/search?q=arches+j")
        opened.goto(story)
        opened.keyboard.press("g")
        opened.keyboard.press("s")
        opened.wait_for_url(f"{server}/")


def test_chosen_colours_stay(browser, server):  # noqa: F811
    with page(browser, color_scheme="light") as opened:
        opened.goto(server)
        assert opened.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
        opened.keyboard.press("d")
        opened.goto(f"{server}/keys")
        assert opened.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_all_of_a_story_can_be_read_without_a_script(browser, server):  # noqa: F811
    with page(browser, java_script_enabled=False) as opened:
        opened.goto(server)
        opened.locator("a[data-open]").first.click()
        opened.locator('.sections a[href$="/figures"]').click()
        assert opened.locator(".ledger tbody").count()
        opened.locator(".ledger a.cite").first.click()
        assert opened.locator("mark").count()


def test_the_story_prints_without_what_is_for_screens(browser, server, places):  # noqa: F811
    with page(browser) as opened:
        opened.goto(server + places[1])
        opened.emulate_media(media="print")
        for hidden in (".find", ".sections", "footer", "#theme"):
            assert not opened.locator(hidden).first.is_visible()
        assert opened.locator("h1").is_visible()
