"""What holds of findings whatever is claimed, by whom and when."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.incident import Citation, Finding
from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, Cell, Figure, FindingKind, Stance
from rashomon.weigh.figures import Figure as Interval
from rashomon.weigh.findings import findings
from rashomon.weigh.intervals import apart, meet, merged
from weigh_samples import document

PARTIES = ("Peru", "Ecuador", "Chile", "narrator")
SWAP = {"Peru": "Ecuador", "Ecuador": "Peru", "Chile": "Chile", "narrator": "narrator"}
WORDS = (
    "rejected it",
    "no raid",
    "the toll",
    "retracted its claim",
    "nothing happened",
    "at first",
)


@st.composite
def casualties(draw: st.DrawFn) -> Casualty:
    low = draw(st.one_of(st.none(), st.integers(0, 9)))
    return Casualty(
        draw(st.sampled_from([None, *PARTIES[:2]])),
        draw(st.sampled_from([CasualtyKind.KILLED, CasualtyKind.WOUNDED])),
        low,
        draw(st.one_of(st.none(), st.just(low), st.integers(9, 12))),
        draw(st.sampled_from([None, True, False])),
        Span(0, 6, "people"),
        draw(st.sampled_from(list(Figure))),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    words, start = draw(st.sampled_from(WORDS)), draw(st.integers(0, 40))
    party = draw(st.sampled_from(PARTIES))
    speaker = None if party == "narrator" else Span(0, 1, draw(st.sampled_from("ab")))
    return Claim(
        "i1",
        party,
        speaker,
        None,
        draw(st.sampled_from(list(Stance))),
        draw(st.sampled_from([None, *PARTIES[:3]])),
        tuple(draw(st.lists(casualties(), max_size=2))),
        Span(start, start + len(words), words),
        draw(st.sampled_from([None, None, *Cell])),
        "x",
        1.0,
    )


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    name = draw(st.sampled_from("abc"))
    told = document(draw(st.sampled_from([None, 1, 2, 3])), name)
    return Citation(told, draw(claims()), "another" if name == "c" else None)


CITED = st.lists(citations(), max_size=7)


@settings(deadline=None)
@given(CITED, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(cited: list[Citation], random: Random) -> None:
    shuffled = list(cited)
    random.shuffle(shuffled)
    assert findings(shuffled) == findings(cited)


def swapped(one: Citation) -> Citation:
    told = one.claim
    counts = tuple(replace(c, side=c.side and SWAP[c.side]) for c in told.casualties)
    initiator = told.initiator and SWAP[told.initiator]
    return replace(
        one, claim=replace(told, party=SWAP[told.party], initiator=initiator, casualties=counts)
    )


def outline(found: tuple[Finding, ...], names: dict[str, str]) -> set[tuple[object, ...]]:
    """Everything that a finding says, with its parties named anew."""

    def name(text: str) -> str:
        kind, comma, people = text.rpartition(", ")
        return kind + comma + " / ".join(names.get(one, one) for one in people.split(" / "))

    def texts(text: str) -> frozenset[str]:
        words = re.sub("Peru|Ecuador", lambda found: names[found[0]], text)
        return frozenset(words.split(" / "))

    return {
        (
            one.cell,
            name(one.subject),
            one.kind,
            frozenset((texts(v.text), names[v.party], v.documents) for v in one.values),
            frozenset(names[party] for party in one.between),
            frozenset(
                (c.kind, names[c.party], texts(c.before.text), texts(c.after.text))
                for c in one.changes
            ),
        )
        for one in found
    }


@settings(deadline=None)
@given(CITED)
def test_swapping_two_parties_swaps_them_and_changes_nothing_else(cited: list[Citation]) -> None:
    same = {name: name for name in PARTIES}
    there = outline(findings([swapped(one) for one in cited]), same)
    assert there == outline(findings(cited), SWAP)


@settings(deadline=None)
@given(CITED)
def test_nothing_that_is_claimed_is_lost(cited: list[Citation]) -> None:
    found = findings(cited)
    held = {(f.cell, f.subject): {v.party for v in f.values} for f in found}
    quoted = [c for f in found for v in f.values for c in v.claims]
    for one in cited:
        told = one.claim
        if told.initiator:
            assert told.party in held[Cell.INITIATOR, ""]
        for count in told.casualties:
            subject = f"{count.kind}, {count.side or 'people not told'}"
            assert told.party in held[Cell.CASUALTIES, subject]
        if told.stance is Stance.DENIES:
            assert one in quoted


@settings(deadline=None)
@given(CITED)
def test_the_kind_fits_what_is_kept_beside_it(cited: list[Citation]) -> None:
    speak = {one.claim.party for one in cited} - {"narrator"}
    for one in findings(cited):
        parties = {value.party for value in one.values}
        assert set(one.between) <= speak
        assert (one.kind is FindingKind.DISPUTED) == (len(one.between) > 1)
        assert (one.kind is FindingKind.UNCLAIMED) == (not one.values)
        assert {change.party for change in one.changes} <= parties
        if one.kind in {FindingKind.REVISED, FindingKind.WITHDRAWN}:
            assert one.kind in {change.kind for change in one.changes}
        assert 0 <= one.independent <= one.documents


_SETS = st.dictionaries(
    st.sampled_from("abcdefg"),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), min_size=1, max_size=3),
)


@given(_SETS)
def test_apart_is_what_comparing_each_with_each_finds(
    drawn: dict[str, list[tuple[int, int]]],
) -> None:
    told = {k: [Interval(low, low + more) for low, more in some] for k, some in drawn.items()}

    def differ(one: list[Interval], other: list[Interval]) -> bool:
        return not any(a.meets(b) for a in one for b in other)

    slowly = {p for p in told for q in told if differ(told[p], told[q])}
    sets = {party: merged(some) for party, some in told.items()}
    assert apart(sets) == slowly
    assert all(meet(sets[p], sets[q]) != differ(told[p], told[q]) for p in told for q in told)


def enormous(claims: int, parties: int) -> list[Citation]:
    """An incident of many claims by many parties, in as many documents."""
    random = Random(5)
    documents = [document(1 + day % 28, str(day)) for day in range(parties)]
    told: list[Citation] = []
    for _ in range(claims):
        low = random.randrange(1000)
        count = Casualty(
            random.choice([None, "Peru"]),
            CasualtyKind.KILLED,
            low,
            low + 500,
            None,
            Span(0, 6, "people"),
        )
        words, start = random.choice(WORDS), random.randrange(10_000)
        evidence = Span(start, start + len(words), words)
        party, blamed = (f"P{random.randrange(parties)}" for _ in range(2))
        stance = random.choice(list(Stance))
        one = Claim(
            "i1", party, Span(0, 1, "a"), None, stance, blamed, (count,), evidence, None, "x", 1
        )
        told.append(Citation(random.choice(documents), one))
    return told


def test_an_enormous_incident_takes_time_in_proportion() -> None:
    for parties in (3, 5_000):
        some = enormous(10_000, parties)
        begun = time.perf_counter()
        findings(some)
        assert time.perf_counter() - begun < 5  # a second here; slower machines run this too
