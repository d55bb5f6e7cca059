"""What the parse says of an act: who does it, to whom, and whether it is told as done.

The rules read spaCy's dependency tree (ClearNLP labels). They climb from the word that tells the act to what governs
it and stop at the first word that takes the act out of the told facts: a negation, a modal, "if", a plan, a fear. The
classes of governing verbs follow the signatures of Nairn, Condoravdi and Karttunen, "Computing relative polarity for
textual inference" (2006): after "manage to" the act is done, after "fail to" it is not, after "plan to" nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.model import Reality

__all__ = [
    "LONGEST",
    "SPEECH",
    "agent",
    "ancestors",
    "is_passive",
    "object_of",
    "reality",
    "subject",
    "teller",
    "under",
]

#: Tokens of the longest sentence that is read for acts: beyond, it is a list or a page without stops, and its parse
#: tells nothing.
LONGEST = 250

#: No sentence worth reading nests deeper; bounds the climb on a parse gone wrong.
_DEEPEST = 40
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_MAY = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
_IF = frozenset({"if", "unless", "whether", "lest"})
#: With a past tense they date a fact, with a present one they wait for it.
_WHEN = frozenset({"until", "till", "before", "when", "once", "whenever"})
_DONE_AFTER = frozenset(
    {"manage", "go", "begin", "start", "continue", "help", "proceed", "come", "happen", "resume", "use", "live", "turn"}
)
_NOT_DONE_AFTER = frozenset(
    {"fail", "refuse", "decline", "deny", "avoid", "prevent", "stop", "avert", "foil", "thwart", "rule", "abort"}
    | {
        "disrupt",
        "cancel",
        "halt",
        "postpone",
        "shelve",
        "scrap",
        "forbid",
        "ban",
        "prohibit",
        "reject",
        "intercept",
        "neglect",
        "forget",
    }
)
_FEARED_AFTER = frozenset({"fear", "risk", "threaten", "warn", "worry", "dread"})
_PLANNED_AFTER = frozenset(
    {"plan", "plot", "prepare", "order", "vow", "promise", "pledge", "consider", "discuss", "expect", "intend", "seek"}
    | {"want", "hope", "urge", "demand", "call", "ask", "organize", "organise", "schedule", "announce", "contemplate"}
    | {"conspire", "face", "await", "anticipate", "oppose", "propose", "simulate", "authorize", "authorise", "try"}
    | {"attempt", "incite", "provoke", "encourage", "wait", "need", "aim", "predict", "agree", "decide", "require"}
    | {"oblige", "commit", "promise", "offer", "undertake"}
)
_FEARS = frozenset(
    {"fear", "risk", "threat", "danger", "warning", "possibility", "prospect", "likelihood", "concern", "potential"}
    | {"chance", "specter", "spectre", "alert"}
)
_PLANS = frozenset(
    {"plan", "plot", "plotting", "planning", "preparation", "attempt", "bid", "conspiracy", "call", "promise", "vow"}
    | {"order", "intention", "proposal", "permission", "demand", "scenario", "case", "event", "drill", "exercise"}
    | {"simulation", "absence", "lack", "end", "prevention", "halt", "ban"}
)
_UNREAL = {
    "planned": Reality.PLANNED,
    "scheduled": Reality.PLANNED,
    "upcoming": Reality.PLANNED,
    "future": Reality.PLANNED,
    "attempted": Reality.PLANNED,
    "possible": Reality.FEARED,
    "potential": Reality.FEARED,
    "imminent": Reality.FEARED,
    "feared": Reality.FEARED,
    "threatened": Reality.FEARED,
    "likely": Reality.FEARED,
    "hypothetical": Reality.HYPOTHETICAL,
    "fictional": Reality.HYPOTHETICAL,
    "simulated": Reality.HYPOTHETICAL,
    "mock": Reality.HYPOTHETICAL,
    "foiled": Reality.NEGATED,
    "thwarted": Reality.NEGATED,
    "averted": Reality.NEGATED,
    "failed": Reality.NEGATED,
    "any": Reality.HYPOTHETICAL,
    "no": Reality.NEGATED,
    "further": Reality.HYPOTHETICAL,
    "more": Reality.HYPOTHETICAL,
}
#: Verbs of saying and thinking, whose content is not the outlet's own.
SPEECH = frozenset(
    {"say", "tell", "report", "announce", "confirm", "claim", "state", "add", "argue", "acknowledge", "admit", "warn"}
    | {"accuse", "blame", "allege", "insist", "note", "explain", "declare", "assert", "maintain", "believe", "estimate"}
    | {
        "describe",
        "write",
        "tweet",
        "stress",
        "complain",
        "charge",
        "suggest",
        "indicate",
        "reveal",
        "find",
        "conclude",
    }
    | {"think", "concede", "contend", "reiterate", "deny", "criticize", "criticise", "condemn", "denounce", "assess"}
    | {"reply", "respond", "counter", "testify", "recall", "caution", "emphasize", "emphasise"}
)
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "prep", "advcl", "parataxis", "dep"})
_CARRIES = frozenset({"carry", "launch", "conduct", "stage", "commit", "mount", "be", "make"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "last", "its", "their", "his", "her"})


def ancestors(token: Token) -> Iterator[Token]:
    """What governs a token, the nearest first, without the token itself."""
    for _, one in zip(range(_DEEPEST), token.ancestors, strict=False):
        yield one


def under(token: Token, top: Token) -> bool:
    """Whether a token is another or stands in its subtree."""
    return token == top or any(one == top for one in ancestors(token))


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive, its auxiliary perhaps shared with the verb before it."""
    node = verb
    for _ in range(_DEEPEST):
        if any(c.dep_ in ("nsubjpass", "auxpass") for c in node.children):
            return True
        if node.tag_ != "VBN" or any(c.dep_ in ("nsubj", "aux") for c in node.children):
            return False
        if node.dep_ == "acl":
            return True
        if node.dep_ != "conj" or node.head.tag_ != "VBN":
            return False
        node = node.head
    return False


def agent(verb: Token) -> Token | None:
    """The "by" phrase of a passive: the noun."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and verb.tag_ == "VBN"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb it hangs on; the subject of a passive is who suffers it.

    A relative pronoun gives the noun before it.
    """
    node = verb
    for _ in range(_DEEPEST):
        own = next((c for c in node.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return node.head if own.tag_ in ("WDT", "WP") and node.dep_ == "relcl" else own
        if node.dep_ == "acl":
            return node.head if node == verb or node.tag_ == "VBG" else None
        control = _controller(node)
        if control is not None:
            return control
        if node.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "acomp", "oprd", "attr"):
            return None
        node = node.head
        while node.pos_ == "ADP" and node.head != node:
            node = node.head
        if node.pos_ not in _VERBAL:
            return None
    return None


def _controller(node: Token) -> Token | None:
    """The object that does what an infinitive or "of …-ing" says: "urged the army to leave", "accused him of lying"."""
    head = node.head
    if node.dep_ in ("xcomp", "advcl", "ccomp") and any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children):
        return next((c for c in head.children if c.dep_ == "dobj" and c.i < node.i and c.pos_ != "VERB"), None)
    if node.dep_ == "pcomp" and head.lower_ in ("of", "for", "from"):
        verb = head.head
        if _accused(verb):
            return verb
        if verb.pos_ != "VERB":
            return None
        found = next((c for c in verb.children if c.dep_ == "dobj"), None)
        return found or next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return None


def _accused(noun: Token) -> bool:
    """Whether a noun is whom somebody accuses, with the charge hanging on it instead of on the verb."""
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in (
        "accuse",
        "blame",
        "criticize",
        "criticise",
    )


def object_of(verb: Token) -> Token | None:
    """Who suffers what a verb tells: its object, or the subject of its passive."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is None and verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        # "six were killed and eight injured": the parser takes the eight for who did it
        passive = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if passive is not None:
        if passive.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            return verb.head
        return passive
    own = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if own is not None:
        return verb.head if own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else own
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ == "VERB":
        return object_of(verb.head) if verb.head.tag_ == "VBN" else None
    return None


def teller(token: Token) -> tuple[Token, Token | None] | None:
    """The verb of saying that governs a clause, and its subject; ``None`` if the outlet tells it itself."""
    node = token
    for head in ancestors(token):
        charged = _accused(node) and node != token
        if head.lemma_.lower() in SPEECH and head.pos_ in _VERBAL and (charged or node.dep_ in _CLAUSES):
            passive = is_passive(head)
            return head, agent(head) if passive else subject(head)
        node = head
    return None


def reality(act: Token) -> Reality:
    """Whether an act is told as done.

    Args:
        act: The verb or noun that tells it.
    """
    found = _own(act) if act.pos_ in _VERBAL else _noun(act)
    if found:
        return Reality.FEARED if found is not Reality.NEGATED and _is_feared(act) else found
    sure = act.pos_ == "NOUN" and _definite(act)
    node = act
    for head in ancestors(act):
        found = _step(node, head, sure=sure)
        if found:
            return found
        if _closed(node):
            break
        if sure and head.pos_ in _VERBAL and head.lemma_.lower() not in _CARRIES:
            break  # what is spoken of as known is known: "quick to seize on the attack"
        if node.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and head.pos_ in _VERBAL:
            sure = False
        node = head
    return Reality.HAPPENED


def _is_feared(act: Token) -> bool:
    """Whether a verb of fearing or warning governs a clause that is not told as done anyway."""
    if act.dep_ not in ("ccomp", "xcomp"):
        return False
    return act.head.lemma_.lower() in _FEARED_AFTER


def _closed(node: Token) -> bool:
    """Whether a clause tells its act as a fact whatever the rest of the sentence is about."""
    finite = node.tag_ in ("VBD", "VBN") or any(c.dep_ == "aux" and c.lower_ != "to" for c in node.children)
    if (node.dep_ == "relcl" and finite) or (node.dep_ == "acl" and node.tag_ == "VBN"):
        return True
    if node.dep_ == "advcl" and any(c.dep_ == "mark" or c.tag_ == "WRB" for c in node.children):
        return True
    return node.dep_ == "prep" and node.lower_ in ("after", "following", "since", "despite")


def _own(verb: Token) -> Reality | None:
    """What stands with a verb itself."""
    present = verb.tag_ in ("VBP", "VBZ", "VB")
    perfect = any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg" or word in ("neither", "nor") or _nobody(child):
            return Reality.NEGATED
        had = word in ("'d", "’d") and verb.tag_ in ("VBN", "VBD")
        if child.dep_ == "aux" and child.tag_ == "MD" and not had:
            if word in _WILL and not perfect:
                return Reality.PLANNED
            if word in _MAY or word in _WILL:
                return Reality.HYPOTHETICAL
        waits = word in _WHEN and present and not perfect and verb.dep_ == "advcl"
        if child.dep_ in ("mark", "advmod") and (word in _IF or waits):
            return Reality.HYPOTHETICAL
    return None


def _nobody(child: Token) -> bool:
    if child.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr"):
        return False
    return child.lower_ in _NOBODY or any(c.dep_ == "det" and c.lower_ in _NOBODY for c in child.children)


def _noun(noun: Token) -> Reality | None:
    """What stands with a noun itself."""
    words = (_UNREAL.get(c.lower_) for c in noun.children if c.dep_ in ("amod", "det", "compound", "neg"))
    return next((w for w in words if w), None)


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in _DEFINITE) for c in noun.children)


def _infinitive(verb: Token) -> bool:
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to and not any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)


def _after(word: Token) -> Reality | None:
    """What a governing word makes of what it governs."""
    lemma = word.lemma_.lower()
    if lemma == "call" and any(c.lower_ == "off" for c in word.children):
        return Reality.NEGATED
    if word.pos_ == "NOUN":
        return Reality.FEARED if lemma in _FEARS else Reality.PLANNED if lemma in _PLANS else None
    if lemma in _NOT_DONE_AFTER and (lemma != "rule" or any(c.lower_ == "out" for c in word.children)):
        return Reality.NEGATED
    if lemma in _FEARED_AFTER:
        return Reality.FEARED
    return Reality.PLANNED if lemma in _PLANNED_AFTER else None


def _step(node: Token, head: Token, *, sure: bool) -> Reality | None:
    """What one step up the tree, from a word to what governs it, makes of the act below."""
    if node.pos_ in _VERBAL and _infinitive(node) and node.dep_ in ("xcomp", "acl", "advcl", "ccomp", "relcl"):
        if head.lemma_.lower() in _DONE_AFTER:
            return _own(head)
        return _after(head) or Reality.PLANNED
    if node.dep_ == "conj":
        # the second of two verbs shares the auxiliaries of the first only if it has none and no subject of its own
        shared = head.pos_ in _VERBAL and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in node.children)
        return _own(head) if shared else None
    if "without" in (node.lower_, head.lower_) or (head.pos_ == "ADP" and head.lower_ == "instead"):
        return Reality.NEGATED
    if head.pos_ == "ADP" and head.lower_ == "against":
        return Reality.FEARED if head.head.lemma_.lower() == "warn" else None
    if head.pos_ == "NOUN" and node.dep_ == "acl" and _noun(head) is Reality.NEGATED and not _infinitive(node):
        return Reality.HYPOTHETICAL  # "no evidence that": nobody says that it was not so
    if head.pos_ == "NOUN" and node.dep_ in ("prep", "acl"):
        return _after(head) or (None if sure else _noun(head))
    return _governed(node, head, sure=sure) if head.pos_ in _VERBAL else None


def _governed(node: Token, head: Token, *, sure: bool) -> Reality | None:
    """What a verb makes of an act in its clause, its complement or its objects."""
    if node.dep_ in ("ccomp", "acl"):
        return _told(node, head)
    if node.dep_ == "advcl":
        bare = node.tag_ == "VBG" and not any(c.dep_ == "mark" for c in node.children)
        return _own(head) if bare else None
    if node.dep_ in ("xcomp", "pcomp", "prep", "dobj", "nsubjpass"):
        found = _after(head)
        # "deny an attack" leaves it done or not; a known attack can be discussed, not planned
        denied = head.lemma_.lower() == "deny" and node.dep_ == "dobj"
        if found and not denied and not (sure and found is Reality.PLANNED):
            return found
    return None if sure else _own(head)


def _told(node: Token, head: Token) -> Reality | None:
    """The content of a verb of saying, thinking or fearing."""
    lemma = head.lemma_.lower()
    if lemma == "warn":
        # a warning of something done reports it
        return None if node.tag_ in ("VBD", "VBN") else Reality.FEARED
    if lemma == "deny":
        return Reality.NEGATED
    if lemma in ("fear", "worry"):
        return Reality.FEARED
    if lemma in ("hope", "expect", "demand", "imagine", "pretend", "wish", "propose", "predict"):
        return Reality.HYPOTHETICAL
    return Reality.HYPOTHETICAL if any(c.dep_ == "neg" for c in head.children) else None
