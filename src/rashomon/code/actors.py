"""Who did it, according to a piece of text: the perpetrators that its words name.

For each trigger the perpetrator is sought where English puts it: right before a noun ("Azerbaijani
shelling"), after "by" or "from" ("an attack by the RSF", "fire from Armenian positions"), before a
verb ("Russian forces shelled"), or before the verb that carries the noun ("Ethiopia launched an
offensive"). A passive without "by" names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.code.reading import Whose
from rashomon.code.tables import find
from rashomon.code.triggers import TriggerHit
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.model.vocabulary import IncidentType
from rashomon.text.tokens import Token

_PASSIVE = frozenset("was were been being be is are got came come under".split())
_BYSTANDERS = (PartyKind.AGENCY, PartyKind.ORGANISATION)
_NO_ADJECTIVES = frozenset(
    "the a an that which who has have had to on in at and or of from for with as by after before"
    " claim claims said says report reports reported condemned denied not were was is are fled"
    " suffered repelled thwarted foiled faced survived escaped endured repulsed averted".split()
)
_BACKED = frozenset("backed supported aligned allied armed funded trained sponsored".split())
_GAP = 4
_REACH = 18
_OBJECT_PREPOSITIONS = frozenset("on against at toward towards near upon into of".split())


class Actor(NamedTuple):
    """Tokens [first, last) name a party or, relative to the speaker, his own or the enemy."""

    first: int
    last: int
    name: str


def actors(words: Sequence[Token], parties: Sequence[PartyHit]) -> list[Actor]:
    """Everybody in the words who could have done something, in order."""
    named = [
        Actor(hit.first, hit.last, hit.party.name)
        for hit in parties
        if hit.party.kind not in _BYSTANDERS
        and hit.form is not Form.PERSON
        and not _backs(words, hit.last)
    ]
    named += [Actor(first, last, Whose.ENEMY) for first, last in find("enemy", words)]
    named += [Actor(first, last, Whose.OWN) for first, last in find("own", words)]
    return sorted(named)


def _backs(words: Sequence[Token], last: int) -> bool:
    """Whether the party only backs what follows: "the Iran-backed militia"."""
    after = words[last : last + 2]
    return len(after) == 2 and after[0].text == "-" and after[1].low in _BACKED


def perpetrator(words: Sequence[Token], trigger: TriggerHit, people: Sequence[Actor]) -> str | None:
    """Whom the words around the trigger make its doer: a party, a Whose, or None."""
    if trigger.word.type is IncidentType.OTHER:
        return None
    if words[trigger.first].low in _PASSIVE:
        return _behind(words, trigger.last, people)
    return (
        _behind(words, trigger.last, people)
        or _adjoining(words, trigger.first, people)
        or _subject(words, trigger, people)
    )


def _behind(words: Sequence[Token], last: int, people: Sequence[Actor]) -> str | None:
    """The actor in "… by X" or "… from X positions"."""
    for k in range(last, min(len(words), last + 10)):
        if words[k].text in ".;":
            return None
        if words[k].low in ("by", "from"):
            near = (a for a in people if k < a.first <= k + _GAP)
            return next((a.name for a in near), None)
    return None


def _adjoining(words: Sequence[Token], first: int, people: Sequence[Actor]) -> str | None:
    """The actor right before, with no more than adjectives between."""
    for actor in reversed(people):
        if actor.last > first:
            continue
        between = words[actor.last : first]
        if len(between) <= 2 and all(_adjective(token) for token in between):
            return None if _is_object(words, actor) else actor.name
        return None
    return None


def _passive(words: Sequence[Token], verb: int) -> bool:
    k = verb - 1
    while k > 0 and words[k].low.endswith("ly"):
        k -= 1
    return k >= 0 and words[k].low in _PASSIVE


def _is_object(words: Sequence[Token], actor: Actor) -> bool:
    """Whether the actor is aimed at rather than acting; "the forces of X" act."""
    if not actor.first or words[actor.first - 1].low not in _OBJECT_PREPOSITIONS:
        return False
    if words[actor.first - 1].low != "of" or actor.first < 2:
        return True
    return role_of(words[actor.first - 2].low) not in (RoleKind.MILITARY, RoleKind.FIGHTER)


def _adjective(token: Token) -> bool:
    plain = token.text.isalpha() and token.text.islower() and token.low not in _NO_ADJECTIVES
    return plain or token.low in ("'s", "-")


def _subject(words: Sequence[Token], trigger: TriggerHit, people: Sequence[Actor]) -> str | None:
    """The actor before the verb, unless the verb is passive."""
    verb = _verb(words, trigger)
    if verb is None or _passive(words, verb):
        return None
    floor = max(0, verb - _REACH)
    for actor in reversed(people):
        if actor.last > verb or actor.first < floor:
            continue
        if any(words[k].text in ";:" for k in range(actor.last, verb)):
            return None
        if _is_object(words, actor):
            continue
        return actor.name
    return None


def _verb(words: Sequence[Token], trigger: TriggerHit) -> int | None:
    """Where the verb of the trigger stands: itself, or the one that carries the noun."""
    head = words[trigger.first].low
    noun = head in _EITHER and trigger.first and words[trigger.first - 1].low in _BEFORE_NOUN
    if (head.endswith("ed") or head in _VERBS) and not noun:
        return trigger.first
    if head.endswith("ing") and trigger.first and words[trigger.first - 1].low in _BEFORE_ING:
        return trigger.first
    window = words[max(0, trigger.first - 8) : trigger.first]
    carried = find("launching", window)
    return max(0, trigger.first - 8) + carried[-1][0] if carried else None


_EITHER = frozenset("attack attacks fire shell shells bomb bombs".split())
_BEFORE_NOUN = frozenset(
    "the a an this that any every its their his our in of during under by no after".split()
)
_BEFORE_ING = frozenset("is are was were been of began started".split())
_VERBS = frozenset(
    "fired opened shot struck hit broke blew took fell shell shells bomb bombs attack attacks fire"
    " began put came did broken crossed was were is are overran sank retook bombed downed".split()
)
