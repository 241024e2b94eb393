"""What a ledger tells about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.link.card import Card
from rashomon.model.document import Origin
from rashomon.model.incident import MentionRef


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read; `made` is an ISO 8601 time in UTC."""

    name: str
    reason: str
    made: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: of each document the standing report, of each name its refusal."""

    documents: int
    mentions: int
    claims: int
    reactions: int
    contacts: int
    decisions: int
    refused: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention as linking sees it, the code of its incident, and the mention that began that."""

    card: Card
    code: str
    root: MentionRef


@dataclass(frozen=True, slots=True)
class Printing:
    """A document as far as it is known without its text: its id, its name, its origin."""

    document: str
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """A text that several documents hold, whole, cut or lightly edited: who had it first.

    `copies` are the others in the order of publication. `sure` says that the first's day of
    publication is known and before all others' (see `link.copies.groups.Copies`).
    """

    first: Printing
    copies: tuple[Printing, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Days:
    """Days on which documents that tell of incidents were published; None where there is none.

    `first` and `last` of all; `before` and `after` are the nearest on either side of a window.
    """

    first: date | None = None
    last: date | None = None
    before: date | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list: how it was published, which coder read it, how many claims it has."""

    printing: Printing
    coder: str
    claims: int


@dataclass(frozen=True, slots=True)
class Tellers:
    """Documents that tell of the incident `code`: `total` in all, the first published of them."""

    code: str
    total: int
    documents: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a document in its ledger.

    `codes` has the incident of each mention by its key. `tellers` are, for the first of these
    incidents, the other documents that tell of it. `first` is the document that had the text
    first, None where this one did; `copies` are the first of the `copied` other copies.
    """

    codes: tuple[tuple[str, str], ...] = ()
    tellers: tuple[Tellers, ...] = ()
    first: Printing | None = None
    copies: tuple[Printing, ...] = ()
    copied: int = 0


Found = npt.NDArray[np.int64]


class Hits(NamedTuple):
    """The numbers of the documents that hold the words, and of the mentions whose claims do.

    In rising order; there may be very many of them.
    """

    documents: Found
    mentions: Found
