"""What each address asks for. What is not named here is read by readers and sent by analysts."""

from __future__ import annotations

from rashomon.web.who.role import DeskRole

METHODS = ("GET", "HEAD", "POST")
"""No other is answered, anywhere."""

SAFE = ("GET", "HEAD")
"""Those that change nothing."""


def needed(method: str, path: str) -> DeskRole | None:
    """The role that a request needs; None where nobody needs to be logged in."""
    page = path.removesuffix(".json")
    files = path.startswith("/static/") or path == "/favicon.ico"
    if page == "/login" or (files and method in SAFE):
        return None
    if page == "/accounts" or page.startswith("/accounts/"):
        return DeskRole.OWNER
    if method in SAFE or page in ("/logout", "/me"):
        return DeskRole.READER
    return DeskRole.ANALYST


def people_only(method: str, path: str) -> bool:
    """Whether a token is not enough: nobody makes tokens or accounts with a token that leaked."""
    page = path.removesuffix(".json")
    return method not in SAFE and page in ("/accounts", "/me", "/login", "/logout")
