"""What was found in an article, as the layers of its page: where it stands, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.account.dates import spell
from rashomon.account.wording import listed, range_of
from rashomon.export.plain import visible
from rashomon.model import (
    Analysis,
    Attribution,
    Block,
    ComplianceClaim,
    Figure,
    Incident,
    Name,
    Party,
    Pledge,
    Reality,
    TimeReference,
    TimeType,
    Toll,
    Voice,
)
from rashomon.spans import Span, join_spans

__all__ = ["LAYERS", "SHOWN", "Fact", "Found", "Layer", "Part", "found_in", "layers_of"]


class Layer(StrEnum):
    """What can be shown over an article's text."""

    BLOCKS = "blocks"
    ATTRIBUTIONS = "attributions"
    FIGURES = "figures"
    TIMES = "times"
    NAMES = "names"
    INCIDENTS = "incidents"
    PLEDGES = "pledges"
    REUSE = "reuse"
    REVISIONS = "revisions"


#: What each layer shows, for its switch.
LAYERS = {
    Layer.BLOCKS: "parts of the page",
    Layer.ATTRIBUTIONS: "who is said to say what",
    Layer.FIGURES: "figures",
    Layer.TIMES: "days and times",
    Layer.NAMES: "names",
    Layer.INCIDENTS: "incidents",
    Layer.PLEDGES: "promises, and who holds them kept",
    Layer.REUSE: "words shared with other articles",
    Layer.REVISIONS: "words changed between versions",
}

#: The layers of a page that names none: a reader sees what is the report, and who speaks in it.
SHOWN = (Layer.BLOCKS, Layer.ATTRIBUTIONS)

#: What the labels of names mean.
_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country, province or town",
    "LOC": "place",
    "FAC": "building or structure",
    "NORP": "people, religion or political group",
    "EVENT": "event",
    "LAW": "law or agreement",
    "PRODUCT": "product",
    "WORK_OF_ART": "title",
    "LANGUAGE": "language",
}

_VOICES = {
    Voice.ROLE: "told by a role alone",
    Voice.UNNAMED: "not named",
    Voice.GROUP: "several, not named",
    Voice.DOCUMENT: "a text",
}

_TIMES = {
    TimeType.DATE: "day or date",
    TimeType.TIME: "time of day",
    TimeType.DURATION: "length of time",
    TimeType.SET: "returning time",
}

_Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of something found.

    Attributes:
        span: Where they stand.
        role: Which part they are ("cue", "content", "source", "caption"), in words that can be classes of a page.
    """

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of something found.

    Attributes:
        term: What it is ("speaker").
        value: What is known, for a reader, on one line.
        link: Where more of it stands; empty if nowhere.
    """

    term: str
    value: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in an article.

    Attributes:
        layer: Where it is shown.
        parts: Its words, in the order of the text.
        facts: What is known of it.
    """

    layer: Layer
    parts: tuple[Part, ...]
    facts: tuple[Fact, ...] = ()

    @property
    def span(self) -> Span:
        """From the first of its words to the last."""
        return join_spans(p.span for p in self.parts)


def layers_of(named: str | None) -> tuple[Layer, ...]:
    """The layers that an address names, in the order of `Layer`; what it does not know is passed over.

    Args:
        named: Names with commas between them; ``None`` if the address names none, which gives `SHOWN`.
    """
    if named is None:
        return SHOWN
    wanted = {one.strip().lower() for one in named.split(",")}
    return tuple(layer for layer in Layer if layer.value in wanted)


def found_in(analysis: Analysis) -> list[Found]:
    """All that one article's analysis holds, in the order of the text.

    Words shared with other articles and words changed between versions are not in it: see `reused` and `revised`.
    """
    text = analysis.article.text
    out = [_block(b) for b in analysis.blocks]
    out += [_attribution(a, text) for a in analysis.attributions]
    out += [_figure(f, text) for f in analysis.figures]
    out += [_time(t, text) for t in analysis.times]
    out += [_name(n, text) for n in analysis.names]
    out += [_incident(i, text) for i in analysis.incidents]
    out += [_pledge(p, text) for p in analysis.pledges]
    out += [_claim(c, text) for c in analysis.compliance]
    return in_order(out)


def in_order(found: Iterable[Found]) -> list[Found]:
    """Things found, by where they begin; of those that begin together the longest first."""
    order = list(Layer)
    return sorted(found, key=lambda one: (one.span.start, -one.span.end, order.index(one.layer)))


def _facts(pairs: Iterable[tuple[str, str | None]]) -> tuple[Fact, ...]:
    """Facts whose value is known."""
    return tuple(Fact(term, visible(value)) for term, value in pairs if value)


def _words(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


def _block(one: Block) -> Found:
    repeated = "the same words stand further up" if one.repeats else ""
    role = f"{one.kind.value} again" if one.repeats else one.kind.value
    return Found(Layer.BLOCKS, (Part(one.span, role),), _facts((("part", one.kind.value), ("printed again", repeated))))


def _attribution(one: Attribution, text: str) -> Found:
    parts = [Part(span, "source") for span in one.source]
    parts += [Part(span, "cue") for span in one.cue]
    parts += [Part(span, "content") for span in one.content]
    speaker = one.speaker or "nobody is certain"
    return Found(
        Layer.ATTRIBUTIONS,
        tuple(sorted(parts, key=lambda p: (p.span, p.role))),
        _facts(
            (
                ("speaker", speaker),
                ("kind of source", _VOICES.get(one.voice)),
                ("known by", one.basis),
                (
                    "quoted",
                    {"direct": "word for word", "mixed": "in part"}.get(
                        one.kind.value, "no, told in the outlet's words"
                    ),
                ),
                ("does", one.act.value if one.act else ""),
                ("told by", listed([_words(s, text) for s in one.cue])),
                ("has it through", one.via),
                ("stands in", "what another is said to say" if one.nested else ""),
            )
        ),
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _bounds(one: Figure) -> str:
    if one.low is not None and one.high is not None:
        return "" if one.low == one.high else f"{_number(one.low)} to {_number(one.high)}"
    if one.low is not None:
        return f"{_number(one.low)} or more"
    return f"{_number(one.high)} or fewer" if one.high is not None else "not stated"


def _figure(one: Figure, text: str) -> Found:
    parts = [Part(one.span, "figure")]
    if one.of:
        parts.append(Part(one.of, "counted"))
    return Found(
        Layer.FIGURES,
        tuple(sorted(parts, key=lambda p: (p.span, p.role))),
        _facts(
            (
                ("value", _number(one.value) if one.value is not None else "a magnitude alone"),
                ("bounds", _bounds(one)),
                ("hedge", one.hedge),
                ("unit", one.unit),
                ("counts", _words(one.of, text)),
                ("per", one.scope.per),
                ("where", listed(one.scope.where)),
                ("given by", one.source),
                ("told as a fact", "" if one.scope.asserted else "no"),
            )
        ),
    )


def _time(one: TimeReference, text: str) -> Found:
    spelled = spell(one.value) if one.type in (TimeType.DATE, TimeType.TIME) else ""
    days = f"{one.low} to {one.high}" if one.low and one.high and one.low != one.high else ""
    return Found(
        Layer.TIMES,
        (Part(one.span, "time"),),
        _facts(
            (
                ("means", spelled if spelled != one.value else ""),
                ("value", one.value),
                ("kind", _TIMES[one.type]),
                ("known by", one.basis),
                ("days", days),
                ("dates", _words(one.act.clause or one.act.span, text) if one.act else ""),
            )
        ),
    )


def _name(one: Name, text: str) -> Found:
    same = visible(one.span.of(text)) == visible(one.entity)
    return Found(
        Layer.NAMES,
        (Part(one.span, "name"),),
        _facts(
            (
                ("name", one.entity),
                ("printed as", "" if same else one.span.of(text)),
                ("kind", _KINDS.get(one.label, one.label)),
            )
        ),
    )


def _toll(one: Toll | None) -> str:
    return range_of(one.low, one.high) if one else ""


def _party(one: Party | None) -> str:
    return one.name if one else ""


def _incident(one: Incident, text: str) -> Found:
    parts = _nested(one.span, "sentence", ((one.trigger, "act"),))
    return Found(
        Layer.INCIDENTS,
        parts,
        _facts(
            (
                ("act", one.type.value),
                ("told as", "" if one.reality is Reality.HAPPENED else one.reality.value),
                ("day", spell(one.date) if one.date else "not said"),
                ("place", one.place(text) or "not said"),
                ("place known by", "" if one.place_basis == "stated" else one.place_basis),
                ("by", _party(one.actor)),
                ("hit", _party(one.victims)),
                ("killed", _toll(one.killed)),
                ("wounded", _toll(one.wounded)),
                ("means", listed(one.means)),
                ("claimed by", _party(one.claimed_by)),
                ("denied by", _party(one.denied_by)),
                ("told by", _party(one.source) or "the outlet itself"),
            )
        ),
    )


def _pledge(one: Pledge, text: str) -> Found:
    inner = [(one.act, "act"), (one.condition, "condition"), (one.when, "deadline")]
    return Found(
        Layer.PLEDGES,
        _nested(one.span, "sentence", inner),
        _facts(
            (
                ("kind", f"{one.kind.value}, denied or refused" if one.negated else one.kind.value),
                ("who", _party(one.party) or "not said"),
                ("what", _words(one.act, text)),
                ("to whom", _party(one.beneficiary)),
                ("on condition", _words(one.condition, text)),
                ("by when", spell(one.deadline) if one.deadline else ""),
                ("under", _words(one.agreement, text)),
                ("told by", _party(one.source) or "the outlet itself"),
            )
        ),
    )


def _claim(one: ComplianceClaim, text: str) -> Found:
    return Found(
        Layer.PLEDGES,
        _nested(one.span, "sentence", [(span, "act") for span in one.commitments]),
        _facts(
            (
                ("kind", f"somebody says: {one.status.value}"),
                ("who says so", _party(one.claimant) or "the outlet itself"),
                ("of whom", _party(one.party) or "not said"),
                ("what", "; ".join(_words(s, text) for s in one.commitments) or "all that was agreed"),
                ("under", _words(one.agreement, text)),
            )
        ),
    )


def _nested(whole: Span, role: str, inner: Sequence[tuple[Span | None, str]]) -> tuple[Part, ...]:
    """A stretch with what stands in it, the stretch first."""
    return (Part(whole, role), *(Part(span, name) for span, name in _sorted(inner)))


def _sorted(inner: Sequence[tuple[Span | None, str]]) -> Iterator[tuple[Span, str]]:
    yield from sorted((span, name) for span, name in inner if span)
