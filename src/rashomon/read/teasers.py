"""What stands inside an article's own elements and is no part of it: links to other articles, and calls to subscribe.

Taken out of the tree before the report is looked for, where it still shows what is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree, html

__all__ = ["remove_teasers"]

#: Words from which a line that is wholly a link is the headline of another article; fewer are a name or an address.
_HEADLINE_WORDS = 4
#: Characters of a line of teasers or of a call; a longer paragraph says something of its own.
_LONGEST_LINE = 400
#: Share of a line's letters that are links, from which a label before it makes it a list of teasers.
_MOSTLY_LINKS = 0.6
#: Share of the items of a list that are headlines of other articles, from which all of it is teasers.
_MOST_ITEMS = 0.7
#: Elements around a link, a picture or a field that are looked through.
_DEEPEST = 8
#: Characters in paragraphs from which a box is a part of a body.
_BODY_PART = 200

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(("p", "li", "h1", *_HEADINGS))
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
# what a reader is told to do begins a sentence; that people "can sign up for" something is news
_CALL = re.compile(
    r"(?:\A|[.!?:|][\"'”’)]*\s+)\W{0,3}(?:sign up (?:for|to|here|now|today)|subscribe (?:to|now|here|today|for)"
    r"|follow (?:us|him|her|them|me|the author|\w+(?: \w+){0,3}) (?:on|at|@)|like us on|join (?:us|our)\b"
    r"|download (?:the|our) .{0,30}\bapp\b|get (?:the|our) .{0,40}\b(?:app|inbox|newsletter)\b|click here (?:to|for)"
    r"|(?:have|got) a (?:news )?tip\b|e?mail (?:him|her|them|us|the author) at|support (?:our|independent) journalism"
    r"|become a (?:member|supporter|subscriber))"
    r"|\b(?:our (?:\w+ ){0,3}newsletters?|newsletters? (?:here|delivered)|in(?:to)? your inbox"
    r"|(?:can|may) be reached (?:at|by|on|via) \S*@)",
    re.IGNORECASE,
)
_NO_LETTERS = re.compile(r"\W+")

_CARRIERS = (
    *("amp-ad", "amp-analytics", "amp-auto-ads", "amp-carousel", "amp-consent", "amp-embed", "amp-fx-flying-carpet"),
    *("amp-iframe", "amp-lightbox", "amp-next-page", "amp-sidebar", "amp-social-share", "amp-sticky-ad"),
    *("amp-subscriptions-dialog", "amp-user-notification", "gpt-ad"),
)
_BODY = re.compile(r"(?:article|story|entry|post)[-_]{0,2}(?:body|content|text)", re.IGNORECASE)
_TAGS = etree.XPath(".//a[contains(concat(' ', @rel, ' '), ' tag ')]")
_POSTS = etree.XPath(
    ".//*[self::blockquote or self::div][contains(@class, 'twitter-tweet') or contains(@class, 'instagram-media')"
    " or contains(@class, 'tiktok-embed') or contains(@class, 'bluesky-embed') or contains(@class, 'mastodon-embed')]"
)
_BOXES = etree.XPath(
    ".//*[self::article or self::main]//*[self::div or self::section]"
    "[contains(@class, 'body') or contains(@class, 'content') or contains(@class, 'text') or contains(@class, 'Body')]"
)


def remove_teasers(tree: html.HtmlElement) -> None:
    """Take out of a page what is set among an article's paragraphs but is none of it.

    Lines that a label ("Related:", "Read more") and a link make up, lists of nothing but links to other articles with
    the heading over them, short calls to subscribe or to follow that hold a link, cards that open over a name, boxes
    that ask for an address, and the advertising elements of pages for fast mobile display. Posts of others that an
    article embeds stay: what wraps them loses the class by which an extractor would throw them out. An article's body
    that is set in several boxes of one kind is put into the first of them.

    Args:
        tree: The page; it is changed.
    """
    for element in list(tree.iter(*_CARRIERS)):
        _drop(element)
    _keep_posts(tree)
    _drop_cards(tree)
    _drop_forms(tree)
    _drop_lists(tree)
    _drop_tags(tree)
    _drop_framed(tree)
    for block in list(tree.iter("p", *_HEADINGS)):
        if _is_teaser(block):
            _drop(block)
    _join_bodies(tree)


def _is_teaser(block: html.HtmlElement) -> bool:
    links = [link.text_content() for link in block.iter("a")]
    line = _short(block) if links else ""
    if not line:
        return False
    linked = _letters(links)
    label = _LABELLED.match(line)
    if (label and linked >= _letters([line[label.end() :]]) > 0) or _CALL.search(line):
        return True
    share = linked / max(1, _letters([line]))
    if block.tag != "p" or share < _MOSTLY_LINKS:
        return False
    before = block.getprevious()
    if before is not None and before.tag in _BLOCKS and _LABEL.fullmatch(_short(before)):
        _drop(before)
        return True
    return bool(_LABEL_FIRST.match(line) and block[0].tag != "a") or (
        share >= 1 and len(line.split()) >= _HEADLINE_WORDS
    )


def _short(element: html.HtmlElement) -> str:
    """The words of an element on one line, if they are few."""
    words: list[str] = []
    length = 0
    for one in element.itertext():
        length += len(one.strip())
        if length > _LONGEST_LINE:
            return ""
        words += one.split()
    return " ".join(words)


def _letters(words: Iterable[str]) -> int:
    return sum(len(_NO_LETTERS.sub("", one)) for one in words)


def _drop_lists(tree: html.HtmlElement) -> None:
    """Take out lists beside paragraphs that hold headlines of other articles, with the label over them."""
    beside: dict[html.HtmlElement, bool] = {}
    for one in list(tree.iter("ul", "ol")):
        parent = one.getparent()
        if parent is None or not beside.setdefault(parent, parent.find("p") is not None):
            continue
        items = one.findall("li")
        linked = [links for item in items if (links := [link.text_content() for link in item.iter("a")])]
        if not items or len(linked) < len(items):
            continue
        if sum(map(_is_headline, items, linked)) >= _MOST_ITEMS * len(items):
            before = one.getprevious()
            if before is not None and before.tag in _BLOCKS and _LABEL.fullmatch(_short(before)):
                _drop(before)
            _drop(one)


def _is_headline(item: html.HtmlElement, links: list[str]) -> bool:
    line = _short(item)
    return len(line.split()) >= _HEADLINE_WORDS and _letters(links) >= _letters([line])


def _drop_tags(tree: html.HtmlElement) -> None:
    """Take out lines of links that are marked as the article's tags."""
    tags: dict[html.HtmlElement, list[str]] = {}
    for link in _TAGS(tree):
        tags.setdefault(link.getparent(), []).append(link.text_content())
    for parent, links in tags.items():
        if _letters(links) >= _MOSTLY_LINKS * _letters([_short(parent)]) > 0:
            _drop(parent)


def _drop_framed(tree: html.HtmlElement) -> None:
    """Take out rows of cards: links that frame a heading, two or more side by side."""
    rows: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for heading in tree.iter(*_HEADINGS):
        link = heading.getparent()
        for _ in range(_DEEPEST):
            if link is None or link.tag == "a":
                break
            link = link.getparent()
        parent = None if link is None or link.tag != "a" else link.getparent()
        if parent is not None:
            alone = link.getprevious() is None and link.getnext() is None
            rows.setdefault(parent.getparent() if alone else parent, []).append(link)
    for links in rows.values():
        if len(links) > 1:
            for link in links:
                _drop(link)


def _keep_posts(tree: html.HtmlElement) -> None:
    for post in _POSTS(tree):
        wrapper = post.getparent()
        for _ in range(_DEEPEST):
            if wrapper is None or wrapper.tag not in ("div", "figure", "center", "section") or not _wraps(wrapper):
                break
            wrapper.tag = "div"
            wrapper.attrib.clear()
            wrapper = wrapper.getparent()
        post.attrib.clear()


def _wraps(element: html.HtmlElement) -> bool:
    """Whether an element holds but one other, whatever scripts it runs."""
    shown = (child for child in element if child.tag not in ("script", "figcaption"))
    return next(shown, None) is not None and next(shown, None) is None


def _drop_cards(tree: html.HtmlElement) -> None:
    """Take out what opens over a linked name: a picture, the name again, and links."""
    for picture in list(tree.iter("img")):
        span = picture.getparent()
        for _ in range(_DEEPEST):
            if span is None or span.tag != "span":
                break
            name = span.getprevious()
            if name is not None and name.tag == "a" and not (name.tail or "").strip():
                links = [link.text_content() for link in span.iter("a")]
                if len(links) > 1 and set(links[0].split()) & set(name.text_content().split()):
                    _drop(span)
                break
            span = span.getparent()


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
    return next(element.iter("h1", "img"), None) is None and (
        not element.text_content().strip() or bool(_short(element))
    )


def _join_bodies(tree: html.HtmlElement) -> None:
    """Put a body that is set in several boxes of one kind, with advertising between them, into the first."""
    boxes: dict[tuple[html.HtmlElement, str], list[html.HtmlElement]] = {}
    for box in _BOXES(tree):
        kind = box.get("class")
        if _BODY.search(kind) and sum(len(p.text_content()) for p in box.iterchildren("p")) >= _BODY_PART:
            boxes.setdefault((next(box.iterancestors("article", "main")), kind), []).append(box)
    for first, *others in boxes.values():
        for other in others:
            first.extend(list(other))


def _drop(element: html.HtmlElement) -> None:
    """Take out an element; what follows it in its parent stays."""
    if element.getparent() is not None:
        element.drop_tree()
