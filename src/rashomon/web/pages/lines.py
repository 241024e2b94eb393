"""Incidents of the index, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.ledger.gists import Gist
from rashomon.model.vocabulary import FindingKind
from rashomon.tell import words


@dataclass(frozen=True, slots=True)
class Line:
    """One incident; `what`, `when` and `where` are in words."""

    code: str
    what: str
    when: str
    where: str
    parties: tuple[str, ...]
    documents: int
    disputed: bool
    agreed: bool


def lines(gists: Iterable[Gist]) -> tuple[Line, ...]:
    """The incidents as lines, in their order."""
    return tuple(_line(one) for one in gists)


def _line(one: Gist) -> Line:
    where = ", ".join(filter(None, (*one.places[:2], words.country(one.country))))
    return Line(
        code=one.code,
        what=words.TYPES.get(one.type, one.type),
        when=words.when(one.start, one.end),
        where=where or "place not told",
        parties=one.parties,
        documents=one.documents,
        disputed=FindingKind.DISPUTED in one.kinds,
        agreed=FindingKind.AGREED in one.kinds,
    )
