"""Bylines, credit lines and wire marks: whom a report names as its writer, and from whom it says it has its text.

Precision comes first: a photographer's credit, a name in a menu, an agency that is itself in the news are none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.extract.outlets import Outlets
from rashomon.model import Article, Block, BlockKind, Credit, CreditKind, Name
from rashomon.read.agencies import AGENCY, AGENCY_SIGNED, agency
from rashomon.read.outlets import host_outlet, known_names
from rashomon.read.publishers import name_key
from rashomon.spans import Span
from rashomon.text.bodies import body_blocks

__all__ = ["credits_of"]

#: Characters of a line that is read as a credit line; a paragraph of the report is longer or ends otherwise.
_LINE = 300

#: Characters of a byline within the body.
_SHORT = 100

#: Characters at the beginning of a paragraph within which a wire's mark stands.
_OPENING = 120

#: Lines above and below the report among which a lone credit stands.
_NEAR = 25

#: Lines above the report among which a byline stands: farther up are menus.
_HEAD = 25

_AGENCIES = rf"(?:(?:{AGENCY_SIGNED}|[Aa]gencies|[Nn]ews agencies|[Ww]ire services|[Aa]gency reports)(?:'|’s?|')?)"
_PARTICLE = r"(?:de|da|del|della|di|van|von|der|den|la|le|el|al|bin|ibn|ter|dos|du|y)"
# a capital, and no word that follows or goes before a name in a byline
_NO_NAME = (
    r"(?!(?:AND|Updated?|Published|Posted|On|In|At|For|Any|All|The|This|That|Your|My|Our|Using|How|Why|Staff|Jan|Feb|Mar|Apr"
    r"|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|November|December"
    r"|Business|Writers?|Reporters?|Editors?|Correspondents?|Contributors?|Photographers?)\b)"
)
_WORD = rf"(?:{_NO_NAME}[^\W\d_a-zß-öø-ÿ](?:[\w.-]|['’](?=\w\w)){{0,24}})"
_PERSON = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{1,3}}"
_JOIN = r"(?: ?, and | ?, | and | AND | & |; and |; )"
_PEOPLE = rf"{_PERSON}(?:{_JOIN}{_PERSON}){{0,7}}"

_BYLINE = re.compile(
    rf"(?:(?:[Ww]ritten |[Ww]ords |[Ss]tory |[Pp]osted )?[Bb]y|BY|Author):? {{1,2}}(?P<names>{_PEOPLE})(?P<rest>.*)"
)
_WHO = re.compile(rf"\b(?:(?P<agency>{AGENCY})(?!\w)|{_PERSON})")
_AFTER_BYLINE = re.compile(
    r"\s*\Z|\s*[,|/–—•·(@-]|\s+(?:on|for|of|in|updated|published|posted|[A-Z][a-z]{2,8}\.? \d|\d)", re.IGNORECASE
)
_OUTLET_AFTER = re.compile(r"\s*(?:[,|/–—•·-]|for|of) ?(?P<name>[^,|\n]{2,40})")
_BY_AGENCY = re.compile(
    rf"(?:[Bb]y|BY|Source|SOURCE|Sources|Via|With) ?:? {{0,2}}(?P<name>{AGENCY_SIGNED})"
    r"(?: [Ss]taff(?: [Ww]riters?)?)?[ .]*\Z"
)
_ALONE = re.compile(
    rf"[(—–\[ -]*(?P<name>{AGENCY}|News agencies|Agencies|AGENCIES)[ \])]*"
    r"(?:[,|•·]? *(?:[A-Z][a-z]+, *)?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}.{0,40})?)?\Z"
)
# a place, perhaps a day, the agency in brackets, a dash
_WIRE = re.compile(
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][^\n()]{1,70}?) ?\((?P<name>[^\W\d_][\w .&'’/-]{1,30})\) ?(?:--|[-–—:])"
)
# what stands in those brackets for an outlet's own people is nobody's text but its own
_OWN = re.compile(
    r"(?:(?:our|own|from|by|special|city|local|news|the|staff) )*"
    r"(?:staff|staffers?|news ?(?:room|desk|team)|bureau|desk|editors?|editorial|writers?|reporters?|reports?"
    r"|correspondents?)",
    re.IGNORECASE,
)
_MARK = re.compile(rf"\((?P<name>{AGENCY_SIGNED})\) ?(?:--|[-–—])?")
_PLACE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{2}[^\W\d_a-zß-öø-ÿ .,'’/-]*")
_REPORTING = re.compile(
    r"(?P<more>additional |with )?(?:reporting|writing)(?:(?:,| and) (?:writing|editing|reporting))* by"
    r" (?P<names>.{3,200}?)"
    r"(?=;|\.(?:\s|\Z)|\)|,? (?:additional|with|and)? ?(?:additional )?(?:writing|editing|reporting)\b|\Z)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?P<names>[^.;\n]{2,200}?) (?:also )?contributed"
    r"(?: (?:reporting|to (?:this|the) (?:report|story|article|piece|post)|from \w|additional)|\s*\.?\s*\Z)"
)
# names, what they are, and where they wrote from
_ONLY_NAMES = re.compile(
    r"[—–_-]* ?(?:(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|of|the|and|in|from|at|for|to|de|van|von|al|bin|la|contributed|reported"
    r"|media|senior|staff|political|news|writers?|reporters?|editors?|correspondents?|researchers?|producers?)"
    r"(?:[ ,;&]+|\Z))+"
)
_CONTRIBUTOR = re.compile(
    rf"(?:[Tt]he )?(?:{AGENCY})(?![\w'’])(?! (?:[Ww]rit|[Rr]eport|[Cc]orresp|[Ss]taff|[Bb]usiness))"
    rf"|(?<![\w'’])(?!{AGENCY}){_PERSON}(?![\w'’])"
)
#: What stands before a place or an outlet, not a person: "of the Oslo desk", "in New York", "of Example Radio's".
_NOT_WHO = re.compile(r"\b(?:of|in|from|at)(?: (?:[\w.-]+ ){0,3}[\w.-]+['’]s?)? \Z")
_MATERIAL = re.compile(
    r"\b(?:[Ww]ith|[Ii]ncludes?|[Uu]s(?:es|ing)|[Cc]ompiled from|[Bb]ased on|[Aa]dapted from)"
    r" (?:additional |some )?(?:material|information|inputs?|reporting|reports?|files|contributions|wires?)"
    rf" ?(?:provided )?(?:from|by)? ?(?P<names>(?:[Tt]he )?{_AGENCIES}(?:{_JOIN}(?:the )?{_AGENCIES}){{0,4}})[ .)]*\Z"
)
_REPRINT = re.compile(
    r"(?:[Tt]his (?:article|story|post|piece|report|column|essay) (?:was |has been |is )?|[Ii]t |\A|was )"
    r"(?:[Oo]riginally|[Ff]irst|[Pp]reviously) (?:published|appeared|posted|ran)(?: \w+ ?\d*,? ?\d*)?"
    r" (?:in|by|on|at) (?P<name>[^.;,\n(]{2,60})"
)
_REPUBLISHED = re.compile(
    r"(?:[Rr]epublished|[Rr]eprinted|[Ss]yndicated)(?: here)?(?: with (?:the )?(?:kind )?permission)?"
    r" (?:from|of|by) (?P<name>[^.;,\n(]{2,60})"
)
_REPRINT_END = re.compile(r" (?:under|with|on|and|here|in|as|at|by|where|for|before)\b.*| [-–—|].*", re.DOTALL)
_TOLD = re.compile(r"\b(?:told|tells)(?: the)?(?: news agency)? \Z")
_ACCORDING = re.compile(
    r"\b(?:according to|(?:first |as )?reported by|in (?:an )?interview with|citing)(?: the)?(?: news agency)? \Z"
)
_REPORTED = re.compile(
    r"(?:,? citing .{3,60}?,)? (?:first |has |had |later |also |earlier |previously )?reported"
    r"(?= (?:on |that |this |last |late |early |earlier |first |the |in |a |from |by |[A-Z])|[,.])"
)
_NOT_REPORT = re.compile(
    r"['’]s? |/| ?[-–]| (?:poll|survey|analysis|exit|reporter|journalist|correspondent|photographer)"
)
_ITS_REPORT = re.compile(r"(?:['’]s?)? (?:report|story|article)\b")


def credits_of(article: Article, blocks: Sequence[Block], names: Sequence[Name]) -> tuple[Credit, ...]:
    """Find whom a report credits, in the order of its text; what came beside the text comes last.

    Args:
        article: The article.
        blocks: Its blocks.
        names: The names in it, as far as they are read.

    Returns:
        Each name once for each kind, where it stands first.
    """
    own = _own(article)
    out: dict[tuple[str, CreditKind], Credit] = {}
    found = sorted(_in_lines(article.text, blocks), key=lambda c: (c.span or Span(0, 1)).start)
    for one in (*found, *article.credits):
        if one.kind is not CreditKind.MATERIAL or _key(one.name) not in own:
            out.setdefault((_key(one.name), one.kind), one)
    own |= {key for key, kind in out if kind is CreditKind.AGENCY}
    for key, one in _reported(article.text, blocks, names):
        if key not in own and _key(one.name) not in own:
            out.setdefault((key, one.kind), one)
    placed = [c for c in out.values() if c.span is not None]
    return (
        *sorted(placed, key=lambda c: (c.span or Span(0, 1), c.kind)),
        *(c for c in out.values() if c.span is None),
    )


def _own(article: Article) -> set[str]:
    """The names by which the article's own outlet goes: whole, by its last word ("The Post"), by its domain."""
    found = host_outlet(article.url) if article.url else None
    whole = [n for n in (article.outlet, found[0] if found else None) if n]
    parts = [n.split()[-1] for n in whole] + ([found[1].split(".", 1)[0]] if found else [])
    return {_key(n) for n in (*whole, *parts)}


def _key(name: str) -> str:
    return name_key(agency(name) or name)


def _in_lines(text: str, blocks: Sequence[Block]) -> Iterator[Credit]:
    lines = list(_lines(text, blocks))
    body = [i for i, (_, _, kind) in enumerate(lines) if kind is BlockKind.BODY]
    first, last = (body[0], body[-1]) if body else (0, len(lines))
    for index, (line, start, kind) in enumerate(lines):
        if kind is BlockKind.CAPTION:
            continue
        yield from _wire(line, start)
        if len(line) > _LINE:
            continue
        yield from _shares(line, start)
        near = first - _NEAR <= index <= last + _NEAR
        pictured = any(_is_picture(*lines[i]) for i in (index - 1, index + 1) if 0 <= i < len(lines))
        outside = not first <= index <= last and not pictured
        hit = _BY_AGENCY.match(line) or (_ALONE.match(line) if outside else None)
        if near and hit:
            yield _credit(hit, start, CreditKind.AGENCY)
        elif first - _HEAD <= index <= last:
            yield from _byline(line, start, kind)


def _lines(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, int, BlockKind]]:
    """Lines with something in them: words, where these start, the role of their block."""
    for block in blocks:
        at = block.span.start
        for line in text[block.span.start : block.span.end].splitlines(keepends=True):
            words = line.strip().lstrip("•*⦁ \t")
            if words and not block.repeats:
                yield words, at + line.index(words), block.kind
            at += len(line)


def _is_picture(line: str, _: int, kind: BlockKind) -> bool:
    return (
        kind is BlockKind.CAPTION
        or re.match(r"image |photo|picture|credit|caption|getty", line, re.IGNORECASE) is not None
    )


def _wire(line: str, start: int) -> Iterator[Credit]:
    """The mark of an agency before the first words: any outlet's after a place in capitals, else a known agency's."""
    opening = line[:_OPENING]
    hit = _WIRE.match(opening)
    if hit and _OWN.fullmatch(hit["name"]):
        return
    if hit and (re.fullmatch(AGENCY_SIGNED, hit["name"]) or _PLACE.match(hit["place"])) and hit["name"][:1].isupper():
        yield _credit(hit, start, CreditKind.AGENCY)
    elif mark := _MARK.match(opening):
        yield _credit(mark, start, CreditKind.AGENCY)


def _byline(line: str, start: int, kind: BlockKind) -> Iterator[Credit]:
    hit = _BYLINE.match(line)
    if hit is None or not _AFTER_BYLINE.match(hit["rest"]):
        return
    if kind is BlockKind.BODY and (len(line) > _SHORT or line.endswith((".", "!", "?"))):
        return
    yield from _people(hit["names"], start + hit.start("names"), CreditKind.BYLINE)
    after = _OUTLET_AFTER.match(hit["rest"])
    if after and re.fullmatch(AGENCY_SIGNED, after["name"].strip()):
        yield Credit(
            after["name"].strip(), CreditKind.AGENCY, _place(line, after["name"].strip(), start, hit.start("rest"))
        )


def _place(line: str, name: str, start: int, at: int) -> Span:
    found = start + line.index(name, at)
    return Span(found, found + len(name))


def _people(names: str, start: int, kind: CreditKind) -> Iterator[Credit]:
    """Each of some people, or the agencies among them; no outlet they write for, no place they write from."""
    for hit in _WHO.finditer(names):
        if _NOT_WHO.search(names[: hit.start()]) or (not hit["agency"] and name_key(hit.group()) in known_names()):
            continue
        whose = CreditKind.AGENCY if hit["agency"] and kind is CreditKind.BYLINE else kind
        yield Credit(hit.group(), whose, Span(start + hit.start(), start + hit.end()))


def _shares(line: str, start: int) -> Iterator[Credit]:
    """Who wrote, gave or first printed some of it: the lines at a report's foot."""
    for hit in _REPORTING.finditer(line):
        whose = CreditKind.MATERIAL if hit["more"] else CreditKind.BYLINE
        yield from _people(hit["names"], start + hit.start("names"), whose)
    if some := _CONTRIBUTED.match(line):
        yield from _contributors(some["names"], start + some.start("names"))
    if given := _MATERIAL.search(line):
        for one in re.finditer(_AGENCIES, given["names"]):
            at = start + given.start("names") + one.start()
            yield Credit(one.group(), CreditKind.MATERIAL, Span(at, at + len(one.group())))
    for pattern in (_REPRINT, _REPUBLISHED):
        before = pattern.search(line)
        name = _REPRINT_END.sub("", before["name"]).strip(' :"“”') if before else ""
        if before and (name[:1].isupper() or "." in name):
            yield Credit(name, CreditKind.REPRINT, _place(line, name, start, before.start("name")))


def _contributors(names: str, start: int) -> Iterator[Credit]:
    """People and agencies in "Example News' Ana Ruiz and The Associated Press contributed"."""
    if not _ONLY_NAMES.fullmatch(names):
        return
    for hit in _CONTRIBUTOR.finditer(names):
        if not _NOT_WHO.search(names[: hit.start()]):
            yield Credit(hit.group(), CreditKind.MATERIAL, Span(start + hit.start(), start + hit.end()))


def _reported(text: str, blocks: Sequence[Block], names: Sequence[Name]) -> Iterator[tuple[str, Credit]]:
    """Outlets that others told something or that are said to have reported it, each with its fullest name's key."""
    outlets = Outlets(text, names)
    body = body_blocks(blocks)
    for one in names:
        if one.label == "PERSON" or not (name_key(one.entity) in known_names() or outlets.is_named(one)):
            continue
        before, after = text[max(0, one.span.start - 60) : one.span.start], text[one.span.end : one.span.end + 100]
        if _NOT_REPORT.match(after) and not _ITS_REPORT.match(after):
            continue
        says = _TOLD.search(before) or _ACCORDING.search(before) or _REPORTED.match(after)
        if says and any(span.covers(one.span) for span in body):
            yield _key(one.entity), Credit(one.span.of(text), CreditKind.REPORTED, one.span)


def _credit(hit: re.Match[str], start: int, kind: CreditKind) -> Credit:
    return Credit(hit["name"], kind, Span(start + hit.start("name"), start + hit.end("name")))
