"""What a person may do at the desk."""

from __future__ import annotations

from enum import StrEnum


class DeskRole(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"  # reads all pages
    ANALYST = "analyst"  # also decides
    OWNER = "owner"  # also manages accounts

    @property
    def rank(self) -> int:
        """Its place in the order, from 0."""
        return list(DeskRole).index(self)

    def may(self, needed: DeskRole | None) -> bool:
        """Whether this role is enough where `needed` is asked for; None asks for nothing."""
        return needed is None or self.rank >= needed.rank


def lesser(one: DeskRole, other: DeskRole) -> DeskRole:
    """The one of two roles that may less."""
    return min(one, other, key=lambda role: role.rank)
