"""What a quotation is besides speech: a doubted word, the title of a work, a nickname, a word as a word.

Marks alone do not say that somebody spoke. The words around them do, and the form of the words between them: titles of
works and names of ships or campaigns are capitalised and stand behind what they are the title of; a nickname stands in
the middle of a name; a sign, a slogan or a term is announced as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

from spacy.tokens import Token

from rashomon.extract.cues import CUES, QUOTING, cue_lemma
from rashomon.extract.page import Page
from rashomon.extract.quotations import Quotation
from rashomon.extract.quotewords import (
    AUTHOR_BEFORE,
    CRIED_BEFORE,
    HELD_BEFORE,
    MEDIUM_BEFORE,
    MENTION_BEFORE,
    NAME_BEFORE,
    NICKNAME_BEFORE,
    SHOWN_AFTER,
    SO_CALLED_BEFORE,
    THING_AFTER,
    THING_BEFORE,
    TITLED_BEFORE,
    WORK_AFTER,
    WORK_BEFORE,
)
from rashomon.model import Name, SpeechAct

__all__ = ["QuoteKind", "kind_of"]

#: Characters around a quotation that are looked at.
_AROUND = 70
#: Words that a nickname has at most; that a title or a name mostly has at most; that a doubted expression has.
_NICKNAME, _TITLE, _DOUBTED = 3, 9, 6
#: Tokens on each side in which a verb of speech can make a short quotation the words of its subject.
_SENTENCE = 40
#: Tokens after a quotation in which its tag's verb stands.
_TAG = 6
_TELLING = frozenset({SpeechAct.SAY, SpeechAct.ASK, SpeechAct.DENY, SpeechAct.PROMISE, SpeechAct.ORDER})
_SPOKEN = frozenset({"claim", "comment", "promise", "remark", "statement", "testimony", "warning", "word", "interview"})
#: Quotations in a row that are read as a list ("“Alba,” “Borea” and “Cirrus”").
_LIST = 6
_SMALL_WORDS = """
    a an and as at but by de down for from in into is it la le my not of off on or out over s t the to up with your
    """
_SMALL = frozenset(_SMALL_WORDS.split())
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_BETWEEN_LISTED = re.compile(r"[\s,;&]*(?:and|or|then|,)?[\s,]*")
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")


class QuoteKind(StrEnum):
    """What the words between quotation marks are."""

    SPEECH = "speech"  # somebody's words, said or written
    SCARE = "scare"  # an expression the outlet keeps at a distance, with nobody shown to use it
    TITLE = "title"  # of a work or a broadcast
    NICKNAME = "nickname"  # part of a person's name, or what the person is called by
    MENTION = "mention"  # a word as a word, a slogan, a sign, the name of a thing


def kind_of(page: Page, quotation: Quotation, names: Sequence[Name] = (), *, attributed: bool = False) -> QuoteKind:
    """Tell speech from what else stands in quotation marks; speech if nothing says otherwise.

    Args:
        page: The passage that it stands in.
        quotation: One of the passage's quotations.
        names: The article's names, in order.
        attributed: Whether it stands in what a source is said to say. Such words are never a doubted expression of the
            outlet's, unless that says "so-called".
    """
    if not (quotation.opened and quotation.closed):
        return QuoteKind.SPEECH
    words = _WORD.findall(quotation.words.of(page.text))
    if not any(any(c.isalpha() for c in w) for w in words) or quotation.words.of(page.text)[0] in "@#":
        return QuoteKind.MENTION
    before, after = _around(page, quotation)
    if len(words) <= _NICKNAME and _is_nickname(page, quotation, names, before, after):
        return QuoteKind.NICKNAME
    announced = _announced(page, quotation, before, after, words)
    if announced is not None:
        return announced
    if _tagged_before(page, quotation) or _tagged_after(page, quotation):
        return QuoteKind.SPEECH
    listed = _listed(page, quotation, words) or _designates(page, quotation, words)
    if listed is not None:
        return listed
    if _is_heading(page, quotation, words):
        return QuoteKind.SCARE
    if not attributed and _is_doubted(page, quotation, words):
        return QuoteKind.SCARE
    return QuoteKind.SPEECH


def _around(page: Page, quotation: Quotation) -> tuple[str, str]:
    """What stands before and after a quotation in its paragraph."""
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    start, end = quotation.span.start, quotation.span.end
    before = page.text[max(paragraph.start, start - _AROUND) : start].rstrip()
    return before, page.text[end : min(paragraph.end, end + _AROUND)]


def _is_nickname(page: Page, quotation: Quotation, names: Sequence[Name], before: str, after: str) -> bool:
    """Whether a quotation stands in the middle of a person's name, or is announced as what somebody is called."""
    if NICKNAME_BEFORE.search(before):
        return True
    at = bisect_left(names, quotation.span.start, key=lambda n: n.span.end)
    around = [n for n in names[at : at + 3] if n.label == "PERSON" and n.span.start <= quotation.span.end + 2]
    if any(n.span.start < quotation.span.start and n.span.end > quotation.span.end for n in around):
        return True
    inner = quotation.words.of(page.text)
    if not (inner[0].isupper() or inner.startswith("the ")) or inner[-1] in ",.?!":
        return False
    left, right = _token_before(page, quotation), _token_after(page, quotation)
    if left is None or right is None or not after[1:2].isupper() or after[:1] != " ":
        return False
    # "(“Bob”)" after a first name closes its bracket before the last one: that is no neighbour here
    return left.pos_ == right.pos_ == "PROPN" and before[-1:].isalpha() and not before.endswith(("’s", "'s"))


def _announced(page: Page, quotation: Quotation, before: str, after: str, words: Sequence[str]) -> QuoteKind | None:
    """The kind that the words right beside a quotation announce."""
    if SO_CALLED_BEFORE.search(before):
        return QuoteKind.SCARE
    if CRIED_BEFORE.search(before):
        return QuoteKind.SPEECH
    named = _is_name(page, quotation, words)
    if TITLED_BEFORE.search(before) or (named and WORK_BEFORE.search(before)):
        return QuoteKind.TITLE
    if not named and _tagged_after(page, quotation):
        return QuoteKind.SPEECH
    if MENTION_BEFORE.search(before) or (len(words) <= _NICKNAME and HELD_BEFORE.search(before)):
        return QuoteKind.MENTION
    if SHOWN_AFTER.match(after) and len(words) <= _TITLE and not _tagged_before(page, quotation):
        return QuoteKind.MENTION
    return _named_by(page, quotation, before, after) if named else None


def _named_by(page: Page, quotation: Quotation, before: str, after: str) -> QuoteKind | None:
    """What capitalised words are the name of, by the words right beside them."""
    if AUTHOR_BEFORE.search(before) or WORK_AFTER.match(after):
        return QuoteKind.TITLE
    if _is_called(page, quotation) or THING_BEFORE.search(before) or THING_AFTER.match(after):
        return QuoteKind.MENTION
    if MEDIUM_BEFORE.search(before):
        return QuoteKind.TITLE
    inner = quotation.words.of(page.text)
    weak = NAME_BEFORE.search(before) and inner[-1] not in "?!" and not inner.isupper()
    return QuoteKind.TITLE if weak else None


def _is_called(page: Page, quotation: Quotation) -> bool:
    """Whether a thing is said to have a name ("a group called “…”", "known as “…”"), not somebody to call it so."""
    token = _token_before(page, quotation)
    if token is not None and token.lower_ == "as" and token.i:
        return token.nbor(-1).lower_ == "known"
    if token is None or token.lower_ not in ("called", "dubbed", "named") or token.tag_ not in ("VBN", "VBD"):
        return False
    return not any(c.dep_ == "nsubj" for c in token.lefts)


def _is_name(page: Page, quotation: Quotation, words: Sequence[str]) -> bool:
    """Whether words are capitalised as a title is, and are no sentence of speech."""
    longest = 2 * _TITLE if ": " in quotation.words.of(page.text) else _TITLE
    if not words or len(words) > longest or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if quotation.words.of(page.text)[-1] in ".…" and page.text[quotation.words.end - 3 : quotation.words.end] == "...":
        return False
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words[1:])


def _token_before(page: Page, quotation: Quotation) -> Token | None:
    i = page.at(quotation.span.start) - 1
    return page.doc[i] if i >= 0 and page.quoted[i] < 0 else None


def _token_after(page: Page, quotation: Quotation) -> Token | None:
    i = page.at(quotation.span.end)
    return page.doc[i] if i < len(page.doc) and page.quoted[i] < 0 else None


def _tagged_before(page: Page, quotation: Quotation) -> bool:
    """Whether a verb of speech leads into a quotation, as in "said that", "called him", "described her as"."""
    i = page.at(quotation.span.start) - 1
    for _ in range(3):
        if i < 0 or page.quoted[i] >= 0:
            return False
        token = page.doc[i]
        if token.pos_ in ("VERB", "AUX") and _speaks(token):
            return True
        if token.text not in (",", ":", "—", "–") and token.pos_ not in ("PRON", "SCONJ", "ADP", "ADV"):
            return False
        i -= 1
    return False


def _tagged_after(page: Page, quotation: Quotation) -> bool:
    """Whether a verb of speech follows a quotation that ends as speech does before its tag."""
    inner = page.text[quotation.words.start : quotation.span.end].rstrip("\"”»'’`“ ")
    outside = page.text[quotation.span.end : quotation.span.end + 2].lstrip()[:1]
    if inner[-1:] not in (",", "?", "!") and outside != ",":
        return False
    begin = page.at(quotation.span.end)
    for token in page.doc[begin : begin + _TAG]:
        if page.quoted[token.i] >= 0 or token.text in (".", ";"):
            return False
        if token.pos_ == "VERB":
            return _speaks(token)
    return False


def _speaks(verb: Token) -> bool:
    lemma = cue_lemma(verb.lemma_)
    return lemma in QUOTING or (lemma in CUES and CUES[lemma].act.spoken)


def _listed(page: Page, quotation: Quotation, words: Sequence[str]) -> QuoteKind | None:
    """The kind of the quotation before, where the two are members of one list of titles or names."""
    number = bisect_left(page.quotations, quotation)
    if not _is_name(page, quotation, words):
        return None
    for back in range(number - 1, max(-1, number - 1 - _LIST), -1):
        earlier, later = page.quotations[back], page.quotations[back + 1]
        if not _BETWEEN_LISTED.fullmatch(page.text, earlier.span.end, later.span.start):
            return None
        inner = _WORD.findall(earlier.words.of(page.text))
        if not _is_name(page, earlier, inner):
            return None
        kind = _announced(page, earlier, *_around(page, earlier), inner)
        if kind in (QuoteKind.TITLE, QuoteKind.MENTION):
            return kind
    return None


def _designates(page: Page, quotation: Quotation, words: Sequence[str]) -> QuoteKind | None:
    """A name of several words that stands as a noun in the outlet's sentence ("the “Long Table” talks")."""
    left = _token_before(page, quotation)
    if left is None or len(words) < 2 or quotation.words.of(page.text)[-1] in "?!":
        return None
    fits = left.pos_ in ("DET", "ADJ", "NUM") or left.tag_ in ("PRP$", "POS")
    return QuoteKind.MENTION if fits and _is_name(page, quotation, words) else None


def _is_heading(page: Page, quotation: Quotation, words: Sequence[str]) -> bool:
    """Whether a quotation heads a part of the report: an editor's words as often as anybody's."""
    paragraph = page.paragraphs[quotation.paragraph - page.first_paragraph]
    whole = paragraph.of(page.text).strip()
    if whole.isupper() and len(words) > 1:
        return True
    if len(whole) > quotation.span.end - quotation.span.start + 1 or len(words) > _TITLE:
        return False
    # headings have single marks by house style; speech that stands alone ends its sentence and is not capitalised
    return whole[0] in "'‘" or (
        len(words) > 1 and whole.rstrip("\"”’'")[-1:].isalnum() and _is_name(page, quotation, words)
    )


def _is_doubted(page: Page, quotation: Quotation, words: Sequence[str]) -> bool:
    """Whether a few words in the outlet's own sentence are in marks though nobody is shown to say them."""
    inner = page.text[quotation.words.start : quotation.span.end].rstrip("\"”»'’`“ ")
    sentence = inner[0].isupper() and inner[-1] in ".?!" and len(words) > 2
    if len(words) > _DOUBTED or sentence or _FIRST_PERSON.search(inner):
        return False
    low, high = page.at(quotation.span.start), page.at(quotation.span.end)
    left, right = _outside(page, low - 1, -1), _outside(page, high, 1)
    if not any(t.is_alpha for t in (*left, *right)):
        return False
    return not any(_attributes(t) for t in (*left, *right))


def _outside(page: Page, i: int, step: int) -> list[Token]:
    """The outlet's tokens of a sentence on one side of a place in it."""
    out: list[Token] = []
    doc = page.doc
    while 0 <= i < len(doc) and len(out) < _SENTENCE:
        token = doc[i]
        if page.quoted[i] < 0:
            if step > 0 and token.is_sent_start and out:
                break
            out.append(token)
            if token.text in (".", "?", "!") or (step < 0 and token.is_sent_start):
                break
        i += step
    return out


def _attributes(token: Token) -> bool:
    lemma = cue_lemma(token.lemma_)
    if token.lower_ == "according" or (token.pos_ == "NOUN" and lemma in _SPOKEN):
        return True
    if token.pos_ not in ("VERB", "AUX") or lemma not in CUES:
        return False
    cue = CUES[lemma]
    return cue.act in _TELLING or (cue.act is SpeechAct.JUDGE and "o" in cue.forms)
