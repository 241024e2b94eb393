"""A small world for the tests of what is told: two parties, one clash, rival counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.model.document import Document, Origin
from rashomon.model.incident import Incident, Telling
from rashomon.model.location import Location, Precision, SideName
from rashomon.model.report import Casualty, Claim, Contact, Dating, Mention, Reaction, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    NARRATOR,
    CasualtyKind,
    Cell,
    ContactKind,
    ContactStatus,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)

TEXT = (
    "HOME | WORLD\n"
    "Veland said Noria shelled the village of Osk on Tuesday, killing four of its soldiers. "
    "Noria denied that it had opened fire. Two Velandic soldiers died, Noria added.\n"
    "The Union urged restraint. Envoys will meet in Port Ann on Friday.\n"
)


def span(words: str, text: str = TEXT) -> Span:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def document(text: str = TEXT, name: str = "osk.txt") -> Document:
    """The document, with all that can be known about it."""
    known = tuple((key, "manifest") for key in ("published", "outlet", "url", "language"))
    origin = Origin(date(2021, 3, 4), "Harbour Post", "https://example.org/osk", "en", known)
    return Document.of(text, name, origin)


def killed(side: str, number: int, words: str) -> Casualty:
    """`number` soldiers of `side` killed."""
    return Casualty(side, CasualtyKind.KILLED, number, number, False, span(words))


def claim(party: str, stance: Stance, evidence: str, **more: object) -> Claim:
    """A claim about i1 whose evidence is `evidence`; the speaker is named as the party is."""
    base = Claim(
        incident="i1",
        party=party,
        speaker=None if party == NARRATOR else span(party),
        cue=None if party == NARRATOR else span("said"),
        stance=stance,
        initiator=None,
        casualties=(),
        evidence=span(evidence),
        about=None,
        coder="hand-1",
        confidence=0.9,
    )
    return replace(base, **more)  # type: ignore[arg-type]


ACCUSES = "Veland said Noria shelled the village of Osk on Tuesday, killing four of its soldiers."
DENIES = "Noria denied that it had opened fire."
COUNTS = "Two Velandic soldiers died, Noria added."


def report(told: Document | None = None) -> Report:
    """The report of the document: an accusation, a denial, two counts, a reaction, a contact."""
    four = (killed("Veland", 4, "killing four of its soldiers"),)
    two = (killed("Veland", 2, "Two Velandic soldiers died"),)
    return Report(
        document=(told or document()).id,
        coder="hand-1",
        mentions=(
            Mention(
                key="i1",
                role=Role.FOREGROUND,
                type=IncidentType.SHELLING,
                when=When("2021-03-02", None, (span("on Tuesday"),), "Tuesday before publication"),
                places=(span("village of Osk"),),
                country="AM",
                phrases=(span("shelled"),),
                where=(
                    Location(
                        span("village of Osk"),
                        "Osk",
                        (SideName("Osk", "Veland"), SideName("Osku", "Noria")),
                        40.5,
                        45.25,
                        Precision.EXACT,
                        "AM",
                        "Osk District",
                        "Veland",
                        "by its name",
                    ),
                ),
            ),
        ),
        claims=(
            claim("Veland", Stance.ACCUSES, ACCUSES, initiator="Noria", casualties=four),
            claim("Noria", Stance.DENIES, DENIES, cue=span("denied"), about=Cell.INITIATOR),
            claim("Noria", Stance.ASSERTS, COUNTS, cue=span("added"), casualties=two),
        ),
        reactions=(
            Reaction(
                actor="The Union",
                speaker=span("The Union"),
                cue=span("urged"),
                stance=ReactionStance.URGE_RESTRAINT,
                about="i1",
                evidence=span("The Union urged restraint."),
                confidence=0.8,
            ),
        ),
        contacts=(
            Contact(
                kind=ContactKind.MEETING,
                status=ContactStatus.SCHEDULED,
                when=When("2021-03-05", None, (span("on Friday"),), "Friday after publication"),
                place=span("Port Ann"),
                participants=("Noria", "Veland"),
                convener=None,
                evidence=span("Envoys will meet in Port Ann on Friday."),
                confidence=0.7,
            ),
        ),
        furniture=(span("HOME | WORLD"),),
        dated=Dating(None, "no date in the text"),
    )


def incident(code: str = "RSH-0SK1", **more: object) -> Incident:
    """The incident that the report tells of."""
    told, coded = document(), report()
    telling = Telling(told, coded.mentions[0], coded.claims, coded.reactions, coded.contacts)
    base = Incident(
        code=code,
        type="shelling",
        start="2021-03-02",
        end=None,
        places=("village of Osk",),
        country="AM",
        tellings=(telling,),
    )
    return replace(base, **more)  # type: ignore[arg-type]
