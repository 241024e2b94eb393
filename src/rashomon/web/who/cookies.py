"""The cookies of the desk: a session's secret, and a mark of a browser that has none."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Cookies:
    """The names and attributes of cookies: `secure` where the way to the desk is encrypted."""

    secure: bool

    @property
    def session(self) -> str:
        """The session's cookie. The prefix makes browsers refuse it from anywhere but this host."""
        return f"{self._prefix}rashomon"

    @property
    def browser(self) -> str:
        """The mark of a browser without a session."""
        return f"{self._prefix}rashomon_browser"

    @property
    def _prefix(self) -> str:
        return "__Host-" if self.secure else ""

    def read(self, request: Request, name: str) -> str:
        """A cookie's value; empty where there is none, and where it is longer than any of ours."""
        value = request.cookies.get(name, "")
        return value if len(value) <= 100 else ""

    def line(self, name: str, value: str) -> str:
        """The Set-Cookie line of a cookie that lives as long as the browser."""
        more = "; Secure" if self.secure else ""
        return f"{name}={value}; Path=/; HttpOnly; SameSite=Lax{more}"

    def ended(self, name: str) -> str:
        """The Set-Cookie line that takes a cookie away."""
        return f"{self.line(name, '')}; Max-Age=0"

    def enter(self, secret: str) -> tuple[str, str]:
        """The lines by which a browser holds a new session, in place of whatever it held."""
        return self.line(self.session, secret), self.ended(self.browser)

    def leave(self) -> tuple[str]:
        """The line by which a browser forgets its session."""
        return (self.ended(self.session),)
