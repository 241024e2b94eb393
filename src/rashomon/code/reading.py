"""What the taggers find in one sentence; the assembling rules read this and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from rashomon.knowledge.party import PartyHit
from rashomon.knowledge.place import PlaceHit
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, Figure, IncidentType
from rashomon.text.sentence import Sentence


class Act(StrEnum):
    """What a cue says that the speaker does."""

    SAY = "say"
    DENY = "deny"
    ACCUSE = "accuse"
    ADMIT = "admit"
    CONDEMN = "condemn"
    REACT = "react"


class Whose(StrEnum):
    """Whose people, where no party is named."""

    OWN = "own"  # the speaker's: "our soldiers", "its border guards"
    ENEMY = "enemy"  # the other side's: "the enemy lost"
    BOTH = "both"  # "on both sides"


class TimeKind(StrEnum):
    """What a time expression says."""

    DATE = "date"
    TIME = "time"  # a clock time or a part of a day
    DURATION = "duration"
    SET = "set"  # how often: "every Friday"
    REFERENCE = "reference"  # "now", "recently": no date


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time expression: its words, and its interval once resolved (see model.report.When).

    `edtf` is the time in Extended Date/Time Format (ISO 8601-2), to the hour where it is told.
    `value` is its value as TIMEX3 writes it (TimeML 1.2.1): weeks, seasons, lengths of time too.
    """

    span: Span
    start: str | None
    end: str | None
    basis: str
    edtf: str | None = None
    value: str | None = None
    kind: TimeKind = TimeKind.DATE


@dataclass(frozen=True, slots=True)
class CasualtyPhrase:
    """A count of people: `whose` is a party's name, a Whose, or None where nothing says."""

    span: Span
    kind: CasualtyKind
    low: int | None
    high: int | None
    civilian: bool | None
    whose: str | None
    figure: Figure = Figure.TOTAL


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (speaker, of which party) by which cue says which content, in one sentence or across.

    `speaker` is None where the cue has none of its own; `party` None where it is not settled.
    """

    speaker: Span | None
    party: str | None
    cue: Span
    act: Act
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name something that happened on the ground, and its type.

    A strong one shows violence without company. `by` is the perpetrator that the words name: a
    party, a Whose, or None.
    """

    span: Span
    type: IncidentType
    strong: bool
    by: str | None = None


class SignKind(StrEnum):
    """What a sign says of the words around it."""

    DENIAL = "denial"
    JUSTIFICATION = "justification"
    POSSIBLE = "possible"  # not said to have happened: could, would, fears of
    UNREAL = "unreal"  # drills, sport, films, courts, labour disputes
    HISTORY = "history"  # told as something past


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that colour what is said near them."""

    span: Span
    kind: SignKind


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was found in it, each tuple in the order of the text."""

    sentence: Sentence
    parties: tuple[PartyHit, ...] = ()
    places: tuple[PlaceHit, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    casualties: tuple[CasualtyPhrase, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    signs: tuple[Sign, ...] = ()


class Tagger(Protocol):
    """Whatever finds spans in sentences: rules today, an encoder later."""

    name: str

    def read(self, sentences: Sequence[Sentence], published: str | None) -> tuple[Reading, ...]:
        """One reading a sentence, in order; `published` is the publication date, ISO or None."""
        ...
