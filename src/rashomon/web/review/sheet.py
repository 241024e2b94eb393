"""One incident as it is reviewed: each claim with its sentence, and what can be set of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.ledger.protocol import Reader
from rashomon.model.incident import Decision, Incident, Telling
from rashomon.model.report import Claim
from rashomon.model.vocabulary import Cell, FindingKind
from rashomon.ruling.setting import vocabulary
from rashomon.tell import words
from rashomon.tell.account import claim_text
from rashomon.tell.cells import title
from rashomon.tell.decisions import Made
from rashomon.tell.notes import Note, note
from rashomon.weigh.findings import findings
from rashomon.weigh.incident import citations, parties

MOST = 60
"""Claims on one page; the others come as these are decided."""

HISTORY = 30
"""Decisions that stand beside."""


@dataclass(frozen=True, slots=True)
class Word:
    """What can be set: its name in forms (`low.2`), what stands, and what it may be (None: any)."""

    name: str
    value: str
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A cell that a claim speaks to, in words, and what the claims on it amount to."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim: who says what, resting on which sentence, how surely read, and what was decided.

    `decided` is the number of the decision that holds on it, None without one.
    """

    id: str
    party: str
    text: str
    speaker: str | None
    cue: str | None
    note: Note
    coder: str
    confidence: float
    cells: tuple[State, ...]
    decided: int | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One incident as it is reviewed.

    `seen` is the number of the last decision on the ledger; forms carry it. `open` of its `claims`
    are not decided; of all of them `listed` are on the page, the undecided first.
    """

    code: str
    what: str
    when: str
    where: str
    documents: int
    seen: int
    claims: int
    open: int
    parties: tuple[str, ...]
    words: tuple[Word, ...]
    listed: tuple[Reviewed, ...]
    history: tuple[Made, ...]
    meanwhile: tuple[Made, ...] = ()


def sheet(incident: Incident, made: Sequence[Made], seen: int, since: int | None = None) -> Sheet:
    """The incident for review; `made` are the decisions on it, those after `since` told apart."""
    states = _states(incident)
    told = [(t, claim, dict(t.decided)) for t in incident.tellings for claim in t.claims]
    rows = [(t, claim, numbers.get(claim.id(t.document.id))) for t, claim, numbers in told]

    def urgency(row: tuple[Telling, Claim, int | None]) -> tuple[bool, bool, float]:
        told, claim, number = row
        kinds = {state.kind for state in states[told.document.id, claim]}
        return number is not None, FindingKind.DISPUTED not in kinds, claim.confidence

    ordered = sorted(rows, key=urgency)[:MOST]
    return Sheet(
        code=incident.code,
        what=words.TYPES.get(incident.type, incident.type),
        when=words.when(incident.start, incident.end),
        where=", ".join([*incident.places[:3], *filter(None, [words.country(incident.country)])]),
        documents=len({told.document.id for told in incident.tellings}),
        seen=seen,
        claims=len(rows),
        open=sum(number is None for *_, number in rows),
        parties=parties(incident),
        words=of_incident(incident),
        listed=tuple(
            _reviewed(told, claim, number, states[told.document.id, claim])
            for told, claim, number in ordered
        ),
        history=tuple(made[::-1][:HISTORY]),
        meanwhile=tuple(one for one in made if since is not None and one.number > since),
    )


def _states(incident: Incident) -> defaultdict[tuple[str, Claim], tuple[State, ...]]:
    """The cells that each claim speaks to beside that it happened."""
    found: defaultdict[tuple[str, Claim], tuple[State, ...]] = defaultdict(tuple)
    for finding in findings(citations(incident)):
        if finding.cell is Cell.OCCURRENCE and finding.kind is not FindingKind.DISPUTED:
            continue
        state = State(title(finding), finding.kind.value)
        for one in {(c.document.id, c.claim) for value in finding.values for c in value.claims}:
            found[one] = (*found[one], state)
    return found


def _reviewed(
    told: Telling, claim: Claim, number: int | None, states: tuple[State, ...]
) -> Reviewed:
    return Reviewed(
        id=claim.id(told.document.id),
        party=claim.party,
        text=claim_text(claim),
        speaker=claim.speaker.text if claim.speaker else None,
        cue=claim.cue.text if claim.cue else None,
        note=note(0, told.document, claim.evidence),
        coder=claim.coder,
        confidence=round(claim.confidence, 3),
        cells=states,
        decided=number,
        words=of_claim(claim),
    )


def of_claim(claim: Claim) -> tuple[Word, ...]:
    """What can be set of a claim, and what stands (`ruling.change`)."""
    found = [
        Word("party", claim.party),
        Word("stance", claim.stance, vocabulary("stance")),
        Word("initiator", claim.initiator or ""),
        Word("about", claim.about or "", ("", *vocabulary("about"))),
    ]
    several = len(claim.casualties) > 1
    for at, one in enumerate(claim.casualties, start=1):
        end = f".{at}" if several else ""
        civilian = {None: "", True: "yes", False: "no"}[one.civilian]
        found += [
            Word(f"kind{end}", one.kind, vocabulary("kind")),
            Word(f"side{end}", one.side or ""),
            Word(f"low{end}", "" if one.low is None else str(one.low)),
            Word(f"high{end}", "" if one.high is None else str(one.high)),
            Word(f"civilian{end}", civilian, ("", "yes", "no")),
            Word(f"figure{end}", one.figure, vocabulary("figure")),
        ]
    return tuple(found)


def of_incident(incident: Incident) -> tuple[Word, ...]:
    """What can be set of an incident, and what stands."""
    return (
        Word("type", incident.type, vocabulary("type")),
        Word("start", incident.start or ""),
        Word("end", incident.end or ""),
        Word("country", incident.country or ""),
    )


def newer(reader: Reader, documents: Sequence[str], seen: int) -> tuple[Decision, ...]:
    """The decisions on these documents with numbers above `seen`."""
    return tuple(one for one in reader.decisions(documents) if one.number > seen)
