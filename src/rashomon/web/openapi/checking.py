"""What a program sends is held to what is described, before a page looks at it."""

from __future__ import annotations

import re

from starlette.requests import Request

from rashomon.web.answer import Answer, PageOf, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.frame import wants_json
from rashomon.web.openapi.asking import Param
from rashomon.web.openapi.described import Described
from rashomon.web.openapi.schemas import Schema
from rashomon.web.who.forms import Form, form

_WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)


def checked(page: PageOf, described: Described) -> PageOf:
    """The page, to which programs send only what is described; people it tells better itself."""

    def made(desk: Desk, request: Request) -> Answer:
        for one in described.form if wants_json(request) else ():
            _check(one, form(request))
        return page(desk, request)

    return made


def _check(one: Param, sent: Form) -> None:
    """Raise RefusedError for a value that cannot be; the empty one is none."""
    schema = one.schema.get("items", one.schema)
    for value in filter(None, sent.all(one.name)):
        if not _fits(value, schema):
            raise RefusedError(400, f"{one.name}: {value[:40]!r} cannot be", one.says)


def _fits(value: str, schema: Schema) -> bool:
    if schema["type"] == "integer":
        within = range(schema["minimum"], schema["maximum"] + 1)
        return bool(_WHOLE.fullmatch(value)) and int(value) in within
    short = len(value) <= schema.get("maxLength", len(value))
    return short and value in schema.get("enum", [value])
