"""Rules for what is counted from a day, week or year that the text has named: "the next day", "two weeks later".

Which one that is, the text around decides (`extract.timecontext`).
"""

from __future__ import annotations

from rashomon.extract.timerule import EDGE, Found, Match, Rule, rule
from rashomon.extract.timespans import length
from rashomon.extract.timewords import CARDINAL, PARTS, WEEKDAY, WEEKDAYS, number
from rashomon.model import TimeType

__all__ = ["RULES", "UNNAMED"]

#: Stands in a form for what it is counted from.
UNNAMED = "?"

_PARTS = r"(?:morning|afternoon|evening|night)"
_BLOCKS = r"(?:day|night|morning|afternoon|evening|weekend|week|month|year)"
_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
}

#: Words that begin what a "before" or "after" is of ("the day before the vote").
_ENDS = frozenset(
    {
        "", ".", ",", ";", ":", ")", "”", '"', "''", "’", "-", "–", "—",
        "and", "at", "but", "by", "from", "in", "or", "when", "while", "with",
    }
)  # fmt: skip

#: Words after "the same day" that say the same as what.
_SAME_AS = frozenset({"as", "that", "of", "when", "-", "in"})


def _count(m: Match, unit: str, n: int, part: str = "") -> Found:
    """So many units from what the text has named."""
    if unit == "fortnight":
        unit, n = "week", 2 * n
    elif unit in ("decade", "century"):
        unit, n = "year", n * (10 if unit == "decade" else 100)
    if unit == "weekend":
        step, unknown = f"weekend={n:+d}:WE", _UNKNOWN["weekend"]
    elif unit in _UNKNOWN:
        step, unknown = f"{unit}:{n}", _UNKNOWN[unit]
    else:
        part = PARTS[unit]
        step, unknown = f"day:{n}", _UNKNOWN["day"]
    kind = TimeType.TIME if part else TimeType.DATE
    suffix = f" {part}" if part else ""
    return m.found(kind, form=f"{step}{suffix} from {UNNAMED}", otherwise=unknown + part)


def _same(m: Match) -> Found | None:
    if m.after in _SAME_AS or m.end.dep_ in ("compound", "nmod"):
        return None
    return _count(m, m["unit"], 0)


def _next(m: Match) -> Found | None:
    if m.end.dep_ in ("compound", "nmod") or m.before in ("over", "within", "for"):
        return None
    n = {"next": 1, "following": 1}.get(m["which"], -1)
    found = _count(m, m["unit"], n)
    if n < 0 and m["unit"] in ("week", "month", "quarter", "year"):
        # "up from the previous year", where none is named, is the year before that of publication
        return m.found(found.type, form=found.form, otherwise=f"{m['unit']}:-1")
    return found


def _beside(m: Match) -> Found | None:
    if m["word"] in ("before", "after") and m.after not in _ENDS:
        return None
    n = 1 if m["word"] in ("after", "later") else -1
    found = _count(m, m["unit"], n)
    if m["unit"] == "year" and n < 0:
        # reports on a quarter set it against the same one "a year earlier"
        return m.found(found.type, form=found.form, otherwise="year:0@-1")
    if m["one"] and m["unit"] in ("day", "week", "month", "year", "decade", "century", "fortnight"):
        # with nothing to count from it is a length of time
        return m.found(found.type, form=found.form, otherwise=length(1.0, m["unit"]))
    return found


def _counted(m: Match) -> Found | None:
    if m["word"] in ("before", "after") and m.after not in _ENDS:
        return None
    n = 2.0 if "couple" in m["n"] else number(m["n"])
    if n is None or n != int(n):
        return None
    unit = m["unit"].removesuffix("s").replace("centurie", "century")
    found = _count(m, unit, int(n) * (1 if m["word"] in ("after", "later", "afterwards", "afterward") else -1))
    if unit == "year" and n == 1 and found.form.startswith("year:-"):
        return m.found(found.type, form=found.form, otherwise="year:0@-1")
    # with nothing to count from it is a length of time
    return m.found(found.type, form=found.form, otherwise=length(n, unit))


def _in_the(m: Match) -> Found:
    return _count(m, m["unit"], 0)


def _weekday(m: Match) -> Found | None:
    number_ = WEEKDAYS[m["weekday"]]
    unknown = f"XXXX-WXX-{number_}"
    part = PARTS.get(m["part"], "")
    if m["that"]:
        # of the week told of, or of the next: the words do not say
        return m.found(TimeType.DATE, unknown + part)
    if m["word"] and m.after not in _ENDS:
        return None
    way = "<" if m["which"] in ("previous", "preceding") or m["word"] == "before" else ">"
    suffix = f" {part}" if part else ""
    kind = TimeType.TIME if part else TimeType.DATE
    return m.found(kind, form=f"weekday{way}:{number_}{suffix} from {UNNAMED}", otherwise=unknown + part)


RULES: tuple[Rule, ...] = (
    rule({"same"}, rf"(?:(?:later|earlier|early|late) )?(?:that|the|this) (?:very )?same (?P<unit>{_BLOCKS})", _same),
    rule(
        {"that"},
        rf"(?:(?:later|earlier|early|late)(?: on| in)? )?that (?:very )?(?P<unit>{_BLOCKS})",
        _same,
    ),
    rule(
        {"next", "following", "previous", "preceding"},
        rf"{EDGE}?the (?:(?P<which>next) (?P<unit>day|{_PARTS}))",
        _next,
    ),
    rule(
        {"following", "previous", "preceding"},
        rf"{EDGE}?the (?P<which>following|previous|preceding) (?P<unit>{_BLOCKS}|quarter)",
        _next,
    ),
    rule(
        {"before", "after", "earlier", "later"},
        rf"(?:only )?(?:the|(?P<one>a|one)) (?P<unit>{_BLOCKS}|decade|century|fortnight) "
        r"(?P<word>before|after|earlier|later)",
        _beside,
    ),
    rule(
        {"before", "after", "earlier", "later", "afterwards", "afterward"},
        rf"(?:just |only |some |about |almost |nearly )?(?P<n>{CARDINAL}|an? couple of) "
        r"(?P<unit>(?:day|week|fortnight|month|year|decade|centurie)s) "
        r"(?P<word>before|after|earlier|later|afterwards|afterward)",
        _counted,
    ),
    rule(
        {"later", "earlier", "late", "early"}, r"(?:later|earlier)(?: on)? in the (?P<unit>day|night|evening)", _in_the
    ),
    rule(
        {"following", "previous", "preceding", "that"},
        rf"{EDGE}?(?:the (?P<which>following|previous|preceding)|(?P<that>that)) (?P<weekday>{WEEKDAY})"
        rf"(?: (?P<part>{_PARTS}))?",
        _weekday,
    ),
    rule(
        {"before", "after"},
        rf"the (?P<weekday>{WEEKDAY})(?: (?P<part>{_PARTS}))? (?P<word>before|after)",
        _weekday,
    ),
)
