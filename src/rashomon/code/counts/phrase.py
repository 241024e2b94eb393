"""One phrase that is known to be a count, read at its place: how many, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rashomon.code.counts import chain
from rashomon.code.counts.amounts import Amount, amount_at
from rashomon.code.counts.find import count_phrase, found_in, side_of
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.groups import groups
from rashomon.code.counts.hinted import (
    context_kind,
    deaths,
    inner_kinds,
    spared,
    told_without,
    unhurt,
)
from rashomon.code.counts.measures import MEASURES, MONTHS
from rashomon.code.counts.numbers import number_at
from rashomon.code.counts.outcomes import outcomes_in
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.reading import CasualtyPhrase
from rashomon.knowledge.party import PartyHit
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.sentence import Sentence

_BOTH = (CasualtyKind.KILLED, CasualtyKind.WOUNDED)


def read_phrase(
    sentence: Sentence,
    span: Span,
    parties: Sequence[PartyHit] = (),
    before: Sequence[CasualtyPhrase] = (),
) -> tuple[CasualtyPhrase, ...]:
    """The counts that the words of `span`, known to count people, say at their place.

    Where the sentence's own reading has counts of people whom the span names, they are it; else
    the span is read by itself: its amount, its names, or the one person that it tells of, and the
    kind by its own words, by the nearest casualty word of the sentence, by the counts `before` it
    in the document, in their order, or killed. Never empty unless the span misses the sentence;
    never raises.
    """
    view = View(sentence, parties)
    first, last = view.inside(span)
    if first == last:
        return ()
    all_found = found_in(view)
    found = [c for c in all_found if first <= c.group.first and c.group.last <= last]
    found = found or _listed(view, first, last, before) or _by_itself(view, first, last, before)
    found = _merged(view, found)
    if len(found) == 1 and deaths(view, first, last):
        found = [found[0]._replace(kind=CasualtyKind.KILLED)]
    return tuple(count_phrase(view, c, span, side_of(view, c), all_found) for c in found)


def _merged(view: View, found: list[Found]) -> list[Found]:
    """People of several sorts in one row as one count, where the phrase holds them all."""
    groups_ = [count.group for count in found]
    alike = len({count.kind for count in found}) == 1
    exact = all(g.low is not None and g.low == g.high and not g.none for g in groups_)
    rows = all(view.low[a.last : b.first] == ["and"] for a, b in pairwise(groups_))
    sorts = {g.civilian for g in groups_} >= {True, False}
    if len(found) < 2 or sorts or not (alike and exact and rows):
        return found
    total = sum(g.low or 0 for g in groups_)
    civilian = groups_[0].civilian if len({g.civilian for g in groups_}) == 1 else None
    people = groups_[0]._replace(low=total, high=total, civilian=civilian)
    return [found[0]._replace(group=people, last=found[-1].last)]


def _listed(view: View, first: int, last: int, before: Sequence[CasualtyPhrase]) -> list[Found]:
    """'26 and 46' after killed and wounded: one bare number a kind."""
    one = number_at(view.low, first)
    kinds = list(dict.fromkeys(phrase.kind for phrase in before[-2:]))
    if one is None or len(kinds) < 2 or view.at(one.last) != "and" or one.last + 1 >= last:
        return []
    two = number_at(view.low, one.last + 1)
    if two is None or two.last != last:
        return []
    numbers = zip((one, two), kinds, strict=False)
    return [
        Found(n.first, n.last, k, Group(n.first, n.last, n.value, n.value, Head.BARE))
        for n, k in numbers
    ]


def _by_itself(view: View, first: int, last: int, before: Sequence[CasualtyPhrase]) -> list[Found]:
    """The counts of words [first, last) by what they say alone."""
    people = _people(view, first, last)
    said = [people.kind] if people.kind else inner_kinds(view, first, last)
    lost = not tables().losses.isdisjoint(view.low[first:last])
    if people.none and (lost or not said or said == [_BOTH[1]]):
        said = [*_BOTH]
    return [
        Found(first, last, kind, people)
        for kind in said or [context_kind(view, people._replace(first=first, last=last), before)]
    ]


def _people(view: View, first: int, last: int) -> Group:
    """Whom the words count: the amount they say, else the people they name, else a single one."""
    hits = {hit.first: hit for hit in outcomes_in(view)}
    inside = [g for g in groups(view, hits) if first <= g.first and g.last <= last]
    known = [i for i, g in enumerate(inside) if g.counted and g.head is not Head.UNKNOWN]
    counted = known or [i for i, g in enumerate(inside) if g.counted and g.low == 1]
    if counted:
        people = _row(view, inside, counted[0])
        kinds = inner_kinds(view, first, last)
        safe = unhurt(view.low[first:last]) if kinds else spared(view, first, last)
        return people._replace(low=0, high=0) if safe else people
    amount = _amount(view, first, last)
    civilian = next((g.civilian for g in inside), None)
    low, high = (amount.low, amount.high) if amount else told_without(view, first, last)
    return Group(first, last, low, high, Head.BARE, civilian)


def _row(view: View, inside: list[Group], start: int) -> Group:
    """The people of the row that begins with group `start`, as one where all are told exactly."""
    row = [inside[i] for i in chain.forward(view, inside, start)]
    people = chain.settled(view, row)
    exact = all(g.low is not None and g.low == g.high and not g.none for g in people)
    if len(people) == 1 or not exact:
        return people[0]
    civilian = people[0].civilian if len({g.civilian for g in people}) == 1 else None
    total = sum(g.low or 0 for g in people)
    return people[0]._replace(low=total, high=total, civilian=civilian, last=people[-1].last)


def _amount(view: View, first: int, last: int) -> Amount | None:
    """The first amount of words [first, last) that is no age, year, date or measure."""
    low = view.low[:last]
    for index in range(first, last):
        amount = amount_at(low, index)
        if amount is not None and not _measures(view, amount):
            return amount
    return None


def _measures(view: View, amount: Amount) -> bool:
    """Whether the number is how old somebody is, a date, a year or a calibre."""
    before, after = view.at(amount.first - 1), view.at(amount.last)
    if before in ("aged", "age") or before in MONTHS or after in MONTHS:
        return True
    if after == "-" or after in MEASURES:
        return True
    if not tables().body.isdisjoint(view.low[amount.last : amount.last + 2]):
        return True
    if not amount.plain:
        return False
    year = 1900 <= (amount.low or 0) <= 2100
    return year or (before in (",", "(") and after in (",", "", ")", "."))
