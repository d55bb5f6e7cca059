"""What an outlet changed between two versions of a report, word by word.

Sentences are set against each other first (`versionlinks`), then the words of those that answer each other, graded as
the versions of a quotation are. Only headline and body count: what a page prints beside its report is another at every
visit. Time and memory grow with the length of the texts, and with its square only where little stayed as it was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.compare.alignment import Pair, common
from rashomon.compare.differences import edits_between
from rashomon.compare.grades import grade
from rashomon.compare.reasons import reason
from rashomon.compare.touched import Marks
from rashomon.compare.versionlinks import Link, linked, moved_runs, same_in_order
from rashomon.compare.versionsentences import VersionSentence, beside_report, version_sentences, weight_of
from rashomon.compare.versiontimes import Seen, version_times
from rashomon.model import Analysis, Relation
from rashomon.model.revisions import Extent, Operation, Revision, RevisionEdit, Touched
from rashomon.spans import Span
from rashomon.text.tokens import Token

__all__ = ["Seen", "revision"]

#: Words of both sides multiplied, up to which it is looked for where a writer would have cut.
_FINE = 4_000_000
#: Share of the words that two sentences have in common, below which one stands for the other as a whole.
_WHOLE = 0.25
#: Words in quotation marks that may have been put in them, or taken out, as one borrowed expression.
_BORROWED = 12


def revision(earlier: Analysis, later: Analysis, seen: tuple[Seen | None, Seen | None] = (None, None)) -> Revision:
    """Compare two versions of one report.

    Args:
        earlier: The earlier version.
        later: The later one.
        seen: When each was received, in that order.
    """
    sides = tuple(version_sentences(a) for a in (earlier, later))
    links = linked(*sides)
    both = _Both(earlier, later, Marks(earlier), Marks(later))
    edits: list[RevisionEdit] = []
    kept = 0
    for link in links:
        found, matched = _of_link(both, link)
        edits += found
        kept += matched
    edits += _moved(both, links, sides)
    edits += _alone(both, links, sides)
    total = sum(len(s.tokens) for s in sides[0])
    return Revision(
        earlier.id,
        later.id,
        earlier.article.sha256,
        later.article.sha256,
        later.article.outlet or earlier.article.outlet or "",
        tuple(sorted(edits, key=lambda e: (e.after_at, e.before_at, e.operation.value))),
        round(kept / total, 4) if total else 1.0,
        version_times(earlier, seen[0]),
        version_times(later, seen[1]),
    )


@dataclass(frozen=True, slots=True)
class _Both:
    """The two versions and what stands in them."""

    earlier: Analysis
    later: Analysis
    earlier_marks: Marks
    later_marks: Marks

    @property
    def texts(self) -> tuple[str, str]:
        return self.earlier.article.text, self.later.article.text

    def edit(
        self,
        operation: Operation,
        extent: Extent,
        sentence: VersionSentence,
        relation: Relation,
        places: tuple[Span | None, Span | None],
        gaps: tuple[int, int] = (0, 0),
        why: str = "",
        within: str = "",
    ) -> RevisionEdit:
        """An edit of words at places; where there are none, at a gap."""
        before, after = places
        touched = self.earlier_marks.within(before) | self.later_marks.within(after)
        return RevisionEdit(
            operation,
            extent,
            sentence.part,
            relation,
            before,
            after,
            before.start if before else gaps[0],
            after.start if after else gaps[1],
            _line(self.texts[0], before),
            _line(self.texts[1], after),
            tuple(kind for kind in Touched if kind in touched),
            why,
            within,
        )


def _line(text: str, span: Span | None) -> str:
    return " ".join(span.of(text).split()) if span else ""


# -- words of sentences that answer each other --------------------------------------------------------------------


def _of_link(both: _Both, link: Link) -> tuple[list[RevisionEdit], int]:
    """What differs between sentences that answer each other, and how many words they have in common."""
    old, new = ([t for s in side for t in s.tokens] for side in (link.earlier, link.later))
    pairs = _tidied(_pairs(old, new), old, new)
    held = sum(weight_of(old[i].text) for i, _ in pairs)
    if held < _WHOLE * max(sum(s.weight for s in side) for side in (link.earlier, link.later)):
        places = _span(old, 0, len(old)), _span(new, 0, len(new))
        return [both.edit(Operation.REPLACED, Extent.SENTENCES, link.later[0], grade(old, new), places)], 0
    out = []
    for edit in edits_between(old, new, pairs, both.texts):
        places = _span(old, *edit.old), _span(new, *edit.new)
        gaps = _gap(old, edit.old[0]), _gap(new, edit.new[0])
        why = ""
        if places[0] and places[1]:
            printed = _line(both.texts[0], places[0]), _line(both.texts[1], places[1])
            if printed[0] == printed[1]:
                continue
            said, put = old[slice(*edit.old)], new[slice(*edit.new)]
            # of words that do not answer one another single ones tell nothing ("unknown", "not yet known")
            why = reason(said, put, edit.grade, printed) if len(said) == len(put) else ""
        within = _within(both, link, gaps[1])
        out.append(both.edit(_operation(places), Extent.WORDS, link.later[0], edit.grade, places, gaps, why, within))
    return [*out, *_requoted(both, link, (old, new), pairs)], len(pairs)


def _within(both: _Both, link: Link, at: int) -> str:
    """The sentence of the later version around a place."""
    around = next((s for s in link.later if at <= s.span.end), link.later[-1])
    return _line(both.texts[1], around.span)


def _pairs(old: Sequence[Token], new: Sequence[Token]) -> list[Pair]:
    if len(old) * len(new) <= _FINE:
        return common(old, new)
    return same_in_order([t.text for t in old], [t.text for t in new])


def _tidied(pairs: list[Pair], old: Sequence[Token], new: Sequence[Token]) -> list[Pair]:
    """The pairs without small words that stand alone among others: they are common by chance."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    ends = [(-1, -1), *(run[-1] for run in runs)]
    starts = [*(run[0] for run in runs), (len(old), len(new))]
    gaps = [(start[0] - end[0] - 1, start[1] - end[1] - 1) for end, start in zip(ends, starts, strict=True)]
    kept = []
    for run, (before, after) in zip(runs, pairwise(gaps), strict=True):
        alone = all(min(gap) > 0 and max(gap) > len(run) for gap in (before, after))
        if not alone or any(old[i].content for i, _ in run):
            kept += run
    return kept


def _span(tokens: Sequence[Token], start: int, end: int) -> Span | None:
    return Span(tokens[start].span.start, tokens[end - 1].span.end) if start < end else None


def _gap(tokens: Sequence[Token], at: int) -> int:
    """Where words are missing that would stand before a token: right after the word before it."""
    return tokens[at - 1].span.end if at else tokens[0].span.start


def _operation(places: tuple[Span | None, Span | None]) -> Operation:
    if places[0] is None:
        return Operation.ADDED
    return Operation.REMOVED if places[1] is None else Operation.REPLACED


def _requoted(
    both: _Both, link: Link, tokens: tuple[Sequence[Token], Sequence[Token]], pairs: Sequence[Pair]
) -> Iterator[RevisionEdit]:
    """Words that stayed, but were put in quotation marks or taken out of them."""
    marks = both.earlier_marks, both.later_marks
    for side, verb in ((0, "the quotation marks were taken away"), (1, "quotation marks were put around the words")):
        answers = {pair[side]: pair[1 - side] for pair in pairs}
        starts = [t.span.start for t in tokens[side]]
        whole = Span(starts[0], tokens[side][-1].span.end)
        for quoted in (q for q in marks[side].quoted if whole.covers(q)):
            first, end = bisect_left(starts, quoted.start), bisect_right(starts, quoted.end - 1)
            there = [answers.get(at) for at in range(first, end)]
            if not 0 < len(there) <= _BORROWED or there[0] is None:
                continue
            if there != list(range(there[0], there[0] + len(there))):
                continue
            here, other = _span(tokens[side], first, end), _span(tokens[1 - side], there[0], there[0] + len(there))
            if here and other and not marks[1 - side].in_quotes(other):
                places = (here, other) if side == 0 else (other, here)
                yield both.edit(
                    Operation.REPLACED,
                    Extent.WORDS,
                    link.later[0],
                    Relation.FORM,
                    places,
                    why=verb,
                    within=_within(both, link, places[1].start),
                )


# -- whole sentences and paragraphs -------------------------------------------------------------------------------

_Sides = tuple[list[VersionSentence], ...]


def _moved(both: _Both, links: Sequence[Link], sides: _Sides) -> Iterator[RevisionEdit]:
    """Sentences that stand in another order, those that went together as one."""
    for run in moved_runs(links):
        old = [s for link in run for s in link.earlier]
        new = [s for link in run for s in link.later]
        whole = _whole_paragraphs(old, sides[0]) and _whole_paragraphs(new, sides[1])
        extent = Extent.PARAGRAPH if whole else Extent.SENTENCES
        yield both.edit(Operation.MOVED, extent, new[0], Relation.IDENTICAL, (_around(old), _around(new)))


def _alone(both: _Both, links: Sequence[Link], sides: _Sides) -> Iterator[RevisionEdit]:
    """Sentences that one version alone has, those of one paragraph that stand together as one."""
    stayed = [link for link in links if not link.moved]
    for side, operation in ((0, Operation.REMOVED), (1, Operation.ADDED)):
        own = [(link.earlier, link.later)[side] for link in stayed]
        others = [(link.later, link.earlier)[side] for link in stayed]
        ends = [one[-1].number for one in own]
        linked_ones = {s.number for link in links for s in (link.earlier, link.later)[side]}
        alone = [s for s in sides[side] if s.number not in linked_ones]
        # what one page shows in the report and the other beside it has not been changed: the two are read otherwise
        beside = beside_report((both.later, both.earlier)[side]) if alone else frozenset()
        for run in _runs(s for s in alone if s.key not in beside):
            at = bisect_left(ends, run[0].number) - 1
            gap = others[at][-1].span.end if at >= 0 else sides[1 - side][0].span.start if sides[1 - side] else 0
            extent = Extent.PARAGRAPH if _whole_paragraphs(run, sides[side]) else Extent.SENTENCES
            span = _around(run)
            places, gaps = ((span, None), (0, gap)) if side == 0 else ((None, span), (gap, 0))
            yield both.edit(operation, extent, run[0], Relation.CONTENT_CHANGED, places, gaps)


def _runs(sentences: Iterable[VersionSentence]) -> Iterator[list[VersionSentence]]:
    run: list[VersionSentence] = []
    for sentence in sentences:
        if run and (run[-1].number + 1, run[-1].paragraph) != (sentence.number, sentence.paragraph):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _whole_paragraphs(run: Sequence[VersionSentence], every: Sequence[VersionSentence]) -> bool:
    first, last = run[0].number, run[-1].number
    begins = first == 0 or every[first - 1].paragraph != run[0].paragraph
    return begins and (last + 1 == len(every) or every[last + 1].paragraph != run[-1].paragraph)


def _around(run: Sequence[VersionSentence]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)
