"""People by name, as lists of the dead give them: a rank or a calling, then capitals."""

from __future__ import annotations

from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.party import Form

SHORT_RANKS = words(
    "gen col lt capt sgt maj cpl pvt brig adm cmdr spc mr mrs ms dr father sister rev naik havildar"
    " sepoy jawan sub-lt cmdt pte lcpl ssgt insp asi si subedar chief"
)
LED_RANKS = words("senior lance staff")
_NO_NAME = words(
    "ministry army forces force defence defense council president government republic minister"
    " agency office court police navy air guard service committee party front state monday tuesday"
    " wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december the it he she they we i you in on at a an as for with"
    " after before when while there this that these those but and or if two three security human"
    " rights watch united nations times district province region city village river north south"
    " east west northern southern eastern western both our his her their its to by from of"
)
_PARTICLES = words("al el bin ibn ben de da del la van von der abu - .")
_MOST = 8
_OLDEST = 110


def name_at(view: View, first: int) -> Group | None:
    """The person named at index `first`: a title and a name, or two capital words and more."""
    if not view.named(first) and not _title(view, first):
        return None
    nouns = tables().nouns
    index, civilian, titles = first, None, 0
    while index < len(view) and index - first < 4 and _title(view, index):
        noun = nouns.get(view.low[index])
        civilian = noun.civilian if noun and civilian is None else civilian
        index += 1 + (view.at(index + 1) == ".")
        titles += 1
    start = index
    while index < len(view) and index - start < _MOST and _part(view, index, start):
        index += 1
    while index > start and not view.named(index - 1):
        index -= 1
    if view.at(index) == "." and view.low[index - 1] in ("jr", "sr"):
        index += 1
    capitals = sum(view.named(i) for i in range(start, index))
    if capitals < (1 if titles or _aged(view, index) else 2):
        return None
    return Group(first, index, 1, 1, Head.NAME, False if _armed(view, first) else civilian)


def _aged(view: View, last: int) -> bool:
    """Whether an age follows at `last`: 'Shalev, 34, ...', 'the boy Sami (12)'."""
    age, end = view.at(last + 1), view.at(last + 2)
    if not age.isdecimal() or int(age[:4]) > _OLDEST:
        return False
    return (view.at(last), end) in ((",", ","), (",", ";"), (",", ""), ("(", ")"))


def _armed(view: View, first: int) -> bool:
    return view.low[first] in ("gen", "col", "lt", "capt", "sgt", "maj", "cpl", "pvt", "brig")


def _title(view: View, index: int) -> bool:
    """Whether the word is a rank or a calling that may stand before a name."""
    word = view.low[index]
    if view.party[index] is not None:
        return False
    noun = tables().nouns.get(word)
    singular = noun is not None and noun.civilian is not None and not noun.kind
    return word.rstrip(".") in SHORT_RANKS or singular or word in LED_RANKS


def _part(view: View, index: int, start: int) -> bool:
    """Whether the word belongs to a personal name."""
    hit = view.party[index]
    if (hit is not None and hit.form is not Form.PERSON) or view.low[index] in _NO_NAME:
        return False
    return view.named(index) or (index > start and view.low[index] in _PARTICLES)
