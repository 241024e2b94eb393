"""Our marked passages: attributions in angle brackets, `<s1>…</s1> <c1>said</c1> <t1>…</t1>`.

A source (s), cue (c) and content (t) of one number belong together; they may nest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.example import Example, Frame
from training.reader import Reader, mark

_TAG = re.compile(r"<(/?)([sct])(\d+)>")
_KINDS = {"s": 0, "c": 1}
Parts = dict[str, list[tuple[int, int]]]


def examples(folder: Path) -> Iterator[Example]:
    """One example a passage of every file of the folder."""
    for path in sorted(folder.glob("*.marked")):
        passages = path.read_text(encoding="utf-8").split("\n---\n")
        for number, passage in enumerate(passages, 1):
            text, parts = unmarked(passage.strip())
            if text:
                yield example(f"{path.stem}.{number}", text, parts)


def example(name: str, text: str, parts: dict[str, Parts]) -> Example:
    """One passage: tags of sources and cues, nested ones too, and what belongs to which cue."""
    reader = Reader(text)
    made = reader.example(name)
    tags = reader.tags(0)
    for one in parts.values():
        ranges = {kind: [reader.within(*place) for place in one[kind]] for kind in "sct"}
        for kind, number in _KINDS.items():
            mark(tags, ranges[kind], number)
        cues = [r for r in ranges["c"] if r[0] < r[1]]
        if cues:
            source = [t for first, last in ranges["s"] for t in range(first, last)]
            content = [t for first, last in ranges["t"] for t in range(first, last)]
            made.frames.append(Frame(*cues[0], source, content))
    made.tags["saying"] = tags
    return made


def unmarked(passage: str) -> tuple[str, dict[str, Parts]]:
    """The text without its tags, and the character ranges of each attribution's parts."""
    text, at = "", 0
    open_: dict[str, int] = {}
    found: dict[str, Parts] = defaultdict(lambda: {"s": [], "c": [], "t": []})
    for tag in _TAG.finditer(passage):
        text += passage[at : tag.start()]
        at = tag.end()
        key = tag[2] + tag[3]
        if not tag[1]:
            open_[key] = len(text)
        elif key in open_:
            found[tag[3]][tag[2]].append((open_.pop(key), len(text)))
    return text + passage[at:], dict(found)
