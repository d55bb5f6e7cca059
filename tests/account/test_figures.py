import pytest

from rashomon.account.figures import figure_lines, figure_wording, value_text
from rashomon.account.sources import Sources
from rashomon.model import Figure, FigureGroup, Findings, Verdict
from tests.account.invented import find, story


def test_a_group_gives_each_wording_the_verdict_and_why():
    _, analyses, findings = story()
    (line,) = figure_lines(Sources(analyses), Findings(figures=findings.figures))
    assert line.text == (
        "Passengers aboard: Courier “some 200 passengers”, gazette “212 passengers” — compatible (212 rounds to 200)."
    )


@pytest.mark.parametrize(
    ("text", "number", "of", "expected"),
    [
        ("It took 40 grey barges.", "40", "grey barges", "40 grey barges"),
        ("It cut its barges to 40 that day.", "40", "barges", "barges to 40"),
        ("Nine crewmen died and 40 others were hurt.", "40", "crewmen", "40 others"),
        ("Nine crewmen died and 40 more crew were hurt.", "40", "crewmen", "40 more crew"),
        ("The toll was 40 wounded that day.", "40", None, "40 wounded that day"),
        ("They counted 40, and left.", "40", None, "40"),
        ("Only 40 -- the fewest ever", "40", None, "40"),
    ],
)
def test_the_number_is_quoted_with_what_it_counts(text, number, of, expected):
    figure = Figure(find(text, number), 40, 40, 40, of=find(text, of) if of else None)
    assert figure_wording(figure, text).of(text) == expected


def _alone(article, what, number, head=None, unit=None):
    figure = Figure(number, 40, 40, 40, unit=unit, of=number, head=head)
    return FigureGroup(what, Verdict.ONE_SOURCE, ((article, figure),))


def test_of_what_one_report_alone_gives_people_and_measures_come_first_and_only_a_few():
    _, analyses, findings = story()
    group = findings.figures[0]
    article, figure = group.members[0]
    alone = [_alone(article, what, figure.span, head) for what, head in [("anchors", "anchor"), ("bolts", "bolt")]]
    alone += [_alone(article, "crewmen", figure.span, "person"), _alone(article, "debt", figure.span, "debt", "USD")]
    alone += [_alone(article, "cabins", figure.span, "cabin")]
    told = [line.text.split(":")[0] for line in figure_lines(Sources(analyses), Findings(figures=(*alone, group)))]
    assert told == ["Passengers aboard", "Crewmen", "Debt", "Anchors", "Bolts"]


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "expected"),
    [
        (9600, 9600, 9600, None, "9,600"),
        (1.3e6, None, None, "USD", "1,300,000 USD"),
        (0.25, None, None, "percent", "0.25 percent"),
        (None, 24, None, None, "24 or more"),
        (None, 20, 40, None, "20 to 40"),
        (None, None, 40, None, "up to 40"),
    ],
)
def test_values_for_readers(value, low, high, unit, expected):
    assert value_text(Figure(find("12", "12"), value, low, high, unit=unit)) == expected
