"""The Python API: the words of the command line, as functions.

    from rashomon.api import accept, across, add, brief, change, code, decisions, incidents
    from rashomon.api import join, reject, show, split, toll, undo, why

Every function raises RashomonError where its input or the ledger cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.adding import Added, Given, Watch, add_files
from rashomon.explaining import explained
from rashomon.knowledge.parties import party_named
from rashomon.ledger.protocol import Ledger, Reader
from rashomon.ledger.store import open_ledger
from rashomon.model.document import Document
from rashomon.model.errors import InputError, LedgerError
from rashomon.model.incident import Incident
from rashomon.model.vocabulary import View
from rashomon.read.paths import expand
from rashomon.ruling import (
    Ruled,
    accept,
    change,
    decisions,
    decisions_about,
    import_decisions,
    join,
    reject,
    split,
    undo,
)
from rashomon.tell.across import Across
from rashomon.tell.across import across as across_of
from rashomon.tell.brief import Brief, Material, Scope
from rashomon.tell.brief import brief as brief_of
from rashomon.tell.changed import Changed
from rashomon.tell.changed import changed as changed_of
from rashomon.tell.coded import coded
from rashomon.tell.copies import CopiesPage, copies_page
from rashomon.tell.decisions import Made
from rashomon.tell.document import DocumentPage, document_page
from rashomon.tell.document import Material as Written
from rashomon.tell.documents import DocumentsPage, documents_page, found_page
from rashomon.tell.listing import Item, listing
from rashomon.tell.show import Page, page
from rashomon.tell.toll import TollPage, toll_page
from rashomon.tell.why import WhyPage
from rashomon.weigh.incident import parties
from rashomon.weigh.policies import policy_named
from rashomon.weigh.report import disputes

if TYPE_CHECKING:
    from rashomon.code.coder import Coder

__all__ = [
    "Added",
    "Given",
    "Made",
    "Ruled",
    "Watch",
    "Window",
    "accept",
    "across",
    "add",
    "brief",
    "change",
    "changed",
    "code",
    "copies",
    "decisions",
    "document",
    "documents",
    "documents_with",
    "import_decisions",
    "incidents",
    "join",
    "notices",
    "reject",
    "show",
    "split",
    "toll",
    "undo",
    "why",
    "writing",
]

_NOTICE = "notice"
_OFTEN = 100  # tellings of an incident, above which it is not asked what changed in it
_AROUND = 8  # documents of each kind that are named around one


@dataclass(frozen=True, slots=True)
class Window:
    """Which incidents: days (both included), a party that claims, is blamed or counts its people,
    a part of a place's name, a type, only those with a disputed cell. None is no limit."""

    since: date | None = None
    until: date | None = None
    party: str | None = None
    place: str | None = None
    type: str | None = None
    disputed: bool = False

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InputError(f"since ({self.since}) is later than until ({self.until})")


def code(document: Document, coder: Coder | None = None, least: float = 0.0) -> dict[str, object]:
    """The coded report of `document`, in the JSON form of the corpus guidelines.

    `least` is the confidence (0 to 1) under which claims, reactions and contacts are left out.
    """
    from rashomon.code.coder import coder as coder_named  # noqa: PLC0415 (loads slowly)
    from rashomon.code.coder import surer  # noqa: PLC0415

    report = surer((coder or coder_named()).code(document), least)
    return coded(document, report, disputes(report))


def add(
    paths: Iterable[Path],
    ledger: Path,
    given: Given | None = None,
    watch: Watch | None = None,
) -> Added:
    """Add the files that `paths` mean to the ledger in the file `ledger`, made where absent."""
    files = expand(paths)
    with open_ledger(ledger, write=True) as store:
        return add_files(store, files, given or Given(), watch)


def reading(ledger: Path) -> AbstractContextManager[Ledger]:
    """The ledger in the file `ledger`, to be read. Raises LedgerError where there is none."""
    if not ledger.exists():
        raise LedgerError(f'{ledger}: there is no ledger here; make one with "rashomon add PATH"')
    return open_ledger(ledger)


def writing(ledger: Path) -> AbstractContextManager[Ledger]:
    """The ledger in the file `ledger`, to be decided on. Raises LedgerError where there is none."""
    if not ledger.exists():
        raise LedgerError(f'{ledger}: there is no ledger here; make one with "rashomon add PATH"')
    return open_ledger(ledger, write=True)


def notices(reader: Reader) -> tuple[str, ...]:
    """What must stand on whatever shows the ledger's texts."""
    notice = reader.note(_NOTICE)
    return (notice,) if notice else ()


def set_notice(ledger: Path, notice: str) -> None:
    """Let `notice` stand on whatever shows the ledger's texts."""
    with open_ledger(ledger, write=True) as store:
        store.set_note(_NOTICE, notice)


def _party(name: str | None) -> str | None:
    """The party's name in codings, for any name of it (Baku, Azeri): as it is where unknown."""
    found = party_named(name) if name else None
    return found.name if found else name


def incidents(reader: Reader, window: Window) -> tuple[Item, ...]:
    """The incidents in `window`, newest first; those without a date only where it sets no days."""
    found = reader.incidents(
        since=window.since,
        until=window.until,
        party=_party(window.party),
        place=window.place,
        type=window.type,
    )
    return listing(found, disputed=window.disputed)


def changed(reader: Reader, since: date, until: date, party: str | None = None) -> Changed:
    """What the documents published from `since` to `until`, both included, brought.

    With `party` only of incidents about which it claims, is blamed or counts its people. Those
    that more than a hundred documents tell of are named and not compared.
    """
    named = _party(party)
    told = reader.told(since, until, _OFTEN)
    kept = [one for one in told if named is None or named in parties(one)]
    often = reader.often(since, until, _OFTEN) if named is None else ()
    return changed_of(kept, since, until, often)


def _refused(reader: Reader) -> tuple[tuple[str, str], ...]:
    """The inputs that could not be read, each with its reason."""
    return tuple((one.name, one.reason) for one in reader.refused())


def show(reader: Reader, code: str) -> Page:
    """The page of the incident `code`. Raises InputError where none, or more than one, has it."""
    found = _one(reader, code)
    made = decisions_about(reader, {told.ref for told in found.tellings})
    return page(found, notices(reader), _refused(reader), made)


def document(reader: Reader, document: str, at: int = 0, first: int = 1) -> DocumentPage:
    """The page of the document with this id: the part of its text that holds the character `at`.

    Beside it stand the part's claims, from its claim number `first` on. Raises InputError where
    there is no such document.
    """
    found = reader.coded(document)
    if found is None:
        raise InputError(f"no document {document[:80]}")
    around = reader.around(document, _AROUND)
    return document_page(Written(*found, around, reader.decided(document)), at, first)


def documents(
    reader: Reader, most: int = 100, until: date | None = None, after: str | None = None
) -> DocumentsPage:
    """The documents in the order of `ledger.protocol.Reader.listed`, at most `most` of them."""
    some = reader.listed(most + 1, until, after)
    refused = () if after else _refused(reader)
    return documents_page(reader.size(), some, most, until, refused)


def documents_with(reader: Reader, words: str, page: int = 1, most: int = 100) -> DocumentsPage:
    """The documents that hold all `words` (`ledger.protocol.Reader.search`), the last added first.

    `most` of them on a page, counted from 1.
    """
    numbers = sorted(reader.search(words).documents, reverse=True)
    some = reader.numbered(numbers[(page - 1) * most : page * most])
    return found_page(words, page, len(numbers), reader.listing(some))


def toll(reader: Reader, code: str, policy: str | None = None) -> TollPage:
    """The toll of the incident `code` over time, and what the policy so named makes of it.

    Raises InputError where no incident, or more than one, has the code, or no policy the name.
    """
    rule = policy_named(policy) if policy else None
    return toll_page(_one(reader, code), rule, notices(reader))


def across(reader: Reader, view: str, window: Window | None = None) -> Across:
    """A view across the incidents in `window`: violations, denials or first.

    Incidents that nothing dates surely lie in no window; with days, those are in that may lie in
    it. Raises InputError where there is no such view.
    """
    if view not in set(View):
        raise InputError(f"{view!r} is no view; those are {', '.join(View)}")
    asked = window or Window()
    since, until, party = asked.since, asked.until, _party(asked.party)
    place, kind = asked.place, asked.type
    found = reader.incidents(since=since, until=until, party=party, place=place, type=kind)
    if since or until:
        found += reader.undated(since=since, until=until, party=party, place=place, type=kind)
    first, last = (day.isoformat() if day else None for day in (since, until))
    return across_of(View(view), found, Scope(first, last, party), notices(reader))


def copies(reader: Reader) -> CopiesPage:
    """The documents that are copies of others, by who had the text first.

    First is who published first; `sure` says whether the days tell. See `ledger.protocol.Reader`.
    """
    return copies_page(reader.copies(), notices(reader))


def why(
    reader: Reader, code: str, document: str | None = None, part: slice = slice(None)
) -> WhyPage:
    """Why what tells of the incident `code` is joined, field by field, and what came near.

    With `document`, a file's name or an id, only of what it tells; of very many joins a `part` may
    be asked for. Raises InputError where no
    incident, or more than one, has the code, and where the document does not tell it.
    """
    return explained(reader, code, document, part)


def _one(reader: Reader, code: str) -> Incident:
    found = reader.incidents(code=code)
    if not found:
        raise InputError(f"no incident {code}")
    return found[0]


def brief(reader: Reader, window: Window) -> Brief:
    """The brief of the window's days and party."""
    since, until, party = window.since, window.until, _party(window.party)
    windowed = bool(since or until)
    material = Material(
        incidents=reader.incidents(since=since, until=until, party=party),
        undated=reader.undated(since=since, until=until, party=party) if windowed else (),
        contacts=reader.contacts(since, until),
        reactions=reader.reactions(since, until),
        notices=notices(reader),
        timeless=reader.timeless() if windowed else 0,
        refused=_refused(reader),
    )
    first, last = (day.isoformat() if day else None for day in (since, until))
    return brief_of(material, Scope(first, last, party))
