"""An invented story in which reports take their text from one another, with its lineage made by hand."""

from __future__ import annotations

from datetime import date

from rashomon.account.sources import Sources
from rashomon.model import (
    Analysis,
    Derivation,
    Edit,
    EditKind,
    Findings,
    Hint,
    HintKind,
    Lineage,
    Member,
    Origin,
    Passage,
    PassageKind,
    Relation,
    Reuse,
    Story,
    Unseen,
    Utterance,
)
from rashomon.spans import cite
from tests.account.invented import analysis, find

BEACON = """Lighthouse at Corran Point to go dark

The lighthouse at Corran Point will be switched off in June after a hundred and forty years, the coast board decided.
Fishermen from three villages fear for their boats on winter nights.
"We have asked for nothing but the light," said Orla Finch, who speaks for the crews.
The board says that every vessel now carries a receiver.
"""

GLOBE = """Corran Point light to be switched off

The lighthouse at Corran Point will be turned off in June after a hundred and forty years, the coast board decided.
Fishermen from three villages fear for their boats.
The board says that every ship now carries a receiver.
A buoy is to be laid at the reef instead.
"We have asked for nothing but the light," said Orla Finch.
"""

HERALD = """No light at the Point

From June there will be no light at Corran Point, and the harbour inn has already sold its postcards of it.
"We have asked for nothing but the light," Orla Finch of the crews said on the quay.
The keeper's cottage is for sale, and two families from the city have come to look at it.
"""

MIRROR = """Keepers leave after 140 years

(Sealine) The last two keepers of the Corran Point light were told on Monday to pack, a union officer said.
Their pay ends with the month of July and nobody has offered them another post on the coast.
"""

STAR = """Union protests at Corran

(Sealine) The last two keepers of the Corran Point light were told on Monday to pack, a union official said.
The union has called a meeting for Thursday evening in the hall of the sailing club at Corran.
"""

TEXTS = {"beacon": BEACON, "globe": GLOBE, "herald": HERALD, "mirror": MIRROR, "star": STAR}

_QUOTE = "We have asked for nothing but the light"


def passage(a: str, in_a: str, b: str, in_b: str, *edits: tuple[EditKind, str, str], **fields) -> Passage:
    """A passage of two articles, with the words that differ in it."""
    kind = fields.pop("kind", PassageKind.TEXT)
    span_a, span_b = find(TEXTS[a], in_a), find(TEXTS[b], in_b)
    made = tuple(
        Edit(
            what,
            find(in_a, old).shifted(span_a.start) if old else None,
            find(in_b, new).shifted(span_b.start) if new else None,
        )
        for what, old, new in edits
    )
    return Passage(kind, span_a, span_b, made, **fields)


def cited(article: str, words: str):
    """Words of an article as a citation."""
    return cite(article, TEXTS[article], find(TEXTS[article], words))


def quotation(a: str, b: str) -> Passage:
    return passage(a, _QUOTE, b, _QUOTE, kind=PassageKind.QUOTATION)


def lineage() -> Lineage:
    """The globe copies the beacon, mirror and star a wire that nobody has, and the herald nobody."""
    copied = (
        passage(
            "beacon",
            "The lighthouse at Corran Point will be switched off in June after a hundred and forty years",
            "globe",
            "The lighthouse at Corran Point will be turned off in June after a hundred and forty years",
            (EditKind.SUBSTITUTED, "switched", "turned"),
        ),
        passage(
            "beacon",
            "Fishermen from three villages fear for their boats on winter nights",
            "globe",
            "Fishermen from three villages fear for their boats",
            (EditKind.DELETED, "on winter nights", ""),
        ),
        quotation("beacon", "globe"),
        passage(
            "beacon",
            "The board says that every vessel now carries a receiver",
            "globe",
            "The board says that every ship now carries a receiver",
            (EditKind.SUBSTITUTED, "vessel", "ship"),
            moved=True,
        ),
    )
    wired = (
        passage(
            "mirror",
            "The last two keepers of the Corran Point light were told on Monday to pack, a union officer said",
            "star",
            "The last two keepers of the Corran Point light were told on Monday to pack, a union official said",
            (EditKind.SUBSTITUTED, "officer", "official"),
        ),
    )
    hints = (
        Hint(HintKind.PUBLISHED, "it appeared on 2 May 2031, one day earlier", 1.6, (), "beacon"),
        Hint(
            HintKind.EDIT,
            "the other prints “ship” where it has “vessel”",
            0.8,
            (cited("beacon", "vessel"), cited("globe", "ship")),
            "beacon",
        ),
    )
    credited = (cited("mirror", "(Sealine)"), cited("star", "(Sealine)"))
    return Lineage(
        reuse=(
            Reuse("beacon", "globe", copied, 0.82, 0.71, 0.1, 0.12, copied=True, score=0.97),
            Reuse("beacon", "herald", (quotation("beacon", "herald"),), 0.0, 0.0, 0.1, 0.11, copied=False, score=0.1),
            Reuse("globe", "herald", (quotation("globe", "herald"),), 0.0, 0.0, 0.1, 0.11, copied=False, score=0.1),
            Reuse("mirror", "star", wired, 0.5, 0.52, 0.0, 0.0, copied=True, score=0.93),
        ),
        derivations=(
            Derivation("beacon", "globe", "beacon", 0.92, hints),
            Derivation("mirror", "star", None, 0.5, ()),
        ),
        unseen=(Unseen("Sealine", ("mirror", "star"), "both credit it", credited),),
        origins=(
            Origin(("beacon", "globe"), "beacon", None, "globe takes its text from beacon"),
            Origin(("herald",)),
            Origin(("mirror", "star"), None, 0, "both carry a text of Sealine"),
        ),
    )


def analyses() -> tuple[Analysis, ...]:
    days = {"beacon": 2, "globe": 3, "herald": 3, "mirror": 4, "star": 4}
    return tuple(
        analysis(name, text, outlet=name.title(), days=(date(2031, 5, days[name]),) * 2) for name, text in TEXTS.items()
    )


def sources() -> Sources:
    return Sources(analyses(), lineage())


def quoted() -> Utterance:
    places = tuple(Member(name, find(TEXTS[name], _QUOTE)) for name in ("beacon", "globe", "herald"))
    return Utterance("Orla Finch", Relation.IDENTICAL, places)


def story() -> tuple[Story, tuple[Analysis, ...], Findings, Lineage]:
    return Story("s-light", tuple(TEXTS)), analyses(), Findings(utterances=(quoted(),)), lineage()
