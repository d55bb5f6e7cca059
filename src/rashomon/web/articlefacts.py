"""What stands beside an article: who published it, when, where it came from, and what it has in common with others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from rashomon.account.dates import spell_published
from rashomon.account.wording import clip
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.model import Analysis, Article, Credit, Published
from rashomon.store.about import About, Kin, Receipt
from rashomon.web.moments import moment

__all__ = ["facts_view", "kin_view", "linked", "named"]

_View = dict[str, Any]

#: A file name's ending: up to five letters and digits after the last full stop.
_ENDING = re.compile(r"\.[A-Za-z]\w{0,4}$")

#: Characters of a name or headline that stands for an outlet that is not known.
_LABEL = 48

#: What somebody is named for, before the name.
_CREDITS = {
    "byline": "written by",
    "agency": "a text of",
    "material": "with material from",
    "reported": "reported first by",
    "reprint": "appeared before in",
}


def linked(url: str | None) -> str | None:
    """An address that a page may link to: only of the web."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def named(one: About) -> _View:
    """An article as lists name it, with its address."""
    outlet, headline = visible(one.outlet or ""), visible(one.headline)
    return {
        "id": one.id,
        "label": outlet or _file(one.origin) or clip(headline, _LABEL) or f"article {one.id}",
        "outlet": outlet,
        "headline": headline,
        "day": one.published or "",
        "version": one.version,
        "latest": one.latest,
        "link": addresses.article(one.id),
    }


def _file(origin: str | None) -> str:
    """The name of the file that an article came from, without its folders and ending."""
    last = re.split(r"[\\/]", (origin or "").partition("?")[0].rstrip("/\\"))[-1]
    return clip(visible(_ENDING.sub("", last)), _LABEL)


def facts_view(article: Article, analysis: Analysis | None, one: About, came: Sequence[Receipt]) -> _View:
    """The facts of an article that need no other."""
    published = analysis.published if analysis else next(iter(article.dated), None)
    return {
        "outlet": visible(article.outlet or ""),
        "outlet_basis": visible(article.outlet_basis),
        "published": _published(published),
        "language": analysis.language.code if analysis else "",
        "credits": _credits(analysis.credits if analysis else article.credits),
        "excerpt": visible(article.excerpt),
        "notes": [visible(n) for n in article.notes],
        "url": linked(article.url),
        "address": visible(article.url or ""),
        "media_type": visible(article.media_type),
        "sha256": article.sha256,
        "raw_sha256": article.raw_sha256,
        "characters": len(article.text),
        "provenance": _provenance(article),
        "received": [{"when": moment(r.received), "origin": visible(r.origin)} for r in came],
        "failed": visible(one.failed or ""),
        "analysed": analysis is not None,
    }


def kin_view(one: About, kin: Sequence[Kin]) -> list[_View]:
    """The articles that share words with one, each with what they share and a link to the two side by side."""
    return [
        {
            **named(k.other),
            "mine": round(k.mine, 4),
            "theirs": round(k.theirs, 4),
            "first": "" if k.source is None else "this" if k.source == one.id else "other",
            "compare": addresses.compare(one.id, k.other.id),
        }
        for k in kin
    ]


def _published(one: Published | None) -> _View | None:
    if one is None:
        return None
    return {
        "value": one.value,
        "text": spell_published(one),
        "exact": moment(one.exact) if one.exact and one.exact.tzinfo else None,
        "basis": [visible(b) for b in one.basis],
        "disputed": [{"value": d.value, "basis": [visible(b) for b in d.basis]} for d in one.disputed],
    }


def _credits(found: Sequence[Credit]) -> list[_View]:
    told = dict.fromkeys((c.kind.value, visible(c.name), visible(c.basis)) for c in found)
    return [{"as": _CREDITS[kind], "name": name, "basis": basis} for kind, name, basis in told]


def _provenance(article: Article) -> _View | None:
    one = article.provenance
    if one is None:
        return None
    recorded = moment(one.recorded) if one.recorded and one.recorded.tzinfo else None
    return {
        "format": one.format,
        "item": visible(one.item),
        "recorded": recorded,
        "digest": visible(one.digest or ""),
    }
