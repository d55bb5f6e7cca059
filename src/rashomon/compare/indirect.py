"""What is given in indirect speech: by whom an utterance is retold, and what several retell and nobody quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.compare.occasions import Occasion, Occasions, apart
from rashomon.compare.paraphrase import Overlap, family, overlap
from rashomon.compare.reported import Headings, fallen_out, holders, is_anothers
from rashomon.compare.versions import aliases, source
from rashomon.compare.who import Names
from rashomon.model import Analysis, Attribution, AttributionKind, Entity, Member, Relation, SpeechAct, Utterance
from rashomon.spans import Span, join_spans
from rashomon.text.tokens import Aliases, Token, words

__all__ = ["told", "with_indirect"]

#: Families of words that two pieces must share before they are compared word by word.
_FAMILIES = 3
#: Pieces of one speaker in which a family may stand and still lead to comparisons; a commoner one says too little.
_COMMON = 60
#: Sentences of a quotation up to which it is also compared as a whole.
_SENTENCES = 3
#: Words of a piece that are read: a longer one is a document, not what somebody said.
_READ = 400


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of speech of one speaker.

    Attributes:
        owner: Index of what it is a part of.
        tokens: Its words.
        text: As printed.
    """

    owner: int
    tokens: tuple[Token, ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Telling:
    """One place of indirect speech with a named speaker."""

    member: Member
    spans: tuple[Span, ...]
    speaker: str
    tokens: tuple[Token, ...]
    text: str
    occasion: Occasion


def with_indirect(
    said: Sequence[Utterance], analyses: Sequence[Analysis], names: Names, forms: Aliases
) -> list[Utterance]:
    """Add the places that give an utterance of the same speaker in indirect speech.

    An utterance that one article alone quotes and others retell has the relation `Relation.PARAPHRASE`.

    Args:
        said: The utterances.
        analyses: The articles of the story.
        names: Their names.
        forms: Names with several forms.
    """
    tellings = _tellings(analyses, names, forms)
    texts = {a.id: a.article.text for a in analyses}
    pieces: dict[str, list[_Piece]] = {t.speaker: [] for t in tellings}
    for index, one in enumerate(said):
        if one.speaker in pieces:
            pieces[one.speaker] += _quoted_pieces(index, one, texts, forms)
    indices = {speaker: _Index(found) for speaker, found in pieces.items()}
    retelling: dict[int, list[Member]] = defaultdict(list)
    for telling in tellings:
        best = _best(telling, indices[telling.speaker], said)
        if best is not None:
            retelling[best].append(telling.member)
    return [_retold(one, retelling[index]) if index in retelling else one for index, one in enumerate(said)]


def _best(telling: _Telling, index: _Index, said: Sequence[Utterance]) -> int | None:
    """The utterance that indirect speech gives, if it gives one; of several the nearest."""
    best: tuple[float, int] | None = None
    for piece, shared in index.near(telling.tokens):
        if not shared.possible or any(_overlaps(telling, m) for m in said[piece.owner].members):
            continue
        cosine = _cosine(piece.text, telling.text)
        if shared.retells(cosine) and (best is None or (cosine, -piece.owner) > best):
            best = cosine, -piece.owner
    return -best[1] if best else None


def _overlaps(telling: _Telling, member: Member) -> bool:
    return telling.member.article == member.article and any(s.overlaps(member.span) for s in telling.spans)


def _retold(one: Utterance, places: Iterable[Member]) -> Utterance:
    indirect = tuple(sorted(places))
    quoting = {m.article for m in one.members}
    alone = len(quoting) == 1 and any(m.article not in quoting for m in indirect)
    stronger = alone and one.relation.strength < Relation.PARAPHRASE.strength
    return replace(one, relation=Relation.PARAPHRASE if stronger else one.relation, indirect=indirect)


def told(analyses: Sequence[Analysis], who: Sequence[Entity], said: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Find what several articles give in indirect speech of one speaker, and none quotes.

    Args:
        analyses: The articles of one story.
        who: Their names, as `rashomon.compare.who.entities` gives them.
        said: What is quoted, with the places that retell it.

    Returns:
        Utterances with the relation `Relation.PARAPHRASE` whose members are places of indirect speech, the fullest
        first; those in most articles first.
    """
    retold = {m for one in said for m in one.indirect}
    tellings = [t for t in _tellings(analyses, Names(tuple(who)), aliases(who)) if t.member not in retold]
    tellings.sort(key=lambda t: (-sum(w.content for w in t.tokens), t.member))
    by_speaker: dict[str, list[_Piece]] = defaultdict(list)
    for index, one in enumerate(tellings):
        by_speaker[one.speaker].append(_Piece(index, one.tokens, one.text))
    out = []
    for speaker in sorted(by_speaker):
        for head, others in _statements(tellings, by_speaker[speaker]):
            members = (tellings[head].member, *sorted(tellings[i].member for i in others))
            out.append(Utterance(speaker, Relation.PARAPHRASE, members))
    return tuple(sorted(out, key=lambda u: (-len({m.article for m in u.members}), u.members)))


def _statements(tellings: Sequence[_Telling], pieces: Sequence[_Piece]) -> Iterator[tuple[int, list[int]]]:
    """The tellings of several articles that give one statement: the fullest, and those that repeat it."""
    index = _Index(pieces)
    taken: set[int] = set()
    for piece in pieces:
        one = tellings[piece.owner]
        if piece.owner in taken:
            continue
        same = []
        for other, shared in index.near(one.tokens):
            two = tellings[other.owner]
            if other.owner <= piece.owner or other.owner in taken or one.member.article == two.member.article:
                continue
            if apart({one.occasion}, {two.occasion}) or not shared.possible:
                continue
            if shared.repeats(_cosine(one.text, two.text)):
                same.append(other.owner)
        if same:
            taken |= {piece.owner, *same}
            yield piece.owner, same


def _tellings(analyses: Iterable[Analysis], names: Names, forms: Aliases) -> list[_Telling]:
    out = []
    for analysis in sorted(analyses, key=lambda a: a.id):
        occasions = Occasions(analysis)
        text = analysis.article.text
        headings = Headings(analysis)
        outer = holders(analysis.attributions)
        for index, attribution in enumerate(analysis.attributions):
            if attribution.kind is not AttributionKind.INDIRECT or not _puts_in_words(attribution, text):
                continue
            if headings.hold(attribution) or _is_doubted(analysis.attributions, outer.get(index)):
                continue
            who = source(attribution, analysis.id, names)
            if not who.named or who.name is None:
                continue
            tokens = tuple(t for span in attribution.content for t in words(text, span, forms))[:_READ]
            shown = " ".join(span.of(text) for span in attribution.content)
            member = Member(analysis.id, join_spans(attribution.content))
            when = occasions.of(attribution)
            out.append(_Telling(member, attribution.content, who.name, tokens, shown, when))
    return out


def _is_doubted(found: Sequence[Attribution], holder: int | None) -> bool:
    """Whether what holds a nested attribution does more than pass it on: denies it, asks for it."""
    return holder is not None and found[holder].act is not SpeechAct.SAY


def _puts_in_words(attribution: Attribution, text: str) -> bool:
    """Whether somebody is told to have said it: not to think or want it, and not to have left it unsaid."""
    if attribution.act is not None and not attribution.act.spoken:
        return False
    return not is_anothers(attribution, text) and not fallen_out(attribution, text)


def _quoted_pieces(index: int, one: Utterance, texts: dict[str, str], forms: Aliases) -> Iterator[_Piece]:
    """The sentences of the fullest version, and all of it if that is short."""
    first = one.members[0]
    text = texts[first.article]
    tokens = words(text, first.span, forms)[:_READ]
    start = sentences = 0
    for at, token in enumerate(tokens):
        if token.ends or at == len(tokens) - 1:
            part = tokens[start : at + 1]
            yield _Piece(index, part, text[part[0].span.start : part[-1].span.end])
            start, sentences = at + 1, sentences + 1
    if 1 < sentences <= _SENTENCES:
        yield _Piece(index, tokens, first.span.of(text))


class _Index:
    """Pieces by the families of their words."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = pieces
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            for key in _families(piece.tokens):
                self._places[key].append(at)

    def near(self, tokens: Sequence[Token]) -> Iterator[tuple[_Piece, Overlap]]:
        """The pieces that share words of enough families with some words, in order, and what they share."""
        counts: Counter[int] = Counter()
        for key in _families(tokens):
            places = self._places.get(key, ())
            if len(places) <= _COMMON:
                counts.update(places)
        for at in sorted(at for at, count in counts.items() if count >= _FAMILIES):
            shared = overlap(self._pieces[at].tokens, tokens)
            if shared is not None:
                yield self._pieces[at], shared


def _families(tokens: Iterable[Token]) -> list[str]:
    return sorted({family(t.text) for t in tokens if t.content})


def _cosine(one: str, other: str) -> float:
    # imported here: it loads a runtime for models, which a mere check of saved citations has no use for
    from rashomon.text.embedding import embeddings

    first, second = embeddings([one, other])
    return float(first @ second)
