"""What a text says a person is: beside his name, wherever it stands."""

import numpy as np
import pytest

from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Voice, who
from rashomon.code.encoder.judged import Anchor, Judged, Pointer, Same
from rashomon.code.tagger import RulesTagger
from rashomon.code.who.context import Context
from rashomon.code.who.names import introductions, name_in
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

NONE = np.zeros(0, dtype=np.float32)
NOTHING = Judged((), Same(()), NONE, NONE, NONE, {}, {}, (), {})


def scene(text):
    return Scene(text, RulesTagger().read(sentences(text, lines(text)), None), NOTHING)


def source(seen, words):
    """The tokens of the last place of the words."""
    start = seen.text.rindex(words)
    inside = [
        k for k, t in enumerate(seen.tokens) if start <= t.start and t.end <= start + len(words)
    ]
    return inside[0], inside[-1] + 1


def speaks(seen, words, shares):
    """The party for which the words speak, where the head has these shares."""
    anchor = Anchor(
        sentence=len(seen.readings) - 1,
        cue=(len(seen.tokens) - 2, len(seen.tokens) - 1),
        source=source(seen, words),
        content=(),
        fore=1.0,
        back=0.0,
        reacts=0.0,
        stances=NONE,
        reactions=NONE,
        types=NONE,
        facets=NONE,
        by=Pointer(shares),
        initiator=Pointer({"none": 1.0}),
        when=Pointer({"none": 1.0}),
    )
    found = who(seen, anchor, Voice())
    assert found is not None
    return found.party


@pytest.mark.parametrize(
    "text",
    [
        "Andrei Kartapolov, who heads the defence committee, claimed it.",
        "The head of the defence committee, Andrei Kartapolov, claimed it.",
        "Defence committee head Andrei Kartapolov claimed it.",
        "Andrei Kartapolov, head of the committee, came. It was a mine, Kartapolov claimed.",
    ],
)
def test_a_name_is_introduced_by_the_office_beside_it(text):
    seen = scene(text)
    told = introductions(Context(seen.readings), source(seen, "Kartapolov"))
    offices = {token.low for first, last in told for token in seen.tokens[first:last]}
    assert offices & {"head", "heads", "committee"}


@pytest.mark.parametrize("words", ["the ministry", "The head", "he"])
def test_what_is_no_name_has_no_introduction(words):
    seen = scene(f"Andrei Kartapolov, who heads the committee, came. Then {words} claimed it.")
    assert name_in(Context(seen.readings), source(seen, words)) is None


@pytest.mark.parametrize("country", ["Chad", "Peru"])
def test_an_introduction_names_the_party(country):
    seen = scene(f"{country}'s ambassador Ana Lund was clear. A mine had done it, Lund claimed.")
    assert speaks(seen, "Lund", {"other": 0.9, country: 0.05}) == country


def test_somebody_with_an_office_speaks_for_the_likeliest_party():
    seen = scene("Chad and Niger traded blame. Ana Lund, an army captain, said no one died.")
    assert speaks(seen, "Ana Lund", {"other": 0.8, "Chad": 0.15, "Niger": 0.05}) == "Chad"


def test_a_body_that_no_table_knows_speaks_for_itself():
    seen = scene("An official of the Zand Herders' Union blamed it on the heat.")
    assert speaks(seen, "An official of the Zand Herders' Union", {"other": 1.0}).startswith("Zand")


def test_a_name_told_a_thousand_times_is_looked_up_a_few_times() -> None:
    seen = scene("Ana Lund, a captain, said so. " * 1000)
    assert len(list(introductions(Context(seen.readings), source(seen, "Lund")))) < 20
