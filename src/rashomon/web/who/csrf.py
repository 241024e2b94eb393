"""That a form was sent from a page of this desk, by the browser that was given the page.

Two checks, either enough by itself in a browser of today: where the request comes from, as the
browser says (Sec-Fetch-Site, Origin), and a token in the form that only this browser's pages carry.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from rashomon.web.who.forms import JSON, Form, media_type

FIELD, HEADER = "csrf", "x-csrf-token"
"""Where a form carries its token, and where a script does."""

_PROCESS = secrets.token_bytes(32)


def session_token(secret: str) -> str:
    """The token of forms in a session: whoever knows it not cannot work it out."""
    return _mark(secret.encode("utf-8", "surrogatepass"), b"session")


def browser_token(cookie: str) -> str:
    """The token of forms in a browser that is not logged in: good until this desk is closed."""
    return _mark(_PROCESS, cookie.encode("utf-8", "surrogatepass"))


def _mark(key: bytes, told: bytes) -> str:
    return hmac.new(key, told, hashlib.sha256).hexdigest()


def from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this.

    `Origin: null` says nothing: with the desk's Referrer-Policy, browsers that send no
    Sec-Fetch-Site send it with forms of the desk itself.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None or origin == "null":
        return False
    return _place(origin) != headers.get("host", "").casefold()


def _place(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.casefold()
    except ValueError:
        return None


def holds(expected: str, headers: Headers, form: Form) -> bool:
    """Whether the form or the header carries the token that is expected."""
    given = headers.get(HEADER) or form.one(FIELD)
    return bool(expected) and hmac.compare_digest(given.encode(), expected.encode())


def is_json(headers: Headers) -> bool:
    """Whether this is JSON, which no page of another site can send without asking first."""
    return media_type(headers.get("content-type", "")) == JSON
