"""In whose voice a word of an article stands, and whether marks or words beside it keep the outlet away from it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.page import page_of
from rashomon.extract.quotations import Quotation, quotations
from rashomon.extract.quotekinds import QuoteKind, kind_of
from rashomon.model import Attribution, BlockKind, LabelVoice, Name
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["SCARE", "Standing", "Voices"]

#: What a label's distance says of marks around it with nobody shown to use the words.
SCARE = "scare quotes"


@dataclass(frozen=True, slots=True)
class Standing:
    """In whose voice words stand.

    Attributes:
        voice: Who speaks.
        speaker: In whose words, where that is somebody else and certain.
        doubted: Whether the outlet itself has set the words between marks.
    """

    voice: LabelVoice
    speaker: str | None = None
    doubted: bool = False


class Voices:
    """The quotations and attributions of an article, asked for single words.

    Args:
        parsed: The article.
        names: Its names.
        found: What it attributes.
    """

    def __init__(self, parsed: Parsed, names: Sequence[Name], found: Sequence[Attribution]) -> None:
        self._speech: list[tuple[Span, str | None]] = []
        self._doubted: list[Span] = []
        self._said = sorted(((run, a.speaker) for a in found for run in a.quotes), key=lambda pair: pair[0])
        self._told = _Intervals([(piece, a) for a in found for piece in a.content])
        text = parsed.article.text
        paragraphs = [span for passage in parsed.passages for span in passage.paragraphs(text)]
        quoted = quotations(text, paragraphs, parsed.sentences)
        first = 0
        for passage in parsed.passages:
            end = bisect_left(paragraphs, passage.end, lo=first, key=lambda p: p.start)
            low = bisect_left(quoted, first, key=lambda q: q.paragraph)
            high = bisect_left(quoted, end, key=lambda q: q.paragraph)
            if low < high:
                page = page_of(text, passage, quoted[low:high], paragraphs[first:end], first)
                for one in quoted[low:high]:
                    told = self._told.at(one.words.start) is not None
                    # a headline's marks hold somebody's words, or a paraphrase of them
                    scare = passage.kind is not BlockKind.HEADLINE and self._speaker(one)[0] is None
                    if scare and kind_of(page, one, names, attributed=told) is not QuoteKind.SPEECH:
                        self._doubted.append(one.span)
                    else:
                        self._speech.append((one.span, self._speaker(one)[1]))
            first = end

    def _speaker(self, quotation: Quotation) -> tuple[Span | None, str | None]:
        """The quoted run of an attribution that a quotation holds, and who says it."""
        at = bisect_left(self._said, quotation.span.start, key=lambda pair: pair[0].start)
        if at < len(self._said) and self._said[at][0].start < quotation.span.end:
            return self._said[at]
        return None, None

    def of(self, passage: Passage, token: Token) -> Standing:
        """In whose voice a word stands.

        Whom an outlet says that others accuse, warn or ask it names itself: the object of the cue is its own word. So
        is what it tells of thoughts, wishes and decisions, which nobody has put in words.
        """
        start = passage.start + token.idx
        at = bisect_right(self._speech, start, key=lambda pair: pair[0].start) - 1
        if at >= 0 and self._speech[at][0].end > start:
            speaker = self._speech[at][1]
            told = self._told.at(start) if speaker is None else None
            return Standing(LabelVoice.QUOTED, told.speaker if told else speaker)
        at = bisect_right(self._doubted, start, key=lambda span: span.start) - 1
        doubted = at >= 0 and self._doubted[at].end > start
        told = self._told.at(start)
        unspoken = told is not None and told.act is not None and not told.act.spoken
        if told is None or unspoken or _addressed(passage, token, told):
            return Standing(LabelVoice.OUTLET, None, doubted)
        return Standing(LabelVoice.ATTRIBUTED, told.speaker, doubted)


def _addressed(passage: Passage, token: Token, told: Attribution) -> bool:
    """Whether a noun is the direct object of the word that attributes what follows it."""
    if token.dep_ not in ("dobj", "dative"):
        return False
    verb = passage.start + token.head.idx
    return any(cue.start <= verb < cue.end for cue in told.cue)


class _Intervals:
    """The contents of attributions, asked for the innermost one around an offset."""

    def __init__(self, pairs: Sequence[tuple[Span, Attribution]]) -> None:
        self._edges: list[int] = []
        self._inner: list[Attribution | None] = []
        ordered = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        for offset, innermost in _sweep(ordered):
            self._edges.append(offset)
            self._inner.append(innermost)

    def at(self, offset: int) -> Attribution | None:
        """The innermost attribution whose content an offset is in; ``None`` if none."""
        index = bisect_right(self._edges, offset) - 1
        return self._inner[index] if index >= 0 else None


def _sweep(ordered: Sequence[tuple[Span, Attribution]]) -> Iterator[tuple[int, Attribution | None]]:
    """From where on which content is the innermost one."""
    around: list[tuple[Span, Attribution]] = []
    reached = 0
    for span, attribution in ordered:
        while around and around[-1][0].end <= span.start:
            reached = max(reached, around.pop()[0].end)
            yield reached, around[-1][1] if around else None
        around.append((span, attribution))
        reached = max(reached, span.start)
        yield reached, attribution
    while around:
        reached = max(reached, around.pop()[0].end)
        yield reached, around[-1][1] if around else None
