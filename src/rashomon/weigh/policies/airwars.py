"""How well harm to civilians is borne out, in Airwars' grades; the belligerents' own counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.model.incident import Citation
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import NARRATOR, CasualtyKind, Stance
from rashomon.weigh.policies.counts import bearing, cited, claimant, told
from rashomon.weigh.policies.protocol import Case, Codebook, Number
from rashomon.weigh.tolls.extent import NOTHING, Extent, span
from rashomon.weigh.tolls.standing import Standing, standings

NAME = "airwars"
CONFIRMED, FAIR, WEAK = "confirmed", "fair", "weak"
CONTESTED, DISCOUNTED = "contested", "discounted"
_Tellers = set[tuple[str, str | None]]
_HARM = (CasualtyKind.KILLED, CasualtyKind.WOUNDED)


class Airwars:
    """Civilians killed and wounded, graded, and what each belligerent itself counts.

    Belligerents are those who are said to have done it, by themselves or by others. The claimants
    that count are all other parties, each outlet in its own voice, and belligerents on their own
    people.
    Confirmed: a belligerent owns to the deed and to harm to civilians. Discounted: harm to
    civilians is told, but every claimant that tells the status says that they were fighters.
    Contested: more than one is said to have done it. Fair: two or more claimants tell of harm to
    civilians. Weak: one does. Where nobody is said to have done it there is no grade. The first
    that holds is given. The bounds are the lowest and the highest that claimants hold; the low one
    is 0 where a claimant says that the same people were fighters. What a belligerent says of the
    status of others' people changes no grade.

    After: Airwars, Methodology (airwars.org/about/methodology), grades; and Civilian harm
    patterns, Gaza, October 2023, Annex 1 (2024), on contested status. Airwars also weighs how
    credible those are that tell of it, and checks for strikes near by; here neither is done. It
    takes those hit for civilians where nothing else is told; here they must be told to be.
    """

    name = NAME
    rule = (
        "Harm to civilians, graded by who owns to it and how many claimants tell of it; the "
        "belligerent's own count stands beside."
    )
    codebook = Codebook(
        "Airwars, Methodology",
        "as of 2023 and 2024",
        "civilian harm grading",
        "https://airwars.org/about/methodology/",
    )

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """A graded number for each kind of harm; after each, every belligerent's own count."""
        blamed = belligerents(case.claims)
        return tuple(
            number
            for kind in _HARM
            if any(line.kind is kind for line in case.toll.lines)
            for number in _numbers(case, kind, blamed)
        )


def belligerents(claims: Sequence[Citation]) -> tuple[str, ...]:
    """Who is said to have begun or done it, by anybody, sorted."""
    return tuple(sorted({one.claim.initiator for one in claims if one.claim.initiator}))


def _teller(one: Citation) -> tuple[str, str | None]:
    """Who tells it; of outlets that nobody names, all are taken for one."""
    party = one.claim.party
    return party, one.document.origin.outlet if party == NARRATOR else None


def _bears(party: str, side: str | None, blamed: Sequence[str]) -> bool:
    """Whether the party counts as a claimant: it is no belligerent, or they are its people."""
    return party not in blamed or party == side


def _harmed(
    claims: Sequence[Citation], kind: CasualtyKind, blamed: Sequence[str], civilian: bool
) -> _Tellers:
    """The claimants that count civilians (or else fighters) as hit so, not nobody."""
    return {
        _teller(one)
        for one in claims
        for count in one.claim.casualties
        if count.kind is kind
        and _hit(count, civilian)
        and _bears(one.claim.party, count.side, blamed)
    }


def _hit(one: Casualty, civilian: bool) -> bool:
    none = one.low == 0 and one.high == 0
    return one.kind in _HARM and one.civilian is civilian and not none


def _alleged(claims: Sequence[Citation], kind: CasualtyKind) -> bool:
    """Whether anybody at all, a belligerent too, counts civilians as hit so."""
    counts = (count for one in claims for count in one.claim.casualties)
    return any(count.kind is kind and _hit(count, civilian=True) for count in counts)


def _graded(
    claims: Sequence[Citation], kind: CasualtyKind, blamed: Sequence[str]
) -> tuple[str | None, str]:
    """The grade and the reason for it; no grade where the claims settle none."""
    if not _alleged(claims, kind):
        return None, f"nobody tells of civilians {kind}"
    harmed = _harmed(claims, kind, blamed, civilian=True)
    owners = _owners(claims, blamed)
    if owners:
        return CONFIRMED, f"{', '.join(owners)} owns to it and to harm to civilians"
    if not harmed and _harmed(claims, kind, blamed, civilian=False):
        return DISCOUNTED, "every claimant that tells the status says that they were fighters"
    if not harmed:
        return None, f"only belligerents tell of others' civilians {kind}"
    return _borne_out(harmed, blamed)


def _borne_out(harmed: _Tellers, blamed: Sequence[str]) -> tuple[str | None, str]:
    """The grade by how many claimants tell of it and how many are said to have done it."""
    names = ", ".join(sorted(claimant(*one) for one in harmed))
    if not blamed:
        return None, f"nobody is said to have done it; harm is told by {names}"
    if len(blamed) > 1:
        return CONTESTED, f"{', '.join(blamed)} are said to have done it; harm is told by {names}"
    number = "one claimant" if len(harmed) == 1 else f"{len(harmed)} claimants"
    return (WEAK if len(harmed) == 1 else FAIR), f"{number}: {names}"


def _owners(claims: Sequence[Citation], blamed: Sequence[str]) -> list[str]:
    """The belligerents that own to the deed and, there or elsewhere, to harm to civilians."""
    told = [one.claim for one in claims if one.claim.stance is not Stance.DENIES]
    owned = {claim.party for claim in told if claim.initiator == claim.party}
    harm = {
        claim.party
        for claim in told
        for count in claim.casualties
        if _hit(count, civilian=True) and count.side != claim.party
    }
    return [party for party in blamed if party in owned and party in harm]


def _numbers(case: Case, kind: CasualtyKind, blamed: Sequence[str]) -> Iterator[Number]:
    grade = _graded(case.claims, kind, blamed)
    sides = [side for one, side in case.toll.people() if one is kind]
    counts = [c for side in sides for c in standings(case.toll, kind, side, (True,))]
    fighters = [c for side in sides for c in standings(case.toll, kind, side, (False,))]
    claimants = [one for one in counts if _bears(one.party, one.side, blamed)]
    doubters = [one for one in fighters if _bears(one.party, one.side, blamed)]
    yield _reported(kind, claimants, grade, _meet(claimants, doubters))
    for party in blamed if _alleged(case.claims, kind) else ():
        yield _own(kind, party, [c for c in counts if c.party == party and c.side != party])


def _meet(civilians: Sequence[Standing], fighters: Sequence[Standing]) -> bool:
    """Whether somebody counts as fighters as many of the same side as others do as civilians."""
    numbers = {(one.side, one.extent) for one in fighters if one.extent}
    return any((one.side, one.extent) in numbers for one in civilians)


def _reported(
    kind: CasualtyKind, claimants: Sequence[Standing], grade: tuple[str | None, str], doubted: bool
) -> Number:
    held = _held(claimants)
    if doubted:
        held = Extent(0, held.high)
    why = f"{grade[1]}; civilians: {told(claimants) or 'no count'}"
    why += "; others tell as many as fighters, so the lower bound is 0" if doubted else ""
    value, claims = held.single, cited(claimants)
    return Number(
        NAME, f"civilians {kind}", None, value, held.low, held.high, grade[0], why, claims
    )


def _held(counts: Sequence[Standing]) -> Extent:
    """From the lowest to the highest; the sides of one claimant are added up."""
    by: dict[tuple[str, str | None], Extent] = {}
    for one in bearing(counts):
        if one.extent:
            who = (one.party, one.outlet)
            by[who] = by[who].plus(one.extent) if who in by else one.extent
    return span(by.values()) if by else NOTHING


def _own(kind: CasualtyKind, party: str, counts: Sequence[Standing]) -> Number:
    """What the belligerent itself counts."""
    held, claims = _held(counts), cited(counts)
    blank = Number(NAME, f"civilians {kind}, own count", party, None, None, None, None, "", claims)
    if not counts:
        return replace(blank, why=f"{party} gives none")
    why = told(counts)
    return replace(blank, value=held.single, low=held.low, high=held.high, why=why)
