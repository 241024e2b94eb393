"""Which sentences tell of which incident, and whether it is the report's news or its history.

A sentence that dates what it tells well before the report is history; others tell the news. News
splits into several incidents only where another day and another place are given together: a wrong
split costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.code.pieces import Piece
from rashomon.code.reading import Reading, SignKind, TimePhrase
from rashomon.code.times.saying import Dates, dates
from rashomon.model.vocabulary import Role

_APART = frozenset("separately elsewhere meanwhile also".split())
_OTHER = frozenset("another separate second other further".split())
_OPENING = 3  # sentences
_RECENT = timedelta(days=21)


@dataclass(slots=True)
class Group:
    """The sentences of one incident while they are being gathered."""

    role: Role
    day: str | None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The sentences, each once, in order."""
        found = {piece.reading.sentence.index: piece.reading for piece in self.pieces}
        return tuple(found[index] for index in sorted(found))


def group(told: Sequence[Sequence[Piece]], published: str | None) -> tuple[Group, ...]:
    """The incidents of a report: news first, then history, each in the order of the text.

    `told` holds the pieces of each sentence in order, `published` is an ISO date or None.
    """
    newest = _told_of(told, published) or published or _undated(told) or _newest(told)
    news: list[Group] = []
    history: dict[str, Group] = {}
    past: Group | None = None
    for said in told:
        reading = said[0].reading
        when = past_time(reading, newest) or _still(past, reading)
        if when is None:
            past = None
            _place(news, said)
        elif any(piece.tells or piece.triggers for piece in said):
            past = history.setdefault(when, Group(Role.BACKGROUND, when))
            past.pieces += said
    return (*news, *history.values())


def _still(past: Group | None, reading: Reading) -> str | None:
    """The time of the history just told, where the paragraph goes on without one of its own."""
    if past is None or reading.attributions or own_times(reading):
        return None
    last = past.pieces[-1].reading.sentence.paragraph
    return past.day if reading.sentence.paragraph == last else None


def _place(news: list[Group], said: Sequence[Piece]) -> None:
    """Put the pieces of one sentence into the incident that they tell of."""
    if not news:
        news.append(Group(Role.FOREGROUND, None))
    current = news[-1]
    reading = said[0].reading
    tells = any(piece.tells for piece in said)
    day = _day(reading) if tells else None
    if tells and current.pieces and _other(reading):
        current = Group(Role.FOREGROUND, day or current.day)
        news.append(current)
    elif day is not None:
        current = next((one for one in news if one.day == day), None) or current
        current.day = current.day or day
        if _another(current, reading, day):
            current = Group(Role.FOREGROUND, day)
            news.append(current)
    elif tells and _apart(reading) and _elsewhere(current, reading):
        current = Group(Role.FOREGROUND, current.day)
        news.append(current)
    current.pieces += said


def _another(current: Group, reading: Reading, day: str) -> bool:
    """Whether the sentence tells of another incident: days apart, or a day and a place apart."""
    if current.day is None or current.day == day:
        return False
    days = date.fromisoformat(day) - date.fromisoformat(current.day)
    return abs(days.days) > 1 or _elsewhere(current, reading)


def _apart(reading: Reading) -> bool:
    """Whether it opens with words that set it apart: "separately", "elsewhere"."""
    return any(token.low in _APART for token in reading.sentence.tokens[:8])


def _other(reading: Reading) -> bool:
    """Whether it calls what it tells another one: "another incident", "a separate attack"."""
    words = reading.sentence.tokens
    told = {trigger.span.start for trigger in reading.triggers}
    others = (
        k
        for k, token in enumerate(words)
        if token.low in _OTHER and not (k and words[k - 1].low in ("each", "one"))
    )
    return any(token.start in told for k in others for token in words[k + 1 : k + 3])


def _elsewhere(current: Group, reading: Reading) -> bool:
    """Whether the sentence names places, and none that the incident already has."""
    known = {name for one in current.readings for name in _places(one)}
    here = set(_places(reading))
    return bool(here) and bool(known) and not here & known


def _places(reading: Reading) -> Iterable[str]:
    for hit in reading.places:
        if hit.place is None or hit.place.kind != "country":
            yield reading.sentence.tokens[hit.first].low


def _told_of(told: Sequence[Sequence[Piece]], published: str | None) -> str | None:
    """The day of an old incident that a report opens with and tells of as its matter.

    Inquiries and retrospects have no recent day at all; what they open with is their news.
    """
    days = [
        (said[0].reading.sentence.index, time.start)
        for said in told
        for time in own_times(said[0].reading)
        if time.start and len(time.start) == 10
    ]
    if published is None or not days:
        return None
    recent = _recent(published)
    opening = told[0][0].reading.sentence.index
    index, day = days[0]
    old = all(one < recent for _, one in days)
    return day if old and index - opening < _OPENING else None


def _undated(told: Sequence[Sequence[Piece]]) -> str | None:
    """The end of days, for a report of unknown date that opens with "on Tuesday" or the like.

    Whatever it dates in full is then history: it cannot be told to be the news.
    """
    for said in told:
        times = own_times(said[0].reading)
        if times and any(piece.tells for piece in said):
            return None if any(time.start for time in times) else date.max.isoformat()
    return None


def _newest(told: Sequence[Sequence[Piece]]) -> str | None:
    days = [
        time.start
        for said in told
        for time in said[0].reading.times
        if time.start and len(time.start) == 10
    ]
    return max(days, default=None)


def _day(reading: Reading) -> str | None:
    """The one day that the sentence gives for what it tells, None where there are more or none."""
    days = {time.start for time in own_times(reading) if time.start and len(time.start) == 10}
    return days.pop() if len(days) == 1 else None


def past_time(reading: Reading, newest: str | None) -> str | None:
    """The past time that the sentence tells of, None where it tells the news."""
    times = [time for time in own_times(reading) if time.start]
    past = [time.start for time in times if time.start and _is_past(time, newest)]
    if past and len(past) == len(times):
        return min(past)
    if times:
        return None
    historic = any(sign.kind is SignKind.HISTORY for sign in reading.signs)
    return "history" if historic else None


def _is_past(time: TimePhrase, newest: str | None) -> bool:
    """Whether the interval ends well before the newest day of the report."""
    last = time.end or time.start
    if last is None or newest is None:
        return False
    latest = last + "-12-31"[len(last) - 4 :] if len(last) in (4, 7) else last
    return latest < _recent(newest)


def _recent(newest: str) -> str:
    """The first day that still counts as news on the day `newest`."""
    return (max(date.fromisoformat(newest), date.min + _RECENT) - _RECENT).isoformat()


def own_times(reading: Reading) -> list[TimePhrase]:
    """The sentence's time phrases that do not merely say when something was said."""
    return [time for time in reading.times if dates(time, reading) is not Dates.SAYING]
