"""What a foreign page makes a browser send is refused, whatever one sign of it is missing."""

import pytest

from rashomon.web.safety.visits import token_for
from tests.web.guarded import HERE, TOKEN, app_of, asking, field

OURS = {"origin": HERE, "sec-fetch-site": "same-origin"}


@pytest.fixture
def client(tmp_path):
    with asking(app_of(tmp_path, token=TOKEN)) as made:
        answer = made.post("/login", data={"csrf": field(made.get("/login")), "token": TOKEN})
        assert answer.status_code == 303
        yield made


def token_of(client):
    return token_for(client.cookies["rashomon"])


def test_a_form_of_ours_is_taken(client):
    assert client.post("/sent", data={"csrf": token_of(client), "a": "1"}, headers=OURS).text.endswith("a=1")
    files = {"upload": ("a.txt", b"words")}
    sent = client.post("/sent", data={"csrf": token_of(client)}, files=files, headers=OURS)
    assert sent.text.endswith("upload=a.txt")


def test_a_page_of_ours_that_names_no_origin_is_ours(client):
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert client.post("/sent", data={"csrf": token_of(client)}, headers=headers).status_code == 200


def test_a_script_of_ours_sends_the_token_as_a_header(client):
    headers = {"X-CSRF-Token": token_of(client), **OURS}
    assert (
        client.put("/sent", content=b"{}", headers={**headers, "content-type": "application/json"}).status_code == 200
    )
    assert client.delete("/sent", headers=headers).status_code == 200
    assert client.delete("/sent", headers=OURS).status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "ä", "x\x00y", None])
def test_without_the_token_it_is_not(client, token):
    data = {"a": "1"} if token is None else {"a": "1", "csrf": token}
    answer = client.post("/sent", data=data, headers=OURS)
    assert answer.status_code == 403
    assert "Load the page again" in answer.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://rebound.example"},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "none"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": "https://rebound.example", "sec-fetch-site": "same-origin"},
    ],
)
def test_with_the_token_but_from_elsewhere_it_is_not(client, method, headers):
    answer = client.request(method, "/sent", headers={**headers, "X-CSRF-Token": token_of(client)})
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_another_visitors_token_does_not_do(client):
    with asking(client.app) as other:
        foreign = field(other.get("/login"))
    assert client.post("/sent", data={"csrf": foreign}, headers=OURS).status_code == 403


def test_a_token_without_its_cookie_does_not_do(client):
    token = token_of(client)
    client.cookies.clear()
    answer = client.post("/sent", data={"csrf": token}, headers=OURS)
    assert answer.status_code == 401


def test_who_shows_the_servers_token_needs_no_form(client):
    client.cookies.clear()
    headers = {"authorization": f"Bearer {TOKEN}"}
    assert client.post("/sent", data={"a": "1"}, headers=headers).text == "a=1"
    # a foreign page that knew it would still be a foreign page
    assert client.post("/sent", headers={**headers, "origin": "https://rebound.example"}).status_code == 403


def test_a_method_written_otherwise_is_not_a_safe_one(client):
    assert client.post("/sent", headers={**OURS, "X-HTTP-Method-Override": "GET"}).status_code == 403
    assert client.request("POST", "/sent?_method=GET", headers=OURS).status_code == 403


def test_without_a_login_forms_are_bound_to_the_browser(tmp_path):
    with asking(app_of(tmp_path)) as client, asking(client.app) as other:
        assert client.post("/sent", data={"a": "1"}).status_code == 403
        client.cookies["rashomon"] = "k" * 43
        other.cookies["rashomon"] = "l" * 43
        assert client.post("/sent", data={"csrf": token_of(client), "a": "1"}).status_code == 200
        assert other.post("/sent", data={"csrf": token_of(client), "a": "1"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 200),
        ({}, 200),
        # embedded, framed, fetched by a foreign page
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "embed"}, 403),
    ],
)
def test_a_foreign_page_may_lead_here_but_not_use_what_is_here(client, headers, status):
    assert client.get("/keys", headers=headers).status_code == status
