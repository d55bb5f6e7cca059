"""Addresses as lists give them: made whole, and only those of the web."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

__all__ = ["web_address"]

#: Characters of an address that is believed; servers refuse longer ones.
_LONGEST = 4_000


def web_address(given: str | None, base: str | None = None) -> str | None:
    """A whole http or https address.

    Args:
        given: The address as it stands; "feed:" before it, as readers of feeds write it, is taken off.
        base: The address that a relative one starts from.

    Returns:
        The address; ``None`` for one of another kind, without a host, or that is none.
    """
    url = "".join((given or "").split("\n")).strip()
    if not url or len(url) > _LONGEST:
        return None
    if url[:5].lower() == "feed:":
        url = url[5:] if "://" in url[5:] else f"http://{url[5:].lstrip('/')}"
    try:
        url = urljoin(base, url) if base else url
        parts = urlsplit(url)
        whole = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and not any(c.isspace() for c in parts.netloc)
        )
    except ValueError:
        return None
    return parts.geturl().replace(" ", "%20") if whole else None
