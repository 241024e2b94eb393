"""A party's figures of the same people, in the order in which it gave them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.model.report import Casualty, Claim
from rashomon.model.vocabulary import Figure as Figures
from rashomon.text.tokens import fold
from rashomon.weigh.cells import Answer
from rashomon.weigh.figures import Figure, figure, least, total
from rashomon.weigh.intervals import meet, merged
from rashomon.weigh.order import Told
from rashomon.weigh.tables import change_words

_REACH = 90  # characters on either side of a count that can say when it was given
_BREAK = re.compile(r"[.,;:!?()\n—–]")
_Counts = list[Answer]


def compared(counts: Sequence[Answer]) -> list[Figure]:
    """What is set against other parties' figures: where a party gives none but in words without
    a number, the fewest people that those can mean."""
    given = (answer.casualty for answer in counts)
    return possible(counts) or [least(one) for one in given if one]


class Revised(NamedTuple):
    """A party's answers that stood, and those that took their place."""

    before: tuple[Answer, ...]
    after: tuple[Answer, ...]


def possible(counts: Sequence[Answer]) -> list[Figure]:
    """A party's totals, and what those of any one claim come to.

    Parts of a total, and what was added to one, only count where the party gives no total.
    """
    told = [answer for answer in counts if answer.casualty]
    totals = [a for a in told if a.casualty and a.casualty.figure is Figures.TOTAL]
    claims: dict[int, list[Figure]] = defaultdict(list)
    for answer in totals or told:
        one = figure(answer.casualty) if answer.casualty else None
        if one is not None:
            claims[answer.claim].append(one)
    each = [one for some in claims.values() for one in some]
    sums = [total(some) for some in claims.values() if len(some) > 1]
    return [*each, *(sums if totals else [])]


def revisions(counts: Sequence[Answer], told: Sequence[Told]) -> tuple[Revised, ...]:
    """Where one party's later figures of the same people exclude those that it gave before.

    Later is what was published on a later day; what was published on the same day counts as
    given at once, and what has no day, or stands in a copy, is left out. In one document words
    tell (at first, now, later); else, between claims of one speaker, position does. More that
    were counted are added to what stood; a part of those counted revises nothing. Where both
    civilians and fighters are counted, neither count revises the other, nor that of all.
    """
    return tuple(one for some in _by_status(counts) for one in _revisions(some, told))


def _by_status(counts: Sequence[Answer]) -> Iterable[Sequence[Answer]]:
    """The counts of civilians, of fighters and of all, where a party tells them apart."""
    groups: dict[bool | None, _Counts] = {True: [], False: [], None: []}
    for answer in counts:
        groups[answer.casualty.civilian if answer.casualty else None].append(answer)
    return groups.values() if groups[True] and groups[False] else [counts]


def _revisions(counts: Sequence[Answer], told: Sequence[Told]) -> Iterator[Revised]:
    """The revisions of one group of counts."""
    stood: _Counts = []
    now: list[Figure] = []
    for stage in _stages(counts, told):
        new = possible(_totals(stage))
        after = new or _with_added(stage, now)
        if new and (not now or _meet(new, now)):
            stood, now = [*stood, *stage], _agreeing(new, now)
        elif after:
            yield Revised(tuple(stood), tuple(stage))
            stood, now = stage, after


def _with_added(stage: Sequence[Answer], now: Sequence[Figure]) -> list[Figure]:
    """What stood with what a stage adds to it; [] where it adds nothing or nothing stood."""
    more = _added(stage)
    return [total([one, more]) for one in now] if more else []


def _totals(counts: Iterable[Answer]) -> _Counts:
    return [a for a in counts if a.casualty and a.casualty.figure is Figures.TOTAL]


def _added(counts: Iterable[Answer]) -> Figure | None:
    """The most that any one claim adds: two that tell of the same dead add them once."""
    more = [
        Figure(one.low or 0, one.high or one.low or 0)
        for one in (answer.casualty for answer in counts)
        if one and one.figure is Figures.INCREMENT and (one.low or one.high)
    ]
    return max(more, default=None)


def _meet(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    return meet(merged(one), merged(other))


def _agreeing(new: list[Figure], now: list[Figure]) -> list[Figure]:
    """Of the new figures those that go with what stood; all where nothing did."""
    return [one for one in new if not now or any(one.meets(other) for other in now)]


def _stages(counts: Sequence[Answer], told: Sequence[Told]) -> Iterator[_Counts]:
    """The counts in the order in which they were surely given, those given at once together.

    Where one document alone tells them it need have no day.
    """
    days: dict[date, dict[str, _Counts]] = defaultdict(lambda: defaultdict(list))
    documents = {told[answer.claim].document for answer in counts}
    for answer in counts:
        one = told[answer.claim]
        day = one.day or (date.min if len(documents) == 1 else None)
        if day and not (one.copied and len(documents) > 1):
            days[day][one.document].append(answer)
    for _, by_document in sorted(days.items()):
        if len(by_document) > 1:
            yield [answer for some in by_document.values() for answer in some]
            continue
        for some in by_document.values():
            yield from _within(some, told)


def _within(counts: _Counts, told: Sequence[Told]) -> Iterator[_Counts]:
    """The counts of one document, earlier ones first."""
    ranked: dict[int, _Counts] = defaultdict(list)
    for answer in counts:
        ranked[_rank(answer, told[answer.claim].claim)].append(answer)
    for rank, some in sorted(ranked.items()):
        yield from [some] if rank else _by_position(some, told)


def _rank(answer: Answer, claim: Claim) -> int:
    """-1 where the words beside a count say that it was given earlier, 1 where later, else 0."""
    words, around = change_words(), beside(claim, answer.casualty)
    if any(f" {phrase} " in around for phrase in words.earlier):
        return -1
    return int(any(f" {phrase} " in around for phrase in words.later))


def beside(claim: Claim, count: Casualty | None) -> str:
    """The cue of a claim and the clause of it in which a count stands, folded, between spaces."""
    evidence = claim.evidence
    if count is None or not evidence.covers(count.span):
        return ""
    at, end = count.span.start - evidence.start, count.span.end - evidence.start
    before = _BREAK.split(evidence.text[max(0, at - _REACH) : at])[-1]
    after = _BREAK.split(evidence.text[end : end + _REACH])[0]
    cue = claim.cue.text if claim.cue else ""
    return f" {' '.join(fold(f'{cue} {before} {after}').split())} "


def _by_position(counts: _Counts, told: Sequence[Told]) -> Iterator[_Counts]:
    """Claims of one speaker one after the other; of several speakers all at once."""
    speakers = {told[answer.claim].voice for answer in counts}
    places: dict[int, _Counts] = defaultdict(list)
    for answer in counts:
        one = told[answer.claim].claim.evidence.start if len(speakers) == 1 else 0
        places[one].append(answer)
    yield from (places[start] for start in sorted(places))
