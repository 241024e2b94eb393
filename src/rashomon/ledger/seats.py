"""The mentions of a ledger's view and where they are placed, as linking asks for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from rashomon.ledger.schema import blocks, tellings
from rashomon.ledger.select import chunks
from rashomon.link.blocks import days_of_parties, keys
from rashomon.link.board import REACH
from rashomon.link.card import decode, encode
from rashomon.link.codes import mark_of
from rashomon.link.order import Rank, order, place_of, rank
from rashomon.link.placing import Change, Placed, Seat, sways
from rashomon.link.traits import Traits, traits
from rashomon.model.incident import MentionRef

_FIRST = (
    select(blocks.c.place)
    .where(blocks.c.block == bindparam("key"), blocks.c.place < bindparam("at"))
    .order_by(blocks.c.place)
    .limit(bindparam("most"))
)
_LAST = _FIRST.order_by(None).order_by(blocks.c.place.desc())
_NEXT = (
    select(blocks.c.place)
    .where(blocks.c.block == bindparam("key"), blocks.c.place > bindparam("at"))
    .order_by(blocks.c.place)
    .limit(bindparam("most"))
)
_SEAT = select(
    tellings.c.place,
    tellings.c.card,
    tellings.c.root,
    tellings.c.via,
    tellings.c.points,
    tellings.c.sure,
)
_END = 2**31 - 1  # more places than there are in any block


@lru_cache(maxsize=65536)
def number_of(key: str) -> int:
    """The number that a block goes by; that two blocks share one does no harm."""
    return int.from_bytes(
        hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True
    )


@lru_cache(maxsize=4096)
def _traits(card: str) -> Traits:
    """The traits of an encoded card; those of a few thousand are kept at hand."""
    return traits(decode(card))


class _Where(NamedTuple):
    """Where a mention was placed, as the view keeps it: see `placing.Placed`."""

    root: str = ""
    via: str = ""
    points: float = 0.0
    sure: int = 1


def where_of(found: Placed, place: Callable[[MentionRef], str]) -> _Where:
    """Where a mention was placed; `place` has the place of any other."""
    via = place(found.via) if found.via else ""
    return _Where(place(found.root), via, found.points, int(found.sure))


def row_of(one: Traits, where: _Where) -> dict[str, Any]:
    """The row of a mention and where it was placed."""
    card = one.card
    return {
        "place": place_of(one),
        "document": card.ref.document,
        "key": card.ref.key,
        "published": card.published,
        "card": encode(card),
        "code": "",
        "mark": mark_of(card.ref),
        **where._asdict(),
    }


def blocks_of(one: Traits) -> list[dict[str, Any]]:
    """The rows of the blocks that a mention is in."""
    place = place_of(one)
    return [{"block": number, "place": place} for number in {number_of(k) for k in keys(one)}]


class Seats:
    """The placed mentions, read from and written to the view. See `relink.Places`.

    `moved` holds the roots, before and after, of every mention that was put, added or removed,
    `codes` those of incidents from which one was removed, `marks` the longest codes of mentions
    that were added or removed.
    """

    def __init__(self, connection: Connection) -> None:
        self.moved: set[str] = set()
        self.codes: set[str] = set()
        self.marks: set[str] = set()
        self._connection = connection
        self._known: dict[str, Traits] = {}
        self._where: dict[str, _Where] = {}

    def mentions(self, at: Rank) -> Sequence[Traits]:
        """The mentions of one rank, by key."""
        first = str(at)
        within = (tellings.c.place >= first, tellings.c.place < first[:-1] + "!")
        rows = self._connection.execute(
            select(tellings.c.place).where(*within).order_by(tellings.c.place)
        )
        return self.traits([row.place for row in rows])

    def near(self, one: Traits) -> Iterable[Seat]:
        """What `one` is compared with: the first and the last before its rank of each block."""
        at = str(rank(one))
        found = {place for key in keys(one) for place in self._before(number_of(key), at)}
        roots = self.roots(found)
        pairs = zip(self.traits(roots), self.traits(roots.values()), strict=True)
        return [Seat(member, root) for member, root in pairs]

    def told(self, at: Rank) -> Collection[MentionRef]:
        """What began the incidents that the rank's document is told of by lower ranks."""
        asked = select(tellings.c.root).where(
            tellings.c.document == at.document, tellings.c.place < str(at)
        )
        roots = self._connection.execute(asked).scalars().all()
        return {root.card.ref for root in self.traits(roots)}

    def put(self, one: Traits, found: Placed) -> bool:
        """Place a mention; whether its incident is another than before."""
        place = place_of(one)
        self.traits([place])
        before, now = self._where[place], where_of(found, self._place)
        if before == now:
            return False
        self._where[place] = now
        changed = update(tellings).where(tellings.c.place == place).values(**now._asdict())
        self._connection.execute(changed)
        if before.root == now.root:
            return False
        self.moved |= {before.root, now.root} - {""}
        return before.root != ""  # what is new moves nothing that `add` has not told of

    def swayed(self, one: Traits) -> Iterable[Rank]:
        """The higher ranks that are compared with `one` and to which it may matter where it is."""
        return {rank(other) for other in self._swayed(one, self.after(one), Change.MOVES)}

    def after(self, one: Traits) -> Sequence[Traits]:
        """The mentions of higher ranks that are compared with `one`."""
        at = place_of(one)
        return self.traits({p for key in keys(one) for p in self._after(number_of(key), at)})

    def later(self, at: Rank) -> Iterable[Rank]:
        """The higher ranks of the same document."""
        asked = select(tellings.c.place).where(
            tellings.c.document == at.document, tellings.c.place > str(at)
        )
        places = self._connection.execute(asked).scalars().all()
        return {one for one in map(rank, self.traits(places)) if one != at}

    def add(self, one: Traits) -> set[Rank]:
        """Enter a mention, placed nowhere; the ranks that are to be placed anew."""
        self.marks.add(mark_of(one.card.ref))
        self._known[place_of(one)], self._where[place_of(one)] = one, _Where()
        self._connection.execute(insert(tellings), row_of(one, _Where()))
        rows = blocks_of(one)
        if rows:
            self._connection.execute(insert(blocks), rows)
        return {rank(one), *self._shifted(one, Change.COMES), *self.later(rank(one))}

    def remove(self, one: Traits) -> set[Rank]:
        """Take a mention away; the ranks that are to be placed anew."""
        self.marks.add(mark_of(one.card.ref))
        place = place_of(one)
        touched = {rank(one), *self._shifted(one, Change.GOES), *self.later(rank(one))}
        asked = select(tellings.c.code).where(tellings.c.place == place)
        self.moved |= {self._where[place].root, place}
        self.codes.add(self._connection.execute(asked).scalar_one())
        self._connection.execute(delete(tellings).where(tellings.c.place == place))
        self._connection.execute(delete(blocks).where(blocks.c.place == place))
        return touched

    def others(self, root: Traits) -> Sequence[Traits]:
        """Up to some of the other roots that share a day and two parties with `root`."""
        mine = place_of(root)
        found: set[str] = set()
        for key in days_of_parties(root):
            found.update(self.beginning(key, 3))
        return self.traits(found - {mine})

    def beginning(self, key: str, most: int) -> Sequence[str]:
        """The first `most` places in a block of mentions that began an incident."""
        joined = blocks.join(tellings, tellings.c.place == blocks.c.place)
        asked = select(blocks.c.place).select_from(joined)
        asked = asked.where(blocks.c.block == number_of(key), tellings.c.root == tellings.c.place)
        found = self._connection.execute(asked.order_by(blocks.c.place).limit(most))
        return found.scalars().all()

    def roots(self, places: Iterable[str]) -> dict[str, str]:
        """The place of the root of each place, sorted; those that are gone are left out."""
        wanted = sorted(set(places))
        self.traits(wanted)
        return {place: self._where[place].root for place in wanted if place in self._where}

    def traits(self, places: Iterable[str]) -> Sequence[Traits]:
        """The mentions at `places`, in their order; those that are gone are left out."""
        wanted = list(places)
        missing = sorted({place for place in wanted if place not in self._known})
        for some in chunks(missing):
            for row in self._connection.execute(_SEAT.where(tellings.c.place.in_(some))):
                self._known[row.place] = _traits(row.card)
                self._where[row.place] = _Where(row.root, row.via, row.points, row.sure)
        return [self._known[place] for place in wanted if place in self._known]

    def _place(self, ref: MentionRef) -> str:
        asked = select(tellings.c.place).where(
            tellings.c.document == ref.document, tellings.c.key == ref.key
        )
        return str(self._connection.execute(asked).scalar_one())

    def _swayed(self, one: Traits, others: Iterable[Traits], change: Change) -> Iterator[Traits]:
        """Those of `others` behind `one` to whose placement its change may matter."""
        for other in others:
            if order(other) > order(one) and self._sways(one, other, change):
                yield other

    def _sways(self, one: Traits, other: Traits, change: Change) -> bool:
        where = self._where[place_of(other)]
        via = one.card.ref if where.via == place_of(one) else other.card.ref if where.via else None
        return sways(
            other, Placed(other.card.ref, via, where.points, bool(where.sure)), one, change
        )

    def _places(self, asked: Any, key: int, at: str, most: int) -> Sequence[str]:
        values = {"key": key, "at": at, "most": most}
        return self._connection.execute(asked, values).scalars().all()

    def _before(self, key: int, at: str) -> Iterator[str]:
        """The first and the last of a block before a place."""
        first = self._places(_FIRST, key, at, 2 * REACH + 1)
        if len(first) <= 2 * REACH:
            yield from first
            return
        yield from first[:REACH]
        yield from self._places(_LAST, key, at, REACH)

    def _after(self, key: int, at: str) -> Sequence[str]:
        """Those in a block that have a place among their first or their last before them."""
        early = len(self._places(_FIRST, key, at, REACH)) < REACH
        return self._places(_NEXT, key, at, _END if early else REACH)

    def _shifted(self, one: Traits, change: Change) -> set[Rank]:
        """The ranks to which it matters whether `one` is there.

        In a crowded block it comes between others and what they would else be compared with.
        """
        at = place_of(one)
        found: set[Rank] = set()
        for number in sorted({number_of(key) for key in keys(one)}):
            before = self._places(_FIRST, number, at, REACH)
            early = len(before) < REACH
            later = self._places(_NEXT, number, at, _END if early else REACH)
            found |= {rank(other) for other in self._swayed(one, self.traits(later), change)}
            if len(before) + len(later) >= REACH and later:
                last = before if early else self._places(_LAST, number, at, REACH)[::-1]
                found |= self._displaced(before, last, later, change)
        return found

    def _displaced(
        self, before: Sequence[str], last: Sequence[str], later: Sequence[str], change: Change
    ) -> set[Rank]:
        """The ranks of those `later` whose view of the block ends elsewhere for the change."""
        found: set[Rank] = set()
        other = Change.GOES if change is Change.COMES else Change.COMES
        if len(before) < REACH:  # it is among the first: another is so no more, or not yet
            edge = self.traits([*before, *later][REACH - 1 : REACH])
            found |= {rank(y) for z in edge for y in self._swayed(z, self.traits(later), other)}
        for end, place in zip([*last, *later], later[REACH - len(last) :], strict=False):
            ends = self.traits([end])
            found |= {rank(y) for z in ends for y in self._swayed(z, self.traits([place]), other)}
        return found
