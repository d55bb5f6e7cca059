"""How much one visitor may ask for: requests by address, logins by address and by name."""

from __future__ import annotations

import ipaddress
import math
import time

from fastapi import Request, Response
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.web.problems import problem
from rashomon.web.safety.visits import visit_of
from rashomon.web.settings import ServeSettings

__all__ = ["Throttle", "Throttled", "too_many"]

#: Bits of an IPv6 address that say which connection it belongs to; the rest a visitor chooses.
_NETWORK_BITS = 64


class Throttle:
    """Counts, in memory: a new start counts anew."""

    def __init__(self, settings: ServeSettings) -> None:
        self._counts = FixedWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerSecond(settings.requests, settings.request_seconds, "requests")
        self._logins = RateLimitItemPerSecond(settings.logins, settings.login_seconds, "logins")
        self._names = RateLimitItemPerSecond(settings.name_logins, settings.login_seconds, "names")

    def request(self, client: str) -> int:
        """Count a request; how many seconds to wait if it is one too many, else 0."""
        return self._count(self._requests, _network(client))

    def login(self, client: str, name: str | None = None) -> int:
        """Count an attempt to log in, before it is looked at; how many seconds to wait if it is one too many, else 0.

        Args:
            client: The address it comes from.
            name: The account it is for; ``None`` for the token.
        """
        wait = self._count(self._logins, _network(client))
        return wait or (self._count(self._names, name) if name is not None else 0)

    def succeeded(self, name: str) -> None:
        """Forget the attempts under a name whose owner has come in."""
        self._counts.clear(self._names, name)

    def _count(self, item: RateLimitItem, key: str) -> int:
        if self._counts.hit(item, key):
            return 0
        return max(1, math.ceil(self._counts.get_window_stats(item, key).reset_time - time.time()))


class Throttled:
    """Refuses requests of addresses that make too many; this computer may make as many as it likes."""

    def __init__(self, app: ASGIApp, throttle: Throttle) -> None:
        self.app = app
        self.throttle = throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http":
            visit = visit_of(scope)
            if not visit.is_local and (wait := self.throttle.request(visit.client)):
                await too_many(Request(scope), wait)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def too_many(request: Request, seconds: int) -> Response:
    """The answer to a request too many."""
    answer = problem(request, 429, "There were too many requests from your address.", f"Wait {seconds:,} seconds.")
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _network(client: str) -> str:
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, _NETWORK_BITS), strict=False))
    return client
