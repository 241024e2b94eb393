"""`rashomon copies` as the shell runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.tell.as_json import as_json
from rashomon.tell.copies import copies_page
from test_cli import run
from test_copies import FULL, OTHER, STORY

CUT = "\n\n".join(STORY[:4])


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of a report, two copies of it, one of them of an unknown day, and another report."""
    files = {"first.txt": FULL, "again.txt": CUT, "undated.txt": FULL + "\nMore.", "own.txt": OTHER}
    rows = [
        "file,published,outlet,url,language",
        "first.txt,2021-03-09,Harbour Post,,en",
        "again.txt,2021-03-11,Second Post,,en",
        "own.txt,2021-03-09,Hill Radio,,en",
    ]
    (tmp_path / "manifest.csv").write_text("\n".join(rows))
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    path = tmp_path / "a.ledger"
    done = run("add", "--coder", "rules", *(tmp_path / name for name in files), ledger=path)
    assert done.exit_code == 0, done.stderr
    return path


def test_copies_are_listed_with_who_had_the_text_first(ledger: Path) -> None:
    (group,) = json.loads(run("copies", "--format", "json", ledger=ledger).stdout)["groups"]
    assert (group["first"]["file"], group["first"]["outlet"]) == ("first.txt", "Harbour Post")
    assert [(one["file"], one["days"]) for one in group["copies"]] == [
        ("again.txt", 2),
        ("undated.txt", None),
    ]
    assert group["sure"] is False


def test_copies_on_the_terminal(ledger: Path) -> None:
    shown = run("copies", ledger=ledger).stdout
    for words in (
        "Harbour Post",
        "taken as first",
        "copy, 2 days later",
        "Copies: 2; texts that were copied: 1.",
    ):
        assert words in shown
    assert "own.txt" not in shown


def test_a_ledger_without_copies_says_so(tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(OTHER)
    path = tmp_path / "a.ledger"
    run("add", "--coder", "rules", tmp_path / "own.txt", ledger=path)
    assert run("copies", ledger=path).stdout.strip() == "Copies: 0; texts that were copied: 0."
    assert json.loads(as_json(copies_page(()))) == {"notices": [], "groups": []}
