"""What stands beside a part of a document's text: its claims, reactions, contacts, incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeVar

from rashomon.model.report import Claim, Contact, Mention, Reaction, Report
from rashomon.model.span import Span
from rashomon.tell import words
from rashomon.tell.account import claim_text
from rashomon.tell.clean import LONGEST, clip
from rashomon.tell.entry import contact_text
from rashomon.tell.marked.marks import (
    Mark,
    What,
    claim_marks,
    contact_marks,
    mention_marks,
    reaction_marks,
)
from rashomon.tell.marked.parts import Range

CLAIMS = 150
"""Claims that stand beside one part of a text; the others have further pages."""

MOST = 60
"""Reactions, contacts and incidents, of each at most, that stand beside one part of a text."""

_SHORT = 200  # characters of a speaker's or a place's name that are shown

_T = TypeVar("_T")
_WHATS = {what: rank for rank, what in enumerate(What)}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: `of` names it in the marks, `text` says what it claims, in words.

    Its evidence is the text from `start` to `end`. `incident` is the key of its incident in the
    report, `code` that incident's code, None where the ledger holds it in none. `decided` is the
    number of the decision that holds on it.
    """

    of: str
    id: str
    party: str
    text: str
    stance: str
    speaker: str | None
    cue: str | None
    start: int
    end: int
    confidence: float
    coder: str
    incident: str
    code: str | None
    decided: int | None


@dataclass(frozen=True, slots=True)
class Heard:
    """A reaction or a contact in words; `code` is that of the incident that it is about."""

    of: str
    text: str
    code: str | None
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as this document tells it; `basis` says from what its date was worked out."""

    of: str
    key: str
    code: str | None
    role: str
    what: str
    when: str
    basis: str
    places: tuple[str, ...]


class Beside(NamedTuple):
    """What stands beside one part: each with its number in the document, from 1 in text order.

    `here` counts all the claims of the part, of which `claims` are those from the one asked for.
    """

    here: int
    claims: tuple[tuple[int, Claim], ...]
    reactions: tuple[tuple[int, Reaction], ...]
    contacts: tuple[tuple[int, Contact], ...]
    mentions: tuple[tuple[int, Mention], ...]

    def marks(self, numbers: Mapping[str, int], within: Range) -> list[Mark]:
        """The marks of all this in the part, the most telling first; parties by `numbers`."""
        every: list[Mark] = []
        for n, claim in self.claims:
            every += claim_marks(claim, f"c{n}", numbers[claim.party])
        for n, reaction in self.reactions:
            every += reaction_marks(reaction, f"r{n}")
        for n, contact in self.contacts:
            every += contact_marks(contact, f"k{n}")
        for n, mention in self.mentions:
            every += mention_marks(mention, f"m{n}")
        inside = [one for one in every if one.start < within[1] and within[0] < one.end]
        return sorted(inside, key=lambda one: _WHATS[one.what])


def beside(report: Report, ordered: Sequence[Claim], within: Range, first: int) -> Beside:
    """What of `report` stands in the part: CLAIMS of its claims, from its `first` (from 1) on.

    `ordered` are the report's claims in the order of the text.
    """
    here = [*_meeting(ordered, within, _evidence)]
    claims = tuple(here[first - 1 : first - 1 + CLAIMS])
    keys = {claim.incident for _, claim in claims}
    mentions = (
        (n, one)
        for n, one in enumerate(report.mentions, 1)
        if one.key in keys or any(_meets(span, within) for span in _words(one))
    )
    return Beside(
        here=len(here),
        claims=claims,
        reactions=tuple(islice(_meeting(report.reactions, within, _evidence), MOST)),
        contacts=tuple(islice(_meeting(report.contacts, within, _evidence), MOST)),
        mentions=tuple(islice(mentions, MOST)),
    )


def _evidence(one: Claim | Reaction | Contact) -> Span:
    return one.evidence


def _words(one: Mention) -> Iterator[Span]:
    yield from one.phrases
    yield from one.places
    yield from one.when.phrases


def _meets(span: Span, within: Range) -> bool:
    return span.start < within[1] and within[0] < span.end


def _meeting(
    every: Iterable[_T], within: Range, of: Callable[[_T], Span]
) -> Iterator[tuple[int, _T]]:
    """Those that stand in the part, with their numbers."""
    return ((n, one) for n, one in enumerate(every, 1) if _meets(of(one), within))


def said(
    number: int, claim: Claim, document: str, codes: Mapping[str, str], decided: Mapping[str, int]
) -> Said:
    """A claim beside its text."""
    key = claim.id(document)
    return Said(
        of=f"c{number}",
        id=key,
        party=claim.party,
        text=clip(claim_text(claim), LONGEST),
        stance=claim.stance,
        speaker=_short(claim.speaker),
        cue=_short(claim.cue),
        start=claim.evidence.start,
        end=claim.evidence.end,
        confidence=round(claim.confidence, 3),
        coder=claim.coder,
        incident=claim.incident,
        code=codes.get(claim.incident),
        decided=decided.get(key),
    )


def _short(span: Span | None) -> str | None:
    return clip(span.text, _SHORT) if span else None


def reacting(number: int, one: Reaction, codes: Mapping[str, str]) -> Heard:
    """A reaction beside its text."""
    text = f"{one.actor} {words.REACTIONS[one.stance]}"
    return _heard(f"r{number}", text, codes.get(one.about or ""), one)


def meeting(number: int, one: Contact) -> Heard:
    """A contact beside its text; it is about no one incident."""
    return _heard(f"k{number}", contact_text(one), None, one)


def _heard(of: str, text: str, code: str | None, one: Reaction | Contact) -> Heard:
    start, end = one.evidence.start, one.evidence.end
    return Heard(of, clip(text, LONGEST), code, start, end, round(one.confidence, 3))


def told(number: int, one: Mention, codes: Mapping[str, str]) -> Told:
    """An incident beside the text that tells of it."""
    return Told(
        of=f"m{number}",
        key=one.key,
        code=codes.get(one.key),
        role=one.role,
        what=words.TYPES.get(one.type, one.type),
        when=words.when(one.when.start, one.when.end),
        basis=clip(one.when.basis, _SHORT),
        places=tuple(dict.fromkeys(clip(span.text, _SHORT) for span in one.places[:8])),
    )
