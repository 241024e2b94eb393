"""How fast a ledger is written and asked.

usage: python benchmarks/ledger.py [DOCUMENTS]      DOCUMENTS: how many (default 20000)

Fills a ledger in a temporary folder with made-up documents of 300 words, eight claims each, over
one year, and prints documents written a second and the time of each question.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from rashomon.ledger.store import open_ledger
from rashomon.model.document import Document, Origin
from rashomon.model.report import Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import IncidentType, Role, Stance

FILLER = "The talks went on as before and nothing else was said of them by anyone. " * 20
FIRST = date(2023, 1, 1)
WEEK = (date(2023, 6, 1), date(2023, 6, 7))


def made_up(number: int) -> tuple[Document, Report]:
    """Document `number`: Arland accuses Borland of shelling a village; Borland denies it."""
    day = FIRST + timedelta(days=number % 365)
    place = f"Orlin-{number % 4999}"
    text = f"Arland said Borland shelled {place}. Borland denied it. {number} {FILLER}"
    document = Document.of(text, f"{number}.txt", Origin(day, "Daily"))
    at = text.index(place)
    told = Span.cut(text, at, at + len(place))
    mention = Mention(
        "i1", Role.FOREGROUND, IncidentType.SHELLING, When(day.isoformat()), (told,), None, ()
    )
    claims = tuple(_claim(text, i) for i in range(8))
    return document, Report(document.id, "made-up", (mention,), claims)


def _claim(text: str, number: int) -> Claim:
    evidence = Span.cut(text, number, number + 30)
    party, blamed = ("Arland", "Borland") if number % 2 else ("Borland", "Arland")
    speaker, cue = Span.cut(text, 0, 6), Span.cut(text, 7, 11)
    stance = Stance.ACCUSES
    return Claim("i1", party, speaker, cue, stance, blamed, (), evidence, None, "made-up", 0.9)


@contextmanager
def timed(what: str, items: int | None = None) -> Iterator[None]:
    """Print how long the block took, and items a second where they are counted."""
    begun = time.perf_counter()
    yield
    took = time.perf_counter() - begun
    rate = f"  ({items / took:,.0f} a second)" if items else ""
    print(f"{what:<28}{took:8.3f} s{rate}")


def main(number: int) -> None:
    """Fill a ledger and ask it."""
    documents = [made_up(i) for i in range(number)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ledger"
        with open_ledger(path, write=True) as ledger:
            with timed("write", number):
                ledger.add_many(documents)
            with timed("link and keep the view"):
                ledger.refresh()
        print(f"{'size':<28}{path.stat().st_size / number / 1024:8.1f} KB a document")
        with timed("open and a week's incidents"), open_ledger(path) as ledger:
            found = ledger.incidents(since=WEEK[0], until=WEEK[1])
        with open_ledger(path) as ledger:
            with timed("a week's undated"):
                ledger.undated(since=WEEK[0], until=WEEK[1])
            with timed("a place"):
                ledger.incidents(place="orlin-77")
            with timed("a code"):
                ledger.incidents(code=found[0].code)
            with timed("counts"):
                ledger.counts()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
