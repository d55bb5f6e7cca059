"""Two reports side by side: what they share, passage by passage, with the words that differ."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from itertools import islice

from rashomon.account.derived import Pair, pair_of
from rashomon.account.lineage import pair_head, pair_reasons
from rashomon.export import addresses
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.model import EditKind, Passage, PassageKind
from rashomon.spans import Span

__all__ = ["Piece", "pair_address", "pair_id", "pair_view", "passage_pieces", "reuse_data"]

_View = dict[str, object]

#: Numbers that stand for the kinds in what a script reads.
_KINDS = {kind: number for number, kind in enumerate(PassageKind)}
_EDITS = {kind: number for number, kind in enumerate(EditKind)}

#: What a passage is marked with that is not the reporter's own words.
_TAGS = {PassageKind.TEXT: "", PassageKind.QUOTATION: "quotation", PassageKind.BOILERPLATE: "standing passage"}

_WORD, _GAP = re.compile(r"\w+(?:[’']\w+)*"), re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a passage, as both reports print it or as each does.

    Attributes:
        text: The words of the derived report; empty where it leaves words out.
        instead: The words of the source for which it prints others, or none; empty where they are alike, or added.
        kind: What kind of difference it is; empty where there is none.
    """

    text: str
    instead: str = ""
    kind: str = ""


def pair_id(page: Page, pair: Pair) -> str:
    """Where on the page two reports are set side by side."""
    one, other = (page.sources.order[a] for a in (pair.reuse.a, pair.reuse.b))
    return f"s{page.number}-pair-{one}-{other}"


def pair_address(page: Page, pair: Pair) -> str:
    """The page of the web app that sets two reports side by side; empty on a page that does so itself."""
    return addresses.compare(pair.first, pair.second) if page.online else ""


def pair_view(page: Page, pair: Pair) -> _View:
    """What a template needs for two reports of which one has text from the other."""
    passages = sorted(pair.reuse.passages, key=lambda p: pair.spans(p)[::-1])
    return {
        "id": pair_id(page, pair),
        "compare": pair_address(page, pair),
        "text": visible(pair_head(page.sources, pair).text),
        "first": visible(page.sources.label(pair.first)),
        "second": visible(page.sources.label(pair.second)),
        "ends": [page.sources.order[pair.first], page.sources.order[pair.second]],
        "decided": pair.decided,
        "passages": [_passage(page, pair, p) for p in passages],
        "reasons": [
            {"text": f"{visible(note.text)[:1].upper()}{visible(note.text)[1:]}.", "links": page.links(note.citations)}
            for note in pair_reasons(page.sources, pair)
        ],
    }


def _passage(page: Page, pair: Pair, one: Passage) -> _View:
    first, second = pair.places(one)
    tags = (_TAGS[one.kind], "in another place" if one.moved else "", "in other words" if one.reworded else "")
    return {
        "tags": [tag for tag in tags if tag],
        "kind": one.kind.value,
        # where a sentence says the same in other words, single words cannot be set against each other
        "source": visible(page.sources.words(pair.first, first.span)) if one.reworded else "",
        "first": page.place(first),
        "second": page.place(second),
        "pieces": passage_pieces(page.sources.text(pair.first), page.sources.text(pair.second), pair, one),
    }


def passage_pieces(first: str, second: str, pair: Pair, passage: Passage) -> tuple[Piece, ...]:
    """The words of a passage as the derived report prints them, with what it prints them for.

    Args:
        first: The text of the source.
        second: The text of the derived report.
        pair: The two.
        passage: What they share.
    """
    before, span = pair.spans(passage)
    out: list[Piece] = []
    was, now = before.start, span.start
    for edit in pair.edits(passage):
        # up to a difference the two have the same words: the place of words that only one has is found by counting
        start = edit.b.start if edit.b else _after(second, now, span.end, first[was : edit.a.start] if edit.a else "")
        end = edit.b.end if edit.b else start
        if start < now or end > span.end:
            continue
        out.append(Piece(_line(second[now:start])))
        instead = _line(edit.a.of(first)) if edit.a else ""
        out.append(Piece(_line(second[start:end]), instead, edit.kind.value))
        was = edit.a.end if edit.a else _after(first, was, before.end, second[now:start])
        now = end
    out.append(Piece(_line(second[now : span.end])))
    return tuple(p for p in out if p.text or p.instead)


def _after(text: str, start: int, end: int, words: str) -> int:
    """The place after as many words of a text as there are in others."""
    number = len(_WORD.findall(words))
    found = islice(_WORD.finditer(text, start, end), number)
    last = deque(found, maxlen=1)
    return last[0].end() if last else start


def _line(words: str) -> str:
    return _GAP.sub(" ", words)


def reuse_data(page: Page) -> str:
    """All that any two reports share, for a script: JSON of numbers alone.

    For each pair the numbers of the two reports, of the one that is the source (-1 where none is known, -2 where they
    are no copies), and the passages: kind, start and end in the one and in the other, and the differences: kind, and
    start and end on both sides, -1 where one has no words for it. Places count UTF-16 code units.
    """
    order = page.sources.order
    made = []
    for one in page.account.lineage.reuse:
        pair = pair_of(page.account.lineage, one)
        source = -2 if pair.derivation is None else order[pair.first] if pair.decided else -1
        passages = [
            [
                _KINDS[p.kind],
                *page.units(one.a, p.a),
                *page.units(one.b, p.b),
                [[_EDITS[e.kind], *_at(page, one.a, e.a), *_at(page, one.b, e.b)] for e in p.edits],
            ]
            for p in one.passages
        ]
        made.append([order[one.a], order[one.b], source, passages])
    return json.dumps(made, separators=(",", ":")) if made else ""


def _at(page: Page, article: str, span: Span | None) -> tuple[int, int]:
    return page.units(article, span) if span else (-1, -1)
