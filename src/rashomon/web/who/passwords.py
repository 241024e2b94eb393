"""Passwords: what one must be, its hash, and a check that takes as long for names that are not.

scrypt (RFC 7914) at the cost that OWASP's Password Storage Cheat Sheet lists for 32 MiB; lengths
are those of NIST SP 800-63B: long rather than of many kinds of characters.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass

from rashomon.model.errors import InputError

SHORTEST, LONGEST = 12, 1024
"""How many characters a password has, at least and at most."""

_MEMORY = 128 * 1024 * 1024  # bytes that scrypt may take
_turns = threading.BoundedSemaphore(2)  # hashes at once: each fills 32 MiB and a core


@dataclass(frozen=True, slots=True)
class Cost:
    """What a hash costs: 128 * n * r bytes of memory, p times over."""

    n: int
    r: int
    p: int


COST = Cost(n=2**15, r=8, p=3)
"""About a fifth of a second and 32 MiB a password."""


def hashed(password: str) -> str:
    """The password's hash with a salt of its own, as `scrypt$n$r$p$salt$hash`."""
    salt = secrets.token_bytes(16)
    digest = _scrypt(password, salt, COST)
    parts = (b64encode(part).decode() for part in (salt, digest))
    return "$".join(("scrypt", str(COST.n), str(COST.r), str(COST.p), *parts))


def matches(password: str, kept: str | None) -> bool:
    """Whether `kept` is this password's hash. Without any, the same work is done, for nothing."""
    salt, digest, cost = _parts(kept) if kept else (b"nobody's salt...", b"", COST)
    found = _scrypt(password[: LONGEST + 1], salt, cost)
    return hmac.compare_digest(found, digest) and len(password) <= LONGEST


def outdated(kept: str) -> bool:
    """Whether the hash was made at another cost than is asked for now."""
    return _parts(kept)[2] != COST


def check_new(password: str, name: str) -> None:
    """Raise InputError, which says why, for what is no good password of the account `name`."""
    if len(password) < SHORTEST:
        raise InputError(f"a password has {SHORTEST} characters or more")
    if len(password) > LONGEST:
        raise InputError(f"a password has {LONGEST} characters at most")
    if len(set(password)) < 5 or name.casefold() in password.casefold():
        raise InputError("that password is too easy to guess")


def _scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
    plain = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    n, r, p = cost.n, cost.r, cost.p
    with _turns:
        return hashlib.scrypt(plain, salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=32)


def _parts(kept: str) -> tuple[bytes, bytes, Cost]:
    _, n, r, p, salt, digest = kept.split("$")
    return b64decode(salt), b64decode(digest), Cost(int(n), int(r), int(p))
