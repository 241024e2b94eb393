"""Who asks: what the guard found out about a request before any page saw it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from starlette.requests import Request

from rashomon.tell.clean import clean
from rashomon.web.who.role import DeskRole

KEY = "rashomon.asking"
"""Where the guard leaves it in the ASGI scope."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The user's name and role (None: not logged in), and the token that its forms carry.

    `session` is the secret of the session in which it asks; `program` says that it came with a
    token of the API. `open` says that the desk has no accounts: whoever reaches it is its owner.
    """

    user: str = ""
    role: DeskRole | None = None
    csrf: str = ""
    session: str = ""
    program: bool = False
    open: bool = False

    def may(self, needed: DeskRole | None) -> bool:
        """Whether it may do what `needed` is asked for; None asks for nothing."""
        return needed is None or (self.role is not None and self.role.may(needed))

    @property
    def shown(self) -> str:
        """The name as HTML, with a link to its own page where there are accounts."""
        name = f"<bdi>{escape(clean(self.user))}</bdi>"
        return f'<a href="/me">{name}</a> ' if self.session else name


def asking(request: Request) -> Asking:
    """Who asks, as the guard found out; nobody where there is no guard."""
    found: Asking = request.scope.get(KEY, Asking())
    return found
