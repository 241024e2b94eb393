"""Words on claims in a ledger: kept, found again, in conflict, by several at once, and killed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from contract.samples import sample
from rashomon import api
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.errors import ConflictError, InputError
from rashomon.model.incident import Incident
from rashomon.model.report import Claim
from rashomon.read.decisions import read_decisions
from rashomon.tell.decisions import history_json


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ledger"


@pytest.fixture
def ledger(path: Path) -> Iterator[SqliteLedger]:
    """One incident, told by two reports."""
    one = SqliteLedger(path, write=True)
    one.add_many([sample(1), sample(2)])
    yield one
    one.close()


def incident(ledger: SqliteLedger) -> Incident:
    (one,) = ledger.incidents()
    return one


def claims(ledger: SqliteLedger) -> list[tuple[str, Claim]]:
    """The claims of the incident with their ids."""
    return [(c.id(told.document.id), c) for told in incident(ledger).tellings for c in told.claims]


def test_who_decided_on_what_is_told_with_the_incident(ledger: SqliteLedger) -> None:
    code = incident(ledger).code
    (first, _), *_ = claims(ledger)
    api.accept(ledger, code, [first], by="ana", reason="read")
    assert [one for told in incident(ledger).tellings for one in told.decided] == [(first, 1)]
    assert not incident(ledger).reviewed
    page = api.show(ledger, code)
    assert {c.id: c.decided for k in page.columns for c in k.claims}[first] == 1
    api.accept(ledger, code, by="ana")
    assert incident(ledger).reviewed
    with pytest.raises(InputError, match="all of it is decided already"):
        api.accept(ledger, code, by="ana")


def test_what_is_rejected_is_told_nowhere_and_comes_back(ledger: SqliteLedger) -> None:
    code, before = incident(ledger).code, incident(ledger)
    api.reject(ledger, code, by="ana", reason="an exercise")
    assert ledger.incidents() == ()
    with pytest.raises(InputError, match=r"decision 1 by ana, .* rejected it \(an exercise\)"):
        ledger.incidents(code=code)
    api.undo(ledger, by="ana")
    assert incident(ledger) == before


def test_what_is_changed_is_counted_so(ledger: SqliteLedger) -> None:
    code = incident(ledger).code
    (first, _), *_ = claims(ledger)
    api.change(ledger, f"{code}#{first[:8]}", {"low": "4", "high": "", "side": "Borland"}, by="ana")
    changed = next(c for _, c in claims(ledger) if c.coder == "by ana")
    (dead,) = changed.casualties
    assert (dead.low, dead.high, dead.side, changed.confidence) == (4, None, "Borland", 1.0)
    api.change(ledger, code, {"type": "war", "start": "2024-05", "end": ""}, by="ana")
    assert (incident(ledger).type, incident(ledger).start) == ("war", "2024-05")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"stance": "shouts"}, "stance: 'shouts' is none of asserts, denies"),
        ({"about": "weather"}, "about: 'weather' is none of"),
        ({"low": "some"}, "low: 'some' is no number of people"),
        ({"low": "5", "high": "4"}, "low: 5 is more than high, 4"),
        ({"low.2": "5"}, "low.2: the claim has 1 counts; say low.1"),
        ({"civilian": "maybe"}, "civilian: 'maybe' is neither yes nor no"),
        ({"party": " "}, "party: say whom"),
        ({"speaker": "x"}, "speaker: that cannot be set of a claim; party, stance"),
        ({"party": "Arland"}, "it says so already"),
    ],
)
def test_what_cannot_be_set_is_named(
    ledger: SqliteLedger, values: dict[str, str], message: str
) -> None:
    code = incident(ledger).code
    first = next(id for id, claim in claims(ledger) if claim.party == "Arland")
    with pytest.raises(InputError, match=message):
        api.change(ledger, f"{code}#{first}", values, by="ana")
    assert ledger.decisions() == ()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"type": "party"}, "type: 'party' is none of armed_clash"),
        ({"start": "2024-13"}, "start: '2024-13' is no date"),
        ({"start": "2024-05", "end": "2023"}, "end: 2023 is before the start, 2024-05"),
        ({"country": "Peru"}, "country: 'Peru' is no code of two letters"),
        ({"low": "1"}, "low: that cannot be set of an incident; type, start, end, country can"),
    ],
)
def test_what_cannot_be_set_of_an_incident_is_named(
    ledger: SqliteLedger, values: dict[str, str], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        api.change(ledger, incident(ledger).code, values, by="ana")


def test_a_better_coder_loses_no_person_s_word(ledger: SqliteLedger) -> None:
    code = incident(ledger).code
    told = incident(ledger).tellings[0]
    kept, gone = (c.id(told.document.id) for c in told.claims)
    api.change(ledger, f"{code}#{kept}", {"party": "Corland"}, by="ana")
    api.reject(ledger, code, [gone], by="ana")
    _, report = next(s for s in (sample(1), sample(2)) if s[0].id == told.document.id)
    anew = replace(report, coder="test-2", claims=report.claims[1:])
    ledger.add(told.document, anew)
    ruled = ledger.report(told.document.id)
    assert ruled
    assert [c.party for c in ruled.claims] == ["Corland"]
    assert ledger.coding(told.document.id) == anew


def test_the_second_of_two_on_one_claim_is_told_what_the_first_did(ledger: SqliteLedger) -> None:
    code = incident(ledger).code
    (one, _), (other, _), *_ = claims(ledger)
    api.reject(ledger, code, [one], by="ana", reason="old")
    with pytest.raises(ConflictError, match=r"decision 1, reject, by ana, .* \(old\)") as told:
        api.accept(ledger, code, [one], by="bo", seen=0)
    assert told.value.numbers == (1,)
    with pytest.raises(ConflictError):
        api.reject(ledger, code, by="bo", seen=0)
    with pytest.raises(ConflictError):
        api.undo(ledger, 1, by="bo", seen=0)
    api.accept(ledger, code, [other], by="bo", seen=0)
    assert [d.kind for d in ledger.decisions()] == ["reject", "accept"]


def test_a_word_on_what_stands_no_more_is_not_kept(ledger: SqliteLedger) -> None:
    code = incident(ledger).code
    (one, _), *_ = claims(ledger)
    api.accept(ledger, code, [one], by="ana")
    (made,) = ledger.decisions()
    api.reject(ledger, code, [one], by="bo")
    with pytest.raises(ConflictError, match="stands no more as it was read"):
        ledger.decide(replace(made, made=""))


def test_decisions_are_written_read_and_taken_over_whole(
    ledger: SqliteLedger, tmp_path: Path
) -> None:
    code = incident(ledger).code
    (one, _), (other, _), *_ = claims(ledger)
    api.change(ledger, f"{code}#{one}", {"stance": "asserts"}, by="ana")
    api.reject(ledger, code, [other], by="bo")
    api.accept(ledger, code, by="bo", reason="all read")
    api.undo(ledger, 2, by="ana")
    api.change(ledger, code, {"country": "pe"}, by="ana")
    file = tmp_path / "decisions.json"
    file.write_text(history_json(api.decisions(ledger)), "utf-8")
    assert read_decisions(file) == ledger.decisions()
    fresh = SqliteLedger(tmp_path / "fresh", write=True)
    fresh.add_many([sample(1), sample(2)])
    assert fresh.take_over(read_decisions(file)) == 5
    assert fresh.take_over(read_decisions(file)) == 0
    assert incident(fresh) == incident(ledger)
    fresh.close()


@pytest.mark.parametrize(
    ("find", "put", "message"),
    [
        ('"stance": "accuses"', '"stance": "sings"', "was, stance is not one of"),
        ('"confidence": 0.9', '"confidence": "x"', "was, confidence is not a number"),
        ('"coder":', '"codr":', "coder is missing"),
        ('"casualties": [', '"casualties": [7, ', "casualties 1 is not an object"),
    ],
)
def test_words_that_are_none_are_named_and_nothing_is_taken_over(
    ledger: SqliteLedger, tmp_path: Path, find: str, put: str, message: str
) -> None:
    code = incident(ledger).code
    first = next(id for id, claim in claims(ledger) if claim.party == "Arland")
    api.reject(ledger, code, [first], by="ana")
    told = history_json(api.decisions(ledger))
    assert find in told
    file = tmp_path / "decisions.json"
    file.write_text(told.replace(find, put), "utf-8")
    with pytest.raises(InputError, match=message):
        read_decisions(file)


def test_of_four_writers_none_loses_a_decision(ledger: SqliteLedger, path: Path) -> None:
    code, made = incident(ledger).code, list[int]()
    ids = [id for id, _ in claims(ledger)]

    def write(name: str) -> None:
        mine = SqliteLedger(path, write=True)
        for id in ids:
            made.append(api.accept(mine, code, [id], by=name).decision.number)
        made.append(api.change(mine, code, {"country": name}, by=name).decision.number)
        mine.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("AM", "AZ", "GE", "IR")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(made) == list(range(1, 4 * (len(ids) + 1) + 1))
    assert [one.number for one in ledger.decisions()] == sorted(made)


_DECIDES = """
import sys
from pathlib import Path
from rashomon import api
with api.writing(Path(sys.argv[1])) as ledger:
    (one,) = ledger.incidents()
    ids = [c.id(t.document.id) for t in one.tellings for c in t.claims]
    while True:
        for id in ids:
            print(api.accept(ledger, one.code, [id], by="ana").decision.number, flush=True)
"""


def test_a_program_that_is_killed_while_it_decides_loses_nothing(
    ledger: SqliteLedger, path: Path
) -> None:
    ledger.refresh()
    command = [sys.executable, "-c", _DECIDES, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [int(process.stdout.readline()) for _ in range(5)]
        time.sleep(0.05)
        process.kill()
        told += [int(line) for line in process.stdout]
    kept = [one.number for one in ledger.decisions()]
    assert kept == list(range(1, len(kept) + 1))
    assert told == kept[: len(told)]
    assert incident(ledger).tellings
