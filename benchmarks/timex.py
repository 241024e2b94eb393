"""How well time expressions are found and valued, against TimeML files (TempEval-3, WikiWars).

usage: python benchmarks/timex.py FOLDER [--part tune|held] [-v]

FOLDER holds .tml files, in it or below; `--part tune` takes two of every three of them in
order, `--part held` the third. Spans count as in TempEval-3 (UzZaman et al., SemEval 2013): strict
where they are the same but for prepositions and articles at the front, relaxed where they share a
character, one to one; value is relaxed with the same TIMEX3 value. The text is that of TEXT, the
publication that of the DCT; a text that tells history is read without it (`is_history`). Furniture
and datelines, which a coder does not read, are read here, for they are annotated.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rashomon.code.reading import TimePhrase
from rashomon.code.times.expressions import expressions
from rashomon.text.layout import lines
from rashomon.text.sentence import Sentence
from rashomon.text.sentences import sentences
from rashomon.text.tokens import tokens

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_CREATED = re.compile(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', re.DOTALL)
_FRONT = re.compile(
    r"(?:(?:on|in|at|the|by|of|since|from|until|during|for|around|about)\s+)+", re.I
)


class Gold(NamedTuple):
    """A time expression as annotated: where it stands, its type and its value."""

    start: int
    end: int
    type: str
    value: str


def read(path: Path) -> tuple[str, list[Gold], date | None]:
    """The text of a file, its time expressions and its day of creation."""
    page = path.read_text(encoding="utf-8", errors="replace")
    body, created = _TEXT.search(page), _CREATED.search(page)
    text, found, opened, last = "", [], [], 0
    raw = body[1] if body else ""
    for tag in _TAG.finditer(raw):
        text += html.unescape(raw[last : tag.start()])
        last = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', tag[3]))))
        elif tag[2] == "TIMEX3":
            start, known = opened.pop()
            found.append(Gold(start, len(text), known.get("type", ""), known.get("value", "")))
    text += html.unescape(raw[last:])
    return text, sorted(found), date.fromisoformat(created[1]) if created else None


def system(text: str, created: date | None) -> tuple[TimePhrase, ...]:
    """The expressions that the grammar finds in a text, its datelines and furniture too."""
    read = sentences(text, lines(text))
    return expressions(sorted([*read, *unread(text, read)], key=lambda one: one.start), created)


def unread(text: str, read: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """What no sentence covers, line by line: the annotators read it, a coder does not."""
    last = 0
    for end in [one.start for one in read] + [len(text)]:
        for part in re.finditer(r"\S[^\n]*", text[last:end]) if end > last else ():
            start, stop = last + part.start(), last + part.end()
            yield Sentence(0, 0, start, stop, part[0], tokens(text, start, stop))
        last = next((one.end for one in read if one.start == end), len(text))


def same(gold: Gold, phrase: TimePhrase, text: str) -> bool:
    """Whether two spans are one but for prepositions and articles at the front."""
    bare = (
        _FRONT.sub("", part, count=1) for part in (text[gold.start : gold.end], phrase.span.text)
    )
    return len({part.strip(" .,'s").lower() for part in bare}) == 1


def score(text: str, gold: list[Gold], found: tuple[TimePhrase, ...], name: str) -> Counter[str]:
    """The figures of a text: expressions found, annotated, matched in each way."""
    tally = Counter(found=len(found), gold=len(gold))
    free = list(gold)
    for phrase in found:
        hits = [one for one in free if one.start < phrase.span.end and phrase.span.start < one.end]
        if not hits:
            tell(name, "extra", phrase.span.text, phrase.value, "")
            continue
        hit = next((one for one in hits if one.value == phrase.value), hits[0])
        free.remove(hit)
        tally["relaxed"] += 1
        tally["strict"] += same(hit, phrase, text)
        tally["value"] += hit.value == phrase.value
        if hit.value != phrase.value:
            words = text[hit.start : hit.end]
            tell(name, "value", f"{words} | {phrase.span.text}", phrase.value, hit.value)
    for one in free:
        tell(name, "missed", text[one.start : one.end], None, one.value)
    return tally


def tell(name: str, what: str, words: str, value: str | None, gold: str) -> None:
    """Print one error, where asked to."""
    if "-v" in sys.argv:
        print(f"{name}\t{what}\t{' '.join(words.split())}\t{value}\t{gold}")


def figures(tally: Counter[str], key: str) -> str:
    """Precision, recall and F1 of one way to match."""
    hits, found, gold = tally[key], max(tally["found"], 1), max(tally["gold"], 1)
    return f"{key:8}P {hits / found:.3f}  R {hits / gold:.3f}  F1 {2 * hits / (found + gold):.3f}"


def main(folder: Path, part: str) -> None:
    """Print the figures for a folder."""
    paths = [
        path
        for number, path in enumerate(sorted(folder.rglob("*.tml")))
        if not part or (number % 3 == 2) == (part == "held")
    ]
    if not paths:
        print(f"no .tml files below {folder}: see the README of benchmarks", file=sys.stderr)
        raise SystemExit(2)
    tally: Counter[str] = Counter()
    spent = 0.0
    for path in paths:
        text, gold, created = read(path)
        begun = time.process_time()
        found = system(text, created)
        spent += time.process_time() - begun
        tally += score(text, gold, found, path.stem)
    print(f"{len(paths)} texts, {tally['gold']} expressions, {tally['found']} found")
    for key in ("strict", "relaxed", "value"):
        print(figures(tally, key))
    print(f"speed   {1000 * spent / len(paths):.2f} ms a text, sentences and all")


if __name__ == "__main__":
    asked = sys.argv[sys.argv.index("--part") + 1] if "--part" in sys.argv else ""
    main(Path(sys.argv[1]), asked)
