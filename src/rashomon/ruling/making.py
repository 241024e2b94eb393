"""Making a decision: who, why, and once more where another came in between."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Collection
from dataclasses import dataclass

from rashomon.ledger.protocol import Ledger, Reader
from rashomon.model.errors import ConflictError, InputError
from rashomon.model.incident import Decision, Incident, MentionRef

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that was made, and the codes of the incidents that hold what it names now."""

    decision: Decision
    codes: tuple[str, ...]


def make(ledger: Ledger, of: Callable[[], Decision], seen: int | None) -> Ruled:
    """Append what `of` decides on the ledger as it stands.

    Raises ConflictError where a decision with a number above `seen` is on the same. Where `seen`
    is None, what was decided between reading and writing is read, and it is decided anew.
    """
    for _ in range(_TRIES):
        before = ledger.newest_decision() if seen is None else seen
        one = of()
        try:
            return _made(ledger, ledger.decide(one, before))
        except ConflictError as error:
            if seen is not None:
                raise
            last = error
    raise last


def _made(ledger: Ledger, number: int) -> Ruled:
    """The decision with this number, and where what it is on is told by now."""
    one = ledger.decision(number)
    assert one
    base = one
    while base.undoes is not None:
        before = ledger.decision(base.undoes)
        assert before
        base = before
    refs: Collection[MentionRef | None] = base.refs()
    if base is not one and refs:  # made long ago, perhaps on other keys
        refs = ledger.rulings({ref.document for ref in base.refs()}).now[base.number].values()
    codes = ledger.codes([ref for ref in refs if ref])
    return Ruled(one, tuple(sorted(set(codes.values()))))


def said(kind: str, by: str | None, reason: str) -> Decision:
    """A decision of a kind on nothing yet; the ledger enters when it is made."""
    return Decision(kind, (), who(by), "", reason.strip())


def who(by: str | None) -> str:
    """Who decides, the login name where it is not told. Raises InputError where nobody is known."""
    if by is None:
        try:
            by = getpass.getuser()
        except (KeyError, OSError, ImportError) as error:
            raise InputError("--by: no login name is known here; say who decides") from error
    if not by.strip():
        raise InputError("--by: say who decides")
    return by.strip()


def incident_of(ledger: Reader, code: str) -> Incident:
    """The incident that answers to `code`. Raises InputError where none or more than one does."""
    found = ledger.incidents(code=code)
    if not found:
        raise InputError(f"no incident {code}")
    return found[0]
