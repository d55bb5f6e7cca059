"""Rows as CSV that spreadsheets open: in UTF-8 that they recognise, and without a cell that they would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from rashomon.export.plain import harmless

__all__ = ["write_csv"]

#: What a spreadsheet takes for the beginning of a formula, wide forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")
#: Characters that a cell of a spreadsheet holds.
_LONGEST = 32_000


def write_csv(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows under a line of headings (RFC 4180), so that a spreadsheet reads them as text.

    A word that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.

    Args:
        stream: Where.
        columns: The keys to write, in order.
        rows: The rows.

    Returns:
        How many rows were written.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    written = 0
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row.get(name)) for name in columns])
            written += 1
    finally:
        # closing it would close what it writes to
        text.flush()
        text.detach()
    return written


def _cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    words = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    words = harmless(" ".join(words.split()))[:_LONGEST]
    return f"'{words}" if words.startswith(_FORMULA) else words
