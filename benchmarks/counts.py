"""How well the counts of casualties are read, against a folder of coded reports.

usage: python benchmarks/counts.py FOLDER [--bare] [--misses]
       python benchmarks/counts.py FOLDER --phrases [--misses]

The counts found in each evidence passage (kind, low, high) are compared, as a multiset, with the
gold counts of the accounts that it carries; then, of the matched, whose people
and whether civilians. A gold side that is the account's own party answers to Whose.OWN, which
means nobody in the outlet's own voice; where the words name no side, it is asked whose people
they are by custom when that party tells (`owned_by`). --bare also reads the figures that only the
count before them explains. --phrases gives the reader each gold count's own words at their place
and asks for kind, low and high; it says as well how many counts it read, as one phrase may hold
several. --misses lists what was missed (-) and made up (+).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from rashomon.code.counts import find_bare_counts, find_casualties, owned_by, read_phrase
from rashomon.code.reading import CasualtyPhrase, Whose
from rashomon.knowledge.parties import find_parties
from rashomon.model.span import Span
from rashomon.model.vocabulary import NARRATOR, CasualtyKind
from rashomon.text.layout import LineKind, lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences

Gold = tuple[str, dict[str, Any]]


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, page furniture taken for body: that is another room's score."""
    return sentences(text, tuple(replace(line, kind=LineKind.BODY) for line in lines(text)))


def read(text: str, bare: bool) -> list[CasualtyPhrase]:
    """Every count in a text; with `bare`, also the figures that only the count before explains."""
    found: list[CasualtyPhrase] = []
    kinds: list[CasualtyKind] = []
    for sentence in split(text):
        parties = find_parties(sentence.tokens)
        here = find_casualties(sentence, parties)
        if here:
            kinds = list(dict.fromkeys(phrase.kind for phrase in here))
        elif bare:
            here = find_bare_counts(sentence, parties, kinds)
        found += here
    return found


def within(passage: str, text: str, found: list[CasualtyPhrase]) -> list[CasualtyPhrase]:
    """The counts that begin inside the passage, where it first stands in the text."""
    start = text.find(passage)
    return [p for p in found if start <= p.span.start < start + len(passage)]


def passages(report: dict[str, Any]) -> dict[str, list[Gold]]:
    """The gold counts by the passage that carries them."""
    found: dict[str, list[Gold]] = defaultdict(list)
    for incident in report["incidents"]:
        for account in incident["accounts"]:
            found[account["evidence"]] += [(account["by"], c) for c in account["casualties"]]
    return found


def match(gold: list[Gold], system: list[CasualtyPhrase]) -> list[tuple[Gold, CasualtyPhrase]]:
    """Pairs of equal kind, low and high; each count in one pair at most."""
    left, pairs = list(system), []
    for item in gold:
        key = (item[1]["kind"], item[1]["low"], item[1]["high"])
        other = next((p for p in left if (p.kind.value, p.low, p.high) == key), None)
        if other is not None:
            left.remove(other)
            pairs.append((item, other))
    return pairs


def right_side(item: Gold, phrase: CasualtyPhrase) -> str:
    """right, wrong, silent (gold names a side, the system none) or extra (the other way round)."""
    by, count = item
    own = None if by == NARRATOR else by
    side = own if phrase.whose == Whose.OWN else phrase.whose or owned_by(phrase, own)
    if side == count["side"] or (side == Whose.ENEMY and count["side"] not in (by, None)):
        return "right"
    if side is None:
        return "silent"
    return "extra" if count["side"] is None else "wrong"


def show(gold: list[Gold], system: list[CasualtyPhrase], pairs: Any, passage: str) -> None:
    """Print what was missed and what was made up in one passage."""
    missed = [c for g in gold if all(g is not p[0] for p in pairs) for c in [g[1]]]
    extra = [p for p in system if all(p is not q[1] for q in pairs)]
    if missed or extra:
        print("##", " ".join(passage.split()))
    for count in missed:
        print("   -", count["kind"], count["low"], count["high"], "|", count["text"])
    for p in extra:
        print("   +", p.kind.value, p.low, p.high, "|", p.span.text)


Key = tuple[str, int | None, int | None]


def gold_phrases(text: str, report: dict[str, Any]) -> dict[tuple[int, int], Counter[Key]]:
    """The gold counts by where their words stand, first in the evidence, else in the text."""
    found: dict[tuple[int, int], Counter[Key]] = defaultdict(Counter)
    for passage, gold in passages(report).items():
        for _, count in gold:
            words = count["text"]
            inside, base = passage.find(words), text.find(passage)
            start = base + inside if min(inside, base) >= 0 else text.find(words)
            if start >= 0:
                key = (count["kind"], count["low"], count["high"])
                found[start, start + len(words)][key] += 1
    return found


def phrases(folder: Path, misses: bool) -> None:
    """Print the share of gold phrases whose kind, low and high are read as the gold has them."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        told = [(s, find_parties(s.tokens)) for s in split(text)]
        counted = [find_casualties(sentence, parties) for sentence, parties in told]
        gold = gold_phrases(text, json.loads(path.read_text(encoding="utf-8")))
        for (start, end), keys in gold.items():
            at = next(i for i, (sentence, _) in enumerate(told) if start < sentence.end)
            before = [phrase for found in counted[:at] for phrase in found]
            span = Span.cut(text, start, end)
            read_in = {
                (p.kind.value, p.low, p.high)
                for p in read_phrase(told[at][0], span, told[at][1], before)
            }
            right = sum(n for key, n in keys.items() if key in read_in)
            tally.update(gold=keys.total(), right=right, read=len(read_in), keys=len(keys))
            if misses and right < keys.total():
                print("##", path.stem, " ".join(span.text.split()))
                print("   -", *sorted(keys, key=str), "\n   +", *sorted(read_in, key=str))
    share = tally["right"] / max(1, tally["gold"])
    print(f"phrases {share:.3f} of {tally['gold']} gold", end="  ")
    print(f"({tally['read']} read where gold has {tally['keys']})")


def main(folder: Path, misses: bool, bare: bool) -> None:
    """Print precision, recall and F1 of the counts, and the shares of the matched."""
    tally: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        found = read(text, bare)
        for passage, gold in passages(json.loads(path.read_text(encoding="utf-8"))).items():
            system = within(passage, text, found)
            pairs = match(gold, system)
            tally.update(gold=len(gold), system=len(system), both=len(pairs))
            for item, phrase in pairs:
                tally[right_side(item, phrase)] += 1
                tally["civilian"] += item[1]["civilian"] == phrase.civilian
                tally["civilian wrong"] += {item[1]["civilian"], phrase.civilian} == {True, False}
            if misses:
                show(gold, system, pairs, passage)
    both = max(1, tally["both"])
    precision, recall = tally["both"] / tally["system"], tally["both"] / tally["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    print(f"counts  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({tally['gold']} gold)")
    shares = [f"{name} {tally[name] / both:.3f}" for name in ("right", "silent", "extra", "wrong")]
    print("side    " + "  ".join(shares))
    print(f"civilian  same {tally['civilian'] / both:.3f}", end="  ")
    print(f"opposite {tally['civilian wrong'] / both:.3f}")
    speed(folder)


def speed(folder: Path) -> None:
    """Print the time a report takes, parties and sentences not counted."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    read_in = [[(s, find_parties(s.tokens)) for s in split(text)] for text in texts]
    start = time.perf_counter()
    for report in read_in:
        for sentence, parties in report:
            find_casualties(sentence, parties)
    print(f"speed   {1000 * (time.perf_counter() - start) / len(texts):.2f} ms a report")


if __name__ == "__main__":
    if len(sys.argv) < 2 or not any(Path(sys.argv[1]).glob("*.json")):
        print("no coded reports there: give a folder of NAME.json beside NAME.txt")
        raise SystemExit(2)
    if "--phrases" in sys.argv:
        phrases(Path(sys.argv[1]), "--misses" in sys.argv)
    else:
        main(Path(sys.argv[1]), "--misses" in sys.argv, "--bare" in sys.argv)
