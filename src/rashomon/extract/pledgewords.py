"""Words by which somebody gives a word, asks for an act, or holds that a word was kept, by what they do in a clause.

All are lower-case lemmas.
"""

from __future__ import annotations

__all__ = [
    "AGREED",
    "AGREEMENTS",
    "ALLOWS",
    "ANNOUNCES",
    "ASSURES",
    "BARS",
    "BINDS",
    "BODIES",
    "BREACHES",
    "BREAKS",
    "CALLS",
    "COMMITMENTS",
    "DEMANDS",
    "DEMAND_NOUNS",
    "DOINGS",
    "GIVEN",
    "GIVES",
    "KEEPS",
    "KEEPS_OF",
    "LAGS",
    "LAYS_DOWN",
    "NATURAL",
    "OPINIONS",
    "PROMISES",
    "PROMISE_NOUNS",
    "PROVISIONS",
    "RECEIVES",
    "VOWS",
    "VOW_NOUNS",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AGREEMENTS = _words(
    """
    accord agreement armistice arrangement bailout cease-fire ceasefire charter compact contract convention
    covenant deal lease licence license loan memorandum pact protocol roadmap settlement treaty truce
    """
)
#: Parts and papers of an agreement that speak for it ("the text obliges", "under its terms").
PROVISIONS = _words("term clause article section provision text document annex wording condition paragraph")
#: What can be kept or broken beside an agreement.
COMMITMENTS = _words(
    """
    assurance commitment condition demand guarantee obligation pledge promise provision requirement term undertaking
    vow word
    """
)

PROMISES = _words("agree commit consent guarantee pledge promise swear undertake")
#: Of these, the ones that can have what is promised as their object ("pledged a new bridge").
GIVEN = _words("guarantee pledge promise threaten vow")
VOWS = _words("threaten vow")
#: They tell somebody that something will be done: "assured the crews that …".
ASSURES = _words("assure reassure")
#: "The sides agreed that": a word given, unless those who agree only hold an opinion.
AGREED = _words("agree consent")
OPINIONS = _words(
    """
    analyst columnist commentator critic economist expert fan forecaster historian lawyer observer pollster researcher
    reviewer scholar scientist supporter viewer
    """
)
PROMISE_NOUNS = _words("assurance commitment guarantee obligation pledge promise undertaking word")
VOW_NOUNS = _words("threat vow")
#: Verbs by which a promise named by a noun is given, and those by which somebody gets one from another.
GIVES = _words(
    """
    affirm deliver extend give have issue make offer reaffirm reiterate renew repeat restate sign voice
    """
)
RECEIVES = _words("extract gain get obtain receive secure win wring")

#: "Ask", "tell" and "order" fill ordinary news with demands that no ledger wants; with a day to do it by they are more.
DEMANDS = _words("appeal beseech call demand implore press urge")
CALLS = _words("order tell instruct warn direct ask")
DEMAND_NOUNS = _words("call demand ultimatum")
ALLOWS = _words("allow give grant hand set have")
ANNOUNCES = _words("announce declare insist say state tell threaten warn")

BINDS = _words("bind commit compel force obligate oblige require")
LAYS_DOWN = _words("demand dictate envisage envision provide require say specify state stipulate")
BARS = _words("ban bar forbid prohibit")

#: Bodies and people beyond those who usually speak, who can give a word or make a threat.
BODIES = _words(
    """
    airline alliance bidder brigade broadcaster bureau carrier cartel chain charity church clan consortium cooperative
    crew developer directorate emirate enclave federation fleet front gang giant group grocer guard guerrilla guild
    holding hospital insurer inspectorate junta lender maker militia mill mine miner monarchy museum operator orchestra
    parliament plant port producer province rebel refinery regulator retailer school separatist shipyard startup strike
    subsidiary supplier surgery tribe trust utility venture village warlord
    """
)
#: What comes of weather and events when they "threaten to": told of them, it is no threat by anybody.
NATURAL = _words(
    """
    be become bring collapse cost cut damage delay derail destabilise destabilize disrupt drag drown engulf erupt
    escalate exceed flood hamper harm hit hurt inflame jeopardise jeopardize kill open overrun overshadow overwhelm
    paralyse paralyze push ruin sink sour spark spill split spread swamp swallow tear trigger turn undermine unravel
    upend widen worsen
    """
)
#: Nouns that name an act, so that one can promise or demand it ("the release of the crew").
DOINGS = _words(
    """
    access action aid amnesty apology assistance audit boycott ceasefire cessation closure compensation cut delay
    dismissal elections end enquiry expulsion freeze funding halt help inquiry investigation investment lifting overhaul
    pardon pause payment probe protection reduction referendum reform refund release removal repair reparation
    repatriation repayment resignation restoration resumption retaliation return revenge review rise strike suspension
    talks truce vote walkout withdrawal
    """
)

KEEPS = _words(
    """
    abide adhere comply conform deliver execute follow fulfil fulfill honor honour implement keep live meet obey observe
    respect satisfy stand stick uphold
    """
)
#: Verbs that keep a commitment with one more word: "carry out", "make good on", "act on".
KEEPS_OF = _words("act carry complete follow make")
BREAKS = _words(
    """
    abandon abrogate backslide backtrack betray breach break contravene defy disregard dishonor dishonour flout go
    ignore infringe renege undermine violate walk welch welsh
    """
)
BREACHES = _words(
    "abrogation betrayal breach breaking contravention infringement non-compliance noncompliance violation"
)
#: Verbs that leave a commitment undone: "missed the deadline", "fell short of its pledge", "dragged its feet on".
LAGS = _words("drag fall lag miss stall")
