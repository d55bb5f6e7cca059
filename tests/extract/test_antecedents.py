"""Whom pronouns mean, told where the sources, cues and contents stand: ``[source] <cue> {content}``."""

import pytest

from rashomon.model import Voice
from tests.extract.marked import last, resolved


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
        ("Karl Berg spoke. Karl Berg paid. Ida Holm scolded the senator. {“We go,”} [he] <said>.", None),
        ("Karl Berg chose him last year, but [he] <said> {that he would not come}.", None),
        ("Karl Berg met the Holm family. {“We go,”} [he] <said>.", "Karl Berg"),
        # within the sentence, the nearest subject
        ("Peter Lang left. Helen Vale knew that Karl Berg had said [he] <would> {go}.", "Karl Berg"),
        ("Though Karl Berg was hard on Peter Lang, [he] <said> {that the port was safe}.", "Karl Berg"),
        ("One of the owners is Karl Berg. [He] <said> {that the port was safe}.", "Karl Berg"),
        ("Karl Berg came. He voted for Peter Lang, but [he] <says> {he will not again}.", "Karl Berg"),
        # one pronoun that is another's does not make a man of Ida
        ("Ida Holm spoke. Ida Holm praised the clerk for his work. [She] <said> {that it was done}.", "Ida Holm"),
        # not somebody in what is said
        ("Karl Berg came in. {If Peter Lang wins, the port will close}, [he] <said>.", None),
    ],
)
def test_he_and_she(text, speaker):
    assert last(text).name == speaker


def test_a_pronoun_within_quotation_marks_is_nobodys():
    assert last("[Karl Berg] <said>: {“Peter Lang came, and [he] <said> {we go}.”}").name is None


def test_a_document_is_not_taken_for_the_body_named_before_it():
    one = last("The Harbour Board met in Oslo. The report came late. [It] <said> {that the port was unsafe}.")
    assert (one.name, one.voice) == ("the report", Voice.DOCUMENT)
