"""How adding goes, shown on standard error where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from rashomon.adding import Watch
from rashomon.cli.options import console


class _Bar(Watch):
    """Moves a bar for each file, then lets it run on while incidents are linked."""

    def __init__(self, progress: Progress, files: int) -> None:
        self._progress = progress
        self._task = progress.add_task("Coding", total=files)

    def file(self) -> None:
        """Move the bar."""
        self._progress.advance(self._task)

    def linking(self) -> None:
        """Put a bar without an end in its place."""
        self._progress.remove_task(self._task)
        self._task = self._progress.add_task("Linking", total=None)


@contextmanager
def showing(files: int) -> Iterator[Watch]:
    """Show the progress of so many files until the end of the `with` block; then it is gone."""
    screen = console(error=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=hidden) as progress:
        yield _Bar(progress, files)


@contextmanager
def summing_up() -> Iterator[Callable[[int, int], None]]:
    """Show how many incidents are summed up, of how many; where it is quick, nothing is shown."""
    screen = console(error=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=hidden) as progress:
        task = progress.add_task("Summing up incidents", total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=True)


@contextmanager
def reading(file: Path) -> Iterator[Callable[[int], None]]:
    """Show how much of a file is read; what is yielded is told the number of bytes."""
    screen = console(error=True)
    size = file.stat().st_size if file.is_file() else 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
    hidden = not screen.is_terminal
    with Progress(*columns, console=screen, transient=True, disable=hidden) as progress:
        task = progress.add_task(f"Reading {file.name}", total=size)
        yield lambda read: progress.update(task, completed=read)
