"""What can be asked of a page and sent to it, as OpenAPI has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rashomon.web.openapi.schemas import Schema

LONGEST = 400
"""How many characters a value in a query has, at most."""

ADDRESS = 2_000
"""How many an address has that a login leads to."""


@dataclass(frozen=True, slots=True)
class Param:
    """A value by its name: in the path, the query or a form, with its schema."""

    name: str
    schema: Schema
    says: str
    required: bool = False

    def told(self, where: str) -> dict[str, Any]:
        """The parameter as OpenAPI has it; `where` is path or query."""
        return {
            "name": self.name,
            "in": where,
            "description": self.says,
            "required": self.required or where == "path",
            "schema": self.schema,
        }


def words(name: str, says: str, longest: int = LONGEST, *, required: bool = False) -> Param:
    """A text; the empty one asks nothing."""
    least = {"minLength": 1} if required else {}
    return Param(name, {"type": "string", **least, "maxLength": longest}, says, required)


def day(name: str, says: str) -> Param:
    """A day, YYYY-MM-DD; the empty text asks nothing."""
    either = [{"format": "date"}, {"maxLength": 0}]
    return Param(name, {"type": "string", "anyOf": either}, says)


def whole(name: str, says: str, most: int = 1_000_000, *, required: bool = False) -> Param:
    """A whole number from 1."""
    return Param(name, {"type": "integer", "minimum": 1, "maximum": most}, says, required)


def one_of(name: str, choices: Iterable[str], says: str, *, required: bool = False) -> Param:
    """One word of a closed vocabulary; where it is not required, the empty one asks nothing."""
    known = [*map(str, choices), *([] if required else [""])]
    return Param(name, {"type": "string", "enum": known}, says, required)


def formed(name: str, pattern: str, says: str, longest: int = LONGEST) -> Param:
    """A text of a form, given as a pattern (ECMA 262); the empty one asks nothing."""
    either = [{"pattern": f"^{pattern}$"}, {"maxLength": 0}]
    return Param(name, {"type": "string", "maxLength": longest, "anyOf": either}, says)


def several(name: str, schema: Schema, says: str) -> Param:
    """Values that may be repeated in a query."""
    return Param(name, {"type": "array", "items": schema}, says)
