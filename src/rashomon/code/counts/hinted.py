"""What words hint at where a phrase is known to be a count: the kind, nobody, a single person."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.counts.find import found_in
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.outcomes import outcomes_in
from rashomon.code.counts.tables import Outcome, tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.code.reading import CasualtyPhrase
from rashomon.knowledge.lexicon import Hit
from rashomon.model.vocabulary import CasualtyKind

_NOBODY = words(
    "unharmed unhurt uninjured unscathed untouched alive intact survived safe safely nothing"
    " material healthy saved fine complete well"
)
_NOT = words("not n't never without wasn't weren't hasn't haven't")
_HARMS = words("hurt harmed injured wounded touched hit harm")
_NEAR = 5
_SINGLE = words("a an another he him his she her himself herself one")
_WAS = words("was has is")
_MANY_WORDS = words("they them their were are have those these both we us our victims others")
_PAIRS = words("couple pair duo")
_PART = words("among including included")
_ANY = words("any anyone anybody anything")
_DENIALS = words(
    "denied denies deny denying not never nor no disputes disputed rejects rejected without cannot"
    " didn't refuted refutes dismissed"
)
_HELD = words("hand hands arms")
_BEFORE = 8


_STOPS = {",": 3, ";": 8, ":": 3, "and": 2, "but": 4, "while": 5, "when": 2}
_HINT, _FAR, _MANY, _CLOSE, _CROWD = 12, 60, 20, 4, 300


def inner_kinds(view: View, first: int, last: int) -> list[CasualtyKind]:
    """The kinds that words [first, last) tell themselves, without one twice."""
    known = tables()
    said = [hit.value.kind for hit in outcomes_in(view) if first <= hit.first and hit.last <= last]
    if len(said) > 1 and CasualtyKind.KILLED in said:
        return [CasualtyKind.KILLED]
    if not said and not (known.body - _HELD).isdisjoint(view.low[first:last]):
        return [CasualtyKind.WOUNDED]
    said = said or [hit.value for hit in known.tolls.scan(view.words[first:last])]
    said = said or [hit.value for hit in known.hints.scan(view.words[first:last])]
    return list(dict.fromkeys(said))


def context_kind(view: View, people: Group, before: Sequence[CasualtyPhrase]) -> CasualtyKind:
    """The kind of the nearest casualty word, clauses away counting as far, else as before."""
    first, last = people.first, people.last
    heard = [(hit, 0) for hit in outcomes_in(view)]
    heard += [
        (Hit(h.first, h.last, Outcome(h.value)), _HINT) for h in tables().hints.scan(view.words)
    ]
    part = not _PART.isdisjoint(view.low[max(0, first - 3) : last])
    taken = _taken(view, last)
    near = [
        (_distance(view, hit, first, last) + extra, hit.value.kind)
        for hit, extra in heard
        if (hit.last <= first or (hit.first >= last and not part and hit.first not in taken))
        and not (extra and _few(people, hit.value.kind))
    ]
    away, kind = min(near, key=lambda one: one[0], default=(_FAR, CasualtyKind.KILLED))
    if _crowd(people) and away > _CLOSE:
        return CasualtyKind.DISPLACED
    again = [one.kind for one in before if people.low and (one.low, one.high) == people[2:4]]
    if again and people.definite and away > _CLOSE:
        return again[-1]
    heard_kinds = {one for _, one in near} | {one.kind for one in before[-3:]}
    rather = kind is CasualtyKind.WOUNDED and away > _CLOSE and people.head is Head.BARE
    if rather and CasualtyKind.KILLED in heard_kinds:
        return CasualtyKind.KILLED
    if away < _FAR or not before:
        return kind
    recent = [one.kind for one in before[-2:]]
    return CasualtyKind.KILLED if CasualtyKind.KILLED in recent else recent[-1]


def _taken(view: View, last: int) -> set[int]:
    """The words that the counts from word `last` on are made of."""
    return {
        index
        for count in found_in(view)
        if count.group.first >= last
        for index in range(count.first, count.last)
    }


def _crowd(people: Group) -> bool:
    """Whether they are so many, or whole families, that they are rather displaced than hurt."""
    if people.family:
        return True
    named = people.head is Head.PEOPLE and people.civilian is not False
    return named and people.low is not None and people.low >= _CROWD


def _few(people: Group, kind: CasualtyKind) -> bool:
    """Whether so few people are hardly told of as displaced by a mere hint."""
    return kind is CasualtyKind.DISPLACED and people.low is not None and people.low < _MANY


def _distance(view: View, hit: Hit[Outcome], first: int, last: int) -> int:
    """How many words lie between, each comma and stop counting for more."""
    gap = view.low[hit.last : first] if hit.last <= first else view.low[last : hit.first]
    return sum(_STOPS.get(word, 1) for word in gap)


def deaths(view: View, first: int, last: int) -> bool:
    """Whether words [first, last) say outright that people died."""
    return any(
        hit.value.kind is CasualtyKind.KILLED and not hit.value.strict
        for hit in outcomes_in(view)
        if first <= hit.first and hit.last <= last
    )


def told_without(view: View, first: int, last: int) -> tuple[int | None, int | None]:
    """How many words without any amount tell of: nobody, one, or nobody knows how many."""
    missing = CasualtyKind.MISSING in inner_kinds(view, first, last)
    if _denied(view, first, last) or (not missing and spared(view, first, last)):
        return 0, 0
    if any(view.low[i] in _PAIRS and view.at(i + 1) != "'s" for i in range(first, last)):
        return 2, 2
    return (1, 1) if _single(view, first, last) else (None, None)


def spared(view: View, first: int, last: int) -> bool:
    """Whether the words say that nobody came to harm: 'all safe', 'they were not touched'."""
    low = view.low[first:last]
    return not _NOBODY.isdisjoint(low) or unhurt(low)


def unhurt(low: Sequence[str]) -> bool:
    """Whether 'not' or 'without' stands before a word for harm or loss."""
    harms = _HARMS | tables().losses | tables().harms
    return any(
        word in _NOT and not harms.isdisjoint(low[max(0, i - _NEAR) : i + _NEAR])
        for i, word in enumerate(low)
    )


def _denied(view: View, first: int, last: int) -> bool:
    """Whether it is denied of anybody at all: 'denied that anyone had been killed'."""
    denial = view.low[max(0, first - _BEFORE) : last]
    return not _ANY.isdisjoint(view.low[first:last]) and not _DENIALS.isdisjoint(denial)


def _single(view: View, first: int, last: int) -> bool:
    """Whether the words tell of one person, or of somebody without a word for how many."""
    low = view.low[first:last]
    nouns = [noun for word in low if (noun := tables().nouns.get(word)) and not noun.kind]
    if any(noun.many for noun in nouns):
        return False
    if not _SINGLE.isdisjoint(low) or not tables().body.isdisjoint(low):
        return True
    if not _MANY_WORDS.isdisjoint(low):
        return False
    name = any(view.named(i) and view.party[i] is None and i for i in range(first, last))
    return bool(nouns) or name or not _WAS.isdisjoint(low)
