"""Claims of compliance: who says that whom kept or broke which commitment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import LONGEST, agent, ancestors, is_passive, subject, teller
from rashomon.extract.agreements import Agreements
from rashomon.extract.bonds import CHARGES, Held
from rashomon.extract.conditions import Times
from rashomon.extract.keeping import held
from rashomon.extract.sides import Sides
from rashomon.extract.undertakings import in_quotes, lemmas_of, words_of
from rashomon.model import Attribution, Compliance, ComplianceClaim, Name, Party, TimeReference
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["compliance_claims"]

_ASIDE = frozenset({"while", "though", "although", "as", "whereas", "because", "since", "after", "before"})
_DENIES = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute", "rebuff", "brush"})
#: Steps up the parse from a claim to the noun of saying that it is the content of.
_STEPS = 4
#: Nouns by which somebody says something of somebody ("accusations by the envoy that the guards broke the truce").
_SAYINGS = frozenset(
    {
        "accusation",
        "allegation",
        "assertion",
        "charge",
        "claim",
        "complaint",
        "denial",
        "insistence",
        "report",
        "statement",
    }
    | {"conclusion", "finding", "warning", "suggestion", "belief", "view"}
)


def compliance_claims(
    parsed: Parsed,
    names: Sequence[Name],
    times: Sequence[TimeReference],
    attributions: Sequence[Attribution] = (),
) -> tuple[ComplianceClaim, ...]:
    """Who is said, and by whom, to have kept or broken a commitment, in the order of the text.

    Args:
        parsed: The article.
        names: Its names.
        times: Its time references.
        attributions: Who says what in it, for claims inside quotations that go on over several sentences.
    """
    reader = _Reader(parsed, times, Sides(parsed, names, attributions))
    out = []
    for passage in parsed.body:
        for token in (t for s in passage.doc.sents if len(s) <= LONGEST for t in s):
            seen = held(token) if token.pos_ in ("VERB", "ADJ", "NOUN") else None
            found = reader.claim(passage, seen) if seen is not None else None
            if found and found not in out:
                out.append(found)
    return tuple(sorted(out, key=lambda c: (c.span, c.status, c.commitments)))


class _Reader:
    def __init__(self, parsed: Parsed, times: Sequence[TimeReference], sides: Sides) -> None:
        self._sides = sides
        self._agreements = Agreements(parsed)
        self._times = Times(times)

    def claim(self, passage: Passage, seen: Held) -> ComplianceClaim | None:
        """The claim that a clause makes; ``None`` if nobody knows of whom, or of what."""
        if (denier := _denied(seen.word)) is not None:
            return self._denial(passage, seen, denier)
        agreement = self._agreement(passage, seen)
        party = self._sides.able(passage, seen.party)
        if party is None or _is_any(seen) or (agreement is None and not seen.acts and not _is_own(seen.bond)):
            return None
        claimant = self._claimant(passage, seen)
        charged = seen.word.dep_ == "advcl" and seen.word.head.lemma_.lower() in CHARGES
        somebodys = (
            charged or seen.status is Compliance.AFFIRMED or in_quotes(seen.word) or _said_in(seen.word) is not None
        )
        if claimant is None and somebodys:
            return None  # that somebody stands by its word is news only as somebody's; a quotation is somebody's
        words = [_positive(a) for a in seen.acts]
        near = self._times.within(passage.span(seen.word.sent))
        return ComplianceClaim(
            passage.span(seen.word.sent),
            claimant,
            party,
            seen.status,
            tuple(passage.span(w) for w in words),
            tuple(lemmas_of(w, passage, near) for w in words),
            agreement,
        )

    def _agreement(self, passage: Passage, seen: Held) -> Span | None:
        inside = [t for act in seen.acts for t in act.subtree]
        return self._agreements.near(passage, seen.bond, back=True, beside=inside)

    def _denial(self, passage: Passage, seen: Held, denier: Token) -> ComplianceClaim | None:
        """Reads the likes of "rejected claims that it had broken the contract": whoever does holds it kept."""
        party, claimant = self._sides.able(passage, seen.party), self._sides.able(passage, denier)
        if party is None or claimant is None or seen.status not in (Compliance.BREACHED, Compliance.NOT_MET):
            return None
        agreement = self._agreement(passage, seen)
        return ComplianceClaim(passage.span(seen.word.sent), claimant, party, Compliance.MET, agreement=agreement)

    def _claimant(self, passage: Passage, seen: Held) -> Party | None:
        """Who holds it: who says so, accuses, denies, or stands after "according to"."""
        if seen.claimant is not None or seen.alone:
            return self._sides.party(passage, seen.claimant)
        if _said_in(seen.word) is not None:  # not the outlet's, and not who only speaks of the accusation
            return self._sides.party(passage, _named_beside(seen.word))
        aside = any(c.dep_ == "mark" and c.lower_ in _ASIDE for c in seen.word.children)
        if aside and seen.word.dep_ == "advcl":
            return None
        beside = None if teller(seen.word) else self._sides.party(passage, _named_beside(seen.word))
        return beside or self._sides.speaker(passage, seen.word)


def _said_in(word: Token) -> Token | None:
    """The noun of saying whose content a clause is: "claims that it broke the deal"."""
    for _, (node, head) in zip(range(_STEPS), _steps(word), strict=False):
        if head.pos_ == "NOUN" and head.lemma_.lower() in _SAYINGS and node.dep_ in ("acl", "ccomp", "relcl", "prep"):
            return head
        if node.dep_ not in ("ccomp", "xcomp", "conj", "pcomp", "prep", "acl"):
            return None
    return None


def _steps(word: Token) -> Iterator[tuple[Token, Token]]:
    node = word
    for head in ancestors(word):
        yield node, head
        node = head


def _denied(word: Token) -> Token | None:
    """Who denies what a noun of saying holds: "the firm rejected claims that"; ``None`` if nobody does."""
    noun = _said_in(word)
    if noun is None or noun.dep_ not in ("dobj", "nsubjpass") or noun.head.lemma_.lower() not in _DENIES:
        return None
    return agent(noun.head) if is_passive(noun.head) else subject(noun.head)


def _named_beside(word: Token) -> Token | None:
    """Who says it without a verb of saying: "accusations by X that", "according to X", "X's claim that"."""
    node = word
    for head in (word, *ancestors(word)):
        if head.pos_ == "NOUN" and head.lemma_.lower() in _SAYINGS and node.dep_ in ("acl", "ccomp", "relcl", "prep"):
            whose = next((c for c in head.children if c.dep_ == "poss"), None)
            preps = (c for c in head.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from", "of"))
            return whose or next((c for p in preps for c in p.children if c.dep_ == "pobj" and c != node), None)
        for child in head.children:
            if child.lower_ == "according" and child.dep_ == "prep":
                return next((c for p in child.children for c in p.children if c.dep_ == "pobj"), None)
        charged = head.lemma_.lower() in CHARGES and head.pos_ == "VERB"
        if charged and node.dep_ == "advcl" and any(c.dep_ == "mark" for c in node.children):
            return None  # told beside the charge: "accused them of …, while it keeps its word"
        if charged:
            return agent(head) if is_passive(head) else subject(head)
        node = head
    return None


def _positive(act: Token) -> TokenSpan:
    """The words of an act; without its "not" where not doing it is what broke the commitment."""
    words = words_of(act)
    undone = act.dep_ == "pcomp" and act.head.lower_ == "by"
    return words[1:] if undone and len(words) > 1 and words[0].dep_ == "neg" else words


def _is_any(seen: Held) -> bool:
    """Whether a relative clause tells which ones are meant, of whom there may be none: "firms that break the deal"."""
    if seen.party is None or seen.word.dep_ != "relcl" or seen.word.head != seen.party or seen.party.pos_ != "NOUN":
        return False
    known = any(c.dep_ in ("det", "poss", "nummod") and c.lower_ not in ("any", "a", "an") for c in seen.party.children)
    return not known


def _is_own(noun: Token) -> bool:
    """Whether a commitment says whose it is ("its promises")."""
    return any(c.dep_ == "poss" for c in noun.children)
