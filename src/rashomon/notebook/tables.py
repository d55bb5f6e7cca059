"""Tables as notebooks show them: escaped HTML that needs nothing else, Markdown, plain text; rows for data frames."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload

from rashomon.account.wording import clip, counted
from rashomon.export.footnotes import plain
from rashomon.export.plain import visible

__all__ = ["STYLE", "Table", "escaped", "framed"]

Row = Mapping[str, Any]

#: Rows that are shown; a notebook that holds thousands is slow to open. All are there as records.
_SHOWN, _SHOWN_AS_TEXT = 60, 20
#: Characters of a cell in text and in Markdown, and in HTML, where it may have lines.
_CELL, _LONG = 60, 400
#: Columns of a terminal that is none.
_WIDTH = 120

#: Scoped to what is shown here: a notebook's own tables stay as they are. Colours follow the notebook's theme where it
#: tells one, else the system's.
STYLE = (
    "<style>"
    ".rashomon{font:0.9em/1.4 system-ui,sans-serif;color:#1b1b1b;background:#fff;padding:.6em;overflow-x:auto}"
    ".rashomon table{border-collapse:collapse;margin:.3em 0;color:inherit;background:inherit}"
    ".rashomon caption{text-align:left;font-weight:600;padding:.2em 0;color:inherit}"
    ".rashomon th,.rashomon td{text-align:left;vertical-align:top;padding:.25em .6em;border-bottom:1px solid #8886;"
    "max-width:32em;white-space:normal;overflow-wrap:anywhere;background:none;color:inherit}"
    ".rashomon td.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".rashomon ins{background:#d3f0d8;color:#0b3d17;text-decoration:underline}"
    ".rashomon del{background:#fbdcdc;color:#5c1010}"
    ".rashomon .y{background:#cfe6fb;color:#0a2d4d}.rashomon .o{background:#fbdcdc;color:#5c1010}"
    ".rashomon .q{opacity:.75}"
    "@media(prefers-color-scheme:dark){html:not([data-jp-theme-light=true]):not([data-theme=light]) "
    "body:not([data-jp-theme-light=true]) .rashomon{color:#e8e8e8;background:#161616}}"
    "body[data-jp-theme-light=false] .rashomon,html[data-theme=dark] .rashomon{color:#e8e8e8;background:#161616}"
    "</style>"
)


def escaped(text: object) -> str:
    """Text as HTML in which nothing acts: no markup, no control or direction marks."""
    return html.escape(visible(str(text)), quote=True)


def framed(inner: str) -> str:
    """HTML as a notebook takes it, with its style."""
    return f'<div class="rashomon">{STYLE}{inner}</div>'


class Table:
    """Rows that can be read, cut and given on: ``pandas.DataFrame(table)`` makes a data frame of them.

    Args:
        title: What they are.
        rows: The rows, all with the same keys.
        shown: The columns to show, in their order; all if not given. Data frames have all.
        drawn: How to draw some columns, by name: a function from a row to HTML that is safe.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        shown: Sequence[str] | None = None,
        drawn: Mapping[str, Callable[[Row], str]] | None = None,
    ) -> None:
        self.title = title
        self.columns = tuple(rows[0]) if rows else tuple(shown or ())
        self._rows = tuple(rows)
        self._shown = tuple(shown) if shown else self.columns
        self._drawn = dict(drawn or {})

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (dict(row) for row in self._rows)

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Table: ...
    def __getitem__(self, at: int | slice) -> dict[str, Any] | Table:
        if isinstance(at, slice):
            return Table(self.title, self._rows[at], self._shown, self._drawn)
        return dict(self._rows[at])

    def to_records(self) -> list[dict[str, Any]]:
        """All rows as dictionaries, with every column."""
        return list(self)

    def where(self, **values: object) -> Table:
        """The rows in which columns have these values; of a list in a column one may be it.

        Raises:
            KeyError: If there is no such column.
        """
        for name in values:
            if name not in self.columns:
                raise KeyError(f"there is no column {name!r}; there are {', '.join(self.columns)}")
        rows = [row for row in self._rows if all(_is(row[name], value) for name, value in values.items())]
        return Table(self.title, rows, self._shown, self._drawn)

    def _repr_html_(self) -> str:
        return framed(self.html())

    def html(self) -> str:
        """The table alone, without its style."""
        head = "".join(f'<th scope="col">{escaped(_heading(name))}</th>' for name in self._shown)
        body = "".join(f"<tr>{''.join(map(self._cell_of(row), self._shown))}</tr>" for row in self._rows[:_SHOWN])
        caption = f"<caption>{escaped(self.title)} ({escaped(counted(len(self), 'row'))})</caption>"
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return table + (f'<p class="q">{escaped(self._left(_SHOWN))}</p>' if len(self) > _SHOWN else "")

    def _cell_of(self, row: Row) -> Callable[[str], str]:
        def cell(name: str) -> str:
            value = row.get(name)
            if name in self._drawn:
                return f"<td>{self._drawn[name](row)}</td>"
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return f"<td{' class=n' if number else ''}>{escaped(clip(_text(value), _LONG))}</td>"

        return cell

    def _repr_markdown_(self) -> str:
        if not self._rows:
            return f"**{plain(self.title)}**: none"
        out = [
            f"**{plain(self.title)}**",
            "",
            "| " + " | ".join(plain(_heading(name)) for name in self._shown) + " |",
            "|" + "---|" * len(self._shown),
        ]
        for row in self._rows[:_SHOWN]:
            cells = (plain(clip(_text(row.get(name)), _CELL * 2)) for name in self._shown)
            out += [f"| {' | '.join(cells)} |"]
        if len(self) > _SHOWN:
            out += ["", plain(self._left(_SHOWN))]
        return "\n".join(out)

    def __repr__(self) -> str:
        title = f"{visible(self.title)} ({counted(len(self), 'row')})"
        rows = self._rows[:_SHOWN_AS_TEXT]
        cells = [[_heading(name) for name in self._shown]]
        cells += [[visible(_text(row.get(name))) for name in self._shown] for row in rows]
        widths = _widths(cells)
        lines = ["  ".join(clip(c, w).ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]
        more = [self._left(_SHOWN_AS_TEXT)] if len(self) > _SHOWN_AS_TEXT else []
        return "\n".join([title, *(lines if rows else []), *more])

    def _left(self, shown: int) -> str:
        return f"… and {len(self) - shown:,} more rows; to_records() has all of them"


def _is(held: object, value: object) -> bool:
    return value in held if isinstance(held, list) and not isinstance(value, list) else held == value


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.12g}"
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    """Widths of columns that fit into the terminal: the widest are cut first."""
    room = max(_WIDTH if not shutil.get_terminal_size((0, 0)).columns else shutil.get_terminal_size().columns, 40)
    widths = [min(_CELL, max(map(len, column), default=0)) for column in zip(*cells, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths
