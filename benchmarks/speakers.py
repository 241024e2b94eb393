"""How often the party of a speaker is found from the speaker's words alone.

Usage: python benchmarks/speakers.py FOLDER [--misses]

FOLDER holds codings (NAME.json). Every account and reaction with a named speaker counts once;
`default` is the party that most accounts of the coding speak for, as a coder would take it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rashomon.knowledge.speakers import party_of_speaker

_SMALL = frozenset(("the", "of", "a", "an", "local", "and"))


def same_party(gold: str, found: str | None) -> bool:
    """Whether two names have the same words, or all words of one stand in the other."""
    one, other = _words(gold), _words(found or "")
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL}


def pairs(coding: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(speaker, party) of every account and reaction that names its speaker."""
    for incident in coding["incidents"]:
        for account in incident["accounts"]:
            if account["speaker"] != "narrator":
                yield account["speaker"], account["by"]
    for reaction in coding["reactions"]:
        yield reaction["speaker"], reaction["actor"]


def main() -> None:
    """Print accuracy without and with a default party."""
    folder, misses = Path(sys.argv[1]), "--misses" in sys.argv
    tally = Counter[str]()
    for path in sorted(folder.glob("*.json")):
        found = list(pairs(json.loads(path.read_text("utf-8"))))
        home = Counter(party for _, party in found).most_common(1)[0][0] if found else None
        for speaker, party in found:
            alone = party_of_speaker(speaker)
            tally["all"] += 1
            tally["alone"] += same_party(party, alone)
            tally["wrong"] += alone is not None and not same_party(party, alone)
            tally["default"] += same_party(party, party_of_speaker(speaker, home))
            if misses and not same_party(party, alone):
                print(f"{path.stem}: {speaker!r} is {party!r}, not {alone!r}")
    count = tally["all"] or 1
    print(f"{tally['all']} speakers; right {tally['alone'] / count:.3f}", end=", ")
    print(f"wrong {tally['wrong'] / count:.3f}, with a default {tally['default'] / count:.3f}")


if __name__ == "__main__":
    main()
