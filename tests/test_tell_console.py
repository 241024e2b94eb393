"""Rows on the terminal: what rich would print, in rich's styles."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from rashomon.tell.console import Rows, cited, put, quoted, text

BOLD, DIM, CYAN, OFF = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"
WORDS = st.text(st.sampled_from("ab —–’“…é한中🙂1["), max_size=60).map(lambda words: f"x{words}")


def shown(part: RenderableType, *, colours: bool = False, width: int = 60) -> str:
    with StringIO() as file:
        system = "standard" if colours else None
        put(Console(file=file, width=width, color_system=system, force_terminal=colours), part)
        return file.getvalue()


def test_labels_and_sentences_keep_their_styles_when_they_are_folded() -> None:
    row = (text("Nagorno-Karabakh", "bold"), (cited("3 killed", [1, 4]), quoted("word " * 20)))
    first, second, third, *_ = shown(Rows([row]), colours=True).splitlines()
    assert first == f"{BOLD}Nagorno-Karaba{OFF}  3 killed{CYAN} [1][4]{OFF}"
    assert second.startswith(f"{BOLD}kh{OFF}              {DIM}“word ")
    assert third.startswith(f"                {DIM}word ")


@pytest.mark.parametrize("numbers", [[], [7]])
def test_words_with_notes_are_clean(numbers: list[int]) -> None:
    assert cited("a\x1b[2J\nb", numbers).plain == "a‹U+001B›[2J b" + " [7]" * len(numbers)


@given(WORDS, WORDS)
def test_no_line_is_too_wide_and_no_letter_is_lost(label: str, words: str) -> None:
    name, said = text(label), text(words)
    lines = shown(Rows([(name, (said,))]), width=40).splitlines()
    assert all(cell_len(line) <= 40 for line in lines)
    kept = "".join("".join(lines).split())
    assert sorted(kept) == sorted("".join((name.plain + said.plain).split()))
