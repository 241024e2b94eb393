"""Contacts between parties, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.contacts import find_contacts
from rashomon.code.reading import Reading, TimePhrase
from rashomon.knowledge.lexicon import Lexicon
from rashomon.knowledge.party import Form, Party, PartyHit, PartyKind
from rashomon.knowledge.place import PlaceHit
from rashomon.model.report import Contact
from rashomon.model.span import Span
from rashomon.text.layout import lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences

_NAMES = {
    "Norland": ("Norland", Form.NAME, PartyKind.COUNTRY),
    "Sudmark": ("Sudmark", Form.NAME, PartyKind.COUNTRY),
    "Ostia": ("Ostia", Form.NAME, PartyKind.COUNTRY),
    "Ada Holm": ("Norland", Form.PERSON, PartyKind.COUNTRY),
    "League": ("League", Form.NAME, PartyKind.ORGANISATION),
    "Orbis": ("Orbis", Form.NAME, PartyKind.AGENCY),
}
_LEXICON = Lexicon(
    (name, (Party(party, kind, None), form)) for name, (party, form, kind) in _NAMES.items()
)
_PLACES = Lexicon([("Lakeside", 1), ("Hilltown", 1)])
_TIMES = Lexicon(
    [
        ("on Friday", "2030-05-03"),
        ("1994", "1994"),
        ("next week", "2030-05-06"),
        ("in June", "2030-06"),
    ]
)
WAR = "Norland and Sudmark fought again. Norland fired first, Sudmark says. "


def reading(sentence: Sentence) -> Reading:
    tokens, base = sentence.tokens, sentence.start
    times = []
    for hit in _TIMES.scan(tokens):
        start, end = tokens[hit.first].start, tokens[hit.last - 1].end
        span = Span(start, end, sentence.text[start - base : end - base])
        times.append(TimePhrase(span, hit.value, hit.value, "as told"))
    return Reading(
        sentence,
        tuple(PartyHit(h.first, h.last, *h.value) for h in _LEXICON.scan(tokens)),
        tuple(PlaceHit(h.first, h.last, None) for h in _PLACES.scan(tokens)),
        tuple(times),
    )


def find(text: str) -> tuple[Contact, ...]:
    return find_contacts([reading(sentence) for sentence in sentences(text, lines(text))])


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Ada Holm met Foreign Minister Lev Oran in Lakeside on Friday.", "meeting", "held"),
        ("Ada Holm is to meet President Lev Oran next week.", "meeting", "scheduled"),
        ("Norland and Sudmark held talks in Lakeside on Friday.", "talks", "held"),
        ("Ada Holm spoke by phone with President Lev Oran on Friday.", "call", "held"),
        ("Norland and Sudmark signed an accord in Lakeside on Friday.", "agreement", "held"),
        ("Norland and Sudmark agreed on a ceasefire on Friday.", "ceasefire", "held"),
        ("President Lev Oran travelled to Norland on Friday.", "visit", "held"),
        ("Ostia offered to send peacekeepers.", "deployment", "proposed"),
        ("Norland appealed to the League on Friday.", "appeal", "held"),
        ("Talks between Norland and Sudmark were called off on Friday.", "talks", "cancelled"),
        ("Norland and Sudmark exchanged 40 prisoners on Friday.", "agreement", "held"),
        ("The League holds an emergency session on Friday.", "meeting", "held"),
    ],
)
def test_kind_and_status(text: str, kind: str, status: str) -> None:
    assert [(str(c.kind), str(c.status)) for c in find(text)][:1] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "The striker met the ball well on Friday.",
        "Norland violated the ceasefire.",
        "Ostia urged talks between Norland and Sudmark.",
        "There was no meeting between Norland and Sudmark.",
        "Ada Holm told Orbis by telephone that the post was hit.",
        "Norland said there were signs that Sudmark is moving troops.",
        "The club and the captain agreed on a new deal.",
        "Sudmark went to war with Norland.",
        "Norland and Sudmark exchanged fire on Friday.",
        "Ada Holm said by telephone that Sudmark had fired first.",
        "Sudmark denied that it had ever violated the agreements with Norland.",
    ],
)
def test_no_contact(text: str) -> None:
    assert find(text) == ()


def test_people_are_named_as_written_beside_their_party() -> None:
    (contact,) = find("Ada Holm met Foreign Minister Lev Oran in Lakeside on Friday.")
    assert contact.participants == ("Norland", "Ada Holm", "Lev Oran")
    assert contact.place is not None
    assert contact.place.text == "Lakeside"
    assert contact.when.start == "2030-05-03"


def test_the_two_sides_are_those_the_document_names_most() -> None:
    contact = find(WAR + "Officers of the two sides met in Lakeside on Friday.")[-1]
    assert set(contact.participants) == {"Norland", "Sudmark"}


def test_a_dated_truce_is_one_between_the_sides() -> None:
    contact = find(WAR + "The border had been quiet since the truce of 1994.")[-1]
    assert (contact.kind, contact.when.start) == ("ceasefire", "1994")
    assert set(contact.participants) == {"Norland", "Sudmark"}


def test_what_is_taken_from_elsewhere_is_less_sure() -> None:
    named = find("Norland and Sudmark agreed on a ceasefire on Friday.")[0]
    carried = find(WAR + "Both sides agreed on a ceasefire on Friday.")[-1]
    assert carried.confidence < named.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Norland and Sudmark swapped prisoners on Friday in a deal mediated by Ostia.",
        "Ostia hosted talks between Norland and Sudmark in Lakeside on Friday.",
        "Norland and Sudmark held talks in Lakeside under Ostia's mediation.",
    ],
)
def test_who_brings_them_together_convenes_and_does_not_take_part(text: str) -> None:
    contact = find(text)[0]
    assert contact.convener == "Ostia"
    assert "Ostia" not in contact.participants
    assert {"Norland", "Sudmark"} <= set(contact.participants)


def test_one_contact_told_twice_is_one() -> None:
    text = "Norland and Sudmark held talks on Friday. The talks on Friday between them failed."
    assert len([c for c in find(text) if c.kind == "talks"]) == 1


def test_names_swapped_in_the_text_swap_in_the_result() -> None:
    text = "Norland and Sudmark agreed on a ceasefire on Friday, mediated by Ostia."
    swapped = text.replace("Norland", "#").replace("Sudmark", "Norland").replace("#", "Sudmark")
    one, other = find(text), find(swapped)
    assert [c.participants for c in one] == [c.participants[::-1] for c in other]
    assert [(c.kind, c.convener) for c in one] == [(c.kind, c.convener) for c in other]


_PHRASES = (
    "met|held|talks|ceasefire|the two sides|agreed on|a|-|;|President|Lev Oran|"
    "Lakeside|in|on Friday|1994|mediated by|signed|peacekeepers|sent|visited|they|no|"
    ".|by phone|while|Gen|called off"
)
_WORDS = st.sampled_from([*_NAMES, *_PHRASES.split("|")])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_order_of_words_gives_spans_that_stand(parts: list[str]) -> None:
    text = " ".join(parts)
    for contact in find(text):
        contact.evidence.check(text)
        if contact.place:
            contact.place.check(text)
        assert contact.participants
        assert "Orbis" not in contact.participants


def test_a_very_long_line_is_read_in_bounded_time() -> None:
    text = "Norland and Sudmark held talks and President Lev Oran met Ada Holm " * 3000
    assert find(text)
