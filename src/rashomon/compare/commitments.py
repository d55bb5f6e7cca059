"""Commitments of one agreement, or outside any, each once with its evidence.

Two are one if they are of one party and do the same (words for leaving, ending, freeing count as one) to the same
thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.compare.agreements import words_at
from rashomon.compare.who import Names
from rashomon.model import Analysis, ComplianceClaim, Party, Pledge, PledgeKind

__all__ = ["LOOSE", "Book", "Commitment", "name_of"]

_SAME_ACTS = (
    "leave withdraw remove pull exit quit evacuate depart withdrawal departure pullout exit",
    "reduce decrease lower cut curb lessen limit scale de-escalate reduction",
    "end stop halt cease terminate suspend",
    "start begin open launch hold enter join resume",
    "free release liberate",
    "allow let permit admit",
    "give hand deliver transfer surrender return",
    "pay fund finance",
    "sever break cut",
    "keep maintain preserve",
)
_SAME_THINGS = (
    "violence attack hostility fighting operation offensive assault bloodshed",
    "troop force soldier army military personnel",
    "talk negotiation dialogue conversation",
    "tie link relation relationship contact connection",
    "prisoner detainee captive inmate",
    "shell shelling bombardment",
    "terrorist extremist",
)
_ACT = {
    word: frozenset(i for i, line in enumerate(_SAME_ACTS) if word in line.split())
    for word in " ".join(_SAME_ACTS).split()
}
_THING = {w: line.split()[0] for line in _SAME_THINGS for w in line.split()}
#: Words that say how much or whose, not what.
_MINOR_TEXT = """
    able all be do foreign further group have include its level make more new number other remain remaining take
    their
    """
_MINOR = frozenset(_MINOR_TEXT.split())
#: Vows and demands: said, but under no agreement.
LOOSE = frozenset({PledgeKind.VOW, PledgeKind.DEMAND, PledgeKind.ULTIMATUM})
#: Descriptions that fit a state and no movement, and the other way round.
_STATE = frozenset({"government", "administration", "army", "military", "police", "authorities", "ministry", "state"})
_FACTION = frozenset(
    {"group", "movement", "militants", "insurgents", "rebels", "faction", "fighters", "organization", "organisation"}
    | {"militia", "party", "union", "company"}
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """An act for comparing: classes of its verbs, its first word, what it is done to, and whether it is not to be."""

    acts: frozenset[int] = frozenset()
    verb: str = ""
    things: frozenset[str] = frozenset()
    refused: bool = False


@dataclass(slots=True)
class Commitment:
    """A commitment while its evidence is gathered.

    Attributes:
        party: Who is to do it.
        binding: Whether it is more than a vow or a demand.
        deed: What it comes to, for comparing.
        shown: Its words, for a reader; ``None`` for the agreement as a whole.
        pledges: Article ids and pledges.
        claims: Article ids and claims.
    """

    party: str | None
    binding: bool
    deed: _Deed
    shown: str | None
    pledges: list[tuple[str, Pledge]] = field(default_factory=list)
    claims: list[tuple[str, ComplianceClaim]] = field(default_factory=list)


def name_of(party: Party | None, article: str, names: Names) -> str | None:
    """What a party is called across articles; its own words where it has no name."""
    if party is None:
        return None
    return names.canonical(party.name, article) or party.name


class Book:
    """The commitments under one agreement.

    Args:
        names: The names of the story.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self.commitments: list[Commitment] = []

    def add(self, analysis: Analysis, pledge: Pledge) -> None:
        """Enter a pledge."""
        party = name_of(pledge.party, analysis.id, self._names)
        entry = self._entry(party, pledge.kind not in LOOSE, pledge.lemmas, words_at(analysis, pledge.act))
        entry.pledges.append((analysis.id, pledge))

    def claim(self, analysis: Analysis, claim: ComplianceClaim) -> None:
        """Enter a claim: with each commitment that it is about, or with the agreement as a whole."""
        party = name_of(claim.party, analysis.id, self._names)
        for span, lemmas in zip(claim.commitments, claim.lemmas, strict=True):
            self._entry(party, True, lemmas, words_at(analysis, span)).claims.append((analysis.id, claim))
        if not claim.commitments:
            whole = next((c for c in self.commitments if c.shown is None and c.party == party), None)
            if whole is None:
                whole = Commitment(party, True, _Deed(), None)
                self.commitments.append(whole)
            whole.claims.append((analysis.id, claim))

    def _entry(self, party: str | None, binding: bool, lemmas: Sequence[str], shown: str) -> Commitment:
        known = self.find(party, binding, lemmas)
        if known is None:
            known = Commitment(party, binding, _deed(lemmas), shown)
            self.commitments.append(known)
        elif _is_named(party) and not _is_named(known.party):
            known.party = party
        return known

    def find(self, party: str | None, binding: bool, lemmas: Sequence[str]) -> Commitment | None:
        """The commitment that an act belongs to, if there is just one that a description of its party can mean.

        Args:
            party: Who is to do it.
            binding: Whether it is more than a vow or a demand.
            lemmas: The content words of the act.
        """
        deed = _deed(lemmas)
        alike = [c for c in self.commitments if c.shown is not None and c.binding == binding and _same(deed, c.deed)]
        exact = [c for c in alike if c.party == party]
        if exact:
            return exact[0]
        if not _is_named(party) and len({c.party for c in alike if _is_named(c.party)}) > 1:
            return None
        return next((c for c in alike if self._same_party(party, c.party)), None)

    def _same_party(self, one: str | None, other: str | None) -> bool:
        """Whether two names can be of one party: parts of each other, or one a description that fits the other."""
        if one is None or other is None:
            return True
        if _is_named(one) and _is_named(other):
            short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
            return long[-len(short) :] == short or long[: len(short)] == short
        if not _is_named(one) and not _is_named(other):
            return one.split()[-1] == other.split()[-1]
        description, name = (other, one) if _is_named(one) else (one, other)
        entity = self._names.entity(name)
        state = entity is not None and entity.label in ("GPE", "NORP")
        noun = description.split()[-1].casefold()
        return not (noun in _STATE and not state) and not (
            noun in _FACTION and entity is not None and entity.label == "GPE"
        )


def _is_named(party: str | None) -> bool:
    return party is not None and party[:1].isupper() and not party.split()[-1].islower()


def _deed(lemmas: Sequence[str]) -> _Deed:
    """An act for comparing, from its content words."""
    words = [w for w in lemmas if w != "not"]
    acts: set[int] = set()
    things: set[str] = set()
    for lemma in words:
        acts |= _ACT.get(lemma, frozenset())
        if lemma not in _MINOR and (lemma not in _ACT or lemma in _THING):
            things.add(_THING.get(lemma, lemma))
    return _Deed(frozenset(acts), words[0] if words else "", frozenset(things), "not" in lemmas)


def _same(one: _Deed, other: _Deed) -> bool:
    """Whether two acts are one: verbs of one class, or the same verb, and something it is done to."""
    if one.refused != other.refused or bool(one.acts) != bool(other.acts):
        return False
    shared = one.things & other.things
    if one.acts:
        return bool(one.acts & other.acts) and (bool(shared) or one.things == other.things)
    # the verb itself is among the things
    return bool(one.things) and (one.things == other.things or (one.verb == other.verb and len(shared) > 1))
