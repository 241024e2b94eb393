"""A desk over a small ledger, for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from rashomon.ledger.store import open_ledger
from rashomon.model.document import Document
from rashomon.model.report import Report
from rashomon.web.app import desk_app
from rashomon.web.settings import Settings
from tests.tell_samples import document, report


def ledger(folder: Path, coded: Iterable[tuple[Document, Report]] | None = None) -> Path:
    """A ledger in `folder` of one clash, or of what is given."""
    path = folder / "desk.ledger"
    with open_ledger(path, write=True) as store:
        store.add_many([(document(), report())] if coded is None else coded)
    return path


@contextmanager
def client(path: Path) -> Iterator[TestClient]:
    """Somebody who asks a desk over the ledger at `path`, on loopback."""
    app = desk_app(Settings(path))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as one:
        yield one
