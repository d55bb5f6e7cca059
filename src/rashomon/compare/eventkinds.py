"""Kinds of event, by the verbs and nouns that tell of them: two words of one kind can tell one event.

The table is our own. It holds what news dates most often; a word that is not in it stands for itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["LIGHT", "OPPOSED", "PHASES", "RECURRING", "SOFT", "SPEECH", "Told", "kinds_in"]

#: Words of each kind: verbs and nouns in their plain form, irregular forms beside them; a phrase begins with its verb.
_KINDS = {
    "agree": "agree agreement accord pact deal, strike a deal, struck a deal, shake hands, shook hands",
    "appoint": "appoint appointment name nominate nomination",
    "approve": "approve approval adopt adoption pass passage ratify ratification endorse clear back greenlight,"
    " vote through, voted through, give its blessing, gave its blessing",
    "arrest": "arrest detain detention apprehend, take into custody, took into custody, taken into custody, round up,"
    " pick up, picked up",
    "arrive": "arrive arrival land, touch down, fly in, flew in",
    "attack": "attack assault raid ambush storm bomb bombing bombard bombardment shell shelling offensive airstrike",
    "award": "award prize honour honor medal win won",
    "ban": "ban prohibit outlaw",
    "bail": "bail",
    "bankrupt": "bankrupt bankruptcy insolvency insolvent administration receivership, go bust, went bust, gone bust,"
    " go under, went under, call in receivers",
    "begin": "begin began begun start open opening inaugurate inauguration launch commence reopen resume resumption,"
    " kick off, get under way, got under way, get underway, got underway, come into force, came into force,"
    " take effect, took effect, go live, went live, go on sale, went on sale, enter service, cut the ribbon,"
    " come into effect, came into effect, enter into force, go into service, went into service",
    "birth": "born birth, give birth, gave birth",
    "blackout": "blackout outage, power cut, lose power, lost power",
    "block": "block blockade barricade",
    "broadcast": "broadcast air televise",
    "bury": "bury burial funeral, lay to rest, laid to rest, carry to her grave, carried to her grave,"
    " carried to his grave",
    "buy": "buy bought acquire acquisition purchase takeover, take over, took over",
    "capture": "capture seize seizure recapture, take control, took control",
    "charge": "charge indict indictment, press charges",
    "collapse": "collapse crumble, cave in, caved in, give way, gave way, come down, came down, fall down, fell down,"
    " fall in, fell in",
    "convict": "convict conviction, find guilty, found guilty",
    "crash": "crash collide collision ram plunge veer overturn smash, plough into, ploughed into, plow into,"
    " plowed into, slam into, slammed into, leave the road, left the road, come off the road, came off the road,"
    " run into, ran into",
    "crown": "crown coronation enthrone",
    "cut": "cut lower reduce reduction slash trim",
    "death": "die dead death kill fatal fatality killing drown murder murdered homicide assassinate assassination,"
    " pass away, passed away, lose their lives, lost their lives, lose his life, lost his life, lose her life,"
    " lost her life, claim the lives, claimed the lives, take the lives, took the lives",
    "debate": "debate discuss discussion argue argument",
    "deploy": "deploy deployment dispatch",
    "deport": "deport deportation extradite extradition expel expulsion",
    "derail": "derail derailment, come off the rails, came off the rails, leave the rails, left the rails,"
    " jump the tracks, jumped the tracks, leave the tracks, left the tracks, come off the tracks, came off the tracks",
    "dismiss": "dismiss dismissal sack sacking oust ouster remove removal, let go, be fired, was fired, were fired",
    "elect": "elect election, go to the polls, went to the polls, head to the polls",
    "end": "end close closure closing conclude finish shut shutter expire expiry, wrap up, wrapped up, shut down,"
    " draw to a close, come to an end, came to an end",
    "erupt": "erupt eruption",
    "escape": "escape flee fled, break out of, broke out of",
    "evacuate": "evacuate evacuation",
    "execute": "execute execution hang",
    "explode": "explode explosion blast detonate detonation, go off, went off, blow up, blew up, blown up",
    "find": "discover discovery unearth, come to light, came to light",
    "fine": "fine penalty",
    "fire": "fire blaze inferno wildfire burn flame alight arson gut, break out, broke out, catch fire, caught fire,"
    " go up in flames, went up in flames, set alight",
    "flood": "flood flooding inundate, burst its banks, burst their banks",
    "free": "release freed liberate, set free, walk free, walked free",
    "hearing": "hear hearing heard appeal trial inquest tribunal, appear in court, go on trial, went on trial,"
    " stand trial",
    "hack": "hack breach cyberattack",
    "hijack": "hijack abduct abduction kidnap kidnapping, take hostage, took hostage",
    "injure": "injure injury wound hurt",
    "invade": "invade invasion",
    "launch": "launch liftoff lift-off blastoff blast-off,"
    " lift off, lifted off, blast off, blasted off, take off, took off",
    "leave": "leave depart departure, set off, set out, set sail, pull out, pulled out",
    "letter": "write wrote written letter",
    "landslide": "landslide mudslide avalanche",
    "meet": "meet met meeting gather gathering summit conference convene talk assemble session congress, sit down,"
    " sat down",
    "merge": "merge merger tie-up",
    "move": "relocate relocation",
    "pardon": "pardon amnesty clemency",
    "perform": "perform performance concert gig sing sang sung show engagement premiere",
    "play": "play match game beat beaten defeat host win won victory final derby fixture cup-tie semi-final, draw with,"
    " drew with",
    "plead": "plead plea",
    "poison": "poison poisoning",
    "protest": "protest march demonstrate demonstration rally, take to the streets, took to the streets",
    "publish": "publish publication release unveil issue present presentation report, come out, came out,"
    " make public, made public, bring out, brought out, go on display",
    "quake": "quake earthquake tremor aftershock",
    "race": "race marathon regatta rally grand-prix",
    "raise": "raise lift increase hike rise rose, put up, go up, went up",
    "recall": "recall",
    "reject": "reject rejection veto, vote down, voted down, throw out, threw out, thrown out, turn down, turned down",
    "release": "release open premiere, reach cinemas, hit cinemas, come out, came out, in cinemas, hit screens,"
    " reach screens",
    "resign": "resign resignation quit, step down, stepped down, stand down, stood down, step aside, stepped aside,"
    " give up the post, gave up",
    "retire": "retire retirement",
    "rescue": "rescue recover, pull from, pulled from, bring to safety, brought to safety",
    "return": "return",
    "rob": "rob robbery steal stole stolen theft burglary heist thief thieves",
    "rule": "rule ruling judgment judgement verdict",
    "layoff": "layoff redundancy, lay off, laid off, job cuts, cut jobs, shed jobs",
    "sanction": "sanction",
    "sell": "sell sold sale auction, go under the hammer, went under the hammer, on sale",
    "sentence": "sentence sentencing jail imprison, send to prison, sent to prison",
    "shoot": "shoot shot shooting gunman gunmen gunfire, open fire, opened fire, gun down, gunned down",
    "sign": "sign signing signature ink, put their names, put his name, put her name",
    "sink": "sink sank sunk sinking capsize founder, go down, went down, go under water",
    "spill": "spill leak spillage leakage",
    "stab": "stab stabbing knife",
    "stop": "halt suspend suspension",
    "landfall": "landfall, make landfall, made landfall, come ashore, came ashore",
    "strike": "stoppage walkout strike strike-action, walk out, walked out, down tools, downed tools, go on strike,"
    " went on strike, walk off, walked off, lay down tools, stop work, stopped work, refuse to work",
    "sue": "sue lawsuit, file suit, filed suit, take to court, took to court",
    "surrender": "surrender",
    "swear-in": "inaugurate inauguration, swear in, sworn in, swore in, take office, took office, take the oath,"
    " took the oath",
    "test": "test",
    "trap": "trap",
    "truce": "truce ceasefire cease-fire armistice, lay down arms",
    "vaccinate": "vaccinate vaccination inoculate jab",
    "visit": "visit tour travel trip, fly to, flew to",
    "vote": "vote ballot referendum plebiscite poll, go to the polls, put to the people, to the people",
    "wed": "marry married wed wedding marriage, tie the knot, tied the knot",
    "withdraw": "withdraw withdrew withdrawn withdrawal pullout, pull out, pulled out",
    # speech: a statement, whatever the verb
    "speech": "accuse add address announce announcement claim condemn confirm declare declaration demand deny disclose"
    " explain insist interview note pledge promise remark reveal say said speak spoke spoken speech state statement"
    " stress tell told urge vow warn warning comment, call on, called on, calls on, call for, called for",
    # what says only that something is, goes on or is on the calendar
    "light": "be is are was were been being have has had having do does did down go goes went gone get got come came"
    " make made take took taken hold held see saw seen continue happen occur mark face keep kept give gave given put"
    " bring brought call called, meet the, meet demand, meet needs, meet its, meet their, met the, met its,"
    " take place, took place, taken place",
    "plan": "plan schedule set due slate expect intend aim hope prepare fix arrange book date, pencil in, pencilled in",
    "put-off": "postpone postponement delay defer deferral adjourn adjournment reschedule shift slip move, put off,"
    " push back, pushed back, put back, bring forward, brought forward, move forward, moved forward, move up, moved up,"
    " hold over, held over",
    "cancel": "cancel cancellation cancelled canceled scrap abandon axe shelve, call off, called off",
}

#: Kinds that say nothing of what was done.
LIGHT = frozenset({"light", "plan", "put-off", "cancel"})

#: Kinds that follow from an event of another kind or are a part of it.
SOFT = frozenset({*LIGHT, "death", "injure", "trap", "begin", "end", "speech", "rescue", "evacuate"})

#: Statements.
SPEECH = "speech"

#: What the same people do again and again: that who and what agree makes it one event only if more does.
RECURRING = frozenset(
    {"meet", "visit", "attack", "protest", "play", "strike", "test", "arrest", "shoot", "speech", "vote", "debate"}
    | {"hearing", "arrive", "leave", "publish", "explode", "letter", "return", "sanction", "perform", "race", "raise"}
    | {"cut", "agree", "fine", "sell", "buy", "award", "deploy", "block", "appoint"}
)

#: The beginning and the end of one thing are two events.
PHASES = (frozenset({"begin", "launch"}), frozenset({"end", "stop"}))

#: Kinds that cannot tell one event.
OPPOSED = (
    frozenset({"approve", "reject"}),
    frozenset({"arrive", "leave"}),
    frozenset({"arrest", "free"}),
    frozenset({"buy", "sell"}),
    frozenset({"appoint", "dismiss"}),
    frozenset({"appoint", "resign"}),
)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Told:
    """A word or phrase that tells of an event.

    Attributes:
        start: Where it begins in the text that was read.
        end: Where it ends.
        kinds: The kinds of event it can tell of.
    """

    start: int
    end: int
    kinds: frozenset[str]


def kinds_in(text: str) -> Iterator[Told]:
    """The words and phrases of a text that tell of events, in order, phrases before their words."""
    words = [(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in _WORD.finditer(text)]
    singles, phrases = _table()
    at = 0
    while at < len(words):
        start, end, word = words[at]
        step = 1
        kinds = singles.get(word)
        for rest, meant in phrases.get(word, ()):
            follows = words[at + 1 : at + 1 + len(rest)]
            if tuple(w for _, _, w in follows) == rest:
                kinds, end, step = meant, follows[-1][1], 1 + len(rest)
                break
        if kinds:
            yield Told(start, end, kinds)
        at += step


@functools.cache
def _table() -> tuple[dict[str, frozenset[str]], dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]]:
    """Kinds by word form, and by the first word of a phrase what must follow with its kinds, the longest first."""
    singles: dict[str, set[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for kind, listed in _KINDS.items():
        plain, *several = listed.split(",")
        for word in plain.split():
            for form in _forms(word):
                singles.setdefault(form, set()).add(kind)
        for phrase in several:
            first, *rest = phrase.split()
            for form in _forms(first):
                phrases.setdefault(form, {}).setdefault(tuple(rest), set()).add(kind)
    ordered = {
        form: sorted(((rest, frozenset(kinds)) for rest, kinds in found.items()), key=lambda p: (-len(p[0]), p[0]))
        for form, found in phrases.items()
    }
    return (
        {form: frozenset(kinds) for form, kinds in singles.items()},
        {form: tuple(found) for form, found in ordered.items()},
    )


def _forms(word: str) -> set[str]:
    """A word with its regular inflections; some that nobody writes among them do no harm."""
    stem = word.removesuffix("e")
    forms = {word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing", f"{word}'s", f"{word}s'"}
    if word.endswith("y"):
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if len(word) > 2 and word[-1] not in _VOWELS and word[-2] in _VOWELS:
        forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms
