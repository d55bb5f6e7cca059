"""Watched sources and their entries, kept on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from rashomon.store import entries, sources
from rashomon.store.entries import Named

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def add(connection, url, due=NOON, **more):
    return sources.add_source(connection, url, interval=HOUR, added=NOON, due=due, **more)


def test_an_address_is_watched_once(workspace):
    with workspace.writing() as connection:
        assert add(connection, "https://quay.example/f", title="Quay\0Post")
        assert not add(connection, "https://quay.example/f", title="Another")
    with workspace.reading() as connection:
        (one,) = sources.sources(connection)
        assert (one.title, one.host, one.kind, one.due) == (
            "Quay\N{REPLACEMENT CHARACTER}Post",
            "quay.example",
            "page",
            NOON,
        )
        assert sources.find_source(connection, one.url) == one
        assert sources.count(connection) == 1


def test_what_is_due_next(workspace):
    with workspace.writing() as connection:
        assert sources.next_due(connection) is None
        for name, hours in (("a", 3), ("b", 2), ("c", 1)):
            add(connection, f"https://{name}.example/", NOON + hours * HOUR)
        numbers = {one.url: one.number for one in sources.sources(connection)}
        sources.pause(connection, numbers["https://c.example/"], True, NOON)
        due = NOON + HOUR / 2
        entries.note(connection, numbers["https://a.example/"], [Named("x", None, None, None, "1", due=due)], NOON)
        at, one = sources.next_due(connection)
        assert (at, one.url) == (due, "https://a.example/")
        sources.postpone(connection, "a.example", NOON + 9 * HOUR)
        at, one = sources.next_due(connection)
        assert (at, one.url) == (NOON + 2 * HOUR, "https://b.example/")


def test_an_entry_that_is_named_again_keeps_when_it_was_first_seen(workspace):
    name = entries.entry_identity("https://quay.example/" + "a" * 3_000)
    assert len(name) < 100
    with workspace.writing() as connection:
        add(connection, "https://quay.example/f")
        number = sources.sources(connection)[0].number
        entries.note(
            connection, number, [Named(name, "https://quay.example/a", "One\ud800", "2031", "1", b"r", NOON)], NOON
        )
        (first,) = entries.due_entries(connection, number, NOON, 5)
        entries.entry_failed(connection, first.number, error="the server answers 500", due=NOON + HOUR)
        assert entries.due_entries(connection, number, NOON, 5) == []
        again = Named(name, None, "Two", None, "2", due=NOON)
        entries.note(connection, number, [again], NOON + HOUR)
        (one,) = entries.entries(connection, number)
        assert (one.seen, one.title, one.published, one.url) == (NOON, "Two", "2031", "https://quay.example/a")
        assert (one.failures, one.error, one.due, one.record) == (0, None, NOON, b"r")
        assert entries.known_entries(connection, number)[name].digest == "2"
        sources.remove_source(connection, number)
        assert entries.entries(connection, number) == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Quay.Example:8443/f", "quay.example"),
        ("http://quay.example./f", "quay.example"),
        ("http://[2001:db8::1]/f", "2001:db8::1"),
        ("http://[/f", ""),
        ("nothing", ""),
    ],
)
def test_hosts(url, host):
    assert sources.host_of(url) == host
