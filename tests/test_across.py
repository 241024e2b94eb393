"""Views across incidents: violations by day, denials, who told first."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.incident import Citation, Incident, Telling
from rashomon.model.report import Claim, Mention, When
from rashomon.model.vocabulary import NARRATOR, Cell, IncidentType, Role, Stance, View
from rashomon.tell.across import across
from rashomon.tell.across_terminal import teller_words
from rashomon.tell.brief import Scope
from rashomon.tell.calendar import calendar
from rashomon.weigh.across import denials, first_told, violations
from toll_samples import claim, count, told

ACCUSES, DENIES, ADMITS = Stance.ACCUSES, Stance.DENIES, Stance.ADMITS


def telling(some: list[Citation], mention: Mention) -> Telling:
    claims = tuple(one.claim for one in some)
    return Telling(some[0].document, mention, claims, (), (), some[0].copy_of)


def incident(
    code: str, *documents: list[Citation], start: str | None = "2031-05-04", news: bool = True
) -> Incident:
    role = Role.FOREGROUND if news else Role.BACKGROUND
    mention = Mention("i1", role, IncidentType.SHELLING, When(), (), None, ())
    tellings = (
        Telling(
            some[0].document, mention, tuple(one.claim for one in some), (), (), some[0].copy_of
        )
        for some in documents
    )
    return Incident(code, "shelling", start, None, ("Osk",), None, tuple(tellings))


def accuse(party: str, whom: str | None) -> Claim:
    return claim(party, stance=ACCUSES, initiator=whom)


def alleged(*incidents: Incident) -> list[tuple[str | None, str, tuple[str, ...], str]]:
    found = violations(incidents)
    return [(one.day, one.accuser, one.accused, one.incident.code) for one in found]


def test_each_accuser_counts_once_an_incident_on_its_first_day() -> None:
    first = told(0, accuse("Peru", "Ecuador"), accuse("Ecuador", "Peru"), name="a")
    again = told(1, accuse("Peru", "Ecuador"), name="b")
    assert alleged(incident("A", first, again)) == [
        ("2031-05-04", "Ecuador", ("Peru",), "A"),
        ("2031-05-04", "Peru", ("Ecuador",), "A"),
    ]


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (accuse("Peru", None), True),
        (claim("Chile", initiator="Peru"), True),
        (claim("Peru", stance=DENIES, initiator="Ecuador"), True),
        (claim("Peru", stance=DENIES), False),
        (claim("Peru", stance=ADMITS, initiator="Peru"), False),
        (claim("Peru", count("Peru", 4)), False),
        (claim(NARRATOR, initiator="Peru"), False),
    ],
)
def test_to_say_that_another_did_it_is_to_allege(one: Claim, counts: bool) -> None:
    assert bool(alleged(incident("A", told(0, one)))) is counts


def test_history_is_no_alleged_violation_and_what_has_no_day_stands_apart() -> None:
    some = told(0, accuse("Peru", "Ecuador"))
    assert alleged(incident("A", some, news=False)) == []
    found = alleged(incident("A", some, start="2031-05"), incident("B", some))
    assert found == [
        ("2031-05-04", "Peru", ("Ecuador",), "B"),
        (None, "Peru", ("Ecuador",), "A"),
    ]


def test_a_denial_counts_once_an_incident_against_each_whose_word_it_rejects() -> None:
    def one(code: str) -> Incident:
        denial = claim("Ecuador", stance=DENIES, about=Cell.INITIATOR)
        some = told(0, accuse("Peru", "Ecuador"), denial, name=code)
        return incident(code, some, told(1, denial, name=f"{code} later"))

    (row,) = denials([one("A"), one("B")])
    assert (row.denier, row.whose, row.cell) == ("Ecuador", "Peru", Cell.INITIATOR)
    assert row.incidents == ("A", "B")
    assert len(row.claims) == 4


def test_a_denial_of_nobodys_word_says_so() -> None:
    (row,) = denials([incident("A", told(0, claim("Peru", stance=DENIES)))])
    assert (row.denier, row.whose) == ("Peru", None)


def test_a_copy_denies_nothing_again() -> None:
    denial = claim("Ecuador", stance=DENIES)
    some = told(0, accuse("Peru", "Ecuador"), denial)
    copy = told(1, denial, name="copy", of=some[0].document.id)
    (row,) = denials([incident("A", some, copy)])
    assert len(row.claims) == 1


def told_by(name: str, day: int | None, **more: str) -> list[Citation]:
    return told(day, claim("Peru"), name=f"{name}.txt", outlet=name, **more)


def test_first_are_all_of_the_earliest_day_and_copies_come_after() -> None:
    post, wire = told_by("Post", 0), told_by("Wire", 0)
    mirror = told_by("Mirror", 0, of=post[0].document.id)
    late, lost = told_by("Late", 3), told_by("Lost", None)
    (one,) = first_told([incident("A", lost, late, mirror, wire, post)])
    assert [document.origin.outlet for document in one.first] == ["Post", "Wire"]
    found = [(later.document.origin.outlet, later.days) for later in one.later]
    assert found == [("Mirror", 0), ("Late", 3), ("Lost", None)]
    assert one.later[0].copy_of == post[0].document.id


def test_history_tells_nothing_first() -> None:
    assert first_told([incident("A", told_by("Post", 0), news=False)]) == ()
    assert first_told([incident("A", told_by("Post", None))]) == ()


def test_a_teller_in_words() -> None:
    post = told_by("Post", 0)
    mirror = told_by("Mirror", 1, of=post[0].document.id)
    (one,) = across(View.FIRST, [incident("A", post, mirror, told_by("Lost", None))], Scope()).told
    assert [teller_words(x) for x in (*one.first, *one.later)] == [
        "Post, 2031-05-05",
        "Mirror, 1 day later, a copy",
        "Lost, no day",
    ]


CLAIMS = st.lists(
    st.builds(
        lambda party, stance, initiator: claim(party, stance=stance, initiator=initiator),
        st.sampled_from(["Peru", "Ecuador", "Chile", NARRATOR]),
        st.sampled_from(list(Stance)),
        st.sampled_from([None, "Peru", "Ecuador"]),
    ),
    min_size=1,
    max_size=3,
)
DOCUMENTS = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 3)), CLAIMS), max_size=4)


def made(documents: list[tuple[int | None, list[Claim]]]) -> list[list[Citation]]:
    return [
        told(day, *claims, name=f"{place}", outlet=f"o{place}")
        for place, (day, claims) in enumerate(documents)
    ]


@settings(deadline=None)
@given(DOCUMENTS, st.integers())
def test_neither_order_nor_copies_change_a_view(
    documents: list[tuple[int | None, list[Claim]]], seed: int
) -> None:
    some = made(documents)
    copies = [
        [
            replace(
                one,
                document=replace(one.document, id=f"copy of {one.document.id}"),
                copy_of=one.document.id,
            )
            for one in document
        ]
        for document in some
    ]
    mixed = [*some, *copies]
    Random(seed).shuffle(mixed)
    plain, other = incident("A", *some), incident("A", *mixed)
    found = [(x.day, x.accuser, x.accused, x.claims) for x in violations([other])]
    assert found == [(x.day, x.accuser, x.accused, x.claims) for x in violations([plain])]
    assert denials([other]) == denials([plain])
    assert [x.first for x in first_told([other])] == [x.first for x in first_told([plain])]


NEW = {"Peru": "Ecuador", "Ecuador": "Peru"}


def swapped(name: str | None) -> str | None:
    return NEW.get(name or "", name)


@settings(deadline=None)
@given(DOCUMENTS)
def test_parties_are_treated_alike(documents: list[tuple[int | None, list[Claim]]]) -> None:
    def turned(one: Claim) -> Claim:
        party = swapped(one.party) or ""
        return replace(one, party=party, initiator=swapped(one.initiator))

    other = [(day, [turned(one) for one in claims]) for day, claims in documents]
    plain, turned_ = incident("A", *made(documents)), incident("A", *made(other))
    assert {
        (swapped(x.accuser), frozenset(map(swapped, x.accused))) for x in violations([plain])
    } == {(x.accuser, frozenset(x.accused)) for x in violations([turned_])}
    assert {(swapped(x.denier), swapped(x.whose), x.cell) for x in denials([plain])} == {
        (x.denier, x.whose, x.cell) for x in denials([turned_])
    }


HOSTILE = "</title><script>alert(1)</script>\u202e\x00"


def test_violations_are_drawn_whatever_the_names() -> None:
    some = [
        incident(f"A{day}", told(day, accuse(HOSTILE, "Peru")), start=f"2031-05-{day + 4:02}")
        for day in range(9)
    ]
    page = across(
        View.VIOLATIONS, [*some, incident("B", told(0, accuse("Peru", None)), start=None)], Scope()
    )
    svg = calendar(page)
    root = ElementTree.fromstring(svg)
    assert len([one for one in root.iter() if one.tag.endswith("}rect")]) == 9
    assert "<script" not in svg and "\u202e" not in svg
    assert "no day" in "".join(root.itertext())
    assert page.rule in " ".join((root.findtext("{*}desc") or "").split())


def test_the_notice_stands_on_the_drawing() -> None:
    svg = calendar(across(View.VIOLATIONS, [], Scope(), ["Written for a test."]))
    assert "Written for a test." in svg


def test_nothing_alleged_is_drawn_as_such() -> None:
    assert "Nobody accuses anybody" in calendar(across(View.VIOLATIONS, [], Scope()))
