"""What the tests of the coder's core share: texts read and coded, told as plain tuples."""

from __future__ import annotations

from datetime import date

from rashomon.code.reading import Attribution, Reading
from rashomon.code.ruled import RulesCoder
from rashomon.code.tagger import RulesTagger
from rashomon.model.document import Document, Origin
from rashomon.model.report import Claim, Report
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

FRIDAY = date(2024, 5, 17)


def read(text: str, published: date | None = FRIDAY) -> tuple[Reading, ...]:
    """The readings of the text's sentences."""
    day = published.isoformat() if published else None
    return RulesTagger().read(sentences(text, lines(text)), day)


def attributions(text: str) -> list[Attribution]:
    """Every attribution of the text, in order."""
    return [one for reading in read(text) for one in reading.attributions]


def heard(text: str) -> list[tuple[str | None, str]]:
    """The party and the act of every attribution."""
    return [(one.party, str(one.act)) for one in attributions(text)]


def doers(text: str) -> dict[str, str | None]:
    """Whom the text makes the doer of each trigger, by the trigger's words."""
    return {t.span.text.lower(): t.by for reading in read(text) for t in reading.triggers}


def report(text: str, published: date | None = FRIDAY) -> Report:
    """The report of the text, every span of it checked."""
    made = RulesCoder().code(Document.of(text, origin=Origin(published=published)))
    made.check(text)
    return made


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of the text."""
    return report(text).claims


def stances(text: str) -> set[tuple[str, str, str | None]]:
    """The party, the stance and the one blamed of every claim."""
    return {(claim.party, str(claim.stance), claim.initiator) for claim in claims(text)}
