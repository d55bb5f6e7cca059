"""A person or organisation in a notebook: everything that is attributed to them."""

from __future__ import annotations

from typing import Self

from sqlalchemy import Connection

from rashomon.account.wording import counted
from rashomon.errors import UsageError
from rashomon.export.plain import visible
from rashomon.notebook.tables import Table, escaped, framed
from rashomon.store import about, people
from rashomon.store.people import Filter

__all__ = ["PersonView"]


class PersonView:
    """What is attributed to somebody. Whether two stories mean one person by a name is not known, and not guessed.

    Args:
        name: Who.
        sayings: What they are reported to have said, the last published first.
        outlets: By which outlets, and how often.
        forms: How articles call them.
        total: How many sayings there are in all.
    """

    def __init__(self, name: str, sayings: Table, outlets: Table, forms: Table, total: int) -> None:
        self.name = name
        self.sayings = sayings
        self.outlets = outlets
        self.forms = forms
        self.total = total

    @classmethod
    def of(cls, connection: Connection, name: str, limit: int) -> Self:
        """Look somebody up.

        Args:
            connection: A transaction.
            name: Who, as stories or articles have it.
            limit: How many sayings at most.

        Raises:
            UsageError: If nobody is called so.
        """
        which = Filter(name)
        total = people.count_sayings(connection, which).sayings
        if not total and not people.naming(connection, name):
            near, _ = people.people(connection, people.Order.SAYINGS, name, limit=5, offset=0)
            hint = f"; there is {', '.join(one.name for one in near)}" if near else ""
            raise UsageError(f"{name!r}: nobody is called so{hint}")
        found = people.sayings(connection, which, limit=limit, offset=0)
        known = about.abouts(connection, [one.article for one in found])
        names = ("kind", "words", "speaker", "act", "via", "story", "title", "article", "start", "end")
        said = [
            {
                "day": one.day,
                "outlet": known[one.article].outlet,
                "headline": known[one.article].headline,
                **{name: getattr(one, name) for name in names},
            }
            for one in found
        ]
        outlets, forms = (
            Table(title, [{what: one.value, "sayings": one.sayings, "articles": one.articles} for one in counts])
            for title, what, counts in (
                ("By outlet", "outlet", people.by_outlet(connection, which)),
                ("As articles call them", "form", people.forms(connection, which)),
            )
        )
        shown = ("day", "outlet", "kind", "words", "title")
        return cls(name, Table(f"Attributed to {name}", said, shown), outlets, forms, total)

    def __repr__(self) -> str:
        return f"{visible(self.name)}: {counted(self.total, 'saying')}\n{self.sayings!r}"

    def _repr_html_(self) -> str:
        head = f"<strong>{escaped(self.name)}</strong><p>{escaped(counted(self.total, 'saying'))}</p>"
        return framed(f"{head}{self.sayings.html()}{self.outlets.html()}")
