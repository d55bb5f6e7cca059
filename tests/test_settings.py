import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.settings import FETCH_PREFIX, FetchSettings, fetch_settings, fetch_variable


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for one in fields(FetchSettings):
        monkeypatch.delenv(fetch_variable(one.name), raising=False)


def test_nothing_set_gives_the_defaults():
    assert fetch_settings() == FetchSettings()
    assert not FetchSettings().allow_private_addresses


@pytest.mark.parametrize(
    ("variable", "words", "field", "value"),
    [
        ("RASHOMON_FETCH_MAX_BYTES", "5000", "max_bytes", 5_000),
        ("RASHOMON_FETCH_TOTAL_SECONDS", "1.5", "total_seconds", 1.5),
        ("RASHOMON_FETCH_ALLOW_PRIVATE_ADDRESSES", "true", "allow_private_addresses", True),
        ("RASHOMON_FETCH_OBEY_ROBOTS", "0", "obey_robots", False),
        ("RASHOMON_FETCH_CACHE", "no", "cache", False),
        ("RASHOMON_FETCH_CACHE_FOLDER", "kept/pages", "cache_folder", Path("kept/pages")),
        ("RASHOMON_FETCH_USER_AGENT", "lantern/2.0", "user_agent", "lantern/2.0"),
        ("RASHOMON_FETCH_MAX_REDIRECTS", "0", "max_redirects", 0),
        ("RASHOMON_FETCH_MAX_BYTES", "", "max_bytes", 16_000_000),
    ],
)
def test_the_environment_sets(variable, words, field, value, monkeypatch):
    monkeypatch.setenv(variable, words)
    assert getattr(fetch_settings(), field) == value


def test_what_is_given_comes_before_the_environment(monkeypatch):
    monkeypatch.setenv("RASHOMON_FETCH_MAX_BYTES", "5000")
    assert fetch_settings(max_bytes=6_000).max_bytes == 6_000
    assert fetch_settings(max_bytes=None).max_bytes == 5_000


@pytest.mark.parametrize(
    ("variable", "words", "message"),
    [
        ("RASHOMON_FETCH_MAX_BYTES", "lots", r"RASHOMON_FETCH_MAX_BYTES: 'lots' cannot be used: .*integer"),
        ("RASHOMON_FETCH_MAX_BYTES", "-1", r"RASHOMON_FETCH_MAX_BYTES: -1: it must be more than 0"),
        ("RASHOMON_FETCH_TOTAL_SECONDS", "0", r"RASHOMON_FETCH_TOTAL_SECONDS: 0\.0: it must be more than 0"),
        ("RASHOMON_FETCH_TOTAL_SECONDS", "inf", r"RASHOMON_FETCH_TOTAL_SECONDS: inf: it must be more than 0"),
        ("RASHOMON_FETCH_HOST_INTERVAL_SECONDS", "-1", r"RASHOMON_FETCH_HOST_INTERVAL_SECONDS: -1\.0: it must be 0 or"),
        ("RASHOMON_FETCH_CACHE", "perhaps", r"RASHOMON_FETCH_CACHE: 'perhaps' cannot be used: .*boolean"),
        ("RASHOMON_FETCH_USER_AGENT", "a\nHost: b", r"RASHOMON_FETCH_USER_AGENT: .*printable ASCII"),
        ("RASHOMON_FETCH_MAX_BYTE", "5", r"RASHOMON_FETCH_MAX_BYTE: no such setting \(did you mean .*_MAX_BYTES\?\)"),
    ],
)
def test_what_cannot_be_used_is_said(variable, words, message, monkeypatch):
    monkeypatch.setenv(variable, words)
    with pytest.raises(UsageError, match=message):
        fetch_settings()


def test_a_field_that_is_none():
    with pytest.raises(UsageError, match="max_byte: "):
        fetch_settings(max_byte=3)
    with pytest.raises(UsageError, match="max_bytes: 'lots' cannot be used"):
        fetch_settings(max_bytes="lots")


def test_every_setting_is_described():
    page = (Path(__file__).parents[1] / "docs" / "fetching.md").read_text("utf-8")
    for one in fields(FetchSettings):
        assert f"`{fetch_variable(one.name)}`" in page
        assert f"    {one.name}: " in (FetchSettings.__doc__ or "")
    assert page.count(f"`{FETCH_PREFIX}") >= len(fields(FetchSettings))


def test_importing_reads_nothing_and_loads_little():
    code = (
        "import os, sys; os.environ['RASHOMON_FETCH_MAX_BYTES'] = 'lots'; import rashomon.settings;"
        "print([m for m in ('pydantic', 'httpx', 'hishel') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
