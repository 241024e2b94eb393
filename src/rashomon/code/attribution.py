"""Who says what, in one sentence: speakers, cues and contents put together.

A verb's speaker stands before it ("the ministry said") or, where the words came first, after it
("…, said the ministry"); "according to" is followed by it. The content is what is left on either
side, up to the next cue. Contents may nest: the innermost one tells whose words they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.cues import CueHit, CueKind
from rashomon.code.phrases import QUOTE_MARKS
from rashomon.code.reading import Act, Attribution
from rashomon.code.speakers import Speakers
from rashomon.code.spoken import Found, spoken
from rashomon.knowledge.party import PartyHit
from rashomon.model.span import Span
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token

_BE = frozenset("was were is are been being".split())
_NEGATIONS = frozenset("not never neither declined refused didn't".split())
_FINITE = frozenset("is are was were has had have died fell took broke hit shot came".split())


def attribute(
    sentence: Sentence, parties: Sequence[PartyHit], speakers: Speakers
) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in the order of its cues."""
    words = sentence.tokens
    found = list(spoken(words, parties))
    attributions = []
    speaker: Span | None = None
    party: str | None = None
    for index, one in enumerate(found):
        if one.region is not None:
            speaker = sentence.cut(one.region.first, one.region.last)
            owned = one.hit.cue.kind is CueKind.NOUN
            settle = speakers.owner if owned else speakers.settle
            party = settle(words, one.region, parties)
        elif speaker is None:
            continue
        content = _content(sentence, found, index)
        cue = sentence.cut(one.hit.first, one.hit.last)
        act = _act(words, one.hit)
        if act is not None and content:
            attributions.append(Attribution(speaker, party, cue, act, content))
    return tuple(attributions)


def _act(words: Sequence[Token], hit: CueHit) -> Act | None:
    """What the speaker does; a denial denied is an admission, silence is nothing."""
    near = {words[k].low for k in range(max(0, hit.first - 2), hit.first)}
    if "nor" in near:
        return None
    if not near & _NEGATIONS:
        return hit.cue.act
    return Act.ADMIT if hit.cue.act is Act.DENY else None


def _is_told(words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a finite verb stands among the words, so that they tell something."""
    told = words[first:last]
    return any(token.low in _FINITE or token.low.endswith("ed") for token in told)


def _content(sentence: Sentence, found: Sequence[Found], index: int) -> tuple[Span, ...]:
    words, one = sentence.tokens, found[index]
    opening = found[index - 1].end if index else 0
    closing = len(words)
    if index + 1 < len(found) and not _opens_later(found[index + 1], one):
        closing = found[index + 1].hit.first
    pieces = []
    told = one.region is not None and _is_content(words, opening, one.start)
    if told and _breaks(words, one.start):
        pieces.append((opening, one.start))
    right = one.end + (one.end < len(words) and words[one.end].text == ",")
    if closing - right > (4 if pieces else 1):
        pieces.append((right, closing))
    return tuple(sentence.cut(*piece) for piece in pieces)


def _opens_later(after: Found, one: Found) -> bool:
    """Whether the next cue's speaker stands in this one's content, which it does not end."""
    return after.region is not None and after.start >= one.end


def _is_content(words: Sequence[Token], first: int, last: int) -> bool:
    if last - first < 4:
        return False
    adverbial = words[first].low in ("on", "in", "at", "as", "for", "asked") and last - first < 9
    return not adverbial or _is_told(words, first + 1, last)


def _breaks(words: Sequence[Token], start: int) -> bool:
    """Whether a mark parts the content on the left from the speaker."""
    mark = words[start - 1].text if start else ""
    opens = start < len(words) and words[start].low in ("according", "as", "per", "quoted")
    opens = opens or (start > 0 and words[start - 1].low in _BE)
    return opens or mark in (",", "-", "–", "—", "?", "!") or mark in QUOTE_MARKS
