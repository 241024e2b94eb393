"""The whole way of the coder by rules and tables, from a document to a report, on one screen.

text → lines → sentences → readings (what a tagger finds in each) → pieces (who says which part)
→ groups (which incident, news or history) → mentions and claims, reactions, contacts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.code.claims import claims, is_claimed
from rashomon.code.contacts import find_contacts
from rashomon.code.dating import Day
from rashomon.code.grouping import Group, group
from rashomon.code.mentions import mention
from rashomon.code.news import is_news, is_real
from rashomon.code.pieces import Piece, pieces
from rashomon.code.places import located
from rashomon.code.reactions import find_reactions
from rashomon.code.reading import Reading, Tagger
from rashomon.code.sides import sides_of
from rashomon.code.tagger import RulesTagger
from rashomon.code.voice import issuer, party_of_issuer
from rashomon.code.who.settle import resolver_of, settled
from rashomon.knowledge.world.added import mark_of_added
from rashomon.model.document import Document
from rashomon.model.report import Report
from rashomon.model.vocabulary import NARRATOR, Role
from rashomon.text.layout import furniture, lines
from rashomon.text.sentences import sentences


class RulesCoder:
    """Codes one document at a time by rules only: to compare, and where onnxruntime is not."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        self._tagger = tagger or RulesTagger()

    def code(self, document: Document) -> Report:
        """The report of a document. Every span in it stands in the document's text."""
        page = lines(document.text)
        told = sentences(document.text, page)
        day = Day.of(document, page, told)
        read = day.noted(self._tagger.read(told, day.iso))
        readings = settled(read, resolver_of(document.text, page, read))
        return located(self.report(document, readings, day), document.text, readings)

    def report(
        self, document: Document, readings: Sequence[Reading], day: Day | None = None
    ) -> Report:
        """The report of a document whose sentences have been read, against `day` if it is given."""
        page = lines(document.text)
        day = day or Day.of(document, page, [reading.sentence for reading in readings])
        told = [pieces(reading) for reading in readings]
        groups = _incidents(told, day.iso) if is_real(readings) else ()
        line = issuer(document.text, page, readings)
        voice = party_of_issuer(document.text, page, line) if line else None
        sides = sides_of(readings, groups, voice or NARRATOR, line if voice else None)
        keyed = tuple(_keyed(one for one in groups if is_claimed(one, sides)))
        found = [
            (mention(key, one, _headline(told)), tuple(claims(key, one.pieces, sides, self.name)))
            for key, one in keyed
        ]
        return Report(
            document=document.id,
            coder=self.name,
            mentions=tuple(one for one, _ in found),
            claims=tuple(claim for _, said in found for claim in said),
            reactions=find_reactions(readings, frozenset(sides.parties[:2]), _about(keyed)),
            contacts=find_contacts(readings),
            furniture=furniture(document.text, page),
            dated=day.dated,
        )

    @property
    def name(self) -> str:
        """The coder's version, which rides on every claim; it tells of places that were added."""
        return self._tagger.name + mark_of_added()


def _incidents(told: Sequence[Sequence[Piece]], published: str | None) -> tuple[Group, ...]:
    """The groups that tell of something that happened; headlines are left to the typing."""
    body = [said for said in told if not said[0].reading.sentence.headline]
    return tuple(one for one in group(body, published) if is_news(one))


def _about(keyed: Sequence[tuple[str, Group]]) -> Callable[[int], str | None]:
    """Which incident the sentence with an index speaks of: its own, else the first news."""
    told = {r.sentence.index: key for key, one in keyed for r in one.readings}
    main = next((key for key, one in keyed if one.role is Role.FOREGROUND), None)
    return lambda index: told.get(index, main)


def _headline(told: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    return tuple(one for said in told for one in said if one.reading.sentence.headline)


def _keyed(groups: Iterable[Group]) -> Iterator[tuple[str, Group]]:
    """Each group with its key: i1, i2 … for news, b1, b2 … for history."""
    numbers = {Role.FOREGROUND: 0, Role.BACKGROUND: 0}
    for one in groups:
        numbers[one.role] += 1
        yield f"{'i' if one.role is Role.FOREGROUND else 'b'}{numbers[one.role]}", one
