"""Labels of several articles side by side: what is shown, and what is not worth showing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.labels import wordings
from rashomon.compare.who import entities
from rashomon.model import ActFamily, ActScope, Analysis, Block, BlockKind, Label, LabelKind, LabelVoice, Language, Name
from rashomon.spans import Span
from tests.conftest import article

OWN, TOLD, QUOTED = LabelVoice.OUTLET, LabelVoice.ATTRIBUTED, LabelVoice.QUOTED
TEXT = "The Harun Front, which some call the HF, was on the march again, as the elders of the town had feared."


def report(name: str, *made: Label, outlet: str | None = None) -> Analysis:
    whole = Span(0, len(TEXT))
    one = article(TEXT, name, outlet=outlet)
    who = (Name(Span(4, 15), "ORG", "Harun Front"),)
    placed = tuple(replace(label, span=Span(i, i + 1)) for i, label in enumerate(made))
    return Analysis(one, (Block(whole, BlockKind.BODY),), (whole,), Language("en", 1.0), names=who, labels=placed)


def actor(text: str, voice: LabelVoice = OWN, *, plain: bool = False, target: str = "Harun Front") -> Label:
    lemmas = tuple(word.rstrip("s") for word in text.split())
    return Label(Span(0, 1), text, LabelKind.ACTOR, target, voice, lemmas=lemmas, plain=plain)


def act(text: str, family: ActFamily = ActFamily.LEAVING, voice: LabelVoice = OWN, **names: str) -> Label:
    scope = ActScope(frozenset({family}), **{key: frozenset(value.split()) for key, value in names.items()})
    return Label(Span(0, 1), text, LabelKind.ACT, text, voice, lemmas=(text,), plain=True, act=scope)


def compared(*reports: Analysis):
    return [
        (w.entity, [(u.text, [(a, label.voice) for a, label in u.members]) for u in w.uses])
        for w in wordings(reports, entities(reports))
    ]


def test_what_two_outlets_call_one_body_differently():
    found = compared(
        report("a", actor("militants")),
        report("b", actor("fighters"), actor("terrorists", QUOTED)),
        report("c", actor("militant"), actor("group", plain=True)),
    )
    assert found == [
        (
            "Harun Front",
            [
                ("militant", [("a", OWN), ("c", OWN)]),
                ("fighters", [("b", OWN)]),
                ("group", [("c", OWN)]),
                ("terrorists", [("b", QUOTED)]),
            ],
        )
    ]


def test_inflection_makes_no_difference():
    assert compared(report("a", actor("militants")), report("b", actor("militant"))) == []


def test_what_is_only_quoted_makes_no_difference():
    assert compared(report("a", actor("militants")), report("b", actor("fighters", QUOTED))) == []
    assert compared(report("a", actor("militants", TOLD)), report("b", actor("fighters", QUOTED))) == []


def test_two_articles_of_one_outlet_are_one_voice():
    reports = report("a", actor("militants"), outlet="Argus"), report("b", actor("fighters"), outlet="Argus")
    assert compared(*reports) == []


def test_offices_alone_are_no_wording():
    found = compared(
        report("a", actor("minister", plain=True)), report("b", actor("spokesman", plain=True), actor("cleric", TOLD))
    )
    assert found == []


def test_one_act_by_its_name_and_place():
    (one,) = compared(
        report("a", act("withdrawal", about="League", where="Ostra")),
        report("b", act("pullout", where="Ostra")),
        report("c", act("exit", about="Union", where="Brenn")),
    )
    assert one == ("pullout (Ostra)", [("pullout", [("b", OWN)]), ("withdrawal", [("a", OWN)])])


def test_acts_of_other_kinds_or_places_stay_apart():
    assert compared(report("a", act("withdrawal", where="Ostra")), report("b", act("exit", where="Brenn"))) == []
    coup = act("coup", ActFamily.OVERTHROW, where="Ostra")
    assert compared(report("a", act("withdrawal", where="Ostra")), report("b", coup)) == []


def test_a_country_is_enough_for_what_is_as_large_as_a_country():
    assert compared(report("a", act("withdrawal", lands="Kenya")), report("b", act("pullout", lands="Kenya")))
    raid = act("raid", ActFamily.STRIKE, lands="Kenya"), act("bombing", ActFamily.STRIKE, lands="Kenya")
    assert compared(report("a", raid[0]), report("b", raid[1])) == []


def test_of_acts_that_are_many_both_reports_must_be_about_it():
    def late(name: str, label: Label) -> Analysis:
        spans = tuple(Span(i, i + 1) for i in range(10))
        made = report(name, label)
        return replace(made, sentences=spans, labels=(replace(label, span=Span(8, 9)),))

    one, other = (act(word, ActFamily.STRIKE, about="Harun") for word in ("raid", "bombing"))
    assert compared(report("a", one), report("b", other))
    assert compared(report("a", one), late("b", other)) == []


def test_an_act_that_fits_two_of_another_report_is_neither():
    raid = [replace(act("raid", ActFamily.UNREST, about="Harun"), target=f"raid {i}") for i in (1, 2)]
    assert compared(report("a", *raid), report("b", act("riot", ActFamily.UNREST, about="Harun"))) == []


def test_those_who_use_the_same_words_do_not_differ():
    both = [actor("militants", OWN, plain=True), actor("fighters", OWN)]
    assert compared(report("a", *both), report("b", *both)) == []


LABELS = st.builds(
    actor,
    st.sampled_from(["militants", "fighters", "armed group", "rebels"]),
    st.sampled_from([OWN, TOLD, QUOTED]),
    plain=st.booleans(),
)


@given(st.lists(st.lists(LABELS, max_size=4), min_size=1, max_size=4))
def test_whatever_is_shown_is_named_by_two_and_nothing_is_lost(given_):
    reports = [report(f"a{i}", *made) for i, made in enumerate(given_)]
    for one in wordings(reports, entities(reports)):
        own = [{use.text for use in one.uses for a, _ in use.own if a == r.id} for r in reports]
        assert len([words for words in own if words]) > 1
        assert len(set(map(frozenset, filter(None, own)))) > 1
        kept = sorted((a, label.span) for use in one.uses for a, label in use.members)
        assert kept == sorted((r.id, label.span) for r in reports for label in r.labels)
    backwards = wordings(reports[::-1], entities(reports))
    assert backwards == wordings(reports, entities(reports))
