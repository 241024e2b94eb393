"""Pieces of pages for the terminal. Data is always Text, never markup, and always cleaned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.segment import Segment
from rich.text import Span, Text

from rashomon.tell.clean import clean, clip
from rashomon.tell.notes import Note

EVIDENCE = 220
"""How many characters of a cited sentence the terminal shows; the rest is an ellipsis."""

SMALL = "dim"
_GAP = 2
_NARROW = re.compile("[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Letters and marks that are one cell wide each."""


def text(words: str, style: str = "") -> Text:
    """`words`, cleaned, in `style`."""
    return Text(clean(words), style=style)


def cites(numbers: Iterable[int]) -> Text:
    """The numbers of notes: " [1][4]"."""
    marks = "".join(f"[{number}]" for number in numbers)
    return Text(f" {marks}" if marks else "", style="cyan")


def cited(words: str, numbers: Iterable[int]) -> Text:
    """`words`, cleaned, and the numbers of their notes."""
    return _followed(clean(words), cites(numbers).plain, "cyan")


def _followed(first: str, second: str, style: str) -> Text:
    """`first`, then `second` in `style`; Text.assemble says the same and takes its time."""
    spans = [Span(len(first), len(first) + len(second), style)] if second else []
    return Text(first + second, spans=spans)


def quoted(evidence: str, size: int = EVIDENCE) -> Text:
    """A cited sentence, clipped, in quotation marks."""
    return Text(_quotation(evidence, size), style=SMALL)


def _quotation(evidence: str, size: int) -> str:
    return f"“{clip(clean(clip(evidence, 4 * size)), size)}”"


def heading(words: str) -> RenderableType:
    """The heading of a section."""
    return Padding(Rule(text(words, "bold"), align="left", style=SMALL), (1, 0, 0, 0))


def notice(notices: Sequence[str]) -> RenderableType:
    """What must stand on whatever shows the texts; nothing where there is none."""
    panels = [Panel(text(words), title="Notice", style="yellow") for words in notices]
    return Group(*panels)


Row = tuple[Text, Sequence[Text]]
"""A label and the lines beside it."""


def _cells(plain: str) -> int:
    """How many cells `plain` takes."""
    return len(plain) if _NARROW.fullmatch(plain) else cell_len(plain)


def _wrapped(console: Console, one: Text, width: int) -> Iterable[Text]:
    """`one` in lines of `width` cells; words of one style need not rich's slower way."""
    plain = one.plain
    if "\n" not in plain and _cells(plain) <= width:
        return [one]
    if one.spans or "\n" in plain or _cells(plain) != len(plain):
        return one.wrap(console, width, overflow="fold")
    lines = wrap(plain, width, break_on_hyphens=False)
    return [Text(line, style=one.style) for line in lines or [""]]


def _segments(console: Console, one: Text) -> Iterator[Segment]:
    """`one` as segments: where it has one style, or a second one at its end, in a quicker way."""
    plain, base = one.plain, console.get_style(one.style) if one.style else None
    if not one.spans:
        yield Segment(plain, base)
    elif len(one.spans) == 1 and one.spans[0].end == len(plain) and base is None:
        start, _, style = one.spans[0]
        yield Segment(plain[:start])
        yield Segment(plain[start:], console.get_style(style))
    else:
        yield from one.render(console)


class Rows:
    """Labelled lines, wrapped: labels are `label` characters wide and `indent` from the left.

    A table would do the same and take five times as long, which a week's brief shows.
    """

    def __init__(self, pairs: Iterable[Row], label: int = 14, indent: int = 0) -> None:
        self._pairs, self._label, self._indent = tuple(pairs), label, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The rows as segments."""
        width = max(20, options.max_width - self._indent - self._label - _GAP)
        for name, texts in self._pairs:
            beside = [line for one in texts for line in _wrapped(console, one, width)]
            labels = _wrapped(console, name, self._label) if name else ()
            for label, line in zip_longest(labels, beside):
                yield from self._line(console, label, line)

    def _line(self, console: Console, label: Text | None, line: Text | None) -> RenderResult:
        used = 0
        if label:
            used = _cells(label.plain) + self._indent
            yield Segment(" " * self._indent)
            yield from _segments(console, label)
        yield Segment(" " * (self._indent + self._label + _GAP - used))
        if line:
            yield from _segments(console, line)
        yield Segment.line()


def note_lines(notes: Sequence[Note]) -> RenderableType:
    """The cited sentences with the documents that they stand in."""
    pairs = ((_mark(one), (text(one.label), quoted(one.evidence))) for one in notes)
    return Rows(pairs, _widest(notes))


def short_notes(notes: Sequence[Note], width: int) -> RenderableType:
    """The cited sentences in a line each, clipped to `width` characters."""
    label = _widest(notes)
    pairs = ((_mark(one), (_short(one, width - label - _GAP),)) for one in notes)
    return Rows(pairs, label)


def _short(one: Note, width: int) -> Text:
    words = _quotation(one.evidence, max(20, width - len(one.label) - 4))
    return _followed(f"{clean(one.label)}  ", words, SMALL)


def _mark(one: Note) -> Text:
    return Text(f"[{one.number}]", style="cyan")


def _widest(notes: Sequence[Note]) -> int:
    """The width of the widest mark."""
    return max((len(str(one.number)) for one in notes), default=1) + 2


def put(console: Console, *parts: RenderableType) -> None:
    """Print `parts`, one under the other, as they are: no markup, emoji or highlighting."""
    for part in parts:
        console.print(part, markup=False, emoji=False, highlight=False, crop=False)
