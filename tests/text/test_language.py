"""The language of a text."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry to the island\nwould not sail again before spring,\n\nthe council said.", "en"),
        ("THE FERRY TO THE ISLAND WOULD NOT SAIL AGAIN BEFORE SPRING, THE COUNCIL SAID.", "en"),
        ("Die Fähre zur Insel werde vor dem Frühjahr nicht mehr fahren,\nsagte der Rat.", "de"),
        ("Le ferry pour l'île ne naviguera plus avant le printemps, a déclaré le conseil.", "fr"),
        ("フェリーは春まで運航しないと議会は述べた。島には九百人が住んでいる。食料は空輸される。", "ja"),
        ("", "und"),
        ("Osterby", "und"),
        ("12 34 56 78 90", "und"),
    ],
)
def test_language(text, code):
    assert language(text).code == code


def test_a_text_in_two_languages_has_none():
    english = "The ferry to the island would not sail again before spring, the council said on Thursday. " * 20
    german = "Die Fähre zur Insel werde vor dem Frühjahr nicht mehr fahren, sagte der Rat am Donnerstag. " * 20
    assert language(english + german).code == "und"


def test_no_home_and_no_network_are_needed(tmp_path):
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise OSError('no network here')\n"
        "socket.socket.connect = refuse\n"
        "from rashomon.text.language import language\n"
        "print(language('The ferry to the island would not sail again before spring.').code)"
    )
    env = {**os.environ, "HOME": "/nonexistent", "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": "/nonexistent"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("en", 0)
    assert not list(tmp_path.iterdir())


@given(st.text())
@settings(max_examples=50)
def test_any_text_has_a_language_or_none(text):
    found = language(text)
    assert found == language(text)
    assert 0 <= found.score <= 1
