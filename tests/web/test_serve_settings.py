"""What can be set for serving, and what cannot."""

from dataclasses import fields
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.web.serving import check_exposure
from rashomon.web.settings import SERVE_PREFIX, ServeSettings, is_loopback, serve_settings, serve_variable
from tests.web.guarded import TOKEN, app_of

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for one in fields(ServeSettings):
        monkeypatch.delenv(serve_variable(one.name), raising=False)


def test_nothing_set_serves_to_this_computer():
    assert serve_settings() == ServeSettings()
    assert ServeSettings().is_local


def test_the_environment_sets(monkeypatch):
    monkeypatch.setenv("RASHOMON_SERVE_PORT", "9000")
    monkeypatch.setenv("RASHOMON_SERVE_HOST_NAMES", "news.example, Desk.example")
    monkeypatch.setenv("RASHOMON_SERVE_TOKEN", TOKEN)
    found = serve_settings(port=None)
    assert (found.port, found.names, found.token) == (9000, ("news.example", "desk.example"), TOKEN)
    assert serve_settings(port=9001).port == 9001


@pytest.mark.parametrize(
    ("variable", "words", "message"),
    [
        ("RASHOMON_SERVE_PORT", "65536", "RASHOMON_SERVE_PORT: 65536: it must be 65535 or less"),
        ("RASHOMON_SERVE_LOGINS", "0", "RASHOMON_SERVE_LOGINS: 0: it must be 1 or more"),
        ("RASHOMON_SERVE_TOKEN", "short", "RASHOMON_SERVE_TOKEN: unfit .*token_urlsafe"),
        ("RASHOMON_SERVE_TOKEN", "a token of many words, with blanks", "RASHOMON_SERVE_TOKEN: unfit"),
        ("RASHOMON_SERVE_HOST_NAMES", "https://news.example", "RASHOMON_SERVE_HOST_NAMES: .*without port or path"),
        ("RASHOMON_SERVE_HOST_NAMES", "news.example:80", "RASHOMON_SERVE_HOST_NAMES: .*without port or path"),
        ("RASHOMON_SERVE_PROXIES", "proxy.example", "RASHOMON_SERVE_PROXIES: .*an address or a network"),
        ("RASHOMON_SERVE_MAX_BODY", "1", r"no such setting \(did you mean RASHOMON_SERVE_MAX_BODY_BYTES\?\)"),
    ],
)
def test_what_cannot_be_used_is_said(variable, words, message, monkeypatch):
    monkeypatch.setenv(variable, words)
    with pytest.raises(UsageError, match=message):
        serve_settings()


def test_a_token_is_shown_nowhere():
    assert TOKEN not in repr(ServeSettings(token=TOKEN))
    with pytest.raises(UsageError) as caught:
        serve_settings(token="much too short")  # noqa: S106
    assert "much too short" not in str(caught.value)


def test_a_token_comes_from_a_file(tmp_path, monkeypatch):
    path = tmp_path / "token.txt"
    path.write_text(f"  {TOKEN} \n# of the keepers\n")
    assert serve_settings(token_file=path).token == TOKEN
    monkeypatch.setenv("RASHOMON_SERVE_TOKEN_FILE", str(path))
    assert serve_settings().token == TOKEN
    monkeypatch.setenv("RASHOMON_SERVE_TOKEN", TOKEN)
    with pytest.raises(UsageError, match="both given"):
        serve_settings()


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"", "is empty"), (b"\n\n", "is empty"), (b"\xff\xfe", "is not text"), (b"x", "unfit")],
)
def test_a_file_without_a_token_is_named(content, message, tmp_path):
    path = tmp_path / "token.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        serve_settings(token_file=path)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LocalHost"])
def test_loopback(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "192.0.2.7", "news.example", "localhost.news.example", ""])
def test_not_loopback(host):
    assert not is_loopback(host)


@pytest.mark.parametrize(
    "settings", [{"host": EVERYWHERE}, {"host": "::"}, {"behind_tls": True}, {"host_names": "news.example"}]
)
def test_others_get_in_with_a_login_alone(settings):
    with pytest.raises(UsageError, match=r"rashomon user add NAME.*--token-file"):
        check_exposure(ServeSettings(**settings), accounts=False)
    check_exposure(ServeSettings(**settings), accounts=True)
    check_exposure(ServeSettings(**settings, token=TOKEN), accounts=False)
    check_exposure(ServeSettings(), accounts=False)


def test_every_setting_and_option_is_described():
    import typer

    from rashomon.cli import app

    page = (Path(__file__).parents[2] / "docs" / "serving.md").read_text("utf-8")
    for one in fields(ServeSettings):
        assert f"`{serve_variable(one.name)}`" in page
        assert f"        {one.name}: " in (ServeSettings.__doc__ or "")
    assert page.count(f"`{SERVE_PREFIX}") >= len(fields(ServeSettings))
    commands = typer.main.get_command(app).commands
    for name in ("serve", "user"):
        shown = [commands[name], *getattr(commands[name], "commands", {}).values()]
        options = {o for one in shown for p in one.params for o in p.opts if o.startswith("--")} - {"--help"}
        assert [option for option in sorted(options) if f"`{option}`" not in page and f"`{option} " not in page] == []
    for name in commands["user"].commands:
        assert f"rashomon user {name}" in page


def test_every_address_is_described(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "serving.md").read_text("utf-8")
    app = app_of(tmp_path)
    found = set()
    for one in app.routes:
        routes = one.original_router.routes if hasattr(one, "original_router") else [one]
        found |= {route.path.replace(":path}", "}") for route in routes}
    found -= {"/sent", "/failing"}
    assert len(found) > 40
    twins = {path for path in found if path.endswith(".json") and path != "/openapi.json"}
    assert {path.removesuffix(".json").replace("/index", "/") for path in twins} <= found
    assert [path for path in sorted(found - twins) if f"`{path}`" not in page] == []
