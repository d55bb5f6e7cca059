"""What a server answered for one address, fetched now or kept in an archive."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.model import Provenance

__all__ = ["Response", "Served"]


@dataclass(frozen=True, slots=True)
class Served:
    """What a server says of an answer, for asking again.

    Attributes:
        etag: Its tag, as written.
        modified: When it was last changed, as written.
        fresh: Seconds for which it may be taken for current; ``None`` if the server does not say.
    """

    etag: str | None = None
    modified: str | None = None
    fresh: float | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """One answer with its body, transfer and content encodings undone.

    Attributes:
        url: The address it came from, after redirects.
        body: The bytes.
        media_type: The type stated, lower case and without parameters; ``None`` if none was.
        charset: The encoding stated.
        provenance: Where it was taken from.
        notes: What its reader should know ("redirected from …").
        served: What the server says of asking again.
    """

    url: str
    body: bytes = field(repr=False)
    media_type: str | None
    charset: str | None
    provenance: Provenance
    notes: tuple[str, ...] = ()
    served: Served = Served()
