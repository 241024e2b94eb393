"""What the encoder is given to read: pieces, slots for parties, windows, and what is not sent."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.code.encoder.decode import runs, tagged
from rashomon.code.encoder.pieces import (
    FIRST_SLOT,
    FORMS,
    PARAGRAPH,
    SENTENCE,
    SLOTS,
    Pieces,
    Unit,
    tokenizer,
    units,
)
from rashomon.code.encoder.windows import LENGTH, windows
from rashomon.code.triage import may_tell
from rashomon.knowledge.parties import find_parties
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences


def read(text: str) -> list[Unit]:
    """The pieces of a text's sentences."""
    told = sentences(text, lines(text))
    return units(Pieces(tokenizer()), told, [find_parties(one.tokens) for one in told])


def ids(text: str) -> list[int]:
    """All pieces of a text."""
    return [piece for unit in read(text) for piece in unit.ids.tolist()]


def test_names_of_parties_are_slots_in_the_order_of_the_text() -> None:
    found = ids("Armenia accused Azerbaijan. Azerbaijani troops denied it, Yerevan said.")
    slots = [divmod(one - FIRST_SLOT, len(FORMS)) for one in found if 0 < one < SENTENCE]
    name, demonym, capital = 0, 1, 2
    assert slots == [(0, name), (1, name), (1, demonym), (0, capital)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Armenia said Azerbaijani guns fired.", "Pakistan said Indian guns fired."),
        ("Baku denied it. Armenian posts burned.", "Phnom Penh denied it. Thai posts burned."),
    ],
)
def test_other_parties_give_the_same_pieces(one: str, other: str) -> None:
    assert ids(one) == ids(other)


def test_organisations_keep_their_names() -> None:
    assert ids("The United Nations urged restraint.") != ids("The European Union urged restraint.")


def test_more_parties_than_slots_are_read() -> None:
    names = "Armenia Belgium Chad Denmark Egypt France Georgia Haiti India Japan Kenya Laos Mali"
    text = ", ".join([*names.split(), "Nepal", "Oman", "Peru", "Qatar", "Rwanda"]) + " met."
    found = [one for one in ids(text) if FIRST_SLOT <= one < SENTENCE]
    assert len(found) == 18
    assert len(set(found)) == SLOTS


def test_sentences_and_paragraphs_are_marked() -> None:
    text = "Two posts were hit on Monday. One man died there.\n\nThe army said nothing about it."
    assert [unit.ids[0] for unit in read(text)] == [PARAGRAPH, SENTENCE, PARAGRAPH]


def test_every_token_has_a_piece() -> None:
    text = "Le général Öztürk, 54, said: “Ağdam's fell” — a U.S.-made 120-mm mortar; 漢字 ﷽ 😀."
    told = sentences(text, lines(text))
    for unit, sentence in zip(read(text), told, strict=True):
        assert len(unit.first) == len(sentence.tokens)
        assert unit.first.max() < len(unit.ids)


@given(sizes=st.lists(st.integers(1, 500), max_size=60))
def test_windows_hold_every_sentence_and_fit(sizes: list[int]) -> None:
    found = list(windows(sizes))
    assert {k for w in found for k in range(w.first, w.last)} == set(range(len(sizes)))
    for window in found:
        held = sum(sizes[window.first : window.last])
        assert held <= LENGTH - 2 or window.last - window.first == 1
    assert [w.first for w in found] == sorted({w.first for w in found})


def test_ranges_of_tags() -> None:
    best = [0, 1, 2, 2, 1, 0, 2, 3]
    shares = np.eye(5, dtype=np.float32)[best]
    assert tagged(shares, 0) == [(1, 4), (4, 5), (6, 7)]
    assert tagged(shares, 1) == [(7, 8)]


def test_runs_close_small_gaps() -> None:
    assert runs(np.array([1, 1, 0, 0, 1, 0, 0, 0, 1], dtype=bool), 10) == ((10, 15), (18, 19))


CORPUS = Path(__file__).parent.parent / "corpus"


def test_triage_passes_what_tells_of_anything() -> None:
    texts = sorted(CORPUS.glob("[a-h]/*.txt"))
    telling = [path for path in texts if '"evidence"' in path.with_suffix(".json").read_text()]
    passed = sum(may_tell(path.read_text(encoding="utf-8")) for path in telling)
    assert passed >= 0.995 * len(telling)


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised its rates by half a point, and the market closed higher on Friday.",
        "The orchestra opened its season with a new symphony, played twice to a full house.",
        "",
    ],
)
def test_triage_stops_what_is_about_something_else(text: str) -> None:
    assert not may_tell(text)
