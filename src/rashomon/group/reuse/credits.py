"""Whom the articles of a story credit: one another, or an agency that is not among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.views import View
from rashomon.model import BlockKind, Credit, CreditKind, Hint, HintKind
from rashomon.read.agencies import agency
from rashomon.read.publishers import name_key
from rashomon.spans import Span
from rashomon.text.spelling import is_acronym_of

__all__ = ["Credited", "credited_elsewhere", "credits_other", "is_an_agency", "same_publisher"]

#: Log odds of each credit. A report that says it was printed elsewhere before, or carries another's text, says so
#: itself; one that cites the other's reporting may have taken facts alone.
_WEIGHTS = {
    CreditKind.REPRINT: 5.0,
    CreditKind.AGENCY: 4.5,
    CreditKind.MATERIAL: 3.5,
    CreditKind.REPORTED: 3.0,
}
#: Log odds that an agency's report is the source of another outlet's.
_AGENCY = 3.0
_DOES = {
    CreditKind.REPRINT: "the other says that it printed this before",
    CreditKind.AGENCY: "the other names it as the one whose text this is",
    CreditKind.MATERIAL: "the other names it as one that material is from",
    CreditKind.REPORTED: "the other names it as one that reported this",
}
#: What stands before and after the name of an outlet that something is taken from.
_BEFORE = re.compile(
    r"\b(?:according to|reported by|reports? (?:by|in|from)|told|citing|cited by|via|source:|courtesy of|interview with"
    r"|(?:published|appeared) (?:in|by|on)|(?:reporting|material) (?:by|from)|statement to|reports?|writes|reported)"
    r" ?(?:the )?(?:news agency |newspaper |website |broadcaster |daily |local daily )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"['’]s? (?:own )?(?:report|reporting|story|article|website|correspondent)"
    r"|,? (?:which )?(?:first |has |had |also )?(?:reported|reports|writes|wrote|revealed|quoted)\b",
    re.IGNORECASE,
)
#: Sentences that are the beginning of a report, and how often one that rests on another outlet names it at least.
_BEGINNING, _OFTEN = 2, 2
#: Characters before and after a name that are read.
_AROUND = 60
#: Letters of a name that is looked for in the text: shorter ones are words as well.
_SHORTEST = 3
_READ = (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BODY, BlockKind.CHROME)


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody outside the story's articles whom one of them credits.

    Attributes:
        key: What tells the name from others.
        name: The name: an agency's short one, else as printed.
        kind: For what.
        span: Where; ``None`` for a field or metadata.
    """

    key: str
    name: str
    kind: CreditKind
    span: Span | None


def credits_other(view: View) -> Iterator[Hint]:
    """Say if the copy credits the outlet of the supposed source: the strongest of its credits."""
    outlet = view.source.analysis.article.outlet
    if not outlet or same_publisher(outlet, view.copy.analysis.article.outlet or ""):
        return
    found = [
        (_WEIGHTS[one.kind], one.kind, one.span)
        for one in view.copy.analysis.credits
        if one.kind in _WEIGHTS and same_publisher(one.name, outlet)
    ]
    if not found and (named := _named(view.copy, outlet)) is not None:
        found = [(_WEIGHTS[CreditKind.REPORTED], CreditKind.REPORTED, named)]
    if found:
        weight, kind, span = max(found, key=lambda f: (f[0], -(f[2].start if f[2] else 0)))
        citations = (view.copy.cite(span),) if span else ()
        yield Hint(HintKind.CREDIT, _DOES[kind], weight, citations, view.source.id)


def is_an_agency(view: View) -> Iterator[Hint]:
    """Say if the supposed source is printed by an agency and the copy is not: others print what agencies send."""
    one, other = (agency(r.analysis.article.outlet or "") for r in (view.source, view.copy))
    if one is not None and other is None:
        yield Hint(
            HintKind.CREDIT, f"it is a report of {one}, an agency whose texts others print", _AGENCY, (), view.source.id
        )


def credited_elsewhere(report: Report, reports: Sequence[Report]) -> tuple[Credited, ...]:
    """Those whom an article credits with its text or its facts and who are not among the articles; each once.

    Args:
        report: The article.
        reports: The articles of its story.
    """
    outlets = [r.analysis.article.outlet or "" for r in reports]
    out: dict[str, Credited] = {}
    for one in report.analysis.credits:
        if one.kind is CreditKind.BYLINE or any(same_publisher(one.name, outlet) for outlet in outlets):
            continue
        name = agency(one.name) or _whole(report, one)
        key = name_key(name).removesuffix("news")
        if one.kind is CreditKind.MATERIAL and agency(one.name) is None:
            continue  # a colleague who contributed
        if one.kind is CreditKind.REPORTED and not _rests_on(report, one):
            continue
        if key and (key not in out or _WEIGHTS[one.kind] > _WEIGHTS[out[key].kind]):
            out[key] = Credited(key, name, one.kind, one.span)
    return tuple(out[key] for key in sorted(out))


def _whole(report: Report, one: Credit) -> str:
    """A name in the fullest form that the article has for it."""
    entity = next((n.entity for n in report.analysis.names if one.span and n.span.covers(one.span)), one.name)
    return re.sub(r"^[Tt]he ", "", " ".join(entity.split()))


def _rests_on(report: Report, one: Credit) -> bool:
    """Whether a report rests on what it cites: from its beginning, and again. One remark says nothing."""
    name = re.compile(rf"(?<!\w){re.escape(' '.join(one.name.split()))}(?!\w)")
    begins = one.span is not None and any(s.overlaps(one.span) for s in report.sentences[:_BEGINNING])
    return begins and sum(len(name.findall(part.of(report.text))) for part in report.body) >= _OFTEN


def same_publisher(one: str, other: str) -> bool:
    """Whether two names are those of one outlet or agency, articles and domain endings apart."""
    if not one or not other:
        return False
    return _key(one) == _key(other) or _short_for(one, other) or _short_for(other, one)


def _short_for(short: str, name: str) -> bool:
    """Whether a name is the initials of another, as agencies sign: "HPS" for "Hollin Press Service"."""
    return short.isupper() and is_acronym_of(short, tuple(w for w in name.split() if w[0].isupper()))


def _key(name: str) -> str:
    plain = re.sub(r"\.(?:com|org|net|info|co\.uk|example)$", "", name.strip().casefold())
    return name_key(agency(name) or plain)


def _named(report: Report, outlet: str) -> Span | None:
    """Where an article names an outlet as one that something is taken from."""
    plain = re.sub(r"^[Tt]he ", "", " ".join(outlet.split()))
    if len(plain) < _SHORTEST or not plain[0].isupper():
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
    for block in report.analysis.blocks:
        if block.kind not in _READ or block.repeats:
            continue
        for hit in pattern.finditer(report.text, block.span.start, block.span.end):
            before = report.text[max(block.span.start, hit.start() - _AROUND) : hit.start()]
            after = report.text[hit.end() : min(block.span.end, hit.end() + _AROUND)]
            bracketed = before.removesuffix("The ").removesuffix("the ").endswith("(") and after.startswith(")")
            if bracketed or _BEFORE.search(before) or _AFTER.match(after):
                return Span(hit.start(), hit.end())
    return None
