"""What an article has in the words it shares and not in its own: spellings that came with another's text."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from rashomon.group.frequencies import frequencies
from rashomon.group.reuse.views import View, inside
from rashomon.model import EditKind, Hint, HintKind
from rashomon.text.spelling import fold
from rashomon.text.tokens import Token

__all__ = ["keeps_other_spelling", "takes_over_names"]

#: Log odds of a name that the copy spells as the source does where it shares its text, and otherwise in its own.
_NAME = 2.2
#: Letters of a name that is compared, and by how many two spellings of one may differ.
_LONG, _SLIPS = 5, 2
#: Log odds of British or American spelling that stands in the copy only where it has the source's text, and of words
#: that a change of spelling throughout has left behind.
_STYLE, _LEFT = 1.2, 1.0
#: Words of one country's spelling that an article has at least.
_FEW = 2
#: Articles of general news in which the American form of a word stands, for the British to be one.
_KNOWN = 6


def takes_over_names(view: View) -> Iterator[Hint]:
    """Say if the copy spells a name as the source does in shared text, and otherwise in its own."""
    shared_names = {t.shown: t for span in view.in_copy for t in view.copy.within(span) if _is_name(t)}
    theirs = Counter(t.shown for t in view.source.tokens if _is_name(t))
    own = [t for t in view.copy.tokens if _is_name(t) and not inside(t.span, view.in_copy)]
    for token in own:
        if theirs[token.shown] or token.shown in shared_names:
            continue
        for shown, there in sorted(shared_names.items()):
            if theirs[shown] and _spellings(token.shown, shown):
                text = (
                    f"the other has {view.copy.printed(token.span)} in words of its own, and "
                    f"{view.copy.printed(there.span)}, as it does, in those that they share"
                )
                yield Hint(
                    HintKind.ERROR,
                    text,
                    _NAME,
                    view.cite(None, token.span) + view.cite(None, there.span),
                    view.source.id,
                )
                return


def _is_name(token: Token) -> bool:
    return token.proper and len(token.shown) >= _LONG and token.shown.isalpha()


def _spellings(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: a letter or two apart, and no word of the language."""
    if one == other or one[0] != other[0] or fold(one) == fold(other):
        return False
    if one[: len(other) - 1] == other[:-1] or other[: len(one) - 1] == one[:-1]:
        return False  # a people and its country, one and several
    counts = frequencies().counts
    most = _SLIPS if min(len(one), len(other)) > _LONG + 1 else 1
    return OSA.distance(one, other) <= most and (one not in counts or other not in counts)


def keeps_other_spelling(view: View) -> Iterator[Hint]:
    """Say if British or American spelling shows that the copy's shared words came from the source."""
    changed = tuple(c.copy for c in view.changes if c.kind is EditKind.FORM and c.copy)
    shared = [t for t in view.copy.tokens if inside(t.span, view.in_copy)]
    own = [t for t in view.copy.tokens if not inside(t.span, view.in_copy)]
    for style, other in ((_is_british, _is_american), (_is_american, _is_british)):
        if any(other(t.shown) for t in view.source.tokens):
            continue
        name = "British" if style is _is_british else "American"
        kept = [t for t in shared if style(t.shown)]
        home = [t for t in own if other(t.shown)]
        if len(kept) >= _FEW <= len(home) and not any(style(t.shown) for t in own):
            text = f"the other spells as it does, in the {name} way, only where they share their words"
            yield _styled(view, text, HintKind.ERROR, _STYLE, kept[0], home[0])
            return
        turned = [t for t in shared if other(t.shown) and inside(t.span, changed)]
        if len(turned) >= _FEW and kept:
            text = f"the other changes {name} spelling in some places and not in others"
            yield _styled(view, text, HintKind.EDIT, _LEFT, turned[0], kept[0])
            return


def _styled(view: View, text: str, kind: HintKind, weight: float, one: Token, other: Token) -> Hint:
    return Hint(kind, text, weight, (view.copy.cite(one.span), view.copy.cite(other.span)), view.source.id)


def _is_british(word: str) -> bool:
    return word in _pairs()


def _is_american(word: str) -> bool:
    return word in _americans()


@functools.cache
def _pairs() -> dict[str, str]:
    """British spellings that general news prints, each with its American form."""
    counts = frequencies().counts
    return {
        word: fold(word)
        for word in counts
        if word.isalpha() and fold(word) != word and fold(word).isalpha() and counts.get(fold(word), 0) >= _KNOWN
    }


@functools.cache
def _americans() -> frozenset[str]:
    return frozenset(_pairs().values())
