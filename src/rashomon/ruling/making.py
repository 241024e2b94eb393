"""Making a decision: who, why, and once more where another came in between."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Collection
from dataclasses import dataclass

from rashomon.ledger.meanwhile import told
from rashomon.ledger.protocol import Ledger, Reader
from rashomon.link.codes import mark_of, tidy
from rashomon.model.errors import ConflictError, InputError
from rashomon.model.incident import Decision, Incident, MentionRef

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Ruled:
    """A decision that was made, and the codes of the incidents that hold what it names now."""

    decision: Decision
    codes: tuple[str, ...]


def make(
    ledger: Ledger, of: Callable[[], Decision], seen: int | None, names: Collection[str] = ()
) -> Ruled:
    """Append what `of` decides on the ledger as it stands.

    Raises ConflictError where a decision with a number above `seen` is on the same, also where by
    it an incident or a claim is gone that was asked for by one of `names` (codes, ids). Where
    `seen` is None, what was decided between reading and writing is read, and it is decided anew.
    """
    for _ in range(_TRIES):
        before = ledger.newest_decision() if seen is None else seen
        try:
            one = of()
        except InputError as error:
            _check_gone(ledger, seen, names, error)
            raise
        try:
            return _made(ledger, ledger.decide(one, before))
        except ConflictError as error:
            if seen is not None:
                raise
            last = error
    raise last


def _check_gone(
    ledger: Reader, seen: int | None, names: Collection[str], error: InputError
) -> None:
    """Raise ConflictError where what has one of `names` was decided on after `seen`."""
    if seen is None or isinstance(error, ConflictError):
        return
    met = [one for one in ledger.decided_since(seen) if _is_on(_base(ledger, one), names)]
    if met:
        raise ConflictError(told(met), tuple(one.number for one in met)) from error


def _is_on(one: Decision, names: Collection[str]) -> bool:
    """Whether a decision is on a mention with one of the codes, or a claim with one of the ids."""
    marks = [mark_of(ref) for ref in one.refs()]
    ids = [stand.was.id(stand.ref.document) for stand in one.stands if stand.was]
    return any(
        any(mark.startswith(tidy(name)) for mark in marks) or any(id.startswith(name) for id in ids)
        for name in names
        if name
    )


def _base(ledger: Reader, one: Decision) -> Decision:
    """What a decision is on in the end: that which it undoes, or which that undoes, and so on."""
    while one.undoes is not None:
        before = ledger.decision(one.undoes)
        assert before
        one = before
    return one


def _made(ledger: Ledger, number: int) -> Ruled:
    """The decision with this number, and where what it is on is told by now."""
    one = ledger.decision(number)
    assert one
    base = _base(ledger, one)
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
