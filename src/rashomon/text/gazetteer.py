"""The gazetteer that comes with the package: countries, their first-level divisions and towns of 5,000 and more.

It is one sorted table, searched by halves, so that nothing but its text is held. ``models/gazetteer.md`` says what it
was made from. The names of peoples ("Kenyan") stand in it too; they tell of which country a report writes.
"""

from __future__ import annotations

import functools
import gzip
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

from rashomon.model import PlaceKind

__all__ = ["Entry", "entries", "named", "nation", "place_key"]

_FILE = "gazetteer.tsv.gz"
#: Letters that do not fall apart into a letter and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "-": " "})
_DROPPED = frozenset(".,'’‘`´ʼʻʿʾ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    Attributes:
        kind: What it is.
        main: Whether it was found by its own name; another name of it otherwise.
        name: Its name.
        country: ISO 3166-1 alpha-2.
        division: Code of its first-level division (ISO 3166-2, else that of GeoNames); empty for a country.
        lat: Degrees north; ``None`` unless it is a city.
        lon: Degrees east.
        population: Of a city, what GeoNames gives; of a division or country, of its cities in the table.
    """

    kind: PlaceKind
    main: bool
    name: str
    country: str
    division: str
    lat: float | None
    lon: float | None
    population: int


def place_key(name: str) -> str:
    """A name as the table has it: lower case, without marks, points and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    kept = "".join(c for c in plain.casefold().translate(_LETTERS) if c not in _DROPPED)
    return " ".join(kept.split()).removeprefix("the ")


def entries(name: str) -> tuple[Entry, ...]:
    """The places that a name can mean: those of which it is the own name, and larger ones that are called so too.

    Geneva is four towns by their own name, and the city that its people call Genève.

    Args:
        name: The name as it is printed.
    """
    found = _found(place_key(name))
    most = max((e.population for e in found if e.main), default=-1)
    return tuple(e for e in found if e.main or e.population > most)


def named(code: str) -> str:
    """The name of a country or of a first-level division by its code; empty for one that is not known."""
    return next((e.name for e in _found(f"={code}")), "")


def nation(word: str) -> str:
    """The code of the country whose people a word names ("Kenyan", "Kenyans"); empty if it names none."""
    key = place_key(word)
    found = _found(f"~{key}") or _found(f"~{key.removesuffix('s')}")
    return found[0].country if found else ""


@functools.lru_cache(maxsize=4096)
def _found(key: str) -> tuple[Entry, ...]:
    table, wanted = _table(), key.encode()
    if not wanted:
        return ()
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.find(b"\n", start) + 1
        if table[start : table.index(b"\t", start)] < wanted:
            low = end
        else:
            high = start
    out = []
    while table.startswith(wanted + b"\t", low):
        end = table.index(b"\n", low)
        out.append(_entry(table[low:end].decode()))
        low = end + 1
    return tuple(out)


def _entry(line: str) -> Entry:
    _, kind, main, name, country, division, lat, lon, population = line.split("\t")
    north, east = (float(lat), float(lon)) if lat else (None, None)
    return Entry(PlaceKind(kind), main == "1", name, country, division, north, east, int(population))


@functools.cache
def _table() -> bytes:
    return gzip.decompress((files("rashomon.models") / _FILE).read_bytes())
