"""How many texts a story goes back to: every article in just one origin, its main one.

An article belongs with the one it took most from, and so on to the root. Where the direction is open, those that hold
the same text are one origin all the same. An article that holds different texts of two others, which share none, goes
with the one of which it has more, and leaves the two apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rashomon.group.reuse.reports import Report
from rashomon.group.reuse.traditions import Edge
from rashomon.model import Derivation, Origin, Unseen
from rashomon.spans import merged_spans

__all__ = ["origins"]


def origins(
    reports: Sequence[Report],
    texts: Sequence[Sequence[Edge]],
    derivations: Mapping[tuple[str, str], Derivation],
    unseen: Sequence[Unseen],
    wires: Mapping[str, frozenset[str]],
    fed: Mapping[str, frozenset[str]],
) -> tuple[Origin, ...]:
    """Put each article with those that trace back to the same text.

    Args:
        reports: The articles, in the order of their ids.
        texts: The copied pairs of each text that was handed on.
        derivations: What is known of each pair, by its ids.
        unseen: The texts that are not among the articles.
        wires: The agencies whose text each article says it is.
        fed: Those, besides, from which it says it has some of its text.
    """
    main = _main(reports, texts)
    parents = _parents(texts, derivations, main)
    group = {r.id: r.id for r in reports}

    def join(one: str, other: str) -> None:
        new, old = sorted((group[one], group[other]))
        for article, of in group.items():
            if of == old:
                group[article] = new

    for derived, source in sorted(parents.items()):
        join(derived, source)
    for number, edges in enumerate(texts):
        for edge in edges:
            one, other = edge.ends
            loose = one not in parents or other not in parents
            if derivations[edge.ends].source is None and loose and main[one] == main[other] == number:
                join(one, other)
    for text in unseen:
        # what supposes an agency's text joins those that are wholly it, or share it, unless they have it from others
        together = [a for a in text.articles if a not in parents and (not text.name or wires[a])]
        for first, second in pairwise(together):
            join(first, second)
    members: dict[str, list[str]] = {}
    for article in sorted(group):
        members.setdefault(group[article], []).append(article)
    found = [_origin(tuple(articles), parents, unseen, wires, fed) for articles in members.values()]
    return tuple(sorted(found, key=lambda o: o.articles))


def _main(reports: Sequence[Report], texts: Sequence[Sequence[Edge]]) -> dict[str, int | None]:
    """For each article the text, by its number, that it holds most of; ``None`` if it shares none."""
    out: dict[str, int | None] = {}
    for report in reports:
        held = [
            (report.count(merged_spans(s for e in edges if report.id in e.ends for s in e.of(report.id))), -number)
            for number, edges in enumerate(texts)
            if any(report.id in e.ends for e in edges)
        ]
        out[report.id] = -max(held)[1] if held else None
    return out


def _parents(
    texts: Sequence[Sequence[Edge]],
    derivations: Mapping[tuple[str, str], Derivation],
    main: Mapping[str, int | None],
) -> dict[str, str]:
    """For each derived article the one that it took most from of the text that it holds most of; no circles."""
    wanted: list[tuple[int, float, str, str]] = []
    for number, edges in enumerate(texts):
        for edge in edges:
            one = derivations[edge.ends]
            if one.source is not None and one.derived is not None and main[one.derived] == number:
                wanted.append((edge.words(one.derived), one.score, one.derived, one.source))
    parents: dict[str, str] = {}
    for _, _, derived, source in sorted(wanted, key=lambda w: (-w[0], -w[1], w[2], w[3])):
        if derived not in parents and derived not in _line(source, parents):
            parents[derived] = source
    return parents


def _line(article: str, parents: Mapping[str, str]) -> list[str]:
    """An article and those that it goes back to, the nearest first."""
    out = [article]
    while out[-1] in parents:
        out.append(parents[out[-1]])
    return out


def _origin(
    articles: tuple[str, ...],
    parents: Mapping[str, str],
    unseen: Sequence[Unseen],
    wires: Mapping[str, frozenset[str]],
    fed: Mapping[str, frozenset[str]],
) -> Origin:
    tops = {_line(article, parents)[-1] for article in articles}
    root = next(iter(tops)) if len(tops) == 1 and len(articles) > 1 else None
    # some material from an agency does not make the whole of a report the agency's
    behind = _behind(articles, root, unseen) if len(articles) > 1 or fed[articles[0]] <= wires[articles[0]] else None
    if len(articles) == 1:
        text = "" if behind is None else unseen[behind].text
    elif root is not None:
        text = f"one is the source of the other{'s' * (len(articles) > 2)}"
        if behind is not None:
            text += f", and goes back to {_owner(unseen[behind])}"
    elif behind is not None:
        text = unseen[behind].text
    else:
        text = "they share text, and which of them had it first is not known"
    return Origin(articles, root, behind, text)


def _behind(articles: Sequence[str], root: str | None, unseen: Sequence[Unseen]) -> int | None:
    """The unseen text that an origin goes back to: its root's, else one that at least two of its articles have."""
    best: tuple[int, int] | None = None
    for number, one in enumerate(unseen):
        count = len(set(one.articles) & set(articles))
        enough = root in one.articles if root is not None else count >= min(2, len(articles))
        if count and enough and (best is None or (count, -number) > best):
            best = (count, -number)
    return None if best is None else -best[1]


def _owner(one: Unseen) -> str:
    return f"a text of {one.name}" if one.name else "a text that is not among the reports"
