"""Opposed statements gathered into sides: who tells it one way and who the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.model import Accord, Analysis, Ground, Member, Opposed, Side, Statement, StatementPair
from rashomon.spans import Span

__all__ = ["oppositions"]

_Key = tuple[str, Span]

#: Words of a side shown for a reader.
_SHOWN = 14
#: Words of the longest subject that can name a matter, and shared words that name it otherwise.
_SUBJECT, _NAMED = 6, 4


def oppositions(analyses: Sequence[Analysis], pairs: Sequence[StatementPair]) -> tuple[Opposed, ...]:
    """Gather the opposed pairs of a story into matters with two sides each.

    Statements that say the same stand on one side. Where the sides of several pairs do not add up to two, each pair
    stands alone.

    Args:
        analyses: The articles of the story.
        pairs: How its statements stand to each other.
    """
    texts = {a.id: a.article.text for a in analyses}
    opposed = [p for p in pairs if p.accord is Accord.OPPOSED]
    held: dict[_Key, Statement] = {}
    against: dict[_Key, set[_Key]] = defaultdict(set)
    along: dict[_Key, set[_Key]] = defaultdict(set)
    for pair in pairs:
        one, other = _key(*pair.one), _key(*pair.other)
        links = against if pair.accord is Accord.OPPOSED else along
        if pair.accord is not Accord.UNCLEAR:
            held[one], held[other] = pair.one[1], pair.other[1]
            links[one].add(other)
            links[other].add(one)
    out: list[Opposed] = []
    for members in _components(against, along):
        own = [p for p in opposed if _key(*p.one) in members]
        sides = _sided(members, against, along)
        if sides is None:
            out.extend(_opposed(texts, held, ([_key(*p.one)], [_key(*p.other)]), [p]) for p in own)
        else:
            out.append(_opposed(texts, held, sides, own))
    return tuple(sorted(out, key=lambda o: (o.between_parties, -sum(len(s.members) for s in o.sides), o.about)))


def _key(article: str, statement: Statement) -> _Key:
    return article, statement.span


def _components(against: dict[_Key, set[_Key]], along: dict[_Key, set[_Key]]) -> Iterator[set[_Key]]:
    """The statements that hang together by opposition, with those that say the same as one of them."""
    left = set(against)
    for start in sorted(against):
        if start not in left:
            continue
        found, open_ = {start}, [start]
        while open_:
            for near in sorted(against.get(one := open_.pop(), set()) | (along[one] & against.keys())):
                if near not in found:
                    found.add(near)
                    open_.append(near)
        left -= found
        yield found


def _sided(
    members: set[_Key], against: dict[_Key, set[_Key]], along: dict[_Key, set[_Key]]
) -> tuple[list[_Key], list[_Key]] | None:
    """The two sides; ``None`` if there are not just two."""
    side: dict[_Key, int] = {}
    open_ = [min(members)]
    side[open_[0]] = 0
    while open_:
        one = open_.pop()
        for links, turned in ((against, 1), (along, 0)):
            for near in sorted(links.get(one, set()) & members):
                want = side[one] ^ turned
                if near not in side:
                    side[near] = want
                    open_.append(near)
                elif side[near] != want:
                    return None
    more = sorted({n for one in members for n in along.get(one, set()) if n not in members})
    for one in more:  # what says the same as a side and is not itself read as opposed to the other
        seen = {side[n] for n in along[one] if n in side}
        if len(seen) == 1 and not against.get(one):
            side[one] = seen.pop()
    return sorted(k for k, s in side.items() if s == 0), sorted(k for k, s in side.items() if s == 1)


def _opposed(
    texts: dict[str, str],
    held: dict[_Key, Statement],
    sides: tuple[list[_Key], list[_Key]],
    pairs: Sequence[StatementPair],
) -> Opposed:
    speakers = [{_party(held[k]) for k in keys} for keys in sides]
    parties = not speakers[0] & speakers[1] and speakers != [{None}, {None}]
    grounds = [p.ground for p in pairs if p.ground is not None]
    ground = min(grounds, key=lambda g: (-grounds.count(g), list(Ground).index(g)))
    why = next(p.why for p in pairs if p.ground is ground)
    return Opposed(
        _about(texts, held, sides),
        ground,
        tuple(_side(texts, held, keys, parties=parties) for keys in sides),
        parties,
        why,
    )


def _side(texts: dict[str, str], held: dict[_Key, Statement], keys: Sequence[_Key], *, parties: bool) -> Side:
    first = min(keys, key=lambda k: (k[1].end - k[1].start, k))
    words = " ".join(first[1].of(texts[first[0]]).split()).split(" ")
    says = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    named = [s for k in keys if (s := _party(held[k]))]
    party = max(sorted(set(named)), key=named.count) if parties and named else None
    return Side(says, party, tuple(Member(article, span) for article, span in keys))


def _party(statement: Statement) -> str | None:
    """Who claims it; ``None`` for what the outlet tells itself."""
    return statement.speaker if statement.spoken else None


def _about(texts: dict[str, str], held: dict[_Key, Statement], sides: tuple[list[_Key], list[_Key]]) -> str:
    """What both sides speak of: the words they share, as the shortest statement of one has them."""
    first = min(sides[0], key=lambda k: (k[1].end - k[1].start, k))
    mine, theirs = ({lemma[:5] for k in keys for lemma in held[k].lemmas} for keys in sides)
    shared = mine & theirs
    for keys in sides:  # who or what it is said of, if both sides speak of it
        for article, span in keys:
            subject = held[article, span].subject
            words = " ".join(subject.of(texts[article]).split()) if subject else ""
            own = [w for w in words.split() if w.lower()[:5] in shared]
            if own and len(words.split()) <= _SUBJECT:
                return words
    words_of = (w.strip("“”\"'‘’.,;:()") for w in first[1].of(texts[first[0]]).split())
    found = list(dict.fromkeys(w for w in words_of if w.lower()[:5] in shared))
    if found:
        return " ".join(found[:_NAMED])
    return " ".join(first[1].of(texts[first[0]]).split())[:60]
