"""Through whom an outlet has its news, told where sources, cues and contents stand: ``[source] <cue> {content}``."""

import pytest

from tests.extract.marked import resolved


def test_through_whom_an_unnamed_source_speaks_is_remembered():
    text = (
        "[A port official] <told> Reuters {that the canal was dry}. [The official] <said> {that it would be dug again}."
    )
    assert [via for _, via in resolved(text)] == ["Reuters", "Reuters"]


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
