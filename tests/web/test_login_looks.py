"""Logging in and out as a person does it, in a browser."""

import pytest

from tests.export.conftest import browser  # noqa: F401 - a fixture
from tests.export.opened import audited
from tests.web.guarded import PASSWORD, TOKEN, workspace
from tests.web.running import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with serving(workspace(folder, "ada"), token=TOKEN) as (_, address):
        yield f"http://{address.netloc}"


@pytest.fixture
def page(browser, request):  # noqa: F811
    context = browser.new_context(**getattr(request, "param", {}))
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.trouble = []
    opened.on("console", lambda m: opened.trouble.append(m.text))
    opened.on("pageerror", lambda error: opened.trouble.append(str(error)))
    yield opened
    context.close()


def test_somebody_logs_in_adds_something_and_logs_out(page, served):
    page.goto(f"{served}/add")
    assert page.evaluate("document.activeElement.id") == "name"
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}/add")
    assert page.trouble == []
    # the page's own form comes from the page, by all signs that are looked at
    page.fill("#places", "https://127.0.0.1/nothing")
    page.click("main button[type=submit]")
    page.wait_for_url("**/add?job=*")
    page.click("text=Log out")
    page.wait_for_url(f"{served}/login*")
    page.goto(f"{served}/keys")
    assert page.url.startswith(f"{served}/login")
    assert page.trouble == []


def test_a_wrong_password_is_said(page, served):
    page.goto(f"{served}/login")
    page.fill("#name", "ada")
    page.fill("#password", "seven grey herons sleep")
    page.press("#password", "Enter")
    assert "That did not fit" in page.text_content("[role=alert]")
    assert page.input_value("#name") == "ada"
    assert page.input_value("#password") == ""


def test_the_token_is_typed_into_the_form(page, served):
    page.goto(f"{served}/keys")
    page.fill("#token", TOKEN)
    page.press("#token", "Enter")
    page.wait_for_url(f"{served}/keys")
    assert page.locator("text=Log out").count() == 1


@pytest.mark.parametrize(
    "page",
    [
        {"bypass_csp": True},
        {"bypass_csp": True, "color_scheme": "dark", "viewport": {"width": 360, "height": 700}},
    ],
    indirect=True,
    ids=["light", "dark, on a phone"],
)
def test_the_login_is_for_everybody(page, served):
    page.goto(f"{served}/login")
    broken, kept = audited(page)
    assert broken == []
    assert kept > 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
