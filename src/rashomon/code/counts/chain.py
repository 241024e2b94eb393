"""Groups in a row: 'three soldiers, a guard and four civilians' as one count a sort of people."""

from __future__ import annotations

from collections.abc import Container, Sequence

from rashomon.code.counts.clause import BE
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.view import View
from rashomon.code.counts.whose import named_party
from rashomon.code.counts.wordset import words

_JOINTS = frozenset(
    tuple(joint.split())
    for joint in (
        ", | and | , and | or | as well as | plus | nor | along with | together with | &"
    ).split("|")
)
_ANY = words("man men others")
_PARTS = words("including among mostly mainly chiefly")
_KIN = words("his her their its")
_ASIDE = 16
_LONGEST = 12


def joined(view: View, one: Group, other: Group) -> bool:
    """Whether only a comma or 'and', and the age of the first, stand between two groups."""
    gap = view.low[one.last : other.first]
    if gap[:1] == ["("] and ")" in gap[:_ASIDE]:
        gap = gap[gap.index(")") + 1 :]
    elif len(gap) > 2 and gap[0] == "," and gap[1].isdigit():
        gap = gap[2:]
    if ";" in gap:
        return one.head is Head.NAME is other.head and gap in ([";"], [";", "and"])
    return tuple(gap) in _JOINTS


def back(view: View, groups: Sequence[Group], index: int, used: set[int]) -> list[int]:
    """Indices of the groups of the row that ends with group `index`, in the order of the text."""
    row, counted = [index], groups[index].counted
    while row[0] > 0 and len(row) < _LONGEST:
        before = row[0] - 1
        if before in used or not joined(view, groups[before], groups[row[0]]):
            break
        one = groups[before]
        if one.head is Head.LOSS or one.kind or one.apart or one.counted < counted:
            break
        if view.at(one.first - 1) in _PARTS:
            break
        row.insert(0, before)
    return row if closed(view, groups, row) else row[-1:]


def forward(
    view: View, groups: Sequence[Group], index: int, heads: Container[int] = ()
) -> list[int]:
    """The row of groups from `index` on, up to one that has a casualty word of its own.

    `heads` are the indices at which casualty words begin.
    """
    row = [index]
    while row[-1] + 1 < len(groups):
        one, other = groups[row[-1]], groups[row[-1] + 1]
        if not joined(view, one, other) or other.kind or (other.apart and other.head is Head.BARE):
            break
        if other.head in (Head.UNKNOWN, Head.LOSS) or _leads_on(view, other.last, heads):
            break
        if other.head is Head.BARE and "own" not in view.low[other.first : other.last + 3]:
            break
        row.append(row[-1] + 1)
    while not closed(view, groups, row):
        row.pop()
    return row


def _leads_on(view: View, index: int, heads: Container[int]) -> bool:
    """Whether helping words and a casualty word follow at `index`."""
    end = index
    while end < len(view) and end - index < 4 and view.low[end] in BE:
        end += 1
    return end in heads


def closed(view: View, groups: Sequence[Group], row: Sequence[int]) -> bool:
    """Whether 'and' or 'or' closes the row, or its first two are one person and a name."""
    if len(row) < 2:
        return True
    last = view.low[groups[row[-2]].last : groups[row[-1]].first]
    if last != [","] or view.sentence.headline:
        return True
    return len(row) == 2 and groups[row[1]].head is Head.NAME


def settled(view: View, row: Sequence[Group]) -> list[Group]:
    """The row with a breakdown after a total left out and like people added up."""
    if len(row) > 2 and view.at(row[0].last) == "," and row[0].low == _total(row[1:]):
        return [row[0]]
    if len(row) == 2 and row[1].head is Head.NAME and view.low[row[0].last : row[1].first] == [","]:
        return [row[0]]
    if row[0].none:
        return [group._replace(low=0, high=0) for group in row]
    merged = [row[0]]
    for group in row[1:]:
        if not group.counted:
            same = merged[-1].civilian == group.civilian
            merged[-1] = merged[-1]._replace(
                last=group.last, civilian=group.civilian if same else None
            )
        elif _alike(view, merged[-1], group):
            merged[-1] = _sum(merged[-1], group)
        else:
            merged.append(group)
    return merged


def _total(row: Sequence[Group]) -> int | None:
    if any(group.low is None or group.low != group.high for group in row):
        return None
    return sum(group.low or 0 for group in row)


def _alike(view: View, one: Group, other: Group) -> bool:
    """Whether two groups can be added up: both exact, of one party and one sort."""
    if _total((one, other)) is None or one.none or other.none:
        return False
    sides = {named_party(view, one.first, one.last), named_party(view, other.first, other.last)}
    if len(sides) > 1 and Head.NAME not in (one.head, other.head):
        return False
    if Head.NAME in (one.head, other.head):
        return None in (one.civilian, other.civilian) or one.civilian == other.civilian
    men = _ANY & {*view.low[one.first : one.last], *view.low[other.first : other.last]}
    kin = view.low[other.first] in _KIN or (one.low == 2 and one.head is Head.BARE)
    return one.civilian == other.civilian or bool(men) or kin


def _sum(one: Group, other: Group) -> Group:
    total = (one.low or 0) + (other.low or 0)
    civilian = one.civilian if one.civilian is not None else other.civilian
    return one._replace(last=other.last, low=total, high=total, civilian=civilian)
