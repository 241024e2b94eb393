"""Casualty words as they stand: what the words around one make of it."""

from __future__ import annotations

from rashomon.code.counts.clause import BE
from rashomon.code.counts.numbers import WORDS as NUMBERS
from rashomon.code.counts.tables import Outcome, tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.lexicon import Hit
from rashomon.model.vocabulary import CasualtyKind

_STRUCK = words("shot hit wounded injured stabbed struck beaten")
_HARMED = words("wounded injured hurt maimed")
_BURNED = words("burned burnt")
_LOST = words("lost losing lose loses")
_DETERMINERS = words("a an his her its their one both two the")
_GETS = words(
    "received receiving receives suffered suffering suffers sustained sustaining sustains with has"
    " have had got incurred nursing"
)
_NOT_WOUNDS = words("been no not to the and or any who which that for from died dead killed")
_DEADLY = words("fatal mortal deadly lethal")
_BREAKS = words(", ; : . and or but while when as by")
_FATAL = CasualtyKind.KILLED
_HURT = Outcome(CasualtyKind.WOUNDED, before=True)
_REACH = 6


def outcomes_in(view: View) -> list[Hit[Outcome]]:
    """Every casualty word of the sentence, in order, with the kind that its place gives it.

    Who is shot or hit in the leg, or loses one, is wounded; who is "shot and badly wounded" is
    wounded alone; who is burned in a house or a car is dead.
    """
    hits = tables().outcomes.scan(view.words)
    told = _with_wounds(view, [_as_it_stands(view, hit) for hit in hits])
    joined: list[Hit[Outcome]] = []
    for hit in told:
        if joined and _told_again(view, joined[-1], hit):
            joined[-1] = hit._replace(first=joined[-1].first)
        else:
            joined.append(hit)
    return joined


def _as_it_stands(view: View, hit: Hit[Outcome]) -> Hit[Outcome]:
    word = view.low[hit.first]
    if word in _LOST and hit.last - hit.first == 1:
        part = _part(view, hit.last) if view.at(hit.last) in _DETERMINERS else 0
        return Hit(hit.first, part, _HURT) if part else hit
    if word in _STRUCK and hit.value.strict and hit.last - hit.first == 1:
        part = _part(view, hit.last)
        return hit._replace(value=_wounding(hit.value)) if part else hit
    if word in _BURNED and (_inside(view, hit.last) or _burns(view, hit)):
        return hit._replace(value=hit.value._replace(kind=_FATAL))
    return hit


def _wounding(outcome: Outcome) -> Outcome:
    return outcome._replace(kind=CasualtyKind.WOUNDED, strict=frozenset())


def _with_wounds(view: View, hits: list[Hit[Outcome]]) -> list[Hit[Outcome]]:
    """`hits`, with every 'received a splinter wound', 'with severe burns' among them."""
    free = {index for hit in hits for index in range(hit.first, hit.last - 1)}
    found = [
        hit for first in _receivers(view) if first not in free and (hit := _wound(view, first))
    ]
    if not found:
        return hits
    taken = {index for hit in found for index in range(hit.first, hit.last)}
    return sorted([hit for hit in hits if hit.first not in taken] + found)


def _receivers(view: View) -> list[int]:
    return [i for i, word in enumerate(view.low) if word in _GETS]


def _wound(view: View, first: int) -> Hit[Outcome] | None:
    """The wound that is got at word `first`: killed where it is called fatal."""
    for index in range(first + 1, min(first + _REACH, len(view))):
        word = view.low[index]
        if word in tables().harms:
            fatal = not _DEADLY.isdisjoint(view.low[first:index])
            return Hit(first, index + 1, Outcome(_FATAL, before=True) if fatal else _HURT)
        if not (word.isalpha() or word == "-") or word in _NOT_WOUNDS:
            return None
    return None


def _part(view: View, first: int) -> int:
    """Where a part of the body ends that is named from `first` on in the same breath, or 0."""
    for index in range(first, min(first + _REACH, len(view))):
        word = view.low[index]
        if word in tables().body:
            return index + 1
        if word in _BREAKS:
            return 0
    return 0


def _inside(view: View, first: int) -> bool:
    """Whether the words from `first` on are 'in its cab', 'in their huts'."""
    return view.at(first) in ("in", "inside") and any(
        view.at(first + k) in tables().shells for k in (1, 2, 3)
    )


def _burns(view: View, hit: Hit[Outcome]) -> bool:
    """Whether somebody burned people, rather than people being burned: 'burned eight miners'."""
    after = view.at(hit.last)
    active = view.at(hit.first - 1) not in BE and (after in NUMBERS or after.isdecimal())
    return active and view.at(hit.last + 1) in tables().nouns


def _told_again(view: View, hit: Hit[Outcome], after: Hit[Outcome]) -> bool:
    """Whether 'shot' only says how those came to harm whom the next word calls wounded."""
    between = [w for w in view.low[hit.last : after.first] if not w.endswith("ly")]
    alone = view.low[hit.first : hit.last] == ["shot"]
    return (
        alone and between == ["and"] and not _HARMED.isdisjoint(view.low[after.first : after.last])
    )
