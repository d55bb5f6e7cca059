"""Who speaks, told where the sources, cues and contents stand: ``[source] <cue> {content}``."""

import pytest

from rashomon.model import Voice
from tests.extract.marked import last, resolved


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
        ("[A port official, who asked not to be named,] <said> {it was safe}.", "a port official"),
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
        "[None] <would say> {that the canal was dry}.",
        "It rained.\n[His campaign] <said> {the canal was dry}.",
        "[Our engineer] <says> {the canal is dry}.",
        "[The man’s diagnosis] <suggested> {that the water was bad}.",
        "[The big victories] <keep> {the talk on the port}.",
        "[Some of these figures] <show> {that the canal is dry}.",
        "He chose the name, [which] <reminded> {many of an old case}.",
        "Prices fell to a level, [who] <would not like> {that}.",
    ],
)
def test_nobody_is_guessed(text):
    one = last(text)
    assert (one.name, one.voice) == (None, Voice.NONE)


def test_through_whom_an_unnamed_source_speaks_is_remembered():
    text = (
        "[A port official] <told> Reuters {that the canal was dry}. [The official] <said> {that it would be dug again}."
    )
    assert [via for _, via in resolved(text)] == ["Reuters", "Reuters"]


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


def test_a_pronoun_is_named_in_the_same_run_of_quotation():
    text = (
        "[Peter Lang] <said> {the canal was full}.\n"
        "{“The canal is dry,”} [she] <said>. {“It will be dug again,”} [Maria Keller] <said>."
    )
    assert [one.name for one, _ in resolved(text)] == ["Peter Lang", "Maria Keller", "Maria Keller"]


def test_a_possessive_pronoun_is_resolved():
    assert last("Maria Keller opened the canal. [Her] <promise> {to dig it deeper} was cheered.").name == "Maria Keller"


def test_it_stands_for_a_body():
    text = "[Norway] <said> {the talks had failed}. [It] <warned> {that war was near}."
    assert [one.name for one, _ in resolved(text)] == ["Norway", "Norway"]


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


def test_a_document_is_not_taken_for_the_body_named_before_it():
    one = last("The Harbour Board met in Oslo. The report came late. [It] <said> {that the port was unsafe}.")
    assert (one.name, one.voice) == ("the report", Voice.DOCUMENT)


def test_an_unnamed_body_is_remembered():
    assert last("A local union met. [The union] <said> {that the port was unsafe}.").name == "a local union"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the other of the two is a woman, by her title, by a word beside her name, by a pronoun, by her first name
        ("Ms. Keller met Mr. Lang.\nMs. Keller paid. {“We go,”} [he] <said>.", None),
        ("Karl Berg spoke.\nThe actress, Robin Vale, left. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Robin Vale injured herself.\nKarl Berg spoke. Robin Vale left. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Karl Berg spoke.\nHelen Vale left. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Karl Berg, whose wife is a judge, spoke. {“We go,”} [he] <said>.", "Karl Berg"),
        ("[Gene Vale, who advised Mrs. Keller,] <said> {“We go.”} [Her] <promise> {to go} was new.", None),
        # who is spoken of, and somebody else named in between
        ("Karl Berg met Peter Lang. {“We go,”} [he] <said>.", None),
        ("[Karl Berg] <said> {no}. He met Peter Lang. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Karl Berg attacked Peter Lang for [his] <claim> {that the port was safe}.", None),
        ("Karl Berg spoke. One voter asked why. She asked again. {“We go,”} [he] <said>.", "Karl Berg"),
        ("Karl Berg spoke. Ida Holm scolded the senator. {“We go,”} [he] <said>.", None),
        ("Karl Berg chose him last year, but [he] <said> {that he would not come}.", None),
        ("Karl Berg met the Holm family. {“We go,”} [he] <said>.", "Karl Berg"),
        # within the sentence, the nearest subject
        ("Peter Lang left. Helen Vale knew that Karl Berg had said [he] <would> {go}.", "Karl Berg"),
        ("Though Karl Berg was hard on Peter Lang, [he] <said> {that the port was safe}.", "Karl Berg"),
        ("One of the owners is Karl Berg. [He] <said> {that the port was safe}.", "Karl Berg"),
        # not somebody in what is said
        ("Karl Berg came in. {If Peter Lang wins, the port will close}, [he] <said>.", None),
    ],
)
def test_he_and_she(text, speaker):
    assert last(text).name == speaker


def test_a_pronoun_within_quotation_marks_is_nobodys():
    assert last("[Karl Berg] <said>: {“Peter Lang came, and [he] <said> {we go}.”}").name is None


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
        ("Karl Berg, the former governor, came.\n{“We go,”} [the former governor] <said>.", "Karl Berg"),
    ],
)
def test_descriptions(text, speaker):
    assert last(text).name == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("[A port official] <told> Reuters {that the canal was dry}.", "a port official", "Reuters"),
        ("[Ann Lee] <said> in an interview with Reuters {that the canal was dry}.", "Ann Lee", "Reuters"),
        ("{The canal is dry}, [the newspaper] <reported>, citing two ministers.", "two ministers", "the newspaper"),
        (
            "{The canal is dry}, <according to> [a statement carried by state media].",
            "a statement carried by state media",
            "state media",
        ),
        ("[Ann Lee] <said> {that [Karl Berg] <had claimed> {the canal was dry}}.", "Karl Berg", "Ann Lee"),
        ("[Ann Lee] <criticised> {[Karl Berg] for <saying> {the canal was dry}}.", "Karl Berg", None),
        ("[Ann Lee] <did not say> {that [Karl Berg] <had claimed> {the canal was dry}}.", "Karl Berg", None),
        ("[Ann Lee] <told> reporters {that the canal was dry}.", "Ann Lee", None),
        ("[Reuters] <reported> {that the canal was dry}.", "Reuters", None),
    ],
)
def test_through_whom(text, speaker, via):
    found = resolved(text)
    assert (found[-1][0].name, found[-1][1]) == (speaker, via)
