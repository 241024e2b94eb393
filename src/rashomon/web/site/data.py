"""The data of a site: incidents, claims, decisions."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from io import StringIO

from rashomon.model.incident import Incident, Telling
from rashomon.model.report import Claim
from rashomon.tell import words
from rashomon.tell.clean import to_json
from rashomon.tell.listing import item

COLUMNS = (
    "incident",
    "document",
    "file",
    "outlet",
    "published",
    "url",
    "claim",
    "party",
    "speaker",
    "cue",
    "stance",
    "about",
    "initiator",
    "counts",
    "start",
    "end",
    "evidence",
    "coder",
    "confidence",
    "decision",
)
"""The columns of claims.csv. `start` and `end` are characters of the document's text."""

_RUN = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet."""


def line(incident: Incident) -> str:
    """An incident as one line of incidents.jsonl."""
    return to_json(asdict(item(incident)), indent=None)


def claims_csv(rows: Iterable[tuple[str, ...]]) -> str:
    """claims.csv of these rows."""
    with StringIO(newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([tuple(map(_safe, row)) for row in rows])
        return file.getvalue()


def rows(incident: Incident) -> Iterator[tuple[str, ...]]:
    """The claims on an incident as rows of claims.csv."""
    for told in incident.tellings:
        decided = dict(told.decided)
        for claim in told.claims:
            yield _row(incident.code, told, claim, decided)


def _row(code: str, told: Telling, claim: Claim, decided: dict[str, int]) -> tuple[str, ...]:
    document, origin = told.document, told.document.origin
    id = claim.id(document.id)
    values = (
        code,
        document.id,
        document.name,
        origin.outlet,
        origin.published,
        origin.url,
        id,
        claim.party,
        claim.speaker.text if claim.speaker else None,
        claim.cue.text if claim.cue else None,
        claim.stance,
        claim.about,
        claim.initiator,
        "; ".join(words.casualties(claim.casualties)),
        claim.evidence.start,
        claim.evidence.end,
        claim.evidence.text,
        claim.coder,
        round(claim.confidence, 3),
        decided.get(id),
    )
    return tuple("" if value is None else str(value) for value in values)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUN) else cell
