"""Random questions to every page of a desk as data, held to its own OpenAPI description.

usage: python benchmarks/schema.py LEDGER [--examples N]
       default: --examples 100

schemathesis makes up N questions an operation that fit the description and N that do not, and
checks each answer: no 5xx, only the statuses, media types and shapes that are described, what does
not fit is refused, and so on (all its checks but one: a question that fits may be refused, as days
in the wrong order are). In half of those that fit, the names in paths are real ones of the ledger,
and so are those in decisions, which are made on it. Each is asked of a desk without accounts, and
of one with accounts by a reader's and an owner's tokens. The ledger is copied first. Last, every
incident and every document is asked for, and each answer is held to its schema. One process.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema_rs
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from rashomon import api
from rashomon.web.app import desk_app
from rashomon.web.settings import Settings
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.role import DeskRole

HOST = "testserver"
"""The name by which schemathesis asks."""

_UNSOUND = ("positive_data_acceptance",)
_WAYS = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
_DECIDED = {"incident": "code", "other": "code", "document": "id"}
_PASSWORD = "a pass phrase for a bench"


@dataclass
class Tried:
    """How many questions were asked, the statuses of the answers, and what failed."""

    operations: int = 0
    cases: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def tried(
    app: ASGIApp,
    examples: int,
    real: Mapping[str, Sequence[str]],
    token: str | None = None,
) -> Tried:
    """Ask a desk `examples` questions of either kind an operation, always the same ones.

    `real` are names that stand in paths. With a `token`, every question carries it.
    """
    load_all_checks()
    unsound = [check for check in CHECKS.get_all() if check.__name__ in _UNSOUND]
    headers = {"Authorization": f"Bearer {token}"} if token else _as_browser(app)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=headers)
    found, chance = Tried(), random.Random(6)
    for operation in (one.ok() for one in schema.get_all_operations()):
        found.operations += 1

        def ask(case: Any) -> None:
            if case.meta.generation.mode is GenerationMode.POSITIVE:
                _be_real(case, real, chance)
            answer = case.call(headers=headers)
            found.cases += 1
            found.statuses[answer.status_code] += 1
            case.validate_response(answer, excluded_checks=unsound, headers=headers)

        for way in _WAYS:
            found.failures += _failures(operation, way, ask, examples)
    return found


def _as_browser(app: ASGIApp) -> dict[str, str]:
    """What a browser sends that has seen a page of a desk without accounts."""
    browser = TestClient(app, f"http://{HOST}", headers={"Accept": "text/html"})
    mark = re.search(r'name="csrf" content="(\w+)"', browser.get("/help").text)
    cookies = "; ".join(f"{one.name}={one.value}" for one in browser.cookies.jar)
    return {"Cookie": cookies, "X-CSRF-Token": mark[1] if mark else ""}


def _be_real(case: Any, real: Mapping[str, Sequence[str]], chance: random.Random) -> None:
    """Put names of the ledger in place of random ones, in half of the questions."""
    asked = [(case.path_parameters, name, name) for name in case.path_parameters]
    if isinstance(case.body, dict) and "kind" in case.body:  # a decision
        if chance.random() < 0.5:
            case.body = {"kind": case.body["kind"]}
        asked += [(case.body, field, name) for field, name in _DECIDED.items()]
    for held, field_, name in asked:
        if real.get(name) and chance.random() < 0.5:
            one = chance.choice(real[name])
            held[field_] = [one] if field_ == "document" else one


def _failures(
    operation: Any, way: GenerationMode, ask: Callable[[Any], None], examples: int
) -> Iterator[str]:
    """What is wrong with the answers of an operation; nothing where all is well."""
    run = settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run(given(operation.as_strategy(generation_mode=way))(ask))()
    except Unsatisfiable:  # nothing can be asked wrongly of it
        return
    except BaseExceptionGroup as error:
        yield f"{operation.label}: {error}"
    except AssertionError as error:
        yield f"{operation.label}: {error}"


def named(ledger: Path) -> dict[str, list[str]]:
    """What stands in paths: every incident and every document."""
    with api.reading(ledger) as reader:
        told = reader.incidents()
    documents = sorted({one.document.id for incident in told for one in incident.tellings})
    return {"code": [one.code for one in told], "id": documents}


def held(app: ASGIApp, real: Mapping[str, Sequence[str]]) -> tuple[int, list[str]]:
    """Ask for everything that has a name; how many answers, and which are not of their schema."""
    asker = TestClient(app, f"http://{HOST}")
    described = asker.get("/openapi.json").json()
    count, wrong = 0, []
    for path, methods in described["paths"].items():
        if "get" not in methods or not path.endswith(".json"):
            continue
        answer = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check = jsonschema_rs.validator_for(answer | {"components": described["components"]})
        for address in _addresses(path, real):
            told = asker.get(address)
            if told.status_code == 200:
                count += 1
                wrong += [f"{address}: {error.message}" for error in check.iter_errors(told.json())]
            elif told.status_code != 404:
                wrong.append(f"{address}: {told.status_code}")
    return count, wrong


def _addresses(path: str, real: Mapping[str, Sequence[str]]) -> list[str]:
    name = path.partition("{")[2].partition("}")[0]
    return [path.replace(f"{{{name}}}", one) for one in real.get(name, ())] if name else [path]


def main() -> None:
    """Print what was asked and what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--examples", type=int, default=100)
    given_ = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(shutil.copy(given_.ledger, folder))
        real, wrong = named(ledger), 0
        people = Accounts(ledger)
        people.users.add("ana", DeskRole.OWNER, _PASSWORD)
        ana = people.users.all()[0]
        tokens = {role: people.tokens.make(ana, role) for role in (DeskRole.READER, DeskRole.OWNER)}
        ways = [("no accounts", None), *((f"a token of role {r}", t) for r, t in tokens.items())]
        for way, token in ways:
            app = desk_app(Settings(ledger, hosts=(HOST,), accounts=token is not None))
            began = time.perf_counter()
            found = tried(app, given_.examples, real, token)
            wrong += len(found.failures)
            print(
                f"{way}: {found.operations} operations, {found.cases} cases,"
                f" {len(found.failures)} failures, {time.perf_counter() - began:.0f} s"
            )
            print("  statuses", dict(sorted(found.statuses.items())))
            print("".join(f"  {one}\n" for one in found.failures), end="")
        count, amiss = held(desk_app(Settings(ledger, hosts=(HOST,))), real)
        print(f"{count} answers held to their schemas, {len(amiss)} amiss")
        print("".join(f"  {one}\n" for one in amiss[:20]), end="")
    sys.exit(1 if wrong or amiss else 0)


if __name__ == "__main__":
    main()
