"""Who wrote an article, from the fields that say so beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from rashomon.model import Credit, CreditKind
from rashomon.read.agencies import AGENCY, agency
from rashomon.read.publishers import same_house

__all__ = ["credited"]

#: Characters of a field that may name authors, and words of a name: longer ones are biographies.
_LONGEST_FIELD, _MOST_WORDS = 200, 5
#: Authors of one article that are kept.
_MOST_AUTHORS = 12

_NOBODY = frozenset(
    (
        *("admin", "administrator", "anonymous", "author", "by", "contributor", "guest", "none", "null", "unknown"),
        *("agencies", "editorial", "newsdesk", "newsroom", "online desk", "press release", "team", "web desk"),
        *("webmaster", "wire", "wires", "wire reports", "wire services"),
    )
)
_NO_NAME = re.compile(r"https?:|www\.|@|[<>{}\[\]=_]|\d{3}", re.IGNORECASE)
_BY = re.compile(r"(?:(?:\w+ ){0,2}by|from)\b[:\s]+", re.IGNORECASE)
# "AP National Writer": whoever holds such an office writes for the agency
_AGENCY_OFFICE = re.compile(rf"({AGENCY})\b.*\b(?i:writer|reporter|correspondent|editor)s?")
# a name with its house: "Ana Ruiz (Reuters)"
_IN_BRACKETS = re.compile(r"(?P<who>[^()]+?)\s*\((?P<house>[^()]+)\)")
_AND = re.compile(r"\s+(?:and|with|&)\s+|\s*[;|/·•]\s*|\s+[-–—]\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|md|phd|ph\.d)\.?", re.IGNORECASE)
# what is small in a person's name: particles
_PARTICLE = re.compile(r"al|bin|d[aeiou]|de[lnr]|della|dos|el|ibn|l[ae]|te[nr]|van|von|y|zu")
_ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|staff|producer|columnist|contributors?|bureau|chief|news|times"
    r"|post|professor|director|fellow|university|network|press|media|journalist|anchor|analyst|host|inc|llc|special to"
    r"|digital|service|senior|desk|team)\b",
    re.IGNORECASE,
)


def credited(fields: Iterable[tuple[str, str]], outlet: str | None) -> tuple[Credit, ...]:
    """The people and agencies that fields name as an article's authors.

    Args:
        fields: What they say ("By Ana Ruiz and Tom Bell", "Reuters"), each with its basis ("metadata author"), the
            most reliable first. Each names the same article's authors, so the first that names a person decides, and
            the others only add agencies.
        outlet: Who publishes the article: it is not its own author.

    Returns:
        Bylines and agencies, none twice. Addresses, roles and names of nobody ("admin", "Staff") are left out.
    """
    out: dict[tuple[CreditKind, str], Credit] = {}
    decided: str | None = None
    for words, basis in fields:
        for name in _names(words):
            if outlet and same_house(name, outlet):
                continue
            signed = agency(name) is not None
            if not signed and decided not in (None, basis):
                continue
            kind = CreditKind.AGENCY if signed else CreditKind.BYLINE
            decided = decided if signed else basis
            out.setdefault((kind, (agency(name) or name).casefold()), Credit(name, kind, basis=basis))
    return tuple(out.values())[:_MOST_AUTHORS]


def _names(words: str) -> Iterator[str]:
    """The names in a field, in its order."""
    words = " ".join(unescape(words).split())
    if not words or len(words) > _LONGEST_FIELD or _NO_NAME.search(words):
        return
    words = _BY.sub("", words, count=1) if _BY.match(words) else words
    for part in _AND.split(words):
        pieces = [piece for piece in _COMMA.split(part) if piece]
        for place, piece in enumerate(pieces):
            # after a comma stands a further author or a role: "Ana Ruiz, Chief Correspondent"
            if office := _AGENCY_OFFICE.fullmatch(piece):
                yield office[1]
            if office or _SUFFIX.fullmatch(piece) or (place and not _further(piece, pieces)):
                continue
            name = (_BY.sub("", piece, count=1) if _BY.match(piece) else piece).strip(" .,:*\"'")
            bracketed = _IN_BRACKETS.fullmatch(name)
            both = (bracketed["who"], bracketed["house"]) if bracketed and agency(bracketed["house"]) else (name,)
            yield from filter(_is_name, both)


def _further(piece: str, pieces: list[str]) -> bool:
    """Whether what follows a comma is a further name: an agency, or a person where all the pieces look like one."""
    return agency(piece) is not None or (
        len(piece.split()) > 1 and not _ROLE.search(piece) and len(pieces[0].split()) > 1
    )


def _is_name(name: str) -> bool:
    if agency(name):
        return True
    parts = name.split()
    return (
        1 <= len(parts) <= _MOST_WORDS
        and name.casefold() not in _NOBODY
        and any(c.isalpha() for c in name)
        and not _ROLE.search(name)
        and not any(part.islower() and not _PARTICLE.fullmatch(part) for part in (parts[0], parts[-1]))
    )
