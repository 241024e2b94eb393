"""What is sent to the desk: bounded in size and time, from a page of its own, read once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.who.asking import KEY as ASKING
from rashomon.web.who.asking import Asking
from rashomon.web.who.csrf import from_elsewhere, holds, is_json
from rashomon.web.who.forms import KEY as FORM
from rashomon.web.who.forms import Form, FormError, media_type, parsed
from rashomon.web.who.refusal import Refusal, Refuser
from rashomon.web.who.rights import SAFE

LARGEST = 1_000_000
"""How many bytes a form may have."""

PATIENCE_S = 30.0
"""How long it may take to arrive."""

_SLOW = Refusal(408, "That took too long to arrive.", "Send it again.")
_FOREIGN = Refusal(403, "That was sent from a page of another site.", "Do it from a page here.")
_STALE = Refusal(
    403,
    "That was sent from a page that is no longer good.",
    "Go back, load the page again, and repeat it. Nothing was changed.",
)


class _GoneError(Exception):
    """The browser went away before it had sent everything."""


class Sending:
    """Looks at what is sent, and leaves its form in the scope (`forms.form`)."""

    def __init__(self, app: ASGIApp, refuser: Refuser) -> None:
        self._app, self._refuser = app, refuser

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] in SAFE:
            await self._app(scope, receive, send)
            return
        try:
            found = await _looked_at(scope, receive)
        except _GoneError:
            return
        if isinstance(found, Refusal):
            await self._refuser(scope, receive, send, found)
            return
        await self._app(scope, _again(found, receive), send)


async def _looked_at(scope: Scope, receive: Receive) -> bytes | Refusal:
    """The body, whose form is left in the scope; or why it is refused."""
    headers, who = Headers(scope=scope), scope[ASKING]
    if not who.program and from_elsewhere(headers):
        return _FOREIGN
    try:
        body = await asyncio.wait_for(_body(headers, receive), PATIENCE_S)
        scope[FORM] = sent = parsed(media_type(headers.get("content-type", "")), body)
    except TimeoutError:
        return _SLOW
    except FormError as error:
        return Refusal(error.status, str(error), error.advice)
    return body if _ours(who, headers, sent) else _STALE


def _ours(who: Asking, headers: Headers, sent: Form) -> bool:
    """Whether a page of ours, or a program, sent it."""
    if who.program or holds(who.csrf, headers, sent):
        return True
    return who.open and is_json(headers)


async def _body(headers: Headers, receive: Receive) -> bytes:
    """All that is sent. Raises FormError where it is too much."""
    length = headers.get("content-length", "0")
    more = length.isdecimal() and int(length[:20]) <= LARGEST
    parts, size = [], 0 if more else LARGEST + 1
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _GoneError
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = size <= LARGEST and message.get("more_body", False)
    if size > LARGEST:
        raise FormError(413, "That is too much at once.", f"A form has up to {LARGEST:,} bytes.")
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body once more, for whoever reads it."""
    told: list[Mapping[str, object]] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return dict(told.pop()) if told else await receive()

    return receive_again
