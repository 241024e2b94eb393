"""The desk's data is as its OpenAPI description says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, NamedTuple

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

from benchmarks import schema as bench
from rashomon.web.app import PAGES, desk_app
from rashomon.web.openapi.asking import ADDRESS, LONGEST
from rashomon.web.openapi.described import DESCRIBED
from rashomon.web.openapi.description import description
from rashomon.web.openapi.schemas import Schemas
from rashomon.web.rendering import templates
from rashomon.web.settings import Settings
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.role import DeskRole
from tests.web_samples import client, ledger
from tests.who_samples import cheap, peopled


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


# from types to schemas


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Spot(NamedTuple):
    x: float
    y: float | None


@dataclass(frozen=True)
class Leaf:
    """A leaf.

    Nothing of this is told.
    """

    name: str | None
    colours: tuple[Colour, ...]


@dataclass(frozen=True)
class Tree:
    """A tree
    of leaves."""

    leaf: Leaf
    more: Mapping[str, Leaf]
    at: Spot
    pair: tuple[int, str]
    kind: Literal["oak", "elm"]
    inner: Tree | None


def test_a_type_has_the_schema_of_its_json() -> None:
    schemas = Schemas()
    assert schemas.of(Tree) == {"$ref": "#/components/schemas/Tree"}
    check = jsonschema_rs.validator_for(
        schemas.of(Tree) | {"components": {"schemas": schemas.components}}
    )
    leaf = {"name": None, "colours": ["red"]}
    tree: dict[str, Any] = {"leaf": leaf, "more": {"x": leaf}, "at": [1.5, None], "pair": [1, "x"]}
    tree |= {"kind": "oak", "inner": None}
    assert check.is_valid(tree | {"inner": tree})
    for wrong in (
        *({"leaf": leaf | {"name": 1}}, {"leaf": leaf | {"colours": ["blue"]}}, {"leaf": None}),
        *({"more": {"x": 1}}, {"at": [1]}, {"at": [None, 1]}, {"pair": [1, "x", 2]}),
        *({"pair": [1.5, "x"]}, {"kind": "ash"}, {"inner": {}}, {"further": 1}),
    ):
        assert not check.is_valid(tree | wrong), wrong
    assert not check.is_valid({key: tree[key] for key in tree if key != "leaf"})
    assert schemas.components["Leaf"]["description"] == "A leaf."
    assert schemas.components["Tree"]["description"] == "A tree of leaves."


def test_two_types_of_one_name_are_two() -> None:
    other = type("Leaf", (), {"__annotations__": {"size": int}, "__doc__": "Another."})
    other.__module__ = "somewhere.else_"
    schemas = Schemas()
    found = [schemas.of(one)["$ref"] for one in (Leaf, dataclass(other), Leaf)]
    assert found[0] == found[2] != found[1]


@pytest.mark.parametrize("kind", [date, set[int], bytes, Path])
def test_what_json_does_not_have_has_no_schema(kind: Any) -> None:
    with pytest.raises(TypeError):
        Schemas().of(kind)


# the description


def test_every_page_is_described_and_nothing_else() -> None:
    assert DESCRIBED.keys() == {page.name for page in PAGES}, (
        "name it in web/openapi/described.py: what it is asked, and the type of its data"
    )


def test_every_page_as_data_is_in_the_description() -> None:
    paths = description(PAGES)["paths"]
    for page in PAGES:
        path = page.path if page.path.endswith((".md", ".svg")) else f"{page.path}.json"
        assert paths[path].keys() == {method.lower() for method in page.methods}
    assert len(paths) == len({page.path for page in PAGES})


def test_the_description_is_sound() -> None:
    told = description(PAGES)
    names = [one["operationId"] for path in told["paths"].values() for one in path.values()]
    assert len(names) == len(set(names))
    for schema in told["components"]["schemas"].values():
        jsonschema_rs.meta.validate(
            {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
        )
    refs = set(re.findall(r"#/components/schemas/(\w+)", str(told)))
    assert refs == told["components"]["schemas"].keys()
    assert told["openapi"] == "3.1.0"


def test_what_is_sent_needs_the_token_of_the_form_in_a_session() -> None:
    for path in description(PAGES)["paths"].values():
        for method, one in path.items():
            session = [way for way in one["security"] if "session" in way]
            assert all(("form" in way) == (method == "post") for way in session)


def test_people_can_read_it(tmp_path: Path) -> None:
    with client(ledger(tmp_path)) as desk:
        page = desk.get("/help/api").text
        for path in description(PAGES)["paths"]:
            assert path in page
        assert 'href="/openapi.json"' in page
        assert not re.search(r'(src|href)="(https?:)?//', page)
        assert desk.get("/help/api.json").json()["operations"]
    assert templates().get_template("api.html")


# what is answered


def test_every_answer_is_of_its_schema(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    real = bench.named(path)
    count, wrong = bench.held(desk_app(Settings(path, hosts=(bench.HOST,))), real)
    assert not wrong
    assert count >= 10


def test_errors_are_of_their_schema(tmp_path: Path) -> None:
    told = description(PAGES)
    problem = {"$ref": "#/components/schemas/Problem", "components": told["components"]}
    check = jsonschema_rs.validator_for(problem)
    with client(ledger(tmp_path)) as desk:
        answers = [desk.get(path) for path in ("/x.json", "/incidents/x.json")]
        answers += [desk.get("/decisions.json?page=x"), desk.put("/help.json")]
        answers += [desk.get("/help.json", headers={"host": "evil"}), desk.post("/help.json")]
        answers += [desk.post("/me.json", content=b"x" * 1_000_001)]
    statuses = [answer.status_code for answer in answers]
    assert statuses == [404, 404, 400, 405, 421, 403, 413]
    assert all(check.is_valid(answer.json()) for answer in answers)


@pytest.mark.parametrize(
    ("name", "longest"), [("by", LONGEST), ("next", ADDRESS), ("odd", LONGEST)]
)
def test_what_is_asked_has_an_end(tmp_path: Path, name: str, longest: int) -> None:
    with client(ledger(tmp_path)) as desk:
        for size, status in ((longest, 200), (longest + 1, 400)):
            assert desk.get("/login.json", params={name: "x" * size}).status_code == status


@pytest.mark.parametrize(
    "form",
    [
        {"do": "token", "role": "reader", "days": 367},
        {"do": "token", "role": "reader", "days": 0},
        {"do": "token", "role": "reader", "days": "²"},
        {"do": "revoke", "number": 1, "label": "x" * 101},
        {"do": "king"},
        {"do": "token", "role": "king"},
    ],
)
def test_what_a_program_sends_is_held_to_the_description(
    tmp_path: Path, form: dict[str, Any]
) -> None:
    with client(ledger(tmp_path)) as desk:
        told = desk.post("/me.json", json=form).json()["error"]
        assert told["status"] == 400 and "cannot be" in told["message"]
        fits = {"do": "token", "role": "reader", "days": 366, "label": "", "number": ""}
        told = desk.post("/me.json", json=fits).json()["error"]
        assert "no accounts" in told["message"]


# whatever is asked


def test_whatever_is_asked_is_answered_as_described(tmp_path: Path) -> None:
    path = ledger(tmp_path)
    app = desk_app(Settings(path, hosts=(bench.HOST,)))
    found = bench.tried(app, 4, bench.named(path))
    assert found.failures == []
    assert found.cases > 4 * found.operations
    assert not [status for status in found.statuses if status >= 500]


@pytest.mark.parametrize("role", [DeskRole.READER, DeskRole.OWNER])
def test_with_a_token_too(tmp_path: Path, role: DeskRole) -> None:
    path = ledger(tmp_path)
    peopled(path)
    accounts = Accounts(path)
    ada = accounts.users.named("ada")
    assert ada
    app = desk_app(Settings(path, hosts=(bench.HOST,), accounts=True))
    found = bench.tried(app, 2, bench.named(path), accounts.tokens.make(ada, role))
    assert found.failures == []
    assert found.statuses[200] and not found.statuses[401]


def test_what_is_not_as_described_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.web.frame.to_json", lambda _: "{}")
    app = desk_app(Settings(ledger(tmp_path), hosts=(bench.HOST,)))
    found = bench.tried(app, 1, {})
    assert any("GET /help.json" in failure for failure in found.failures)
    count, wrong = bench.held(TestClient(app).app, {})
    assert count and wrong
