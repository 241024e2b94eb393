"""With whom groups are aligned: dated, sourced, and every group was considered."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.knowledge.alignments import aligned_with, alignments
from rashomon.knowledge.parties import parties
from rashomon.knowledge.periods import day_from, day_until
from rashomon.knowledge.table import rows

LINES = list(rows("alignments.txt", 5))


@pytest.mark.parametrize(
    ("party", "day", "expected"),
    [
        ("Hezbollah", "2024-10-01", ("Iran", "Syria", "Resistance Axis")),
        ("Hezbollah", "2025-03-01", ("Iran", "Resistance Axis")),
        ("M23", "2012-11-20", ("Rwanda", "Uganda")),
        ("M23", "2018-01-01", ()),
        ("M23", "2025-01-27", ("Rwanda",)),
        ("RSF", "2020-01-01", ("Sudan",)),
        ("Nagorno-Karabakh", "2016-04-02", ("Armenia",)),
        ("Mau Mau", "1953-01-01", ()),
        ("nobody", "2020-01-01", ()),
    ],
)
def test_a_group_is_aligned_over_a_time(party: str, day: str, expected: tuple[str, ...]) -> None:
    assert aligned_with(party, date.fromisoformat(day)) == expected


def test_an_alignment_tells_its_source() -> None:
    found = alignments("Northern Cyprus", date(2000, 1, 1))
    assert [(one.patron, one.source[:31]) for one in found] == [
        ("Turkey", "European Court of Human Rights:")
    ]


def test_every_group_and_authority_was_considered() -> None:
    considered = {row[0] for row in LINES}
    tables = ("groups.txt", "territories.txt")
    assert [row[0] for name in tables for row in rows(name, 5) if row[0] not in considered] == []


def test_every_line_is_well_told() -> None:
    known = {party.name for party in parties()}
    assert [row for row in LINES if row[0] not in known or not row[4]] == []
    assert [row for row in LINES if row[1] not in {*known, "none"} or row[0] == row[1]] == []
    dated = [row for row in LINES if row[1] != "none"]
    assert [row for row in dated if row[3] and day_until(row[3]) < day_from(row[2])] == []
    assert len(dated) >= 120


def test_a_line_is_there_once() -> None:
    assert len({row[:3] for row in LINES}) == len(LINES)
