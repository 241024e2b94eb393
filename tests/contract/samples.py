"""Small coded documents in our own words, for the tests of ledgers."""

from __future__ import annotations

from datetime import date

from rashomon.model.document import Document, Origin
from rashomon.model.report import Casualty, Claim, Contact, Mention, Reaction, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    ContactKind,
    ContactStatus,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)

CODER = "test-1"


def sample(
    number: int = 1,
    *,
    place: str = "Orlin",
    day: str | None = "2024-05-06",
    published: date | None = date(2024, 5, 7),
    name: str | None = None,
    coder: str = CODER,
) -> tuple[Document, Report]:
    """Document `number`: Arland accuses Borland of shelling `place` on `day`; Borland denies."""
    text = (
        f"Bulletin {number}. Arland said Borland shelled {place} and killed two men. "
        "Borland denied it. The Union voiced concern. Talks are to open in Casta."
    )
    known = (("published", "manifest"),) if published else ()
    origin = Origin(published=published, outlet="Daily", known_from=known)
    document = Document.of(text, name or f"{number}.txt", origin)
    return document, _report(document, place, day, coder)


def _report(document: Document, place: str, day: str | None, coder: str) -> Report:
    text = document.text

    def cut(words: str) -> Span:
        at = text.index(words)
        return Span.cut(text, at, at + len(words))

    dead = Casualty("Arland", CasualtyKind.KILLED, 2, 2, None, cut("killed two men"))
    accusation = Claim(
        "i1",
        "Arland",
        cut("Arland"),
        cut("said"),
        Stance.ACCUSES,
        "Borland",
        (dead,),
        cut(f"Borland shelled {place} and killed two men"),
        None,
        coder,
        0.9,
    )
    evidence = cut("Borland denied it.")
    speaker = Span.cut(text, evidence.start, evidence.start + len("Borland"))
    denial = Claim(
        "i1",
        "Borland",
        speaker,
        cut("denied"),
        Stance.DENIES,
        None,
        (),
        evidence,
        None,
        coder,
        0.8,
    )
    when = When(day, None, (), "as told" if day else "no time given")
    mention = Mention(
        "i1",
        Role.FOREGROUND,
        IncidentType.SHELLING,
        when,
        (cut(place),),
        None,
        (cut("shelled"),),
    )
    concern = Reaction(
        "Union",
        cut("The Union"),
        cut("voiced concern"),
        ReactionStance.CONCERN,
        None,
        cut("The Union voiced concern."),
        0.7,
    )
    talks = Contact(
        ContactKind.TALKS,
        ContactStatus.SCHEDULED,
        When(),
        cut("Casta"),
        ("Arland", "Borland"),
        None,
        cut("Talks are to open in Casta."),
        0.6,
    )
    return Report(document.id, coder, (mention,), (accusation, denial), (concern,), (talks,), ())
