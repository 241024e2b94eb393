"""Which time expression dates what an anchor tells: what tables tell of each, for the heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from rashomon.code.encoder.arrays import Floats
from rashomon.code.grouping import own_times
from rashomon.code.reading import Reading, SignKind, TimeKind, TimePhrase
from rashomon.code.times.saying import Dates, dates
from rashomon.code.times.words import word_set
from rashomon.model.span import Span

_FAR = 3  # sentences, from which on they are all alike
_NEAR, _MIDDLE = 25, 70  # characters
_WORDS = {
    "since": word_set("since"),
    "until": word_set("until till by"),
    "from": word_set("from between"),
    "relative": word_set("earlier later after before next following previous same"),
    "today": word_set("today tonight morning this"),
    "night": word_set("night overnight evening"),
}
_AGES = ((-1, "future"), (0, "today"), (1, "yesterday"), (7, "week"), (31, "month"), (366, "year"))
_OF_TIME = (
    *(
        "own",
        "told",
        "clock",
        "headline",
        "opening",
        "day",
        "month",
        "interval",
        "only",
        "first",
        "opens",
    ),
    *_WORDS,
    *(f"against {what}" for what in ("publication", "told", "nothing")),
    *(f"age {name}" for _, name in _AGES),
    *("age old", "age unknown"),
    *(f"sign {kind}" for kind in SignKind),
    *(f"event {far}" for far in ("near", "middle", "far")),
    *(f"cue {far}" for far in ("near", "middle", "far")),
    *("in content", "outside content"),
)
_OF_PAIR = (
    *(f"sentences {far:+d}" for far in range(-_FAR, _FAR + 1)),
    *("own here", "saying here", "same paragraph"),
)
SIGNS = (*_OF_TIME, *_OF_PAIR)
_COLUMN = {name: number for number, name in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression that is resolved: tokens [first, last) of the document, its start (ISO).

    `signs` are the columns of SIGNS that hold of it, whoever asks.
    """

    sentence: int
    paragraph: int
    first: int
    last: int
    start: str
    signs: tuple[int, ...]


def dated(readings: Sequence[Reading], published: date | None) -> list[Dated]:
    """Every resolved time of a document, in the order of the text."""
    return list(_dated(readings, published))


def _dated(readings: Sequence[Reading], published: date | None) -> Iterator[Dated]:
    base = 0
    for number, reading in enumerate(readings):
        words = reading.sentence.tokens
        times = [time for time in reading.times if time.start]
        own = own_times(reading)
        for time in times:
            inside = [
                base + k
                for k, token in enumerate(words)
                if token.start < time.span.end and time.span.start < token.end
            ]
            told = {*_signs(reading, time, published), *_order(time, times)}
            told |= {"own"} if time in own else set()
            told |= {"told"} if dates(time, reading) is Dates.TOLD else set()
            told |= {"opening"} if number < _FAR else set()
            if inside and time.start:
                yield Dated(
                    sentence=number,
                    paragraph=reading.sentence.paragraph,
                    first=inside[0],
                    last=inside[-1] + 1,
                    start=time.start,
                    signs=tuple(sorted(_COLUMN[name] for name in told)),
                )
        base += len(words)


def _order(time: TimePhrase, times: Sequence[TimePhrase]) -> Iterator[str]:
    if len(times) == 1:
        yield "only"
    elif time is times[0]:
        yield "first"


def _signs(reading: Reading, time: TimePhrase, published: date | None) -> Iterator[str]:
    """What the words of a time and those around it tell of it."""
    size = len(time.start or "")
    yield from {10: ("day",), 7: ("month",)}.get(size, ())
    if reading.sentence.headline:
        yield "headline"
    if time.end:
        yield "interval"
    if time.kind is TimeKind.TIME:
        yield "clock"
    if time.span.start - reading.sentence.span.start < _FAR:
        yield "opens"
    words = frozenset(time.span.text.lower().replace("-", " ").split())
    yield from (name for name, known in _WORDS.items() if words & known)
    yield f"against {_against(time)}"
    yield f"age {_age(time.start or '', published)}"
    yield from (f"sign {sign.kind}" for sign in reading.signs)
    yield f"event {_far(time, [one.span for one in reading.triggers])}"
    if reading.attributions:
        yield f"cue {_far(time, [said.cue for said in reading.attributions])}"
        said = [span for one in reading.attributions for span in one.content]
        inside = any(span.start <= time.span.start < span.end for span in said)
        yield "in content" if inside else "outside content"


def _against(time: TimePhrase) -> str:
    """Against what it was resolved, by its basis."""
    if "publication" in time.basis:
        return "publication"
    return "told" if " against " in time.basis else "nothing"


def _age(start: str, published: date | None) -> str:
    """How old what it dates is on the day of publication."""
    if published is None:
        return "unknown"
    day = date.fromisoformat(start + "-01-01"[len(start) - 10 :] if len(start) < 10 else start)
    days = (published - day).days
    return next((name for most, name in _AGES if days <= most), "old")


def _far(time: TimePhrase, spans: Sequence[Span]) -> str:
    gaps = (max(one.start - time.span.end, time.span.start - one.end) for one in spans)
    nearest = min(gaps, default=_MIDDLE)
    return "near" if nearest < _NEAR else "middle" if nearest < _MIDDLE else "far"


def signs(times: Sequence[Dated], asking: Sequence[tuple[int, int]]) -> Floats:
    """Ones and zeros (asking, times, SIGNS); `asking` are sentences, each with its paragraph."""
    made = np.zeros((len(asking), len(times), len(SIGNS)), dtype=np.float32)
    asked = np.array(asking).reshape(-1, 2)
    for column, time in enumerate(times):
        made[:, column, list(time.signs)] = 1
        far = np.clip(time.sentence - asked[:, 0], -_FAR, _FAR)
        made[np.arange(len(asked)), column, _COLUMN[f"sentences {-_FAR:+d}"] + far + _FAR] = 1
        made[:, column, _COLUMN["same paragraph"]] = asked[:, 1] == time.paragraph
        here = "own here" if _COLUMN["own"] in time.signs else "saying here"
        made[far == 0, column, _COLUMN[here]] = 1
    return made
