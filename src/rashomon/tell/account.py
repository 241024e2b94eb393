"""One party's account of one incident, told in a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model.incident import Account, Citation, Incident
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, Stance
from rashomon.tell import words
from rashomon.tell.notes import Notes
from rashomon.weigh.incident import citations

_DENIED = {
    Cell.OCCURRENCE: "denies that it happened",
    Cell.INITIATOR: "denies having begun or done it",
    Cell.CASUALTIES: "denies the losses told",
    Cell.TARGET: "denies what is said to have been hit",
    Cell.WEAPON: "denies the weapon named",
    Cell.LOCATION: "denies the place named",
    Cell.TIME: "denies the time named",
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """All that `party` claims: what it says, whose losses, resting on which sentences.

    `says` and `losses` are in words, in the order of publication; `evidence` is the first cited
    sentence, verbatim; `cites` are numbers of notes.
    """

    party: str
    says: tuple[str, ...]
    losses: tuple[str, ...]
    evidence: str
    cites: tuple[int, ...]

    @property
    def text(self) -> str:
        """The account in one line: "accuses Azerbaijan; 4 killed, 1 wounded (Armenia)"."""
        return "; ".join((*self.says, *self.losses)) or "tells of it"


def accounts(incident: Incident) -> tuple[Account, ...]:
    """The claims by party: in the order in which the parties first speak, the narrator last."""
    by: dict[str, list[Citation]] = {}
    for one in citations(incident):
        by.setdefault(one.claim.party, []).append(one)
    found = sorted(by.items(), key=lambda item: item[0] == NARRATOR)
    return tuple(Account(party, tuple(claims)) for party, claims in found)


def _asserts(claim: Claim, who: str | None) -> str | None:
    if claim.initiator == claim.party:
        return "says that it acted itself"
    return f"says that {who} began or did it" if who else None


def says(claim: Claim) -> str | None:
    """What the claim does, in words; None where it tells nothing but counts."""
    who = claim.initiator and words.whose(claim.initiator)
    own = claim.initiator == claim.party
    match claim.stance:
        case Stance.ACCUSES:
            return f"accuses {who}" if who else "accuses, naming nobody"
        case Stance.DENIES:
            denial = _DENIED.get(claim.about, "denies it") if claim.about else "denies it"
            return f"{denial}, blaming {who}" if who and not own else denial
        case Stance.ADMITS:
            return (
                "admits having acted"
                if own
                else "admits losses"
                if claim.casualties
                else "admits it"
            )
        case Stance.JUSTIFIES:
            return (
                f"justifies what it did, blaming {who}"
                if who and not own
                else "justifies what it did"
            )
        case _:
            return _asserts(claim, who)


def claim_text(claim: Claim) -> str:
    """What one claim says, in words."""
    said = says(claim)
    return (
        "; ".join([*([said] if said else []), *words.casualties(claim.casualties)]) or "tells of it"
    )


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def line(account: Account, notes: Notes) -> AccountLine:
    """`account` in a line, its sentences entered in `notes`."""
    claims: Sequence[Claim] = [one.claim for one in account.claims]
    losses = words.casualties(one for claim in claims for one in claim.casualties)
    return AccountLine(
        party=account.party,
        says=_distinct(map(says, claims)),
        losses=losses,
        evidence=account.claims[0].claim.evidence.text,
        cites=notes.claims(account.claims),
    )
