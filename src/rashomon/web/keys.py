"""The keys that move through the pages, as the help shows them and the script has them."""

from __future__ import annotations

from typing import Final

__all__ = ["KEYS"]

#: Keys, and what each does.
KEYS: Final = (
    (("/",), "search"),
    (("j", "k"), "the next or previous item of a list"),
    (("Enter", "o"), "open the item"),
    (("u",), "up, to the page that holds this one"),
    (("n", "p"), "the next or previous page of a list"),
    (("g", "s"), "go to the stories"),
    (("g", "p"), "go to the people"),
    (("g", "o"), "go to the sources"),
    (("g", "t"), "go to the status"),
    (("g", "a"), "go to adding"),
    (("d",), "dark or light"),
    (("?",), "these keys"),
    (("Esc",), "close what is open, leave a field"),
)
