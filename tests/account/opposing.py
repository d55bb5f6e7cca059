"""An invented story of a valley at odds, findings made by hand: incidents, promises, opposed statements, labels."""

from __future__ import annotations

from datetime import date

from rashomon.model import (
    Analysis,
    Compliance,
    ComplianceClaim,
    Findings,
    Ground,
    Incident,
    IncidentGroup,
    IncidentType,
    Label,
    LabelKind,
    LabelUse,
    LabelVoice,
    LedgerEntry,
    Member,
    Nearness,
    Opposed,
    Party,
    Pledge,
    PledgeKind,
    PledgeLedger,
    Reality,
    Side,
    Story,
    Toll,
    Verdict,
    Wording,
)
from tests.account.invented import analysis, find

BEACON = """Calm in the Tarn valley

There was little fighting in the Tarn valley this week, and the mills ran day and night.
On 4 May 2031 a mine killed three ferrymen at Orlen bridge, and the Reed Company, a militia, denied laying it.
The Reed Company said it had kept the Ormond accord and left the mills.
The Harbour Council feared an attack on the weir.
"""

COURIER = """Valley burns

Fighting has surged in the Tarn valley since the spring.
Five ferrymen died at Orlen bridge on 4 May 2031 when a mine laid by the Reed Company blew up under a barge.
The insurgents of the Reed Company broke the Ormond accord, the Harbour Council said.
Under the Ormond accord the Reed Company must leave the mills by June 2031 if the tolls are dropped.
The company vowed to hold the weir.
"""

EXAMINER = """Talks in Halden

The envoys met in Halden on 6 May 2031 and signed nothing.
What the Harbour Council calls “bandits” are so-called guardians to the millers of the valley.
"""

IDS = ("beacon.txt", "courier.txt", "examiner.txt")


def _party(text: str, words: str) -> Party:
    return Party(words, find(text, words), named=words[:1].isupper())


def _sentence(one: Analysis, words: str):
    return next(s for s in one.sentences if words in s.of(one.article.text))


def incidents(beacon: Analysis, courier: Analysis, examiner: Analysis) -> tuple[IncidentGroup, ...]:
    """A mine with two tolls, talks, and an attack that is only feared."""

    def mine(one: Analysis, killed: str, low: int, trigger: str, **more) -> tuple[str, Incident]:
        text = one.article.text
        span = _sentence(one, "Orlen bridge")
        return one.id, Incident(
            span,
            find(text, trigger),
            IncidentType.EXPLOSION,
            date="2031-05-04",
            when=find(text, "4 May 2031"),
            places=(find(text, "Orlen bridge"),),
            place_basis="stated",
            victims=Party("ferrymen", find(text, "ferrymen")),
            killed=Toll(low, low, find(text, killed)),
            means=("mine",),
            **more,
        )

    company = Party("Reed Company", find(BEACON, "Reed Company, a militia"), named=True)
    laid = Party("Reed Company", find(COURIER, "Reed Company blew"), named=True)
    told = (
        mine(beacon, "three", 3, "a mine killed", denied_by=company),
        mine(courier, "Five", 5, "died", actor=laid),
    )
    span = _sentence(examiner, "Halden on 6 May")
    met = Incident(
        span,
        find(EXAMINER, "met"),
        IncidentType.MEETING,
        date="2031-05-06",
        places=(find(EXAMINER, "Halden on 6 May 2031"),),
        place_basis="stated",
        actor=_party(EXAMINER, "envoys"),
    )
    weir = _sentence(beacon, "weir")
    feared = Incident(
        weir,
        find(BEACON, "attack on the weir"),
        IncidentType.ATTACK,
        Reality.FEARED,
        source=Party("Harbour Council", find(BEACON, "Harbour Council"), named=True),
    )
    return (
        IncidentGroup(IncidentType.MEETING, "2031-05-06", "Halden", ((examiner.id, met),)),
        IncidentGroup(
            IncidentType.EXPLOSION,
            "2031-05-04",
            "Orlen bridge",
            told,
            killed=Verdict.CONFLICT,
            why=("same day and place",),
        ),
        IncidentGroup(IncidentType.ATTACK, None, None, ((beacon.id, feared),)),
    )


def pledges(beacon: Analysis, courier: Analysis) -> tuple[PledgeLedger, ...]:
    """An accord with one commitment that two parties see differently, and a vow outside it."""
    leave = Pledge(
        _sentence(courier, "must leave the mills"),
        PledgeKind.TERM,
        Party("Reed Company", find(COURIER, "Reed Company must"), named=True),
        find(COURIER, "leave the mills by June 2031"),
        condition=find(COURIER, "if the tolls are dropped"),
        deadline="2031-06",
        when=find(COURIER, "June 2031"),
        agreement=find(COURIER, "the Ormond accord the"),
    )
    vow = Pledge(
        _sentence(courier, "vowed"), PledgeKind.VOW, _party(COURIER, "The company"), find(COURIER, "hold the weir")
    )
    kept = ComplianceClaim(
        _sentence(beacon, "had kept"),
        Party("Reed Company", find(BEACON, "Reed Company said"), named=True),
        Party("Reed Company", find(BEACON, "Reed Company said"), named=True),
        Compliance.MET,
    )
    broken = ComplianceClaim(
        _sentence(courier, "broke the Ormond"),
        Party("Harbour Council", find(COURIER, "Harbour Council"), named=True),
        Party("Reed Company", find(COURIER, "Reed Company broke"), named=True),
        Compliance.BREACHED,
    )
    entry = LedgerEntry(
        "Reed Company",
        "leave the mills by June 2031",
        "2031-06",
        ((courier.id, leave),),
        ((beacon.id, kept), (courier.id, broken)),
        ("Reed Company", "Harbour Council"),
        (Nearness(beacon.id, 24, 54), Nearness(courier.id, 23, 53)),
    )
    outside = LedgerEntry("Reed Company", "hold the weir", None, ((courier.id, vow),))
    return PledgeLedger("the Ormond accord", (entry,)), PledgeLedger(None, (outside,))


def opposed() -> tuple[Opposed, ...]:
    """A dispute between parties, and outlets that tell of much and of little fighting."""
    return (
        Opposed(
            "whether the Reed Company kept the Ormond accord",
            Ground.COMPLIANCE,
            (
                Side("holds it kept", "Reed Company", (Member(IDS[0], find(BEACON, "had kept the Ormond accord")),)),
                Side("holds it broken", "Harbour Council", (Member(IDS[1], find(COURIER, "broke the Ormond accord")),)),
            ),
            True,
        ),
        Opposed(
            "fighting in the Tarn valley",
            Ground.DIRECTION,
            (
                Side(
                    "There was little fighting in the …",
                    None,
                    (Member(IDS[0], find(BEACON, "There was little fighting in the Tarn valley this week")),),
                ),
                Side(
                    "Fighting has surged",
                    None,
                    (Member(IDS[1], find(COURIER, "Fighting has surged in the Tarn valley")),),
                ),
            ),
            why="“surged” is the opposite of “little”",
        ),
    )


def wording() -> tuple[Wording, ...]:
    """What three outlets call one company."""

    def use(label: str, article: str, text: str, words: str, **more) -> LabelUse:
        made = Label(find(text, words), label, LabelKind.ACTOR, "Reed Company", **more)
        return LabelUse(label, ((article, made),))

    return (
        Wording(
            "Reed Company",
            LabelKind.ACTOR,
            (
                use("militia", IDS[0], BEACON, "militia"),
                use("insurgents", IDS[1], COURIER, "insurgents"),
                use("guardians", IDS[2], EXAMINER, "guardians", distance="so-called"),
                use("bandits", IDS[2], EXAMINER, "bandits", voice=LabelVoice.QUOTED, speaker="Harbour Council"),
            ),
        ),
    )


def opposing() -> tuple[Story, tuple[Analysis, ...], Findings]:
    """The story, its analyses in the order of their ids, and what comparing them would find."""
    beacon = analysis(IDS[0], BEACON, outlet="The Beacon", days=(date(2031, 5, 7), date(2031, 5, 7)))
    courier = analysis(IDS[1], COURIER, outlet="Courier", days=(date(2031, 5, 8), date(2031, 5, 8)))
    examiner = analysis(IDS[2], EXAMINER, outlet="Examiner", days=(date(2031, 5, 8), date(2031, 5, 8)))
    findings = Findings(
        incidents=incidents(beacon, courier, examiner),
        pledges=pledges(beacon, courier),
        opposed=opposed(),
        wording=wording(),
    )
    return Story("s-valley", IDS), (beacon, courier, examiner), findings
