"""People's words on claims and mentions as compact JSON and back, without loss.

Other than in reports, the words of spans are kept beside their offsets, a passage once: a decision
can be read where the ledger lacks its document.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rashomon.ledger.codec import Decoder, Row, from_claim, from_mention
from rashomon.model.errors import SpanError
from rashomon.model.incident import MentionRef, Stand
from rashomon.model.report import Claim, Mention
from rashomon.model.span import Span

_SAME = 0  # in the place of what stands as it was
_SHORT = 100_000  # characters of a row that is kept at hand


def encode(stands: Sequence[Stand]) -> str:
    """The words as one line of ASCII JSON; empty for none."""
    if not stands:
        return ""
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    mentions: dict[tuple[MentionRef, Mention], int] = {}
    for one in stands:
        spans[one.ref.document].update(one.spans())
        mentions.setdefault((one.ref, one.mention), len(mentions))
    body = [
        {document: _passages(some) for document, some in spans.items()},
        [[ref.document, ref.key, from_mention(mention)] for ref, mention in mentions],
        [_row(one, mentions[one.ref, one.mention]) for one in stands],
    ]
    return json.dumps(body, separators=(",", ":"))


def decode(body: str) -> tuple[Stand, ...]:
    """The words that `encode` wrote."""
    if not body:
        return ()
    return _decode_short(body) if len(body) <= _SHORT else _decode(body)


def _decode(body: str) -> tuple[Stand, ...]:
    passages, mentions, stands = json.loads(body)
    read = {document: Decoder(_Cut(some)) for document, some in passages.items()}
    told = [
        (MentionRef(document, key), read[document].mention(row)) for document, key, row in mentions
    ]
    return tuple(_stand(read, told, row) for row in stands)


_decode_short = lru_cache(maxsize=2048)(_decode)


def _row(one: Stand, mention: int) -> Row:
    return [mention, _claim(one.was), _now(one), _claim(one.first)]


def _claim(one: Claim | None) -> Row | None:
    return from_claim(one, "") if one else None


def _now(one: Stand) -> Row | int | None:
    if one.now == (one.was or one.mention):
        return _SAME
    return from_mention(one.now) if isinstance(one.now, Mention) else _claim(one.now)


def _stand(
    read: Mapping[str, Decoder], told: Sequence[tuple[MentionRef, Mention]], row: Row
) -> Stand:
    at, was, now, first = row
    ref, mention = told[at]
    reader = read[ref.document]
    claim = reader.claim(was, "") if isinstance(was, list) else None
    before = reader.claim(first, "") if isinstance(first, list) else None
    stands: Claim | Mention | None = None
    if now == _SAME:
        stands = claim or mention
    elif isinstance(now, list):
        stands = reader.claim(now, "") if claim else reader.mention(now)
    return Stand(ref, mention, claim, stands, before)


def _passages(spans: Iterable[Span]) -> list[tuple[int, str]]:
    """The spans that no other covers, in order: their ends come in order, too."""
    found: list[tuple[int, str]] = []
    end = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.end > end:
            found.append((span.start, span.text))
            end = span.end
    return found


class _Cut:
    """Spans of the passages that are kept of a document."""

    def __init__(self, passages: Sequence[tuple[int, str]]) -> None:
        self._passages = passages
        self._starts = [start for start, _ in passages]

    def __call__(self, start: int, end: int) -> Span:
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            raise SpanError(f"no words are kept of {start}:{end}")
        first, words = self._passages[at]
        return Span(start, end, words[start - first : end - first])
