"""What a page's JSON-LD says of its article (schema.org, https://www.w3.org/TR/json-ld11/).

Only the page's own article is looked for: under ``@graph``, in lists and under ``mainEntity``, not among the items of
a list of other articles.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from rashomon.read.shown import shown

__all__ = ["LinkedData", "linked_data"]

#: Characters of a script that is read: an article of 2,000,000 characters, every second one escaped, has fewer.
_LARGEST_SCRIPT = 4_000_000
#: Scripts and nodes of a page that are looked at: pages have a handful; more is no description of an article.
_MOST_SCRIPTS, _MOST_NODES = 50, 2_000

_ARTICLE_TYPES = ("Article", "Posting", "Report")
_OTHER_TYPES = ("JobPosting", "CollectionPage", "SearchResultsPage", "ProfilePage", "ContactPage", "AboutPage")
#: Types that stand for the article where none is described, if they tell one of these of it.
_PAGE_TYPES = ("WebPage", "ItemPage", "ClaimReview")
_PAGE_TELLS = {"datePublished", "headline", "articleBody"}
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")

# what is put around JSON so that old parsers leave it alone: <!-- -->, //<![CDATA[ //]]>, /* */
_BEFORE = re.compile(r"(?:\s|\ufeff|<!--|//|/\*|\*/|<!\[CDATA\[)*")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The descriptions of articles in a page, its own first.

    Attributes:
        articles: The nodes that describe an article.
        by_id: Every node that has an ``@id`` and says something, for references to it.
    """

    articles: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def words(self, key: str) -> Iterator[str]:
        """The strings that the articles give under a key, in order."""
        for node in self.articles:
            value = node.get(key)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one.strip():
                    yield one

    def nodes(self, key: str) -> Iterator[Node]:
        """What the articles name under a key, references resolved; a mere string is a node with a name."""
        for node in self.articles:
            value = node.get(key)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one.strip():
                    yield {"name": one}
                elif isinstance(one, dict):
                    yield self._resolved(one)

    def addresses(self) -> Iterator[str]:
        """Where the articles say they are."""
        for node in self.articles:
            yield from _addresses(node)

    def body(self) -> list[str]:
        """The paragraphs of the longest ``articleBody``; it may hold markup and entities."""
        longest = max(self.words("articleBody"), key=len, default="")
        if "&" in longest:
            # entities are often escaped twice, once as markup and once as data
            longest = unescape(unescape(longest))
        if _TAG.search(longest):
            return shown(longest)
        return [words for line in longest.splitlines() if (words := " ".join(line.split()))]

    def _resolved(self, node: Node) -> Node:
        key = node.get("@id")
        if "name" not in node and isinstance(key, str):
            return self.by_id.get(key, node)
        return node


def linked_data(scripts: Iterable[str], address: str | None = None) -> LinkedData:
    """Read the JSON-LD of a page.

    Args:
        scripts: What stands in its scripts of type ``application/ld+json``.
        address: The page's own address: where several articles are described, the one that is there comes first.

    Returns:
        What could be read; a script that is no JSON is passed over.
    """
    nodes: list[Node] = []
    for number, script in enumerate(scripts):
        if number == _MOST_SCRIPTS:
            break
        for value in _values(script):
            nodes.extend(_nodes(value, _MOST_NODES - len(nodes)))
    articles = [node for node in nodes if _is_a(node, _ARTICLE_TYPES)]
    articles = articles or [node for node in nodes if _is_a(node, _PAGE_TYPES) and _PAGE_TELLS & node.keys()]
    articles.sort(key=lambda node: address is None or address not in _addresses(node))
    by_id: dict[str, Node] = {}
    for node in nodes:
        key = node.get("@id")
        if isinstance(key, str) and len(node) > 1:
            by_id.setdefault(key, node)
    return LinkedData(tuple(articles), by_id)


def _values(script: str) -> Iterator[object]:
    """The JSON values of a script: one, or several one after the other."""
    if len(script) > _LARGEST_SCRIPT:
        return
    start = _BEFORE.match(script)
    words = script[start.end() if start else 0 :]
    end = max(words.rfind("}"), words.rfind("]"))
    for attempt in (str, _without_trailing_commas, unescape):
        try:
            yield json.loads(attempt(words[: end + 1]), strict=False)
        except (ValueError, RecursionError):
            continue
        return
    decoder, at = json.JSONDecoder(strict=False), 0
    while (at := words.find("{", at)) >= 0:
        try:
            value, at = decoder.raw_decode(words, at)
        except (ValueError, RecursionError):
            return
        yield value


def _without_trailing_commas(words: str) -> str:
    return _TRAILING_COMMA.sub("", words)


def _nodes(value: object, most: int) -> Iterator[Node]:
    """A value's nodes in their order, with those that are about the same thing."""
    waiting, count = [value], 0
    while waiting and count < most:
        one = waiting.pop()
        count += 1
        if isinstance(one, list):
            waiting.extend(reversed(one[: most - count]))
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in reversed(_WITHIN) if isinstance(one.get(key), (dict, list)))


def _is_a(node: Node, types: tuple[str, ...]) -> bool:
    kind = node.get("@type")
    kinds: Sequence[object] = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.endswith(types) and not k.endswith(_OTHER_TYPES) for k in kinds)


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    about = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return [one.strip() for one in (node.get("url"), about) if isinstance(one, str)]
