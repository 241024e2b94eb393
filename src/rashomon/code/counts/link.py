"""Each casualty word with its people: before it, after it, or after 'of'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.counts import chain, clause
from rashomon.code.counts.found import Found
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.names import name_at
from rashomon.code.counts.nominal import STOP, named_by_kind
from rashomon.code.counts.tables import Outcome
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.lexicon import Hit
from rashomon.model.vocabulary import CasualtyKind

_PAIRING = frozenset({("and",), ("or",), ("/",), ("and", "/", "or")})
_NOT = words("not n't never wasn't weren't hasn't haven't isn't aren't")
_LOSING = words("lost losing lose loses")
_BARE_STATES = words("among dead missing hostage hostages prisoner captive in under with")
_HARM = words("hurt injured harmed hit hurting injuring harming touched")
_SURE = (Head.PEOPLE, Head.PARTY, Head.NAME)
_AWAY = {
    "shot": words("at back up down through into off from"),
    "fell": words("upon on into back from to short silent under off behind through ill victim"),
}
_OF = words("of to")
_LIFE_TAKING = words("claimed claiming claims cost costing")
_DETERMINED = words("a an the its his her their our")
_STARTERS = words("and or to , ) said it they we he she i")
_SELF = words("himself herself themselves")
_WERE = words("was were are is")
_ADVERBS = words("also another reportedly instantly about")


class Linker:
    """Links the casualty words of one sentence with its groups; no group is used twice."""

    def __init__(self, view: View, groups: list[Group], hits: Sequence[Hit[Outcome]]) -> None:
        self._view, self._groups, self._hits = view, groups, hits
        self.used: set[int] = set()
        self._starts = {group.first: index for index, group in enumerate(groups)}
        self._heads = {hit.first for hit in hits}

    def run(self) -> Iterator[Found]:
        """Every count that a casualty word makes, in the order of those words."""
        position = 0
        while position < len(self._hits):
            hit = self._hits[position]
            other = self._paired(position)
            position += 2 if other else 1
            if any(g.first <= hit.first < g.last and g.kind for g in self._groups):
                continue
            kinds = [hit.value.kind, *([other.value.kind] if other else [])]
            yield from self._one(hit, other.last if other else hit.last, kinds)

    def _paired(self, position: int) -> Hit[Outcome] | None:
        """The next hit where the two share one number: 'killed and wounded'."""
        if position + 1 == len(self._hits):
            return None
        one, other = self._hits[position], self._hits[position + 1]
        between = tuple(w for w in self._view.low[one.last : other.first] if not w.endswith("ly"))
        alike = one.value.before == other.value.before or one.value.after == other.value.after
        different = one.value.kind != other.value.kind
        if other.last in self._starts and other.value.after and not one.value.after:
            return None  # "took 18 officers prisoner and lost two men"
        return other if between in _PAIRING and alike and different else None

    def _one(self, hit: Hit[Outcome], last: int, kinds: list[CasualtyKind]) -> Iterator[Found]:
        start = self._start(hit.first)
        if clause.unreal(self._view, start, hit.first):
            return
        passive = clause.passive(self._view, start, hit.first)
        if self._view.at(last) in _AWAY.get(self._view.at(last - 1), ()):
            return
        row = self._of(hit, last) or self._after(hit, last, passive)
        if not row:
            row = self._before(hit, start) or (passive and self._after(hit, last, False)) or []
        if not row:
            yield from self._nobody_named(hit, last, kinds)
            return
        self.used.update(row)
        yield from self._counts(row, hit, last, kinds)

    def _start(self, first: int) -> int:
        """The first helping word before `first`, none of a group: 'two of whom died'."""
        start = clause.helpers(self._view, first)
        ends = [g.last for g in self._groups if g.first < start < g.last <= first]
        return max(ends, default=start)

    def _of(self, hit: Hit[Outcome], last: int) -> list[int]:
        """'the death of five women and two children', 'the killing of Gen. X'."""
        view = self._view
        at = last + (view.at(last) == "of")
        if not hit.value.of or view.at(hit.first - 1) == "no" or view.at(at - 1) not in _OF:
            return []
        index = self._named(at)
        if index is None or not self._fits(index, hit.value, "of"):
            return []
        return chain.forward(view, self._groups, index, self._heads)

    def _named(self, at: int) -> int | None:
        """Index of the group at word `at`; a name that stands there becomes one."""
        if at not in self._starts and at < len(self._view):
            name = name_at(self._view, at)
            if name is not None:
                self._starts[at] = len(self._groups)
                self._groups.append(name)
        return self._starts.get(at)

    def _after(self, hit: Hit[Outcome], last: int, passive: bool) -> list[int]:
        """'killing two', 'have killed 31 civilians', 'claimed seven lives'."""
        either = hit.value.before
        if not hit.value.after or passive or (either and not self._has_subject(hit.first)):
            return []
        at = last + self._skipped(last)
        index = self._starts.get(at)
        if index is None or not self._fits(index, hit.value, "after"):
            return []
        group = self._groups[index]
        alone = last - hit.first == 1 and self._view.low[hit.first] in _LIFE_TAKING
        if alone and not self._lives(group):
            return []
        loose = hit.value.kind is CasualtyKind.WOUNDED and "after" in hit.value.strict
        mere = not group.counted and (loose or self._view.at(hit.first - 1) in STOP)
        if either and (mere or (group.last in self._heads and self._touches(hit))):
            return []
        return chain.forward(self._view, self._groups, index, self._heads)

    def _skipped(self, last: int) -> int:
        """How many words between a verb and its people do not count: 'killed himself and two'."""
        view = self._view
        if view.at(last) in _SELF and view.at(last + 1) == "and":
            return 2
        party = view.party[last] if last < len(view) else None
        end = last
        while party is not None and end < len(view) and view.party[end] is party:
            end += 1
        if end > last and end in self._starts and last not in self._starts:
            return end - last
        inverted = view.at(last) in _WERE and view.at(last - 2) in ("", ".", ":", ";")
        return int((view.at(last) in _ADVERBS and last not in self._starts) or inverted)

    def _lives(self, group: Group) -> bool:
        """Whether it is lives that the group loses: 'seven lives', 'villagers their lives'."""
        return bool({"lives", "life"} & set(self._view.low[group.first : group.last + 5]))

    def _has_subject(self, index: int) -> bool:
        """Whether a verb that may also be a participle can have its subject before it."""
        start = clause.helpers(self._view, index)
        word = self._view.at(start - 1)
        return start < index or (word not in STOP or word in _STARTERS)

    def _touches(self, hit: Hit[Outcome]) -> bool:
        return any(group.last == hit.first and group.counted for group in self._groups)

    def _before(self, hit: Hit[Outcome], start: int) -> list[int]:
        """'three soldiers were killed', 'two dead', 'the six wounded'."""
        value, view = hit.value, self._view
        if not value.before:
            return []
        participle = value.after or view.low[hit.first] in _BARE_STATES
        finite = clause.finite(view, start, hit.first)
        if participle and not finite and view.at(hit.last) in _DETERMINED | _SELF:
            return []
        if value.after and finite and not clause.passive(view, start, hit.first):
            return []
        verbal = finite or not participle or view.sentence.headline
        index = clause.subject(view, self._groups, start, near=not verbal)
        if index is None or index in self.used or not self._fits(index, value, "before"):
            return []
        group = self._groups[index]
        row = chain.back(view, self._groups, index, self.used)
        if verbal:
            return row if self._counts_well(row, value) else []
        named = group.head is Head.NAME or (group.definite and group.low == 1)
        named = named or (group.apart and view.low[hit.first] == "with")
        named = named or (group.none and "before" in value.strict)
        return [] if named or not any(self._groups[i].counted for i in row) else row

    def _counts_well(self, row: list[int], value: Outcome) -> bool:
        """Whether a mere plural will do: not for words said of many who came to no harm."""
        loose = value.kind is CasualtyKind.DISPLACED or (
            value.kind is CasualtyKind.WOUNDED and "before" in value.strict
        )
        return not loose or any(self._groups[i].counted for i in row)

    def _fits(self, index: int, value: Outcome, side: str) -> bool:
        """Whether the group can be what the word is said of."""
        group = self._groups[index]
        if group.head is Head.LOSS or index in self.used:
            return False
        if side in value.strict:
            vague = group.low is None and group.high is None and not group.apart
            return group.head in _SURE or (group.head is Head.BARE and (group.none or vague))
        if group.head is Head.UNKNOWN:
            return group.counted and self._view.low[group.last - 1].endswith("s")
        return group.head is not Head.BARE or group.counted

    def _nobody_named(
        self, hit: Hit[Outcome], last: int, kinds: list[CasualtyKind]
    ) -> Iterator[Found]:
        """'There are dead and wounded', 'there were wounded': an amount that nobody names."""
        view, first = self._view, hit.first
        there = view.at(first - 2) == "there" and view.at(first - 1) in clause.BE
        if not (there or len(kinds) > 1) or not hit.value.before:
            return
        if view.at(first - 1) in ("was", "were", "been", "who", "the", ",") and not there:
            return
        for kind in kinds:
            yield Found(first, last, kind, Group(first, last, None, None, Head.BARE))

    def _counts(
        self, row: list[int], hit: Hit[Outcome], last: int, kinds: list[CasualtyKind]
    ) -> Iterator[Found]:
        """One count a sort of people and a kind; people under two kinds at once are not divided."""
        word = self._view.low[hit.first]
        owner = clause.helpers(self._view, hit.first) if word in _LOSING else None
        members = chain.settled(self._view, self._row(row, hit))
        if len(kinds) > 1 and len(members) == 1 and members[0].low == members[0].high == 1:
            kinds = kinds[-1:] if CasualtyKind.KILLED not in kinds else [CasualtyKind.KILLED]
        spared = hit.value.spared != self._denied(hit)
        for member in members:
            group = member._replace(low=0, high=0) if spared else member
            first, end = _extent(group, hit, last, len(members))
            told = self._kinds(group, hit, kinds)
            shown = _undivided(group) if len(told) > 1 else group
            for kind in told:
                yield Found(first, end, kind, shown, owner, hit.first)

    def _row(self, row: list[int], hit: Hit[Outcome]) -> list[Group]:
        """The people of a row; one name before 'were' is a band's, not a person's."""
        people = [self._groups[index] for index in row]
        band = len(people) == 1 and people[0].head is Head.NAME
        if band and self._view.at(hit.first - 1) == "were":
            return [people[0]._replace(low=None, high=None, counted=False)]
        return people

    def _kinds(
        self, group: Group, hit: Hit[Outcome], kinds: list[CasualtyKind]
    ) -> list[CasualtyKind]:
        """What became of the people: both where nobody was hurt, else by their name or the word."""
        if group.kind and named_by_kind(self._view, group):
            return [group.kind]
        if group.none and self._harmless(hit):
            return [CasualtyKind.KILLED, CasualtyKind.WOUNDED]
        return kinds

    def _harmless(self, hit: Hit[Outcome]) -> bool:
        """Whether the word, said of nobody, means that nobody was killed either."""
        word = self._view.low[hit.first]
        if hit.value.spared:
            return hit.value.kind is CasualtyKind.WOUNDED
        start = clause.helpers(self._view, hit.first)
        finite = clause.finite(self._view, start, hit.first) or hit.last in self._starts
        return word in _HARM and (word != "injured" or finite)

    def _denied(self, hit: Hit[Outcome]) -> bool:
        """Whether it is denied of the people before it: 'the two guards were not hurt'."""
        start = clause.helpers(self._view, hit.first)
        return not _NOT.isdisjoint(self._view.low[start : hit.first])


def _undivided(group: Group) -> Group:
    """A count that two kinds share bounds neither from below: only nobody and 'up to' stay."""
    if group.none:
        return group
    return group._replace(low=None, high=group.high if group.low is None else None)


def _extent(group: Group, hit: Hit[Outcome], last: int, members: int) -> tuple[int, int]:
    """The words of one count: with the casualty word, or without where several share it."""
    if members > 1 and not (group.last == hit.first or group.first == last):
        return group.first, group.last
    return min(group.first, hit.first), max(group.last, last)
