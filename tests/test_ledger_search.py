"""Full-text search: what holds all words, whoever wrote the ledger and whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from contract.samples import CODER, sample
from rashomon.ledger import searching
from rashomon.ledger.numbering import numbered
from rashomon.ledger.searching import expression, terms
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.model.document import Document
from rashomon.model.errors import LedgerError
from rashomon.model.report import Report


@contextmanager
def opened(path: Path, *, write: bool = True) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(path, write=write)
    try:
        yield ledger
    finally:
        ledger.close()


def holding(ledger: SqliteLedger, words: str) -> set[str]:
    """The names of the documents that hold `words`."""
    documents = ledger.numbered(ledger.search(words).documents)
    return set(ledger.names(documents).values())


def plain(text: str, name: str) -> tuple[Document, Report]:
    document = Document.of(text, name)
    return document, Report(document.id, CODER)


TEXTS = (
    ("The café at Şuşa burned down; nobody was hurt.", "a.txt"),
    ("Down by the river a cafe burned.", "b.txt"),
    ("Село Новое обстреляли ночью.", "c.txt"),
    ("Odd \ud800 bytes, \0 and more.", "d.txt"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe", {"a.txt", "b.txt"}),
        ("CAFÉ burned", {"a.txt", "b.txt"}),
        ("susa", {"a.txt"}),
        ('"burned down"', {"a.txt"}),
        ('"down burned"', set()),
        ("burn*", {"a.txt", "b.txt"}),
        ("burn", set()),
        ("новое обстрел*", {"c.txt"}),
        ("bytes more", {"d.txt"}),
        ("cafe OR bytes", set()),
        ("cafe NOT river", set()),
        ("burned -down", {"a.txt", "b.txt"}),
        ('cafe "burned do*', {"a.txt"}),
        ("", set()),
        ("?!", set()),
    ],
)
def test_all_words_stand_in_what_is_found(tmp_path: Path, words: str, found: set[str]) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add_many(plain(*one) for one in TEXTS)
        assert holding(ledger, words) == found


@given(st.text(max_size=60))
def test_whatever_is_asked_is_no_error(words: str) -> None:
    with _memory() as connection:
        searching.search(connection, words)


@given(st.lists(st.sampled_from(['"', "*", "AND", "(", ")", "a", "^", ":", "NEAR(", " ", "+"])))
def test_signs_of_the_language_beneath_are_words(parts: list[str]) -> None:
    with _memory() as connection:
        searching.search(connection, "".join(parts))


@contextmanager
def _memory() -> Iterator[Connection]:
    from sqlalchemy import create_engine  # noqa: PLC0415

    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        searching._prepare(connection, "main")
        yield connection
    engine.dispose()


def test_terms_are_words_phrases_and_beginnings() -> None:
    assert terms('shelled "two men" vill* -- ""') == ("shelled", "two men", "vill*")
    assert expression('a "b* c" d*') == '"a" AND "b* c" AND "d" *'


def test_very_long_questions_are_cut() -> None:
    assert len(terms("a " * 1000)) == 24


def test_mentions_are_found_by_what_their_claims_say(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add_many([sample(1), sample(2, place="Tarba", day="2024-02-02")])
        hits = ledger.search("tarba")
        (one,) = [gist for gist in ledger.gists().gists if gist.places == ("Tarba",)]
        assert tuple(hits.mentions) == one.mentions
        assert tuple(hits.documents) == one.told
        assert len(ledger.search("bulletin").mentions) == 0
        assert len(ledger.search("bulletin").documents) == 2


def test_a_document_coded_anew_is_found_once_and_by_its_standing_claims(tmp_path: Path) -> None:
    with opened(tmp_path / "a") as ledger:
        ledger.add(*sample(1))
        ledger.add(*sample(1, coder="test-2"))
        hits = ledger.search("shelled")
        (one,) = ledger.gists().gists
        assert tuple(hits.documents) == one.told == (1,)
        assert set(one.mentions) <= set(hits.mentions)


def test_the_texts_of_an_earlier_ledger_are_entered_when_one_searches(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with opened(path) as ledger, patch("rashomon.ledger.writer.enter"):
        ledger.add_many(sample(number) for number in range(5))
    with opened(path) as ledger:
        ledger.add(*sample(9))  # nothing before it is entered, so this is not either
        with patch.object(searching, "_ROUND", 2):
            assert len(ledger.search("bulletin").documents) == 6
        ledger.add(*sample(10))
        with patch.object(searching, "_draw") as draw:
            assert len(ledger.search("bulletin").documents) == 7
        assert not draw.called


def test_a_reader_that_cannot_write_finds_all(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with opened(path) as ledger:
        ledger.add(*sample(1))
        with patch("rashomon.ledger.writer.enter"):
            ledger.add(*sample(2))
    refusing = patch("rashomon.ledger.refresh.Database", side_effect=LedgerError("no"))
    with opened(path, write=False) as ledger, refusing:
        assert tuple(ledger.search("bulletin").documents) == (1, 2)
        assert len(ledger.search("shelled").mentions) == 2
    with opened(path) as ledger:
        assert tuple(ledger.search("bulletin").documents) == (1, 2)


def test_mentions_have_numbers_of_their_own() -> None:
    assert numbered(3, ["b1", "a1"]) == {"a1": 3 << 20, "b1": (3 << 20) + 1}
    assert set(numbered(3, ["a"])).isdisjoint(numbered(4, ["b"]))
