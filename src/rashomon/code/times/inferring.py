"""The day of publication that a text itself settles, where nothing beside the text tells it.

Evidence is a line of publication ("Published 13 September 2022") and the dateline of the report's
own first words ("BAKU, 13 September 2022 –"). Where its year is left out, the year must follow
from the day of the week said with it, within the years that the dates in the text and the table of
facts leave open. A day is inferred only where all evidence comes to the same one. What stands on
the page beside the report dates nothing: banners of archives, notices, related headlines, captions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.code.times.dates import calendar
from rashomon.code.times.facts import horizon, latest_fact
from rashomon.code.times.joining import join
from rashomon.code.times.scanning import scan
from rashomon.code.times.tense import ahead
from rashomon.code.times.values import Calendar, Found
from rashomon.code.times.words import word_set
from rashomon.model.report import Dating
from rashomon.text.dateline import dateline
from rashomon.text.layout import Line, LineKind
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token, tokens

_LONGEST = 160  # characters of a line of publication
_FIRST = 3  # lines of the body that may open with the report's dateline
_BANNER = word_set(
    "captured captures archived archive crawled crawl retrieved accessed wayback snapshot cached "
    "copyright © cookie cookies rights reserved related copied viewed visited"
)
_PERIOD = word_set("period week month covered covering covers from to between issue digest log")
_TODAY = frozenset({"today"})
_LATE = 3  # days that a report may be published after it was filed
_LINE, _DATELINE, _NOW = "the line of publication", "the dateline", "the date of today"
_CHANGED = word_set("updated update modified edited corrected")


class Stamp(NamedTuple):
    """A date that evidence gives: `words` are the text's, `source` is what gives it."""

    when: Calendar
    words: str
    source: str


class Bounds(NamedTuple):
    """What the text says of its year: `first` is the earliest day of publication, for the reason
    `why`; `named` are the dates that stand in it with their day of the week and no year."""

    first: date
    why: str
    named: tuple[Calendar, ...]


def infer(text: str, page: Sequence[Line], sentences: Sequence[Sentence]) -> Dating:
    """The day of publication that the text settles, with the reason, or why it settles none."""
    stamps = [*_published(text, page), *_filed(text, page), *_of_today(sentences)]
    if not stamps:
        return Dating(None, "no publication date: no dateline or line of publication tells one")
    bounds = _bounds(sentences)
    whole = [stamp for stamp in stamps if stamp.when.year]
    days: dict[date, Stamp] = {}
    for stamp in whole or stamps:
        open_to = _days(stamp.when, bounds)
        if len(open_to) != 1:
            return Dating(None, _open(stamp, len(open_to), bounds.why))
        days.setdefault(open_to[0], stamp)
    if len(days) > 1:
        told = ", ".join(repr(stamp.words) for stamp in days.values())
        return Dating(None, f"no publication date: the text tells several: {told}")
    [(day, stamp)] = days.items()
    against = next((one for one in stamps if not _agrees(one.when, day)), None)
    if against:
        return Dating(None, f"no publication date: {stamp.words!r} and {against.words!r} disagree")
    return Dating(day.isoformat(), _reason(stamp, bounds.why))


def _agrees(when: Calendar, day: date) -> bool:
    """Whether a date that lacks its year may be that of a report filed a few days before `day`."""
    days = (day - timedelta(back) for back in range(_LATE + 1) if day.toordinal() > back)
    return when.year is not None or any((when.month, when.day) == (d.month, d.day) for d in days)


def _reason(stamp: Stamp, why: str) -> str:
    year = "" if stamp.when.year else f", the year from its day of the week and {why}"
    return f"inferred from {stamp.source} {stamp.words!r}{year}"


def _open(stamp: Stamp, days: int, why: str) -> str:
    if not days:
        return f"no publication date: {stamp.words!r} does not agree with {why}"
    return f"no publication date: the year of {stamp.words!r} is not settled"


def _published(text: str, page: Sequence[Line]) -> Iterator[Stamp]:
    """The dates of the lines that say when the report was published, not when it was changed."""
    found = []
    for line in page:
        if line.kind is LineKind.BYLINE and line.end - line.start <= _LONGEST:
            words = tokens(text, line.start, line.end)
            found += [(stamp, words) for stamp in _stamps(text, words, _LINE)]
    kept = [stamp for stamp, words in found if not _says(words, _CHANGED)]
    yield from kept or (stamp for stamp, _ in found)


def _filed(text: str, page: Sequence[Line]) -> Iterator[Stamp]:
    """The date of the dateline that the report opens with."""
    body = [line for line in page if line.kind is LineKind.BODY]
    for line in body[:_FIRST]:
        end = dateline(text, line)
        if end > line.start:
            yield from _stamps(text, tokens(text, line.start, end), _DATELINE)
            return


def _stamps(text: str, words: tuple[Token, ...], source: str) -> Iterator[Stamp]:
    """The whole dates among the words; none where these are a banner's or tell of a stretch."""
    if _says(words, _BANNER) or _says(words, _PERIOD):
        return
    for hit in join(words, scan(words)):
        if isinstance(hit.when, Calendar) and hit.when.month and hit.when.day:
            said = text[words[hit.first].start : words[hit.last - 1].end]
            yield Stamp(hit.when, said, source)


def _says(words: Sequence[Token], said: frozenset[str]) -> bool:
    return any(word.low in said for word in words)


def _of_today(sentences: Sequence[Sentence]) -> Iterator[Stamp]:
    """The dates that the report calls today's: "today, 13 September 2022"."""
    for sentence in sentences:
        words = sentence.tokens
        if not _says(words, _TODAY):
            continue
        for hit in join(words, scan(words)):
            whole = isinstance(hit.when, Calendar) and hit.when.month and hit.when.day
            if whole and isinstance(hit.when, Calendar) and words[hit.first].low == "today":
                yield Stamp(hit.when, sentence.cut(hit.first, hit.last).text, _NOW)


def _days(when: Calendar, bounds: Bounds) -> list[date]:
    """The days up to the horizon that a date may be, by its year or by days of the week."""
    last = horizon()
    if when.year:
        return [day for day in _in_years(when, (when.year,)) if bounds.first <= day <= last]
    days = _in_years(when, range(bounds.first.year, last.year + 1))
    return [day for day in days if bounds.first <= day <= last and _fits(day, bounds)]


def _in_years(when: Calendar, years: Iterable[int]) -> list[date]:
    """The days in those years that a date may be."""
    dates = (calendar(year, when.month, when.day) for year in years)
    days = [_first(one) for one in dates if one]
    return [day for day in days if when.weekday in (None, day.weekday())]


def _fits(day: date, bounds: Bounds) -> bool:
    """Whether the dates named with their day of the week fall on it in the year before `day`."""
    for when in bounds.named:
        days = _in_years(when._replace(weekday=None), (day.year, day.year - 1))
        past = max((one for one in days if one <= day), default=None)
        if past and past.weekday() != when.weekday:
            return False
    return True


def _bounds(sentences: Sequence[Sentence]) -> Bounds:
    """The earliest day on which the text can have been published, and what it follows from."""
    told = [pair for one in sentences for pair in _told(one)]
    named = tuple(when for when, _ in told if not when.year and when.weekday is not None)
    first = [(_first(when), f"{words!r}") for when, words in told if when.year]
    fact = latest_fact(sentences)
    if fact:
        first.append((fact.first, f"{fact.words!r} ({fact.source})"))
    day, why = max(first, default=(date.min, "the text"))
    return Bounds(day, why, named)


def _first(when: Calendar) -> date:
    return date(when.year or 1, when.month or 1, when.day or 1)


def _told(sentence: Sentence) -> Iterator[tuple[Calendar, str]]:
    """The dates that a sentence tells of as past, and its words for them."""
    words = sentence.tokens
    for hit in join(words, scan(words)):
        if isinstance(hit.when, Calendar) and not _coming(words, hit):
            yield hit.when, sentence.cut(hit.first, hit.last).text


def _coming(words: Sequence[Token], hit: Found) -> bool:
    """Whether a date may be still to come: as the verb tells, or after "by", "until" and "for"."""
    before = words[hit.first - 1].low if hit.first else ""
    return before in ("by", "until", "till", "for", "before", "to") or ahead(
        words, hit.first, hit.last
    )
