from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from rashomon.cli.app import app

DOCS = (Path(__file__).parents[1] / "docs" / "cli.md").read_text("utf-8")
COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def part(command: str) -> str:
    """What the page says about a command."""
    found = re.search(rf"^## `rashomon {command}\b.*?(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no part on {command}"
    return found.group()


def options(command: str) -> set[str]:
    """The command's options, as the program has them."""
    return _options(COMMANDS[command])


def _options(command: Any) -> set[str]:
    return {name for one in command.params for name in one.opts if name[:2] == "--"}


def inner(command: str) -> dict[str, Any]:
    """The commands of a group of commands."""
    return dict(getattr(COMMANDS[command], "commands", {}))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_in_the_docs_are_those_of_the_program(command: str) -> None:
    documented = set(re.findall(r"^\| `(--[a-z-]+)", part(command), re.MULTILINE))
    assert documented == options(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_uses_options_that_there_are(command: str) -> None:
    (examples,) = re.findall(r"```\n(.*?)```", part(command), re.DOTALL)
    assert f"rashomon {command}" in examples
    known = options(command).union(*map(_options, inner(command).values()))
    assert set(re.findall(r" (--[a-z-]+)", examples)) <= known


@pytest.mark.parametrize("command", [name for name in COMMANDS if inner(name)])
def test_a_group_has_its_commands_in_the_docs_with_their_options(command: str) -> None:
    lines = re.findall(rf"^- `rashomon {command} (\w+)(.*?)(?=^- |^$)", part(command), re.M | re.S)
    assert dict(lines).keys() == inner(command).keys()
    for name, told in lines:
        documented = set(re.findall(r"`(--[a-z-]+)", told))
        assert documented == _options(inner(command)[name]) - {"--ledger"}


def test_the_docs_have_every_command_and_no_other() -> None:
    assert set(re.findall(r"^## `rashomon (\w+)", DOCS, re.MULTILINE)) == set(COMMANDS)
