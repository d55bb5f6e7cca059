"""The articles of an account as a page lists them: when each appeared, and how that and its outlet are known."""

from __future__ import annotations

from rashomon.account.dates import is_inferred, spell_published
from rashomon.account.sources import bylines, date_basis
from rashomon.account.wording import listed
from rashomon.export.lineage import origin_notes
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import Analysis

__all__ = ["cards_view"]


def cards_view(page: Page) -> list[dict[str, object]]:
    """What a template needs for the articles of an account."""
    origins = origin_notes(page)
    return [_card(page, one, origins.get(one.id, "")) for one in page.account.analyses]


def _card(page: Page, one: Analysis, origin: str) -> dict[str, object]:
    opening = page.sources.opening(one.id)
    basis = date_basis(one.published) if one.published else "neither the page nor the text tells"
    return {
        **page.link(one.id, opening),
        "headline": visible(page.sources.words(one.id, opening)),
        "published": spell_published(one.published),
        "inferred": is_inferred(one),
        "earlier": one.id in page.account.story.earlier,
        "origin": origin,
        "basis": visible(basis),
        "language": one.language.code,
        "url": one.article.url if (one.article.url or "").startswith(("http://", "https://")) else None,
        "by": visible(listed(list(bylines(one)))),
        "outlet_basis": visible(one.article.outlet_basis),
        "excerpt": visible(one.article.excerpt),
        "notes": [visible(n) for n in one.article.notes],
    }
