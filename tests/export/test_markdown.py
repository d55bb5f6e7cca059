import re
from dataclasses import replace

from rashomon.account import account
from rashomon.export.markdown import markdown
from rashomon.model import Line, Section
from tests.account.counted import counting
from tests.account.invented import story
from tests.export.dates import told


def test_every_footnote_that_is_used_is_given_once():
    shown = markdown([account(*story())])
    used = set(re.findall(r"\[\^(\d+)\](?!:)", shown))
    given = re.findall(r"^\[\^(\d+)\]:", shown, re.MULTILINE)
    assert used == set(given)
    assert len(given) == len(set(given))


def test_it_reads_as_a_document():
    shown = markdown([account(*story())])
    assert shown.startswith("# Ferry runs aground off Port Ellery\n")
    assert "## Where they part\n\n- Courier prints “lucky” where gazette prints “narrow”" in shown
    assert "| | Courier | early | gazette | Kind | Outlets |\n|---|:-:|:-:|:-:|---|---|" in shown
    assert "| ● | · | ● | quote | 2 of 2 |" in shown


def test_text_of_an_article_cannot_act_as_markup():
    made = account(*story())
    line = Line(Section.LEAD, "<script>x</script> [a](javascript:b) | *c* `d` \u202e\x1b", made.lines[0].citations)
    shown = markdown([replace(made, lines=(line,))])
    assert "\\<script\\>x\\</script\\> \\[a\\](javascript:b) \\| \\*c\\* \\`d\\` \N{REPLACEMENT CHARACTER}" in shown
    assert not {"\u202e", "\x1b"} & set(shown)


def test_the_ledger_is_a_table_whose_every_value_is_cited():
    shown = markdown([account(*counting())])
    table = shown[shown.index("| Counted |") : shown.index("- Share of the shaft")].strip().splitlines()
    assert table[0] == "| Counted | Verdict | Value | Report | In its words |"
    assert len({row.count("|") - row.count("\\|") for row in table}) == 1
    assert re.fullmatch(
        r"\| \*\*Fines paid\*\* \| differ: 4 against 5 \| 4 crowns \| The Beacon \| “4 crowns in all”\[\^\d+\] \|",
        table[2],
    )
    assert all(re.search(r"\[\^\d+\]", row) for row in table[2:])


def test_the_timeline_stands_by_day():
    shown = markdown([told()])
    assert "- **In March 2031**\n  - The sandbank had moved.[^" in shown
    assert "**≠ the reports differ on the day: 2 April 2031 by Courier**[^" in shown
    assert "  - (planned) They meet two days later." in shown
