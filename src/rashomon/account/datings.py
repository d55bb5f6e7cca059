"""What one article dates, as lines of a timeline: which of its dates tell an event, in what words, done or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.account.dates import bounds
from rashomon.account.sources import Sources
from rashomon.account.wording import window
from rashomon.compare.eventkinds import SPEECH, kinds_in
from rashomon.compare.happenings import names_a_thing
from rashomon.compare.moved import Role, role
from rashomon.model import Act, Analysis, Status, Tense, TimeReference, TimeType
from rashomon.spans import Span
from rashomon.text.bodies import body_blocks

__all__ = ["PRONOUN", "Dating", "datings"]

#: Characters of a sentence shown before it is cut: three lines of print.
_LONGEST = 240

#: The same for a sentence that dates several things: each entry shows its own clause.
_LONGEST_OF_SEVERAL = 120

#: Characters of a clause that can stand for its sentence.
_CLAUSE = 40

#: Characters of a dateline, a connective or an adverbial before the clause that a sentence leads with.
_OPENING = 30

#: Characters from which a sentence is a list of links or headlines that passed for one.
_JUNK = 700

#: Days of a stretch up to which it dates what has happened, and what is planned: that may be known to half a year.
_NARROW, _AHEAD = 31, 184

_DEADLINE = re.compile(r"\b(?:by|until|before)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_WITH_DEADLINE = re.compile(r"(?:by|until|before)\b", re.IGNORECASE)

_RUN = re.compile(r"\s*(?:,|and|or|to|–|-|,\s*and)\s*")

#: Posts, notices of the page and captions that passed for sentences of the report.
_DAY_IN_FULL = (
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:(?:morning|afternoon|evening|night), )?"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b"
)
_NOT_TOLD = re.compile(
    r"\bpic\.twitter\.com|\bhttps?://|\(@\w+\)|(?:^|\s)#[A-Za-z]\w+"
    r"|\b(?:this|the) (?:story|article|post|report|column|piece|page) (?:has been|was|is|will be|is no longer being)"
    r" (?:last |first |no longer )?(?:being )?(?:updated|corrected|edited|amended|published|clarified)\b"
    r"|\b(?:an|the) earlier version of this\b|\bcorrections? and clarifications?\b|\bfile (?:photo|picture|image)\b"
    r"|\bplease (?:consider|sign|visit|click|read|note|subscribe)\b|\bnewsletters?\b|\bsubscribe\b"
    rf"|^FILE\b|\(from left\)|\bGetty Images\b|\bAP Photo\b|{_DAY_IN_FULL}",
    re.IGNORECASE,
)

#: A sentence that was cut out of a quotation, or whose links came into its words.
_BROKEN = re.compile(r"[^\"“]{1,60}[.,!?][\"”]|.*\bMORE \(?(?!THAN)")

#: Verbs of states: a day tells that they were so then, not that something happened.
_STATES = frozenset({"be", "remain", "stay", "appear", "seem"})

#: Who writes or is written to: an editor's aside, an appeal, a post.
_IN_PERSON = re.compile(r"\b(?:I|I'm|I’m|[Mm]e|[Mm]y|[Ww]e|[Oo]urs?|us|[Yy]ours?|[Yy]ou)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")

#: "RIGA (Agency) - ": where a report comes from, at its start.
_PLACE_LINE = re.compile(
    r"[A-Z][\w.'’-]*(?:[ ,/]+[\w.'’-]+){0,4}\s*(?:\([A-Z][\w ./'’-]{1,30}\)\s*[-–—]+|[-–—]{1,2})\s+(?=[A-Z\"“])"
)
_IN_CAPITALS = re.compile(r"[A-Z]{3,}")

#: Words that make a clause one that cannot stand alone.
_DEPENDENT = re.compile(
    r"(?:who|whom|whose|which|that|when|where|while|as|though|although|because|if|before|after|since|until|and|but|or"
    r"|to|having|being|than|so)\b",
    re.IGNORECASE,
)

#: What does not come about when it is denied.
_COMING_ABOUT = frozenset(
    {"open", "start", "begin", "take", "go", "run", "resume", "hold", "meet", "happen", "launch", "reopen", "proceed"}
)
_DENIED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


#: A beginning that names nobody.
PRONOUN = re.compile(r"(?:he|she|it|they|his|her|its|their|this|that|these|those)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dating:
    """One article's dating of one event.

    Attributes:
        article: Its id.
        at: The date's words.
        value: The date.
        part: The words that tell the event.
        text: The same on one line, as shown.
        status: Whether it happened.
        basis: How the date is known, for a reader.
        leads: Whether what is dated is what the sentence tells first, not a clause within it.
        minor: Whether it dates no event of its own: a tag after what is said ("…, she said on Monday"), a state, words
            of somebody who is not named.
    """

    article: str
    at: Span
    value: str
    part: Span
    text: str
    status: Status
    basis: str
    leads: bool = True
    minor: bool = False

    @property
    def cut(self) -> bool:
        """Whether the words begin within a sentence or break off."""
        return self.text.startswith("…") or self.text.endswith("…")


@dataclass(frozen=True, slots=True)
class _Place:
    """A date expression of one article, or two that make a run of days."""

    references: tuple[TimeReference, ...]

    @property
    def span(self) -> Span:
        return Span(self.references[0].span.start, self.references[-1].span.end)

    @property
    def value(self) -> str:
        first, last = self.references[0].value, self.references[-1].value
        return first if first == last else f"{first}/{last}"

    @property
    def act(self) -> Act | None:
        return self.references[0].act


def datings(analysis: Analysis, sources: Sources) -> Iterator[Dating]:
    """What an article dates outside quotations, in the order of its text.

    Args:
        analysis: The article.
        sources: The story's articles.
    """
    text = analysis.article.text
    body = body_blocks(analysis.blocks)
    quotes = [q for a in analysis.attributions for q in a.quotes]
    tags = _tags(analysis)
    names = sorted(n.span for n in analysis.names)
    starts = [n.start for n in names]
    places = [p for p in _places(analysis) if not names_a_thing(text, p.span)]
    dated = Counter(sources.sentence(analysis.id, p.span) for p in places)
    seen: set[tuple[str, Span]] = set()
    index = 0
    for place in places:
        while index < len(body) and body[index].end <= place.span.start:
            index += 1
        if index == len(body) or place.span.start < body[index].start:
            continue
        if any(q.covers(place.span) for q in quotes):
            continue  # what somebody dates in their own words is in the quotations
        at = bisect_right(starts, place.span.start) - 1
        if at >= 0 and names[at] != place.span and names[at].covers(place.span):
            continue  # the name of a feast, a park, a programme
        sentence = sources.sentence(analysis.id, place.span)
        status = _status(analysis, place, sentence)
        if not _tells(text, sentence, place, status):
            continue
        part, words = _wording(text, sentence, place, several=dated[sentence] > 1)
        if (place.value, part) not in seen:
            seen.add((place.value, part))
            basis = place.references[0].basis
            leads, minor = _leads(place, sentence), _is_minor(place, status, words, tags)
            yield Dating(analysis.id, place.span, place.value, part, words, status, basis, leads, minor)


def _tags(analysis: Analysis) -> frozenset[Span]:
    """The cues of tags that follow what is said: a date beside one says when it was said, not when it was so."""
    return frozenset(c for a in analysis.attributions for c in a.cue if a.content[0].start < c.start)


def _places(analysis: Analysis) -> Iterator[_Place]:
    """Expressions resolved to some stretch of the calendar; "on Wednesday and Thursday" is one place."""
    run: list[TimeReference] = []
    for ref in analysis.times:
        days = bounds(ref.value)
        if ref.type not in (TimeType.DATE, TimeType.TIME) or days is None:
            continue
        if run:
            between = analysis.article.text[run[-1].span.end : ref.span.start]
            before = bounds(run[-1].value)
            if _RUN.fullmatch(between) and before and (days[0] - before[1]).days == 1:
                run.append(ref)
                continue
            yield _Place(tuple(run))
        run = [ref]
    if run:
        yield _Place(tuple(run))


def _tells(text: str, sentence: Span, place: _Place, status: Status) -> bool:
    """Whether a place tells when something happened or will, and in words of the report."""
    words = sentence.of(text).strip()
    if _NOT_TOLD.search(words) or words.endswith("?") or _BROKEN.match(words):
        return False
    if _IN_PERSON.search(_QUOTED.sub(" ", words)):
        return False
    days = bounds(place.value)
    if days is None or (days[1] - days[0]).days > (_NARROW if status is Status.HAPPENED else _AHEAD):
        return False
    return len(words) <= _JUNK or (place.act is not None and place.act.clause is not None)


def _leads(place: _Place, sentence: Span) -> bool:
    act = place.act
    return act is not None and act.clause is not None and act.clause.start - sentence.start <= _OPENING


def _is_minor(place: _Place, status: Status, words: str, tags: frozenset[Span]) -> bool:
    act = place.act
    if act is None or act.span in tags:
        return act is not None
    if status is Status.HAPPENED and act.lemmas[0] in _STATES and len(act.lemmas) == 1:
        return True
    spoken = any(SPEECH in told.kinds for told in kinds_in(act.lemmas[0]))
    return spoken and bool(PRONOUN.match(words))


def _status(analysis: Analysis, place: _Place, sentence: Span) -> Status:
    text, span, act = analysis.article.text, place.span, place.act
    verb = act.span if act else None
    what = role(text, sentence, span, verb)
    if what in (Role.OLD, Role.OFF):
        return Status.CANCELLED
    published, days = analysis.published, bounds(place.value)
    if published and published.earliest and days and days[1] < published.earliest:
        return Status.HAPPENED
    tense = place.references[0].tense
    deadline = _DEADLINE.search(text[max(0, span.start - 24) : span.start]) or _WITH_DEADLINE.match(span.of(text))
    planned = (
        what is Role.NEW
        or (published is not None and published.latest is not None and days is not None and days[0] > published.latest)
        or tense is Tense.FUTURE
        or (deadline is not None and tense is not Tense.PAST)
    )
    if planned and act and act.lemmas[0] in _COMING_ABOUT:
        before = text[max(sentence.start, act.span.start - 24) : act.span.start]
        return Status.CANCELLED if _DENIED.search(before) else Status.PLANNED
    return Status.PLANNED if planned else Status.HAPPENED


def _wording(text: str, sentence: Span, place: _Place, *, several: bool) -> tuple[Span, str]:
    """The words that tell an event: the sentence, its clause where it is long, else the part around the date."""
    inner = sentence.stripped(text) or sentence
    if (line := _PLACE_LINE.match(text, inner.start, inner.end)) and _IN_CAPITALS.search(line.group()):
        inner = Span(line.end(), inner.end) if line.end() <= place.span.start else inner
    longest = _LONGEST_OF_SEVERAL if several else _LONGEST
    if inner.end - inner.start <= longest:
        return inner, _shown(text, inner, inner)
    clause = _clause(text, inner, place)
    if clause is not None and _CLAUSE <= clause.end - clause.start <= _LONGEST:
        return clause, _shown(text, clause, inner)
    if inner.end - inner.start <= _LONGEST:
        return inner, _shown(text, inner, inner)
    return window(text, inner, place.span, _LONGEST)


def _clause(text: str, inner: Span, place: _Place) -> Span | None:
    """The clause of what is dated, if it can stand alone."""
    act = place.act
    if act is None or act.clause is None or act.actor is None or not inner.covers(act.clause):
        return None
    clause = act.clause.stripped(text, " ,;:–—-\n")
    if clause is None or not clause.covers(place.span) or not clause.covers(act.actor):
        return None
    words = clause.of(text)
    if _DEPENDENT.match(words) or words.count('"') % 2 or words.count("“") != words.count("”"):
        return None
    return clause


def _shown(text: str, part: Span, inner: Span) -> str:
    words = " ".join(part.of(text).split())
    before = "… " if part.start > inner.start else ""
    after = " …" if part.end < inner.end and text[part.end : inner.end].strip(" .!\n") else ""
    return before + (words.rstrip(" ,;:–—-") if after else words) + after
