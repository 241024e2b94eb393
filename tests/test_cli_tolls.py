"""`rashomon toll` and `rashomon across` as the shell runs them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from rashomon import api
from rashomon.model.errors import InputError
from rashomon.model.vocabulary import View
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


@pytest.mark.parametrize("view", list(View))
def test_every_view_across(ledger: Path, tmp_path: Path, view: str) -> None:
    done = run("across", view, ledger=ledger)
    assert (done.exit_code, "Written for a test." in done.stdout) == (0, True)
    told = json.loads(run("across", view, "--format", "json", ledger=ledger).stdout)
    assert (told["view"], told["incidents"]) == (view, 1)
    out = tmp_path / "view"
    assert run("across", view, "--out", out, ledger=ledger).stdout == ""
    assert "Noria" in out.read_text("utf-8") or view == View.FIRST


def test_violations_across_are_of_the_days_asked_for(ledger: Path) -> None:
    def number(*words: str) -> int:
        done = run("across", "violations", *words, "--format", "json", ledger=ledger)
        return len(json.loads(done.stdout)["violations"])

    assert number() == number("--since", "2021-03-02", "--until", "2021-03-02") == 1
    assert number("--since", "2021-03-03") == number("--party", "Chile") == 0


def test_only_violations_are_drawn(ledger: Path) -> None:
    done = run("across", "violations", "--format", "svg", ledger=ledger)
    assert ElementTree.fromstring(done.stdout).tag.endswith("}svg")
    refused = run("across", "denials", "--format", "svg", ledger=ledger)
    assert refused.exit_code == 2
    assert "only violations are" in refused.stderr


def test_there_is_no_view_of_honesty(ledger: Path) -> None:
    with api.reading(ledger) as reader, pytest.raises(InputError, match="no view"):
        api.across(reader, "honesty")
