"""Pledges across articles: one ledger for each agreement, with who says that which commitment was kept.

Agreements meet by the parties and dates in their names; a bare "the deal" is the one agreement of its article.
Commitments meet if they are of one party and do the same (words for leaving, ending, freeing count as one) to the
same thing. Vows and demands bind nobody by agreement and stand in the ledger without one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.compare.who import Names
from rashomon.model import Analysis, ComplianceClaim, Entity, LedgerEntry, Party, Pledge, PledgeKind, PledgeLedger
from rashomon.spans import Span

__all__ = ["pledge_ledgers"]

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
_MINOR = frozenset(
    {
        "all",
        "their",
        "its",
        "foreign",
        "remain",
        "remaining",
        "more",
        "level",
        "number",
        "group",
        "new",
        "other",
    }
    | {"include", "further", "able", "have", "be", "do", "take", "make"}
)
_AGREEMENT_WORDS = frozenset(
    {"deal", "agreement", "accord", "pact", "treaty", "truce", "ceasefire", "settlement", "memorandum", "convention"}
    | {"the", "a", "an", "of", "with", "between", "and", "this", "that", "its", "their", "for", "peace", "from", "new"}
    | {"compact", "protocol", "cease", "fire", "armistice", "last", "signed", "landmark", "historic"}
)
_WORD = re.compile(r"\w+")
#: Vows and demands: said, but under no agreement.
_LOOSE = frozenset({PledgeKind.VOW, PledgeKind.DEMAND})
#: Descriptions that fit a state and no movement, and the other way round.
_STATE = frozenset({"government", "administration", "army", "military", "police", "authorities", "ministry", "state"})
_FACTION = frozenset(
    {"group", "movement", "militants", "insurgents", "rebels", "faction", "fighters", "organization", "organisation"}
    | {"militia", "party", "union", "company"}
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


@dataclass(slots=True)
class _Agreement:
    """An agreement of the story, with the words and dates that its names give."""

    words: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    form: str = "the agreement"
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Commitment:
    """A commitment while its evidence is gathered."""

    party: str | None
    binding: bool
    acts: frozenset[int]
    things: frozenset[str]
    shown: str | None
    pledges: list[tuple[str, Pledge]] = field(default_factory=list)
    claims: list[tuple[str, ComplianceClaim]] = field(default_factory=list)


def pledge_ledgers(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[PledgeLedger, ...]:
    """Set out what was promised and who says that it was kept.

    Args:
        analyses: The articles of the story, in the order of their ids.
        who: The names of the story.

    Returns:
        A ledger for each agreement, the one with most evidence first, and last one for promises outside any.
    """
    names = Names(tuple(who))
    agreements, at = _agreements(analyses, names)
    books: dict[int | None, _Book] = defaultdict(lambda: _Book(names))
    told = [(a, p) for a in analyses for p in a.pledges]
    # what names its agreement comes first: it is what the rest is measured by
    for analysis, pledge in sorted(told, key=lambda t: t[1].agreement is None):
        books[_book(books, at, analysis, pledge, names)].add(analysis, pledge)
    for analysis in analyses:
        for claim in analysis.compliance:
            books[at.get((analysis.id, claim.agreement))].claim(analysis, claim)
    ledgers = [
        PledgeLedger(agreements[key].form if key is not None else None, _entries(book.commitments, analyses))
        for key, book in books.items()
        if book.commitments
    ]
    return tuple(sorted(ledgers, key=lambda b: (b.agreement is None, -_weight(b), b.agreement or "")))


def _book(
    books: dict[int | None, _Book],
    at: dict[tuple[str, Span | None], int],
    analysis: Analysis,
    pledge: Pledge,
    names: Names,
) -> int | None:
    """The agreement that a pledge goes under: the one it names, or the article's only one if that holds the same."""
    if pledge.kind in _LOOSE:
        return None
    key = at.get((analysis.id, pledge.agreement))
    if key is None or pledge.agreement is not None:
        return key
    party = _name(pledge.party, analysis.id, names)
    return key if books[key].find(party, True, pledge.lemmas) else None


class _Book:
    """The commitments under one agreement."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.commitments: list[_Commitment] = []

    def add(self, analysis: Analysis, pledge: Pledge) -> None:
        """Enter a pledge."""
        party = _name(pledge.party, analysis.id, self._names)
        entry = self._entry(party, pledge.kind not in _LOOSE, pledge.lemmas, _words(analysis, pledge.act))
        entry.pledges.append((analysis.id, pledge))

    def claim(self, analysis: Analysis, claim: ComplianceClaim) -> None:
        """Enter a claim: with each commitment that it is about, or with the agreement as a whole."""
        party = _name(claim.party, analysis.id, self._names)
        for span, lemmas in zip(claim.commitments, claim.lemmas, strict=True):
            self._entry(party, True, lemmas, _words(analysis, span)).claims.append((analysis.id, claim))
        if not claim.commitments:
            whole = next((c for c in self.commitments if c.shown is None and c.party == party), None)
            if whole is None:
                whole = _Commitment(party, True, frozenset(), frozenset(), None)
                self.commitments.append(whole)
            whole.claims.append((analysis.id, claim))

    def _entry(self, party: str | None, binding: bool, lemmas: Sequence[str], shown: str) -> _Commitment:
        known = self.find(party, binding, lemmas)
        if known is None:
            known = _Commitment(party, binding, *_features(lemmas), shown)
            self.commitments.append(known)
        elif _is_named(party) and not _is_named(known.party):
            known.party = party
        return known

    def find(self, party: str | None, binding: bool, lemmas: Sequence[str]) -> _Commitment | None:
        """The commitment that an act belongs to, if there is just one that a description of its party can mean."""
        acts, things = _features(lemmas)
        alike = [
            c for c in self.commitments if c.shown is not None and c.binding == binding and _same_act(acts, things, c)
        ]
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


def _words(analysis: Analysis, span: Span) -> str:
    return " ".join(span.of(analysis.article.text).split())


def _weight(ledger: PledgeLedger) -> int:
    return sum(len(e.pledges) + len(e.claims) for e in ledger.entries)


def _agreements(
    analyses: Sequence[Analysis], names: Names
) -> tuple[list[_Agreement], dict[tuple[str, Span | None], int]]:
    """The agreements of a story and, for each mention (and for no mention) in an article, which of them is meant."""
    mentions = []
    for analysis in analyses:
        named = [*(p.agreement for p in analysis.pledges), *(c.agreement for c in analysis.compliance)]
        for span in sorted({s for s in named if s}):
            words, dates = _content(_words(analysis, span), analysis, names)
            mentions.append((-len(words) - len(dates), analysis.id, span, words, dates, _words(analysis, span)))
    out: list[_Agreement] = []
    at: dict[tuple[str, Span | None], int] = {}
    bare: list[tuple[str, Span]] = []
    # the fullest names first: "the US deal" and "a deal with the Front" meet in "the US-Front deal"
    for _, article, span, words, dates, form in sorted(mentions, key=lambda m: m[:3]):
        if not words and not dates:
            bare.append((article, span))
            continue
        index = next((i for i, a in enumerate(out) if _one_agreement(a, words, dates)), None)
        if index is None:
            index = len(out)
            out.append(_Agreement(form=form))
        out[index].words |= words
        out[index].dates |= dates
        out[index].articles.add(article)
        at[(article, span)] = index
    if bare and not out:
        out.append(_Agreement())
    for article, span in bare:
        own = [i for i, a in enumerate(out) if article in a.articles]
        if len(own) == 1 or len(out) == 1:
            at[(article, span)] = own[0] if len(own) == 1 else 0
    for analysis in analyses:
        held = {i for (article, _), i in at.items() if article == analysis.id}
        if len(held) == 1:
            at[(analysis.id, None)] = held.pop()
    return out, at


def _content(form: str, analysis: Analysis, names: Names) -> tuple[set[str], set[str]]:
    """The parties (by their names across the story) and topics, and the dates, that a name of an agreement gives."""
    words, dates = set(), set()
    for raw in _WORD.findall(form):
        word = raw.casefold()
        if _YEAR.match(word) or word in _MONTHS:
            dates.add(word)
        elif word not in _AGREEMENT_WORDS:
            known = names.canonical(raw, analysis.id) if raw[0].isupper() else None
            words.add((known or word).casefold())
    return words, dates


def _one_agreement(known: _Agreement, words: set[str], dates: set[str]) -> bool:
    """Whether names can be of one agreement: they share a party or topic, or one gives only a date."""
    years = {d for d in dates if d.isdigit()}, {d for d in known.dates if d.isdigit()}
    months = dates - years[0], known.dates - years[1]
    if any(a and b and not a & b for a, b in (years, months)):
        return False
    return bool(words & known.words) or not words or not known.words


def _name(party: Party | None, article: str, names: Names) -> str | None:
    if party is None:
        return None
    return names.canonical(party.name, article) or party.name


def _is_named(party: str | None) -> bool:
    return party is not None and party[:1].isupper() and not party.split()[-1].islower()


def _features(lemmas: Iterable[str]) -> tuple[frozenset[int], frozenset[str]]:
    """The classes of an act's verbs, and what it is done to."""
    acts: set[int] = set()
    things: set[str] = set()
    for lemma in lemmas:
        acts |= _ACT.get(lemma, frozenset())
        if lemma not in _MINOR and (lemma not in _ACT or lemma in _THING):
            things.add(_THING.get(lemma, lemma))
    return frozenset(acts), frozenset(things)


def _same_act(acts: frozenset[int], things: frozenset[str], known: _Commitment) -> bool:
    if bool(acts) != bool(known.acts) or (acts and not acts & known.acts):
        return False
    shared = things & known.things
    # without a class for the verb, two words must speak for it
    return len(shared) >= (1 if acts else 2) or (bool(acts) and things == known.things)


def _entries(book: Sequence[_Commitment], analyses: Sequence[Analysis]) -> tuple[LedgerEntry, ...]:
    dated = {(a.id, t.span): t.value for a in analyses for t in a.times}
    out = []
    for entry in book:
        deadlines = Counter(
            value
            for article, pledge in entry.pledges
            if pledge.when and (value := dated.get((article, pledge.when), pledge.deadline))
        )
        # a deadline with its year before one without, the commonest of those
        deadline = min(deadlines, key=lambda d: ("X" in d, -deadlines[d], -len(d), d), default=None)
        out.append(LedgerEntry(entry.party, entry.shown, deadline, tuple(entry.pledges), tuple(entry.claims)))
    return tuple(sorted(out, key=_rank))


def _rank(entry: LedgerEntry) -> tuple[bool, int, str, str]:
    evidence = len(entry.claims) + len(entry.pledges)
    return (entry.commitment is None, -evidence, entry.party or "", entry.commitment or "")
