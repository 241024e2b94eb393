"""Nothing is measured here: a large ledger is made for `desk.py`.

usage: python benchmarks/desk_ledger.py LEDGER [DOCUMENTS] [--corpus FOLDER]
       default: 100000 --corpus corpus

The corpus' reports, coded once by rules, each many times over as in `relinking.py`: each time a
week later, between other parties. Words of four letters and more are exchanged for others as long
and about as common, anew each week, so that the texts have the corpus' words, as often, and none
is a copy of one of another week. Names of places, what names an incident and what counts people
stay. The same ledger each time.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from rashomon.ledger.store import open_ledger
from rashomon.model.span import Span
from relinking import Coded, copies, templates

WORD = re.compile(r"[A-Za-z]{4,}")
BAND = 12  # words as long and about as common, among which they are exchanged


def bands(texts: Iterable[str]) -> list[list[str]]:
    """The words of some texts in groups: of one length, and about as common."""
    often = Counter(word.lower() for text in texts for word in WORD.findall(text))
    ranked: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted(often, key=lambda word: (-often[word], word)):
        ranked[len(word)].append(word)
    return [some[at : at + BAND] for some in ranked.values() for at in range(0, len(some), BAND)]


class Reworded:
    """Texts with their words exchanged, the same way in all of a week."""

    def __init__(self, some: list[Coded]) -> None:
        self._bands = bands(document.text for document, _ in some)
        self._exchanged = lru_cache(maxsize=4)(self._of_week)

    def __call__(self, coded: Coded, week: int) -> str:
        """The text of a report as it stands in the week's edition; as long as it was."""
        document = coded[0]
        exchanged = self._exchanged(week)

        def other(found: re.Match[str]) -> str:
            word = found.group()
            new = exchanged[word.lower()]
            return new.upper() if word.isupper() else new.title() if word.istitle() else new

        text = WORD.sub(other, document.text)
        for span in kept(coded):
            text = text[: span.start] + span.text + text[span.end :]
        return text

    def _of_week(self, week: int) -> dict[str, str]:
        chance, found = random.Random(week), {}
        for some in self._bands:
            found |= zip(some, chance.sample(some, len(some)), strict=True)
        return found


def kept(coded: Coded) -> Iterator[Span]:
    """What stays in a report's text: places, what names incidents, times, counts."""
    for mention in coded[1].mentions:
        yield from (*mention.places, *mention.phrases, *mention.when.phrases)
    for claim in coded[1].claims:
        yield from (one.span for one in claim.casualties)


def reports(folder: Path) -> Iterator[Coded]:
    """Reports without end."""
    some = templates(folder)
    return copies(some, Reworded(some))


def main() -> None:
    """Make the ledger, and link it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger", type=Path)
    parser.add_argument("documents", nargs="?", type=int, default=100_000)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    asked = parser.parse_args()
    with open_ledger(asked.ledger, write=True) as ledger:
        ledger.add_many(islice(reports(asked.corpus), asked.documents))
        ledger.refresh()


if __name__ == "__main__":
    main()
