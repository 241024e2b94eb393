"""A coded report in the JSON form of the corpus guidelines, with the offsets of every citation.

Every object that quotes its document has a key `spans`: for each quoting key, the offsets
[start, end) of its words in the document's text (a list of such pairs where the key holds a list).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from rashomon.model.document import Document
from rashomon.model.location import Location
from rashomon.model.report import Casualty, Claim, Contact, Mention, Reaction, Report
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR
from rashomon.weigh.report import Disputed

Json = dict[str, object]


def _spans(fields: Mapping[str, Span | Sequence[Span] | None]) -> Json:
    found: Json = {}
    for key, value in fields.items():
        if isinstance(value, Span):
            found[key] = [value.start, value.end]
        elif value is not None:
            found[key] = [[span.start, span.end] for span in value]
    return found


def _words(spans: Iterable[Span]) -> list[str]:
    return [span.text for span in spans]


def _casualty(one: Casualty) -> Json:
    return {
        "side": one.side,
        "kind": one.kind,
        "low": one.low,
        "high": one.high,
        "civilian": one.civilian,
        "figure": one.figure,
        "text": one.span.text,
        "spans": _spans({"text": one.span}),
    }


def account(claim: Claim) -> Json:
    """One claim as an account of the guidelines; `about` is the cell that a denial denies."""
    return {
        "by": claim.party,
        "speaker": claim.speaker.text if claim.speaker else NARRATOR,
        "cue": claim.cue.text if claim.cue else None,
        "stance": claim.stance,
        "initiator": claim.initiator,
        "about": claim.about,
        "casualties": [_casualty(one) for one in claim.casualties],
        "evidence": claim.evidence.text,
        "coder": claim.coder,
        "confidence": round(claim.confidence, 3),
        "spans": _spans(
            {"speaker": claim.speaker, "cue": claim.cue, "evidence": claim.evidence},
        ),
    }


def _location(one: Location) -> Json:
    return {
        "text": one.span.text,
        "name": one.name,
        "names": [{"name": name.name, "party": name.party} for name in one.names],
        "latitude": one.latitude,
        "longitude": one.longitude,
        "precision": one.precision,
        "country": one.country,
        "admin": one.admin,
        "holder": one.holder,
        "basis": one.basis,
        "spans": _spans({"text": one.span}),
    }


def _incident(mention: Mention, claims: Iterable[Claim]) -> Json:
    return {
        "key": mention.key,
        "role": mention.role,
        "type": mention.type,
        "date_start": mention.when.start,
        "date_end": mention.when.end,
        "date_text": _words(mention.when.phrases),
        "date_grain": mention.when.grain,
        "date_edtf": mention.when.edtf,
        "date_basis": mention.when.basis,
        "places": _words(mention.places),
        "where": [_location(one) for one in mention.where],
        "country": mention.country,
        "mentions": _words(mention.phrases),
        "spans": _spans(
            {
                "date_text": mention.when.phrases,
                "places": mention.places,
                "mentions": mention.phrases,
            }
        ),
        "accounts": [account(claim) for claim in claims],
    }


def _reaction(one: Reaction) -> Json:
    return {
        "actor": one.actor,
        "speaker": one.speaker.text,
        "cue": one.cue.text if one.cue else None,
        "stance": one.stance,
        "about": one.about,
        "evidence": one.evidence.text,
        "confidence": round(one.confidence, 3),
        "spans": _spans({"speaker": one.speaker, "cue": one.cue, "evidence": one.evidence}),
    }


def _contact(one: Contact) -> Json:
    return {
        "kind": one.kind,
        "status": one.status,
        "date": one.when.start,
        "date_basis": one.when.basis,
        "place": one.place.text if one.place else None,
        "participants": list(one.participants),
        "convener": one.convener,
        "evidence": one.evidence.text,
        "confidence": round(one.confidence, 3),
        "spans": _spans({"place": one.place, "evidence": one.evidence}),
    }


def _disputed(one: Disputed) -> Json:
    return {"incident": one.incident, "facet": one.facet, "between": list(one.between)}


def coded(document: Document, report: Report, disputed: Iterable[Disputed] = ()) -> Json:
    """`report` of `document` as one JSON object (docs/format.md names its keys)."""
    origin = document.origin
    told = {m.key: [c for c in report.claims if c.incident == m.key] for m in report.mentions}
    return {
        "id": PurePath(document.name).stem or document.id,
        "document": document.id,
        "url": origin.url,
        "outlet": origin.outlet,
        "kind": None,
        "published": origin.published.isoformat() if origin.published else None,
        "dated": {"day": report.dated.day, "basis": report.dated.basis} if report.dated else None,
        "language": origin.language,
        "coder": report.coder,
        "incidents": [_incident(m, told[m.key]) for m in report.mentions],
        "reactions": [_reaction(one) for one in report.reactions],
        "diplomacy": [_contact(one) for one in report.contacts],
        "boilerplate": _words(report.furniture),
        "disputed": [_disputed(one) for one in disputed],
        "spans": _spans({"boilerplate": report.furniture}),
    }
