"""The toll over time as pages tell it: whose count, of whom, when, in which document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model.incident import Citation, Incident
from rashomon.model.report import Casualty
from rashomon.model.vocabulary import NARRATOR, Figure
from rashomon.tell import words
from rashomon.tell.copied import copied
from rashomon.tell.entry import where
from rashomon.tell.notes import Note, Notes
from rashomon.weigh.incident import citations
from rashomon.weigh.policies import Number, Policy, case
from rashomon.weigh.tolls import Extent, Line, Point, toll


@dataclass(frozen=True, slots=True)
class Copied:
    """A document that says the same because it is a copy."""

    file: str
    document: str
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """One figure. `text` is what was told ("4", "+2", "“dozens”"), `low` and `high` its bounds.

    `day` is the day that it holds for: `as_of` where the sentence names one, else `published`.
    `count`, from `count_low` to `count_high`, is what the claimant's count then comes to, None
    where no number was told. `again` says that the addition had been told already.
    """

    text: str
    figure: str
    low: int | None
    high: int | None
    day: str | None
    as_of: str | None
    count: str | None
    count_low: int | None
    count_high: int | None
    again: bool
    speaker: str | None
    outlet: str | None
    published: str | None
    file: str
    copies: tuple[Copied, ...]
    cite: int


@dataclass(frozen=True, slots=True)
class Series:
    """One claimant's figures over time. `claimant` is the party in words, with its status."""

    party: str
    outlet: str | None
    civilian: bool | None
    claimant: str
    figures: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All figures of what became (`kind`) of whose people (`side`), a series a claimant."""

    kind: str
    side: str | None
    title: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Under:
    """One number under a policy, which it names; `text` is the number in words."""

    policy: str
    label: str
    side: str | None
    value: int | None
    low: int | None
    high: int | None
    grade: str | None
    text: str
    why: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a policy makes of the claims. `codebook` names it and edition, if it has one."""

    policy: str
    rule: str
    codebook: str | None
    numbers: tuple[Under, ...]


@dataclass(frozen=True, slots=True)
class TollPage:
    """The toll of one incident over time, and under a policy where one was asked for."""

    notices: tuple[str, ...]
    code: str
    what: str
    when: str
    where: str
    panels: tuple[Panel, ...]
    policy: Ruled | None
    notes: tuple[Note, ...]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def told(one: Casualty) -> str:
    """A figure as it was told: 4, at least 4, +2, 3 of them, “dozens”; "none" for nobody."""
    number = words.count(one.low, one.high)
    if not number:
        return f"“{one.span.text}”"
    if one.figure is Figure.INCREMENT:
        return f"+{number}"
    return f"{number} of them" if one.figure is Figure.PART else number


def _in_words(extent: Extent | None) -> str | None:
    return words.count(*extent) or None if extent else None


def given_words(one: Given) -> str:
    """A figure with what it brings the count to: "4", "+2, 6 in all", "+2, told again"."""
    parts = [one.text]
    if one.again:
        parts.append("told again")
    elif one.count and one.count != one.text:
        parts.append(f"{one.count} in all")
    if one.as_of and one.as_of != one.published:
        parts.append(f"published {one.published or 'on an unknown day'}")
    names = ", ".join(copy.outlet or copy.file for copy in one.copies)
    return "; ".join([", ".join(parts), *([f"also in copies: {names}"] if names else [])])


def number_title(one: Under) -> str:
    """What is counted, in words: "killed, Armenia"; "best"."""
    return ", ".join(filter(None, (one.label, words.whose(one.side))))


def _copied(one: Citation) -> Copied:
    origin = one.document.origin
    return Copied(one.document.name, one.document.id, origin.outlet, _iso(origin.published))


def _given(point: Point, notes: Notes) -> Given:
    document, claim = point.citation.document, point.citation.claim
    reached = point.reached or Extent(None, None)
    return Given(
        text=told(point.casualty),
        figure=point.figure,
        low=point.casualty.low,
        high=point.casualty.high,
        day=_iso(point.day),
        as_of=_iso(point.as_of),
        count=_in_words(point.reached),
        count_low=reached.low,
        count_high=reached.high,
        again=point.again,
        speaker=claim.speaker.text if claim.speaker else None,
        outlet=document.origin.outlet,
        published=_iso(document.published),
        file=document.name,
        copies=tuple(map(_copied, point.copies)),
        cite=notes.cite(document, claim.evidence),
    )


_STATUS = {None: "", True: " (civilians)", False: " (fighters)"}


def _claimant(line: Line) -> str:
    """ "Armenia", "Armenia (civilians)"; an outlet in its own voice by its name."""
    name = words.party(line.party)
    if line.party == NARRATOR and line.outlet:
        name = f"{line.outlet}, own voice"
    return f"{name[:1].upper()}{name[1:]}{_STATUS[line.civilian]}"


def _series(line: Line, notes: Notes) -> Series:
    figures = tuple(_given(point, notes) for point in line.points)
    return Series(line.party, line.outlet, line.civilian, _claimant(line), figures)


def panels(claims: Sequence[Citation], notes: Notes) -> tuple[Panel, ...]:
    """The toll of the incident that `claims` are about, its sentences entered in `notes`."""
    found = toll(claims)
    return tuple(
        Panel(
            kind=kind,
            side=side,
            title=f"{kind.capitalize()}, {words.whose(side) or 'people not told'}",
            series=tuple(_series(line, notes) for line in found.of(kind, side)),
        )
        for kind, side in found.people()
    )


def _under(number: Number, notes: Notes) -> Under:
    value, low, high = number.value, number.low, number.high
    bounds = words.count(low, high)
    single = words.count(value, value)
    text = single if single in (bounds, "") or not bounds else f"{single} ({bounds})"
    return Under(
        policy=number.policy,
        label=number.label,
        side=number.side,
        value=value,
        low=low,
        high=high,
        grade=number.grade,
        text=text or (f"no one number ({bounds})" if bounds else "no number"),
        why=number.why,
        cites=notes.claims(number.claims),
    )


def ruled(policy: Policy, claims: Sequence[Citation], notes: Notes) -> Ruled:
    """What `policy` makes of the claims."""
    book = policy.codebook
    named = f"{book.title}, {book.edition}: {book.section}" if book else None
    numbers = tuple(_under(one, notes) for one in policy.reckon(case(claims)))
    return Ruled(policy.name, policy.rule, named, numbers)


def toll_page(
    incident: Incident, policy: Policy | None = None, notices: Sequence[str] = ()
) -> TollPage:
    """The toll of `incident` over time, and under `policy` where one is given."""
    notes, claims = Notes(copied([incident])), citations(incident)
    shown = panels(claims, notes)
    numbers = ruled(policy, claims, notes) if policy else None
    return TollPage(
        notices=tuple(notices),
        code=incident.code,
        what=words.TYPES.get(incident.type, incident.type),
        when=words.when(incident.start, incident.end),
        where=where(incident),
        panels=shown,
        policy=numbers,
        notes=notes.all(),
    )
