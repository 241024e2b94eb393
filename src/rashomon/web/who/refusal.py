"""What the gate answers instead of a page. How it looks is the desk's to say."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status, what is wrong, what to do, and headers that belong to it."""

    status: int
    message: str
    advice: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


Refuse = Callable[[Request, Refusal], Response]
"""Makes the answer of a refusal: a page, or JSON for programs."""


@dataclass(frozen=True, slots=True)
class Refuser:
    """Answers a request with a refusal."""

    refuse: Refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send, why: Refusal) -> None:
        """Send the answer that `why` makes."""
        try:
            response = await run_in_threadpool(self.refuse, Request(scope), why)
        except Exception:  # the page of a refusal needs the ledger, which may be what is broken
            _LOG.exception("%s %s", scope["method"], scope["path"])
            response = PlainTextResponse(f"{why.message} {why.advice}\n", why.status)
        response.headers.update(why.headers)
        await response(scope, receive, send)
