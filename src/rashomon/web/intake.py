"""What visitors hand over is taken in by a process of its own, one job after another; pages show how far it is."""

from __future__ import annotations

import contextlib
import json
import queue
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

from rashomon.export.plain import visible
from rashomon.store.workspace import Workspace

__all__ = ["Full", "Intake", "Job", "JobState"]

#: Jobs that wait; jobs that pages can still show; articles and problems of each that are named.
_WAITING, _SHOWN, _NAMED = 20, 50, 200
#: Seconds that a process has to end when it is asked to.
_PATIENCE = 3.0
#: Endings that tell what a file holds; any other is left to its content.
_ENDINGS: Final = (
    *(".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".opml", ".warc"),
    *(".md",),
)
_GZIP: Final = ".gz"
_ENDED: Final = "its process was ended from outside; what is kept stays, and the rest is pending"


class JobState(StrEnum):
    """How a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Full(Exception):
    """Too many jobs wait."""


@dataclass(slots=True)
class Job:
    """Something that was handed over.

    Attributes:
        id: Names it in addresses.
        began: When it was handed over.
        files: What its sender calls each file, by its name in the folder.
        addresses: What is to be fetched.
        follow: Whether to fetch what feeds and lists point to, too.
        folder: Where the files lie until they are read.
        state: How it stands.
        step: What is being done.
        done: How much of that step is done; ``None`` if it is not counted.
        of: How much there is to do.
        kept: The articles that are kept, the first of them.
        count: How many there are.
        problems: What could not be read, the first of them.
        wrong: How many there are.
        stories: Ids of the stories that articles came into.
        whole: Whether its process has come to its end.
        reason: Why it failed.
    """

    id: str
    began: datetime
    files: dict[str, str]
    addresses: tuple[str, ...]
    follow: bool
    folder: Path
    state: JobState = JobState.WAITING
    step: str = ""
    done: int | None = None
    of: int | None = None
    kept: list[dict[str, str]] = field(default_factory=list)
    count: int = 0
    problems: list[dict[str, str]] = field(default_factory=list)
    wrong: int = 0
    stories: tuple[str, ...] = ()
    whole: bool = False
    reason: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more becomes of it."""
        return self.state in (JobState.DONE, JobState.FAILED)

    def hear(self, line: Mapping[str, Any]) -> None:
        """Take note of what its process says."""
        if "kept" in line:
            self.count += 1
            if len(self.kept) < _NAMED:
                self.kept.append({key: str(line.get(key) or "") for key in ("kept", "name", "outcome", "title")})
        elif "problem" in line:
            self.wrong += 1
            if len(self.problems) < _NAMED:
                self.problems.append({key: str(line.get(key) or "") for key in ("problem", "where", "remedy")})
        elif "step" in line:
            self.step, self.done, self.of = str(line["step"]), line.get("done"), line.get("of")
        elif "stories" in line:
            self.stories = tuple(str(one) for one in line["stories"])
            self.whole = True
        elif "failed" in line:
            self.reason = str(line["failed"])


class Intake:
    """The jobs of a server. Threads share it; it is to be closed.

    Args:
        workspace: Where articles are to be kept.
    """

    def __init__(self, workspace: Workspace) -> None:
        database = workspace.database
        self._name = str(database.path) if database.path else database.engine.url.render_as_string(hide_password=False)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: queue.Queue[Job | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def hand_over(
        self, files: Sequence[tuple[str, BinaryIO]], addresses: Sequence[str], *, follow: bool = False
    ) -> Job:
        """Take on a job.

        Args:
            files: What its sender calls each, and its content. The names are shown and are no paths of this machine.
            addresses: What is to be fetched.
            follow: Whether to fetch what feeds and lists point to, too.

        Raises:
            Full: If too many wait already.
        """
        folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
        try:
            names = {}
            for number, (name, content) in enumerate(files, 1):
                own = f"{number:04}{_ending(name)}"
                names[own] = _shown(name) or f"file {number}"
                with (folder / own).open("xb") as out:
                    shutil.copyfileobj(content, out)
            job = Job(secrets.token_hex(8), datetime.now(UTC), names, tuple(addresses), follow, folder)
            with self._lock:
                if self._closed or sum(not one.ended for one in self._jobs.values()) >= _WAITING:
                    raise Full
                self._jobs[job.id] = job
                while len(self._jobs) > _SHOWN and next(iter(self._jobs.values())).ended:
                    self._jobs.popitem(last=False)
                if self._thread is None:
                    self._thread = threading.Thread(target=self._work, name="intake", daemon=True)
                    self._thread.start()
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._queue.put(job)
        return job

    def job(self, id: str) -> Job | None:  # noqa: A002 - what it is called everywhere
        """A job; ``None`` if there is none of that id, or it was too long ago."""
        with self._lock:
            return self._jobs.get(id)

    def jobs(self) -> list[Job]:
        """All that pages can show, the latest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """End the job that runs, and leave the others: what is kept is kept, and others can go on with it."""
        with self._lock:
            self._closed = True
            thread, process = self._thread, self._process
        self._queue.put(None)
        if process is not None:
            with contextlib.suppress(OSError):
                process.terminate()
        if thread is not None:
            thread.join(_PATIENCE)
        for job in self.jobs():
            shutil.rmtree(job.folder, ignore_errors=True)

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            if self._closed:
                return
            try:
                self._run(job)
            except OSError as error:
                job.reason = f"its process could not be started: {error.strerror}"
            shutil.rmtree(job.folder, ignore_errors=True)
            job.reason = job.reason or ("" if job.whole else _ENDED)
            # last: whoever looks on at it asks no more once it has ended
            job.state = JobState.DONE if job.whole else JobState.FAILED

    def _run(self, job: Job) -> None:
        job.state = JobState.RUNNING
        given = {
            "workspace": self._name,
            "folder": str(job.folder),
            "files": job.files,
            "addresses": job.addresses,
            "follow": job.follow,
        }
        command = [sys.executable, "-m", "rashomon.work.intake"]
        # the name of a workspace can hold a password: it goes where no list of processes shows it
        with subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        ) as process:
            with self._lock:
                self._process = process
                if self._closed:
                    process.terminate()
            assert process.stdin is not None  # noqa: S101 - for the type checker
            assert process.stdout is not None  # noqa: S101
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(json.dumps(given) + "\n")
                process.stdin.close()
            for line in process.stdout:
                if line.startswith("{"):  # a library may have something to say, too
                    job.hear(json.loads(line))
        with self._lock:
            self._process = None


def _ending(name: str) -> str:
    """The ending of a file's name, if it is one that tells what the file holds."""
    name = name.lower()
    packed = _GZIP if name.endswith(_GZIP) else ""
    inner = name.removesuffix(_GZIP)
    return next((ending for ending in _ENDINGS if inner.endswith(ending)), "") + packed or ".txt"


def _shown(name: str) -> str:
    """What a sender calls a file, for pages: without folders, on one line, not too long."""
    return visible(name.replace("\\", "/").rsplit("/", 1)[-1])[-_NAMED:]
