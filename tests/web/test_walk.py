"""A reader's way through the app: two commands, then story, citation, article, side by side, person, search, export.

With ``RASHOMON_SCREENSHOTS`` naming a folder, what is seen on the way is written there.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest

from rashomon.account.verify import verify
from rashomon.store import articles
from rashomon.store.workspace import open_workspace
from tests.export.conftest import browser  # noqa: F401 - a fixture
from tests.export.opened import audited
from tests.web.running import command, serving

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
SCREENSHOTS = os.environ.get("RASHOMON_SCREENSHOTS")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    path = tmp_path_factory.mktemp("walk") / "rashomon.db"
    added = command("add", EXAMPLES, "-w", path, "-q")
    assert added.exit_code == 0, added.output
    with serving(path) as (_, address):
        yield f"http://{address.netloc}", path


@contextlib.contextmanager
def walking(opened, base, **options):
    """A page whose console stays empty and that asks nobody but its server; every stop on the way is audited."""
    trouble = []
    context = opened.new_context(bypass_csp=True, accept_downloads=True, **options)
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: request.url.startswith(base) or trouble.append(request.url))
    yield page
    context.close()
    assert trouble == []


def stop(page, name, scheme):
    broken, passed = audited(page)
    assert broken == [], name
    assert passed > 10, name
    if SCREENSHOTS:
        page.screenshot(path=f"{SCREENSHOTS}/{name}-{scheme}.png")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_a_story_to_its_export(browser, served, scheme):  # noqa: F811
    base, path = served
    with walking(browser, base, color_scheme=scheme, viewport={"width": 1280, "height": 860}) as page:
        page.goto(base)
        stop(page, "stories", scheme)
        page.get_by_role("link", name="River Front").first.click()
        page.wait_for_url("**/stories/s-*")
        stop(page, "story", scheme)
        story = page.url

        # a citation opens its article at the words
        line = page.locator("li", has_text="in Ilse Hagen’s words").first
        citation = line.get_by_role("link").first
        start, end = (
            int(citation.get_attribute("href").split(f"{name}=")[1].split("&")[0].split("#")[0])
            for name in ("start", "end")
        )
        citation.click()
        page.wait_for_url("**/articles/**")
        marked = page.locator("mark, .cited").first
        assert marked.is_visible()
        with open_workspace(str(path)) as workspace, workspace.reading() as connection:
            text = articles.text(connection, page.url.split("/articles/")[1].split("?")[0])
        assert "".join(page.locator("mark, .cited").all_inner_texts()) == text[start:end]
        stop(page, "article", scheme)

        page.goto(f"{story}/lineage")
        stop(page, "lineage", scheme)
        page.get_by_role("link", name="Read both side by side").first.click()
        page.wait_for_url("**/compare/**")
        stop(page, "compare", scheme)

        page.goto(f"{story}/speakers")
        page.get_by_role("link", name="People", exact=True).click()
        page.get_by_role("link", name="Ilse Hagen").first.click()
        page.wait_for_url("**/people/**")
        assert page.get_by_role("heading", level=1).inner_text() == "Ilse Hagen"
        stop(page, "person", scheme)

        page.keyboard.press("/")
        page.keyboard.type('speaker:hagen says:"sluice"')
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?**")
        assert page.locator("main mark").first.inner_text().lower().startswith("sluice")
        stop(page, "search", scheme)

        page.goto(f"{story}/timeline")
        stop(page, "timeline", scheme)
        page.goto(f"{story}/coverage")
        stop(page, "coverage", scheme)

        page.goto(story)
        with page.expect_download() as download:
            page.get_by_role("link", name="JSON", exact=True).click()
        saved = json.loads(Path(download.value.path()).read_text("utf8"))
    with open_workspace(str(path)) as workspace, workspace.reading() as connection:
        ids = [one["id"] for one in saved["stories"][0]["articles"]]
        assert verify(saved, {one: articles.text(connection, one) for one in ids}) > 100


def test_on_a_telephone_nothing_is_wider_than_the_page(browser, served):  # noqa: F811
    base, _ = served
    with walking(browser, base, viewport={"width": 390, "height": 800}, color_scheme="dark") as page:
        page.goto(base)
        page.get_by_role("link", name="River Front").first.click()
        page.wait_for_url("**/stories/s-*")
        story = page.url
        for part in ("", "/timeline", "/quotes", "/figures", "/coverage", "/lineage", "/pledges", "/incidents"):
            page.goto(story + part)
            assert page.evaluate("document.documentElement.scrollWidth") == 390, part
        page.goto(story)
        stop(page, "telephone", "dark")
