"""The cue lexicon: words that attribute, by what they do and by what their content looks like.

Each line of a table is a lemma and the forms its content takes:

* ``c`` a clause ("said it would", "asked whether"),
* ``x`` an infinitive ("promised to"),
* ``o`` an object with what hangs on it ("criticised the plan as rushed", "urged them to leave"),
* ``s`` an object called something ("called it a disgrace"),
* a preposition after a colon (``:for`` "called for", ``:of`` "warned of"),
* ``k`` only where words of the content stand in quotation marks: the verb tells of an act otherwise.

Which verb takes which form with what certainty was counted on annotated news; forms that attribute in fewer than about
four of ten places are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.model import SpeechAct

__all__ = ["CUES", "CUE_ADJECTIVES", "CUE_NOUNS", "QUOTING", "Cue", "cue_lemma", "speech_act"]


@dataclass(frozen=True, slots=True)
class Cue:
    """How one word attributes.

    Attributes:
        lemma: The word.
        act: What the source does.
        forms: Letters for the forms of content, as in the module's table.
        prepositions: Prepositions that introduce the content.
    """

    lemma: str
    act: SpeechAct
    forms: str
    prepositions: frozenset[str] = frozenset()


_VERBS = {
    SpeechAct.SAY: """
        say c; tell c; add c; write c; note co; explain co; announce co; report c; state c; assert co; claim ck
        argue c:for:against; insist c:on; suggest c; declare co; remark c:on; observe c; comment c:on; reply c
        respond c; answer c; point c; recall co; recount co; mention co; repeat co; reiterate co; reaffirm co
        stress co; emphasize co; emphasise co; underline co; underscore co; highlight o; allege co; assure c
        remind c; inform c; tweet co; post c; joke c; quip c; boast c:of:about; brag c:about; complain c:about:of
        lament co; confirm co; predict co; forecast c; estimate c; conclude c; contend c; maintain c; proclaim co
        testify c; hint c; imply c; disclose c; signal c; stipulate c; specify c; clarify c; elaborate; continue
        exclaim c; shout c; yell c; cry; scream c; whisper c; mutter c; muse c; opine c; read c; talk :about:of
        speak :of:about:against; describe o; portray o; characterize o; characterise o; depict o; label s; dub s
        call s:for:on; deem os; refer :to; cite o; quote o; express o; voice o; tout o; warn co:of:about:against
        caution c:against; advise cx; counter c; retort c; rebut o; theorize c; speculate c:about; pronounce s
        outline o; detail o; recite o; echo o; chant; sing; preach c; rail :against; weigh :on; inquire c
        """,
    SpeechAct.ASK: """
        ask co:about:for; wonder c; question co; query c; request ox; plead :for; beg ox
        """,
    SpeechAct.ORDER: """
        urge ox; order cox; demand cx:for; propose cox; recommend cox; instruct ox; command cox; encourage ox
        implore ox; press :for; push :for; appeal :for:to; lobby :for; advocate o:for
        """,
    SpeechAct.PROMISE: """
        promise cxo; vow cxo; pledge cxo; swear cx; threaten x; guarantee c; offer x; commit :to; undertake x
        """,
    SpeechAct.DENY: """
        deny co; dispute co; reject o; refuse x; decline x; dismiss o; disavow o; repudiate o; refute o; rebuff o
        """,
    SpeechAct.THINK: """
        think c; believe c; feel c; suspect c; fear c; worry c:about; doubt c; assume c; reckon c; hope cx; expect x
        agree ck; disagree c:with; recognize c; recognise c; acknowledge co; admit co; concede co; accept c
        envision co; foresee co; consider k; view o; regard o; understand k; realize c; realise c; learn c; guess c
        presume c; know k
        """,
    SpeechAct.WANT: """
        want xo; seek x; prefer ox; intend x; plan k; aim x; wish cx; strive x
        """,
    SpeechAct.JUDGE: """
        criticize o; criticise o; praise o; condemn o; denounce o; blame o; accuse o; blast o; slam o; decry o
        assail o; attack o; defend o; endorse o; oppose o; rebuke o; mock o; ridicule o; hail o; laud o; applaud o
        salute o; commend o; congratulate o; thank o; credit o; bash o; deride o; chide o; scold o; castigate o
        lambast o; lambaste o; deplore o; bemoan o; champion o; promote k; favor o; favour o; welcome o; disparage o
        cheer o; reprimand o; support k; skewer k; rip k; trash k; lash :at; charge k
        """,
    SpeechAct.SHOW: """
        show co; reveal co; indicate c; find c; demonstrate c; prove c; rule c
        """,
    SpeechAct.DECIDE: """
        decide ck; determine c; resolve k; vote k
        """,
}

#: Adjectives whose clause is somebody's thought ("is confident that …").
CUE_ADJECTIVES = frozenset(
    {"adamant", "afraid", "aware", "certain", "clear", "concerned", "confident", "convinced", "hopeful", "optimistic"}
    | {"sceptical", "skeptical", "sure", "worried"}
)

_NOUNS = """
    accusation allegation announcement argument assertion assumption assurance belief charge claim comment complaint
    conclusion confession contention declaration demand denial doubt expectation fear hint hope idea implication
    insistence message notion opinion pledge prediction promise proposal reminder remark report request revelation rumor
    rumour speculation statement suggestion suspicion testimony theory threat view vow warning
    """


def _table() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    for act, rows in _VERBS.items():
        for entry in rows.replace("\n", ";").split(";"):
            lemma, _, rest = entry.strip().partition(" ")
            forms, *prepositions = rest.split(":")
            if lemma:
                out[lemma] = Cue(lemma, act, forms, frozenset(prepositions))
    return out


CUES: dict[str, Cue] = _table()

#: Nouns whose clause is somebody's words ("the claim that …", "a promise to …").
CUE_NOUNS = frozenset(_NOUNS.split())

#: Verbs that a quotation in full can follow or precede, though they take no clause.
_WITH_QUOTATION = """
    begin chime interject blurt fume gush enthuse sigh laugh smile thunder bark snap shrug nod chuckle conclude finish
    sum beam deadpan marvel agree think wonder admit concede acknowledge recall ask text email sing rap chant cry read
    """
QUOTING = frozenset(_WITH_QUOTATION.split()) | {
    c.lemma for c in CUES.values() if c.act.spoken and c.act is not SpeechAct.JUDGE
}

#: Verbs that say something only with words in quotation marks; without, one goes on doing, or puts up pictures.
_WITH_MARKS = frozenset({"continue", "post", "begin"})

#: What the model makes of forms it takes for another verb's.
_LEMMAS = {"hop": "hope", "hopped": "hope", "stated": "state", "bemoaned": "bemoan"}


def cue_lemma(lemma: str) -> str:
    """A verb's lemma as the tables have it."""
    lower = lemma.lower()
    return _LEMMAS.get(lower, lower)


def speech_act(words: Sequence[Token], quoted: bool) -> SpeechAct | None:
    """What a source does by a cue: by its first verb that is known, else by its noun or adjective.

    Whoever did *not* say something is not said to do anything by it.

    Args:
        words: The cue's tokens; none for a bare quotation.
        quoted: Whether the content holds words in quotation marks, which makes a cue that is not known one of saying.
    """
    lemmas = [(cue_lemma(w.lemma_), w) for w in words]
    if any(w.dep_ == "neg" for w in words) and not quoted:
        return None
    for lemma, word in lemmas:
        if lemma in _WITH_MARKS and not quoted:
            continue
        if word.pos_ in ("VERB", "AUX") and lemma in CUES:
            return CUES[lemma].act
    for lemma, word in lemmas:
        if lemma in CUE_NOUNS or word.lower_ == "according" or word.text == ":":
            return SpeechAct.SAY
        if lemma in CUE_ADJECTIVES:
            return SpeechAct.THINK
        if lemma in CUES and (quoted or lemma not in _WITH_MARKS):
            return CUES[lemma].act
    return SpeechAct.SAY if quoted else None
