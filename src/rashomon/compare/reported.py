"""What keeps an attribution from being set beside what others report: a headline, a negation, a lost piece."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model import Analysis, Attribution, BlockKind

__all__ = ["Headings", "fallen_out", "holders", "is_anothers", "is_denied"]

#: Denials in words; to reject or refuse something is more than that.
_DENIAL = re.compile(r"den(?:y|ied|ies|ying|ial|ials)$|disput(?:e|ed|es|ing)$")
_NEGATED = re.compile(r"\b(?:not|never|neither|nor|no|nobody|without)\b|n['’]t\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|get)\s+(?:\w+ly\s+)?(?:told|asked|reminded|warned|informed|urged|advised"
    r"|assured|notified|briefed|quizzed|questioned|accused|critici[sz]ed|blamed|charged|praised|condemned|ordered"
    r"|instructed|encouraged|invited|pressed|tasked|denounced|mocked|rebuked|subpoenaed)\b"
    r"|\b(?:known as|considered to be)\b",
    re.IGNORECASE,
)
#: Words that stand for what a clause is about, which stands outside the content then.
_RELATIVE = frozenset({"which", "who", "whom", "that"})


class Headings:
    """The headlines of an article, and which attributions stand in them.

    Args:
        analysis: The article.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._spans = sorted(b.span for b in analysis.blocks if b.kind is BlockKind.HEADLINE)
        self._text = analysis.article.text

    def hold(self, attribution: Attribution) -> bool:
        """Whether what is attributed begins in a headline, which says in short what a body says again.

        In capitals throughout it is one that stands amid the body: a link to another report.
        """
        start = attribution.content[0].start
        if " ".join(span.of(self._text) for span in attribution.content).isupper():
            return True
        at = bisect_right(self._spans, start, key=lambda s: s.start) - 1
        return at >= 0 and start < self._spans[at].end


def holders(found: Sequence[Attribution]) -> dict[int, int]:
    """By whom each nested attribution is told: the index of the one whose content holds its cue, the innermost.

    Args:
        found: The attributions of one article.

    Returns:
        Indices of nested ones with the indices of those that hold them; what nothing holds is left out.
    """
    pieces = [(p.start, 0, p.end, i) for i, a in enumerate(found) if not a.nested for p in a.content]
    asked = [((a.cue or a.content)[0].start, 1, 0, i) for i, a in enumerate(found) if a.nested]
    out: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for start, is_asked, end, index in sorted([*pieces, *asked]):
        while opened and opened[-1][0] <= start:
            opened.pop()
        if not is_asked:
            opened.append((end, index))
        elif opened:
            out[index] = opened[-1][1]
    return out


def is_denied(word: str) -> bool:
    """Whether a word of a cue is one of denying.

    Args:
        word: The word in lower case.
    """
    return _DENIAL.match(word) is not None


def is_anothers(attribution: Attribution, text: str) -> bool:
    """Whether the source is told *not* to say it, or to be whom another says it to or of.

    "She would not say how many", "he was told to wait", "they were accused of theft", "a plan known as “the Wall”".

    Args:
        attribution: The attribution.
        text: The article's text.
    """
    return any(_NEGATED.search(span.of(text)) or _ADDRESSED.search(span.of(text)) for span in attribution.cue)


def fallen_out(attribution: Attribution, text: str) -> bool:
    """Whether a piece of the content is a pronoun alone, so that what is spoken about stands outside of it.

    "… the plan, which she says is a waste": the content is "which" and "is a waste".

    Args:
        attribution: The attribution.
        text: The article's text.
    """
    pieces = [span.of(text).strip(" ,;:").casefold() for span in attribution.content]
    return any(p in _RELATIVE for p in pieces[:-1]) or pieces == ["which"]
