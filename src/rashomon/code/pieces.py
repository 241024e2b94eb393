"""Pieces: what one speaker says in one sentence, with what happened in it.

Contents of attributions may nest; whatever was found in a sentence belongs to the innermost content
around it, and what stands in none is said in the document's own voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rashomon.code.reading import Attribution, CasualtyPhrase, Reading, Sign, SignKind, Trigger
from rashomon.model.span import Span


class _Found(Protocol):
    @property
    def span(self) -> Span: ...


F = TypeVar("F", bound=_Found)


@dataclass(frozen=True, slots=True)
class Piece:
    """One speaker's part of one sentence; `attribution` is None in the document's own voice."""

    reading: Reading
    attribution: Attribution | None
    triggers: tuple[Trigger, ...]
    casualties: tuple[CasualtyPhrase, ...]
    signs: tuple[Sign, ...]

    def has(self, kind: SignKind) -> bool:
        """Whether a sign of the kind stands in the piece."""
        return any(sign.kind is kind for sign in self.signs)

    @property
    def tells(self) -> bool:
        """Whether it tells of something that happened."""
        return bool(self.casualties) or any(trigger.strong for trigger in self.triggers)


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The pieces of a sentence: one an attribution, then the voice's own if it tells anything."""
    said = [_piece(reading, one) for one in reading.attributions]
    own = _piece(reading, None)
    if own.tells or own.triggers or not said:
        said.append(own)
    return tuple(said)


def _piece(reading: Reading, attribution: Attribution | None) -> Piece:
    return Piece(
        reading,
        attribution,
        _mine(reading, reading.triggers, attribution),
        _mine(reading, reading.casualties, attribution),
        _mine(reading, reading.signs, attribution),
    )


def _mine(reading: Reading, found: Iterable[F], attribution: Attribution | None) -> tuple[F, ...]:
    return tuple(one for one in found if _owner(reading.attributions, one.span) is attribution)


def _owner(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution whose content around the span is the innermost."""
    owner, start = None, -1
    for attribution in attributions:
        for content in attribution.content:
            if content.start <= span.start < content.end and content.start >= start:
                owner, start = attribution, content.start
    return owner
