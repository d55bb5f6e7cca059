"""The cells of the coverage matrix: how each looks, and what it says."""

from __future__ import annotations

from rashomon.model import Cell, Coverage

__all__ = ["SYMBOLS", "cell_says", "legend"]

#: How a cell of the coverage matrix looks, and what it says.
SYMBOLS = {
    Cell.CARRIED: ("●", "carries it"),
    Cell.INDIRECT: ("◐", "in indirect speech only"),
    Cell.OPPOSED: ("≠", "tells the opposite"),
    Cell.NOT_CARRIED: ("–", "does not carry it"),
    Cell.NOT_YET: ("·", "appeared before it was reported"),
    Cell.UNREAD: ("?", "only a part of it was read"),
}


def legend(coverage: Coverage) -> tuple[tuple[str, str], ...]:
    """The symbols of a matrix with what they say; the rarer ones only where they stand."""
    used = {cell for row in coverage.rows for cell in row.cells}
    return tuple(shown for cell, shown in SYMBOLS.items() if cell not in (Cell.UNREAD, Cell.OPPOSED) or cell in used)


def cell_says(name: str, published: str, cell: Cell) -> str:
    """What a cell tells a listener: that an article carries a thing, or why it does not.

    Args:
        name: What the article is called.
        published: When it appeared, spelled.
        cell: The cell.
    """
    if cell is Cell.NOT_YET:
        return f"{name} was published {published}, before this was reported"
    if cell is Cell.UNREAD:
        return f"{name} was read in part, and this is not in that part"
    if cell is Cell.NOT_CARRIED:
        return f"{name} does not carry this: not found in its text"
    return f"{name} {SYMBOLS[cell][1]}"
