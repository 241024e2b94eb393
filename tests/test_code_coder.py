"""The whole way from a document to a report: what holds for every text, of the corpus or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.ruled import RulesCoder
from rashomon.model.document import Document, Origin
from rashomon.model.report import Report
from rashomon.model.vocabulary import NARRATOR, Role
from rashomon.read.files import read_document
from rashomon.read.origins import Origins

CORPUS = Path(__file__).parents[1] / "corpus"
FRIDAY = date(2024, 5, 17)


@cache
def documents() -> tuple[Document, ...]:
    paths = sorted(CORPUS.glob("[a-h]/*.txt"))
    origins = Origins(files=paths)
    return tuple(read_document(path, origins.of(path)) for path in paths)


@cache
def reports() -> tuple[Report, ...]:
    coder = RulesCoder()
    return tuple(coder.code(document) for document in documents())


def pairs() -> Iterator[tuple[Document, Report]]:
    return zip(documents(), reports(), strict=True)


def code(text: str, published: date | None = FRIDAY) -> Report:
    return RulesCoder().code(Document.of(text, origin=Origin(published=published)))


def well_made(report: Report, text: str) -> None:
    """Assert what holds for every report."""
    report.check(text)
    keys = [mention.key for mention in report.mentions]
    assert len(keys) == len(set(keys))
    assert {claim.incident for claim in report.claims} <= set(keys)
    assert {one.about for one in report.reactions} <= {None, *keys}
    for mention in report.mentions:
        assert mention.key[0] == ("i" if mention.role is Role.FOREGROUND else "b")
        assert mention.when.basis
        assert mention.when.start or not mention.when.end
    for claim in report.claims:
        assert claim.party
        assert claim.evidence.text.strip()
        assert 0 <= claim.confidence <= 1
        assert claim.coder == report.coder
        assert (claim.speaker is None) == (claim.party == NARRATOR)
        assert claim.initiator is None or claim.party != NARRATOR
        for count in claim.casualties:
            assert claim.evidence.covers(count.span)
            assert None in (count.low, count.high) or count.low <= count.high  # type: ignore[operator]
    starts = [span.start for span in report.furniture]
    assert starts == sorted(starts)


def test_the_corpus_is_there() -> None:
    assert len(documents()) == 222


def test_every_report_of_the_corpus_is_well_made() -> None:
    for document, report in pairs():
        assert report.document == document.id
        well_made(report, document.text)


def test_nothing_claimed_rests_on_furniture() -> None:
    for _, report in pairs():
        for claim in report.claims:
            assert not any(line.covers(claim.evidence) for line in report.furniture)


def test_a_weekday_is_never_dated_without_a_publication_date() -> None:
    for document, report in pairs():
        if document.published is None:
            bases = [mention.when.basis for mention in report.mentions]
            assert not any("against publication" in basis for basis in bases)


def test_the_same_text_gives_the_same_report_in_any_order() -> None:
    sample = documents()[::9]
    coder = RulesCoder()
    again = [coder.code(document) for document in reversed(sample)]
    assert again[::-1] == list(reports()[::9])


def test_the_name_of_a_document_changes_nothing() -> None:
    text = "Thai guns shelled Surin on Tuesday, killing two people, Cambodia said."
    assert RulesCoder().code(Document.of(text, "a.txt")) == RulesCoder().code(
        Document.of(text, "b.txt")
    )


def test_every_incident_is_claimed_by_somebody_or_reacted_to() -> None:
    for document, report in pairs():
        claimed = {claim.incident for claim in report.claims}
        claimed |= {reaction.about for reaction in report.reactions if reaction.about}
        assert claimed == {mention.key for mention in report.mentions}, document.name


def test_no_two_claims_have_the_same_id() -> None:
    for document, report in pairs():
        ids = [claim.id(document.id) for claim in report.claims]
        assert len(set(ids)) == len(ids), document.name


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00", "\ufeff", "…", "“", "’s", ".", "("])
def test_a_text_of_nothing_is_a_report_of_nothing(text: str) -> None:
    report = code(text)
    assert (report.mentions, report.claims, report.reactions, report.contacts) == ((), (), (), ())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_change_no_claim(newline: str) -> None:
    lines = (
        "Thai guns shelled the village of Surin on Tuesday, Cambodia said.",
        "Two people were killed. Thailand denied that its guns had fired.",
    )
    found = code(newline.join(lines)).claims
    plain = code("\n".join(lines)).claims
    assert [(c.party, c.stance, c.initiator) for c in found] == [
        (c.party, c.stance, c.initiator) for c in plain
    ]
    assert {claim.party for claim in found} >= {"Cambodia", "Thailand"}


@pytest.mark.parametrize(
    "mark",
    ["\u200b", "\u202e", "\u2067", "\x00", "\x1b[31m", "\ufeff", "\U0001f4a5", "e\u0301"],
)
def test_marks_from_outside_move_no_offset(mark: str) -> None:
    text = (
        f"{mark}Thai guns shelled{mark} the village of Surin on Tuesday, Cambodia{mark} said."
        f" Two people were killed{mark}. Thailand denied that its guns had fired.{mark}"
    )
    well_made(code(text), text)


_WORDS = st.sampled_from(
    """Armenia Azerbaijani Sudan RSF Kyiv Kyiv's the army ministry said denied accused , . : ; “ ” "
    ' ( ) — that which who by from of in on Tuesday 2019 May killed two 14 1,200 dozens soldiers
    civilians shelled attack opened fire shelling it he its our enemy each other both sides war
    condemned talks in Geneva according to adding and not no \n \n\n""".split(" ")
)


@given(st.lists(_WORDS, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_order_of_newspaper_words_makes_a_report(text: str) -> None:
    well_made(code(text), text)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_makes_a_report(text: str) -> None:
    well_made(code(text, None), text)


@given(st.integers(0, 221), st.integers(0, 3_000), st.integers(0, 400))
@settings(max_examples=40, deadline=None)
def test_any_cut_of_a_report_makes_a_report(which: int, start: int, length: int) -> None:
    text = documents()[which].text[start : start + length]
    well_made(code(text), text)


@pytest.mark.parametrize("unit", ["said ", "by ", "( ", "“", "killed two ", ", ", "Kyiv's "])
def test_a_monstrous_line_is_read_in_bounded_time(unit: str) -> None:
    text = "Mali said that guns fired. " + unit * (40_000 // len(unit))
    well_made(code(text), text)
