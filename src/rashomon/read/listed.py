"""What a list names without carrying it: an article that a feed or sitemap names, a feed of an outline."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Credit, Provenance, Published

__all__ = ["Listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """Something to fetch, with what the list says of it. A summary in the list is not its text and is not kept.

    Attributes:
        url: Where it is.
        kind: ``article``, or ``feed`` or ``sitemap`` for a list of further ones.
        title: Its headline or name there.
        outlet: Who publishes it, by the list.
        dated: The publication dates stated there, best first.
        credits: Bylines and sources stated there.
        provenance: The entry or item that names it.
        changed: When its page changed last, as a sitemap states it.
    """

    url: str
    kind: str
    title: str | None = None
    outlet: str | None = None
    dated: tuple[Published, ...] = ()
    credits: tuple[Credit, ...] = ()
    provenance: Provenance | None = None
    changed: Published | None = None
