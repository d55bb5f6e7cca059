"""Quotations linked with the words that attribute them: before, after, in between, or in the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.extract.clauses import Clause, clauses
from rashomon.extract.cues import CUES, QUOTING, cue_lemma
from rashomon.extract.page import Page, page_of, runs, source_span
from rashomon.extract.quotations import Quotation
from rashomon.extract.subjects import cue_tokens, subject_of
from rashomon.extract.tags import LEAD, STATEMENT, cue_after, cue_before
from rashomon.model import SpeechAct
from rashomon.spans import Span, merged_spans
from rashomon.text.nlp import Passage

__all__ = ["Draft", "drafts", "introduce"]


@dataclass(slots=True)
class Draft:
    """An attribution before its speaker is known.

    Attributes:
        passage: Where it stands.
        paragraph: Number of the paragraph it starts in.
        act: What the source does.
        cue: Spans of the cue.
        source: Head of the source; ``None`` if none stands there.
        source_span: The whole noun phrase.
        content: Spans of the content.
        quotes: The quotations in it.
        word: The cue's main word.
        form: How the content is attached; "bare" for a quotation with nothing beside it.
    """

    passage: Passage
    paragraph: int
    act: SpeechAct
    cue: tuple[Span, ...]
    source: Token | None
    source_span: Span | None
    content: list[Span]
    quotes: list[Quotation] = field(default_factory=list)
    word: Token | None = None
    form: str = ""

    @property
    def start(self) -> int:
        """Where its content starts."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        ends = [self.content[-1].end, *(s.end for s in self.cue)]
        return max([*ends, self.source_span.end] if self.source_span else ends)

    def add(self, quotation: Quotation) -> None:
        """Take one more quotation into the content."""
        span = quotation.span
        if not self.content or span.start > self.content[-1].end:
            self.content.append(span)
        else:
            self.content = merged_spans([*self.content, span])
        self.quotes.append(quotation)


def drafts(page: Page) -> list[Draft]:
    """Find what is attributed in one passage, in the order of the text."""
    out = [_from_clause(page, clause) for clause in clauses(page.doc, page.quoted)]
    out = _without_echoes(out)
    taken = {q for d in out for q in d.quotes}
    by_word = {d.word.i: d for d in out if d.word is not None}
    waiting = sorted((d for d in out if d.quotes), key=lambda d: d.start, reverse=True)
    latest: dict[int, Draft] = {}
    for quotation in page.quotations:
        while waiting and waiting[-1].start <= quotation.span.start:
            _keep_latest(latest, waiting.pop())
        if quotation not in taken:
            _link(page, quotation, out, by_word, latest)
    out = [d for d in out if d.content]
    _give_to_innermost(out)
    return sorted(out, key=lambda d: (d.start, d.end))


def _from_clause(page: Page, clause: Clause) -> Draft:
    pieces = []
    quotes: list[Quotation] = []
    for start, end in clause.content:
        inside = sorted({page.quoted[i] for i in range(start, end)} - {-1})
        span = page.span(start, end)
        if inside:
            found = [page.quotations[i] for i in inside]
            quotes += found
            span = Span(min(span.start, found[0].span.start), max(span.end, found[-1].span.end))
        pieces.append(span)
    source = source_span(page, clause.source, clause.word.i) if clause.source is not None else None
    merged = merged_spans(pieces)
    return Draft(
        page.passage,
        page.paragraph_of(merged[0].start),
        clause.act,
        runs(page, clause.cue),
        clause.source,
        source,
        merged,
        quotes,
        clause.word,
        clause.form,
    )


def _without_echoes(found: list[Draft]) -> list[Draft]:
    """Drop what stands wholly within another content of the same source ("warned against seeking …")."""
    out: list[Draft] = []
    for draft in found:
        outer = next(
            (
                d
                for d in reversed(out[-4:])
                if d.source is not None
                and draft.source is not None
                and d.source.i == draft.source.i
                and any(c.covers(draft.cue[0]) for c in d.content)
            ),
            None,
        )
        if outer is None:
            out.append(draft)
    return out


def _give_to_innermost(found: Sequence[Draft]) -> None:
    """Leave each quotation with the smallest content of speech that holds it, else with the largest of thought."""
    owner: dict[Quotation, tuple[tuple[bool, int], int]] = {}
    for number, draft in enumerate(found):
        size = sum(s.end - s.start for s in draft.content)
        rank = (False, size) if draft.act.spoken else (True, -size)
        for quotation in draft.quotes:
            owner[quotation] = min(owner.get(quotation, (rank, number)), (rank, number))
    for number, draft in enumerate(found):
        draft.quotes = [q for q in sorted(set(draft.quotes)) if owner[q][1] == number]


def _link(
    page: Page, quotation: Quotation, found: list[Draft], by_word: dict[int, Draft], latest: dict[int, Draft]
) -> None:
    """Give a quotation that no clause holds to its cue, to the draft it goes on from, or to nobody."""
    linked = cue_after(page, quotation) or cue_before(page, quotation)
    if linked is not None:
        word, source = linked
        draft = by_word.get(word.i)
        if draft is None:
            draft = by_word[word.i] = _from_tag(page, quotation, word, source)
            found.append(draft)
    else:
        before = latest.get(quotation.paragraph)
        if before is not None and _goes_on(page, before, quotation):
            draft = before
        elif _stands_alone(page, quotation):
            draft = Draft(page.passage, quotation.paragraph, SpeechAct.SAY, (), None, None, [], form="bare")
            found.append(draft)
        else:
            return
    draft.add(quotation)
    _keep_latest(latest, draft)


def _from_tag(page: Page, quotation: Quotation, word: Token, source: Token | None) -> Draft:
    cue = cue_tokens(word) if word.pos_ in ("VERB", "AUX") else (word.i,)
    act = CUES[cue_lemma(word.lemma_)].act if cue_lemma(word.lemma_) in CUES else SpeechAct.SAY
    span = source_span(page, source, word.i) if source is not None else None
    return Draft(page.passage, quotation.paragraph, act, runs(page, cue), source, span, [], word=word, form="quotation")


def _keep_latest(latest: dict[int, Draft], draft: Draft) -> None:
    """Remember which draft with quotations ends last in a paragraph."""
    known = latest.get(draft.paragraph)
    if known is None or known.end <= draft.end:
        latest[draft.paragraph] = draft


def _goes_on(page: Page, draft: Draft, quotation: Quotation) -> bool:
    """Whether nothing but the rest of the draft's sentence stands between it and a quotation."""
    ended = finite = False
    for token in page.doc[page.at(draft.end) : page.at(quotation.span.start)]:
        if ended and (token.is_alpha or token.like_num):
            return False
        ended = ended or token.text in (".", "?", "!")
        finite = finite or token.tag_ in ("VBD", "VBZ", "VBP")
    return ended or not finite


def _stands_alone(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is one or more whole sentences with nothing of the outlet's beside it."""
    words = quotation.words.of(page.text)
    if len(words.split()) < STATEMENT or words.isupper():
        return False
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    low, high = page.at(quotation.span.start), page.at(quotation.span.end)
    doc = page.doc
    before = doc[low - 1] if low > page.at(paragraph.start) else None
    while before is not None and (before.is_space or page.quoted[before.i] >= 0):
        if page.quoted[before.i] >= 0:
            before = None
            break
        before = doc[before.i - 1] if before.i > page.at(paragraph.start) else None
    after = doc[high] if high < len(doc) and doc[high].idx + page.passage.start < paragraph.end else None
    clean_before = before is None or before.text in (".", "?", "!", ":", "•", "*", "-", "–", "—")
    clean_after = after is None or after.is_space or after.text in (".", "-", "–", "—") or page.quoted[high] >= 0
    ended = words[-1] in ".?!…" or after is None or after.text == "."
    if not clean_after and words[-1] in ".?!…":
        clean_after = after is not None and after.text[:1].isupper()
    return clean_before and clean_after and (ended or not quotation.closed)


def introduce(text: str, before: Passage, draft: Draft) -> None:
    """Give a bare quotation the source of the passage before, if that ends with a colon ("Ann Lee wrote:")."""
    doc = before.doc
    if text[before.start : before.end].rstrip()[-1:] != ":":
        return
    page = page_of(text, before, (), (Span(before.start, before.end),), draft.paragraph - 1)
    for token in reversed(doc[max(0, len(doc) - LEAD) :]):
        source = subject_of(token) if token.pos_ == "VERB" and cue_lemma(token.lemma_) in QUOTING else None
        if source is not None:
            draft.passage, draft.word, draft.source = before, token, source
            draft.cue = runs(page, cue_tokens(token))
            draft.source_span = source_span(page, source, token.i)
            return
        if token.is_sent_start:
            return
