"""Where the reports part: changed words in quotations, days, figures, names, speakers, and dates that were inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.account.dates import is_inferred, spell, spell_published
from rashomon.account.figures import FigureEntry, figure_ledger, figure_origins, figure_words
from rashomon.account.opposed import opposed_briefs
from rashomon.account.quotes import speaker_name
from rashomon.account.sources import Sources
from rashomon.account.wording import counted, listed, quoted
from rashomon.model import (
    Change,
    Entity,
    EventDates,
    Findings,
    Ground,
    Line,
    Member,
    Relation,
    Section,
    SpeakerClash,
    Utterance,
    Verdict,
)
from rashomon.spans import Citation, Span

__all__ = ["Difference", "difference_lines", "differences"]

#: Characters of the fullest version shown on either side of a changed word.
_AROUND = 60

_NOT_ALIKE = (Verdict.CONFLICT, Verdict.REVISED, Verdict.DIFFERENT_SOURCE, Verdict.DIFFERENT_SCOPE)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between reports.

    Attributes:
        brief: For the head of the account; empty if it is not one of the main ones.
        text: In full, for the section of differences; empty if another section tells it in full.
        citations: The words that differ.
        disputed: Whether parties differ, as the reports tell it, and not the reports.
    """

    brief: str
    text: str
    citations: tuple[Citation, ...]
    disputed: bool = False


def differences(sources: Sources, findings: Findings) -> tuple[Difference, ...]:
    """Every difference, what weighs most first."""
    return (
        *(d for u in findings.utterances for d in _changed(sources, u)),
        *(_clash(sources, c) for c in findings.clashes),
        *(Difference(b.text, "", b.citations, o.between_parties) for o, b in opposed_briefs(sources, findings)),
        *(_days(sources, e) for e in findings.times if e.verdict is Verdict.CONFLICT),
        *(_values(sources, e) for e in figure_ledger(sources, findings) if e.kind in _NOT_ALIKE),
        *_names(sources, findings),
        *_published(sources),
    )


def difference_lines(found: tuple[Difference, ...]) -> tuple[Line, ...]:
    """The differences as lines, but for those that another section tells in full."""
    return tuple(Line(Section.DIFFERENCES, d.text, d.citations) for d in found if d.text)


def _changed(sources: Sources, utterance: Utterance) -> Iterator[Difference]:
    """Words changed inside quotation marks; articles that make the same change share a line."""
    same: dict[tuple[str, str], list[Change]] = {}
    for change in utterance.changes:
        if change.grade is Relation.CONTENT_CHANGED:
            same.setdefault((change.old.casefold(), change.new.casefold()), []).append(change)
    who = f"{utterance.speaker}’s words" if utterance.speaker else "a quotation"
    first = utterance.members[0]
    for changes in same.values():
        one = changes[0]
        printers = sources.named(Member(c.article, c.at) for c in changes)
        prints = "prints" if len({c.article for c in changes}) == 1 else "print"
        others = _printing(sources, utterance, one)
        other = sources.named(Member(a, span) for a, span in others)
        does = "prints" if len(others) == 1 else "print"
        if not one.new:
            gist = f"{printers} {prints} {who} without {quoted(one.old)}, which {other} {does}"
        elif not one.old:
            gist = f"{printers} {prints} {quoted(one.new)} in {who}, which {other} {does} without it"
        else:
            gist = f"{printers} {prints} {quoted(one.new)} where {other} {does} {quoted(one.old)}"
        brief = gist + (f", in {who}." if one.old and one.new else ".")
        place = others[0][1] if one.old else first.span
        why = f" ({one.why})" if one.why else ""
        text = f"{speaker_name(utterance)}, {_context(sources, utterance, place, one)}: {gist}{why}."
        cited = [sources.cite(c.article, c.at) for c in changes]
        cited += [sources.cite(article, span) for article, span in others]
        yield Difference(brief, text, tuple(dict.fromkeys(cited)))


def _printing(sources: Sources, utterance: Utterance, change: Change) -> list[tuple[str, Span]]:
    """The articles that print the words of the fullest version, and where; the fullest version first."""
    changed = {c.article for c in utterance.changes if c.old.casefold() == change.old.casefold()}
    out: list[tuple[str, Span]] = []
    for index, member in enumerate(utterance.members):
        if member.article in changed or any(member.article == a for a, _ in out):
            continue
        at = _find(sources.by_id[member.article].article.text, member.span, change.old) if change.old else None
        if at or index == 0:
            out.append((member.article, at or member.span))
    return out or [(utterance.members[0].article, utterance.members[0].span)]


def _find(text: str, within: Span, words: str) -> Span | None:
    """Where words stand, if they stand there exactly once."""
    pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", words))) or re.escape(words)
    found = [*re.finditer(rf"(?<!\w){pattern}(?!\w)", within.of(text), re.IGNORECASE)]
    return Span(*found[0].span()).shifted(within.start) if len(found) == 1 and found[0].group() else None


def _context(sources: Sources, utterance: Utterance, place: Span, change: Change) -> str:
    first = utterance.members[0]
    if not change.old or not first.span.covers(place) or place == first.span:
        place = Span(first.span.start, first.span.start + 1)
    low, high = max(first.span.start, place.start - _AROUND), min(first.span.end, place.end + _AROUND)
    words = sources.words(first.article, Span(low, high))
    if low > first.span.start:
        words = "… " + words.split(" ", 1)[-1]
    if high < first.span.end:
        words = words.rsplit(" ", 1)[0] + " …"
    return quoted(words)


def _clash(sources: Sources, clash: SpeakerClash) -> Difference:
    words = quoted(sources.words(clash.members[0].article, clash.members[0].span), 140)
    given = []
    for speaker, member in zip(clash.speakers, clash.members, strict=True):
        given.append(f"{sources.label(member.article)} gives them to {speaker}")
    speakers = counted(len(set(clash.speakers)), "speaker")
    text = f"The words {words} have {speakers}: {listed(list(dict.fromkeys(given)))}."
    return Difference(text, text, sources.cite_all(clash.members))


def _days(sources: Sources, event: EventDates) -> Difference:
    by_value: dict[str, list[Member]] = {}
    for article, ref, _ in event.members:
        by_value.setdefault(ref.value, []).append(Member(article, ref.span))
    sides = []
    for value, given in sorted(by_value.items()):
        gives = "gives" if len({m.article for m in given}) == 1 else "give"
        forms = list(dict.fromkeys(quoted(sources.words(m.article, m.span)) for m in given))
        sides.append(f"{sources.named(given)} {gives} {spell(value)} ({listed(forms)})")
    # "the council: opened the bridge" names who and what: in a sentence the colon is in the way
    told = event.event.replace(": ", " ", 1).rstrip(". ")
    text = f"{', '.join(sides)} for one event: {told}{'' if told.endswith('…') else '.'}"
    cited = (c for article, ref, span in event.members for c in (sources.cite(article, span),))
    return Difference(text, text, tuple(dict.fromkeys(cited)))


def _values(sources: Sources, entry: FigureEntry) -> Difference:
    gives = [f"{label} gives {words}" for label, words in figure_words(sources, entry)]
    why = f": {entry.why}" if entry.why else ""
    note = figure_origins(sources, entry)
    why += f"; {note}" if note else ""
    text = f"{entry.what}: {', '.join(gives)} ({entry.verdict}{why})."
    brief = text if entry.kind is Verdict.CONFLICT else ""
    cited = dict.fromkeys(sources.cite(t.article, t.at) for v in entry.values for t in v.tellers)
    return Difference(brief, text, tuple(cited))


def _names(sources: Sources, findings: Findings) -> Iterator[Difference]:
    """Names that one report prints in another way, those aside that stand with the opposed statements."""
    opposed = {m for o in findings.opposed if o.ground is Ground.NAME for side in o.sides for m in side.members}
    for entity in findings.entities:
        for note, odd in zip(entity.notes, entity.odd, strict=True):
            if odd in opposed:
                continue
            words = sources.words(odd.article, odd.span)
            why = note.rstrip(".").removesuffix(f": {words}")
            usual = _usual_name(sources, entity, odd)
            compare = f" (compare {listed([sources.label(m.article) for m in usual])})" if usual else ""
            text = f"{sources.label(odd.article)} prints {quoted(words)}: {why}{compare}."
            cited = (sources.cite(m.article, m.span) for m in (odd, *usual))
            yield Difference(text, text, tuple(cited))


def _usual_name(sources: Sources, entity: Entity, odd: Member) -> tuple[Member, ...]:
    """Where the other articles first print a name in the forms that the odd one does not have."""
    forms = {form for form, articles in entity.forms if odd.article not in articles}
    found: dict[str, Member] = {}
    for one in sources.analyses:
        for name in one.names if one.id != odd.article else ():
            if name.entity in forms:
                found.setdefault(one.id, Member(one.id, name.span))
    return tuple(found.values())


def _published(sources: Sources) -> Iterator[Difference]:
    for one in sources.analyses:
        name, cited = sources.label(one.id), (sources.cite(one.id, sources.opening(one.id)),)
        if one.published is None:
            yield Difference("", f"When {name} was published is not known.", cited)
        elif is_inferred(one):
            basis = "; ".join(one.published.basis)
            when = spell_published(one.published)
            yield Difference("", f"{name} was published {when} (inferred: {basis}).", cited)
