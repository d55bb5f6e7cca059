"""Who takes what from whom, as JSON: the passages with their words, the direction and its reasons, the origins."""

from __future__ import annotations

from typing import Any

from rashomon.account.derived import pair_of
from rashomon.account.lineage import origin_name, reasons
from rashomon.account.sources import Sources
from rashomon.export.places import at, citations_json
from rashomon.model import Account, Derivation, Edit, Hint, Origin, Passage, Reuse, Unseen
from rashomon.spans import Span

__all__ = ["lineage_json"]

_Json = dict[str, Any]


def lineage_json(account: Account) -> _Json:
    """The passages that each two articles share, who took them from whom, and which articles have one origin.

    The details of the origins stand in the order of the origins; ``unseen`` in one of them is an index into ``unseen``.
    """
    sources, lineage = Sources.of(account), account.lineage
    return {
        "reuse": [_reuse(sources, one) for one in lineage.reuse],
        "origins": [list(one.articles) for one in lineage.origins],
        "origin_details": [_origin(sources, one) for one in lineage.origins],
        "unseen": [_unseen(one) for one in lineage.unseen],
    }


def _reuse(sources: Sources, one: Reuse) -> _Json:
    found = pair_of(sources.lineage, one).derivation
    return {
        "a": one.a,
        "b": one.b,
        "share_a": round(one.share_a, 4),
        "share_b": round(one.share_b, 4),
        "quoted_a": round(one.quoted_a, 4),
        "quoted_b": round(one.quoted_b, 4),
        "copied": one.copied,
        "score": round(one.score, 4),
        "direction": _direction(found),
        "direction_score": round(found.score, 4) if found else None,
        "hints": [_hint(sources, found, hint) for hint in found.hints] if found else [],
        "passages": [_passage(sources, one, p) for p in one.passages],
    }


def _direction(found: Derivation | None) -> str | None:
    if found is None:
        return None
    return "unknown" if found.source is None else "a->b" if found.source == found.a else "b->a"


def _hint(sources: Sources, of: Derivation, hint: Hint) -> _Json:
    """A reason, as it is recorded and with the names of the articles in it."""
    other = of.b if hint.source == of.a else of.a
    named = reasons(sources, [hint], other)[0] if hint.source else hint.text
    return {
        "kind": hint.kind.value,
        "for": hint.source or None,
        "weight": round(hint.weight, 4),
        "text": named,
        "citations": citations_json(hint.citations),
    }


def _passage(sources: Sources, pair: Reuse, one: Passage) -> _Json:
    a, b = citations_json((sources.cite(pair.a, one.a), sources.cite(pair.b, one.b)))
    return {
        "kind": one.kind.value,
        "a": a,
        "b": b,
        "moved": one.moved,
        "likeness": round(one.likeness, 4),
        "reworded": one.reworded,
        "edits": [_edit(pair, edit) for edit in one.edits],
    }


def _edit(pair: Reuse, edit: Edit) -> _Json:
    return {"kind": edit.kind.value, "a": _words(pair.a, edit.a), "b": _words(pair.b, edit.b)}


def _words(article: str, span: Span | None) -> _Json | None:
    return {"article": article, **at(span)} if span else None


def _unseen(one: Unseen) -> _Json:
    return {
        "name": one.name,
        "articles": list(one.articles),
        "text": one.text,
        "citations": citations_json(one.citations),
    }


def _origin(sources: Sources, one: Origin) -> _Json:
    return {
        "name": origin_name(sources, one),
        "articles": list(one.articles),
        "root": one.root,
        "unseen": one.unseen,
        "text": one.text,
    }
