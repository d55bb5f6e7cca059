"""What every answer tells the browser: to run, load, frame and send nothing that is not ours."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.problems import problem
from rashomon.web.safety.visits import VISIT_KEY, Visit, cookie_header
from rashomon.web.settings import ServeSettings

__all__ = ["FRAMED", "POLICY", "Headers"]

#: For pages: no script, style, picture, frame or form but our own, from files.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: Headers for what came from elsewhere and is shown in a frame of ours: nothing in it runs, loads, sends or leads out.
FRAMED: Final = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}

_ALWAYS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # nothing to other sites; to ourselves, since browsers give forms no origin otherwise
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), "
        "microphone=(), midi=(), payment=(), serial=(), usb=()"
    ),
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-cache",
}


class Headers:
    """Puts the headers on every answer, those of errors too. What an answer says itself stands."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                self._put(scope, message)
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception:
            if not started:
                remedy = "The log of the server says more. Other pages may still work."
                await problem(Request(scope), 500, "", remedy)(scope, receive, sending)
            raise  # the server's log gets it

    def _put(self, scope: Scope, message: Message) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        visit: Visit | None = scope.get(VISIT_KEY)
        if visit is None:
            return
        if visit.is_guarded and not scope["path"].startswith("/static/"):
            headers["Cache-Control"] = "private, no-store"
        if visit.given or visit.forget:
            headers.append("Set-Cookie", cookie_header(visit.given or "", self.settings))
            headers["Cache-Control"] = "private, no-store"
