"""What a site's robots.txt allows (RFC 9309).

A site without one allows everything. One whose robots.txt cannot be read is left alone for now: its owner may have
said no, and a site in trouble is not helped by further requests.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from rashomon.errors import FetchError, FetchFailed, FetchRefused
from rashomon.read.deadline import Deadline
from rashomon.read.retries import status_words
from rashomon.read.target import Target

__all__ = ["LONGEST_ROBOTS", "ROBOTS_REDIRECTS", "Robots", "RobotsAnswer"]

#: Bytes of a robots.txt that are read, and redirects that are followed to it (RFC 9309, sections 2.5 and 2.3.1.2).
LONGEST_ROBOTS, ROBOTS_REDIRECTS = 500 * 1024, 5
#: Seconds for which one is believed (section 2.4), and for which one that could not be read is not asked for again.
_BELIEVED, _UNREADABLE = 86_400.0, 300.0

#: A line that names whom the next rules are for, in every spelling that the parser takes.
_AGENT = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)([^#]*)", re.IGNORECASE)
#: What names a program (RFC 9309, section 2.2.1), and a name that none has.
_TOKEN, _NOBODY = re.compile(r"[a-z_-]+"), "\N{DELETE}"


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What a server answered for its robots.txt: a status, and as much of the text as is read."""

    status: int
    body: bytes


@dataclass(slots=True)
class _Rules:
    """What is known of one origin."""

    rules: Protego | None = None
    error: FetchError | None = None
    until: float = 0.0


class Robots:
    """The rules of each site, asked for once. Threads may share it.

    Args:
        user_agent: Whose rules are looked up.
    """

    def __init__(self, user_agent: str) -> None:
        self._user_agent = user_agent
        self._sites: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def check(self, goal: Target, deadline: Deadline, ask: Callable[[str], RobotsAnswer]) -> float:
        """Make sure that a page may be asked for.

        Args:
            goal: The page.
            deadline: Of the page; waiting for another thread to ask is not counted.
            ask: Fetches an address, with redirects.

        Returns:
            The seconds that the site wants between two requests; 0 if it does not say.

        Raises:
            FetchRefused: If the rules forbid it.
            FetchError: If they cannot be read, as the page itself then is.
        """
        with self._lock:
            lock = self._locks.setdefault(goal.origin, threading.Lock())
        with deadline.paused():
            lock.acquire()
        try:
            known = self._sites.get(goal.origin)
            if known is None or known.until < time.monotonic():
                known = self._sites[goal.origin] = self._asked(goal, ask)
        finally:
            lock.release()
        if known.error is not None:
            raise known.error.at(goal.words)
        if known.rules is None:
            return 0.0
        if not known.rules.can_fetch(str(goal.url), self._user_agent):
            raise FetchRefused(goal.words, f"the site's robots.txt asks {self._user_agent} not to read it")
        return max(0.0, known.rules.crawl_delay(self._user_agent) or 0.0)

    def _asked(self, goal: Target, ask: Callable[[str], RobotsAnswer]) -> _Rules:
        try:
            answer = ask(str(goal.url.copy_with(raw_path=b"/robots.txt")))
        except FetchError as error:
            # What is wrong with the address itself is no fault of its robots.txt.
            reason = (
                error.reason if isinstance(error, FetchRefused) else f"its robots.txt cannot be read: {error.reason}"
            )
            return _Rules(error=error.at(goal.words, reason), until=time.monotonic() + _UNREADABLE)
        believed = time.monotonic() + _BELIEVED
        if answer.status == 200:
            return _Rules(rules=Protego.parse(_for(self._user_agent, _text(answer.body))), until=believed)
        if 400 <= answer.status < 500:
            return _Rules(until=believed)
        reason = f"its robots.txt cannot be read: the server answers {status_words(answer.status)}"
        failed = FetchFailed(goal.words, reason, "try again later", status=answer.status)
        return _Rules(error=failed, until=time.monotonic() + _UNREADABLE)


def _text(body: bytes) -> str:
    """The text that is read; a last line that was cut off could say the opposite of what it meant."""
    if len(body) >= LONGEST_ROBOTS:
        body = body[:LONGEST_ROBOTS].rpartition(b"\n")[0]
    return body.decode("utf-8-sig", "replace")


def _for(user_agent: str, text: str) -> str:
    """The text with everybody who is not meant here under one name.

    The parser keeps a copy of every rule for each name above it, so that thousands of names over thousands of rules
    would take it hours.
    """
    names = set(_TOKEN.findall(user_agent.lower()))

    def line_for(line: str) -> str:
        found = _AGENT.match(line)
        if not found:
            return line
        name = found[1].strip().lower().partition("/")[0].strip()
        return f"User-agent: {name if name == '*' or name.strip('*') in names else _NOBODY}"

    return "\n".join(line_for(line) for line in text.splitlines())
