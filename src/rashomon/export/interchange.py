"""The account as JSON, and the JSON Lines of single stages: what programs read.

Keys may be added from one version to the next; none is renamed or dropped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rashomon.account.sources import Sources, labels
from rashomon.export.attributions import attributions_json
from rashomon.export.events import claim_json, incident_group_json, incident_json, ledger_json, pledge_json
from rashomon.export.places import at, citations_json, count_json, pair
from rashomon.export.reused import lineage_json
from rashomon.export.revisions import revision_json
from rashomon.export.spoken import clashes_json, speakers_json, told_json, utterances_json
from rashomon.export.stated import label_json, opposed_json, pairs_json, statement_json, wording_json
from rashomon.model import (
    Account,
    Analysis,
    Article,
    Cell,
    Credit,
    EventDates,
    Figure,
    FigureGroup,
    Member,
    Published,
    Story,
    StoryChange,
    TimelineEntry,
    TimeReference,
)
from rashomon.text.bodies import body_text

__all__ = ["accounts_json", "analysis_line", "json_bytes", "story_line"]

_Json = dict[str, Any]


def accounts_json(accounts: Sequence[Account], version: str, inputs: Sequence[str]) -> _Json:
    """Everything that was found, for ``rashomon brief --json``.

    Args:
        accounts: The accounts, in the order to write them in.
        version: The program's version.
        inputs: The paths the articles were read from, as a later check is to find them.
    """
    return {"rashomon": version, "inputs": list(inputs), "stories": [_story(a) for a in accounts]}


def analysis_line(analysis: Analysis) -> _Json:
    """Everything found in one article, for ``rashomon extract``."""
    published = analysis.published
    return {
        "id": analysis.id,
        **_origin(analysis.article),
        "language": {"code": analysis.language.code, "score": round(analysis.language.score, 4)},
        "body": body_text(analysis.article.text, analysis.blocks),
        "blocks": [
            {"start": b.span.start, "end": b.span.end, "kind": b.kind.value, "repeats": b.repeats}
            for b in analysis.blocks
        ],
        "published": _published(published) if published else None,
        "disputed": [_published(one) for one in published.disputed] if published else [],
        "credits": [_credit(c) for c in analysis.credits],
        "attributions": attributions_json(analysis.attributions),
        "figures": [_figure(f) for f in analysis.figures],
        "times": [_time(t) for t in analysis.times],
        "names": [{**at(n.span), "label": n.label, "entity": n.entity} for n in analysis.names],
        "incidents": [incident_json(i, analysis.article.text) for i in analysis.incidents],
        "pledges": [pledge_json(p) for p in analysis.pledges],
        "compliance": [claim_json(c) for c in analysis.compliance],
        "statements": [statement_json(s) for s in analysis.statements],
        "labels": [label_json(one) for one in analysis.labels],
    }


def story_line(story: Story) -> _Json:
    """One story, for ``rashomon group``."""
    return {"story": story.id, "articles": list(story.articles), **_standing(story)}


def change_line(change: StoryChange) -> _Json:
    """One change in the stories, for ``rashomon group --changes``."""
    return {
        "number": change.number,
        "change": change.kind.value,
        "story": change.story,
        "other": change.other or None,
        "articles": list(change.articles),
        "cause": change.cause,
    }


def _standing(story: Story) -> _Json:
    """Which articles of a story came ahead, and what other stories are of the same affair."""
    return {
        "earlier": list(story.earlier),
        "links": [
            {"story": one.story, "relation": one.relation.value, "score": round(one.score, 4)} for one in story.links
        ],
    }


def json_bytes(value: object, *, indent: int | None = None) -> bytes:
    """A value as UTF-8 JSON with a line end; escaped throughout if it holds what UTF-8 cannot (lone surrogates)."""
    for ascii_only in (False, True):
        text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, allow_nan=False) + "\n"
        try:
            return text.encode()
        except UnicodeEncodeError:
            continue
    raise AssertionError("JSON in ASCII can always be encoded")


def _story(account: Account) -> _Json:
    names, sources = labels(account.analyses), Sources.of(account)
    return {
        "id": account.story.id,
        "title": account.title,
        **_standing(account.story),
        "articles": [_article(a, names[a.id]) for a in account.analyses],
        "lines": [
            {"section": line.section.value, "text": line.text, "citations": citations_json(line.citations)}
            for line in account.lines
        ],
        "timeline": [_entry(sources, e, names) for e in account.timeline],
        "utterances": utterances_json(account),
        "figures": [_figure_group(sources, g) for g in account.findings.figures],
        "times": [_event(sources, e) for e in account.findings.times],
        "incidents": [incident_group_json(sources, g) for g in account.findings.incidents],
        "pledges": [ledger_json(sources, p) for p in account.findings.pledges],
        "opposed": opposed_json(account),
        "wording": wording_json(account),
        "statements": pairs_json(account),
        "told": told_json(account),
        "clashes": clashes_json(account),
        "speakers": speakers_json(account),
        "entities": [
            {
                "name": e.name,
                "label": e.label,
                "acronym": e.acronym,
                "forms": [{"form": form, "articles": list(articles)} for form, articles in e.forms],
                "notes": [
                    {"text": note, "article": odd.article, **at(odd.span)}
                    for note, odd in zip(e.notes, e.odd, strict=True)
                ],
            }
            for e in account.findings.entities
        ],
        "lineage": lineage_json(account),
        "coverage": _coverage(account, names),
        "revisions": [revision_json(one) for one in account.revisions],
    }


def _entry(sources: Sources, entry: TimelineEntry, names: dict[str, str]) -> _Json:
    """One dated thing. An event that others date too is given as its index in the story's ``times``."""
    articles = entry.articles or tuple(dict.fromkeys(c.article for c in entry.citations))
    return {
        "value": entry.value,
        "text": entry.text,
        "status": entry.status.value,
        "precision": entry.precision.value,
        "basis": [{"text": text, "articles": list(of)} for text, of in entry.basis],
        "articles": list(articles),
        "outlets": [names[a] for a in articles],
        "event": entry.event,
        "verdict": entry.verdict.value,
        "others": [{"value": value, "articles": list(of)} for value, of in entry.others],
        "background": entry.background,
        "count": count_json(sources, entry.citations),
        "citations": citations_json(entry.citations),
    }


def _article(analysis: Analysis, label: str) -> _Json:
    published = analysis.published
    return {
        "id": analysis.id,
        **_origin(analysis.article),
        "label": label,
        "language": analysis.language.code,
        "published": published.value if published else None,
        "basis": list(published.basis) if published else [],
        "disputed": [_published(one) for one in published.disputed] if published else [],
        "credits": [_credit(c) for c in analysis.credits],
    }


def _origin(article: Article) -> _Json:
    """Where an article is from and how it was read."""
    source = article.provenance
    taken_from = source and {
        "format": source.format,
        "item": source.item,
        "recorded": source.recorded.isoformat() if source.recorded else None,
        "digest": source.digest,
    }
    return {
        "outlet": article.outlet,
        "outlet_basis": article.outlet_basis,
        "title": article.title,
        "url": article.url,
        "excerpt": article.excerpt or None,
        "notes": list(article.notes),
        "provenance": taken_from,
        "sha256": article.sha256,
        "raw_sha256": article.raw_sha256,
    }


def _published(one: Published) -> _Json:
    return {"value": one.value, "basis": "; ".join(one.basis)}


def _credit(one: Credit) -> _Json:
    start, end = (one.span.start, one.span.end) if one.span else (None, None)
    return {"name": one.name, "kind": one.kind.value, "start": start, "end": end, "basis": one.basis}


def _figure_group(sources: Sources, group: FigureGroup) -> _Json:
    return {
        "what": group.what,
        "verdict": group.verdict.value,
        "why": group.why,
        "members": [{"article": article, **_figure(figure)} for article, figure in group.members],
        "count": count_json(sources, [Member(article, figure.span) for article, figure in group.members]),
    }


def _event(sources: Sources, event: EventDates) -> _Json:
    return {
        "event": event.event,
        "verdict": event.verdict.value,
        "why": event.why,
        "members": [{"article": article, **_time(ref), "event": pair(span)} for article, ref, span in event.members],
        "count": count_json(sources, [Member(article, span) for article, _, span in event.members]),
    }


def _coverage(account: Account, names: dict[str, str]) -> _Json:
    short = {
        Cell.CARRIED: "carried",
        Cell.INDIRECT: "indirect",
        Cell.OPPOSED: "opposed",
        Cell.NOT_CARRIED: "no",
        Cell.NOT_YET: "not yet",
        Cell.UNREAD: "unread",
    }
    return {
        "rows": [
            {
                "kind": r.kind,
                "text": r.text,
                "citations": citations_json(r.citations),
                "count": {"outlets": r.outlets, "able": r.able, "origins": r.origins},
            }
            for r in account.coverage.rows
        ],
        "outlets": [names[i] for i in account.coverage.articles],
        "articles": list(account.coverage.articles),
        "cells": [[short[c] for c in r.cells] for r in account.coverage.rows],
    }


def _figure(figure: Figure) -> _Json:
    return {
        **at(figure.span),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "of": pair(figure.of),
        "per": figure.scope.per or None,
        "periods": [{"relation": p.relation.value, **at(p.span)} for p in figure.scope.periods],
        "source": figure.source,
    }


def _time(ref: TimeReference) -> _Json:
    return {
        **at(ref.span),
        "value": ref.value,
        "type": ref.type.value,
        "low": ref.low.isoformat() if ref.low else None,
        "high": ref.high.isoformat() if ref.high else None,
        "tense": ref.tense.value,
        "basis": ref.basis,
    }
