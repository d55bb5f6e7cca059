"""What can be set for the whole program, read from the environment by a function.

Each setting is a field here and a variable there: ``FetchSettings.max_bytes`` is ``RASHOMON_FETCH_MAX_BYTES``.
Importing this module reads nothing. Other kinds of settings are read the same way, by `from_environment`.
"""

from __future__ import annotations

import difflib
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from rashomon.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["FETCH_PREFIX", "FetchSettings", "fetch_settings", "fetch_variable", "from_environment"]

Settings = TypeVar("Settings", bound="DataclassInstance")

#: What the names of the variables for fetching begin with.
FETCH_PREFIX = "RASHOMON_FETCH_"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched. Lengths are bytes, times seconds.

    Attributes:
        allow_private_addresses: Whether loopback, private and link-local addresses may be connected to.
        allow_any_port: Whether ports that belong to other services (mail, databases) may be connected to.
        obey_robots: Whether robots.txt is asked for and obeyed.
        user_agent: The name sent to servers and looked up in robots.txt; empty for ``rashomon/VERSION``.
        connect_seconds: For each attempt to connect, encryption included.
        read_seconds: Of silence from a server.
        total_seconds: For one page with its robots.txt, redirects and retries. Waiting for one's turn at a host is
            not counted.
        max_bytes: Of a page after decompression.
        max_transfer_bytes: Of a page as sent.
        max_ratio: How many times larger than sent a page may become by decompression.
        max_redirects: For one page.
        attempts: For one request, the first included.
        backoff_seconds: Before the second attempt; doubled before each further one.
        backoff_jitter_seconds: At most added to that at random, so that many clients do not come back at once.
        max_retry_after_seconds: How long a server may ask to wait before the next attempt.
        host_interval_seconds: Between the end of a request and the next to the same host.
        max_crawl_delay_seconds: How long a robots.txt may make that interval.
        cache: Whether answers are kept on disk, to be used again as their servers allow.
        cache_folder: Where; ``None`` for the user's cache folder.
        cache_bytes: How much of them is kept.

    Raises:
        ValueError: If a number is negative or not finite, or is zero where that makes no sense.
    """

    allow_private_addresses: bool = False
    allow_any_port: bool = False
    obey_robots: bool = True
    user_agent: str = ""
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 120.0
    max_bytes: int = 16_000_000
    max_transfer_bytes: int = 16_000_000
    max_ratio: int = 200
    max_redirects: int = 10
    attempts: int = 3
    backoff_seconds: float = 0.5
    backoff_jitter_seconds: float = 0.5
    max_retry_after_seconds: float = 60.0
    host_interval_seconds: float = 1.0
    max_crawl_delay_seconds: float = 30.0
    cache: bool = True
    cache_folder: Path | None = None
    cache_bytes: int = 500_000_000

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, bool) or not isinstance(value, int | float):
                continue
            if not math.isfinite(value) or value < 0 or (value == 0 and one.name not in _MAY_BE_ZERO):
                least = "0 or more" if one.name in _MAY_BE_ZERO else "more than 0"
                raise ValueError(f"{one.name} is {value}: it must be {least}")
        if any(not c.isprintable() or not c.isascii() for c in self.user_agent):
            raise ValueError(f"user_agent is {self.user_agent!r}: it must be printable ASCII")


#: Numbers for which nothing is a choice.
_MAY_BE_ZERO = (
    "backoff_jitter_seconds",
    "backoff_seconds",
    "host_interval_seconds",
    "max_crawl_delay_seconds",
    "max_redirects",
    "max_retry_after_seconds",
)


def fetch_variable(field: str) -> str:
    """The environment variable of a field of `FetchSettings`, for messages."""
    return FETCH_PREFIX + field.upper()


def fetch_settings(**given: object) -> FetchSettings:
    """Settings for fetching: what is given, else what the environment says, else the defaults.

    Args:
        **given: Fields of `FetchSettings`; ``None`` is as if not given.

    Raises:
        UsageError: If a variable or a field is unknown, or its value cannot be used.
    """
    return from_environment(FetchSettings, FETCH_PREFIX, given)


def from_environment(kind: type[Settings], prefix: str, given: Mapping[str, object]) -> Settings:
    """Settings of one kind: what is given, else what the environment says, else the defaults.

    Args:
        kind: A dataclass whose fields all have defaults. Where a value is out of its range it raises a ``ValueError``
            whose message is "FIELD is VALUE: what it must be".
        prefix: What the names of its variables begin with; a field's name in capitals follows.
        given: Fields; ``None`` is as if not given.

    Raises:
        UsageError: If a variable or a field is unknown, or its value cannot be used.
    """
    from pydantic import ValidationError, create_model
    from pydantic_settings import BaseSettings, SettingsConfigDict

    class Environment(BaseSettings):
        model_config = SettingsConfigDict(env_prefix=prefix, env_ignore_empty=True, extra="forbid")

    _check_names(kind, prefix)
    hints = get_type_hints(kind)
    defined: dict[str, Any] = {one.name: (hints[one.name], one.default) for one in fields(kind)}
    try:
        read = create_model(f"{kind.__name__}Environment", __base__=Environment, **defined)(
            **{name: value for name, value in given.items() if value is not None}
        )
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = _shown(name, prefix, given)
        raise UsageError(f"{shown}: {first['input']!r} cannot be used: {first['msg'].lower()}") from error
    try:
        return kind(**{name: getattr(read, name) for name in defined})
    except ValueError as error:
        name, _, rest = str(error).partition(" is ")
        raise UsageError(f"{_shown(name, prefix, given)}: {rest}") from error


def _shown(name: str, prefix: str, given: Mapping[str, object]) -> str:
    """A setting as its user wrote it."""
    return name if given.get(name) is not None else prefix + name.upper()


def _check_names(kind: type[DataclassInstance], prefix: str) -> None:
    """Refuse a variable that sets nothing: a misspelt limit would be believed to hold."""
    known = [prefix + one.name.upper() for one in fields(kind)]
    for variable in sorted(os.environ):
        if variable.upper().startswith(prefix) and variable.upper() not in known:
            near = difflib.get_close_matches(variable.upper(), known, 1)
            raise UsageError(f"{variable}: no such setting" + (f" (did you mean {near[0]}?)" if near else ""))
