"""Pages that hold only the beginning of a report: what shows it, and what is then said.

A page that says it is not free may still hold its whole text, and one that is free may speak of subscribing. So a
report counts as cut only where two signs come together: it is short, and the page asks for a subscription right after
it; or it is far shorter than the page says it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import html

from rashomon.read.jsonld import LinkedData, Node
from rashomon.read.shown import shown

__all__ = ["only_beginning", "without_prompts"]

#: Words up to which a text may be but the beginning: stubs have a few paragraphs.
_STUB_WORDS = 350
#: Shares of the words the page says it has: from the upper one the text is whole, below the lower one it is cut.
_WHOLE, _CUT = 0.75, 0.5
#: Words in the part that the page marks as paid for, from which that part is there.
_PAID_PART = 100
#: Lines of the page after the text, and paragraphs at its end, among which the prompt to subscribe stands.
_AFTER, _AT_END = 6, 3
#: Words of a paragraph that is a prompt.
_LONGEST_PROMPT = 60
#: Characters at the end of the text by which it is found again among the lines of the page.
_ENDING = 40

_CLOSED_TIERS = ("locked", "paid", "premium", "subscriber", "subscribers", "subscription", "member", "members")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\"'”’)\]]*\Z|[\w,;:–—-]\Z")
_SELECTOR = re.compile(r"\s*([.#])([\w-]+)\s*")
_PROMPT = re.compile(
    r"\b(?:subscribe|register|sign (?:up|in)|log in|join|create (?:an?|your) (?:free )?account|become a (?:member"
    r"|subscriber)|start (?:an?|your) (?:free )?(?:trial|subscription))\b[^.]{0,60}\bto (?:continue|keep reading|read"
    r"|unlock|access|finish|view|see the (?:full|rest))"
    r"|\bto (?:continue|keep) reading\b.{0,60}\b(?:subscri|regist|log in|sign (?:in|up)|account|trial|member)"
    r"|\b(?:continue|keep) reading\b.{0,40}\b(?:subscri|account|trial|regist|member)"
    r"|\b(?:article|story|content|page|report) is (?:only |exclusively )?(?:available|reserved|exclusive|for|open)"
    r"(?: only| exclusively)?(?: to| for)? (?:our )?"
    r"(?:paid |paying |registered |digital |premium )?(?:subscribers|members)"
    r"|\b(?:for|to) (?:our )?(?:paid |paying )?(?:subscribers|members) only\b"
    r"|\bsubscribers?[- ]only (?:content|article|story)"
    r"|\byou(?:['’]ve| have) (?:reached|hit|used|read)\b.{0,40}\b(?:limit|free (?:articles?|stories|stories|views))"
    r"|\b(?:already|are you) an? (?:\w+ )?(?:subscriber|member)\??\W{0,3}(?:please )?(?:log|sign) ?in\b"
    r"|\bread the (?:full|rest)\b.{0,40}\b(?:subscri|member)|\bunlock (?:this|the (?:full|rest))\b"
    r"|\bsubscribe (?:now )?for (?:full |unlimited )?access\b|\bsubscription (?:is )?required\b",
    re.IGNORECASE,
)


def only_beginning(
    paragraphs: Sequence[str],
    markup: str,
    tree: html.HtmlElement | None,
    data: LinkedData,
    named: Mapping[str, str],
) -> str:
    """Tell why the text of a page is but the beginning of the report.

    Args:
        paragraphs: The text found in the page.
        markup: The page, decoded.
        tree: The same, parsed.
        data: Its JSON-LD.
        named: Its named metadata.

    Returns:
        The reason, one clause; empty where the text is whole or nothing tells.
    """
    words = sum(len(one.split()) for one in paragraphs)
    stated = max(_counts(data), default=0)
    if not paragraphs or words > _STUB_WORDS or (stated and words >= _WHOLE * stated):
        return ""
    closed = _closed(data, named)
    if closed and tree is not None and _holds_paid_part(tree, data):
        return ""
    lines = shown(markup)
    after = _prompted_after(paragraphs, lines)
    prompted = after or (closed and any(_PROMPT.search(line) for line in lines))
    if stated and words < _CUT * stated and (closed or prompted):
        return f"the page holds only its beginning, {words:,} of {stated:,} words"
    if after or (closed and (prompted or _CUT_OFF.search(paragraphs[-1]))):
        return "the page holds only its beginning; the rest is for subscribers"
    return ""


def without_prompts(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of a text that is cut, without the prompts to subscribe at its end."""
    out = list(paragraphs)
    for place in range(len(out) - 1, max(0, len(out) - 1 - _AT_END), -1):
        if len(out[place].split()) <= _LONGEST_PROMPT and _PROMPT.search(out[place]):
            del out[place:]
    return out


def _counts(data: LinkedData) -> Iterator[int]:
    """The words the page says its article has."""
    for node in data.articles:
        value = node.get("wordCount")
        if isinstance(value, int) and not isinstance(value, bool):
            yield value
        elif isinstance(value, str) and value.strip().isdecimal() and len(value) < 8:
            yield int(value)


def _closed(data: LinkedData, named: Mapping[str, str]) -> bool:
    tier = (named.get("article:content_tier") or "").strip().lower()
    if tier == "free":
        return False
    nodes = (*data.articles, *data.nodes("hasPart"))
    return tier in _CLOSED_TIERS or any(_is_false(node.get("isAccessibleForFree")) for node in nodes)


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in ("false", "http://schema.org/false"))


def _holds_paid_part(tree: html.HtmlElement, data: LinkedData) -> bool:
    """Whether the part of the page that is marked as not free is there with its words."""
    for selector in _selectors(data.nodes("hasPart")):
        match = _SELECTOR.fullmatch(selector)
        if match is None:
            continue
        wanted, attribute = match[2], "class" if match[1] == "." else "id"
        words = 0
        for element in tree.iter("div", "section", "article", "p", "main"):
            if wanted in (element.get(attribute) or "").split():
                words += len(element.text_content().split())
                if words >= _PAID_PART:
                    return True
    return False


def _selectors(parts: Iterator[Node]) -> Iterator[str]:
    for part in parts:
        value = part.get("cssSelector")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield one


def _prompted_after(paragraphs: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the page asks for a subscription at the end of the text or right after it."""
    if any(len(one.split()) <= _LONGEST_PROMPT and _PROMPT.search(one) for one in paragraphs[1:][-_AT_END:]):
        return True
    for last in reversed(paragraphs[-_AT_END:]):
        ending = " ".join(last.split())[-_ENDING:]
        places = [number for number, line in enumerate(lines) if line.endswith(ending)]
        if places:
            return any(_PROMPT.search(line) for line in lines[places[-1] + 1 : places[-1] + 1 + _AFTER])
    return False
