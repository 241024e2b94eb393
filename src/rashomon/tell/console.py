"""Pieces of pages for the terminal. Data is always Text, never markup, and always cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rashomon.tell.clean import clean, clip
from rashomon.tell.notes import Note

EVIDENCE = 220
"""How many characters of a cited sentence the terminal shows; the rest is an ellipsis."""

SMALL = "dim"


def text(words: str, style: str = "") -> Text:
    """`words`, cleaned, in `style`."""
    return Text(clean(words), style=style)


def cites(numbers: Iterable[int]) -> Text:
    """The numbers of notes: " [1][4]"."""
    marks = "".join(f"[{number}]" for number in numbers)
    return Text(f" {marks}" if marks else "", style="cyan")


def quoted(evidence: str, size: int = EVIDENCE) -> Text:
    """A cited sentence, clipped, in quotation marks."""
    return Text(f"“{clip(clean(clip(evidence, 4 * size)), size)}”", style=SMALL)


def heading(words: str) -> RenderableType:
    """The heading of a section."""
    return Padding(Rule(text(words, "bold"), align="left", style=SMALL), (1, 0, 0, 0))


def notice(notices: Sequence[str]) -> RenderableType:
    """What must stand on whatever shows the texts; nothing where there is none."""
    panels = [Panel(text(words), title="Notice", style="yellow") for words in notices]
    return Group(*panels)


def rows(pairs: Iterable[tuple[Text, RenderableType]], label: int = 14) -> Table:
    """Labelled lines; labels are `label` characters wide."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=label, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for name, line in pairs:
        table.add_row(name, line)
    return table


def note_lines(notes: Iterable[Note]) -> RenderableType:
    """The cited sentences with the documents that they stand in."""
    pairs = ((cites([one.number]), Group(text(one.label), quoted(one.evidence))) for one in notes)
    return rows(pairs, label=6)


def short_notes(notes: Iterable[Note], width: int) -> RenderableType:
    """The cited sentences in a line each, clipped to `width` characters."""
    pairs = (
        (cites([one.number]), quoted(one.evidence, max(20, width - len(one.label) - 14)), one)
        for one in notes
    )
    return rows(
        ((mark, Text.assemble(text(one.label), "  ", words)) for mark, words, one in pairs), 6
    )


def put(console: Console, *parts: RenderableType) -> None:
    """Print `parts`, one under the other, as they are: no markup, emoji or highlighting."""
    for part in parts:
        console.print(part, markup=False, emoji=False, highlight=False)
