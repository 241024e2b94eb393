"""`rashomon join`, `split`, `undo`, `decisions`: what a person decides holds, and comes along."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from contract.samples import sample
from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger


def run(*words: str | Path, ledger: Path) -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(app, [*map(str, words), "--ledger", str(ledger)])


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger in which 1.txt, 2.txt and 3.txt tell one incident, 4.txt another."""
    path = tmp_path / "some.ledger"
    with open_ledger(path, write=True) as store:
        store.add_many(sample(number) for number in (1, 2, 3))
        store.add(*sample(4, place="Zeva", day="2024-05-20"))
        store.refresh()
    return path


def listed(ledger: Path) -> dict[str, str]:
    """The incidents: the files that tell each, by code."""
    items = json.loads(run("incidents", "--format", "json", ledger=ledger).stdout)
    return {one["code"]: " ".join(sorted(m["file"] for m in one["mentions"])) for one in items}


def groups(ledger: Path) -> list[str]:
    return sorted(listed(ledger).values())


def code(ledger: Path, file: str) -> str:
    """The code of the incident that a file tells."""
    return next(code for code, files in listed(ledger).items() if file in files)


def told(ledger: Path) -> Any:
    done = run("decisions", "--format", "json", ledger=ledger)
    assert done.exit_code == 0
    return json.loads(done.stdout)


def fails(*words: str | Path, ledger: Path) -> str:
    """The message of a command that cannot be done and changes nothing."""
    before = groups(ledger), told(ledger)
    done = run(*words, ledger=ledger)
    assert (done.exit_code, done.stdout) == (2, "")
    assert (groups(ledger), told(ledger)) == before
    return done.stderr


def test_two_incidents_are_joined_and_both_codes_lead_to_the_one(ledger: Path) -> None:
    one, other = code(ledger, "1.txt"), code(ledger, "4.txt")
    done = run("join", one, other.lower(), "--by", "ana", "--reason", "one night", ledger=ledger)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "decision 1, join, by ana: one night"
    assert groups(ledger) == ["1.txt 2.txt 3.txt 4.txt"]
    for known in (one, other, *done.stdout.split()[-1:]):
        assert run("show", known, ledger=ledger).exit_code == 0


def test_documents_are_split_off_and_the_rest_stays(ledger: Path) -> None:
    whole = code(ledger, "1.txt")
    done = run("split", whole, "2.txt", "3.txt", "--by", "ana", ledger=ledger)
    assert len(done.stdout.splitlines()) == 3
    assert groups(ledger) == ["1.txt", "2.txt 3.txt", "4.txt"]


def test_a_document_may_be_named_by_its_id(ledger: Path) -> None:
    document = sample(2)[0].id
    assert run("split", code(ledger, "1.txt"), document, ledger=ledger).exit_code == 0
    assert groups(ledger) == ["1.txt 3.txt", "2.txt", "4.txt"]


def test_undo_takes_the_last_decision_back_and_then_the_one_before(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    run("join", code(ledger, "2.txt"), code(ledger, "4.txt"), "--by", "ana", ledger=ledger)
    assert groups(ledger) == ["1.txt 3.txt", "2.txt 4.txt"]
    done = run("undo", "--by", "ben", "--reason", "no", ledger=ledger)
    assert done.stdout.splitlines()[0] == "decision 3, undo of decision 2, by ben: no"
    assert groups(ledger) == ["1.txt 3.txt", "2.txt", "4.txt"]
    run("undo", "--by", "ben", ledger=ledger)
    assert groups(ledger) == ["1.txt 2.txt 3.txt", "4.txt"]
    assert "there is no decision to undo" in fails("undo", ledger=ledger)


def test_an_undo_is_undone_by_its_number(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    run("undo", "1", "--by", "ben", ledger=ledger)
    run("undo", "2", "--by", "ana", ledger=ledger)
    assert groups(ledger) == ["1.txt 3.txt", "2.txt", "4.txt"]
    assert [one["undone_by"] for one in told(ledger)] == [None, 3, None]


def test_what_is_added_later_goes_where_it_matches(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    with open_ledger(ledger, write=True) as store:
        store.add(*sample(5))
    assert groups(ledger) == ["1.txt 3.txt 5.txt", "2.txt", "4.txt"]


def test_who_decides_is_the_login_name_where_it_is_not_told(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "olga")
    run("split", code(ledger, "1.txt"), "2.txt", ledger=ledger)
    (one,) = told(ledger)
    assert (one["by"], one["kind"], one["reason"]) == ("olga", "split", "")
    assert one["made"].endswith("+00:00")


def test_where_nobody_is_known_it_is_asked_who_decides(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    words = "split", code(ledger, "1.txt"), "2.txt"
    assert "--by: no login name is known here" in fails(*words, ledger=ledger)
    assert "--by: say who decides" in fails(*words, "--by", " ", ledger=ledger)


def test_a_clock_that_is_behind_puts_no_decision_before_those_it_follows(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    with open_ledger(ledger, write=True) as store:
        (one,) = store.decisions()
        store.decide(replace(one, made="2999-01-01T00:00:00+00:00"))
    run("join", code(ledger, "1.txt"), code(ledger, "2.txt"), "--by", "ana", ledger=ledger)
    assert groups(ledger) == ["1.txt 2.txt 3.txt", "4.txt"]


# Errors


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("join", "RSH-ZZZZ", "{1}"), "no incident RSH-ZZZZ"),
        (("join", "{1}", "RSH-ZZZZ"), "no incident RSH-ZZZZ"),
        (("join", "{1}", "{2}"), "one incident already"),
        (("split", "RSH-ZZZZ", "1.txt"), "no incident RSH-ZZZZ"),
        (("split", "{1}", "9.txt"), "is not told by 9.txt; it is told by 1.txt, 2.txt, 3.txt"),
        (("split", "{1}", "2.txt", "4.txt"), "is not told by 4.txt"),
        (("split", "{1}", "1.txt#i9"), "is not told by 1.txt#i9"),
        (("split", "{1}", "1.txt", "2.txt", "3.txt"), "nothing would be left"),
        (("split", "{4}", "4.txt"), "nothing would be left"),
        (("undo",), "there is no decision to undo"),
        (("undo", "7"), "there is no decision 7 to undo"),
        (("decisions", "RSH-ZZZZ"), "no incident RSH-ZZZZ"),
    ],
)
def test_what_cannot_be_done_is_said(ledger: Path, words: tuple[str, ...], message: str) -> None:
    codes = {"1": code(ledger, "1.txt"), "2": code(ledger, "2.txt"), "4": code(ledger, "4.txt")}
    asked = [word.replace("{", "").replace("}", "") if "{" in word else None for word in words]
    filled = [codes[a] if a else word for a, word in zip(asked, words, strict=True)]
    assert message in fails(*filled, ledger=ledger)


def test_a_decision_is_undone_once(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    run("undo", "1", "--by", "ana", ledger=ledger)
    assert "decision 1 is undone already, by decision 2" in fails("undo", "1", ledger=ledger)


def test_a_name_that_two_documents_have_is_not_enough(tmp_path: Path) -> None:
    ledger = tmp_path / "twins.ledger"
    with open_ledger(ledger, write=True) as store:
        store.add_many([sample(1, name="x.txt"), sample(2, name="x.txt"), sample(3)])
    message = fails("split", code(ledger, "3.txt"), "x.txt", ledger=ledger)
    assert "x.txt may be any of" in message
    assert sample(1)[0].id in message


@pytest.mark.parametrize("words", [("join", "a", "b"), ("split", "a", "b"), ("undo",)])
def test_there_must_be_a_ledger(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, ledger=tmp_path / "none.ledger")
    assert done.exit_code == 2
    assert "there is no ledger here" in done.stderr
    assert not (tmp_path / "none.ledger").exists()


# One document's mentions


def test_two_mentions_of_a_document_are_joined_and_parted_by_a_person(tmp_path: Path) -> None:
    path = tmp_path / "two.ledger"
    document, report = sample()
    (mention,) = report.mentions
    later = replace(mention, key="i2", when=replace(mention.when, start="2024-05-05"))
    with open_ledger(path, write=True) as store:
        store.add(document, replace(report, mentions=(mention, later)))
    one, other = listed(path)
    assert run("join", one, other, "--by", "ana", ledger=path).exit_code == 0
    assert groups(path) == ["1.txt 1.txt"]
    assert run("show", one, ledger=path).exit_code == 0
    assert run("brief", ledger=path).exit_code == 0
    assert "nothing would be left" in fails("split", one, "1.txt", ledger=path)
    assert run("split", one, "1.txt#i2", "--by", "ana", ledger=path).exit_code == 0
    assert groups(path) == ["1.txt", "1.txt"]


# Listing, exporting, importing


def test_the_history_is_told(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", "--reason", "two", ledger=ledger)
    run("undo", "--by", "ben", ledger=ledger)
    table = " ".join(run("decisions", ledger=ledger).stdout.split())
    for words in ("split", "ana", "two", "undone by 2", "decision 1", "2 decisions"):
        assert words in table


def test_the_decisions_on_one_incident_are_told_with_their_undoing(ledger: Path) -> None:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    run("undo", "--by", "ben", ledger=ledger)
    words = "decisions", code(ledger, "1.txt"), "--format", "json"
    assert len(json.loads(run(*words, ledger=ledger).stdout)) == 2
    words = "decisions", code(ledger, "4.txt"), "--format", "json"
    assert json.loads(run(*words, ledger=ledger).stdout) == []


@pytest.mark.parametrize("format", ["terminal", "md", "html", "json"])
def test_an_incident_s_page_tells_of_its_split_and_where_the_rest_went(
    ledger: Path, format: str
) -> None:
    whole = code(ledger, "1.txt")
    run("split", whole, "2.txt", "--by", "ana <b>", "--reason", "two & one", ledger=ledger)
    other = code(ledger, "2.txt")
    shown = " ".join(run("show", whole, "--format", format, ledger=ledger).stdout.split())
    assert "1. split by ana" in shown.replace("1\\.", "1.")
    assert other in shown
    assert ("<b>" in shown) is (format not in {"html", "md"})


def _decided(ledger: Path, out: Path) -> list[str]:
    run("split", code(ledger, "1.txt"), "2.txt", "--by", "ana", ledger=ledger)
    run("join", code(ledger, "2.txt"), code(ledger, "4.txt"), "--by", "ana", ledger=ledger)
    run("undo", "1", "--by", "ben", ledger=ledger)
    run("undo", "3", "--by", "ben", ledger=ledger)
    assert run("decisions", "--format", "json", "--out", out, ledger=ledger).exit_code == 0
    return groups(ledger)


def test_another_ledger_takes_decisions_over_and_comes_to_the_same(
    ledger: Path, tmp_path: Path
) -> None:
    file = tmp_path / "decisions.json"
    made = _decided(ledger, file)
    other = tmp_path / "other.ledger"
    with open_ledger(other, write=True) as store:
        store.add_many(sample(number) for number in (3, 1, 2))
        store.add(*sample(4, place="Zeva", day="2024-05-20"))
    assert run("decisions", "--import", file, ledger=other).stdout == "4 decisions taken over\n"
    assert groups(other) == made
    assert run("decisions", "--import", file, ledger=other).stdout == "0 decisions taken over\n"
    assert run("decisions", "--import", file, ledger=ledger).stdout == "0 decisions taken over\n"
    assert told(other) == told(ledger)


def test_decisions_may_come_before_their_documents(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.json"
    made = _decided(ledger, file)
    other = tmp_path / "other.ledger"
    with open_ledger(other, write=True) as store:
        store.add(*sample(1))
    run("decisions", "--import", file, ledger=other)
    (first, *_) = told(other)
    assert (first["subject"][0]["file"], first["subject"][0]["now"]) == (None, None)
    assert "waits" in run("decisions", ledger=other).stdout
    with open_ledger(other, write=True) as store:
        store.add_many([sample(2), sample(3), sample(4, place="Zeva", day="2024-05-20")])
    assert groups(other) == made


def _exported(ledger: Path, tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    file = tmp_path / "decisions.json"
    _decided(ledger, file)
    return file, json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("at", "change", "message"),
    [
        (0, {"kind": "keep"}, "kind is not one of join, split, accept, reject, change, undo"),
        (1, {"by": 7}, "decision 2: by is not a text"),
        (1, {"made": "yesterday"}, "decision 2: made is not a time with its zone"),
        (1, {"made": "2024-05-06T10:00:00"}, "decision 2: made is not a time with its zone"),
        (0, {"number": 0}, "decision 1: number is not a number from 1"),
        (0, {"number": True}, "decision 1: number is not a number from 1"),
        (0, {"number": 2}, "2 decisions have the number 2"),
        (0, {"undoes": 1}, "decision 1: undoes is not null"),
        (2, {"undoes": None}, "decision 3: undoes is not a number from 1"),
        (2, {"undoes": 9}, "decision 3: there is no decision 9 before it"),
        (0, {"subject": {}}, "decision 1: subject is not a list"),
        (0, {"others": ["x"]}, "decision 1, others 1: it is no object"),
        (0, {"subject": [{"document": "x"}]}, "decision 1, subject 1: key is not a text"),
    ],
)
def test_a_file_with_one_wrong_decision_changes_nothing(
    ledger: Path, tmp_path: Path, at: int, change: dict[str, Any], message: str
) -> None:
    file, rows = _exported(ledger, tmp_path)
    rows[at] |= change
    rows[3]["reason"] = "and this one is new"
    file.write_text(json.dumps(rows), "utf-8")
    assert message in fails("decisions", "--import", file, ledger=ledger)


@pytest.mark.parametrize("words", [[[3, 2]], [[1]], [["a", "b"]], [[-1, 2]], 5, [[1, 2, 3]]])
def test_a_range_must_be_one(ledger: Path, tmp_path: Path, words: Any) -> None:
    file, rows = _exported(ledger, tmp_path)
    rows[0]["subject"][0]["words"] = words
    file.write_text(json.dumps(rows), "utf-8")
    message = fails("decisions", "--import", file, ledger=ledger)
    assert "subject 1: words is not a list of [start, end]" in message


@pytest.mark.parametrize("body", ["", "{}", "7", "[", "[7]", "\x00", "[" * 100_000])
def test_a_file_that_is_no_list_of_decisions_is_named(
    ledger: Path, tmp_path: Path, body: str
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(body, "utf-8")
    assert "wrong.json: " in fails("decisions", "--import", file, ledger=ledger)


def test_a_file_that_is_not_there_is_named(ledger: Path, tmp_path: Path) -> None:
    message = fails("decisions", "--import", tmp_path / "none.json", ledger=ledger)
    assert "none.json: it cannot be read" in message
    assert "it cannot be read" in fails("decisions", "--import", tmp_path, ledger=ledger)


# Words on claims and incidents


def test_claims_are_accepted_rejected_and_changed(ledger: Path) -> None:
    one = code(ledger, "4.txt")
    page = json.loads(run("show", one, "--format", "json", ledger=ledger).stdout)
    ids = {c["party"]: c["id"] for k in page["columns"] for c in [k | k["claims"][0]]}
    words = "change", one, "--claim", ids["Arland"], "--set", "low=3", "--set", "high=3"
    assert run(*words, "--by", "ana", ledger=ledger).stdout == (
        f"decision 1, change, by ana\n{one}\n"
    )
    run("reject", one, "--claim", ids["Borland"], "--by", "bo", "--reason", "old", ledger=ledger)
    run("accept", one, "--by", "cy", ledger=ledger)
    assert "decision 1" in run("show", one, ledger=ledger).stdout
    assert [(d["kind"], d["by"], d["reason"]) for d in told(ledger)] == [
        ("change", "ana", ""),
        ("reject", "bo", "old"),
        ("accept", "cy", ""),
    ]
    assert "--set: 'low' is not NAME=VALUE" in fails("change", one, "--set", "low", ledger=ledger)
    assert f"{one} has no claim ffff" in fails("accept", one, "--claim", "ffff", ledger=ledger)
