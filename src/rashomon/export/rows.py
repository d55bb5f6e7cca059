"""An account as flat rows, for tables in notebooks and spreadsheets: a row a place where something is printed.

Words stand as they are printed, but on one line. What is not known is ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rashomon.account.origins import Place
from rashomon.account.quotes import grade_name
from rashomon.account.revised import edit_name
from rashomon.account.sources import Sources
from rashomon.account.speakers import speakers
from rashomon.account.voices import Voices
from rashomon.account.wording import listed, range_of
from rashomon.model import Account, Analysis, Attribution, Cell, Figure, Name, Toll, Utterance
from rashomon.model.revisions import Revision
from rashomon.spans import Span

__all__ = [
    "COVERED",
    "Row",
    "article_rows",
    "coverage_rows",
    "figure_rows",
    "incident_rows",
    "line_rows",
    "lineage_rows",
    "mentioned_figures",
    "mentioned_names",
    "mentioned_sayings",
    "pledge_rows",
    "revision_rows",
    "speaker_rows",
    "timeline_rows",
    "utterance_rows",
]

Row = dict[str, Any]

#: What each cell of the coverage is called in a row.
COVERED: Final[Mapping[Cell, str]] = {
    Cell.CARRIED: "carried",
    Cell.INDIRECT: "in indirect speech",
    Cell.OPPOSED: "opposed",
    Cell.NOT_CARRIED: "not carried",
    Cell.NOT_YET: "not yet known",
    Cell.UNREAD: "not read",
}


def article_rows(account: Account) -> list[Row]:
    """The reports of a story."""
    sources = Sources.of(account)
    return [
        {
            "article": one.id,
            "outlet": one.article.outlet,
            "label": sources.label(one.id),
            "headline": sources.words(one.id, sources.opening(one.id)),
            "published": one.published.value if one.published else None,
            "language": one.language.code,
            "url": one.article.url,
            "sha256": one.article.sha256,
        }
        for one in account.analyses
    ]


def line_rows(account: Account) -> list[Row]:
    """What the account says, line by line, with who is cited for it."""
    sources = Sources.of(account)
    return [
        {
            "section": line.section.value,
            "text": line.text,
            "reports": listed(list(dict.fromkeys(sources.label(c.article) for c in line.citations))),
            "citations": len(line.citations),
        }
        for line in account.lines
    ]


def timeline_rows(account: Account) -> list[Row]:
    """What happened or is to happen when; a row a date of an event."""
    sources = Sources.of(account)
    return [
        {
            "date": entry.value,
            "precision": entry.precision.value,
            "what": entry.text,
            "status": entry.status.value,
            "verdict": entry.verdict.value,
            "other_dates": [value for value, _ in entry.others],
            "background": entry.background,
            **_told(sources, entry.citations),
        }
        for entry in account.timeline
    ]


def utterance_rows(account: Account) -> list[Row]:
    """What is quoted; a row a version of an utterance, the fullest first."""
    sources = Sources.of(account)
    voices = Voices(sources, account.findings)
    return [
        {
            "utterance": number,
            "speaker": one.speaker,
            "relation": one.relation.value,
            "version": "fullest" if member is one.members[0] else "other",
            **_place(sources, member.article, member.span),
            "changes": _changes(one, member.article, member.span),
            "via": voices.via(member, one.speaker) or None,
            "reported_indirectly_by": [sources.label(m.article) for m in one.indirect],
        }
        for number, one in enumerate(account.findings.utterances)
        for member in one.members
    ]


def _changes(one: Utterance, article: str, span: Span) -> list[str]:
    """What this version prints for what, each with its grade."""
    found = [c for c in one.changes if c.article == article and span.overlaps(c.at)]
    return [f"“{c.old}” → “{c.new}” ({grade_name(c)})" for c in found]


def speaker_rows(account: Account) -> list[Row]:
    """Everything that each speaker is reported to have said, quoted or not."""
    sources = Sources.of(account)
    return [
        {
            "speaker": one.speaker.name,
            "voice": one.speaker.voice.value,
            "kind": said.kind.value,
            "words": said.words,
            **_told(sources, (*said.places, *said.indirect)),
        }
        for one in speakers(sources, account.findings)
        for said in one.said
    ]


def figure_rows(account: Account) -> list[Row]:
    """What is counted; a row a place that gives a number for it."""
    sources = Sources.of(account)
    return [
        {
            "group": number,
            "what": group.what,
            "verdict": group.verdict.value,
            **_place(sources, article, figure.span),
            **_amount(figure),
            "why": group.why,
        }
        for number, group in enumerate(account.findings.figures)
        for article, figure in group.members
    ]


def _amount(figure: Figure) -> Row:
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "hedge": figure.hedge,
        "unit": figure.unit,
        "according_to": figure.source,
    }


def incident_rows(account: Account) -> list[Row]:
    """Incidents; a row a report of one."""
    sources = Sources.of(account)
    return [
        {
            "incident": number,
            "type": one.type.value,
            "status": one.reality.value,
            "date": one.date,
            "place": one.place(sources.text(article)) or None,
            "killed": _toll(one.killed),
            "wounded": _toll(one.wounded),
            "killed_verdict": group.killed.value if group.killed else None,
            "wounded_verdict": group.wounded.value if group.wounded else None,
            "actor": one.actor.name if one.actor else None,
            "victims": one.victims.name if one.victims else None,
            **_place(sources, article, one.span),
        }
        for number, group in enumerate(account.findings.incidents)
        for article, one in group.members
    ]


def _toll(toll: Toll | None) -> str | None:
    return range_of(toll.low, toll.high) if toll else None


def pledge_rows(account: Account) -> list[Row]:
    """Commitments, and who says that they were kept; a row a pledge or a claim."""
    sources = Sources.of(account)
    return list(_pledges(sources, account))


def _pledges(sources: Sources, account: Account) -> Iterator[Row]:
    for ledger in account.findings.pledges:
        for entry in ledger.entries:
            known = {
                "agreement": ledger.agreement,
                "party": entry.party,
                "commitment": entry.commitment,
                "deadline": entry.deadline,
            }
            for article, pledge in entry.pledges:
                yield {**known, "told": "promised", "by": None, **_place(sources, article, pledge.span)}
            for (article, claim), by in zip(entry.claims, entry.claimants, strict=True):
                yield {**known, "told": f"held {claim.status.value}", "by": by, **_place(sources, article, claim.span)}


def coverage_rows(account: Account) -> list[Row]:
    """What is carried by which report: a row a thing, a column a report."""
    sources = Sources.of(account)
    names = [sources.label(a) for a in account.coverage.articles]
    return [
        {
            "kind": row.kind,
            "what": row.text,
            "outlets": row.outlets,
            "able": row.able,
            "origins": row.origins,
            **{name: COVERED[cell] for name, cell in zip(names, row.cells, strict=True)},
        }
        for row in account.coverage.rows
    ]


def lineage_rows(account: Account) -> list[Row]:
    """Which reports have text from which; a row a pair that shares passages."""
    sources = Sources.of(account)
    source = {(d.a, d.b): d for d in account.lineage.derivations}
    origins = {a: n for n, origin in enumerate(account.lineage.origins) for a in origin.articles}
    out = []
    for one in account.lineage.reuse:
        found = source.get((one.a, one.b))
        out.append(
            {
                "report": sources.label(one.a),
                "other": sources.label(one.b),
                "share": round(one.share_a, 4),
                "share_of_other": round(one.share_b, 4),
                "quoted": round(one.quoted_a, 4),
                "passages": len(one.passages),
                "copied": one.copied,
                "source": sources.label(found.source) if found and found.source else None,
                "certainty": round(found.score, 4) if found else None,
                "same_origin": origins.get(one.a) == origins.get(one.b) if origins else None,
                "article": one.a,
                "other_article": one.b,
            }
        )
    return out


def revision_rows(revisions: Iterable[Revision]) -> list[Row]:
    """What was changed after publication; a row an edit."""
    return [
        {
            "outlet": one.outlet or None,
            "operation": edit.operation.value,
            "part": edit.part.value,
            "extent": edit.extent.value,
            "grade": edit_name(edit),
            "old": edit.old,
            "new": edit.new,
            "touches": [t.value for t in edit.touches],
            "earlier_seen": _last(one, earlier=True),
            "later_seen": _last(one, earlier=False),
            "earlier": one.earlier,
            "later": one.later,
            "start": edit.after.start if edit.after else None,
            "end": edit.after.end if edit.after else None,
        }
        for one in revisions
        for edit in one.edits
    ]


def _last(one: Revision, *, earlier: bool) -> str | None:
    """The last moment that is known of the earlier version, the first of the later one."""
    moments = sorted(t.value for t in (one.earlier_times if earlier else one.later_times) if "T" in t.value)
    return (moments[-1] if earlier else moments[0]) if moments else None


# -- of one article, whatever its story ---------------------------------------------------------------------------


def mentioned_sayings(one: Analysis) -> list[Row]:
    """What somebody is said to have said in an article."""
    return [{**_of(one), **_saying(one, said)} for said in one.attributions]


def _saying(one: Analysis, said: Attribution) -> Row:
    text = one.article.text
    return {
        "speaker": said.speaker,
        "voice": said.voice.value,
        "kind": said.kind.value,
        "act": said.act.value if said.act else None,
        "via": said.via,
        "words": " ".join(" ".join(s.of(text).split()) for s in said.content),
        "start": said.content[0].start,
        "end": said.content[-1].end,
    }


def mentioned_figures(one: Analysis) -> list[Row]:
    """The figures of an article."""
    text = one.article.text
    return [
        {
            **_of(one),
            "words": _line(text, figure.span),
            **_amount(figure),
            "of": _line(text, figure.of) if figure.of else None,
            "start": figure.span.start,
            "end": figure.span.end,
        }
        for figure in one.figures
    ]


def mentioned_names(one: Analysis) -> list[Row]:
    """The bearers of names in an article, each with how often it is named and where first."""
    first: dict[tuple[str, str], Name] = {}
    times: dict[tuple[str, str], int] = {}
    for name in one.names:
        key = (name.entity, name.label)
        first.setdefault(key, name)
        times[key] = times.get(key, 0) + 1
    return [
        {
            **_of(one),
            "name": entity,
            "label": label,
            "times": times[entity, label],
            "start": name.span.start,
            "end": name.span.end,
        }
        for (entity, label), name in first.items()
    ]


def _of(one: Analysis) -> Row:
    return {
        "article": one.id,
        "outlet": one.article.outlet,
        "published": one.published.value if one.published else None,
    }


def _place(sources: Sources, article: str, span: Span) -> Row:
    return {
        "report": sources.label(article),
        "words": sources.words(article, span),
        "article": article,
        "start": span.start,
        "end": span.end,
    }


def _told(sources: Sources, places: Iterable[Place]) -> Row:
    every = list(dict.fromkeys(places))
    return {
        "reports": list(dict.fromkeys(sources.label(p if isinstance(p, str) else p.article) for p in every)),
        "outlets": sources.outlets(every),
        "origins": sources.origins(every),
    }


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
