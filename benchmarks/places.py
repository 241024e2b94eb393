"""How many of the places that codings name are found in their texts.

Usage: python benchmarks/places.py FOLDER [--misses | --hits]

FOLDER holds texts (NAME.txt) and codings (NAME.json). A gold place is found where all words of
one hit stand in it, or all of its words in one hit.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places
from rashomon.text.tokens import tokens

_SMALL = frozenset(
    ("the", "of", "in", "near", "village", "town", "city", "region", "district", "a")
)
_SMALLER = frozenset(("province", "border", "area", "at", "on", "to"))


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", name.casefold()) if w not in _SMALL | _SMALLER)


def found_in(text: str) -> list[str]:
    """Every place hit of a text, line by line."""
    names = []
    for line in text.splitlines():
        words = tokens(line)
        for hit in find_places(words, find_parties(words)):
            names.append(line[words[hit.first].start : words[hit.last - 1].end])
    return names


def main() -> None:
    """Print recall, hits a text and the time a text takes."""
    folder, tally, spent = Path(sys.argv[1]), Counter[str](), 0.0
    found_in("In Vienna")
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text("utf-8")
        start = time.perf_counter()
        names = found_in(text)
        spent += time.perf_counter() - start
        if "--hits" in sys.argv:
            print(path.stem, names)
        sets = [words for name in names if (words := _words(name))]
        incidents = json.loads(path.read_text("utf-8"))["incidents"]
        gold = {place for incident in incidents for place in incident["places"]}
        for place in sorted(gold):
            want = _words(place)
            right = any(want <= have or have <= want for have in sets) or not want
            tally["gold"] += 1
            tally["found"] += right
            if "--misses" in sys.argv and not right:
                print(f"{path.stem}: {place!r}")
        tally["texts"] += 1
        tally["hits"] += len(names)
    texts = tally["texts"] or 1
    print(f"{tally['gold']} places, recall {tally['found'] / (tally['gold'] or 1):.3f}", end=", ")
    print(f"{tally['hits'] / texts:.1f} hits and {1000 * spent / texts:.2f} ms a text")


if __name__ == "__main__":
    main()
