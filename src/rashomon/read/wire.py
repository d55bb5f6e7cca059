"""An item of a news wire, whichever standard it came in: to an article with what its provider says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rashomon.errors import EmptyInput, InputError
from rashomon.model import Article, Credit, CreditKind, Problem, Provenance, Published, Severity
from rashomon.read.found import Outcome
from rashomon.read.fragments import headed
from rashomon.read.given_dates import distinct, given_date
from rashomon.read.plain import check, remarks

__all__ = ["WireItem", "latest", "sources", "status", "unread", "wire_article"]

#: What a party with such a role is to a text, by the last part of the role's code (IPTC NewsCodes infosourcerole and
#: contentprodpartyrole): who spreads it is its outlet, who wrote the content is where it is from.
_SPREADS = ("provider", "distributor", "publisher", "supplier", "aggregator")
_WROTE = ("origcont", "originator", "creator", "author", "source")

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class WireItem:
    """A text item with what stands beside it.

    Attributes:
        where: Its place, for messages.
        format: ``ninjs``, ``newsml-g2`` or ``nitf``.
        given_id: Its identifier, the same in all its versions.
        version: Which of them it is.
        title: Its headline.
        text: Its paragraphs, joined by blank lines.
        media_type: What its body was.
        raw: Its bytes.
        url: Where it is published.
        outlet: Who provides it.
        outlet_basis: What that is known from.
        stamps: Its times, by the name they have there: when this version and the first were created, until when it
            is embargoed.
        credits: Its bylines and sources.
        extra: What else is kept of it.
        terms: What the format itself calls those times, where that is something else.
    """

    where: str
    format: str
    given_id: str | None
    version: str | None
    title: str | None
    text: str
    media_type: str
    raw: bytes = field(repr=False)
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    credits: tuple[Credit, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)


def wire_article(item: WireItem, name: str) -> Iterator[Outcome]:
    """Make an article of an item.

    It is dated by the time at which this version was created, or to which it is embargoed if that is later: its words
    were not to be known before. The time of its first version follows.

    Args:
        item: The item.
        name: The article's id, if the item has none of its own.

    Yields:
        The article, after a notice if it is embargoed; an error if there is no text.
    """
    text = headed(item.text, item.title)
    try:
        if not item.text.strip():
            raise EmptyInput(item.where, "a text item without a body", "nothing can be read of it")
        check(text, item.where)
    except InputError as error:
        yield item.where, error
        return
    dates = [
        given_date(item.stamps[key], f"{item.format} {item.terms.get(key, key)}")
        for key in ("versionCreated", "firstCreated")
        if key in item.stamps
    ]
    embargo = given_date(item.stamps.get("embargoed", ""), f"{item.format} embargoed")
    recorded = next((one.exact for one in dates if one and one.exact), None)
    if embargo and all(one is None or _later(embargo, one) for one in dates):
        dates.insert(0, embargo)
        notice = f"embargoed until {item.stamps['embargoed']}"
        yield item.where, Problem(item.where, notice, "see that its account is not shown before", Severity.NOTICE)
    credits_: dict[tuple[str, CreditKind], Credit] = {}
    for credit in item.credits:
        credits_.setdefault((credit.name, credit.kind), credit)
    version = f" version {item.version}" if item.version else ""
    yield (
        item.where,
        Article(
            item.given_id or name,
            text,
            hashlib.sha256(item.raw).hexdigest(),
            item.media_type,
            item.outlet,
            item.url,
            item.title,
            distinct(dates),
            remarks(text),
            outlet_basis=item.outlet_basis if item.outlet else "",
            credits=tuple(credits_.values()),
            provenance=Provenance(item.format, (item.given_id or name) + version, recorded),
            extra=item.extra,
            raw=item.raw,
        ),
    )


def _later(one: Published, other: Published) -> bool:
    return one.earliest is not None and other.earliest is not None and one.earliest >= other.earliest


def status(given: str | None) -> str:
    """The publication status in one of the standards' spellings: ``usable``, ``withheld`` or ``canceled``.

    Args:
        given: The status as it stands, a word or the code or address of a concept.
    """
    word = re.split(r"[:/#]", (given or "").strip().lower())[-1]
    return "canceled" if word == "cancelled" else word or "usable"


def sources(
    parties: Iterable[tuple[str | None, str | None]], provider: str | None, basis: str
) -> tuple[str | None, tuple[Credit, ...]]:
    """Who spreads an item and whom it has its content from.

    Args:
        parties: Names with their roles, as codes, addresses or words.
        provider: Who spreads it, where that stands elsewhere.
        basis: What the parties are known from.

    Returns:
        The name of who spreads it, and a credit for each other party.
    """
    found = []
    for name, role in parties:
        word = re.split(r"[:/#]", (role or "").strip().lower())[-1]
        line = " ".join((name or "").split())
        if not line or len(line) > _LONGEST_NAME:
            continue
        if word in _SPREADS and not provider:
            provider = line
        found.append((line, word))
    return provider, tuple(
        Credit(name, CreditKind.AGENCY if word in _WROTE else CreditKind.MATERIAL, basis=basis)
        for name, word in found
        if name != provider and word not in _SPREADS
    )


def latest(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Of several versions of an item, the last; each other one becomes a notice.

    Args:
        outcomes: What the items of one file give.
    """
    every = list(outcomes)
    last: dict[str, int] = {}
    for n, (_, one) in enumerate(every):
        if isinstance(one, Article) and (one.id not in last or _version(one) >= _version(every[last[one.id]][1])):
            last[one.id] = n
    for n, (where, one) in enumerate(every):
        if isinstance(one, Article) and last[one.id] != n:
            newer = every[last[one.id]][0]
            yield where, Problem(where, f"an earlier version of the item in {newer}", severity=Severity.NOTICE)
        else:
            yield where, one


def unread(where: str, found: bool, others: Mapping[str, int]) -> Iterator[Outcome]:
    """Say of a document what in it is no text item.

    Args:
        where: The document as its user named it.
        found: Whether there is a text item in it, too.
        others: How many items there are of each other kind.
    """
    kinds = sorted(others.items())
    if not found:
        named = f": {', '.join(kind for kind, _ in kinds)}" if kinds else ""
        yield where, EmptyInput(where, f"no text item in it{named}", "only items of text are read")
    elif kinds:
        counts = ", ".join(f"{count} × {kind[:40]}" for kind, count in kinds)
        yield where, Problem(where, f"items of other kinds not read: {counts}", severity=Severity.NOTICE)


def _version(one: object) -> tuple[int, str]:
    """Where a version stands among the versions of its item: by its number, else by its time."""
    provenance = one.provenance if isinstance(one, Article) else None
    if provenance is None:
        return 0, ""
    number = re.search(r" version (\d{1,9})\Z", provenance.item)
    return int(number[1]) if number else 0, provenance.recorded.isoformat() if provenance.recorded else ""
