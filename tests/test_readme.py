"""The README's commands are ones the program has, and the two for newcomers stand where CI looks for them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from rashomon.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf8")


def test_every_command_in_the_readme_exists_with_its_options():
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    shown = re.findall(r"^rashomon (\w+)(.*?)(?:[>#]|$)", README, re.MULTILINE)
    assert {name for name, _ in shown} == set(commands)
    for name, rest in shown:
        known = {o for p in commands[name].params for o in p.opts}
        assert set(re.findall(r"--[\w-]+", rest)) <= known


@pytest.mark.parametrize("name", ["main job", "tests"])
def test_the_two_commands_for_a_newcomer_are_one_line_each(name):
    block = re.search(rf"<!-- command: {name} -->\n```\n(.*?)```", README, re.DOTALL)
    assert block is not None
    assert len(block[1].strip().splitlines()) == 1


def test_what_the_readme_links_to_is_there():
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
