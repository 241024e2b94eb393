from __future__ import annotations

from dataclasses import replace
from typing import Any

from rashomon.model.vocabulary import Cell
from rashomon.tell.coded import coded
from rashomon.weigh.report import Disputed
from tell_samples import document, report

KEYS = [
    "id document url outlet kind published dated language coder incidents reactions diplomacy "
    "boilerplate disputed spans".split(),
    "key role type date_start date_end date_text date_grain date_edtf date_basis places where "
    "country mentions spans accounts".split(),
]


def sample() -> dict[str, Any]:
    between = ("Noria", "Veland")
    return coded(document(), report(), [Disputed("i1", Cell.INITIATOR, between)])


def quotes(told: Any, text: str) -> list[tuple[str, str]]:
    """Every quoted string with what stands at its span."""
    found = []
    for one in told.values() if isinstance(told, dict) else told:
        found += quotes(one, text) if isinstance(one, dict | list) else []
    for key, place in told.get("spans", {}).items() if isinstance(told, dict) else ():
        words = told[key] if isinstance(told[key], list) else [told[key]]
        places = place if isinstance(told[key], list) else [place]
        found += [(w, text[s:e]) for w, (s, e) in zip(words, places, strict=True)]
    return found


def test_the_keys_are_those_of_the_guidelines() -> None:
    told = sample()
    assert [list(told), list(told["incidents"][0])] == KEYS


def test_what_is_known_of_the_document_is_told() -> None:
    told = sample()
    assert (told["id"], told["published"], told["kind"]) == ("osk", "2021-03-04", None)
    assert told["disputed"] == [
        {"incident": "i1", "facet": "initiator", "between": ["Noria", "Veland"]}
    ]


def test_every_quote_stands_at_its_span() -> None:
    found = quotes(sample(), document().text)
    assert len(found) == 21
    assert all(words == there for words, there in found)


def test_accounts_belong_to_their_incident() -> None:
    (incident,) = sample()["incidents"]
    assert [a["stance"] for a in incident["accounts"]] == ["accuses", "denies", "asserts"]
    assert incident["accounts"][0]["casualties"][0]["low"] == 4


def test_the_narrator_has_no_span_and_no_cue() -> None:
    one = replace(report().claims[0], party="narrator", speaker=None, cue=None)
    told: Any = coded(document(), replace(report(), claims=(one,)))
    account = told["incidents"][0]["accounts"][0]
    assert (account["speaker"], account["cue"]) == ("narrator", None)
    assert list(account["spans"]) == ["evidence"]
