"""Who may see pages: everybody, those who hold the server's token, or those who have an account and logged in."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from anyio import to_thread
from fastapi import Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.export import addresses
from rashomon.store.users import Session, find_session, prolong_session
from rashomon.store.workspace import Workspace
from rashomon.web.problems import problem
from rashomon.web.safety.throttle import Throttle, too_many
from rashomon.web.safety.visits import digests, visit_of
from rashomon.web.settings import ServeSettings

__all__ = ["Access", "ends"]

#: What is shown to those who have not logged in besides the way in: the program's own style sheets and scripts.
_OPEN: Final = "/static/"

#: The part of its idle time after which a login is prolonged: not at every request, each of which would write.
_PROLONGED: Final = 0.05


class Access:
    """Finds out whether a visitor is known, and leads others to the login.

    Args:
        app: What is guarded.
        settings: How the server is protected.
        workspace: Where accounts and sessions are kept.
        accounts: Whether accounts are asked for.
        throttle: Counts wrong tokens.
    """

    def __init__(
        self, app: ASGIApp, settings: ServeSettings, workspace: Workspace, accounts: bool, throttle: Throttle
    ) -> None:
        self.app = app
        self.settings = settings
        self.workspace = workspace
        self.is_guarded = accounts or bool(settings.token)
        self.throttle = throttle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or lead to the login."""
        if scope["type"] != "http" or not self.is_guarded:
            await self.app(scope, receive, send)
            return
        visit = visit_of(scope)
        visit.is_guarded = True
        shown = _bearer(Headers(scope=scope)) if self.settings.token else None
        if shown is not None:
            visit.by_token = visit.is_known = hmac.compare_digest(
                shown.encode(errors="replace"), self.settings.token.encode()
            )
            if not visit.is_known and (wait := self.throttle.login(visit.client)):
                await too_many(Request(scope), wait)(scope, receive, send)
                return
        elif visit.key is not None:
            found = await to_thread.run_sync(self._session, visit.key)
            if found is not None:
                visit.is_known, visit.name = True, found.name
                scope.setdefault("state", {})["user"] = found.name or "by token"
        if visit.is_known or scope["path"] == addresses.LOGIN or scope["path"].startswith(_OPEN):
            await self.app(scope, receive, send)
        else:
            await self._to_login(scope)(scope, receive, send)

    def _session(self, key: str) -> Session | None:
        """The login of a visitor, prolonged if it is used."""
        now = datetime.now(UTC)
        with self.workspace.reading() as connection:
            found = find_session(connection, list(digests(key, self.settings).values()), now)
        if found is None:
            return None
        later = ends(found.started, now, self.settings)
        if (later - found.ends).total_seconds() > _PROLONGED * self.settings.session_idle_seconds:
            with self.workspace.writing() as connection:
                prolong_session(connection, found.digest, later)
        return found

    def _to_login(self, scope: Scope) -> ASGIApp:
        request = Request(scope)
        takes_pages = "text/html" in request.headers.get("accept", "")
        if scope["method"] in ("GET", "HEAD") and takes_pages and not scope["path"].endswith((".json", ".atom")):
            wanted = scope["path"] + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"{addresses.LOGIN}?{urlencode({'next': wanted}, errors='replace')}", 303)
        remedy = f"Log in at {addresses.LOGIN}"
        remedy += ", or send the token as “Authorization: Bearer …”." if self.settings.token else "."
        answer = problem(request, 401, "This server shows its pages to those it knows.", remedy)
        answer.headers["WWW-Authenticate"] = 'Bearer realm="rashomon"'
        return answer


def ends(started: datetime, now: datetime, settings: ServeSettings) -> datetime:
    """When a login that is used now ends unless it is used again."""
    idle = now + timedelta(seconds=settings.session_idle_seconds)
    return min(idle, started + timedelta(seconds=settings.session_seconds))


def _bearer(headers: Headers) -> str | None:
    kind, _, rest = headers.get("authorization", "").partition(" ")
    return rest.strip() if kind.lower() == "bearer" else None
