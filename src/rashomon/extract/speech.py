"""Quotations linked with the words that attribute them: before, after, in between, or in the sentence before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from rashomon.extract.clauses import Clause, clauses
from rashomon.extract.cues import CUES, QUOTING, SPEAKING, Act, cue_lemma
from rashomon.extract.quotations import Quotation
from rashomon.extract.subjects import cue_tokens, subject_of
from rashomon.spans import Span
from rashomon.text.nlp import Passage

__all__ = ["Draft", "drafts", "introduce"]

#: Tokens between a quotation and its cue: a source with an apposition and a relative clause is hardly longer.
_REACH = 45
_LEAD = 30
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
#: Verbs that tag speech wherever they stand beside it.
_TAGS = frozenset({"say", "tell", "add", "ask", "write", "tweet", "explain", "reply", "warn", "note", "argue"})
#: What a statement in quotation marks ends with.
_ENDS = frozenset(",?!…—–-.")
#: Tokens that a name before a colon may have ("Ann Lee: “…”").
_LABEL = 6
#: Words from which a quotation can be a statement of its own.
_STATEMENT = 3


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
        follows: The draft whose speaker goes on, for a bare quotation after it.
        form: How the content is attached.
    """

    passage: Passage
    paragraph: int
    act: Act
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
        ends = [s.end for s in (*self.content, *self.cue)]
        return max([*ends, self.source_span.end] if self.source_span else ends)


@dataclass(slots=True)
class _Page:
    """A passage with its quotations, and which token is in which."""

    text: str
    passage: Passage
    quotations: Sequence[Quotation]
    quoted: list[int]
    starts: list[int]
    paragraphs: Sequence[Span]
    first_paragraph: int

    @property
    def doc(self) -> Doc:
        return self.passage.doc

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset of the article."""
        return bisect_left(self.starts, offset - self.passage.start)

    def span(self, start: int, end: int) -> Span:
        return self.passage.span(self.doc[start:end])

    def paragraph_of(self, offset: int) -> int:
        at = bisect_left(self.paragraphs, offset + 1, key=lambda p: p.start) - 1
        return self.first_paragraph + max(0, at)


def drafts(
    text: str, passage: Passage, quotations: Sequence[Quotation], paragraphs: Sequence[Span], first: int
) -> list[Draft]:
    """Find what is attributed in one passage, in the order of the text.

    Args:
        text: The article's text.
        passage: The passage.
        quotations: Its quotations.
        paragraphs: Its paragraphs.
        first: Number of its first paragraph.
    """
    page = _page(text, passage, quotations, paragraphs, first)
    out = [_from_clause(page, clause) for clause in clauses(passage.doc, page.quoted)]
    out = _without_echoes(out)
    taken = {q for d in out for q in d.quotes}
    by_word = {d.word.i: d for d in out if d.word is not None}
    for quotation in quotations:
        if quotation not in taken:
            _link(page, quotation, out, by_word)
    out = [d for d in out if d.content]
    _give_to_innermost(out)
    return sorted(out, key=lambda d: (d.start, d.end))


def _page(
    text: str, passage: Passage, quotations: Sequence[Quotation], paragraphs: Sequence[Span], first: int
) -> _Page:
    starts = [t.idx for t in passage.doc]
    quoted = [-1] * len(passage.doc)
    for number, quotation in enumerate(quotations):
        i = bisect_left(starts, quotation.span.start - passage.start)
        while i < len(starts) and starts[i] + passage.start < quotation.span.end:
            quoted[i] = number
            i += 1
    return _Page(text, passage, quotations, quoted, starts, paragraphs, first)


def _from_clause(page: _Page, clause: Clause) -> Draft:
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
    source = _source_span(page, clause.source, clause.word.i) if clause.source is not None else None
    merged = _merged(pieces)
    return Draft(
        page.passage,
        page.paragraph_of(merged[0].start),
        clause.act,
        _runs(page, clause.cue),
        clause.source,
        source,
        merged,
        quotes,
        clause.word,
        clause.form,
    )


def _merged(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _runs(page: _Page, tokens: Sequence[int]) -> tuple[Span, ...]:
    out: list[Span] = []
    before = -2
    for i in tokens:
        span = page.span(i, i + 1)
        if i == before + 1 and out:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
        before = i
    return tuple(out)


def _source_span(page: _Page, head: Token, cue: int) -> Span:
    """The whole noun phrase around a head, cut where it would take in the cue or a quotation."""
    low, high = head.left_edge.i, head.right_edge.i + 1
    if low <= cue < head.i:
        low = cue + 1
    if head.i < cue < high:
        high = cue
    low = next((i + 1 for i in range(head.i, low - 1, -1) if page.quoted[i] >= 0), low)
    high = next((i for i in range(head.i, high) if page.quoted[i] >= 0), high)
    while high - 1 > head.i and (page.doc[high - 1].is_punct or page.doc[high - 1].is_space):
        high -= 1
    while low < head.i and (page.doc[low].is_punct or page.doc[low].is_space):
        low += 1
    return page.span(low, high) if low <= head.i < high else page.span(head.i, head.i + 1)


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
    owner: dict[Quotation, Draft] = {}

    def rank(draft: Draft) -> tuple[bool, int]:
        size = sum(s.end - s.start for s in draft.content)
        return (False, size) if draft.act in SPEAKING else (True, -size)

    for draft in found:
        for quotation in draft.quotes:
            if quotation not in owner or rank(draft) < rank(owner[quotation]):
                owner[quotation] = draft
    for draft in found:
        draft.quotes = [q for q in sorted(set(draft.quotes)) if owner[q] is draft]


def _link(page: _Page, quotation: Quotation, found: list[Draft], by_word: dict[int, Draft]) -> None:
    """Give a quotation that no clause holds to its cue, to the draft it goes on from, or to nobody."""
    linked = _after(page, quotation) or _before(page, quotation)
    if linked is not None:
        word, source = linked
        draft = by_word.get(word.i)
        if draft is None:
            cue = cue_tokens(word) if word.pos_ in ("VERB", "AUX") else (word.i,)
            act = CUES[cue_lemma(word.lemma_)].act if cue_lemma(word.lemma_) in CUES else Act.SAY
            span = _source_span(page, source, word.i) if source is not None else None
            draft = Draft(
                page.passage,
                quotation.paragraph,
                act,
                _runs(page, cue),
                source,
                span,
                [],
                [],
                word,
                "quotation",
            )
            by_word[word.i] = draft
            found.append(draft)
        draft.content = _merged([*draft.content, quotation.span])
        draft.quotes.append(quotation)
        return
    before = max(
        (d for d in found if d.quotes and d.paragraph == quotation.paragraph and d.start < quotation.span.start),
        key=lambda d: d.end,
        default=None,
    )
    if before is not None and _goes_on(page, before, quotation):
        before.content = _merged([*before.content, quotation.span])
        before.quotes.append(quotation)
    elif _stands_alone(page, quotation):
        found.append(
            Draft(
                page.passage, quotation.paragraph, Act.SAY, (), None, None, [quotation.span], [quotation], None, "bare"
            )
        )


def _after(page: _Page, quotation: Quotation) -> tuple[Token, Token | None] | None:
    """The cue after a quotation with its source: ``“…,” the minister said``, ``“…?” asked Ann``."""
    text, end = page.text, quotation.span.end
    inner = text[quotation.words.start : end].rstrip("\"”»'’`“ ")
    last = inner[-1:] if inner else ""
    limit = page.paragraphs[quotation.paragraph - page.first_paragraph].end
    begin = page.at(end)
    window = list(_window(page, begin, limit))
    if not window:
        return None
    first = next((t for t in window if not t.is_punct), None)
    if first is None or first.tag_ in ("WDT", "WP", "WRB") or first.lower_ in ("and", "but", "or"):
        return None
    comma = last == "," or text[end : end + 2].lstrip()[:1] == "," or not quotation.closed
    if last == "." and not comma and not (first.text[0].islower() and not first.is_punct):
        return None
    spoken = last in _ENDS and bool(last)
    if _embedded(page, quotation):
        return _cue_in(page, window) if (spoken or comma) and _tag_near(window) else None
    if not comma and not spoken and not _tag_near(window):
        return None
    return _cue_in(page, window) or (_any_verb(page, window) if last == "," else None)


def _embedded(page: _Page, quotation: Quotation) -> bool:
    """Whether words of the outlet lead into a quotation, so that it is part of their sentence."""
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    i = page.at(quotation.span.start) - 1
    if i < 0 or page.starts[i] + page.passage.start < paragraph.start or page.quoted[i] >= 0:
        return False
    token = page.doc[i]
    return token.text not in (".", "?", "!", ":", ";", ",", "—", "–", "-") and not token.is_space


def _any_verb(page: _Page, window: Sequence[Token]) -> tuple[Token, Token] | None:
    """An uncommon verb of speech: what else stands between a comma in the marks and a subject ("beamed Ann")."""
    for token in window:
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.pos_ == "VERB":
            subject = subject_of(token)
            inside = subject is not None and window[0].i <= subject.i <= window[-1].i
            return (token, subject) if inside and subject is not None and subject.pos_ != "NUM" else None
    return None


def _window(page: _Page, begin: int, limit: int) -> Iterator[Token]:
    doc = page.doc
    for i in range(begin, min(len(doc), begin + _REACH)):
        token = doc[i]
        if token.idx + page.passage.start >= limit or page.quoted[i] >= 0:
            return
        if token.text in (".", ";", ":", "?", "!") or (i > begin and token.is_sent_start and not token.is_punct):
            return
        yield token


def _tag_near(window: Sequence[Token]) -> bool:
    """Whether nothing but a pronoun or a name stands between a quotation and a common verb of speech."""
    for token in [t for t in window if not t.is_punct][:4]:
        if token.pos_ == "VERB":
            return cue_lemma(token.lemma_) in _TAGS
        if token.pos_ not in ("PRON", "PROPN"):
            return False
    return False


def _cue_in(page: _Page, window: Sequence[Token]) -> tuple[Token, Token | None] | None:
    """The first verb of a speech tag with its source; ``None`` if another verb comes first."""
    low, high = window[0].i, window[-1].i
    for token in window:
        if token.lower_ == "according" and token.i < high and page.doc[token.i + 1].lower_ == "to":
            source = next((c for c in page.doc[token.i + 1].children if c.dep_ == "pobj"), None)
            return (token, source) if source is not None else None
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod", "compound"):
            continue
        if token.dep_ in ("relcl", "acl") and cue_lemma(token.lemma_) not in _TAGS:
            continue
        if cue_lemma(token.lemma_) not in QUOTING:
            return None
        return token, _tag_source(page, token, low, high)
    return None


def _tag_source(page: _Page, verb: Token, low: int, high: int) -> Token | None:
    """The source beside a verb in a speech tag, by the parse or, where that is wrong, by position."""
    subject = subject_of(verb)
    if subject is not None and low <= subject.i <= high and page.quoted[subject.i] < 0:
        return subject
    before = [t for t in page.doc[low : verb.i] if t.pos_ in _NOMINAL]
    if before:
        return page.doc[before[0].i : verb.i].root if verb.i > before[0].i else before[0]
    for token in page.doc[verb.i + 1 : high + 1]:
        if token.pos_ in _NOMINAL and token.ent_type_ not in ("DATE", "TIME"):
            while token.dep_ in ("compound", "poss", "amod", "nmod") and verb.i < token.head.i <= high:
                token = token.head
            return token
    if subject is not None and page.quoted[subject.i] < 0:
        return subject
    return None


def _before(page: _Page, quotation: Quotation) -> tuple[Token, Token | None] | None:
    """The cue before a quotation with its source: ``She said: “…”``, ``adding, “…”``."""
    stop = page.at(quotation.span.start)
    if stop == 0:
        return None
    doc = page.doc
    words = quotation.words.of(page.text)
    near = doc[stop - 1]
    colon = near.text == ":"
    statement = len(words.split()) >= _STATEMENT or words[:1].isupper()
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    limit = page.at(paragraph.start)
    for i in range(stop - 1, max(limit, stop - _LEAD) - 1, -1):
        token = doc[i]
        if page.quoted[i] >= 0 or token.text in (".", ";", "?", "!"):
            break
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "acl", "relcl"):
            if cue_lemma(token.lemma_) in QUOTING and (near.text in ",:" or near.i - i <= 2 or near.lower_ == "that"):
                source = subject_of(token)
                if source is not None and page.quoted[source.i] >= 0:
                    source = None
                return (token, source) if statement and source is not None else None
            if not colon:
                break
        if token.is_sent_start:
            break
    if colon and statement:
        label = doc[max(limit, near.sent.start) : near.i]
        if 0 < len(label) <= _LABEL and all(t.pos_ in ("PROPN", "ADP", "DET") for t in label):
            return near, label.root
        subject = subject_of(near.sent.root)
        if subject is not None and subject.i < near.i and page.quoted[subject.i] < 0:
            return near, subject
    return None


def _goes_on(page: _Page, draft: Draft, quotation: Quotation) -> bool:
    """Whether nothing but the rest of the draft's sentence stands between it and a quotation."""
    ended = finite = False
    for token in page.doc[page.at(draft.end) : page.at(quotation.span.start)]:
        if ended and (token.is_alpha or token.like_num):
            return False
        ended = ended or token.text in (".", "?", "!")
        finite = finite or token.tag_ in ("VBD", "VBZ", "VBP")
    return ended or not finite


def _stands_alone(page: _Page, quotation: Quotation) -> bool:
    """Whether a quotation is one or more whole sentences with nothing of the outlet's beside it."""
    words = quotation.words.of(page.text)
    if len(words.split()) < _STATEMENT or words.isupper():
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
    if doc.text.rstrip()[-1:] != ":":
        return
    page = _page(text, before, (), (Span(before.start, before.start + len(doc.text)),), draft.paragraph - 1)
    for token in reversed(doc[max(0, len(doc) - _LEAD) :]):
        source = subject_of(token) if token.pos_ == "VERB" and cue_lemma(token.lemma_) in QUOTING else None
        if source is not None:
            draft.passage, draft.word, draft.source = before, token, source
            draft.cue = _runs(page, cue_tokens(token))
            draft.source_span = _source_span(page, source, token.i)
            return
        if token.is_sent_start:
            return
