from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.coverage import coverage, coverage_lines
from rashomon.account.sources import Sources
from rashomon.model import (
    Accord,
    Analysis,
    Cell,
    Compliance,
    ComplianceClaim,
    Findings,
    Ground,
    Incident,
    IncidentGroup,
    IncidentType,
    Language,
    LedgerEntry,
    Member,
    Opposed,
    Party,
    Pledge,
    PledgeKind,
    PledgeLedger,
    Published,
    Reality,
    Relation,
    Section,
    Side,
    Statement,
    StatementPair,
    Status,
    TimelineEntry,
    Toll,
    Utterance,
    Verdict,
)
from rashomon.pipeline import accounts, analyse
from rashomon.spans import Span
from tests.account.invented import COURIER, EARLY, GAZETTE, find, story
from tests.conftest import article

CARRIED, INDIRECT, NO, YET = Cell.CARRIED, Cell.INDIRECT, Cell.NOT_CARRIED, Cell.NOT_YET


def test_an_article_cannot_carry_what_was_reported_after_it():
    _, analyses, findings = story()
    found = coverage(Sources(analyses), Findings(utterances=findings.utterances, figures=findings.figures), ())
    assert [(r.kind, r.cells) for r in found.rows] == [
        ("quote", (CARRIED, YET, CARRIED)),
        ("figure", (CARRIED, YET, CARRIED)),
    ]


def test_without_a_publication_date_nothing_is_excused():
    _, (courier, early, gazette), findings = story()
    undated = (courier, replace(early, published=None), gazette)
    found = coverage(Sources(undated), Findings(utterances=findings.utterances), ())
    assert found.rows[0].cells == (CARRIED, NO, CARRIED)
    unsure = (courier, early, replace(gazette, published=None))
    assert coverage(Sources(unsure), Findings(utterances=findings.utterances), ()).rows[0].cells == (
        CARRIED,
        NO,
        CARRIED,
    )


def test_indirect_speech_is_told_apart():
    _, analyses, findings = story()
    said = findings.utterances[0]
    told = replace(
        said, members=said.members[:1], indirect=(Member("courier.txt", find(COURIER, "every boat it sent")),)
    )
    assert coverage(Sources(analyses), Findings(utterances=(told,)), ()).rows[0].cells == (INDIRECT, YET, CARRIED)


def test_lines_name_who_carries_a_thing_and_what_one_alone_has():
    _, analyses, findings = story()
    sources = Sources(analyses)
    lone = replace(findings.utterances[0], members=findings.utterances[0].members[1:], changes=())
    found = coverage(sources, Findings(utterances=(lone,), figures=findings.figures), ())
    assert [line.text for line in coverage_lines(sources, found)] == [
        "Passengers aboard: some 200 and 212 — 2 of 2 outlets: carried by Courier and gazette; not reported yet when "
        "these appeared: early.",
        "In Courier, after the others had appeared: one quotation.",
    ]


def test_of_a_single_article_nothing_is_said_to_be_left_out_or_not():
    text = "FERRY AGROUND\n\nA ferry ran aground off Lorne on Friday and 12 people were hurt, the police said."
    (account,) = accounts([analyse(article(text))])
    assert account.coverage.rows
    assert not [line for line in account.lines if line.section is Section.COVERAGE]


def test_what_the_unread_part_of_a_report_may_hold_is_not_left_out_by_it():
    quoted = '"The dam will hold until the spring," Ana Ruiz, the mayor of Varn, said on Monday.'
    whole = f"{quoted} She spoke to two hundred people in the town hall.\n"
    stub = "The mayor of Varn, Ana Ruiz, spoke on Monday to two hundred people in the town hall about the dam.\n"
    analyses = [
        analyse(article(whole, "a")),
        analyse(article(whole.replace("She", "The mayor"), "b")),
        analyse(article(stub, "c", excerpt="the page holds only its beginning, 20 of 900 words")),
    ]
    (one,) = accounts(analyses)
    row = next(r for r in one.coverage.rows if r.kind == "quote")
    assert row.cells == (Cell.CARRIED, Cell.CARRIED, Cell.UNREAD)
    assert any(
        line.text == "c was read in part: the page holds only its beginning, 20 of 900 words." for line in one.lines
    )


def test_articles_of_one_outlet_count_once():
    _, (courier, early, gazette), findings = story()
    again = replace(
        courier,
        article=article(COURIER, "courier-2.txt", outlet="Courier"),
        published=gazette.published,
        attributions=(),
    )
    said = findings.utterances[0]
    twice = replace(said, members=(*said.members, Member("courier-2.txt", said.members[1].span)))
    found = coverage(Sources((courier, again, early, gazette)), Findings(utterances=(twice,)), ())
    (row,) = found.rows
    assert row.cells == (CARRIED, CARRIED, YET, CARRIED)
    assert (row.outlets, row.able, row.origins) == (2, 2, None)


def test_who_tells_the_opposite_does_not_carry_it():
    _, analyses, _ = story()
    sides = (
        Side("ran aground on a sandbank", None, (Member("gazette.txt", find(GAZETTE, "ran aground on a sandbank")),)),
        Side("Nobody on board was hurt", None, (Member("courier.txt", find(COURIER, "Nobody on board was hurt")),)),
    )
    outlets = Opposed("the ferry", Ground.NEGATION, sides)
    parties, spelled = replace(outlets, between_parties=True), replace(outlets, ground=Ground.NAME)
    found = coverage(Sources(analyses), Findings(opposed=(outlets, parties, spelled)), ())
    (row,) = found.rows
    assert row.text == "The ferry: “ran aground on a sandbank” (against “Nobody on board was hurt”)"
    assert row.cells == (Cell.OPPOSED, YET, CARRIED)
    assert [c.exact for c in row.citations] == ["Nobody on board was hurt", "ran aground on a sandbank"]
    assert (row.outlets, row.able) == (1, 2)
    (line,) = coverage_lines(Sources(analyses), found)
    assert line.text.endswith(
        "— 1 of 2 outlets: carried by gazette; the opposite in Courier; not reported yet when these appeared: early."
    )


def test_a_number_that_cannot_be_right_beside_the_one_most_give_tells_the_opposite():
    _, analyses, findings = story()
    (group,) = findings.figures
    (name, some), (other, exact) = group.members
    apart = replace(some, value=150.0, low=150.0, high=150.0, hedge=None)
    found = coverage(
        Sources(analyses),
        Findings(figures=(replace(group, verdict=Verdict.CONFLICT, members=((name, apart), (other, exact))),)),
        (),
    )
    (row,) = found.rows
    assert row.text == "Passengers aboard: some 200 (against 212)"
    assert row.cells == (CARRIED, YET, Cell.OPPOSED)
    assert (row.outlets, row.able) == (1, 2)


def test_an_event_on_another_day_is_one_row():
    _, analyses, findings = story()
    (event,) = findings.times
    entries = [
        TimelineEntry(
            value=ref.value,
            text="The ferry Merle ran aground",
            status=Status.HAPPENED,
            citations=(Sources(analyses).cite(name, span),),
            event=0,
            verdict=Verdict.CONFLICT,
            others=tuple((r.value, (a,)) for a, r, _ in event.members if a != name),
        )
        for name, ref, span in event.members
    ]
    found = coverage(Sources(analyses), Findings(times=(event,)), entries)
    (row,) = found.rows
    assert row.text == "2 April 2031: The ferry Merle ran aground (against 1 April 2031)"
    assert row.cells == (CARRIED, YET, Cell.OPPOSED)


def test_what_happened_after_an_article_appeared_is_not_left_out_by_it():
    _, (courier, early, gazette), _ = story()
    sentence = find(COURIER, "The regatta planned for 20 April 2031 was called off.")
    crash = Incident(sentence, sentence, IncidentType.ACCIDENT, date="2031-04-03", killed=Toll(2, 2, sentence))
    denied = Incident(find(GAZETTE, "The owners will meet the mayor"), sentence, IncidentType.ACCIDENT, Reality.NEGATED)
    undated = replace(courier, published=None)  # so that the day alone excuses the others
    group = IncidentGroup(IncidentType.ACCIDENT, "2031-04-03", "Port Ellery", (("courier.txt", crash),))
    (row,) = coverage(Sources((undated, early, gazette)), Findings(incidents=(group,)), ()).rows
    assert row.text == "3 April 2031, Port Ellery: accident, 2 killed"
    assert row.cells == (CARRIED, YET, YET)
    both = replace(group, members=(("courier.txt", crash), ("gazette.txt", denied)))
    (row,) = coverage(Sources((undated, early, gazette)), Findings(incidents=(both,)), ()).rows
    assert row.cells == (CARRIED, YET, Cell.OPPOSED)


def test_commitments_and_claims_about_them_are_rows_of_their_own():
    _, analyses, _ = story()
    act = find(GAZETTE, "meet the mayor on 9 April 2031")
    pledge = Pledge(act, PledgeKind.PROMISE, None, act)
    said = find(COURIER, "captain Ida Renn said")
    claim = ComplianceClaim(said, Party("Ida Renn", said, named=True), None, Compliance.MET)
    entry = LedgerEntry(
        "owners", "meet the mayor", None, (("gazette.txt", pledge),), (("courier.txt", claim),), ("Ida Renn",)
    )
    vow = LedgerEntry("owners", "float off", None, (("gazette.txt", pledge),))
    found = coverage(Sources(analyses), Findings(pledges=(PledgeLedger(None, (entry, vow)),)), ())
    assert [(r.kind, r.text, r.cells) for r in found.rows] == [
        ("pledge", "Owners: “meet the mayor”", (NO, YET, CARRIED)),
        ("claim", "Owners: “meet the mayor”, held kept by Ida Renn", (CARRIED, YET, YET)),
    ]
    assert [line.text for line in coverage_lines(Sources(analyses), found)] == [
        "In Courier, after the others had appeared: one claim about a commitment.",
        "Only in gazette: one commitment.",
    ]


def _statement(text: str, words: str) -> Statement:
    span = find(text, words)
    return Statement(span, span, span, "run", lemmas=tuple(words.lower().split()))


def test_statements_that_are_the_same_are_one_row_in_the_words_all_carry():
    _, analyses, findings = story()
    short = _statement(COURIER, "The ferry Merle ran aground off Port Ellery on Wednesday")
    full = _statement(GAZETTE, "The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday")
    third = _statement(EARLY, "A storm is expected to reach Port Ellery")
    pairs = (
        StatementPair(Accord.MORE_SPECIFIC, ("gazette.txt", full), ("courier.txt", short)),
        StatementPair(Accord.UNCLEAR, ("gazette.txt", full), (analyses[1].id, third)),
    )
    (row,) = coverage(Sources(analyses), Findings(statements=pairs), ()).rows
    assert (row.kind, row.text) == ("statement", "The ferry Merle ran aground off Port Ellery on Wednesday")
    assert row.cells == (CARRIED, YET, CARRIED)
    # marks of which the other half is elsewhere are no part of it
    cut = _statement(GAZETTE, '"We had a very narrow escape and we thank the Harbour Rescue Board')
    (row,) = coverage(
        Sources(analyses),
        Findings(statements=(StatementPair(Accord.MORE_SPECIFIC, ("courier.txt", short), ("gazette.txt", cut)),)),
        (),
    ).rows
    assert row.text == "We had a very narrow escape and we thank the Harbour Rescue Board"
    # what is like one of the two alone may say something else
    chain = (*pairs, StatementPair(Accord.SAME, ("gazette.txt", full), (analyses[1].id, third)))
    found = coverage(Sources(analyses), Findings(statements=chain), ())
    assert sorted(sum(cell is CARRIED for cell in r.cells) for r in found.rows) == [2]
    # a clause about what stands before it says nothing by itself
    bare = StatementPair(
        Accord.SAME, ("gazette.txt", replace(full, lemmas=("run",))), ("courier.txt", replace(short, lemmas=("run",)))
    )
    assert coverage(Sources(analyses), Findings(statements=(bare,)), ()).rows == ()
    # what is quoted is no second thing
    quoted = findings.utterances[0]
    same = tuple(_statement(t, m.span.of(t)) for m, t in zip(quoted.members, (GAZETTE, COURIER), strict=True))
    pair = StatementPair(Accord.SAME, ("gazette.txt", same[0]), ("courier.txt", same[1]))
    found = coverage(Sources(analyses), Findings(utterances=(quoted,), statements=(pair,)), ())
    assert [r.kind for r in found.rows] == ["quote"]


def test_what_an_incident_tells_is_no_dated_event_besides_but_two_days_in_a_sentence_are_two():
    _, analyses, _ = story()
    sources = Sources(analyses)
    sentence = find(COURIER, "The regatta planned for 20 April 2031 was called off.")
    part = find(COURIER, "regatta planned for 20 April 2031")
    entries = [
        TimelineEntry(day, "The regatta", Status.PLANNED, (sources.cite("courier.txt", part),))
        for day in ("2031-04-20", "2031-04-21")
    ]
    assert [r.kind for r in coverage(sources, Findings(), entries).rows] == ["date", "date"]
    crash = Incident(sentence, sentence, IncidentType.ACCIDENT, killed=Toll(2, 2, sentence))
    group = IncidentGroup(IncidentType.ACCIDENT, None, "Port Ellery", (("courier.txt", crash),))
    assert [r.kind for r in coverage(sources, Findings(incidents=(group,)), entries).rows] == ["incident"]


TEXTS = ("The mill burned down on Monday night.", "On Monday the mill burned down.", "The mill stands.", "It burned.")
DAYS = st.one_of(st.none(), st.integers(1, 9))
PLACES = st.lists(st.integers(0, 3), unique=True, max_size=4)


@given(
    days=st.lists(DAYS, min_size=4, max_size=4),
    outlets=st.lists(st.sampled_from([None, "Argus", "Echo"]), min_size=4, max_size=4),
    partial=PLACES,
    told=st.lists(st.tuples(PLACES.filter(bool), PLACES, PLACES), min_size=1, max_size=4),
)
def test_cells_and_counts_agree_with_each_other(days, outlets, partial, told):
    analyses = tuple(
        Analysis(
            article(text, f"a{i}", outlet=outlets[i], excerpt="a summary" if i in partial else ""),
            (),
            (),
            Language("en", 1.0),
            Published(date(2031, 5, days[i] or 1), date(2031, 5, days[i] or 1), ("metadata",)) if days[i] else None,
        )
        for i, text in enumerate(TEXTS)
    )

    def members(which):
        return tuple(Member(f"a{i}", Span(0, len(TEXTS[i]))) for i in which)

    utterances = tuple(Utterance("Ida Holm", Relation.FORM, members(d), indirect=members(r)) for d, r, _ in told)
    opposed = tuple(
        Opposed("the mill", Ground.NEGATION, (Side("burned", None, members(d)), Side("stands", None, members(o))))
        for d, _, o in told
        if o
    )
    sources = Sources(analyses)
    found = coverage(sources, Findings(utterances=utterances, opposed=opposed), ())
    assert len(found.rows) == len(utterances) + len(opposed)
    assert [-r.outlets for r in found.rows] == sorted(-r.outlets for r in found.rows)
    dated = {a.id: a.published for a in analyses}
    for row in found.rows:
        cells = dict(zip(found.articles, row.cells, strict=True))
        given_ = [a for a, cell in cells.items() if cell in (CARRIED, INDIRECT, Cell.OPPOSED)]
        assert [c.article for c in row.citations] == given_
        known = [dated[a].earliest for a in given_ if dated[a]]
        for one, cell in cells.items():
            if cell is NO and len(known) == len(given_) and dated[one]:
                assert dated[one].latest >= min(known)
        carrying = {sources.outlet(a) for a, cell in cells.items() if cell in (CARRIED, INDIRECT)}
        assert row.outlets == len(carrying) >= 1
        assert row.outlets <= row.able <= len({sources.outlet(a) for a in cells})
    for line in coverage_lines(sources, found):
        assert line.citations
