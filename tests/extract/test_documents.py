"""What documents say, and for whom: ``[source] <cue> {content}``."""

import pytest

from rashomon.model import Voice
from tests.extract.marked import last


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{“We won,”} [a statement from the Harbour Board] <said>.", "Harbour Board"),
        ("{“We won,”} <said> [a statement by Mayor Ida Holm].", "Ida Holm"),
        ("[A statement issued by the Harbour Board] <said> {the bridge was safe}.", "Harbour Board"),
        ("[Ida Holm's report] <said> {the bridge was unsafe}.", "Ida Holm"),
        ("[The ruling, written by Judge Ida Holm,] <said> {the bridge was unsafe}.", "Ida Holm"),
        ("The town thanked Ida Holm, [whose May report] <said> {that the bridge was unsafe}.", "Ida Holm"),
        (
            "[Ida Holm] <said in a statement> {that it was safe}. [The statement] <added> {that it would open}.",
            "Ida Holm",
        ),
        (
            "In a letter, [the Harbour Board] <said> {it was safe}. [The letter] <warned> {that it was old}.",
            "Harbour Board",
        ),
    ],
)
def test_a_document_speaks_for_its_author(text, speaker):
    one = last(text)
    assert (one.name, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("{“The bridge is unsafe,”} [the report] <said>.", "the report"),
        ("{“The bridge is unsafe,”} [the ruling] <said>.", "the ruling"),
        ("[Some recent polls] <have shown> {that voters fear the bridge}.", "some recent polls"),
        ("[Ida Holm's statements] <showed> {that she had no plan}.", "Ida Holm's statements"),
        ("[Ida Holm's bill] <would ban> {bridges}.", "Ida Holm's bill"),
        ("[A study reviewed by the Harbour Board] <said> {it was safe}.", "a study reviewed by the Harbour Board"),
        (
            "<According to> [a recent Post/Harbour Board poll], {the bridge is unsafe}.",
            "a recent Post/Harbour Board poll",
        ),
        ("[Friday’s update] <warned> {that the bridge was unsafe}.", "Friday’s update"),
    ],
)
def test_a_document_is_no_more_than_itself_without_an_author(text, speaker):
    one = last(text)
    assert (one.name, one.voice) == (speaker, Voice.DOCUMENT)
