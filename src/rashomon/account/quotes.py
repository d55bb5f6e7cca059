"""Who is quoted with what, and how the outlets' versions differ word by word."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.model import Change, Findings, Line, Member, Relation, Section, Utterance

__all__ = ["GRADES", "MINOR", "by_speaker", "grade_name", "quote_lines", "speaker_name"]

#: What each grade of difference is called before a reader.
GRADES = {
    Relation.IDENTICAL: "the same words",
    Relation.FORM: "spelling or punctuation",
    Relation.EXCERPT: "part of it",
    Relation.RUNS: "run together or split",
    Relation.INSERTION: "words added in brackets",
    Relation.MASKED: "a word masked",
    Relation.EXPANSION: "an abbreviation spelled out or made",
    Relation.FUNCTION_WORD: "a small word",
    Relation.INFLECTION: "tense or number",
    Relation.CONTENT_CHANGED: "another word",
    Relation.PARAPHRASE: "in indirect speech",
    Relation.UNCLEAR: "unclear",
}

#: Differences that no reader needs spelled out one by one.
MINOR = frozenset({Relation.IDENTICAL, Relation.FORM, Relation.EXCERPT, Relation.RUNS})

#: A version this much shorter than the fullest is called a part of it.
_PART = 0.9


def speaker_name(utterance: Utterance) -> str:
    """The speaker, or that none is named."""
    return utterance.speaker or "Speaker not named"


def by_speaker(utterances: Sequence[Utterance]) -> list[tuple[str, list[Utterance]]]:
    """Utterances gathered by speaker: first whoever is quoted by most articles, last those without a name.

    Of one speaker, what most articles carry comes first.
    """
    spread = {u: (len({m.article for m in u.members}), len(u.indirect)) for u in utterances}
    found: dict[str, list[Utterance]] = {}
    for one in sorted(utterances, key=lambda u: (-spread[u][0], -spread[u][1], u.members[0])):
        found.setdefault(speaker_name(one), []).append(one)

    def rank(item: tuple[str, list[Utterance]]) -> tuple[bool, int, int, str]:
        name, said = item
        return said[0].speaker is None, -max(spread[u][0] for u in said), -len(said), name

    return sorted(found.items(), key=rank)


def grade_name(change: Change) -> str:
    """What kind of difference a change is, for a reader."""
    if change.grade is Relation.EXPANSION:
        return "spelled out" if len(change.new) > len(change.old) else "abbreviated"
    if change.grade is Relation.CONTENT_CHANGED and " " in f"{change.old}{change.new}":
        return "other words"
    return GRADES[change.grade]


def _told(changes: Sequence[Change]) -> str:
    """The differences from the fullest version, as a phrase that goes after an outlet's name."""
    for_others = [f"{quoted(c.new)} for {quoted(c.old)} ({grade_name(c)})" for c in changes if c.old and c.new]
    added = [f"{quoted(c.new)} ({grade_name(c)})" for c in changes if not c.old]
    left_out = [quoted(c.old) for c in changes if not c.new]
    parts = (("prints", for_others), ("adds", added), ("leaves out", left_out))
    return listed([f"{verb} {listed(list(dict.fromkeys(words)))}" for verb, words in parts if words])


def quote_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each utterance: its fullest version, who carries it, and what differs."""
    return tuple(_line(sources, u) for _, said in by_speaker(findings.utterances) for u in said)


def _line(sources: Sources, utterance: Utterance) -> Line:
    first = utterance.members[0]
    words = quoted(sources.words(first.article, first.span))
    text = f"{speaker_name(utterance)}: {words} — {sources.label(first.article)}"
    notes = _versions(sources, utterance)
    if utterance.indirect:
        only = dict.fromkeys(m.article for m in utterance.indirect)
        carried = {m.article for m in utterance.members}
        names = [sources.label(a) for a in only if a not in carried]
        if names:
            notes.append(f"in indirect speech only: {listed(names)}")
    cited = sources.cite_all(utterance.indirect)
    members = tuple(sources.cite(m.article, m.span) for m in utterance.members)
    return Line(Section.QUOTES, "; ".join([text, *notes]) + ".", tuple(dict.fromkeys((*members, *cited))))


def _versions(sources: Sources, utterance: Utterance) -> list[str]:
    first = utterance.members[0]
    same: list[str] = []
    part: list[str] = []
    differing: list[str] = []
    fullest: dict[str, Member] = {}
    for member in utterance.members:
        best = fullest.setdefault(member.article, member)
        if _length(member) > _length(best):
            fullest[member.article] = member
    for member in fullest.values():
        if member.article == first.article:
            continue
        name = sources.label(member.article)
        changes = [c for c in utterance.changes if c.article == member.article and c.grade not in MINOR]
        if changes:
            differing.append(f"{name} {_told(changes)}")
        elif _length(member) < _PART * _length(first):
            part.append(name)
        else:
            same.append(name)
    out = []
    if same:
        out.append(f"the same words in {listed(same)}")
    if part:
        out.append(f"part of it in {listed(part)}")
    out.extend(differing)
    if not out and len(utterance.members) > 1:
        again = max(_length(m) for m in utterance.members[1:])
        out.append("part of it again there" if again < _PART * _length(first) else "printed again there")
    return out


def _length(member: Member) -> int:
    return member.span.end - member.span.start
