"""The articles of one story, at hand for naming and citing them."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.account.dates import spell_days, spell_published
from rashomon.account.origins import Origins, Place
from rashomon.account.wording import counted, listed
from rashomon.model import Account, Analysis, BlockKind, Credit, CreditKind, Lineage, Member, Published
from rashomon.read.outlets import known_names
from rashomon.read.publishers import name_key
from rashomon.spans import Citation, Span, cite

__all__ = ["CREDITED", "Sources", "bylines", "date_basis", "first_places", "is_person", "labels"]

#: What a report does with those it credits, as the account says it.
CREDITED = {
    CreditKind.AGENCY: "carries a text of",
    CreditKind.MATERIAL: "says that it has material from",
    CreditKind.REPORTED: "cites reporting by",
    CreditKind.REPRINT: "says that it appeared before in",
}

#: A trailing part of a file name that a machine made: eight or more hexadecimal digits, or a long number.
_MACHINE_MADE = re.compile(r"[-_.](?=[0-9a-f]*\d)[0-9a-f]{8,}$", re.IGNORECASE)

#: Words a first sentence must have to tell an article from others: more than a dateline.
_TELLING = 5

#: A file name's ending: one to five characters after the last full stop, at least one of them a letter.
_ENDING = re.compile(r"\.(?=\w*[a-z])\w{1,5}$", re.IGNORECASE)


@dataclass(frozen=True)
class Sources:
    """The analysed articles of a story, in the order in which the account names them, and who derives from whom."""

    analyses: tuple[Analysis, ...]
    lineage: Lineage = field(default_factory=Lineage)

    @classmethod
    def of(cls, account: Account) -> Sources:
        """The articles of an account."""
        return cls(account.analyses, account.lineage)

    @cached_property
    def by_id(self) -> dict[str, Analysis]:
        """Each analysis under its article's id."""
        return {a.id: a for a in self.analyses}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each article in the account."""
        return {a.id: i for i, a in enumerate(self.analyses)}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels(self.analyses)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.lineage)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {a.id: [s.start for s in a.sentences] for a in self.analyses}

    def label(self, article: str) -> str:
        """What a reader sees as an article's name."""
        return self._labels[article]

    def outlet(self, article: str) -> str:
        """The outlet of an article, for counting: one that is not known counts for itself."""
        return " ".join((self.by_id[article].article.outlet or "").split()) or article

    def outlets(self, places: Iterable[Place]) -> int:
        """How many outlets carry something.

        Args:
            places: Who carries it: ids of articles, or the words themselves.
        """
        return len({self.outlet(p if isinstance(p, str) else p.article) for p in places})

    def origins(self, places: Iterable[Place]) -> int | None:
        """How many independent origins carry something; ``None`` while nothing is known of the origins."""
        return self._origins.count(places)

    def origin_note(self, places: Iterable[Place]) -> str:
        """How many origins carry something ("two origins"), where that is fewer than the outlets that do; else empty.

        Where each outlet speaks for itself a second number would only be in the way. So it would where all of the
        story has one origin, which its head says.
        """
        if len(self.lineage.origins) < 2:
            return ""
        every = tuple(places)
        found = self.origins(every)
        return counted(found, "origin") if found is not None and found < self.outlets(every) else ""

    def named(self, places: Iterable[Place]) -> str:
        """Who carries something: "A, B and C", and "A, B and C (two origins)" where some of them have one origin."""
        every = tuple(places)
        names = dict.fromkeys(self.label(p if isinstance(p, str) else p.article) for p in every)
        note = self.origin_note(every)
        return listed(list(names)) + (f" ({note})" if note else "")

    def text(self, article: str) -> str:
        """The whole text of an article."""
        return self.by_id[article].article.text

    def words(self, article: str, span: Span) -> str:
        """The words under a span on one line, as printed but for line ends."""
        return " ".join(span.of(self.by_id[article].article.text).split())

    def cite(self, article: str, span: Span) -> Citation:
        """Cite a span of an article."""
        one = self.by_id[article].article
        return cite(article, one.text, span, one.sha256)

    def cite_all(self, members: Iterable[Member]) -> tuple[Citation, ...]:
        """Cite places, in the order of the account's articles, each once."""
        unique = sorted(set(members), key=lambda m: (self.order[m.article], m.span))
        return tuple(self.cite(m.article, m.span) for m in unique)

    def sentence(self, article: str, span: Span) -> Span:
        """The sentence that a span begins in; the span itself where no sentence covers its start."""
        starts = self._starts[article]
        at = bisect.bisect_right(starts, span.start) - 1
        if at < 0:
            return span
        found = self.by_id[article].sentences[at]
        return found if found.start <= span.start < found.end else span

    def appeared(self, article: str) -> str:
        """When an article was published, short: "2 May 2031", "30–31 January 2031"; "day not known"."""
        published = self.by_id[article].published
        if published is None:
            return "day not known"
        if published.earliest and published.latest:
            return spell_days(published.earliest, published.latest)
        return spell_published(published).removeprefix("on ")

    def opening(self, article: str) -> Span:
        """What an article is recognised by: its headline, else its first words."""
        one = self.by_id[article]
        text = one.article.text
        if (head := self.headline(article)) is not None:
            return head
        ranked = sorted(one.blocks, key=lambda b: (b.kind is not BlockKind.BODY, b.span))
        inner = next(filter(None, (b.span.stripped(text) for b in ranked)), None)
        if inner is None:
            return Span(0, len(text))
        telling = (s for s in one.sentences if s.start >= inner.start and len(s.of(text).split()) >= _TELLING)
        return next(telling, self.sentence(article, inner))

    def headline(self, article: str) -> Span | None:
        """The first headline above the body; one that stands further down heads a part of the report."""
        one = self.by_id[article]
        for block in one.blocks:
            inner = block.span.stripped(one.article.text)
            if inner and block.kind is BlockKind.HEADLINE:
                return inner
            if inner and block.kind is BlockKind.BODY:
                return None
        return None


def date_basis(published: Published) -> str:
    """What a publication date rests on, and what contradicts it, in one line."""
    against = "; ".join(f"{'; '.join(one.basis)} ({one.value})" for one in published.disputed)
    return "; ".join(published.basis) + (f"; against it: {against}" if against else "")


def is_person(credit: Credit) -> bool:
    """Whether a credit seems to be a person's: two words or more that are no known outlet's name."""
    return len(credit.name.split()) > 1 and name_key(credit.name) not in known_names()


def bylines(analysis: Analysis) -> tuple[str, ...]:
    """Who wrote a report, by its own byline or its metadata, each once."""
    return tuple(dict.fromkeys(" ".join(c.name.split()) for c in analysis.credits if c.kind is CreditKind.BYLINE))


def labels(analyses: Sequence[Analysis]) -> dict[str, str]:
    """A short, unique name for each article: its outlet where that is known, else its file's name.

    Two articles that would be called the same are told apart by their ids.
    """
    short: dict[str, str] = {}
    called = {a.id: a.article.called or a.id for a in analyses}
    for article in (a.article for a in analyses):
        name = called[article.id]
        stem = _ENDING.sub("", name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]) or name
        plain = _MACHINE_MADE.sub("", stem)
        short[article.id] = " ".join((article.outlet or "").split()) or plain or stem
    for fallback in (lambda i: _ENDING.sub("", called[i]), lambda i: i):
        used = Counter(short.values())
        for article_id, name in short.items():
            if used[name] > 1:
                own = next(a.article.outlet for a in analyses if a.id == article_id)
                short[article_id] = f"{own} ({fallback(article_id)})" if own else fallback(article_id)
    return short


def first_places(places: Iterable[Member]) -> tuple[Member, ...]:
    """The first of some places in each article, in the order in which the articles come."""
    first: dict[str, Member] = {}
    for place in places:
        first.setdefault(place.article, place)
    return tuple(first.values())
