"""The decisions on a ledger, read and taken over from another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from rashomon.ledger.protocol import Ledger, Reader
from rashomon.link.settling import Settled
from rashomon.model.errors import InputError
from rashomon.model.incident import Decision, MentionRef
from rashomon.read.decisions import read_decisions
from rashomon.tell.decisions import Made, history


def decisions(reader: Reader, incident: str | None = None) -> tuple[Made, ...]:
    """The decisions in their order; of `incident` (a code), those that name what it holds now,
    and their undoing.

    Raises InputError where no incident, or more than one, answers to the code.
    """
    if incident is None:
        return _history(reader, reader.decisions(), reader.rulings())
    return decisions_about(reader, {one.card.ref for one in reader.linked(incident)})


def decisions_about(reader: Reader, held: Collection[MentionRef]) -> tuple[Made, ...]:
    """The decisions that name some of the mentions `held`, as they stand now, and their undoing."""
    told_by = {ref.document for ref in held}
    made = reader.decisions(told_by)
    if not made:
        return ()
    settled = reader.rulings(told_by)
    return _history(reader, _concerning(made, settled, held), settled)


def decisions_on(reader: Reader, documents: Collection[str]) -> tuple[Made, ...]:
    """The decisions that name one of the documents with these ids, in their order."""
    return _history(reader, reader.decisions(documents), reader.rulings(documents))


def _history(reader: Reader, made: Sequence[Decision], settled: Settled) -> tuple[Made, ...]:
    """What was made, as it stands by now."""
    named = {found for one in made for found in settled.now[one.number].values() if found}
    documents = {ref.document for one in made for ref in one.refs()}
    return history(made, settled, reader.codes(named), reader.names(documents))


def _concerning(
    made: Sequence[Decision], settled: Settled, held: Collection[MentionRef]
) -> tuple[Decision, ...]:
    """The decisions on some of the mentions `held`, as they stand now, and their undoing."""
    numbers: set[int] = set()
    for one in made:
        now = settled.now.get(one.number, {})
        if one.undoes in numbers or not set(now.values()).isdisjoint(held):
            numbers.add(one.number)
    return tuple(one for one in made if one.number in numbers and one.number in settled.now)


def import_decisions(ledger: Ledger, source: Path) -> int:
    """Take over the decisions that `rashomon decisions --format json` wrote to `source`.

    All or none; those that the ledger has are left out; how many are new. Raises InputError for
    a file that does not hold decisions.
    """
    made = read_decisions(source)
    try:
        return ledger.take_over(made)
    except InputError as error:
        raise InputError(f"{source}: {error}") from error
