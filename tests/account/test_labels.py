"""The lines that set side by side what the reports call one actor or act."""

from rashomon.account.labels import label_lines
from rashomon.account.sources import Sources
from rashomon.model import Findings, Label, LabelKind, LabelUse, LabelVoice, Wording
from tests.account.invented import COURIER, GAZETTE, find, story


def use(text: str, *members: tuple[str, str, LabelVoice, str, str | None]) -> LabelUse:
    made = []
    for name, words, voice, distance, speaker in members:
        span = find({"courier.txt": COURIER, "gazette.txt": GAZETTE}[name], words)
        made.append((name, Label(span, text, LabelKind.ACT, "voyage", voice, distance, speaker)))
    return LabelUse(text, tuple(made))


OWN, TOLD, QUOTED = LabelVoice.OUTLET, LabelVoice.ATTRIBUTED, LabelVoice.QUOTED


def line(*uses: LabelUse):
    _, analyses, _ = story()
    return label_lines(Sources(analyses), Findings(wording=(Wording("voyage (Merle)", LabelKind.ACT, uses),)))[0]


def test_each_report_with_its_own_words_and_then_those_of_others():
    made = line(
        use("sandbank", ("gazette.txt", "a sandbank", OWN, "", None)),
        use("escape", ("courier.txt", "lucky escape", QUOTED, "", "Ida Renn")),
        use("tide", ("courier.txt", "next high tide", OWN, "", None)),
        use("crossing", ("gazette.txt", "the crossing", TOLD, "", None)),
    )
    assert made.text == (
        "Voyage (Merle): Courier writes “tide” and gazette “sandbank”; only inside quotations: “escape” (Ida Renn, "
        "Courier); only in what others are told to say: “crossing” (gazette)."
    )
    assert sorted(c.exact for c in made.citations) == ["a sandbank", "lucky escape", "next high tide", "the crossing"]


def test_what_keeps_a_report_away_from_a_word_is_told():
    made = line(
        use("regatta", ("courier.txt", "regatta", OWN, "scare quotes", None)),
        use("ferry", ("gazette.txt", "ferry Merle", OWN, "so-called", None)),
        use("so-called boat", ("courier.txt", "every boat", OWN, "so-called", None)),
    )
    assert made.text == (
        "Voyage (Merle): Courier writes “regatta” (in scare quotes) and “so-called boat” and gazette “ferry” (with "
        "“so-called”)."
    )


def test_a_word_that_a_report_uses_itself_is_not_given_to_others():
    made = line(
        use(
            "tide", ("courier.txt", "next high tide", OWN, "", None), ("gazette.txt", "the crossing", QUOTED, "", None)
        ),
        use("bank", ("gazette.txt", "a sandbank", OWN, "", None)),
    )
    assert made.text == "Voyage (Merle): Courier writes “tide” and gazette “bank”."


def test_there_are_no_endless_lists():
    _, analyses, _ = story()
    words = ("Merle", "sandbank", "Tuesday", "narrow", "boat", "mayor")
    found = [use(w, ("gazette.txt", w if w != "Merle" else "ferry Merle", OWN, "", None)) for w in words]
    assert "and 2 more." in line(*found).text
    many = tuple(Wording(f"act {i}", LabelKind.ACT, tuple(found)) for i in range(40))
    lines = label_lines(Sources(analyses), Findings(wording=many))
    assert len(lines) == 12
