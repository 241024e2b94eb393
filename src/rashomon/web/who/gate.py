"""All that stands before the pages, in its order: the first is outermost."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.middleware import Middleware

from rashomon.web.who.guard import Doors, Guard
from rashomon.web.who.headers import Headers
from rashomon.web.who.hosts import Hosts, Proxy, own_names
from rashomon.web.who.refusal import Refuse, Refuser
from rashomon.web.who.sending import Sending


def gate(
    doors: Doors, refuse: Refuse, names: Iterable[str] = (), *, loopback: bool, proxy: bool = False
) -> list[Middleware]:
    """The middleware of a desk with these doors. `refuse` makes the page of a refusal.

    `names` are those by which it may be asked for, beside its addresses and, beyond loopback, what
    the machine calls itself. `proxy` says that a proxy stands before it and tells who asks.
    """
    refuser = Refuser(refuse)
    known = frozenset(names) if loopback else own_names() | frozenset(names)
    made = [Middleware(Headers, refuser=refuser, private=doors.accounts is not None)]
    if proxy:
        made.append(Middleware(Proxy))
    return [
        *made,
        Middleware(Hosts, refuser=refuser, names=known, loopback=loopback),
        Middleware(Guard, refuser=refuser, doors=doors),
        Middleware(Sending, refuser=refuser),
    ]
