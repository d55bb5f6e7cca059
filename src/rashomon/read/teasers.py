"""What stands inside an article's own elements and is no part of it: links to other articles, and calls to subscribe.

Taken out of the tree before the report is looked for, where it still shows what is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import html

__all__ = ["remove_teasers"]

#: Words from which a line that is wholly a link is the headline of another article; fewer are a name or an address.
_HEADLINE_WORDS = 4
#: Characters of a line of teasers or of a call; a longer paragraph says something of its own.
_LONGEST_LINE = 400
#: Share of a line's letters that are links, from which a label before it makes it a list of teasers.
_MOSTLY_LINKS = 0.6
#: Share of the items of a list that are headlines of other articles, from which all of it is teasers.
_MOST_ITEMS = 0.7
#: Characters of a box that asks for an address, its heading included.
_LONGEST_BOX = 500
#: Elements between a link and its paragraph that are looked through.
_DEEPEST = 8

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(("p", "li", "h1", *_HEADINGS))
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "br", "cite", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strong"),
        *("sub", "sup", "svg", "time", "u", "wbr"),
    )
)
_LABEL_WORDS = (
    r"(?:(?:also )?(?:read|see|watch|listen|view|learn|find out)(?: (?:more|also|next|now|this|here))?"
    r"|(?:more )?related(?: (?:stor(?:y|ies)|articles?|posts?|content|links?|coverage|news|reading|topics?|video))?"
    r"|more (?:on|from|about|in)\b.{0,40}|more(?: (?:stor(?:y|ies)|news|coverage))?"
    r"|(?:you )?(?:may|might) (?:also )?(?:like|be interested in)|don['’]?t miss|must[- ]reads?|recommended"
    r"(?: (?:reading|stories|for you|articles?))?|further reading|editors?['’]? picks?|trending(?: now)?|most read"
    r"|in case you missed it|also on .{1,40}|in other news|what to read next|read next|up next|explore more"
    r"|click here(?: .{0,60})?|opinion|video|photos|analysis|explainer|explained|background)"
)
_LABEL = re.compile(rf"\W*{_LABEL_WORDS}\W*", re.IGNORECASE)
_LABEL_FIRST = re.compile(
    r"\W*(?:don['’]?t miss|must[- ]reads?|(?:read|see) (?:more|also|next)|related|more on this)\b", re.IGNORECASE
)
_LABELLED = re.compile(rf"\W*{_LABEL_WORDS}\s*[:|>»–—-]+\s*", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:sign(?:ing)? up (?:for|to|here|now|today)|subscribe (?:to|now|here|today|for)"
    r"|(?:our|free|daily|weekly)\b.{0,30}\bnewsletters?|newsletters? (?:here|delivered)"
    r"|follow (?:us|him|her|them|me|the author|[A-Z]\w+(?: [A-Z]\w+)?) "
    r"(?:on|at|@)|like us on|join (?:us|our) .{0,30}\b(?:on|channel|group|newsletter)|download (?:the|our) .{0,30}\bapp"
    r"|get (?:the|our) .{0,40}\b(?:app|inbox|newsletter)|(?:in|to) your inbox|click here (?:to|for)"
    r"|have a (?:news )?tip\b"
    r"|got a (?:news )?tip\b|(?:can|may) be reached (?:at|by|on|via)|email (?:him|her|them|us|the author) at"
    r"|support (?:our|independent) journalism|become a (?:member|supporter|subscriber))",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\W+")

_CARRIERS = (
    *("amp-ad", "amp-analytics", "amp-auto-ads", "amp-carousel", "amp-consent", "amp-embed", "amp-fx-flying-carpet"),
    *("amp-iframe", "amp-lightbox", "amp-next-page", "amp-sidebar", "amp-social-share", "amp-sticky-ad"),
    *("amp-subscriptions-dialog", "amp-user-notification", "gpt-ad"),
)
_POSTS = ("twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed", "fb-post")


def remove_teasers(tree: html.HtmlElement) -> None:
    """Take out of a page what is set among an article's paragraphs but is none of it.

    Lines that a label ("Related:", "Read more") and a link make up, lists of nothing but links to other articles with
    the heading over them, short calls to subscribe or to follow that hold a link, cards that open over a name, and the
    advertising elements of pages for fast mobile display. Posts of others that an article embeds stay: what wraps them
    loses the class by which an extractor would throw them out. An article's body that is set in several boxes of one
    kind is put into the first of them.

    Args:
        tree: The page; it is changed.
    """
    for element in list(tree.iter(*_CARRIERS)):
        _drop(element)
    _keep_posts(tree)
    _drop_cards(tree)
    _drop_forms(tree)
    lines: dict[html.HtmlElement, list[str]] = {}
    tags: dict[html.HtmlElement, list[str]] = {}
    framed: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for link in tree.iter("a"):
        block = _block_of(link)
        if block is not None:
            lines.setdefault(block, []).append(link.text_content())
        if "tag" in (link.get("rel") or "").split():
            tags.setdefault(link.getparent(), []).append(link.text_content())
        if next(link.iter(*_HEADINGS), None) is not None:
            framed.setdefault(_row_of(link), []).append(link)
    doomed = [block for block, links in lines.items() if _is_teaser(block, links)]
    _drop_lists(lines)
    for block in doomed:
        _drop(block)
    for parent, links in tags.items():
        if _letters(links) >= _MOSTLY_LINKS * _letters([_short(parent)]) > 0:
            _drop(parent)
    for links in framed.values():
        if len(links) > 1:
            for link in links:
                _drop(link)
    _join_bodies(tree)


def _block_of(link: html.HtmlElement) -> html.HtmlElement | None:
    """The paragraph, item or heading whose line a link stands in."""
    element = link.getparent()
    for _ in range(_DEEPEST):
        if element is None or element.tag in _BLOCKS:
            return element
        if element.tag not in _INLINE:
            return None
        element = element.getparent()
    return None


def _row_of(link: html.HtmlElement) -> html.HtmlElement | None:
    """What holds a linked card and those beside it."""
    parent = link.getparent()
    return parent if parent is None or len(parent) > 1 else parent.getparent()


def _is_teaser(block: html.HtmlElement, links: list[str]) -> bool:
    if block.tag == "li" and not all(child.tag in _INLINE or child.tag == "p" for child in block):
        return False
    line = " ".join(" ".join(block.itertext()).split())
    if not line or len(line) > _LONGEST_LINE:
        return False
    linked = _letters(links)
    label = _LABELLED.match(line)
    if label and linked >= _letters([line[label.end() :]]) > 0:
        return True
    if block.tag != "li" and _CALL.search(line):
        return True
    share = linked / max(1, _letters([line]))
    if block.tag == "p" and share >= _MOSTLY_LINKS:
        before = block.getprevious()
        if before is not None and before.tag in _BLOCKS and _LABEL.fullmatch(_short(before)):
            _drop(before)
            return True
        label = _LABEL_FIRST.match(line)
        if label and block[0].tag != "a":
            return True
    return block.tag == "p" and share >= 1 and len(line.split()) >= _HEADLINE_WORDS


def _short(element: html.HtmlElement) -> str:
    words = " ".join(" ".join(element.itertext()).split())
    return words if len(words) < _LONGEST_LINE else ""


def _letters(words: Iterable[str]) -> int:
    return sum(len(_LETTERS.sub("", one)) for one in words)


def _drop_lists(lines: dict[html.HtmlElement, list[str]]) -> None:
    """Take out lists whose every item is the headline of another article, with the label over them."""
    lists = dict.fromkeys(block.getparent() for block in lines if block.tag == "li")
    for one in lists:
        if one is None or one.tag not in ("ul", "ol"):
            continue
        items = one.findall("li")
        headlines = sum(1 for item in items if item in lines and _is_headline(item, lines[item]))
        if headlines >= _MOST_ITEMS * len(items) and all(item in lines for item in items):
            before = one.getprevious()
            if before is not None and before.tag in _BLOCKS and _LABEL.fullmatch(_short(before)):
                _drop(before)
            _drop(one)


def _is_headline(item: html.HtmlElement, links: list[str]) -> bool:
    line = _short(item)
    return len(line.split()) >= _HEADLINE_WORDS and _letters(links) >= _letters([line])


def _keep_posts(tree: html.HtmlElement) -> None:
    for quote in tree.iter("blockquote", "div"):
        if not any(name in _POSTS for name in (quote.get("class") or "").split()):
            continue
        wrapper = quote.getparent()
        for _ in range(_DEEPEST):
            if wrapper is None or wrapper.tag not in ("div", "figure", "center", "section"):
                break
            if sum(1 for child in wrapper if child.tag not in ("script", "figcaption")) > 1:
                break
            wrapper.tag = "div"
            wrapper.attrib.clear()
            wrapper = wrapper.getparent()
        quote.attrib.clear()


def _drop_cards(tree: html.HtmlElement) -> None:
    """Take out what opens over a linked name: a picture, the name again, and links."""
    for span in list(tree.iter("span")):
        name = span.getprevious()
        if name is None or name.tag != "a" or (name.tail or "").strip() or next(span.iter("img"), None) is None:
            continue
        links = [link.text_content() for link in span.iter("a")]
        if len(links) > 1 and set(links[0].split()) & set(name.text_content().split()):
            _drop(span)


def _drop_forms(tree: html.HtmlElement) -> None:
    """Take out boxes that ask for the reader's address, with their headings."""
    for field in list(tree.iter("input")):
        if (field.get("type") or "").lower() != "email":
            continue
        box, around = None, field.getparent()
        for _ in range(_DEEPEST):
            if around is None or around.tag in ("body", "html", "main", "article") or not _is_box(around):
                break
            box, around = around, around.getparent()
        if box is not None:
            _drop(box)


def _is_box(element: html.HtmlElement) -> bool:
    length = 0
    for words in element.itertext():
        length += len(words.strip())
        if length > _LONGEST_BOX:
            return False
    return next(element.iter("h1"), None) is None


def _join_bodies(tree: html.HtmlElement) -> None:
    """Put a body that is set in several boxes of one kind, with advertising between them, into the first."""
    boxes: dict[tuple[html.HtmlElement, str], list[html.HtmlElement]] = {}
    for box in tree.iter("div", "section"):
        kind = box.get("class") or ""
        if not _BODY.search(kind):
            continue
        around = next(box.iterancestors("article", "main"), None)
        if around is not None and sum(len(p.text_content()) for p in box.iterchildren("p")) >= _BODY_PART:
            boxes.setdefault((around, kind), []).append(box)
    for first, *others in boxes.values():
        for other in others:
            first.extend(list(other))


#: Characters in paragraphs from which a box is a part of a body.
_BODY_PART = 200
_BODY = re.compile(r"(?:article|story|entry|post)[-_]{0,2}(?:body|content|text)", re.IGNORECASE)


def _drop(element: html.HtmlElement) -> None:
    """Take out an element; what follows it in its parent stays."""
    if element.getparent() is not None:
        element.drop_tree()
