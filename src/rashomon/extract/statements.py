"""Statements: the clauses that say something of somebody, with what is needed to set them against those of others.

A clause counts with its finite verb. Verbs that only carry another ("fail to reach", "is due to open", "has decided to
stay") give their meaning to it: whether it is denied, how far it has come. What somebody is said to say is a statement
of that speaker, the verb of saying around it is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.acts import LONGEST, reality, subject
from rashomon.extract.innermost import innermost
from rashomon.extract.undertakings import infinitive
from rashomon.model import Attribution, Reality, SpeechAct, Stage, Statement
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage

__all__ = ["statements"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis", "dep"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative")
#: How an infinitive hangs on the verb that carries it.
_CARRIED = ("xcomp", "advcl", "ccomp")
#: Verbs whose infinitive is what is said; whether it is then undone, meant or unsettled.
_UNDONE = frozenset({"fail", "refuse", "decline", "neglect", "forget"})
_MEANT = frozenset(
    {"decide", "agree", "plan", "intend", "vow", "promise", "pledge", "expect", "set", "schedule", "prepare", "order"}
    | {"threaten", "due", "resolve", "commit", "go", "want", "aim", "choose", "opt", "slate", "bind"}
)
_UNSETTLED = frozenset(
    {"consider", "weigh", "hope", "seek", "try", "discuss", "debate", "mull", "hesitate", "ask", "propose"}
    | {"offer", "urge", "call", "ponder", "contemplate"}
)
_PASSED_ON = frozenset({"manage", "begin", "start", "continue", "help", "appear", "seem", "happen", "come", "cease"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d", "must", "should"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_NEGATIVE = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "hardly", "nor", "without"})
_CAUSES = frozenset({"because", "due", "owing", "since", "over", "after", "amid", "following", "as"})
_BLAMES = frozenset({"blame", "cause", "attribute", "trigger", "spark", "prompt", "ascribe", "pin", "stem", "follow"})
#: What only tells who speaks.
_SAID = (SpeechAct.SAY, None)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = frozenset({"be", "have", "do", "also", "then", "so", "just", "now", "however", "meanwhile"})
#: Governors climbed before a clause's own verb is given up.
_DEEPEST = 4


def statements(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[Statement, ...]:
    """What an article states in its body, clause by clause, in the order of its text.

    Args:
        parsed: The article.
        attributions: Who is said to say what in it.
    """
    cues = {at for a in attributions if a.act in _SAID for cue in a.cue for at in range(cue.start, cue.end)}
    clauses = [
        (passage, sentence, token)
        for passage in parsed.body
        for sentence in passage.doc.sents
        if len(sentence) <= LONGEST
        for token in sentence
        if _is_clause(token)
    ]
    tellers = innermost([passage.span(verb) for passage, _, verb in clauses], attributions)
    found = []
    for (passage, sentence, verb), teller in zip(clauses, tellers, strict=True):
        if passage.span(verb).start in cues and any(c.dep_ == "ccomp" for c in verb.children):
            continue
        one = _statement(passage, sentence, verb, attributions[teller] if teller is not None else None)
        if one is not None:
            found.append(one)
    return tuple(sorted(found, key=lambda s: (s.span, s.predicate)))


def _statement(passage: Passage, sentence: TokenSpan, verb: Token, told: Attribution | None) -> Statement | None:
    """What a clause states; ``None`` if it is said neither of whom nor of what."""
    inner, negated, stage = _meaning(verb)
    extent = _extent(verb)
    reached = next((c for c in inner.children if c.dep_ in _OBJECTS), None)
    # "there were few incidents": what there is, is what it is said of
    there = any(c.dep_ == "expl" for c in inner.children)
    who = reached if there else subject(inner) or subject(verb)
    if who is None and reached is None:
        return None
    return Statement(
        passage.span(extent),
        passage.span(sentence),
        passage.span(verb.doc[min(verb.i, inner.i) : max(verb.i, inner.i) + 1]),
        _sense(inner),
        _phrase(passage, who),
        _phrase(passage, reached),
        (told.speaker or _source(passage, told)) if told else None,
        negated != (told is not None and told.act is SpeechAct.DENY),
        _settled(stage, told),
        _cause(passage, inner),
        tuple(_lemmas(extent)),
        spoken=told is None or told.act is None or told.act.spoken,
    )


def _source(passage: Passage, attribution: Attribution) -> str | None:
    words = [s for s in attribution.source if passage.start <= s.start and s.end <= passage.end]
    tokens = passage.tokens(words[0]) if words else None
    return " ".join(tokens.text.split()) if tokens is not None else None


def _is_clause(verb: Token) -> bool:
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ not in _CLAUSES:
        return False
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ == "to" for c in auxiliaries):
        return False
    finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in auxiliaries)
    shared = verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX")
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
    # headlines and notes leave the auxiliary out: "Bridge closed"
    return (finite and (own or shared or verb.dep_ == "relcl")) or (own and verb.dep_ == "ROOT")


def _meaning(verb: Token) -> tuple[Token, bool, Stage]:
    """The verb that says what is said, whether it is denied, and how far it has come."""
    negated, stage = _denied(verb), _stage(verb)
    node = verb
    for _ in range(_DEEPEST):
        lemma = node.lemma_.lower()
        word = next((c for c in node.children if c.dep_ == "acomp"), None)
        carrier = word.lemma_.lower() if word is not None and lemma == "be" else lemma
        inner = _carried(node) or (_carried(word) if word is not None else None)
        if inner is None:
            break
        if carrier in _UNDONE:
            negated = not negated
        elif carrier in _MEANT or lemma == "be":
            stage = Stage.DECIDED if stage in (Stage.DONE, Stage.GOING_ON) else stage
        elif carrier in _UNSETTLED or any(c.lower_ == "yet" for c in node.children):
            negated, stage = (False, Stage.OPEN)
        elif carrier not in _PASSED_ON:
            break
        negated ^= _denied(inner)
        node = inner
    if node.lemma_.lower() in _UNSETTLED or any(
        c.dep_ == "ccomp" and any(w.lower_ == "whether" for w in c.children) for c in node.children
    ):
        stage = Stage.OPEN
    return node, negated, stage


def _carried(verb: Token) -> Token | None:
    """The infinitive that a verb or an adjective carries."""
    return next((c for c in verb.children if c.dep_ in _CARRIED and infinitive(c)), None)


def _denied(verb: Token) -> bool:
    parity = False
    for child in verb.children:
        word = child.lower_
        none = child.dep_ in (*_SUBJECTS, *_OBJECTS) and (
            word in _NEGATIVE or any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "neg") for c in child.children)
        )
        if child.dep_ == "neg" or none or (child.dep_ in ("advmod", "preconj") and word in _NEGATIVE):
            parity = not parity
    return parity


def _stage(verb: Token) -> Stage:
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "mark", "advmod")}
    if words & _IF:
        return Stage.UNREAL
    perfect = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
    if perfect and words & (_WILL | _MAY) - {"will", "'ll", "’ll"}:
        return Stage.UNREAL
    if words & _MAY:
        return Stage.OPEN
    if words & _WILL:
        return Stage.DECIDED
    told = reality(verb)
    if told in (Reality.FEARED, Reality.HYPOTHETICAL):
        return Stage.OPEN
    if told is Reality.PLANNED:
        return Stage.DECIDED
    if verb.tag_ == "VBG" or verb.tag_ in ("VBZ", "VBP"):
        return Stage.GOING_ON
    return Stage.DONE


def _settled(stage: Stage, attribution: Attribution | None) -> Stage:
    """What the verb of saying around a clause makes of it: who wants a thing has not done it."""
    act = attribution.act if attribution else None
    if act is SpeechAct.WANT or act is SpeechAct.ASK:
        return Stage.OPEN
    if act in (SpeechAct.PROMISE, SpeechAct.ORDER, SpeechAct.DECIDE) and stage in (Stage.DONE, Stage.GOING_ON):
        return Stage.DECIDED
    return stage


def _sense(verb: Token) -> str:
    if verb.lemma_.lower() == "be":
        word = next((c for c in verb.children if c.dep_ in ("acomp", "attr")), None)
        return word.lemma_.lower() if word is not None else "be"
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _extent(verb: Token) -> TokenSpan:
    """The clause without those joined to it and without what hangs loosely after it."""
    first = min((c.left_edge.i for c in verb.lefts if c.dep_ in _SUBJECTS), default=verb.i)
    first = min(first, min((c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass", "neg")), default=verb.i))
    last = verb.right_edge.i
    for child in verb.rights:
        if child.dep_ in ("conj", "parataxis") and child.pos_ in ("VERB", "AUX"):
            last = min(last, max(verb.i, child.left_edge.i - 1))
            break
    while last > verb.i and (verb.doc[last].is_punct or verb.doc[last].dep_ in ("cc", "punct")):
        last -= 1
    return verb.doc[first : last + 1]


def _phrase(passage: Passage, noun: Token | None) -> Span | None:
    if noun is None:
        return None
    last = noun
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl", "appos", "conj", "punct", "cc"):
            break
        last = child.right_edge
    return passage.span(noun.doc[noun.left_edge.i : last.i + 1])


def _cause(passage: Passage, verb: Token) -> Span | None:
    blamed = verb.lemma_.lower() in _BLAMES
    for child in verb.rights:
        word = child.lower_
        clause = child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "because" for c in child.children)
        why = child.dep_ in ("prep", "agent") and (word in _CAUSES or (blamed and word in ("on", "by", "to", "from")))
        if clause or why or (child.dep_ == "prep" and word == "due"):
            return passage.span(child.doc[child.left_edge.i : child.right_edge.i + 1])
    return None


def _lemmas(clause: TokenSpan) -> Iterator[str]:
    for token in clause:
        lemma = token.lemma_.lower()
        if (token.pos_ in _CONTENT or token.dep_ == "prt") and lemma not in _EMPTY and not token.is_punct:
            yield lemma
