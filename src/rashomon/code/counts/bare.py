"""Figures that only a count before them explains: 'Baku admits to three', 'by noon it was 53'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.counts.group import Group, Head
from rashomon.code.counts.groups import groups
from rashomon.code.counts.numbers import WORDS
from rashomon.code.counts.tables import tables
from rashomon.code.counts.view import View
from rashomon.code.counts.whose import whose
from rashomon.code.counts.wordset import words
from rashomon.code.reading import CasualtyPhrase
from rashomon.knowledge.party import PartyHit
from rashomon.model.vocabulary import CasualtyKind
from rashomon.text.sentence import Sentence

_COUNTING = words(
    "says said gives gave counts counted acknowledges acknowledged admits admitted concedes"
    " conceded claims claimed confirmed confirms reports reported say give count admit"
)
_LEADS = {
    "to": words(
        "admits admitted admit confesses owns it down up toll count figure number that rose raised"
    ),
    "of": words("spoke speaks spoken speak talked talks told tells figure toll"),
    "at": words("it guesses figure number count toll that"),
    "was": words("it toll figure"),
    "is": words("it toll figure"),
    "makes": words("that it"),
}
_CLOSES = words(", . ; : ! ? ) and but while on by in from — – so then according earlier")
_WERE = words("were are")
_MIXED = words("children women girls boys minors")
_SURE = (Head.PEOPLE, Head.PARTY)


def find_bare_counts(
    sentence: Sentence, parties: Sequence[PartyHit], kinds: Sequence[CasualtyKind]
) -> tuple[CasualtyPhrase, ...]:
    """Figures in a sentence that names no casualties, read as the kinds counted just before.

    `kinds` are those of the counts in the sentence before, in their order ("26 and 46" after
    killed and wounded). Only figures that a verb of counting leads to are taken, and none where
    the sentence has a casualty word of its own: `find_casualties` reads those.
    """
    if not kinds or not any(_counts(token.low) for token in sentence.tokens):
        return ()
    if not tables().triggers.isdisjoint(token.low for token in sentence.tokens):
        return ()
    view = View(sentence, parties)
    return tuple(_figures(view, groups(view, {}), kinds))


def _counts(word: str) -> bool:
    """Whether the word may be part of a number."""
    return word in WORDS or word[0].isdecimal()


def _figures(
    view: View, people: Sequence[Group], kinds: Sequence[CasualtyKind]
) -> Iterator[CasualtyPhrase]:
    for index, group in enumerate(people):
        sort = _sorted(view, group)
        if sort is not None:
            yield CasualtyPhrase(
                view.span(group.first, group.last), kinds[0], group.low, group.high, sort, None
            )
            continue
        if not _led(view, group.first) or not _figure(view, group):
            continue
        row = [group]
        after = people[index + 1 : index + 2]
        if len(kinds) > 1 and after and _figure(view, after[0]):
            row += [other for other in after if view.low[group.last : other.first] == ["and"]]
        for one, kind in zip(row, kinds, strict=False):
            side, end = whose(view, one.first, one.last, one.last + 6)
            span = view.span(one.first, max(one.last, end))
            yield CasualtyPhrase(span, kind, one.low, one.high, one.civilian, side)


def _sorted(view: View, group: Group) -> bool | None:
    """Whether 'all seven were farmers' makes bare people civilians; None where it says neither."""
    if not group.counted or group.head is not Head.BARE or group.none or group.low is None:
        return None
    if view.at(group.last) not in _WERE:
        return None
    for index in range(group.last + 1, min(group.last + 4, len(view))):
        noun = tables().nouns.get(view.low[index])
        if noun and noun.many and view.low[index] not in _MIXED:
            return noun.civilian
    return None


def _led(view: View, first: int) -> bool:
    """Whether a verb of counting stands right before the word at `first`."""
    before = view.at(first - 1)
    return before in _COUNTING or view.at(first - 2) in _LEADS.get(before, ())


def _figure(view: View, group: Group) -> bool:
    """Whether the group is a figure of people that ends its phrase."""
    if not group.counted or (group.low is None and group.high is None) or group.none:
        return False
    if group.head is not Head.BARE and group.head not in _SURE:
        return False
    return group.last == len(view) or view.low[group.last] in _CLOSES
