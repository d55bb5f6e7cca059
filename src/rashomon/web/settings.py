"""How pages are served and what visitors may use up, read from the environment by a function.

Each setting is a field here and a variable there: ``ServeSettings.max_body_bytes`` is
``RASHOMON_SERVE_MAX_BODY_BYTES``. Importing this module reads nothing.
"""

from __future__ import annotations

import ipaddress
import math
import re
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from rashomon.errors import UsageError
from rashomon.settings import from_environment

__all__ = ["SERVE_PREFIX", "ServeSettings", "is_loopback", "serve_settings", "serve_variable"]

#: What the names of the variables for serving begin with.
SERVE_PREFIX = "RASHOMON_SERVE_"
#: Characters of a token: 20 random letters cannot be guessed, and what people make up is mostly shorter.
LEAST_TOKEN = 20

_LAST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """How pages are served. Lengths are bytes, times seconds.

    The limits are far above what a reader needs and far below what would stop a small computer.

    Attributes:
        host: The address that is listened on. Everything but loopback asks for a login.
        port: The port there; 0 for any that is free.
        host_names: Names under which the server is reached besides its address, with blanks or commas between them.
        behind_tls: Whether a proxy that encrypts stands before the server: cookies are then for https alone, and what
            the proxy says of its visitors is believed.
        proxies: Addresses of such proxies, with blanks or commas between them.
        token: What a visitor must know who has no account; empty for none.
        token_file: The file whose first line is the token.
        threads: Requests worked on at the same time. Two are kept busy by one processor and one disk; more would only
            hold memory.
        max_connections: Open connections; more are answered 503.
        max_url_bytes: Of an address with its query. A search of a page of words fits.
        max_header_bytes: Of all headers of a request.
        max_body_bytes: Of what is sent with a request. An archive of a thousand pages fits.
        max_files: Files in a form.
        max_fields: Other fields in a form.
        max_field_bytes: Of one of them. A pasted report of a hundred thousand words fits.
        header_seconds: In which a request's headers must have come.
        body_seconds: In which its body must have come.
        keep_alive_seconds: For which an idle connection stays open.
        shutdown_seconds: That running requests are given when the server stops.
        session_idle_seconds: After which a login that is not used ends.
        session_seconds: After which it ends in any case.
        logins: Attempts to log in from one address in `login_seconds`.
        name_logins: Attempts to log in under one name in that time, from anywhere. More than one person needs, too few
            to guess by.
        login_seconds: The time in which both are counted.
        requests: Of one address in `request_seconds`; this computer itself is not counted. A page asks for about ten
            things.
        request_seconds: The time in which they are counted.

    Raises:
        ValueError: If a value is out of range, as "FIELD is VALUE: what it must be".
    """

    host: str = "127.0.0.1"
    port: int = 8000
    host_names: str = ""
    behind_tls: bool = False
    proxies: str = "127.0.0.1 ::1"
    token: str = field(default="", repr=False)
    token_file: Path | None = None
    threads: int = 8
    max_connections: int = 400
    max_url_bytes: int = 8_000
    max_header_bytes: int = 32_000
    max_body_bytes: int = 64_000_000
    max_files: int = 200
    max_fields: int = 50
    max_field_bytes: int = 1_000_000
    header_seconds: float = 15.0
    body_seconds: float = 60.0
    keep_alive_seconds: int = 15
    shutdown_seconds: int = 5
    session_idle_seconds: int = 12 * 3600
    session_seconds: int = 14 * 24 * 3600
    logins: int = 20
    name_logins: int = 20
    login_seconds: int = 900
    requests: int = 1_200
    request_seconds: int = 60

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, bool) or not isinstance(value, int | float):
                continue
            least = 0 if one.name == "port" else 1
            if not math.isfinite(value) or value < least:
                raise ValueError(f"{one.name} is {value}: it must be {least} or more")
        if self.port > _LAST_PORT:
            raise ValueError(f"port is {self.port}: it must be {_LAST_PORT} or less")
        if self.token and (len(self.token) < LEAST_TOKEN or not re.fullmatch(r"[!-~]+", self.token)):
            raise ValueError(
                f"token is unfit ({len(self.token)} characters): it must be {LEAST_TOKEN} or more letters, digits and "
                'signs without blanks; make one with: python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
            )
        for name in self.names:
            if not re.fullmatch(r"[a-z0-9_.-]+|\[[0-9a-f:.]+\]", name):
                raise ValueError(f"host_names is {name!r}: it must be a name without port or path, as news.example.org")
        for proxy in _words(self.proxies):
            try:
                ipaddress.ip_network(proxy)
            except ValueError:
                raise ValueError(f"proxies is {proxy!r}: it must be an address or a network") from None

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which the server is reached besides its address, in small letters."""
        return tuple(name.lower() for name in _words(self.host_names))

    @property
    def networks(self) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
        """The proxies that are believed."""
        return tuple(ipaddress.ip_network(proxy) for proxy in _words(self.proxies)) if self.behind_tls else ()

    @property
    def is_local(self) -> bool:
        """Whether only this computer can reach the server, as far as can be told."""
        return is_loopback(self.host) and not self.behind_tls and all(is_loopback(name) for name in self.names)


def serve_variable(name: str) -> str:
    """The environment variable of a field of `ServeSettings`, for messages."""
    return SERVE_PREFIX + name.upper()


def serve_settings(**given: object) -> ServeSettings:
    """Settings for serving: what is given, else what the environment says, else the defaults; the token read.

    Args:
        **given: Fields of `ServeSettings`; ``None`` is as if not given.

    Raises:
        UsageError: If a variable or a field is unknown, its value cannot be used, or there is no token in its file.
    """
    settings = from_environment(ServeSettings, SERVE_PREFIX, given)
    if settings.token_file is None:
        return settings
    if settings.token:
        raise UsageError(f"{serve_variable('token')} and a token file are both given; give one of them")
    token = _read_token(settings.token_file)
    try:
        return replace(settings, token=token)
    except ValueError as error:
        raise UsageError(f"{settings.token_file}: {error}") from None


def is_loopback(host: str) -> bool:
    """Whether a name or an address of a host means this computer, for everybody who looks it up."""
    host = host.strip("[]").lower()
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _read_token(path: Path) -> str:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name the file that holds the token") from None
    except ValueError:
        raise UsageError(f"{path}: is not text; name the file that holds the token") from None
    if not lines or not lines[0].strip():
        raise UsageError(f"{path}: its first line is empty; write the token there")
    return lines[0].strip()


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()
