"""Who asks: one request's visitor, as the guards find out about it, and what its cookie says."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from contextvars import ContextVar
from dataclasses import dataclass

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.types import Scope

from rashomon.web.settings import ServeSettings

__all__ = [
    "VISIT",
    "VISIT_KEY",
    "Visit",
    "begin",
    "cookie_header",
    "cookie_name",
    "digests",
    "form_field",
    "form_token",
    "new_key",
    "token_for",
    "visit_of",
]

#: Bytes of chance in a cookie: nobody finds one by trying.
_CHANCE = 32
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
#: Under which name a request holds its visit.
VISIT_KEY = "rashomon.visit"


@dataclass(slots=True)
class Visit:
    """What is known of who makes a request.

    Attributes:
        client: The address it comes from; with a proxy that is believed, the one before the proxy.
        is_local: Whether that is this computer.
        key: What its cookie holds, which is a secret of the visitor; ``None`` without one.
        given: The key that the answer gives it, if another.
        forget: Whether the answer takes the cookie away.
        name: The account it is logged in to.
        is_known: Whether it is logged in, or showed the token.
        by_token: Whether it showed the token with this very request, which no foreign page can do.
        is_guarded: Whether the server asks for a login at all.
    """

    client: str
    is_local: bool
    key: str | None = None
    given: str | None = None
    forget: bool = False
    name: str | None = None
    is_known: bool = False
    by_token: bool = False
    is_guarded: bool = False

    def form_key(self) -> str:
        """The key that forms of the answer are bound to; the visitor gets one if it has none."""
        if self.given is None and self.key is None:
            self.given = new_key()
        return self.given or self.key or ""


#: The visit of the request that is being answered.
VISIT: ContextVar[Visit] = ContextVar("rashomon_visit")


def begin(scope: Scope, client: str, is_local: bool, settings: ServeSettings) -> Visit:
    """Note who makes a request."""
    visit = Visit(client, is_local, key=_key(Headers(scope=scope), cookie_name(settings)))
    scope[VISIT_KEY] = visit
    VISIT.set(visit)
    return visit


def visit_of(scope: Scope) -> Visit:
    """Who makes a request."""
    visit: Visit = scope[VISIT_KEY]
    return visit


def form_token() -> str:
    """What a form must send back to show that it is a page of ours, shown to this visitor.

    It is made from the visitor's key one way, so that a page that is passed on does not hold the key.
    """
    return token_for(VISIT.get().form_key())


def form_field() -> Markup:
    """The field of a form that sends it."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(form_token())


def token_for(key: str) -> str:
    """The same for a known key."""
    return hmac.new(key.encode(), b"rashomon form", hashlib.sha256).hexdigest()


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(_CHANCE)


def digests(key: str, settings: ServeSettings) -> dict[str, str]:
    """Under what a login is kept: by "user", and by "token" if the server has one.

    A login by token rests on the token of now: with another token it stands no longer.
    """
    found = {"user": hashlib.sha256(key.encode()).hexdigest()}
    if settings.token:
        found["token"] = hmac.new(settings.token.encode(), key.encode(), hashlib.sha256).hexdigest()
    return found


def cookie_name(settings: ServeSettings) -> str:
    """The name of the cookie; browsers take one with this prefix only from the host itself, encrypted."""
    return "__Host-rashomon" if settings.behind_tls else "rashomon"


def cookie_header(key: str, settings: ServeSettings) -> str:
    """The header that gives a visitor a key, or takes it away if it is empty. It ends with the browser."""
    parts = [f"{cookie_name(settings)}={key}", "Path=/", "HttpOnly", "SameSite=Lax"]
    if settings.behind_tls:
        parts.append("Secure")
    if not key:
        parts.append("Max-Age=0")
    return "; ".join(parts)


def _key(headers: Headers, name: str) -> str | None:
    found = {
        value.strip()
        for line in headers.getlist("cookie")
        for key, _, value in (one.partition("=") for one in line.split(";"))
        if key.strip() == name
    }
    # two different ones: somebody else's page has planted one, and which is ours cannot be told
    if len(found) != 1:
        return None
    key = found.pop()
    return key if _KEY.fullmatch(key) else None
