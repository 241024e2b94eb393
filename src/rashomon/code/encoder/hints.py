"""What rules take for the answers that the heads' pointers are asked for: hints, not verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.reading import CasualtyPhrase, Reading, Whose
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span


def speaker_hint(reading: Reading, cue: Span | None, source: Span | None) -> str | None:
    """The party of whoever speaks at a cue, or, without one, goes on through the sentence."""
    inside = reading.sentence
    for said in reading.attributions:
        own = inside.start <= said.cue.start < inside.end
        if cue is None and not own:
            return said.party
        if cue is not None and said.cue.start < cue.end and cue.start < said.cue.end:
            return said.party
    return party_of_speaker(source.text) if source is not None else None


def initiator_hint(reading: Reading) -> str | None:
    """The party that the words for what happened name as having done it; "self" for "our"."""
    named = (trigger.by for trigger in reading.triggers if trigger.by)
    return next((_named(one) for one in named if one not in (Whose.ENEMY, Whose.BOTH)), None)


def side_hint(phrase: CasualtyPhrase | None) -> str | None:
    """The party whose people a count's own words name; "self" for "our"."""
    if phrase is None or phrase.whose in (None, Whose.ENEMY, Whose.BOTH):
        return None
    return _named(str(phrase.whose))


def _named(one: str) -> str:
    return "self" if one == Whose.OWN else one


def counts_of(readings: Sequence[Reading]) -> list[CasualtyPhrase]:
    """The counts of all readings, in order."""
    return [phrase for reading in readings for phrase in reading.casualties]
