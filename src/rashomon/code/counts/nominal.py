"""The words after an amount that say who is counted: modifiers, the noun, and 'of' whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rashomon.code.counts.amounts import STARTS
from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.numbers import WORDS, number_at
from rashomon.code.counts.tables import Noun, Outcome, tables
from rashomon.code.counts.view import View
from rashomon.code.counts.wordset import words
from rashomon.knowledge.lexicon import Hit
from rashomon.knowledge.party import Form
from rashomon.model.vocabulary import CasualtyKind

STOP = words(
    "is are was were be been being am has have had do does did will would could may might shall"
    " should must can cannot who whom whose which that when where while after before as since"
    " because if and or but nor in on at by from to with within without into during near outside"
    " inside aboard between against under over behind across through for than then said says say"
    " told tells claimed claims reported reports added according among including both not it he she"
    " they we i you there here this these those so also still later yesterday today tonight monday"
    " tuesday wednesday thursday friday saturday sunday have's earlier ago per came went left got"
    " lay remain became become fired opened attacked shelled stormed made took gave"
    " confirmed presumed believed feared"
    " . , ; : ! ? ( ) [ ] — – … / % & $ £ €"
)
_UNDER_OF = words("its his her our their the own them whom these those which us a an")
_SHARE = words("them whom these those which us")
_CIVIL_WORDS = words("civilian unarmed innocent peaceful local-resident civil")
_ARMED_WORDS = words(
    "military army armed border security naval militia militant rebel navy frontier coast"
)
_ADJECTIVAL = frozenset(["police", "staff", "military", "militia", "infantry", "cavalry"])
_NO_MODIFIER = words("of a an the his her its their our one another all")
_HURT = words("wounded injured dead killed hurt missing")
_AMONG = frozenset(["of", "-", "'s"])
_BODIES = words(
    "group groups army forces force police movement organisation organization party wing battalion"
    " brigade regiment division corps contingent unit units navy command side front - militia"
)
_AGES = (["-", "year"], ["-", "month"], ["-", "week"])
_OLD = (["year", "old"], ["month", "old"], ["week", "old"])
_MOST_UNKNOWN = 3
_REACH = 10


def age_at(view: View, first: int) -> int:
    """Where an age that opens at index `first` ends ("7-year-old"); 0 where there is none."""
    word = view.low[first]
    number = number_at(view.low, first) if word in WORDS or word[0].isdecimal() else None
    if number is None:
        return 0
    if view.low[number.last : number.last + 2] in _OLD:
        return number.last + 2
    if view.low[number.last : number.last + 2] not in _AGES:
        return 0
    return number.last + next((n for n in (4, 3) if view.at(number.last + n - 1) == "old"), 2)


def named_by_kind(view: View, group: Group) -> bool:
    """Whether people are called by what became of them: 'no injuries', 'three bodies of ...'."""
    nouns = (tables().nouns.get(word) for word in view.low[group.first : group.last])
    return any(noun is not None and noun.kind is not None for noun in nouns)


class Nominal(NamedTuple):
    """Where the phrase ends, what it is headed by and what that tells."""

    last: int
    head: Head
    noun: Noun | None = None
    civilian: bool | None = None
    kind: CasualtyKind | None = None
    apart: bool = False


class Reader:
    """Reads one noun phrase, left to right, from index `first` of the view."""

    def __init__(self, view: View, first: int, hits: Mapping[int, Hit[Outcome]]) -> None:
        self._view, self._hits, self._nouns = view, hits, tables().nouns
        self._first = self._last = self._at = first
        self._head = Head.BARE
        self._noun: Noun | None = None
        self._civilian: bool | None = None
        self._kind: CasualtyKind | None = None
        self._apart, self._unknown, self._aged = False, 0, -1

    def read(self) -> Nominal:
        """The phrase as far as it can be read; its head is BARE where nothing follows."""
        stop = min(len(self._view), self._first + _REACH)
        while self._at < stop and self._step():
            pass
        if self._head is Head.BARE and self._aged == self._at:
            self._head, self._last = Head.PEOPLE, self._at
        if self._head is Head.BARE and self._unknown:
            self._head, self._last = Head.UNKNOWN, self._at
        return Nominal(self._last, self._head, self._noun, self._civilian, self._kind, self._apart)

    def _step(self) -> bool:
        """Take the word at hand; False where the phrase is over."""
        word = self._view.low[self._at]
        if word == "of":
            return self._of()
        noun = self._nouns.get(word)
        if noun is not None:
            return self._take_noun(noun)
        if word in STOP or (word in STARTS and self._at > self._first) or self._dash():
            return False
        if self._head is Head.PEOPLE and word != "-":
            return False
        return self._before_head(word)

    def _dash(self) -> bool:
        """Whether the word at hand is a dash with a space before it."""
        words, at = self._view.words, self._at
        return words[at].text == "-" and at > 0 and words[at].start > words[at - 1].end

    def _before_head(self, word: str) -> bool:
        """Take a word that stands before the noun, if one is still to come."""
        if word in tables().losses:
            return self._take(Head.LOSS)
        if self._view.party[self._at] is not None:
            return self._take_party()
        if self._at in self._hits:
            return self._before_noun()
        return self._modifier(word)

    def _take(self, head: Head) -> bool:
        self._head = head
        self._at += 1
        self._last = self._at
        return True

    def _take_noun(self, noun: Noun) -> bool:
        plural = self._head is Head.PEOPLE and self._noun is not None and self._noun.many
        if plural and not noun.many and self._view.at(self._at - 1) not in _ADJECTIVAL:
            return False
        if noun.civilian is not None and self._civilian is None:
            self._civilian = noun.civilian
        if noun.kind and self._kind is None:
            self._kind = noun.kind
        if self._noun is None or not self._noun.kind:
            self._noun = noun
        return self._take(Head.PEOPLE)

    def _take_party(self) -> bool:
        hit = self._view.party[self._at]
        while self._at < len(self._view) and self._view.party[self._at] is hit:
            self._at += 1
        if self._head is Head.BARE:
            self._head = Head.PARTY
        self._last = self._at
        return True

    def _before_noun(self) -> bool:
        """A word like 'wounded' belongs to the phrase only where the people come after it."""
        if self._head is not Head.BARE:
            return False
        ahead = self._at + 1
        for index in range(ahead, min(ahead + 3, len(self._view))):
            if self._view.low[index] in _NO_MODIFIER:
                return False
            word, hit = self._view.low[index], self._view.party[index]
            demonym = hit is not None and hit.form is Form.DEMONYM
            if word in self._nouns or demonym:
                self._kind = self._hits[self._at].value.kind
                self._at = ahead
                return True
            if word in STOP or word in STARTS or index in self._hits or not word.isalpha():
                return False
        return False

    def _modifier(self, word: str) -> bool:
        end = age_at(self._view, self._at)
        if end:
            self._at = self._aged = end
            return True
        if word.endswith("ly") and self._at + 1 in self._hits:
            self._at += 1
            return self._before_noun()
        if word in _CIVIL_WORDS:
            self._civilian = True
        elif word in _ARMED_WORDS and self._civilian is None:
            self._civilian = False
        elif word not in _AMONG and word not in ("more", "others", "other", "own"):
            self._unknown += 1
        if self._unknown > _MOST_UNKNOWN or not (word[0].isalpha() or word in _AMONG):
            return False
        self._at += 1
        if word in ("more", "others"):
            self._last = self._at
        return True

    def _of(self) -> bool:
        """'of them', 'of its soldiers', 'of the armed group X': taken where people are meant."""
        view, at = self._view, self._at + 1
        if view.at(at) in _SHARE and self._head is not Head.PEOPLE:
            self._apart = view.at(at) != "us"
            self._at = self._last = at + 1
            return True
        whole = self._whole(at)
        if whole and self._head is Head.BARE:
            self._apart, self._at, self._last = True, whole, whole
            return whole < len(view) and self._nouns.get(view.low[whole]) is not None
        if view.at(at) == "the" and view.at(at + 1) in _HURT and self._head is Head.BARE:
            self._at = self._last = at + 2 + (view.at(at + 2) in self._nouns)
            return False
        end = self._people_under(at)
        if not end:
            return False
        if self._head is Head.PEOPLE:
            self._last = end
            return False
        self._at = at
        while view.at(self._at) in _UNDER_OF:
            self._at += 1
        return True

    def _whole(self, at: int) -> int:
        """Where 'the nine wounded' or 'its 13' ends that a share is taken of, or 0."""
        view = self._view
        if view.at(at) not in _UNDER_OF or at + 1 >= len(view):
            return 0
        number = number_at(view.low, at + 1)
        if number is None:
            return 0
        return number.last + (view.at(number.last) in _HURT)

    def _people_under(self, first: int) -> int:
        """End of the last party or word for people within reach after 'of', 0 for none."""
        end = 0
        for index in range(first, min(first + 8, len(self._view))):
            word = self._view.low[index]
            if word in STOP and word not in _UNDER_OF:
                break
            if index in self._hits and word not in self._nouns:
                break
            if word in self._nouns or self._view.party[index] is not None:
                end = index + 1
        return self._with_body(end) if end else 0

    def _with_body(self, end: int) -> int:
        """`end`, moved past the words that finish the name of a body: group, army, forces."""
        while self._view.at(end) in _BODIES:
            end += 1
        return end
