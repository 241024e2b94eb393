"""Values of the model's classes from the JSON that `dataclasses.asdict` makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rashomon.model.errors import InputError, SpanError

_Of = TypeVar("_Of")
_PLAIN = {str: "a text", int: "a number", bool: "true or false", float: "a number"}


def value_of(kind: type[_Of], told: object, where: str) -> _Of:
    """`told` as a value of the dataclass `kind`.

    Raises InputError, which names `where` and the key, for what is none: a key that is missing or
    unknown, a value of another type or outside its vocabulary, a span that cannot be.
    """
    found: _Of = _read(kind, told, where)
    return found


def _read(kind: Any, told: object, where: str) -> Any:
    if get_origin(kind) in {Union, UnionType}:
        return _either(get_args(kind), told, where)
    if get_origin(kind) is tuple:
        return _several(get_args(kind), told, where)
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, told, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _word(kind, told, where)
    if get_origin(kind) is Literal:
        return _fits(told, told in get_args(kind), where, f"one of {get_args(kind)}")
    return _plain(kind, told, where)


def _fits(told: object, fits: bool, where: str, what: str) -> Any:
    if not fits:
        raise InputError(f"{where} is not {what}")
    return told


def _plain(kind: type, told: object, where: str) -> Any:
    number = isinstance(told, int | float) and not isinstance(told, bool)
    if kind is float:
        return float(_fits(told, number and -1e9 < told < 1e9, where, _PLAIN[float]))  # type: ignore[operator]
    if kind is int:
        whole = isinstance(told, int) and not isinstance(told, bool) and abs(told) < 2**53
        return _fits(told, whole, where, _PLAIN[int])
    return _fits(told, isinstance(told, kind), where, _PLAIN[kind])


def _word(kind: type[StrEnum], told: object, where: str) -> StrEnum:
    _fits(told, isinstance(told, str) and told in set(kind), where, f"one of {', '.join(kind)}")
    return kind(str(told))


def _several(kinds: tuple[Any, ...], told: object, where: str) -> tuple[Any, ...]:
    rows: list[object] = _fits(told, isinstance(told, list), where, "a list")
    return tuple(_read(kinds[0], one, f"{where} {n}") for n, one in enumerate(rows, start=1))


def _either(kinds: tuple[Any, ...], told: object, where: str) -> Any:
    """The value of the one kind of several: of classes that which has the same keys."""
    if told is None and NoneType in kinds:
        return None
    left = [kind for kind in kinds if kind is not NoneType]
    if len(left) > 1 and isinstance(told, dict):
        left = [kind for kind in left if {one.name for one in fields(kind)} == set(told)] or left
    return _read(left[0], told, where)


def _object(kind: Any, told: object, where: str) -> Any:
    row: dict[str, object] = _fits(told, isinstance(told, dict), where, "an object")
    wanted = _hints(kind)
    for key in (*wanted, *row):
        if key not in row or key not in wanted:
            raise InputError(f"{where}: {key} is {'unknown' if key in row else 'missing'}")
    values = {name: _read(of, row[name], f"{where}, {name}") for name, of in wanted.items()}
    make: Callable[..., Any] = kind
    try:
        return make(**values)
    except SpanError as error:
        raise InputError(f"{where}: {error}") from error


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}
