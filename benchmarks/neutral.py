"""How many claims stay the same, but for the swap, where two sides' names are swapped in a text.

usage: python benchmarks/neutral.py [--coder NAME] [--list] [--no-places] FOLDER ...

Each FOLDER holds texts, NAME.txt.

In each text the two countries named most are called by their plain names, adjectives and capitals
(one text), and by each other's (another text). Both are coded. A claim is the same where incident,
party, stance, initiator, counts with their sides, and sentence are, the two countries swapped.
Their organs (the Kremlin) become their capitals in both texts, and their people, who would still be
of the country that they are of, one made-up name. Places stay, so that a text may contradict itself
after the swap ("the mayor of Kharkiv, Russia"): what breaks for that reason counts as broken too.
With --no-places every place that tables know is called by a made-up name in both texts, which
leaves what the names of the two alone do. --list prints what changed.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections import Counter
from datetime import date
from pathlib import Path
from zlib import crc32

from rashomon.code.coder import Coder, coder
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.party import Form, PartyHit, PartyKind
from rashomon.knowledge.places import find_places
from rashomon.knowledge.table import listed, rows
from rashomon.model.document import Document, Origin
from rashomon.model.report import Claim
from rashomon.model.vocabulary import DEFAULT_CODER, CoderName
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

FORMS = (Form.NAME, Form.DEMONYM, Form.CAPITAL)
NOBODY = "Orlan"
_PARTS = ("Os Zur Mel Tok Bre".split(), "al on er iv um".split(), "k in a et o".split())
Names = dict[str, dict[Form, str]]
Told = tuple[object, ...]


def plain() -> Names:
    """Each country's plain name, adjective and capital, of those that have all three."""
    found = {}
    for cells in rows("countries.txt", 5):
        adjectives, capitals = listed(cells[3]), listed(cells[4])
        if adjectives and capitals:
            found[cells[0]] = dict(zip(FORMS, (cells[0], adjectives[0], capitals[0]), strict=True))
            found[cells[0]][Form.ORGAN] = capitals[0]
    return found


def hits(text: str) -> list[tuple[int, int, PartyHit]]:
    """Where the text names countries, their organs and people: character offsets."""
    found = []
    for sentence in sentences(text, lines(text)):
        for hit in find_parties(sentence.tokens):
            if hit.party.kind is PartyKind.COUNTRY:
                words = sentence.tokens
                found.append((words[hit.first].start, words[hit.last - 1].end, hit))
    return found


def placeless(text: str) -> str:
    """The text with its places under made-up names, always the same one for a place."""
    made, at = "", 0
    for sentence in sentences(text, lines(text)):
        words = sentence.tokens
        parties = {k for hit in find_parties(words) for k in range(hit.first, hit.last)}
        for hit in find_places(words):
            if parties.isdisjoint(range(hit.first, hit.last)):
                start, end = words[hit.first].start, words[hit.last - 1].end
                number = crc32(text[start:end].lower().encode())
                made += text[at:start] + "".join(
                    part[number // 7**k % 5] for k, part in enumerate(_PARTS)
                )
                at = end
    return made + text[at:]


def renamed(text: str, as_: dict[str, dict[Form, str]]) -> str:
    """The text with each country of `as_` called by the names given for it."""
    made, at = "", 0
    for start, end, hit in hits(text):
        if hit.party.name in as_:
            name = as_[hit.party.name].get(hit.form, NOBODY)
            plural = hit.form is Form.DEMONYM and text[end - 1] == "s" and text[end - 2] != "e"
            made += text[at:start] + name + ("s" if plural and name[-1] not in "seh" else "")
            at = end
    return made + text[at:]


def told(claim: Claim, starts: list[int], swap: dict[str, str]) -> Told:
    """What a claim says, its countries as `swap` has them, and in which sentence."""

    def name(party: str | None) -> str | None:
        return swap.get(party, party) if party else None

    people = sorted(str((name(c.side), c.kind, c.low, c.high)) for c in claim.casualties)
    where = bisect_right(starts, claim.evidence.start)
    said = (claim.incident, name(claim.party), claim.stance, name(claim.initiator))
    return (*said, str(people), where)


def claims(by: Coder, text: str, swap: dict[str, str]) -> Counter[Told]:
    """The claims of a text, as published on a day of our choice."""
    report = by.code(Document.of(text, "x.txt", Origin(published=date(2023, 5, 4))))
    starts = [sentence.start for sentence in sentences(text, lines(text))]
    return Counter(told(claim, starts, swap) for claim in report.claims)


def main() -> None:
    """Print how many claims there are and how many stay."""
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--coder", choices=list(CoderName), default=DEFAULT_CODER)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--no-places", action="store_true")
    asked = parser.parse_args()
    by, names = coder(asked.coder), plain()
    all_, same, texts = 0, 0, 0
    for path in sorted(path for folder in asked.folders for path in folder.glob("*.txt")):
        text = path.read_text("utf-8")
        text = placeless(text) if asked.no_places else text
        most = Counter(hit.party.name for *_, hit in hits(text) if hit.party.name in names)
        if len(most) < 2:
            continue
        (one, _), (other, _) = sorted(most.most_common(2))
        here = claims(by, renamed(text, {one: names[one], other: names[other]}), {})
        swapped = renamed(text, {one: names[other], other: names[one]})
        there = claims(by, swapped, {one: other, other: one})
        texts += 1
        all_ += max(here.total(), there.total())
        same += (here & there).total()
        for claim in (here - there, there - here) if asked.list else ():
            for line in claim:
                print(path.stem, *line)
    print(f"{texts} texts, {all_} claims, {same} the same: {same / max(1, all_):.4f}")


if __name__ == "__main__":
    main()
