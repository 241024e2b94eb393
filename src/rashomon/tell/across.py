"""Views across incidents as pages tell them: violations by day, denials, who told first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.model.document import Document
from rashomon.model.incident import Incident
from rashomon.model.vocabulary import View
from rashomon.tell import words
from rashomon.tell.brief import Scope
from rashomon.tell.copied import copied
from rashomon.tell.entry import where
from rashomon.tell.notes import Note, Notes
from rashomon.weigh.across import RULES, Alleged, First, denials, first_told, violations


@dataclass(frozen=True, slots=True)
class Named:
    """An incident in a line: `code`, and what, when and where in words."""

    code: str
    what: str
    when: str
    where: str


@dataclass(frozen=True, slots=True)
class Violation:
    """What one party alleges of one incident, on its first day (None: the texts settle none).

    `accused` are those that it says began or did it, none where it names nobody.
    """

    day: str | None
    accuser: str
    accused: tuple[str, ...]
    incident: Named
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """How many incidents `denier` rejects the word of `whose` on, in one cell; and which."""

    denier: str
    whose: str | None
    cell: str
    title: str
    number: int
    codes: tuple[str, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """A document that tells of an incident, `days` after the first; None: its day is not known.

    `copy_of` is the id of the document that it is a copy of, where it is one.
    """

    file: str
    document: str
    outlet: str | None
    published: str | None
    days: int | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Who told of one incident first, and who later; all copies are among `later`."""

    incident: Named
    first: tuple[Teller, ...]
    later: tuple[Teller, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """One view across the incidents in `scope`; the rows of the other views are empty.

    `rule` says what counts. No view says how honest or reliable anybody is.
    """

    view: str
    rule: str
    scope: Scope
    notices: tuple[str, ...]
    incidents: int
    violations: tuple[Violation, ...] = ()
    denials: tuple[Denial, ...] = ()
    told: tuple[Told, ...] = ()
    notes: tuple[Note, ...] = ()


def across(
    view: View, incidents: Sequence[Incident], scope: Scope, notices: Sequence[str] = ()
) -> Across:
    """The view of `incidents`, which lie in `scope`."""
    notes = Notes(copied(incidents))
    blank = Across(view, RULES[view], scope, tuple(notices), len(incidents))
    match view:
        case View.VIOLATIONS:
            rows = tuple(_violation(one, notes) for one in violations(incidents))
            shown = replace(blank, violations=rows)
        case View.DENIALS:
            shown = replace(blank, denials=tuple(_denials(incidents, notes)))
        case View.FIRST:
            told = tuple(_told(one) for one in first_told(incidents))
            shown = replace(blank, told=told)
    return replace(shown, notes=notes.all())


def _named(incident: Incident) -> Named:
    what = words.TYPES.get(incident.type, incident.type)
    when = words.when(incident.start, incident.end)
    return Named(incident.code, what, when, where(incident))


def _violation(one: Alleged, notes: Notes) -> Violation:
    cites = notes.claims(one.claims)
    return Violation(one.day, one.accuser, one.accused, _named(one.incident), cites)


def _denials(incidents: Iterable[Incident], notes: Notes) -> Iterable[Denial]:
    for one in denials(incidents):
        yield Denial(
            denier=one.denier,
            whose=one.whose,
            cell=one.cell,
            title=words.CELLS[one.cell],
            number=len(one.incidents),
            codes=one.incidents,
            cites=notes.claims(one.claims),
        )


def _told(one: First) -> Told:
    return Told(
        _named(one.incident),
        tuple(_teller(document, 0, None) for document in one.first),
        tuple(_teller(later.document, later.days, later.copy_of) for later in one.later),
    )


def _teller(document: Document, days: int | None, copy_of: str | None) -> Teller:
    origin = document.origin
    published = origin.published.isoformat() if origin.published else None
    return Teller(document.name, document.id, origin.outlet, published, days, copy_of)
