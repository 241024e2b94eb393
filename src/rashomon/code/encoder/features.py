"""What tables and rules see at each token, as the heads are told it beside the encoder's vectors.

The encoder reads lower-case pieces and knows no table; the heads get both. None of the features
tells which party a party is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from rashomon.code.encoder.arrays import Floats
from rashomon.code.reading import Act, Reading, SignKind
from rashomon.knowledge.party import PartyKind
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.vocabulary import (
    CasualtyKind,
    ContactKind,
    IncidentType,
    ReactionStance,
    Role,
    Stance,
)
from rashomon.text.tokens import Token

_NAMES = (
    *("capital", "capitals", "digit", "quoted", "headline", "opening"),
    *("time begins", "time", "day", "place begins", "place", "village", "count begins", "count"),
    *(f"count {kind}" for kind in CasualtyKind),
    *("strong", "weak", *(f"type {kind}" for kind in IncidentType)),
    *("cue", "speaker", "content", *(f"act {act}" for act in Act)),
    *(f"sign {kind}" for kind in SignKind),
    *(f"role {kind}" for kind in RoleKind),
    *("agency", "organisation", "party"),
    *("ruled cue", "ruled fore", "ruled back", *(f"ruled {stance}" for stance in Stance)),
    *("ruled phrase", "ruled when", "ruled where", "ruled reaction"),
    *(f"ruled reaction {stance}" for stance in ReactionStance),
    *(f"ruled contact {kind}" for kind in ContactKind),
)
PLACE = {name: number for number, name in enumerate(_NAMES)}
"""The column of each feature, by name."""
RULED = tuple(
    column + k * len(_NAMES)
    for k in range(3)
    for name, column in PLACE.items()
    if name.startswith("ruled")
)
"""The columns, among SIZE, of what the rules' report says."""
SIZE = 3 * len(_NAMES)
"""Numbers a token: its own features, those of the token before it and of the one after."""
_OPENING = 3  # sentences


class _Found(Protocol):
    @property
    def span(self) -> Span: ...


def features(readings: Sequence[Reading], ruled: Report) -> Floats:
    """The features (tokens, SIZE) of a document's tokens, ones and zeros.

    `ruled` is what rules alone make of it: the heads learn how far to believe them.
    """
    own = np.zeros((sum(len(r.sentence.tokens) for r in readings), len(_NAMES)), dtype=np.float32)
    base = 0
    for number, reading in enumerate(readings):
        size = len(reading.sentence.tokens)
        rows = own[base : base + size]
        _words(reading, rows)
        _found(reading, rows)
        rows[:, PLACE["headline"]] = reading.sentence.headline
        rows[:, PLACE["opening"]] = number < _OPENING
        base += size
    _ruled(ruled, [t for r in readings for t in r.sentence.tokens], own)
    before, after = np.zeros_like(own), np.zeros_like(own)
    before[1:], after[:-1] = own[:-1], own[1:]
    return np.concatenate([own, before, after], -1)


def _words(reading: Reading, rows: Floats) -> None:
    sentence = reading.sentence
    for row, token in zip(rows, sentence.tokens, strict=True):
        row[PLACE["capital"]] = token.text[0].isupper()
        row[PLACE["capitals"]] = len(token.text) > 1 and token.text.isupper()
        row[PLACE["digit"]] = token.text[0].isdigit()
        row[PLACE["quoted"]] = sentence.quoted(token.start)
        role = role_of(token.low)
        if role is not None:
            row[PLACE[f"role {role}"]] = 1
    for hit in reading.parties:
        kind = hit.party.kind
        name = kind.value if kind in (PartyKind.AGENCY, PartyKind.ORGANISATION) else "party"
        rows[hit.first : hit.last, PLACE[name]] = 1
    for place in reading.places:
        rows[place.first, PLACE["place begins"]] = 1
        rows[place.first : place.last, PLACE["place"]] = 1
        local = place.place is None or place.place.grain < 2
        rows[place.first : place.last, PLACE["village"]] = local


def _found(reading: Reading, rows: Floats) -> None:
    def mark(span: Span, *names: str) -> None:
        for first, last in _inside(reading, span):
            rows[first:last, [PLACE[name] for name in names]] = 1

    def begin(found: Sequence[_Found], name: str) -> None:
        for one in found:
            for first, _ in _inside(reading, one.span):
                rows[first, PLACE[f"{name} begins"]] = 1

    begin(reading.times, "time")
    begin(reading.casualties, "count")
    for time in reading.times:
        mark(time.span, "time", *(("day",) if len(time.start or "") == 10 else ()))
    for count in reading.casualties:
        mark(count.span, "count", f"count {count.kind}")
    for trigger in reading.triggers:
        mark(trigger.span, "strong" if trigger.strong else "weak", f"type {trigger.type}")
    for sign in reading.signs:
        mark(sign.span, f"sign {sign.kind}")
    for said in reading.attributions:
        mark(said.cue, "cue", f"act {said.act}")
        if said.speaker:
            mark(said.speaker, "speaker")
        for content in said.content:
            mark(content, "content")


def _ruled(report: Report, tokens: Sequence[Token], rows: Floats) -> None:
    """What the rules' report says of the words that it quotes."""
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]

    def mark(span: Span | None, *names: str) -> None:
        if span is not None:
            within = slice(bisect_right(ends, span.start), bisect_left(starts, span.end))
            for name in names:
                rows[within, PLACE[f"ruled {name}"]] = 1

    roles = {one.key: "fore" if one.role is Role.FOREGROUND else "back" for one in report.mentions}
    for claim in report.claims:
        mark(claim.evidence, roles[claim.incident])
        mark(claim.cue or claim.evidence, str(claim.stance), *(("cue",) if claim.cue else ()))
    for one in report.mentions:
        for name, spans in (
            ("phrase", one.phrases),
            ("when", one.when.phrases),
            ("where", one.places),
        ):
            for span in spans:
                mark(span, name)
    for reaction in report.reactions:
        mark(reaction.cue or reaction.evidence, "reaction", f"reaction {reaction.stance}")
    for contact in report.contacts:
        mark(contact.evidence, f"contact {contact.kind}")


def _inside(reading: Reading, span: Span) -> Iterator[tuple[int, int]]:
    """The sentence's tokens that share a character with the span, as a range, if there are any."""
    words = reading.sentence.tokens
    inside = [k for k, t in enumerate(words) if t.start < span.end and span.start < t.end]
    if inside:
        yield inside[0], inside[-1] + 1
