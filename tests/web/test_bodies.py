"""What is sent is taken within limits, however it is sent."""

import gzip
import re

import pytest

from tests.web.guarded import TOKEN, app_of, asking, field

BEARER = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def client(tmp_path):
    app = app_of(
        tmp_path,
        token=TOKEN,
        max_body_bytes=50_000,
        max_files=3,
        max_fields=4,
        max_field_bytes=10_000,
        body_seconds=5.0,
    )
    with asking(app, headers=BEARER) as made:
        yield made


def pieces(total, size=1_000):
    for _ in range(total // size):
        yield b"x" * size


def test_what_fits_arrives_whole(client):
    data = {"a": "x" * 9_000, "b": "ä\u202e\U0001f600"}
    assert client.post("/sent", data=data).text == f"a={data['a']} b={data['b']}"
    files = [("f", (f"{n}.txt", b"y" * 10_000)) for n in range(3)]
    assert client.post("/sent", data={"a": "1"}, files=files).text == "a=1 f=0.txt f=1.txt f=2.txt"


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/x-www-form-urlencoded", "text/plain"])
def test_too_much_is_refused_whether_it_is_announced_or_not(client, kind):
    headers = {"content-type": kind}
    announced = client.post("/sent", content=b"x" * 50_001, headers=headers)
    streamed = client.post("/sent", content=pieces(60_000), headers=headers)
    for answer in (announced, streamed):
        assert answer.status_code == 413
        assert "50,000 bytes" in answer.text
        assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("stated", ["9" * 30, "9" * 5_000, "00050001"])
def test_a_monstrous_announcement_is_refused_before_anything_is_read(client, stated):
    def never():
        raise AssertionError
        yield b""

    assert client.post("/sent", content=never(), headers={"content-length": stated}).status_code == 413


def test_what_is_packed_is_not_unpacked(client):
    bomb = gzip.compress(b"\0" * 5_000_000)
    assert client.post("/sent", content=bomb, headers={"content-encoding": "gzip"}).status_code == 200


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {f"k{n}": "1" for n in range(5)}},
        {"data": {"a": "x" * 10_001}},
        {"data": {"x" * 10_001: "a"}},
        {"files": [("f", (f"{n}.txt", b"y")) for n in range(4)]},
        {"files": [("f", ("a.txt", b"y"))], "data": {f"k{n}": "1" for n in range(5)}},
        {"files": [("f", ("a.txt", b"y"))], "data": {"a": "x" * 10_001}},
        {"content": b"--b\r\n\r\n", "headers": {"content-type": "multipart/form-data"}},
        {"content": b"no boundary here", "headers": {"content-type": "multipart/form-data; boundary=b"}},
        {
            "content": b'--b\r\nContent-Disposition: form-data; filename="a"\r\n\r\nx\r\n--b--\r\n',
            "headers": {"content-type": "multipart/form-data; boundary=b"},
        },
    ],
)
def test_forms_of_too_many_or_too_large_parts_are_refused(client, sent):
    answer = client.post("/sent", **sent)
    assert answer.status_code == 400
    assert "The form cannot be read" in answer.text


def test_who_is_not_known_may_send_a_login_and_no_more(client):
    page = client.get("/login", headers={"authorization": ""})
    data = {"csrf": field(page), "token": "x" * 30_000}
    assert client.post("/login", data=data, headers={"authorization": ""}).status_code == 413
    assert client.post("/sent", content=b"x" * 40_000, headers={"authorization": ""}).status_code == 401


def test_nothing_of_what_was_sent_is_left(client, tmp_path, monkeypatch):
    folder = tmp_path / "held"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    client.post("/sent", files=[("f", ("a.txt", b"y" * 40_000))])
    client.post("/sent", content=pieces(60_000))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\r\nSet-Cookie: b=c", "\x00.txt", 'a";b="c'])
def test_names_of_files_are_words(client, name):
    quoted = name.encode().replace(b'"', b"%22").replace(b"\r\n", b"%0D%0A")
    content = b'--b\r\nContent-Disposition: form-data; name="f"; filename="' + quoted + b'"\r\n\r\nx\r\n--b--\r\n'
    answer = client.post("/sent", content=content, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code in (200, 400)
    assert "set-cookie" not in answer.headers
    assert not re.search(r"[\r\n]", answer.text)
