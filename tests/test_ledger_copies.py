"""Copies in a ledger: the same groups, row by row, whether added one by one or all at once."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import select

from rashomon.ledger import refresh, shelf
from rashomon.ledger.schema import text_keys, text_links, texts
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.ledger.store import open_ledger
from rashomon.link.copies import pairs
from rashomon.link.copies.groups import copies
from rashomon.link.copies.pairs import Sketched
from rashomon.link.copies.sketch import sketch
from rashomon.model.document import Document, Origin
from rashomon.model.report import Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role, Stance

FIRST = date(2031, 5, 4)
NOTICE = (
    "Whoever saw anything of what is told here is asked to write to our desk in the old harbour, "
    "which keeps the name of every witness to itself unless that witness wishes otherwise."
)
Coded = tuple[Document, Report]


def day(chance: random.Random) -> date:
    """One of four days."""
    return FIRST + timedelta(days=chance.randrange(4))


def story(number: int) -> list[str]:
    """Seven sentences of twelve words that no other story has."""
    chance = random.Random(number)
    words = [f"{chance.choice('bdfgklmnprst')}{chance.choice('aeiou')}{n}" for n in range(84)]
    return [" ".join(f"{number}{w}" for w in words[at : at + 12]) + "." for at in range(0, 84, 12)]


def coded(document: Document, coder: str = "test-1") -> Coded:
    """The document with one mention of shelling on its first word."""
    word = Span.cut(document.text, 0, document.text.index(" "))
    when = When(FIRST.isoformat())
    mention = Mention("i1", Role.FOREGROUND, IncidentType.SHELLING, when, (), "PE", (word,))
    claim = Claim("i1", "Peru", word, word, Stance.ACCUSES, "Ecuador", (), word, None, coder, 1)
    return document, Report(document.id, coder, (mention,), (claim,))


def texts_of(chance: random.Random, count: int) -> list[Coded]:
    """Documents of which many are cuts of a few stories, all with a notice that all share."""
    made: dict[str, Document] = {}
    while len(made) < count:
        told = story(chance.randrange(4))
        some = [one for one in told if chance.random() < 0.8] or told
        if chance.random() < 0.3:
            some += chance.sample(story(chance.randrange(4, 9)), 3)
        chance.shuffle(some)
        published = day(chance) if chance.random() < 0.8 else None
        text = " ".join(some) + "\n\n" + NOTICE
        made[text] = Document.of(text, f"{len(made)}.txt", Origin(published=published))
    return [coded(document) for document in made.values()]


@contextmanager
def opened(path: Path) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(path, write=True)
    try:
        yield ledger
    finally:
        ledger.close()


def rows(ledger: SqliteLedger) -> dict[str, list[Any]]:
    """Every row that the view has on copies."""
    ledger.refresh()
    with ledger._database.reading() as connection:
        return {
            table.name: sorted(map(str, connection.execute(select(table))))
            for table in (texts, text_keys, text_links)
        }


def anew(path: Path, every: Sequence[Coded]) -> dict[str, list[Any]]:
    with opened(path) as ledger:
        ledger.add_many(every)
        return rows(ledger)


@pytest.fixture(params=[1, 2, 5, 32], ids=lambda near: f"near {near}")
def near(request: pytest.FixtureRequest) -> Iterator[None]:
    """Blocks that are crowded by one, by a few and by many texts."""
    with patch.object(pairs, "NEAR", request.param), patch.object(shelf, "NEAR", request.param):
        yield


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("seed", range(4))
def test_one_text_after_another_gives_the_rows_of_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = texts_of(chance, 24)
    wanted = anew(tmp_path / "anew", every)
    assert wanted["view_text_links"]
    with opened(tmp_path / "ledger") as ledger, patch.object(refresh, "is_little", lambda *_: True):
        for at, one in enumerate(chance.sample(every, len(every))):
            ledger.add(*one)
            if at % 3:
                ledger.refresh()
        assert rows(ledger) == wanted


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("seed", range(4))
def test_a_day_that_becomes_known_later_changes_who_was_first(tmp_path: Path, seed: int) -> None:
    chance = random.Random(100 + seed)
    every = texts_of(chance, 18)
    known = [
        coded(
            Document.of(
                one.text, one.name, Origin(published=FIRST + timedelta(chance.randrange(4)))
            )
        )
        for one, _ in every
    ]
    with opened(tmp_path / "ledger") as ledger, patch.object(refresh, "is_little", lambda *_: True):
        ledger.add_many(every)
        ledger.refresh()
        for document, report in chance.sample(known, len(known)):
            ledger.add(document, report)
            ledger.refresh()
        found = rows(ledger)
        standing = [ledger.document(one.id) for one, _ in every]
    assert found == anew(tmp_path / "anew", [coded(one) for one in standing if one])


def test_what_the_reader_tells_is_what_the_sketches_tell(tmp_path: Path) -> None:
    every = texts_of(random.Random(7), 20)
    with opened(tmp_path / "ledger") as ledger:
        ledger.add_many(every)
        told = ledger.copies()
        incidents = ledger.incidents()
    wanted = copies(
        Sketched(one.id, one.published.isoformat() if one.published else None, sketch(one.text))
        for one, _ in every
    )
    assert [(g.first.document, tuple(c.document for c in g.copies), g.sure) for g in told] == [
        tuple(one) for one in wanted
    ]
    firsts = {copy: group.first for group in wanted for copy in group.copies}
    for incident in incidents:
        for telling in incident.tellings:
            assert telling.copy_of == firsts.get(telling.document.id)


def test_sketches_outlive_the_view_and_give_way_to_another_version(tmp_path: Path) -> None:
    every = texts_of(random.Random(8), 6)
    wanted = anew(tmp_path / "ledger", every)
    with opened(tmp_path / "ledger") as ledger:
        with ledger._database.writing() as connection:
            connection.exec_driver_sql("DROP TABLE view_stamp")
            connection.exec_driver_sql("CREATE TABLE sketches_0 (document TEXT)")
        with patch("rashomon.ledger.sketches.sketch", side_effect=AssertionError):
            assert rows(ledger) == wanted
        with ledger._database.writing() as connection:
            connection.exec_driver_sql("DROP TABLE sketches_1")
            connection.exec_driver_sql("DROP TABLE view_stamp")
        assert rows(ledger) == wanted
        with ledger._database.reading() as connection:
            asked = "SELECT name FROM sqlite_master WHERE name LIKE 'sketches%' AND type = 'table'"
            assert connection.exec_driver_sql(asked).scalars().all() == ["sketches_1"]


def test_a_document_knows_its_first_and_its_copies(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.ledger", write=True) as ledger:
        text = " ".join(story(1))
        made = [
            Document.of(text + "\n" * n, f"{n}.txt", Origin(published=FIRST + timedelta(days=n)))
            for n in range(4)
        ]
        ledger.add_many([coded(one) for one in made])
        around = ledger.around(made[0].id, 2)
        assert around.first is None
        assert ([one.name for one in around.copies], around.copied) == (["1.txt", "2.txt"], 3)
        around = ledger.around(made[2].id, 5)
        assert around.first is not None
        assert around.first.name == "0.txt"
        assert ([one.name for one in around.copies], around.copied) == (["1.txt", "3.txt"], 2)
        assert [one.total for one in around.tellers] == [3]
