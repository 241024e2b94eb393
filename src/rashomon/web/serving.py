"""Serving the desk: where it may be reached, and where it refuses to be."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from rashomon import api
from rashomon.model.errors import InputError
from rashomon.web.app import desk_app
from rashomon.web.pages.boards import board
from rashomon.web.settings import Settings
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.hosts import is_loopback

_PATIENCE_S = 5  # for answers that are under way when it ends
_QUEUE = 128


@dataclass(frozen=True, slots=True)
class Place:
    """An address and a port, with a certificate and its key for TLS, or behind a proxy."""

    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None
    proxy: bool = False

    @property
    def loopback(self) -> bool:
        """Whether only this machine reaches it: what a proxy lets through is from anywhere."""
        return is_loopback(self.host) and not self.proxy

    def address(self, port: int) -> str:
        """What to open in a browser."""
        host = {"0.0.0.0": socket.gethostname(), "::": socket.gethostname()}.get(self.host)
        shown = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"http{'s' if self.cert else ''}://{shown}:{port}/"


def settings_for(
    ledger: Path, place: Place, names: tuple[str, ...], *, title: str = "", accounts: bool = False
) -> Settings:
    """The settings of a desk at a place. Raises InputError, which says what to do, where it may
    not be there; LedgerError where there is no ledger, or none of this version."""
    with api.reading(ledger):
        pass
    _encrypted(place)
    settings = Settings(
        ledger,
        title=title,
        accounts=accounts or not place.loopback,
        hosts=names,
        secure=bool(place.cert) or place.proxy,
        loopback=place.loopback,
        proxy=place.proxy,
    )
    if settings.accounts and not Accounts(ledger).users.owned():
        why = "--accounts" if place.loopback else f"--host {place.host}: others than you reach it"
        why = "--behind-proxy: others than you reach it" if place.proxy else why
        raise InputError(
            f"{why}, so that it needs an account of an owner; make one with"
            f' "rashomon accounts add NAME --role owner --ledger {ledger}"'
        )
    return settings


def _encrypted(place: Place) -> None:
    """Raise InputError where passwords would go over the network for all to read."""
    if bool(place.cert) != bool(place.key):
        raise InputError("--cert and --key: give both, or neither")
    if place.cert and place.key:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(place.cert, place.key)
        except (OSError, ssl.SSLError) as error:
            why = error.strerror or error
            raise InputError(f"--cert {place.cert}, --key {place.key}: {why}") from error
    elif not place.loopback and not place.proxy:
        raise InputError(
            f"--host {place.host}: without TLS, anybody on the way could read passwords; give"
            " --cert and --key, or --behind-proxy where a proxy in front of it encrypts"
        )


def made(settings: Settings, watch: Callable[[int, int], None] | None = None) -> Starlette:
    """A desk with all incidents read, so that nobody waits for them.

    Where gists have to be drawn first, `watch` is told how many are, and of how many.
    """
    app = desk_app(settings)
    app.state.desk.index.warm(watch)
    board(app.state.desk)
    return app


def run(desk: Starlette, place: Place, ready: Callable[[str], None]) -> None:
    """Serve a desk until Ctrl-C. `ready` is told its address once it can be asked."""
    with closing(_bound(place)) as listening:
        config = uvicorn.Config(
            desk,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=_PATIENCE_S,
            ssl_certfile=place.cert,
            ssl_keyfile=place.key,
        )
        ready(f"The desk is at {place.address(listening.getsockname()[1])}")
        with suppress(KeyboardInterrupt):  # is how one ends it
            uvicorn.Server(config).run(sockets=[listening])


def _bound(place: Place) -> socket.socket:
    """A socket that listens there. Raises InputError where none can."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
        if place.loopback and not ipaddress.ip_address(str(address[0])).is_loopback:
            raise InputError(f"--host {place.host}: here that is {address[0]}, another machine's")
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(_QUEUE)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        where = f"--host {place.host} --port {place.port}"
        raise InputError(f"{where}: it cannot be reached there ({error.strerror})") from error
    except UnicodeError as error:
        raise InputError(f"--host {place.host}: that is no address") from error
    return listening
