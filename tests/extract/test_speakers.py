import pytest

from rashomon.model import Voice
from tests.extract.test_attributions import read


def last(text: str):
    return read(text)[-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Keller opened the canal.\n“It is safe,” Keller said.", "Maria Keller"),
        ("Port chief Maria Keller opened the canal.\n“It is safe,” the port chief said.", "Maria Keller"),
        ("Maria Keller, the governor, opened the canal.\n“It is safe,” the governor said.", "Maria Keller"),
        ("The head of the port, Maria Keller, came.\n“It is safe,” the port chief said.", "Maria Keller"),
        ("Maria Keller opened the canal. “It is safe,” she said.", "Maria Keller"),
        ("Maria Keller said the canal was safe. She added that it would be dug deeper.", "Maria Keller"),
        ("“It is safe,” the Pentagon said.", "Pentagon"),
        ("OSLO, May 4 (Reuters) - The Harbour Board said on Monday that the canal was safe.", "Harbour Board"),
        ("May 4 (AP) — The Harbour Board criticised the canal on Monday.", "Harbour Board"),
        ("May 4 (AP) — The Harbour Board on Monday criticised the canal.", "Harbour Board"),
        ("Berlin said the canal was safe.", "Berlin"),
        ("Maria Keller's administration said the canal was safe.", "Maria Keller's administration"),
        ("The Keller administration said the canal was safe.", "Keller administration"),
    ],
)
def test_named(text, speaker):
    one = last(text)
    assert (one.speaker, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        ("A port official said the canal was safe.", "a port official", Voice.UNNAMED),
        ("A port official said the canal was dry. “It is safe,” the official said.", "a port official", Voice.UNNAMED),
        (
            "A port official said the canal was dry. According to another official, it will be dug again.",
            "another official",
            Voice.UNNAMED,
        ),
        (
            "The canal was safe, two people briefed on the matter said.",
            "two people briefed on the matter",
            Voice.GROUP,
        ),
        ("Security officials reported that the canal was safe.", "security officials", Voice.GROUP),
        ("Residents said the canal was safe.", "residents", Voice.GROUP),
        ("Police said the canal was safe.", "police", Voice.GROUP),
        ("Several Norwegians said the canal was safe.", "several Norwegians", Voice.GROUP),
        ("Maria Keller and her lawyer said the canal was safe.", "Maria Keller and others", Voice.GROUP),
        ("The court said the canal was safe.", "the court", Voice.ROLE),
        ("The prime minister said the canal was safe.", "the prime minister", Voice.ROLE),
        ("The suspect said the canal was safe.", "the suspect", Voice.UNNAMED),
        ("A report on the canal said it was safe.", "a report on the canal", Voice.DOCUMENT),
        ("A poll on Monday suggested the canal was safe.", "a poll", Voice.DOCUMENT),
        ("Maria Keller came. Her lawyer said the canal was safe.", "Maria Keller’s lawyer", Voice.UNNAMED),
        ("Maria Keller came. Her campaign said the canal was safe.", "Maria Keller’s campaign", Voice.NAMED),
        ("Maria Keller came. Her message is that the canal is safe, she said.", "Maria Keller", Voice.NAMED),
    ],
)
def test_kinds_of_sources(text, speaker, voice):
    one = last(text)
    assert (one.speaker, one.voice) == (speaker, voice)


def test_through_whom_an_unnamed_source_speaks_is_remembered():
    text = "A port official told Reuters that the canal was dry. The official said that it would be dug again."
    assert [a.via for a in read(text)] == ["Reuters", "Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "“The canal is dry,” Maria Keller said.\n“It will be dug again this year.”",
        "Maria Keller called on Monday for the canal to be dug.\n“It will be dug again this year.”",
        "“The canal is dry,” Maria Keller said. Rain is rare in the plain.\n“It will be dug again this year.”",
    ],
)
def test_a_bare_quotation_goes_on_from_the_paragraph_before(text):
    one = last(text)
    assert one.speaker == "Maria Keller"
    assert one.source == ()
    assert one.basis == "carried over from the paragraph before"


def test_a_bare_quotation_after_two_speakers_has_none():
    text = "Maria Keller said the canal was dry, while Peter Lang said it was full.\n“It will be dug again this year.”"
    assert last(text).speaker is None


def test_a_bare_quotation_after_narration_has_none():
    assert last("The canal was dug in May.\n“It will be dug again this year.”").speaker is None


def test_a_pronoun_is_named_in_the_same_run_of_quotation():
    text = (
        "Peter Lang said the canal was full.\n“The canal is dry,” she said. “It will be dug again,” Maria Keller said."
    )
    assert [a.speaker for a in read(text)] == ["Peter Lang", "Maria Keller", "Maria Keller"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lang paid the bill and Bruno Keller left the room. He said the canal was dry.",
        "“We are tired,” he said.",
        "It was late. They said the canal was dry.",
        "I said the canal was dry.",
    ],
)
def test_nobody_is_guessed(text):
    one = last(text)
    assert (one.speaker, one.voice) == (None, Voice.NONE)


def test_a_possessive_pronoun_is_resolved():
    text = "Maria Keller opened the canal. Her promise to dig it deeper was cheered."
    assert last(text).speaker == "Maria Keller"


def test_they_and_it_stand_for_bodies():
    text = "Norway said the talks had failed. It warned that war was near."
    assert [a.speaker for a in read(text)] == ["Norway", "Norway"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Ferry Workers Union (FWU) met. FWU President Ida Holm came.\n“We go,” the union’s chief said.",
            "Ida Holm",
        ),
        (
            "Ferry Union president Ida Holm met Karl Berg, head of the Harbour Board.\n“We go,” the board's head said.",
            "Karl Berg",
        ),
        ("Mayor Karl Berg met former mayor Ida Holm.\n“We go,” the mayor said.", "Karl Berg"),
        ("A judge stopped the work. Judge Ida Holm met both sides.\nThe judge said the port was unsafe.", "Ida Holm"),
        ("It came from Mayor Karl Berg, a Democrat who has said that the port is unsafe.", "Karl Berg"),
        ("Anna Lund came. Karl Berg’s bet paid off. “We go,” he said.", "Karl Berg"),
        ("Karl Berg read the ruling. The ruling stunned the port. “We go,” he said.", "Karl Berg"),
    ],
)
def test_offices(text, speaker):
    one = last(text)
    assert (one.speaker, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker", "voice"),
    [
        (
            "Karl Berg, a spokesman for the Harbour Board, came.\n“We go,” the Front's spokesman said.",
            "the Front's spokesman",
            Voice.ROLE,
        ),
        ("Judge says the port is unsafe and must close.", "Judge", Voice.UNNAMED),
        ("Deputy Mayor Karl Berg came.\n“We go,” the mayor said.", "the mayor", Voice.ROLE),
        ("Karl Berg, a defense lawyer, came.\nThe defense said the port was unsafe.", "the defense", Voice.UNNAMED),
    ],
)
def test_another_office_is_somebody_else(text, speaker, voice):
    one = last(text)
    assert (one.speaker, one.voice) == (speaker, voice)


def test_a_document_is_not_taken_for_the_body_named_before_it():
    one = last("The Harbour Board met in Oslo. The report came late. It said that the port was unsafe.")
    assert (one.speaker, one.voice) == ("the report", Voice.DOCUMENT)


def test_an_unnamed_body_is_remembered():
    assert last("A local union met. The union said that the port was unsafe.").speaker == "a local union"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the other of the two is a woman, by her title, by a word beside her name, by a pronoun, by her first name
        ("Ms. Keller met Mr. Lang.\nMs. Keller paid. “We go,” he said.", None),
        ("Karl Berg spoke.\nThe actress, Robin Vale, left. “We go,” he said.", "Karl Berg"),
        ("Robin Vale injured herself.\nKarl Berg spoke. Robin Vale left. “We go,” he said.", "Karl Berg"),
        ("Karl Berg spoke.\nHelen Vale left. “We go,” he said.", "Karl Berg"),
        ("Karl Berg, whose wife is a judge, spoke. “We go,” he said.", "Karl Berg"),
        # who is spoken of, and somebody else named in between
        ("Karl Berg met Peter Lang. “We go,” he said.", None),
        ("Karl Berg said no. He met Peter Lang. “We go,” he said.", "Karl Berg"),
        ("Karl Berg told Peter Lang that he would go.", "Karl Berg"),
        ("Karl Berg attacked Peter Lang for his claim that the port was safe.", None),
        ("Karl Berg spoke. One voter asked why. She asked again. “We go,” he said.", "Karl Berg"),
        # within the sentence, the nearest subject
        ("Peter Lang left. Helen Vale knew that Karl Berg had said he would go.", "Karl Berg"),
        # not somebody in what is said
        ("Karl Berg came in. If Peter Lang wins, the port will close, he said.", None),
        # never from within another's words
        ("Karl Berg said: “Peter Lang came, and he said we go.”", "Karl Berg"),
    ],
)
def test_he_and_she(text, speaker):
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee, 62, was hurt. Karl Berg, 41, was not.\n“We go,” the 62-year-old said.", "Ann Lee"),
        ("Ann Lee, 62, was hurt.\n“We go,” the 40-year-old said.", "the 40-year-old"),
        ("Sen. Ann Lee met Karl Berg.\n“We go,” the senator said.", "Ann Lee"),
        ("Sen. Ann Lee met Sen. Karl Berg.\n“We go,” the senator said.", "the senator"),
        ("Ann Lee, the president of Italy, came.\n“We go,” the Italian president said.", "Ann Lee"),
        (
            "Ann Lee, the president of Austria, came.\n“We go,” the Australian president said.",
            "the Australian president",
        ),
        ("It was praised by Sen. Ann Lee of Ohio, the ranking Democrat here, who said that it was safe.", "Ann Lee"),
        ("Karl Berg, the former governor, came.\n“We go,” the former governor said.", "Karl Berg"),
    ],
)
def test_descriptions(text, speaker):
    assert last(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("A port official told Reuters that the canal was dry.", "a port official", "Reuters"),
        ("Ann Lee said in an interview with Reuters that the canal was dry.", "Ann Lee", "Reuters"),
        ("The canal is dry, the newspaper reported, citing two ministers.", "two ministers", "the newspaper"),
        (
            "The canal is dry, according to a statement carried by state media.",
            "a statement carried by state media",
            "state media",
        ),
        ("Ann Lee said that Karl Berg had claimed the canal was dry.", "Karl Berg", "Ann Lee"),
        ("Ann Lee told reporters that the canal was dry.", "Ann Lee", None),
    ],
)
def test_through_whom(text, speaker, via):
    assert (speaker, via) in [(a.speaker, a.via) for a in read(text)]
