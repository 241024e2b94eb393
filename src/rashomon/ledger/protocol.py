"""What every ledger can do, whatever keeps it. One contract test holds for all of them.

All methods raise LedgerError where the ledger cannot be read or written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from rashomon.ledger.values import Around, CopyGroup, Counts, Days, Hits, Linked, Listed, Refusal
from rashomon.link.card import Card
from rashomon.link.settling import Settled
from rashomon.model.document import Document
from rashomon.model.incident import Decision, Incident, MentionRef, Trace
from rashomon.model.report import Contact, Reaction, Report

if TYPE_CHECKING:
    from rashomon.ledger.gists import Redrawn, Watch

Coded = tuple[Document, Report]
"""A document and its report."""


class Reader(Protocol):
    """The read side. Windows of days include both ends; None leaves an end open."""

    def has(self, document: str) -> bool:
        """Whether the text with this id is in the ledger."""

    def settled(self, document: Document, coder: str) -> bool:
        """Whether adding `document`, coded by this version, would change nothing."""

    def document(self, document: str) -> Document | None:
        """The document with this id, with all that is known about it."""

    def coded(self, document: str) -> Coded | None:
        """The document with this id with its standing report."""

    def listing(self, documents: Sequence[str]) -> tuple[Listed, ...]:
        """The documents with these ids, in their order; without those not in the ledger."""

    def decided(self, document: str) -> Mapping[str, int]:
        """The ids of the document's claims on which a decision holds, each with its number."""

    def size(self) -> int:
        """How many documents the ledger holds."""

    def listed(
        self, most: int, until: date | None = None, after: str | None = None
    ) -> tuple[Listed, ...]:
        """At most `most` documents, the last published first, those of no known day last.

        Documents of one day are in the order of their ids. With `until`, from that day on back;
        with `after`, from behind the document of that id, which was published on `until`, or on no
        known day where that is None.
        """

    def around(self, document: str, most: int) -> Around:
        """The incidents of the document with this id, who else tells of them, and its copies.

        At most `most` documents are named of each kind.
        """

    def report(self, document: str) -> Report | None:
        """The standing report of the document with this id, as decisions leave it."""

    def coding(self, document: str) -> Report | None:
        """The standing report of the document as its coder has it: the last that was added."""

    def counts(self) -> Counts:
        """How much the ledger holds."""

    def cards(self) -> tuple[Card, ...]:
        """A card for each mention of each standing report."""

    def decisions(self, documents: Collection[str] | None = None) -> tuple[Decision, ...]:
        """All decisions as they were made, in their order, numbered from 1.

        With `documents` those that name one of these, and what undoes them.
        """

    def rulings(self, documents: Collection[str] | None = None) -> Settled:
        """The same decisions on the mentions as they stand now, and what waits."""

    def marks(self, refs: Collection[MentionRef]) -> tuple[Trace, ...]:
        """Where these mentions stand, by which decisions know them again."""

    def decision(self, number: int) -> Decision | None:
        """The decision with this number, if there is one."""

    def decided_since(self, number: int) -> tuple[Decision, ...]:
        """The decisions with higher numbers, in their order."""

    def newest_decision(self) -> int:
        """The number of the last decision; 0 where there is none."""

    def last_held(self, by: str | None = None) -> int | None:
        """The number of the last decision that holds and is no undo, of those that `by` made."""

    def codes(self, refs: Collection[MentionRef]) -> dict[MentionRef, str]:
        """The codes of the incidents that hold the mentions; without those that none holds."""

    def names(self, documents: Collection[str]) -> dict[str, str]:
        """The names of the documents with these ids; without those not in the ledger."""

    def refused(self) -> tuple[Refusal, ...]:
        """Inputs that could not be read and were not read since, by name."""

    def changed(self) -> int:
        """A number that changes whenever another opening of the ledger wrote to it.

        It tells nothing else, and two openings have different ones.
        """

    def note(self, key: str) -> str | None:
        """What was last noted under `key`."""

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
        """The incidents that meet all conditions, newest first, those without a date last.

        In the window are those that surely were (`grain.Bounds`); what has no date is left out of
        any window (see `undated`). `party` claims, is blamed or counts its people; `place` is a
        part of a place's name; case does not matter. `code` may be that of any mention. Raises
        InputError where no incident, or more than one, answers to `code`.
        """

    def undated(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        party: str | None = None,
        place: str | None = None,
        type: str | None = None,
    ) -> tuple[Incident, ...]:
        """The incidents that may have been in the window, though that is not sure.

        They have no date, or only a month or year that the window does not hold whole, and are
        told by a document that was published in the window.
        """

    def timeless(self) -> int:
        """How many incidents nothing dates: neither their texts nor a day of publication.

        No window holds them.
        """

    def told(
        self, since: date | None = None, until: date | None = None, most: int | None = None
    ) -> tuple[Incident, ...]:
        """The incidents that a document tells which was published in the window, newest first.

        Each comes with all that is told of it, by documents of other days too. With `most`, only
        those with so many tellings at most.
        """

    def often(self, since: date | None, until: date | None, most: int) -> tuple[str, ...]:
        """The codes of those with more tellings than `most`, the most told first."""

    def days(self, since: date | None = None, until: date | None = None) -> Days:
        """The first and last day on which documents that tell of incidents were published.

        And the nearest such days before `since` and after `until`.
        """

    def copies(self) -> tuple[CopyGroup, ...]:
        """The documents that are copies of others, by who had the text first.

        In the order in which the firsts were published, those of no known day last.
        """

    def contacts(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Contact], ...]:
        """The contacts in the window, the last published first.

        Where a contact's day is not known, what counts is that it may be in the window and that
        its document was published in it.
        """

    def reactions(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Reaction], ...]:
        """The reactions that are about no one incident, published in the window, the last first.

        Those published at an unknown date are in no window.
        """

    def linked(self, code: str) -> tuple[Linked, ...]:
        """The mentions of the incident that answers to `code`, in the order of linking.

        Raises InputError where no incident, or more than one, answers to it.
        """

    def beside(self, code: str) -> tuple[Linked, ...]:
        """The mentions of other incidents that linking compared with those of this one.

        Of an incident of very many mentions the first are looked at, and of very many others some.
        Raises InputError where no incident, or more than one, answers to `code`.
        """

    def gists(self, since: int = 0, watch: Watch | None = None) -> Redrawn:
        """A row an incident (`gists.Gist`): those that changed after the version `since`.

        Those of a ledger that an earlier version wrote, or that holds much new, take their time;
        `watch` is told how many are drawn, and of how many. Where the ledger cannot be written,
        all are given, whatever is asked for.
        """

    def search(self, words: str) -> Hits:
        """Which documents hold all `words`, and the claims on which mentions do, by number.

        Case and accents do not matter; "words in quotes" stand together, and word* begins so. Any
        text may be asked for. `Gist.told` and `Gist.mentions` have the numbers.
        """

    def numbered(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The ids of the documents with these numbers, in their order; without those not there."""

    def refresh(self) -> bool:
        """Rebuild the view of incidents where it is stale; False where it was fresh.

        Questions for incidents do this themselves; do it after adding, so that they are quick.
        Where the ledger is open for reading, the view is renewed on disk if that can be done at
        once, and else for as long as the ledger is open.
        """


class Writer(Protocol):
    """The write side. What is added is never changed or taken away."""

    def add(self, document: Document, report: Report) -> bool:
        """Add one document, whole or not at all; False where its text is there already.

        A text that is there gets the new report appended, to stand from then on, where that is
        by another coder or rests on a better known origin (`standing.supersedes`). Raises
        SpanError where the report cites what does not stand in the text, LedgerError where it is
        on another document or names two of its mentions alike.
        """

    def add_many(self, coded: Iterable[Coded]) -> int:
        """Add documents as they come; how many of them are new.

        They are written in transactions of 64 whole documents or of what came in a second. One
        that `add` would raise for is refused, with the reason, and stops no other.
        """

    def refuse(self, name: str, reason: str) -> None:
        """Record that the input `name` could not be read, unless that is the last word on it."""

    def readable(self, names: Iterable[str]) -> None:
        """Record that these inputs can be read: those of them that were refused are so no more.

        Adding a document that has exactly the refused name does the same.
        """

    def decide(self, decision: Decision, seen: int | None = None) -> int:
        """Append a decision; its number. One without a time (`made` is empty) is made now.

        What a person says of claims and mentions must be on what stands (`report`); by what it is
        known in other codings is entered here. Raises InputError for an undo of a decision that is
        not there, and ConflictError, which is one, for an undo of what was undone already, for
        words on what stands no more, and, with `seen`, where decisions with higher numbers are on
        the same (see `meanwhile.check_seen`).
        """

    def take_over(self, decisions: Sequence[Decision]) -> int:
        """Append another ledger's decisions, all or none, in the order of their numbers.

        Those that are here already are left out; how many are new. They are numbered anew, and so
        is what they undo. Raises InputError as `decide` does, and for an undo of a decision that
        is not among them before it.
        """

    def set_note(self, key: str, value: str) -> None:
        """Note something about the ledger as a whole."""


class Ledger(Reader, Writer, Protocol):
    """Both sides of one ledger, which belongs to one thread."""
