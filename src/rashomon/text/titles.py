"""Words that go before or stand for a person's name: titles, offices, trades, and what they say of the bearer."""

from __future__ import annotations

__all__ = ["FEMALE", "GROUPS", "MALE", "ROLES", "SPELLED", "TITLES", "is_title"]


def _lines(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Capitalised words that come before a surname and are no part of it, lower case, without full stops.
TITLES = _lines(
    """
    adm admiral ambassador archbishop attorney baron baroness bishop brig brigadier capt captain cardinal cdr
    chairman chairwoman chancellor chief col colonel commander commissioner congressman congresswoman councillor
    cpl dame dean defence defense delegate deputy detective director dr duchess duke elder emir emperor
    ex-president father fm foreign former gen general gov governor grand herr imam inspector interior judge
    justice king lady lieutenant lord lt madam maj major marshal mayor minister miss mother mr mrs ms mullah
    officer pm pope premier president president-elect presidential prime prince princess prof professor queen
    rabbi rear rep representative rev reverend secretary secretary-general sen senator sergeant sgt sheik sheikh
    sheriff sir sister speaker sultan superintendent supt treasurer vice vice-president viscount
    """
)

#: Nouns for people who speak by office or trade; they describe a person and can stand for one named before.
ROLES = _lines(
    """
    activist actor actress adviser advisor aide ally ambassador analyst archbishop assistant attorney author
    bishop boss candidate captain ceo chair chairman chairperson chairwoman chancellor chief coach columnist
    commander commissioner congressman congresswoman consultant coordinator correspondent critic defendant
    delegate democrat deputy detective diplomat director doctor economist editor engineer envoy executive expert
    farmer founder general governor head historian host insider journalist judge justice king lawmaker lawyer
    leader man manager mayor member minister moderator mp negotiator neighbor neighbour nominee nurse officer
    official operative organiser organizer owner parent pastor person physician politician pollster pope premier
    president priest prime professor prosecutor queen rabbi reporter representative republican researcher resident
    scientist secretary secretary-general senator sheriff singer source speaker spokesman spokesperson spokeswoman
    strategist student superintendent supporter surgeon survivor teacher trader treasurer vice-president victim
    voter winner witness woman worker writer
    """
)

#: Nouns for several people or a body of them, spoken of without a name.
GROUPS = _lines(
    """
    administration agency aides alliance army assembly authority bank bloc board body bureau business cabinet camp
    campaign caucus center centre chamber city club coalition commission committee company congress corporation
    council country county court delegation department embassy faction family firm force government group house
    industry institute institution insurgents junta jury kingdom leadership league legislature lobby magazine media
    militants military ministry mission movement nation network newspaper nonprofit office opposition organisation
    organization outlet palace panel paper parliament party people police press prosecution rebels regime republic
    senate service side squad staff state station supporters syndicate task-force team think-tank tribunal union
    university watchdog website
    """
)

FEMALE = _lines(
    """
    actress alderwoman anchorwoman assemblywoman aunt baroness businesswoman chairwoman congresswoman councilwoman
    countess dame daughter duchess empress fiancee firewoman girl girlfriend granddaughter grandmother heiress hostess
    lady madam madame miss mom mother mrs ms mum niece nun policewoman princess queen saleswoman sister sportswoman
    spokeswoman stepdaughter stepmother stewardess waitress widow wife woman
    """
)
MALE = _lines(
    """
    actor alderman anchorman assemblyman baron boy boyfriend brother businessman congressman councilman dad duke emir
    father fireman grandfather grandson husband imam king lord man monk mr mullah nephew policeman pope prince salesman
    sheikh sir son spokesman sportsman stepfather stepson sultan uncle waiter widower
    """
)


#: What a title before a name is short for: "Sen." makes somebody a senator.
SPELLED = {
    "adm": "admiral",
    "amb": "ambassador",
    "atty": "attorney",
    "capt": "captain",
    "cdr": "commander",
    "cmdr": "commander",
    "col": "colonel",
    "det": "detective",
    "dr": "doctor",
    "fm": "minister",
    "gen": "general",
    "gov": "governor",
    "insp": "inspector",
    "lt": "lieutenant",
    "maj": "major",
    "pm": "premier",
    "prof": "professor",
    "rep": "representative",
    "rev": "reverend",
    "sec": "secretary",
    "sen": "senator",
    "sgt": "sergeant",
    "supt": "superintendent",
}


def is_title(word: str) -> bool:
    """Whether a word is a title before a name, whatever its case and full stops."""
    return word.lower().rstrip(".") in TITLES
