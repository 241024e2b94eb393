"""Who says what, in one sentence: speakers, cues and contents put together.

A verb's speaker stands before it ("the ministry said") or, where the words came first, after it
("…, said the ministry"); "according to" is followed by it. The content is what is left on either
side, up to the next cue. Contents may nest: the innermost one tells whose words they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code import phrases
from rashomon.code.cues import Cue, CueHit, CueKind, find_cues
from rashomon.code.phrases import QUOTE_MARKS, Region
from rashomon.code.reading import Act, Attribution
from rashomon.code.speakers import Speakers
from rashomon.knowledge.party import PartyHit
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.model.span import Span
from rashomon.text.sentence import Sentence
from rashomon.text.tokens import Token

_BARE = frozenset("to not cannot n't".split())
_NOUNS = frozenset(
    "claims reports comments charges calls names posts records estimates counts claim report"
    " comment charge call name post record estimate count state states note notes holds hold"
    " protest protests support demand demands appeal appeals rule rules".split()
)
_BEFORE_NOUN = frozenset(
    "the a an 's his her its their this that these those any no some such of for by official"
    " initial early earlier first phone press media news".split()
)
_PLURALS = frozenset("we they i you people police both men women troops military media".split())
_VOICES = frozenset(
    "he she it they statement ministry communique communiqué note letter post report bulletin"
    " spokesman spokeswoman spokesperson release group army agency office team mission".split()
)


_COLON = Cue(CueKind.VERB, Act.SAY, weak=False, participle=False, base=False)


class _Found(NamedTuple):
    """A cue with its speaker's region; the content stands left of `start`, right of `end`."""

    hit: CueHit
    region: Region | None
    start: int
    end: int


def attribute(
    sentence: Sentence, parties: Sequence[PartyHit], speakers: Speakers
) -> tuple[Attribution, ...]:
    """Every attribution of the sentence, in the order of its cues."""
    words = sentence.tokens
    found = list(_found(words, parties))
    attributions = []
    speaker: Span | None = None
    party: str | None = None
    for index, one in enumerate(found):
        if one.region is not None:
            speaker = _span(sentence, words, one.region.first, one.region.last)
            party = speakers.settle(words, one.region, parties)
        elif speaker is None:
            continue
        content = _content(sentence, found, index)
        cue = _span(sentence, words, one.hit.first, one.hit.last)
        act = _act(words, one.hit)
        if act is not None and content:
            attributions.append(Attribution(speaker, party, cue, act, content))
    return tuple(attributions)


def _found(words: Sequence[Token], parties: Sequence[PartyHit]) -> Iterator[_Found]:
    led = phrases.opening(words)
    if led is not None and _introduces(words, led, parties):
        yield _Found(CueHit(led.last, led.last + 1, _COLON), led, 0, led.last + 1)
    for hit in find_cues(words):
        if hit.cue.kind is CueKind.AFTER:
            found = _following(words, hit)
        elif hit.cue.kind is CueKind.NOUN:
            found = _genitive(words, hit, parties)
        else:
            found = _verb(words, hit, parties)
        if found is not None:
            yield found


def _introduces(words: Sequence[Token], led: Region, parties: Sequence[PartyHit]) -> bool:
    """Whether what stands before a colon is somebody who speaks for a party."""
    named = any(hit.last <= led.last for hit in parties)
    roles = [role_of(token.low) for token in words[: led.last]]
    return RoleKind.OFFICIAL in roles or (named and led.last <= 5)


def _following(words: Sequence[Token], hit: CueHit) -> _Found | None:
    region = phrases.object_of(words, hit.last)
    return _Found(hit, region, hit.first, region.extent) if region else None


def _genitive(words: Sequence[Token], hit: CueHit, parties: Sequence[PartyHit]) -> _Found | None:
    """ "By Yerevan's count", "Azerbaijan's claim that": the party in the genitive speaks."""
    owner = next((p for p in parties if p.last in (hit.first, hit.first - 1)), None)
    if owner is None or (owner.last < hit.first and words[owner.last].low not in ("'s", "'", "’")):
        return None
    led = owner.first > 0 and words[owner.first - 1].low in ("by", "in", "on")
    follows = hit.last < len(words) and words[hit.last].low in ("that", ",", "of", "on")
    if not (led or follows):
        return None
    return _Found(hit, Region(owner.first, owner.last, owner.last), owner.first - led, hit.last)


def _verb(words: Sequence[Token], hit: CueHit, parties: Sequence[PartyHit]) -> _Found | None:
    first = hit.first
    if first and words[first - 1].low in _BARE and not _due(words, first):
        return None
    if _is_noun(words, hit, parties):
        return None
    if hit.cue.participle and first and words[first - 1].low in (",", "and", "also"):
        return _Found(hit, None, first, hit.last)
    region = phrases.before(words, first)
    known = region is not None and _speaks(words, region, hit, parties)
    inverted = None if known and _apposed(region) else _inverted(words, hit, parties)
    if inverted is not None:
        return _Found(hit, inverted, first, inverted.extent)
    if region is not None and known:
        return _Found(hit, region, region.first, hit.last)
    return _carried(words, hit, parties)


def _apposed(region: Region | None) -> bool:
    return region is not None and region.extent > region.last


def _carried(words: Sequence[Token], hit: CueHit, parties: Sequence[PartyHit]) -> _Found | None:
    """A cue without a subject right before it: the sentence's last speaker, or its first phrase."""
    first = hit.first
    joined = first > 0 and words[first - 1].low in ("and", "but", ",")
    if not joined or hit.cue.weak:
        return None
    opening = phrases.subject(words, first)
    if opening is None or not _speaks(words, opening, hit, parties):
        return _Found(hit, None, first, hit.last)
    return _Found(hit, opening, first, hit.last)


def _due(words: Sequence[Token], first: int) -> bool:
    return first > 1 and words[first - 2].low in ("went", "goes", "continued", "has", "had")


def _is_noun(words: Sequence[Token], hit: CueHit, parties: Sequence[PartyHit]) -> bool:
    if words[hit.first].low not in _NOUNS or not hit.first:
        return False
    before = words[hit.first - 1]
    if before.low in _BEFORE_NOUN:
        return True
    adjective = any(p.last == hit.first and p.form == "demonym" for p in parties)
    return adjective and not before.low.endswith("s")


def _inverted(words: Sequence[Token], hit: CueHit, parties: Sequence[PartyHit]) -> Region | None:
    if not hit.first or hit.last >= len(words):
        return None
    mark = words[hit.first - 1].text
    if mark not in QUOTE_MARKS and mark not in (",", "-", "–", "—"):
        return None
    region = phrases.after(words, hit.last)
    if region is None or not _speaks(words, region, hit, parties):
        return None
    return region if mark in QUOTE_MARKS or phrases.closes(words, region) else None


def _speaks(
    words: Sequence[Token], region: Region, hit: CueHit, parties: Sequence[PartyHit]
) -> bool:
    """Whether the region looks like somebody who can speak."""
    phrase = words[region.first : region.extent]
    if hit.cue.base and not _plural(words[region.last - 1]):
        return False
    if any(p.first < region.extent and p.last > region.first for p in parties):
        return True
    if any(token.low in _VOICES or role_of(token.low) is not None for token in phrase):
        return True
    named = any(token.text[0].isupper() and token.start > words[0].start for token in phrase)
    return named or (not hit.cue.weak and len(phrase) <= 8 and hit.cue.act is not Act.REACT)


def _plural(token: Token) -> bool:
    """Whether the subject that ends in the token may go with a verb in its base form."""
    return token.low.endswith("s") or token.low in _PLURALS or token.text[0].isupper()


def _act(words: Sequence[Token], hit: CueHit) -> Act | None:
    """What the speaker does; a denial denied is an admission, silence is nothing."""
    negated = any(
        words[k].low in ("not", "never", "neither", "nor", "declined", "refused", "didn't")
        for k in range(max(0, hit.first - 2), hit.first)
    )
    if not negated:
        return hit.cue.act
    return Act.ADMIT if hit.cue.act is Act.DENY else None


def _content(sentence: Sentence, found: Sequence[_Found], index: int) -> tuple[Span, ...]:
    words, one = sentence.tokens, found[index]
    opening = found[index - 1].end if index else 0
    closing = found[index + 1].start if index + 1 < len(found) else len(words)
    if index + 1 < len(found) and found[index + 1].region is not None:
        closing = len(words) if found[index + 1].start > one.end else closing
    pieces = []
    if _is_content(words, opening, one.start) and _breaks(words, one.start):
        pieces.append((opening, one.start))
    right = one.end + (one.end < len(words) and words[one.end].text == ",")
    if closing - right > (4 if pieces else 1):
        pieces.append((right, closing))
    return tuple(_span(sentence, words, *piece) for piece in pieces)


def _is_content(words: Sequence[Token], first: int, last: int) -> bool:
    if last - first < 4:
        return False
    return not (words[first].low in ("on", "in", "at", "as", "for", "asked") and last - first < 9)


def _breaks(words: Sequence[Token], start: int) -> bool:
    """Whether a mark parts the content on the left from the speaker."""
    mark = words[start - 1].text if start else ""
    opens = start < len(words) and words[start].low in ("according", "as", "per", "quoted")
    return opens or mark in (",", "-", "–", "—", "?", "!") or mark in QUOTE_MARKS


def _span(sentence: Sentence, words: Sequence[Token], first: int, last: int) -> Span:
    start, end = words[first].start, words[last - 1].end
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])
