"""Who said what in one article: source, cue and content, and whom the source stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.extract.combined import Reading, combined
from rashomon.extract.cues import speech_act
from rashomon.extract.discourse import Discourse
from rashomon.extract.page import Page, page_of
from rashomon.extract.quotations import Quotation, quotations
from rashomon.extract.quoteblocks import block_quotations
from rashomon.extract.quotekinds import QuoteKind, kind_of
from rashomon.extract.quoteturns import turns
from rashomon.extract.sources import SourceMention
from rashomon.extract.speakers import Speaker
from rashomon.extract.speech import Draft, drafts, introduce
from rashomon.extract.tagger import tagged
from rashomon.model import Attribution, AttributionKind, BlockKind, Name, SpeechAct
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage, passage_at

__all__ = ["attributions"]


def attributions(parsed: Parsed, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """Find what is attributed in an article, in the order of the text.

    Of headlines only what they tell in indirect speech is read: their quotation marks hold paraphrase as often as
    speech. A quotation that nobody is said to have said (a nickname, a title of a work, a doubted word) is no
    attribution.

    Args:
        parsed: The article.
        names: Its names.

    Raises:
        ModelError: If a file of the tagger is not the pinned one.
    """
    text = parsed.article.text
    told = [p for p in parsed.passages if p.kind is not BlockKind.CAPTION]
    passages = [p for p in parsed.passages if p.kind is not BlockKind.HEADLINE]
    paragraphs = [span for passage in passages for span in passage.paragraphs(text)]
    quoted = _quotations(parsed, paragraphs)
    pages = _pages(text, passages, paragraphs, quoted)
    shown = _joined(text, pages, [d for page in pages for d in drafts(page)], quoted)
    lines = [t for t in turns(text, paragraphs) if t.named]

    def spoken(quotation: Quotation, attributed: bool) -> bool:
        page = pages[bisect_right(pages, quotation.paragraph, key=lambda p: p.first_paragraph) - 1]
        return kind_of(page, quotation, names, attributed=attributed) is QuoteKind.SPEECH

    found = combined(tagged(text, told, quoted, parsed.sentences), shown, lines, quoted, spoken)
    discourse = Discourse(parsed, parsed.passages, names, [q.span for q in quoted])
    speakers = discourse.resolve([_mention(r) for r in found])
    made = (_attribution(text, r, *said, _act(parsed.passages, r)) for r, said in zip(found, speakers, strict=True))
    return tuple(sorted(made, key=lambda a: (a.content, a.cue)))


def _quotations(parsed: Parsed, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """What stands in quotation marks, and paragraphs that are quoted whole without them."""
    text = parsed.article.text
    found = quotations(text, paragraphs, parsed.sentences)
    marked = {q.paragraph for q in found}
    blocks = block_quotations(text, paragraphs, [i not in marked for i in range(len(paragraphs))])
    whole = (Quotation(span, span, index, opened=False, closed=False) for span, index in blocks)
    return tuple(sorted((*found, *whole)))


def _pages(
    text: str, passages: Sequence[Passage], paragraphs: Sequence[Span], quoted: Sequence[Quotation]
) -> list[Page]:
    out, first = [], 0
    for passage in passages:
        end = bisect_left(paragraphs, passage.end, lo=first, key=lambda p: p.start)
        low = bisect_left(quoted, first, key=lambda q: q.paragraph)
        high = bisect_left(quoted, end, key=lambda q: q.paragraph)
        out.append(page_of(text, passage, quoted[low:high], paragraphs[first:end], first))
        first = end
    return out


def _joined(text: str, pages: Sequence[Page], found: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """Put quotations together that run over several paragraphs, and give those after "She wrote:" their source."""
    left_open = {q.paragraph for q in quoted if not q.closed}
    by_paragraph: dict[int, Draft] = {}
    order = {page.passage.start: i for i, page in enumerate(pages)}
    out: list[Draft] = []
    for draft in found:
        if draft.form == "bare":
            before = by_paragraph.get(draft.paragraph - 1)
            if before is not None and draft.paragraph - 1 in left_open and before.quotes:
                before.content += draft.content
                before.quotes += draft.quotes
                by_paragraph[draft.paragraph] = before
                continue
            at = order[draft.passage.start]
            if at and draft.start <= draft.passage.start + 1:
                introduce(text, pages[at - 1].passage, draft)
        if draft.quotes:
            by_paragraph[draft.paragraph] = draft
        out.append(draft)
    return out


def _mention(reading: Reading) -> SourceMention:
    return SourceMention(reading.source, reading.cue, tuple(reading.content), bool(reading.quotes))


def _act(passages: Sequence[Passage], reading: Reading) -> SpeechAct | None:
    """What a source does, by the words of its cue."""
    words: list[Token] = []
    for span in reading.cue:
        words += passage_at(passages, span.start).tokens(span) or ()
    return speech_act(words, bool(reading.quotes))


def _attribution(text: str, reading: Reading, speaker: Speaker, via: str | None, act: SpeechAct | None) -> Attribution:
    return Attribution(
        reading.source,
        reading.cue,
        tuple(reading.content),
        _kind(text, reading.content, reading.quotes),
        speaker.name,
        speaker.voice,
        speaker.basis,
        tuple(q.words for q in reading.quotes),
        via,
        act,
        reading.nested,
    )


def _kind(text: str, content: Sequence[Span], quotes: Sequence[Quotation]) -> AttributionKind:
    if not quotes:
        return AttributionKind.INDIRECT
    outside: list[str] = []
    following = 0
    for piece in content:
        at = piece.start
        while following < len(quotes) and quotes[following].span.start < piece.end:
            outside.append(text[at : max(at, quotes[following].span.start)])
            at = max(at, quotes[following].span.end)
            following += 1
        outside.append(text[at : piece.end])
    words = "".join(c if c.isalnum() else " " for c in " ".join(outside)).lower().split()
    return AttributionKind.MIXED if set(words) - {"that"} else AttributionKind.DIRECT
