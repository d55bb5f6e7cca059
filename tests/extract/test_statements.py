import pytest

from rashomon.model import Stage
from tests.compare.passages import passage


def _told(text):
    """Verb, stage, whether denied, who and what, speaker of each statement."""
    out = []
    for s in passage("a", text).statements:
        words = [span.of(text) if span else None for span in (s.subject, s.object)]
        out.append((s.verb, s.stage, s.negated, *words, s.speaker))
    return out


@pytest.mark.parametrize(
    ("text", "verb", "stage", "negated"),
    [
        ("The council approved the merger.", "approve", Stage.DONE, False),
        ("The council did not approve the merger.", "approve", Stage.DONE, True),
        ("No minister approved the merger.", "approve", Stage.DONE, True),
        ("The council failed to approve the merger.", "approve", Stage.DONE, True),
        ("The council never refused to approve the merger.", "approve", Stage.DONE, False),
        ("The council will approve the merger.", "approve", Stage.DECIDED, False),
        ("The council has decided to approve the merger.", "approve", Stage.DECIDED, False),
        ("The council is due to approve the merger.", "approve", Stage.DECIDED, False),
        ("The council may approve the merger.", "approve", Stage.OPEN, False),
        ("The council is weighing whether to approve the merger.", "approve", Stage.OPEN, False),
        ("The council has yet to approve the merger.", "approve", Stage.OPEN, False),
        ("The council would have approved the merger.", "approve", Stage.UNREAL, False),
        ("The bridge is closed.", "closed", Stage.GOING_ON, False),
        ("The talks broke down.", "break down", Stage.DONE, False),
    ],
)
def test_a_statement_has_its_verb_how_far_it_has_come_and_whether_it_is_denied(text, verb, stage, negated):
    assert [(v, s, n) for v, s, n, *_ in _told(text)] == [(verb, stage, negated)]


def test_what_somebody_says_is_a_statement_of_theirs_and_saying_it_is_none():
    told = _told("Mayor Ada Lorne said the ferry had sunk.")
    assert told == [("sink", Stage.DONE, False, "the ferry", None, "Ada Lorne")]


def test_a_denial_turns_what_is_denied_round():
    (told,) = [t for t in _told("Mayor Ada Lorne denied that the ferry had sunk.") if t[0] == "sink"]
    assert told == ("sink", Stage.DONE, True, "the ferry", None, "Ada Lorne")


def test_clauses_of_one_sentence_are_statements_of_their_own():
    told = _told("The miners rejected the offer and the owners closed the pit.")
    assert [(t[0], t[3], t[4]) for t in told] == [
        ("reject", "The miners", "the offer"),
        ("close", "the owners", "the pit"),
    ]


def test_the_cause_is_kept_with_what_it_caused():
    text = "The factory shut because of falling demand."
    (one,) = passage("a", text).statements
    assert one.cause is not None
    assert one.cause.of(text) == "because of falling demand"


def test_a_supposition_is_unreal():
    told = _told("If the dam breaks, the valley will flood.")
    assert {t[0]: t[1] for t in told} == {"break": Stage.UNREAL, "flood": Stage.DECIDED}
