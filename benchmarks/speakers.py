"""How often the party of a speaker is found: from his words alone, and from the whole document.

Usage: python benchmarks/speakers.py FOLDER ... [--misses]

Each FOLDER holds codings (NAME.json) with their texts (NAME.txt). Every account and reaction with a
named speaker counts once; his words are sought at the account's evidence, nearest to its cue.
`default` is the party that most accounts of the coding speak for, as a coder would take it. Of the
document, a party is `wrong` where it is another's, `itself` where the speaker is left to his own
words. A second figure also takes for the same what the tables know as names of one party ("FLA",
"Azawad Liberation Front"). Where the coding gives a speaker of no party a name of its own making
("a teacher" is "residents", a named farmer "survivors"), no rule can tell it: those are counted
apart. --misses prints what is not right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rashomon.code.tagger import RulesTagger
from rashomon.code.who.resolved import Basis, Resolved
from rashomon.code.who.settle import resolver_of
from rashomon.knowledge.parties import party_named
from rashomon.knowledge.speakers import party_of_speaker
from rashomon.model.span import Span
from rashomon.text.layout import lines
from rashomon.text.sentences import sentences

_SMALL = frozenset(("the", "of", "a", "an", "local", "and"))


def same_party(gold: str, found: str | None) -> bool:
    """Whether two names have the same words, or all words of one stand in the other."""
    one, other = _words(gold), _words(found or "")
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.casefold()) if word not in _SMALL}


def one_party(gold: str, found: str | None) -> bool:
    """Whether two names are the same, or the tables know them as names of one party."""
    known = party_named(gold)
    return same_party(gold, found) or (known is not None and known == party_named(found or ""))


class Located(NamedTuple):
    """A speaker of an account or a reaction, the party in the coding, and where he stands."""

    speaker: str
    party: str
    span: Span | None


def located(text: str, coding: dict[str, Any]) -> Iterator[Located]:
    """Every account and reaction with a named speaker; `span` is None where it is not found."""
    for incident in coding["incidents"]:
        for account in incident["accounts"]:
            if account["speaker"] != "narrator":
                yield Located(account["speaker"], account["by"], _span(text, account))
    for reaction in coding["reactions"]:
        yield Located(reaction["speaker"], reaction["actor"], _span(text, reaction))


def _span(text: str, told: dict[str, Any]) -> Span | None:
    """The speaker's words in the evidence, nearest to the cue; else the last before it."""
    speaker = told["speaker"]
    places = _places(text, speaker)
    evidence = _places(text, told["evidence"]) if told.get("evidence") else []
    if not places:
        return None
    if not evidence:
        return Span.cut(text, *places[0])
    start, end = evidence[0]
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    if inside:
        cue = _cue(text, told, start, end)
        return Span.cut(text, *min(inside, key=lambda place: abs(place[0] - cue)))
    before = [place for place in places if place[0] < start]
    return Span.cut(text, *(before[-1] if before else places[0]))


def _cue(text: str, told: dict[str, Any], start: int, end: int) -> int:
    cues = _places(text[start:end], told["cue"]) if told.get("cue") else []
    return start + cues[0][0] if cues else start


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand, whole, white space folded; in any case if not in their own."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    first = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    last = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    pattern = first + r"\s+".join(parts) + last
    found = [match.span() for match in re.finditer(pattern, text)]
    return found or [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]


def answers(path: Path) -> Iterator[tuple[Located, Resolved]]:
    """Every speaker of a coding that its text holds, with what the document tells of him."""
    coding: dict[str, Any] = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt").read_text("utf-8")
    day, page = coding.get("published"), lines(text)
    told = sentences(text, page)
    readings = RulesTagger().read(told, day if day and len(day) == 10 else None)
    speakers = resolver_of(text, page, readings)
    for one in located(text, coding):
        if one.span is not None:
            yield one, speakers.resolve(one.span)


def tally(path: Path, misses: bool) -> Counter[str]:
    """What one coding counts of each figure."""
    told, count = list(answers(path)), Counter[str]()
    home = Counter(one.party for one, _ in told).most_common(1)[0][0] if told else None
    for one, found in told:
        alone = party_of_speaker(one.speaker)
        right = any(same_party(one.party, name) for name in found.parties)
        count["all"] += 1
        count["alone"] += same_party(one.party, alone)
        count["alone wrong"] += alone is not None and not same_party(one.party, alone)
        count["default"] += same_party(one.party, party_of_speaker(one.speaker, home))
        count["right"] += right
        count["one party"] += any(one_party(one.party, name) for name in found.parties)
        count["itself"] += found.basis in (Basis.ITSELF, Basis.OPEN) and not right
        count["unnamed"] += not right and _coined(one, found)
        if misses and not right:
            print(f"{path.stem}: {one.speaker!r} is {one.party!r}, not {found.parties}")
    return count


def _coined(one: Located, found: Resolved) -> bool:
    """Whether neither the coding's name nor the answer is a party that tables know."""
    return party_named(one.party) is None and not any(map(party_named, found.parties))


def main() -> None:
    """Print accuracy from words alone, with a default party, and from the document."""
    folders = [Path(arg) for arg in sys.argv[1:] if not arg.startswith("--")]
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    if not paths:
        print("no codings (NAME.json) in", *folders, file=sys.stderr)
        sys.exit(2)
    total = Counter[str]()
    for path in paths:
        if path.with_suffix(".txt").exists():
            total += tally(path, "--misses" in sys.argv)
    count = total["all"] or 1
    share = {name: f"{total[name] / count:.3f}" for name in (*total, "itself", "unnamed")}
    wrong = (count - total["right"] - total["itself"]) / count
    print(f"{total['all']} speakers")
    print(f"words alone: right {share['alone']}, wrong {share['alone wrong']}", end=", ")
    print(f"with a default {share['default']}")
    print(f"document: right {share['right']}, wrong {wrong:.3f}, left to itself {share['itself']}")
    print(f"  one party by the tables {share['one party']}, coined names missed {share['unnamed']}")


if __name__ == "__main__":
    main()
