"""A report as people's decisions leave it: a pure function of its coding and of these.

What a person rejected is left out, what was changed or accepted stands so, whatever a newer coding
makes of it: there the same claims are found again (`alike`), and what it lacks is put back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.link.rulings import ACCEPT, WORDS, Order, order_of, undone
from rashomon.link.words.alike import same_mention, same_words
from rashomon.link.words.homes import Homes
from rashomon.link.words.subjects import Subject, Subjects, Word
from rashomon.model.errors import SpanError
from rashomon.model.incident import Decision, MentionRef, Stand, Trace
from rashomon.model.report import Claim, Mention, Report

_NEVER: Order = ("", 0)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A report as decisions leave it, and what of it they are on.

    `anchors` and `numbers` tell of each of its claims what it is known by and which decision holds
    on it (None: none), `mentions` likewise of each mention that one holds on, by key. `marks` has
    where each mention stands, by key, also of those that were rejected. `now` has the key by now
    of each mention that a decision (by its number) says something of; None where it is gone.
    """

    report: Report
    anchors: tuple[Claim, ...]
    numbers: tuple[int | None, ...]
    mentions: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, Trace] = field(default_factory=dict)
    now: Mapping[tuple[int, MentionRef], str | None] = field(default_factory=dict)

    def standing(self) -> tuple[Trace, ...]:
        """Where each mention that is left stands, by which it is known again."""
        return tuple(self.marks[mention.key] for mention in self.report.mentions)

    def decided(self, key: str) -> tuple[tuple[str, int], ...]:
        """The ids of the claims on the mention with `key` that a decision holds on, and which."""
        told = zip(self.report.claims, self.numbers, strict=True)
        return tuple(
            (claim.id(self.report.document), number)
            for claim, number in told
            if number is not None and claim.incident == key
        )


def rule(report: Report, text: str, decisions: Sequence[Decision]) -> Ruled:
    """`report`, on the document with this `text`, as `decisions` leave it.

    These are all that name the document, in force or not, and what undoes them; others do no harm.
    Of two on one claim or mention the later holds. What was said of a claim before its mention was
    rejected holds no more. Words that cite what does not stand in the text are passed over.
    """
    homes = Homes(report)
    words = list(_words(report.document, text, decisions, homes))
    if not words:
        numbers: tuple[int | None, ...] = (None,) * len(report.claims)
        return Ruled(report, report.claims, numbers, marks=homes.marks)
    return _Ruling(report, homes, words).ruled()


def _words(document: str, text: str, decisions: Sequence[Decision], homes: Homes) -> Iterator[Word]:
    """All that was said of the document's claims and mentions, in its order."""
    said = sorted((one for one in decisions if one.kind in WORDS), key=order_of)
    taken = undone(decisions) if said else {}
    for one in said:
        marks = {mark.ref: mark for mark in one.traces}
        for stand in one.stands:
            if stand.ref.document == document and _is_sound(stand, text):
                key = homes.key(marks.get(stand.ref), stand.ref)
                holds = one.number not in taken
                yield Word(order_of(one), one.number, one.kind, stand, key, holds)


def _is_sound(stand: Stand, text: str) -> bool:
    try:
        for span in stand.spans():
            span.check(text)
    except SpanError:
        return False
    return True


def _last(words: Iterable[Word]) -> Word | None:
    return max((one for one in words if one.holds), key=lambda one: one.order, default=None)


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A claim that stands, what it is known by, and the decision that holds on it."""

    claim: Claim
    anchor: Claim
    number: int | None


class _Ruling:
    """One report on its way to what decisions leave of it."""

    def __init__(self, report: Report, homes: Homes, words: Sequence[Word]) -> None:
        self._report = report
        self._homes = homes
        self._words = words
        self._coded = {one.key: one for one in report.mentions}
        self._on: dict[str, Word] = {}
        self._subjects = Subjects(words)
        self._set_mentions()
        self._last = {id(one): self._alive(one) for one in self._subjects.every}

    def ruled(self) -> Ruled:
        """The report as it is left."""
        kept = self._mentions()
        claims = [one for one in self._claims() if one.claim.incident in kept or self._loose(one)]
        lasting = replace(
            self._report,
            mentions=tuple(kept.values()),
            claims=tuple(one.claim for one in claims),
        )
        return Ruled(
            lasting,
            tuple(one.anchor for one in claims),
            tuple(one.number for one in claims),
            {key: word.number for key, word in self._on.items() if key in kept},
            self._homes.marks,
            self._now(kept),
        )

    def _loose(self, one: _Claimed) -> bool:
        """Whether the coding has the claim on no mention of its own, which is left so."""
        return one.claim.incident not in self._homes.marks

    def _now(self, kept: Mapping[str, Mention]) -> dict[tuple[int, MentionRef], str | None]:
        here = {*kept, *self._coded}
        return {
            (word.number, word.stand.ref): word.key if word.key in here else None
            for word in self._words
        }

    def _set_mentions(self) -> None:
        by_key: defaultdict[str, list[Word]] = defaultdict(list)
        for word in self._words:
            if word.stand.was is None:
                by_key[word.key].append(word)
        self._on = {key: last for key, some in by_key.items() if (last := _last(some))}

    def _rejected(self, key: str) -> Order:
        """When the mention was rejected, where that is the last word on it."""
        word = self._on.get(key)
        return word.order if word and word.stand.now is None else _NEVER

    def _alive(self, subject: Subject) -> Word | None:
        """The last word on a claim that holds and was not said before its mention was rejected."""
        word = _last(subject.words)
        return word if word and word.order > self._rejected(subject.key) else None

    def _mentions(self) -> dict[str, Mention]:
        """The mentions that stand, by key: those of the coding, then those that are put back."""
        held: dict[str, Word] = {}  # the last word on each that lets a claim stand
        for subject in self._subjects.every:
            word = self._last[id(subject)]
            if (
                word
                and word.stand.now
                and word.order > getattr(held.get(subject.key), "order", _NEVER)
            ):
                held[subject.key] = word
        lost = sorted({*self._on, *held} - self._coded.keys())
        found = ((key, self._mention(key, held.get(key))) for key in (*self._coded, *lost))
        return {key: replace(mention, key=key) for key, mention in found if mention}

    def _mention(self, key: str, held: Word | None) -> Mention | None:
        coded, word = self._coded.get(key), self._on.get(key)
        now = word.stand.now if word else None
        if word and isinstance(now, Mention):
            return coded if word.kind == ACCEPT and coded and same_mention(coded, now) else now
        if held:
            return coded or held.stand.mention
        return None if word else coded

    def _claims(self) -> Iterator[_Claimed]:
        """The claims that stand: those of the coding in its order, then those that are put back."""
        matched = self._subjects.matched(self._report.claims)
        for at, claim in enumerate(self._report.claims):
            subject = matched.get(at)
            word = self._last[id(subject)] if subject else None
            anchor = subject.anchors[0] if subject else claim
            if word is None:
                if self._rejected(claim.incident) == _NEVER:
                    yield _Claimed(claim, replace(anchor, incident=claim.incident), None)
            elif isinstance(word.stand.now, Claim):
                yield _claimed(word, word.stand.now, anchor, claim)
        here = {id(one) for one in matched.values()}
        lost = [one for one in self._subjects.every if id(one) not in here]
        yield from sorted(self._put_back(lost), key=_place)

    def _put_back(self, lost: Iterable[Subject]) -> Iterator[_Claimed]:
        for subject in lost:
            word = self._last[id(subject)]
            if word and isinstance(word.stand.now, Claim):
                yield _claimed(word, word.stand.now, subject.anchors[0], None)


def _claimed(word: Word, now: Claim, anchor: Claim, coded: Claim | None) -> _Claimed:
    """What was decided, in the words of the coding where that says the same and was accepted."""
    said = coded if coded and word.kind == ACCEPT and same_words(coded, now) else now
    return _Claimed(
        replace(said, incident=word.key), replace(anchor, incident=word.key), word.number
    )


def _place(one: _Claimed) -> tuple[object, ...]:
    claim = one.claim
    where = (claim.evidence.start, claim.evidence.end, claim.party, claim.stance)
    return (claim.incident, *where, one.anchor.id(""), repr(one.anchor))
