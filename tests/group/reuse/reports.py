"""Invented reports, analysed as far as the search for shared passages needs."""

from __future__ import annotations

from rashomon.model import Analysis, Attribution, AttributionKind, Block, BlockKind, Language
from rashomon.spans import Span
from rashomon.text.sentences import sentences
from tests.conftest import article

__all__ = ["FIRE", "HARBOUR", "STRIKE", "report", "told"]

HARBOUR = (
    "A cargo ship broke loose from its moorings in the harbour of Tarvik on Wednesday and drifted into a wooden pier, "
    "crushing two fishing boats before tugs could stop it.",
    "Nobody was aboard the boats, and the nine sailors on the ship escaped without injury, harbour master Liv Brandal "
    "told reporters at the quay. She blamed a rusted bollard that inspectors had marked for repair in spring.",
    "The vessel, built in 1988 and registered in Palau, had been waiting eleven days for a berth at the grain terminal "
    "because of a dispute over unpaid fees.",
    "“We heard a bang like thunder and then the lamps on the pier went out one after another,” said Odd Myhre, who "
    "mends nets in a shed beside the ferry stage.",
    "Divers will examine the hull on Thursday morning, and the pier stays closed to visitors until engineers have "
    "tested its remaining piles. The town council meets next week to decide who pays.",
)
STRIKE = (
    "Bus drivers in the valley towns around Keldra walked out at dawn on Monday, stranding thousands of commuters in "
    "the first stoppage since the network was sold.",
    "Their union wants the company to restore paid breaks that were cut last autumn when timetables were rewritten.",
    "Talks before a mediator collapsed on Saturday night after less than an hour, both sides confirmed.",
    "Schools opened late, and the hospital asked its night shift to stay until replacements arrived by car.",
)
FIRE = (
    "Flames tore through a furniture warehouse on the edge of Ostmark before sunrise on Friday, sending black smoke "
    "over the motorway and closing two lanes for hours.",
    "Sixty firefighters pumped water from the canal while police knocked on doors and told residents to keep windows "
    "shut.",
    "The owner, who had bought the building in March, said its sprinklers were due to be replaced this summer.",
)


def report(name: str, *paragraphs: str, headline: str = "", outlet: str | None = None, chrome: str = "") -> Analysis:
    """An analysis of a headline and paragraphs, with a line of chrome after the first paragraph if one is given."""
    parts = [(headline, BlockKind.HEADLINE)] if headline else []
    parts += [(words, BlockKind.BODY) for words in paragraphs]
    if chrome:
        parts.insert(len(parts) - len(paragraphs) + 1, (chrome, BlockKind.CHROME))
    blocks, text = [], ""
    for words, kind in parts:
        blocks.append(Block(Span(len(text), len(text) + len(words) + 2), kind))
        text += words + "\n\n"
    one = article(text, name, outlet=outlet)
    return Analysis(one, tuple(blocks), sentences(text, blocks), Language("en", 1.0))


def told(analysis: Analysis, *contents: str) -> Analysis:
    """The same with words that the report gives as said."""
    at = [analysis.article.text.index(words) for words in contents]
    spans = [Span(start, start + len(words)) for start, words in zip(at, contents, strict=True)]
    attributions = tuple(Attribution((), (), (span,), AttributionKind.INDIRECT) for span in spans)
    return Analysis(analysis.article, analysis.blocks, analysis.sentences, analysis.language, attributions=attributions)
