"""Whose voice a document itself is: an outlet's, or that of the party that issued it.

A communiqué names its issuer in a line of its own, at its head or foot, and seldom attributes
anything; what it says without attribution is that party's claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.reading import Reading
from rashomon.code.tables import find
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.party import PartyKind
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.text.layout import Line
from rashomon.text.tokens import Token, tokens

_HEAD = 3
_FOOT = 2
_LONGEST = 22
_MOST_ATTRIBUTED = 0.4


def issuer(text: str, page: Sequence[Line], readings: Sequence[Reading]) -> Span | None:
    """The line that names the body which issued the document, None where an outlet tells it."""
    body = [reading for reading in readings if not reading.sentence.headline]
    attributed = sum(bool(reading.attributions) for reading in body)
    if not body or attributed > _MOST_ATTRIBUTED * len(body):
        return None
    return next((span for span, words in _margins(text, page) if find("issuer", words)), None)


def party_of_issuer(text: str, page: Sequence[Line], line: Span) -> str | None:
    """The party that the issuing body belongs to, by its own line or by the lines around it."""
    named = party_of_speaker(line.text)
    if named is not None:
        return named
    hits = (find_parties(words) for _, words in _margins(text, page))
    return next((h.party.name for found in hits for h in found if _may_issue(h.party.kind)), None)


def _may_issue(kind: PartyKind) -> bool:
    return kind is not PartyKind.AGENCY


def _margins(text: str, page: Sequence[Line]) -> Iterator[tuple[Span, tuple[Token, ...]]]:
    """The short lines at the head and the foot of the document that are no sentences."""
    written = [line for line in page if text[line.start : line.end].strip()]
    for line in (*written[:_HEAD], *written[_HEAD:][-_FOOT:]):
        words = _untranslated(tokens(text, line.start, min(line.end, line.start + 300)))
        if 0 < len(words) <= _LONGEST and words[-1].text not in ".!?":
            yield Span.cut(text, words[0].start, words[-1].end), words


def _untranslated(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words before "(translated from the French)", which names a language and no party."""
    end = next((k for k, word in enumerate(words) if word.low.startswith("translat")), len(words))
    return words[: end - 1] if 0 < end < len(words) and words[end - 1].text == "(" else words[:end]
