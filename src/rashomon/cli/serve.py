"""`rashomon serve`: the desk, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.options import LEDGER, LedgerOption

# The imports inside the function load slowly, and --help needs none of them.
# ruff: noqa: PLC0415

HostOption = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="The address to be reached at.")
]
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
]
CertOption = Annotated[
    Path | None, typer.Option("--cert", metavar="FILE", help="The certificate for TLS (PEM).")
]
KeyOption = Annotated[
    Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key (PEM).")
]
TitleOption = Annotated[
    str, typer.Option("--title", metavar="TEXT", help="What stands at the head of every page.")
]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="NAME", help="A name to be asked for by. May be repeated."),
]
AccountsOption = Annotated[
    bool, typer.Option("--accounts", help="Ask for a login on this machine too.")
]
ProxyOption = Annotated[
    bool,
    typer.Option("--behind-proxy", help="A proxy in front of it encrypts and tells who asks."),
]


def serve(  # noqa: PLR0913, PLR0917 (one parameter an option)
    ledger: LedgerOption = LEDGER,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    cert: CertOption = None,
    key: KeyOption = None,
    title: TitleOption = "",
    name: NameOption = None,
    accounts: AccountsOption = False,
    behind_proxy: ProxyOption = False,
) -> None:
    """Open the ledger in a browser.

    On this machine without a login; for others it needs accounts, and TLS or a proxy.
    """
    from rashomon.cli.progress import summing_up
    from rashomon.web.serving import Place, made, run, settings_for

    place = Place(host, port, cert, key, behind_proxy)
    settings = settings_for(ledger, place, tuple(name or ()), title=title, accounts=accounts)
    with summing_up() as watch:
        desk = made(settings, watch)
    run(desk, place, lambda address: typer.echo(f"{address} (Ctrl-C ends it)"))
