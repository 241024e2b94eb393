"""The day of publication that a text itself settles, and all that must not settle one."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.code.coder import coder
from rashomon.code.times.facts import horizon, latest_fact
from rashomon.code.times.inferring import infer
from rashomon.model.document import Document, Origin
from rashomon.model.report import Dating
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

TOLD = (
    "Two soldiers were killed on Monday when shells fell on an outpost near the river, the defence "
    "ministry of Armenia said. Azerbaijan denied that its army had opened fire."
)


def dated(text: str) -> Dating:
    page = lines(text)
    return infer(text, page, sentences(text, page))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"YEREVAN, 13 September 2022 — {TOLD}", "2022-09-13"),
        (f"YEREVAN, Sept. 13, 2022 (Agency) — {TOLD}", "2022-09-13"),
        (f"Shells on the river\n\nPublished 14 September 2022, 10:15\n\n{TOLD}", "2022-09-14"),
        (f"{TOLD} Today, 13 September 2022, the outpost was calm.", "2022-09-13"),
        (
            f"YEREVAN, Tuesday, September 13 — {TOLD} The post was shelled in August 2021 too.",
            "2022-09-13",
        ),
        (
            f"YEREVAN, Tuesday, September 13 — {TOLD} A post on X (formerly Twitter) named them.",
            None,
        ),
    ],
)
def test_evidence_settles_the_day(text: str, day: str | None) -> None:
    assert dated(text).day == day


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"YEREVAN, September 13 — {TOLD}",
        f"{TOLD}\n\n© 2022 The Herald. All rights reserved. 13 September 2022",
        f"12 captures, 3 May 2019 - 13 September 2022 | Wayback Machine\n\n{TOLD}",
        f"{TOLD}\n\nRead also: Five killed near the bridge, 13 September 2022",
        f"{TOLD}\n\nPhoto: an outpost after shelling, 13 September 2022. (Agency)",
        f"{TOLD} A truce was signed on 10 November 2020.",
        f"YEREVAN, 13 September 2022 — {TOLD} A truce had been signed on 4 October 2023.",
    ],
)
def test_nothing_else_settles_one(text: str) -> None:
    found = dated(text)
    assert found.day is None
    assert found.basis.startswith("no publication date")


def test_the_reason_is_told() -> None:
    found = dated(f"YEREVAN, 13 September 2022 — {TOLD}")
    assert found.basis == "inferred from the dateline '13 September 2022'"


def test_two_days_settle_none() -> None:
    text = f"Published 3 May 2022\n\nYEREVAN, 13 September 2022 — {TOLD}"
    assert dated(text).day is None


def test_times_rest_on_the_inferred_day_and_say_so() -> None:
    text = f"YEREVAN, 13 September 2022 — {TOLD}"
    report = coder("rules").code(Document.of(text))
    assert report.dated == dated(text)
    [mention] = report.mentions
    assert mention.when.start == "2022-09-12"
    assert "inferred from the dateline" in mention.when.basis


def test_a_known_day_is_not_inferred() -> None:
    text = f"YEREVAN, 13 September 2022 — {TOLD}"
    report = coder("rules").code(Document.of(text, "x.txt", Origin(published=date(2022, 9, 14))))
    assert report.dated is None
    assert "inferred" not in report.mentions[0].when.basis


def test_facts_bound_the_day() -> None:
    text = "The group wrote on X, formerly Twitter, that the CSTO had kept silent."
    fact = latest_fact(sentences(text, lines(text)))
    assert fact is not None
    assert (fact.words, fact.first) == ("formerly Twitter", date(2023, 7, 23))
    assert fact.source
    assert horizon() > fact.first


def test_who_is_named_changes_no_day() -> None:
    text = f"YEREVAN, 13 September 2022 — {TOLD}"
    swapped = text.replace("Armenia", "_").replace("Azerbaijan", "Armenia")
    assert dated(swapped.replace("_", "Azerbaijan")) == dated(text)
