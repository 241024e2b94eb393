"""`rashomon code`: reports of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.options import (
    CoderOption,
    ManifestOption,
    OutputError,
    PublishedOption,
    day,
    warn,
    write,
)
from rashomon.model.errors import InputError, UnreadableError
from rashomon.model.vocabulary import DEFAULT_CODER

if TYPE_CHECKING:
    from rashomon.model.document import Document
    from rashomon.read.origins import Origins

# The imports inside the functions load slowly, and --help needs none of them.
# ruff: noqa: PLC0415


def _target(file: Path) -> str:
    """The name of the file that the report of `file` is written to."""
    return "stdin.json" if str(file) == "-" else f"{file.stem}.json"


def _check_names(files: list[Path]) -> None:
    """Raise InputError where one report would be written over another."""
    taken: dict[str, Path] = {}
    for file in files:
        other = taken.setdefault(_target(file), file)
        if other is not file:
            raise InputError(f"--out: {other} and {file} would both be written to {_target(file)}")


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"--out: {out}: no folder can be made ({error.strerror})") from error
    return out


def _read(file: Path, origins: Origins) -> Document:
    """The document in `file`; what is odd about it is told. Raises UnreadableError."""
    from rashomon.read.files import read_with_notes

    noted = read_with_notes(file, origins.of(file))
    if noted.notes:
        warn(f"warning: {file}: {'; '.join(noted.notes)}")
    return noted.document


def _coding(name: str, least: float) -> Callable[[Document], str]:
    """What makes of a document its report as JSON."""
    from rashomon.api import code as coded
    from rashomon.code.coder import coder
    from rashomon.tell.clean import to_json

    if not 0 <= least <= 1:
        raise InputError(f"--min-confidence: {least} is not between 0 and 1")
    chosen = coder(name)
    return lambda document: to_json(coded(document, chosen, least))


def _put(text: str, path: Path | None) -> None:
    if path:
        write(path, text)
    else:
        typer.echo(text, nl=False)


def code(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help='Text files; "-" is standard input.')
    ],
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    coder: CoderOption = DEFAULT_CODER,
    least: Annotated[
        float,
        typer.Option(
            "--min-confidence", metavar="SHARE", help="Leave out what is less sure (0 to 1)."
        ),
    ] = 0.0,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write NAME.json for each file to this folder."),
    ] = None,
) -> None:
    """Code reports: who claims what, in which sentence, as JSON.

    One object a file. A file that cannot be read is named with the reason; the others go on.
    """
    from rashomon.read.origins import Origins

    origins = Origins(manifest, day(published, "--published"), files)
    if out:
        _check_names(files)
        out = _folder(out)
    coding, failed = _coding(coder, least), False
    for file in files:
        try:
            _put(coding(_read(file, origins)), out and out / _target(file))
        except (UnreadableError, OutputError) as error:
            warn(str(error))
            failed = True
    if failed:
        raise typer.Exit(2)
