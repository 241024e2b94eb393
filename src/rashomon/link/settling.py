"""Decisions on mentions that were coded anew since: each mention is known again by its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rashomon.link.rulings import SPLIT
from rashomon.model.incident import Decision, MentionRef, Trace
from rashomon.model.report import Claim, Mention, Report
from rashomon.model.span import Span

_ENOUGH = 0.5  # of 2: the shares of words and of evidence that stand again
_ALIKE = 0.2  # of what either holds, the share that both do: a mention of much else is another

Range = tuple[int, int]


class Settled(NamedTuple):
    """Decisions, in their order, on mentions as they stand now.

    `now` has, by a decision's number, each mention that it names with the one that stands for it;
    None where none does: it waits for a coding that tells of it again.
    """

    decisions: tuple[Decision, ...]
    now: Mapping[int, Mapping[MentionRef, MentionRef | None]]

    @property
    def dormant(self) -> dict[int, tuple[MentionRef, ...]]:
        """By a decision's number, the mentions as it named them that nothing stands for."""
        waiting = {n: [ref for ref in now if now[ref] is None] for n, now in self.now.items()}
        return {number: tuple(refs) for number, refs in waiting.items() if refs}


def trace(document: str, mention: Mention, claims: Iterable[Claim]) -> Trace:
    """Where `mention` of the report on `document` stands; `claims` are the report's."""
    words = (*mention.phrases, *mention.places, *mention.when.phrases)
    evidence = (claim.evidence for claim in claims if claim.incident == mention.key)
    return Trace(MentionRef(document, mention.key), _merged(words), _merged(evidence))


def traces(report: Report) -> tuple[Trace, ...]:
    """Where each mention of `report` stands."""
    return tuple(trace(report.document, mention, report.claims) for mention in report.mentions)


def settle(
    decisions: Sequence[Decision],
    standing: Mapping[str, Sequence[Trace]],
    gone: Collection[MentionRef] = (),
) -> Settled:
    """What `decisions` say of the mentions that stand now.

    `standing` has the mentions of each document that decisions name; documents that are not in it
    are not in the ledger. Nothing stands for those of them that are `gone` by people's word, who
    rejected them. A mention is taken for the one that was decided on where the words of
    the two overlap, where they do so most, and where they share enough; two that do so alike are
    told apart by the key, or not at all: then neither is taken. A mention that was decided on
    without a trace is known by its key only.
    """
    now: dict[int, Mapping[MentionRef, MentionRef | None]] = {}
    settled = []
    for decision in decisions:
        marks = {one.ref: one for one in decision.traces}
        known = {
            ref: known_again(marks.get(ref), ref, standing.get(ref.document, ()))
            for ref in decision.refs()
        }
        found = {ref: None if one in gone else one for ref, one in known.items()}
        settled.append(_told_anew(decision, found))
        now[decision.number] = found
    return Settled(tuple(settled), now)


def known_again(
    mark: Trace | None, ref: MentionRef, standing: Sequence[Trace]
) -> MentionRef | None:
    """The mention of those `standing` that is the one at `mark`, once called `ref`, if any is."""
    if mark is None or not (mark.words or mark.evidence):
        return ref if any(one.ref == ref for one in standing) else None
    if mark in standing:
        return ref  # coded as it was
    ranked = sorted(((*_likeness(mark, one), one.ref) for one in standing), reverse=True)
    best = ranked[0] if ranked else (0.0, 0.0, ref)
    if best[0] < _ENOUGH or best[1] < _ALIKE:
        return None
    alike = [one[-1] for one in ranked if one[:2] == best[:2]]
    return best[-1] if len(alike) == 1 else ref if ref in alike else None


def _likeness(mark: Trace, other: Trace) -> tuple[float, float]:
    """How much of `mark` stands in `other` (0 to 2), and how much of both does; 0 for no word."""
    words, evidence = _shared(mark.words, other.words), _shared(mark.evidence, other.evidence)
    if mark.words and other.words and not words:
        return 0.0, 0.0
    covered = words / (_size(mark.words) or 1) + evidence / (_size(mark.evidence) or 1)
    union = _size(mark.words) + _size(other.words) - words
    union += _size(mark.evidence) + _size(other.evidence) - evidence
    return round(covered, 9), round((words + evidence) / (union or 1), 9)


def _told_anew(decision: Decision, found: Mapping[MentionRef, MentionRef | None]) -> Decision:
    """The decision on the mentions as they stand; without any where a side of it is gone.

    Mentions that were split and are one by now cannot be kept apart.
    """
    subject, others = (
        tuple(dict.fromkeys(now for ref in side if (now := found[ref])))
        for side in (decision.subject, decision.others)
    )
    if decision.kind == SPLIT:
        both = set(subject) & set(others)
        subject = tuple(ref for ref in subject if ref not in both)
        others = tuple(ref for ref in others if ref not in both)
        if not others and len(subject) == 1 < len(decision.subject):
            subject = ()  # of several that were not to be one, one is left
    if bool(subject) != bool(decision.subject) or bool(others) != bool(decision.others):
        subject, others = (), ()
    return replace(decision, subject=subject, others=others)


def _merged(spans: Iterable[Span]) -> tuple[Range, ...]:
    """The characters of all `spans` as ranges that do not touch, in order."""
    ranges: list[Range] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        elif start < end:
            ranges.append((start, end))
    return tuple(ranges)


def _shared(some: Sequence[Range], others: Sequence[Range]) -> int:
    """How many characters both hold; the ranges of each do not overlap."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def _size(ranges: Iterable[Range]) -> int:
    return sum(end - start for start, end in ranges)
