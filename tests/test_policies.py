"""Named policies: hand-made cases for each, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.errors import InputError
from rashomon.model.incident import Citation
from rashomon.model.vocabulary import BOTH, NARRATOR, Stance
from rashomon.weigh.policies import POLICIES, Number, case, policy_named
from test_tolls import DOCUMENTS, material, with_copies
from toll_samples import MORE, PART, WOUNDED, claim, count, told

ADMITS = Stance.ADMITS
Bounds = tuple[int | None, int | None, int | None]


def numbers(name: str, *documents: list[Citation]) -> dict[tuple[str, str | None], Number]:
    claims = [one for document in documents for one in document]
    return {(n.label, n.side): n for n in policy_named(name).reckon(case(claims))}


def killed(name: str, *documents: list[Citation], side: str | None = "Peru") -> Bounds:
    one = numbers(name, *documents)["killed", side]
    return (one.value, one.low, one.high)


RIVALS = (
    told(0, claim("Peru", count("Peru", 4)), name="p"),
    told(1, claim("Ecuador", count("Peru", 7), count("Ecuador", 2)), name="e"),
)
VAGUE = (told(0, claim("Peru", count("Peru", None, None))),)
GROWING = (
    told(0, claim("Peru", count("Peru", 4)), name="a"),
    told(3, claim("Peru", count("Peru", 2, figure=MORE)), name="b"),
)
OPEN = (
    told(0, claim("Peru", count("Peru", 4, None)), name="p"),
    told(0, claim("Ecuador", count("Peru", 9)), name="e"),
)


def test_the_lowest_of_rival_counts() -> None:
    found = numbers("lowest", *RIVALS)
    assert found["killed", "Peru"].value == 4
    assert found["fatalities", None].value == 6
    assert found["killed", "Peru"].why == "the lowest of Ecuador 7; Peru 4"
    assert [one.claim.party for one in found["killed", "Peru"].claims] == ["Peru"]


def test_the_lowest_of_words_alone_is_no_number_and_says_what_acled_writes() -> None:
    one = numbers("lowest", *VAGUE)["killed", "Peru"]
    assert (one.value, one.low, one.high) == (None, None, None)
    assert "ACLED writes 12 for “dozens”" in one.why
    assert numbers("lowest", *VAGUE)["fatalities", None].value is None


def test_the_lowest_takes_the_lower_bound_and_nobody_for_nobody() -> None:
    assert killed("lowest", *OPEN) == (4, 4, None)
    chile = told(0, claim("Chile", count("Peru", 0), stance=Stance.DENIES), name="n")
    assert killed("lowest", *RIVALS, chile) == (0, 0, 0)


def test_the_lowest_of_an_open_lower_bound_is_no_number() -> None:
    up_to = told(0, claim("Chile", count("Peru", None, 6)), name="c")
    assert killed("lowest", *RIVALS, up_to) == (None, None, 6)


def test_the_lowest_counts_additions_and_leaves_out_parts() -> None:
    part = told(5, claim("Chile", count("Peru", 1, figure=PART)), name="c")
    assert killed("lowest", *GROWING, part) == (6, 6, 6)
    alone = numbers("lowest", part)["killed", "Peru"]
    assert (alone.value, alone.low) == (None, 1)
    assert alone.why.startswith("only parts or additions")


def test_all_the_dead_leave_out_what_tells_no_side() -> None:
    whole = told(0, claim(NARRATOR, count(None, 11), count(BOTH, 12)), name="n")
    found = numbers("lowest", *RIVALS, whole)
    assert found["fatalities", None].value == 6
    assert "may count the same people" in found["fatalities", None].why
    assert numbers("lowest", whole)["fatalities", None].value == 12


def test_the_last_count_is_that_of_the_last_day() -> None:
    assert killed("latest", *RIVALS) == (7, 7, 7)
    assert killed("latest", *GROWING) == (6, 6, 6)


def test_last_counts_that_differ_are_no_number() -> None:
    assert killed("latest", *OPEN) == (None, 4, None)
    one = numbers("latest", *OPEN)["killed", "Peru"]
    assert one.why == "the last counts differ, on 2031-05-05: Ecuador 9; Peru at least 4"


def test_counts_without_a_day_are_a_number_where_all_are_the_same() -> None:
    nine = [told(None, claim(party, count("Peru", 9)), name=party) for party in ("Peru", "Chile")]
    other = told(None, claim("Ecuador", count("Peru", 8)), name="e")
    assert killed("latest", *nine) == (9, 9, 9)
    assert killed("latest", *nine, other) == (None, 8, 9)
    assert killed("latest", *nine, *RIVALS) == (7, 7, 7)


def test_the_range_decides_nothing() -> None:
    assert killed("range", *RIVALS) == (None, 4, 7)
    assert killed("range", *OPEN) == (None, 4, None)
    assert killed("range", *GROWING) == (6, 6, 6)
    assert killed("range", *VAGUE) == (None, None, None)


def columns(*documents: list[Citation]) -> dict[str, Bounds]:
    return {
        label if side is None else f"{label} {side}": (n.value, n.low, n.high)
        for (label, side), n in numbers("ucdp", *documents).items()
    }


def test_ucdp_adds_the_lower_counts_over_sides() -> None:
    assert columns(*RIVALS) == {
        "best": (6, 6, 9),
        "deaths_a Ecuador": (2, 2, 2),
        "deaths_b Peru": (4, 4, 4),
        "deaths_civilians": (0, 0, 0),
        "deaths_unknown": (0, 0, 0),
    }


def test_ucdp_sets_civilians_apart() -> None:
    both = claim("Peru", count("Peru", 4, civilian=False), count("Peru", 3, civilian=True))
    found = columns(told(0, both))
    assert found["best"] == (7, 7, 7)
    assert (found["deaths_a Peru"][0], found["deaths_civilians"][0]) == (4, 3)


def test_ucdp_takes_civilians_off_those_of_no_told_status() -> None:
    whole = told(0, claim("Peru", count("Peru", 10)), name="p")
    some = told(0, claim("Chile", count("Peru", 3, civilian=True)), name="c")
    found = columns(whole, some)
    assert (found["deaths_a Peru"][0], found["deaths_civilians"][0]) == (7, 3)
    assert found["best"] == (10, 3, 10)
    status = claim("Peru", count("Peru", 6, civilian=False), count("Peru", 1, civilian=True))
    both = told(0, status, claim("Peru", count("Peru", 11)), name="b")
    found = columns(both)
    assert (found["best"][0], found["deaths_a Peru"][0], found["deaths_civilians"][0]) == (
        11,
        10,
        1,
    )


def test_ucdp_holds_the_same_dead_under_two_statuses_for_unknown() -> None:
    one = told(0, claim("Peru", count("Peru", 5, civilian=True)), name="p")
    other = told(0, claim("Ecuador", count("Peru", 5, civilian=False)), name="e")
    found = columns(one, other)
    assert found["deaths_unknown"] == (5, 5, 5)
    assert found["best"] == (5, 5, 5)


def test_ucdp_is_widened_by_counts_that_tell_no_side() -> None:
    unsaid = told(0, claim(NARRATOR, count(None, 17)), name="n")
    few = told(0, claim(NARRATOR, count(None, 1)), name="n")
    both = told(0, claim(NARRATOR, count(BOTH, 5)), name="n")
    assert columns(*RIVALS, unsaid)["best"] == (6, 6, 17)
    assert columns(*RIVALS, few)["best"] == (6, 6, 9)
    assert columns(*RIVALS, both)["best"] == (6, 5, 9)
    assert columns(unsaid)["deaths_unknown"] == (17, 17, 17)


def test_ucdp_adds_civilians_of_no_side_to_fighters() -> None:
    army = told(0, claim("Peru", count("Peru", 4, civilian=False)), name="p")
    medics = told(0, claim("medics", count(None, 3, civilian=True)), name="m")
    assert columns(army, medics)["best"] == (7, 7, 7)
    assert columns(army, medics)["deaths_civilians"][0] == 3


def test_ucdp_has_no_best_number_where_a_side_has_none() -> None:
    assert columns(*RIVALS[:1], told(0, claim("Ecuador", count("Ecuador", None, None))))[
        "best"
    ] == (
        None,
        None,
        None,
    )
    assert numbers("ucdp") == {}


def harm(party: str, number: int, day: int = 0, **more: object) -> list[Citation]:
    counted = count(None, number, civilian=True)
    return told(day, claim(party, counted, **more), name=party)  # type: ignore[arg-type]


def blames(party: str, whom: str) -> list[Citation]:
    return told(0, claim(party, stance=Stance.ACCUSES, initiator=whom), name=f"{party} blames")


def graded(*documents: list[Citation]) -> tuple[str | None, Bounds]:
    one = numbers("airwars", *documents)["civilians killed", None]
    return one.grade, (one.value, one.low, one.high)


def test_airwars_one_claimant_is_weak_two_are_fair() -> None:
    assert graded(harm("medics", 4), blames("medics", "Peru")) == ("weak", (4, 4, 4))
    two = (harm("medics", 4), harm("town", 6), blames("medics", "Peru"))
    assert graded(*two) == ("fair", (None, 4, 6))


def test_airwars_outlets_are_claimants_of_their_own() -> None:
    wires = [
        told(0, claim(NARRATOR, count(None, 4, civilian=True)), outlet=name)
        for name in ("Post", "Wire")
    ]
    assert graded(*wires, blames("town", "Peru"))[0] == "fair"
    copy = [Citation(one.document, one.claim, wires[0][0].document.id) for one in wires[1]]
    assert graded(wires[0], copy, blames("town", "Peru"))[0] == "weak"


def test_airwars_a_belligerent_that_owns_to_harm_confirms_it_beside_its_own_count() -> None:
    own = harm("Peru", 1, stance=Stance.ADMITS, initiator="Peru")
    found = numbers("airwars", harm("medics", 4), own)
    assert found["civilians killed", None].grade == "confirmed"
    assert found["civilians killed", None].value == 4
    assert found["civilians killed, own count", "Peru"].value == 1


def test_airwars_a_belligerent_that_only_denies_confirms_nothing() -> None:
    denies = harm("Peru", 1, stance=Stance.DENIES, initiator="Peru")
    assert graded(harm("medics", 4), denies)[0] == "weak"
    silent = numbers("airwars", harm("medics", 4), blames("medics", "Peru"))
    assert silent["civilians killed, own count", "Peru"].why == "Peru gives none"


def test_airwars_several_that_are_blamed_are_contested() -> None:
    both = (harm("medics", 4), blames("Peru", "Ecuador"), blames("Ecuador", "Peru"))
    assert graded(*both)[0] == "contested"


def test_airwars_a_party_counts_on_its_own_people() -> None:
    own = told(0, claim("Peru", count("Peru", 2, civilian=True)), name="own")
    assert graded(own, blames("Peru", "Ecuador"), blames("Ecuador", "Peru"))[1] == (2, 2, 2)


def test_airwars_fighters_alone_are_discounted_whoever_but_the_belligerent_says_so() -> None:
    fighters = told(0, claim("town", count(None, 4, civilian=False)), name="f")
    theirs = told(0, claim("Peru", count(None, 4, civilian=False)), name="t")
    assert graded(fighters, blames("town", "Peru"))[0] is None
    alleged = told(0, claim("Ecuador", count(None, 4, civilian=True)), name="e")
    both = (blames("Ecuador", "Peru"), blames("Peru", "Ecuador"))
    assert graded(fighters, alleged, *both)[0] == "discounted"
    assert graded(alleged, *both)[0] is None
    assert graded(harm("medics", 4), blames("town", "Peru"), theirs) == ("weak", (4, 4, 4))
    assert graded(harm("medics", 4), blames("town", "Peru"), fighters) == ("weak", (None, 0, 4))


def test_airwars_nobody_named_is_no_grade() -> None:
    assert graded(harm("medics", 4), harm("town", 4))[0] is None
    no_status = told(0, claim("medics", count(None, 4)), blames("town", "Peru")[0].claim)
    assert numbers("airwars", no_status)["civilians killed", None].grade is None


def test_airwars_counts_the_wounded_too() -> None:
    hurt = told(0, claim("medics", count(None, 9, civilian=True, kind=WOUNDED), initiator="Peru"))
    assert ("civilians wounded", None) in numbers("airwars", hurt)
    assert ("civilians killed", None) not in numbers("airwars", hurt)


ZERO = (told(0, claim("Peru", count("Peru", 0), stance=Stance.DENIES)),)
ADMITTED = (
    told(0, claim("Ecuador", count("Peru", 4), stance=Stance.ACCUSES, initiator="Peru"), name="e"),
    told(1, claim("Peru", count("Peru", 3), stance=ADMITS, initiator="Peru"), name="p"),
)
NONE = (None, None, None)


@pytest.mark.parametrize(
    ("policy", "documents", "number"),
    [
        ("lowest", RIVALS, (4, 4, 4)),
        ("lowest", VAGUE, NONE),
        ("lowest", GROWING, (6, 6, 6)),
        ("lowest", ZERO, (0, 0, 0)),
        ("lowest", OPEN, (4, 4, None)),
        ("lowest", ADMITTED, (3, 3, 3)),
        ("latest", RIVALS, (7, 7, 7)),
        ("latest", VAGUE, NONE),
        ("latest", GROWING, (6, 6, 6)),
        ("latest", ZERO, (0, 0, 0)),
        ("latest", OPEN, (None, 4, None)),
        ("latest", ADMITTED, (3, 3, 3)),
        ("range", RIVALS, (None, 4, 7)),
        ("range", VAGUE, NONE),
        ("range", GROWING, (6, 6, 6)),
        ("range", ZERO, (0, 0, 0)),
        ("range", OPEN, (None, 4, None)),
        ("range", ADMITTED, (None, 3, 4)),
    ],
)
def test_each_policy_on_each_case(
    policy: str, documents: tuple[list[Citation], ...], number: Bounds
) -> None:
    assert killed(policy, *documents) == number


@pytest.mark.parametrize(
    ("documents", "best"),
    [
        (RIVALS, (6, 6, 9)),
        (VAGUE, NONE),
        (GROWING, (6, 6, 6)),
        (ZERO, (0, 0, 0)),
        (OPEN, (4, 4, None)),
        (ADMITTED, (3, 3, 4)),
    ],
)
def test_ucdp_on_each_case(documents: tuple[list[Citation], ...], best: Bounds) -> None:
    assert columns(*documents)["best"] == best


def civilians(documents: tuple[list[Citation], ...]) -> list[list[Citation]]:
    """The case with all counts of civilians, whom Chile is said to have hit."""

    def one(citation: Citation) -> Citation:
        counts = tuple(replace(c, civilian=True) for c in citation.claim.casualties)
        return replace(
            citation, claim=replace(citation.claim, casualties=counts, initiator="Chile")
        )

    return [[one(citation) for citation in document] for document in documents]


@pytest.mark.parametrize(
    ("documents", "grade", "number"),
    [
        (RIVALS, "fair", (None, 4, 9)),
        (VAGUE, "weak", NONE),
        (GROWING, "weak", (6, 6, 6)),
        (ZERO, None, (0, 0, 0)),
        (OPEN, "fair", (None, 4, None)),
    ],
)
def test_airwars_on_each_case(
    documents: tuple[list[Citation], ...], grade: str | None, number: Bounds
) -> None:
    assert graded(*civilians(documents)) == (grade, number)


def test_no_policy_of_that_name() -> None:
    with pytest.raises(InputError, match="those are lowest, ucdp, airwars, latest, range"):
        policy_named("mean")


EVERY = pytest.mark.parametrize("policy", POLICIES, ids=lambda one: one.name)


@EVERY
@settings(deadline=None, max_examples=60)
@given(documents=DOCUMENTS, seed=st.integers())
def test_neither_order_nor_copies_change_a_number(policy, documents, seed: int) -> None:  # type: ignore[no-untyped-def]
    claims = material(documents)
    plain = policy.reckon(case(claims))
    more = with_copies(claims)
    Random(seed).shuffle(more)
    assert policy.reckon(case(more)) == plain


@EVERY
@settings(deadline=None, max_examples=60)
@given(documents=DOCUMENTS)
def test_a_number_lies_within_its_bounds_and_says_why(policy, documents) -> None:  # type: ignore[no-untyped-def]
    for one in policy.reckon(case(material(documents))):
        assert one.policy == policy.name
        assert one.why
        assert one.low is None or one.high is None or one.low <= one.high
        if one.value is not None:
            assert one.low is None or one.low <= one.value
            assert one.high is None or one.value <= one.high


_NEW = {"Peru": "Ecuador", "Ecuador": "Peru"}


def swapped(text: str | None) -> str | None:
    return None if text is None else _NEW.get(text, text)


def rows(found: tuple[Number, ...], names: bool) -> set[tuple[object, ...]]:
    kept = ("deaths_a", "deaths_b")
    return {
        (
            "side's" if one.label in kept else one.label,
            swapped(one.side) if names else one.side,
            one.value,
            one.low,
            one.high,
            one.grade,
        )
        for one in found
    }


@EVERY
@settings(deadline=None, max_examples=60)
@given(documents=DOCUMENTS)
def test_parties_are_treated_alike(policy, documents) -> None:  # type: ignore[no-untyped-def]
    def other(one):  # type: ignore[no-untyped-def]
        counts = tuple(replace(c, side=swapped(c.side)) for c in one.casualties)
        return replace(one, party=swapped(one.party), casualties=counts)

    turned = [(day, [other(one) for one in claims], outlet) for day, claims, outlet in documents]
    plain = policy.reckon(case(material(documents)))
    assert rows(policy.reckon(case(material(turned))), names=True) == rows(plain, names=False)
