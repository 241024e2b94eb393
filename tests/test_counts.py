"""Counts of casualties: how many of whose people, and what became of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.code.counts import find_bare_counts, find_casualties, owned_by, read_phrase
from rashomon.code.counts.numbers import number_at
from rashomon.code.reading import CasualtyPhrase, Whose
from rashomon.knowledge.party import Form, Party, PartyHit, PartyKind
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens

NAMES = {
    "norland": ("Norland", Form.NAME),
    "norlandic": ("Norland", Form.DEMONYM),
    "norlanders": ("Norland", Form.DEMONYM),
    "suland": ("Suland", Form.NAME),
    "sulandic": ("Suland", Form.DEMONYM),
    "sulanders": ("Suland", Form.DEMONYM),
}


def sentence(text: str, start: int = 0) -> Sentence:
    whole = " " * start + text
    return Sentence(0, 0, start, start + len(text), text, tokens(whole, start))


def parties(found: Sentence) -> list[PartyHit]:
    hits = []
    for index, token in enumerate(found.tokens):
        if token.low in NAMES:
            name, form = NAMES[token.low]
            party = Party(name, PartyKind.COUNTRY, None)
            hits.append(PartyHit(index, index + 1, party, form))
    return hits


def read(text: str, start: int = 0) -> tuple[CasualtyPhrase, ...]:
    found = sentence(text, start)
    return find_casualties(found, parties(found))


def counts(text: str) -> list[tuple[Any, ...]]:
    return [(p.kind.value, p.low, p.high) for p in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four troops were killed; another was injured.", [("killed", 4, 4), ("wounded", 1, 1)]),
        ("A blast killed two and wounded five.", [("killed", 2, 2), ("wounded", 5, 5)]),
        (
            "The raid ended, killing two guards and wounding five.",
            [("killed", 2, 2), ("wounded", 5, 5)],
        ),
        ("It counts 13 dead and 22 hurt.", [("killed", 13, 13), ("wounded", 22, 22)]),
        (
            "At least 140 people were killed and 525 wounded.",
            [("killed", 140, None), ("wounded", 525, 525)],
        ),
        ("More than 40 fighters died.", [("killed", 40, None)]),
        ("Up to 70 soldiers were killed.", [("killed", None, 70)]),
        ("As many as 12 villagers were wounded.", [("wounded", None, 12)]),
        ("About 30 people were killed.", [("killed", 30, 30)]),
        ("Dozens of villagers were killed.", [("killed", None, None)]),
        ("Between 10 and 15 men died.", [("killed", 10, 15)]),
        ("Three or four guards were hurt.", [("wounded", 3, 4)]),
        ("7-8 soldiers were killed.", [("killed", 7, 8)]),
        ("Half a dozen people were injured.", [("wounded", 6, 6)]),
        ("A dozen miners went missing.", [("missing", 12, 12)]),
        ("A soldier was killed.", [("killed", 1, 1)]),
        ("43 dead and wounded were counted.", [("killed", None, None), ("wounded", None, None)]),
        ("There are dead and wounded.", [("killed", None, None), ("wounded", None, None)]),
        ("The death toll rose to 155 from 82.", [("killed", 155, 155)]),
        ("The chairman put the injured at eight.", [("wounded", 8, 8)]),
        ("The ministry put the army dead at three.", [("killed", 3, 3)]),
        ("The army has lost 11 men in three days.", [("killed", 11, 11)]),
        ("The flood of fire claimed seven lives.", [("killed", 7, 7)]),
        ("Nine bodies were found in a ditch.", [("killed", 9, 9)]),
        ("It spoke of three wounded civilians.", [("wounded", 3, 3)]),
        ("Two pilots were taken prisoner.", [("captured", 2, 2)]),
        ("The unit captured 32 fighters.", [("captured", 32, 32)]),
        ("Some 6,000 people have left their homes.", [("displaced", 6000, 6000)]),
        ("1.5 million people were displaced.", [("displaced", 1_500_000, 1_500_000)]),
        ("Fifteen rebels were neutralised.", [("killed", 15, 15)]),
        ("The shelling caused the death of five women and two children.", [("killed", 7, 7)]),
        ("A man of 46 and a girl of nine died at the scene.", [("killed", 2, 2)]),
    ],
)
def test_an_amount_is_bounded_as_the_words_bound_it(
    text: str, expected: list[tuple[Any, ...]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties.",
        "There are no losses.",
        "The post was shelled without losses.",
        "Nobody was hurt.",
        "No one was injured.",
        "The army did not suffer any casualties.",
    ],
)
def test_no_casualties_is_nobody_killed_and_nobody_wounded(text: str) -> None:
    assert counts(text) == [("killed", 0, 0), ("wounded", 0, 0)]


def test_both_counts_of_no_casualties_share_their_words() -> None:
    one, other = read("There were no casualties.")
    assert one.span == other.span


def test_no_captives_is_not_nobody_killed() -> None:
    assert counts("No soldier was captured.") == [("captured", 0, 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Mortars of 120-mm calibre killed time on 12 July.",
        "Twelve tanks were destroyed near 3 villages.",
        "The truce was broken 21 times in 24 hours.",
        "The strike could kill 20 people.",
        "It would have wounded 30 villagers.",
        "They threatened to kill two hostages.",
        "If 10 soldiers were killed, war would follow.",
        "A column of 200 soldiers entered the town in 2014.",
        "Captain Orlov, 34, lives there.",
        "They captured 25 posts and three villages.",
        "The policemen were shot at.",
        "",
        "…",
    ],
)
def test_what_is_not_a_count_of_people_is_none(text: str) -> None:
    assert counts(text) == []


def test_what_is_denied_is_counted_as_stated() -> None:
    assert counts("The ministry denied that 10 soldiers had been killed.") == [("killed", 10, 10)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A shell killed Arlen Dorsov.", 1),
        ("Sergeant Vadim Korin and corporal Elio Marsh were killed.", 2),
        (
            "Colonel Ivo Teren, Majors Nam Ardan and Anar Noor, two privates and one soldier died.",
            6,
        ),
        ("Two privates, Ivo Teren and Nam Ardan, were killed.", 2),
        ("The killing of General Ivo Teren was condemned.", 1),
    ],
)
def test_the_named_dead_are_counted(text: str, killed: int) -> None:
    assert counts(text) == [("killed", killed, killed)]


def test_people_of_two_sorts_are_two_counts() -> None:
    found = read("Six soldiers and five civilians were wounded.")
    assert [(p.low, p.civilian) for p in found] == [(6, False), (5, True)]


def test_a_share_of_a_count_is_a_count_where_it_sorts_the_people() -> None:
    found = read("It gave 34 killed, 31 of them civilians, and 132 hurt.")
    assert [(p.kind.value, p.low, p.civilian) for p in found] == [
        ("killed", 34, None),
        ("killed", 31, True),
        ("wounded", 132, None),
    ]


def test_a_breakdown_after_its_total_is_not_added() -> None:
    assert counts("Three civilians, two women and a man, were killed.") == [("killed", 3, 3)]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Four Norlandic troops were killed.", "Norland"),
        ("Three members of the Norlandic army were killed.", "Norland"),
        ("Norland lost 11 men.", "Norland"),
        ("Eleven people died on the Norlandic side.", "Norland"),
        ("Three of its soldiers were killed.", Whose.OWN),
        ("Two of our guards were wounded.", Whose.OWN),
        ("Forty enemy fighters were killed.", Whose.ENEMY),
        ("There are dead and wounded on both sides.", Whose.BOTH),
        ("Ten militants were killed.", None),
        ("Ten people were killed by Norlandic troops.", None),
        ("Four civilians lost their lives.", None),
    ],
)
def test_whose_people_they_are(text: str, whose: str | None) -> None:
    assert {p.whose for p in read(text)} == {whose}


def test_an_elliptic_count_goes_with_the_one_before_it() -> None:
    found = read("Four Norlandic soldiers were killed and six wounded.")
    assert [p.whose for p in found] == ["Norland", "Norland"]


def test_each_party_keeps_its_own_in_one_sentence() -> None:
    found = read("The clash left 38 Norlandic fighters and two Sulandic soldiers dead.")
    assert [(p.low, p.whose) for p in found] == [(38, "Norland"), (2, "Suland")]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Both Norlandic and Sulandic soldiers were killed.", Whose.BOTH),
        ("Neither side suffered casualties.", Whose.BOTH),
        ("The enemy lost 30 men.", Whose.ENEMY),
        ("Norland said Suland had lost 50 soldiers.", "Suland"),
    ],
)
def test_the_nearest_loser_and_both_sides(text: str, whose: str) -> None:
    assert {p.whose for p in read(text)} == {whose}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It claimed to have killed 63 soldiers.", [("killed", 63, 63)]),
        ("The army lost a captain and two privates.", [("killed", 3, 3)]),
        ("Killed were two women and a man.", [("killed", 3, 3)]),
        ("The blaze killed himself and six others.", [("killed", 6, 6)]),
        ("120 000 people have left their homes.", [("displaced", 120_000, 120_000)]),
        ("One dead, two lightly wounded.", [("killed", 1, 1), ("wounded", 2, 2)]),
        ("Five members of one family were killed.", [("killed", 5, 5)]),
        ("A family of five was killed.", [("killed", 5, 5)]),
        ("Some 250 families were displaced.", [("displaced", None, None)]),
        ("No soldier or resident was hurt.", [("killed", 0, 0), ("wounded", 0, 0)] * 2),
    ],
)
def test_turns_of_phrase(text: str, expected: list[tuple[Any, ...]]) -> None:
    assert sorted(counts(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "They regretted the loss of 3 tanks.",
        "Strikes hit Norlandic fighters.",
        "Doctors saved the lives of 12 people.",
        "It is not clear how many people were hurt.",
        "The rebels destroyed a terrorist camp.",
        "The gunmen fell upon the workers.",
        "The chairman lost no time.",
    ],
)
def test_words_of_loss_said_of_other_things_count_nobody(text: str) -> None:
    assert counts(text) == []


def bare(text: str, *kinds: CasualtyKind) -> list[tuple[Any, ...]]:
    found = sentence(text)
    return [
        (p.kind.value, p.low, p.high, p.whose)
        for p in find_bare_counts(found, parties(found), kinds)
    ]


def test_a_bare_figure_is_read_as_what_was_counted_before() -> None:
    killed, wounded = CasualtyKind.KILLED, CasualtyKind.WOUNDED
    assert bare("Norland admits to three.", killed) == [("killed", 3, 3, None)]
    assert bare("Thai papers counted 64 Sulanders.", killed) == [("killed", 64, 64, "Suland")]
    assert bare("This morning he said 26 and 46.", killed, wounded) == [
        ("killed", 26, 26, None),
        ("wounded", 46, 46, None),
    ]


def test_a_bare_figure_needs_a_count_before_it_and_a_verb_of_counting() -> None:
    assert bare("Norland admits to three.") == []
    assert bare("He gave two reasons.", CasualtyKind.KILLED) == []
    assert bare("The talks lasted three hours.", CasualtyKind.KILLED) == []
    assert bare("It said two men died.", CasualtyKind.WOUNDED) == []


def test_bare_people_are_sorted_by_what_they_were() -> None:
    found = sentence("All seven were farmers.")
    one = find_bare_counts(found, (), [CasualtyKind.KILLED])[0]
    assert (one.low, one.civilian) == (7, True)


TEMPLATES = st.sampled_from(
    [
        "{n} Norlandic soldiers were killed and {m} Sulanders wounded.",
        "Suland lost {n} men; {m} Norlanders died.",
        "Norland says {n} Sulandic civilians were killed by its own guns.",
        "Norlandic fire killed {n} people on the Sulandic side, and {m} were hurt.",
        "{n} dead and {m} wounded among the Norlanders, Suland said.",
    ]
)
NUMBERS = st.integers(min_value=2, max_value=1899)


def swapped(text: str) -> str:
    return text.replace("Norl", "\0").replace("Sul", "Norl").replace("\0", "Sul")


@given(TEMPLATES, NUMBERS, NUMBERS)
def test_swapping_the_parties_swaps_whose_and_nothing_else(template: str, n: int, m: int) -> None:
    text = template.format(n=n, m=m)
    other = {"Norland": "Suland", "Suland": "Norland"}
    here = [(p.kind, p.low, p.high, p.civilian, other.get(p.whose or "")) for p in read(text)]
    there = [(p.kind, p.low, p.high, p.civilian, p.whose) for p in read(swapped(text))]
    assert here == there
    assert here


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen".split()
ONES += "fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        tail = f" and {spelled(rest)}" if 0 < rest < 100 else f" {spelled(rest)}" if rest else ""
        return f"{spelled(number // 1000)} thousand{tail}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(min_value=1, max_value=999_999))
def test_words_and_digits_say_the_same_number(number: int) -> None:
    for text in (spelled(number), str(number), f"{number:,}"):
        low = [token.low for token in tokens(text)]
        found = number_at(low, 0)
        assert found is not None
        assert (found.value, found.last) == (number, len(low))


@given(st.integers(min_value=2, max_value=99_999), st.sampled_from(["killed", "wounded"]))
def test_a_hedge_opens_one_bound_and_keeps_the_other(number: int, kind: str) -> None:
    plain = counts(f"Exactly {number} people were {kind}.")
    least = counts(f"At least {number} people were {kind}.")
    most = counts(f"Up to {number} people were {kind}.")
    assert plain == [(kind, number, number)]
    assert least == [(kind, number, None)]
    assert most == [(kind, None, number)]


WORDS = st.sampled_from(
    "two 12 1,200 three a the of no none nobody at least up to dozens soldiers civilians people"
    " killed wounded died dead injured captured missing fled were was have lost toll casualties"
    " bodies and or , . ; ( ) ' 's - – Norlandic Suland Ivo Teren side both sides on from between"
    " million half dozen hundred by in who others more them whom death killing claimed".split()
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=30), st.integers(min_value=0, max_value=9))
def test_any_row_of_words_yields_counts_that_stand_in_the_text(row: list[str], start: int) -> None:
    text = " ".join(row)
    for phrase in read(text, start):
        assert phrase.span.text == text[phrase.span.start - start : phrase.span.end - start]
        bounds = (phrase.low, phrase.high)
        assert None in bounds or bounds[0] <= bounds[1]  # type: ignore[operator]


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for phrase in read(text + " two soldiers were killed " + text):
        assert phrase.span.text


def test_a_sentence_of_a_million_words_is_bounded() -> None:
    assert len(read("two soldiers were killed and " * 20_000)) < 200


def test_quotation_marks_before_a_count_do_not_shift_its_words() -> None:
    (count,) = read('The so-called "Army" said that "four" soldiers were killed near "Orlin".')
    assert count.span.text == 'four" soldiers were killed'


def phrase(text: str, words: str, before: tuple[CasualtyPhrase, ...] = ()) -> list[Any]:
    found = sentence(text)
    start = text.index(words)
    span = Span.cut(text, start, start + len(words))
    told = read_phrase(found, span, parties(found), before)
    return [(p.kind.value, p.low, p.high) for p in told]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Three farmers died and a nun was hurt.", "a nun", [("wounded", 1, 1)]),
        ("It lost 12 men, up from nine.", "nine", [("killed", 9, 9)]),
        ("A cook, 41, was cut by flying glass.", "A cook, 41", [("wounded", 1, 1)]),
        ("The toll rose from 23 to 36.", "from 23", [("killed", 23, 23)]),
        ("Two of the nine wounded died.", "Two of the nine wounded died", [("killed", 2, 2)]),
        ("One lost a foot.", "One lost a foot", [("wounded", 1, 1)]),
        ("He was shot in the thigh.", "He was shot in the thigh", [("wounded", 1, 1)]),
        (
            "Some 3,000 villagers are in schools.",
            "Some 3,000 villagers",
            [("displaced", 3000, 3000)],
        ),
        ("They led two herders away.", "led two herders away", [("captured", 2, 2)]),
        (
            "None of its ten sailors was harmed.",
            "None of its ten sailors was harmed",
            [("killed", 0, 0), ("wounded", 0, 0)],
        ),
        ("It denied that anyone had died.", "anyone had died", [("killed", 0, 0)]),
    ],
)
def test_a_phrase_known_to_count_is_read_at_its_place(
    text: str, words: str, expected: list[Any]
) -> None:
    assert phrase(text, words) == expected


def test_a_bare_phrase_takes_the_kinds_counted_before_it() -> None:
    before = read("Eight men were killed and 29 wounded.")
    assert phrase("By noon it was 26 and 46.", "26 and 46", before) == [
        ("killed", 26, 26),
        ("wounded", 46, 46),
    ]


def test_a_phrase_outside_the_sentence_is_no_count() -> None:
    found = sentence("Two men died.")
    assert read_phrase(found, Span(200, 203, "two")) == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Four guards were killed.", ["total"]),
        ("Four guards were killed and two more died later.", ["total", "increment"]),
        ("A further five bodies were found.", ["increment"]),
        ("Another soldier was killed.", ["increment"]),
        ("Three men died and two others were wounded.", ["total", "total"]),
        ("Twelve people, including five civilians, were killed.", ["total", "part"]),
        ("It gave 34 killed, 31 of them civilians.", ["total", "part"]),
        ("Three were wounded, two of whom later died.", ["total", "increment"]),
        ("A second man died, raising the toll to 20.", ["increment", "total"]),
        ("More than 20 soldiers were killed.", ["total"]),
    ],
)
def test_how_a_count_stands_to_the_others(text: str, figures: list[str]) -> None:
    assert [p.figure.value for p in read(text)] == figures


@pytest.mark.parametrize(
    ("text", "teller", "side"),
    [
        ("Two soldiers were killed.", "Armenia", "Armenia"),
        ("Two soldiers were killed.", "Azerbaijan", "Azerbaijan"),
        ("Four villagers were hurt.", "Nagorno-Karabakh", "Nagorno-Karabakh"),
        ("Two militants were killed.", "Armenia", None),
        ("Nine men were neutralised.", "Armenia", None),
        ("Three men were captured.", "Armenia", None),
        ("Two soldiers were killed.", "United Nations", None),
        ("Two soldiers were killed.", "the hospital", None),
        ("Two soldiers were killed.", None, None),
    ],
)
def test_a_state_tells_of_its_own_where_it_names_nobody(
    text: str, teller: str | None, side: str | None
) -> None:
    assert [owned_by(p, teller) for p in read(text)] == [side]


MEASURES = st.sampled_from(
    [
        "A 120-mm shell fired from {n} km away killed two soldiers.",
        "Two soldiers, aged {n} and {n}, were killed.",
        "Two soldiers were killed in {year}.",
        "In {year} two soldiers were killed.",
        "Two soldiers were killed in raids by a {n}-strong band.",
        "Two soldiers of the {n}th brigade were killed.",
        "Fire cost {n} million dollars; two soldiers were killed.",
        "Two soldiers were killed {n} kilometres from the border.",
        "Two soldiers were killed as {n} shells fell.",
        "Under article {n} it was said that two soldiers were killed.",
        "Two soldiers were killed and {n} per cent of the crop burned.",
        "Two soldiers were killed and {n} cows.",
        "Two soldiers, a boy of {n} among the onlookers said, were killed.",
        "At {n}:30 two soldiers were killed.",
        "Two soldiers were killed and {n} houses burned down.",
        "Two soldiers were killed after {n} years of peace.",
        "Two soldiers were killed by a {n}-year-old gunman.",
    ]
)


@given(MEASURES, st.integers(min_value=3, max_value=99), st.integers(1950, 2049))
def test_what_is_measured_is_never_counted(template: str, n: int, year: int) -> None:
    found = [c for c in counts(template.format(n=n, year=year)) if c[0] == "killed"]
    assert found == [("killed", 2, 2)]


HEDGED = st.sampled_from(["{} people", "{} soldiers", "{} of its men", "{} Norlandic guards"])


@given(HEDGED, st.integers(min_value=1, max_value=9999))
def test_a_number_in_words_reads_as_in_figures(template: str, number: int) -> None:
    said = counts(template.format(spelled(number)) + " were killed.")
    if not 1900 <= number <= 2099:
        assert said == counts(template.format(number) + " were killed.")
    assert said == [("killed", number, number)]


@given(st.sampled_from(["at least", "more than"]), st.sampled_from(["up to", "at most"]), NUMBERS)
def test_hedges_never_cross_the_number(least: str, most: str, number: int) -> None:
    for template in ("{} {} people were killed.", "The toll rose to {} {}.", "{} {} dead."):
        assert counts(template.format(least, number)) == [("killed", number, None)]
        assert counts(template.format(most, number)) == [("killed", None, number)]


@settings(max_examples=200)
@given(st.lists(WORDS, min_size=1, max_size=25), st.data())
def test_any_phrase_is_read_within_its_span(row: list[str], data: st.DataObject) -> None:
    text = " ".join(row)
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    found = sentence(text)
    for one in read_phrase(found, Span.cut(text, first, last), parties(found)):
        assert text[one.span.start : one.span.end] == one.span.text
        assert None in (one.low, one.high) or (one.low or 0) <= (one.high or 0)


@given(TEMPLATES, NUMBERS, NUMBERS)
def test_swapping_the_parties_leaves_figures_alone(template: str, n: int, m: int) -> None:
    text = template.format(n=n, m=m)
    assert [p.figure for p in read(text)] == [p.figure for p in read(swapped(text))]


def test_a_row_of_ages_counts_nobody() -> None:
    (one,) = read("Three men aged 19, 22 and 30 were killed, a doctor said.")
    assert (one.low, one.high) == (3, 3)
