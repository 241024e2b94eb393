"""Who asks: what the guard found out about a request before any page saw it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from starlette.requests import Request

from rashomon.tell.clean import clean

KEY = "rashomon.asking"
"""Where the guard leaves it in the ASGI scope."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The user's name and role (reader, analyst, owner), and the token that its forms carry."""

    user: str = ""
    role: str = "reader"
    csrf: str = ""

    @property
    def shown(self) -> str:
        """The name as HTML."""
        return escape(clean(self.user))


def asking(request: Request) -> Asking:
    """Who asks, as the guard found out; a reader without a name where there is no guard."""
    found: Asking = request.scope.get(KEY, Asking())
    return found
