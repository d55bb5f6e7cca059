"""Speech tags: the cue and the source beside a quotation, found by position where the parse does not show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.extract.cues import QUOTING, cue_lemma
from rashomon.extract.page import Page
from rashomon.extract.quotations import Quotation
from rashomon.extract.subjects import root_of, sentence_start, subject_of

__all__ = ["LEAD", "STATEMENT", "cue_after", "cue_before"]

#: Tokens between a quotation and its cue: a source with an apposition and a relative clause is hardly longer.
_REACH = 45
LEAD = 30
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
#: Verbs that tag speech wherever they stand beside it.
_TAGS = frozenset({"say", "tell", "add", "ask", "write", "tweet", "explain", "reply", "warn", "note", "argue"})
#: What a statement in quotation marks ends with.
_ENDS = frozenset(",?!…—–-.")
#: Tokens that a name before a colon may have ("Ann Lee: “…”").
_LABEL = 6
#: Words from which a quotation can be a statement of its own.
STATEMENT = 3


def cue_after(page: Page, quotation: Quotation) -> tuple[Token, Token | None] | None:
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
    return _cue_in(page, window) or (_any_verb(window) if last == "," else None)


def _embedded(page: Page, quotation: Quotation) -> bool:
    """Whether words of the outlet lead into a quotation, so that it is part of their sentence."""
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    i = page.at(quotation.span.start) - 1
    if i < 0 or page.starts[i] + page.passage.start < paragraph.start or page.quoted[i] >= 0:
        return False
    token = page.doc[i]
    return token.text not in (".", "?", "!", ":", ";", ",", "—", "–", "-") and not token.is_space


def _any_verb(window: Sequence[Token]) -> tuple[Token, Token] | None:
    """An uncommon verb of speech: what else stands between a comma in the marks and a subject ("beamed Ann")."""
    for token in window:
        if token.tag_ in ("VBD", "VBZ", "VBP") and token.pos_ == "VERB":
            subject = subject_of(token)
            inside = subject is not None and window[0].i <= subject.i <= window[-1].i
            return (token, subject) if inside and subject is not None and subject.pos_ != "NUM" else None
    return None


def _window(page: Page, begin: int, limit: int) -> Iterator[Token]:
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


def _cue_in(page: Page, window: Sequence[Token]) -> tuple[Token, Token | None] | None:
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


def _tag_source(page: Page, verb: Token, low: int, high: int) -> Token | None:
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


def cue_before(page: Page, quotation: Quotation) -> tuple[Token, Token | None] | None:
    """The cue before a quotation with its source: ``She said: “…”``, ``adding, “…”``."""
    stop = page.at(quotation.span.start)
    if stop == 0:
        return None
    doc = page.doc
    words = quotation.words.of(page.text)
    near = doc[stop - 1]
    colon = near.text == ":"
    statement = len(words.split()) >= STATEMENT or words[:1].isupper()
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    limit = page.at(paragraph.start)
    for i in range(stop - 1, max(limit, stop - LEAD) - 1, -1):
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
        label = doc[max(limit, sentence_start(near, _LABEL + 1)) : near.i]
        if 0 < len(label) <= _LABEL and all(t.pos_ in ("PROPN", "ADP", "DET") for t in label):
            return near, label.root
        subject = subject_of(root_of(near))
        if subject is not None and subject.i < near.i and page.quoted[subject.i] < 0:
            return near, subject
    return None
