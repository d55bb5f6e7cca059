"""Whether a named person is a woman or a man, as far as an article shows it.

What decides, the surest first: a title ("Ms", "congressman"), a word for her or him beside the name ("the actress",
"his wife"), pronouns that the article itself ties to the name ("Holm said she", "Holm and her lawyer", "Holm defended
herself"), and last a first name that only one of the two bears. What contradicts itself decides nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Token

from rashomon.extract.firstnames import first_name_female
from rashomon.model import Name
from rashomon.text.nlp import Passage
from rashomon.text.titles import FEMALE, MALE, is_title

__all__ = ["PRONOUNS", "Genders"]

#: Third person pronouns of a person; whether a woman's.
PRONOUNS = {
    "he": False,
    "him": False,
    "his": False,
    "himself": False,
    "she": True,
    "her": True,
    "hers": True,
    "herself": True,
}
#: Weights of evidence: a pronoun can be another's, so that it takes two of them to outweigh a first name's silence.
_TITLE, _WORD, _REFLEXIVE, _PRONOUN = 100, 30, 30, 2
#: A first name outweighs one pronoun that is another's, not two.
_NAME = 6
_ENOUGH = 4
#: The lesser side's share of what decides; above it the evidence contradicts itself.
_CLEAR = 0.25
#: Pronouns count while nobody else is named in a sentence; looked at in this many tokens after the name.
_AFTER = 40
#: Titles that only a woman or only a man is given.
_COURTESY = frozenset(
    {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "madam", "king", "queen", "prince"}
) | {
    "princess",
    "pope",
    "congressman",
    "congresswoman",
    "chairwoman",
    "duke",
    "duchess",
    "baroness",
    "sheikh",
    "imam",
    "mullah",
    "sultan",
    "emir",
}


class Genders:
    """What an article shows of the people it names."""

    def __init__(
        self,
        passages: Sequence[Passage],
        names_in: Callable[[Passage], Sequence[Name]],
        hidden: Callable[[Passage, Token], bool],
    ) -> None:
        """Weigh the evidence for all persons.

        Args:
            passages: The article's passages.
            names_in: The names in one of them, in order.
            hidden: Whether a token stands in quotation marks, where pronouns are the speaker's.
        """
        self._votes: dict[str, Counter[bool]] = defaultdict(Counter)
        for passage in passages:
            persons = [n for n in names_in(passage) if n.label == "PERSON"]
            heads: list[tuple[Name, Token]] = []
            for name in persons:
                tokens = passage.tokens(name.span)
                if tokens is not None and len(tokens):
                    heads.append((name, tokens.root))
                    self._beside(name, tokens.root, tokens[0])
            self._by_pronouns(passage, heads, hidden)

    def of(self, entity: str) -> bool | None:
        """Whether a person is a woman; ``None`` if the article does not show it."""
        votes = self._votes.get(entity)
        by_name = first_name_female(entity)
        if votes is not None and by_name is not None:
            votes = votes + Counter({by_name: _NAME})
        if votes is not None and votes.total() >= _ENOUGH:
            if min(votes[True], votes[False]) <= _CLEAR * votes.total():
                return votes[True] > votes[False]
            return None
        return by_name

    def _beside(self, name: Name, root: Token, first: Token) -> None:
        """Titles before a name and words for its bearer beside it."""
        before = first.doc[max(0, first.i - 3) : first.i]
        for token in reversed(before):
            word = token.lower_.rstrip(".")
            if not (is_title(word) or word in FEMALE | MALE):
                break
            if token.dep_ == "poss" or _couple(token):
                break
            self._word(name, word, _TITLE if word in _COURTESY else _WORD)
        for token in _descriptions(root):
            self._word(name, token.lemma_.lower(), _WORD)

    def _word(self, name: Name, word: str, weight: int) -> None:
        if word in FEMALE:
            self._votes[name.entity][True] += weight
        elif word in MALE:
            self._votes[name.entity][False] += weight

    def _by_pronouns(
        self, passage: Passage, heads: Sequence[tuple[Name, Token]], hidden: Callable[[Passage, Token], bool]
    ) -> None:
        """Pronouns after a subject in a sentence that names nobody else before them."""
        sentence_of = _sentences(passage)
        per_sentence: Counter[int] = Counter(sentence_of[h.i] for _, h in heads)
        starts = {number: start for start, number in _firsts(sentence_of)}
        for name, head in heads:
            number = sentence_of[head.i]
            if hidden(passage, head) or head.dep_ not in ("nsubj", "nsubjpass"):
                continue
            alone = per_sentence[number] == 1
            for token in passage.doc[head.i + 1 : head.i + _AFTER]:
                if sentence_of[token.i] != number:
                    break
                female = PRONOUNS.get(token.lower_)
                if female is None or hidden(passage, token):
                    continue
                if token.lower_.endswith("self") and token.head.i == head.head.i:
                    self._votes[name.entity][female] += _REFLEXIVE
                elif alone:
                    self._votes[name.entity][female] += _PRONOUN
                break
            after = starts.get(number + 1)
            if alone and after is not None and passage.doc[after].lower_ in ("he", "she") and head.head.dep_ == "ROOT":
                self._votes[name.entity][passage.doc[after].lower_ == "she"] += _PRONOUN


def _descriptions(root: Token) -> Iterator[Token]:
    """Heads of what stands in apposition to a name or is said of it: "the actress", "is a widow"."""
    if root.dep_ == "appos" and root.head.pos_ in ("NOUN", "PROPN"):
        yield root.head
    for child in root.children:
        if child.dep_ == "appos":
            yield child
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (c for c in root.head.children if c.dep_ == "attr" and c.i > root.i)


def _couple(title: Token) -> bool:
    """Whether a title is one of two before a shared name ("Mr. and Mrs. Holm")."""
    return title.i >= 1 and title.nbor(-1).lower_ in ("and", "&")


def _sentences(passage: Passage) -> list[int]:
    """The number of each token's sentence."""
    out, number = [], -1
    for token in passage.doc:
        number += bool(token.is_sent_start) or number < 0
        out.append(number)
    return out


def _firsts(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    before = -1
    for index, number in enumerate(numbers):
        if number != before:
            yield index, number
        before = number
