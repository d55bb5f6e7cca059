"""What outlets changed in their reports after publication, told without a judgement: which words, and between when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from rashomon.account.dates import spell, spell_days
from rashomon.account.quotes import GRADES
from rashomon.account.sources import Sources
from rashomon.account.wording import clip, count_of, quoted
from rashomon.model import Line, Relation, Section
from rashomon.model.revisions import (
    Extent,
    Operation,
    Revision,
    RevisionEdit,
    RevisionPart,
    Touched,
    VersionTime,
    VersionTimeKind,
)
from rashomon.spans import Citation, Span

__all__ = ["edit_name", "edit_text", "revision_lines", "times_text", "when_changed"]

#: Edits of one revision that have a line each; more are counted.
_LINES = 6
#: Characters of words, of whole sentences and of what stands around that a line repeats.
_WORDS, _SENTENCES, _AROUND = 90, 200, 140

#: What a reader looks for first.
_FIRST = frozenset({Touched.FIGURE, Touched.QUOTATION, Touched.NAME, Touched.DATE})

_SEEN = (VersionTimeKind.FIRST_SEEN, VersionTimeKind.LAST_SEEN, VersionTimeKind.RECORDED)


def revision_lines(sources: Sources, revisions: Sequence[Revision]) -> tuple[Line, ...]:
    """The lines of an account that tell what was changed; each cites the version that the account rests on.

    Args:
        sources: The articles of the account.
        revisions: What was changed in them and in their earlier versions, in order of time.
    """
    after = {one.earlier: one.later for one in revisions}
    out: list[Line] = []
    for one in revisions:
        stands = _latest(one.later, after, sources)
        if stands is None or not one.told:
            continue
        name, when = sources.label(stands), when_changed(one)
        told = sorted(one.told, key=_rank)[:_LINES]
        out += [
            Line(
                Section.REVISIONS,
                f"{name} {edit_text(edit)}{when}.",
                (_cited(sources, stands, one, edit),),
            )
            for edit in sorted(told, key=lambda e: e.after_at)
        ]
        if more := len(one.told) - len(told):
            more_text = f"{name} made {count_of(more, 'more change', 'more changes')} to its report{when}."
            out.append(Line(Section.REVISIONS, more_text, (sources.cite(stands, sources.opening(stands)),)))
    return tuple(out)


def edit_text(edit: RevisionEdit) -> str:
    """What was done, as the rest of a sentence that begins with the outlet: "changed “12” to “15” in its report"."""
    headline = edit.part is RevisionPart.HEADLINE
    where = "headline" if headline else "report"
    if edit.operation is Operation.MOVED:
        what = "a paragraph" if edit.extent is Extent.PARAGRAPH else "sentences"
        return f"moved {what} of its {where} to another place: {quoted(edit.new, _SENTENCES)}"
    limit = _WORDS if edit.extent is Extent.WORDS else _SENTENCES
    if edit.operation is Operation.REPLACED:
        text = f"changed {quoted(edit.old, limit)} to {quoted(edit.new, limit)} in its {where}"
    elif edit.operation is Operation.ADDED:
        text = f"added {_what(edit)}{quoted(edit.new, limit)} to its {where}"
    else:
        text = f"removed {_what(edit)}{quoted(edit.old, limit)} from its {where}"
    if edit.within and not headline and edit.extent is Extent.WORDS:
        text += f", where it now reads {quoted(_near(edit.within, edit.new), _AROUND * 2)}"
    return text


def edit_name(edit: RevisionEdit) -> str:
    """What kind of change it is, in a word or two: "another word", "a small word", "added", "moved"."""
    if edit.operation is Operation.MOVED:
        return "moved"
    if edit.grade is Relation.CONTENT_CHANGED and edit.operation is not Operation.REPLACED:
        return edit.operation.value
    return GRADES[edit.grade]


def _what(edit: RevisionEdit) -> str:
    return {Extent.PARAGRAPH: "the paragraph ", Extent.SENTENCES: "", Extent.WORDS: ""}[edit.extent]


def _near(sentence: str, words: str) -> str:
    """A long sentence cut to what stands around some words."""
    if len(sentence) <= _AROUND:
        return sentence
    at = max(0, sentence.find(words)) if words else 0
    start = sentence.rfind(" ", 0, max(0, at - _AROUND // 2)) + 1 if at > _AROUND // 2 else 0
    return ("… " if start else "") + clip(sentence[start:], max(_AROUND, at - start + len(words)))


def when_changed(revision: Revision) -> str:
    """Between which moments the change was made, to go after what was done: " between 10:02 and 14:30 on 3 May 2031".

    The moments are those at which the versions were seen, in UTC. Where they were first seen at the same time, the days
    that their pages give are told; empty if those do not differ either.
    """
    stood = _moment(revision.earlier_times, last=True)
    first = _moment(revision.later_times, last=False)
    if stood and first and first > stood:
        if stood.date() == first.date():
            clock = "%H:%M" if (first - stood).total_seconds() >= 60 else "%H:%M:%S"
            day = spell_days(first.date(), first.date())
            return f" between {stood.strftime(clock)} and {first.strftime(clock)} UTC on {day}"
        return f" between {_spelled(stood)} and {_spelled(first)}"
    days = [_day(times) for times in (revision.earlier_times, revision.later_times)]
    if days[0] and days[1] and days[0] != days[1]:
        return f" between the versions of {days[0]} and {days[1]}"
    return ""


def times_text(times: Sequence[VersionTime]) -> str:
    """The times of a version, for a reader: "published 3 May 2031; first seen 3 May 2031, 10:02 UTC"."""
    out = []
    for one in times:
        moment = _parsed(one.value)
        out.append(f"{one.kind.value} {_spelled(moment) if moment else spell(one.value)}")
    return "; ".join(out)


def _spelled(moment: datetime) -> str:
    return f"{spell_days(moment.date(), moment.date())}, {moment:%H:%M} UTC"


def _moment(times: Sequence[VersionTime], *, last: bool) -> datetime | None:
    """The last or the first moment at which a version is known to have stood."""
    moments = [m for t in times if t.kind in _SEEN and (m := _parsed(t.value)) is not None]
    return (max if last else min)(moments) if moments else None


def _parsed(value: str) -> datetime | None:
    if "T" not in value:
        return None
    moment = datetime.fromisoformat(value)
    return moment.astimezone(UTC) if moment.tzinfo else None


def _day(times: Sequence[VersionTime]) -> str:
    """The day of a version by its own page: when it was changed, else when it was published."""
    by_kind = {t.kind: t.value for t in times}
    value = by_kind.get(VersionTimeKind.MODIFIED) or by_kind.get(VersionTimeKind.PUBLISHED)
    return spell(value.partition("T")[0]) if value else ""


def _rank(edit: RevisionEdit) -> tuple[int, int, int]:
    """What readers look for first, then what is certainly another word, then the order of the text."""
    headline = edit.part is RevisionPart.HEADLINE
    return (not (headline or _FIRST & set(edit.touches)), -edit.grade.strength, edit.after_at)


def _latest(article: str, after: Mapping[str, str], sources: Sources) -> str | None:
    """The version that the account rests on, of a document one of whose versions is given."""
    seen: set[str] = set()
    while article not in sources.by_id:
        seen.add(article)
        following = after.get(article)
        if following is None or following in seen:
            return None
        article = following
    return article


def _cited(sources: Sources, stands: str, revision: Revision, edit: RevisionEdit) -> Citation:
    """The words as they stand now, or the sentence out of which they were taken."""
    if stands != revision.later:
        return sources.cite(stands, sources.opening(stands))
    if edit.after:
        return sources.cite(stands, edit.after)
    at = min(max(0, edit.after_at - 1), len(sources.text(stands)) - 1)
    return sources.cite(stands, sources.sentence(stands, Span(at, at + 1)))
