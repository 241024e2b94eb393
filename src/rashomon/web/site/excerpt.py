"""A ledger of which no more is seen than what is published."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, cast

from rashomon.ledger.gists import Redrawn, Watch
from rashomon.ledger.protocol import Coded, Reader
from rashomon.ledger.values import Around, Days
from rashomon.model.document import Document
from rashomon.model.incident import Decision, Incident
from rashomon.model.report import Contact, Reaction, Report
from rashomon.web.desk import Desk
from rashomon.web.settings import Settings
from rashomon.web.site.wanted import Chosen

_AS_IT_IS = {"changed", "codes", "decided", "linked", "names", "note", "refused", "rulings"}
"""What pages ask of a ledger by name: for these they have the names of what was chosen alone."""


class Excerpt:
    """The read side of a ledger, less what was not chosen.

    It answers what the pages of a site ask and no more: what a page learns to ask anew must be
    said here first, so that nothing is published which nobody thought of.
    """

    def __init__(self, reader: Reader, chosen: Chosen) -> None:
        self._reader = reader
        self._chosen = chosen
        self._codes = chosen.codes
        self._days = chosen.days

    def __getattr__(self, name: str) -> Any:
        """What is as it is in the ledger."""
        if name not in _AS_IT_IS:
            raise AttributeError(name)
        return getattr(self._reader, name)

    def incidents(self, **asked: Any) -> tuple[Incident, ...]:
        """Those that were chosen."""
        return self._kept(self._reader.incidents(**asked))

    def undated(self, **asked: Any) -> tuple[Incident, ...]:
        """Those that were chosen."""
        return self._kept(self._reader.undated(**asked))

    def told(
        self, since: date | None = None, until: date | None = None, most: int | None = None
    ) -> tuple[Incident, ...]:
        """Those that were chosen."""
        return self._kept(self._reader.told(since, until, most))

    def often(self, since: date | None, until: date | None, most: int) -> tuple[str, ...]:
        """Those that were chosen."""
        found = self._reader.often(since, until, most)
        return tuple(code for code in found if code in self._codes)

    def gists(self, since: int = 0, watch: Watch | None = None) -> Redrawn:
        """Those that were chosen, all of them."""
        del since, watch
        return Redrawn(1, self._chosen.gists, (), whole=True)

    def timeless(self) -> int:
        """How many of those that were chosen nothing dates."""
        return sum(one.first is None and not one.days for one in self._chosen.gists)

    def days(self, since: date | None = None, until: date | None = None) -> Days:
        """The days on which documents that tell of what was chosen were published."""
        days = self._days
        if not days:
            return Days()
        at, after = bisect_left(days, since or date.min), bisect_right(days, until or date.max)
        return Days(
            first=days[0],
            last=days[-1],
            before=days[at - 1] if since and at else None,
            after=days[after] if until and after < len(days) else None,
        )

    def contacts(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Contact], ...]:
        """Those that documents tell of which are published."""
        found = self._reader.contacts(since, until)
        return tuple(one for one in found if one[0].id in self._chosen.mentions)

    def reactions(
        self, since: date | None = None, until: date | None = None
    ) -> tuple[tuple[Document, Reaction], ...]:
        """Those that documents tell of which are published."""
        found = self._reader.reactions(since, until)
        return tuple(one for one in found if one[0].id in self._chosen.mentions)

    def decisions(self, documents: Collection[str] | None = None) -> tuple[Decision, ...]:
        """Those on what was chosen, with the numbers that they have."""
        made = self._reader.decisions(documents)
        return tuple(one for one in made if one.number in self._chosen.rulings)

    def document(self, document: str) -> Document | None:
        """One that is published."""
        return self._reader.document(document) if document in self._chosen.mentions else None

    def report(self, document: str) -> Report | None:
        """What a document's report tells of the incidents that were chosen."""
        found = self.coded(document)
        return found[1] if found else None

    def coded(self, document: str) -> Coded | None:
        """A document that is published, and of its report what is."""
        keys, found = self._chosen.mentions.get(document), self._reader.coded(document)
        if found is None or keys is None:
            return None
        text, report = found
        return text, replace(
            report,
            mentions=tuple(one for one in report.mentions if one.key in keys),
            claims=tuple(one for one in report.claims if one.incident in keys),
            reactions=tuple(one for one in report.reactions if one.about in {None, *keys}),
        )

    def around(self, document: str, most: int) -> Around:
        """What of it is published."""
        found = self._reader.around(document, most)
        copies = tuple(one for one in found.copies if one.document in self._chosen.mentions)
        first = found.first
        return replace(
            found,
            codes=tuple(one for one in found.codes if one[1] in self._codes),
            tellers=tuple(one for one in found.tellers if one.code in self._codes),
            first=first if first and first.document in self._chosen.mentions else None,
            copies=copies,
            copied=found.copied if len(copies) == len(found.copies) else len(copies),
        )

    def _kept(self, found: tuple[Incident, ...]) -> tuple[Incident, ...]:
        return tuple(one for one in found if one.code in self._codes)


class SiteDesk(Desk):
    """A desk over an excerpt of its ledger."""

    def __init__(self, settings: Settings, chosen: Chosen) -> None:
        self.chosen = chosen
        super().__init__(settings)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The excerpt, to be read."""
        with super().reading() as reader:
            yield cast("Reader", Excerpt(reader, self.chosen))
