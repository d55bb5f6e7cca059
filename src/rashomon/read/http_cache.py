"""Answers kept on disk, to be used again as far as their servers allow (RFC 9111).

hishel does the caching: freshness, conditional requests, a bounded SQLite file. It stands between the checks of an
address and the network, so that an address is judged before its page is taken from here, and it keeps bytes as they
were sent, so that the limits of decompression hold for them too. An answer is kept only when all of it was read:
redirects and errors never are.

Answers that were received while private addresses were allowed are kept apart: otherwise a page of one's own network
could come out of the cache after they are no longer.
"""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import httpx
from hishel import CacheOptions, SqliteStorage
from hishel.httpx import CacheTransport
from platformdirs import user_cache_path

from rashomon.settings import FetchSettings, fetch_variable

__all__ = ["HttpCache"]

#: Without a handler of their own, libraries print their warnings; with this one, whoever sets up logging sees them.
_QUIET = logging.NullHandler()
#: Seconds for which an answer that is being read is not dropped, beyond the longest that reading can take.
_GRACE = 60.0


class HttpCache:
    """The cache, opened; without one, everything is asked for anew.

    Args:
        settings: Whether, where and how much is kept.

    Attributes:
        problem: Why nothing is kept although it should be; empty if all is well.
    """

    def __init__(self, settings: FetchSettings) -> None:
        logging.getLogger("hishel").addHandler(_QUIET)
        self._settings = settings
        self._storage: SqliteStorage | None = None
        self.problem = ""
        if not settings.cache:
            return
        folder = settings.cache_folder or user_cache_path("rashomon") / "pages"
        path = folder / ("any.sqlite" if settings.allow_private_addresses else "public.sqlite")
        try:
            self._storage = self._opened(folder, path)
        except (OSError, sqlite3.Error, RuntimeError) as error:
            remedy = f"remove it, or set {fetch_variable('cache_folder')}"
            self.problem = f"nothing is kept in the cache: {path} cannot be used ({error}); {remedy}"

    def _opened(self, folder: Path, path: Path) -> SqliteStorage:
        folder.mkdir(parents=True, exist_ok=True)
        # Opened here, since the storage itself only logs what is wrong with a file.
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA schema_version").fetchone()
            storage = SqliteStorage(
                connection=connection,
                max_size=self._settings.cache_bytes,
                max_stream_size=self._settings.max_transfer_bytes,
                soft_delete_ttl=self._settings.total_seconds + _GRACE,
            )
            storage.get_entries("")
        except BaseException:
            connection.close()
            raise
        return storage

    def before(self, transport: httpx.BaseTransport) -> httpx.BaseTransport:
        """The transport, asked only for what the cache does not have."""
        if self._storage is None:
            return transport
        # A cache of one user may keep what is marked private.
        return CacheTransport(transport, self._storage, CacheOptions(shared=False))

    def close(self) -> None:
        """Close the file."""
        if self._storage is not None:
            self._storage.close()
            self._storage = None
