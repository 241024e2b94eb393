"""The time expressions of one sentence: found, joined, led by their prepositions, resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rashomon.code.reading import TimePhrase
from rashomon.code.times.edtf import edtf
from rashomon.code.times.hours import time_of
from rashomon.code.times.joining import join
from rashomon.code.times.resolving import resolve
from rashomon.code.times.scanning import scan
from rashomon.code.times.setting import Interval, Setting
from rashomon.code.times.tense import ahead
from rashomon.code.times.values import Between, Calendar, Found, Hour, Weekday, Words, low
from rashomon.code.times.valuing import kind_of, value_of
from rashomon.code.times.words import DASHES, word_set
from rashomon.text.sentence import Sentence

_LEADING = word_set(
    "on in at since from by until till during over between early late mid the about around "
    "approximately roughly shortly just circa within earlier later ~ throughout"
)
_PREPOSITIONS = word_set("on in at since from by until till during over")
_PREFIXES = word_set("early late mid")
_PARTICLES = word_set("on in over by")
_MOST_LEADING = 6
_NIGHT = re.compile(r"T(?:NI|EV|1[89]:|2[0-4]:)")


def find_times(
    sentence: Sentence, published: date | None, before: TimePhrase | None = None
) -> tuple[TimePhrase, ...]:
    """Every expression of the sentence that may date something, in order; none overlaps another.

    `published` is the day of publication; without it only dates that name their year resolve.
    `before` is the time that earlier sentences last told of (see `last_told`), for "the next day"
    and the like.
    `start` is None where the text does not settle the time, and `basis` says why.
    """
    setting = _told(Setting(published), (before,) if before else ())
    return read_times(sentence, setting)[0]


def read_times(
    sentence: Sentence, setting: Setting, every: bool = False
) -> tuple[tuple[TimePhrase, ...], Setting]:
    """The expressions of the sentence and the setting after it.

    Where `every`, lengths and sets of times count too, and the ends of a stretch by themselves.
    """
    words = sentence.tokens
    phrases: list[TimePhrase] = []
    end = 0
    for hit in _hits(words, every):
        first = _leading(words, hit.first, end)
        coming = _ahead(words, hit)
        setting = replace(setting, ahead=coming) if coming != setting.ahead else setting
        phrases.append(_phrase(sentence, hit, first, setting))
        setting, end = _told(setting, phrases[-1:], same=True), hit.last
    return tuple(phrases), replace(setting, same=False) if setting.same else setting


def _hits(words: Words, every: bool) -> Iterator[Found]:
    """What is found in the words, joined; clock times with their hour."""
    for hit in join(words, scan(words, every), every):
        timed = isinstance(hit.when, Hour)
        yield hit._replace(when=Hour(time_of(words, hit.first, hit.last))) if timed else hit


def last_told(
    phrases: Sequence[TimePhrase], published: date | None, before: TimePhrase | None = None
) -> TimePhrase | None:
    """The time that a telling has come to after `phrases`: the `before` of the next sentence.

    It is the last that is resolved, bounded on both sides ("since May" is not) and not after
    publication; where there is none, it is `before`.
    """
    latest = published.isoformat() if published else "9999"
    for phrase in reversed(phrases):
        time = phrase.end or phrase.start
        bounded = phrase.start and not phrase.span.text.lower().startswith("since")
        if bounded and time and time <= latest:
            return phrase
    return before


def _told(setting: Setting, phrases: Sequence[TimePhrase], same: bool = False) -> Setting:
    """The setting once `phrases` were told, where they came to a time."""
    phrase = last_told(phrases, setting.published)
    if phrase is None:
        return setting
    quarter = phrase.end and phrase.value and phrase.value[4:6] == "-Q"
    part = phrase.value if quarter and phrase.value else setting.part
    told = phrase.end or phrase.start
    return replace(
        setting,
        told=told,
        words=phrase.span.text,
        same=same,
        part=part,
        night=bool(_NIGHT.search(phrase.value or "")),
        before=replace(setting, before=None) if setting.day else setting.before,
    )


def _leading(words: Words, first: int, end: int) -> int:
    """Where the prepositions before a time begin, not before token `end`."""
    least = max(end, first - _MOST_LEADING)
    while first > least:
        word = low(words, first - 1)
        hyphen = word in DASHES and low(words, first - 2) in _PREFIXES
        particle = word in _PARTICLES and low(words, first) in _PREPOSITIONS
        if particle or not (hyphen or word in _LEADING):
            break
        first -= 1
    return first


def _ahead(words: Words, hit: Found) -> bool:
    datable = isinstance(hit.when, Weekday | Calendar | Between)
    return datable and ahead(words, hit.first, hit.last)


def _phrase(sentence: Sentence, hit: Found, first: int, setting: Setting) -> TimePhrase:
    words = sentence.tokens
    last = hit.last + (low(words, hit.last) in ("'s", "'"))
    span = sentence.cut(first, last)
    whole = resolve(hit.when, setting)
    interval, value = _bounded(words, first, hit, whole), value_of(hit, whole, words)
    return TimePhrase(
        span,
        interval.start,
        interval.end,
        _basis(span.text, interval),
        edtf(interval, value, words[first:last]),
        value,
        kind_of(value),
    )


def _bounded(words: Words, first: int, hit: Found, interval: Interval) -> Interval:
    """An open end after "since", an open start after "until"."""
    leading = {low(words, at) for at in range(first, hit.first + 1)}
    if "since" in leading:
        return interval._replace(end=None)
    if leading & {"until", "till"}:
        return interval._replace(start=None, end=interval.end or interval.start)
    return interval


def _basis(text: str, interval: Interval) -> str:
    settled = interval.start or interval.end
    return f"{text!r} {interval.against}" if settled else f"{text!r}: {interval.against}"
