"""An entry of a feed: an article where the feed carries the report itself, else something to fetch."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Article, Credit, Provenance, Published
from rashomon.read.fragments import fragment_text, headed, paragraphs
from rashomon.read.html import LARGEST_PAGE
from rashomon.read.listed import Listed
from rashomon.read.plain import check, remarks

__all__ = ["Content", "Entry", "entry_id", "read_entry", "whole_report"]

#: Characters below which a content is not believed to be a report: a paragraph's worth, as summaries have.
_SHORTEST = 400

#: Characters of a last paragraph that can be a call to read on; a longer one is a paragraph of the report.
_CALL = 80

#: How much longer than its summary a content must be to be the report and not the same words once more.
_LONGER = 1.5

_FOOTER = re.compile(r"the post .{1,300} (?:appeared first on|first appeared on) .{1,200}", re.IGNORECASE | re.DOTALL)
_CUT = re.compile(r"(?:\[\s?(?:…|\.\.\.|\+\d+ chars)\s?\]|…|\.\.\.|\(more\s?(?:…|\.\.\.)?\))\W*\Z", re.IGNORECASE)
#: How a call to read on begins, in the languages that news feeds are most often in.
_CALLS = (
    *("click here", "tap here", "please click", "click to", "click for", "read more", "read on", "read full"),
    *("read the full", "read the rest", "read the whole", "read the entire", "read the complete", "read the original"),
    *("read the article", "read the story", "read this article", "read this story", "to read the", "continue reading"),
    *("continue to", "keep reading", "view full", "view the full", "view original", "see full", "see the full"),
    *("full story", "full article", "full text", "full report", "learn more", "find out more"),
    *("lire la suite", "lire plus", "weiterlesen", "mehr lesen", "mehr dazu", "leer más", "seguir leyendo"),
    *("sigue leyendo", "continua a leggere", "leggi tutto", "leia mais", "läs mer", "les mer", "læs mere"),
    *("lees meer", "verder lezen", "czytaj dalej", "czytaj więcej", "читать далее", "читать полностью"),
)
_READ_ON = re.compile(rf"\W*(?:{'|'.join(_CALLS)}|more\W*\Z)", re.IGNORECASE)
_ENDS_READ_ON = re.compile(rf"(?:{'|'.join(c for c in _CALLS if len(c) > 8)})\W*\Z", re.IGNORECASE)
# "Read more: Harbour closes for winter" names another report
_RELATED = re.compile(r"\W*(?:read|see|find) more:\s*\S+(?:\s+\S+){2}", re.IGNORECASE)
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Content:
    """A body that an entry carries.

    Attributes:
        value: It, as it stands in the feed.
        html: Whether it is markup.
    """

    value: str
    html: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says in one entry.

    Attributes:
        given_id: Its identifier there.
        title: Its headline.
        url: Where the report is.
        contents: The bodies it carries, if any, the best first.
        summaries: What it gives as summary or description.
        outlet: Who published it.
        outlet_basis: What that is known from.
        dated: Its dates of publication.
        credits: Its authors and sources.
        provenance: The entry.
    """

    given_id: str | None
    title: str | None
    url: str | None
    contents: tuple[Content, ...]
    summaries: tuple[str, ...]
    outlet: str | None
    outlet_basis: str
    dated: tuple[Published, ...]
    credits: tuple[Credit, ...]
    provenance: Provenance


def entry_id(entry: Entry, name: str, number: int) -> str:
    """What identifies an entry among all articles: its own id if that is an address or URN, else within its feed.

    Args:
        entry: The entry.
        name: The feed's id.
        number: The entry's place in the feed, from 1.
    """
    own = entry.given_id or entry.url
    if not own:
        return f"{name}:{number}"
    return own if re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:\S", own) else f"{name}#{own}"


def read_entry(entry: Entry, where: str, name: str) -> Article | Listed | InputError:
    """Make an article of an entry that carries its report, else name what is to be fetched.

    Args:
        entry: The entry.
        where: Its place, for messages.
        name: The article's id.

    Returns:
        The article, the address, or what is wrong if there is neither.
    """
    problem: InputError | None = None
    summaries = [fragment_text(one) for one in entry.summaries]
    for content in entry.contents:
        if len(content.value) > LARGEST_PAGE:
            problem = UnsupportedInput(where, f"too large for an article: {len(content.value):,} characters")
            continue
        text = fragment_text(content.value) if content.html else paragraphs(content.value)
        if not whole_report(text, summaries):
            continue
        try:
            return _article(entry, text, content, where, name)
        except InputError as error:
            problem = error
    if entry.url:
        return Listed(entry.url, "article", entry.title, entry.outlet, entry.dated, entry.credits, entry.provenance)
    return problem or EmptyInput(where, "an entry with neither an address nor its report", "nothing can be read of it")


def whole_report(text: str, summaries: list[str]) -> bool:
    """Whether the body of an entry is the report itself rather than a summary or its first lines.

    It is not where it is short, where it ends in a cut or a call to read on, and where it says no more than the
    summary. Where this cannot be told, it is not.

    Args:
        text: The body's paragraphs, joined by blank lines.
        summaries: The entry's summaries.
    """
    parts = text.split("\n\n")
    while parts and _FOOTER.fullmatch(parts[-1]):
        parts.pop()
    if not parts or len(body := "\n\n".join(parts)) < _SHORTEST:
        return False
    last = parts[-1]
    if _CUT.search(last[-20:]) or _ENDS_READ_ON.search(last[-40:]):
        return False
    if len(last) <= _CALL and _READ_ON.match(last) and not _RELATED.match(last):
        return False
    return all(len(body) >= _LONGER * len(one) or not _same_words(body, one) for one in summaries)


def _same_words(body: str, summary: str) -> bool:
    """Whether one of two texts begins with the other, but for punctuation, footers and the cut at its end."""
    letters = [_LETTERS.sub("", one.casefold()) for one in (body, _FOOTER.sub("", summary))]
    short, long = sorted(letters, key=len)
    return long.startswith(short[: max(1, len(short) - 20)])


def _article(entry: Entry, text: str, content: Content, where: str, name: str) -> Article:
    text = headed(text, entry.title)
    check(text, where)
    raw = content.value.encode("utf-8", "surrogatepass")
    return Article(
        name,
        text,
        hashlib.sha256(raw).hexdigest(),
        "text/html" if content.html else "text/plain",
        entry.outlet,
        entry.url,
        entry.title,
        entry.dated,
        remarks(text),
        outlet_basis=entry.outlet_basis,
        credits=entry.credits,
        provenance=entry.provenance,
        raw=raw,
    )
