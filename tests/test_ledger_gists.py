"""Gists: a row an incident, the same whether caught up with or drawn anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import select

from contract.samples import sample
from rashomon import ruling
from rashomon.ledger import catching, gisting
from rashomon.ledger.gists import Accusation, Disputed, Gist, Killed, decode, encode
from rashomon.ledger.gists import gist as gist_of
from rashomon.ledger.schema import gists as rows
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.document import Document, Origin
from rashomon.model.errors import LedgerError
from rashomon.model.incident import MentionRef
from rashomon.model.report import Report, When
from test_ledger_catching import coded
from test_ledger_copies import coded as texts_coded
from test_ledger_copies import story, texts_of


@contextmanager
def opened(path: Path, *, write: bool = True) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(path, write=write)
    try:
        yield ledger
    finally:
        ledger.close()


def told(ledger: SqliteLedger) -> dict[str, Gist]:
    return {one.code: one for one in ledger.gists().gists}


def test_a_gist_says_what_lists_ask(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1))
        (one,) = ledger.gists().gists
        incident = ledger.incidents()[0]
    assert (one.code, one.role, one.type) == (incident.code, "foreground", "shelling")
    assert (one.first, one.last, one.published) == ("2024-05-06", "2024-05-06", "2024-05-07")
    assert (one.places, one.also, one.parties) == (("Orlin",), (), ("Arland", "Borland"))
    assert one.accusations == (Accusation("Arland", "Borland"),)
    assert one.killed == (Killed("Arland", "Arland", 2, 2),)
    assert one.disputed == (Disputed("occurrence", "", ("Arland", "Borland")),)
    assert one.kinds[0] == "disputed"
    assert (one.documents, one.copies, one.claims, one.decided, one.least) == (1, 0, 2, 0, 0.8)
    assert (one.reviewed, one.newest, one.days) == ("no", 1, ("2024-05-07",))


def test_a_row_comes_back_as_it_was(tmp_path: Path) -> None:
    chance = random.Random(1)
    with opened(tmp_path / "a") as ledger:
        ledger.add_many([sample(1), *(coded(number, chance) for number in range(9))])
        for one in ledger.gists().gists:
            assert decode(encode(one)) == one
            assert hash(one)


@pytest.mark.parametrize("seed", range(6))
def test_catching_up_draws_the_gists_of_a_ledger_drawn_anew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = [coded(number, chance) for number in range(24)]
    again = [coded(number, chance, "test-2") for number in chance.sample(range(24), 6)]
    known = 0
    with opened(tmp_path / "a") as ledger, patch.object(catching, "behind", lambda *_: True):
        held: dict[str, Gist] = {}
        for at, one in enumerate((*every, *again)):
            ledger.add(*one)
            if at % 3 == 0:
                part(ledger, chance)
            if at % 2:
                number, changed, gone, whole = ledger.gists(known)
                assert whole == (known == 0)
                held = {} if whole else {code: held[code] for code in held.keys() - {*gone}}
                held |= {one.code: one for one in changed}
                known = number
        number, changed, gone, _ = ledger.gists(known)
        held = {code: one for code, one in held.items() if code not in gone}
        held |= {one.code: one for one in changed}
        numbers = _numbers(ledger)
        wanted = {one.code: gist_of(one, numbers) for one in ledger.incidents()}
    assert held == wanted


@pytest.mark.parametrize("seed", range(4))
def test_who_had_a_text_first_is_told_anew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = texts_of(chance, 16)
    with opened(tmp_path / "a") as ledger, patch.object(catching, "behind", lambda *_: True):
        for one in every:
            ledger.add(*one)
            ledger.gists()
        found, numbers = told(ledger), _numbers(ledger)
        assert any(one.copies for one in found.values())
        assert found == {one.code: gist_of(one, numbers) for one in ledger.incidents()}


def part(ledger: SqliteLedger, chance: random.Random) -> None:
    """Decide that one telling of some incident is an incident of its own."""
    found = [one for one in ledger.incidents() if len(one.tellings) > 1]
    if found:
        one = chance.choice(found)
        of_it = chance.choice(one.tellings)
        ruling.split(ledger, one.code, [f"{of_it.document.id}#{of_it.mention.key}"], by="ann")


def _numbers(ledger: SqliteLedger) -> dict[MentionRef, object]:
    codes = [one.code for one in ledger.incidents()]
    with ledger._database.reading() as connection:
        return gisting.numbers_of(connection, codes)


def test_only_what_changed_is_drawn_anew(tmp_path: Path) -> None:
    drawn: list[str] = []

    def noted(*given: object) -> object:
        drawn.append(given[0].code)
        return gist_of(*given)

    with opened(tmp_path / "a") as ledger, patch.object(gisting, "gist", noted):
        places = ("Orlin", "Tarba", "Senn", "Movik")
        for number, place in enumerate(places):
            ledger.add(*sample(number, place=place, day=f"2024-0{number + 1}-06"))
        ledger.gists()
        assert len(drawn) == 4
        drawn.clear()
        ledger.add(*sample(9, place="Senn", day="2024-03-06"))
        version, changed, gone, _ = ledger.gists(1)
        assert (len(drawn), len(changed), gone) == (1, 1, ())
        assert changed[0].documents == 2
        drawn.clear()
        with ledger._database.writing() as connection:  # a view built anew, as a whole
            connection.exec_driver_sql("UPDATE view_stamp SET built_from = 'old 0 0'")
        assert ledger.gists(version).gists == ()
        assert drawn == []


def test_what_decisions_part_and_join_comes_and_goes(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add_many([sample(1), sample(2)])
        first = ledger.gists()
        assert len(first.gists) == 1
        ruling.split(ledger, first.gists[0].code, ["2.txt"], by="ann")
        parted = ledger.gists(first.number)
        assert len(told(ledger)) == 2
        ruling.undo(ledger, by="ann")
        joined = ledger.gists(parted.number)
        assert len(told(ledger)) == 1
        assert len(joined.gone) == 1


def test_a_correction_of_a_day_of_publication_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1, published=None))
        number = ledger.gists().number
        ledger.add(*sample(1, published=date(2024, 5, 9)))
        assert [one.published for one in ledger.gists(number).gists] == ["2024-05-09"]


def test_what_a_person_decided_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1))
        first = ledger.gists()
        document, report = sample(1)
        accusation, denial = (claim.id(document.id) for claim in report.claims)
        code = first.gists[0].code
        ruling.reject(ledger, code, [denial], by="ann", reason="misread")
        number, (one,), _, _ = ledger.gists(first.number)
        assert (one.reviewed, one.claims, one.disputed) == ("no", 1, ())
        ruling.accept(ledger, code, [accusation], by="ann")
        number, (one,), _, _ = ledger.gists(number)
        assert (one.reviewed, one.claims - one.decided, one.least) == ("yes", 0, None)
        ruling.undo(ledger, by="ann")
        number, (one,), _, _ = ledger.gists(number)
        assert one.reviewed == "no"


def test_another_count_is_told_though_linking_looks_at_none(tmp_path: Path) -> None:
    document, report = sample(1, coder="test-2")
    accusation, denial = report.claims
    (dead,) = accusation.casualties
    more = replace(accusation, casualties=(replace(dead, low=3, high=3),))
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1))
        number = ledger.gists().number
        ledger.add(document, replace(report, claims=(more, denial)))
        (one,) = ledger.gists(number).gists
    assert one.killed == (Killed("Arland", "Arland", 3, 3),)


def test_what_turns_out_a_copy_is_told_though_another_incident_is_its(tmp_path: Path) -> None:
    text = " ".join(story(1))
    with opened(tmp_path / "a") as ledger:
        ledger.add(*_on(text, date(2031, 5, 9), "2031-05-04"))
        ledger.add(*sample(1))
        number = ledger.gists().number
        ledger.add(*_on(f"{text} More.", date(2031, 5, 6), "2030-01-01"))
        found = {one.start: one.copies for one in ledger.gists(number).gists}
    assert found == {"2031-05-04": 1, "2030-01-01": 0}


def _on(text: str, published: date, day: str) -> tuple[Document, Report]:
    document, report = texts_coded(Document.of(text, text[-9:], Origin(published=published)))
    told = tuple(replace(one, when=When(day)) for one in report.mentions)
    return document, replace(report, mentions=told)


def test_gists_of_another_program_are_drawn_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1))
        number = ledger.gists().number
        with patch.object(gisting, "_PROGRAM", "another"):
            assert len(ledger.gists(number).gists) == 1


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with opened(tmp_path / "a") as ledger, patch.object(gisting, "_ROUND", 2):
        days = [f"2024-0{number + 1}-06" for number in range(5)]
        ledger.add_many(sample(n, place=f"Orlin {n}", day=day) for n, day in enumerate(days))
        ledger.gists(watch=lambda *told: seen.append(told))
    assert seen == [(0, 5), (2, 5), (4, 5)]


def test_a_reader_that_cannot_write_answers_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with opened(path) as ledger:
        ledger.add_many([sample(1), sample(2, place="Tarba", day="2024-03-01")])
        wanted = told(ledger)
        ledger.add(*sample(3, place="Senn", day="2024-04-01"))
    refusing = patch("rashomon.ledger.refresh.Database", side_effect=LedgerError("no"))
    with opened(path, write=False) as ledger, refusing:
        found = ledger.gists(1)
        assert found.whole
        assert len(found.gists) == 3
        assert wanted.items() <= {one.code: one for one in found.gists}.items()


def test_a_reader_writes_through_another_opening(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with opened(path) as ledger:
        ledger.add(*sample(1))
    with opened(path, write=False) as ledger:
        number = ledger.gists().number
        assert number == 1
        assert ledger.gists(number).gists == ()
        with ledger._database.reading() as connection:
            assert connection.execute(select(rows.c.code)).scalars().all()
