"""Whether a report tells of any incident at all: the last gate before one is made.

News borrows the words of war: teams clash, fires are attacked from the air, benches exchange fire.
A report counts as telling of violence only where people suffer it or weapons are named, and not
where the words of sport, drills, fires or courts outweigh those of armed people.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.grouping import Group
from rashomon.code.pieces import Piece
from rashomon.code.reading import Act, Reading, SignKind, Trigger
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.model.vocabulary import IncidentType, Role

_HARD = frozenset(
    (
        IncidentType.SHELLING,
        IncidentType.AIR_DRONE_STRIKE,
        IncidentType.SNIPING,
        IncidentType.EXPLOSION,
    )
)
_FEW = 3
_FEELING = (Act.REACT, Act.CONDEMN)
_ARMED = (RoleKind.MILITARY, RoleKind.FIGHTER)


def is_real(readings: Sequence[Reading]) -> bool:
    """Whether the words of armed people outweigh those of sport, drills, fires and courts."""
    unreal = {
        sign.span.text.lower()
        for reading in readings
        for sign in reading.signs
        if sign.kind is SignKind.UNREAL
    }
    if len(unreal) < _FEW:
        return True
    armed = sum(
        role_of(token.low) in _ARMED for reading in readings for token in reading.sentence.tokens
    )
    return armed > _FEW * len(unreal)


def is_news(group: Group) -> bool:
    """Whether the group shows violence: people hurt by it, or weapons, or armed people acting.

    One sign of it is enough only where it has people, and a culprit, a time or a place.
    """
    shown = [piece for piece in group.pieces if _shows(piece)]
    if group.role is Role.BACKGROUND and any(map(_recalls, group.pieces)):
        return True
    return len(shown) > 1 or any(_stands(piece) for piece in shown)


def _recalls(piece: Piece) -> bool:
    """Whether history is told: a war, or what somebody did."""
    return any(
        trigger.type is IncidentType.WAR or (trigger.strong and trigger.by is not None)
        for trigger in piece.triggers
    )


def _stands(piece: Piece) -> bool:
    acted = any(trigger.by for trigger in piece.triggers)
    if piece.casualties and acted:
        return True
    placed = bool(piece.reading.times or piece.reading.places)
    return placed and (acted or bool(piece.casualties) or _armed(piece, ()))


def _shows(piece: Piece) -> bool:
    if _has(piece.reading, SignKind.UNREAL):
        return False
    if piece.casualties:
        return True
    denied = piece.has(SignKind.DENIAL)
    strong = [one for one in piece.triggers if one.strong and (one.by or not denied)]
    possible = piece.has(SignKind.POSSIBLE) and piece.attribution is None
    feeling = piece.attribution is not None and piece.attribution.act in _FEELING
    if not strong or possible or feeling:
        return False
    return any(trigger.type in _HARD or trigger.by for trigger in strong) or _armed(piece, strong)


def _has(reading: Reading, kind: SignKind) -> bool:
    return any(sign.kind is kind for sign in reading.signs)


def _armed(piece: Piece, strong: Sequence[Trigger]) -> bool:
    """Whether armed people stand in the sentence, or it names two strong things."""
    tokens = piece.reading.sentence.tokens
    return len(strong) > 1 or any(role_of(token.low) in _ARMED for token in tokens)
