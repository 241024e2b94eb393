"""What each speaker does with what he says: stances, blame, and whose people were hurt."""

from __future__ import annotations

import pytest

from code_samples import claims, report, stances
from rashomon.model.vocabulary import NARRATOR, Stance

_SHELLING = "Shells fell on the village of Uri on Tuesday and two people were killed."
_BOTH = "Indian and Pakistani soldiers exchanged fire near Uri on Tuesday."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("India said that Pakistani troops shelled Uri.", ("India", "accuses", "Pakistan")),
        ("India accused Pakistan of shelling Uri.", ("India", "accuses", "Pakistan")),
        ("India blamed Pakistan for the shelling.", ("India", "accuses", "Pakistan")),
        ("According to India, Pakistani guns shelled Uri.", ("India", "accuses", "Pakistan")),
        ("Pakistani guns shelled Uri, India said.", ("India", "accuses", "Pakistan")),
        ("“Pakistani guns shelled Uri,” said India's army.", ("India", "accuses", "Pakistan")),
        ("India said that the village was shelled by Pakistan.", ("India", "accuses", "Pakistan")),
        ("Pakistan denied that its guns had shelled Uri.", ("Pakistan", "denies", None)),
        ("Pakistan rejected India's accusation.", ("Pakistan", "denies", None)),
        ("Pakistan said that the Indian reports were baseless.", ("Pakistan", "denies", None)),
        ("Pakistan said that its guns had not fired on Uri.", ("Pakistan", "denies", None)),
        ("India said that three people were wounded.", ("India", "asserts", None)),
        ("India's army said that two of its soldiers were killed.", ("India", "admits", None)),
        ("Doctors said that three people were wounded.", ("doctors", "asserts", None)),
    ],
)
def test_a_stance_is_what_the_words_do(text: str, claim: tuple[str, str, str | None]) -> None:
    assert claim in stances(f"{_SHELLING} {_BOTH}\n{text}")


def test_an_admission_is_kept_as_one() -> None:
    text = f"{_SHELLING} {_BOTH}\nPakistan admitted that its guns had shelled Uri by mistake."
    assert ("Pakistan", "admits") in {(party, stance) for party, stance, _ in stances(text)}


def test_a_reason_for_its_own_act_justifies_and_blames_the_other() -> None:
    text = (
        f"{_SHELLING} {_BOTH}\nPakistan said that its forces shelled Indian posts in response to"
        " Indian shelling."
    )
    assert ("Pakistan", "justifies", "India") in stances(text)


def test_a_loss_of_the_others_is_not_an_admission() -> None:
    text = f"{_SHELLING} {_BOTH}\nPakistan said that five Indian soldiers were killed."
    found = stances(text)
    assert ("Pakistan", "asserts", None) in found
    assert not any(party == "Pakistan" and stance == "admits" for party, stance, _ in found)


def test_no_loss_of_its_own_is_not_an_admission() -> None:
    text = f"{_SHELLING} {_BOTH}\nPakistan said that none of its soldiers were killed."
    assert not any(p == "Pakistan" and s == "admits" for p, s, _ in stances(text))


def test_one_does_not_accuse_oneself() -> None:
    text = (
        f"{_SHELLING} {_BOTH}\nPakistan said that Pakistani troops shelled two Indian posts."
        " India said that Indian troops fired on Chakothi."
    )
    assert all(party != blamed for party, _, blamed in stances(text))


def test_our_people_and_the_enemy_are_relative_to_the_speaker() -> None:
    text = (
        "“The enemy shelled our post near Uri on Tuesday and two of our soldiers were killed,”"
        " {} said. {}"
    )
    reply = "{} denied that its guns had fired."
    for speaker, other in (("India", "Pakistan"), ("Pakistan", "India")):
        found = claims(text.format(speaker, reply.format(other)))
        said = next(claim for claim in found if claim.party == speaker)
        assert (said.stance, said.initiator) == (Stance.ACCUSES, other)
        assert [count.side for count in said.casualties] == [speaker]


def test_a_count_stays_with_whom_the_words_give_it() -> None:
    text = (
        "India said that two Indian soldiers were killed by Pakistani shelling of Uri on Tuesday."
        " Pakistan said that five Indian soldiers and one Pakistani soldier were killed."
    )
    counts = {(c.party, n.side, n.low) for c in claims(text) for n in c.casualties}
    assert counts == {
        ("India", "India", 2),
        ("Pakistan", "India", 5),
        ("Pakistan", "Pakistan", 1),
    }


def test_rival_counts_are_both_kept() -> None:
    text = (
        f"{_BOTH} India said that two people were killed.\n"
        "Pakistan said that nine people were killed."
    )
    counts = {(c.party, n.low) for c in claims(text) for n in c.casualties}
    assert {("India", 2), ("Pakistan", 9)} <= counts


@pytest.mark.parametrize(
    "text",
    [
        "Pakistani troops shelled Uri on Tuesday, killing two people. India closed the road.",
        "Uri was shelled on Tuesday by Pakistani guns and two people were killed.",
    ],
)
def test_the_narrator_says_what_happened_and_blames_nobody(text: str) -> None:
    found = claims(text)
    assert found
    for claim in found:
        assert (claim.party, claim.stance, claim.initiator) == (NARRATOR, Stance.ASSERTS, None)
        assert claim.speaker is None
        assert claim.cue is None


@pytest.mark.parametrize("act", ["condemned", "deplored", "voiced concern over", "urged an end to"])
def test_what_a_third_party_feels_is_no_claim(act: str) -> None:
    text = (
        f"{_BOTH} India said that Pakistani guns fired first. Pakistan denied it.\n"
        f"Norway {act} the shelling."
    )
    coded = report(text)
    assert "Norway" not in {claim.party for claim in coded.claims}
    assert "Norway" in {reaction.actor for reaction in coded.reactions}


def test_a_third_party_that_says_what_happened_makes_a_claim() -> None:
    text = f"{_BOTH} The United Nations said that twelve civilians were killed in the shelling."
    found = [claim for claim in claims(text) if claim.party == "United Nations"]
    assert [(n.low, n.civilian) for claim in found for n in claim.casualties] == [(12, True)]


def test_a_denial_and_a_charge_in_one_sentence_are_two_claims() -> None:
    text = f"{_SHELLING} {_BOTH}\nPakistan denied shelling Uri and blamed India for the attack."
    assert {("Pakistan", "denies", None), ("Pakistan", "accuses", "India")} <= stances(text)


_COMMUNIQUE = """Ministry of Defence of the Republic of {country}
Press release

On 14 May at noon the enemy shelled our posts near the village of Sotk.
Two of our soldiers were wounded. Five enemy soldiers were killed.
{other} troops opened fire again at dusk.
"""


@pytest.mark.parametrize(
    ("country", "other", "rival"),
    [("Armenia", "Azerbaijani", "Azerbaijan"), ("Azerbaijan", "Armenian", "Armenia")],
)
def test_a_communique_speaks_for_its_issuer(country: str, other: str, rival: str) -> None:
    found = claims(_COMMUNIQUE.format(country=country, other=other))
    assert {claim.party for claim in found} == {country}
    assert rival in {claim.initiator for claim in found if claim.stance is Stance.ACCUSES}
    assert all("Ministry of Defence" in claim.speaker.text for claim in found if claim.speaker)
    own = {n.side for claim in found for n in claim.casualties if n.low == 2}
    assert own == {country}


def test_the_issuer_of_a_communique_is_its_speaker_with_no_cue() -> None:
    found = claims(_COMMUNIQUE.format(country="Armenia", other="Azerbaijani"))
    assert all(claim.speaker is not None and claim.cue is None for claim in found)


def test_the_language_that_a_communique_is_translated_from_issues_nothing() -> None:
    text = _COMMUNIQUE.format(country="Armenia", other="Azerbaijani")
    found = claims(f"COMMUNIQUE (translated from the French)\n{text}")
    assert {claim.party for claim in found} == {"Armenia"}


def test_an_outlet_that_quotes_a_ministry_is_no_communique() -> None:
    text = (
        "Clashes near Uri\nSpecial report\n\n"
        "Pakistani troops shelled Uri on Tuesday, killing two people. The Indian army said that"
        " three people were wounded."
    )
    assert NARRATOR in {claim.party for claim in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Thailand and Cambodia blamed each other for the clash.",
        "Both sides accused each other of firing first.",
        "Each side blamed the other for the clash.",
        "The two countries blamed each other for the clash.",
    ],
)
def test_mutual_blame_is_a_claim_of_either_side(text: str) -> None:
    told = (
        "Thai and Cambodian troops exchanged fire near Surin on Tuesday and two Thai soldiers were"
        f" killed.\n{text}"
    )
    wanted = {("Thailand", "accuses", "Cambodia"), ("Cambodia", "accuses", "Thailand")}
    assert wanted <= stances(told)


@pytest.mark.parametrize(
    "said",
    [
        "Pakistan said it shot down two Indian drones near Uri.",
        "Pakistan's army said on Tuesday its forces struck an Indian post near Uri.",
    ],
)
def test_what_ones_own_people_did_accuses_nobody(said: str) -> None:
    assert ("Pakistan", "asserts", "Pakistan") in stances(f"{_BOTH} {_SHELLING} {said}")


def test_a_body_of_no_named_party_does_not_speak_for_whom_it_blames() -> None:
    text = "Indian shelling killed three people near Uri on Tuesday, the health ministry said."
    assert {party for party, _, blamed in stances(text) if blamed == "India"} == {"health ministry"}
