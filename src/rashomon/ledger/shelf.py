"""The texts of a ledger's view, as finding copies asks for them.

`fill` enters all of them at once, `Shelf` takes them in one by one; the rows are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from rashomon.ledger.schema import reports, text_keys, text_links, texts
from rashomon.ledger.select import chunks, codings, stands
from rashomon.ledger.sketches import sketch_of
from rashomon.ledger.values import CopyGroup, Printing
from rashomon.link.copies.groups import home, is_sure, link, links, settle
from rashomon.link.copies.pairs import NEAR, Sketched, day_of, document_of, worth_comparing
from rashomon.link.copies.sketch import keys

_ROWS = 20_000
_BEFORE = (
    select(text_keys.c.place)
    .where(text_keys.c.key == bindparam("key"), text_keys.c.place < bindparam("at"))
    .order_by(text_keys.c.place.desc())
    .limit(bindparam("most"))
)
_AFTER = (
    select(text_keys.c.place)
    .where(text_keys.c.key == bindparam("key"), text_keys.c.place > bindparam("at"))
    .order_by(text_keys.c.place)
    .limit(bindparam("most"))
)

Pair = tuple[str, str]
"""Two places, the earlier first."""


def fill(connection: Connection, every: Iterable[Sketched]) -> None:
    """Enter all texts into the empty tables of the view."""
    ordered = sorted(every, key=lambda text: text.place)
    found = links(ordered)
    places = {one.document: one.place for one in ordered}
    first = {copy: places[group.first] for group in settle(ordered, found) for copy in group.copies}
    _enter(
        connection,
        texts,
        (
            {"place": one.place, "document": one.document, "first": first.get(one.document, "")}
            for one in ordered
        ),
    )
    by_key = sorted((key, at) for at, one in enumerate(ordered) for key in keys(one.sketch))
    _enter(connection, text_keys, ({"key": key, "place": ordered[at].place} for key, at in by_key))
    _enter(
        connection,
        text_links,
        (
            {"later": ordered[later].place, "earlier": ordered[one].place}
            for later in sorted(found)
            for one in found[later]
        ),
    )


def _enter(connection: Connection, table: Any, rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _ROWS:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def groups(connection: Connection) -> tuple[CopyGroup, ...]:
    """The groups of copies in the view, in the order of their firsts."""
    copied = select(texts.c.first).where(texts.c.first != "")
    inside = or_(texts.c.first != "", texts.c.place.in_(copied))
    rows = connection.execute(select(texts).where(inside).order_by(texts.c.place)).all()
    known: dict[str, Printing] = {}
    for some in chunks([row.document for row in rows]):
        for document, coding in codings(connection, some).items():
            known[document] = Printing(document, coding.name, coding.origin)
    held: dict[str, list[Printing]] = {row.place: [] for row in rows if not row.first}
    for row in rows:
        if row.first:
            held[row.first].append(known[row.document])
    return tuple(_group(known[document_of(first)], some) for first, some in held.items())


def _group(first: Printing, held: Sequence[Printing]) -> CopyGroup:
    day, *days = (
        one.origin.published.isoformat() if one.origin.published else None for one in (first, *held)
    )
    return CopyGroup(first, tuple(held), is_sure(day, days))


class Shelf:
    """The texts of the view, of which some came, went or got another day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Sketched] = {}
        self._touched: set[str] = set()
        self._retold: set[str] = set()

    def catch_up(self, documents: Sequence[str]) -> set[str]:
        """Bring the view up to these documents as they stand now.

        The ids of those, whether among them or not, that are now a copy of another than before.
        """
        for some in chunks(sorted(documents)):
            held = self._held(some)
            for one in self._standing(some):
                before = held.get(one.document)
                if before == one.place:
                    continue
                if before:
                    self._remove(before)
                self._add(one)
        self._settle()
        return self._retold

    def _held(self, documents: Sequence[str]) -> dict[str, str]:
        asked = select(texts.c.document, texts.c.place).where(texts.c.document.in_(documents))
        return {row.document: row.place for row in self._connection.execute(asked)}

    def _standing(self, documents: Sequence[str]) -> list[Sketched]:
        asked = select(reports.c.document, reports.c.published)
        rows = self._connection.execute(asked.where(stands(), reports.c.document.in_(documents)))
        days = {row.document: row.published for row in rows}
        drawn = sketch_of(self._connection, documents)
        return [Sketched(one, days[one], drawn[one]) for one in documents]

    def _add(self, one: Sketched) -> None:
        """Enter a text and its links; those that it comes between may lose theirs."""
        place = self._know(one)
        row = {"place": place, "document": one.document, "first": ""}
        self._connection.execute(insert(texts), row)
        rows = [{"key": key, "place": place} for key in keys(one.sketch)]
        if rows:
            self._connection.execute(insert(text_keys), rows)
        near, across = self._around(one)
        self._touched.add(place)
        self._drop(pair for pair in across if not self._near(*pair))
        self._link((min(place, other), max(place, other)) for other in near)

    def _remove(self, place: str) -> None:
        """Take a text and its links away; those that it stood between may be linked now."""
        (one,) = self._texts([place])
        _, across = self._around(one)
        here = or_(text_links.c.later == place, text_links.c.earlier == place)
        for row in self._connection.execute(select(text_links).where(here)):
            self._touched |= {row.later, row.earlier}
        self._connection.execute(delete(text_links).where(here))
        self._connection.execute(delete(text_keys).where(text_keys.c.place == place))
        self._connection.execute(delete(texts).where(texts.c.place == place))
        self._touched.discard(place)
        self._link(pair for pair in across if self._near(*pair))

    def _around(self, one: Sketched) -> tuple[set[str], set[Pair]]:
        """The texts near `one` in its blocks, and pairs that it comes between (`_straddling`)."""
        near: set[str] = set()
        across: set[Pair] = set()
        for key in keys(one.sketch):
            before = self._places(_BEFORE, key, one.place)
            after = self._places(_AFTER, key, one.place)
            near.update(before, after)
            across.update(_straddling(before, after))
        return near, across

    def _places(self, asked: Any, key: int, at: str) -> Sequence[str]:
        values = {"key": key, "at": at, "most": NEAR}
        return self._connection.execute(asked, values).scalars().all()

    def _near(self, earlier: str, later: str) -> bool:
        """Whether two texts are compared: in some block fewer than NEAR stand between them."""
        one, other = self._texts([earlier, later])
        between = text_keys.c.place > earlier, text_keys.c.place < later
        for key in set(keys(one.sketch)).intersection(keys(other.sketch)):
            asked = (
                select(func.count()).select_from(text_keys).where(text_keys.c.key == key, *between)
            )
            if self._connection.execute(asked).scalar_one() < NEAR:
                return True
        return False

    def _drop(self, pairs: Iterable[Pair]) -> None:
        """Undo the links of `pairs` that have one."""
        for earlier, later in sorted(pairs):
            here = text_links.c.later == later, text_links.c.earlier == earlier
            if self._connection.execute(delete(text_links).where(*here)).rowcount:
                self._touched |= {earlier, later}

    def _link(self, pairs: Iterable[Pair]) -> None:
        """Link those of `pairs` that are copies and not linked yet."""
        wanted = sorted(set(pairs))
        self._texts(sorted({place for pair in wanted for place in pair}))
        for earlier, later in wanted:
            one, other = self._texts([earlier, later])
            if worth_comparing(one.sketch, other.sketch) and link(one, other):
                row = {"later": later, "earlier": earlier}
                self._connection.execute(insert(text_links).prefix_with("OR IGNORE"), row)
                self._touched |= {earlier, later}

    def _settle(self) -> None:
        """Tell anew who had it first of what was touched, and of all to which that matters."""
        waiting = sorted(self._touched)
        queued = set(waiting)
        while waiting:
            place = heappop(waiting)
            if not self._told_anew(place):
                continue
            for later in self._linked(text_links.c.later, text_links.c.earlier, place):
                if later not in queued:
                    queued.add(later)
                    heappush(waiting, later)

    def _told_anew(self, place: str) -> bool:
        """Whether the text belongs to another first than before, which is then kept."""
        before = self._firsts([place])[place]
        some = self._linked(text_links.c.earlier, text_links.c.later, place)
        known = self._firsts(some)
        texts_of = self._texts([*some, *(known[one] for one in some if known[one])])
        at = {one.place: one for one in texts_of}
        (text,) = self._texts([place])
        found = home(text, ((at[one], at.get(known[one])) for one in some))
        first = found.place if found else ""
        if first == before:
            return False
        self._connection.execute(update(texts).where(texts.c.place == place).values(first=first))
        self._retold.add(text.document)
        return True

    def _linked(self, asked: Column[str], held: Column[str], place: str) -> Sequence[str]:
        rows = self._connection.execute(select(asked).where(held == place).order_by(asked))
        return rows.scalars().all()

    def _firsts(self, places: Sequence[str]) -> dict[str, str]:
        asked = select(texts.c.place, texts.c.first)
        return {
            row.place: row.first
            for some in chunks(places)
            for row in self._connection.execute(asked.where(texts.c.place.in_(some)))
        }

    def _know(self, one: Sketched) -> str:
        self._known[one.place] = one
        return one.place

    def _texts(self, places: Sequence[str]) -> list[Sketched]:
        """The texts at `places`, in that order."""
        missing = [place for place in places if place not in self._known]
        if missing:
            documents = [document_of(place) for place in missing]
            drawn = sketch_of(self._connection, documents)
            for place, document in zip(missing, documents, strict=True):
                self._know(Sketched(document, day_of(place), drawn[document]))
        return [self._known[place] for place in places]


def _straddling(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pairs around a place between which, with it, NEAR others stand, and without it one less.

    `before` and `after` are the NEAR places around it, the nearest first.
    """
    for at, one in enumerate(before):
        if NEAR - 1 - at < len(after):
            yield one, after[NEAR - 1 - at]
