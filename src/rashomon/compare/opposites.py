"""Words that tell the opposite of one another: what an outcome, a direction or a state can be, one way or the other.

Each line of the table is a matter with two sides. The words are lemmas; phrases begin with their verb. A word says the
other side of its matter where it is denied ("did not approve"). The table is our own: it holds what news sets against
each other; WordNet's antonyms (`rashomon.models.antonyms`) stand beside it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["MATTERS", "Sided", "denials", "opposite", "sided"]

#: Matter: words of one side, words of the other.
MATTERS = {
    "direction": (
        "rise climb jump soar surge increase grow gain rally escalate intensify mount swell spike rebound accelerate"
        " widen expand deepen worsen skyrocket rocket flare rage spread double triple improve strengthen quicken upturn"
        " growth boom pick-up rampant widespread heavy record, pick up, go up, heat up, step up, ramp up, shoot up",
        "fall drop decline slip slide tumble plunge sink shrink ease subside abate wane dwindle lessen slow recede"
        " diminish narrow decrease dip weaken cool plummet contract contraction downturn slump halve fade die calm lull"
        " quiet few fewer little sporadic isolated rare scattered subdued drop-off, go down, tail off, come down,"
        " level off, die down, cool off, back down",
    ),
    "approval": (
        "approve approval adopt pass endorse ratify clear back greenlight green-light authorise authorize permit allow"
        " license grant support accept uphold embrace agree consent sanction, vote through, wave through, sign off,"
        " give the go-ahead, nod through",
        "reject rejection defeat block veto refuse decline oppose bar ban deny overturn quash scrap rebuff snub spurn"
        " disapprove forbid prohibit, vote down, throw out, turn down, strike down, send back",
    ),
    "accord": (
        "sign seal ink clinch conclude agree accord deal settle settlement reconcile finalise finalize initial"
        " compromise truce breakthrough, strike a deal, reach agreement, shake hands, come to terms",
        "unsigned collapse fail failure stall founder deadlock impasse stalemate breakdown, break down, break off,"
        " walk out, fall through, fall apart, go nowhere, come to nothing, run aground, empty-handed",
    ),
    "life": (
        "survive alive recover rescue unhurt unharmed uninjured unscathed safe escape",
        "die dead death kill perish drown fatal lifeless body succumb murder",
    ),
    "harm": (
        "unhurt unharmed uninjured unscathed intact undamaged unaffected spare safe",
        "hurt injure injured wound wounded damage damaged hit destroy gut wreck casualty victim harm",
    ),
    "running": (
        "open reopen resume restart begin start continue run operate proceed flow restore, go ahead, get under way,"
        " press on, carry on, back in service",
        "close closed shut shutdown halt suspend cancel postpone stop cease end scrap abandon idle stoppage standstill"
        " disrupt shelve axe ground, call off, put off, shut down, on hold",
    ),
    "winning": (
        "win victory beat triumph lead prevail outpoll, come out ahead, come first",
        "lose defeat trail concede lag, go down to, come second",
    ),
    "guilt": (
        "guilty convict convicted conviction condemn blame culpable liable responsible implicate incriminate",
        "acquit acquitted acquittal innocent exonerate absolve vindicate blameless clear, not guilty, let off",
    ),
    "custody": (
        "arrest detain hold jail imprison seize capture custody recapture",
        "free release fugitive escape elude large liberate, at large, let go, walk free, on the run",
    ),
    "staying": (
        "stay remain keep retain extend cling, stay on, stay put, dig in, hold on, hang on",
        "leave quit resign withdraw withdrawal exit depart retreat vacate evacuate resignation pullout, step down,"
        " pull out, stand down, move out, bow out",
    ),
    "statement": (
        "confirm admit acknowledge claim assert concede insist confess",
        "deny refute dispute reject dismiss denial disown disavow contradict",
    ),
    "temper": (
        "calm peaceful quiet orderly uneventful restrained stable lull",
        "violent violence clash riot unrest chaos chaotic fierce turmoil mayhem rampage tense volatile",
    ),
    "judgement": (
        "welcome praise hail applaud commend laud cheer salute celebrate",
        "condemn criticise criticize denounce deplore slam blast attack decry lambast censure",
    ),
    "support": (
        "support back favour favor endorse champion",
        "oppose resist fight object",
    ),
    "presence": (
        "attend present appear arrive join participate, take part, show up, turn up",
        "absent skip boycott miss avoid, stay away, stay home",
    ),
    "finding": (
        "find locate discover recover trace identify found",
        "missing lose vanish unidentified untraced unaccounted",
    ),
    "keeping": (
        "keep honour honor fulfil fulfill respect observe comply adhere uphold meet deliver",
        "break breach violate renege flout ignore miss disregard",
    ),
    "deciding": (
        "decide settle resolve determine rule conclude finalise finalize decided final",
        "weigh consider mull ponder undecided debate postpone defer review unresolved pending waver hesitate",
    ),
    "amount": (
        "many most numerous widespread majority ample plenty abundant packed full crowd",
        "few little scarce handful minority sparse empty thin shortage lack deserted",
    ),
    "profit": ("profit surplus gain", "loss deficit shortfall"),
    "law": ("legal lawful legitimate constitutional valid", "illegal unlawful unconstitutional invalid void"),
    "knowing": ("know aware inform warn notify alert consult tell", "unaware ignorant unannounced uninformed"),
    "intent": ("deliberate intentional planned arson sabotage foul", "accidental accident unintentional mishap"),
    "cleanliness": (
        "clean safe free pure drinkable uncontaminated negative",
        "contaminate contaminated pollute polluted tainted unsafe toxic positive infect",
    ),
    "unity": ("unanimous united unite unity agree", "split divide divided rift quarrel disagree disunity"),
    "success": ("succeed success successful work thrive", "fail failure unsuccessful falter flop misfire"),
    "hiring": ("hire appoint reinstate promote rehire recruit", "fire sack dismiss oust remove axe demote suspend"),
    "trade": ("buy purchase acquire import", "sell sale divest export dispose"),
    "movement": ("advance capture enter seize take gain", "retreat withdraw repel lose abandon surrender"),
    "speed": ("early ahead punctual", "late behind overdue delay delayed belated"),
    "strength": ("strong robust healthy brisk buoyant solid", "weak sluggish frail poor fragile anaemic anemic feeble"),
    "truth": ("true genuine authentic real accurate", "false fake forged bogus untrue inaccurate fabricated"),
    "working": ("work function intact operational restore", "fail faulty broken defective malfunction jam"),
    "inclusion": ("include invite admit welcome", "exclude uninvited omit expel bar leave"),
    "payment": ("pay repay compensate reimburse", "default withhold owe unpaid"),
    "raising": ("raise hike lift increase", "lower cut reduce slash trim"),
    "tightness": ("tighten toughen stricter impose", "loosen relax ease lift waive"),
    "hope": ("optimistic hopeful upbeat confident", "pessimistic gloomy downbeat doubtful sceptical skeptical"),
    "consciousness": ("conscious awake stable", "unconscious coma critical"),
    "knowledge of cause": ("known established certain", "unknown unclear uncertain mystery"),
}  # fmt: skip

#: Words by which a text sees something as denied.
_NEGATIONS = re.compile(
    r"\b(?:not|n[’']t|no|never|none|nobody|nothing|neither|nor|without|hardly|barely|cannot)\b|n[’']t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sided:
    """A word that takes a side of some matter.

    Attributes:
        matter: What it is about.
        side: Which side, 1 or -1.
        word: The word.
    """

    matter: str
    side: int
    word: str


def sided(lemmas: Sequence[str]) -> tuple[Sided, ...]:
    """The sides that words take, in their order.

    Args:
        lemmas: Lower-case lemmas of a clause, in order.
    """
    singles, phrases = _table()
    out: list[Sided] = []
    for at, lemma in enumerate(lemmas):
        out.extend(Sided(matter, side, lemma) for matter, side in singles.get(lemma, ()))
        for rest, matter, side in phrases.get(lemma, ()):
            if set(rest) <= set(lemmas[at + 1 : at + 5]):
                out.append(Sided(matter, side, " ".join((lemma, *rest))))
    return tuple(out)


def denials(text: str) -> int:
    """How many words of a text deny."""
    return len(_NEGATIONS.findall(text))


def opposite(one: str, other: str) -> bool:
    """Whether two lemmas are antonyms by WordNet (https://wordnet.princeton.edu)."""
    return other in _antonyms().get(one, ())


@functools.cache
def _antonyms() -> dict[str, frozenset[str]]:
    """The antonyms of each lemma that has some."""
    found: dict[str, set[str]] = {}
    for line in files("rashomon.models").joinpath("antonyms.tsv").read_text("utf-8").splitlines():
        one, other = line.split("\t")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(words) for word, words in found.items()}


_Singles = dict[str, list[tuple[str, int]]]
_Phrases = dict[str, list[tuple[tuple[str, ...], str, int]]]


@functools.cache
def _table() -> tuple[_Singles, _Phrases]:
    """The sides by single word, and by the first word of a phrase what must follow it soon."""
    singles: _Singles = {}
    phrases: _Phrases = {}
    for matter, sides in MATTERS.items():
        for side, listed in zip((1, -1), sides, strict=True):
            plain, *several = listed.split(",")
            for word in plain.split():
                singles.setdefault(word, []).append((matter, side))
            for phrase in several:
                first, *rest = phrase.split()
                phrases.setdefault(first, []).append((tuple(rest), matter, side))
    return singles, phrases
