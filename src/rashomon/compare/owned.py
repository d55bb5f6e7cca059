"""One form for a body that is named by whose it is: "Solant's government", "the Solant government"."""

from __future__ import annotations

import re
from typing import Protocol

from rashomon.compare.bearers import untitled
from rashomon.model import Entity

__all__ = ["is_unowned", "owned"]

#: Bodies of which each owner has one at a time, so that the owner's name tells which.
_BODIES = frozenset({"administration", "cabinet", "campaign", "government", "presidency", "regime", "team"})
_OWNED = re.compile(r"(?:the )?(?P<owner>\S.*?)(?:(?<=s)[’']|[’']s) (?P<what>\S.*)", re.IGNORECASE | re.DOTALL)
_COMPOUND = re.compile(r"(?:the )?(?P<owner>\S.*) (?P<what>\w+)", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"the (?P<what>\w+) of (?:the )?(?P<owner>\S.*)", re.IGNORECASE | re.DOTALL)
#: Characters of a name that are read: a longer one is a sentence.
_LONGEST = 120
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your", "whose"})


class _Names(Protocol):
    def entity(self, form: str, article: str | None = None) -> Entity | None: ...


def owned(form: str, article: str, names: _Names) -> tuple[str, bool] | None:
    """The one form of a name that says whose somebody is, and whether it names one body; ``None`` if it is no such.

    The owner is shown by the name used across articles. A person's people are "Ida Holm’s team", a place's body the
    "Solant government".

    Args:
        form: A speaker as an article gives it.
        article: The article.
        names: Who is who across articles.
    """
    if len(form) > _LONGEST:
        return None
    match = _OWNED.fullmatch(form) or _OF.fullmatch(form) or _COMPOUND.fullmatch(form)
    if match is None:
        return None
    what = match["what"]
    body = what.casefold() in _BODIES
    owner = names.entity(match["owner"], article) or names.entity(untitled(match["owner"]), article)
    if owner is None or (match.re is not _OWNED and not body):
        return None
    if body and owner.label != "PERSON":
        return f"{owner.name} {what.casefold()}", True
    return f"{owner.name}{'’' if owner.name.endswith('s') else '’s'} {what}", body


def is_unowned(form: str) -> bool:
    """Whether a description says whose somebody is by a pronoun alone, which tells nothing outside of its sentence.

    Args:
        form: A speaker as an article gives it.
    """
    return form.partition(" ")[0].casefold() in _POSSESSIVES
