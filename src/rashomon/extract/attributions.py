"""Who said what in one article: source, cue and content, and whom the source stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.extract.discourse import Discourse
from rashomon.extract.quotations import Quotation, quotations
from rashomon.extract.sources import SourceMention
from rashomon.extract.speakers import Speaker
from rashomon.extract.speech import Draft, drafts, introduce
from rashomon.model import Attribution, AttributionKind, BlockKind, Name
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["attributions"]


def attributions(parsed: Parsed, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """Find what is attributed in an article, in the order of the text.

    Headlines are left out: they are an editor's summary, whose quotation marks hold paraphrase as often as speech. A
    quotation that nobody is said to have said (a nickname, a title of a work, a doubted word) is no attribution.

    Args:
        parsed: The article.
        names: Its names.
    """
    text = parsed.article.text
    passages = [p for p in parsed.passages if p.kind is not BlockKind.HEADLINE]
    paragraphs: list[Span] = []
    firsts: list[int] = []
    for passage in passages:
        firsts.append(len(paragraphs))
        paragraphs += _paragraphs(passage)
    quoted = quotations(text, paragraphs, parsed.sentences)
    firsts.append(len(paragraphs))
    found: list[Draft] = []
    for index, passage in enumerate(passages):
        first, end = firsts[index], firsts[index + 1]
        low = bisect_left(quoted, first, key=lambda q: q.paragraph)
        high = bisect_left(quoted, end, key=lambda q: q.paragraph)
        found += drafts(text, passage, quoted[low:high], paragraphs[first:end], first)
    found = _joined(text, passages, found, quoted)
    speakers = Discourse(parsed, passages, names, [q.span for q in quoted]).resolve([_mention(d) for d in found])
    made = (_attribution(text, draft, *said) for draft, said in zip(found, speakers, strict=True))
    return tuple(sorted(made, key=lambda a: (a.content, a.cue)))


def _joined(text: str, passages: Sequence[Passage], found: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """Put quotations together that run over several paragraphs, and give those after "She wrote:" their source."""
    left_open = {q.paragraph for q in quoted if not q.closed}
    by_paragraph: dict[int, Draft] = {}
    order = {p.start: i for i, p in enumerate(passages)}
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
                introduce(text, passages[at - 1], draft)
        if draft.quotes:
            by_paragraph[draft.paragraph] = draft
        out.append(draft)
    return out


def _paragraphs(passage: Passage) -> Iterator[Span]:
    """The paragraphs of a passage: its parts between blank lines."""
    start = passage.start
    for piece in passage.doc.text.split("\n\n"):
        if piece.strip():
            yield Span(start, start + len(piece))
        start += len(piece) + 2


def _mention(draft: Draft) -> SourceMention:
    source = (draft.source_span,) if draft.source_span else ()
    return SourceMention(source, draft.cue, tuple(draft.content), bool(draft.quotes))


def _attribution(text: str, draft: Draft, speaker: Speaker, via: str | None) -> Attribution:
    return Attribution(
        (draft.source_span,) if draft.source_span else (),
        draft.cue,
        tuple(draft.content),
        _kind(text, draft.content, draft.quotes),
        speaker.name,
        speaker.voice,
        speaker.basis,
        tuple(q.words for q in draft.quotes),
        via,
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
