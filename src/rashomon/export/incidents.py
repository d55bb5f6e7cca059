"""What happened where to whom, act by act, with what each report says of it; apart from it what is not told as done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.account.dates import bounds, spell
from rashomon.account.figures import VERDICTS
from rashomon.account.sources import Sources, first_places
from rashomon.account.wording import counted, listed, range_of
from rashomon.export.given import Given, given
from rashomon.export.page import Page, cited_places
from rashomon.export.plain import visible
from rashomon.model import (
    Account,
    Incident,
    IncidentGroup,
    IncidentType,
    Member,
    Party,
    Reality,
    Section,
    Toll,
    Verdict,
)
from rashomon.spans import Citation, Span

__all__ = ["Act", "Acts", "Fact", "act_citations", "act_name", "act_text", "acts", "incidents_view"]

#: How what is not told as done is told.
_REALITIES = {
    Reality.HAPPENED: "",
    Reality.NEGATED: "told as not having happened",
    Reality.PLANNED: "planned",
    Reality.FEARED: "feared",
    Reality.HYPOTHETICAL: "only supposed",
}

#: The lists, in their order: their headings, and what of them is not shown at first.
_LISTS = (
    ("Violence, accidents and protests", "told in passing"),
    ("Other acts", "told in passing"),
    ("Planned, feared or denied: not told as done", "meetings, movements and the like"),
)

_KILLED, _WOUNDED = "Killed", "Wounded"

#: What stands last where days are put in order.
_NO_DAY = "9999"

_Told = list[tuple[str, Incident]]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said of an act.

    Attributes:
        name: What it is ("Killed").
        given: The values that the reports give.
        verdict: How they stand to each other; `None` where nobody compared them.
    """

    name: str
    given: tuple[Given, ...]
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One incident, for a reader.

    Attributes:
        head: Its day and place.
        type: What kind of act.
        status: How it is told if not as done ("planned", "feared"); empty if it is.
        told: The sentences that tell it so, one in each article.
        facts: What is said of it.
        notes: What the place rests on, and why the reports are taken to tell one act.
        group: The finding.
    """

    head: str
    type: str
    status: str
    told: tuple[Member, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    group: IncidentGroup


@dataclass(frozen=True, slots=True)
class Acts:
    """A list of acts.

    Attributes:
        heading: What they have in common.
        shown: Those that a reader looks for.
        more: The others.
        rest: What the others are.
    """

    heading: str
    shown: tuple[Act, ...]
    more: tuple[Act, ...]
    rest: str


def acts(account: Account, sources: Sources) -> tuple[Acts, ...]:
    """The incidents of a story: violence, other acts, and apart from them what is not told as done.

    Args:
        account: The account.
        sources: Its articles.
    """
    lined = cited_places(account, Section.INCIDENTS)
    lists: tuple[list[Act], ...] = ([], [], [])
    for group in sorted(account.findings.incidents, key=lambda g: g.date or _NO_DAY):
        one = _act(sources, group)
        if group.type is IncidentType.ATTACK and not one.facts:
            continue  # the word alone may as well be a figure of speech
        lists[2 if one.status else 0 if _harms(group.type) else 1].append(one)
    made = []
    for (heading, rest), found in zip(_LISTS, lists, strict=True):
        first = [one for one in found if (_harms(one.group.type) if one.status else lined.intersection(one.told))]
        known = {number for one in first for number in _hurt(one)}
        # a number that none of them has is no other telling of one of them
        shown = [one for one in found if one in first or (not one.status and _hurt(one) - known)]
        made.append(Acts(heading, tuple(shown), tuple(one for one in found if one not in shown), rest))
    return tuple(one for one in made if one.shown or one.more)


def _hurt(one: Act) -> set[tuple[str, str]]:
    """The numbers of dead and of wounded that are given."""
    return {(fact.name, value.text) for fact in one.facts if fact.name in (_KILLED, _WOUNDED) for value in fact.given}


def _harms(kind: IncidentType) -> bool:
    return kind.violent or kind in (IncidentType.ACCIDENT, IncidentType.PROTEST)


def _act(sources: Sources, group: IncidentGroup) -> Act:
    done = [(article, one) for article, one in group.members if one.reality is Reality.HAPPENED]
    told = done or list(group.members)
    when = spell(group.date) if group.date and bounds(group.date) else None
    head = ", ".join(filter(None, (when, group.place))) or "Day and place not given"
    return Act(
        f"{head[:1].upper()}{head[1:]}",
        group.type.value,
        "" if done else _REALITIES[told[0][1].reality],
        first_places(Member(article, one.span) for article, one in told),
        tuple(f for f in _facts(sources, group, told) if f.given),
        tuple(_notes(group, told)),
        group,
    )


def _facts(sources: Sources, group: IncidentGroup, told: _Told) -> Iterator[Fact]:
    yield Fact(_KILLED, _tolls((a, i.killed) for a, i in told), group.killed)
    yield Fact(_WOUNDED, _tolls((a, i.wounded) for a, i in told), group.wounded)
    # who takes part in talks or is asked for something is no victim
    who, whom = ("By", "Victims") if group.type.violent else ("Who", "Whom or what")
    yield Fact(whom, _parties((a, i.victims) for a, i in told))
    yield Fact(who, _parties((a, i.actor) for a, i in told))
    yield Fact("With", _means(sources, told))
    yield Fact("Claimed by", _parties((a, i.claimed_by) for a, i in told))
    yield Fact("Denied by", _parties((a, i.denied_by) for a, i in told))
    yield Fact("According to", _parties((a, i.source) for a, i in told))
    others = [(a, i) for a, i in group.members if (a, i) not in told]
    yield Fact("Told otherwise", given((_REALITIES[i.reality], Member(a, i.span)) for a, i in others))


def _tolls(said: Iterable[tuple[str, Toll | None]]) -> tuple[Given, ...]:
    return given((range_of(toll.low, toll.high), Member(article, toll.span)) for article, toll in said if toll)


def _parties(said: Iterable[tuple[str, Party | None]]) -> tuple[Given, ...]:
    return given((party.name, Member(article, party.span)) for article, party in said if party)


def _means(sources: Sources, told: _Told) -> tuple[Given, ...]:
    """Weapons and the like as the reports print them; the words that tell the act where they print them otherwise."""
    found: list[tuple[str, Member]] = []
    for article, one in told:
        text = sources.text(article)
        for word in one.means:
            printed = re.compile(rf"(?<!\w){re.escape(word)}\w*", re.IGNORECASE).search(
                text, one.span.start, one.span.end
            )
            span = Span(*printed.span()) if printed else one.trigger
            found.append((span.of(text) if printed else word, Member(article, span)))
    return given(found)


def _notes(group: IncidentGroup, told: _Told) -> Iterator[str]:
    basis = next((i.place_basis for _, i in told if i.places), "")
    if group.place and basis not in ("", "stated"):
        yield f"place inferred: {basis}"
    located = next((i.location for _, i in told if i.location), None)
    if located and group.place:
        names = [
            n for n in (located.division_name, located.country_name) if n and n.casefold() not in group.place.casefold()
        ]
        if names:
            yield f"in {', '.join(names)}"
    if len(told) > 1 and group.why:
        yield f"taken for one act: {'; '.join(group.why)}"


def act_text(sources: Sources, one: Act) -> str:
    """What is said of an act in one sentence, after its head: its type, and each fact with who gives which value."""
    parts = [f"{one.type}, {one.status}" if one.status else one.type]
    alone = len(one.told) == 1
    for fact in one.facts:
        values = [
            value.text if alone else f"{value.text} ({listed([sources.label(m.article) for m in value.places])})"
            for value in fact.given
        ]
        verdict = f" – {VERDICTS[fact.verdict]}" if fact.verdict and len(fact.given) > 1 else ""
        parts.append(f"{fact.name.lower()}: {listed(values)}{verdict}")
    if note := sources.origin_note(one.told):
        parts.append(f"told by {counted(sources.outlets(one.told), 'outlet')}, {note}")
    notes = f" ({'; '.join(one.notes)})" if one.notes else ""
    return f"{'; '.join(parts)}{notes}"


def act_citations(sources: Sources, one: Act) -> tuple[Citation, ...]:
    """The sentences that tell an act, then the words that give a value and stand in none of them."""
    given = (m for fact in one.facts for value in fact.given for m in value.places)
    others = [m for m in given if not any(t.article == m.article and t.span.covers(m.span) for t in one.told)]
    return tuple(sources.cite(m.article, m.span) for m in dict.fromkeys((*one.told, *others)))


def incidents_view(page: Page) -> list[dict[str, object]]:
    """What a template needs for the incidents of an account: lists with headings."""
    numbers = {id(group): n for n, group in enumerate(page.account.findings.incidents)}

    def views(found: tuple[Act, ...]) -> list[dict[str, object]]:
        return [_view(page, act_name(page, numbers[id(one.group)]), one) for one in found]

    return [
        {"heading": one.heading, "shown": views(one.shown), "more": views(one.more), "rest": one.rest}
        for one in acts(page.account, page.sources)
    ]


def act_name(page: Page, number: int) -> str:
    """The anchor of an incident, by its number among the findings."""
    return f"s{page.number}-i{number}"


def _view(page: Page, name: str, one: Act) -> dict[str, object]:
    return {
        "id": name,
        "head": visible(one.head),
        "type": one.type,
        "status": one.status,
        "told": [page.place(m) for m in one.told],
        "origins": page.sources.origin_note(one.told),
        "facts": [
            {
                "name": fact.name,
                "verdict": VERDICTS[fact.verdict] if fact.verdict and len(fact.given) > 1 else "",
                "kind": fact.verdict.value if fact.verdict else "",
                "given": [{"text": visible(v.text), "places": [page.place(m) for m in v.places]} for v in fact.given],
            }
            for fact in one.facts
        ],
        "notes": [visible(note) for note in one.notes],
    }
