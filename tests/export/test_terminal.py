import io

from rich.console import Console

from rashomon.account import account
from rashomon.export.terminal import print_accounts
from tests.account.counted import counting
from tests.account.invented import story
from tests.export.dates import told


def shown(width=90, made=None, **options):
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, **options)
    print_accounts([made or account(*story())], console)
    return console.file.getvalue()


def test_plain_text_has_no_escape_sequences_and_keeps_to_the_width():
    text = shown()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 90
    assert not [
        line for line in text.splitlines() if line.startswith("    ") and line != line.rstrip() and "●" not in line
    ]


def test_a_terminal_gets_emphasis_and_no_color_is_honoured(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;36m" in shown(force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;36m" not in shown(force_terminal=True, color_system="standard")


def test_the_matrix_stands_for_the_lines_of_shared_things():
    text = shown()
    assert "COVERAGE" in text
    assert "●" in text
    assert "carried by" not in text
    assert "Only in early" in text


def test_the_ledger_has_a_column_of_values_and_keeps_to_the_width():
    text = shown(width=80, made=account(*counting()))
    assert (
        "  • Miners killed — a later count: the later the report, the higher the number\n"
        "    at least 9        The Beacon “At least nine miners” (according to the\n"
        "                      district; published on 3 March 2031, 09:00 UTC) [30–50]\n"
        "    14                Chronicle “Fourteen miners” (according to the hospital;\n"
        "                      published on 3 March 2031, 18:00 UTC) [22–37]\n"
    ) in text
    assert max(map(len, text[text.index("FIGURES") : text.index("DIFFERENCES IN")].splitlines())) <= 80


def test_what_one_report_alone_gives_comes_last():
    text = shown(made=account(*counting()))
    assert text.index("People in the camp — compatible") < text.index("Given by one report alone")
    assert "      • Spending on the shaft: The Beacon “$2.5 million on the shaft” [The Beacon" in text


def test_the_timeline_stands_by_day_with_what_is_planned_and_what_differs():
    text = " ".join(shown(made=told()).split())
    assert "• On 1 April 2031 • The pilots went on strike. [gazette 0–12] • The ferry ran aground." in text
    assert "The ferry ran aground. ≠ the reports differ on the day: 2 April 2031 by Courier [gazette 0–12]" in text
    assert "• In March 2031 • The sandbank had moved." in text
    assert "• (planned) They meet two days later. → moved; also given as: 9 April 2031 by gazette" in text
