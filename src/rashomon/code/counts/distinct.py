"""The persons that a text tells one by one, each once, with what became of them at last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.code.counts.person import Person, may_be, merged
from rashomon.code.counts.told import Fate, Told

_MOST = 300
_RANK = {Fate.STRUCK: 0, Fate.WOUNDED: 1, Fate.KILLED: 2}


class One(NamedTuple):
    """One person: all that is told of them, their worst fate and the sentences that tell it.

    `own` is the perpetrator by their own hand; `objects` are the sentences in which they stand
    after the verb.
    """

    who: Person
    fate: Fate
    sentences: frozenset[int]
    own: bool = False
    objects: frozenset[int] = frozenset()

    def alike(self, other: One) -> bool:
        """Whether `other` may be the same person told again.

        Two of one sentence are two, unless the one is only named again ("the man"), or by their
        own hand what the sentence is about. "Another" is nobody told before who is alone, nor a
        hurt one any of the dead.
        """
        if not may_be(self.who, other.who):
            return False
        if self.sentences & other.sentences and not self._again(other):
            return False
        return not (other.who.more and not self.who.more and self._dead_beside(other))

    def _again(self, other: One) -> bool:
        if self.own or other.own:
            return not (self.objects | other.objects) & self.sentences & other.sentences
        return other.who.known

    def _dead_beside(self, other: One) -> bool:
        return self.fate is Fate.KILLED and other.fate is Fate.WOUNDED

    def with_(self, other: One) -> One:
        """Both tellings as one."""
        return One(
            merged(self.who, other.who),
            max(self.fate, other.fate, key=_RANK.__getitem__),
            self.sentences | other.sentences,
            self.own or other.own,
            self.objects | other.objects,
        )


def distinct(claims: Sequence[Told], by_own_hand: bool = False) -> list[One]:
    """Each person once, whatever the order of the sentences; those most fully told come first.

    Of a huge text the 300 fullest tellings are read. `by_own_hand` says that the text speaks of a
    suicide: who shot himself is then dead.
    """
    found: list[One] = []
    for telling in sorted(_tellings(claims, by_own_hand), key=_order)[:_MOST]:
        order = sorted(range(len(found)), key=lambda i: found[i].own is not telling.own)
        alone = telling.who.more and len(found) < 2
        fit = (i for i in order if found[i].alike(telling) and (found[i].who.more or not alone))
        index = next(fit, None)
        if index is None:
            found.append(telling)
        else:
            found[index] = found[index].with_(telling)
    return found


def _tellings(claims: Sequence[Told], by_own_hand: bool) -> list[One]:
    """Every telling of a person as one of its own."""
    return [
        One(
            who,
            Fate.KILLED if claim.own and by_own_hand else claim.fate,
            frozenset((claim.sentence,)),
            claim.own,
            frozenset((claim.sentence,) if claim.object else ()),
        )
        for claim in claims
        for who in claim.people
    ]


def _order(one: One) -> tuple[int | bool, ...]:
    """The fullest tellings first, the worst fates before others, then as in the text."""
    return (*one.who.blanks, -_RANK[one.fate], min(one.sentences), one.own)
