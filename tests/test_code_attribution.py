"""Who says what in a sentence, by every construction in which news attributes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from code_samples import attributions, heard
from rashomon.code.reading import Act, Attribution


def said(text: str) -> Attribution:
    """The one attribution of the text."""
    (found,) = attributions(text)
    return found


def content(one: Attribution) -> str:
    return " … ".join(span.text for span in one.content)


def owner(text: str, words: str) -> str | None:
    """The party in whose innermost content the words stand."""
    around = [
        (span.start, one.party)
        for one in attributions(text)
        for span in one.content
        if words in span.text
    ]
    return max(around, key=lambda found: found[0])[1]


@pytest.mark.parametrize(
    ("text", "speaker", "party"),
    [
        ("The Kenyan army said that gunmen shelled the outpost.", "The Kenyan army", "Kenya"),
        ("Rwanda insists that it shelled nobody.", "Rwanda", "Rwanda"),
        ("Mali's government told reporters that two men died.", "Mali's government", "Mali"),
        ("Manila has repeatedly said that its boats were rammed.", "Manila", "Philippines"),
        ("The RSF later claimed that it had taken the airfield.", "The RSF", "RSF"),
        (
            "“They shelled us,” said Colonel Abe Tan of the Thai army.",
            "Colonel Abe Tan",
            "Thailand",
        ),
        ("Two guards were killed, said the Thai army.", "the Thai army", "Thailand"),
        ("“They shelled us,” Rwanda's president insisted.", "Rwanda's president", "Rwanda"),
        ("Two guards were killed, the Thai army said in a statement.", "the Thai army", "Thailand"),
        ("According to the Sudanese army, three villagers died.", "the Sudanese army", "Sudan"),
        ("Three villagers died, according to the Sudanese army.", "the Sudanese army", "Sudan"),
        ("By Tehran's account, nine guards were killed.", "Tehran", "Iran"),
        ("As the Philippine coast guard reported, a ship rammed the boat.", "coast", "Philippines"),
        ("Pentagon spokesman: two drones were shot down.", "Pentagon spokesman", "United States"),
    ],
)
def test_the_speaker_is_found_on_either_side(text: str, speaker: str, party: str) -> None:
    found = said(text)
    assert found.speaker is not None
    assert speaker in found.speaker.text
    assert found.party == party
    assert found.act is Act.SAY


@pytest.mark.parametrize(
    "text",
    [
        "Ilyas Qarimov, a spokesman of Uzbekistan's defence ministry, said that guards died.",
        "Ilyas Qarimov, spokesman for the Uzbek defence ministry, said that guards died.",
        "“Guards died,” said Ilyas Qarimov, a spokesman of Uzbekistan's defence ministry.",
    ],
)
def test_an_apposition_tells_for_whom_a_name_speaks(text: str) -> None:
    found = said(text)
    assert found.party == "Uzbekistan"
    assert found.speaker is not None
    assert found.speaker.text.startswith("Ilyas Qarimov")


def test_an_apposition_is_no_part_of_the_content() -> None:
    found = said("Kenya's police chief, Juma Otieno, told reporters that gunmen took the bus.")
    assert found.party == "Kenya"
    assert "Otieno" not in content(found)
    assert "gunmen took the bus" in content(found)


def test_a_relative_clause_speaks_for_what_it_follows() -> None:
    found = heard("Residents fear for Baku, which denied that its guns had shelled the village.")
    assert found == [("Azerbaijan", "deny")]


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday, Kyrgyzstan said that Tajik troops had opened fire.",
        "On Thursday morning, Kyrgyzstan said that Tajik troops had opened fire.",
        "In a statement on Monday, Kyrgyzstan said that Tajik troops had opened fire.",
        "After the Tajik president's visit, Kyrgyzstan said that Tajik troops had opened fire.",
        "Meanwhile, Kyrgyzstan said that Tajik troops had opened fire.",
        "Kyrgyzstan, in a statement, said that Tajik troops had opened fire.",
        "Kyrgyzstan on Thursday said that Tajik troops had opened fire.",
    ],
)
def test_adverbials_do_not_hide_the_speaker(text: str) -> None:
    assert heard(text) == [("Kyrgyzstan", "say")]


@pytest.mark.parametrize("joint", [", adding that", " and added that", ", and claimed that"])
def test_the_speaker_goes_on_after_a_second_verb(joint: str) -> None:
    text = f"Pakistan's army said that four soldiers died{joint} Indian guns had fired first."
    first, second = attributions(text)
    assert (first.party, second.party) == ("Pakistan", "Pakistan")
    assert "four soldiers died" in content(first)
    assert "fired first" in content(second)


def test_a_denial_joined_to_a_report_is_a_second_attribution() -> None:
    found = heard("Serbia said that two officers died and denied that its guns had shelled anyone.")
    assert found == [("Serbia", "say"), ("Serbia", "deny")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The raid was denounced by Colombia as an act of war.", "condemn"),
        ("The report was strongly denied by Colombia as pure invention.", "deny"),
        ("Venezuela's raid was described by Colombia as an act of war.", "say"),
    ],
)
def test_in_a_passive_whoever_follows_by_speaks(text: str, act: str) -> None:
    assert ("Colombia", act) in heard(text)
    assert all(party == "Colombia" for party, _ in heard(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Turkey accused Syria of shelling the town.", "accuse"),
        ("Turkey blamed Syria for the shells that fell on the town.", "accuse"),
        ("Turkey denied that it had shelled the town.", "deny"),
        ("Turkey admitted that its guns had hit the town.", "admit"),
        ("Turkey condemned the attack on the town.", "condemn"),
        ("Turkey called for an end to the shelling of the town.", "react"),
    ],
)
def test_the_cue_tells_what_the_speaker_does(text: str, act: str) -> None:
    assert heard(text) == [("Turkey", act)]


@pytest.mark.parametrize(
    "text",
    [
        "Israel has not denied that its jets struck the convoy.",
        "Israel never denied that its jets struck the convoy.",
    ],
)
def test_not_to_deny_is_to_admit(text: str) -> None:
    assert heard(text) == [("Israel", "admit")]


@pytest.mark.parametrize(
    "text",
    [
        "Israel declined to say whether it had struck the convoy.",
        "Israel refused to confirm that it had struck the convoy.",
        "Israel's army did not comment on the strike.",
        "The army declined to comment on the shelling of the town.",
    ],
)
def test_silence_says_nothing(text: str) -> None:
    assert all(one.act is Act.REACT for one in attributions(text))


@pytest.mark.parametrize(
    "text",
    [
        "The claims could not be checked.",
        "These reports could not be checked at once.",
        "Two posts were shelled overnight.",
        "Ethiopian reports of two killed could not be checked.",
        "No charges were brought over the raid.",
        "The count went on all night in the capital.",
        "Shells fell on the ridge until dawn.",
    ],
)
def test_nouns_that_look_like_verbs_of_saying_attribute_nothing(text: str) -> None:
    assert attributions(text) == []


def test_the_innermost_content_tells_whose_words_they_are() -> None:
    text = "The Indian army said that Pakistan had claimed that three soldiers were hurt."
    assert owner(text, "had claimed") == "India"
    assert owner(text, "three soldiers were hurt") == "Pakistan"


def test_two_speakers_of_one_sentence_keep_their_own_words() -> None:
    text = "Ukraine says that Russia struck the dam; Russia says that Ukraine shelled the bridge."
    assert owner(text, "struck the dam") == "Ukraine"
    assert owner(text, "shelled the bridge") == "Russia"


def test_a_second_speaker_after_while_keeps_his_own_words() -> None:
    text = "Thailand said two guards died, while Cambodia said that its own post was burnt."
    assert owner(text, "two guards died") == "Thailand"
    assert owner(text, "its own post was burnt") == "Cambodia"


def test_a_quotation_that_runs_over_sentences_keeps_its_speaker() -> None:
    text = (
        "Armenia's defence ministry said: “Our posts were shelled at noon. Two soldiers were hurt."
        " The guns are silent now.”"
    )
    assert owner(text, "Two soldiers were hurt") == "Armenia"
    assert owner(text, "The guns are silent") == "Armenia"


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = "“Two rockets hit us,” said Amir Bakri of the Sudanese army. “The base is burning.”"
    assert owner(text, "The base is burning") == "Sudan"


def test_a_quotation_does_not_run_on_into_the_next_paragraph() -> None:
    text = "“Two rockets hit us,” said Amir Bakri of the Sudanese army.\nThe base is burning."
    assert all("burning" not in content(one) for one in attributions(text))


def test_first_person_in_a_quotation_is_the_speaker_of_the_sentence() -> None:
    found = heard("“We say it again, we shelled nobody at all,” said the Rwandan army spokesman.")
    assert {party for party, _ in found} == {"Rwanda"}


def test_the_cue_and_the_speaker_are_no_part_of_the_content() -> None:
    found = said("Two guards were killed at the crossing, the Thai army said in a statement.")
    assert content(found).startswith("Two guards were killed at the crossing")
    assert "Thai army" not in content(found)


_CLAUSES = [
    "Mali said",
    "Niger denied",
    "that guns fired",
    ",",
    "“",
    "”",
    "by Chad",
    "and",
    "added",
]


@given(st.lists(st.sampled_from(_CLAUSES), max_size=14))
def test_whatever_is_attributed_stands_in_the_text(clauses: list[str]) -> None:
    text = " ".join(clauses) + "."
    for one in attributions(text):
        for span in (one.cue, *one.content, *([one.speaker] if one.speaker else [])):
            span.check(text)


LIMITS = [
    ("The report was denied by Colombia, which called it a smear.", ("Colombia", "deny")),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On Monday two soldiers died, Mali's army said.", ("Mali", "say")),
        ("Baku, which denied the shelling, called for calm.", ("Azerbaijan", "deny")),
        ("By Yerevan's count, four soldiers were wounded.", ("Armenia", "say")),
        ("Turkey did not deny that its guns had shelled the village.", ("Turkey", "admit")),
        ("Ilyas Qarimov (an Uzbek spokesman) said that guards died.", ("Uzbekistan", "say")),
        ("The deadly strike on the convoy was condemned by Egypt.", ("Egypt", "condemn")),
        ("Interfax reported, citing Russia's army, that two jets were downed.", ("Russia", "say")),
        ("Reuters quoted the Lebanese army as saying that two men died.", ("Lebanon", "say")),
    ],
)
def test_clauses_within_clauses_are_heard(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in heard(text)


@pytest.mark.xfail(reason="the rules do not hear these constructions yet")
@pytest.mark.parametrize(("text", "wanted"), LIMITS)
def test_constructions_that_are_not_heard_yet(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in heard(text)


def test_neither_to_confirm_nor_to_deny_says_nothing() -> None:
    assert heard("Israel neither confirmed nor denied that its jets struck the convoy.") == []
