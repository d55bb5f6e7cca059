"""Who said what, as the page shows it: versions of quotations, clashes of speakers, and everything by speaker."""

from __future__ import annotations

from rashomon.account.clashes import clash_sides
from rashomon.account.quotes import (
    OutletVersion,
    Stand,
    by_speaker,
    carried_by,
    is_shared_quote,
    outlet_versions,
    speaker_name,
)
from rashomon.account.sources import first_places
from rashomon.account.speakers import Saying, Sayings, speakers
from rashomon.account.voices import Voices, voice_note
from rashomon.account.wording import clip, count_of, listed, quoted
from rashomon.export.page import Page
from rashomon.export.plain import visible
from rashomon.export.versions import Part, fold, fullest_parts, version_parts
from rashomon.model import AttributionKind, Member, SpeakerClash, Utterance

__all__ = ["clashes_view", "quotes_view", "speakers_view"]

_View = dict[str, object]

#: Speakers whose sayings are open from the start; of more, a reader picks.
_OPEN = 3

#: Differences that are named before a version, and characters of each: of more or longer ones the marks tell.
_NAMED, _CLIPPED = 2, 40

#: What is said of a version that needs no words of its own.
_SAME = "prints the same words"


def quotes_view(page: Page) -> list[_View]:
    """What more than one report carries, by speaker."""
    voices = Voices(page.sources, page.account.findings)
    shared = (u for u in page.account.findings.utterances if is_shared_quote(u))
    return [
        {
            "name": visible(speaker_name(said[0])),
            "note": voice_note(who.voice),
            "said": [_utterance(page, voices, u) for u in said],
        }
        for who, said in by_speaker(voices, shared)
    ]


def anchor(page: Page, utterance: Utterance) -> str:
    """Where the versions of an utterance stand on the page."""
    first = utterance.members[0]
    index = page.sources.order[first.article]
    return f"s{page.number}-q{index}-{first.span.start}-{first.span.end}"


def _utterance(page: Page, voices: Voices, one: Utterance) -> _View:
    first = one.members[0]
    carrying = {m.article for m in one.members}
    versions = [_version(page, voices, one, v) for v in outlet_versions(page.sources, one)]
    return {
        "id": anchor(page, one),
        "parts": fold(fullest_parts(page.sources.text(first.article), one)),
        "link": page.place(first),
        "via": visible(voices.via(first, one.speaker) or ""),
        "carried": carried_by(page.sources, one),
        "differs": any(version["strong"] for version in versions),
        "versions": versions,
        "indirect": [
            {
                "link": page.link(m.article, voices.shown(m)),
                "via": visible(voices.via(m, one.speaker) or ""),
                "also": m.article in carrying,
            }
            for m in one.indirect
        ],
    }


def _version(page: Page, voices: Voices, one: Utterance, version: OutletVersion) -> _View:
    text = page.sources.text(version.article)
    runs = [
        {
            "link": page.place(run),
            "parts": fold(version_parts(text, one, run)),
            "same": _alike(page, one.members[0], run),
        }
        for run in version.runs
    ]
    changes = [part for run in version.runs for part in version_parts(text, one, run) if part.grade]
    return {
        "link": page.place(version.runs[0]),
        "via": visible(voices.via(version.runs[0], one.speaker) or ""),
        "says": visible(_says(version, changes)),
        "runs": [] if version.stand is Stand.SAME and not changes and runs[0]["same"] else runs,
        "strong": any(part.strong for part in changes),
        "reasons": list(dict.fromkeys(part for part in changes if part.why)),
    }


def _says(version: OutletVersion, changes: list[Part]) -> str:
    """What an outlet does with an utterance, in a few words before its own."""
    if version.stand is Stand.AGAIN:
        return "prints it once more"
    strong = [part for part in changes if part.strong]
    if 0 < len(strong) <= _NAMED:
        return listed([_difference(part) for part in strong])
    if strong:
        return f"{count_of(len(strong), 'difference', 'differences')} in the wording"
    if changes:
        return count_of(len(changes), "small difference", "small differences")
    return _SAME if version.stand is Stand.SAME else "prints a part of it"


def _difference(part: Part) -> str:
    if not part.text:
        return f"leaves out {quoted(clip(part.instead, _CLIPPED))}"
    words = quoted(clip(visible(part.text), _CLIPPED))
    return f"prints {words} for {quoted(clip(part.instead, _CLIPPED))}" if part.instead else f"adds {words}"


def _alike(page: Page, one: Member, run: Member) -> bool:
    """Whether two places read the same, punctuation and case apart."""
    words = [page.sources.words(m.article, m.span).casefold() for m in (one, run)]
    first, other = ("".join(c for c in w if c.isalnum()) for w in words)
    return first == other


def clashes_view(page: Page) -> list[_View]:
    """The same words with different speakers."""
    return [_clash(page, clash) for clash in page.account.findings.clashes]


def _clash(page: Page, clash: SpeakerClash) -> _View:
    first = clash.members[0]
    return {
        "parts": fold((Part(visible(page.sources.words(first.article, first.span))),)),
        "sides": [
            {
                "name": visible(speaker),
                "links": [page.place(m) for m in members],
                "origins": page.sources.origin_note(members),
            }
            for speaker, members in clash_sides(clash)
        ],
    }


def speakers_view(page: Page) -> list[_View]:
    """Everything that each speaker is reported to have said."""
    found = speakers(page.sources, page.account.findings)
    voices = Voices(page.sources, page.account.findings)
    return [_speaker(page, voices, one, opened=index < _OPEN) for index, one in enumerate(found)]


def _speaker(page: Page, voices: Voices, one: Sayings, *, opened: bool) -> _View:
    worded = one.speaker.article
    return {
        "name": visible(one.name),
        "note": one.note + (f", in the words of {visible(page.sources.label(worded))}" if worded and one.note else ""),
        "sums": _sums(one),
        "variants": [
            {"form": visible(v.form), "by": visible(listed([page.sources.label(a) for a in v.articles]))}
            for v in one.variants
        ],
        "open": opened,
        "said": [_saying(page, voices, one, saying) for saying in one.said],
    }


def _sums(one: Sayings) -> str:
    """How often a speaker is quoted and told, in a few words."""
    manners = [saying.manner for saying in one.said]
    parts = [(manners.count(""), "quotation", "quotations")]
    parts += [(manners.count(m), m, m) for m in ("in part quoted", "in indirect speech", "also attributed")]
    return ", ".join(count_of(n, few, many) for n, few, many in parts if n)


def _saying(page: Page, voices: Voices, one: Sayings, saying: Saying) -> _View:
    carrying = {m.article for m in saying.places}
    only = [m for m in saying.indirect if m.article not in carrying]
    return {
        "kind": saying.kind.value,
        "manner": saying.manner,
        "origins": page.sources.origin_note(saying.places),
        "parts": fold((Part(visible(saying.words)),)),
        "places": [_place(page, voices, one, m) for m in first_places(saying.places)],
        "indirect": [_place(page, voices, one, m) for m in first_places(tuple(only))],
        "others": _other_wordings(page, voices, one, saying),
        "versions": anchor(page, saying.utterance) if saying.utterance and is_shared_quote(saying.utterance) else "",
    }


def _other_wordings(page: Page, voices: Voices, one: Sayings, saying: Saying) -> list[_View]:
    """What is told in indirect speech in other words than those shown."""
    if saying.kind is AttributionKind.DIRECT:
        return []
    first, *others = saying.places
    return [_place(page, voices, one, m) for m in others if not _alike(page, first, m)]


def _place(page: Page, voices: Voices, one: Sayings, member: Member) -> _View:
    return {"link": page.place(member), "via": "" if one.via else visible(voices.via(member, one.speaker.name) or "")}
