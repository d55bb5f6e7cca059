"""Every answer, of whatever kind, tells the browser what it may do: little."""

import pytest

from rashomon.web.safety import FRAMED, POLICY
from tests.web.guarded import ELSEWHERE, HERE, TOKEN, app_of, asking


def policy(text):
    return {name: values for name, *values in (part.split() for part in text.split(";"))}


def test_the_policy_lets_in_nothing_from_elsewhere():
    read = policy(POLICY)
    assert read["default-src"] == ["'none'"]
    assert read["frame-ancestors"] == read["base-uri"] == ["'none'"]
    assert {v for name, values in read.items() for v in values} == {"'none'", "'self'", "data:"}
    assert [name for name, values in read.items() if "data:" in values] == ["img-src"]


def test_what_came_from_elsewhere_gets_a_frame_in_which_nothing_runs():
    read = policy(FRAMED["Content-Security-Policy"])
    assert read["sandbox"] == []
    assert read["default-src"] == ["'none'"]
    assert "script-src" not in read
    assert read["frame-ancestors"] == ["'self'"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/keys", 200),
        ("HEAD", "/keys", 200),
        ("GET", "/keys.json", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/nothing", 404),
        ("GET", "/nothing.json", 404),
        ("GET", "/failing", 500),
        ("POST", "/keys", 403),
        ("GET", "/static/x/app.css", 200),
        ("GET", "/static/x/nothing.css", 404),
        ("OPTIONS", "/keys", 405),
        ("BREW", "/keys", 403),
    ],
)
def test_every_answer_has_them(method, path, status, tmp_path):
    with asking(app_of(tmp_path), raise_server_exceptions=False) as client:
        answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert "server" not in answer.headers
    assert "access-control-allow-origin" not in answer.headers
    assert "cache-control" in answer.headers
    assert len(answer.headers.get_list("content-security-policy")) == 1


def test_refusals_have_them_too(tmp_path):
    with asking(app_of(tmp_path, requests=1), client=ELSEWHERE) as client:
        for options in ({"headers": {"host": "rebound.example"}}, {}, {}):
            assert client.get("/keys", **options).headers["content-security-policy"] == POLICY


def test_a_failure_shows_nothing_of_the_inside(tmp_path):
    with asking(app_of(tmp_path), raise_server_exceptions=False) as client:
        for path in ("/failing", "/failing?x=ZeroDivisionError"):
            answer = client.get(path)
            assert "Traceback" not in answer.text
            assert "ZeroDivision" not in answer.text
            assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("evil", ["\r\nSet-Cookie: a=b", "%0d%0aSet-Cookie:%20a=b", "\n\n<script>", "\x00"])
def test_no_header_is_made_of_what_was_asked_for(evil, tmp_path):
    with asking(app_of(tmp_path, token=TOKEN)) as client:
        for path in ("/", "/stories/", "/articles/", "/people/", "/static/", "/login?next=/"):
            answer = client.get(path + evil.replace("\r", "%0d").replace("\n", "%0a").replace("\x00", "%00"))
            assert "set-cookie" not in answer.headers or answer.headers["set-cookie"].startswith("rashomon=")
            for value in answer.headers.values():
                assert not set(value) & set("\r\n\0")
    assert HERE


@pytest.mark.parametrize(
    "path",
    [
        "/static/../rendering.py",
        "/static/x/../../rendering.py",
        "/static/x/%2e%2e/%2e%2e/rendering.py",
        "/static/x/..%2f..%2frendering.py",
        "/static/x/..%5c..%5crendering.py",
        "/static/x//etc/passwd",
        "/static/x/%2fetc%2fpasswd",
        "/static/x/file:///etc/passwd",
        "/static/x/....//rendering.py",
        "/static/x/app.css%00.png",
        "/static/x/vendor",
        "/static/x/",
    ],
)
def test_no_path_leads_out_of_the_static_files(path, tmp_path):
    with asking(app_of(tmp_path)) as client:
        request = client.build_request("GET", HERE + "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        assert client.send(request).status_code == 404
