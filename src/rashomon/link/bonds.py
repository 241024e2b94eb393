"""What decisions hold together, and what they keep apart: the last word on each pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations, product

from rashomon.link.rulings import JOIN
from rashomon.model.incident import Decision, MentionRef


class Bonds:
    """Mentions held together as one, each known by its head, and heads that are kept apart."""

    def __init__(self) -> None:
        self._above: dict[MentionRef, MentionRef] = {}
        self._apart: dict[MentionRef, set[MentionRef]] = defaultdict(set)

    def head(self, ref: MentionRef) -> MentionRef:
        """The mention that stands for all those that `ref` is held together with."""
        above = self._above.setdefault(ref, ref)
        while above != self._above[above]:
            self._above[ref] = self._above[above]
            ref, above = above, self._above[above]
        return above

    def refs(self) -> list[MentionRef]:
        """Every mention that was asked about, in order."""
        return sorted(self._above)

    def apart(self, ref: MentionRef) -> frozenset[MentionRef]:
        """The heads of what is kept apart from `ref`."""
        return frozenset(self._apart.get(self.head(ref), ()))

    def join(self, one: MentionRef, other: MentionRef) -> bool:
        """Hold the two together; False where they are kept apart, which goes before."""
        a, b = sorted((self.head(one), self.head(other)))
        if b in self._apart.get(a, ()):
            return False
        if a != b:
            self._above[b] = a
            for third in self._apart.pop(b, ()):
                self._apart[third].discard(b)
                self.part(a, third)
        return True

    def part(self, one: MentionRef, other: MentionRef) -> None:
        """Keep the two apart, unless they are held together, which goes before."""
        a, b = self.head(one), self.head(other)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)


def bonds(
    held: Iterable[Decision], fellows: Callable[[MentionRef], Collection[MentionRef]]
) -> Bonds:
    """What the decisions say that are `held`, the last first: an earlier one yields to a later.

    `fellows` are the mentions that rules put with one, itself among them, none where it is not in
    the ledger (such mentions are left out); from these a mention that was split off by itself,
    without a word from what, is kept apart.
    """
    made = Bonds()
    for decision in held:
        subject, others = (
            [ref for ref in dict.fromkeys(side) if fellows(ref)]
            for side in (decision.subject, decision.others)
        )
        if bool(others) != bool(decision.others) or not subject:
            continue  # one side is gone
        if decision.kind == JOIN:
            _together(made, subject + others)
        else:
            alone = fellows(subject[0]) if len(decision.refs()) == 1 else ()
            _split(made, subject, others, alone)
    return made


def _together(made: Bonds, refs: Sequence[MentionRef]) -> None:
    """Hold all together, but for those that a later decision keeps apart: these in several."""
    heads: list[MentionRef] = []
    for ref in refs:
        if not any(made.join(head, ref) for head in heads):
            heads.append(made.head(ref))


def _split(
    made: Bonds,
    subject: Sequence[MentionRef],
    others: Sequence[MentionRef],
    alone: Collection[MentionRef],
) -> None:
    pairs = product(subject, (*others, *alone)) if others or alone else combinations(subject, 2)
    for one, other in pairs:
        made.part(one, other)
    if others:
        _together(made, subject)
