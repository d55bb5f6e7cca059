"""Who speaks, told where the sources, cues and contents stand: ``[source] <cue> {content}``."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.sources import SourceMention
from rashomon.model import Voice
from rashomon.spans import Span
from tests.extract.marked import last, resolved, speakers

_ANY = (
    "Mayor Ann Lee (R-Ohio), 62, and Karl Berg | More news\nBoth of the guards – he said – met Bo Vale’s wife; who "
    "said, “We, the Port Trust (PT), go.” Its chief, one of\n40 men, told Reuters she\n“did” it [again"
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Keller opened the canal.\n{“It is safe,”} [Keller] <said>.", "Maria Keller"),
        ("Port chief Maria Keller opened the canal.\n{“It is safe,”} [the port chief] <said>.", "Maria Keller"),
        ("Maria Keller, the governor, opened it.\n{“It is safe,”} [the governor] <said>.", "Maria Keller"),
        ("The head of the port, Maria Keller, came.\n{“It is safe,”} [the port chief] <said>.", "Maria Keller"),
        ("Maria Keller opened the canal. {“It is safe,”} [she] <said>.", "Maria Keller"),
        (
            "[Maria Keller] <said> {the canal was safe}. [She] <added> {that it would be dug deeper}.",
            "Maria Keller",
        ),
        ("{“It is safe,”} [the Pentagon] <said>.", "Pentagon"),
        (
            "OSLO, May 4 (Reuters) - [The Harbour Board] <said> on Monday {that the canal was safe}.",
            "Harbour Board",
        ),
        ("May 4 (AP) — [The Harbour Board] <criticised> {the canal} on Monday.", "Harbour Board"),
        ("[Berlin] <said> {the canal was safe}.", "Berlin"),
        ("[Maria Keller's administration] <said> {the canal was safe}.", "Maria Keller's administration"),
        ("Maria Keller came.\n[Keller's office] <said> {the canal was safe}.", "Maria Keller's office"),
        ("[The Keller administration] <said> {the canal was safe}.", "Keller administration"),
        ("The [Democratic Party leadership] <said> {the canal was safe}.", "Democratic Party leadership"),
    ],
)
def test_named(text, speaker):
    one = last(text)
    assert (one.name, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("[A port official] <said> {the canal was safe}.", "a port official", Voice.UNNAMED),
        (
            "[A port official] <said> {the canal was dry}. {“It is safe,”} [the official] <said>.",
            "a port official",
            Voice.UNNAMED,
        ),
        (
            "[A port official] <said> {the canal was dry}. <According to> [another official], {it is full}.",
            "another official",
            Voice.UNNAMED,
        ),
        (
            "{The canal was safe}, [two people briefed on the matter] <said>.",
            "two people briefed on the matter",
            Voice.GROUP,
        ),
        ("[Security officials] <reported> {that the canal was safe}.", "security officials", Voice.GROUP),
        ("[Residents] <said> {the canal was safe}.", "residents", Voice.GROUP),
        ("[Police] <said> {the canal was safe}.", "police", Voice.GROUP),
        ("[Several Norwegians] <said> {the canal was safe}.", "several Norwegians", Voice.GROUP),
        ("[Maria Keller and her lawyer] <said> {the canal was safe}.", "Maria Keller and others", Voice.GROUP),
        ("[The court] <said> {the canal was safe}.", "the court", Voice.ROLE),
        ("[The prime minister] <said> {the canal was safe}.", "the prime minister", Voice.ROLE),
        ("[The suspect] <said> {the canal was safe}.", "the suspect", Voice.UNNAMED),
        ("[A report on the canal] <said> {it was safe}.", "a report on the canal", Voice.DOCUMENT),
        ("[A poll on Monday] <suggested> {the canal was safe}.", "a poll", Voice.DOCUMENT),
        ("[The guidance] <says> {the canal is safe}.", "the guidance", Voice.DOCUMENT),
        ("A letter came.\n[A summary published on Monday] <says> {it is safe}.", "a summary", Voice.DOCUMENT),
        ("Maria Keller came. [Her lawyer] <said> {the canal was safe}.", "Maria Keller’s lawyer", Voice.UNNAMED),
        ("Maria Keller came. [Her campaign] <said> {the canal was safe}.", "Maria Keller’s campaign", Voice.NAMED),
        ("Maria Keller came. [Her message] <is> {that the canal is safe}.", "Maria Keller", Voice.NAMED),
        ("[Norway’s governor] <said> {the canal was safe}.", "Norway’s governor", Voice.ROLE),
        ("[A jury] <found> {Karl Berg guilty}.", "a jury", Voice.ROLE),
    ],
)
def test_kinds_of_sources(text, speaker, voice):
    one = last(text)
    assert (one.name, one.voice) == (speaker, voice)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a longer source than the one who speaks, and how it stands in a heading
        ("[A port official, who would give no name,] <said> {it was safe}.", "a port official"),
        (
            "[One officer with knowledge of the plan who spoke in private] <said> {it was safe}.",
            "one officer with knowledge of the plan",
        ),
        ("[A clerk at the port (and a sailor)] <said> {it was safe}.", "a clerk at the port"),
        ("[Some sailors and traders] <said> {it was safe}.", "some sailors and traders"),
        ("[Party elders — what is left of them —] <said> {it was safe}.", "party elders"),
        ("[One of those guards, who left early,] <said> {it was safe}.", "one of those guards"),
        ("[Some of the guards] <said> {it was safe}.", "some of the guards"),
        ("[The Harbour Board - half the value of the port] <said> {it was safe}.", "Harbour Board"),
        (
            "[A report from port inspectors published in May by the Harbour Board] <said> {it was safe}.",
            "port inspectors",
        ),
        (
            "[A study reviewed by the Harbour Board] <said> {the canal was safe}.",
            "a study reviewed by the Harbour Board",
        ),
        ("[A study conducted by the Harbour Board] <said> {the canal was safe}.", "Harbour Board"),
        (
            "[the Harbour Board and Coast Guard officers] <said> {it was safe}.",
            "the Harbour Board and Coast Guard officers",
        ),
        # a name beside a description
        ("[The sociologist Ann Lee] <said> {it was safe}.", "Ann Lee"),
        ("[Oslo chief of police Ann Lee] <said> {it was safe}.", "Ann Lee"),
        ("[An aide to Mayor Ann Lee] <said> {it was safe}.", "an aide to Mayor Ann Lee"),
        ("[A spokesman for Ann Lee] <said> {it was safe}.", "a spokesman for Ann Lee"),
        ("[Another, Ann Lee of Norden,] <said> {it was safe}.", "Ann Lee"),
        ("[One of the directors, Ann Lee,] <said> {it was safe}.", "Ann Lee"),
        ("[Ann Lee, the mayor of Norden,] <said> {it was safe}.", "Ann Lee"),
        ("[Rep. Ann Lee (R-Ohio)] <said> {it was safe}.", "Ann Lee"),
        ("[Sen. Ann Lee, D-Iowa,] <said> {it was safe}.", "Ann Lee"),
        # marks and page furniture at the edges
        ("[| Ann Lee] <said> {it was safe}.", "Ann Lee"),
        ("{“It is safe,}[” Ann Lee,] <said>.", "Ann Lee"),
        ("[Ann Lee | Norden Post] <said> {it was safe}.", "Ann Lee"),
        ("[Ann Lee’s] <claim> {that it was safe} was new.", "Ann Lee"),
        ("Mayor Ann Lee came.\n[Mayor Ann Lee Ann Marie LeeHere are the news] <said> {it was safe}.", "Ann Lee"),
        ("[Norden Lions forward Karl Berg] <said> {it was safe}.", "Karl Berg"),
        ("[House of Commons Harbour Committee Chairman Karl Berg] <said> {it was safe}.", "Karl Berg"),
        ("[A report in the Norden Times that year] <said> {it was safe}.", "a report in the Norden Times"),
        ("It came from a judge in Oslo [who] <said> {that it was safe}.", "a judge in Oslo"),
        ("Watch 0:[40 Ann Lee] <calls> {it safe}.", "Ann Lee"),
        ("[70 percent of Norwegians] <say> {it is safe}.", "70 percent of Norwegians"),
        ("[Some ferrymen and councillors] <were annoyed> {that it was dry}.", "some ferrymen and councillors"),
        ("[Half of the guards] <said> {it was safe}.", "half of the guards"),
        (
            "<According to> [the governors of both the Norden Port Trust and the Oslo Ferry Trust], {it is}.",
            "the governors of both the Norden Port Trust and the Oslo Ferry Trust",
        ),
        # several
        ("[Ann Lee and Karl Berg] <said> {it was safe}.", "Ann Lee and Karl Berg"),
        ("[Ann Lee and Ida Holm, but not Karl Berg,] <said> {it was safe}.", "Ann Lee and Ida Holm"),
        ("[Ann Lee, but not Karl Berg,] <said> {it was safe}.", "Ann Lee"),
        ("[Ann Lee, Karl Berg and Ida Holm] <said> {it was safe}.", "Ann Lee, Karl Berg and Ida Holm"),
        ("[Mayor Ann Lee and Harbour Board director Karl Berg] <said> {it was safe}.", "Ann Lee and Karl Berg"),
    ],
)
def test_what_a_source_is_called(text, speaker):
    assert last(text).name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lang paid the bill and Bruno Keller left the room. [He] <said> {the canal was dry}.",
        "{“We are tired,”} [he] <said>.",
        "It was late. [They] <said> {the canal was dry}.",
        "[I] <said> {the canal was dry}.",
        "[We] <know> {that the canal is dry}.",
        "[You] <think> {that the canal is dry}.",
        "[My father] <said> {that the canal was dry}.",
        "[No leader] <admits> {that the canal is dry}.",
        "[@norden_port] <said> {that the canal was dry}.",
        "[This attempt] <suggests> {that the canal is dry}.",
        "[None] <would say> {that the canal was dry}.",
        "It rained.\n[His campaign] <said> {the canal was dry}.",
        "[Our engineer] <says> {the canal is dry}.",
        "[The man’s diagnosis] <suggested> {that the water was bad}.",
        "[The big victories] <keep> {the talk on the port}.",
        "[Some of these figures] <show> {that the canal is dry}.",
        "[Past incidents] <suggest> {that the canal is unsafe}.",
        "[Karl Berg’s ouster] <fuelled> {fears of war}.",
        "He chose the name, [which] <reminded> {many of an old case}.",
        "Prices fell to a level, [who] <would not like> {that}.",
    ],
)
def test_nobody_is_guessed(text):
    one = last(text)
    assert (one.name, one.voice) == (None, Voice.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "{“The canal is dry,”} [Maria Keller] <said>.\n{“It will be dug again this year.”}",
        "[Maria Keller] <called> on Monday {for the canal to be dug}.\n{“It will be dug again this year.”}",
        "{“The canal is dry,”} [Maria Keller] <said>. Rain is rare.\n{“It will be dug again this year.”}",
    ],
)
def test_a_bare_quotation_goes_on_from_the_paragraph_before(text):
    one = last(text)
    assert (one.name, one.basis) == ("Maria Keller", "carried over from the paragraph before")


@pytest.mark.parametrize(
    "text",
    [
        "[Maria Keller] <said> {the canal was dry}, while [Peter Lang] <said> {it was full}.\n{“It will be dug.”}",
        "The canal was dug in May.\n{“It will be dug again this year.”}",
    ],
)
def test_a_bare_quotation_has_no_speaker_after_two_or_none(text):
    assert last(text).name is None


def test_an_acronym_given_in_brackets_is_its_body_wherever_it_stands():
    text = (
        "[The Dockers Defence League (DDL), which runs a home,] <said> {it was safe}.\n"
        "Karl Berg went home. [The DDL] <said> {it was safe}."
    )
    (first, _), (second, _) = resolved(text)
    assert first.name == second.name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Ferry Workers Union (FWU) met. FWU President Ida Holm came.\n{“We go,”} [the union’s chief] <said>.",
            "Ida Holm",
        ),
        (
            "Ferry Union president Ida Holm met Karl Berg, head of the Harbour Board.\n"
            "{“We go,”} [the board's head] <said>.",
            "Karl Berg",
        ),
        ("Mayor Karl Berg met former mayor Ida Holm.\n{“We go,”} [the mayor] <said>.", "Karl Berg"),
        (
            "A judge stopped the work. Judge Ida Holm met both sides.\n[The judge] <said> {the port was unsafe}.",
            "Ida Holm",
        ),
        ("It came from Mayor Karl Berg, a Democrat [who] <has said> {that the port is unsafe}.", "Karl Berg"),
        ("Anna Lund came. Karl Berg’s bet paid off. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Karl Berg read the ruling. The ruling stunned the port. {“We go,”} [he] <said>.", "Karl Berg"),
    ],
)
def test_offices(text, speaker):
    one = last(text)
    assert (one.name, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        (
            "Karl Berg, a spokesman for the Harbour Board, came.\n{“We go,”} [the Front's spokesman] <said>.",
            "the Front's spokesman",
            Voice.ROLE,
        ),
        ("[Judge] <says> {the port is unsafe and must close}.", "Judge", Voice.UNNAMED),
        ("Deputy Mayor Karl Berg came.\n{“We go,”} [the mayor] <said>.", "the mayor", Voice.ROLE),
        (
            "Karl Berg, a defense lawyer, came.\n[The defense] <said> {the port was unsafe}.",
            "the defense",
            Voice.UNNAMED,
        ),
        (
            "Port officials came. [One senior official] <said> {it was dry}. [The official] <added> {it was old}.",
            "one senior official",
            Voice.UNNAMED,
        ),
        (
            "Ann Lee, a port official, came.\n[A senior official in Oslo] <said> {it was dry}. "
            "[The official] <added> {it was old}.",
            "a senior official in Oslo",
            Voice.UNNAMED,
        ),
    ],
)
def test_another_office_is_somebody_else(text, speaker, voice):
    one = last(text)
    assert (one.name, one.voice) == (speaker, voice)


def test_an_unnamed_body_is_remembered():
    assert last("A local union met. [The union] <said> {that the port was unsafe}.").name == "a local union"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee, 62, was hurt. Karl Berg, 41, was not.\n{“We go,”} [the 62-year-old] <said>.", "Ann Lee"),
        ("Ann Lee, 62, was hurt.\n{“We go,”} [the 40-year-old] <said>.", "the 40-year-old"),
        ("Sen. Ann Lee met Karl Berg.\n{“We go,”} [the senator] <said>.", "Ann Lee"),
        ("Sen. Ann Lee met Sen. Karl Berg.\n{“We go,”} [the senator] <said>.", "the senator"),
        ("Ann Lee, the president of Italy, came.\n{“We go,”} [the Italian president] <said>.", "Ann Lee"),
        (
            "Ann Lee, the president of Austria, came.\n{“We go,”} [the Australian president] <said>.",
            "the Australian president",
        ),
        (
            "It was praised by Sen. Ann Lee of Ohio, the ranking Democrat here, [who] <said> {that it was safe}.",
            "Ann Lee",
        ),
        # of two senators of one party neither is meant for certain
        (
            "Sen. Karl Berg (R-AZ) met Sen. Bo Vale, head of the Republican Committee.\n"
            "{“We go,”} [the Republican senator] <said>.",
            "the Republican senator",
        ),
        (
            "On Monday Sen. Ann Lee (D-Ohio) met an old friend, Sen. Bo Vale (R-Iowa), in the harbour.\n"
            "{“We go,”} [the Democratic senator] <said>.",
            "Ann Lee",
        ),
        ("Karl Berg, the former governor, came.\n{“We go,”} [the former governor] <said>.", "Karl Berg"),
    ],
)
def test_descriptions(text, speaker):
    assert last(text).name == speaker


_SPANS = st.tuples(st.integers(0, len(_ANY) - 1), st.integers(1, 30)).map(
    lambda at: Span(at[0], min(len(_ANY), at[0] + at[1]))
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.lists(_SPANS, max_size=2), st.lists(_SPANS, max_size=1), _SPANS, st.booleans()), max_size=4)
)
def test_any_words_can_be_taken_for_a_source(given_spans):
    made = [SourceMention(tuple(s), tuple(c), (content,), quoted) for s, c, content, quoted in given_spans]
    found = speakers(_ANY, lambda _: made)
    assert len(found) == len(made)
    assert all((one.name is None) == (one.voice is Voice.NONE) for one, _ in found)
    assert all(via is None or via != one.name for one, via in found)
