"""Two versions of a quotation, word against word.

What one version has beyond its first and last common word is no difference: it prints more of the speech. What differs
between two common words is graded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.compare.alignment import common
from rashomon.compare.grades import grade
from rashomon.model import Relation
from rashomon.spans import Span
from rashomon.text.spelling import ABBREVIATIONS, fold, is_acronym_of, same_word
from rashomon.text.tokens import ELLIPSIS, Token

__all__ = ["HARMLESS", "Comparison", "Edit", "differences", "edits_between"]

_Range = tuple[int, int]

_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "her", "its", "their"}
)
#: Amounts and measures with a letter for a word: "4bn", "90km", "km/h".
_SHORT = re.compile(r"\d ?(?:bn|mn|mln|tn|trn|m|k|b|cr)\b|\bkm/?h\b|\b[km]ph\b")
#: Bodies and countries that are as well known by their initials.
_INITIALS = frozenset({"us", "uk", "un", "eu", "usa"})
#: A dash at which a speaker breaks off, and the words after it in which the broken-off ones come again.
_BREAK = re.compile(r"--|[–—]")
_AGAIN = 8
#: Words that may be left of a sentence whose last words differ ("in the town hall", "in Westhaven").
_REST = 3
#: What speakers put in and transcripts leave out, by its first word: what stands in its place answers something else.
_FILLERS = {"you": "know", "i": "mean"}
#: Small words that are said twice on purpose, or by grammar.
_REPEATED = frozenset({"very", "really", "so", "too", "well", "yes", "no", "oh", "that", "had", "is"})

#: Grades that leave the wording as it was spoken: they are no evidence against one utterance.
HARMLESS = frozenset({Relation.FORM, Relation.EXCERPT, Relation.INSERTION, Relation.MASKED, Relation.EXPANSION})


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: tokens of the fuller version against tokens of the other.

    Attributes:
        old: Index range into the fuller version's tokens.
        new: Index range into the other's.
        grade: What kind of difference it is.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    grade: Relation


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one version stands to a fuller one.

    Attributes:
        relation: The strongest difference.
        edits: The differences, in order; what is only left out at the ends is none.
        matched: Words both have.
        content: Content words both have.
        agreement: Share of the words, within what both print, that agree; 0 to 1.
        window: The fuller version's tokens that the other covers.
        whole: Whether all of the other stands within the fuller one, but for what it adds in brackets at its ends.
    """

    relation: Relation
    edits: tuple[Edit, ...]
    matched: int
    content: int
    agreement: float
    window: tuple[int, int]
    whole: bool


def differences(full: Sequence[Token], other: Sequence[Token], texts: tuple[str, str]) -> Comparison | None:
    """Compare two versions; ``None`` if they have no word in common.

    Args:
        full: Tokens of the fuller version.
        other: Tokens of the other.
        texts: The texts of the two articles, in that order.
    """
    pairs = common(full, other)
    if not pairs:
        return None
    edits: list[Edit] = []
    shorter = False
    opening, closing = _opening(full, other, pairs[0]), _closing(full, other, pairs[-1])
    for old, new in (opening, *_between(pairs), closing):
        if old[0] == old[1] and new[0] == new[1]:
            continue
        if (old, new) in (opening, closing) and (old[0] == old[1] or new[0] == new[1]):
            if all(t.bracketed for t in (*full[slice(*old)], *other[slice(*new)])):
                edits.append(Edit(old, new, Relation.INSERTION))
                continue
            shorter = True
            if (old, new) == opening:
                edits += _beheaded(full, other, old, new, texts)
        elif _omitted(full, other, old, new):
            shorter = True
            if not _marked(full, other, old, new):
                edits.append(Edit(old, new, Relation.EXCERPT))
        elif _doubled(full, other, old, new, texts):
            edits.append(Edit(old, new, Relation.FORM))
        elif _false_start(full, other, old, new, texts):
            edits.append(Edit(old, new, Relation.FUNCTION_WORD))
        elif _spelled_beside(full, other, old, new):
            edits.append(Edit(old, new, Relation.EXPANSION))
        else:
            edits += _split(full, other, old, new)
    edits += [
        Edit((i, i + 1), (j, j + 1), _other_form(full[i], other[j])) for i, j in pairs if _differs(full[i], other[j])
    ]
    edits = [_if_moved(full, other, e, pairs) for e in _with_article(full, other, edits)]
    against = sum(e.old[1] - e.old[0] + e.new[1] - e.new[0] for e in edits if e.grade not in HARMLESS)
    relation = max((e.grade for e in edits), key=lambda g: g.strength, default=Relation.IDENTICAL)
    if shorter and relation.strength < Relation.EXCERPT.strength:
        relation = Relation.EXCERPT
    if relation is Relation.IDENTICAL and _printed(texts[0], full) != _printed(texts[1], other):
        relation = Relation.FORM
    return Comparison(
        relation,
        tuple(edits),
        len(pairs),
        sum(full[i].content for i, _ in pairs),
        2 * len(pairs) / (2 * len(pairs) + against),
        (pairs[0][0], pairs[-1][0] + 1),
        all(t.bracketed for t in (*other[: pairs[0][1]], *other[pairs[-1][1] + 1 :])),
    )


def edits_between(
    full: Sequence[Token], other: Sequence[Token], pairs: Sequence[tuple[int, int]], texts: tuple[str, str]
) -> list[Edit]:
    """Every difference between two versions of one passage of which neither is an excerpt, beginning and end included.

    Args:
        full: Tokens of the one version.
        other: Tokens of the other.
        pairs: Indices of the words that answer each other, rising on both sides.
        texts: The texts of the two articles, in that order.
    """
    edits: list[Edit] = []
    for old, new in _between([(-1, -1), *pairs, (len(full), len(other))]):
        if old[0] == old[1] and new[0] == new[1]:
            continue
        if _doubled(full, other, old, new, texts):
            edits.append(Edit(old, new, Relation.FORM))
        elif _spelled_beside(full, other, old, new):
            edits.append(Edit(old, new, Relation.EXPANSION))
        else:
            edits += _split(full, other, old, new)
    edits += [
        Edit((i, i + 1), (j, j + 1), _other_form(full[i], other[j])) for i, j in pairs if _differs(full[i], other[j])
    ]
    return _with_article(full, other, edits)


def _between(pairs: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for (i, j), (next_i, next_j) in pairwise(pairs):
        yield (i + 1, next_i), (j + 1, next_j)


def _opening(
    full: Sequence[Token], other: Sequence[Token], first: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """What stands before the first common word and has to agree: as many words as both have, within a sentence."""
    i, j = first
    if i and j and (full[i - 1].ends or other[j - 1].ends):
        return (0, i), (j, j)
    size = min(i, j) or max(i, j)
    return (max(0, i - size), i), (max(0, j - size), j)


def _closing(
    full: Sequence[Token], other: Sequence[Token], last: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    i, j = last
    left, right = len(full) - i - 1, len(other) - j - 1
    if left and right and (full[i].ends or other[j].ends):
        return (i + 1, len(full)), (j + 1, j + 1)
    size = min(left, right) or max(left, right)
    old, new = (i + 1, min(len(full), i + 1 + size)), (j + 1, min(len(other), j + 1 + size))
    if left > right > 0:
        old = (old[0], _to_end(full, old[1]))
    elif right > left > 0:
        new = (new[0], _to_end(other, new[1]))
    return old, new


def _to_end(side: Sequence[Token], at: int) -> int:
    """The end of the sentence, where only few words are left of it: they go with those that are worded otherwise."""
    for end in range(at, min(len(side), at + _REST) + 1):
        if side[end - 1].ends or end == len(side):
            return end
    return at


def _omitted(full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range) -> bool:
    """Whether one version only leaves something out here: under an ellipsis, or whole sentences."""
    if old[0] != old[1] and new[0] != new[1]:
        return False
    if _marked(full, other, old, new):
        return True
    side, (start, end) = (full, old) if new[0] == new[1] else (other, new)
    return start > 0 and side[start - 1].ends and side[end - 1].ends


def _marked(full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range) -> bool:
    """Whether the version that prints less marks that with an ellipsis."""
    side, at = (other, new[1]) if new[0] == new[1] else (full, old[1])
    return at < len(side) and side[at].gap


def _beheaded(
    full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range, texts: tuple[str, str]
) -> list[Edit]:
    """The article or possessive that one version leaves out at the start of its sentence, which it prints as one.

    "Ferries run late" for "The ferries run late": the capital says that nothing is meant to be missing.
    """
    cut = 1 if new[0] == new[1] else 0
    side, end = (full, old[1]) if cut else (other, new[1])
    first, second = (other[new[1]], full[old[1]]) if cut else (full[old[1]], other[new[1]])
    printed = texts[cut][first.span.start].isupper() and texts[1 - cut][second.span.start].islower()
    if not printed or side[end - 1].text not in _DETERMINERS or (end > 1 and not side[end - 2].ends):
        return []
    return [Edit((old[1] - cut, old[1]), (new[1] - (1 - cut), new[1]), Relation.FUNCTION_WORD)]


def _doubled(full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range, texts: tuple[str, str]) -> bool:
    """Whether one version only prints a small word twice, by a slip ("the the boats")."""
    if old[0] != old[1] and new[0] != new[1]:
        return False
    side, (start, end), text = (full, old, texts[0]) if new[0] == new[1] else (other, new, texts[1])
    if end - start != 1 or side[start].content or side[start].text in _REPEATED:
        return False
    beside = [pair for pair in ((start - 1, start), (start, end)) if pair[0] >= 0 and pair[1] < len(side)]
    return any(
        side[i].text == side[j].text and text[side[i].span.end : side[j].span.start].isspace() for i, j in beside
    )


def _false_start(
    full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range, texts: tuple[str, str]
) -> bool:
    """Whether one version only prints where the speaker began anew: "it's before -- in talks before the vote"."""
    if old[0] != old[1] and new[0] != new[1]:
        return False
    side, (start, end), text = (full, old, texts[0]) if new[0] == new[1] else (other, new, texts[1])
    if end >= len(side) or not _BREAK.search(text[side[end - 1].span.end : side[end].span.start]):
        return False
    said_again = {t.text for t in side[end : end + _AGAIN]}
    return all(t.text in said_again for t in side[start:end])


def _spelled_beside(full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range) -> bool:
    """Whether one version only gives a name in both forms: "the World Health Organization (WHO)" for "the WHO"."""
    if old[0] != old[1] and new[0] != new[1]:
        return False
    side, (start, end) = (full, old) if new[0] == new[1] else (other, new)
    added = [t for t in side[start:end] if t.text != "the"]
    beside = [side[i] for i in (start - 1, end) if 0 <= i < len(side)]
    return any(
        (len(added) == 1 and t.alias and added[0].text == t.text)
        or (t.capitals and is_acronym_of(t.shown, tuple(a.shown for a in added if a.text != "'s")))
        or (len(added) == 1 and added[0].capitals and added[0].bracketed)
        for t in beside
    )


def _split(full: Sequence[Token], other: Sequence[Token], old: _Range, new: _Range) -> list[Edit]:
    """Grade a difference; words at its ends that answer each other without a change of content are graded apart."""
    if _fills(full, old) or _fills(other, new):
        return [Edit(old, new, Relation.UNCLEAR)]
    (i, end_i), (j, end_j) = old, new
    outer: list[Edit] = []
    while end_i - i > 1 and end_j - j > 1 and _answers(full[i], other[j]):
        outer.append(Edit((i, i + 1), (j, j + 1), grade(full[i : i + 1], other[j : j + 1])))
        i, j = i + 1, j + 1
    while end_i - i > 1 and end_j - j > 1 and _answers(full[end_i - 1], other[end_j - 1]):
        end_i, end_j = end_i - 1, end_j - 1
        outer.append(
            Edit((end_i, end_i + 1), (end_j, end_j + 1), grade(full[end_i : end_i + 1], other[end_j : end_j + 1]))
        )
    whole = grade(full[old[0] : old[1]], other[new[0] : new[1]])
    if whole is not Relation.CONTENT_CHANGED or not outer:
        return [Edit(old, new, whole)]
    return [*outer, Edit((i, end_i), (j, end_j), grade(full[i:end_i], other[j:end_j]))]


def _fills(side: Sequence[Token], place: _Range) -> bool:
    """Whether the words begin with the rest of a filler ("you *know*")."""
    start, end = place
    return 0 < start < end and _FILLERS.get(side[start - 1].text) == side[start].text


def _answers(one: Token, other: Token) -> bool:
    return (not one.content and not other.content) or (one.content and same_word(one.text, other.text))


def _differs(one: Token, other: Token) -> bool:
    """Whether a common word is spelled or named in two ways."""
    if one.alias or other.alias:
        return one.shown != other.shown
    return re.sub(r"\W", "", one.shown) != re.sub(r"\W", "", other.shown)


def _other_form(one: Token, other: Token) -> Relation:
    """A name's other form, an abbreviation, or one word in another spelling."""
    shortened = [bool(_SHORT.search(t.shown)) or _is_short(t) for t in (one, other)]
    if shortened[0] != shortened[1]:
        return Relation.EXPANSION
    same = [fold(w) for w in one.shown.split()] == [fold(w) for w in other.shown.split()]
    return Relation.FORM if same or not (one.alias and other.alias) else Relation.EXPANSION


def _is_short(token: Token) -> bool:
    """Whether a word is printed as an abbreviation; "Mr" alone has no other form."""
    return token.shown in ABBREVIATIONS or (token.capitals and token.text.casefold() in _INITIALS)


def _with_article(full: Sequence[Token], other: Sequence[Token], edits: list[Edit]) -> list[Edit]:
    """Count the article that a spelled-out name brings along ("the European Union" for "EU") to the expansion."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.new, e.old)):
        before = out[-1] if out else None
        if (
            before
            and edit.grade is Relation.EXPANSION
            and (before.old[1], before.new[1]) == (edit.old[0], edit.new[0])
            and all(t.text in ("the", "a") for t in (*full[slice(*before.old)], *other[slice(*before.new)]))
        ):
            out[-1] = Edit((before.old[0], edit.old[1]), (before.new[0], edit.new[1]), Relation.EXPANSION)
        else:
            out.append(edit)
    return out


def _if_moved(full: Sequence[Token], other: Sequence[Token], edit: Edit, pairs: Sequence[tuple[int, int]]) -> Edit:
    """An edit as it is, or unclear where the words that seem to be missing stand elsewhere in the other version."""
    if edit.grade is not Relation.CONTENT_CHANGED or (edit.old[0] != edit.old[1] and edit.new[0] != edit.new[1]):
        return edit
    missing, there, used = (
        ([t.text for t in full[slice(*edit.old)]], other, {j for _, j in pairs})
        if edit.new[0] == edit.new[1]
        else ([t.text for t in other[slice(*edit.new)]], full, {i for i, _ in pairs})
    )
    free = [t.text if at not in used else "" for at, t in enumerate(there)]
    moved = any(free[at : at + len(missing)] == missing for at in range(len(free) - len(missing) + 1))
    return Edit(edit.old, edit.new, Relation.UNCLEAR) if moved else edit


def _printed(text: str, tokens: Sequence[Token]) -> str:
    """The words as printed from the first to the last, with quotation marks and blanks evened out."""
    shown = Span(tokens[0].span.start, tokens[-1].span.end).of(text)
    shown = re.sub(r"[‘’ʼ´`]|â€[™˜]", "'", re.sub(r"[“”„«»]|â€[œ\x9d]", '"', re.sub(ELLIPSIS, "…", shown)))
    return " ".join(shown.split())
