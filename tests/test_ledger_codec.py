"""Reports survive the way to JSON and back, whatever they hold."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.ledger.codec import decode, encode
from rashomon.model.document import Document
from rashomon.model.errors import SpanError
from rashomon.model.location import Location, Precision, SideName
from rashomon.model.report import Casualty, Claim, Contact, Dating, Mention, Reaction, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    Figure,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)

TEXTS = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
WORDS = st.text(st.characters(exclude_categories=()), max_size=6)
CONFIDENCE = st.floats(0, 1)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def _some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span.cut(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, Report]:
    text = draw(TEXTS)
    span = spans(text)
    when = st.builds(When, _maybe(WORDS), _maybe(WORDS), _some(span), WORDS, _maybe(WORDS))
    degrees = _maybe(st.floats(-180, 180))
    location = st.builds(
        Location,
        span,
        _maybe(WORDS),
        _some(st.builds(SideName, WORDS, _maybe(WORDS))),
        degrees,
        degrees,
        st.sampled_from(Precision),
        _maybe(WORDS),
        _maybe(WORDS),
        _maybe(WORDS),
        WORDS,
    )
    counts = _maybe(st.integers(0, 10**7))
    casualty = st.builds(
        Casualty,
        _maybe(WORDS),
        st.sampled_from(CasualtyKind),
        counts,
        counts,
        _maybe(st.booleans()),
        span,
        st.sampled_from(Figure),
    )
    mention = st.builds(
        Mention,
        WORDS,
        st.sampled_from(Role),
        st.sampled_from(IncidentType),
        when,
        _some(span),
        _maybe(WORDS),
        _some(span),
        _some(location),
    )
    claim = st.builds(
        Claim,
        WORDS,
        WORDS,
        _maybe(span),
        _maybe(span),
        st.sampled_from(Stance),
        _maybe(WORDS),
        _some(casualty),
        span,
        _maybe(st.sampled_from(Cell)),
        st.sampled_from(["a", "b", ""]),
        CONFIDENCE,
    )
    reaction = st.builds(
        Reaction,
        WORDS,
        span,
        _maybe(span),
        st.sampled_from(ReactionStance),
        _maybe(WORDS),
        span,
        CONFIDENCE,
    )
    contact = st.builds(
        Contact,
        st.sampled_from(ContactKind),
        st.sampled_from(ContactStatus),
        when,
        _maybe(span),
        _some(WORDS),
        _maybe(WORDS),
        span,
        CONFIDENCE,
    )
    report = st.builds(
        Report,
        st.just(Document.of(text).id),
        st.sampled_from(["a", "b", ""]),
        _some(mention),
        _some(claim),
        _some(reaction),
        _some(contact),
        _some(span),
        _maybe(st.builds(Dating, _maybe(WORDS), WORDS)),
    )
    return text, draw(report)


@settings(max_examples=50, deadline=None)
@given(reports())
def test_round_trip(coded: tuple[str, Report]) -> None:
    text, report = coded
    body = encode(report)
    assert body.isascii()
    assert "\n" not in body
    assert decode(body, report.document, text) == report
    assert encode(decode(body, report.document, text)) == body


def test_a_span_that_the_text_does_not_reach_is_not_read() -> None:
    document = Document.of("a long text")
    report = Report(document.id, "c", furniture=(Span.cut(document.text, 2, 11),))
    with pytest.raises(SpanError):
        decode(encode(report), document.id, "a text")


def test_a_report_written_before_a_field_came_is_read_without_it() -> None:
    body = [
        "c",
        [["i1", "foreground", "attack", ["2020", None, [], "as told"], [], None, []]],
        [["i1", "A", None, None, "asserts", None, [[None, "killed", 1, 1, None, [0, 3]]], [0, 3],
          None, None, 0.5]],
        [],
        [],
        [],
    ]  # fmt: skip
    report = decode(json.dumps(body), "id", "One died.")
    assert report.dated is None
    assert report.mentions[0].where == ()
    assert report.mentions[0].when.edtf is None
    assert report.claims[0].casualties[0].figure is Figure.TOTAL


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        decode(json.dumps(["c", []]), "id", "text")
