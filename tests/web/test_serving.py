"""The server as a process: how it begins and ends, and what patience it has."""

import http.client
import json
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.web.guarded import PASSWORD, TOKEN, workspace
from tests.web.running import command, environment, serving

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.fixture(scope="module")
def impatient(tmp_path_factory):
    """A server that waits a second for headers and for bodies."""
    path = workspace(tmp_path_factory.mktemp("serving"))
    limits = {"header_seconds": 1, "body_seconds": 1, "max_header_bytes": 8_000, "max_body_bytes": 100_000}
    with serving(path, **limits) as (_, address):
        yield address


def get(address, path="/keys", method="GET", **headers):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def ends(connection, patience=8):
    """What comes until the server ends the connection, and after how many seconds it does."""
    began, came = time.monotonic(), b""
    connection.settimeout(patience)
    while piece := connection.recv(65_536):
        came += piece
    return came, time.monotonic() - began


def sent(connection, piece, times, pause=0):
    """How often something is taken before the server ends the connection."""
    for done in range(times):
        try:
            connection.sendall(piece)
        except OSError:
            return done
        time.sleep(pause)
    return times


def connect(address):
    return socket.create_connection((address.hostname, address.port))


def test_it_answers_and_says_nothing_of_itself(impatient):
    status, headers, page = get(impatient)
    assert status == 200
    assert "server" not in {name.lower() for name in headers}
    assert b"<h1" in page
    assert get(impatient, host="rebound.example")[0] == 421


@pytest.mark.parametrize("begun", [b"", b"G", b"GET /keys HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "])
def test_a_request_that_does_not_come_is_given_up(impatient, begun):
    with connect(impatient) as connection:
        connection.sendall(begun)
        assert ends(connection)[0] == b""


def test_a_request_that_comes_byte_by_byte_gets_no_more_time(impatient):
    with connect(impatient) as connection:
        connection.sendall(b"GET /keys HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert sent(connection, b"X", times=30, pause=0.2) < 30


def test_a_connection_is_used_again_in_time(impatient):
    connection = http.client.HTTPConnection(impatient.hostname, impatient.port, timeout=10)
    for _ in range(3):
        connection.request("GET", "/keys")
        assert len(connection.getresponse().read()) > 1_000
        time.sleep(0.6)
    connection.close()


@pytest.mark.parametrize("how", ["Content-Length: 50000", "Transfer-Encoding: chunked"])
def test_a_body_that_does_not_come_is_given_up(impatient, how):
    with connect(impatient) as connection:
        connection.sendall(f"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n{how}\r\n\r\n".encode())
        came, seconds = ends(connection)
        assert came.startswith(b"HTTP/1.1 408 ")
        assert seconds < 6


def test_a_body_without_end_is_cut_off(impatient):
    with connect(impatient) as connection:
        connection.sendall(b"POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n")
        assert sent(connection, b"10000\r\n" + b"x" * 65_536 + b"\r\n", times=2_000) < 2_000


def test_headers_without_end_are_cut_off(impatient):
    with connect(impatient) as connection:
        connection.sendall(b"GET /keys HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X-A: " + b"y" * 9_000)
        assert ends(connection)[0].startswith((b"HTTP/1.1 400 ", b""))


def test_two_lengths_are_none(impatient):
    with connect(impatient) as connection:
        connection.sendall(
            b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n"
            b"\r\n0\r\n\r\nGET /keys HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        )
        connection.shutdown(socket.SHUT_WR)
        answers, _ = ends(connection)
        assert b"HTTP/1.1 200" not in answers.split(b"\r\n\r\n", 1)[0]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to(stop, tmp_path):
    with serving(workspace(tmp_path), stop=stop) as (process, address):
        assert get(address)[0] == 200
    assert process.returncode == 0
    assert process.stderr.closed


def test_a_port_that_is_taken_is_explained(impatient, tmp_path):
    done = command("serve", "-w", workspace(tmp_path), "--port", impatient.port)
    assert done.exit_code == 2
    assert f"port {impatient.port} of 127.0.0.1: another program is using it" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--host", EVERYWHERE), "nothing would ask who they are"),
        (("--behind-tls",), "rashomon user add NAME"),
        (("--host-name", "news.example"), "--token-file"),
        (("--host", "192.0.2.250", "--token-file", "TOKEN"), "is no address of this computer"),
        (("--host", "no such name", "--token-file", "TOKEN"), "is no address or name of this computer"),
        (("--token-file", "nowhere"), "nowhere: No such file"),
        (("-w", "nowhere.db"), "rashomon add"),
    ],
)
def test_what_cannot_be_served_is_explained(options, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "TOKEN").write_text(TOKEN)
    done = command("serve", "-w", workspace(tmp_path), "--port", 0, *options)
    assert done.exit_code == 2
    assert message in done.stderr


def test_it_says_how_it_is_protected(tmp_path):
    path = workspace(tmp_path, "ada")
    line = [sys.executable, "-m", "rashomon", "serve", "-w", path, "--host", EVERYWHERE, "--port", "0"]
    with subprocess.Popen(line, env=environment(), text=True, stdout=-1, stderr=-1) as process:
        assert "is served at http://127.0.0.1:" in process.stdout.readline()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, notices = process.communicate(timeout=15)
    assert "Visitors log in with an account." in notices
    assert "Nothing is encrypted" in notices


def test_with_a_token_others_get_in_with_it_alone(tmp_path):
    (tmp_path / "TOKEN").write_text(TOKEN)
    with serving(workspace(tmp_path), "--host", EVERYWHERE, "--token-file", str(tmp_path / "TOKEN")) as (_, address):
        assert get(address)[0] == 401
        assert get(address, authorization=f"Bearer {TOKEN}")[0] == 200
        assert get(address, authorization="Bearer other")[0] == 401


def user(path, *arguments, password=""):
    return command("user", *arguments, "-w", path, input=password + "\n")


def test_accounts_are_given_and_taken_away(tmp_path):
    path = workspace(tmp_path)
    assert "Nobody has an account." in user(path, "list").stdout
    assert user(path, "add", "Ada", password=PASSWORD).exit_code == 0
    again = user(path, "add", "ada", password=PASSWORD)
    assert (again.exit_code, "there is such an account" in again.stderr) == (2, True)
    assert user(path, "add", "bela", password=PASSWORD).exit_code == 0
    listed = [json.loads(line) for line in user(path, "list", "--json").stdout.splitlines()]
    assert [one["name"] for one in listed] == ["ada", "bela"]
    assert user(path, "password", "ada", password="another long password").exit_code == 0  # noqa: S106
    assert "can log in no more." in user(path, "remove", "ada").stdout
    assert "It was the last account" in user(path, "remove", "bela").stdout
    for arguments in (("remove", "ada"), ("password", "ada")):
        gone = user(path, *arguments, password=PASSWORD)
        assert (gone.exit_code, "rashomon user list" in gone.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "password", "message"),
    [
        ("ada", "short", "12 to 1,000 characters"),
        ("ada", "", "12 to 1,000 characters"),
        ("ada", "x" * 1_001, "12 to 1,000 characters"),
        ("a b", PASSWORD, "no blanks"),
        ("a\u202eb", PASSWORD, "hidden characters"),
        ("", PASSWORD, "1 to 100 characters"),
        ("x" * 101, PASSWORD, "1 to 100 characters"),
    ],
)
def test_unfit_names_and_passwords_are_refused(name, password, message, tmp_path):
    done = user(workspace(tmp_path), "add", name, password=password)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not password or password not in done.stderr
