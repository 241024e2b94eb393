"""The toll over time on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from rashomon.tell.console import Row, Rows, cites, heading, note_lines, notice, put, text
from rashomon.tell.toll import Given, Panel, Ruled, Series, TollPage, given_words, number_title

_DAY = 11


def _given(one: Given) -> Text:
    who = " · ".join(filter(None, (one.speaker, one.outlet or one.file)))
    day = (one.day or "no day").ljust(_DAY)
    said = Text.assemble(day, " ", text(given_words(one), "bold"), "  ", text(who, "italic"))
    return Text.assemble(said, cites([one.cite]))


def _series(one: Series) -> Row:
    return text(one.claimant, "bold"), [*map(_given, one.figures), Text()]


def panel_lines(panels: Sequence[Panel]) -> Iterator[RenderableType]:
    """Each people under a heading, each claimant's figures beside its name, oldest first."""
    for panel in panels:
        yield text(panel.title, "bold italic")
        yield Rows(map(_series, panel.series), label=16, indent=2)


def _ruled(policy: Ruled) -> Iterator[RenderableType]:
    yield heading(f"Under the policy “{policy.policy}”")
    yield text(policy.rule, "italic")
    if policy.codebook:
        yield text(f"After {policy.codebook}", "dim")
    pairs: list[Row] = []
    for one in policy.numbers:
        grade = f" · {one.grade}" if one.grade else ""
        number = Text.assemble(text(f"{one.text}{grade}", "bold"), cites(one.cites))
        named = text(f"{policy.policy}: {number_title(one)}")
        pairs.append((named, [number, text(one.why, "dim"), Text()]))
    yield Rows(pairs, label=18)
    if not pairs:
        yield text("Nobody counts anybody whom it is about.")


def print_toll(console: Console, page: TollPage) -> None:
    """Print the toll of one incident over time, and what a policy makes of it."""
    put(
        console,
        Text.assemble((page.code, "bold cyan"), "  ", text(f"{page.when}  {page.where}", "bold")),
        text(page.what, "italic"),
        notice(page.notices),
        heading("Toll over time"),
        *(panel_lines(page.panels) if page.panels else [text("Nobody counts anybody.")]),
        *(_ruled(page.policy) if page.policy else ()),
        heading("Notes"),
        note_lines(page.notes),
    )
