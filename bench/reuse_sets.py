"""Sets of articles about one story: a source, independent reports, and texts made from them in known ways."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import reuse_derivations as do
from reuse_style import other_style
from reuse_synonyms import swapped
from reuse_texts import Paragraph, Text

__all__ = ["CREDITED", "DATED", "INDEPENDENT", "PLAIN", "SOURCE", "SYNONYMS_30", "Set", "sets"]

SOURCE, INDEPENDENT = "source", "independent"
SYNONYMS_30 = "synonyms 30 %"

#: What else speaks for a direction, by the number of the story modulo four: nothing in half of them.
PLAIN, DATED, CREDITED = "neither", "times", "credits"
_HINTS = (PLAIN, DATED, PLAIN, CREDITED)

#: Who prints the copies; nobody of that name is known to the writer.
_OUTLETS = (
    "Harwick Courier",
    "Dunmere Echo",
    "Calloway Post",
    "Brackenford Times",
    "Northlea Standard",
    "Saltmarsh Gazette",
    "Ellersby Mail",
    "Thornbury Vale News",
    "Pinecross Tribune",
    "Marlhaven Today",
    "Kestrel Bay Record",
    "Oldwick Observer",
    "Fenmoor Chronicle",
    "Ravenholt Daily",
    "Stonequay Herald",
    "Lindenport Star",
)
#: Share of a headline's words that an outlet with a headline of its own changes.
_HEADLINE = 0.5

_Make = Callable[["_Story", Text, random.Random], Text]


@dataclass(frozen=True)
class Set:
    """Articles that are looked at together.

    Attributes:
        story: The story they are about.
        number: Which set of the story it is.
        hints: What speaks for a direction beside the words.
        texts: The articles, by their ids.
        unseen: Whether the source is held back.
    """

    story: str
    number: int
    hints: str
    texts: tuple[Text, ...]
    unseen: bool = False


@dataclass(frozen=True)
class _Story:
    case: Mapping[str, Any]
    number: int

    @property
    def hints(self) -> str:
        return _HINTS[self.number % len(_HINTS)]

    def rng(self, purpose: str) -> random.Random:
        return random.Random(f"{self.case['story']} {purpose}")  # noqa: S311 - it is to be the same each time

    def report(self, part: Mapping[str, Any], made: str, key: str) -> Text:
        """A report as its writer wrote it."""
        written = [Paragraph(words, f"{key} {n}") for n, words in enumerate((part["title"], *part["paragraphs"]))]
        return Text(key, made, part["outlet"], written[0], tuple(written[1:]))

    def headline(self, text: Text, rng: random.Random) -> str:
        return swapped([text.title.words], self.case["synonyms"], _HEADLINE, rng)[0]


def _cut(share: float) -> _Make:
    return lambda _story, text, _rng: do.cut(text, share)


def _reordered(_story: _Story, text: Text, rng: random.Random) -> Text:
    return do.reordered(text, rng)


def _lead(which: int) -> _Make:
    return lambda story, text, rng: do.with_lead(text, story.case["leads"][which], story.headline(text, rng))


def _quotes(_story: _Story, text: Text, rng: random.Random) -> Text:
    return do.quotes_trimmed(text, rng)


def _synonyms(share: float) -> _Make:
    return lambda story, text, rng: do.with_synonyms(text, story.case["synonyms"], share, rng)


def _style(story: _Story, text: Text, _rng: random.Random) -> Text:
    source = " ".join(story.case["source"]["paragraphs"])
    return do.styled(text, other_style(source, story.case["spelling"]))


def _boilerplate(story: _Story, text: Text, _rng: random.Random) -> Text:
    return do.with_boilerplate(text, story.case["boilerplate"])


def _background(story: _Story, text: Text, _rng: random.Random) -> Text:
    return do.with_background(text, story.case["background"])


@dataclass(frozen=True)
class _Recipe:
    """How a text of a set is made: from which texts, the one it has most of first, and by which steps."""

    made: str
    steps: tuple[_Make, ...]
    parents: tuple[str, ...] = (SOURCE,)


#: The sets of each story: what is made from the source in each, beside the source and two independent reports. The
#: last two are without the source; each of their two copies lacks what the other has, so neither can be the other's.
_SETS: tuple[tuple[_Recipe, ...], ...] = (
    (
        _Recipe("cut to 70 %", (_cut(0.7),)),
        _Recipe("synonyms 10 %", (_synonyms(0.1),)),
        _Recipe("boilerplate", (_boilerplate,)),
        _Recipe("reordered", (_reordered,)),
    ),
    (
        _Recipe("cut to 50 %", (_cut(0.5),)),
        _Recipe("synonyms 20 %", (_synonyms(0.2),)),
        _Recipe("background", (_background,)),
        _Recipe("lead", (_lead(0),)),
    ),
    (
        _Recipe("cut to 30 %", (_cut(0.3),)),
        _Recipe(SYNONYMS_30, (_synonyms(0.3),)),
        _Recipe("house style", (_style,)),
        _Recipe("quotes", (_quotes,)),
    ),
    (
        _Recipe("merged", (), (SOURCE, "independent 0")),
        _Recipe("cut, synonyms 20 %, boilerplate", (_cut(0.6), _synonyms(0.2), _boilerplate)),
        _Recipe("reordered, lead", (_reordered, _lead(0))),
        _Recipe("copy", (_style, _cut(0.8))),
        _Recipe("copy of a copy", (_synonyms(0.1), _lead(1), _boilerplate), ("copy",)),
    ),
    (
        _Recipe("merged", (), ("independent 1", SOURCE)),
        _Recipe("house style, lead, background", (_lead(1), _background, _style)),
        _Recipe("quotes, synonyms 30 %", (_quotes, _synonyms(0.3))),
        _Recipe("cut, synonyms 10 %, lead", (_cut(0.7), _synonyms(0.1), _lead(0))),
    ),
    (
        _Recipe("unseen: lead, background", (_lead(0), _background)),
        _Recipe("unseen: cut, house style", (_cut(0.7), _style)),
    ),
    (
        _Recipe("unseen: quotes, boilerplate", (_quotes, _boilerplate)),
        _Recipe("unseen: cut, synonyms 20 %", (_cut(0.6), _synonyms(0.2))),
    ),
)
_UNSEEN_FROM = 5
#: Paragraphs of a merged text that come from the one, and from the other.
_KEPT, _TAKEN = 7, 3


def sets(path: Path, first: int | None = None, only: str = "") -> Iterator[Set]:
    """The sets of every story of a file of cases.

    Args:
        path: The cases, JSON Lines.
        first: How many stories to take; ``None`` for all.
        only: Part of the name of a class; texts of other classes are left out but for those the class is made from.
    """
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines[:first]):
        story = _Story(json.loads(line), number)
        for one in _of_story(story, only):
            if any(text.parents for text in one.texts):
                yield one


def _of_story(story: _Story, only: str) -> Iterator[Set]:
    case = story.case
    base = {SOURCE: story.report(case["source"], SOURCE, SOURCE)}
    for n, part in enumerate(case["independent"]):
        base[f"{INDEPENDENT} {n}"] = story.report(part, INDEPENDENT, f"{INDEPENDENT} {n}")
    codes = list(range(10, 100))
    story.rng("ids").shuffle(codes)
    outlets = list(_OUTLETS)
    story.rng("outlets").shuffle(outlets)
    published = story.rng("times")
    start = datetime.fromisoformat(
        f"{case['date']}T{published.randrange(5, 12):02}:{published.randrange(60):02}:00+00:00"
    )
    for name, text in base.items():
        after = 0 if name == SOURCE else published.randrange(-90, 600)
        base[name] = replace(text, id=_id(story, codes.pop()), when=_when(story, start, after))
    for number, recipes in enumerate(_SETS):
        unseen = number >= _UNSEEN_FROM
        texts = {name: text for name, text in base.items() if not (unseen and name == SOURCE)}
        known = dict(base)
        if number == 0:  # the outlet of the copy with boilerplate has it under its own report too
            own = _boilerplate(story, base["independent 0"], story.rng("boilerplate"))
            texts["independent 0"] = replace(own, id=_id(story, codes.pop()))
        after = 0
        for place, recipe in enumerate(recipes):
            outlet = (
                base["independent 0"].outlet
                if recipe.made == "boilerplate"
                else outlets[(4 * number + place) % len(outlets)]
            )
            after = (
                published.randrange(45, 1500) if recipe.parents == (SOURCE,) else after + published.randrange(45, 600)
            )
            made = _made(story, recipe, known, (number + place) % 2 == 1)
            made = replace(made, id=_id(story, codes.pop()), outlet=outlet, when=_when(story, start, after))
            known[recipe.made] = texts[recipe.made] = made
        wanted = [t for name, t in texts.items() if name in base or only in name]
        wanted += [p for t in wanted for p in t.parents if p.parents and p not in wanted]
        yield Set(case["story"], number, story.hints, tuple(sorted(wanted, key=lambda t: t.id)), unseen)


def _made(story: _Story, recipe: _Recipe, known: Mapping[str, Text], foot: bool) -> Text:
    parents = [known[name] for name in recipe.parents]
    text = replace(parents[0], parents=tuple(parents))
    if len(parents) > 1:
        text = do.merged(parents[0], parents[1], _KEPT, _TAKEN)
    names = sorted({p.outlet for p in parents}) if story.hints == CREDITED else []
    if recipe.parents[0] == SOURCE or len(parents) > 1:
        text = do.credited(text, [], foot)
    for step in recipe.steps:
        text = step(story, text, story.rng(recipe.made))
    if names and recipe.parents != ("copy",):
        text = do.credited(text, names, foot or len(names) > 1)
    return replace(text, made=recipe.made)


def _id(story: _Story, code: int) -> str:
    return f"{story.case['story']}-{code}"


def _when(story: _Story, start: datetime, minutes: int) -> str:
    return (start + timedelta(minutes=minutes)).isoformat() if story.hints == DATED else ""
