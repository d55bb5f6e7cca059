"""Cues that the parse shows: who is the subject of a verb of saying, and which words are its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.extract.cues import CUE_ADJECTIVES, CUE_NOUNS, CUES, Cue, cue_lemma
from rashomon.extract.subjects import agent_of, cue_tokens, root_of, subject_of
from rashomon.model import SpeechAct

__all__ = ["Clause", "clauses"]

_FOLLOWING_OBJECT = frozenset({"as", "of", "for", "to", "against", "over", "from", "with"})
#: Prepositions before what or where somebody said something ("in a statement", "at a hearing", "with the charge").
_WHERE_SAID = frozenset({"in", "at", "during", "on", "through", "with"})
_DATES = frozenset({"DATE", "TIME"})
_HEDGED = frozenset({SpeechAct.SAY, SpeechAct.SHOW, SpeechAct.ASK, SpeechAct.DECIDE, SpeechAct.PROMISE})

Range = tuple[int, int]


@dataclass(slots=True)
class Clause:
    """A cue with its content, as token indices into one passage.

    Attributes:
        word: The cue's main word.
        cue: All its tokens, in order.
        source: Head of the noun phrase that is the source; ``None`` if there is none.
        content: Half-open token ranges, in order.
        act: What the source does.
        form: How the content is attached: a letter of `rashomon.extract.cues`, or "according", "noun", "adjective".
    """

    word: Token
    cue: tuple[int, ...]
    source: Token | None
    content: list[Range]
    act: SpeechAct
    form: str


def clauses(doc: Doc, quoted: Sequence[int]) -> list[Clause]:
    """Find the cues of a passage that have a source, in the order of the text.

    Args:
        doc: The passage.
        quoted: For each token the number of the quotation it is in, or -1.
    """
    out = []
    for token in doc:
        if quoted[token.i] >= 0:
            continue
        found = _clause(token, quoted)
        if found and found.source is not None and quoted[found.source.i] < 0:
            found.content = _tidy(doc, found)
            if found.content:
                out.append(found)
    return out


def _clause(token: Token, quoted: Sequence[int]) -> Clause | None:
    if token.lower_ == "according":
        return _according(token)
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
        cue = CUES.get(cue_lemma(token.lemma_))
        return _verb(token, cue, quoted) if cue and not _unreal(token, cue.act) else None
    if token.pos_ == "ADJ" and token.lower_ in CUE_ADJECTIVES:
        return _adjective(token)
    if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in CUE_NOUNS:
        return _noun(token)
    return None


def _unreal(verb: Token, act: SpeechAct) -> bool:
    """Whether it is said that somebody does not say it, or only that he might."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ in ("advcl", "acl", "relcl", "dep"):
        return True  # "asked about it, he said no": not he asks
    if act is SpeechAct.DECIDE and auxiliaries & {"must", "should", "would", "will", "may", "might", "could", "can"}:
        return True
    if act not in _HEDGED:
        return _thinks_in_report(verb, act)
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "mark" and child.lower_ in ("if", "whether", "unless")):
            return True
    governor = verb.head
    return verb.dep_ == "xcomp" and cue_lemma(governor.lemma_) in ("refuse", "decline", "fail")


def _thinks_in_report(verb: Token, act: SpeechAct) -> bool:
    """Whether a thought is only the wording of a report ("he said he wanted to go" says one thing, not two)."""
    if act not in (SpeechAct.THINK, SpeechAct.WANT) or verb.dep_ != "ccomp" or cue_lemma(verb.head.lemma_) not in CUES:
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ == "PRON" and CUES[cue_lemma(verb.head.lemma_)].act is SpeechAct.SAY


def _verb(verb: Token, cue: Cue, quoted: Sequence[int]) -> Clause | None:
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    source = agent_of(verb) if passive else subject_of(verb)
    if source is None:
        return None
    if passive and cue.act not in (SpeechAct.JUDGE, SpeechAct.SAY, SpeechAct.ORDER, SpeechAct.THINK, SpeechAct.WANT):
        return None
    for form, content in _forms(verb, cue, passive, source):
        if content and (form != "k" or _any_quoted(content, quoted)):
            return Clause(verb, cue_tokens(verb), source, content, cue.act, form)
    return None


def _any_quoted(content: Sequence[Range], quoted: Sequence[int]) -> bool:
    return any(quoted[i] >= 0 for start, end in content for i in range(start, end))


def _forms(verb: Token, cue: Cue, passive: bool, source: Token) -> Iterator[tuple[str, list[Range]]]:
    """The contents that the verb's forms allow, the surest first."""
    if passive:
        patient = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
        if patient is not None and "o" in cue.forms:
            after = [_subtree(c) for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("for", "as", "of")]
            yield "o", [_subtree(patient), *after]
        return
    if "c" in cue.forms or "o" in cue.forms or "s" in cue.forms:
        clause = _complement(verb)
        if clause is not None and ("c" in cue.forms or clause.i > verb.i):
            yield "c", _around(clause, verb, source)
    if "x" in cue.forms:
        yield from _infinitives(verb, cue)
    if cue.prepositions and "o" in cue.forms:
        yield from _objects(verb, cue)
    if cue.prepositions:
        yield from _prepositions(verb, cue)
    if "o" in cue.forms or "s" in cue.forms or "k" in cue.forms:
        yield from _objects(verb, cue)
    if "c" in cue.forms:
        yield "c", _host(verb)


def _infinitives(verb: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    infinitive = next((c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), None)
    patient = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if infinitive is not None:
        first = patient if patient is not None and patient.i < infinitive.i and "o" in cue.forms else infinitive
        yield "x", [(first.left_edge.i, infinitive.right_edge.i + 1)]


def _prepositions(verb: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    for child in verb.rights:
        first = child.left_edge
        if child.dep_ in ("advcl", "ccomp", "xcomp") and first.dep_ == "mark" and first.lower_ in cue.prepositions:
            yield "p", [(first.i + 1, child.right_edge.i + 1)]
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in cue.prepositions:
            inner = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inner is not None and inner.ent_type_ not in _DATES:
                yield "p", [(inner.left_edge.i, _end_after(verb, inner))]


def _objects(verb: Token, cue: Cue) -> Iterator[tuple[str, list[Range]]]:
    right = list(verb.rights)
    patient = next((c for c in right if c.dep_ in ("dobj", "nsubj") and c.i > verb.i), None)
    named = next((c for c in right if c.dep_ in ("oprd", "xcomp", "acomp", "attr")), None)
    if "s" in cue.forms and named is not None:
        first = patient if patient is not None and patient.i < named.i else named
        yield "s", [(first.left_edge.i, named.right_edge.i + 1)]
    if "o" in cue.forms and patient is not None and patient.ent_type_ not in _DATES:
        yield "o", [(patient.left_edge.i, _end_after(verb, patient))]
    if ("k" in cue.forms or "s" in cue.forms) and right:
        last = [c for c in right if c.dep_ not in ("punct", "conj", "cc", "npadvmod", "advcl")]
        if last:
            yield "k", [(last[0].left_edge.i, last[-1].right_edge.i + 1)]


def _complement(verb: Token) -> Token | None:
    """The clause that completes the verb: after it, or before it ("It was late, he said")."""
    for child in verb.rights:
        if child.dep_ == "ccomp" and not _small(child):
            return child
    for child in verb.lefts:
        if child.dep_ in ("ccomp", "parataxis"):
            return child
    return _behind_statement(verb)


def _behind_statement(verb: Token) -> Token | None:
    """The clause that the parser hangs on the noun before it: "said in a statement that it was late"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in _WHERE_SAID:
            inner = next((c for c in child.children if c.dep_ == "pobj"), child)
            clause = next((c for c in inner.rights if c.dep_ == "acl" and _that_or_to(c) and c.tag_ != "VB"), None)
            if clause is not None:
                return clause
    return None


def _small(clause: Token) -> bool:
    return clause.left_edge.i == clause.i == clause.right_edge.i and clause.pos_ not in ("VERB", "AUX")


def _around(clause: Token, verb: Token, source: Token) -> list[Range]:
    """The clause, in two pieces where the cue stands in its middle."""
    start, end = clause.left_edge.i, _clause_end(clause)
    low = min(verb.i, source.left_edge.i if source.head.i == verb.i else verb.i)
    high = max(verb.i, source.right_edge.i if source.head.i == verb.i else verb.i) + 1
    low = min([low, *(c.i for c in verb.lefts if c.dep_ in ("aux", "advmod", "neg") and c.i > start)])
    if start < low < end:
        return [(start, low), (high, end)] if high < end else [(start, low)]
    if start <= low and high <= end:
        return [(high, end)]
    return [(start, end)]


def _clause_end(clause: Token) -> int:
    """Where a clause ends, without what the parser hangs on it though the outlet tells it.

    That is an absolute construction after a comma (", with the ministry denying it"), a second statement of the same
    source (", claiming that …", "… and she hopes that it will last") and one of another (", while the union said …").
    """
    end = clause.right_edge.i + 1
    for child in clause.rights:
        before = clause.doc[child.left_edge.i - 1]
        absolute = child.dep_ == "prep" and child.lower_ == "with" and before.text == ","
        again = (
            child.dep_ == "conj" and cue_lemma(child.lemma_) in CUES and any(c.dep_ == "ccomp" for c in child.rights)
        )
        if absolute and any(c.dep_ == "pcomp" for c in child.children):
            return before.i
        if before.text == "," and child.dep_ == "advcl" and cue_lemma(child.lemma_) in CUES and _another(child):
            return before.i
        if again and any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in child.lefts):
            return before.i if before.dep_ == "cc" else child.left_edge.i
    return end


def _another(clause: Token) -> bool:
    """Whether an adverbial clause is a further statement: a participle, or one set against the first."""
    return clause.tag_ == "VBG" or any(c.dep_ == "mark" and c.lower_ in ("while", "whereas") for c in clause.lefts)


def _host(verb: Token) -> list[Range]:
    """The clause around a cue between commas: "The bridge, she said, was safe", "as he noted"."""
    as_clause = any(c.dep_ in ("mark", "advmod") and c.lower_ == "as" for c in verb.lefts)
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep") or verb.head.pos_ not in ("VERB", "AUX"):
        return []
    start, end = _subtree(verb)
    doc = verb.doc
    fenced = (start == 0 or doc[start - 1].text in ",—–-(") and (end >= len(doc) or doc[end].is_punct)
    if not as_clause and (verb.dep_ == "advcl" or not fenced or verb.head.i > verb.i > start + 3):
        return []
    if as_clause and any(c.dep_ in ("ccomp", "dobj") for c in verb.rights):
        return []
    whole_start, whole_end = _subtree(verb.head)
    return [piece for piece in ((whole_start, start), (end, whole_end)) if piece[1] - piece[0] > 1]


def _end_after(verb: Token, patient: Token) -> int:
    """Where an object ends, with what hangs on the verb beside it ("accused them of …", "urged them to …")."""
    end = patient.right_edge.i + 1
    for child in verb.rights:
        if child.i < end:
            continue
        attached = (
            child.dep_ in ("xcomp", "oprd", "ccomp")
            or (child.dep_ in ("prep", "dative") and child.lower_ in _FOLLOWING_OBJECT)
            or (child.dep_ == "advcl" and child.left_edge.lower_ == "to")
        )
        if not attached or child.left_edge.i > end:
            break
        end = child.right_edge.i + 1
    return end


def _according(token: Token) -> Clause | None:
    to = token.nbor() if token.i + 1 < len(token.doc) else None
    if to is None or to.lower_ != "to":
        return None
    source = next((c for t in (to, token) for c in t.children if c.dep_ == "pobj"), None)
    if source is None:
        return None
    start, end = token.i, source.right_edge.i + 1
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    if head.i == token.i or not _subtree(head)[0] <= start < _subtree(head)[1]:
        head = root_of(token)
    low, high = _subtree(head)
    before, after = (low, start), (end, high)
    pieces = [piece for piece in (before, after) if _wordy(token.doc, piece)]
    return Clause(token, (token.i, to.i), source, pieces, SpeechAct.SAY, "according")


def _wordy(doc: Doc, piece: Range) -> bool:
    """Whether a range holds a predicate or at least a few words, not a connective alone ("However,")."""
    words = [t for t in doc[piece[0] : piece[1]] if t.is_alpha]
    return len(words) > 2


def _adjective(token: Token) -> Clause | None:
    clause = next((c for c in token.rights if c.dep_ == "ccomp"), None)
    be = token.head
    if clause is None or token.dep_ not in ("acomp", "attr") or be.pos_ not in ("AUX", "VERB"):
        return None
    source = subject_of(be)
    if source is None or any(c.dep_ == "neg" for c in be.children) or source.lower_ in ("it", "this", "that"):
        return None
    return Clause(token, (*cue_tokens(be), token.i), source, [_subtree(clause)], SpeechAct.THINK, "adjective")


def _noun(token: Token) -> Clause | None:
    clause = next((c for c in token.rights if c.dep_ in ("acl", "relcl") and _that_or_to(c)), None)
    source = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if clause is None:
        return None
    if source is None and token.dep_ == "dobj" and token.head.pos_ == "VERB":
        source = subject_of(token.head)
    if source is None:
        return None
    return Clause(token, (token.i,), source, [_subtree(clause)], SpeechAct.SAY, "noun")


def _that_or_to(clause: Token) -> bool:
    first = clause.left_edge.lower_
    return (first == "that" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)) or (
        first == "to" and clause.tag_ == "VB"
    )


def _subtree(token: Token) -> Range:
    return token.left_edge.i, token.right_edge.i + 1


def _tidy(doc: Doc, clause: Clause) -> list[Range]:
    """Contents without punctuation at their ends and without the cue, the empty ones dropped."""
    out = []
    for start, end in clause.content:
        while start < end and (doc[start].is_space or doc[start].text in ",;:-–—."):
            start += 1
        while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;:-–—.") and end - 1 != start:
            end -= 1
        if start < end and any(t.is_alpha or t.like_num for t in doc[start:end]):
            out.append((start, end))
    return sorted(out)
