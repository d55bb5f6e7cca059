"""What is told in ways that do not go together: each side with who has it and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.account.sources import Sources, first_places
from rashomon.account.wording import clip, listed, quoted
from rashomon.model import Findings, Ground, Line, Member, Opposed, Section, Side
from rashomon.spans import Citation

__all__ = ["GROUNDS", "Opposition", "Position", "between", "opposed_briefs", "opposed_lines", "oppositions"]

#: What sets the sides against each other, for a reader.
GROUNDS = {
    Ground.NEGATION: "one denies what the other states",
    Ground.DIRECTION: "they point opposite ways",
    Ground.STAGE: "they tell it as differently far along",
    Ground.ROLES: "who does it to whom is exchanged",
    Ground.CAUSE: "they give different causes",
    Ground.MEANING: "they cannot both be so",
    Ground.NAME: "one abbreviation is spelled out in different words",
    Ground.COMPLIANCE: "one holds kept what the other holds not kept",
    Ground.BLAME: "each holds the other to have broken it",
}

#: Characters of an outlet's own words that a line repeats.
_WORDS = 160


@dataclass(frozen=True, slots=True)
class Position:
    """One side of an opposition, for a reader.

    Attributes:
        party: Whose side it is in a dispute between parties; empty where outlets differ.
        says: What this side has, in few words.
        printed: Whether those are words of a report, not a description of them.
        told: The first place in each article that has it.
    """

    party: str
    says: str
    printed: bool
    told: tuple[Member, ...]

    @property
    def head(self) -> str:
        """What stands before the words of the reports: the party, what it holds, or nothing."""
        return " ".join(filter(None, (self.party, "" if self.printed else self.says)))


@dataclass(frozen=True, slots=True)
class Opposition:
    """Sides that do not go together, for a reader.

    Attributes:
        about: The matter, as it opens a sentence.
        positions: The sides.
        between_parties: Whether parties dispute it; else the outlets themselves differ.
        why: What sets them against each other, one clause.
        finding: The finding it is made of.
    """

    about: str
    positions: tuple[Position, ...]
    between_parties: bool
    why: str
    finding: Opposed


def oppositions(sources: Sources, findings: Findings) -> tuple[Opposition, ...]:
    """What is opposed, the differences between outlets before the disputes between parties."""
    made = [
        Opposition(
            f"{one.about[:1].upper()}{one.about[1:]}",
            tuple(_position(sources, side) for side in one.sides),
            one.between_parties,
            _why(one),
            one,
        )
        for one in findings.opposed
    ]
    return tuple(sorted(made, key=lambda o: o.between_parties))


def between(one: Opposition) -> str:
    """Between whom it is, for a reader."""
    return "between parties" if one.between_parties else "between outlets"


def opposed_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each opposition, with the words of every outlet on every side."""
    return tuple(
        Line(Section.OPPOSED, f"{one.about}: {_sides(sources, one)}. {_standing(one)}.", _cited(sources, one))
        for one in oppositions(sources, findings)
    )


def opposed_briefs(sources: Sources, findings: Findings) -> tuple[tuple[Opposition, Line], ...]:
    """Each opposition with a line for the head of the account: one outlet's words for each side, and who has it."""
    return tuple((one, _brief(sources, one)) for one in oppositions(sources, findings))


def _brief(sources: Sources, one: Opposition) -> Line:
    sides = []
    for position in one.positions:
        note = sources.origin_note(position.told)
        who = listed([sources.label(m.article) for m in position.told]) + (f": {note}" if note else "")
        words = quoted(position.says) if position.printed else position.says
        sides.append(f"{position.party} {words} ({who})" if position.party else f"{words} ({who})")
    before = f"Disputed between parties, {one.finding.about}" if one.between_parties else one.about
    return Line(Section.PARTING, f"{before}: {'; '.join(sides)}.", _cited(sources, one))


def _why(one: Opposed) -> str:
    """What sets the sides against each other, with the words that do where the finding names them."""
    return f"{GROUNDS[one.ground]} ({one.why.rstrip('.')})" if "“" in one.why else GROUNDS[one.ground]


def _position(sources: Sources, side: Side) -> Position:
    begun = " ".join(side.says.removesuffix("…").split()).casefold()
    printed = any(begun in sources.words(m.article, m.span).casefold() for m in side.members)
    return Position(side.party or "", side.says, printed, first_places(side.members))


def _sides(sources: Sources, one: Opposition) -> str:
    sides = []
    for position in one.positions:
        told = "; ".join(
            f"{sources.label(m.article)}: {quoted(clip(sources.words(m.article, m.span), _WORDS))}"
            for m in position.told
        )
        note = sources.origin_note(position.told)
        told += f"; {note}" if note else ""
        sides.append(f"{position.head} ({told})" if position.head else told)
    return " – ".join(sides)


def _standing(one: Opposition) -> str:
    kind = between(one)
    return f"{kind[:1].upper()}{kind[1:]}: {one.why}"


def _cited(sources: Sources, one: Opposition) -> tuple[Citation, ...]:
    places = (m for position in one.positions for m in position.told)
    return tuple(dict.fromkeys(sources.cite(m.article, m.span) for m in places))
