"""One act of one sentence: its triggers and the words that belong to it and not to another act beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import SPEECH, ancestors
from rashomon.extract.triggers import APART, Trigger
from rashomon.text.nlp import Passage

__all__ = ["LIGHT", "RESPONSIBLE", "Scene"]

#: Verbs that only carry a noun that tells the act: "carried out an attack", "an explosion rocked the town".
LIGHT = frozenset(
    {
        "carry",
        "launch",
        "conduct",
        "stage",
        "stag",
        "take",
        "occur",
        "happen",
        "be",
        "see",
        "witness",
        "hold",
        "mount",
        "rock",
    }
    | {
        "shake",
        "leave",
        "commit",
        "perpetrate",
        "erupt",
        "break",
        "follow",
        "hit",
        "strike",
        "come",
        "suffer",
        "target",
    }
    | {"begin", "start", "continue", "cause", "face", "report", "plan", "plot", "prepare", "foil", "thwart", "prevent"}
)
#: What is done with responsibility.
RESPONSIBLE = frozenset({"claim", "take", "admit", "assume", "accept"})
_BULLET = re.compile(r"(?:^|\n)[ \t]*(?:[•·*‣▪◦–-]|\d{1,2}[.)])[ \t]*$")
_BULLET_INSIDE = re.compile(r"[ \t]*[•·*‣▪◦–-][ \t]*")
#: Characters before a sentence in which a bullet is looked for.
_BEFORE = 20


class Scene:
    """One act of one sentence.

    Args:
        text: The article's text.
        passage: Where the sentence stands.
        sentence: The sentence.
        triggers: The words that tell this act, the highest in the tree first.
        owners: For each trigger of the sentence (by token) the number of the act it tells.
        number: This act's number.
        alone: Whether it is the only act of its sentence.
    """

    def __init__(
        self,
        text: str,
        passage: Passage,
        sentence: TokenSpan,
        triggers: Sequence[Trigger],
        owners: Mapping[int, int],
        number: int,
        *,
        alone: bool = False,
    ) -> None:
        self.passage = passage
        self.sentence = sentence
        self.triggers = tuple(triggers)
        self.top = triggers[0].token
        self.alone = alone
        self._number = number
        self.hosts = self._carriers()
        self._owners = {h.i: number for h in self.hosts} | dict(owners)
        self.tokens = tuple(t for t in sentence if self.owns(t))
        self.bullet = self._listed(text)

    def owns(self, token: Token) -> bool:
        """Whether a word belongs to this act: the nearest trigger or light verb above it is this act's."""
        if token.i in self._owners:
            return self._owners[token.i] == self._number
        for head in ancestors(token):
            if head.i in self._owners:
                return self._owners[head.i] == self._number
            if head.dep_ == "prep" and head.lower_ in APART and not self._reached(head):
                return False  # "a protest over a killing in …"
            finite = head.tag_ in ("VBD", "VBZ", "VBP") or head.dep_ in ("relcl", "ccomp", "ROOT")
            if head.pos_ in ("VERB", "AUX") and finite:
                return False
        return False

    def _reached(self, prep: Token) -> bool:
        """Whether "to" says where an act went: "sent tents to the town", "fell on to a school"."""
        return prep.lower_ == "to" and prep.head.pos_ == "VERB" and self._owners.get(prep.head.i) == self._number

    def fronted(self, token: Token) -> bool:
        """Whether a word opens the sentence for all its acts: "On Monday, a bomb … and a rocket …"."""
        verb = next((h for h in ancestors(token) if h.pos_ in ("VERB", "AUX")), None)
        node = self.top
        while verb is not None and node.dep_ == "conj" and node.head.pos_ == "VERB":
            node = node.head
            if node == verb:
                subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
                return token.i < min([verb.i, *subjects])
        return False

    def beside(self, token: Token) -> bool:
        """Whether a word that the parse hangs elsewhere can only be of this act, the one act of its sentence.

        What stands with a verb of saying or with who says it is not, nor what dates or places somebody's past ("who had
        left prison in May").
        """
        if not self.alone:
            return False
        above = self._clause()
        for head in ancestors(token):
            if head.lemma_.lower() in SPEECH and head.pos_ in ("VERB", "AUX"):
                return False
            if head.dep_ in ("relcl", "acl") or (head.dep_ == "prep" and head.lower_ in APART):
                return False
            if head.pos_ in ("VERB", "AUX"):
                return head.i in above
        return True

    def _clause(self) -> set[int]:
        """The act and what governs it in its own clause, up to a relative clause or another sentence."""
        out = {self.top.i}
        node = self.top
        for head in ancestors(node):
            if node.dep_ in ("relcl", "acl", "ccomp") or (node.dep_ == "prep" and node.lower_ in APART | {"after"}):
                break
            out.add(head.i)
            node = head
        return out

    def _carriers(self) -> tuple[Token, ...]:
        """The light verb that carries the noun of the act, and the nouns between them."""
        if self.top.pos_ not in ("NOUN", "PROPN"):
            return ()
        out: list[Token] = []
        node = self.top
        for head in ancestors(node):
            light = head.pos_ in ("VERB", "AUX") and head.lemma_.lower() in LIGHT
            claimed = head.lemma_.lower() in RESPONSIBLE and node.lemma_.lower() == "responsibility"
            if light or (claimed and head.pos_ == "VERB"):
                return (*out, head)
            if head.pos_ not in ("NOUN", "ADP") or node.dep_ not in ("pobj", "prep", "dobj", "conj"):
                break
            out.append(head)
            node = head
        return tuple(n for n in out if n.pos_ == "NOUN")

    def _listed(self, text: str) -> bool:
        """Whether the sentence opens an item of a list."""
        start = self.passage.span(self.sentence).start
        inside = _BULLET_INSIDE.match(self.sentence.text)
        return bool(_BULLET.search(text[max(0, start - _BEFORE) : start + (inside.end() if inside else 0)]))
