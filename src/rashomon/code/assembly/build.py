"""From a scene to the parts of a report: the whole way of the assembling rules on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.code.assembly.claims import claims
from rashomon.code.assembly.clusters import clusters, role_of
from rashomon.code.assembly.mentions import mention
from rashomon.code.assembly.sayings import Bars, Saying, sayings
from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Voice
from rashomon.model.report import Claim, Mention
from rashomon.model.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Told:
    """The incidents of a document, each with its claims and its sayings, by key."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    sayings: dict[str, list[Saying]]

    @property
    def about(self) -> Callable[[int], str | None]:
        """Which incident the sentence with an index speaks of: its own, else the first news."""
        told = {one.anchor.sentence: key for key, found in self.sayings.items() for one in found}
        news = (m.key for m in self.mentions if m.role is Role.FOREGROUND)
        main = next(news, None)
        return lambda index: told.get(index, main)


def build(scene: Scene, voice: Voice, coder: str, bars: Bars) -> Told:
    """The incidents and the claims about them."""
    told = sayings(scene, voice, bars)
    found = clusters(told, scene.judged.same)
    keyed = dict(_keyed([one for one in found if _is_told(one, bars)]))
    return Told(
        tuple(
            mention(key, members, _others(told, members), scene) for key, members in keyed.items()
        ),
        tuple(
            c for key, members in keyed.items() for c in claims(key, members, scene, coder, bars)
        ),
        keyed,
    )


def _is_told(members: Sequence[Saying], bars: Bars) -> bool:
    """Whether the sayings tell of an incident; one without a count must be surer of it alone."""
    surest = max(one.told for one in members)
    alone = len(members) == 1 and members[0].anchor.cue and not members[0].counts
    return surest >= (max(bars.incident, bars.alone) if alone else bars.incident)


def _others(told: Sequence[Saying], members: Sequence[Saying]) -> list[Saying]:
    mine = {one.index for one in members}
    return [one for one in told if one.index not in mine]


def _keyed(found: Sequence[list[Saying]]) -> Iterator[tuple[str, list[Saying]]]:
    """Each incident with its key: i1, i2 … for news, b1, b2 … for history."""
    numbers = {Role.FOREGROUND: 0, Role.BACKGROUND: 0}
    for members in found:
        role = role_of(members)
        numbers[role] += 1
        yield f"{'i' if role is Role.FOREGROUND else 'b'}{numbers[role]}", members
