"""Reactions and contacts against a coded corpus.

usage: python benchmarks/reactions.py FOLDER [--misses]

FOLDER holds NAME.txt, NAME.json and manifest.csv. The parties to the incidents are taken from the
coding, so that the figures are of these two rooms and the tagger alone. A contact is right where
the kind is the same, the date says all that the coding's date says, and at least half of its
participants are there.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.code.contacts import find_contacts
from rashomon.code.reactions import find_reactions
from rashomon.code.reading import Reading
from rashomon.code.tagger import RulesTagger
from rashomon.knowledge.parties import party_named
from rashomon.model.report import Contact
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

_ACTIVE = ("accuses", "denies", "admits", "justifies")


def readings(text: str, published: str | None) -> tuple[Reading, ...]:
    """Every sentence of the text with all that the rules' tagger finds in it."""
    return RulesTagger().read(sentences(text, lines(text)), published)


def named(name: str | None) -> str:
    """The name under which a party is compared."""
    party = party_named(name) if name else None
    shown = party.name if party else name or ""
    return "united nations" if shown.startswith("UN ") else shown.casefold()


def belligerents(gold: dict[str, Any]) -> frozenset[str]:
    """The parties to the incidents of a coding: blamed, hurt, or speaking of their own part."""
    names: set[str | None] = set()
    for account in (a for incident in gold["incidents"] for a in incident["accounts"]):
        names |= {account["initiator"], *(c["side"] for c in account["casualties"])}
        if account["stance"] in _ACTIVE:
            names.add(account["by"])
    return frozenset(p.name for n in names if n and (p := party_named(n)))


def alike(one: str, other: str) -> bool:
    """Whether two names are of the same party or person: one's words are all in the other."""
    a, b = set(named(one).split()), set(named(other).split())
    return bool(a and b) and (a <= b or b <= a)


def right(gold: dict[str, Any], found: Contact) -> bool:
    """Whether a contact found is the one coded."""
    who = gold["participants"]
    hits = sum(any(alike(name, other) for other in found.participants) for name in who)
    day, start = gold["date"], found.when.start or ""
    dated = not day or start.startswith(day) or (len(start) >= 7 and day.startswith(start))
    return gold["kind"] == found.kind and dated and hits * 2 >= len(who)


def paired(gold: Sequence[dict[str, Any]], found: Sequence[Contact]) -> int:
    """How many coded contacts have one found of their own."""
    left, hits = list(found), 0
    for contact in gold:
        match = next((one for one in left if right(contact, one)), None)
        if match:
            left.remove(match)
            hits += 1
        elif "--misses" in sys.argv:
            print("missed  ", contact)
    if "--misses" in sys.argv:
        print(
            *(f"spurious {c.kind} {c.when.start} {c.participants} {c.evidence.text}" for c in left),
            sep="\n",
        )
    return hits


def reports(folder: Path) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    """Text, date of publication and coding of every report in the folder."""
    with (folder / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        path = folder / row["file"]
        coding = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield path.with_suffix(".txt").read_text(encoding="utf-8"), row["published"] or None, coding


def tally(counts: Counter[str], name: str, gold: set[Any], found: set[Any]) -> None:
    """Add one report's hits, coded and found to the counts under `name`."""
    counts[name, "hit"] += len(gold & found)
    counts[name, "gold"] += len(gold)
    counts[name, "found"] += len(found)
    if "--misses" in sys.argv and name == "reaction":
        print("missed  ", gold - found, "spurious", found - gold)


def main(folder: Path) -> None:
    """Print precision, recall and F1 of reactions, of who reacts, and of contacts; and the time."""
    counts: Counter[Any] = Counter()
    spent, size = 0.0, 0
    for text, published, gold in reports(folder):
        read, sides = readings(text, published), belligerents(gold)
        began = time.perf_counter()
        reactions = find_reactions(read, sides, lambda _: None)
        contacts = find_contacts(read)
        spent, size = spent + time.perf_counter() - began, size + len(text.split())
        if "--misses" in sys.argv:
            print("\n#", gold["id"], sorted(sides))
            print(
                *(
                    f"  {r.actor} | {r.stance} | {r.cue.text if r.cue else ''} | {r.evidence.text}"
                    for r in reactions
                ),
                sep="\n",
            )
        coded = {(named(r["actor"]), r["stance"]) for r in gold["reactions"]}
        made = {(named(r.actor), str(r.stance)) for r in reactions}
        tally(counts, "reaction", coded, made)
        tally(counts, "reactor", {a for a, _ in coded}, {a for a, _ in made})
        counts["contact", "hit"] += paired(gold["diplomacy"], contacts)
        counts["contact", "gold"] += len(gold["diplomacy"])
        counts["contact", "found"] += len(contacts)
    for name in ("reaction", "reactor", "contact"):
        hit, coded_n, found = (counts[name, key] for key in ("hit", "gold", "found"))
        p, r = hit / max(found, 1), hit / max(coded_n, 1)
        print(f"{name:9} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  of {coded_n}")
    print(f"{1000 * spent / max(size, 1) * 300:.2f} ms for 300 words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
