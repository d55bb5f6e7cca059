"""The timeline as a page shows it: a picture, and the same in words, day by day, each leading to the other."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.account.dates import spell
from rashomon.account.wording import listed
from rashomon.export.page import Page
from rashomon.export.pictures import TimelinePicture, timeline_picture
from rashomon.export.plain import visible
from rashomon.model import DatePrecision, Status, TimelineEntry, Verdict

__all__ = ["STATUSES", "days", "differing", "timeline_view", "when"]

#: What is said of an entry that is not told as done.
STATUSES = {Status.PLANNED: "planned", Status.CANCELLED: "cancelled or put off"}

#: Precisions of what happened within a time, not on a day.
_COARSE = frozenset(
    {DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.QUARTER, DatePrecision.YEAR}
)


def when(entry: TimelineEntry) -> str:
    """An entry's date as it opens a sentence: "On 4 May 2024", "In March 2024", "In the week of 13–19 May 2024"."""
    spelled = spell(entry.value)
    within = entry.precision in _COARSE and not spelled.startswith("the weekend")
    return f"{'In' if within else 'On'} {spelled}"


def days(entries: tuple[TimelineEntry, ...]) -> list[list[tuple[int, TimelineEntry]]]:
    """Entries with their numbers, those of one date together, in the order of the timeline."""
    found: dict[tuple[bool, str], list[tuple[int, TimelineEntry]]] = {}
    for number, entry in enumerate(entries):
        found.setdefault((entry.background, when(entry)), []).append((number, entry))
    return list(found.values())


def relation_to_others(entry: TimelineEntry) -> str:
    """What the other days are to an entry's own: given by others in contradiction, or what it was moved to or from."""
    if entry.verdict is not Verdict.REVISED:
        return "≠ the reports differ on the day"
    return "→ moved to" if entry.status is Status.CANCELLED else "→ moved; also given as"


def differing(entry: TimelineEntry, names: Mapping[str, str]) -> str:
    """The other days given for the same event, and by whom: "≠ the reports differ on the day: 10 May by Ledger"."""
    given = []
    for value, articles in entry.others:
        by = f" by {listed([names[a] for a in articles])}" if articles else ""
        given.append(f"{spell(value)}{by}")
    return f"{relation_to_others(entry)}: {'; '.join(given)}"


def timeline_view(page: Page) -> dict[str, object]:
    """What a template needs for the timeline of an account."""
    account = page.account
    names = {a.id: visible(page.sources.label(a.id)) for a in account.analyses}
    picture = timeline_picture(account, names)
    drawn: dict[int, str] = {}
    for dot in picture.dots if picture else ():
        drawn.setdefault(dot.entry, f"s{page.number}-m{dot.entry}-{dot.row}")
    groups = [
        {
            "when": when(group[0][1]),
            "background": group[0][1].background,
            "entries": [_entry(page, n, e, drawn.get(n)) for n, e in group],
        }
        for group in days(account.timeline)
    ]
    return {
        "days": [g for g in groups if not g["background"]],
        "background": [g for g in groups if g["background"]],
        "picture": picture,
        "dots": _dots(page, picture, names) if picture else [],
        "kinds": _kinds(picture) if picture else set(),
    }


def _kinds(picture: TimelinePicture) -> set[str]:
    """What is to be seen in a picture, for its key."""
    return {d.status.value for d in picture.dots} | ({"long"} if any(d.width for d in picture.dots) else set())


def _entry(page: Page, number: int, entry: TimelineEntry, mark: str | None) -> dict[str, object]:
    return {
        "id": f"s{page.number}-t{number}",
        "mark": mark,
        "text": visible(entry.text),
        "status": entry.status.value,
        "tag": STATUSES.get(entry.status, ""),
        "links": _links(page, entry),
        "others": [
            {"when": spell(value), "by": _named(page, articles), "target": _target(page, entry, value)}
            for value, articles in entry.others
        ],
        "relation": relation_to_others(entry),
        "origins": page.sources.origin_note(entry.citations),
        "basis": [{"text": visible(text), "by": _named(page, articles)} for text, articles in entry.basis],
    }


def _links(page: Page, entry: TimelineEntry) -> list[tuple[dict[str, object], int | None]]:
    """Links to the words, those of one article side by side; after its first only their number."""
    by_article: dict[str, list[dict[str, object]]] = {}
    for cited in entry.citations:
        by_article.setdefault(cited.article, []).append(page.link(cited.article, cited.span))
    return [(link, n if n > 1 else None) for links in by_article.values() for n, link in enumerate(links, start=1)]


def _target(page: Page, entry: TimelineEntry, value: str) -> str | None:
    """The id of the entry that gives the same event another day."""
    for number, other in enumerate(page.account.timeline):
        if other.event == entry.event and other.value == value:
            return f"s{page.number}-t{number}"
    return None


def _named(page: Page, articles: tuple[str, ...]) -> str:
    return listed([visible(page.sources.label(a)) for a in articles])


def _dots(page: Page, picture: TimelinePicture, names: dict[str, str]) -> list[dict[str, object]]:
    out = []
    articles = list(names)
    for dot in picture.dots:
        entry = page.account.timeline[dot.entry]
        tag = f" ({STATUSES[entry.status]})" if entry.status in STATUSES else ""
        differs = "; the reports differ on the day" if entry.others and entry.verdict is not Verdict.REVISED else ""
        says = f"{when(entry)}{tag}{differs}, {names[articles[dot.row]]}: {visible(entry.text)}"
        out.append(
            {
                "id": f"s{page.number}-m{dot.entry}-{dot.row}",
                "target": f"s{page.number}-t{dot.entry}",
                "says": says,
                "dot": dot,
            }
        )
    return out
