"""What kind of thing a figure measures, in the classes that news has for it: the dead, a fine, a profit, a turnout.

Reports use many words for one of them ("penalty", "was fined", "must pay") and one word for several ("cost"). A figure
may be of more than one class; two figures whose classes are known and have nothing in common measure different things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["measures"]


@dataclass(frozen=True, slots=True)
class _Measure:
    """The words of one class: nouns of what is counted, verbs done to it or by it, and words that stand close by."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    near: re.Pattern[str] | None


def _measure(nouns: str = "", verbs: str = "", near: str = "") -> _Measure:
    pattern = re.compile(rf"\b(?:{near})\b", re.IGNORECASE) if near else None
    return _Measure(frozenset(nouns.split()), frozenset(verbs.split()), pattern)


_MEASURES = {
    "dead": _measure(
        "death dead fatality toll body victim corpse",
        "kill die perish drown murder slay massacre behead execute",
        r"killed|dead|died|deaths?|lives|perished|fatalit\w+|drown\w*|claimed the li\w+|lost their li\w+"
        r"|shot dead|bodies"
        r"|murder(?:ed|s)|slain|fell|loss of",
    ),
    "hurt": _measure(
        "injury injured wounded casualty",
        "injure wound hurt maim burn treat hospitalise hospitalize",
        r"injur\w+|wounded|hurt|treated (?:for|at|in)|hospital(?:s|ised|ized)?|needing treatment|in hospital",
    ),
    "missing": _measure("", "miss vanish disappear", r"missing|unaccounted for|unaccounted|vanished|disappeared"),
    "arrested": _measure(
        "arrest detention suspect",
        "arrest detain apprehend hold custody",
        r"arrest(?:s|ed)?|detain\w+|in custody|taken away|rounded up",
    ),
    "charged": _measure("", "charge indict accuse", r"charged|indicted|put on trial|prosecuted"),
    "rescued": _measure(
        "",
        "rescue save pull winch pluck",
        r"rescued|saved|pulled (?:alive|out|from)|winched"
        r"|plucked",
    ),
    "moved out": _measure(
        "evacuee",
        "evacuate displace flee uproot move leave",
        r"evacuat\w+|displaced|fled|flee\w*|homeless|left their homes|forced (?:out|from)|driven from",
    ),
    "taken": _measure(
        "hostage abductee captive",
        "kidnap abduct seize capture",
        r"abducted|kidnapped"
        r"|hostage\w*|captured",
    ),
    "freed": _measure("", "release free liberate", r"released|freed|set free|walked free"),
    "deployed": _measure(
        "officer policeman firefighter rescuer soldier troop reservist peacekeeper",
        "deploy send dispatch station mobilise mobilize back",
        r"deployed|dispatched|stationed|on duty|sent in|battling",
    ),
    "crowd": _measure(
        "crowd spectator fan attendance demonstrator protester marcher participant visitor guest turnout runner",
        "march rally attend demonstrate gather turn watch flock join fill attract draw",
        r"crowd|march\w*|rall(?:y|ied)|turned out|took to the streets|attend\w*|in front of|watched"
        r"|spectators|gathered"
        r"|demonstrat\w+|filled the|joined",
    ),
    "strikers": _measure(
        "striker",
        "strike",
        r"walked out|walkout|on strike|downed tools|stayed away"
        r"|joined the strike|stoppage",
    ),
    "votes for": _measure(
        "vote yes ballot",
        "vote back approve pass",
        r"votes? (?:to|for|in favour)|in favou?r|voted for|backed|approved|majority|passed by|supported",
    ),
    "votes against": _measure("", "oppose reject", r"against|opposed|voted no|rejected"),
    "turnout": _measure(
        "turnout",
        "",
        r"turnout|cast (?:a |their )?(?:ballots?|votes?)|went to the polls"
        r"|entitled to vote",
    ),
    "vote share": _measure(
        "", "", r"of the vote|of votes|of valid votes|share of the vote|won (?:the|by)|first round|run-?off|polled"
    ),
    "poll": _measure(
        "respondent",
        "favour favor support disapprove approve",
        r"poll|survey\w*|respondents|of those (?:asked|questioned|polled)|said they|want|favou?r|approval"
        r"|undecided",
    ),
    "seats": _measure("seat mandate lawmaker", "", r"seats?|mandates|chamber|assembly"),
    "profit": _measure(
        "profit earning income surplus",
        "earn",
        r"profits?|earn(?:s|ed|ings)|net income|in the black|made money",
    ),
    "loss": _measure("loss", "lose", r"net loss|lost money|loss of|in the red|deficit|losses"),
    "revenue": _measure("revenue sale turnover taking", "", r"revenues?|sales|turnover|takings|brought in|took in"),
    "debt": _measure("debt borrowing liability", "owe borrow", r"debts?|owes?|borrow\w+|liabilities"),
    "deficit": _measure("deficit shortfall gap", "", r"deficit|shortfall|gap in"),
    "dividend": _measure("dividend", "", r"dividend"),
    "shares": _measure("share stock", "", r"shares?|stock|market value|per share"),
    "fine": _measure("fine penalty", "fine", r"fines?|fined|penalt(?:y|ies)|sanctioned"),
    "damages": _measure(
        "damages compensation settlement payout",
        "compensate sue",
        r"damages|compensat\w+"
        r"|settle\w*|suing|sued",
    ),
    "fees": _measure("fee lawyer charge toll", "", r"fees?|lawyers|legal (?:costs|bills)|charge of"),
    "bail": _measure("bail bond", "", r"bail"),
    "reward": _measure("reward bounty", "", r"reward|bounty|for information|offering"),
    "ransom": _measure("ransom", "", r"ransom"),
    "bribe": _measure("bribe kickback", "", r"bribes?|kickbacks?"),
    "loot": _measure(
        "haul loot", "steal rob", r"stole\w*|haul|got away|made off|robb\w+|loot|thieves|embezzl\w+|siphon\w*"
    ),
    "sentence": _measure(
        "sentence term imprisonment",
        "sentence jail imprison",
        r"sentence\w*|jail\w*|prison|behind bars|imprison\w*|in custody|term",
    ),
    "jobs cut": _measure(
        "redundancy layoff cut",
        "cut shed axe dismiss sack fire",
        r"cut(?:s|ting)?|shed(?:ding)?|ax(?:e|es|ed|ing)|lay(?:ing)? off|laid off|lay-?offs|redundan\w+"
        r"|lose their jobs|job losses"
        r"|go(?:ing)? (?:at|from)|slash\w*",
    ),
    "jobs made": _measure(
        "hire",
        "hire recruit create add",
        r"hir(?:e|es|ed|ing|ings)|recruit\w*|creat\w+|new jobs"
        r"|take(?:n)? on|took on|added",
    ),
    "workforce": _measure(
        "workforce employee staff payroll",
        "employ",
        r"employ(?:s|ed|ing)|workforce"
        r"|payroll|staff of",
    ),
    "unemployment": _measure("unemployment joblessness jobless", "", r"unemploy\w+|jobless\w*|out of work"),
    "destroyed": _measure(
        "",
        "destroy raze flatten demolish burn gut level damage wreck",
        r"destroyed|razed|flattened|demolished|burn(?:ed|t) down|gutted|damaged|wrecked|collapsed",
    ),
    "without power": _measure(
        "outage",
        "",
        r"without (?:power|electricity)|no (?:power|electricity)"
        r"|in the dark|power cuts?|outages?",
    ),
    "burned": _measure(
        "",
        "scorch blacken",
        r"burn(?:ed|t|ing)|scorched|blackened|consumed|ablaze|wildfire"
        r"|flames",
    ),
    "flooded": _measure("", "flood inundate", r"flooded|inundated|under water"),
    "spilled": _measure("spill", "spill leak", r"spill\w*|leak\w*|discharged"),
    "cost": _measure(
        "cost price bill budget tag",
        "cost pay spend fetch buy sell",
        r"cost(?:s|ing)?|price\w*|bill|pa(?:y|id)|spen[dt]\w*|fetch\w*|bought|sold|worth|under the hammer"
        r"|takeover|acqui\w+",
    ),
    "investment": _measure("investment", "invest", r"invest\w*"),
    "aid": _measure(
        "aid pledge donation grant relief",
        "pledge donate promise",
        r"aid|pledg\w+|donat\w+|grants?|relief|humanitarian|promised|raised",
    ),
    "loan": _measure("loan credit", "lend", r"loans?|lend(?:s|ing)?|lent|credit line"),
    "tax": _measure("tax levy duty tariff", "tax", r"tax(?:es|ed)?|levy|levies|dut(?:y|ies)|tariffs?"),
    "wage": _measure("wage salary pay raise", "", r"wages?|salar(?:y|ies)|pay (?:rise|offer|deal|increase)|raise"),
    "rent": _measure("rent", "", r"rents?|landlords?|tenants?"),
    "fare": _measure("fare ticket", "", r"fares?|tickets?"),
    "inflation": _measure("inflation", "", r"inflation|consumer prices|prices rose|cost of living"),
    "growth": _measure(
        "growth gdp output economy",
        "",
        r"growth|gross domestic|gdp|econom(?:y|ic)|output (?:rose|fell|grew"
        r"|shrank)",
    ),
    "interest": _measure("rate", "", r"interest|lending rate|key rate|benchmark|borrowing costs|basis points"),
    "trade": _measure("export import shipment", "export import", r"exports?|imports?|shipments?"),
    "magnitude": _measure("magnitude quake earthquake", "", r"magnitude|richter|strength of"),
    "depth": _measure("depth", "", r"deep|depth"),
    "height": _measure("height altitude", "", r"high|height|tall|altitude|above sea level"),
    "length": _measure("length", "", r"long|length|stretch(?:es)? (?:of|for)"),
    "width": _measure("width", "", r"wide|width|across"),
    "distance": _measure("distance", "", r"away|from the|distance|north|south|east|west"),
    "area": _measure("area", "cover", r"area|covers?|covering|hectares|acres|square"),
    "weight": _measure("weight", "weigh", r"weigh\w*|heavy"),
    "speed": _measure("speed wind gust", "", r"speed|winds?|gusts?|an hour|per hour|kph|mph"),
    "rain": _measure("rain rainfall snow", "", r"rain\w*|snow\w*|fell in|downpour"),
    "temperature": _measure("temperature", "", r"temperature|degrees|heat|thermometer|celsius|mercury"),
    "level": _measure("level", "", r"water level|river|rose to|capacity|full"),
    "capacity": _measure("capacity", "", r"capacity|megawatts?|holds|seat(?:s|er)|generate|produce"),
    "duration": _measure("", "last", r"last(?:s|ed|ing)?|for|during|took|hours?|long|after"),
    "winning time": _measure("time", "", r"won|winner|finish\w*|record|crossed the line|clocked|victory"),
    "margin": _measure("margin lead", "", r"margin|ahead|lead|clear of|by"),
    "cases": _measure(
        "case infection patient",
        "infect sicken fall diagnose test",
        r"cases?|infect\w+|fallen ill|sick\w*|came down with|positive|outbreak|ill",
    ),
    "vaccinated": _measure("dose jab vaccination", "vaccinate inoculate", r"vaccin\w+|doses?|jabs?|inoculat\w+"),
    "effect": _measure("", "protect reduce halve", r"effective|protect\w*|efficacy|reduc\w+|lower risk|prevented"),
    "trial": _measure(
        "volunteer participant patient",
        "enrol enroll",
        r"trial|study|enrol\w*|volunteers"
        r"|participants",
    ),
    "aboard": _measure(
        "passenger crew",
        "carry board",
        r"on board|aboard|carrying|passengers|travelling"
        r"|on the (?:bus|train|plane)",
    ),
    "flights": _measure(
        "flight departure",
        "cancel ground",
        r"flights?|departures|cancel(?:led|ed)|grounded"
        r"|scrapped",
    ),
    "closed": _measure(
        "shop store branch plant school",
        "close shut",
        r"clos(?:e|es|ed|ing|ure|ures)"
        r"|shut(?:s|ting)?|shutter\w*",
    ),
    "opened": _measure("", "open build", r"open(?:s|ed|ing)?|buil[dt]\w*|construct\w+|erect\w*"),
    "seized": _measure(
        "",
        "seize confiscate impound find intercept",
        r"seiz\w+|confiscat\w+|impound\w*"
        r"|intercept\w*|stash",
    ),
    "fighters": _measure(
        "fighter militant gunman rebel insurgent attacker",
        "storm attack",
        r"gunmen"
        r"|fighters|militants|attackers",
    ),
    "forces": _measure(
        "troop soldier mission force contingent",
        "withdraw",
        r"troops|soldiers|forces"
        r"|contingent|mission",
    ),
    "migrants": _measure(
        "migrant refugee asylum arrival",
        "arrive land cross",
        r"migrants?|refugees?|asylum"
        r"|arriv\w+|crossed|landed|ashore",
    ),
    "pupils": _measure("pupil student child enrolment", "enrol", r"pupils?|students?|classes|enrol\w*"),
    "animals": _measure("cow sheep cattle bird horse dog elephant whale", "cull", r"cull\w*|herd|flock"),
    "harvest": _measure("harvest crop yield catch", "harvest", r"harvest\w*|crops?|yield\w*|catch|landed|picked"),
    "emissions": _measure("emission carbon", "emit", r"emission\w*|emit\w*|carbon|co2"),
    "population": _measure("inhabitant resident population", "live", r"population|inhabitants|live in|home to"),
    "signatures": _measure("signature", "sign", r"signatures?|signed|petition"),
    "amendments": _measure("amendment", "", r"amendments?|tabled"),
    "goals": _measure("goal point", "score", r"goals?|points?|scored|beat|drew"),
    "customers": _measure(
        "customer client subscriber user account",
        "",
        r"customers?|clients?|subscribers?"
        r"|users?|accounts?",
    ),
    "countries": _measure(
        "country state nation member firm company",
        "sign join",
        r"countries|states|nations"
        r"|members|signed up",
    ),
}

#: What a noun of the class, a verb of it and a word close by weigh.
_NOUN, _VERB, _NEAR = 3.0, 2.0, 1.0
#: Characters of each side within which a word is close by, and within which it counts twice.
_REACH, _CLOSE = 60, 25


def measures(head: str | None, verbs: tuple[str, ...], before: str, after: str) -> dict[str, float]:
    """The classes that a figure may be of, each with how much speaks for it, at most 6.

    Args:
        head: Lemma of the noun counted or measured; ``None`` if none is named.
        verbs: Lemmas of what is done to it or by it.
        before: Its sentence up to the figure.
        after: Its sentence from the figure on.
    """
    before, after = before[-_REACH:], after[:_REACH]
    closest = before[-_CLOSE:], after[:_CLOSE]
    found = {}
    for name, one in _MEASURES.items():
        weight = _NOUN * (head in one.nouns) + _VERB * any(v in one.verbs for v in verbs)
        if one.near is not None:
            weight += _NEAR * bool(one.near.search(before) or one.near.search(after))
            weight += _NEAR * any(one.near.search(c) for c in closest)
        if weight:
            found[name] = min(6.0, weight)
    return found
