"""Where the texts come from, in words: who takes what from whom, what tells so, and how many origins that leaves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rashomon.account.dates import spell_days, spell_published
from rashomon.account.derived import EDITS, Pair, alone, slight_pairs, told_pairs
from rashomon.account.quotes import Note
from rashomon.account.sources import Sources
from rashomon.account.wording import clip, count_of, counted, listed, quoted
from rashomon.model import (
    Edit,
    EditKind,
    Hint,
    Line,
    Member,
    Origin,
    Passage,
    PassageKind,
    Reuse,
    Section,
    Story,
    Unseen,
)
from rashomon.spans import Citation
from rashomon.text.spelling import FUNCTION_WORDS

__all__ = [
    "Entry",
    "alone_notes",
    "earlier_line",
    "lineage_entries",
    "lineage_lines",
    "origin_entries",
    "origin_name",
    "origins_line",
    "pair_head",
    "pair_reasons",
    "passages_text",
    "percent",
    "reasons",
    "slight_notes",
]

#: Changes of words that a line names; pairs without a copy that have one, the most telling first.
_CHANGES, _SLIGHT = 8, 6

#: Reports of which each is named.
_NAMED = 8

#: Characters of words left out, added or shared that a line repeats.
_REPEATED = 90

#: What stands between quotation marks, in which nothing is replaced.
_QUOTED = re.compile("(“[^”]*”)")

#: How a reason speaks of the two articles.
_IT = re.compile(r"\b(?:it|the other)\b", re.IGNORECASE)

_WORD = re.compile(r"\w+")

#: A sentence, and what belongs to it.
Entry = tuple[Note, ...]


def percent(share: float) -> str:
    """A share for a reader: "43 %"; never none of what there is some of, nor all of what something is missing from."""
    whole = round(share * 100)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole} %"


def lineage_lines(sources: Sources, story: Story) -> tuple[Line, ...]:
    """The section as lines, one for each entry.

    Args:
        sources: The articles, with their lineage.
        story: The story.
    """
    lines = []
    for entry in lineage_entries(sources, story):
        text = "; ".join(note.text for note in entry)
        cited = tuple(dict.fromkeys(c for note in entry for c in note.citations))
        lines.append(Line(Section.LINEAGE, text if text.endswith(".") else f"{text}.", cited))
    return tuple(lines)


def lineage_entries(sources: Sources, story: Story, *, summary: bool = True) -> tuple[Entry, ...]:
    """What is told of where the texts come from: each entry a sentence, and what belongs to it.

    Args:
        sources: The articles, with their lineage.
        story: The story.
        summary: Whether with the origins in one sentence.
    """
    told = (_pair(sources, pair) for pair in told_pairs(sources.lineage))
    apart = (*alone_notes(sources), *(note for _, note in slight_notes(sources)))
    return (*origin_entries(sources, story, summary=summary), *told, *((note,) for note in apart))


def origin_entries(sources: Sources, story: Story, *, summary: bool = True) -> tuple[Entry, ...]:
    """The earlier reports, the origins, and what is behind them; see `lineage_entries`."""
    lineage = sources.lineage
    earlier = earlier_line(sources, story)
    head = [(Note(earlier.text.rstrip("."), earlier.citations),)] if earlier else []
    if len(sources.analyses) < 2 or not lineage.origins:
        return tuple(head)
    told = told_pairs(lineage)
    return (
        *head,
        *([(_summary(sources),)] if summary else []),
        *((_unseen(sources, one),) for one in lineage.unseen),
        *((_joined(sources, one),) for one in lineage.origins if _says_more(one, told)),
    )


def origins_line(sources: Sources) -> str:
    """How many origins the reports have, as it goes after "report this"; empty while that is not known."""
    found = len(sources.lineage.origins)
    return f", from {counted(found, 'independent origin')}" if found and len(sources.analyses) > 1 else ""


def origin_name(sources: Sources, origin: Origin) -> str:
    """What an origin is called: its unseen text's owner, its root, or its articles."""
    if origin.unseen is not None:
        return _text_of(sources.lineage.unseen[origin.unseen])
    if origin.root is not None:
        return sources.label(origin.root)
    return _names(sources, origin.articles)


def earlier_line(sources: Sources, story: Story) -> Line | None:
    """Which reports appeared well before the others; ``None`` if none did."""
    first = [a for a in story.earlier if a in sources.by_id]
    others = [a for a in sources.analyses if a.id not in first]
    if not first or not others:
        return None
    appeared = [f"{sources.label(a)} was published {spell_published(sources.by_id[a].published)}" for a in first]
    days = [a.published.earliest for a in others if a.published and a.published.earliest]
    since = f"the others from {spell_days(min(days), min(days))}" if len(days) == len(others) else "the others later"
    if len(first) == 1:
        when = spell_published(sources.by_id[first[0]].published)
        text = f"{sources.label(first[0])} is the earlier report: it was published {when}, {since}."
    else:
        names = _names(sources, first)
        text = f"{names} are the earlier reports: {', '.join(appeared)}, {since}."
    return Line(Section.LINEAGE, text, tuple(sources.cite(a, sources.opening(a)) for a in first))


def _summary(sources: Sources) -> Note:
    """The origins in one sentence."""
    origins = sources.lineage.origins
    cited = tuple(sources.cite(a.id, sources.opening(a.id)) for a in sources.analyses)
    shared = [o for o in origins if len(o.articles) > 1 or o.unseen is not None]
    if not shared:
        text = "As far as their words show, no report takes its text from another or from a common source"
        return Note(text, cited)
    parts = [_origin(sources, one) for one in shared]
    single = [sources.label(o.articles[0]) for o in origins if o not in shared]
    if single:
        parts.append(f"{listed(single)}{_s(' each', '', len(single))} by itself")
    n = counted(len(origins), "independent origin")
    return Note(f"{n[:1].upper()}{n[1:]}: {'; '.join(parts)}", cited)


def _origin(sources: Sources, origin: Origin) -> str:
    if origin.unseen is None and origin.root is None:
        return f"{_names(sources, origin.articles)} together"
    derived = [a for a in origin.articles if a != origin.root]
    goes = f"{_names(sources, derived)} {_s('go', 'goes', len(derived))} back" if derived else ""
    if origin.unseen is None:
        return f"{origin_name(sources, origin)}, to which {goes}"
    behind = f"{_text_of(sources.lineage.unseen[origin.unseen])} that is not among the reports, to which"
    if origin.root is None:
        return f"{behind} {goes}"
    return f"{behind} {sources.label(origin.root)} goes back" + (f", and {goes} to it" if goes else "")


def _names(sources: Sources, articles: Sequence[str]) -> str:
    """Reports by their names; of many only the first, and how many more."""
    names = [sources.label(a) for a in articles]
    if len(names) <= _NAMED:
        return listed(names)
    return listed([*names[: _NAMED - 1], f"{len(names) - _NAMED + 1:,} more"])


def _s(many: str, one: str, n: int) -> str:
    return one if n == 1 else many


def _text_of(one: Unseen) -> str:
    return f"a text of {one.name}" if one.name else "a common source"


def _unseen(sources: Sources, one: Unseen) -> Note:
    names = _names(sources, one.articles)
    goes = _s("go", "goes", len(one.articles))
    source = f"a text of {one.name}" if one.name else "one text"
    # what one report alone credits somebody with need not be all of it
    goes += " back" if len(one.articles) > 1 else " back at least in part"
    why = f": {one.text}" if one.text else ""
    cited = one.citations or tuple(sources.cite(a, sources.opening(a)) for a in one.articles)
    return Note(f"{names} {goes} to {source} that is not among the reports{why}", cited)


def _says_more(origin: Origin, told: Sequence[Pair]) -> bool:
    """Whether why some articles are one origin is worth saying: not where one told pair says it already."""
    within = [p for p in told if {p.first, p.second} <= set(origin.articles)]
    return bool(origin.text) and origin.unseen is None and len(origin.articles) > 1 and len(within) != 1


def _joined(sources: Sources, origin: Origin) -> Note:
    names = _names(sources, origin.articles)
    cited = tuple(sources.cite(a, sources.opening(a)) for a in origin.articles)
    return Note(f"{names} count as one origin: {origin.text}", cited)


def _pair(sources: Sources, pair: Pair) -> Entry:
    """What one article has from another: how much, how changed, and what tells who has it from whom."""
    found = [(p, e) for p in pair.passages() for e in pair.edits(p) if e.kind is not EditKind.FORM]
    changes = [_changes(sources, pair, found)] if found else []
    return (pair_head(sources, pair), *changes, *pair_reasons(sources, pair))


def pair_head(sources: Sources, pair: Pair) -> Note:
    """How much one article has from another, in how many passages and with how many changes."""
    passages = pair.passages()
    first, second = sources.label(pair.first), sources.label(pair.second)
    gist = passages_text(pair)
    if pair.decided:
        head = f"{second} takes {percent(pair.shares[1])} of its text from {first}: {gist}"
    else:
        head = (
            f"{first} and {second} share passages, {percent(pair.shares[0])} of the text of {first} and "
            f"{percent(pair.shares[1])} of that of {second}: {gist}"
        )
        if not any({pair.first, pair.second} <= set(one.articles) for one in sources.lineage.unseen):
            head += "; which came first is not known"
    places = [m for p in passages or pair.reuse.passages for m in pair.places(p)]
    return Note(head, sources.cite_all(places))


def passages_text(pair: Pair) -> str:
    """How many passages two articles share and what differs in them: "nine passages, one cut"."""
    own = pair.passages()
    parts = [counted(len(own), "passage")] if own else ["no passage beyond quotations"]
    reworded, moved = sum(p.reworded for p in own), sum(p.moved for p in own)
    if reworded:
        parts.append(f"{_count(reworded)} in other words")
    if moved:
        parts.append(f"{_count(moved)} in another place")
    edits = Counter(e.kind for p in own for e in pair.edits(p))
    parts += [count_of(edits[kind], *name) for kind, name in EDITS.items() if edits[kind]]
    if own and not edits and not reworded:
        parts.append("word for word")
    text = ", ".join(parts)
    besides = [
        counted(len(found), name)
        for kind, name in ((PassageKind.QUOTATION, "quotation"), (PassageKind.BOILERPLATE, "standing passage"))
        if (found := pair.passages(kind))
    ]
    return f"{text}; besides them {listed(besides)} alike" if own and besides else text


def _count(n: int) -> str:
    return count_of(n, "", "").strip()


def _changes(sources: Sources, pair: Pair, changes: Sequence[tuple[Passage, Edit]]) -> Note:
    """The words that differ, each once, as a phrase that goes after the derived article's name."""
    told: dict[EditKind, dict[str, int]] = {}
    places: list[Member] = []
    ranked = sorted(changes, key=lambda change: list(EDITS).index(change[1].kind))
    telling = [change for change in ranked if _tells(sources, pair, change[1])]
    shown = (telling or ranked)[:_CHANGES]
    for passage, edit in shown:
        words = told.setdefault(edit.kind, {})
        text = _edit(sources, pair, edit)
        words[text] = words.get(text, 0) + 1
        places += edit_places(pair, passage, edit)
    verbs = ((EditKind.SUBSTITUTED, "prints"), (EditKind.DELETED, "leaves out"), (EditKind.INSERTED, "adds"))
    parts = [f"{verb} {_each(told[kind])}" for kind, verb in verbs if kind in told]
    if EditKind.EXPANDED in told:
        parts.insert(1 if EditKind.SUBSTITUTED in told else 0, f"has {_each(told[EditKind.EXPANDED])}")
    more = len(changes) - len(shown)
    text = f"{sources.label(pair.second)} {listed(parts)}" + (f"; and {counted(more, 'change')} more" if more else "")
    return Note(text, sources.cite_all(places))


def _tells(sources: Sources, pair: Pair, edit: Edit) -> bool:
    """Whether more than small words ("the", "of") differs."""
    sides = ((pair.first, edit.a), (pair.second, edit.b))
    words = [_WORD.findall(sources.words(article, span).casefold()) for article, span in sides if span]
    return any(word not in FUNCTION_WORDS for side in words for word in side)


def _each(words: dict[str, int]) -> str:
    return listed([text + (f" ({n} times)" if n > 1 else "") for text, n in words.items()])


def edit_places(pair: Pair, passage: Passage, edit: Edit) -> Iterator[Member]:
    """Where a difference stands on both sides; on the side that has none of its words, the passage."""
    first, second = pair.places(passage)
    yield Member(first.article, edit.a) if edit.a else first
    yield Member(second.article, edit.b) if edit.b else second


def _edit(sources: Sources, pair: Pair, edit: Edit) -> str:
    was = quoted(clip(sources.words(pair.first, edit.a), _REPEATED)) if edit.a else ""
    now = quoted(clip(sources.words(pair.second, edit.b), _REPEATED)) if edit.b else ""
    return f"{now} for {was}" if now and was else now or was


def pair_reasons(sources: Sources, pair: Pair) -> Iterator[Note]:
    """What tells who has it from whom, and what speaks against it."""
    for article, other in ((pair.first, pair.second), (pair.second, pair.first)):
        hints = pair.hints(article)
        if not hints:
            continue
        if not pair.decided:
            head = f"what points to {sources.label(article)} as the first:"
        else:
            head = "taken to be so because" if article == pair.first else "what speaks against it:"
        text = f"{head} {_clauses(reasons(sources, hints, other))}"
        cited = tuple(dict.fromkeys(c for h in hints for c in h.citations)) or _openings(sources, pair)
        yield Note(text, cited)


def _clauses(found: Sequence[str]) -> str:
    """Clauses as a list; commas within them do not part them."""
    return "; ".join([*found[:-1], f"and {found[-1]}"] if len(found) > 1 else found)


def reasons(sources: Sources, hints: Iterable[Hint], other: str) -> list[str]:
    """Hints as clauses in which the articles have their names.

    Args:
        sources: The articles.
        hints: Hints that speak for one article.
        other: The other of the two.
    """
    return [_named(hint.text, sources.label(hint.source), sources.label(other)) for hint in hints]


def _named(text: str, it: str, other: str) -> str:
    pieces = _QUOTED.split(text)
    for at in range(0, len(pieces), 2):
        pieces[at] = _IT.sub(lambda found: it if found[0].lower() == "it" else other, pieces[at])
    return "".join(pieces)


def _openings(sources: Sources, pair: Pair) -> tuple[Citation, ...]:
    return tuple(sources.cite(a, sources.opening(a)) for a in (pair.first, pair.second))


def alone_notes(sources: Sources) -> Iterator[Note]:
    """The articles that stand alone, by what they share with others: quotations, or nothing at all."""
    single = set(alone(sources.lineage))
    some: dict[str, list[Reuse]] = {a: [] for a in single}
    for one in sources.lineage.reuse:
        for article in {one.a, one.b} & single:
            some[article].append(one)
    own = {a for a, found in some.items() if any(p.kind is PassageKind.TEXT for r in found for p in r.passages)}
    groups = (
        ([a for a in sources.order if a in single - own and some[a]], "nothing with the others but quotations"),
        ([a for a in sources.order if a in single - own and not some[a]], "no passage with the others"),
    )
    for articles, what in groups:
        if articles and len(articles) < len(sources.analyses):
            names = _names(sources, articles)
            places = [_longest(r, a) for a in articles for r in some[a] if r.passages]
            cited = sources.cite_all(places) or tuple(sources.cite(a, sources.opening(a)) for a in articles)
            yield Note(f"{names} {_s('share', 'shares', len(articles))} {what}", cited)


def _longest(one: Reuse, article: str) -> Member:
    """The longest passage of a pair, in one of the two."""
    spans = (p.a if one.a == article else p.b for p in one.passages)
    return Member(article, max(spans, key=lambda s: (s.end - s.start, -s.start)))


def slight_notes(sources: Sources) -> tuple[tuple[Pair, Note], ...]:
    """Each two articles that share a few words without one being a copy of the other; of many the first few."""
    return tuple((pair, _slight(sources, pair)) for pair in slight_pairs(sources.lineage)[:_SLIGHT])


def _slight(sources: Sources, pair: Pair) -> Note:
    own = pair.passages()
    longest = max(own, key=lambda p: (p.a.end - p.a.start, -p.a.start))
    names = _names(sources, (pair.first, pair.second))
    words = quoted(clip(sources.words(pair.reuse.a, longest.a), _REPEATED))
    among = ": " if len(own) == 1 else ", the longest "
    places = [m for p in own for m in pair.places(p)]
    text = f"{names} share {counted(len(own), 'passage')} beyond quotations{among}{words}"
    return Note(text, sources.cite_all(places))
