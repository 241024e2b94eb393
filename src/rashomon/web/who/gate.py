"""All that stands before the pages, in its order: the first is outermost."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.middleware import Middleware

from rashomon.web.who.guard import Doors, Guard
from rashomon.web.who.headers import Headers
from rashomon.web.who.hosts import Hosts, Proxy, own_names
from rashomon.web.who.refusal import Refuse, Refuser
from rashomon.web.who.sending import Sending


@dataclass(frozen=True, slots=True)
class Ways:
    """How one comes to the desk.

    `names` are those by which it may be asked for, beside its addresses and, beyond loopback, what
    the machine calls itself. `proxy` says that a proxy stands before it and tells who asks.
    """

    names: tuple[str, ...] = ()
    loopback: bool = True
    proxy: bool = False


def gate(doors: Doors, refuse: Refuse, ways: Ways) -> list[Middleware]:
    """The middleware of a desk with these doors. `refuse` makes the page of a refusal."""
    refuser = Refuser(refuse)
    known = frozenset(ways.names) | (frozenset() if ways.loopback else own_names())
    made = [Middleware(Headers, refuser=refuser, private=doors.accounts is not None)]
    if ways.proxy:
        made.append(Middleware(Proxy))
    return [
        *made,
        Middleware(Hosts, refuser=refuser, names=known, loopback=ways.loopback),
        Middleware(Guard, refuser=refuser, doors=doors),
        Middleware(Sending, refuser=refuser),
    ]
