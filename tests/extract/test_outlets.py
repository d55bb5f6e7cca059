import pytest

from tests.extract.test_attributions import read


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ida Holm told Reuters that the bridge was unsafe.", "Reuters"),
        ("Ida Holm told the Oslo Morning Post that the bridge was unsafe.", "Oslo Morning Post"),
        ("Ida Holm said in an interview with Radio Fjord that the bridge was unsafe.", "Radio Fjord"),
        ("Ida Holm told the Senate that the bridge was unsafe.", None),
        ("Ida Holm told Congress that the bridge was unsafe.", None),
        ("Ida Holm told reporters that the bridge was unsafe.", None),
    ],
)
def test_only_outlets_are_gone_through(text, via):
    (one,) = read(text)
    assert (one.speaker, one.via) == ("Ida Holm", via)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that the bridge was unsafe.",
        "The bridge was unsafe, according to Reuters.",
        "Reuters predicted that the bridge would close.",
    ],
)
def test_an_agency_does_not_speak_through_itself(text):
    assert [(a.speaker, a.via) for a in read(text)] == [("Reuters", None)]
