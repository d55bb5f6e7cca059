import io

from rich.console import Console

from rashomon.account import account
from rashomon.export.terminal import print_accounts
from tests.account.invented import story


def shown(width=90, **options):
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False, **options)
    print_accounts([account(*story())], console)
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
