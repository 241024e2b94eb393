"""The description of the desk's JSON: for programs as OpenAPI, for people as a page."""

from __future__ import annotations

from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rashomon.tell.clean import to_json
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.openapi.api import Api, Asked, Parameter
from rashomon.web.openapi.description import Operation, description, operations


@cache
def _described() -> dict[str, Any]:
    from rashomon.web.app import PAGES  # noqa: PLC0415 (the table has this page too)

    return description(PAGES)


def openapi(request: Request) -> Response:
    """The OpenAPI description."""
    del request
    return Response(to_json(_described()), media_type="application/json")


def api_page(desk: Desk, request: Request) -> Answer:
    """Every page as data, for people to read."""
    from rashomon.web.app import PAGES  # noqa: PLC0415 (the table has this page too)

    del desk, request
    return Answer("api.html", Api(tuple(map(_asked, operations(PAGES)))))


def _asked(one: Operation) -> Asked:
    told = [
        Parameter(p["name"], p["in"], p["description"], _kind(p["schema"])) for p in one.parameters
    ]
    if one.method == "POST":
        sent = one.described.form
        told += [Parameter(p.name, "form", p.says, _kind(p.schema)) for p in sent]
    return Asked(one.method, one.path, one.says, one.needs, tuple(told))


def _kind(schema: dict[str, Any]) -> str:
    """What a value can be, in words."""
    if "enum" in schema:
        return ", ".join(str(one) for one in schema["enum"] if one != "")
    if schema["type"] == "array":
        return f"{_kind(schema['items'])} (may be repeated)"
    if "anyOf" in schema:
        return "text" if "pattern" in schema["anyOf"][0] else "a day, YYYY-MM-DD"
    return {"integer": "a whole number", "string": "text"}[schema["type"]]
