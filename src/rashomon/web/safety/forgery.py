"""Requests that a foreign page makes a visitor's browser send: they are told apart and refused.

Three signs are looked at, each enough by itself in a browser of today: what the browser says of the page that asks
(``Sec-Fetch-*``), the origin it names (``Origin``), and a token that only our own pages hold, bound to the visitor's
cookie.
"""

from __future__ import annotations

import hmac
from contextlib import ExitStack
from typing import Final

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.web.problems import problem
from rashomon.web.safety.bodies import BodyRefused, Gone, take
from rashomon.web.safety.clients import same_origin
from rashomon.web.safety.visits import Visit, token_for, visit_of
from rashomon.web.settings import ServeSettings

__all__ = ["TOKEN_HEADER", "Forgery"]

#: The header in which a script of ours sends the token of our forms.
TOKEN_HEADER: Final = "X-CSRF-Token"  # noqa: S105 - a name

#: Methods that change nothing.
_SAFE: Final = frozenset(("GET", "HEAD", "OPTIONS", "TRACE"))

_FOREIGN: Final = "The request comes from a page of another site."
_RELOAD: Final = "Load the page again and repeat what you did."


class Forgery:
    """Refuses what a foreign page asks for, and takes the bodies of requests that change something."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, visit = Request(scope), visit_of(scope)
        unsafe = scope["method"] not in _SAFE
        if _is_foreign(scope, unsafe):
            await problem(request, 403, _FOREIGN, "Open this server's own page.")(scope, receive, send)
            return
        if not unsafe:
            await self.app(scope, receive, send)
            return
        with ExitStack() as until:
            try:
                body = await take(scope, receive, self.settings, until, visit.is_known or not visit.is_guarded)
            except Gone:
                return
            except BodyRefused as refused:
                answer = problem(request, refused.status, refused.reason, refused.remedy)
                # the rest of the body is not read
                answer.headers["Connection"] = "close"
                await answer(scope, receive, send)
                return
            if not _has_token(visit, request.headers.get(TOKEN_HEADER) or body.token):
                await problem(request, 403, "The form is not of this visit.", _RELOAD)(scope, body.receive, send)
                return
            await self.app(scope, body.receive, send)


def _is_foreign(scope: Scope, unsafe: bool) -> bool:
    headers = Headers(scope=scope)
    site = headers.get("sec-fetch-site")
    named = headers.get("origin")
    if unsafe:
        if site not in (None, "same-origin", "none"):
            return True
        # a page that tells nobody where it is from gives no origin either; the browser still says that it is ours
        nameless = named == "null" and site == "same-origin"
        return named is not None and not nameless and not same_origin(scope, named)
    # a foreign page may lead here by a link, but not read, embed or frame what is here
    opened = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") in ("document", "")
    return site in ("cross-site", "same-site") and not opened


def _has_token(visit: Visit, token: str) -> bool:
    if visit.by_token:
        return True  # a foreign page does not know it
    return visit.key is not None and hmac.compare_digest(token_for(visit.key).encode(), token.encode(errors="replace"))
