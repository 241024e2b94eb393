"""Whether a time dates what happened, or only when it was said: "said on Monday that …"."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

from rashomon.code.reading import Attribution, Reading, TimePhrase
from rashomon.code.times.values import Words, low
from rashomon.code.times.words import word_set
from rashomon.model.span import Span

_AUDIENCE = word_set(
    "told tells telling informed informs briefed addressed warned assured reminded"
)
_LEADS = word_set("in at to by during on after via through from")
_OCCASIONS = word_set(
    "statement statements briefing briefings bulletin bulletins interview tweet post communique "
    "communiqué message speech address conference call letter release summary update comment "
    "remarks hearing session telephone phone announcement note dispatch broadcast telegram readout"
)
_BREAKS = frozenset(', ; : – — " “ ” ( ) that who which whose when after before'.split())
_STARTS = frozenset("; : – — (".split())
_MOST = 7  # words between a cue and the time of the saying
_NEAR = 12  # words between a time that opens a clause and a cue
_SPEAKER = 3  # words between a time that opens a sentence and its speaker


class Dates(StrEnum):
    """What a time phrase dates."""

    SAYING = "saying"  # when it was said, and no more
    TOLD = "told"  # what the sentence tells
    UNCLEAR = "unclear"  # either, or both


def dates(time: TimePhrase, reading: Reading) -> Dates:
    """What the time phrase of this reading dates, as the words around it show.

    It dates the saying where it follows a cue at once ("said on Monday that"), with no more
    between than whom or where ("told reporters in Baku on Monday", "in a statement on Monday"),
    stands between speaker and cue ("the army on Monday said"), or opens the sentence before both
    ("On Monday the army said"). A possessive ("Monday's attack") dates what happened.
    """
    if not reading.attributions:
        return Dates.TOLD
    words = reading.sentence.tokens
    first, last = _range(words, time.span)
    if words[last - 1].low in ("'s", "'"):
        return Dates.TOLD
    here = reading.sentence
    cues = [one for one in reading.attributions if here.start <= one.cue.start < here.end]
    if any(_of_saying(words, first, last, one) for one in cues):
        return Dates.SAYING
    if any(_may_be(words, first, one) for one in cues):
        return Dates.UNCLEAR
    inside = any(
        span.start <= time.span.start < span.end
        for one in reading.attributions
        for span in one.content
    )
    return Dates.TOLD if inside else Dates.UNCLEAR


def _may_be(words: Words, first: int, said: Attribution) -> bool:
    """Whether the time opens its clause, before speaker and cue: "On Aug. 2, Kyiv says, …"."""
    cue, _ = _range(words, said.cue)
    opens = first == 0 or low(words, first - 1) in _STARTS
    return opens and first < cue <= first + _NEAR


def _range(words: Words, span: Span) -> tuple[int, int]:
    """The tokens [first, last) of a span."""
    starts = [word.start for word in words]
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _of_saying(words: Words, first: int, last: int, said: Attribution) -> bool:
    cue, end = _range(words, said.cue)
    if _is_preposition(words, end):
        return False
    if end <= first:
        return _after_cue(words, cue, end, first)
    return last <= cue and _before_cue(words, first, last, cue, said.speaker)


def _is_preposition(words: Words, end: int) -> bool:
    """Whether the cue is no verb but "according to", a colon or the like."""
    return low(words, end - 1) in ("to", "per", "of", "by", ":")


def _after_cue(words: Words, cue: int, end: int, first: int) -> bool:
    """Whether a time at token `first` follows the cue, but for whom or where it was said to."""
    between = [low(words, at) for at in range(end, first)]
    if not between:
        return True
    if len(between) > _MOST or not _BREAKS.isdisjoint(between):
        return False
    if between[0] in _LEADS:
        return not _OCCASIONS.isdisjoint(between) or low(words, cue) == "said"
    return low(words, cue) in _AUDIENCE


def _before_cue(words: Words, first: int, last: int, cue: int, speaker: Span | None) -> bool:
    """Whether a time that ends at token `last` stands between speaker and cue, or before both."""
    if last == cue:
        return speaker is not None and speaker.end <= words[first].start
    if speaker is None or words[last - 1].end > speaker.start:
        return False
    begun, ended = _range(words, speaker)
    opens = first == 0 or low(words, first - 1) in _STARTS
    aside = low(words, cue + 1) == ","
    gap = {low(words, at) for at in range(last, begun)} - {",", "the", "a", "an"}
    near = begun - last <= _SPEAKER and not gap and cue - ended <= 2
    return opens and near and begun < cue and not aside
