"""Rules for what is counted in units: offsets, stretches, vague references."""

from __future__ import annotations

from rashomon.extract.timerule import EDGE, Found, Match, Rule, direction, rule
from rashomon.extract.timewords import (
    CARDINAL,
    HEDGE,
    REFERENCES,
    UNIT,
    UNIT_WORDS,
    UNITS,
    VAGUE,
    number,
)
from rashomon.model import TimeType

__all__ = ["RULES", "length"]

_DATE, _DURATION = TimeType.DATE, TimeType.DURATION

#: Units that TIMEX3 writes in others.
_IN_OTHERS = {"quarter": ("month", 3), "decade": ("year", 10), "century": ("year", 100), "fortnight": ("week", 2)}
#: Half of a unit, as TIMEX3 writes it.
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}

#: Words before a bare "years" that make it a stretch of time.
_BEFORE_BARE = frozenset({"after", "for", "in", "many", "of", "over", "took", "within"})


def _base(unit: str) -> str:
    """The unit's name in the singular, without "trading" or "working"."""
    word = unit.rsplit(" ", 1)[-1]
    return "century" if word == "centurie" else word


def length(n: float | None, unit: str) -> str:
    """A TIMEX3 duration.

    Args:
        n: How many; ``None`` for an unknown number.
        unit: Of what, in the singular.
    """
    base = _base(unit)
    if n is None:
        # of decades and centuries TIMEX3 has letters of their own
        special = {"decade": "PXE", "century": "PXC", "quarter": "PXM", "fortnight": "PXW"}
        return special.get(base) or "P" + UNITS[base].format("X")
    if base in _IN_OTHERS:
        base, times = _IN_OTHERS[base]
        n *= times
    shape, whole = UNITS[base], int(n)
    if n == whole + 0.5 and base in _HALVES:
        smaller = _HALVES[base]
        if not whole:
            return f"P{'T' * (base != 'year')}{smaller}"
        return f"P{shape.format(whole)}{smaller}"
    return "P" + shape.format(f"{n:g}")


def _steps(which: str) -> int:
    return {"<": -1, ">": 1}.get(direction(which), 0)


def _offset(m: Match) -> Found | None:
    if m.first != m.last and all(t.text[0].isupper() and t.ent_type_ for t in m.doc[m.first : m.last + 1]) and m.first:
        # "This Week", the programme
        return None
    definite = m.match.group().startswith("the ")
    if definite and m["which"] in ("last", "next") and m.after in _OF_SOMETHING:
        # "the last week of March", "the last day we met"
        return None
    if definite and m["which"] in ("next", "previous") and m["unit"] == "day":
        # counted from a day that the text has named, never from that of publication
        return None
    if m.before in _OWN and m["which"] in ("last", "next", "previous") and m.after in _OF_SOMEBODY:
        # "in his last week in office": the last of somebody's, not of the calendar
        return None
    return m.found(_DATE, form=f"{_base(m['unit'])}:{_steps(m['which'])}")


def _ago(m: Match) -> Found | None:
    unit = _base(m["unit"])
    n = 2.0 if "couple" in m["vague"] else number(m["n"]) if m["n"] else None
    if n is not None and m["half"]:
        n += 0.5
    back = m["dir"] not in ("from now", "hence")
    if n is None or unit in ("hour", "minute", "second"):
        near = unit in ("hour", "minute", "second") and back
        return m.found(_DATE, form="day:0") if near else m.found(_DATE, "PAST_REF" if back else "FUTURE_REF")
    if unit in ("decade", "century"):
        unit, n = "year", n * (10 if unit == "decade" else 100)
    if unit == "fortnight":
        unit, n = "week", 2 * n
    if unit == "year" and n == 1 and back:
        return m.found(_DATE, form="year:0@-1")
    if unit == "year" and n != int(n):
        unit, n = "month", n * 12
    return m.found(_DATE, form=f"{unit}:{-int(n) if back else int(n)}")


def _year_ago(m: Match) -> Found:
    return m.found(_DATE, form="quarter:-1@-1" if m["quarter"] else "year:0@-1")


def _duration(m: Match) -> Found | None:
    n = number(m["n"])
    if n is None or (m["n"].isdigit() and 1900 <= n <= 2099):
        return None
    if m["unit"] in ("second", "quarter") and m["n"] in ("a", "an", "one", "more than a"):
        # "a second group", "a quarter of them"
        return None
    end = m.end
    if end.text[0].isupper() and (end.ent_type_ in ("ORG", "WORK_OF_ART") or _goes_on(m)):
        # "60 Minutes", the programme
        return None
    if m["n"] in ("a", "an") and end.dep_ == "compound":
        # "a day labourer"
        return None
    return m.found(_DURATION, length(n, m["unit"]))


def _goes_on(m: Match) -> bool:
    """Whether what stands before is written small or opens a quotation, so that a capital is that of a name."""
    return bool(m.first) and (m.doc[m.first - 1].is_lower or m.doc[m.first - 1].is_quote)


def _vague_duration(m: Match) -> Found | None:
    if m.before == "as":
        # "as many weeks" is as many as are named before
        return None
    return m.found(_DURATION, length(2.0 if "couple" in m["vague"] else None, m["unit"]))


def _half_more(m: Match) -> Found:
    return m.found(_DURATION, length(1.5, m["unit"]))


def _long(m: Match) -> Found:
    """The "day-long" of "a day-long meeting", the "decades-long" of "a decades-long feud"."""
    plural = m["unit"].endswith("s")
    n = number(m["n"]) if m["n"] else None if plural else 1.0
    return m.found(_DURATION, length(n, m["unit"].removesuffix("s")))


def _from_now(m: Match) -> Found | None:
    """From now on: "in two weeks' time"."""
    n, unit = number(m["n"]), m["unit"]
    if n is None or n != int(n) or unit not in ("day", "week", "month", "year"):
        return None
    return m.found(_DATE, form=f"{unit}:{int(n)}")


def _bare_duration(m: Match) -> Found | None:
    if m.before not in _BEFORE_BARE or (m.before == "many" and m.first > 1 and m.doc[m.first - 2].lower_ == "as"):
        return None
    return m.found(_DURATION, length(None, m["unit"]))


def _stretch(m: Match) -> Found | None:
    """A stretch that ends or starts with the publication ("the past year", "the last decade")."""
    if m["which"] in ("last", "next") and m.after in _OF_SOMETHING:
        return None
    unit = _base(m["unit"])
    if unit == "year":
        return m.found(_DATE, form=f"year:{_steps(m['which'])}")
    return m.found(_DURATION, length(1.0, unit))


def _the_unit(m: Match) -> Found | None:
    """The current one ("the end of the month"), unless it has an end of its own ("the year ended June 30")."""
    unit = m["unit"]
    if m.after in ("ended", "ending", "end") and not m["edge"]:
        return m.found(_DURATION, length(1.0, unit)) if unit == "year" else m.found(_DATE, form="quarter:-1")
    if unit == "quarter":
        return m.found(_DATE, form="quarter:-1")
    plain = not m["edge"] and not m["full"]
    if plain and (unit != "year" or m.before not in ("for", "of")):
        return None
    return m.found(_DATE, form=f"{unit}:0")


def _year_end(m: Match) -> Found:
    whole = m.match.group()
    return m.found(_DATE, form="month-day:12-31" if "-" in whole or "turn" in whole else "year:0")


def _reference(m: Match) -> Found | None:
    word, token = m["word"], m.end
    if word == "soon" and (m.after in ("after", "as", "enough") or m.before == "as"):
        return None
    if word == "current" and token.tag_ != "JJ":
        return None
    if word == "the past" and token.tag_ != "NN":
        return None
    return m.found(_DATE, REFERENCES[word])


def _around_now(m: Match) -> Found:
    """A stretch up to now or from now on, however long ("recent years", "the coming weeks")."""
    return m.found(_DATE, "PAST_REF" if m["which"] in ("recent", "past") else "FUTURE_REF")


_N = rf"(?P<n>{CARDINAL})"
_LOOSE = rf"(?:{HEDGE} |another |an additional |a further |a full )?"
_WINDOW = r"(?:past|last|next|previous|coming|first|final|preceding|following)"

_OWN = frozenset({"my", "our", "your", "his", "her", "its", "their", "'s", "’s"})
_OF_SOMETHING = frozenset({"of", "that", "to", "when", "i", "you", "he", "she", "it", "we", "they"})
_OF_SOMEBODY = frozenset({"in", "of", "as", "at", "on", "with"})

RULES: tuple[Rule, ...] = (
    # counted from the publication
    rule(
        UNIT_WORDS,
        rf"{EDGE}?(?:the )?(?P<which>last|next|this|previous|current|coming) "
        r"(?:fiscal |calendar )?(?P<unit>day|week|month|quarter|year|decade|century)(?: or so)?",
        _offset,
    ),
    rule(
        {"ago", "now", "hence"},
        rf"(?:{HEDGE} )?(?:{_N}|(?P<vague>{VAGUE}))(?: more| or so)? (?P<unit>{UNIT})s?"
        r"(?: or (?:so|two|more)|(?P<half> and a half))? (?P<dir>ago|from now|hence)",
        _ago,
    ),
    rule(
        {"year"},
        r"(?:the |a )?(?:comparable )?year - (?:earlier|ago)(?P<quarter> (?:fiscal )?(?:quarter|period))?",
        _year_ago,
    ),
    rule(
        {"year", "quarter"},
        rf"(?P<edge>{EDGE})?(?:the|its) (?P<full>full |fiscal |latest )?(?P<unit>year|quarter)",
        _the_unit,
    ),
    rule(UNIT_WORDS, rf"(?P<edge>{EDGE})(?:in )?the (?P<unit>week|month|decade|century)", _the_unit),
    rule({"quarter"}, r"the latest (?P<unit>quarter)(?: or )?", _the_unit),
    rule({"year"}, r"(?:around )?year(?: -)?(?: 's)? end|the turn of the year", _year_end),
    # stretches
    rule(
        UNIT_WORDS,
        rf"{_LOOSE}{_N}(?: (?:more|full|consecutive|straight|additional))?(?: -)? (?P<unit>{UNIT})s?(?: or so)?",
        _duration,
    ),
    rule(
        UNIT_WORDS,
        rf"(?:at least |nearly |almost |more than )?(?:(?:the|these|those|its|his|her|their) )?(?:{_WINDOW} )?"
        rf"(?:{HEDGE} )?{_N} "
        rf"(?:to {CARDINAL} )?(?P<unit>{UNIT})s",
        _duration,
    ),
    rule(UNIT_WORDS, rf"(?:the )?(?:{_WINDOW} )?(?P<vague>{VAGUE})(?: more)? (?P<unit>{UNIT})s?", _vague_duration),
    rule(UNIT_WORDS, rf"(?:the )?(?P<which>recent|coming|past) (?:{UNIT}s and )?{UNIT}s", _around_now),
    rule({"ahead", "come"}, rf"the {UNIT}s (?:ahead|to come)", _around_now),
    rule({"half"}, rf"(?:a|an|one) (?P<unit>{UNIT}) and a half", _half_more),
    rule({"long"}, rf"(?:(?!an? ){_N}(?: -)? )?(?P<unit>{UNIT}s?)(?: -)? long", _long),
    rule({"time"}, rf"(?:{_N}) (?P<unit>day|week|month|year)s? ?'s? time", _from_now),
    rule(UNIT_WORDS, r"(?P<unit>(?:year|month|week|day|decade|centurie|hour))s", _bare_duration),
    rule(
        UNIT_WORDS,
        r"the (?P<which>past|last|next|coming|previous) (?P<unit>decade|month|week|day|hour|century|year)",
        _stretch,
    ),
    # the present, the past and the future at large
    rule({word.rsplit(" ", 1)[-1] for word in REFERENCES}, rf"(?P<word>{'|'.join(REFERENCES)})", _reference),
)
