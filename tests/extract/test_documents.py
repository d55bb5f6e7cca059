import pytest

from rashomon.model import Voice
from tests.extract.test_attributions import read


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” a statement from the Harbour Board said.", "Harbour Board"),
        ("“We won,” said a statement by Mayor Ida Holm.", "Ida Holm"),
        ("A statement issued by the Harbour Board said the bridge was safe.", "Harbour Board"),
        ("Ida Holm's report said the bridge was unsafe.", "Ida Holm"),
        ("The ruling, written by Judge Ida Holm, said the bridge was unsafe.", "Ida Holm"),
        ("The town thanked Ida Holm, whose May report said that the bridge was unsafe.", "Ida Holm"),
        ("Ida Holm said in a statement that it was safe. The statement added that it would open.", "Ida Holm"),
        ("In a letter, the Harbour Board said it was safe. The letter warned that it was old.", "Harbour Board"),
    ],
)
def test_a_document_speaks_for_its_author(text, speaker):
    one = read(text)[-1]
    assert (one.speaker, one.voice) == (speaker, Voice.NAMED)


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is unsafe,” the report said.",
        "“The bridge is unsafe,” the ruling said.",
        "Some recent polls have shown that voters fear the bridge.",
        "Ida Holm's statements showed that she had no plan.",
    ],
)
def test_a_document_alone_is_nobody(text):
    one = read(text)[-1]
    assert one.source
    assert (one.speaker, one.voice) == (None, Voice.NONE)
