"""What several reports quote: the fullest version, who carries it, and how the others differ word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from rashomon.account.sources import Sources
from rashomon.account.voices import Speaker, Voices
from rashomon.account.wording import clip, count_of, counted, listed, quoted
from rashomon.model import Change, Findings, Line, Member, Relation, Section, Utterance
from rashomon.spans import Citation

__all__ = [
    "GRADES",
    "Note",
    "OutletVersion",
    "Stand",
    "by_speaker",
    "carried_by",
    "grade_name",
    "is_minor",
    "is_shared_quote",
    "outlet_versions",
    "quote_entries",
    "quote_lines",
    "quote_notes",
    "speaker_name",
]

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
_MINOR = frozenset({Relation.IDENTICAL, Relation.FORM, Relation.RUNS})

#: Differences whose reason a line tells; of the others the name of the grade says enough.
_TELLING = frozenset({Relation.CONTENT_CHANGED, Relation.UNCLEAR})

#: A version this much shorter than the fullest is called a part of it.
_PART = 0.9

#: Characters of words left out or added that a line repeats: a whole sentence would hide the rest.
_REPEATED = 90

_WORD = re.compile(r"\w+")


class Stand(Enum):
    """How an outlet's version stands to the fullest one."""

    SAME = auto()
    PART = auto()
    DIFFERS = auto()
    AGAIN = auto()  # the outlet of the fullest version prints it, or a part of it, once more


@dataclass(frozen=True, slots=True)
class OutletVersion:
    """All that one article prints of an utterance.

    Attributes:
        article: The article's id.
        runs: Where it prints it, in the order of its text; what only repeats a part of another run is left out.
        stand: How that stands to the fullest version.
        changes: The differences that are told.
    """

    article: str
    runs: tuple[Member, ...]
    stand: Stand
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A part of what is told of an utterance, with the words it rests on."""

    text: str
    citations: tuple[Citation, ...]


def speaker_name(utterance: Utterance) -> str:
    """The speaker, or that none is named."""
    return utterance.speaker or "Speaker not named"


def is_shared_quote(utterance: Utterance) -> bool:
    """Whether more than one article carries an utterance, in whatever form."""
    return len({m.article for m in (*utterance.members, *utterance.indirect)}) > 1


def by_speaker(voices: Voices, utterances: Iterable[Utterance]) -> list[tuple[Speaker, list[Utterance]]]:
    """Utterances gathered by speaker: first whoever is quoted by most articles, last those without a name.

    Of one speaker, what most articles carry comes first.
    """
    spread = {u: (len({m.article for m in u.members}), len(u.indirect)) for u in utterances}
    found: dict[Speaker, list[Utterance]] = {}
    for one in sorted(spread, key=lambda u: (-spread[u][0], -spread[u][1], u.members[0])):
        found.setdefault(voices.speaker(one), []).append(one)

    def rank(item: tuple[Speaker, list[Utterance]]) -> tuple[bool, int, int, str, str]:
        who, said = item
        return who.name is None, -max(spread[u][0] for u in said), -len(said), who.name or "", who.article or ""

    return sorted(found.items(), key=rank)


def grade_name(change: Change) -> str:
    """What kind of difference a change is, for a reader."""
    if change.grade is Relation.EXPANSION:
        return "spelled out" if len(change.new) > len(change.old) else "abbreviated"
    if change.grade in (Relation.CONTENT_CHANGED, Relation.EXCERPT) and change.operation != "substitute":
        return "inserted" if change.operation == "insert" else "left out"
    if change.grade is Relation.CONTENT_CHANGED and " " in f"{change.old}{change.new}":
        return "other words"
    return GRADES[change.grade]


def is_minor(change: Change) -> bool:
    """Whether a difference is one that no reader needs spelled out."""
    return change.grade in _MINOR


def outlet_versions(sources: Sources, utterance: Utterance) -> tuple[OutletVersion, ...]:
    """What each article prints of an utterance beside the fullest version, in the order of the members."""
    first = utterance.members[0]
    printed: dict[str, list[Member]] = {}
    for member in utterance.members[1:]:
        printed.setdefault(member.article, []).append(member)
    out = []
    for article, members in printed.items():
        if article == first.article:
            out.append(OutletVersion(article, tuple(members), Stand.AGAIN, ()))
            continue
        runs = _apart(sources, members)
        changes = tuple(c for c in utterance.changes if c.article == article and not is_minor(c))
        if changes:
            stand = Stand.DIFFERS
        else:
            stand = Stand.PART if sum(map(_length, runs)) < _PART * _length(first) else Stand.SAME
        out.append(OutletVersion(article, runs, stand, changes))
    return tuple(out)


def _apart(sources: Sources, members: Sequence[Member]) -> tuple[Member, ...]:
    """Runs of one article without those that only print again what a longer one holds."""
    kept: list[tuple[Member, str]] = []
    for member in sorted(members, key=lambda m: (-_length(m), m)):
        words = " ".join(_WORD.findall(member.span.of(sources.text(member.article)).casefold()))
        if not any(f" {words} " in f" {longer} " for _, longer in kept):
            kept.append((member, words))
    return tuple(sorted(member for member, _ in kept))


def carried_by(sources: Sources, utterance: Utterance) -> str:
    """How many outlets, and of how many origins, quote an utterance, and how many have it in indirect speech only."""
    quote = {sources.outlet(m.article) for m in utterance.members}
    tell = {sources.outlet(m.article) for m in utterance.indirect} - quote
    if note := sources.origin_note(utterance.members):
        told = f"{counted(len(quote), 'outlet')}, {note}, quote it"
    else:
        told = f"{count_of(len(quote), 'outlet quotes', 'outlets quote')} it"
    return f"{told}, {count_of(len(tell), 'gives', 'give')} it indirectly" if tell else told


def quote_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each utterance that more than one article carries."""
    lines = []
    for notes in quote_entries(sources, findings):
        cited = tuple(dict.fromkeys(c for note in notes for c in note.citations))
        lines.append(Line(Section.QUOTES, "; ".join(n.text for n in notes) + ".", cited))
    return tuple(lines)


def quote_entries(sources: Sources, findings: Findings) -> tuple[tuple[Note, ...], ...]:
    """What is told of each utterance that more than one article carries, by speaker."""
    voices = Voices(sources, findings)
    shared = by_speaker(voices, (u for u in findings.utterances if is_shared_quote(u)))
    return tuple(quote_notes(sources, voices, utterance) for _, said in shared for utterance in said)


def quote_notes(sources: Sources, voices: Voices, utterance: Utterance) -> tuple[Note, ...]:
    """What is told of an utterance: the fullest version first, then who else carries it and in what form."""
    first = utterance.members[0]

    def name(member: Member) -> str:
        via = voices.via(member, utterance.speaker)
        return sources.label(member.article) + (f" (via {via})" if via else "")

    words = quoted(sources.words(first.article, first.span))
    head = f"{speaker_name(utterance)}: {words} — {name(first)}"
    if is_shared_quote(utterance):
        head += f"; {carried_by(sources, utterance)}"
    notes = [Note(head, (sources.cite(first.article, first.span),))]
    versions = outlet_versions(sources, utterance)
    for stand, text in ((Stand.SAME, "the same words in"), (Stand.PART, "part of it in")):
        alike = [v for v in versions if v.stand is stand]
        if alike:
            cited = tuple(sources.cite(m.article, m.span) for v in alike for m in v.runs)
            notes.append(Note(f"{text} {listed([name(v.runs[0]) for v in alike])}", cited))
    for version in versions:
        cited = tuple(sources.cite(m.article, m.span) for m in version.runs)
        if version.stand is Stand.DIFFERS:
            notes.append(Note(f"{name(version.runs[0])} {_told(version.changes)}", cited))
        elif version.stand is Stand.AGAIN and len(versions) == 1:
            part = max(map(_length, version.runs)) < _PART * _length(first)
            notes.append(Note("part of it again there" if part else "printed again there", cited))
    carrying = {m.article for m in utterance.members}
    only = {m.article: m for m in reversed(utterance.indirect) if m.article not in carrying}
    if only:
        names = [name(m) for m in sorted(only.values(), key=lambda m: sources.order[m.article])]
        notes.append(Note(f"in indirect speech only: {listed(names)}", sources.cite_all(utterance.indirect)))
    return tuple(notes)


def _told(changes: Sequence[Change]) -> str:
    """The differences from the fullest version, as a phrase that goes after an outlet's name."""
    for_others = [f"{quoted(c.new)} for {quoted(c.old)}{_grade(c)}" for c in changes if c.old and c.new]
    added = [f"{_short(c.new)}{_grade(c)}" for c in changes if not c.old]
    left_out = [f"{_short(c.old)}{_grade(c)}" for c in changes if not c.new]
    parts = (("prints", for_others), ("adds", added), ("leaves out", left_out))
    return listed([f"{verb} {listed(list(dict.fromkeys(words)))}" for verb, words in parts if words])


def _short(words: str) -> str:
    return quoted(clip(" ".join(words.split()), _REPEATED))


def _grade(change: Change) -> str:
    """What is told of a difference in brackets: the reason where the wording is another, else the grade's name."""
    if change.grade in _TELLING and change.why:
        return f" ({change.why})"
    # the verb says already that words are inserted or left out
    name = grade_name(change)
    return f" ({name})" if name not in ("inserted", "left out") else ""


def _length(member: Member) -> int:
    return member.span.end - member.span.start
