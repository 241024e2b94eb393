"""Every time expression of a text, with its TIMEX3 value: dates, times, lengths, sets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rashomon.code.reading import TimePhrase
from rashomon.code.times.finding import read_times
from rashomon.code.times.setting import Setting
from rashomon.text.sentence import Sentence

_LEAST_YEARS = 6
_OLD = 2  # years before publication
_YEAR = re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b|\b\d{1,4} B\.?C")
_SAID = frozenset("yesterday today tonight tomorrow said says told".split())
_MOST_SAID = 0.25


def expressions(sentences: Sequence[Sentence], published: date | None) -> tuple[TimePhrase, ...]:
    """Every time expression of the sentences, in order, each with its `value`."""
    history = is_history(sentences, published)
    setting = Setting(None if history else published, history=history)
    found: list[TimePhrase] = []
    for sentence in sentences:
        phrases, setting = read_times(sentence, setting, every=True)
        found += phrases
    return tuple(found)


def is_history(sentences: Sequence[Sentence], published: date | None) -> bool:
    """Whether a text tells history, so that "in August" is of the year told, not of publication.

    It names years, most of them long before publication, and few of its sentences are of a day's
    news: they hold no "said", "today" or the like.
    """
    if published is None:
        return False
    years = [year for sentence in sentences for year in _YEAR.findall(sentence.text)]
    old = sum(not (year.isdecimal() and int(year) > published.year - _OLD) for year in years)
    said = sum(any(token.low in _SAID for token in one.tokens) for one in sentences)
    many = len(years) >= _LEAST_YEARS and 2 * old > len(years)
    return many and said < _MOST_SAID * len(sentences)
