"""An invented story of who said what: four outlets on a tannery that burned, with findings made by hand."""

from __future__ import annotations

from rashomon.model import (
    Analysis,
    Attribution,
    AttributionKind,
    Change,
    Entity,
    Findings,
    Member,
    Relation,
    SpeakerClash,
    SpeechAct,
    Story,
    Utterance,
    Voice,
)
from rashomon.spans import Span
from tests.account.invented import analysis, find

SPEECH = (
    "The tannery will be rebuilt by spring, and the workers who lost their tools in the fire will have new ones, "
    "because the town owes them that much after forty years of patient labour beside a river that nobody else wanted. "
    "We have counted every bench and every wheel, we have asked the insurers for their list, and we have put the "
    "first money aside. Nobody here is going to wait for the ODF, and nobody is going to beg for what is due"
)
OTHER_SPEECH = (
    SPEECH.replace("patient", "quiet")
    .replace("Nobody here", "Nobody")
    .replace("asked the insurers", "politely asked the insurers")
    .replace("the ODF", "the Osk Development Fund")
)

OBSERVER = f"""Tannery to rise again

“{SPEECH},” mayor Berta Lind said on the quay.
“It was a careless act with a lamp in a dry loft,” said fire chief Tomas Reve.
Lind also warned that the bridge “may not last the winter”.
"""

LANTERN = f"""Osk rebuilds

“{OTHER_SPEECH},” mayor Berta Lindt told the crowd.
“It was a careless act with a lamp in a dry loft,” said insurer Wim Aldous.
An official said the loft had been locked.
"""

COURIER = """Mayor promises tools

“We have put the first money aside,” Lind said.
According to an official cited by the Northern Wire, “the loft was never locked”.
"""

POST = """Osk counts the cost

Lind promised that the tannery would be rebuilt by spring and its workers given new tools.
Lind also warned that the bridge “may not last the winter”.
"""

IDS = ("courier.txt", "lantern.txt", "observer.txt", "post.txt")


def said(text, words, speaker, *, kind=AttributionKind.DIRECT, cue=None, quote=None, **fields) -> Attribution:
    """An attribution of words that stand once in a text."""
    content = find(text, words)
    quotes = () if kind is AttributionKind.INDIRECT else (find(text, quote or words),)
    voice = fields.pop("voice", Voice.NAMED)
    cues = () if cue is None else (find(text, cue),)
    fields.setdefault("act", SpeechAct.SAY)
    return Attribution((), cues, (content,), kind, speaker, voice, quotes=quotes, **fields)


def telling() -> tuple[Story, tuple[Analysis, ...], Findings]:
    """The story, its analyses in the order of their ids, and what comparing them would find."""
    bridge = "the bridge “may not last the winter”"
    partly = {"kind": AttributionKind.MIXED, "cue": "warned", "quote": "may not last the winter"}
    lamp = "It was a careless act with a lamp in a dry loft,"
    promise = "that the tannery would be rebuilt by spring and its workers given new tools"
    aside = "We have put the first money aside,"
    analyses = (
        analysis(
            "courier.txt",
            COURIER,
            outlet="Courier",
            attributions=(
                said(COURIER, aside, "Lind", cue="said"),
                said(COURIER, "the loft was never locked", "an official", voice=Voice.UNNAMED, via="Northern Wire"),
            ),
        ),
        analysis(
            "lantern.txt",
            LANTERN,
            outlet="Lantern",
            attributions=(
                said(LANTERN, f"{OTHER_SPEECH},", "Berta Lindt", cue="told"),
                said(LANTERN, lamp, "Wim Aldous"),
                said(
                    LANTERN,
                    "the loft had been locked",
                    "an official",
                    kind=AttributionKind.INDIRECT,
                    cue="official said",
                    voice=Voice.UNNAMED,
                ),
            ),
        ),
        analysis(
            "observer.txt",
            OBSERVER,
            outlet="Observer",
            attributions=(
                said(OBSERVER, f"{SPEECH},", "Berta Lind"),
                said(OBSERVER, lamp, "Tomas Reve"),
                said(OBSERVER, bridge, "Berta Lind", **partly),
            ),
        ),
        analysis(
            "post.txt",
            POST,
            outlet="Post",
            attributions=(
                said(POST, promise, "Lind", kind=AttributionKind.INDIRECT, cue="promised"),
                said(POST, bridge, "Lind", **partly),
            ),
        ),
    )
    mayor = Entity(
        "Berta Lind",
        "PERSON",
        (("Berta Lind", ("observer.txt",)), ("Berta Lindt", ("lantern.txt",)), ("Lind", ("courier.txt", "post.txt"))),
    )

    def change(old: str, new: str, grade: Relation, at: str, why: str = "") -> Change:
        spoken = find(OBSERVER, f"{SPEECH},")
        start = SPEECH.index(old) if old else 0
        was = Span(spoken.start + start, spoken.start + start + len(old)) if old else None
        return Change("lantern.txt", old, new, grade, find(LANTERN, at), why, was)

    speech = Utterance(
        "Berta Lind",
        Relation.CONTENT_CHANGED,
        (
            Member("observer.txt", find(OBSERVER, f"{SPEECH},")),
            Member("courier.txt", find(COURIER, aside)),
            Member("lantern.txt", find(LANTERN, f"{OTHER_SPEECH},")),
        ),
        (
            change("patient", "quiet", Relation.CONTENT_CHANGED, "quiet", "“quiet” does not mean “patient”"),
            change("", "politely", Relation.CONTENT_CHANGED, "politely"),
            change("here", "", Relation.CONTENT_CHANGED, "Nobody is"),
            change("ODF", "Osk Development Fund", Relation.EXPANSION, "Osk Development Fund"),
        ),
        (Member("post.txt", find(POST, promise)),),
    )
    alone = [
        Utterance("Tomas Reve", Relation.IDENTICAL, (Member("observer.txt", find(OBSERVER, lamp)),)),
        Utterance("Wim Aldous", Relation.IDENTICAL, (Member("lantern.txt", find(LANTERN, lamp)),)),
        Utterance(
            "an official", Relation.IDENTICAL, (Member("courier.txt", find(COURIER, "the loft was never locked")),)
        ),
    ]
    clash = SpeakerClash(
        ("Wim Aldous", "Tomas Reve"),
        (Member("lantern.txt", find(LANTERN, lamp)), Member("observer.txt", find(OBSERVER, lamp))),
    )
    return Story("s-2", IDS), analyses, Findings((mayor,), (speech, *alone), (clash,))
