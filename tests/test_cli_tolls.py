"""`rashomon toll` as the shell runs it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rashomon.weigh.policies import POLICIES
from test_cli import ledger, only, run

__all__ = ["ledger"]


@pytest.mark.parametrize("form", ["terminal", "json", "svg"])
def test_toll_in_every_format(ledger: Path, tmp_path: Path, form: str) -> None:
    done = run("toll", only(ledger), "--format", form, ledger=ledger)
    assert done.exit_code == 0
    assert "Killed, Veland" in done.stdout
    out = tmp_path / "toll"
    assert run("toll", only(ledger), "--format", form, "--out", out, ledger=ledger).stdout == ""
    assert "Killed, Veland" in out.read_text("utf-8")


def test_toll_as_a_drawing_is_one_svg(ledger: Path) -> None:
    done = run("toll", only(ledger), "--format", "svg", ledger=ledger)
    assert ElementTree.fromstring(done.stdout).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("policy", [one.name for one in POLICIES])
def test_toll_under_every_policy(ledger: Path, policy: str) -> None:
    done = run("toll", only(ledger), "--policy", policy, "--format", "json", ledger=ledger)
    assert json.loads(done.stdout)["policy"]["policy"] == policy
    assert f"“{policy}”" in run("toll", only(ledger), "--policy", policy, ledger=ledger).stdout


def test_the_lowest_of_two_counts_is_taken_and_says_so(ledger: Path) -> None:
    done = run("toll", only(ledger), "--policy", "lowest", "--format", "json", ledger=ledger)
    (killed, whole) = json.loads(done.stdout)["policy"]["numbers"]
    assert (killed["value"], killed["why"]) == (2, "the lowest of Noria 2; Veland 4")
    assert whole["label"] == "fatalities"
