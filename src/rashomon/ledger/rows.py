"""A document and its report as rows of the record."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from rashomon.ledger.codec import encode
from rashomon.ledger.grain import Bounds, bounds
from rashomon.link.making import parties_of
from rashomon.model.document import Document
from rashomon.model.errors import LedgerError
from rashomon.model.report import Claim, Contact, Mention, Reaction, Report

Row = dict[str, Any]

NO_DAYS: Row = dict.fromkeys(Bounds._fields)
"""The columns of `grain.Bounds` for what has no date."""


class Rows(NamedTuple):
    """The rows of one coding, by table."""

    reports: list[Row]
    mentions: list[Row]
    claims: list[Row]
    reactions: list[Row]
    contacts: list[Row]


def check(document: Document, report: Report) -> None:
    """Raise SpanError or LedgerError where the two do not belong together as they should."""
    if report.document != document.id:
        raise LedgerError(f"{document.name}: the report is on another document")
    keys = [mention.key for mention in report.mentions]
    if len(keys) != len(set(keys)):
        raise LedgerError(f"{document.name}: the report names two mentions alike")
    report.check(document.text)


def rows_of(seq: int, document: Document, report: Report, made: str) -> Rows:
    """The rows of `report`, to be kept under the number `seq`; `check` was done before."""
    return Rows(
        reports=[_report(seq, document, report, made)],
        mentions=[_mention(seq, report, mention) for mention in report.mentions],
        claims=[_claim(seq, i, document, claim) for i, claim in enumerate(report.claims)],
        reactions=[_reaction(seq, i, reaction) for i, reaction in enumerate(report.reactions)],
        contacts=[_contact(seq, i, contact) for i, contact in enumerate(report.contacts)],
    )


def _report(seq: int, document: Document, report: Report, made: str) -> Row:
    origin = document.origin
    return {
        "seq": seq,
        "document": document.id,
        "coder": report.coder,
        "name": document.name,
        "published": origin.published.isoformat() if origin.published else None,
        "outlet": origin.outlet,
        "url": origin.url,
        "language": origin.language,
        "known_from": json.dumps(origin.known_from),
        "body": encode(report),
        "made": made,
    }


def _mention(seq: int, report: Report, mention: Mention) -> Row:
    told = [claim for claim in report.claims if claim.incident == mention.key]
    return {
        "report": seq,
        "key": mention.key,
        "role": mention.role,
        "type": mention.type,
        "start": mention.when.start,
        "end": mention.when.end,
        "country": mention.country,
        "places": json.dumps([(place.start, place.text) for place in mention.places]),
        "parties": json.dumps(parties_of(told)),
    }


def _claim(seq: int, position: int, document: Document, claim: Claim) -> Row:
    return {
        "report": seq,
        "position": position,
        "id": claim.id(document.id),
        "incident": claim.incident,
        "party": claim.party,
        "speaker": claim.speaker.text if claim.speaker else None,
        "stance": claim.stance,
        "initiator": claim.initiator,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
    }


def _reaction(seq: int, position: int, reaction: Reaction) -> Row:
    return {
        "report": seq,
        "position": position,
        "actor": reaction.actor,
        "stance": reaction.stance,
        "about": reaction.about,
    }


def _contact(seq: int, position: int, contact: Contact) -> Row:
    days = bounds(contact.when.start, contact.when.end)
    return {
        "report": seq,
        "position": position,
        "kind": contact.kind,
        "status": contact.status,
        **(days._asdict() if days else NO_DAYS),
    }
