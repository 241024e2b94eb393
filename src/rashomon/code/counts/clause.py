"""What stands around a casualty word: its helpers, its mood, and the people before it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words

BE = words(
    "was were is are been being be got getting get remain remains remained has have had having"
    " left lay wasn't weren't hasn't haven't isn't aren't"
)
HELPERS = BE | words(
    "also later already still all both each then now just even either reported confirmed said"
    " believed thought known found brought who that which whom did n't not never so far there too"
    " do does listed presumed in feared instantly as first dead again since to"
    " soon once thus well himself herself themselves apparently"
)
_UNREAL = words("could would might may will can cannot can't won't must should shall")
_IF = words("if unless")
_PREPOSITIONS = words(
    "in at of from by with on near to for against between inside outside into aboard under"
    " including among"
)
_PARTS = words(", and")
_ASIDE = _PREPOSITIONS | words("mostly mainly many chiefly largely")
_OPENS = _PREPOSITIONS | words(
    "who which that whom , ( - aged among during since including today yesterday tonight overnight"
    " monday tuesday wednesday thursday friday saturday sunday last this alone there here after"
    " whose of on-board employed stationed based trapped posted sheltering sleeping gathered"
    " carrying riding held hired serving detained standing waiting playing attending guarding"
    " belonging travelling traveling living working born"
)
_BREAKS = words(
    "; : — said says told saying claimed claims announced reported stated when while because but"
    " although though"
)
_BEFORE_IN = words("brought have had has far being treated known said")
_NOT_ADVERBS = words("family july italy assembly supply reply rally monopoly anomaly homily")
_FAR, _NEAR = 14, 5


def helpers(view: View, index: int) -> int:
    """Index of the first of the helping words and adverbs right before `index`."""
    start = index
    while start > 0 and index - start < 7 and _helps(view.low[start - 1], view.at(start - 2)):
        start -= 1
    return start


def _helps(word: str, before: str) -> bool:
    if word in ("in", "to", "as"):
        return before in _BEFORE_IN
    if word == "whom":
        return before != "of"
    return word in HELPERS or (len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS)


def passive(view: View, start: int, index: int) -> bool:
    """Whether a form of 'be' stands among the helping words [start, index)."""
    return any(view.low[i] in BE - {"has", "have", "had", "having"} for i in range(start, index))


def finite(view: View, start: int, index: int) -> bool:
    """Whether any helping verb stands among the words [start, index)."""
    return any(view.low[i] in BE for i in range(start, index))


def unreal(view: View, start: int, index: int) -> bool:
    """Whether the clause says what may, would or is meant to be, not what was."""
    words = view.low[max(0, start - 2) : index]
    if any(word in _UNREAL for word in words):
        return True
    clause = view.low[max(0, start - _FAR) : start]
    if "," not in clause and not _IF.isdisjoint(clause):
        return True
    meant = "to" in view.low[max(0, start - 1) : index]
    if meant and view.at(start - 2) in ("had", "has", "have"):
        return False
    return meant and "have" not in view.low[start:index] and view.at(index - 1) != "put"


def subject(view: View, groups: Sequence[Group], start: int, near: bool) -> int | None:
    """Index of the group that the words from `start` on speak of; None where there is none.

    The nearest group wins whose gap to `start` is a mere addition (a phrase, a relative clause, a
    parenthesis). A group under a preposition is taken only where no other is left. `near` asks
    for a short gap, as a participle without a verb needs.
    """
    if not near:
        end = _before_parenthesis(view, start)
        found = _nearest(view, groups, end, near) if end != start else None
        if found is not None:
            return found
    return _nearest(view, groups, start, near)


def _nearest(view: View, groups: Sequence[Group], end: int, near: bool) -> int | None:
    """The nearest group before `end` whose gap is a mere addition."""
    reach, spare = _NEAR if near else _FAR, None
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group.last > end:
            continue
        gap = view.low[group.last : end]
        if len(gap) > reach or any(word in _BREAKS for word in gap):
            break
        if near and not _PARTS.isdisjoint(gap):
            break
        if gap and gap[0] not in _OPENS and not (_one_more(gap) or _owned(view, group, gap)):
            continue
        if not _under(view, group) or (not gap and near):
            return index
        spare = index if spare is None and not gap else spare
    return spare


def _owned(view: View, group: Group, gap: Sequence[str]) -> bool:
    """Whether the gap ends the name of what the people are of: "employees of a Greek | company"."""
    return len(gap) < 6 and "of" in view.low[group.first : group.last] and "," not in gap


def _one_more(gap: Sequence[str]) -> bool:
    """Whether the gap is one more person, called by a word that no table knows."""
    return len(gap) in (3, 4) and gap[0] == "and" and gap[1] in ("a", "an")


def _under(view: View, group: Group) -> bool:
    """Whether the group stands under a preposition, so that it is hardly what a verb is said of."""
    return group.head is not Head.NAME and view.at(group.first - 1) in _ASIDE


def _before_parenthesis(view: View, end: int) -> int:
    """Where the words before `end` stop, less what stands between commas or brackets there."""
    for _ in range(2):
        mark = {",": ",", ")": "(", "—": "—", "–": "–"}.get(view.at(end - 1))
        if mark is None:
            return end
        for index in range(end - 2, max(-1, end - 22), -1):
            if view.low[index] == mark:
                end = index
                break
        else:
            return end
    return end
