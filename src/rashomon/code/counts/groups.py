"""Every group of people in a sentence: counted, single, named, or a mere plural."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.code.counts.amounts import BEGINS, Amount, amount_at
from rashomon.code.counts.clause import HELPERS as ADVERBS
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.measures import measures, past_age
from rashomon.code.counts.names import LED_RANKS, SHORT_RANKS, name_at
from rashomon.code.counts.nominal import STOP, Nominal, Reader, age_at
from rashomon.code.counts.numbers import number_at
from rashomon.code.counts.tables import Outcome, tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.party import Form

Hits = Mapping[int, Hit[Outcome]]
_ARTICLES = words("a an another the")
_POSSESSIVES = words("its our his her their whose my")
_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_LIVES = frozenset(["life", "lives"])
_BEFORE_PLACE = words(
    "in at near from by on to outside around of for 's between with against inside the over across"
    " towards toward into via off through under"
)
_ANY = words("any anyone anybody")
_DENIALS = words(
    "denied denies deny denying not never nor no disputes disputed rejects rejected without cannot"
    " didn't refuted refutes dismissed"
)
_WHETHER = words("if whether unclear unknown immediately")
_BACK = 10
_SIZES = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_BEHIND = {
    ("or", "more"): "high",
    ("at", "least"): "high",
    ("at", "the", "least"): "high",
    ("at", "most"): "low",
    ("at", "the", "most"): "low",
}


def groups(view: View, hits: Hits) -> list[Group]:
    """All groups, left to right, none overlapping another."""
    found: list[Group] = []
    index, size = 0, len(view)
    while index < size:
        group = _group_at(view, index, hits)
        if group:
            found += [group, *_nor(view, group)]
        index = found[-1].last if group else index + 1
    return found


def _nor(view: View, group: Group) -> list[Group]:
    """The second group that a 'no' covers: 'no soldier or resident'."""
    noun = tables().nouns.get(view.at(group.last + 1))
    if not group.none or view.at(group.last) not in ("or", "nor") or noun is None:
        return []
    first = group.last + 1
    kind = noun.kind or group.kind
    return [group._replace(first=first, last=first + 1, civilian=noun.civilian, kind=kind)]


def _is_marked(word: str) -> bool:
    """Whether a number or a name may open here: a digit or a capital."""
    return word[0].isdecimal() or word[0].isupper()


@cache
def _openers() -> frozenset[str]:
    """The lower-case words that may open a group; most words cannot."""
    return (
        BEGINS
        | _ARTICLES
        | _ANY
        | _POSSESSIVES
        | SHORT_RANKS
        | LED_RANKS
        | frozenset(tables().nouns)
    )


def _group_at(view: View, index: int, hits: Hits) -> Group | None:
    word = view.low[index]
    if not (word in _openers() or view.party[index] or _is_marked(view.words[index].text)):
        return None
    if word in _ANY:
        none = Amount(index, index + 1, 0, 0)
        return _counted(view, none, hits) if _denied(view, index) else None
    if age_at(view, index):
        return _aged(view, index, hits)
    led = word in _ARTICLES or word in _POSSESSIVES
    aged = led and index + 1 < len(view) and age_at(view, index + 1)
    amount = None if aged else amount_at(view.low, index)
    if amount:
        asked = view.at(index - 1) in ("how", "as", "so", "too") and amount.high != 0
        group = None if asked else _counted(view, amount, hits)
        if group or word not in _POSSESSIVES:
            return group
    return _uncounted(view, index, hits)


def _uncounted(view: View, index: int, hits: Hits) -> Group | None:
    """People without an amount: one person, a name, or a mere plural."""
    if view.low[index] in _ARTICLES:
        return _single(view, index, hits)
    if view.low[index] in _POSSESSIVES:
        return _plural(view, index, index + 1, hits)
    return _named(view, index, hits) or _plural(view, index, index, hits)


def _named(view: View, index: int, hits: Hits) -> Group | None:
    """A person's name, where the words are not a headline all in capitals, a place or a verb."""
    if view.titled or _in_place(view, index):
        return None
    name = name_at(view, index)
    if name is None or any(i in hits for i in range(index, name.last)):
        return None
    return name if view.low[name.last : name.last + 2] != [",", "where"] else None


def _aged(view: View, index: int, hits: Hits) -> Group | None:
    """One person whom an age opens: '7-year-old boy', '13-year-old Ann Lee', 'seven-year-old'."""
    phrase = Reader(view, index, hits).read()
    if phrase.head is Head.PEOPLE:
        one = phrase.noun is None or not (phrase.noun.many or phrase.noun.kind)
        return Group(index, phrase.last, 1, 1, Head.PEOPLE, phrase.civilian) if one else None
    end = age_at(view, index)
    name = name_at(view, end) if end < len(view) else None
    if name is not None:
        return name._replace(first=index)
    return Group(index, end, 1, 1, Head.PEOPLE) if phrase.head is Head.UNKNOWN else None


def _denied(view: View, index: int) -> bool:
    """Whether a denial stands before 'any': 'denied that anyone was hurt', 'nor any civilian'."""
    before = view.low[max(0, index - _BACK) : index]
    return not _DENIALS.isdisjoint(before) and _WHETHER.isdisjoint(before)


def _in_place(view: View, index: int) -> bool:
    """Whether a preposition before it makes a name a place or an agent rather than a victim."""
    return view.at(index - 1) in _BEFORE_PLACE


def _counted(view: View, amount: Amount, hits: Hits) -> Group | None:
    phrase = Reader(view, amount.last, hits).read()
    amount, after = _hedged_after(view, amount, phrase.last)
    if measures(view, amount, phrase):
        return None
    noun = phrase.noun
    if noun and noun.kind and not noun.many and amount.low != 1:
        return None
    family = bool(noun and noun.family)
    low, high = (None, None) if family else (amount.low, amount.high)
    definite = view.low[amount.first] in ("the", "these", "those")
    return Group(
        amount.first, after, low, high, phrase.head, phrase.civilian, phrase.kind,
        apart=phrase.apart, definite=definite, family=family,
    )  # fmt: skip


def _hedged_after(view: View, amount: Amount, last: int) -> tuple[Amount, int]:
    """The amount with a hedge behind its people, and where that ends: '40 people or more'."""
    if amount.low is not None and amount.low == amount.high:
        for hedge, bound in _BEHIND.items():
            end = last + len(hedge)
            again = end < len(view) and number_at(view.low, end) is not None
            if tuple(view.low[last:end]) == hedge and not again:
                low, high = (None, amount.high) if bound == "low" else (amount.low, None)
                return amount._replace(low=low, high=high), end
    return amount, last


def _single(view: View, index: int, hits: Hits) -> Group | None:
    """One person: 'a soldier', 'another', 'the pilot', 'a third villager', 'a fourth'."""
    word, after = view.low[index], view.at(index + 1)
    ordinal = after in _ORDINALS or after.endswith(("teenth", "tieth"))
    phrase = Reader(view, index + 1 + ordinal, hits).read()
    if not _person(view, index, phrase, word == "another" or after in _ORDINALS):
        return None
    if phrase.noun.many if phrase.noun else phrase.head is Head.PARTY and word == "the":
        return _mere(phrase.last, index, phrase.civilian) if word == "the" else None
    end = max(phrase.last, index + 1 + ordinal)
    last = past_age(view, end)
    if last == end and _modifies(view, last, hits):
        return None
    if phrase.noun and phrase.noun.family:
        return _family(view, index, phrase, last)
    size = _SIZES.get(view.at(end - 1), 1)
    return Group(
        index, last, size, size, phrase.head, phrase.civilian, phrase.kind, definite=word == "the"
    )


def _person(view: View, index: int, phrase: Nominal, bare: bool) -> bool:
    """Whether the phrase after an article can be one person; `bare` allows for no noun."""
    if phrase.head is not Head.PEOPLE and not bare and not _lone_demonym(view, phrase):
        return False
    if phrase.head in (Head.UNKNOWN, Head.LOSS) or (phrase.noun and phrase.noun.kind):
        return False
    return _LIVES.isdisjoint(view.low[index : phrase.last])


def _family(view: View, first: int, phrase: Nominal, last: int) -> Group:
    """A family: as many as 'of five' says, or an amount that is not said."""
    size = number_at(view.low, last - 1) if last > phrase.last else None
    many = size.value if size else None
    return Group(first, last, many, many, Head.PEOPLE, phrase.civilian)


def _lone_demonym(view: View, phrase: Nominal) -> bool:
    """Whether the phrase is one demonym alone: 'a Syrian was shot'."""
    hit = view.party[phrase.last - 1]
    alone = hit is not None and hit.form is Form.DEMONYM and view.at(phrase.last) in STOP
    return phrase.head is Head.PARTY and alone


def _modifies(view: View, last: int, hits: Hits) -> bool:
    """Whether a singular word for people only tells of a thing: 'a terrorist camp', 'a man's'."""
    word = view.at(last)
    if word == "'s":
        return True
    plain = word.isalpha() and not word.endswith(("ly", "ing")) and not view.named(last)
    return plain and word != "of" and word not in STOP and word not in ADVERBS and last not in hits


def _mere(last: int, first: int, civilian: bool | None) -> Group:
    """A plural that says no amount."""
    return Group(first, last, None, None, Head.PEOPLE, civilian, counted=False, definite=True)


def _plural(view: View, first: int, start: int, hits: Hits) -> Group | None:
    """'soldiers', 'Armenian troops', 'their men'; with a possessive also 'her son', one."""
    owned = start > first
    hit = view.party[start] if start < len(view) else None
    demonym = hit is not None and hit.form is Form.DEMONYM
    noun = tables().nouns.get(view.at(start))
    head = view.sentence.headline
    if not (owned or demonym or (noun and (head or noun.many or noun.civilian is not None))):
        return None
    phrase = Reader(view, start, hits).read()
    asked = view.at(first - 1) == "many" or not _LIVES.isdisjoint(view.low[start : phrase.last])
    if asked or phrase.kind or phrase.head not in (Head.PEOPLE, Head.PARTY):
        return None
    if phrase.head is Head.PARTY:
        many = demonym and not owned and phrase.last > start
        many = many and (view.at(phrase.last) in STOP or phrase.last in hits)
        return Group(first, phrase.last, None, None, Head.PARTY, counted=False) if many else None
    if phrase.noun and not phrase.noun.many:
        one = (owned or head) and not phrase.noun.kind and not _modifies(view, phrase.last, hits)
        last = past_age(view, phrase.last)
        return Group(first, last, 1, 1, Head.PEOPLE, phrase.civilian) if one else None
    return _mere(phrase.last, first, phrase.civilian)._replace(definite=owned)
