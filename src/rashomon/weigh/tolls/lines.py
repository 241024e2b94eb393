"""Claims to lines: every figure in its place, and what each claimant's count comes to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rashomon.model.incident import Citation
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import NARRATOR, CasualtyKind
from rashomon.weigh.tolls.asof import as_of
from rashomon.weigh.tolls.copies import firsts
from rashomon.weigh.tolls.running import run
from rashomon.weigh.tolls.values import Line, Point, Toll

_KINDS = tuple(CasualtyKind)
_STATUSES = (None, False, True)


class _Key(NamedTuple):
    """What one line counts, and by whom."""

    party: str
    outlet: str | None
    side: str | None
    kind: CasualtyKind
    civilian: bool | None


def toll(claims: Sequence[Citation]) -> Toll:
    """Every figure that `claims` on one incident give, over time.

    One line for each claimant, people, kind and status (civilians, fighters, not told). Copies of
    a document add no figure; they stand with the figure that they repeat. What each figure brings
    the claimant's count to: see `running.run`. Does not depend on the order of `claims`.
    """
    lines: dict[_Key, list[Point]] = defaultdict(list)
    for point, key in _points(claims):
        lines[key].append(point)
    found = (Line(*key, run(points)) for key, points in lines.items())
    return Toll(tuple(sorted(found, key=_line_order)))


def _points(claims: Sequence[Citation]) -> Iterable[tuple[Point, _Key]]:
    leaders = firsts(claims)
    own: list[tuple[Point, _Key]] = []
    copied: dict[tuple[str, _Key, object], list[Citation]] = defaultdict(list)
    for citation in sorted(claims, key=_claim_order):
        document, day = citation.document, as_of(citation)
        for casualty in citation.claim.casualties:
            key = _key(citation, casualty)
            if leaders[document.id] == document.id:
                point = Point(casualty, citation, day or document.published, day, None)
                own.append((point, key))
            else:
                copied[leaders[document.id], key, _told(casualty)].append(citation)
    return [(_with_copies(point, key, copied), key) for point, key in own]


def _with_copies(
    point: Point, key: _Key, copied: Mapping[tuple[str, _Key, object], Sequence[Citation]]
) -> Point:
    same = copied.get((point.citation.document.id, key, _told(point.casualty)), ())
    return replace(point, copies=tuple(dict.fromkeys(same)))


def _key(citation: Citation, casualty: Casualty) -> _Key:
    party = citation.claim.party
    outlet = citation.document.origin.outlet if party == NARRATOR else None
    return _Key(party, outlet, casualty.side, casualty.kind, casualty.civilian)


def _told(casualty: Casualty) -> tuple[object, ...]:
    """What makes two figures the same where one text is a copy of the other."""
    return (casualty.low, casualty.high, casualty.figure)


def _claim_order(one: Citation) -> tuple[str, ...]:
    published = one.document.published or date.max
    claim = one.claim
    rest = (claim.initiator or "", repr(claim.casualties), claim.evidence.text)
    return (published.isoformat(), one.document.id, claim.id(one.document.id), *rest)


def _line_order(line: Line) -> tuple[object, ...]:
    return (
        _KINDS.index(line.kind),
        line.side is None,
        line.side or "",
        line.party == NARRATOR,
        line.party,
        line.outlet or "",
        _STATUSES.index(line.civilian),
    )
