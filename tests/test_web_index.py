"""The index answers what the ledger answers, filtered in plain Python."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest

from rashomon.ledger import catching
from rashomon.ledger.gists import Gist
from rashomon.ledger.protocol import Reader
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.incident import Incident
from rashomon.model.location import Location, Precision
from rashomon.model.report import Report
from rashomon.web.index import Asked, Bin, Box, Index
from rashomon.web.index.asked import FINDINGS, PER_PAGE, REVIEWED, TYPES
from rashomon.web.index.index import Found
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations
from test_ledger_catching import FIRST, PARTIES, PLACES, Coded, coded

SPOTS = {name: (-5.0 - at, -80.0 + at) for at, name in enumerate(PLACES)}


def located(one: Coded) -> Coded:
    """The same with its places located, but for the last."""
    document, report = one
    mentions = tuple(
        replace(mention, where=tuple(_location(span) for span in mention.places))
        for mention in report.mentions
    )
    return document, Report(document.id, report.coder, mentions, report.claims)


def _location(span: Any) -> Location:
    if span.text == PLACES[-1]:
        return Location(span)
    north, east = SPOTS[span.text]
    return Location(span, span.text, (), north, east, Precision.EXACT, "PE")


@contextmanager
def indexed(path: Path, every: list[Coded]) -> Iterator[tuple[SqliteLedger, Index]]:
    """A ledger to write to, and an index that reads it through another opening."""
    ledger = SqliteLedger(path, write=True)
    ledger.add_many(every)
    reader, watching = (SqliteLedger(path, write=False) for _ in range(2))

    @contextmanager
    def reading() -> Iterator[Reader]:
        yield reader

    try:
        yield ledger, Index(reading, watching.changed)
    finally:
        for one in (ledger, reader, watching):
            one.close()


def reports(seed: int, number: int = 60) -> list[Coded]:
    chance = random.Random(seed)
    return [located(coded(n, chance)) for n in range(number)]


def asked_of(chance: random.Random) -> Asked:
    """Some filters at random."""

    def maybe(value: Any, none: Any) -> Any:
        return value if chance.random() < 0.3 else none

    since = FIRST + timedelta(days=chance.randrange(-1, 5))
    until = since + timedelta(days=chance.choice((0, 1, 2, 40)))
    asked = Asked(
        since=maybe(since, None),
        party=maybe(tuple(sorted(chance.sample(PARTIES, chance.choice((1, 2))))), ()),
        place=maybe(chance.choice((PLACES[0], "um", "UA", "nowhere")), ""),
        country=maybe(chance.choice(("PE", "EC")), ""),
        type=maybe(chance.choice(TYPES), ""),
        finding=maybe((chance.choice(FINDINGS),), ()),
        reviewed=maybe(chance.choice(REVIEWED), ""),
        box=maybe(Box(-80.5, -6.5, -78.5, -4), None),
        sort=chance.choice(("newest", "oldest", "told", "disputed", "unsure", "latest")),
        page=chance.choice((1, 1, 2)),
        per=chance.choice(PER_PAGE),
    )
    return replace(asked, until=maybe(until if asked.since else since, None))


def filtered(ledger: Reader, asked: Asked, *, sure: bool = True) -> list[Incident]:
    """The same from the ledger, in plain Python."""
    window = {"since": asked.since, "until": asked.until}
    ask: Callable[..., Any] = ledger.incidents if sure else ledger.undated
    first = asked.party[0] if asked.party else None
    found = ask(**window, party=first, place=asked.place or None, type=asked.type or None)
    if not sure and not (asked.since or asked.until):
        return []
    return [one for one in found if _meets(one, asked)]


def _meets(one: Incident, asked: Asked) -> bool:
    kinds = {finding.kind for finding in findings(citations(one)) if finding.values}
    parties = {cited.claim.party for cited in citations(one)}
    parties |= {cited.claim.initiator for cited in citations(one) if cited.claim.initiator}
    spots = [where for told in one.tellings for where in told.mention.where]
    return (
        set(asked.party) <= parties
        and asked.country in {"", one.country}
        and set(asked.finding) <= kinds
        and asked.reviewed in {"", "no"}
        and (asked.box is None or any(_inside(spot, asked.box) for spot in spots))
    )


def _inside(spot: Location, box: Box) -> bool:
    if spot.latitude is None or spot.longitude is None:
        return False
    return box.south <= spot.latitude <= box.north and box.west <= spot.longitude <= box.east


@pytest.mark.parametrize("seed", range(3))
def test_the_index_answers_as_the_ledger_does(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with indexed(tmp_path / "a", reports(seed)) as (ledger, index):
        for _ in range(60):
            asked = asked_of(chance)
            found, wanted = index.ask(asked), filtered(ledger, asked)
            assert found.total == len(wanted)
            assert found.perhaps == len(filtered(ledger, asked, sure=False))
            assert {one.code for one in index.all(asked)} == {one.code for one in wanted}
            begin = (asked.page - 1) * asked.per
            assert found.gists == index.all(asked)[begin : begin + asked.per]


def test_newest_first_is_the_order_of_the_ledger(tmp_path: Path) -> None:
    with indexed(tmp_path / "a", reports(5)) as (ledger, index):
        assert [one.code for one in index.all(Asked())] == [one.code for one in ledger.incidents()]


KEYS: dict[str, Callable[[Gist], Any]] = {
    "oldest": lambda one: (one.first is None, one.first or ""),
    "told": lambda one: -one.documents,
    "disputed": lambda one: -len(one.disputed),
    "unsure": lambda one: 2 if one.least is None else one.least,
    "latest": lambda one: -one.newest,
}


@pytest.mark.parametrize("sort", KEYS)
def test_orders_are_what_they_say(tmp_path: Path, sort: str) -> None:
    with indexed(tmp_path / "a", reports(6)) as (_, index):
        keys = [KEYS[sort](one) for one in index.all(Asked(sort=sort))]
        assert keys == sorted(keys)
        assert len(set(keys)) > 1 or sort == "unsure"


@pytest.mark.parametrize("seed", range(3))
def test_each_count_of_a_facet_is_what_choosing_it_leaves(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with indexed(tmp_path / "a", reports(seed)) as (_, index):
        for _ in range(25):
            asked = replace(asked_of(chance), page=1)
            for choice, told in _choices(asked, index.ask(asked)):
                assert index.ask(choice).total == told


def _days(one: Bin) -> tuple[date, date]:
    return date.fromisoformat(one.since), date.fromisoformat(one.until)


def _choices(asked: Asked, found: Found) -> Iterator[tuple[Asked, int]]:
    facets = found.facets
    for one in facets.dates:
        yield asked.but(**dict(zip(("since", "until"), _days(one), strict=True))), one.count
    for name in ("country", "type", "reviewed"):
        for choice in getattr(facets, name):
            yield asked.but(**{name: choice.value}), choice.count
    for name in ("party", "finding"):
        for choice in getattr(facets, name):
            several = (*getattr(asked, name), choice.value)
            yield asked.but(**{name: tuple(dict.fromkeys(several))}), choice.count
    for choice in facets.place:
        yield asked.but(place=choice.value), choice.count


@pytest.mark.parametrize("seed", range(3))
def test_an_index_that_catches_up_is_one_made_anew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    every = reports(seed, 40)
    behind = patch.object(catching, "behind", lambda *_: True)
    with indexed(tmp_path / "a", every[:10]) as (ledger, index), behind:
        for at, one in enumerate((*every[10:], *every[:5])):
            ledger.add(*(one if at < 30 else located(coded(at - 30, chance, "test-2"))))
            if at % 4 == 0:
                index.ask(asked_of(chance))
        asked = [asked_of(chance) for _ in range(20)]
        kept = [index.ask(one) for one in asked]
        anew = Index(index._reading, index._version)
        assert [one.gists for one in kept] == [anew.ask(one).gists for one in asked]
        assert [one.facets.party for one in kept] == [anew.ask(one).facets.party for one in asked]


def test_words_in_claims_come_before_words_in_texts(tmp_path: Path) -> None:
    every = reports(7, 12)
    with indexed(tmp_path / "a", every) as (_, index):
        found = index.ask(Asked(q="shelling"))
        assert found.total == found.claimed == found.every
        found = index.ask(Asked(q="huanta"))  # stands in every text and in no claim
        assert (found.total, found.claimed) == (found.every, 0)
        assert index.ask(Asked(q="4")).total >= 1
        assert index.ask(Asked(q="4 nowhere")).total == 0


def test_many_threads_ask_while_one_writes(tmp_path: Path) -> None:
    every = reports(8, 50)
    failed: list[BaseException] = []
    with indexed(tmp_path / "a", every[:20]) as (ledger, index):
        index.fresh()

        def ask(seed: int) -> None:
            chance = random.Random(seed)
            try:
                for _ in range(40):
                    found = index.ask(asked_of(chance))
                    assert len(found.gists) <= found.total <= found.every
            except BaseException as error:
                failed.append(error)

        threads = [Thread(target=ask, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for one in every[20:]:
            ledger.add(*one)
        for thread in threads:
            thread.join()
        assert failed == []
        assert index.ask(Asked()).total == len(ledger.incidents())


def test_an_empty_ledger_has_an_empty_list(tmp_path: Path) -> None:
    with indexed(tmp_path / "a", []) as (_, index):
        found = index.ask(Asked(since=date(2024, 1, 1), party=("Peru",), place="x", q="y"))
        assert (found.total, found.every, found.pages, found.gists) == (0, 0, 1, ())
        assert index.gist("RSH-0000") is None
