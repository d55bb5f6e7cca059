from dataclasses import replace
from datetime import date

import pytest

from rashomon.account import account
from rashomon.account.lineage import lineage_lines, percent, reasons
from rashomon.account.sources import Sources
from rashomon.model import Derivation, Findings, Hint, HintKind, Lineage, Origin, Published, Reuse, Section, Story
from tests.account.copied import BEACON, TEXTS, analyses, lineage, passage, sources, story
from tests.account.invented import find

BOATS = "Fishermen from three villages fear for their boats"


@pytest.fixture(scope="module")
def made():
    return account(*story())


def lines(made, section):
    return [line.text for line in made.lines if line.section is section]


def test_the_head_counts_articles_outlets_and_origins(made):
    assert lines(made, Section.SOURCES)[0] == (
        "Five articles from five outlets report this, from three independent origins: "
        "Beacon, Globe, Herald, Mirror and Star."
    )


def test_who_takes_from_whom_how_much_how_changed_and_why(made):
    assert lines(made, Section.LINEAGE) == [
        "Three independent origins: Beacon, to which Globe goes back; a text of Sealine that is not among the reports, "
        "to which Mirror and Star go back; Herald by itself.",
        "Mirror and Star go back to a text of Sealine that is not among the reports: both credit it.",
        "Globe takes 71 % of its text from Beacon: three passages, one in another place, two changes of words, "
        "one cut; besides them one quotation alike; Globe prints “turned” for “switched” and “ship” for “vessel” "
        "and leaves out “on winter nights”; taken to be so because Beacon appeared on 2 May 2031, one day earlier; "
        "and Globe prints “ship” where Beacon has “vessel”.",
        "Mirror and Star share passages, 50 % of the text of Mirror and 52 % of that of Star: one passage, "
        "one change of words; Star prints “official” for “officer”.",
        "Herald shares nothing with the others but quotations.",
    ]


def test_passages_are_cited_on_both_sides_with_their_changed_words(made):
    line = next(one for one in made.lines if one.text.startswith("Globe takes"))
    words = {(c.article, c.exact) for c in line.citations}
    assert {("beacon", BOATS + " on winter nights"), ("globe", BOATS), ("beacon", "vessel"), ("globe", "ship")} <= words
    for one in made.lines:
        for citation in one.citations:
            citation.check(TEXTS[citation.article])


def test_what_three_outlets_of_two_origins_quote_is_counted_so(made):
    assert lines(made, Section.QUOTES) == [
        "Orla Finch: “We have asked for nothing but the light” — Beacon; three outlets, two origins, quote it; "
        "the same words in Globe and Herald."
    ]
    (row,) = made.coverage.rows
    assert (row.outlets, row.origins) == (3, 2)


def test_copies_of_one_text_are_one_voice_in_the_lead():
    _, every, findings, _ = story()
    told = lines(account(Story("s", tuple(TEXTS)), every, findings, lineage()), Section.LEAD)
    assert "(compare Star; one origin together)" in told[0]
    # where each is an origin of its own the same statements need no second number
    each = Lineage(origins=tuple(Origin((name,)) for name in TEXTS))
    alone = account(Story("s", tuple(TEXTS)), every, findings, each)
    assert "(compare Star)" in lines(alone, Section.LEAD)[0]
    assert lines(alone, Section.QUOTES)[0].count("origin") == 0


def test_the_root_of_an_origin_can_go_back_to_a_text_that_nobody_has():
    known = lineage()
    origins = (replace(known.origins[0], unseen=0), known.origins[1], replace(known.origins[2], unseen=None))
    (line, *_) = lineage_lines(Sources(analyses(), replace(known, origins=origins)), Story("s", tuple(TEXTS)))
    assert line.text == (
        "Three independent origins: a text of Sealine that is not among the reports, to which Beacon goes back, "
        "and Globe goes back to it; Mirror and Star together; Herald by itself."
    )


def test_of_a_story_of_one_origin_only_the_head_says_so():
    _, every, findings, known = story()
    whole = replace(known, origins=(Origin(tuple(TEXTS), "beacon"),), unseen=())
    made = account(Story("s", tuple(TEXTS)), every, findings, whole)
    assert lines(made, Section.SOURCES)[0].startswith(
        "Five articles from five outlets report this, from one independent"
    )
    assert "three outlets quote it" in lines(made, Section.QUOTES)[0]
    (row,) = made.coverage.rows
    assert (row.outlets, row.origins) == (3, 1)


def test_a_direction_that_is_not_known_is_not_told():
    known = lineage()
    hints = (
        Hint(HintKind.COMPLETE, "it holds what the other cuts", 0.3, (), "beacon"),
        Hint(HintKind.ORDER, "it tells in the order of the days", -0.2, (), "globe"),
    )
    open_pair = replace(known, derivations=(Derivation("beacon", "globe", None, 0.55, hints),))
    told = [line.text for line in lineage_lines(Sources(analyses(), open_pair), Story("s", tuple(TEXTS)))]
    (line,) = [text for text in told if text.startswith("Beacon and Globe share passages")]
    assert line.endswith(
        "one cut; besides them one quotation alike; which came first is not known; Globe prints “turned” for "
        "“switched” and “ship” for “vessel” and leaves out “on winter nights”; what points to Beacon as the first: "
        "Beacon holds what Globe cuts; what points to Globe as the first: Globe tells in the order of the days."
    )


def test_what_speaks_against_a_direction_is_told():
    known = lineage()
    (first, second), against = known.derivations[0].hints, Hint(HintKind.ORDER, "it jumps less", -0.2, (), "globe")
    weighed = replace(known, derivations=(replace(known.derivations[0], hints=(first, second, against)),))
    told = [line.text for line in lineage_lines(Sources(analyses(), weighed), Story("s", tuple(TEXTS)))]
    assert any(text.endswith("; what speaks against it: Globe jumps less.") for text in told)


def test_reasons_name_the_articles_but_leave_quoted_words_alone():
    hint = Hint(HintKind.EDIT, "the other has “it holds the other end” where it has “other”", 1.0, (), "beacon")
    assert reasons(sources(), [hint], "globe") == ["Globe has “it holds the other end” where Beacon has “other”"]


def test_reports_that_share_nothing_are_said_to_as_far_as_their_words_show():
    each = Lineage(origins=tuple(Origin((name,)) for name in TEXTS))
    assert [line.text for line in lineage_lines(Sources(analyses(), each), Story("s", tuple(TEXTS)))] == [
        "As far as their words show, no report takes its text from another or from a common source."
    ]


def test_a_passage_too_short_for_a_copy_is_one_line():
    one = passage("beacon", BOATS, "globe", BOATS)
    each = Lineage(
        (Reuse("beacon", "globe", (one,), 0.1, 0.1, 0, 0, copied=False, score=0.2),),
        origins=tuple(Origin((name,)) for name in TEXTS),
    )
    told = [line.text for line in lineage_lines(Sources(analyses(), each), Story("s", tuple(TEXTS)))]
    assert told[1:] == [
        "Herald, Mirror and Star share no passage with the others.",
        f"Beacon and Globe share one passage beyond quotations: “{BOATS}”.",
    ]


def test_the_earlier_report_is_named_with_its_days():
    (beacon, *others) = analyses()
    early = replace(beacon, published=Published(date(2031, 1, 30), date(2031, 1, 31), ("metadata",)))
    story = Story("s", tuple(TEXTS), earlier=("beacon",))
    (line, *_) = lineage_lines(Sources((early, *others), lineage()), story)
    assert line.text == (
        "Beacon is the earlier report: it was published between 30 and 31 January 2031, the others from 3 May 2031."
    )
    # without a lineage it is told all the same
    made = account(story, (early, *others), Findings())
    assert lines(made, Section.LINEAGE) == [line.text]


def test_of_many_copies_each_is_told_once():
    """Ten copies of one report are copies of one another too: told is what each has from the report."""
    names = [f"copy-{n}" for n in range(9)]
    every = [analyses()[0], *(replace(analyses()[0], article=replace(analyses()[0].article, id=n)) for n in names)]
    body = find(BEACON, BOATS)
    whole = passage("beacon", BOATS, "beacon", BOATS)
    assert whole.a == body
    ids = ["beacon", *names]
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    known = Lineage(
        tuple(Reuse(a, b, (whole,), 1.0, 1.0, 0, 0, copied=True, score=1) for a, b in pairs),
        tuple(Derivation(a, b, "beacon" if a == "beacon" else None, 0.9, ()) for a, b in pairs),
        (),
        (Origin(tuple(ids), "beacon"),),
    )
    told = [line.text for line in lineage_lines(Sources(tuple(every), known), Story("s", tuple(ids)))]
    assert len(told) == 1 + len(names)
    assert all("takes 100 % of its text" in text for text in told[1:])


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0 %"), (0.001, "1 %"), (0.434, "43 %"), (0.9999, "99 %"), (1.0, "100 %")]
)
def test_a_share_never_rounds_to_all_or_nothing(share, text):
    assert percent(share) == text
