"""How a count stands to the others: all, more than counted before, or some of those counted."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.counts.found import Found
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.model.vocabulary import CasualtyKind, Figure

_MORE = words("more another other others")
_FURTHER = words("further additional extra")
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_PART = words("including included among")
_SHARED = words("them whom which these those")


def figure_of(view: View, count: Found, found: Sequence[Found]) -> Figure:
    """Total, increment or part, by the count's words and the counts before it in the sentence.

    "17 more", "a fourth" and "another" add to a count of their kind, and so do "two of the
    wounded" who died; beside counts of another kind alone ("three killed and two others hurt")
    they are all of their own. "Including five civilians" and "three of them" are part of the last
    count of their kind before them in the sentence.
    """
    if count.group.none:
        return Figure.TOTAL
    before = [
        one for one in found if one.first < count.first and one.group.last <= count.group.first
    ]
    alike = [one for one in before if one.kind is count.kind]
    if _is_part(view, count):
        return Figure.PART if alike else _from_others(count)
    said = view.low[count.group.first : count.group.last]
    if not _FURTHER.isdisjoint(said):
        return Figure.INCREMENT
    if _adds(said) and (alike or not before):
        return Figure.INCREMENT
    return Figure.TOTAL


def _is_part(view: View, count: Found) -> bool:
    """Whether they are some of people named before: 'three of them', 'among them two women'."""
    first = count.group.first
    if count.group.apart:
        return True
    if view.at(first - 1) in _SHARED and view.at(first - 2) in ("of", "among"):
        return True
    return view.at(first - 1) in _PART


def _from_others(count: Found) -> Figure:
    """A share of people of another kind: those who died of them add to the dead."""
    died = count.group.apart and count.kind is CasualtyKind.KILLED
    return Figure.INCREMENT if died else Figure.TOTAL


def _adds(said: Sequence[str]) -> bool:
    """Whether the words say that they come on top: 'two more', 'another', 'a fourth'."""
    more = [
        word for i, word in enumerate(said) if word in _MORE and said[i + 1 : i + 2] != ["than"]
    ]
    ordinal = said[:1] in (["a"], ["an"], ["the"]) and said[1:2] != [] and said[1] in _ORDINALS
    return bool(more) or ordinal
