"""Incidents across reports: a view of claims and decisions, rebuilt at will."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rashomon.model.document import Document
from rashomon.model.report import Claim, Contact, Mention, Reaction
from rashomon.model.span import Span
from rashomon.model.vocabulary import Cell, FindingKind


@dataclass(frozen=True, slots=True, order=True)
class MentionRef:
    """The mention with key `key` in the report of the document with id `document`."""

    document: str
    key: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document tells of one incident.

    `contacts` are all the contacts of the report, since a contact belongs to no single incident.
    `copy_of` is the id of the document that this one is a copy of and that had it first. Mention
    and claims are as people's decisions leave them: `decided` has the ids of those claims on which
    one holds, each with its number, and `ruled` the number of the one that holds on the mention.
    """

    document: Document
    mention: Mention
    claims: tuple[Claim, ...]
    reactions: tuple[Reaction, ...]
    contacts: tuple[Contact, ...]
    copy_of: str | None = None
    decided: tuple[tuple[str, int], ...] = ()
    ruled: int | None = None

    @property
    def ref(self) -> MentionRef:
        """Where the mention stands."""
        return MentionRef(self.document.id, self.mention.key)

    def undecided(self) -> tuple[Claim, ...]:
        """The claims on which no decision holds."""
        decided = {id for id, _ in self.decided}
        return tuple(one for one in self.claims if one.id(self.document.id) not in decided)

    @property
    def reviewed(self) -> bool:
        """Whether a decision holds on each claim, or, where there is no claim, on the mention."""
        return not self.undecided() if self.claims else self.ruled is not None


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident and every telling of it, oldest publication first. `code` names it (RSH-7K3Q).

    `start` and `end` are dates of day, month or year grain, or None; `places` are the distinct
    place names told, most told first; `country` is an ISO 3166 alpha-2 code or None.
    """

    code: str
    type: str
    start: str | None
    end: str | None
    places: tuple[str, ...]
    country: str | None
    tellings: tuple[Telling, ...]

    def parties(self) -> tuple[str, ...]:
        """Every party that claims something about it, sorted; the narrator is one of them."""
        return tuple(sorted({c.party for t in self.tellings for c in t.claims}))

    @property
    def reviewed(self) -> bool:
        """Whether people have decided on all that is told of it."""
        claimed = [told for told in self.tellings if told.claims]
        return all(told.reviewed for told in claimed or self.tellings)


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim where it stands: the document and the claim in its report.

    `copy_of` is the id of the document that this one is a copy of and that had it first.
    """

    document: Document
    claim: Claim
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """All that one party claims about one incident, in the order of publication."""

    party: str
    claims: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One answer to a cell's question: who gives it and where."""

    text: str
    party: str
    claims: tuple[Citation, ...]

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return len({one.document.id for one in self.claims})

    @property
    def independent(self) -> int:
        """In how many it stands of its own: a document and its copies vouch once."""
        return independent(self.claims)


def independent(citations: Iterable[Citation]) -> int:
    """How many documents `citations` are from, where a document and its copies count once."""
    return len({one.copy_of or one.document.id for one in citations})


@dataclass(frozen=True, slots=True)
class Change:
    """A party's own change of what it said: `before` stood, then `after` took its place.

    `kind` is REVISED (a later figure) or WITHDRAWN (it took back what it had said, or denied).
    """

    kind: FindingKind
    party: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Finding:
    """What the claims on one cell amount to. It never says who is right.

    `subject` narrows the cell (for casualties: "killed, Armenia"); `between` are the parties that
    differ, sorted, empty unless the finding is disputed. `changes` are what parties revised or
    took back, whatever the kind, the oldest of each party first.
    """

    cell: Cell
    subject: str
    kind: FindingKind
    values: tuple[Value, ...]
    between: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return len({one.document.id for value in self.values for one in value.claims})

    @property
    def independent(self) -> int:
        """In how many of them, where a document and its copies count once."""
        return independent(one for value in self.values for one in value.claims)


@dataclass(frozen=True, slots=True)
class Silence:
    """A party that has part in an incident and gives no account in the documents read of it.

    `involved` are the claims that give it that part: that blame it, or count its people.
    `documents` says how many were read, `independent` likewise with copies counted once.
    """

    party: str
    involved: tuple[Citation, ...]
    documents: int
    independent: int


@dataclass(frozen=True, slots=True)
class Trace:
    """Where the mention `ref` stood when a decision was made on it, as ranges [start, end).

    `words` are its own (phrases, places, words of time), `evidence` that of its claims. A later
    coding may give its mentions other keys; by its trace the mention is known again.
    """

    ref: MentionRef
    words: tuple[tuple[int, int], ...] = ()
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """A person's word on a claim, or, where `was` is None, on a mention: what shall stand.

    `mention` is the mention and `was` the claim as they stood when it was said. `now` is what
    shall stand: the same where it is accepted, None where it is rejected, another where it is
    changed. `first` is the claim as it was when it was first decided on, where it is no more as
    it was then; by that it is known.
    """

    ref: MentionRef
    mention: Mention
    was: Claim | None
    now: Claim | Mention | None
    first: Claim | None = None

    @property
    def anchor(self) -> Claim | None:
        """The claim by which it is known what it is on; None for a mention."""
        return self.first or self.was

    def spans(self) -> Iterator[Span]:
        """Every span in it."""
        yield from self.mention.spans()
        for one in (self.was, self.now, self.first):
            if one:
                yield from one.spans()


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling, appended and never overwritten. `made` is an ISO 8601 time in UTC.

    "join": the mentions of `subject` and `others` are one incident. "split": those of `subject`
    are one of their own, apart from `others`, those that they stood with; without `others` no two
    of `subject` are one, and a single one joins nothing. "accept", "reject", "change": what
    `stands` say of the mentions of `subject` and of claims on them. "undo": the decision with the
    number `undoes` holds no more. `traces` tell where the mentions stood. `number` is the
    decision's place in its ledger, from 1, and no part of what it says; 0: it is in none.
    """

    kind: str
    subject: tuple[MentionRef, ...]
    by: str
    made: str
    reason: str = ""
    others: tuple[MentionRef, ...] = ()
    traces: tuple[Trace, ...] = ()
    undoes: int | None = None
    number: int = field(default=0, compare=False)
    stands: tuple[Stand, ...] = ()

    def refs(self) -> tuple[MentionRef, ...]:
        """Every mention that it names."""
        return (*self.subject, *self.others)
