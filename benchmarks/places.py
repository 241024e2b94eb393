"""How many of the places that codings name are found in their texts, located, and located right.

Usage: python benchmarks/places.py FOLDER [--misses | --hits | --wrong]

FOLDER holds texts (NAME.txt) and codings (NAME.json). A gold place is found where all words of
one hit stand in it, or all of its words in one hit. It is located where such a hit has coordinates
or is graded as an area or a stretch of a border. A named place is one with a capital letter in it
(not "the customs house"). data/points.txt beside this script says where some of them lie; one of
these is right where a hit of the same words lies within 25 km of there.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.code.places import Places
from rashomon.code.reading import Reading
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.places import find_places
from rashomon.model.location import Location, Precision
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

_SMALL = frozenset(
    ("the", "of", "in", "near", "village", "town", "city", "region", "district", "a")
)
_SMALLER = frozenset(("province", "border", "area", "at", "on", "to", "marz"))
_TABLE = Path(__file__).with_name("data") / "points.txt"
_NEAR = 25.0  # km
Points = dict[tuple[str, str], tuple[float, float]]


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", name.casefold()) if w not in _SMALL | _SMALLER)


def found_in(text: str) -> list[Location]:
    """Every place hit of a text, located together with the others."""
    readings = []
    for sentence in sentences(text, lines(text)):
        parties = find_parties(sentence.tokens)
        readings.append(Reading(sentence, parties, find_places(sentence.tokens, parties)))
    places = Places(text, readings)
    return [
        places.location(one.sentence.cut(hit.first, hit.last))
        for one in readings
        for hit in one.places
    ]


def is_located(place: Location) -> bool:
    """Whether it has coordinates, or is graded as more than unlocated."""
    return place.latitude is not None or place.precision is not Precision.UNLOCATED


def points() -> Points:
    """Where places of the corpus lie, by report and words."""
    found = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            report, name, point = (cell.strip() for cell in line.split("|"))
            latitude, longitude = map(float, point.split(","))
            found[report, name] = (latitude, longitude)
    return found


def distance(place: Location, point: tuple[float, float]) -> float:
    """Kilometres from a place to a point; endless where it has no coordinates."""
    if place.latitude is None or place.longitude is None:
        return math.inf
    up, along = place.latitude - point[0], place.longitude - point[1]
    return 111.2 * math.hypot(up, along * math.cos(math.radians(point[0])))


def of_gold(name: str, places: list[Location]) -> list[Location]:
    """The hits that are what a gold place names."""
    want = _words(name)
    hits = [(_words(place.span.text), place) for place in places]
    return [place for have, place in hits if have and (want <= have or have <= want)]


def golds(path: Path) -> Iterator[str]:
    """The places that a coding names, each once."""
    incidents = json.loads(path.read_text("utf-8"))["incidents"]
    yield from sorted({place for incident in incidents for place in incident["places"]})


def count(report: str, name: str, hits: list[Location], known: Points) -> Counter[str]:
    """What became of one gold place."""
    nameless = not _words(name)
    found = bool(hits) or nameless
    located = any(map(is_located, hits))
    tally = Counter(gold=1, found=int(found), located=int(located))
    if any(letter.isupper() for letter in name):
        tally.update(named=1, named_found=int(found), named_located=int(located))
    point = known.get((report, name))
    if point is not None:
        far = min((distance(place, point) for place in hits), default=math.inf)
        tally.update(points=1, right=int(far <= _NEAR), placed=int(far < math.inf))
        if "--wrong" in sys.argv and far > _NEAR:
            print(f"{report}: {name!r} {far:.0f} km", [one.basis for one in hits][:1])
    if "--misses" in sys.argv and not (found and located):
        print(f"{report}: {name!r}", [one.basis for one in hits][:1])
    return tally


def main() -> None:
    """Print shares found and located, hits a text and the time a text takes."""
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__, "\nno such folder", file=sys.stderr)
        sys.exit(2)
    tally, spent, known = Counter[str](), 0.0, points()
    found_in("In Vienna")
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        text = path.with_suffix(".txt").read_text("utf-8")
        start = time.process_time()
        places = found_in(text)
        spent += time.process_time() - start
        if "--hits" in sys.argv:
            print(path.stem, [(one.span.text, one.name, one.precision) for one in places])
        for name in golds(path):
            tally += count(path.stem, name, of_gold(name, places), known)
        tally.update(texts=1, hits=len(places))
    tell(tally, spent)


def tell(tally: Counter[str], spent: float) -> None:
    """Print the figures."""
    texts = tally["texts"] or 1
    print(f"{tally['hits'] / texts:.1f} hits and {1000 * spent / texts:.2f} ms a text")
    for kind, found, located in (
        ("gold", "found", "located"),
        ("named", "named_found", "named_located"),
    ):
        size = tally[kind] or 1
        print(f"{kind}: {tally[kind]}, found {tally[found] / size:.3f}", end=", ")
        print(f"found and located {tally[located] / size:.3f}", end=", ")
        print(f"of those found {tally[located] / (tally[found] or 1):.3f}")
    print(f"with known points: {tally['points']}, within 25 km {tally['right']}", end=", ")
    print(f"elsewhere {tally['placed'] - tally['right']}")


if __name__ == "__main__":
    main()
