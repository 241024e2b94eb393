"""Copies: who had a text first, and who printed it after that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.ledger.values import CopyGroup, Printing


@dataclass(frozen=True, slots=True)
class Printed:
    """A document: `days` after the first it was published, None where either day is not known."""

    file: str
    document: str
    outlet: str | None
    published: str | None
    url: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """One text: the document that had it first, and the copies in the order of publication.

    `sure` says that the first's day is known and before all others'. Where it is not, `first` is
    the longest of those of the first day, or of all where no day is known.
    """

    first: Printed
    copies: tuple[Printed, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """All groups of copies that a ledger holds, by the day of the first, the unknown last."""

    notices: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def copied(self) -> int:
        """How many documents are copies."""
        return sum(len(one.copies) for one in self.groups)


def copies_page(groups: Iterable[CopyGroup], notices: Sequence[str] = ()) -> CopiesPage:
    """The page of `groups`, in their order."""
    return CopiesPage(tuple(notices), tuple(map(_group, groups)))


def _group(one: CopyGroup) -> Group:
    day = one.first.origin.published
    copies = tuple(_printed(copy, day) for copy in one.copies)
    return Group(_printed(one.first, day), copies, one.sure)


def _printed(one: Printing, first: date | None) -> Printed:
    origin, day = one.origin, one.origin.published
    return Printed(
        file=one.name,
        document=one.document,
        outlet=origin.outlet,
        published=day.isoformat() if day else None,
        url=origin.url,
        days=(day - first).days if day and first else None,
    )
