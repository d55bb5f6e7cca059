"""The origins of a story as trees: each text with those that go back to it under it, the earliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.account.derived import Pair, told_pairs
from rashomon.account.lineage import origin_name, percent
from rashomon.account.sources import Sources
from rashomon.account.wording import listed
from rashomon.model import Account, Origin, StoryRelation, Unseen

__all__ = ["Family", "Node", "descent", "family_heading", "node_text", "related", "tree_lines"]

#: What another story is to this one, before its title.
_RELATIONS = {
    StoryRelation.EARLIER: "Earlier in the same affair",
    StoryRelation.LATER: "Later in the same affair",
    StoryRelation.RELATED: "Of the same affair",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One text in a tree.

    Attributes:
        article: Id of the article; ``None`` for a text that is not among the reports.
        unseen: That text.
        depth: How many texts lie between it and the root of its tree; 0 for the root.
        parent: Index into the nodes of its family of the one that it stands under.
        pair: What it has from that one; ``None`` under a text that nobody has.
    """

    article: str | None
    unseen: Unseen | None
    depth: int
    parent: int | None
    pair: Pair | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """The texts of one origin.

    Attributes:
        number: From 1, in the order in which they are shown.
        origin: The origin.
        nodes: Its texts, each before those under it.
        others: Pairs within it, or with an earlier family, that its tree does not draw.
        single: Whether it is one article that has nothing to do with any other.
    """

    number: int
    origin: Origin
    nodes: tuple[Node, ...]
    others: tuple[Pair, ...]
    single: bool


def descent(sources: Sources) -> tuple[Family, ...]:
    """The origins as trees, those with the earliest report first; what has nothing to do with any other comes last.

    Args:
        sources: The articles, with their lineage.
    """
    lineage = sources.lineage
    pairs = told_pairs(lineage)
    home = {article: n for n, origin in enumerate(lineage.origins) for article in origin.articles}
    above = _above(pairs, home)
    ordered = sorted(range(len(lineage.origins)), key=lambda n: _when_first(sources, lineage.origins[n]))
    place = {n: at for at, n in enumerate(ordered)}
    rest: dict[int, list[Pair]] = {n: [] for n in ordered}
    tied: set[int] = set()
    for pair in pairs:
        ends = {home[article] for article in (pair.first, pair.second) if article in home}
        tied |= ends
        if ends and above.get(pair.second) is not pair:
            rest[max(ends, key=place.__getitem__)].append(pair)
    made = [
        (n in tied, lineage.origins[n], tuple(_nodes(sources, lineage.origins[n], above)), rest[n]) for n in ordered
    ]
    made.sort(key=lambda one: not one[0] and len(one[2]) == 1)
    return tuple(
        Family(number, origin, nodes, tuple(others), not is_tied and len(nodes) == 1)
        for number, (is_tied, origin, nodes, others) in enumerate(made, start=1)
    )


def family_heading(sources: Sources, family: Family) -> str:
    """What an origin is called: "Origin 2: a text of Reuters, not among the reports", "Origin 1: Beacon"."""
    name = f"Origin {family.number}"
    if family.nodes[0].unseen is not None:
        return f"{name}: {origin_name(sources, family.origin)}, not among the reports"
    if sum(node.depth == 0 for node in family.nodes) > 1:
        return f"{name}, of which it is not known which came first"
    return f"{name}: {node_text(sources, family.nodes[0])}"


def node_text(sources: Sources, node: Node) -> str:
    """An article of a tree with what it has from the one above it: "Globe, 71 % of its text"."""
    name = sources.label(node.article) if node.article is not None else ""
    return f"{name}, {percent(node.pair.shares[1])} of its text" if node.pair else name


def tree_lines(sources: Sources) -> tuple[tuple[int, str], ...]:
    """The trees in words: how far each line is set in, and the line; empty where no text goes back to another."""
    families = descent(sources)
    trees = [family for family in families if not family.single]
    single = [family for family in families if family.single]
    if not trees:
        return ()
    out: list[tuple[int, str]] = []
    for family in trees:
        heading = family_heading(sources, family)
        out.append((0, heading))
        unseen = family.nodes[0].unseen is not None
        headed = unseen or sum(node.depth == 0 for node in family.nodes) == 1
        for node in family.nodes[headed:]:
            text = node_text(sources, node)
            # beside what goes back to a text nobody has, what only shares words with that
            beside = ", which shares text with these" if unseen and not node.depth else ""
            out.append((max(node.depth + (not headed), 1), text + beside))
    if single:
        names = listed([node_text(sources, family.nodes[0]) for family in single])
        last = len(families)
        between = "and" if len(single) == 2 else "to"
        each = f"Origins {single[0].number} {between} {last}: {names}, each by itself"
        out.append((0, each if len(single) > 1 else f"Origin {last}: {names}"))
    return tuple(out)


def related(account: Account, titles: Mapping[str, str]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The other stories of an affair, by what they are to one.

    Args:
        account: The account of the one.
        titles: The titles of the accounts that are shown, by story; of others only the id is known.

    Returns:
        What they are to it, and the id and title of each, the nearest first; the title is the id where none is known.
    """
    out: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for relation, heading in _RELATIONS.items():
        found = [link.story for link in account.story.links if link.relation is relation]
        if found:
            out.append((heading, tuple((story, titles.get(story, f"story {story}")) for story in found)))
    return tuple(out)


def _above(pairs: tuple[Pair, ...], home: Mapping[str, int]) -> dict[str, Pair]:
    """From which article of its own origin each has most; none is its own source, however far up."""
    above: dict[str, Pair] = {}
    for pair in pairs:
        if pair.decided and pair.second not in above and home.get(pair.first) == home.get(pair.second):
            up: str | None = pair.first
            while up is not None and up != pair.second:
                up = above[up].first if up in above else None
            if up is None:
                above[pair.second] = pair
    return above


def _nodes(sources: Sources, origin: Origin, above: Mapping[str, Pair]) -> Iterator[Node]:
    count = 0
    root: int | None = None
    if origin.unseen is not None:
        yield Node(None, sources.lineage.unseen[origin.unseen], 0, None)
        root, count = 0, 1
    under: dict[str | None, list[str]] = {}
    for article in sorted(origin.articles, key=lambda a: (_appeared(sources, a), sources.order.get(a, 0))):
        under.setdefault(above[article].first if article in above else None, []).append(article)
    own = under.get(None, [])
    behind = set(sources.lineage.unseen[origin.unseen].articles) if origin.unseen is not None else set()
    # one that only shares text with those that go back to a text nobody has need not go back to it itself
    stack: list[tuple[str, int | None, int]] = [
        (article, None, 0) for article in reversed(own) if article not in behind
    ]
    stack += [(article, root, 1) for article in reversed(own) if article in behind]
    while stack:
        article, parent, depth = stack.pop()
        yield Node(article, None, depth, parent, above.get(article))
        stack += [(below, count, depth + 1) for below in reversed(under.get(article, []))]
        count += 1


def _appeared(sources: Sources, article: str) -> date:
    one = sources.by_id.get(article)
    days = (one.published.earliest, one.published.latest) if one and one.published else ()
    return next((day for day in days if day), date.max)


def _when_first(sources: Sources, origin: Origin) -> tuple[date, int]:
    return min(((_appeared(sources, a), sources.order.get(a, 0)) for a in origin.articles), default=(date.max, 0))
