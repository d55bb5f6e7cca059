"""Words that mean the same of what is counted, and what is done to it."""

from __future__ import annotations

__all__ = [
    "ACTS",
    "ARMED",
    "CASUALTIES",
    "CREWS",
    "OPEN_OWNERS",
    "OPPOSED",
    "PARTICIPLES",
    "PERPETRATORS",
    "TRIVIAL",
    "kinds",
    "participle",
]

#: Sets of nouns that reports use for one another; a noun may be in several.
_KINDS = {
    "forces": {"troop", "troops", "soldier", "force", "personnel", "serviceman", "servicemen", "military"},
    "observers": {"observer", "monitor"},
    "fighters": {"fighter", "militant", "insurgent", "rebel", "gunman", "combatant", "member", "terrorist", "jihadist"},
    "people": {"person", "people", "individual", "human", "victim", "life", "resident"},
    "states": {"state", "country", "nation", "ally", "member", "government"},
    "homes": {"home", "house", "dwelling", "residence", "household"},
    "jobs": {"job", "position", "post"},
    "workers": {"worker", "employee", "staff", "staffer"},
    "prisoners": {"prisoner", "detainee", "inmate", "captive"},
    "hostages": {"hostage", "captive", "abductee"},
    "protesters": {"protester", "protestor", "demonstrator", "marcher"},
    "children": {"child", "kid", "minor", "youngster"},
    "pupils": {"student", "pupil", "schoolchild", "schoolgirl", "schoolboy"},
    "police": {"officer", "policeman", "police", "cop"},
    "votes": {"vote", "ballot"},
    "cars": {"car", "vehicle", "automobile"},
    "aircraft": {"plane", "aircraft", "jet", "airplane"},
    "ships": {"ship", "vessel", "boat"},
    "guns": {"gun", "firearm", "weapon", "rifle"},
    "missiles": {"missile", "rocket"},
    "cases": {"case", "infection"},
    "women": {"woman", "girl", "female"},
    "migrants": {"migrant", "immigrant"},
    "fine": {"fine", "penalty"},
    "cost": {"cost", "price"},
    "revenue": {"revenue", "sale", "turnover"},
    "contract": {"contract", "deal"},
    "aid": {"aid", "assistance", "help", "relief", "package"},
    "gift": {"donation", "gift", "contribution"},
    "unemployment": {"unemployment", "jobless", "joblessness"},
}
#: Kinds of people.
_PERSONS = {"protesters", "prisoners", "hostages", "workers", "children", "pupils", "police", "women", "migrants"}
#: Bodies whose strength is a number of forces, or else of people.
ARMED = {"mission", "force", "army", "contingent", "garrison", "brigade", "battalion", "deployment", "corps", "unit"}
#: Who such a body may be made of, beside forces: said of it elsewhere, their number is its strength.
CREWS = frozenset({"observer", "monitor", "peacekeeper", "trainer", "adviser", "advisor", "inspector", "instructor"})
#: Nouns whose number tells a reader nothing if one report alone gives it.
TRIVIAL = frozenset(
    {"time", "way", "thing", "part", "side", "half", "kind", "sort", "type", "reason", "sense", "matter"}
)
#: Nouns that count people by what became of them.
_DEATHS = {"death", "toll", "fatality", "dead"}
_INJURIES = {"injury", "injured", "wounded"}
_BOTH = {"casualty"}

#: What is done to people and things, by verb.
ACTS = {
    **dict.fromkeys(("kill", "die", "murder", "slay", "massacre", "perish", "slaughter", "assassinate"), "killed"),
    **dict.fromkeys(("wound", "injure", "hurt", "maim"), "wounded"),
    **dict.fromkeys(("miss", "disappear", "vanish"), "missing"),
    **dict.fromkeys(("arrest", "detain", "apprehend", "jail", "imprison"), "arrested"),
    **dict.fromkeys(("displace", "evacuate", "flee", "homeless", "uproot"), "displaced"),
    **dict.fromkeys(("kidnap", "abduct", "seize"), "abducted"),
    **dict.fromkeys(("release", "free", "liberate"), "released"),
    **dict.fromkeys(("rescue", "save"), "rescued"),
    **dict.fromkeys(("destroy", "flatten", "raze", "demolish", "level"), "destroyed"),
    **dict.fromkeys(("damage",), "damaged"),
    **dict.fromkeys(("vaccinate", "inoculate"), "vaccinated"),
    **dict.fromkeys(("charge", "indict"), "charged"),
    **dict.fromkeys(("infect", "sicken"), "infected"),
    **dict.fromkeys(("hospitalise", "hospitalize"), "hospitalised"),
}
#: Acts of which a report counts the people at one place and time: places and incidents tell such counts apart.
CASUALTIES = frozenset({"killed", "wounded", "missing", "abducted", "hospitalised", "rescued", "arrested"})
#: Who is counted in by some and left out by others.
PERPETRATORS = frozenset(
    {"gunman", "shooter", "attacker", "bomber", "suspect", "assailant", "perpetrator", "driver", "pilot", "himself"}
    | {"herself", "hijacker", "militant", "fighter", "insurgent"}
)
#: Common nouns that stand for an owner named elsewhere ("the alliance's mission").
OPEN_OWNERS = frozenset(
    {"alliance", "group", "company", "country", "organisation", "organization", "government", "union", "bloc", "firm"}
    | {
        "movement",
        "club",
        "party",
        "nation",
        "state",
        "army",
        "military",
        "coalition",
        "agency",
        "ministry",
        "province",
    }
    | {"president", "administration", "campaign", "city", "university", "school", "bank", "team", "network"}
)
#: Modifiers that exclude each other.
OPPOSED = (
    frozenset({"male", "female"}),
    frozenset({"foreign", "local", "domestic", "national"}),
    frozenset({"active", "reserve", "retired", "former"}),
    frozenset({"civilian", "military"}),
    frozenset({"adult", "young"}),
    frozenset({"first", "second", "third"}),
    frozenset({"annual", "monthly", "weekly", "daily", "quarterly"}),
    frozenset({"gross", "net"}),
    frozenset({"new", "existing", "old"}),
)
PARTICIPLES = {
    **dict.fromkeys(("cut", "cost", "put", "hit", "hurt", "spread", "bid", "set"), ""),
    **{verb: verb + verb[-1] + "ed" for verb in ("drop", "plan", "stop", "ship", "cap", "trim", "ban", "rob", "grab")},
    **{verb: verb + verb[-1] + "ed" for verb in ("admit", "submit", "permit", "transfer", "refer")},
    "seek": "sought",
    "find": "found",
    "hold": "held",
    "keep": "kept",
    "tell": "told",
    "draw": "drawn",
    "grow": "grown",
    "know": "known",
    "show": "shown",
    "write": "written",
    "drive": "driven",
    "fly": "flown",
    "fight": "fought",
    "catch": "caught",
    "shoot": "shot",
    "feed": "fed",
    "lead": "led",
    "meet": "met",
    "choose": "chosen",
    "see": "seen",
    "spend": "spent",
    "pay": "paid",
    "give": "given",
    "lose": "lost",
    "win": "won",
    "make": "made",
    "steal": "stolen",
    "sell": "sold",
    "buy": "bought",
    "build": "built",
    "send": "sent",
    "bring": "brought",
    "owe": "owed",
    "take": "taken",
    "get": "received",
    "earn": "earned",
    "burn": "burned",
    "commit": "committed",
    "grant": "granted",
}


def kinds(head: str | None, *, strength: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of thing a counted noun belongs to, and the acts that it names itself ("deaths").

    Args:
        head: The noun's lemma; ``None`` if none is named.
        strength: Whether the number is the strength of the body that the noun names.
    """
    if head is None:
        return frozenset({"people"}), frozenset()
    if head in _DEATHS:
        return frozenset({"people"}), frozenset({"killed"})
    if head in _INJURIES:
        return frozenset({"people"}), frozenset({"wounded"})
    if head in _BOTH:
        return frozenset({"people"}), frozenset({"killed", "wounded"})
    if strength:
        return frozenset({"forces", head} if head in ARMED else {"people"}), frozenset()
    found = {kind for kind, nouns in _KINDS.items() if head in nouns}
    if head in ARMED:
        found.add(head)
    if found & _PERSONS:
        found.add("people")
    return frozenset(found or {head}), frozenset()


def participle(verb: str) -> str:
    """The past participle of a verb's lemma."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb] or verb
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + "ed"
