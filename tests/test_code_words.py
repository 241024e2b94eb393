"""The words that the coder looks up: forms of verbs, cues, triggers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.code.cues import CueHit, CueKind, find_cues
from rashomon.code.forms import forms
from rashomon.code.reading import Act
from rashomon.code.triggers import find_triggers
from rashomon.model.vocabulary import IncidentType
from rashomon.text.tokens import tokens


def cues(text: str) -> list[CueHit]:
    return list(find_cues(tokens(text)))


def cue(text: str) -> CueHit:
    (found,) = cues(text)
    return found


def triggers(text: str) -> list[tuple[str, IncidentType]]:
    words = tokens(text)
    return [
        (" ".join(word.low for word in words[hit.first : hit.last]), hit.word.type)
        for hit in find_triggers(words)
    ]


@pytest.mark.parametrize(
    ("base", "others"),
    [
        ("claim", {"claims", "claimed", "claiming"}),
        ("deny", {"denies", "denied", "denying"}),
        ("accuse", {"accuses", "accused", "accusing"}),
        ("stress", {"stresses", "stressed", "stressing"}),
        ("clash", {"clashes", "clashed", "clashing"}),
        ("relay", {"relays", "relayed", "relaying"}),
        ("agree", {"agrees", "agreed", "agreeing"}),
        ("point out", {"points out", "pointed out", "pointing out"}),
        ("brush off", {"brushes off", "brushed off", "brushing off"}),
    ],
)
def test_a_verb_has_all_its_forms(base: str, others: set[str]) -> None:
    assert set(forms(base, {})) == {base} | others


def test_an_irregular_verb_has_the_forms_given_and_no_others() -> None:
    assert list(forms("tell", {"tell": ["tells", "told"]})) == ["tell", "tells", "told"]


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_the_forms_of_any_word_are_four_and_keep_its_stem(word: str) -> None:
    found = list(forms(word, {}))
    assert len(found) == 4
    assert all(form.startswith(word[:-1]) for form in found)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Minsk says", Act.SAY),
        ("Minsk SAID", Act.SAY),
        ("Minsk told", Act.SAY),
        ("Minsk wrote", Act.SAY),
        ("Minsk insisted", Act.SAY),
        ("Minsk pointed out", Act.SAY),
        ("Minsk denies", Act.DENY),
        ("Minsk rejected", Act.DENY),
        ("Minsk dismissing", Act.DENY),
        ("Minsk rebutted", Act.DENY),
        ("Minsk accuses", Act.ACCUSE),
        ("Minsk blaming", Act.ACCUSE),
        ("Minsk held responsible", Act.ACCUSE),
        ("Minsk pointed the finger at", Act.ACCUSE),
        ("Minsk admitted", Act.ADMIT),
        ("Minsk concedes", Act.ADMIT),
        ("Minsk acknowledging", Act.ADMIT),
        ("Minsk condemned", Act.CONDEMN),
        ("Minsk denounces", Act.CONDEMN),
        ("Minsk urges", Act.REACT),
        ("Minsk welcomed", Act.REACT),
        ("Minsk called for", Act.REACT),
        ("According to Minsk", Act.SAY),
    ],
)
def test_a_cue_is_known_in_every_form(text: str, act: Act) -> None:
    assert cue(text).cue.act is act


def test_the_longest_cue_wins() -> None:
    found = cue("Minsk called on its neighbour")
    assert (found.first, found.last, found.cue.act) == (1, 3, Act.REACT)


@pytest.mark.parametrize("word", ["claims", "reported", "put", "read", "called"])
def test_everyday_verbs_are_weak(word: str) -> None:
    assert cue(word).cue.weak


@pytest.mark.parametrize("word", ["said", "told", "denied", "accused", "insisted", "announced"])
def test_verbs_that_only_attribute_are_not_weak(word: str) -> None:
    assert not cue(word).cue.weak


@pytest.mark.parametrize("word", ["responded", "threatened", "found", "voiced"])
def test_verbs_of_deed_or_word_need_a_clause(word: str) -> None:
    assert cue(word).cue.clausal


@pytest.mark.parametrize(
    ("text", "participle", "base"),
    [
        ("adding", True, False),
        ("denying", True, False),
        ("added", False, False),
        ("deny", False, True),
        ("denies", False, False),
        ("put", False, False),
    ],
)
def test_participles_and_base_forms_are_told_apart(text: str, participle: bool, base: bool) -> None:
    assert (cue(text).cue.participle, cue(text).cue.base) == (participle, base)


def test_according_to_is_followed_by_its_speaker() -> None:
    assert cue("according to the ministry").cue.kind is CueKind.AFTER


def test_no_cue_is_found_where_nobody_speaks() -> None:
    assert cues("Four trucks stood at the crossing with their lights off") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The two armies clashed", IncidentType.ARMED_CLASH),
        ("a brief exchange of fire", IncidentType.ARMED_CLASH),
        ("Gunners shelled the ridge", IncidentType.SHELLING),
        ("the shelling of the ridge", IncidentType.SHELLING),
        ("a mortar attack", IncidentType.SHELLING),
        ("a drone strike", IncidentType.AIR_DRONE_STRIKE),
        ("an airstrike", IncidentType.AIR_DRONE_STRIKE),
        ("gunmen attacked the depot", IncidentType.ATTACK),
        ("a roadside bomb", IncidentType.EXPLOSION),
        ("a sniper", IncidentType.SNIPING),
        ("gunmen abducted the mayor", IncidentType.ABDUCTION),
        ("troops captured the town", IncidentType.TERRITORY_CHANGE),
    ],
)
def test_triggers_have_the_type_of_what_they_name(text: str, kind: IncidentType) -> None:
    assert kind in [found for _, found in triggers(text)]


def test_the_longest_trigger_wins() -> None:
    assert triggers("after a mortar attack") == [("mortar attack", IncidentType.SHELLING)]


@pytest.mark.parametrize(
    "text",
    [
        "Prisoners of war were exchanged",
        "a war of words",
        "The minister of war met the mayor",
        "a heart attack",
        "a hunger strike",
    ],
)
def test_phrases_that_only_borrow_words_of_war_are_no_triggers(text: str) -> None:
    assert triggers(text) == []


@given(st.text(max_size=200))
def test_hits_stand_in_order_inside_the_words(text: str) -> None:
    words = tokens(text)
    for hits in (find_cues(words), find_triggers(words)):
        edges = [edge for hit in hits for edge in (hit.first, hit.last)]
        assert edges == sorted(edges)
        assert all(0 <= hit.first < hit.last <= len(words) for hit in hits)
