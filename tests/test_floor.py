from __future__ import annotations

import json

import pytest

from floors import CORPUS, FLOORS, Coding, codings, corpus_hash, measures, raised, sample
from rashomon.model.vocabulary import CoderName

KEPT = json.loads(FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module", params=list(CoderName))
def by(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def coded(by: str) -> list[tuple[Coding, Coding]]:
    return codings(sample(by), by)


@pytest.fixture(scope="module")
def measured(coded: list[tuple[Coding, Coding]]) -> dict[str, float]:
    return measures(coded)


def test_the_floors_are_those_of_this_corpus(by: str) -> None:
    assert KEPT[by]["corpus"] == corpus_hash(sample(by)), "the corpus changed: see CONTRIBUTING.md"


def test_no_measure_falls_below_its_floor(by: str, measured: dict[str, float]) -> None:
    assert set(measured) == set(KEPT[by]["floors"])
    assert {name for name, floor in KEPT[by]["floors"].items() if measured[name] < floor} == set()


def test_every_citation_stands_in_its_text(coded: list[tuple[Coding, Coding]]) -> None:
    for gold, found in coded:
        text = next(CORPUS.glob(f"?/{gold['id']}.txt")).read_text("utf-8")
        for account in (a for one in found["incidents"] for a in one["accounts"]):
            start, end = account["spans"]["evidence"]
            assert text[start:end] == account["evidence"]


def test_what_a_person_coded_scores_full_marks(coded: list[tuple[Coding, Coding]]) -> None:
    assert set(measures([(gold, gold) for gold, _ in coded]).values()) == {1.0}


def test_floors_rise_and_never_fall_while_the_corpus_is_the_same() -> None:
    kept = {"corpus": "one", "floors": {"parties": 0.5, "counts": 0.5}}
    after = raised(kept, {"parties": 0.4, "counts": 0.7}, "one")
    assert after == {"corpus": "one", "floors": {"parties": 0.5, "counts": 0.67}}
    assert raised(kept, {"parties": 0.4}, "another")["floors"] == {"parties": 0.37}
