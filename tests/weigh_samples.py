"""Hand-made claims by two or three parties, told in documents of known and unknown days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.model.document import Document, Origin
from rashomon.model.incident import Citation, Finding
from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, Cell, Figure, FindingKind, Stance
from rashomon.weigh.findings import findings


def document(day: int | None = 1, name: str = "a") -> Document:
    """A document published on a day of May 2031, or on no known day."""
    published = date(2031, 5, day) if day else None
    return Document.of(f"text of {name} {day}", name, Origin(published=published))


def count(
    side: str | None,
    low: int | None,
    high: int | None = -1,
    civilian: bool | None = None,
    figure: Figure = Figure.TOTAL,
) -> Casualty:
    """People killed; from `low` to `high`, which is `low` where it is left out."""
    top = low if high == -1 else high
    return Casualty(side, CasualtyKind.KILLED, low, top, civilian, Span(0, 6, "people"), figure)


def claim(party: str, stance: Stance = Stance.ASSERTS, words: str = "as it said") -> Claim:
    """A claim of `party` at the beginning of its document."""
    who = None if party == "narrator" else Span(0, 5, "voice")
    evidence = Span(0, len(words), words)
    return Claim("i1", party, who, None, stance, None, (), evidence, None, "x", 1.0)


def counts(party: str, *some: Casualty, words: str = "as it said") -> Claim:
    """A claim that counts people."""
    return replace(claim(party, words=words), casualties=some)


def accuse(party: str, whom: str) -> Claim:
    """A claim that blames a party."""
    return replace(claim(party, Stance.ACCUSES), initiator=whom)


def deny(party: str, words: str = "rejected it", about: Cell | None = None) -> Claim:
    """A denial."""
    return replace(claim(party, Stance.DENIES, words), about=about)


def at(one: Claim, start: int, speaker: str = "voice") -> Claim:
    """The claim further on in its document, by a speaker."""
    words = one.evidence.text
    who = one.speaker and Span(0, len(speaker), speaker)
    moved = Span(start, start + len(words), words)
    shift = start - one.evidence.start
    told = tuple(
        replace(c, span=Span(c.span.start + shift, c.span.end + shift, c.span.text))
        for c in one.casualties
    )
    return replace(one, evidence=moved, speaker=who, casualties=told)


def on(
    day: int | None, *claims: Claim, name: str = "a", copy_of: str | None = None
) -> list[Citation]:
    """The claims in one document of a day."""
    return [Citation(document(day, name), one, copy_of) for one in claims]


def cells(*told: list[Citation]) -> dict[tuple[Cell, str], Finding]:
    """The findings by cell and subject."""
    cited = [one for some in told for one in some]
    return {(found.cell, found.subject): found for found in findings(cited)}


def killed(*told: list[Citation], side: str = "Peru") -> Finding:
    """The finding on how many of a side were killed."""
    return cells(*told)[Cell.CASUALTIES, f"killed, {side}"]


def turns(finding: Finding) -> list[tuple[FindingKind, str, str, str]]:
    """The changes of a finding: kind, party, before, after."""
    return [(one.kind, one.party, one.before.text, one.after.text) for one in finding.changes]
