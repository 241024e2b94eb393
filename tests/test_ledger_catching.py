"""Catching up with what was added gives the same view as linking all anew, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import delete, select

from rashomon import ruling
from rashomon.ledger import catching, material, refresh, seats
from rashomon.ledger.schema import VIEW, stamp, tellings
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.link import board, codes
from rashomon.link.rulings import WORDS
from rashomon.model.document import Document, Origin
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, Incident, MentionRef
from rashomon.model.report import Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role, Stance

PLACES = ("Huanta", "Sullana", "Tumbes", "Zarumilla")
PARTIES = ("Peru", "Ecuador", "Chile")
FIRST = date(2031, 5, 4)
Coded = tuple[Document, Report]


def day(chance: random.Random) -> str | None:
    """A date as a text may give it: mostly a day, of few; sometimes a month, or none."""
    told = (FIRST + timedelta(days=chance.randrange(4))).isoformat()
    return chance.choice((told, told, told, told, told[:7], None))


def coded(number: int, chance: random.Random, coder: str = "test-1") -> Coded:
    """Document `number` with one to three mentions, whatever `chance` gives."""
    text = f"{number}: " + " ".join((*PLACES, *PARTIES, "shelling"))
    published = FIRST + timedelta(days=chance.randrange(6)) if chance.random() < 0.9 else None
    document = Document.of(text, f"{number}.txt", Origin(published=published))

    def cut(words: str) -> Span:
        at = text.index(words)
        return Span.cut(text, at, at + len(words))

    mentions, claims = [], []
    for key in [f"i{n}" for n in range(chance.choice((1, 1, 2, 3)))]:
        where = tuple(cut(place) for place in chance.sample(PLACES, chance.choice((0, 1, 1, 2))))
        role = chance.choice((Role.FOREGROUND, Role.FOREGROUND, Role.BACKGROUND))
        kind = chance.choice((IncidentType.SHELLING, IncidentType.SHELLING, IncidentType.PROTEST))
        mentions.append(
            Mention(key, role, kind, When(day(chance)), where, "PE", (cut("shelling"),))
        )
        one, other = chance.sample(PARTIES, 2)
        party = cut(one)
        claims.append(
            Claim(
                key, one, party, party, Stance.ACCUSES, other, (), cut("shelling"), None, coder, 1
            )
        )
    return document, Report(document.id, coder, tuple(mentions), tuple(claims))


def view(ledger: SqliteLedger) -> dict[str, list[Any]]:
    """Every row of the view but its stamp."""
    ledger.refresh()
    tables = [table for table in VIEW.sorted_tables if table.name != "view_stamp"]
    with ledger._database.reading() as connection:
        return {t.name: sorted(map(str, connection.execute(select(t)))) for t in tables}


@contextmanager
def opened(path: Path) -> Iterator[SqliteLedger]:
    """The ledger in `path`, made where absent."""
    ledger = SqliteLedger(path, write=True)
    try:
        yield ledger
    finally:
        ledger.close()


def anew(path: Path, every: Sequence[Coded], decisions: Sequence[Decision] = ()) -> Any:
    """The view of a ledger to which all is added before it is linked for the first time."""
    with opened(path) as ledger:
        ledger.add_many(every)
        for decision in decisions:
            ledger.decide(decision)
        return view(ledger)


@pytest.fixture(params=[1, 2, 16], ids=lambda reach: f"reach {reach}")
def reach(request: pytest.FixtureRequest) -> Iterator[None]:
    """Blocks that are crowded by one, by two and by many mentions."""
    with patch.object(board, "REACH", request.param), patch.object(seats, "REACH", request.param):
        yield


@pytest.fixture(autouse=True)
def _always() -> Iterator[None]:
    """However much there is to catch up with, it is done."""
    with patch.object(refresh, "is_little", lambda *_: True):
        yield


@pytest.mark.usefixtures("reach")
@pytest.mark.parametrize("seed", range(6))
def test_one_report_after_another_gives_the_view_of_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = [coded(number, chance) for number in range(24)]
    wanted = anew(tmp_path / "anew", every)
    with opened(tmp_path / "ledger") as ledger:
        for at, one in enumerate(chance.sample(every, len(every))):
            ledger.add(*one)
            if at % 3:
                ledger.refresh()
        assert view(ledger) == wanted


@pytest.mark.usefixtures("reach")
@pytest.mark.parametrize("seed", range(6))
def test_coding_anew_gives_the_view_of_the_new_codings(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    old = [coded(number, chance) for number in range(16)]
    new = [coded(number, chance, "test-2") for number in range(0, 16, 3)]
    standing = {document.id: (document, report) for document, report in old}
    new = [(standing[document.id][0], report) for document, report in new]
    standing |= {document.id: (document, report) for document, report in new}
    wanted = anew(tmp_path / "anew", list(standing.values()))
    with opened(tmp_path / "ledger") as ledger:
        ledger.add_many(old)
        ledger.refresh()
        for one in new:
            ledger.add(*one)
            ledger.refresh()
        assert view(ledger) == wanted


@pytest.mark.parametrize("seed", range(4))
def test_decisions_between_reports_give_the_view_of_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = [coded(number, chance) for number in range(16)]
    refs = [MentionRef(document.id, m.key) for document, report in every for m in report.mentions]
    decisions = [
        Decision(
            chance.choice(("join", "split")), tuple(chance.sample(refs, 2)), "ana", f"2031-{n}"
        )
        for n in range(6)
    ]
    wanted = anew(tmp_path / "anew", every, decisions)
    with opened(tmp_path / "ledger") as ledger:
        for at, one in enumerate(every):
            ledger.add(*one)
            if at % 2 and at // 2 < len(decisions):
                ledger.decide(decisions[at // 2])
            ledger.refresh()
        assert view(ledger) == wanted


@pytest.mark.parametrize("seed", range(6))
def test_codes_that_clash_are_the_same_in_any_order(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = [coded(number, chance) for number in range(20)]
    fewer = coded(7, chance, "test-2")[1]
    with patch.object(codes, "SHORTEST", 0), patch.object(catching, "SHORTEST", 0):
        wanted = anew(tmp_path / "anew", [*every[:7], (every[7][0], fewer), *every[8:]])
        with opened(tmp_path / "ledger") as ledger:
            for one in chance.sample(every, len(every)):
                ledger.add(*one)
                ledger.refresh()
            ledger.add(every[7][0], fewer)
            assert view(ledger) == wanted
            with ledger._database.reading() as connection:
                told = connection.execute(select(tellings.c.mark, tellings.c.code)).all()
    every_code = {code for _, code in told}
    assert all(code == held for mark, held in told for code in every_code if mark.startswith(code))


def _rule(ledger: SqliteLedger, chance: random.Random) -> None:
    """What a person might decide of the incidents as they stand."""
    kind = chance.choice(("join", "join", "split", "split", "undo", *WORDS, *WORDS))
    incidents = ledger.incidents()
    if len(incidents) < 3:
        return
    try:
        if kind == "join":
            one, other = chance.sample(incidents, 2)
            ruling.join(ledger, one.code, other.code, by="ana")
        elif kind == "split":
            one = max(chance.sample(incidents, 3), key=lambda one: len(one.tellings))
            ruling.split(ledger, one.code, [one.tellings[-1].document.id], by="ana")
        elif kind in WORDS:
            _word(ledger, kind, chance.choice(incidents), chance)
        else:
            number = chance.randint(1, max(1, len(ledger.decisions())))
            ruling.undo(ledger, number, by="ben")
    except InputError:
        return


def _word(ledger: SqliteLedger, kind: str, one: Incident, chance: random.Random) -> None:
    """What a person might say of a claim, or of an incident as a whole."""
    told = chance.choice(one.tellings)
    claim = told.claims[0].id(told.document.id) if told.claims and chance.random() < 0.6 else ""
    if kind == "change":
        values = {"party": chance.choice(PARTIES)} if claim else {"start": "2031-03", "end": ""}
        ruling.change(ledger, f"{one.code}#{claim}" if claim else one.code, values, by="cy")
    else:
        said = ruling.accept if kind == "accept" else ruling.reject
        said(ledger, one.code, [claim] if claim else (), by="cy")


@pytest.mark.parametrize("seed", [0, 1, 5, 16, 32, *range(100, 112)])
def test_people_s_decisions_leave_the_view_of_linking_all_anew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with opened(tmp_path / "ledger") as ledger:
        ledger.add_many(coded(number, chance) for number in range(12))
        for number in range(12, 26):
            if chance.random() < 0.5:
                ledger.add(*coded(number, chance))
            elif chance.random() < 0.3:
                document, _ = coded(number % 12, random.Random(number))
                again = ledger.document(document.id) or document
                ledger.add(again, coded(number % 12, chance, f"test-{number}")[1])
            _rule(ledger, chance)
            if chance.random() < 0.7:
                ledger.refresh()
        caught_up = view(ledger)
        with ledger._database.writing() as connection:
            connection.execute(delete(stamp))
        assert view(ledger) == caught_up
        assert len(ledger.decisions()) > 4


def test_a_table_of_weights_that_was_changed_makes_the_view_stale(tmp_path: Path) -> None:
    with opened(tmp_path / "ledger") as ledger:
        ledger.add_many([coded(number, random.Random(number)) for number in range(3)])
        assert ledger.refresh()
        assert not ledger.refresh()
        with patch.object(material, "edition", lambda: "another"):
            assert ledger.refresh()
