"""Claims about one incident, made by hand, for the tests of tolls, policies and views across."""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.model.document import Document, Origin
from rashomon.model.incident import Citation
from rashomon.model.report import Casualty, Claim
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR, CasualtyKind, Cell, Figure, Stance

DAY = date(2031, 5, 5)
KILLED, WOUNDED = CasualtyKind.KILLED, CasualtyKind.WOUNDED
MORE, PART = Figure.INCREMENT, Figure.PART


def count(
    side: str | None,
    low: int | None,
    high: int | None = -1,
    civilian: bool | None = None,
    figure: Figure = Figure.TOTAL,
    kind: CasualtyKind = KILLED,
) -> Casualty:
    """`low` people of `side`; a range with `high`; vague ("dozens") where both are None."""
    top = low if high == -1 else high
    words = "dozens" if low is None and top is None else f"{low} to {top}"
    return Casualty(side, kind, low, top, civilian, Span(0, len(words), words), figure)


def claim(
    party: str,
    *counts: Casualty,
    stance: Stance = Stance.ASSERTS,
    initiator: str | None = None,
    about: Cell | None = None,
    words: str = "as it was said",
) -> Claim:
    """A claim of `party` about i1."""
    who = None if party == NARRATOR else Span(0, 5, "voice")
    evidence = Span(0, len(words), words)
    return Claim("i1", party, who, None, stance, initiator, counts, evidence, about, "x", 1.0)


def told(
    day: int | None, *claims: Claim, name: str = "", outlet: str | None = None, of: str = ""
) -> list[Citation]:
    """The claims in one document, published so many days after DAY (None: nobody knows when).

    `of` is the id of the document that it is a copy of.
    """
    published = None if day is None else DAY + timedelta(days=day)
    text = f"{name}|{day}|{outlet}|{claims!r}"
    document = Document.of(text, name or "a.txt", Origin(published, outlet))
    return [Citation(document, one, of or None) for one in claims]
