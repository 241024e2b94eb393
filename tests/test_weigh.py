"""Weighing: what the claims on a cell amount to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.document import Document, Origin
from rashomon.model.incident import Citation, Finding
from rashomon.model.report import Casualty, Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    Figure,
    FindingKind,
    IncidentType,
    Role,
    Stance,
)
from rashomon.weigh.findings import findings
from rashomon.weigh.report import disputes

AGREED, DISPUTED = FindingKind.AGREED, FindingKind.DISPUTED
ONE_SIDED, UNCLAIMED = FindingKind.ONE_SIDED, FindingKind.UNCLAIMED
PARTIES = ("Peru", "Ecuador", "Chile", "narrator")


def count(
    side: str | None,
    low: int | None,
    high: int | None = -1,
    kind: CasualtyKind = CasualtyKind.KILLED,
) -> Casualty:
    top = low if high == -1 else high
    return Casualty(side, kind, low, top, None, Span(0, 6, "people"))


def claim(
    party: str,
    stance: Stance = Stance.ASSERTS,
    initiator: str | None = None,
    casualties: tuple[Casualty, ...] = (),
    words: str = "as it said",
) -> Claim:
    who = None if party == "narrator" else Span(0, 5, "voice")
    evidence = Span(0, len(words), words)
    return Claim("i1", party, who, None, stance, initiator, casualties, evidence, None, "x", 1.0)


def cited(*claims: Claim) -> list[Citation]:
    document = Document.of("text", origin=Origin(published=date(2031, 5, 5)))
    return [Citation(document, one) for one in claims]


def found(*claims: Claim) -> dict[tuple[Cell, str], Finding]:
    return {(f.cell, f.subject): f for f in findings(cited(*claims))}


def kind(cell: Cell, *claims: Claim, subject: str = "") -> FindingKind:
    return found(*claims)[cell, subject].kind


def accuse(party: str, whom: str) -> Claim:
    return claim(party, Stance.ACCUSES, whom)


def deny(party: str, words: str = "rejected it", about: Cell | None = None) -> Claim:
    return replace(claim(party, Stance.DENIES, words=words), about=about)


def test_nothing_claimed_is_unclaimed() -> None:
    assert [(f.cell, f.kind) for f in findings([])] == [
        (Cell.OCCURRENCE, UNCLAIMED),
        (Cell.INITIATOR, UNCLAIMED),
        (Cell.CASUALTIES, UNCLAIMED),
    ]


def test_two_that_blame_each_other_dispute_who_began() -> None:
    finding = found(accuse("Peru", "Ecuador"), accuse("Ecuador", "Peru"))[Cell.INITIATOR, ""]
    assert finding.kind == DISPUTED
    assert finding.between == ("Ecuador", "Peru")
    assert {(v.text, v.party) for v in finding.values} == {
        ("Ecuador", "Peru"),
        ("Peru", "Ecuador"),
    }


def test_two_that_blame_the_same_agree() -> None:
    assert kind(Cell.INITIATOR, accuse("Peru", "Ecuador"), accuse("Chile", "Ecuador")) == AGREED


def test_one_who_owns_up_agrees_with_the_accuser() -> None:
    admits = claim("Ecuador", Stance.ADMITS, "Ecuador")
    assert kind(Cell.INITIATOR, accuse("Peru", "Ecuador"), admits) == AGREED


def test_the_narrator_alone_makes_no_agreement() -> None:
    narrator = claim("narrator", initiator="Ecuador")
    assert kind(Cell.INITIATOR, accuse("Peru", "Ecuador"), narrator) == ONE_SIDED
    assert kind(Cell.OCCURRENCE, claim("narrator")) == ONE_SIDED


def test_an_accused_that_denies_disputes_who_began_where_others_tell_of_it() -> None:
    claims = (accuse("Peru", "Ecuador"), deny("Ecuador"), claim("Chile"))
    assert kind(Cell.INITIATOR, *claims) == DISPUTED
    assert kind(Cell.OCCURRENCE, *claims) == AGREED


def test_an_accused_that_denies_what_only_the_accuser_tells_disputes_that_it_happened() -> None:
    finding = found(accuse("Peru", "Ecuador"), deny("Ecuador"))[Cell.OCCURRENCE, ""]
    assert finding.between == ("Ecuador", "Peru")


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("said it had nothing to do with the blast", Cell.INITIATOR),
        ("said there was no such thing", Cell.OCCURRENCE),
        ("insisted there had been no night raid", Cell.OCCURRENCE),
        ("called the toll invented", Cell.CASUALTIES),
        ("said that houses were never targeted", Cell.TARGET),
        ("said no white phosphorus was in its stocks", Cell.WEAPON),
        ("said its boats had not left its own waters", Cell.LOCATION),
    ],
)
def test_a_denial_is_about_what_its_words_say(words: str, cell: Cell) -> None:
    claims = (accuse("Peru", "Ecuador"), deny("Ecuador", words), claim("Chile"))
    disputed = {key for key, finding in found(*claims).items() if finding.kind == DISPUTED}
    assert disputed == {(cell, "")}


def test_what_the_coder_says_of_a_denial_holds_over_its_words() -> None:
    claims = (accuse("Peru", "Ecuador"), deny("Ecuador", "no raid", Cell.WEAPON), claim("Chile"))
    assert kind(Cell.WEAPON, *claims) == DISPUTED
    assert kind(Cell.OCCURRENCE, *claims) == AGREED


def test_one_who_owns_to_the_deed_disputes_only_the_target() -> None:
    own = claim("Ecuador", Stance.JUSTIFIES, "Ecuador")
    claims = (accuse("Peru", "Ecuador"), own, deny("Ecuador", "called that untrue"))
    assert kind(Cell.TARGET, *claims) == DISPUTED
    assert kind(Cell.INITIATOR, *claims) == AGREED


def test_a_denial_of_what_no_party_says_is_denied_and_no_dispute() -> None:
    assert kind(Cell.OCCURRENCE, deny("Peru")) == FindingKind.DENIED
    told = found(claim("narrator"), deny("Peru"))[Cell.OCCURRENCE, ""]
    assert (told.kind, told.between) == (FindingKind.DENIED, ())


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        ((4, 4), (4, 4), AGREED),
        ((4, 4), (7, 7), DISPUTED),
        ((4, None), (7, 7), AGREED),
        ((None, 5), (7, 7), DISPUTED),
        ((3, 8), (7, 9), AGREED),
        ((0, 0), (2, 2), DISPUTED),
        ((None, None), (7, 7), ONE_SIDED),
    ],
)
def test_counts_are_weighed_as_intervals(
    ours: tuple[int | None, int | None],
    theirs: tuple[int | None, int | None],
    outcome: FindingKind,
) -> None:
    claims = (
        claim("Peru", casualties=(count("Peru", *ours),)),
        claim("Ecuador", casualties=(count("Peru", *theirs),)),
    )
    assert kind(Cell.CASUALTIES, *claims, subject="killed, Peru") == outcome


def test_counts_of_different_people_or_kinds_are_not_compared() -> None:
    claims = (
        claim("Peru", casualties=(count("Peru", 4), count("Ecuador", 9))),
        claim("Ecuador", casualties=(count("Peru", 7, kind=CasualtyKind.WOUNDED),)),
    )
    assert all(f.kind != DISPUTED for f in findings(cited(*claims)))


def test_the_parts_of_a_claim_are_weighed_by_what_they_come_to() -> None:
    parts = claim("Peru", casualties=(count("Peru", 4), count("Peru", 2)))
    whole = claim("Ecuador", casualties=(count("Peru", 6),))
    assert kind(Cell.CASUALTIES, parts, whole, subject="killed, Peru") == AGREED


def test_what_was_added_is_no_rival_of_a_total() -> None:
    more = replace(count("Peru", 2), figure=Figure.INCREMENT)
    two = claim("Peru", casualties=(count("Peru", 20), more))
    told = found(two, claim("Ecuador", casualties=(count("Peru", 20),)))
    cell = told[Cell.CASUALTIES, "killed, Peru"]
    assert cell.kind is AGREED
    assert {value.text for value in cell.values} == {"20", "2 more"}


def test_a_part_alone_says_how_many_there_were_at_least() -> None:
    part = replace(count("Peru", 3), figure=Figure.PART)
    for total, kind in ((10, AGREED), (2, DISPUTED)):
        told = found(
            claim("Peru", casualties=(part,)), claim("Ecuador", casualties=(count("Peru", total),))
        )
        assert told[Cell.CASUALTIES, "killed, Peru"].kind is kind


def test_a_party_that_corrects_itself_is_not_in_dispute() -> None:
    first = claim("Peru", casualties=(count("Peru", 4),))
    later = claim("Peru", casualties=(count("Peru", 6),))
    assert kind(Cell.CASUALTIES, first, later, subject="killed, Peru") == ONE_SIDED


def test_people_not_told_are_never_taken_for_the_people_of_a_party() -> None:
    claims = (
        claim("Peru", casualties=(count("Peru", 4),)),
        claim("Ecuador", casualties=(count(None, 4),)),
    )
    assert kind(Cell.CASUALTIES, *claims, subject="killed, Peru") == ONE_SIDED
    assert kind(Cell.CASUALTIES, *claims, subject="killed, people not told") == ONE_SIDED


def test_a_party_that_denies_does_not_vouch_that_it_happened() -> None:
    claims = (accuse("Peru", "Ecuador"), accuse("Ecuador", "Peru"), deny("Ecuador"))
    finding = found(*claims)[Cell.OCCURRENCE, ""]
    assert {v.party for v in finding.values if v.text == "it happened"} == {"Peru"}


def test_people_not_told_stay_apart_where_two_peoples_are_counted() -> None:
    claims = (
        claim("Peru", casualties=(count("Peru", 4), count("Ecuador", 1))),
        claim("Ecuador", casualties=(count(None, 9),)),
    )
    assert kind(Cell.CASUALTIES, *claims, subject="killed, people not told") == ONE_SIDED


def test_every_value_cites_claims_of_its_own_party() -> None:
    claims = (accuse("Peru", "Ecuador"), accuse("Ecuador", "Peru"), claim("narrator"))
    for finding in findings(cited(*claims)):
        for value in finding.values:
            assert value.claims
            assert {citation.claim.party for citation in value.claims} == {value.party}


def test_disputes_of_a_report_are_of_foreground_incidents_only() -> None:
    def mention(key: str, role: Role) -> Mention:
        return Mention(key, role, IncidentType.ATTACK, When(), (), None, ())

    claims = (accuse("Peru", "Ecuador"), accuse("Ecuador", "Peru"))
    report = Report(
        "d",
        "x",
        (mention("i1", Role.FOREGROUND), mention("b1", Role.BACKGROUND)),
        (*claims, *(replace(one, incident="b1") for one in claims)),
    )
    assert disputes(report) == (("i1", Cell.INITIATOR, ("Ecuador", "Peru")),)


_COUNTS = st.builds(
    count,
    st.sampled_from([None, *PARTIES[:2]]),
    st.one_of(st.none(), st.integers(0, 9)),
    st.one_of(st.none(), st.integers(9, 12)),
    st.sampled_from([CasualtyKind.KILLED, CasualtyKind.WOUNDED]),
)
_CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(PARTIES),
        st.sampled_from(list(Stance)),
        st.sampled_from([None, *PARTIES[:3]]),
        st.lists(_COUNTS, max_size=2).map(tuple),
        st.sampled_from(["rejected it", "no raid", "the toll", "never aimed there"]),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(_CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert findings(cited(*shuffled)) == findings(cited(*claims))


_NEW = {"Peru": "Ecuador", "Ecuador": "Peru", "Chile": "Bolivia", "narrator": "narrator"}


def renamed(one: Claim) -> Claim:
    return replace(
        one,
        party=_NEW[one.party],
        initiator=_NEW[one.initiator] if one.initiator else None,
        casualties=tuple(replace(c, side=_NEW[c.side] if c.side else None) for c in one.casualties),
    )


def outline(some: tuple[Finding, ...], names: dict[str, str]) -> set[tuple[object, ...]]:
    def name(text: str) -> str:
        kind_, comma, side = text.rpartition(", ")
        return kind_ + comma + names.get(side, side)

    return {
        (
            f.cell,
            name(f.subject),
            f.kind,
            frozenset((names.get(v.text, v.text), names[v.party]) for v in f.values),
            frozenset(names[p] for p in f.between),
        )
        for f in some
    }


@settings(deadline=None)
@given(_CLAIMS)
def test_parties_are_treated_alike(claims: list[Claim]) -> None:
    """Renaming the parties renames them in the findings and changes nothing else."""
    same = {name: name for name in (*PARTIES, "Bolivia")}
    swapped = findings(cited(*(renamed(one) for one in claims)))
    assert outline(swapped, same) == outline(findings(cited(*claims)), _NEW)


@settings(deadline=None)
@given(_CLAIMS)
def test_a_dispute_is_between_parties_that_speak(claims: list[Claim]) -> None:
    speak = {one.party for one in claims}
    for finding in findings(cited(*claims)):
        assert set(finding.between) <= speak
        assert (finding.kind == DISPUTED) == (len(finding.between) > 1)
        assert all(value.claims for value in finding.values)
