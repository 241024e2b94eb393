"""Claims on one incident to findings, cell by cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model.incident import Citation, Finding, Value
from rashomon.model.report import Claim
from rashomon.model.vocabulary import NARRATOR, Cell, FindingKind
from rashomon.weigh.cells import Answer, answers
from rashomon.weigh.differ import between

_ALWAYS = (Cell.OCCURRENCE, Cell.INITIATOR, Cell.CASUALTIES)
_ORDER = tuple(Cell)


def findings(claims: Sequence[Citation]) -> tuple[Finding, ...]:
    """What the claims on one incident amount to: a finding a cell, and a count for each people.

    Agreed: two or more parties give answers that go together, and none gives another. Disputed:
    the answers of two parties differ (`differ.between` has the rules). One-sided: a single party
    gives an answer that could be compared ("dozens" and the outlet's own voice do not count).
    Unclaimed: nobody answers; only occurrence, initiator and casualties are ever unclaimed. It
    never says who is right, and does not depend on the order of `claims`.
    """
    ordered = sorted(claims, key=_key)
    cells: dict[tuple[Cell, str], list[Answer]] = defaultdict(list)
    for answer in answers([citation.claim for citation in ordered]):
        cells[answer.cell, answer.subject].append(answer)
    found = [_finding(cell, subject, some, ordered) for (cell, subject), some in cells.items()]
    told = {cell for cell, _ in cells}
    found += [Finding(cell, "", FindingKind.UNCLAIMED, ()) for cell in _ALWAYS if cell not in told]
    return tuple(sorted(found, key=lambda f: (_ORDER.index(f.cell), f.subject)))


def differing(claims: Sequence[Claim]) -> Mapping[Cell, tuple[str, ...]]:
    """The cells in dispute among `claims` on one incident, and between whom."""
    cells: dict[tuple[Cell, str], list[Answer]] = defaultdict(list)
    for answer in answers(claims):
        cells[answer.cell, answer.subject].append(answer)
    parties: dict[Cell, set[str]] = defaultdict(set)
    for (cell, _), some in cells.items():
        parties[cell].update(between(some))
    return {cell: tuple(sorted(parties[cell])) for cell in _ORDER if parties[cell]}


def _key(citation: Citation) -> tuple[str, ...]:
    published = citation.document.published
    day = published.isoformat() if published else "9999"
    claim = citation.claim
    rest = (claim.initiator or "", repr(claim.casualties), claim.evidence.text)
    return (day, citation.document.id, claim.id(citation.document.id), *rest)


def _finding(
    cell: Cell, subject: str, some: Sequence[Answer], claims: Sequence[Citation]
) -> Finding:
    parties = between(some)
    return Finding(cell, subject, _kind(some, parties), _values(some, claims), parties)


def _kind(some: Sequence[Answer], parties: tuple[str, ...]) -> FindingKind:
    if parties:
        return FindingKind.DISPUTED
    speak = {answer.party for answer in some if answer.firm} - {NARRATOR}
    return FindingKind.AGREED if len(speak) > 1 else FindingKind.ONE_SIDED


def _values(some: Sequence[Answer], claims: Sequence[Citation]) -> tuple[Value, ...]:
    """Each answer once, with everyone who gives it."""
    given: dict[tuple[str, str], dict[int, Citation]] = defaultdict(dict)
    for answer in some:
        given[answer.text, answer.party][answer.claim] = claims[answer.claim]
    return tuple(
        Value(text, party, tuple(cited.values())) for (text, party), cited in given.items()
    )
