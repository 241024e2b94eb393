"""By which names the desk may be asked for, and who is at the other end of a proxy.

A page of another site can point a name of its own at this machine (DNS rebinding) and would then be
of one origin with the desk. So a request whose Host is no name of the desk is not answered. A bare
address is no name that anybody can point elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.web.who.refusal import Refusal, Refuser

_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`: localhost, 127.0.0.0/8 or ::1."""
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def named(header: str) -> str | None:
    """The name in a Host header, without port, dot at the end and brackets; None for nonsense."""
    found = _HOST.fullmatch(header)
    return found[1].strip("[]").rstrip(".").casefold() if found else None


def own_names() -> frozenset[str]:
    """What this machine calls itself."""
    return frozenset({socket.gethostname().casefold(), socket.getfqdn().casefold()})


class Hosts:
    """Lets through what asks for loopback; beyond it also addresses and the names given."""

    def __init__(
        self, app: ASGIApp, refuser: Refuser, names: Iterable[str], *, loopback: bool
    ) -> None:
        self._app, self._refuser, self._loopback = app, refuser, loopback
        self._names = frozenset(name.casefold() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and not self._known(Headers(scope=scope).getlist("host")):
            why = Refusal(
                421,
                "This desk does not answer to that name.",
                "Ask for it by its address, or start it with --name and the name.",
            )
            await self._refuser(scope, receive, send, why)
            return
        await self._app(scope, receive, send)

    def _known(self, given: list[str]) -> bool:
        name = named(given[0]) if len(given) == 1 else None
        if name is None:
            return False
        return is_loopback(name) or name in self._names or (not self._loopback and _bare(name))


def _bare(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Proxy:
    """Believes the proxy in front: who asks is the last address that it added."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            scope = {**scope, "scheme": "https"}
            told = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
            last = told.rpartition(",")[2].strip()
            if last:
                scope["client"] = (last, 0)
        await self._app(scope, receive, send)
