"""Places where somebody is said to say something, as the search for speakers takes them.

Whatever finds attributions (the parse, a trained tagger) hands over spans alone; the words of the source and the cue
are looked up here, so that nothing else of how they were found matters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from rashomon.spans import Span
from rashomon.text.nlp import Passage, passage_at

__all__ = ["Located", "Locator", "SourceMention", "quoted_offsets"]

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
#: Where an adjective stands for a noun ("the 62-year-old said").
_PLACES_OF_NOUNS = ("nsubj", "nsubjpass", "pobj", "dobj", "dative")
#: Words that depend on the noun they stand before, so that they are not the head of a phrase.
_DEPENDENT = ("compound", "amod", "nmod", "det", "nummod", "poss", "case", "punct", "advmod")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Marks that may cling to a source and are no part of it.
_EDGE = " \t\r\n\"“”«»‘'`,;:()[]{}<>|•·*_–—-"
#: What is left of a time before a caption ("0:40 Ann Lee …").
_CLOCK = re.compile(r"\d\d\s+(?=\w)")
#: What sets the words after it apart from a source: page furniture, another line, an aside between dashes.
_APART = re.compile(r"\s[-–—]{1,3}\s|\s*[|•·\n]\s*")


@dataclass(frozen=True, slots=True)
class SourceMention:
    """One attribution as far as it is needed to tell who speaks.

    Attributes:
        source: Where the source stands, in pieces; empty if none does.
        cue: The cue, in pieces; empty for a bare quotation.
        content: What is said, in order, at least one piece.
        quoted: Whether words of the content stand in quotation marks.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("somebody says nothing: a content is needed")


@dataclass(frozen=True, slots=True)
class Located:
    """A mention with its place in the parse.

    Attributes:
        mention: The mention.
        paragraph: Number of the paragraph that its content starts in.
        passage: Where the source stands; the cue or the content where there is none.
        phrase: The piece of the source that names it, without marks and asides; ``None`` if there is none.
        head: Head of that phrase; ``None`` if there is none or it lies in no passage.
        word: The cue's main word; ``None`` likewise.
    """

    mention: SourceMention
    paragraph: int
    passage: Passage
    phrase: Span | None
    head: Token | None
    word: Token | None

    @property
    def start(self) -> int:
        """Where its content starts."""
        return self.mention.content[0].start

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return max(s.end for s in (*self.mention.content, *self.mention.cue, *self.mention.source))

    @property
    def place(self) -> int:
        """Where its source stands; its content if it has none."""
        return self.mention.source[0].start if self.mention.source else self.start


class Locator:
    """Finds the tokens and paragraphs under spans of an article."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        """Note where passages and paragraphs (their parts between blank lines) start; passages in order."""
        self._text = text
        self._passages = passages
        self._paragraphs: list[int] = []
        for passage in passages:
            self._paragraphs += (paragraph.start for paragraph in passage.paragraphs(text))

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph that an offset is in."""
        return max(0, bisect_right(self._paragraphs, offset) - 1)

    def locate(self, mention: SourceMention) -> Located:
        """Look up a mention's words; there must be a passage."""
        paragraph = self.paragraph(mention.content[0].start)
        passage = passage_at(self._passages, next(iter((*mention.source, *mention.cue, *mention.content))).start)
        word = next((t.root for t in self._tokens(passage, mention.cue)), None)
        pieces = [(p, _head(t)) for p, t in self._pieces(passage, mention.source)]
        phrase, head = _naming(pieces, mention.cue, word, passage.start) if pieces else (None, None)
        return Located(mention, paragraph, passage, phrase, head, word)

    def _pieces(self, passage: Passage, source: Iterable[Span]) -> Iterator[tuple[Span, TokenSpan]]:
        """The pieces of a source that lie in a passage, without what clings to them."""
        for span in source:
            plain = _plain(self._text, span)
            for tokens in self._tokens(passage, (plain,) if plain else ()):
                yield plain or span, tokens

    @staticmethod
    def _tokens(passage: Passage, spans: Iterable[Span]) -> Iterator[TokenSpan]:
        """The tokens under those spans that lie in a passage."""
        for span in spans:
            if passage.start <= span.start < passage.end:
                tokens = passage.tokens(span)
                if tokens is not None and len(tokens):
                    yield tokens


def _plain(text: str, span: Span) -> Span | None:
    """A source without marks at its edges and without what another mark sets apart; ``None`` if nothing is left."""
    inner = span.stripped(text, _EDGE)
    if inner is None:
        return None
    clock = _CLOCK.match(text, inner.start, inner.end) if text[inner.start - 1 : inner.start] == ":" else None
    inner = Span(clock.end(), inner.end) if clock is not None else inner
    apart = _APART.search(text, inner.start, inner.end)
    return Span(inner.start, apart.start()).stripped(text, _EDGE) if apart is not None else inner


def _naming(
    pieces: Sequence[tuple[Span, Token]], cue: Sequence[Span], word: Token | None, start: int
) -> tuple[Span, Token]:
    """The piece of a source that says who it is: a name before a description, then the nearest to the cue."""
    if len(pieces) == 1:
        return pieces[0]
    pronouns = [p for p in pieces if p[1].pos_ == "PRON" and p[1].lower_ not in _RELATIVE]
    nominal = [p for p in pieces if p[1].pos_ in _NOMINAL and p[1].lower_ not in _RELATIVE]
    named = [p for p in nominal if p[1].pos_ == "PROPN"]
    kept = pronouns or named or nominal or list(pieces)
    at = cue[0].start if cue else start + pieces[0][1].idx

    def far(piece: tuple[Span, Token]) -> tuple[bool, int]:
        own = word is not None and piece[1].dep_ in _SUBJECTS and piece[1].head.i == word.i
        return not own, min(abs(piece[0].start - at), abs(piece[0].end - at))

    return min(kept, key=far)


def _head(tokens: TokenSpan) -> Token:
    """The noun or pronoun on which the rest of a source hangs; its first, where the parse made another phrase of it."""
    root = tokens.root
    if root.ent_type_ in ("DATE", "TIME"):  # "a report in the Post that year"
        others = (t for t in tokens if t.ent_type_ not in ("DATE", "TIME") and t.dep_ not in _DEPENDENT)
        root = next((t for t in others if t.pos_ in _NOMINAL), root)
    if root.pos_ in _NOMINAL or (root.pos_ == "ADJ" and root.dep_ in _PLACES_OF_NOUNS):
        return root
    nominal = [t for t in tokens if t.pos_ in _NOMINAL]
    return next((t for t in nominal if t.dep_ not in _DEPENDENT), nominal[0] if nominal else root)


def quoted_offsets(doc: Doc, start: int, spans: Sequence[Span]) -> list[bool]:
    """For each token of a passage, whether it stands in one of the spans (in order, apart)."""
    out, at = [], 0
    for token in doc:
        offset = start + token.idx
        while at < len(spans) and spans[at].end <= offset:
            at += 1
        out.append(at < len(spans) and spans[at].start <= offset)
    return out
