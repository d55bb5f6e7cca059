"""How far the work is, on standard error: a line that moves in a terminal, a line now and then in a log."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.filesize import decimal
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

if TYPE_CHECKING:
    from rashomon.read import Meter

__all__ = ["shown"]

#: Seconds of work before anything is shown, and between two lines of a log.
_PATIENCE, _INTERVAL = 1.0, 10.0
#: Seconds of work before it is said how long the rest will take: the first step waits for models.
_FORESIGHT = 5.0
#: Of the bar, so that the counts fit beside it in 80 columns.
_WIDTH = 10


class _State:
    """What is counted, in words."""

    def __init__(self, what: str, total: int | None, meter: Meter | None) -> None:
        self.what, self.total, self.meter = what, total, meter
        self.done = 0
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def words(self) -> str:
        parts = []
        if self.meter:
            parts.append(f"{self.meter.articles:,} read")
            if self.meter.bytes_total:
                read = min(self.meter.bytes_read, self.meter.bytes_total)
                parts.append(f"{decimal(read)} of {decimal(self.meter.bytes_total)}")
        if self.done or not self.meter:
            of = f" of {self.total:,}" if self.total else ""
            parts.append(f"{self.done:,}{of} done")
        count = self.done or (self.meter.articles if self.meter else 0)
        if count and self.seconds >= _PATIENCE:
            parts.append(f"{count / self.seconds:,.1f}/s")
        done, total = self.share()
        if total and done and self.seconds >= _FORESIGHT and total > done:
            parts.append(f"{_spell(self.seconds * (total - done) / done)} left")
        return ", ".join(parts)

    def share(self) -> tuple[float, float | None]:
        """What is done, and of how much, where that is known."""
        if self.total is None and self.meter and self.meter.bytes_total:
            return self.meter.bytes_read, self.meter.bytes_total
        return self.done, self.total


def _spell(seconds: float) -> str:
    """A time as it interests who waits."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:,.0f} {unit}"
    return f"{seconds:,.0f} s"


class _Words(ProgressColumn):
    max_refresh = 0.2

    def __init__(self, state: _State) -> None:
        super().__init__()
        self._state = state

    def render(self, task: Task) -> RenderableType:
        """The counts as they are now; reading goes on while this is drawn."""
        task.completed, task.total = self._state.share()
        return Text(self._state.words())


class _Bar(Progress):
    def __init__(self, state: _State, console: Console) -> None:
        self._state = state  # drawn from the first moment on
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(_WIDTH),
            _Words(state),
            TimeElapsedColumn(),
        )
        super().__init__(*columns, console=console, transient=True)

    def get_renderables(self) -> Iterator[RenderableType]:
        """Nothing for work that is done before anybody wonders."""
        if self._state.seconds >= _PATIENCE:
            yield from super().get_renderables()


@contextlib.contextmanager
def shown(
    console: Console, log: Callable[[str], None], what: str, total: int | None = None, meter: Meter | None = None
) -> Iterator[Callable[[], None]]:
    """Show how far the work is while it goes on, if it takes more than a second.

    Args:
        console: Standard error.
        log: Writes a line where that is no terminal; used once in ten seconds at most.
        what: What is being done.
        total: How many steps it has, if that is known.
        meter: What reading counts meanwhile.

    Yields:
        A function to call at each step.
    """
    state = _State(what, total, meter)
    if console.is_terminal:
        with _Bar(state, console) as bar:
            bar.add_task(what, total=None)

            def step() -> None:
                state.done += 1

            yield step
        return
    due = _INTERVAL

    def line() -> None:
        nonlocal due
        state.done += 1
        if state.seconds >= due:
            due = state.seconds + _INTERVAL
            log(f"{what}: {state.words()}")

    yield line
