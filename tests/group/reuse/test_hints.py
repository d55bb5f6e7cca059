from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.group.reuse import lineage, reuse
from rashomon.model import Attribution, AttributionKind, HintKind, Name
from rashomon.spans import Span
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report
from tests.group.reuse.test_descent import BRIDGE, MORNING, NOON, at


def place(text, words, after=0):
    start = text.index(words, after)
    return Span(start, start + len(words))


def quoting(analysis, *quotes):
    text = analysis.article.text
    said = tuple(
        Attribution((), (), (s,), AttributionKind.DIRECT, quotes=(s,)) for s in (place(text, q) for q in quotes)
    )
    return replace(analysis, attributions=said)


def naming(analysis, *persons):
    text, at, found = analysis.article.text, 0, []
    for person in persons:
        span = place(text, person, at)
        found.append(Name(span, "PERSON", person))
        at = span.end
    return replace(analysis, names=tuple(found))


def hints(a, b, *others):
    found = lineage([a, b, *others], reuse([a, b, *others]))
    (one,) = (d for d in found.derivations if {d.a, d.b} == {a.id, b.id})
    return one


def words_for(one, kind, source):
    return [h.text for h in one.hints if h.kind is kind and h.source == source]


def test_a_quotation_printed_in_part_was_cut():
    said = "We will lift the leaf by hand if we must, and we will not wait for the docks to lend us anything at all"
    part = "We will lift the leaf by hand if we must"
    whole = quoting(report("a", *BRIDGE[:3], f"“{said},” the lock keeper said.", *BRIDGE[3:]), said)
    cut = quoting(report("b", *BRIDGE[:3], f"“{part},” the lock keeper said.", *BRIDGE[3:]), part)
    one = hints(whole, cut)
    assert one.source == "a"
    assert words_for(one, HintKind.COMPLETE, "a") == ["it prints in full a quotation of which the other has a part"]
    assert [c.exact for c in one.hints[0].citations] == [said, part]


def test_a_later_copy_that_has_a_quotation_in_full_has_it_from_elsewhere():
    said = "We will lift the leaf by hand if we must, and we will not wait for the docks to lend us anything at all"
    part = "We will lift the leaf by hand if we must"
    whole = quoting(report("a", *BRIDGE[:3], f"“{said},” the lock keeper said.", *BRIDGE[3:]), said)
    cut = quoting(report("b", *BRIDGE[:3], f"“{part},” the lock keeper said.", *BRIDGE[3:]), part)
    assert hints(at(whole, MORNING), at(cut, NOON)).source == "a"
    assert hints(at(whole, NOON), at(cut, MORNING)).source is None


def test_words_cut_out_of_sentences_speak_for_the_longer():
    short = [
        p.replace(", which the county bought second-hand in 1974 and has patched every winter since then", "")
        for p in BRIDGE
    ]
    short = [
        p.replace(" by their teacher", "").replace(" until the end of the month for work at the docks", "")
        for p in short
    ]
    one = hints(report("a", *short), report("b", *BRIDGE))
    (text,) = words_for(one, HintKind.COMPLETE, "b")
    assert text.startswith("the other leaves out words in ")
    assert one.source == "b"


def test_an_article_left_before_another_word_was_there_before_it():
    changed = [p.replace("the old swing bridge", "an old bridge") for p in BRIDGE]
    source = [*changed[:2], "The county has sent an engineer with a trolley of spares from its yard at Brackwater."]
    copy = [*changed[:2], "The county has sent an mechanic with a trolley of spares from its yard at Brackwater."]
    one = hints(report("a", *copy, *BRIDGE[3:]), report("b", *source, *BRIDGE[3:]))
    assert "the other prints “an mechanic”, it “an engineer”" in words_for(one, HintKind.EDIT, "b")
    assert one.source == "b"


def test_a_name_spelled_out_again_and_again_was_short():
    short = (
        "The River Transport Council (RTC) has closed the cut at Calder Locks until a diver has looked at the sill.",
        "The RTC wants every owner upstream to move before Friday, when the pool above the weir will be let down.",
        "It was the RTC that ordered the pin in the first place, according to a receipt found in the keeper's hut.",
    )
    full = [
        p.replace("The RTC", "The River Transport Council").replace("the RTC", "the River Transport Council")
        for p in short
    ]
    one = hints(report("a", *full, *BRIDGE), report("b", *short, *BRIDGE))
    (text,) = words_for(one, HintKind.EDIT, "b")
    assert "River Transport Council" in text
    assert text.endswith("amid its text in 2 places, where it has “RTC”")
    assert one.source == "b"


def test_a_name_that_is_spelled_otherwise_in_words_of_its_own_came_with_the_text():
    own = "Neighbours say that Petra Lindhelm has asked for a new bridge in every budget since she was elected."
    one = hints(report("a", own, *BRIDGE), report("b", *BRIDGE))
    assert words_for(one, HintKind.ERROR, "b") == [
        "the other has “Lindhelm” in words of its own, and “Lindholm”, as it does, in those that they share"
    ]


def test_a_people_and_its_country_are_no_two_spellings():
    text = (
        "The barge was built in Torvia by a yard that no longer exists, its owner said on the bank on Tuesday.",
        *BRIDGE,
    )
    own = "Few Torvian yards have outlived the crisis, and none of them would send a pin for a barge of that age."
    one = hints(report("a", own, *text), report("b", *text))
    assert words_for(one, HintKind.ERROR, "b") == []


def test_spelling_of_another_country_that_stands_only_in_shared_words_came_with_them():
    shared = (
        "The harbour and the theatre beside it were closed while labourers cleared the centre of the town.",
        "Its programme for the autumn, in honour of the labour movement, will open a fortnight late, the manager said.",
        *STRIKE,
    )
    own = "The mayor said the center would honor its labor contracts, and that the theater and the harbor come first."
    one = hints(report("a", own, *shared), report("b", *shared))
    assert words_for(one, HintKind.ERROR, "b") == [
        "the other spells as it does, in the British way, only where they share their words"
    ]


def test_a_surname_without_its_introduction_was_cut_off_from_it():
    text = (
        "A magistrate ordered the toll at Calder Locks to be dropped for as long as the bridge stays shut.",
        "Magistrate Ana Ruiz ruled after a hearing of ten minutes in which nobody spoke for the owners of the bridge.",
        "Ruiz also ordered the county to pay for the bus, which will have to be lifted out by a crane next month.",
        *BRIDGE[2:],
    )
    whole = naming(report("a", *text), "Ana Ruiz", "Ruiz")
    cut = naming(report("b", text[0], *text[2:], *FIRE), "Ruiz")
    one = hints(whole, cut)
    assert "it introduces “Ana Ruiz”, whom the other calls “Ruiz” from the start" in words_for(one, HintKind.ORDER, "a")


def test_who_is_known_by_a_surname_alone_in_both_says_nothing():
    text = (
        "Ruiz ordered the county to pay for the bus, which will have to be lifted out by a crane next month.",
        *BRIDGE,
    )
    one = hints(naming(report("a", *text), "Ruiz"), naming(report("b", *text[:4]), "Ruiz"))
    assert words_for(one, HintKind.ORDER, "a") == words_for(one, HintKind.ORDER, "b") == []


def test_a_pronoun_left_without_its_person_was_moved():
    text = (
        *BRIDGE[:2],
        "The driver of the bus, Odo Marsh, said that the children had sung all the way and seemed to enjoy themselves.",
        "He expects to drive the bus home by the northern road as soon as somebody lends him forty litres of diesel.",
        *BRIDGE[2:],
    )
    moved = (text[3], *text[:3], *text[4:])
    one = hints(naming(report("a", *text), "Odo Marsh"), naming(report("b", *moved), "Odo Marsh"))
    (said,) = words_for(one, HintKind.ORDER, "a")
    assert "(“He expects to drive …”)" in said


def test_a_first_sentence_moved_down_is_told_by_the_headline():
    head = "Jammed swing bridge at Calder Locks traps school bus"
    moved = (BRIDGE[4], *BRIDGE[:4])
    one = hints(report("a", *BRIDGE, headline=head), report("b", *moved, headline=head))
    assert words_for(one, HintKind.ORDER, "a") == [
        "it begins with the sentence that the headline tells of, which stands further down in the other"
    ]
    assert one.source is None  # that alone does not decide


@pytest.mark.parametrize("printed", ["a", "b"])
def test_words_of_a_report_that_copied_neither_speak_for_whoever_has_them(printed):
    said = "The pin was rotten to the heart and everybody on this river has known it for at least twenty years"
    altered = said.replace("rotten", "decayed").replace("everybody", "everyone")
    mine, theirs = (said, altered) if printed == "a" else (altered, said)
    a = quoting(report("a", *BRIDGE, f"“{mine},” the lock keeper said."), mine)
    b = quoting(report("b", *BRIDGE, f"“{theirs},” the lock keeper said."), theirs)
    third = quoting(report("c", *HARBOUR, f"“{said},” the keeper of Calder Locks told a radio station."), said)
    one = hints(a, b, third)
    assert any("as does a report that copies neither" in text for text in words_for(one, HintKind.EDIT, printed))
    assert one.source == printed
