"""`rashomon code`: reports of files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.options import ManifestOption, PublishedOption, day, write
from rashomon.model.errors import InputError, UnreadableError
from rashomon.tell.clean import clean, to_json


def _check_names(files: list[Path]) -> None:
    counted = Counter(file.stem for file in files)
    twice = [name for name, count in counted.items() if count > 1]
    if twice:
        raise InputError(f"--out: more than one file would be written to {twice[0]}.json")


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"--out: {out}: no folder can be made ({error.strerror})") from error
    return out


def code(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help='Text files; "-" is standard input.')
    ],
    manifest: ManifestOption = None,
    published: PublishedOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write NAME.json for each file to this folder."),
    ] = None,
) -> None:
    """Code reports: who claims what, of which incident, in which sentence. Prints JSON."""
    from rashomon.api import code as coded  # noqa: PLC0415 (the coder loads slowly)
    from rashomon.code.coder import Coder  # noqa: PLC0415
    from rashomon.read.files import read_document  # noqa: PLC0415
    from rashomon.read.origins import Origins  # noqa: PLC0415

    origins = Origins(manifest, day(published, "--published"), files)
    if out:
        _check_names(files)
        out = _folder(out)
    coder, failed = Coder(), False
    for file in files:
        try:
            document = read_document(file, origins.of(file))
        except UnreadableError as error:
            typer.echo(f"rashomon: {clean(str(error))}", err=True)
            failed = True
            continue
        text = to_json(coded(document, coder))
        if out:
            write(out / f"{Path(document.name).stem}.json", text)
        else:
            typer.echo(text, nl=False)
    if failed:
        raise typer.Exit(2)
