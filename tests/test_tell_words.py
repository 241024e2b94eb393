from __future__ import annotations

import pytest

from rashomon.model.report import Casualty
from rashomon.model.vocabulary import BOTH, CasualtyKind, IncidentType, ReactionStance
from rashomon.tell import words
from tell_samples import span

KILLED, WOUNDED = CasualtyKind.KILLED, CasualtyKind.WOUNDED


def count(side: str | None, kind: CasualtyKind, low: int | None, high: int | None) -> Casualty:
    return Casualty(side, kind, low, high, None, span("killing four"))


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, "no date"),
        ("2021", None, "2021"),
        ("2021-03", None, "March 2021"),
        ("2021-03-02", "2021-03-02", "2 March 2021"),
        ("2021-03-02", "2021-03-04", "2 to 4 March 2021"),
        ("2021-03-02", "2021-04-04", "2 March to 4 April 2021"),
        ("2020-12-31", "2021-01-01", "31 December 2020 to 1 January 2021"),
        ("2021-03-02", "2021-03", "2 March 2021 to March 2021"),
        (None, "2021-03-04", "until 4 March 2021"),
    ],
)
def test_dates_in_words(start: str | None, end: str | None, shown: str) -> None:
    assert words.when(start, end) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(4, 4, "4"), (0, 0, "none"), (4, None, "at least 4"), (None, 9, "up to 9"), (3, 5, "3 to 5")],
)
def test_counts_in_words(low: int | None, high: int | None, shown: str) -> None:
    assert words.count(low, high) == shown


def test_casualties_stand_by_side_and_are_never_summed() -> None:
    told = (
        count("Veland", KILLED, 4, 4),
        count("Veland", KILLED, 5, 5),
        count("Veland", WOUNDED, None, None),
        count(BOTH, KILLED, 9, None),
        count(None, KILLED, 1, 1),
    )
    assert words.casualties(told) == (
        "4 / 5 killed, wounded, number not given (Veland)",
        "at least 9 killed (both sides)",
        "1 killed",
    )


def test_every_type_and_stance_has_words() -> None:
    assert set(words.TYPES) == set(IncidentType)
    assert set(words.REACTIONS) == set(ReactionStance)


def test_a_country_code_by_its_name() -> None:
    assert words.country("AM") == "Armenia"
    assert words.country("QX") == "QX"
    assert words.country(None) == ""
