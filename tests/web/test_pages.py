"""What all pages have: twins, the description of the API, static files, problems, feeds."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.web.app import create_app
from rashomon.web.assets import Assets
from rashomon.web.atom import Entry, Feed, atom, urn
from rashomon.web.keys import KEYS
from rashomon.web.settings import ServeSettings
from tests.web.guarded import asking, workspace

PEOPLE = {"accept": "text/html"}
WHEN = datetime(2031, 5, 3, 10, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    with asking(create_app(workspace(tmp_path_factory.mktemp("empty")), ServeSettings())) as client:
        yield client


def test_an_empty_workspace_says_what_to_do(asked):
    page = asked.get("/")
    assert page.status_code == 200
    assert "There is no story yet." in page.text
    assert 'href="/add"' in page.text


def test_every_page_names_its_twin_and_has_the_ways_around(asked):
    page = asked.get("/keys").text
    assert '<link rel="alternate" type="application/json" href="/keys.json">' in page
    assert 'class="skip" href="#main"' in page
    for landmark in ("<header", "<nav", '<main id="main"', "<footer", 'role="search"'):
        assert landmark in page


def test_the_keys_are_on_their_page_and_in_the_dialog_of_each(asked):
    for address in ("/keys", "/api"):
        page = asked.get(address).text
        assert all(does in page for _, does in KEYS)


def test_the_description_names_every_page_with_typed_parameters(asked):
    described = asked.get("/openapi.json").json()
    paths = {path for path in described["paths"] if path.endswith(".json")}
    assert {"/index.json", "/stories/{id}.json", "/stories/{id}/coverage.json", "/keys.json"} <= paths
    operations = [one for methods in described["paths"].values() for one in methods.values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    for one in operations:
        for parameter in one.get("parameters", ()):
            schema = parameter["schema"]
            assert schema.keys() & {"type", "anyOf", "$ref", "enum", "const"}, parameter
            if schema.get("type") == "integer":
                assert {"minimum", "maximum"} <= schema.keys(), parameter


def test_the_page_of_the_api_lists_what_the_description_does(asked):
    page = asked.get("/api").text
    assert all(f"<code>{path}</code>" in page for path in asked.get("/openapi.json").json()["paths"])
    assert "newest or origins or disagreement" in page


def test_static_files_are_kept_for_good_under_the_address_of_their_content(asked):
    address = re.search(r'href="(/static/[0-9a-f]+/app\.css)"', asked.get("/keys").text)[1]
    kept = asked.get(address)
    assert kept.status_code == 200
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert kept.headers["content-type"] == "text/css; charset=utf-8"
    other = asked.get(address.replace(address.split("/")[2], "another"))
    assert (other.status_code, other.headers["cache-control"]) == (200, "no-cache")


@pytest.mark.parametrize(
    "name",
    ["nothing.css", "..%2f..%2fapp.py", "%2e%2e/%2e%2e/settings.py", "vendor%2f..%2f..%2fapp.py", "/etc/passwd"],
)
def test_no_other_file_is_served(asked, name):
    assert asked.get(f"/static/x/{name}").status_code == 404


def test_scripts_by_others_are_those_that_are_written_down():
    import hashlib

    files = Assets().files
    listed = dict(
        re.findall(r"^\| (\S+\.js) .*`([0-9a-f]{64})`", files["vendor/README.md"].content.decode(), re.MULTILINE)
    )
    scripts = {name for name in files if name.startswith("vendor/") and name.endswith(".js")}
    assert {f"vendor/{name}" for name in listed} == scripts
    for name, digest in listed.items():
        assert hashlib.sha256(files[f"vendor/{name}"].content).hexdigest() == digest
        assert f"vendor/{name.split('.')[0]}.LICENSE.txt" in files


@pytest.mark.parametrize("address", ["/nothing", "/stories/x/y/z", "/nothing.json"])
def test_what_is_not_there_is_said_to_people_and_to_programs(asked, address):
    page = asked.get(address, headers=PEOPLE)
    assert page.status_code == 404
    if address.endswith(".json"):
        assert page.headers["content-type"] == "application/problem+json"
        assert page.json()["status"] == 404
    else:
        assert "There is no such page" in page.text


def test_a_wrong_method_is_named(asked):
    answer = asked.get("/logout", headers=PEOPLE)
    assert answer.status_code in (404, 405)
    assert asked.put("/keys", headers={"accept": "application/json"}).status_code in (403, 405)


def test_the_inside_of_a_failure_stays_inside(tmp_path):
    app = create_app(workspace(tmp_path), ServeSettings())

    def failing() -> None:
        raise ZeroDivisionError("a secret of the house")

    app.add_api_route("/failing", failing)
    app.add_api_route("/failing.json", failing)
    with asking(app, raise_server_exceptions=False) as client:
        page, said = client.get("/failing", headers=PEOPLE), client.get("/failing.json")
    assert (page.status_code, said.status_code) == (500, 500)
    assert said.headers["content-type"] == "application/problem+json"
    for answer in (page, said):
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert "ZeroDivision" not in answer.text


@given(st.text(), st.text(), st.text())
def test_any_text_makes_a_feed_that_can_be_read(title, summary, name):
    feed = Feed(title, "/", [Entry(urn("story", name), title, "/stories/s", WHEN, summary, "Beacon")])
    made = atom(feed, "http://127.0.0.1", "/stories.atom")
    root = ET.fromstring(made)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert not feedparser.parse(made).bozo
    assert urn("story", name) == urn("story", name)


def test_a_feed_without_entries_is_one_too():
    read = feedparser.parse(atom(Feed("Stories", "/", []), "http://127.0.0.1", "/stories.atom"))
    assert (read.bozo, read.feed.title, read.entries) == (False, "Stories", [])
