"""The read side: what was added, and the incidents that linking makes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, FromClause, Table, and_, bindparam, func, select

from rashomon.ledger import schema
from rashomon.ledger.around import around, listed, listing
from rashomon.ledger.assemble import assemble
from rashomon.ledger.beside import beside, linked
from rashomon.ledger.database import Database
from rashomon.ledger.docket import every, last_held, newest, numbered, on, since
from rashomon.ledger.gists import Redrawn, Watch
from rashomon.ledger.material import cards
from rashomon.ledger.numbering import documents_numbered
from rashomon.ledger.protocol import Coded
from rashomon.ledger.published import days, often, told_between
from rashomon.ledger.query import Condition, Wanted, Window, group_with, timeless, told_in
from rashomon.ledger.refresh import bring_gists, bring_search, refresh
from rashomon.ledger.ruled import decided_on, lasting, ruled_ones
from rashomon.ledger.select import coded, codings, refused, stands
from rashomon.ledger.settled import settled
from rashomon.ledger.shelf import groups
from rashomon.ledger.standing import Coding, supersedes
from rashomon.ledger.values import Around, CopyGroup, Counts, Days, Hits, Linked, Listed, Refusal
from rashomon.ledger.whereabouts import codes_of, names_of
from rashomon.link.card import Card
from rashomon.link.settling import Settled
from rashomon.model.document import Document
from rashomon.model.incident import Decision, Incident, MentionRef, Trace
from rashomon.model.report import Contact, Reaction, Report

# Built once: `add` asks it of every file.
_HAS = select(schema.documents.c.id).where(schema.documents.c.id == bindparam("document"))


class SqlReader:
    """Answers from one database. See `protocol.Reader`."""

    _refused: tuple[tuple[int, int], tuple[Refusal, ...]] | None = None

    def __init__(self, database: Database) -> None:
        self._database = database

    def has(self, document: str) -> bool:
        """Whether the text with this id is in the ledger."""
        with self._database.reading() as connection:
            return connection.execute(_HAS, {"document": document}).first() is not None

    def settled(self, document: Document, coder: str) -> bool:
        """Whether adding `document`, coded by this version, would change nothing."""
        if not self.has(document.id):
            return False
        with self._database.reading() as connection:
            standing = codings(connection, [document.id]).get(document.id)
        coding = Coding(document.name, document.origin, coder)
        return standing is not None and not supersedes(coding, standing)

    def document(self, document: str) -> Document | None:
        """The document with this id, with all that is known about it."""
        found = self.coded(document)
        return found[0] if found else None

    def coded(self, document: str) -> Coded | None:
        """The document with this id with its standing report, as decisions leave it."""
        with self._database.reading() as connection:
            return lasting(connection, schema.reports.c.document == document).get(document)

    def listing(self, documents: Sequence[str]) -> tuple[Listed, ...]:
        """The documents with these ids, in their order; without those not in the ledger."""
        with self._database.reading() as connection:
            return listing(connection, documents)

    def decided(self, document: str) -> Mapping[str, int]:
        """The ids of the document's claims on which a decision holds, each with its number."""
        with self._database.reading() as connection:
            return decided_on(connection, document)

    def size(self) -> int:
        """How many documents the ledger holds."""
        with self._database.reading() as connection:
            return _count(connection, schema.documents)

    def listed(
        self, most: int, until: date | None = None, after: str | None = None
    ) -> tuple[Listed, ...]:
        """At most `most` documents, the last published first, those of no known day last."""
        with self._database.reading() as connection:
            return listed(connection, most, until, after)

    def around(self, document: str, most: int) -> Around:
        """The incidents of the document, who else tells of them, and its copies."""
        self.refresh()
        with self._database.reading() as connection:
            return around(connection, document, most)

    def report(self, document: str) -> Report | None:
        """The standing report of the document with this id, as decisions leave it."""
        found = self.coded(document)
        return found[1] if found else None

    def coding(self, document: str) -> Report | None:
        """The standing report of the document as its coder has it: the last that was added."""
        with self._database.reading() as connection:
            found = coded(connection, schema.reports.c.document == document).get(document)
        return found[1] if found else None

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with self._database.reading() as connection:
            return Counts(
                documents=_count(connection, schema.documents),
                mentions=_count_standing(connection, schema.mentions),
                claims=_count_standing(connection, schema.claims),
                reactions=_count_standing(connection, schema.reactions),
                contacts=_count_standing(connection, schema.contacts),
                decisions=_count(connection, schema.decisions),
                refused=len(refused(connection)),
            )

    def cards(self) -> tuple[Card, ...]:
        """A card for each mention of each standing report."""
        with self._database.reading() as connection:
            return cards(connection)

    def decisions(self, documents: Collection[str] | None = None) -> tuple[Decision, ...]:
        """The decisions, of all or of those that name some of `documents`, in their order."""
        with self._database.reading() as connection:
            return every(connection) if documents is None else on(connection, documents)

    def rulings(self, documents: Collection[str] | None = None) -> Settled:
        """The same decisions on the mentions as they stand now, and what waits."""
        with self._database.reading() as connection:
            return settled(connection, documents)

    def marks(self, refs: Collection[MentionRef]) -> tuple[Trace, ...]:
        """Where these mentions stand, by which decisions know them again."""
        with self._database.reading() as connection:
            read = ruled_ones(connection, {ref.document for ref in refs})
        wanted = set(refs)
        return tuple(mark for one in read.values() for mark in one.standing() if mark.ref in wanted)

    def decision(self, number: int) -> Decision | None:
        """The decision with this number, if there is one."""
        with self._database.reading() as connection:
            return numbered(connection, number)

    def decided_since(self, number: int) -> tuple[Decision, ...]:
        """The decisions with higher numbers, in their order."""
        with self._database.reading() as connection:
            return since(connection, number)

    def newest_decision(self) -> int:
        """The number of the last decision; 0 where there is none."""
        with self._database.reading() as connection:
            return newest(connection)

    def last_held(self, by: str | None = None) -> int | None:
        """The number of the last decision that holds and is no undo, of those that `by` made."""
        with self._database.reading() as connection:
            return last_held(connection, by)

    def codes(self, refs: Collection[MentionRef]) -> dict[MentionRef, str]:
        """The codes of the incidents that hold the mentions; without those that none holds."""
        self.refresh()
        with self._database.reading() as connection:
            return codes_of(connection, refs)

    def names(self, documents: Collection[str]) -> dict[str, str]:
        """The names of the documents with these ids; without those not in the ledger."""
        with self._database.reading() as connection:
            return names_of(connection, documents)

    def refused(self) -> tuple[Refusal, ...]:
        """Inputs that could not be read and were not read since, by name."""
        state = self._database.state()
        if self._refused is None or self._refused[0] != state:  # every page of an incident asks
            with self._database.reading() as connection:
                self._refused = state, refused(connection)
        return self._refused[1]

    def changed(self) -> int:
        """A number that changes whenever another opening of the ledger wrote to it."""
        return self._database.changed()

    def note(self, key: str) -> str | None:
        """What was last noted under `key`."""
        notes = schema.notes
        asked = select(notes.c.value).where(notes.c.key == key).order_by(notes.c.seq.desc())
        with self._database.reading() as connection:
            return connection.execute(asked.limit(1)).scalar()

    def incidents(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        party: str | None = None,
        place: str | None = None,
        type: str | None = None,
        code: str | None = None,
    ) -> tuple[Incident, ...]:
        """The incidents that meet all conditions, newest first, those without a date last."""
        which = Wanted(party, place, type).met()
        if since or until:
            which = and_(which, Window(since, until).surely(schema.incidents))
        return self._incidents(which, code)

    def undated(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        party: str | None = None,
        place: str | None = None,
        type: str | None = None,
    ) -> tuple[Incident, ...]:
        """The incidents that may have been in the window, though that is not sure."""
        window = Window(since, until)
        perhaps = and_(window.perhaps(schema.incidents), told_in(window))
        return self._incidents(and_(Wanted(party, place, type).met(), perhaps), None)

    def timeless(self) -> int:
        """How many incidents nothing dates: neither their texts nor a day of publication."""
        self.refresh()
        with self._database.reading() as connection:
            return timeless(connection)

    def told(
        self, since: date | None = None, until: date | None = None, most: int | None = None
    ) -> tuple[Incident, ...]:
        """The incidents that a document tells which was published in the window, newest first."""
        return self._incidents(told_between(since, until, most), None)

    def often(self, since: date | None, until: date | None, most: int) -> tuple[str, ...]:
        """The codes of those with more tellings than `most`, the most told first."""
        self.refresh()
        with self._database.reading() as connection:
            return often(connection, since, until, most)

    def days(self, since: date | None = None, until: date | None = None) -> Days:
        """The days on which documents that tell of incidents were published: which, `values`."""
        self.refresh()
        with self._database.reading() as connection:
            return days(connection, since, until)

    def copies(self) -> tuple[CopyGroup, ...]:
        """The documents that are copies of others, by who had the text first."""
        self.refresh()
        with self._database.reading() as connection:
            return groups(connection)

    def contacts(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Contact], ...]:
        """The contacts in the window, newest first."""
        window, rows = Window(since, until), schema.contacts
        told = and_(window.perhaps(rows), window.published(schema.reports.c.published))
        return tuple(
            (document, report.contacts[row.position])
            for row, (document, report) in self._parts(rows, window.surely(rows) | told)
        )

    def reactions(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Reaction], ...]:
        """The reactions that are about no one incident, published in the window, newest first."""
        rows, told = schema.reactions, Window(since, until).published(schema.reports.c.published)
        return tuple(
            (document, report.reactions[row.position])
            for row, (document, report) in self._parts(rows, and_(rows.c.about.is_(None), told))
        )

    def linked(self, code: str) -> tuple[Linked, ...]:
        """The mentions of the incident that answers to `code`, in the order of linking."""
        self.refresh()
        with self._database.reading() as connection:
            return linked(connection, group_with(connection, code))

    def beside(self, code: str) -> tuple[Linked, ...]:
        """The mentions of other incidents that linking compared with those of this one."""
        self.refresh()
        with self._database.reading() as connection:
            return beside(connection, group_with(connection, code))

    def refresh(self) -> bool:
        """Rebuild the view of incidents where it is stale; False where it was fresh."""
        return refresh(self._database)

    def gists(self, since: int = 0, watch: Watch | None = None) -> Redrawn:
        """A row an incident: those that changed after the version `since`, brought up to date."""
        return bring_gists(self._database, since, watch)

    def search(self, words: str) -> Hits:
        """The numbers of the documents, and of the mentions by their claims, that hold `words`."""
        return bring_search(self._database, words)

    def numbered(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of the documents that search knows by these numbers, in their order."""
        with self._database.reading() as connection:
            return tuple(documents_numbered(connection, [int(one) for one in numbers]))

    def _incidents(self, which: Condition, code: str | None) -> tuple[Incident, ...]:
        self.refresh()
        with self._database.reading() as connection:
            if code is not None:
                which = and_(which, schema.incidents.c.code == group_with(connection, code))
            return assemble(connection, which)

    def _parts(self, rows: Table, which: Condition) -> list[tuple[Any, Coded]]:
        """The rows of a part of standing reports that `which` meets, with their documents."""
        reports = schema.reports
        joined = rows.join(reports, reports.c.seq == rows.c.report)
        newest = (reports.c.published.desc().nulls_last(), reports.c.document, rows.c.position)
        asked = select(rows, reports.c.document).select_from(joined).where(stands(), which)
        inside = select(rows.c.report).select_from(joined).where(which)
        with self._database.reading() as connection:
            found = connection.execute(asked.order_by(*newest)).all()
            documents = coded(connection, reports.c.seq.in_(inside))
        return [(row, documents[row.document]) for row in found]


def _count(connection: Connection, rows: FromClause) -> int:
    return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def _count_standing(connection: Connection, parts: Table) -> int:
    reports = schema.reports
    asked = select(parts.c.report).join(reports, reports.c.seq == parts.c.report)
    return _count(connection, asked.where(stands()).subquery())
