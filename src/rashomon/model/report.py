"""A report: one document, coded. Everything in it carries its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.model.document import content_id
from rashomon.model.location import Location
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    Figure,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)

Grain = Literal["day", "month", "year"]
_GRAINS: dict[int, Grain] = {10: "day", 7: "month", 4: "year"}


def grain(start: str | None) -> Grain | None:
    """How precise an ISO date is, by its form; None for None and for what is no such date."""
    return _GRAINS.get(len(start)) if start else None


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as the text settles it.

    `start` and `end` are dates of day, month or year grain (YYYY-MM-DD, YYYY-MM, YYYY), or None;
    `phrases` are the words it rests on, `basis` says from what it was worked out, or why not.
    `edtf` is all that the words say, in the Extended Date/Time Format (ISO 8601-2): it may be
    finer than `start` (an hour), a season, or open or approximate.
    """

    start: str | None = None
    end: str | None = None
    phrases: tuple[Span, ...] = ()
    basis: str = "no time given"
    edtf: str | None = None

    @property
    def grain(self) -> Grain | None:
        """How precise its start is."""
        return grain(self.start)


@dataclass(frozen=True, slots=True)
class Dating:
    """The day of publication (ISO) that a text itself settles, or None; `basis` says why."""

    day: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Casualty:
    """How many of whose people, in one speaker's words.

    `low` and `high` bound the count (people); None is an open or unsaid bound. `side` is the party
    whose people they are, None where the text does not say. `civilian` is None likewise. `figure`
    says whether that is all, more than were counted before, or some of those counted.
    """

    side: str | None
    kind: CasualtyKind
    low: int | None
    high: int | None
    civilian: bool | None
    span: Span
    figure: Figure = Figure.TOTAL


@dataclass(frozen=True, slots=True)
class Mention:
    """One incident as one report mentions it; `key` is its name within the report (i1, b1).

    `where` holds the location of each of the `places` that is resolved, in their order.
    """

    key: str
    role: Role
    type: IncidentType
    when: When
    places: tuple[Span, ...]
    country: str | None
    phrases: tuple[Span, ...]
    where: tuple[Location, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every span in it."""
        yield from (*self.places, *self.phrases, *self.when.phrases)
        yield from (location.span for location in self.where)


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

    def spans(self) -> Iterator[Span]:
        """Every span in it."""
        yield self.evidence
        yield from (span for span in (self.speaker, self.cue) if span)
        yield from (casualty.span for casualty in self.casualties)


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
    """One document, coded: a pure function of the document and the coder's version.

    `dated` is what its text settles of its day of publication, where nothing else tells it.
    """

    document: str
    coder: str
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    contacts: tuple[Contact, ...] = ()
    furniture: tuple[Span, ...] = ()
    dated: Dating | None = None

    def spans(self) -> Iterator[Span]:
        """Every span in the report."""
        yield from self.furniture
        for mention in self.mentions:
            yield from mention.spans()
        for claim in self.claims:
            yield from claim.spans()
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
