"""From the types of answers to JSON Schema (draft 2020-12, as OpenAPI 3.1 has it)."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]

_PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    None: {"type": "null"},
    type(None): {"type": "null"},
    Any: {},
    object: {},
}
_WHERE = "#/components/schemas/"


class Schemas:
    """The schemas of the dataclasses that answers hold, each once and by its name."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}
        self._names: dict[type, str] = {}

    def of(self, given: Any) -> Schema:
        """The schema of a type. Raises TypeError for one that JSON does not have."""
        if given in _PLAIN:
            return dict(_PLAIN[given])
        origin = get_origin(given)
        if origin in (Union, types.UnionType):
            return self._union(get_args(given))
        if origin is Literal:
            return {"enum": list(get_args(given))}
        if origin is not None:
            return self._holding(origin, get_args(given))
        if isinstance(given, type):
            return self._named(given)
        raise TypeError(f"{given!r} has no schema")

    def _union(self, choices: Sequence[Any]) -> Schema:
        return {"anyOf": [self.of(one) for one in choices]}

    def _holding(self, origin: Any, inner: tuple[Any, ...]) -> Schema:
        """Of arrays and objects whose keys are not known beforehand."""
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if origin is tuple and inner[-1:] != (...,):
            return _row([self.of(one) for one in inner])
        if issubclass(origin, Sequence):
            return {"type": "array", "items": self.of(inner[0])}
        raise TypeError(f"{origin!r} has no schema")

    def _named(self, given: type) -> Schema:
        if issubclass(given, Enum):
            return {"type": "string", "enum": [one.value for one in given]}
        if issubclass(given, tuple):
            return _row([self.of(one) for one in get_type_hints(given).values()])
        if dataclasses.is_dataclass(given):
            return {"$ref": _WHERE + self._component(given)}
        raise TypeError(f"{given!r} has no schema")

    def _component(self, given: type) -> str:
        """The name of a dataclass's schema, which is made where it is not there yet."""
        if given not in self._names:
            name = given.__name__
            if name in self.components:
                name = given.__module__.rpartition(".")[2].title().replace("_", "") + name
            self._names[given] = name
            self.components[name] = {}  # holds the name while what is inside is made
            self.components[name] = self._object(given)
        return self._names[given]

    def _object(self, given: Any) -> Schema:
        hints = get_type_hints(given)
        names = [field.name for field in dataclasses.fields(given)]
        return {
            "type": "object",
            "description": summary(given),
            "properties": {name: self.of(hints[name]) for name in names},
            "required": names,
            "additionalProperties": False,
        }


def summary(given: Any) -> str:
    """The first paragraph of what is documented, on one line."""
    return " ".join((given.__doc__ or "").split("\n\n")[0].split())


def _row(items: list[Schema]) -> Schema:
    size = len(items)
    return {"type": "array", "prefixItems": items, "minItems": size, "maxItems": size}
