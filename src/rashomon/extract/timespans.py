"""Rules for what is counted in units: offsets, stretches, repetitions, quarters, vague references."""

from __future__ import annotations

from rashomon.extract.timerule import EDGE, Found, Match, Rule, direction, rule
from rashomon.extract.timewords import (
    CARDINAL,
    HEDGE,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    QUARTERS,
    REFERENCES,
    REPEATED,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    number,
)
from rashomon.model import TimeType

__all__ = ["RULES"]

_DATE, _DURATION, _SET = TimeType.DATE, TimeType.DURATION, TimeType.SET

#: Words before a bare "years" that make it a stretch of time.
_BEFORE_BARE = frozenset({"after", "for", "in", "many", "of", "over", "took", "within"})


def _base(unit: str) -> str:
    """The unit's name in the singular, without "trading" or "working"."""
    word = unit.rsplit(" ", 1)[-1]
    return "century" if word == "centurie" else word


def _length(n: float | None, unit: str) -> str:
    """A TIMEX3 duration; ``None`` for an unknown number."""
    base = _base(unit)
    shape = UNITS[base]
    if n is None:
        # of decades and centuries TIMEX3 has letters of their own
        return {"decade": "PXE", "century": "PXC", "quarter": "PXM"}.get(base, "P" + shape.format("X"))
    if base == "quarter":
        return f"P{n * 3:g}M"
    if n != int(n) and base in ("year", "hour"):
        whole = int(n)
        head = shape.format(whole) if whole else "T" * (base == "hour")
        return f"P{head}{'6M' if base == 'year' else '30M'}"
    if base == "hour" and n == 24:
        return "P1D"
    return "P" + shape.format(f"{n:g}")


def _steps(which: str) -> int:
    if which in ("the following", "following"):
        return 1
    return {"<": -1, ">": 1}.get(direction(which), 0)


def _offset(m: Match) -> Found | None:
    if m.first != m.last and all(t.text[0].isupper() and t.ent_type_ for t in m.doc[m.first : m.last + 1]) and m.first:
        # "This Week", the programme
        return None
    if m.before in _OWN and m["which"] in ("last", "next", "previous") and m.after in _OF_SOMEBODY:
        # "in his last week in office": the last of somebody's, not of the calendar
        return None
    return m.found(_DATE, form=f"{_base(m['unit'])}:{_steps(m['which'])}")


def _ago(m: Match) -> Found | None:
    unit = _base(m["unit"])
    n = 2.0 if "couple" in m["vague"] else number(m["n"]) if m["n"] else None
    back = m["dir"] not in ("from now", "hence")
    if n is None or unit in ("hour", "minute", "second"):
        near = unit in ("hour", "minute", "second") and back
        return m.found(_DATE, form="day:0") if near else m.found(_DATE, "PAST_REF" if back else "FUTURE_REF")
    if unit in ("decade", "century"):
        unit, n = "year", n * (10 if unit == "decade" else 100)
    if unit == "week" and n > 1:
        unit, n = "day", n * 7
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
    if m.end.text[0].isupper() and m.end.ent_type_ in ("ORG", "WORK_OF_ART"):
        return None
    return m.found(_DURATION, _length(n, m["unit"]))


def _vague_duration(m: Match) -> Found:
    return m.found(_DURATION, _length(2.0 if "couple" in m["vague"] else None, m["unit"]))


def _bare_duration(m: Match) -> Found | None:
    return m.found(_DURATION, _length(None, m["unit"])) if m.before in _BEFORE_BARE else None


def _stretch(m: Match) -> Found:
    """A stretch that ends or starts with the publication ("the past year", "the last decade")."""
    unit = _base(m["unit"])
    if unit == "year":
        return m.found(_DATE, form=f"year:{_steps(m['which'])}")
    return m.found(_DURATION, _length(1.0, unit))


def _the_unit(m: Match) -> Found | None:
    """The current one ("the end of the month"), unless it has an end of its own ("the year ended June 30")."""
    unit = m["unit"]
    if m.after in ("ended", "ending", "end") and not m["edge"]:
        return m.found(_DURATION, _length(1.0, unit)) if unit == "year" else m.found(_DATE, form="quarter:-1")
    if unit == "quarter":
        return m.found(_DATE, form="quarter:-1")
    plain = not m["edge"] and not m["full"]
    if plain and (unit != "year" or m.before not in ("for", "of")):
        return None
    return m.found(_DATE, form=f"{unit}:0")


def _year_end(m: Match) -> Found:
    return m.found(_DATE, form="month-day:12-31" if "-" in m.match.group() else "year:0")


def _every(m: Match) -> Found:
    if m["weekday"]:
        return m.found(_SET, f"XXXX-WXX-{WEEKDAYS[m['weekday']]}" + PARTS.get(m["part"], ""))
    if m["month"]:
        return m.found(_SET, f"XXXX-{MONTHS[m['month']]:02}")
    n = {"": 1.0, "other": 2.0}.get(m["n"], number(m["n"]) or 1.0)
    return m.found(_SET, _length(n, m["unit"]))


def _adverb(m: Match) -> Found | None:
    if m.end.tag_ in ("NN", "NNS"):
        # a daily is a newspaper, a quarterly a dividend
        return None
    return m.found(_SET, REPEATED[m["word"]])


def _rate(m: Match) -> Found | None:
    if not m.first:
        return None
    before = m.doc[m.first - 1]
    rate = before.tag_ in ("NN", "NNS", "CD", "$") or before.lower_ in ("%", "once", "twice", "times")
    return m.found(_SET if rate else _DURATION, _length(1.0, m["unit"]))


def _reference(m: Match) -> Found | None:
    word, token = m["word"], m.end
    if word == "soon" and (m.after in ("after", "as", "enough") or m.before == "as"):
        return None
    if word in ("current", "recent") and token.tag_ != "JJ":
        return None
    if word == "future" and token.dep_ != "amod":
        return None
    if word == "the past" and token.tag_ != "NN":
        return None
    return m.found(_DATE, REFERENCES[word])


def _recent(m: Match) -> Found:
    return m.found(_DATE, "FUTURE_REF" if m["which"] == "coming" else "PAST_REF")


def _quarter(m: Match) -> Found:
    no = QUARTERS[m["ordinal"]]
    if year := m["year"] or m["in"]:
        return m.found(_DATE, f"{year}-Q{no}")
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["which"] or m["of"], "")
    return m.found(_DATE, form=f"quarter-no{way}:{no}" + ("@-1" if m["earlier"] else ""))


_N = rf"(?P<n>{CARDINAL})"
_LOOSE = rf"(?:{HEDGE} |another |an additional |a further |a full )?"
_WINDOW = r"(?:past|last|next|previous|coming|first|final|preceding|following)"

_OWN = frozenset({"my", "our", "your", "his", "her", "its", "their", "'s", "’s"})
_OF_SOMEBODY = frozenset({"in", "of", "as", "at", "on", "with"})

RULES: tuple[Rule, ...] = (
    # counted from the publication
    rule(
        rf"{EDGE}?(?:the )?(?P<which>last|next|this|previous|the following|following|current|coming) "
        r"(?:fiscal |calendar )?(?P<unit>day|week|month|quarter|year|decade|century)(?: or so)?",
        _offset,
    ),
    rule(
        rf"(?:{HEDGE} )?(?:{_N}|(?P<vague>{VAGUE}))(?: more| or so)? (?P<unit>{UNIT})s?"
        r"(?: or (?:so|two|more))? (?P<dir>ago|from now|hence)",
        _ago,
    ),
    rule(r"(?:a|the) year (?:earlier|before)", _year_ago),
    rule(r"(?:the |a )?(?:comparable )?year - (?:earlier|ago)(?P<quarter> (?:fiscal )?(?:quarter|period))?", _year_ago),
    rule(rf"(?P<edge>{EDGE})?(?:the|its) (?P<full>full |fiscal |latest )?(?P<unit>year|quarter)", _the_unit),
    rule(rf"(?P<edge>{EDGE})(?:in )?the (?P<unit>week|month|decade|century)", _the_unit),
    rule(r"the latest (?P<unit>quarter)(?: or )?", _the_unit),
    rule(r"(?:around )?year(?: -)?(?: 's)? end", _year_end),
    # stretches
    rule(
        rf"{_LOOSE}{_N}(?: (?:more|full|consecutive|straight|additional))?(?: -)? (?P<unit>{UNIT})s?(?: or so)?",
        _duration,
    ),
    rule(
        rf"(?:at least |nearly |almost |more than )?(?:(?:the|these|those|its|his|her|their) )?(?:{_WINDOW} )?"
        rf"(?:{HEDGE} )?{_N} "
        rf"(?:to {CARDINAL} )?(?P<unit>{UNIT})s",
        _duration,
    ),
    rule(rf"(?:the )?(?:{_WINDOW} )?(?P<vague>{VAGUE})(?: more)? (?P<unit>{UNIT})s?", _vague_duration),
    rule(rf"(?P<which>recent|coming|past) (?:{UNIT})s(?: and {UNIT}s)?", _recent),
    rule(r"(?P<unit>(?:year|month|week|day|decade|centurie|hour))s", _bare_duration),
    rule(r"the (?P<which>past|last|next|coming|previous) (?P<unit>decade|month|week|day|hour|century|year)", _stretch),
    # repeated
    rule(
        rf"(?:every|each) (?:(?P<n>{CARDINAL}|other) )?(?:(?P<unit>{UNIT})s?"
        rf"|(?P<weekday>{WEEKDAY})s?(?: (?P<part>{PART})s?)?|(?P<month>{MONTH}))",
        _every,
    ),
    rule(rf"(?P<word>{'|'.join(REPEATED)})", _adverb),
    rule(r"(?:a|an|per) (?P<unit>year|month|week|day|hour)", _rate),
    # quarters of a year
    rule(
        rf"(?:the |its |their |a )?(?:(?P<which>last|this|next) year 's )?(?:{EDGE}|fiscal |fiscal - |flat |full )?"
        rf"(?P<earlier>(?:comparable )?year - (?:earlier|ago) )?(?:(?P<year>{YEAR}) )?(?:fiscal )?"
        rf"(?P<ordinal>{'|'.join(QUARTERS)})(?: -)? quarter"
        rf"(?: (?:of )?(?:(?P<in>{YEAR})|(?P<of>last|this|next) year))?",
        _quarter,
    ),
    # the present, the past and the future at large
    rule(rf"(?P<word>{'|'.join(REFERENCES)})", _reference),
)
