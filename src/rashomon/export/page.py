"""One account on a page: its articles, and the links that lead to their words."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.account.sources import Sources
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.model import Account, Member, Section
from rashomon.spans import Citation, Span

__all__ = ["Page", "cited_places", "leads_to"]


@dataclass
class Page:
    """One account, with the places that its page cites.

    Attributes:
        number: Its place among the accounts of the page.
        account: The account.
        cited: The places cited so far, by article.
        online: Whether its links lead to the pages of the web app; if not, it holds the articles itself.
    """

    number: int
    account: Account
    cited: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    online: bool = False

    def __post_init__(self) -> None:
        self.sources = Sources.of(self.account)
        self._units = {a.id: _Units(a.article.text) for a in self.account.analyses}

    def link(self, article: str, span: Span) -> dict[str, object]:
        """What a template needs to lead to the words of a span."""
        self.cited.setdefault(article, set()).add((span.start, span.end))
        found = {"label": visible(self.sources.label(article)), "words": visible(self.sources.words(article, span))}
        if self.online:
            return {**found, "href": addresses.sourced(article, span), "at": ""}
        shown = Span(*self.units(article, span))
        return {
            **found,
            "href": f"#s{self.number}-a{self.sources.order[article]}-{span.start}-{span.end}",
            # only where a script counts otherwise than the target says
            "at": "" if shown == span else f"{shown.start}-{shown.end}",
        }

    def units(self, article: str, span: Span) -> tuple[int, int]:
        """Start and end of a span as scripts in browsers count."""
        units = self._units[article]
        return units.before(span.start), units.before(span.end)

    def place(self, member: Member) -> dict[str, object]:
        """The same for a place of a finding."""
        return self.link(member.article, member.span)

    def links(self, citations: Iterable[Citation]) -> list[dict[str, object]]:
        """The same for citations."""
        return [self.link(c.article, c.span) for c in citations]


def leads_to(target: str) -> str:
    """Where a link goes that names a place: an anchor of its own page, or already an address."""
    return target if target.startswith(("/", "?")) else f"#{target}"


def cited_places(account: Account, section: Section) -> frozenset[Member]:
    """The places that the lines of a section cite: what is told there is more than a mention."""
    lines = (line for line in account.lines if line.section is section)
    return frozenset(Member(c.article, c.span) for line in lines for c in line.citations)


class _Units:
    """UTF-16 code units before a code point: scripts in browsers count these."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]

    def before(self, offset: int) -> int:
        return offset + bisect.bisect_left(self._wide, offset)
