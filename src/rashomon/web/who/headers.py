"""The headers that every answer has, and an answer where something broke."""

from __future__ import annotations

import logging

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.who.refusal import Refusal, Refuser

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The Content-Security-Policy: this desk's own files, nothing inline, no other host."""

_UNUSED = "camera geolocation microphone payment usb serial hid display-capture browsing-topics"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{one}=()" for one in _UNUSED.split()),
}
"""Set on every answer, whatever a page says."""

_LOG = logging.getLogger(__name__)
_BROKEN = Refusal(500, "This page could not be made.", "It is our fault; the log says why.")


class Headers:
    """Outermost: sets HEADERS, keeps private pages out of caches, and catches what else broke."""

    def __init__(self, app: ASGIApp, refuser: Refuser, *, private: bool) -> None:
        self._app, self._refuser, self._private = app, refuser, private

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._head(MutableHeaders(scope=message))
            await send(message)

        try:
            await self._app(scope, receive, headed)
        except Exception:
            _LOG.exception("%s %s", scope["method"], scope["path"])
            if begun:
                raise
            await self._refuser(scope, receive, headed, _BROKEN)

    def _head(self, headers: MutableHeaders) -> None:
        headers.update(HEADERS)
        if self._private and not headers.get("cache-control", "").startswith("public"):
            headers["Cache-Control"] = "private, no-store"
        headers.setdefault("Cache-Control", "private, no-cache")
