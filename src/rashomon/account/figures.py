"""What is counted, each outlet's wording of it, and how the values stand to each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.account.sources import Sources
from rashomon.account.wording import listed, quoted
from rashomon.compare.countwords import kinds
from rashomon.model import Figure, FigureGroup, Findings, Line, Section, Verdict
from rashomon.spans import Span, join_spans

__all__ = ["VERDICTS", "figure_lines", "figure_rank", "figure_wording", "value_text"]

#: What each verdict is called before a reader.
VERDICTS = {
    Verdict.AGREE: "agree",
    Verdict.COMPATIBLE: "compatible",
    Verdict.REVISED: "a later count",
    Verdict.DIFFERENT_SCOPE: "not the same thing counted",
    Verdict.DIFFERENT_SOURCE: "from different sources",
    Verdict.CONFLICT: "differ",
    Verdict.ONE_SOURCE: "one report only",
}

#: How far the counted thing may stand behind its number to be quoted with it, in characters.
_NEAR = 40

#: Lines for what one report alone gives, of each report: more of them is its text again.
_ALONE = 4

#: What a number counts that goes on from one before it: "3 others", "40 more crew".
_OTHERS = re.compile(r"\s(?:others\b|(?:other|more)\s\w[\w’'-]*)")

#: What follows a number whose counted thing stands elsewhere: up to three words, to the next stop.
_FOLLOWING = re.compile(r"(?:\s(?!and\b|or\b|but\b)\w[\w’'-]*){1,3}")

#: How a counted thing can stand before its number and be quoted with it: "cut its ships to 40".
_BEFORE = re.compile(r"(?:\s(?!and\b|or\b|but\b)\w+){1,4}\s")


def figure_wording(figure: Figure, text: str) -> Span:
    """The number with what it counts if that stands close by, else with the words that follow.

    Args:
        figure: The figure.
        text: The text of its article.
    """
    if figure.of and figure.of.end > figure.span.start and figure.of.start - figure.span.end <= _NEAR:
        return join_spans((figure.span, figure.of))
    if figure.of and figure.of.end < figure.span.start and _BEFORE.fullmatch(text, figure.of.end, figure.span.start):
        return join_spans((figure.of, figure.span))
    following = _OTHERS.match(text, figure.span.end) or _FOLLOWING.match(text, figure.span.end)
    return Span(figure.span.start, following.end()) if following else figure.span


def value_text(figure: Figure) -> str:
    """A figure's value or bounds for a reader: "9,600", "at least 30", "9,500 to 10,499"."""
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.value is not None:
        return f"{figure.value:,.10g}{unit}"
    known = " to ".join(f"{b:,.10g}" for b in (figure.low, figure.high) if b is not None)
    return f"{'up to ' * (figure.low is None)}{known}{' or more' * (figure.high is None)}{unit}"


def figure_rank(group: FigureGroup) -> tuple[int, int, int, str]:
    """Order of groups for a reader: what most articles give first, then people, measures and money."""
    figures = [figure for _, figure in group.members]
    weighty = any(f.unit is not None or _of_people(f) for f in figures)
    return -len({article for article, _ in group.members}), -len(group.members), 1 - weighty, group.what


def _of_people(figure: Figure) -> bool:
    """Whether a figure counts people, dead or alive."""
    return "people" in kinds(figure.head, strength=figure.scope.strength)[0]


def figure_lines(sources: Sources, findings: Findings) -> tuple[Line, ...]:
    """A line for each group of figures, what most articles give first; of what one alone gives, only the weightiest."""
    alone: Counter[str] = Counter()
    lines = []
    for group in sorted(findings.figures, key=figure_rank):
        if group.verdict is Verdict.ONE_SOURCE:
            article = group.members[0][0]
            alone[article] += 1
            if alone[article] > _ALONE:
                continue
        lines.append(_line(sources, group))
    return tuple(lines)


def _line(sources: Sources, group: FigureGroup) -> Line:
    gives = [f"{sources.label(article)} {wording}" for article, wording in _wordings(sources, group.members)]
    why = f" ({group.why})" if group.why else ""
    verdict = "" if group.verdict is Verdict.ONE_SOURCE else f" — {VERDICTS[group.verdict]}{why}"
    cited = tuple(dict.fromkeys(sources.cite(a, figure_wording(f, sources.text(a))) for a, f in group.members))
    what = group.what[:1].upper() + group.what[1:]
    return Line(Section.FIGURES, f"{what}: {', '.join(gives)}{verdict}.", cited)


def _wordings(sources: Sources, members: Sequence[tuple[str, Figure]]) -> list[tuple[str, str]]:
    by_article: dict[str, list[str]] = {}
    for article, figure in members:
        by_article.setdefault(article, []).append(
            quoted(sources.words(article, figure_wording(figure, sources.text(article))))
        )
    return [(article, listed(list(dict.fromkeys(words)))) for article, words in by_article.items()]
