"""How well disputes within one report are found, on the codings of a corpus.

usage: python benchmarks/disputes.py FOLDER [--misses]

FOLDER is searched for NAME.json codings with NAME.txt beside them. Their accounts are taken for
claims that say nothing of what a denial is about; scored are pairs of incident and facet.
`--misses` lists what was missed (-) and what was found without ground (+). Where FOLDER holds no
codings with their texts the exit code is 2.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rashomon.model.report import Casualty, Claim, Mention, Report, When
from rashomon.model.span import Span
from rashomon.model.vocabulary import CasualtyKind, IncidentType, Role, Stance
from rashomon.weigh.report import disputes


def span(text: str, words: str | None) -> Span:
    """Where `words` stand in `text`; at its beginning where they do not."""
    words = words or text[:1]
    start = max(text.find(words), 0)
    return Span(start, start + len(words), words)


def claim(text: str, key: str, account: dict[str, Any]) -> Claim:
    """A coded account of the incident `key` as a claim."""
    return Claim(
        incident=key,
        party=account["by"],
        speaker=span(text, account["speaker"]),
        cue=span(text, account["cue"]) if account["cue"] else None,
        stance=Stance(account["stance"]),
        initiator=account["initiator"],
        casualties=tuple(
            Casualty(
                side=c["side"],
                kind=CasualtyKind(c["kind"]),
                low=c["low"],
                high=c["high"],
                civilian=c["civilian"],
                span=span(text, c["text"]),
            )
            for c in account["casualties"]
        ),
        evidence=span(text, account["evidence"]),
        about=None,
        coder="corpus",
        confidence=1.0,
    )


def from_gold(coding: dict[str, Any], text: str) -> Report:
    """The mentions and claims of a coding as a report."""
    incidents = coding["incidents"]
    return Report(
        document=coding["id"],
        coder="corpus",
        mentions=tuple(
            Mention(i["key"], Role(i["role"]), IncidentType(i["type"]), When(), (), None, ())
            for i in incidents
        ),
        claims=tuple(claim(text, i["key"], a) for i in incidents for a in i["accounts"]),
    )


def show(path: Path, missed: set[tuple[str, str]], extra: set[tuple[str, str]]) -> None:
    """Print what was missed and what was found without ground in one report."""
    for mark, pairs in (("-", missed), ("+", extra)):
        for key, facet in sorted(pairs):
            print(mark, path.stem, key, facet)


def main(folder: Path, misses: bool) -> int:
    """Print precision, recall and F1 in all and for each facet; 2 where there are no codings."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    codings = [one for one in sorted(folder.rglob("*.json")) if one.with_suffix(".txt").exists()]
    if not codings:
        print(f"{folder} holds no codings with texts beside them", file=sys.stderr)
        return 2
    for path in codings:
        coding = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        gold = {(d["incident"], d["facet"]) for d in coding["disputed"]}
        mine = {(d.incident, str(d.facet)) for d in disputes(from_gold(coding, text))}
        right.update(facet for _, facet in gold & mine)
        found.update(facet for _, facet in mine)
        wanted.update(facet for _, facet in gold)
        if misses:
            show(path, gold - mine, mine - gold)
    for facet in (*sorted(wanted | found), None):
        line(facet or "all", *((c[facet] if facet else c.total()) for c in (right, found, wanted)))
    return 0


def line(name: str, right: int, found: int, wanted: int) -> None:
    """Print one row of figures."""
    precision, recall = right / (found or 1), right / (wanted or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    print(f"{name:11} {precision:.3f} {recall:.3f} {f1:.3f}  {right}/{found}/{wanted}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), "--misses" in sys.argv[2:]))
