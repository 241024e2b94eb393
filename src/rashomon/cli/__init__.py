"""The command line: the same words as the Python API."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

__all__ = ["main"]


def main() -> None:
    """Run the command line. Exits with 2 where input or ledger cannot be used, 130 on Ctrl-C."""
    # The encoder's matrices are small: a second thread would only wait, and keep a core busy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from rashomon.cli.app import app  # noqa: PLC0415 (typer loads slowly)

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
