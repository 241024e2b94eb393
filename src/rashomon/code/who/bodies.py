"""Bodies that the text names with their party: "India's foreign ministry", "the army of Mali"."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.code.who.context import Context, Range
from rashomon.code.who.speaker import BODIES
from rashomon.knowledge.party import Form, PartyHit
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token

_BODIES = (RoleKind.OFFICIAL, RoleKind.MILITARY, RoleKind.FIGHTER)
_OWNERS = (Form.NAME, Form.DEMONYM, Form.CAPITAL)
_REACH = 6
_NEAREST = 60  # bodies of one noun, before and after
_PLAIN = frozenset("the a an 's and of for in".split())


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at token `at`: its words, the noun for it, and its party."""

    at: int
    noun: str
    words: frozenset[str]
    party: str


def bodies(context: Context) -> Mapping[str, Sequence[Body]]:
    """All bodies that the text names with their party, by their nouns, in the order of the text."""
    found: defaultdict[str, list[Body]] = defaultdict(list)
    for hit in context.hits:
        for body in (*_called(context, hit), *_bodies(context, hit)):
            found[body.noun].append(body)
    return {noun: sorted(named, key=lambda one: one.at) for noun, named in found.items()}


def _called(context: Context, hit: PartyHit) -> Iterator[Body]:
    """A party whose own name has a noun for a body: "the front" is the Resistance Front."""
    words = [token.low for token in context.tokens[hit.first : hit.last]]
    words += [word.lower() for word in hit.party.name.replace("-", " ").split()]
    if hit.form in (Form.NAME, Form.ORGAN):
        said = frozenset(words) - _PLAIN
        for noun in said:
            if role_of(noun) in _BODIES or noun in BODIES:
                yield Body(hit.first, noun, said, hit.party.name)


def _bodies(context: Context, hit: PartyHit) -> list[Body]:
    if hit.form not in _OWNERS:
        return []
    start, end = context.bounds(hit.first)
    after = _after(context, hit, end) or _before(context, hit, start)
    if after is None:
        return []
    words = context.tokens[slice(*after)]
    said = frozenset(token.low for token in words) - _PLAIN
    return [
        Body(after[0] + k, token.low, said, hit.party.name)
        for k, token in enumerate(words)
        if role_of(token.low) in _BODIES or token.low in BODIES
    ]


def _after(context: Context, hit: PartyHit, end: int) -> Range | None:
    """The words that the party's name or adjective leads: "India's foreign ministry"."""
    first = hit.last
    if first < end and context.tokens[first].low in ("'s", "'"):
        first += 1
    elif hit.form is Form.CAPITAL:
        return None
    last = first
    for k in range(first, min(end, first + _REACH)):
        token = context.tokens[k]
        if not token.text[:1].isalpha() or token.low in ("and", "in", "on", "to", "said", "that"):
            break
        if role_of(token.low) in _BODIES or token.low in BODIES:
            last = k + 1
    return (first, last) if last > first else None


def _before(context: Context, hit: PartyHit, start: int) -> Range | None:
    """The words that the party's name belongs to: "the army of Mali", "the ministry in Baku"."""
    at = hit.first - 1
    if at > start and context.tokens[at].low == "the":
        at -= 1
    if at <= start or context.tokens[at].low not in ("of", "in"):
        return None
    first = at
    for k in range(at - 1, max(start, at - _REACH) - 1, -1):
        token = context.tokens[k]
        if not token.text[:1].isalpha() or token.low in ("said", "that", "by"):
            break
        if role_of(token.low) in _BODIES or token.low in BODIES:
            first = k
    return (first, at) if first < at else None


def body_of(named: Mapping[str, Sequence[Body]], words: Sequence[Token], at: int) -> Body | None:
    """The body that words such as "the ministry" at token `at` mean: the last one so named.

    One that shares more of its words comes first ("the foreign ministry"), then the last before,
    then the first after.
    """
    said = {token.low for token in words} - _PLAIN
    nouns = [token.low for token in words if role_of(token.low) in _BODIES or token.low in BODIES]
    for noun in reversed(nouns):
        found = _near(named.get(noun, ()), at)
        if found:
            return max(found, key=lambda one: _fit(one, said, at))
    return None


def _near(found: Sequence[Body], at: int) -> Sequence[Body]:
    """The bodies nearest to token `at`: of many, those far off are not meant."""
    place = bisect_left(found, at, key=lambda one: one.at)
    return found[max(0, place - _NEAREST) : place + _NEAREST]


def _fit(body: Body, said: set[str], at: int) -> tuple[int, bool, int]:
    before = body.at <= at
    return len(body.words & said), before, body.at if before else -body.at
