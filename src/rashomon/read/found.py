"""What reading a part of an input gives."""

from __future__ import annotations

from rashomon.errors import InputError
from rashomon.model import Article, Problem
from rashomon.read.listed import Listed

__all__ = ["Found", "Outcome"]

#: An article, a pointer to one, or why there is none.
Found = Article | Listed | InputError | Problem

#: The same with its place, for messages.
Outcome = tuple[str, Found]
