"""What policies share: the counts that bear a number, and how they are told of in reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model.incident import Citation
from rashomon.model.vocabulary import BOTH, NARRATOR
from rashomon.weigh.tolls.extent import Extent
from rashomon.weigh.tolls.standing import Standing


def bearing(standings: Iterable[Standing]) -> list[Standing]:
    """The standing counts that a number may rest on: those with a total.

    Parts and additions without a total say only how many there were at least; they bear a number
    only where nobody gives a total.
    """
    counted = [one for one in standings if one.extent]
    return [one for one in counted if one.whole] or counted


def cited(standings: Iterable[Standing]) -> tuple[Citation, ...]:
    """The claims that the counts rest on, each once."""
    return tuple(dict.fromkeys(claim for one in standings for claim in one.claims))


def in_words(extent: Extent | None) -> str:
    """4, 3 to 5, at least 4, up to 4; "no number" where none was told."""
    if extent is None or not extent.told:
        return "no number"
    low, high = extent
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def claimant(party: str, outlet: str | None) -> str:
    """Who counts: the party, or the outlet in its own voice."""
    return (outlet or "the outlets’ voice") if party == NARRATOR else party


def whose(side: str | None) -> str:
    """Whose people, for a reason: Armenia; both sides; people not told."""
    return "both sides" if side == BOTH else side or "people not told"


def told(standings: Sequence[Standing]) -> str:
    """Who counts what: "Armenia 4; Azerbaijan at least 7"."""
    texts = (
        f"{claimant(one.party, one.outlet)} {in_words(one.extent)}"
        + (f" (“{one.words[0]}”)" if one.extent is None and one.words else "")
        for one in standings
    )
    return "; ".join(texts)
