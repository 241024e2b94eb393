"""The toll of a document's main incident: which figures stand, who is told twice, what moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.code.counts import Toll, reckon, toll
from rashomon.code.counts.person import Person
from rashomon.code.counts.told import Cue, Fate, Told
from rashomon.model.vocabulary import Figure
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import tokens


def sentences(*texts: str, headline: str | None = None) -> list[Sentence]:
    found = [
        Sentence(index, index, 0, len(text), text, tokens(text))
        for index, text in enumerate([*([headline] if headline else []), *texts])
    ]
    return [replace(found[0], headline=bool(headline)), *found[1:]]


def tolled(*texts: str, headline: str | None = None) -> tuple[object, object]:
    found = toll(sentences(*texts, headline=headline))
    return found.killed, found.wounded


NONE = (None, None)


@pytest.mark.parametrize(
    ("texts", "killed", "wounded"),
    [
        (["Three people were killed and five wounded."], (3, 3), (5, 5)),
        (["At least three people were killed."], (3, None), NONE),
        (["Up to nine people were wounded."], NONE, (None, 9)),
        (["A 23-year-old man was killed.", "A woman was wounded."], (1, 1), (1, 1)),
        (["A man and two children were killed."], (3, 3), NONE),
        (["Five people were shot, one fatally."], (1, 1), (4, 4)),
        (["Five guards were wounded, two of whom later died."], (2, 2), (3, 3)),
        (["Two were killed and five wounded.", "Two of the wounded died."], (4, 4), (3, 3)),
        (["Four soldiers were killed.", "Two more soldiers died on Friday."], (6, 6), NONE),
        (["Four soldiers were killed, including two officers."], (4, 4), NONE),
        (["He shot his wife dead.", "The gunman then killed himself."], (2, 2), NONE),
        (["A raider opened fire, killing two, then himself."], (3, 3), NONE),
        (["The boy died after shooting himself."], (1, 1), NONE),
        (["A guard was shot in the leg.", "The guard is in stable condition."], NONE, (1, 1)),
        (["A guard was shot and pronounced dead at the scene."], (1, 1), NONE),
        (["A farmer was hit by shrapnel and died of his wounds."], (1, 1), NONE),
        (["A shepherd was grazed by a bullet."], NONE, (1, 1)),
        (["Police are looking into a double homicide."], (2, 2), NONE),
        (["Two men were not injured."], NONE, NONE),
        (["No one was injured."], (0, 0), (0, 0)),
        (["He is charged with attempted murder.", "The clerk was shot."], NONE, (1, 1)),
        (["The envoy spoke of peace."], NONE, NONE),
        (["Six men were killed.", "Last year two women were wounded there."], (6, 6), NONE),
        (["A boy was hurt in a blast that also injured three others."], NONE, (4, 4)),
    ],
)
def test_the_arithmetic(texts: list[str], killed: object, wounded: object) -> None:
    assert tolled(*texts) == (killed, wounded)


@pytest.mark.parametrize(
    ("headline", "texts", "killed", "wounded"),
    [
        ("Two killed, 3 hurt in Orlin", ["One man died.", "Ivo Teren, 31, died."], (2, 2), (3, 3)),
        ("Third villager dies after shelling", ["Ann Lee, 40, has died."], (3, 3), NONE),
        ("Soldier killed in Orlin", ["Four soldiers were killed."], (4, 4), NONE),
        ("6 shot, one critically hurt", ["All are in hospital."], NONE, (6, 6)),
        (
            "Boy, 5, shot",
            ["A five-year-old boy was shot and is in serious condition."],
            NONE,
            (1, 1),
        ),
    ],
)
def test_a_headline_and_its_body(
    headline: str, texts: list[str], killed: object, wounded: object
) -> None:
    assert tolled(*texts, headline=headline) == (killed, wounded)


def test_the_basis_says_the_words() -> None:
    found = toll(sentences("Five people were shot, one fatally."))
    assert found.basis == "killed: 1 told one by one; wounded: Five people were shot, less 1 killed"


def test_other_incidents_count_where_nothing_else_is_told() -> None:
    assert tolled("Last year two women were wounded there.") == (NONE, (2, 2))


def test_what_comes_after_a_pause_is_background() -> None:
    told = ["A man was killed.", "The market was shut.", "It rained.", "Two women were killed."]
    assert tolled(*told) == ((1, 1), NONE)
    assert tolled(told[0], *told[2:]) == ((2, 2), NONE)


FATES = st.sampled_from(list(Fate))
MANY = st.integers(min_value=2, max_value=500)
VICTIM = Person(31, "teren", "m", True)


@st.composite
def tellings(draw: st.DrawFn) -> Person:
    """The same victim, told by some of what there is to tell."""
    kept = [value if draw(st.booleans()) else None for value in VICTIM[:4]]
    return Person(*kept, known=draw(st.booleans()))  # type: ignore[arg-type]


@given(st.lists(tellings(), min_size=1, max_size=6), st.randoms())
def test_a_victim_told_again_counts_once_in_any_order(people: list[Person], random: object) -> None:
    claims = [Told(Fate.KILLED, 1, 1, (who,), index) for index, who in enumerate(people)]
    first = reckon(claims)
    random.shuffle(claims)  # type: ignore[attr-defined]
    assert first.killed == reckon(claims).killed == (1, 1)


@given(st.integers(min_value=1, max_value=9), FATES, st.randoms())
def test_victims_of_different_ages_are_different(many: int, fate: Fate, random: object) -> None:
    claims = [Told(fate, 1, 1, (Person(age),), age) for age in range(20, 20 + many)]
    random.shuffle(claims)  # type: ignore[attr-defined]
    found = reckon(claims)
    assert (found.killed if fate is Fate.KILLED else found.wounded) == (many, many)


@given(MANY, MANY, st.sampled_from([Fate.KILLED, Fate.WOUNDED]))
def test_an_increment_raises_and_a_part_does_not(total: int, other: int, fate: Fate) -> None:
    def said(figure: Figure) -> Toll:
        return reckon([Told(fate, total, total), Told(fate, other, other, (), 1, figure)])

    def of(found: Toll) -> object:
        return found.killed if fate is Fate.KILLED else found.wounded

    assert of(said(Figure.INCREMENT)) == (total + other, total + other)
    assert of(said(Figure.PART)) == (total, total)


@given(MANY, st.integers(min_value=0, max_value=40), FATES, st.integers(0, 1))
def test_totals_win_over_persons(total: int, fewer: int, fate: Fate, head: int) -> None:
    ones = [Told(fate, 1, 1, (Person(n),), n + 2) for n in range(min(fewer, total))]
    found = reckon([Told(fate, total, total, (), 0, head=bool(head)), *ones])
    assert (found.killed if fate is Fate.KILLED else found.wounded) == (total, total)


@given(MANY, st.data())
def test_a_death_moves_one_from_the_wounded_to_the_dead(hurt: int, data: st.DataObject) -> None:
    died = data.draw(st.integers(min_value=1, max_value=hurt - 1))
    whole = Told(Fate.WOUNDED, hurt, hurt)
    found = reckon([whole, Told(Fate.KILLED, died, died, (), 1, Figure.PART)])
    assert (found.killed, found.wounded) == ((died, died), (hurt - died, hurt - died))


@given(
    st.lists(st.builds(Told, FATES, st.none() | MANY, st.none() | MANY), max_size=6),
    st.lists(st.builds(Cue, FATES, st.integers(0, 9), st.text(max_size=9)), max_size=4),
)
def test_bounds_are_never_below_nothing(claims: list[Told], cues: list[Cue]) -> None:
    for low, high in reckon(claims, cues)[:2]:
        assert (low is None or low >= 0) and (high is None or high >= 0)
