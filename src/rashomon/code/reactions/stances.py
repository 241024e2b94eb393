"""What a cue amounts to, and at which word its subject is to be sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.code.reactions.scene import Scene, is_quote_mark
from rashomon.code.reactions.words import Cue, Frame, words
from rashomon.knowledge.lexicon import Hit
from rashomon.model.vocabulary import ReactionStance
from rashomon.text.tokens import Token

_REACH = 30  # tokens that a verb looks ahead or back
_MEETINGS = frozenset({"meeting", "session", "question", "questions", "comment"})
_OBJECT = 4
_OFFER = 8
_ADDRESSED = 4
APPEALS = (Frame.APPEAL, Frame.WEAK, Frame.ADVICE)
_ASKING = frozenset({"to", "that", "for"})
_CONDITIONS = frozenset({"if", "whether", "unless", "about"})


class Voice(NamedTuple):
    """A stance, and the token of the verb whose subject takes it."""

    stance: ReactionStance
    verb: int
    cue: tuple[int, int]


def voices(scene: Scene, hit: Hit[Cue], end: int) -> Iterator[Voice]:
    """The stances that a cue voices, if any. `end` is the token where the next cue may begin."""
    if _compound(scene, hit):
        return
    verb = _governor(scene, hit)
    if verb is not None:
        yield from (Voice(one, verb, (hit.first, hit.last)) for one in _stances(scene, hit, end))


def _stances(scene: Scene, hit: Hit[Cue], end: int) -> Iterator[ReactionStance]:
    frame, stance = hit.value.frame, hit.value.stance
    if frame in APPEALS or frame is Frame.MUST:
        yield from _asked(scene, hit, end)
    elif frame is Frame.VERB and stance is ReactionStance.SUPPORT and _backs_talks(scene, hit):
        yield ReactionStance.CALL_FOR_TALKS
    elif stance is not None:
        yield stance


def _backs_talks(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether what is backed is a peaceful solution: that calls for talks and takes no side."""
    ahead = scene.tokens[hit.last : hit.last + _OBJECT]
    return any(found.value is ReactionStance.CALL_FOR_TALKS for found in words().asked.scan(ahead))


def _compound(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether a hyphen ties the cue to another word: "Saudi-backed", "support-ship"."""
    text = scene.tokens
    before = hit.first > 0 and text[hit.first - 1].low == "-"
    return before or (hit.last < len(text) and text[hit.last].low == "-")


def by_agent(scene: Scene, hit: Hit[Cue]) -> int | None:
    """Where the agent of a passive or a noun begins: after "condemned by", "concern from"."""
    tokens, place = scene.tokens, hit.last
    if hit.value.frame not in (Frame.VERB, Frame.NOUN) or place >= len(tokens):
        return None
    named = hit.value.frame is Frame.NOUN or hit.value.noun
    if tokens[place].low == "from" and named:
        return place + 1
    backed = hit.value.stance is ReactionStance.SUPPORT and not named
    return place + 1 if tokens[place].low == "by" and not backed else None


def _passive(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether the verb is done to its subject: "was condemned", "rebels backed by"."""
    text = scene.tokens
    if hit.last < len(text) and text[hit.last].low == "by":
        return True
    back = text[max(0, hit.first - 3) : hit.first]
    known, verb = words(), text[hit.first].low
    participle = verb.endswith("ed") or verb == "told"
    return participle and any(token.low in known.copulas for token in back)


def _is_noun(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether a word that is verb and noun stands as a noun here."""
    if hit.first == 0:
        return hit.value.noun
    before = scene.tokens[hit.first - 1]
    return before.low in words().noun_marks or (hit.value.noun and before.low in words().voicing)


def _asked(scene: Scene, hit: Hit[Cue], end: int) -> Iterator[ReactionStance]:
    ahead = scene.tokens[hit.last : min(end, hit.last + _REACH)]
    if not ahead or ahead[0].low in _CONDITIONS or _reports(scene, hit):
        return
    stances = dict.fromkeys(found.value for found in words().asked.scan(ahead))
    if stances:
        yield from stances
    elif _demands(hit.value.frame, ahead) and not (
        hit.value.frame in APPEALS and _is_noun(scene, hit)
    ):
        both = bool(words().both.scan(ahead))
        yield ReactionStance.URGE_RESTRAINT if both else ReactionStance.DEMAND


def _reports(scene: Scene, hit: Hit[Cue]) -> bool:
    """Whether "told" reports what is so, and asks for nothing: "told the paper that"."""
    if scene.tokens[hit.first].low not in ("told", "tells", "telling"):
        return False
    return all(token.low != "to" for token in scene.tokens[hit.last : hit.last + _ADDRESSED])


def _demands(frame: Frame, ahead: Sequence[Token]) -> bool:
    """Whether a verb that asks for neither restraint nor talks demands; to meet is a contact."""
    if any(token.low in _MEETINGS for token in ahead[:_OFFER]):
        return False
    if frame is Frame.WEAK:
        return any(token.low in _ASKING for token in ahead)
    return frame in (Frame.APPEAL, Frame.MUST)


def _governor(scene: Scene, hit: Hit[Cue]) -> int | None:
    """The verb whose subject reacts: the cue's own, or the one that it hangs on; None for none."""
    known, frame = words(), hit.value.frame
    if frame is Frame.VERB or frame in APPEALS:
        return _verb(scene, hit)
    if frame is Frame.STATE:
        return _state(scene, hit)
    if frame is Frame.MEDIATE:
        return _back(scene, hit.first, known.offers, _OFFER)
    return _voiced(scene, hit) if frame is Frame.NOUN else _judge(scene, hit)


def _verb(scene: Scene, hit: Hit[Cue]) -> int | None:
    if _is_noun(scene, hit):
        return _voiced(scene, hit)
    return None if _passive(scene, hit) else hit.first


def _voiced(scene: Scene, hit: Hit[Cue]) -> int | None:
    return _back(scene, hit.first, words().voicing)


def _state(scene: Scene, hit: Hit[Cue]) -> int | None:
    place = hit.first
    while place > 0 and hit.first - place < 5:
        token = scene.tokens[place - 1]
        if token.low in words().copulas:
            return hit.first
        if not (token.low.endswith("ly") or token.low in words().skipped or is_quote_mark(token)):
            break
        place -= 1
    verbless = any(party.last == place for party in scene.hits)
    return hit.first if verbless else _judge(scene, hit)


def _judge(scene: Scene, hit: Hit[Cue]) -> int | None:
    if scene.speech(hit.first):
        return hit.first
    governor = _back(scene, hit.first, words().says)
    return _ahead(scene, hit.last) if governor is None else governor


def _ahead(scene: Scene, place: int) -> int | None:
    """The verb of "…, the ministry said", where one closes the clause."""
    _, last = scene.segment(place - 1)
    says, tokens = words().says, scene.tokens
    comma = False
    for index in range(place, last):
        comma = comma or tokens[index].low == ","
        if comma and tokens[index].low in says and scene.quote(index) is None:
            return index
    return None


def _back(scene: Scene, place: int, verbs: frozenset[str], reach: int = _REACH) -> int | None:
    first, _ = scene.segment(place)
    for index in range(place - 1, max(first, place - reach) - 1, -1):
        if scene.tokens[index].low in verbs and scene.quote(index) is None:
            return index
    return None
