"""How often the toll of an article is the toll that a registry holds, exactly.

usage: python benchmarks/registry.py FOLDER [--longest] [--body] [--misses]

FOLDER holds docs.jsonl.gz (incident_id, title, content) and frames.jsonl.gz (key, num_killed,
num_injured), as made from the Gun Violence Archive's incidents; they are not bundled.

One article an incident: of those with a frame, in the order of the file, the first whose text has
200 characters (with --longest, the longest such). The outlet's name after " - ", " | " or " :: "
is cut off its title; --body leaves the title out altogether. Rules were tuned on the incidents
whose key's SHA-256 is 0 or 1 modulo 5; the others are the test. The registry counts perpetrators
as the killed and injured they are, and knows of deaths after the article was written.

The baseline is a number before a word for killed or wounded, the largest of each; where there is
none, 1 if such a word stands anywhere. --misses lists what is missed in the part tuned on.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.code.counts import toll
from rashomon.text.layout import LineKind, lines
from rashomon.text.sentences import sentences

LEAST = 200
UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
VALUES = {word: value for value, word in enumerate(UNITS, 1)}
NUMBER = r"\b(" + "|".join(UNITS) + r"|\d{1,2})\b"
BETWEEN = (
    r"(?:\s+(?:other|others|more|people|persons?|men|man|women|woman|teens?|teenagers?|children"
    r"|boys?|girls?|victims?|adults?|students?|officers?|were|was|are|is|has|have|been|being|left"
    r"|in|critically|seriously|wounded|killed|shot|and|dead)){0,5}?\s+"
)
KILLED = r"(?:killed|dead|died|slain|murdered|deaths?|fatalities)\b"
WOUNDED = r"(?:wounded|injured|hurt|injuries|hospitali[sz]ed)\b"
SOME_KILLED = r"\b(?:killed|dead|died|dies|fatal(?:ly)?|homicide|murder(?:ed)?|slain|death)\b"
SOME_WOUNDED = (
    r"\b(?:wounded|injured|hurt|injury|injuries|wounding|injuring|hospitali[sz]ed"
    r"|critical condition|stable condition)\b"
)
OUTLET = re.compile(r"\s+(?:[-|–—]|::)\s+")

Counted = tuple[int, int]


class Case(NamedTuple):
    """One incident: its key, the registry's killed and injured, one article."""

    key: str
    gold: Counted
    title: str
    body: str

    @property
    def tuned(self) -> bool:
        """Whether the incident is of the part that rules were tuned on."""
        return int(sha256(self.key.encode()).hexdigest(), 16) % 5 < 2


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def headline(title: str) -> str:
    """The title less the outlet's name."""
    first = OUTLET.split(title.strip())[0]
    return first if len(first.split()) > 3 else title.strip()


def cases(folder: Path, longest: bool, body: bool) -> list[Case]:
    """One article an incident that has a frame."""
    frames = {frame["key"]: frame for frame in rows(folder / "frames.jsonl.gz")}
    articles: dict[str, dict[str, Any]] = {}
    for row in rows(folder / "docs.jsonl.gz"):
        key, size = row["incident_id"], len(row["content"].strip())
        if key not in frames or size < LEAST:
            continue
        if key not in articles or (longest and size > len(articles[key]["content"].strip())):
            articles[key] = row
    return [
        Case(
            key,
            (frames[key]["num_killed"], frames[key]["num_injured"]),
            "" if body else headline(row["title"]),
            row["content"],
        )
        for key, row in sorted(articles.items())
    ]


def baseline(case: Case) -> Counted:
    """The largest number before a word of each kind, else whether there is such a word."""
    text = f"{case.title}. {case.body}"
    return _most(text, KILLED, SOME_KILLED), _most(text, WOUNDED, SOME_WOUNDED)


def _most(text: str, word: str, some: str) -> int:
    said = re.findall(NUMBER + BETWEEN + word, text, re.IGNORECASE)
    if not said:
        return int(re.search(some, text, re.IGNORECASE) is not None)
    return max(VALUES.get(one.lower()) or int(one) for one in said)


def system(case: Case) -> Counted:
    """The toll's lower bounds, upper ones where only they are said, 0 where nothing is."""
    found = toll(_sentences(case))
    (low, high), (least, most) = found.killed, found.wounded
    return (high or 0) if low is None else low, (most or 0) if least is None else least


def _sentences(case: Case) -> Any:
    text = f"{case.title}.\n\n{case.body}" if case.title else case.body
    body = [
        replace(line, kind=LineKind.BODY) if line.kind is LineKind.HEADLINE else line
        for line in lines(text)
    ]
    if case.title:
        body[0] = replace(body[0], kind=LineKind.HEADLINE)
    return sentences(text, tuple(body))


def shares(of: list[Case], read: Callable[[Case], Counted]) -> str:
    """The shares of incidents whose killed, injured and both are exact."""
    found = [(case.gold, read(case)) for case in of]
    right = [
        sum(gold[0] == said[0] for gold, said in found),
        sum(gold[1] == said[1] for gold, said in found),
        sum(gold == said for gold, said in found),
    ]
    names = ("killed", "injured", "both")
    return "  ".join(
        f"{name} {n / max(1, len(of)):.3f}" for name, n in zip(names, right, strict=True)
    )


def show(of: list[Case]) -> None:
    """Print what is missed."""
    for case in of:
        if system(case) != case.gold:
            basis = toll(_sentences(case)).basis
            print(f"{case.key}  {case.gold} read as {system(case)}: {basis} | {case.title}")


def main(folder: Path, options: list[str]) -> None:
    """Print the shares of the baseline and of the toll, in each part."""
    missing = [n for n in ("docs", "frames") if not (folder / f"{n}.jsonl.gz").is_file()]
    if missing:
        print(f"no {' and no '.join(f'{n}.jsonl.gz' for n in missing)} in {folder}")
        sys.exit(2)
    found = cases(folder, "--longest" in options, "--body" in options)
    tuned = [case for case in found if case.tuned]
    test = [case for case in found if not case.tuned]
    for name, part in (("tuned on", tuned), ("test", test), ("all", found)):
        print(f"{name:<9} {len(part):5d} incidents  baseline  {shares(part, baseline)}")
        print(f"{'':<9} {'':5}            toll      {shares(part, system)}")
    start = time.process_time()
    for case in test:
        toll(_sentences(case))
    took = 1000 * (time.process_time() - start) / max(1, len(test))
    print(f"speed     {took:.2f} ms an article, sentences and all")
    if "--misses" in options:
        show(tuned)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
