"""Noun phrases around a cue: where the words that name the speaker begin and end.

There is no parser here. A phrase ends at marks, conjunctions and other verbs that attribute; what
is left has to look like a speaker (a party, a role, a name, a pronoun) to count as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token


class Region(NamedTuple):
    """Tokens [first, last) name a speaker; [first, extent) with what is said in apposition."""

    first: int
    last: int
    extent: int


QUOTE_MARKS = frozenset("\"“”„«»‘’'‹›`")
_PAUSES = frozenset(";:—–()[]…") | QUOTE_MARKS
_JOINTS = frozenset(
    "that as when while after before because since where whether if although though but so or"
    " than what how why then though unless until amid despite whereas".split()
)
_BETWEEN = frozenset(
    "has have had is was were are be been being also later then now again itself himself herself"
    " themselves did does do not never earlier today yesterday meanwhile still already further"
    " repeatedly categorically flatly strongly firmly publicly officially immediately quickly once"
    " only just even reportedly previously subsequently initially first finally all too instead"
    " thus will would could may might must promptly swiftly angrily separately explicitly tonight"
    " specifically jointly once therefore always often recently both consistently".split()
)
_FINITE = frozenset("is are was were has had said says saying told tells".split())
_LEADS = frozenset(
    "on in at by during from after before amid according as for asked responding speaking"
    " meanwhile earlier later however despite following under with since until to over within"
    " moreover nevertheless still yesterday today overnight addressing citing commenting".split()
)
_DETERMINERS = frozenset("the a an its his her their our both another one some many".split())
_LOWER = frozenset(
    "the a an of for 's and foreign defence defense interior prime deputy press chief military army"
    " senior former local state government police health emergency situations affairs internal"
    " regional national general ministry minister spokesman spokeswoman spokesperson president"
    " official officials commander governor mayor head officer colonel captain sources residents"
    " witnesses service border guard council security office agency statement its his her their"
    " two several secretary ambassador envoy adviser aide vice interim acting medical rescue united"
    " nations international human rights opposition rebel an unnamed another one he she it they"
    " doctor doctors villagers villager survivor survivors group leader province provincial city"
    " district administration command staff air force navy forces separatist presidential".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday morning evening night afternoon"
    " week month year late early last this".split()
)
_MOST = 40


def before(words: Sequence[Token], verb: int) -> Region | None:
    """The phrase before the verb at index `verb` that names its subject, if there is one."""
    end = _skip_back(words, verb)
    if end <= 0:
        return None
    if words[end - 1].low in ("who", "which"):
        end -= 1 + (end > 1 and words[end - 2].text == ",")
        return _trimmed(words, _named_back(words, end), end, end)
    if words[end - 1].text != ",":
        closed = next((k + 1 for k in range(verb - 1, end, -1) if words[k].text == ")"), end)
        return _trimmed(words, _back(words, end), end, closed)
    extent = end - 1
    first = _lead(words, _clause(words, extent), extent)
    last = next((k for k in range(first, extent) if words[k].text == ","), extent)
    return _trimmed(words, first, last, extent)


def after(words: Sequence[Token], start: int) -> Region | None:
    """The phrase from index `start` on that names a speaker, if there is one."""
    last = start
    while last < len(words) and last - start < 16 and _nominal(words, last):
        last += 1
    while last > start and words[last - 1].low in ("and", "the", "of", "in", "a", "for"):
        last -= 1
    if last == start:
        return None
    extent = last
    if last + 1 < len(words) and words[last].text == "," and _apposes(words, last + 1):
        extent = _until_pause(words, last + 1)
    return Region(start, last, extent)


def quoted(words: Sequence[Token], end: int) -> Region | None:
    """The phrase that ends at `end`, before "as saying": "quoted the army as saying"."""
    return _trimmed(words, _named_back(words, end), end, end)


def subject(words: Sequence[Token], verb: int) -> Region | None:
    """The phrase that opens the clause of the verb: "The ministry put the toll … and said"."""
    first = verb
    while first > 0 and verb - first < _MOST and words[first - 1].text not in ';:“”"':
        first -= 1
    first = _lead(words, first, verb)
    last = first
    while last < verb and last - first < 14 and _nominal(words, last):
        last += 1
    return Region(first, last, last) if last > first else None


def object_of(words: Sequence[Token], start: int) -> Region | None:
    """The phrase that follows "according to": all words up to a pause, a time or a conjunction."""
    last = start
    while last < len(words) and last - start < 14 and not _ends_object(words, last, start):
        last += 1
    if last == start:
        return None
    extent = last
    if last + 1 < len(words) and words[last].text == "," and _apposes(words, last + 1):
        extent = _until_pause(words, last + 1)
    return Region(start, last, extent)


def opening(words: Sequence[Token]) -> Region | None:
    """The phrase before a colon that opens the sentence: "Pentagon spokesman: …"."""
    for k in range(1, min(len(words), 20)):
        if words[k].text == ":":
            return Region(0, k, k)
        if words[k].text in ".;" or words[k].text in QUOTE_MARKS:
            return None
    return None


def closes(words: Sequence[Token], region: Region) -> bool:
    """Whether nothing but an adverbial follows the region: no verb of which it is the subject."""
    rest = words[region.extent :]
    if not rest or rest[0].text in ".,;!?)" or rest[0].text in QUOTE_MARKS:
        return True
    return rest[0].low in _LEADS or rest[0].low in _TIMES or rest[0].low in ("who", "which")


def _ends_object(words: Sequence[Token], k: int, start: int) -> bool:
    token = words[k]
    if token.text in ",.;:!?()[]" or token.low in _JOINTS or token.low in _FINITE:
        return True
    if token.low in ("which", "who"):
        return True
    if token.text in QUOTE_MARKS:
        return k > start
    following = words[k + 1].low if k + 1 < len(words) else ""
    return token.low in ("on", "in", "late", "early") and following in _TIMES


def _skip_back(words: Sequence[Token], verb: int) -> int:
    """Where the subject ends: before helping verbs, adverbs, times and brackets."""
    end = verb
    while end > 0:
        skipped = end - _skippable(words, end)
        if skipped == end:
            return end
        end = skipped
    return end


def _skippable(words: Sequence[Token], end: int) -> int:
    """How many words that end at `end` stand between a subject and its verb."""
    low = words[end - 1].low
    before = words[end - 2].low if end > 1 else ""
    if before in ("at", "in") and low in ("first", "last", "turn", "fact", "part"):
        return 2
    if low in _BETWEEN or (low.endswith("ly") and len(low) > 4):
        return 1
    if low in _TIMES and (before in _TIMES or before in ("on", "in", "the")):
        return 2
    return end - _opening(words, end - 1) if low == ")" else 0


def _opening(words: Sequence[Token], closing: int) -> int:
    for k in range(closing - 1, max(-1, closing - 15), -1):
        if words[k].text == "(":
            return k
    return closing


def _back(words: Sequence[Token], end: int) -> int:
    first = end
    while first > 0 and end - first < 16:
        quoted = _named_in_quotes(words, first)
        if quoted == first and _stops(words, first - 1):
            break
        first = quoted if quoted < first else first - 1
    return _lead(words, first, end)


def _named_in_quotes(words: Sequence[Token], end: int) -> int:
    """Where a short name in quotation marks that ends at `end` opens: the so-called "Force X"."""
    if words[end - 1].text not in QUOTE_MARKS:
        return end
    for k in range(end - 2, max(0, end - 8), -1):
        if words[k].text in QUOTE_MARKS:
            return k if words[k - 1].text.isalpha() and words[k + 1].text[0].isupper() else end
    return end


def _named_back(words: Sequence[Token], end: int) -> int:
    """Where the noun phrase that a relative clause follows begins."""
    first = end
    while first > 0 and end - first < 10 and _nominal(words, first - 1):
        first -= 1
    return first


def _clause(words: Sequence[Token], end: int) -> int:
    first = end
    while first > 0 and end - first < _MOST:
        token = words[first - 1]
        if token.text == ")":
            first = _opening(words, first - 1)
            token = words[first - 1] if first else words[0]
            if not first:
                break
        if token.text in _PAUSES or token.low in _JOINTS:
            break
        if token.low in ("and", "but") and first > 1 and words[first - 2].text == ",":
            break
        first -= 1
    return first


def _stops(words: Sequence[Token], k: int) -> bool:
    token = words[k]
    if token.text in _PAUSES or token.text == "," or token.low in _JOINTS or token.low in _FINITE:
        return True
    if token.text == "-":
        return words[k - 1].end < token.start if k else True
    if token.low != "and":
        return False
    return not (k and words[k - 1].text[0].isupper() and words[k + 1].text[0].isupper())


def _lead(words: Sequence[Token], first: int, end: int) -> int:
    """Past adverbials that open the clause: "On Thursday morning, Azerbaijan …"."""
    while first < end and words[first].low in _LEADS:
        comma = next((k for k in range(first, end) if words[k].text == ","), None)
        if comma is not None and comma + 1 < end:
            first = comma + 1
            continue
        return _past_phrase(words, first, end)
    return first


def _past_phrase(words: Sequence[Token], first: int, end: int) -> int:
    for k in range(first + 2, end):
        starts = words[k].text[0].isupper() and not words[k - 1].text[0].isupper()
        if words[k].low in _DETERMINERS or (starts and words[k - 1].low not in _LEADS):
            return k
    return first + 1


def _trimmed(words: Sequence[Token], first: int, last: int, extent: int) -> Region | None:
    while first < last and words[first].low in ("and", "but", ",", "yet", "-", ".", "also"):
        first += 1
    return Region(first, last, extent) if first < last else None


def _nominal(words: Sequence[Token], k: int) -> bool:
    token = words[k]
    if token.low in _TIMES:
        return False
    if token.low in _LOWER or token.text[0].isupper() or token.text == "-":
        return True
    placed = token.low in ("in", "to", "at") and k + 1 < len(words)
    return placed and words[k + 1].text[0].isupper() and words[k + 1].low not in _TIMES


def _apposes(words: Sequence[Token], k: int) -> bool:
    """Whether an apposition opens here: a determiner or title, and soon the noun of a role."""
    if words[k].low not in _LOWER or words[k].low in ("he", "she", "it", "they", "and"):
        return False
    return any(role_of(token.low) is RoleKind.OFFICIAL for token in words[k : k + 5])


def _until_pause(words: Sequence[Token], k: int) -> int:
    last = k
    while last < len(words) and words[last].text not in ",.;" and words[last].text not in _PAUSES:
        last += 1
    return last
