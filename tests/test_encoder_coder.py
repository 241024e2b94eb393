"""The coder with the encoder that ships: its reports are well made, and the same every time."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.encoded import EncoderCoder
from rashomon.code.encoder import heads
from rashomon.code.encoder.arithmetic import gelu
from rashomon.code.encoder.judge import Judge
from rashomon.code.encoder.model import shipped
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.model.document import Document, Origin
from rashomon.model.report import Report
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = tuple(path.read_text("utf-8") for path in sorted(CORPUS.glob("[a-h]/*.txt"))[::12])
TOLD = (
    "Armenia's Defence Ministry said on Tuesday that Azerbaijani troops had shelled the village of "
    "Sotk, killing two soldiers. Azerbaijan denied the claim, calling it disinformation."
)


@cache
def coder() -> EncoderCoder:
    """The coder, loaded once."""
    return EncoderCoder()


def coded(text: str) -> Report:
    """The report of a text."""
    return coder().code(Document.of(text, "x.txt", Origin(published=date(2023, 5, 4))))


def test_both_sides_of_a_plain_report_are_read() -> None:
    report = coded(TOLD)
    assert {claim.party for claim in report.claims} == {"Armenia", "Azerbaijan"}
    assert {claim.stance for claim in report.claims if claim.party == "Azerbaijan"} == {"denies"}
    (count,) = {c for claim in report.claims for c in claim.casualties}
    assert (count.kind, count.low, count.high) == ("killed", 2, 2)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_reports_are_well_made(text: str) -> None:
    report = coded(text)
    report.check(text)
    keys = {mention.key for mention in report.mentions}
    assert {claim.incident for claim in report.claims} <= keys
    assert {claim.coder for claim in report.claims} <= {coder().name}
    sure = [one.confidence for one in (*report.claims, *report.reactions, *report.contacts)]
    assert all(0 <= share <= 1 for share in sure)


def test_a_report_does_not_depend_on_what_was_coded_before() -> None:
    alone = [EncoderCoder().code(Document.of(text)) for text in TEXTS[:3]]
    mixed = [coder().code(Document.of(text)) for text in reversed(TEXTS[:3])]
    assert alone == mixed[::-1]


def test_a_long_document_is_read_to_its_end() -> None:
    filler = "The council discussed the budget of the town for the coming year at some length. "
    text = filler * 400 + "\n\n" + TOLD
    assert {claim.party for claim in coded(text).claims} >= {"Armenia", "Azerbaijan"}


@settings(deadline=None, max_examples=15)
@given(text=st.text(max_size=400), at=st.integers(0, len(TOLD)))
def test_any_text_is_coded(text: str, at: int) -> None:
    whole = TOLD[:at] + text + TOLD[at:]
    coded(whole).check(whole)


def test_texts_about_something_else_tell_of_nothing() -> None:
    report = coded("The bank raised its rates. The market closed higher, brokers said on Friday.")
    assert not (report.mentions or report.reactions or report.contacts)


def test_probabilities_are_what_they_should_be() -> None:
    told = sentences(TOLD, lines(TOLD))
    readings = RulesTagger().read(told, None)
    ruled = RulesCoder().report(Document.of(TOLD), readings)
    seen = Judge(shipped()).see(readings, ruled)
    shares = heads.tags(shipped().weights, "saying", seen)
    assert shares.shape == (len([t for one in told for t in one.tokens]), 5)
    assert np.allclose(shares.sum(-1), 1, atol=1e-5)


def test_gelu_is_the_error_function_s() -> None:
    values = np.array([-3.0, -1.0, 0.0, 0.5, 2.0], dtype=np.float32)
    known = np.array([-0.00404951, -0.15865525, 0.0, 0.34573123, 1.95449974])
    assert np.allclose(gelu(values), known, atol=1e-5)


def test_the_weights_are_small_enough_to_ship() -> None:
    folder = Path(heads.__file__).parent / "data"
    assert sum((folder / name).stat().st_size for name in ("encoder.onnx", "heads.npz")) < 25e6
