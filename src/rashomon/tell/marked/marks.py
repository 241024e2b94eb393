"""What a report cites in its document: who says what where, as stretches of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.report import Claim, Contact, Mention, Reaction, Report
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR


class What(StrEnum):
    """What a marked stretch of text is, the most telling first."""

    CLAIM = "claim"  # the evidence of a claim
    REACTION = "reaction"  # that of a reaction
    CONTACT = "contact"  # that of a contact
    COUNT = "count"  # the words that count casualties
    SPEAKER = "speaker"  # the words that name who says it
    CUE = "cue"  # the word by which it is said: "denied"
    INCIDENT = "incident"  # the words that tell of the incident
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` is the `what` of `of`, a part of the report.

    `of` is a letter and a number from 1, in the order of the text: c3 is the third claim, r1 the
    first reaction, k1 the first contact, m1 the first incident mentioned. `party` is the number
    of the party that says it among `parties`, None where no party says it.
    """

    start: int
    end: int
    what: What
    of: str
    party: int | None = None


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in the order of the text."""
    return tuple(sorted(claims, key=lambda one: (one.evidence.start, one.evidence.end)))


def parties(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The parties that speak, in the order in which they first do; the outlet's voice is last."""
    told = dict.fromkeys(one.party for one in claims)
    return tuple(sorted(told, key=lambda party: party == NARRATOR))


def marks(report: Report) -> Iterator[Mark]:
    """Every stretch that `report` cites, its claims first."""
    claims = in_order(report.claims)
    numbers = {party: n for n, party in enumerate(parties(claims))}
    for n, claim in enumerate(claims, 1):
        yield from claim_marks(claim, f"c{n}", numbers[claim.party])
    for n, reaction in enumerate(report.reactions, 1):
        yield from reaction_marks(reaction, f"r{n}")
    for n, contact in enumerate(report.contacts, 1):
        yield from contact_marks(contact, f"k{n}")
    for n, mention in enumerate(report.mentions, 1):
        yield from mention_marks(mention, f"m{n}")


def claim_marks(claim: Claim, of: str, party: int | None) -> Iterator[Mark]:
    """The stretches that a claim cites."""
    yield from _mark([claim.evidence], What.CLAIM, of, party)
    yield from _mark([claim.speaker], What.SPEAKER, of, party)
    yield from _mark([claim.cue], What.CUE, of, party)
    yield from _mark((one.span for one in claim.casualties), What.COUNT, of, party)


def reaction_marks(reaction: Reaction, of: str) -> Iterator[Mark]:
    """The stretches that a reaction cites."""
    yield from _mark([reaction.evidence], What.REACTION, of)
    yield from _mark([reaction.speaker], What.SPEAKER, of)
    yield from _mark([reaction.cue], What.CUE, of)


def contact_marks(contact: Contact, of: str) -> Iterator[Mark]:
    """The stretches that a contact cites."""
    yield from _mark([contact.evidence], What.CONTACT, of)
    yield from _mark([contact.place], What.PLACE, of)
    yield from _mark(contact.when.phrases, What.TIME, of)


def mention_marks(mention: Mention, of: str) -> Iterator[Mark]:
    """The stretches that an incident's mention cites."""
    yield from _mark(mention.phrases, What.INCIDENT, of)
    yield from _mark((*mention.places, *(one.span for one in mention.where)), What.PLACE, of)
    yield from _mark(mention.when.phrases, What.TIME, of)


def _mark(
    spans: Iterable[Span | None], what: What, of: str, party: int | None = None
) -> Iterator[Mark]:
    """A mark for each of the spans that there are, each place once."""
    for start, end in dict.fromkeys((span.start, span.end) for span in spans if span):
        yield Mark(start, end, what, of, party)
