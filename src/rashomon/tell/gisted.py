"""An incident's gist in a line of a list: when, where, what, and the accounts in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.ledger.gists import Accusation, Gist, Killed
from rashomon.tell import words
from rashomon.tell.entry import where_words
from rashomon.tell.listing import Disputed

_SIDES, _CLAIMANTS, _ACCUSERS = 3, 4, 3  # that a line tells; the incident's page has all


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are dead by whose count; None: that bound is open, or unsaid."""

    claimant: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Deaths:
    """The killed of one `side` (None where unsaid), by each who counts them.

    `rival` says that two of them give different numbers. `text` says it in words.
    """

    side: str | None
    rival: bool
    counts: tuple[Counted, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One incident in a list. `what`, `when`, `where`, `accused` and `dead` are in words.

    `dead` has the killed of each side by claimant; `findings` are the kinds of its findings.
    `decided` of its `claims` have a standing decision; `reviewed` is no, partly or yes.
    `published` is the last day on which a document that tells of it was published.
    """

    code: str
    role: str
    type: str
    what: str
    start: str | None
    end: str | None
    when: str
    places: tuple[str, ...]
    country: str | None
    where: str
    parties: tuple[str, ...]
    accused: tuple[str, ...]
    dead: tuple[Deaths, ...]
    findings: tuple[str, ...]
    disputed: tuple[Disputed, ...]
    silent: tuple[str, ...]
    documents: int
    copies: int
    claims: int
    decided: int
    reviewed: str
    published: str | None


def listed(one: Gist) -> Listed:
    """The line of a gist."""
    return Listed(
        code=one.code,
        role=one.role,
        type=one.type,
        what=words.TYPES.get(one.type, one.type),
        start=one.start,
        end=one.end,
        when=words.when(one.start, one.end),
        places=one.places,
        country=one.country,
        where=where_words(one.places, one.country),
        parties=one.parties,
        accused=accused(one.accusations),
        dead=deaths(one.killed),
        findings=one.kinds,
        disputed=tuple(Disputed(*cell) for cell in one.disputed),
        silent=one.silent,
        documents=one.documents,
        copies=one.copies,
        claims=one.claims,
        decided=one.decided,
        reviewed=one.reviewed,
        published=one.published,
    )


def accused(accusations: Sequence[Accusation]) -> tuple[str, ...]:
    """Who accuses whom: "Armenia and Azerbaijan accuse each other", "Mali accuses Chad"."""
    given: dict[str, list[str]] = {}
    for accuser, whom in accusations:
        given.setdefault(accuser, []).extend([whom] if whom else [])
    told = list(_accused(given))
    more = [f"{len(told) - _ACCUSERS} more accuse others"] if len(told) > _ACCUSERS + 1 else []
    return (*told[: _ACCUSERS if more else None], *more)


def _accused(given: dict[str, list[str]]) -> Iterator[str]:
    mutual: set[str] = set()
    for accuser, whom in given.items():
        if accuser in mutual:
            continue
        (only,) = whom if len(whom) == 1 else ("",)
        if only and given.get(only) == [accuser]:
            mutual.add(only)
            yield f"{accuser} and {only} accuse each other"
        else:
            yield (
                f"{accuser} accuses {words.listed(whom[:_ACCUSERS])}"
                if whom
                else (f"{accuser} accuses, naming nobody")
            )


def deaths(killed: Iterable[Killed]) -> tuple[Deaths, ...]:
    """The killed by side; each claimant's last count stands beside the others'."""
    sides: dict[str | None, list[Killed]] = {}
    for one in killed:
        sides.setdefault(one.side, []).append(one)
    return tuple(_deaths(side, some) for side, some in [*sides.items()][:_SIDES])


def _deaths(side: str | None, some: Sequence[Killed]) -> Deaths:
    told: dict[str, list[str]] = {}
    for one in some:
        told.setdefault(words.count(one.low, one.high), []).append(one.claimant)
    shown = [
        f"{count} ({', '.join(words.party(name) for name in names[:_CLAIMANTS])}"
        f"{', …' if len(names) > _CLAIMANTS else ''})"
        for count, names in [*told.items()][:_CLAIMANTS]
    ]
    shown += ["…"] if len(told) > _CLAIMANTS else []
    whose = words.whose(side)
    killed = f"Killed, {whose}" if whose else "Killed"
    counts = tuple(Counted(one.claimant, one.low, one.high) for one in some)
    return Deaths(side, len(told) > 1, counts, f"{killed}: {'; '.join(shown)}")
