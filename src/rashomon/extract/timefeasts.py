"""Rules for feasts and holidays, those of a fixed day and those that move."""

from __future__ import annotations

import re

from rashomon.extract.timerule import Found, Match, Rule, direction, rule
from rashomon.extract.timewords import YEAR
from rashomon.model import TimeType

__all__ = ["RULES"]

#: Feasts by the words they go by, with the form that dates them. One that falls on different days in different
#: countries under one name (Mother's Day, Independence Day) is not here: where the outlet is, its words do not tell.
_FEASTS = {
    "new year 's day": "month-day:01-01",
    "new year 's eve": "month-day:12-31",
    "epiphany": "month-day:01-06",
    "valentine 's day": "month-day:02-14",
    "st. patrick 's day": "month-day:03-17",
    "st patrick 's day": "month-day:03-17",
    "april fools ' day": "month-day:04-01",
    "april fool 's day": "month-day:04-01",
    "may day": "month-day:05-01",
    "juneteenth": "month-day:06-19",
    "bastille day": "month-day:07-14",
    "the fourth of july": "month-day:07-04",
    "halloween": "month-day:10-31",
    "all saints ' day": "month-day:11-01",
    "guy fawkes night": "month-day:11-05",
    "armistice day": "month-day:11-11",
    "veterans day": "month-day:11-11",
    "christmas day": "month-day:12-25",
    "christmas eve": "month-day:12-24",
    "christmas": "month-day:12-25",
    "boxing day": "month-day:12-26",
    "martin luther king jr. day": "nth-day:01-1-3",
    "martin luther king day": "nth-day:01-1-3",
    "presidents ' day": "nth-day:02-1-3",
    "presidents day": "nth-day:02-1-3",
    "memorial day": "nth-day:05-1-5",
    "labor day": "nth-day:09-1-1",
    "columbus day": "nth-day:10-1-2",
    "thanksgiving day": "nth-day:11-4-4",
    "thanksgiving": "nth-day:11-4-4",
    "shrove tuesday": "easter:-47",
    "ash wednesday": "easter:-46",
    "palm sunday": "easter:-7",
    "maundy thursday": "easter:-3",
    "good friday": "easter:-2",
    "holy saturday": "easter:-1",
    "easter sunday": "easter:0",
    "easter day": "easter:0",
    "easter": "easter:0",
    "easter monday": "easter:1",
    "ascension day": "easter:39",
    "whit sunday": "easter:49",
    "whit monday": "easter:50",
    "pentecost": "easter:49",
    "corpus christi day": "easter:60",
    "ramadan": "hijri:09",
    "eid al - fitr": "hijri:10-01",
    "eid ul - fitr": "hijri:10-01",
    "eid al fitr": "hijri:10-01",
    "eid al - adha": "hijri:12-10",
    "eid ul - adha": "hijri:12-10",
    "eid al adha": "hijri:12-10",
    "ashura": "hijri:01-10",
}

#: Feasts whose name is also another's: of a place, an island, an album.
_PLAIN = ("christmas", "easter", "epiphany", "pentecost", "ramadan", "ashura", "halloween", "thanksgiving")
_OTHER_THINGS = frozenset({"island", "islands", "rising", "bunny", "carol", "tree", "egg", "eggs", "-"})

#: Words within the names of feasts that are written small.
_SMALL = frozenset({"the", "of", "al", "ul"})

_NAMES = "|".join(re.escape(name) for name in sorted(_FEASTS, key=len, reverse=True))


def _feast(m: Match) -> Found | None:
    name = m["word"]
    named = [t for t in m.doc[m.first : m.last + 1] if t.lower_ in name.split()]
    if not all(t.text[0].isupper() for t in named if t.is_alpha and t.lower_ not in _SMALL):
        return None
    if name in _PLAIN and (m.after in _OTHER_THINGS or m.before == "father" or m.end.dep_ == "compound"):
        # a Christmas pudding is eaten on other days too
        return None
    kind, _, arg = _FEASTS[name].partition(":")
    if m["year"]:
        return m.found(TimeType.DATE, form=f"{kind}=0:{arg} from {m['year']}")
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["of"], "")
    return m.found(TimeType.DATE, form=f"{kind}{way or direction(m['which']).replace('=0', '')}:{arg}")


RULES: tuple[Rule, ...] = (
    rule(
        {word for name in _FEASTS for word in name.split() if word not in ("'", "'s", "-", "the", "of", "st")},
        r"(?:(?:the )?(?:start of|end of|beginning of|eve of|first day of) )?(?:(?P<which>last|this|next) )?"
        rf"(?P<word>{_NAMES})(?: (?:,|in|of)? ?(?P<year>{YEAR})| (?P<of>last|this|next) year)?",
        _feast,
    ),
)
