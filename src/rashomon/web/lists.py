"""Pages of long lists: what stands on one, and the addresses of its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from rashomon.account.wording import counted
from rashomon.export import addresses
from rashomon.web.problems import NotFound

__all__ = ["AT_ONCE", "offset", "paged", "slice_of"]

_T = TypeVar("_T")

#: Things on one page of a list.
AT_ONCE: Final = 50


def offset(page: int, at_once: int = AT_ONCE) -> int:
    """How many things stand before a page, the first of which is 1."""
    return (page - 1) * at_once


def paged(
    path: str, query: Mapping[str, object], page: int, total: int, at_once: int = AT_ONCE, name: str = "page"
) -> dict[str, Any]:
    """What a page and its twin say of where they stand in a list.

    Args:
        path: Of the page.
        query: The rest of its state.
        page: Its number, from 1.
        total: How many things the whole list holds.
        at_once: How many a page holds.
        name: Of the parameter that holds the number.

    Raises:
        NotFound: If the list has no such page.
    """
    pages = max(1, -(-total // at_once))
    if page > pages:
        raise NotFound("page", str(page), f"The list has {counted(pages, 'page')}: begin with the first.")
    before = offset(page, at_once)

    def place(number: int) -> str | None:
        if not 1 <= number <= pages or number == page:
            return None
        return addresses.with_query(path, {**query, name: number if number > 1 else None})

    return {
        "page": page,
        "pages": pages,
        "total": total,
        "first": min(before + 1, total),
        "last": min(before + at_once, total),
        "previous": place(page - 1),
        "next": place(page + 1),
    }


def slice_of(things: Sequence[_T], page: int, at_once: int = AT_ONCE) -> Sequence[_T]:
    """The things of one page."""
    before = offset(page, at_once)
    return things[before : before + at_once]
