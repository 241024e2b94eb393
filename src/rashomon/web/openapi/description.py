"""The OpenAPI 3.1 description of the desk's JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple, Protocol

from rashomon import __version__
from rashomon.web.openapi.asking import Param
from rashomon.web.openapi.described import DESCRIBED, PATHS, Described
from rashomon.web.openapi.schemas import Schema, Schemas, summary
from rashomon.web.problem import Problem
from rashomon.web.who.forms import JSON, URLENCODED
from rashomon.web.who.rights import needed

_TEXTS = {".md": "text/markdown; charset=utf-8", ".svg": "image/svg+xml"}
_SAYS = (
    "Every page of the desk as data: the path of a page with `.json` after it. Each claim is what"
    " a party says, never a ruling on who is right. A desk on loopback without accounts asks for"
    " nothing; else send a token as `Authorization: Bearer …`. A form sent in a session also"
    " carries `X-CSRF-Token`."
)

_REFUSED = {
    400: "Something asked for cannot be; the message names it.",
    401: "No login, or a token that does not hold.",
    403: "The role is not enough, or the form is no longer good.",
    404: "There is nothing of that name.",
    405: "The address is not asked in this way.",
    421: "The desk does not answer to that name.",
    503: "The ledger cannot be read or written just now.",
}
_UNSENT = {
    303: "Log in first (for browsers).",
    408: "It took too long to arrive.",
    409: "Somebody decided otherwise meanwhile.",
    413: "It is too much at once.",
    415: "It is neither a form nor a JSON object.",
    429: "Too many attempts; wait as long as Retry-After says.",
}


class PageLike(Protocol):
    """A page as the table of routes has it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def path(self) -> str:
        """Its path, with {names} of what stands in it."""

    @property
    def made(self) -> object:
        """The function that makes it."""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that it answers."""


class Operation(NamedTuple):
    """A page asked by one method."""

    page: PageLike
    method: str

    @property
    def described(self) -> Described:
        """What the page is asked and answers."""
        return DESCRIBED[self.page.name]

    @property
    def path(self) -> str:
        """The path that answers with data."""
        return self.page.path if self.media != JSON else f"{self.page.path}.json"

    @property
    def media(self) -> str:
        """The media type of the answer."""
        return _TEXTS.get(PurePosixPath(self.page.path).suffix, JSON)

    @property
    def says(self) -> str:
        """What it is for, in a sentence."""
        return summary(self.page.made)

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """What stands in its path and query."""
        found = [PATHS[name].told("path") for name in re.findall(r"{(\w+)", self.page.path)]
        asked = self.described.query if self.method == "GET" else ()
        return found + [one.told("query") for one in asked]

    @property
    def needs(self) -> str:
        """The role that it needs; empty where nobody needs to be logged in."""
        return needed(self.method, self.path) or ""


def operations(pages: Iterable[PageLike]) -> list[Operation]:
    """Every page by every method, in the order of the table."""
    return [Operation(page, method) for page in pages for method in page.methods]


def description(pages: Iterable[PageLike]) -> dict[str, Any]:
    """The description of these pages."""
    schemas = Schemas()
    problem = schemas.of(Problem)
    paths: dict[str, dict[str, Any]] = {}
    for one in operations(pages):
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, schemas, problem)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Rashomon", "version": __version__, "description": _SAYS},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": schemas.components, "securitySchemes": _SCHEMES},
    }


_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer"},
    "session": {"type": "apiKey", "in": "cookie", "name": "rashomon"},
    "form": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
}


def _operation(one: Operation, schemas: Schemas, problem: Schema) -> dict[str, Any]:
    posted = one.method == "POST"
    text = {"type": "string"} if one.media != JSON else schemas.of(one.described.answer)
    answers = {"200": {"description": one.says, "content": {one.media: {"schema": text}}}}
    if posted and one.described.made:
        made = {one.media: {"schema": schemas.of(one.described.made)}}
        answers = {"201": {"description": one.says, "content": made}}
    refused = _REFUSED | (_UNSENT if posted else {})
    told: dict[str, Any] = {
        "operationId": f"{one.method.lower()}_{one.page.name.replace('.', '_')}",
        "summary": one.says,
        "parameters": one.parameters,
        "responses": answers | _problems(refused, problem, also_html=one.media != JSON),
        "security": [{}, {"token": []}, {"session": [], "form": []} if posted else {"session": []}],
    }
    if one.needs:
        told["x-role"] = one.needs
    else:
        told["security"] = [{}]
    if posted:
        told["requestBody"] = _body(one.described.form)
    if posted and one.described.conflict:
        conflict = {"schema": schemas.of(one.described.conflict)}
        told["responses"]["409"]["content"] = {one.media: conflict}
    return told


def _problems(
    refused: Mapping[int, str], problem: Schema, *, also_html: bool
) -> dict[str, dict[str, Any]]:
    content = {JSON: {"schema": problem}}
    if also_html:  # a text is asked for by people too
        content["text/html"] = {"schema": {"type": "string"}}
    return {
        str(status): {"description": told, "content": content} for status, told in refused.items()
    }


def _body(form: tuple[Param, ...]) -> dict[str, Any]:
    schema: Schema = {
        "type": "object",
        "properties": {one.name: one.schema | {"description": one.says} for one in form},
        "required": [one.name for one in form if one.required],
    }
    content = {media: {"schema": schema} for media in (JSON, URLENCODED)}
    return {"required": bool(schema["required"]), "content": content}
