"""A report: one document, coded. Everything in it carries its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.document import content_id
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as the text settles it.

    `start` and `end` are dates of day, month or year grain (YYYY-MM-DD, YYYY-MM, YYYY), or None;
    `phrases` are the words it rests on, `basis` says from what it was worked out, or why not.
    """

    start: str | None = None
    end: str | None = None
    phrases: tuple[Span, ...] = ()
    basis: str = "no time given"


@dataclass(frozen=True, slots=True)
class Casualty:
    """How many of whose people, in one speaker's words.

    `low` and `high` bound the count (people); None is an open or unsaid bound. `side` is the party
    whose people they are, None where the text does not say. `civilian` is None likewise.
    """

    side: str | None
    kind: CasualtyKind
    low: int | None
    high: int | None
    civilian: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One incident as one report mentions it; `key` is its name within the report (i1, b1)."""

    key: str
    role: Role
    type: IncidentType
    when: When
    places: tuple[Span, ...]
    country: str | None
    phrases: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says about one incident in one place of one document.

    `speaker` and `cue` are None for the narrator only. `about` is the cell that a denial denies,
    where the words tell. `coder` names who read it so, `confidence` (0 to 1) how surely.
    """

    incident: str
    party: str
    speaker: Span | None
    cue: Span | None
    stance: Stance
    initiator: str | None
    casualties: tuple[Casualty, ...]
    evidence: Span
    about: Cell | None
    coder: str
    confidence: float

    def id(self, document: str) -> str:
        """The claim's id in the document with id `document`: the hash of who, what and where."""
        where = f"{self.evidence.start}:{self.evidence.end}"
        return content_id(document, self.incident, self.party, self.stance, where)


@dataclass(frozen=True, slots=True)
class Reaction:
    """A third party's concern, condemnation, appeal or support; `about` is a mention's key."""

    actor: str
    speaker: Span
    cue: Span | None
    stance: ReactionStance
    about: str | None
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A meeting, call, talks, agreement, ceasefire, visit, appeal or deployment."""

    kind: ContactKind
    status: ContactStatus
    when: When
    place: Span | None
    participants: tuple[str, ...]
    convener: str | None
    evidence: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """One document, coded: a pure function of the document and the coder's version."""

    document: str
    coder: str
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    contacts: tuple[Contact, ...] = ()
    furniture: tuple[Span, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every span in the report."""
        yield from self.furniture
        for mention in self.mentions:
            yield from (*mention.places, *mention.phrases, *mention.when.phrases)
        for claim in self.claims:
            yield claim.evidence
            yield from (span for span in (claim.speaker, claim.cue) if span)
            yield from (casualty.span for casualty in claim.casualties)
        for reaction in self.reactions:
            yield from (reaction.speaker, reaction.evidence)
            if reaction.cue:
                yield reaction.cue
        for contact in self.contacts:
            yield from (contact.evidence, *contact.when.phrases)
            if contact.place:
                yield contact.place

    def check(self, text: str) -> None:
        """Raise SpanError where any span does not stand in `text` as it says."""
        for span in self.spans():
            span.check(text)
