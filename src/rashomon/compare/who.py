"""Who is who across articles: names that stand for one person, organisation or place.

Each article comes with its own names resolved ("Holm" to "Ida Holm" where it says so). Here these are
set against each other: equal names, surnames, acronyms with what they stand for, spelling variants. Two bearers are
taken for one only where the articles leave one reading; an ambiguous surname stays with its own article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.compare.aliases import CITIES, COUNTRIES, FIRST_NAMES, Expansion, expansions
from rashomon.compare.bearers import Bearer, bearers_in, name_key, plain_form, untitled
from rashomon.compare.namespelling import SUFFIXES, same_first_name, same_surname, surname, swapped
from rashomon.compare.relatives import apart_from_relatives, surname_alone
from rashomon.model import Analysis, Entity, Member
from rashomon.text.spelling import is_acronym_of

__all__ = ["Names", "entities", "name_key"]

#: Share of its words that an odd expansion has in common with the usual one; with less it is another body's name.
_ODD = 0.5

_COUNTRY = {name: min(group) for group in (*COUNTRIES, *CITIES) for name in group}
_FIRST = {name: min(group) for group in FIRST_NAMES for name in group}


@dataclass(frozen=True, slots=True)
class Names:
    """An index from any form of a name to its entity.

    Attributes:
        entities: The entities of a story.
    """

    entities: tuple[Entity, ...]
    _by_key: dict[str, list[int]] = field(init=False, repr=False)
    _by_surname: dict[tuple[int, str], int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        keys: dict[str, list[int]] = defaultdict(list)
        for index, entity in enumerate(self.entities):
            for key in sorted({name_key(form) for form, _ in entity.forms}):
                keys[key].append(index)
        object.__setattr__(self, "_by_key", dict(keys))
        object.__setattr__(self, "_by_surname", surname_alone(self.entities))

    def entity(self, form: str, article: str | None = None) -> Entity | None:
        """The entity that a form names; ``None`` if none or more than one does.

        Args:
            form: A name as it is printed or as an article's own analysis gives it.
            article: The article that prints it; decides where two entities share the form.
        """
        key = name_key(form)
        found = self._by_key.get(key, [])
        if len(found) > 1 and article is not None:
            found = [
                i for i in found if any(article in ids and name_key(f) == key for f, ids in self.entities[i].forms)
            ]
        if len(found) != 1:
            return None
        return self.entities[self._by_surname.get((found[0], article or ""), found[0])]

    def canonical(self, form: str, article: str | None = None) -> str | None:
        """The name to show for a form; ``None`` if no one entity has it."""
        entity = self.entity(form, article)
        return entity.name if entity else None


def entities(analyses: Sequence[Analysis]) -> tuple[Entity, ...]:
    """Gather the names of a story's articles into persons, organisations and places.

    Args:
        analyses: The articles of one story.
    """
    ordered = sorted(analyses, key=lambda a: a.id)
    spelled = [(a.id, e) for a in ordered for e in expansions(a.article.text)]
    bearers = [b for a in ordered for b in bearers_in(a)]
    bearers += _explained(spelled, bearers)
    _settle_labels(bearers)
    bearers = apart_from_relatives(ordered, bearers)
    groups = _Groups(bearers)
    groups.join_equal()
    groups.join_explained(spelled)
    groups.join_of_country()
    groups.join_short()
    groups.join_persons()
    made = (_entity(members, spelled) for members in groups.members())
    return tuple(sorted(made, key=lambda e: (e.name.casefold(), e.label, e.forms)))


def _explained(spelled: Sequence[tuple[str, Expansion]], bearers: Sequence[Bearer]) -> list[Bearer]:
    """Bearers for acronyms and expansions that the names of their article missed."""
    known = {(b.article, b.key) for b in bearers}
    made: dict[tuple[str, str], Bearer] = {}
    for article, expansion in spelled:
        for form in (expansion.acronym, expansion.name):
            at = article, name_key(form)
            if at not in known:
                one = made.setdefault(at, Bearer(article, at[1], False))
                one.forms[plain_form(form)] += 1
                one.labels["ORG"] += 1
    return [made[at] for at in sorted(made)]


def _settle_labels(bearers: Iterable[Bearer]) -> None:
    """Decide for each name across articles whether it is a person: the majority of its mentions says so."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in bearers:
        votes[one.key] += one.labels
    for one in bearers:
        count = votes[one.key]
        one.person = 2 * count["PERSON"] > count.total()


class _Groups:
    """Bearers joined step by step (a disjoint-set forest)."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self._bearers = bearers
        self._parent = list(range(len(bearers)))

    def _root(self, one: int) -> int:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def _join(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        self._parent[high] = low

    def members(self) -> list[list[Bearer]]:
        """The groups, in the order of their first bearers."""
        found: dict[int, list[Bearer]] = defaultdict(list)
        for index, one in enumerate(self._bearers):
            found[self._root(index)].append(one)
        return [found[root] for root in sorted(found)]

    def _by_key(self, person: bool) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self._bearers):
            if one.person == person:
                found[one.key].append(index)
        return found

    def join_equal(self) -> None:
        """Join equal names, and the names of one country."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self._bearers):
            by_key[_COUNTRY.get(one.key, one.key)].append(index)
        for key, same in by_key.items():
            # a bare surname that is somebody's in each of two articles says nothing about the two
            if " " in key or not self._bearers[same[0]].person:
                for other in same[1:]:
                    self._join(same[0], other)

    def join_explained(self, spelled: Sequence[tuple[str, Expansion]]) -> None:
        """Join acronyms with the names they stand for."""
        by_key = self._by_key(person=False)
        usual = _usual(spelled)
        for acronym in sorted(by_key):
            # two letters fit too many names to be joined without a word from an article
            if acronym in usual or not 3 <= len(acronym) <= 8 or not self._is_acronym(by_key[acronym]):
                continue
            fitting = [k for k in sorted(by_key) if " " in k and is_acronym_of(acronym, tuple(k.split()))]
            if len(fitting) == 1:
                usual[acronym] = fitting[0]
        for acronym, name in sorted(usual.items()):
            for other in by_key.get(name, ()):
                for short in by_key.get(acronym, ()):
                    self._join(short, other)
        for _, expansion in spelled:
            acronym, key = name_key(expansion.acronym), name_key(expansion.name)
            if key != usual.get(acronym) and _is_odd(key, usual.get(acronym)):
                for other in by_key.get(key, ()):
                    for short in by_key.get(acronym, ()):
                        self._join(short, other)

    def join_of_country(self) -> None:
        """Join "U.S. Interior Department" with "Interior Department" where no other country's is named."""
        by_key = self._by_key(person=False)
        owners: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for key in sorted(by_key):
            for size in (1, 2):
                owner, rest = " ".join(key.split()[:size]), " ".join(key.split()[size:])
                if owner in _COUNTRY and " " in rest and rest in by_key:
                    owners[rest][_COUNTRY[owner]] += by_key[key]
        for rest in sorted(owners):
            if len(owners[rest]) == 1:
                for index in next(iter(owners[rest].values())):
                    self._join(by_key[rest][0], index)

    def join_short(self) -> None:
        """Join a body's short name ("Front") with its full one where an article uses both for one body."""
        by_key = self._by_key(person=False)
        whole: dict[str, list[str]] = defaultdict(list)
        for key in sorted(by_key):
            if " " in key:
                whole[key.split()[-1]].append(key)
        for key in sorted(k for k in by_key if " " not in k):
            roots = {self._root(i) for full in whole[key] for i in by_key[full]}
            bearers = [self._bearers[i] for full in whole[key] for i in by_key[full]]
            if len(roots) == 1 and any(name_key(form) == key for one in bearers for form in one.forms):
                for index in by_key[key]:
                    self._join(by_key[whole[key][0]][0], index)

    def _is_acronym(self, indices: Sequence[int]) -> bool:
        return any(form.replace(".", "").isupper() for i in indices for form in self._bearers[i].forms)

    def join_persons(self) -> None:
        """Join persons: other first names, spellings, then surnames alone."""
        by_key = self._by_key(person=True)
        full = sorted(key for key in by_key if " " in key)
        for at, one in enumerate(full):
            for other in full[at + 1 :]:
                if _same_person(one, other) and not self._both_in_one(by_key[one], by_key[other]):
                    self._join(by_key[one][0], by_key[other][0])
        self._join_long_surnames(by_key, full)
        self._join_surnames(by_key, full)
        single = sorted(key for key in by_key if " " not in key and key not in SUFFIXES)
        for at, one in enumerate(single):
            fitting = {}
            for other in (*single[at + 1 :], *full):
                last = surname(other)
                if last != one and same_surname(one, last) and self._roles(by_key[one]) & self._roles(by_key[other]):
                    fitting[self._root(by_key[other][0])] = other
            # two whom it may be leave it with its own article
            if len(fitting) == 1:
                (other,) = fitting.values()
                if not self._both_in_one(by_key[one], by_key[other]):
                    for index in (*by_key[one], *by_key[other]):
                        self._join(by_key[one][0], index)

    def _join_long_surnames(self, by_key: dict[str, list[int]], full: Sequence[str]) -> None:
        """Join a surname of several words ("Brandt Olsen") with the one full name that ends with it."""
        whose: dict[str, set[int]] = defaultdict(set)
        for key in full:
            parts = key.split()
            if parts[-1] not in SUFFIXES:
                for start in range(1, len(parts) - 1):
                    whose[" ".join(parts[start:])].add(self._root(by_key[key][0]))
        for key in full:
            if len(whose[key]) == 1:
                for index in by_key[key]:
                    self._join(min(whose[key]), index)

    def _roles(self, indices: Sequence[int]) -> set[str]:
        """The titles that stand before a name and before the other names of its bearer."""
        roots = {self._root(i) for i in indices}
        return {r for i, one in enumerate(self._bearers) if self._root(i) in roots for r in one.roles}

    def _join_surnames(self, by_key: dict[str, list[int]], full: Sequence[str]) -> None:
        bearers: dict[str, set[int]] = defaultdict(set)
        for key in sorted(full, key=lambda k: (k.split()[-1] in SUFFIXES, k)):
            # beside his father's name a junior's does not make the surname doubtful
            if key.split()[-1] not in SUFFIXES or not bearers[surname(key)]:
                bearers[surname(key)].add(self._root(by_key[key][0]))
        for key in sorted(k for k in by_key if " " not in k and k not in SUFFIXES):
            if len(bearers[key]) == 1:
                (whose,) = bearers[key]
                for index in by_key[key]:
                    self._join(whose, index)
            elif not bearers[key]:
                for index in by_key[key][1:]:
                    self._join(by_key[key][0], index)

    def _both_in_one(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether one article has both names and keeps them apart."""
        return bool({self._bearers[i].article for i in one} & {self._bearers[i].article for i in other})


def _usual(spelled: Sequence[tuple[str, Expansion]]) -> dict[str, str]:
    """The key of the expansion that most articles give for each acronym, one that fits its letters first."""
    votes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for article, expansion in spelled:
        if expansion.fits:
            votes[name_key(expansion.acronym)][name_key(expansion.name)].add(article)
    return {acronym: min(names, key=lambda name: (-len(names[name]), name)) for acronym, names in votes.items()}


def _is_odd(key: str, usual: str | None) -> bool:
    if usual is None:
        return False
    one, other = set(key.split()), set(usual.split())
    return len(one & other) >= _ODD * len(one | other)


def _same_person(one: str, other: str) -> bool:
    """Whether two names of several words are certainly forms of one: initials, short first names, spellings."""
    mine, theirs = one.split(), other.split()
    if {mine[-1], theirs[-1]} & SUFFIXES:
        return False
    first, other_first = (_FIRST.get(w[0], w[0]) for w in (mine, theirs))
    if not same_first_name(first, other_first):
        return False
    if mine[-1] == theirs[-1]:
        middles = [[w for w in k[1:-1] if len(w.rstrip(".")) > 1] for k in (mine, theirs)]
        return not (middles[0] and middles[1]) or middles[0] == middles[1]
    return same_surname(mine[-1], theirs[-1]) or (mine[0] == theirs[0] and swapped(mine[-1], theirs[-1]))


def _entity(members: Sequence[Bearer], spelled: Sequence[tuple[str, Expansion]]) -> Entity:
    labels: Counter[str] = Counter()
    used: dict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for one in members:
        labels += one.labels
        for form, count in one.forms.items():
            counts[form] += count
            used[form].add(one.article)
    label = min(labels, key=lambda name: (-labels[name], name))
    keys = {name_key(form) for form in used}
    own = [(article, e) for article, e in spelled if {name_key(e.acronym), name_key(e.name)} <= keys]
    acronym = min((e.acronym for _, e in own), default=None) or _letters(used)
    odd = _odd(own, used)
    wrong = {name_key(e.name) for _, e in odd}
    good = [form for form in used if name_key(form) not in wrong] or list(used)
    spellings = _spellings(members) if label == "PERSON" else []
    return Entity(
        _shown(good, used, counts, acronym),
        label,
        tuple((form, tuple(sorted(used[form]))) for form in sorted(used)),
        acronym,
        (
            *(f"{e.acronym} expanded in another way by one article: {e.name}" for _, e in odd),
            *(f"{usual} spelled in another way: {form}" for usual, form, _ in spellings),
        ),
        (*(Member(article, e.span) for article, e in odd), *(place for _, _, place in spellings)),
    )


def _spellings(members: Sequence[Bearer]) -> list[tuple[str, str, Member]]:
    """Surnames of one person that are spelled in another way than in most articles: the usual, the other, where."""
    used: dict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    places: dict[str, tuple[str, Member]] = {}
    for one in sorted(members, key=lambda m: (m.article, m.key)):
        for form, span in sorted(one.places.items()):
            key = name_key(untitled(form))
            last = surname(key) if key else ""
            if last and last not in SUFFIXES:
                used[last].add(one.article)
                mentions[last] += one.forms[form]
                printed = [w for w in form.split() if name_key(w) == last]
                places.setdefault(last, (printed[-1] if printed else form, Member(one.article, span)))
    ranked = sorted(used, key=lambda last: (-len(used[last]), -mentions[last], last))
    return [
        (places[ranked[0]][0], places[last][0], places[last][1])
        for last in ranked[1:]
        if same_surname(ranked[0], last) or swapped(ranked[0], last)
    ]


def _letters(used: Iterable[str]) -> str | None:
    """The acronym among the forms of an entity that has a longer one too."""
    forms = sorted(used)
    long = [tuple(name_key(f).split()) for f in forms if " " in f]
    short = [f for f in forms if f.replace(".", "").isupper() and " " not in f]
    return next((f for f in short if any(is_acronym_of(f.replace(".", ""), name) for name in long)), None)


def _odd(own: Sequence[tuple[str, Expansion]], used: Iterable[str]) -> list[tuple[str, Expansion]]:
    """Expansions that differ in their words from the usual one, each once."""
    usual = _usual(own)
    for acronym in {name_key(e.acronym) for _, e in own} - usual.keys():
        fitting = sorted(k for k in map(name_key, used) if " " in k and is_acronym_of(acronym, tuple(k.split())))
        if fitting:
            usual[acronym] = fitting[0]
    seen = set()
    out = []
    for article, expansion in own:
        key = name_key(expansion.name)
        main = usual.get(name_key(expansion.acronym))
        if main is not None and key != main and (article, key) not in seen:
            seen.add((article, key))
            out.append((article, expansion))
    return out


def _shown(good: Sequence[str], used: dict[str, set[str]], counts: Counter[str], acronym: str | None) -> str:
    """The form to show: the one with most words; the acronym, or another name of a country, where more use that."""
    if acronym is not None or any(name_key(form) in _COUNTRY for form in good):
        return min(good, key=lambda f: (-len(used[f]), -counts[f], -len(f), f))
    return min(good, key=lambda f: (-len(untitled(f).split()), f != untitled(f), -counts[f], -len(f), f))
