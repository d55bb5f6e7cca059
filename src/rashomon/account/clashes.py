"""The same words, given to different speakers: who gives them to whom."""

from __future__ import annotations

from rashomon.account.sources import Sources
from rashomon.account.wording import quoted
from rashomon.model import Findings, Line, Member, Section, SpeakerClash

__all__ = ["clash_lines", "clash_sides"]


def clash_sides(clash: SpeakerClash) -> tuple[tuple[str, tuple[Member, ...]], ...]:
    """The speakers of a clash, each with the places that give the words to them, in the order of the members."""
    sides: dict[str, list[Member]] = {}
    for speaker, member in zip(clash.speakers, clash.members, strict=True):
        sides.setdefault(speaker, []).append(member)
    return tuple((speaker, tuple(members)) for speaker, members in sides.items())


def clash_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each clash: the words in full, and who gives them to whom."""
    lines = []
    for clash in findings.clashes:
        first = clash.members[0]
        given = []
        for speaker, members in clash_sides(clash):
            given.append(f"to {speaker} by {sources.named(members)}")
        text = f"{quoted(sources.words(first.article, first.span))}: given {', '.join(given)}."
        lines.append(Line(Section.CLASHES, text, sources.cite_all(clash.members)))
    return tuple(lines)
