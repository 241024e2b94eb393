"""Bodies and officials whose party the text does not name: "the army", "police", "the governor".

Nobody accuses himself: one that blames one of the two main parties speaks for the other. Otherwise
it belongs to the country where most of what is told took place, or to the one named most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rashomon.code.reading import Attribution, Reading, Whose
from rashomon.code.speakers import UNNAMED
from rashomon.knowledge.parties import parties
from rashomon.knowledge.party import Form, PartyKind

_RELATIVE = frozenset(Whose)
_STATES = frozenset((PartyKind.COUNTRY, PartyKind.TERRITORY, PartyKind.ARMED_GROUP))


def with_parties(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings with a party for every unnamed speaker, None where nothing tells of any."""
    speakers = dict.fromkeys(
        a.party for r in readings for a in r.attributions if _unnamed(a) and a.party
    )
    if not speakers:
        return readings
    home, main = _home(readings), _main(readings)
    settled = {party: _settle(readings, party, main, home) for party in speakers}
    return tuple(replace(r, attributions=_settled(r.attributions, settled)) for r in readings)


def _unnamed(attribution: Attribution) -> bool:
    return attribution.party is not None and attribution.party.startswith(UNNAMED)


def _settled(
    attributions: Sequence[Attribution], settled: Mapping[str, str | None]
) -> tuple[Attribution, ...]:
    return tuple(
        replace(a, party=settled.get(a.party)) if a.party and _unnamed(a) else a
        for a in attributions
    )


def _settle(
    readings: Sequence[Reading], speaker: str, main: Sequence[str], home: str | None
) -> str | None:
    """The rival of whom the speaker blames, else the home party, unless he blames that one."""
    rival = _rival(readings, speaker, main)
    if rival is not None:
        return rival
    accused = {
        name
        for reading in readings
        for a in reading.attributions
        if a.party == speaker
        for name in _blamed(reading, a)
    }
    return None if home in accused else home


def _rival(readings: Sequence[Reading], speaker: str, main: Sequence[str]) -> str | None:
    """The main party whose rival the speaker blames most, None where he blames neither."""
    blamed = Counter(
        name
        for reading in readings
        for a in reading.attributions
        if a.party == speaker
        for name in _blamed(reading, a)
        if name in main
    )
    if len(main) < 2 or not blamed:
        return None
    worst = blamed.most_common(1)[0][0]
    return next(name for name in main if name != worst)


def _blamed(reading: Reading, attribution: Attribution) -> Iterator[str]:
    for trigger in reading.triggers:
        inside = any(content.covers(trigger.span) for content in attribution.content)
        if inside and trigger.by and trigger.by not in _RELATIVE:
            yield trigger.by


def _main(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The two parties named most, the one named first where they tie."""
    named = Counter(h.party.name for r in readings for h in r.parties if h.party.kind in _STATES)
    return tuple(name for name, _ in named.most_common(2))


def _home(readings: Sequence[Reading]) -> str | None:
    """The country of most places told of, else the country named most."""
    places = Counter(
        hit.place.country
        for reading in readings
        for hit in reading.places
        if hit.place and hit.place.country and hit.place.kind != "country"
    )
    for country, _ in places.most_common(1):
        if country in _countries():
            return _countries()[country]
    named = Counter(
        hit.party.name
        for reading in readings
        for hit in reading.parties
        if hit.party.kind is PartyKind.COUNTRY and hit.form in (Form.NAME, Form.DEMONYM)
    )
    return next((name for name, _ in named.most_common(1)), None)


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for party in parties():
        if party.kind is PartyKind.COUNTRY and party.country:
            found.setdefault(party.country, party.name)
    return found
