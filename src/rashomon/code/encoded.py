"""The whole way of the encoder's coder, from a document to a report, on one screen.

text → lines → sentences → readings (tables: parties, places, times, counts) → the rules' report, a
first opinion → judgements (heads: who says what, is it news, whose people) → sayings → incidents
and claims, reactions, contacts.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.code.assembly.build import build
from rashomon.code.assembly.confidence import meant
from rashomon.code.assembly.contacts import contacts
from rashomon.code.assembly.reactions import reactions
from rashomon.code.assembly.sayings import Bars
from rashomon.code.assembly.scene import Scene
from rashomon.code.assembly.who import Voice
from rashomon.code.dating import Day
from rashomon.code.encoder.folding import folded
from rashomon.code.encoder.judge import Judge
from rashomon.code.encoder.model import Model, shipped
from rashomon.code.places import located
from rashomon.code.reading import Reading
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.code.triage import may_tell
from rashomon.code.voice import issuer, party_of_issuer
from rashomon.code.who.resolver import Resolver
from rashomon.code.who.settle import settled
from rashomon.knowledge.world.added import mark_of_added
from rashomon.model.document import Document
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.text.layout import Line, furniture, lines
from rashomon.text.sentences import sentences


class EncoderCoder:
    """Codes one document at a time: no ledger, no network, the same report for the same text."""

    def __init__(self, model: Model | None = None, bars: Bars | None = None) -> None:
        self._judge = Judge(model or shipped())
        self._bars = bars or Bars()
        self._tables = RulesTagger()
        self._rules = RulesCoder(self._tables)

    @property
    def name(self) -> str:
        """The coder's version, which rides on every claim; it tells of places that were added."""
        return str(self._judge.model.card["name"]) + mark_of_added()

    def code(self, document: Document) -> Report:
        """The report of a document. Every span in it stands in the document's text."""
        page = lines(document.text)
        if not may_tell(document.text):
            return Report(document.id, self.name, furniture=furniture(document.text, page))
        parts = sentences(document.text, page)
        day = Day.of(document, page, parts)
        readings = day.noted(self._tables.read(parts, day.iso))
        if not readings:
            return Report(document.id, self.name, furniture=furniture(document.text, page))
        voice = _voice(document.text, page, readings)
        speakers = Resolver(readings, voice.party if voice.issuer else None)
        scene = self._scene(document, settled(readings, speakers), day, speakers)
        told = build(scene, voice, self.name, self._bars)
        raw = Report(
            document=document.id,
            coder=self.name,
            mentions=told.mentions,
            claims=told.claims,
            reactions=reactions(scene, voice, self._bars, told.about),
            contacts=contacts(scene, self._bars),
            furniture=_furniture(scene, page, self._bars.furniture),
            dated=day.dated,
        )
        weighed = meant(raw, self._judge.model.card.get("confidence", {}))
        return located(weighed, document.text, scene.readings)

    def _scene(
        self, document: Document, readings: tuple[Reading, ...], day: Day, speakers: Resolver
    ) -> Scene:
        ruled = self._rules.report(document, readings, day)
        told = folded(readings)
        judged = self._judge.judge(told, ruled, day.published)
        hushed = judged.hushed(judged.idle(self._bars.furniture))
        return Scene(document.text, told, hushed, speakers)


def _furniture(scene: Scene, page: tuple[Line, ...], bar: float) -> tuple[Span, ...]:
    """What the layout shows to be furniture, and the sentences that the heads find to be."""
    judged = (scene.readings[k].sentence.span for k in scene.judged.idle(bar))
    return tuple(sorted([*furniture(scene.text, page), *judged], key=lambda span: span.start))


def _voice(text: str, page: Sequence[Line], readings: Sequence[Reading]) -> Voice:
    """Whose voice the document is: the outlet's, or that of the body that issued it."""
    line = issuer(text, page, readings)
    party = party_of_issuer(text, page, line) if line else None
    return Voice(party, line) if party else Voice()
