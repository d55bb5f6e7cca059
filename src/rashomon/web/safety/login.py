"""Logging in and out."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Annotated, Final

from anyio import to_thread
from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.errors import UsageError
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.store.users import (
    credentials,
    end_session,
    set_password,
    start_session,
    sweep_sessions,
    user_name,
)
from rashomon.store.workspace import Workspace
from rashomon.web.rendering import render
from rashomon.web.safety.access import ends
from rashomon.web.safety.passwords import hash_password, is_outdated, is_right
from rashomon.web.safety.throttle import Throttle, too_many
from rashomon.web.safety.visits import digests, new_key, visit_of
from rashomon.web.settings import ServeSettings

__all__ = ["ROUTER", "own_page"]

ROUTER = APIRouter(include_in_schema=False)

#: The same for every cause: it must not tell which names have accounts.
_WRONG: Final = "That did not fit. Look at both the name and the password, or at the token."
#: Characters of an address that is gone to after the login.
_LONGEST_NEXT: Final = 4_000


def own_page(address: str) -> str:
    """An address if it is a page of this server, else the first page: nobody is led away by a link to the login."""
    begins = address.startswith("/") and not address.startswith(("//", "/\\"))
    plain = all(c.isprintable() for c in address) and "\\" not in address and len(address) <= _LONGEST_NEXT
    elsewhere = address.partition("?")[0] in (addresses.LOGIN, addresses.LOGOUT)
    return address if begins and plain and not elsewhere else addresses.STORIES


@ROUTER.get(addresses.LOGIN)
async def login(
    request: Request,
    wanted: Annotated[str, Query(alias="next", max_length=_LONGEST_NEXT)] = addresses.STORIES,
) -> Response:
    """The way in."""
    visit = visit_of(request.scope)
    if visit.is_known or not visit.is_guarded:
        return RedirectResponse(own_page(wanted), 303)
    return _form(request, wanted)


@ROUTER.post(addresses.LOGIN)
async def log_in(request: Request) -> Response:
    """Let in who knows an account's password, or the token."""
    async with request.form() as form:
        given = {name: str(form.get(name) or "") for name in ("name", "password", "token", "next")}
    state, visit = request.app.state.guard, visit_of(request.scope)
    throttle: Throttle = state.throttle
    try:
        name = None if given["token"] else user_name(given["name"])
    except UsageError:
        name = ""
    if wait := throttle.login(visit.client, name):
        return too_many(request, wait)
    settings: ServeSettings = state.settings
    if name is None:
        kind, number = "token", None
        right = _is_token(given["token"], settings)
    else:
        kind = "user"
        number = await to_thread.run_sync(_check, state.workspace, name, given["password"]) if state.accounts else None
        right = number is not None
    if not right:
        return _form(request, given["next"], _WRONG, visible(given["name"])[:100])
    if name:
        throttle.succeeded(name)
    # always a new key: one that somebody planted before the login is worth nothing after it
    key = new_key()
    await to_thread.run_sync(_start, state.workspace, settings, visit.key, digests(key, settings)[kind], number)
    visit.given = key
    return RedirectResponse(own_page(given["next"]), 303)


@ROUTER.post(addresses.LOGOUT)
async def log_out(request: Request) -> Response:
    """End the login of this browser."""
    state, visit = request.app.state.guard, visit_of(request.scope)
    if visit.key is not None:
        await to_thread.run_sync(_end, state.workspace, state.settings, visit.key)
    visit.forget = True
    return RedirectResponse(addresses.LOGIN if visit.is_guarded else addresses.STORIES, 303)


def _form(request: Request, next_page: str, said: str = "", name: str = "") -> Response:
    state = request.app.state.guard
    view = {
        "title": "Log in",
        "next": own_page(next_page),
        "said": said,
        "name": name,
        "accounts": state.accounts,
        "token": bool(state.settings.token),
        "open": request.url.scheme != "https" and not visit_of(request.scope).is_local,
    }
    return render(request, "login.html.j2", view, 403 if said else 200)


def _is_token(given: str, settings: ServeSettings) -> bool:
    known = hmac.compare_digest(given.strip().encode(errors="replace"), settings.token.encode())
    return known and bool(settings.token)


def _check(workspace: Workspace, name: str, password: str) -> int | None:
    """The number of an account if its password is right; takes as long if there is no such account."""
    found = None
    if name:
        with workspace.reading() as connection:
            found = credentials(connection, name)
    if not is_right(found.password if found else None, password) or found is None:
        return None
    if is_outdated(found.password):
        anew = hash_password(password)
        with workspace.writing() as connection:
            set_password(connection, name, anew, end_sessions=False)
    return found.number


def _start(workspace: Workspace, settings: ServeSettings, before: str | None, digest: str, number: int | None) -> None:
    now = datetime.now(UTC)
    with workspace.writing() as connection:
        sweep_sessions(connection, now)
        if before is not None:
            end_session(connection, list(digests(before, settings).values()))
        start_session(connection, digest, number, now, ends(now, now, settings))


def _end(workspace: Workspace, settings: ServeSettings, key: str) -> None:
    with workspace.writing() as connection:
        end_session(connection, list(digests(key, settings).values()))
