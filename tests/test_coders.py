"""Which coder codes, and what is left out for want of confidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon import api
from rashomon.cli.app import app
from rashomon.code.coder import coder, surer
from rashomon.model.document import Document, Origin
from rashomon.model.errors import InputError
from rashomon.model.report import Report

TEXT = (
    "Armenia's Defence Ministry said on Tuesday that Azerbaijani troops had shelled the village of "
    "Sotk, killing two soldiers. Azerbaijan denied the claim. France condemned the attack."
)


def report() -> Report:
    """A report with claims by two parties and a reaction."""
    document = Document.of(TEXT, "x.txt", Origin(published=date(2023, 5, 4)))
    made = coder("rules").code(document)
    assert {claim.party for claim in made.claims} == {"Armenia", "Azerbaijan"}
    return made


def test_rules_are_a_coder_by_name() -> None:
    assert coder("rules").name.startswith("rules-")


def test_a_name_of_no_coder_is_refused() -> None:
    with pytest.raises(InputError, match=r"--coder: 'parrot' .* encoder, rules"):
        coder("parrot")


def test_all_is_kept_without_a_bar() -> None:
    assert surer(report(), 0.0) == report()


def test_an_incident_goes_with_its_last_claim() -> None:
    made = surer(report(), 1.0)
    assert (made.mentions, made.claims, made.reactions) == ((), (), ())


def test_a_reaction_outlives_its_incident() -> None:
    told = report()
    sure = replace(told, reactions=tuple(replace(r, confidence=1.0) for r in told.reactions))
    (reaction,) = surer(sure, 1.0).reactions
    assert reaction.about is None


def test_an_incident_that_nobody_claims_anything_about_stays() -> None:
    silent = replace(report(), claims=())
    assert surer(silent, 1.0).mentions == silent.mentions


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--coder", "parrot"], "'parrot' is no coder; those are encoder, rules"),
        (["--min-confidence", "1.5"], "--min-confidence: 1.5 is not between 0 and 1"),
    ],
)
def test_options_that_make_no_sense_end_with_2(
    options: list[str], said: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = CliRunner().invoke(app, ["code", str(tmp_path / "a.txt"), *options])
    assert done.exit_code == 2
    assert said in done.output


def test_the_ledger_says_who_coded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ledger = tmp_path / "x.ledger"
    api.add([tmp_path / "a.txt"], ledger, api.Given(coder="rules"))
    coded = api.code(Document.of(TEXT, "a.txt"), coder("rules"))
    assert coded["coder"] == coder("rules").name
    assert api.add([tmp_path / "a.txt"], ledger, api.Given(coder="rules")).known == 1
