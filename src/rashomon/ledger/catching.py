"""Bringing the view up to what was added since: only what that can have touched is linked anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Column, Connection, Select, delete, func, select, update

from rashomon.ledger import gisting, schema
from rashomon.ledger.concerned import moved_by
from rashomon.ledger.docket import linked_since, named_since
from rashomon.ledger.kept import enter
from rashomon.ledger.material import Stamp, cards, stamp_of
from rashomon.ledger.ruled import changed_since
from rashomon.ledger.schema import incidents, tellings
from rashomon.ledger.seats import Seats
from rashomon.ledger.select import chunks
from rashomon.ledger.settled import settled_links
from rashomon.ledger.shelf import Shelf
from rashomon.ledger.view import View, tell
from rashomon.link.blocks import days_of_parties
from rashomon.link.codes import PREFIX, SHORTEST, mark_of, shortest
from rashomon.link.lonely import partner
from rashomon.link.order import Rank, order, place_of
from rashomon.link.overlay import overlay
from rashomon.link.relink import relink
from rashomon.link.rulings import in_force
from rashomon.link.traits import Traits, traits
from rashomon.link.weights import score
from rashomon.model.incident import Decision, MentionRef

_FEW = 4  # roots of one day and two parties; where there are more, none of them is lonely
FEW = 2
"""Documents up to which catching up pays, whatever the size of the ledger."""

SHARE = 0.03
"""The part of a ledger's documents up to which catching up pays: one costs what linking some thirty
of them anew does."""


class Behind(NamedTuple):
    """What a view lacks: documents that were added or coded anew, and those that were decided on
    since, with those of them whose reports are other reports for it."""

    added: tuple[str, ...]
    named: frozenset[str]
    ruled: tuple[str, ...]

    def documents(self) -> tuple[str, ...]:
        """Those whose mentions may be others than in the view."""
        return (*self.added, *self.ruled)


def behind(connection: Connection, kept: Stamp) -> Behind:
    """What came since `kept`."""
    reports = schema.reports
    asked = select(reports.c.document).where(reports.c.seq > kept.report).distinct()
    added = tuple(connection.execute(asked.order_by(reports.c.document)).scalars())
    named = named_since(connection, kept.decision)
    ruled = changed_since(connection, kept.decision, named.difference(added))
    return Behind(added, frozenset(named), tuple(ruled))


def is_little(connection: Connection, lacks: Behind) -> bool:
    """Whether catching up with it pays."""
    every = connection.execute(select(func.count()).select_from(schema.documents)).scalar_one()
    return bool(len(lacks.documents()) <= max(FEW, SHARE * every))


def catch_up(connection: Connection, kept: Stamp, lacks: Behind) -> None:
    """Bring the view from `kept` to the record as it stands: up to what it `lacks`.

    The result is the same, row by row, as that of building the view anew.
    """
    seats = Seats(connection)
    documents = lacks.documents()
    relink(seats, _changed(connection, seats, documents))
    retold = Shelf(connection).catch_up(lacks.added)
    now = stamp_of(connection)
    groups = _Groups(connection, seats)
    if documents or linked_since(connection, kept.decision):
        held = settled_links(connection, lacks.named.union(documents))
        groups.renew(moved_by(held, kept.decision, set(documents)))
    connection.execute(update(schema.stamp).values(built_from=str(now)))
    told = gisting.touched(connection, {*documents, *retold, *lacks.named})
    gisting.mark(connection, kept, now, groups.told | told)


def _changed(connection: Connection, seats: Seats, documents: Sequence[str]) -> set[Rank]:
    """Enter what `documents` mention now and take out what they no longer do."""
    ranks: set[Rank] = set()
    for some in chunks(documents):
        held = select(tellings.c.place).where(tellings.c.document.in_(some))
        before = seats.traits(connection.execute(held).scalars().all())
        after = [traits(one) for one in cards(connection, schema.reports.c.document.in_(some))]
        had, has = {one.card for one in before}, {one.card for one in after}
        for one in before:
            ranks |= seats.remove(one) if one.card not in has else set()
        for one in after:
            ranks |= seats.add(one) if one.card not in had else set()
    return ranks


class _Groups:
    """The incidents of the view, of which some are to be told anew.

    `told` are the codes of those that were, those they had before among them.
    """

    def __init__(self, connection: Connection, seats: Seats) -> None:
        self.told: set[str] = set()
        self._connection = connection
        self._seats = seats
        self._decisions: tuple[Decision, ...] = ()
        self._asked: set[str] = set()
        self._paired: dict[str, Traits | None] = {}

    def renew(self, moved: Iterable[MentionRef]) -> None:
        """Tell the incidents anew that mentions came to or left, and those that hang on them.

        `moved` are mentions that decisions may have moved.
        """
        roots = self._seats.moved | self._beside(self._seats.moved) | self._roots(moved)
        codes, before = self._seats.codes, (-1, -1)
        while before != (len(codes), len(roots)):
            before = len(codes), len(roots)
            ruled = self._roots(self._ruled_with(roots))
            codes, roots = self._closed(codes, roots | ruled | self._partners(roots))
        gone = self._marks(codes)
        self._delete(codes)
        self._tell(self._grouped(roots), gone)

    def _beside(self, roots: Iterable[str]) -> set[str]:
        """The roots that share a day and two parties with some of `roots`, where they are few."""
        found: set[str] = set()
        for root in self._seats.traits(sorted(roots)):
            for key in days_of_parties(root):
                near = self._seats.beginning(key, _FEW + 1)
                found.update(near if len(near) <= _FEW else ())
        return found

    def _partners(self, roots: Iterable[str]) -> set[str]:
        """Those that rules put to some of `roots`, and decisions may have parted from them."""
        pairs = (self._partner(root) for root in self._seats.traits(sorted(roots)))
        return {place_of(one) for one in pairs if one}

    def _partner(self, root: Traits) -> Traits | None:
        at = place_of(root)
        if at not in self._paired:
            self._paired[at] = partner(root, self._seats.others)
        return self._paired[at]

    def _closed(self, codes: set[str], roots: set[str]) -> tuple[set[str], set[str]]:
        """The codes that mentions of `roots` have had, and all the roots of mentions with those."""
        of_roots = select(tellings.c.code).where(tellings.c.code != "").distinct()
        codes = codes | self._all(of_roots, tellings.c.root, roots)
        of_codes = select(tellings.c.root).distinct()
        return codes, roots | self._all(of_codes, tellings.c.code, codes)

    def _ruled_with(self, roots: set[str]) -> set[MentionRef]:
        """The mentions that decisions name beside some of those with `roots`."""
        asked = select(tellings.c.document, tellings.c.key)
        here = {
            MentionRef(row.document, row.key)
            for some in chunks(sorted(roots))
            for row in self._connection.execute(asked.where(tellings.c.root.in_(some)))
        }
        self._ask({ref.document for ref in here})
        held = in_force(self._decisions)
        return {ref for one in held if not here.isdisjoint(one.refs()) for ref in one.refs()}

    def _ask(self, documents: set[str]) -> None:
        """Look up the joins and splits that name these documents, beside those looked up before."""
        if documents <= self._asked:
            return
        new = settled_links(self._connection, documents - self._asked).decisions
        known = {one.number: one for one in (*self._decisions, *new)}
        self._decisions = tuple(known[number] for number in sorted(known))
        self._asked |= documents

    def _roots(self, refs: Iterable[MentionRef]) -> set[str]:
        """The roots of some mentions; those that are gone are left out."""
        wanted = set(refs)
        asked = select(tellings.c.document, tellings.c.key, tellings.c.root)
        return {
            row.root
            for some in chunks(sorted({ref.document for ref in wanted}))
            for row in self._connection.execute(asked.where(tellings.c.document.in_(some)))
            if MentionRef(row.document, row.key) in wanted
        }

    def _grouped(self, roots: set[str]) -> list[list[Traits]]:
        """The mentions of each incident that begins at one of `roots`, in their order."""
        asked, members = (
            select(tellings.c.root, tellings.c.place),
            defaultdict[str, list[str]](list),
        )
        for some in chunks(sorted(roots)):
            for row in self._connection.execute(asked.where(tellings.c.root.in_(some))):
                members[row.root].append(row.place)
        told = {root: self._seats.traits(places) for root, places in members.items()}
        for one, other in list(self._pairs(told)):
            told[one] = [*told[one], *told.pop(other)]
        known = {one.card.ref: one for some in told.values() for one in some}

        def alike(one: MentionRef, other: MentionRef) -> float:
            return score(known[one], known[other])

        refs = [[one.card.ref for one in some] for some in told.values()]
        groups = overlay(refs, self._decisions, alike)
        return [sorted((known[ref] for ref in group), key=order) for group in groups]

    def _pairs(self, told: dict[str, Sequence[Traits]]) -> Iterable[tuple[str, str]]:
        """Incidents that have only each other, the earlier first."""
        for root in self._seats.traits(sorted(told)):
            other = self._partner(root)
            if other and order(root) < order(other):
                one, two = place_of(root), place_of(other)
                mine, theirs = ({t.card.ref.document for t in told[at]} for at in (one, two))
                if mine.isdisjoint(theirs):
                    yield one, two

    def _marks(self, codes: Iterable[str]) -> set[str]:
        return self._all(select(incidents.c.mark), incidents.c.code, codes)

    def _delete(self, codes: set[str]) -> None:
        self.told |= codes
        for table in (incidents, schema.parties, schema.places):
            for some in chunks(sorted(codes)):
                self._connection.execute(delete(table).where(table.c.code.in_(some)))

    def _tell(self, groups: Sequence[Sequence[Traits]], gone: set[str]) -> None:
        """Enter the incidents, with codes that no other has."""
        marks = [mark_of(group[0].card.ref) for group in groups]
        codes = self._codes(marks, gone)
        self.told.update(codes[mark] for mark in marks)
        view = View("", [], [], [], [], [])
        for mark, group in zip(marks, groups, strict=True):
            tell(view, codes[mark], [one.card for one in group])
            places = [place_of(one) for one in group]
            for some in chunks(places):
                here = update(tellings).where(tellings.c.place.in_(some))
                self._connection.execute(here.values(code=codes[mark]))
        enter(self._connection, view)

    def _codes(self, marks: Sequence[str], gone: Iterable[str]) -> dict[str, str]:
        """The codes of the incidents with `marks`; others like them get theirs anew.

        Like them are those whose marks begin as one that came or went.
        """
        held: dict[str, str] = {}
        others: set[str] = set()
        for start in {one[: len(PREFIX) + SHORTEST] for one in (*marks, *gone, *self._seats.marks)}:
            alike, told = (
                select(*columns).where(table.c.mark >= start, table.c.mark < start + "~")
                for table, columns in (
                    (incidents, (incidents.c.mark, incidents.c.code)),
                    (tellings, (tellings.c.mark,)),
                )
            )
            held |= {row.mark: row.code for row in self._connection.execute(alike)}
            others.update(self._connection.execute(told).scalars())
        codes = shortest([*marks, *held, *others])
        renamed = {old: codes[mark] for mark, old in held.items() if codes[mark] != old}
        self.told |= {*renamed, *renamed.values()}
        for old, new in renamed.items():
            for table in (incidents, tellings, schema.parties, schema.places):
                here = update(table).where(table.c.code == old).values(code=new)
                self._connection.execute(here)
        return codes

    def _all(
        self, asked: Select[tuple[str]], column: Column[str], values: Iterable[str]
    ) -> set[str]:
        """What `asked` finds where `column` has one of `values`."""
        return {
            str(found)
            for some in chunks(sorted(values))
            for found in self._connection.execute(asked.where(column.in_(some))).scalars()
        }
