"""Reactions of third parties, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.reactions import find_reactions
from rashomon.code.reading import Act, Attribution, Reading
from rashomon.knowledge.lexicon import Lexicon
from rashomon.knowledge.party import Form, Party, PartyHit, PartyKind
from rashomon.model.report import Reaction
from rashomon.model.span import Span
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

_NAMES = {
    "Norland": ("Norland", Form.NAME, PartyKind.COUNTRY),
    "Norlandic": ("Norland", Form.DEMONYM, PartyKind.COUNTRY),
    "Sudmark": ("Sudmark", Form.NAME, PartyKind.COUNTRY),
    "Ostia": ("Ostia", Form.NAME, PartyKind.COUNTRY),
    "Vestria": ("Vestria", Form.NAME, PartyKind.COUNTRY),
    "Meridia": ("Meridia", Form.NAME, PartyKind.COUNTRY),
    "Ada Holm": ("Vestria", Form.PERSON, PartyKind.COUNTRY),
    "League": ("League", Form.NAME, PartyKind.ORGANISATION),
    "Orbis": ("Orbis", Form.NAME, PartyKind.AGENCY),
}
_LEXICON = Lexicon(
    (name, (Party(party, kind, None), form)) for name, (party, form, kind) in _NAMES.items()
)
SIDES = frozenset({"Norland", "Sudmark"})


def read(text: str) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            sentence,
            tuple(PartyHit(h.first, h.last, *h.value) for h in _LEXICON.scan(sentence.tokens)),
        )
        for sentence in sentences(text, lines(text))
    )


def react(text: str, sides: frozenset[str] = SIDES) -> tuple[Reaction, ...]:
    return find_reactions(read(text), sides, lambda _: None)


def pairs(text: str, sides: frozenset[str] = SIDES) -> set[tuple[str, str]]:
    return {(reaction.actor, str(reaction.stance)) for reaction in react(text, sides)}


@pytest.mark.parametrize(
    ("text", "actor", "stance"),
    [
        ("Ostia condemned the raid.", "Ostia", "condemn"),
        ("Ostia's foreign ministry has strongly condemned the raid.", "Ostia", "condemn"),
        ("The embassy of Ostia deplored the raid.", "Ostia", "condemn"),
        ("Ostia, which borders both, condemned the raid.", "Ostia", "condemn"),
        ("Ostia, whose troops left Meridia in May, condemned the raid.", "Ostia", "condemn"),
        ("Ostia called the shelling of the town “outrageous”.", "Ostia", "condemn"),
        ("Ostia said the raid was a war crime.", "Ostia", "condemn"),
        ("Ostia is deeply concerned about the fighting.", "Ostia", "concern"),
        ("Ostia voiced deep concern about the fighting.", "Ostia", "concern"),
        ("Ostia was “gravely concerned”.", "Ostia", "concern"),
        ("Ostia urged both sides to show restraint.", "Ostia", "urge_restraint"),
        ("Ostia appealed for calm.", "Ostia", "urge_restraint"),
        ("Ostia called on the two sides to return to the table.", "Ostia", "call_for_talks"),
        ("Ostia demanded that the road be opened.", "Ostia", "demand"),
        ("Ostia offered to mediate between the two.", "Ostia", "offer_mediation"),
        ("Ostia said it was ready to host talks.", "Ostia", "offer_mediation"),
        ("Ostia stands with the people of Norland.", "Ostia", "support"),
        ("Ostia expressed its full support for Norland.", "Ostia", "support"),
        ("Ostia hailed the ceasefire.", "Ostia", "support"),
        ("The raid was condemned by Ostia.", "Ostia", "condemn"),
        ("The raid drew condemnation from Ostia.", "Ostia", "condemn"),
        ("Ostia repeated its call for restraint.", "Ostia", "urge_restraint"),
        ("“This must stop,” Ostia's envoy said.", "Ostia", "demand"),
        ("“All sides must show restraint,” said Ostia's envoy.", "Ostia", "urge_restraint"),
        ("Ostia said it was deeply worried by the flare-up.", "Ostia", "concern"),
        ("Ostia stood ready to help resolve the conflict.", "Ostia", "offer_mediation"),
        ("Ostia was monitoring the situation closely.", "Ostia", "other"),
        ("Ostia stressed the need for dialogue.", "Ostia", "call_for_talks"),
        ("“This is a war crime,” Ostia's foreign ministry said.", "Ostia", "condemn"),
    ],
)
def test_one_actor_and_one_stance(text: str, actor: str, stance: str) -> None:
    assert pairs(text) == {(actor, stance)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ostia called the raid “concerning” and urged both sides to avoid any steps.",
            {("Ostia", "concern"), ("Ostia", "urge_restraint")},
        ),
        (
            "Ostia, Vestria and Meridia have also condemned the raid.",
            {("Ostia", "condemn"), ("Vestria", "condemn"), ("Meridia", "condemn")},
        ),
        (
            "Ostia condemned the raid, as did Vestria and Meridia.",
            {("Ostia", "condemn"), ("Vestria", "condemn"), ("Meridia", "condemn")},
        ),
        (
            "The raid drew condemnation from Ostia, Vestria and Meridia.",
            {("Ostia", "condemn"), ("Vestria", "condemn"), ("Meridia", "condemn")},
        ),
        (
            "Ostia condemned the raid while Vestria appealed for calm.",
            {("Ostia", "condemn"), ("Vestria", "urge_restraint")},
        ),
        (
            "Ostia condemned the raid. It also called for talks.",
            {("Ostia", "condemn"), ("Ostia", "call_for_talks")},
        ),
        (
            "Vestria went further. Its envoy condemned the raid and demanded an inquiry.",
            {("Vestria", "condemn"), ("Vestria", "demand")},
        ),
    ],
)
def test_several_stances_and_actors(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norland condemned the raid.",
        "Orbis condemned the raid.",
        "Ostia did not condemn the raid.",
        "Ostia refused to condemn the raid.",
        "The raid was condemned.",
        "Fighters backed by Ostia took the town.",
        "The Ostia-backed fighters took the town.",
        "Ostia handed back 40 prisoners.",
        "Ostia asked whether the road was open.",
        "The players' union expressed concern and called for talks.",
        "Ostia has 40 soldiers on the border.",
    ],
)
def test_no_reaction(text: str) -> None:
    assert pairs(text) == set()


def test_a_party_that_speaks_to_both_sides_stands_outside_them() -> None:
    assert pairs("Norland urged both sides to show restraint.") == {("Norland", "urge_restraint")}


def test_who_is_quoted_is_taken_from_the_attribution() -> None:
    text = "“We are deeply concerned about what we hear from the border tonight,” Lind told Orbis."
    (reading,) = read(text)
    speaker, content = text.index("Lind"), text.index("We")
    said = Attribution(
        Span.cut(text, speaker, speaker + 4),
        "Norway",
        Span.cut(text, speaker + 5, speaker + 9),
        Act.SAY,
        (Span.cut(text, content, text.index(",”")),),
    )
    quoted = Reading(reading.sentence, reading.parties, attributions=(said,))
    (reaction,) = find_reactions([quoted], SIDES, lambda _: "i1")
    assert (reaction.actor, reaction.stance) == ("Norway", "concern")
    assert (reaction.speaker.text, reaction.about) == ("Lind", "i1")


def test_spans_stand_in_the_text() -> None:
    text = "Prime Minister Ada Holm of Vestria condemned the raid; Meridia voiced concern."
    first, second = react(text)
    for reaction in (first, second):
        assert reaction.cue is not None
        for span in (reaction.speaker, reaction.cue, reaction.evidence):
            span.check(text)
    assert first.cue is not None
    assert first.cue.text == "condemned"
    assert first.speaker.text == "Ada Holm"
    assert second.evidence.text == "Meridia voiced concern"


def test_a_reaction_told_twice_is_one() -> None:
    assert len(react("Ostia condemned the raid. On Sunday Ostia condemned it again.")) == 1


def test_a_carried_actor_is_less_sure() -> None:
    first, second = react("Ostia condemned the raid. It also called for talks.")
    assert second.confidence <= first.confidence <= 1


def test_names_swapped_in_the_text_swap_in_the_result() -> None:
    text = "Ostia condemned the raid on Vestria and urged both sides to show restraint."
    swapped = text.replace("Ostia", "#").replace("Vestria", "Ostia").replace("#", "Vestria")
    assert {s for _, s in pairs(text)} == {s for _, s in pairs(swapped)}
    assert {a for a, _ in pairs(swapped)} == {"Vestria"}


_PHRASES = (
    'condemned|urged|“|”|"|,|;|and|it|which|to|as did|both sides|restraint|talks|'
    "concern|voiced|said|is|concerned|.|-|outrageous|offered to mediate|while|so has|"
    "its envoy|the|back|by"
)
_WORDS = st.sampled_from([*_NAMES, *_PHRASES.split("|")])


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=40))
def test_any_order_of_words_gives_spans_that_stand(parts: list[str]) -> None:
    text = " ".join(parts)
    for reaction in react(text):
        reaction.speaker.check(text)
        reaction.evidence.check(text)
        assert reaction.actor not in {"Orbis"}
        assert 0 < reaction.confidence <= 1


def test_a_very_long_sentence_is_read_in_bounded_time() -> None:
    text = "Ostia condemned the raid and Vestria voiced concern " * 4000
    assert pairs(text) >= {("Ostia", "condemn"), ("Vestria", "concern")}
