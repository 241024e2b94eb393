"""Taking decisions back."""

from __future__ import annotations

from dataclasses import replace

from rashomon.ledger.protocol import Ledger
from rashomon.link.rulings import UNDO
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision
from rashomon.ruling.making import Ruled, make, said


def undo(
    ledger: Ledger,
    number: int | None = None,
    *,
    by: str | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Ruled:
    """Decide that the decision `number` holds no more; None is the last that holds.

    An undo can be undone, and then what it undid holds again. Raises InputError where there is no
    such decision, ConflictError where it is undone already, or one with a number above `seen` is
    on the same.
    """

    def last() -> Decision:
        wanted = ledger.last_held() if number is None else number
        if wanted is None:
            raise InputError("there is no decision to undo")
        return replace(said(UNDO, by, reason), undoes=wanted)

    return make(ledger, last, seen)
