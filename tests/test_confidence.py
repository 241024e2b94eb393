"""What a confidence is worth: fitted where answers are known, and put in the place of the raw."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.code.assembly.confidence import meant, worth
from rashomon.code.coder import coder
from rashomon.model.document import Document, Origin
from rashomon.model.vocabulary import CoderName
from training.confide import bins, error, fitted, judged

TEXT = (
    "Armenia's defence ministry said on Tuesday that Azerbaijani troops shelled Tegh. "
    "Baku denied it. France condemned the attack."
)
shares = st.floats(0, 1)
lines = st.tuples(st.floats(0.1, 3), st.floats(-3, 3))


@given(shares, shares, lines)
def test_what_is_surer_stays_surer(one, other, line):
    low, high = sorted((one, other))
    assert 0 <= worth(low, line) <= worth(high, line) <= 1


@given(shares)
def test_without_a_line_the_raw_figure_stays(share):
    assert worth(share, None) == share


def drawn(slope, offset, count=4000):
    """Answers that are right as often as the line says."""
    rng = random.Random(3)
    raw = [rng.uniform(0.02, 0.98) for _ in range(count)]
    return [(share, rng.random() < worth(share, (slope, offset))) for share in raw]


@pytest.mark.parametrize(("slope", "offset"), [(1.0, 0.0), (0.5, -1.0), (1.8, 0.7)])
def test_the_line_that_made_the_answers_is_found(slope, offset):
    line = fitted(drawn(slope, offset))
    assert line[0] == pytest.approx(slope, abs=0.15)
    assert line[1] == pytest.approx(offset, abs=0.15)


def test_the_line_mends_the_error():
    pairs = drawn(0.5, -1.0)
    line = fitted(pairs)
    assert error(pairs) > 0.1
    assert error([(worth(share, line), right) for share, right in pairs]) < 0.03


def test_bins_hold_every_answer_once():
    pairs = [(0.0, False), (0.05, True), (0.95, True), (1.0, True)]
    assert [(row["count"], row["right"]) for row in bins(pairs)] == [(2, 0.5), (2, 1.0)]


def test_no_answers_leave_the_raw_figures():
    assert fitted([]) == (1.0, 0.0)


def report():
    document = Document.of(TEXT, origin=Origin(published=date(2023, 4, 12)))
    return coder(CoderName.RULES).code(document)


def test_only_what_has_a_line_changes():
    raw = report()
    told = meant(raw, {"reaction": (1.0, -2.0)})
    assert [c.confidence for c in told.claims] == [c.confidence for c in raw.claims]
    assert all(
        a.confidence < b.confidence for a, b in zip(told.reactions, raw.reactions, strict=True)
    )
    assert told.reactions


def test_a_claim_is_right_where_gold_words_party_and_stance_meet_it():
    account = {"by": "Azerbaijan", "stance": "denies", "evidence": "Baku denied it."}
    gold = {
        "incidents": [{"accounts": [account]}],
        "reactions": [{"actor": "France", "stance": "concern", "evidence": "France condemned"}],
        "diplomacy": [],
    }
    found = judged(report(), gold, TEXT)
    assert sorted(right for _, right in found["claim"]) == [False, True]
    assert [right for _, right in found["reaction"]] == [False]
