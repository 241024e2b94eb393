"""Counts without a verb: tolls, losses, people whose name tells, shares of a count."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from rashomon.code.counts.amounts import Amount, amount_at
from rashomon.code.counts.chain import forward
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.measures import MONTHS
from rashomon.code.counts.nominal import named_by_kind
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.model.vocabulary import CasualtyKind

_BOTH = (CasualtyKind.KILLED, CasualtyKind.WOUNDED)
_SUFFER = words(
    "suffered suffering suffer suffers inflicted inflicting inflict caused causing sustained took"
    " sustaining incurred incurring taking dealt"
)
_LEADS = words("at to of is are was were as : reached hit stood stands reaching now")
_FIGURES = words("figures figure toll tolls count counts numbers data reports list lists")
_PASSES = words("passed exceeded topped surpassed exceeds tops")
_PUTS = words("put puts putting gave gives give giving placed")
_PUT_LEADS = frozenset(["at", "as", "to"])
_STATES = {
    "dead": CasualtyKind.KILLED,
    "killed": CasualtyKind.KILLED,
    "wounded": CasualtyKind.WOUNDED,
    "injured": CasualtyKind.WOUNDED,
    "missing": CasualtyKind.MISSING,
    "captured": CasualtyKind.CAPTURED,
    "displaced": CasualtyKind.DISPLACED,
}
_CHANGES = words("rose up increased down revised raised risen climbed fell jumped grew")
_SHORT = 3
_REACH = 14


class _Toll(NamedTuple):
    """Words [first, last) announce a figure of `kind`, which one of `leads` stands before."""

    first: int
    last: int
    kind: CasualtyKind
    leads: frozenset[str]


def tolls(view: View, groups: list[Group], used: set[int]) -> Iterator[Found]:
    """'the death toll rose to 155 from 82', 'put the injured at eight': the figure named last."""
    for first, last, kind, leads in [*_toll_words(view, groups), *_put(view)]:
        amount = _figure(
            view,
            last,
            leads,
            {g.first + k for g in groups if g.low == 1 for k in range(1, g.last - g.first)},
        )
        if amount is None:
            continue
        inside = [
            i for i, g in enumerate(groups) if g.first < amount.last and amount.first < g.last
        ]
        if used.intersection(inside):
            continue
        row = forward(view, groups, inside[0]) if inside else []
        used.update(inside, row)
        bare = Group(amount.first, amount.last, amount.low, amount.high, Head.BARE)
        head = groups[row[0]]._replace(low=amount.low, high=amount.high) if row else bare
        lost = head.none and not tables().losses.isdisjoint(view.low[first:last])
        for one in _BOTH if lost else (kind,):
            yield Found(first, max(amount.last, head.last), one, head)
        for index in (i for i in row[1:] if groups[i].counted):
            yield Found(groups[index].first, groups[index].last, kind, groups[index])


def _toll_words(view: View, groups: Sequence[Group]) -> Iterator[_Toll]:
    """'death toll', 'number of wounded', 'the dead': where a figure may follow by many leads."""
    for hit in tables().tolls.scan(view.words):
        if not any(g.first <= hit.first < g.last for g in groups if g.kind):
            yield _Toll(hit.first, hit.last, hit.value, _LEADS)


def _put(view: View) -> Iterator[_Toll]:
    """'put the civilians killed by fire at 15', 'gives the Army dead as three'."""
    for index, word in enumerate(view.low):
        if word not in _PUTS or view.at(index + 1) not in ("the", "its", "their", "his", "those"):
            continue
        for state in range(index + 2, min(index + 8, len(view))):
            kind = _STATES.get(view.low[state])
            if kind:
                yield _Toll(index, state + 1, kind, _PUT_LEADS)
                break


def _figure(view: View, start: int, leads: frozenset[str], ages: Container[int]) -> Amount | None:
    """The amount that a toll word leads to, by 'at', 'to', 'of' or a verb right before it."""
    for index in range(start, min(start + _REACH, len(view))):
        word, before = view.low[index], view.at(index - 1)
        if word in (";", ".", "but", "when"):
            return None
        if before == "from" and view.at(index - 2) not in _CHANGES:
            amount = amount_at(view.low, index)
            if amount and amount.low != amount.high and not amount.plain:
                return amount
        if (before not in leads and before not in _PASSES) or index in ages:
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
    return amount.plain and (after in MONTHS or after in ("p.m.", "a.m.", "am", "pm", "hours", "-"))


def losses(view: View, groups: Sequence[Group]) -> Iterator[Found]:
    """'no casualties', 'without losses': nobody killed, nobody wounded. 'suffered losses': some."""
    taken: set[int] = set()
    for group in groups:
        if view.at(group.last) in _FIGURES:
            continue
        if group.head is Head.LOSS and (group.none or group.last - group.first <= _SHORT):
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
    for count in _loss(Group(verb, index + 1, zero, zero, Head.LOSS)):
        yield count._replace(owner=verb)


def told(view: View, groups: Sequence[Group], used: set[int]) -> Iterator[Found]:
    """'three wounded civilians', 'nine bodies', 'two deaths': the phrase itself tells."""
    for index, group in enumerate(groups):
        some = group.low is None and group.high is None and group.definite
        if group.kind and group.counted and index not in used and not some:
            hurt = group.none and group.kind is CasualtyKind.WOUNDED
            for kind in _BOTH if hurt and named_by_kind(view, group) else (group.kind,):
                yield Found(group.first, group.last, kind, group)
            yield from _coupled(view, group)


def _coupled(view: View, group: Group) -> Iterator[Found]:
    """The second of 'dozens of deaths and injuries', not divided from the first."""
    noun = tables().nouns.get(view.at(group.last + 1))
    if (
        group.none
        or view.at(group.last) != "and"
        or noun is None
        or noun.kind in (None, group.kind)
    ):
        return
    second = group._replace(low=None, high=None, kind=noun.kind)
    yield Found(group.first, group.last + 2, noun.kind, second)


def shares(view: View, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """'34 killed, 31 of them civilians': a share of the last count, where it sorts the people."""
    spans = [(count.group.first, count.group.last) for count in found]
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
        before = [count for count in found if count.group.last <= group.first]
        if before and view.at(group.last - 1) not in _MIXED:
            latest = max(before, key=lambda count: count.group.last)
            yield Found(group.first, group.last, latest.kind, group)


_AMONG = (
    ["among", "them"],
    ["of", "whom"],
    ["among", "whom"],
    [",", "including"],
    ["from", "which"],
)
_MIXED = words("children child women woman girls boys minors girl boy")
