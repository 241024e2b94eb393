"""Hedged counts whose giver the text names elsewhere.

"Four soldiers were reportedly killed", says the outlet, and further down: "Yerevan provided the
casualty count". The count is then the claim of whoever gave it, not of the outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.code.reading import Act, Attribution, Reading
from rashomon.knowledge.party import PartyKind

_HEDGES = frozenset("reportedly allegedly".split())
_GIVES = frozenset("provided gave gives released published issued supplied presented".split())
_COUNTS = frozenset("count counts toll tolls figures numbers casualties".split())
_NEAR = 4


def with_givers(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The readings with hedged counts in the outlet's own words given to their one giver."""
    givers = [giver for reading in readings for giver in _givers(reading)]
    if len({giver.party for giver in givers}) != 1:
        return readings
    return tuple(
        _given(reading, givers[0]) if _hedged(reading) else reading for reading in readings
    )


def _hedged(reading: Reading) -> bool:
    told = bool(reading.casualties) and not reading.attributions
    return told and any(token.low in _HEDGES for token in reading.sentence.tokens)


def _given(reading: Reading, giver: Attribution) -> Reading:
    said = replace(giver, content=(reading.sentence.span,))
    return replace(reading, attributions=(said,))


def _givers(reading: Reading) -> Sequence[Attribution]:
    """Whoever gives a count in the sentence: a party, a verb of giving, and a word for counts."""
    words = reading.sentence.tokens
    found = []
    for hit in reading.parties:
        verbs = (
            k for k in range(hit.last, min(hit.last + _NEAR, len(words))) if words[k].low in _GIVES
        )
        verb = next(verbs, None)
        if verb is None or hit.party.kind is PartyKind.AGENCY:
            continue
        if any(token.low in _COUNTS for token in words[verb + 1 : verb + 1 + _NEAR]):
            speaker = reading.sentence.cut(hit.first, hit.last)
            cue = reading.sentence.cut(verb, verb + 1)
            found.append(Attribution(speaker, hit.party.name, cue, Act.SAY, ()))
    return found
