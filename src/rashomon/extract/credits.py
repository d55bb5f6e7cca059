"""Bylines, credit lines and wire marks: whom a report names as its writer, and from whom it says it has its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Article, Block, BlockKind, Credit, CreditKind
from rashomon.read.outlets import name_key
from rashomon.spans import Span

__all__ = ["credits_of"]

#: Agencies whose texts others print, as they are written in marks and credit lines.
_AGENCY = (
    r"(?:Thomson )?Reuters|AFP|Agence France[- ]Presse|AP|(?:The )?Associated Press|dpa|DPA|UPI"
    r"|United Press International"
    r"|Xinhua|TASS|ITAR-TASS|Interfax|ANSA|EFE|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|PTI|Press Trust of India"
    r"|ANI|IANS|RIA Novosti|Ukrinform|PA Media|Press Association|AAP|Bloomberg|CNN Wire|AGI|Belga|APA|TT|NTB|Ritzau|STT"
)
_PARTICLE = r"(?:de|da|del|della|di|van|von|der|den|la|le|el|al|bin|ibn|ter|dos|du|y)"
_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,30})"
_PERSON = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}"
_JOIN = r"(?:, (?:and )?| and | & |; )"
_PEOPLE = rf"{_PERSON}(?:{_JOIN}{_PERSON}){{0,5}}"

_BYLINE = re.compile(
    rf"[ \t]*(?:by|written by|words by|story by|posted by|author):?[ \t]+(?P<names>{_PEOPLE})"
    r"(?P<tail>[ \t]*(?:[,|/–—•·-][^\n]{0,80}|(?:for|of|in)[ \t][^\n]{0,60})?)[ \t]*\Z",
    re.IGNORECASE,
)
_BY_AGENCY = re.compile(
    rf"[ \t]*(?:by|source|sources|via|from|credit):?[ \t]+(?P<name>{_AGENCY})(?: staff| staff writers?| news agency)?"
    r"[ \t.]*\Z",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"[ \t(—–-]*(?P<name>{_AGENCY}|[Nn]ews agencies|Agencies)[ \t).]*\Z")
_WIRE = re.compile(
    r"[ \t]*(?:[^\W\d_a-zß-öø-ÿ][^\n()]{1,70}?)[ \t]*\((?P<name>[A-Z][\w .&'’/-]{1,40})\)[ \t]*[-–—:]{1,2}(?=\s|\w)"
)
_MARK = re.compile(rf"[ \t]*\((?P<name>{_AGENCY}|CNN)\)[ \t]*[-–—]?")


def credits_of(article: Article, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """Find whom a report credits, in the order of its text; what came beside the text comes last.

    Args:
        article: The article.
        blocks: Its blocks.

    Returns:
        Each name once for each kind, where it stands first.
    """
    out: dict[tuple[str, CreditKind], Credit] = {}
    for one in (*_in_lines(article.text, blocks), *article.credits):
        out.setdefault((name_key(one.name), one.kind), one)
    return tuple(out.values())


def _in_lines(text: str, blocks: Sequence[Block]) -> Iterator[Credit]:
    for block in blocks:
        if block.repeats or block.kind is BlockKind.CAPTION:
            continue
        start = block.span.start
        for line in text[block.span.start : block.span.end].splitlines(keepends=True):
            yield from _line(line.rstrip(), start)
            start += len(line)


def _line(line: str, start: int) -> Iterator[Credit]:
    if (hit := _WIRE.match(line)) or (hit := _MARK.match(line)):
        yield _credit(hit, "name", start, CreditKind.AGENCY)
    if len(line) > 200:
        return
    if (hit := _BY_AGENCY.match(line)) or (hit := _ALONE.match(line)):
        yield _credit(hit, "name", start, CreditKind.AGENCY)
    elif hit := _BYLINE.match(line):
        yield _credit(hit, "names", start, CreditKind.BYLINE)


def _credit(hit: re.Match[str], group: str, start: int, kind: CreditKind) -> Credit:
    return Credit(hit[group], kind, Span(start + hit.start(group), start + hit.end(group)))
