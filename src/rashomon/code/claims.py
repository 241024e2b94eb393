"""Claims: what each speaker does with what he says about an incident."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.code.counts import owned_by
from rashomon.code.grouping import Group
from rashomon.code.pieces import Piece
from rashomon.code.reading import Act, Attribution, CasualtyPhrase, SignKind, Whose
from rashomon.knowledge.party import Form, PartyKind
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import BOTH, NARRATOR, Cell, Role, Stance

_FEELING = (Act.REACT, Act.CONDEMN)
_OPENING = 16  # characters: "that it was the …"
_LEADING = frozenset(
    "that on late early yesterday today tonight overnight earlier monday tuesday wednesday thursday"
    " friday saturday sunday".split()
)
_CLAUSE = 14  # words that tell whether one acts or suffers
_OWN = frozenset("it its we our".split())
_UNDERGOES = frozenset(
    "was were been is are come came under met not no never denies denied lost suffered".split()
)
_SUFFERS = frozenset("was were been is are claim claims allegations reports version".split())
_MUTUAL = ("each other", "one another")


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties that a report sets against each other, the most named first.

    `voice` is the party that the document itself speaks for: the narrator, but for communiqués,
    where `issuer` is the line that names the issuing body.
    """

    parties: tuple[str, ...]
    voice: str = NARRATOR
    issuer: Span | None = None

    def opponent(self, party: str | None) -> str | None:
        """The other of the two main parties, for one of them."""
        others = [name for name in self.parties[:2] if name != party]
        return others[0] if len(self.parties) > 1 and party in self.parties[:2] else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who speaks in a piece, and whom the words "our" and "the enemy" mean there."""

    party: str
    sides: Sides

    def name(self, whose: str | None) -> str | None:
        """The party that a name or a Whose means when this speaker says it."""
        if whose == Whose.OWN:
            return None if self.party == NARRATOR else self.party
        if whose == Whose.ENEMY:
            return self.sides.opponent(self.party)
        return BOTH if whose == Whose.BOTH else whose


def claims(key: str, told: Sequence[Piece], sides: Sides, coder: str) -> Iterator[Claim]:
    """The claims that the pieces make about the incident `key`, in the order of the text."""
    worth = [piece for piece in told if _worth(piece, sides)]
    made = [claim for piece in worth for claim in _claims(key, piece, sides, coder)]
    if made:
        yield from merged(made)
        return
    bare = next((piece for piece in told if piece.attribution is None and piece.tells), None)
    if bare is not None:
        yield from _claims(key, bare, sides, coder)


def is_claimed(group: Group, sides: Sides) -> bool:
    """Whether anybody claims anything about the incident, or a reaction to it tells of it."""
    if any(claims("", group.pieces, sides, "")):
        return True
    reactions = (one for one in group.pieces if one.attribution and one.attribution.act in _FEELING)
    return group.role is Role.FOREGROUND and any(one.tells for one in reactions)


def merged(made: Sequence[Claim]) -> Iterator[Claim]:
    """One claim for all that a party does with one stance in one place, in their order."""
    same: dict[tuple[str, str, Span], list[Claim]] = {}
    for claim in made:
        same.setdefault((claim.party, claim.stance, claim.evidence), []).append(claim)
    for first, *others in same.values():
        yield _joined(first, others) if others else first


def _joined(first: Claim, others: Sequence[Claim]) -> Claim:
    counts = (count for claim in (first, *others) for count in claim.casualties)
    blamed = (claim.initiator for claim in (first, *others) if claim.initiator)
    return replace(first, casualties=tuple(dict.fromkeys(counts)), initiator=next(blamed, None))


def _worth(piece: Piece, sides: Sides) -> bool:
    """Whether the document's own words carry a claim: a count, a culprit, or a party's own news."""
    if piece.attribution is not None or piece.casualties:
        return True
    strong = [trigger for trigger in piece.triggers if trigger.strong]
    return any(trigger.by for trigger in strong) or bool(strong and sides.voice != NARRATOR)


def _claims(key: str, piece: Piece, sides: Sides, coder: str) -> Iterator[Claim]:
    """The claim that the piece makes, or, where "each side" speaks, the claims of both."""
    for party in _speaking(piece.attribution, sides):
        reader = _Reader(party, sides)
        judged = _stance(piece, reader)
        if judged is not None:
            yield _made(key, piece, reader, judged, coder)


def _speaking(said: Attribution | None, sides: Sides) -> tuple[str, ...]:
    """The parties that speak in an attribution: one, none that is known, or both sides."""
    if said is None:
        return (sides.voice,)
    words = said.speaker.text.lower().split() if said.speaker else []
    mutual = any(content.text.lower().startswith(_MUTUAL) for content in said.content)
    if mutual or (words and (words[0] in ("each", "both") or words[:2] == ["the", "two"])):
        return sides.parties[:2] if len(sides.parties) > 1 else ()
    issuer = sides.voice if sides.voice != NARRATOR and words[:1] == ["the"] else None
    party = said.party or issuer or _unaligned(said)
    return (party,) if party else ()


def _made(
    key: str, piece: Piece, reader: _Reader, judged: tuple[Stance, str | None], coder: str
) -> Claim:
    stance, initiator = judged
    said = piece.attribution
    return Claim(
        incident=key,
        party=reader.party,
        speaker=said.speaker if said else reader.sides.issuer,
        cue=said.cue if said else None,
        stance=stance,
        initiator=initiator,
        casualties=tuple(_casualty(phrase, reader, stance) for phrase in piece.casualties),
        evidence=piece.reading.sentence.span,
        about=Cell.CASUALTIES if stance is Stance.DENIES and piece.casualties else None,
        coder=coder,
        confidence=0.5,
    )


def _unaligned(said: Attribution) -> str | None:
    """A speaker of no known party stands for himself, if the words name him at all."""
    if said.speaker is None:
        return None
    words = said.speaker.text.split()
    named = any(word[0].isupper() for word in words[1:])
    body = any(role_of(word.lower()) is RoleKind.OFFICIAL for word in words)
    plain = words[1:] if words[0].lower() in ("the", "a", "an") else words
    return " ".join(plain) if plain and (named or body) else None


def _stance(piece: Piece, reader: _Reader) -> tuple[Stance, str | None] | None:
    """What the speaker does, and whom he makes the one who started it; None for no claim."""
    if piece.attribution is None and reader.party == NARRATOR:
        return (Stance.ASSERTS, None)
    named = [reader.name(trigger.by) for trigger in piece.triggers]
    blamed = next((name for name in named if name not in (None, reader.party)), None)
    match piece.attribution.act if piece.attribution else Act.SAY:
        case Act.SAY:
            found = _said(piece, reader, blamed)
        case Act.DENY:
            found = (Stance.DENIES, None)
        case Act.ADMIT:
            found = (Stance.ADMITS, reader.party if reader.party in named else None)
        case Act.ACCUSE:
            found = _accused(piece, reader, blamed)
        case Act.CONDEMN if piece.tells and reader.party in reader.sides.parties[:2]:
            found = _accused(piece, reader, blamed)
        case _:
            found = None
    return found


def _accused(piece: Piece, reader: _Reader, blamed: str | None) -> tuple[Stance, str | None] | None:
    """An accusation names whom it blames, or is made by one side against the other."""
    blamed = blamed or _object(piece, reader)
    if blamed is None and reader.party in reader.sides.parties:
        blamed = reader.sides.opponent(reader.party)
    return (Stance.ACCUSES, blamed) if blamed else None


def _said(piece: Piece, reader: _Reader, blamed: str | None) -> tuple[Stance, str | None] | None:
    if piece.has(SignKind.DENIAL):
        return (Stance.DENIES, None)
    blamed = blamed or _topic(piece, reader)
    if not (piece.tells or piece.triggers or blamed or reader.party in reader.sides.parties[:2]):
        return None
    if piece.has(SignKind.JUSTIFICATION) and reader.party in reader.sides.parties:
        return (Stance.JUSTIFIES, blamed or reader.sides.opponent(reader.party))
    if _own_act(piece):
        return (Stance.ASSERTS, reader.party)
    if blamed:
        return (Stance.ACCUSES, blamed)
    return (Stance.ADMITS if _own_loss(piece, reader) else Stance.ASSERTS, None)


def _own_act(piece: Piece) -> bool:
    """Whether the speaker tells what his own people did: "its forces shot down", "it struck"."""
    if piece.attribution is None or not any(trigger.strong for trigger in piece.triggers):
        return False
    for content in piece.attribution.content:
        words = [word.lower().strip(",") for word in content.text.split()[:_CLAUSE]]
        while words and words[0] in _LEADING:
            words = words[1:]
        if words[:1] == ["responsibility"]:
            return True
        named = words[:2] == ["it", "a"] or words[:2] == ["it", "the"]
        if words and words[0] in _OWN and not named and not _UNDERGOES.intersection(words):
            return True
    return False


def _topic(piece: Piece, reader: _Reader) -> str | None:
    """The rival that opens what a side says: "says that Ukraine did it"; not one who suffers it."""
    rival = reader.sides.opponent(reader.party)
    if rival is None or piece.attribution is None or piece.casualties:
        return None
    sentence = piece.reading.sentence
    for hit in piece.reading.parties:
        if hit.party.name != rival or hit.form is Form.PERSON:
            continue
        if sentence.tokens[hit.last : hit.last + 1] and sentence.tokens[hit.last].text == "-":
            continue
        start = sentence.tokens[hit.first].start
        opens = any(0 <= start - c.start <= _OPENING for c in piece.attribution.content)
        after = [token.low for token in sentence.tokens[hit.last : hit.last + 4]]
        if opens and not _SUFFERS.intersection(after):
            return rival
    return None


def _own_loss(piece: Piece, reader: _Reader) -> bool:
    """Whether all the people counted are the speaker's own soldiers."""
    if reader.party not in reader.sides.parties:
        return False
    own = [c.civilian is False and reader.name(c.whose) == reader.party for c in piece.casualties]
    return bool(own) and all(own) and any(c.low != 0 for c in piece.casualties)


def _object(piece: Piece, reader: _Reader) -> str | None:
    """The first party but the speaker's own that the content names."""
    if piece.attribution is None:
        return None
    words = piece.reading.sentence.tokens
    for hit in piece.reading.parties:
        inside = any(c.start <= words[hit.first].start < c.end for c in piece.attribution.content)
        if inside and hit.party.name != reader.party and hit.party.kind is not PartyKind.AGENCY:
            return hit.party.name
    return None


def _casualty(phrase: CasualtyPhrase, reader: _Reader, stance: Stance) -> Casualty:
    """The count with whose people it is of; what one owns up to losing is one's own."""
    side = reader.name(phrase.whose)
    if phrase.whose is None and reader.party in reader.sides.parties:
        side = reader.party if stance is Stance.ADMITS else owned_by(phrase, reader.party)
    return Casualty(
        side, phrase.kind, phrase.low, phrase.high, phrase.civilian, phrase.span, phrase.figure
    )
