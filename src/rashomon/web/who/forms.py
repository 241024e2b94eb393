"""What a form or a program sends, read once and bounded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

KEY = "rashomon.form"
"""Where the gate leaves the form in the ASGI scope."""

URLENCODED, JSON = "application/x-www-form-urlencoded", "application/json"
_FIELDS = 1_000


class FormError(ValueError):
    """A body that is no form: the HTTP status, why, and what to do."""

    def __init__(self, status: int, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.status, self.advice = status, advice


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each with all its values, as they were sent."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str, default: str = "") -> str:
        """The last value of a field."""
        return self.fields.get(name, (default,))[-1]

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.fields.get(name, ())


def form(request: Request) -> Form:
    """The form that was sent with a request; empty where none was."""
    found: Form = request.scope.get(KEY, Form({}))
    return found


def media_type(header: str) -> str:
    """The media type in a Content-Type header, without its parameters."""
    return header.partition(";")[0].strip().casefold()


def parsed(media: str, body: bytes) -> Form:
    """The form in a body, an HTML form's or a JSON object's. Raises FormError for anything else."""
    if not body:
        return Form({})
    if media not in (URLENCODED, JSON):
        advice = f"Send a form as {URLENCODED}, or an object as {JSON}."
        raise FormError(415, "That is no form.", advice)
    try:
        text = body.decode()
        pairs = _members(text) if media == JSON else _fields(text)
    except (ValueError, RecursionError) as error:
        raise FormError(
            400, "What was sent is no form, or no JSON object of plain values."
        ) from error
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), value)
    return Form(found)


def _fields(text: str) -> list[tuple[str, str]]:
    return parse_qsl(
        text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS, strict_parsing=True
    )


def _members(text: str) -> list[tuple[str, str]]:
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError("no object")
    return [
        (name, _plain(one))
        for name, value in told.items()
        for one in (value if isinstance(value, list) else [value])
        if one is not None
    ]


def _plain(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        if isinstance(value, bool):
            return "true" if value else "false"
        raise ValueError("a value within a value")
    text = str(value)
    text.encode()  # a lone surrogate is no text
    return text
