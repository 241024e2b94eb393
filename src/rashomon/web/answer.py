"""What a page function returns, and what is wrong with a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request

from rashomon.model.errors import RashomonError
from rashomon.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """A page: `data` is all that its JSON says, `context` what only its template needs.

    `keep` says that it is the same for everybody as long as the ledger is as it is. `headers` go
    with it as they are, and `cookies`, lines of Set-Cookie. With `text`, the page is that, of the
    type `media`, and needs no template.
    """

    template: str
    data: Any
    context: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    keep: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    media: str = "text/plain; charset=utf-8"
    cookies: tuple[str, ...] = ()


PageOf = Callable[[Desk, Request], Answer]
"""Makes the page that a request asks for. Raises RefusedError or another RashomonError."""


class RefusedError(RashomonError):
    """A question that is not answered: the HTTP status, and what to do instead."""

    def __init__(self, status: int, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.advice = advice
