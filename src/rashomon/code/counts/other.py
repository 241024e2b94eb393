"""Counts without a verb: tolls, losses, people whose name tells, shares of a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.counts.amounts import Amount, amount_at
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.model.vocabulary import CasualtyKind

_BOTH = (CasualtyKind.KILLED, CasualtyKind.WOUNDED)
_SUFFER = frozenset(
    "suffered suffering suffer suffers inflicted inflicting inflict caused causing sustained took"
    " sustaining incurred incurring taking dealt".split()
)
_LEADS = frozenset("at to of is are was were as : reached hit stood stands reaching now".split())
_PASSES = frozenset("passed exceeded topped surpassed exceeds tops".split())
_REACH = 14


def tolls(view: View, groups: list[Group], used: set[int]) -> Iterator[Found]:
    """'the death toll rose to 155 from 82', 'put the injured at eight': the figure named last."""
    for hit in tables().tolls.scan(view.words):
        amount = _figure(view, hit.last)
        if amount is None or any(g.first <= hit.first < g.last for g in groups if g.kind):
            continue
        inside = {
            i for i, g in enumerate(groups) if g.first < amount.last and amount.first < g.last
        }
        if inside & used:
            continue
        used.update(inside)
        civilian = next((groups[i].civilian for i in sorted(inside)), None)
        group = Group(amount.first, amount.last, amount.low, amount.high, Head.BARE, civilian)
        yield Found(hit.first, amount.last, hit.value, group)


def _figure(view: View, start: int) -> Amount | None:
    """The amount that a toll word leads to, by 'at', 'to', 'of' or a verb right before it."""
    for index in range(start, min(start + _REACH, len(view))):
        word, before = view.low[index], view.at(index - 1)
        if word in (";", ".", "and", "but", "when"):
            return None
        if before not in _LEADS and before not in _PASSES:
            continue
        amount = amount_at(view.low, index) if word[0].isalnum() else None
        if amount is None or (amount.low is None and amount.high is None):
            continue
        if _dated(view, amount):
            continue
        return amount._replace(high=None) if before in _PASSES else amount
    return None


def _dated(view: View, amount: Amount) -> bool:
    """Whether bare digits after 'of' or 'at' are rather a date or a time."""
    after = view.at(amount.last)
    return amount.plain and (
        after[:3] in ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        or after in ("may", "p.m.", "a.m.", "am", "pm", "hours", "-")
    )


def losses(view: View, groups: Sequence[Group]) -> Iterator[Found]:
    """'no casualties', 'without losses': nobody killed, nobody wounded. 'suffered losses': some."""
    taken = set()
    for group in groups:
        if group.head is Head.LOSS:
            taken.update(range(group.first, group.last))
            yield from _loss(group)
    for index, word in enumerate(view.low):
        if word in tables().losses and index not in taken:
            yield from _mere_loss(view, index)


def _loss(group: Group) -> Iterator[Found]:
    for kind in _BOTH if group.none else _BOTH[:1]:
        yield Found(group.first, group.last, kind, group)


def _mere_loss(view: View, index: int) -> Iterator[Found]:
    first = next(
        (i for i in range(index, max(-1, index - 4), -1) if view.low[i] == "without"), None
    )
    if first is not None:
        yield from _loss(Group(first, index + 1, 0, 0, Head.LOSS))
        return
    verb = next((i for i in range(index, max(-1, index - 5), -1) if view.low[i] in _SUFFER), None)
    if verb is None:
        return
    denied = {"not", "n't", "any", "didn't", "never"} & set(view.low[max(0, verb - 3) : index])
    zero = 0 if denied else None
    yield from _loss(Group(verb, index + 1, zero, zero, Head.LOSS))


def told(groups: Sequence[Group], used: set[int]) -> Iterator[Found]:
    """'three wounded civilians', 'nine bodies', 'two deaths': the phrase itself tells."""
    for index, group in enumerate(groups):
        some = group.low is None and group.high is None and group.definite
        if group.kind and group.counted and index not in used and not some:
            yield Found(group.first, group.last, group.kind, group)


def shares(view: View, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """'34 killed, 31 of them civilians': a share of the last count, where it sorts the people."""
    spans = [(count.first, count.last) for count in found]
    for group in groups:
        among = group.apart or view.low[max(0, group.first - 2) : group.first] in _AMONG
        if (
            not among
            or not group.counted
            or group.civilian is None
            or group.head is not Head.PEOPLE
        ):
            continue
        if any(first < group.last and group.first < last for first, last in spans):
            continue
        before = [count for count in found if count.last <= group.first]
        if before and view.at(group.last - 1) not in _MIXED:
            latest = max(before, key=lambda count: count.last)
            yield Found(group.first, group.last, latest.kind, group)


_AMONG = (
    ["among", "them"],
    ["of", "whom"],
    ["among", "whom"],
    [",", "including"],
    ["from", "which"],
)
_MIXED = frozenset("children child women woman girls boys minors girl boy".split())
