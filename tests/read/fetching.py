"""What the tests of fetching share: short limits, a fetcher, and a network that goes nowhere."""

import time
from datetime import UTC, datetime

import httpcore
import pytest

from rashomon.errors import FetchError
from rashomon.read.fetch import Fetcher
from rashomon.settings import FetchSettings
from tests.read.misbehaving import (
    Server,
)

NOON = datetime(2030, 5, 14, 12, 0, tzinfo=UTC)
PUBLIC = "93.184.216.34"


def quick(**changes):
    """Short limits, and leave to ask servers on loopback."""
    given = {
        "allow_private_addresses": True,
        "connect_seconds": 1.0,
        "read_seconds": 0.4,
        "total_seconds": 1.0,
        "max_bytes": 200_000,
        "max_transfer_bytes": 200_000,
        "attempts": 2,
        "backoff_seconds": 0.01,
        "backoff_jitter_seconds": 0.0,
        "host_interval_seconds": 0.0,
        "max_retry_after_seconds": 60.0,
        "cache": False,
    }
    return FetchSettings(**(given | changes))


def fetcher(**changes):
    return Fetcher(quick(**changes), clock=lambda: NOON)


def fetched(behaviour, path="/a", more=None, **changes):
    with Server({path: behaviour, **(more or {})}) as server, fetcher(**changes) as one:
        return one.fetch(server.url + path)


def refusal(behaviour, path="/a", more=None, **changes):
    """The message, without the address it begins with, and the seconds it took."""
    with Server({path: behaviour, **(more or {})}) as server, fetcher(**changes) as one:
        began = time.monotonic()
        with pytest.raises(FetchError) as caught:
            one.fetch(server.url + path)
        seconds = time.monotonic() - began
        assert caught.value.where == server.url + path
        return caught.value, str(caught.value).removeprefix(f"{server.url}{path}: ").replace(server.url, "URL"), seconds


class Net:
    """Names and connections of a test: whatever is connected to, nothing leaves the machine."""

    def __init__(self, server, *lookups):
        self.server = server
        self.lookups = list(lookups)
        self.asked = []
        self.connected = []

    def resolve(self, host, _port):
        self.asked.append(host)
        return self.lookups.pop(0) if len(self.lookups) > 1 else self.lookups[0]

    def connect(self, address, port, seconds):
        self.connected.append((address, port))
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.server.port, seconds)

    def fetcher(self, **changes):
        settings = quick(**({"allow_private_addresses": False} | changes))
        return Fetcher(settings, resolver=self.resolve, connector=self.connect, clock=lambda: NOON)
