import re
from dataclasses import replace

from rashomon.account import account
from rashomon.export.markdown import markdown
from rashomon.model import Line, Section
from tests.account.invented import story


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
    assert "| | Courier | early | gazette |\n|---|:-:|:-:|:-:|" in shown


def test_text_of_an_article_cannot_act_as_markup():
    made = account(*story())
    line = Line(Section.LEAD, "<script>x</script> [a](javascript:b) | *c* `d` \u202e\x1b", made.lines[0].citations)
    shown = markdown([replace(made, lines=(line,))])
    assert "\\<script\\>x\\</script\\> \\[a\\](javascript:b) \\| \\*c\\* \\`d\\` \N{REPLACEMENT CHARACTER}" in shown
    assert not {"\u202e", "\x1b"} & set(shown)
