"""How often a name of a place is resolved to the right place, on names marked by people.

Usage: python benchmarks/toponyms.py LGL_XML GWN_XML [--errors | --half tune|untouched]

LGL (Lieberman et al. 2010): 588 articles of small local papers, with GeoNames entries. GWN is
GeoWebNews (Gritta et al. 2019): 200 articles of many outlets; of its marked words those with
coordinates count, literal and associative ones alike (two of 2,601, which stand before the text
begins, are left out). Neither is bundled.

Accuracy is the share of names resolved to within 161 km of where they were marked; the mean and
median are of the error in km; AUC is the area under the curve of log errors, 0 for none (Gritta et
al.); a name that is not resolved counts as 20,039 km off. Only the words of the article and which
of them are names are given: not the outlet, not its address. `population` takes the most populous
place of that name in the same tables. The articles with an even number are those that weights were
chosen on; the others are untouched. `located` is the share for which the strict reading, which
leaves open what the text does not settle, gives a place at all, and how often that is right.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import NamedTuple

from rashomon.code.places.candidates import candidates
from rashomon.code.places.locate import Asked, locate
from rashomon.code.places.ranking import guess, rank
from rashomon.code.places.wording import wording
from rashomon.knowledge.parties import find_parties
from rashomon.knowledge.party import Form, PartyKind
from rashomon.text.tokens import tokens

FAR = 20_039.0
NEAR = 161.0
Point = tuple[float, float] | None


class Gold(NamedTuple):
    """One name of a place and where it was marked to be."""

    start: int
    end: int
    latitude: float
    longitude: float


Article = tuple[str, list[Gold]]


def lgl(path: Path) -> list[Article]:
    """The articles of LGL with the names that have an entry."""
    return [
        (
            one.findtext("text") or "",
            [
                Gold(
                    int(name.findtext("start") or 0),
                    int(name.findtext("end") or 0),
                    float(name.findtext("gaztag/lat") or 0),
                    float(name.findtext("gaztag/lon") or 0),
                )
                for name in one.iter("toponym")
                if name.find("gaztag/lat") is not None
            ],
        )
        for one in ET.parse(path).getroot().iter("article")
    ]


def gwn(path: Path) -> list[Article]:
    """The articles of GeoWebNews with the names that have coordinates."""
    return [
        (
            one.findtext("text") or "",
            [
                Gold(
                    int(name.findtext("start") or 0),
                    int(name.findtext("end") or 0),
                    float(name.findtext("latitude") or 0),
                    float(name.findtext("longitude") or 0),
                )
                for name in one.iter("toponym")
                if name.findtext("latitude") and int(name.findtext("start") or 0) >= 0
            ],
        )
        for one in ET.parse(path).getroot().iter("article")
    ]


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points."""
    (x, y), (u, v) = (tuple(map(math.radians, one)) for one in (a, b))
    turn = math.sin(x) * math.sin(u) + math.cos(x) * math.cos(u) * math.cos(y - v)
    return 6371 * math.acos(max(-1.0, min(1.0, turn)))


def countries(text: str) -> list[tuple[str, int]]:
    """The countries that the text names, with where."""
    words = tokens(text)
    return [
        (hit.party.country, words[hit.first].start)
        for hit in find_parties(words)
        if hit.party.country
        and hit.party.kind in (PartyKind.COUNTRY, PartyKind.TERRITORY)
        and hit.form in (Form.NAME, Form.DEMONYM)
    ]


def by_population(text: str, gold: list[Gold]) -> list[Point]:
    """The most populous place of each name."""
    points: list[Point] = []
    for one in gold:
        spots = candidates(wording(text[one.start : one.end], "", "")).spots
        best = max(spots, key=lambda spot: spot.people, default=None)
        points.append((best.latitude, best.longitude) if best else None)
    return points


def ours(text: str, gold: list[Gold]) -> list[Point]:
    """The likeliest place of each name in its document."""
    ranked = rank(text, [(one.start, one.end) for one in gold], countries(text))
    tops = [guess(ranked, at) for at in range(len(ranked))]
    return [(top.latitude, top.longitude) if top else None for top in tops]


def strict(text: str, gold: list[Gold]) -> list[Point]:
    """The place of each name where the text settles it."""
    asked = [Asked(one.start, one.end) for one in gold]
    found = locate(text, asked, countries(text))
    return [
        (one.latitude, one.longitude)
        if one.latitude is not None and one.longitude is not None
        else None
        for one in found
    ]


def errors(points: list[Point], gold: list[Gold]) -> list[float]:
    """How far each point is from where it was marked, km."""
    return [
        distance(point, (one.latitude, one.longitude)) if point else FAR
        for point, one in zip(points, gold, strict=True)
    ]


def told(name: str, far: list[float]) -> str:
    """One line of figures."""
    right = sum(one <= NEAR for one in far) / len(far)
    area = sum(math.log(one + 1) for one in far) / len(far) / math.log(FAR + 1)
    mean, middle = statistics.fmean(far), statistics.median(far)
    return f"{name:12} {right:.3f}   {mean:7.0f} {middle:6.1f}   {area:.3f}"


def report(name: str, articles: list[Article]) -> None:
    """The figures of one set."""
    print(f"{name}: {sum(len(gold) for _, gold in articles)} names in {len(articles)} articles")
    print("             acc@161  mean km median    AUC")
    start = time.perf_counter()
    for title, way in (("population", by_population), ("ours", ours)):
        far = [km for text, gold in articles for km in errors(way(text, gold), gold)]
        print(told(title, far))
    far = [km for text, gold in articles for km in errors(strict(text, gold), gold)]
    located = [one for one in far if one < FAR]
    right = sum(one <= NEAR for one in located) / (len(located) or 1)
    print(f"located      {len(located) / len(far):.3f}, of these within 161 km {right:.3f}")
    spent = 1000 * (time.perf_counter() - start) / len(articles)
    print(f"all ways together {spent:.2f} ms an article\n")


def show(articles: list[Article]) -> None:
    """What went wrong, a line each."""
    for number, (text, gold) in enumerate(articles):
        ranked = rank(text, [(one.start, one.end) for one in gold], countries(text))
        for one, found, km in zip(ranked, gold, errors(ours(text, gold), gold), strict=True):
            if km > NEAR:
                top = [(s.name, s.country, s.first, s.kind, round(p, 2)) for s, p in one.spots[:2]]
                best = (
                    min((distance((s.latitude, s.longitude), found[2:]), s) for s, _ in one.spots)[
                        0
                    ]
                    if one.spots
                    else FAR
                )
                name = text[found.start : found.end]
                said = text[max(0, found.start - 30) : found.end + 30].replace("\n", " ")
                print(f"{number} {name!r} {km:.0f} km (best {best:.0f}) {top} …{said}…")


def main() -> None:
    """Print the figures of both sets, by halves."""
    paths = [Path(one) for one in sys.argv[1:3] if not one.startswith("--")]
    if len(paths) < 2 or not all(path.exists() for path in paths):
        print(__doc__, "\nthe two sets are not here", file=sys.stderr)
        sys.exit(2)
    for name, articles in (("LGL", lgl(paths[0])), ("GeoWebNews", gwn(paths[1]))):
        if "--errors" in sys.argv:
            show(articles[::2])
            continue
        report(f"{name}, half to tune on", articles[::2])
        report(f"{name}, untouched half", articles[1::2])
        report(f"{name}, all", articles)


if __name__ == "__main__":
    main()
