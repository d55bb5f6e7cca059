"""What the commands share: messages, progress, output files and the last line of defence."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import typer
from rich.console import Console

from rashomon.errors import RashomonError, UsageError
from rashomon.export.plain import visible
from rashomon.model import Problem, Severity
from rashomon.progress import shown

if TYPE_CHECKING:
    from rashomon.read import Meter

__all__ = [
    "FAILED",
    "LEFT_OUT",
    "STANDARD_STREAM",
    "WRONG_USAGE",
    "Messages",
    "check_outputs",
    "debugging",
    "guarded",
    "inputs_from",
    "reading_console",
    "write_output",
]

FAILED = 1
WRONG_USAGE = 2
LEFT_OUT = 3
_INTERRUPTED = 130  # 128 + SIGINT, as shells count

#: The name that stands for standard input or output.
STANDARD_STREAM = "-"

_P = ParamSpec("_P")
_T = TypeVar("_T")


def debugging() -> bool:
    """Whether errors are to be shown with their stack trace."""
    return bool(os.environ.get("RASHOMON_DEBUG"))


class Messages:
    """Messages and progress on standard error.

    Args:
        quiet: Whether to show no progress and no notices.
    """

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.left_out = 0
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)

    def say(self, kind: str, message: str) -> None:
        """Print one message on a line of its own."""
        self._console.print(f"rashomon: {kind}: {visible(message)}", soft_wrap=True)

    def problem(self, problem: Problem) -> None:
        """Print what was wrong with an input, and count it if it is left out."""
        if problem.severity is Severity.LEFT_OUT:
            self.left_out += 1
        elif self.quiet:
            return
        self.say(problem.severity.value, str(problem))

    def only(self, wanted: type[_T], items: Iterable[_T | Problem]) -> Iterator[_T]:
        """Pass on the items of one type; print the problems among them."""
        for item in items:
            if isinstance(item, Problem):
                self.problem(item)
            elif isinstance(item, wanted):
                yield item

    def progress(
        self, what: str, total: int | None = None, meter: Meter | None = None
    ) -> contextlib.AbstractContextManager[Callable[[], None]]:
        """Show how far the work is, unless quiet; gives a function to call at each step.

        Args:
            what: What is being done.
            total: How many steps it has, if that is known.
            meter: What reading counts meanwhile.
        """
        if self.quiet:
            return contextlib.nullcontext(lambda: None)
        return shown(self._console, lambda line: self.say("progress", line), what, total, meter)


def guarded(command: Callable[_P, None]) -> Callable[_P, None]:
    """Let no exception of a command reach its user as a stack trace, unless RASHOMON_DEBUG is set."""

    @functools.wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except KeyboardInterrupt:
            raise typer.Exit(_INTERRUPTED) from None
        except BrokenPipeError:
            # whoever read the output has gone: nothing more is written, not even at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except Exception as error:
            if debugging():
                raise
            raise typer.Exit(_explain(error)) from None

    return run


def _explain(error: Exception) -> int:
    messages = Messages()
    if isinstance(error, RashomonError):
        messages.say("error", str(error))
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    if isinstance(error, OSError) and error.strerror:
        messages.say("error", f"{error.filename or 'input or output'}: {error.strerror}")
        return FAILED
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    messages.say("internal error", f"{what}; please report it (RASHOMON_DEBUG=1 shows where it happened)")
    return FAILED


def check_outputs(outputs: Sequence[str | None], inputs: Sequence[str]) -> None:
    """Refuse output files that cannot be written, or that are read or written twice, before any work is done.

    Raises:
        UsageError: Naming the file and what to do.
    """
    given = [o for o in outputs if o is not None]
    if given.count(STANDARD_STREAM) > 1:
        raise UsageError("only one output can go to standard output (-); name a file for the other")
    read = {Path(i).resolve() for i in inputs if i != STANDARD_STREAM}
    seen: set[Path] = set()
    for name in given:
        if name == STANDARD_STREAM:
            continue
        path = Path(name)
        folder = path.resolve().parent
        if path.is_dir():
            raise UsageError(f"{name}: is a folder; name a file in it")
        if not folder.is_dir():
            raise UsageError(f"{name}: there is no folder {path.parent}; make it first")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise UsageError(f"{name}: may not be written; choose another place")
        if path.resolve() in read:
            raise UsageError(f"{name}: is one of the inputs and would be overwritten; choose another name")
        if path.resolve() in seen:
            raise UsageError(f"{name}: is named for two outputs; give each its own")
        seen.add(path.resolve())


def reading_console() -> Console:
    """Standard output for an account: as wide as the terminal, or of a fixed width where there is none."""
    console = Console(highlight=False, markup=False, emoji=False)
    # a pipe has no width of its own: the same lines everywhere
    return console if console.is_terminal else Console(highlight=False, markup=False, emoji=False, width=100)


def write_output(name: str, content: bytes) -> None:
    """Write a whole file or nothing; ``-`` is standard output.

    Raises:
        OSError: If it cannot be written; a file of that name is then as it was before.
    """
    if name == STANDARD_STREAM:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    path = Path(name).resolve()
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe cannot be replaced
        return
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def inputs_from(paths: Sequence[str], output: str) -> list[str]:
    """The inputs as they are found from an output file's folder (from here, for standard output)."""
    from rashomon.read.paths import is_address

    folder = Path.cwd() if output == STANDARD_STREAM else Path(output).resolve().parent
    return [
        p if p == STANDARD_STREAM or is_address(p) else Path(os.path.relpath(Path(p).resolve(), folder)).as_posix()
        for p in paths
    ]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
