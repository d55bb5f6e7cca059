"""Long lists of places cut to their beginning, with a link to the page that has all of them.

In a story of two hundred articles one thing can be told by all of them. A page of many things shows some of the places
of each; the page of one thing shows all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

__all__ = ["clipped"]

#: Links to places that are shown of one thing among others.
_LINKS: Final = 12

#: Lists of more than a link each, and how many of them are shown of one thing among others.
_LISTS: Final[Mapping[str, int]] = {"versions": 8, "indirect": 4, "others": 4, "more": 6, "tellers": 6, "said": 8}


def clipped(thing: Any, address: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A thing of a section with its long lists cut.

    A list of links that is cut ends in one more, with ``more``, the number of those left out. Beside another list
    that is cut stands ``NAME_left``: their number and the address of all.

    Args:
        thing: What a section holds.
        address: The page that shows it whole.
    """
    if isinstance(thing, Mapping):
        made: dict[str, Any] = {}
        for name, held in thing.items():
            cut = _LISTS.get(name)
            if cut and isinstance(held, list) and len(held) > cut and not _is_link(held[0]):
                made[name] = [clipped(one, address) for one in held[:cut]]
                made[f"{name}_left"] = {"count": len(held) - cut, "href": address}
            else:
                made[name] = clipped(held, address)
        return made
    if isinstance(thing, list):
        if len(thing) > _LINKS and _is_link(thing[0]):
            return [*thing[:_LINKS], _further(thing[0], len(thing) - _LINKS, address)]
        return [clipped(one, address) for one in thing]
    return thing


def _is_link(one: object) -> bool:
    """Whether it is a link to words, or a link and what is said of it."""
    if isinstance(one, Mapping):
        return ("href" in one and "words" in one) or ("link" in one and one.keys() <= {"link", "via"})
    return isinstance(one, Sequence) and not isinstance(one, str) and len(one) == 2 and _is_link(one[0])


def _further(like: Any, count: int, address: str) -> Any:  # noqa: ANN401 - of the kind that stands in the list
    link = {"label": f"{count} more", "words": "", "href": address, "at": "", "more": count}
    if isinstance(like, Mapping):
        return link if "href" in like else {"link": link, "via": ""}
    return [link, None]
