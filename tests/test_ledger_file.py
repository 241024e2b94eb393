"""Files that are no ledgers, old and new ones, read-only ones, full disks, kills."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from contract.samples import sample
from rashomon.ledger import schema
from rashomon.ledger.database import Database
from rashomon.ledger.migrations import APPLICATION_ID, STEPS, VERSION
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.ledger.store import open_ledger
from rashomon.model.errors import LedgerError
from rashomon.model.incident import Decision, MentionRef

TESTS = str(Path(__file__).parent)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ledger"


@pytest.fixture
def full(path: Path) -> Path:
    """A ledger with twenty documents."""
    with open_ledger(path, write=True) as ledger:
        ledger.add_many(sample(number) for number in range(20))
        ledger.refresh()
    return path


def _sql(path: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return [row for statement in statements for row in connection.execute(statement)]


def _fails(path: Path, *, write: bool) -> str:
    with pytest.raises(LedgerError) as caught, open_ledger(path, write=write):
        pass
    return str(caught.value)


# Not a ledger


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("content", [b"Shots were fired.", b"x" * 5000, b"\0" * 5000])
def test_another_file_is_not_a_ledger_and_is_left_alone(
    path: Path, content: bytes, write: bool
) -> None:
    path.write_bytes(content)
    assert "not a ledger" in _fails(path, write=write)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("write", [True, False])
def test_another_database_is_not_a_ledger_and_is_left_alone(path: Path, write: bool) -> None:
    _sql(path, "CREATE TABLE other (x)")
    before = path.read_bytes()
    assert "not a ledger" in _fails(path, write=write)
    assert path.read_bytes() == before


def test_a_damaged_ledger_is_an_error_of_ours(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[4096:] = random.Random(1).randbytes(len(content) - 4096)
    full.write_bytes(content)
    with pytest.raises(LedgerError), open_ledger(full) as ledger:
        ledger.incidents()


def test_what_is_not_there_is_made_for_writing_only(path: Path) -> None:
    assert "no ledger here" in _fails(path, write=False)
    assert not path.exists()
    with open_ledger(path, write=True):
        pass
    with open_ledger(path) as ledger:
        assert ledger.counts().documents == 0


def test_a_folder_is_not_a_ledger(tmp_path: Path) -> None:
    assert "folder" in _fails(tmp_path, write=True)
    assert "no folder" in _fails(tmp_path / "none" / "a.ledger", write=True)


@pytest.mark.parametrize("write", [True, False])
def test_a_path_that_no_file_can_have_is_an_error_of_ours(tmp_path: Path, write: bool) -> None:
    assert "cannot be opened" in _fails(tmp_path / ("x" * 5000), write=write)
    (tmp_path / "file").touch()
    _fails(tmp_path / "file" / "a.ledger", write=write)


def test_an_empty_file_is_one_for_writing_only(path: Path) -> None:
    path.touch()
    assert "empty" in _fails(path, write=False)
    with open_ledger(path, write=True) as ledger:
        assert ledger.add(*sample())


@pytest.mark.parametrize("name", ["a b.ledger", "50%.ledger", "a?mode=ro.ledger", "ü#1.ledger"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    with open_ledger(tmp_path / name, write=True) as ledger:
        ledger.add(*sample())
    assert [file.name for file in tmp_path.iterdir()] == [name]


# Versions


def _version_1(path: Path) -> None:
    """A ledger of version 1 made by hand, with one document in it."""
    _sql(
        path,
        *STEPS[0],
        "INSERT INTO documents VALUES ('d1', 'Orlin was shelled.')",
        """INSERT INTO reports VALUES (1, 'd1', 'old', '1.txt', '2024-05-07', NULL, NULL, NULL,
           '[]', '["old",[["i1","foreground","shelling",["2024-05-06",null,[],"told"],[0,5],
           null,[]]],[],[],[],[]]', '2024-05-08T00:00:00+00:00')""",
        """INSERT INTO mentions VALUES (1, 'i1', 'foreground', 'shelling', '2024-05-06', NULL,
           NULL, '[[0, "Orlin"]]', '[]')""",
        f"PRAGMA application_id = {APPLICATION_ID}",
        "PRAGMA user_version = 1",
    )


def test_decisions_of_an_older_ledger_still_hold(path: Path) -> None:
    _version_1(path)
    row = """INSERT INTO decisions VALUES
             (1, 'split', '[["d1", "i1"]]', 'ana', '2024-06-01T00:00:00+00:00', 'no')"""
    _sql(path, row)
    with open_ledger(path, write=True) as ledger:
        (old,) = ledger.decisions()
        assert old == Decision(
            "split", (MentionRef("d1", "i1"),), "ana", "2024-06-01T00:00:00+00:00", "no"
        )
        assert (old.number, old.traces, old.undoes) == (1, (), None)
        assert ledger.rulings().decisions == (old,)
        assert not ledger.rulings().dormant
        assert len(ledger.incidents()) == 1


@pytest.mark.parametrize("write", [True, False])
def test_a_ledger_of_version_1_is_brought_forward(path: Path, write: bool) -> None:
    _version_1(path)
    with open_ledger(path, write=write) as ledger:
        (incident,) = ledger.incidents()
        assert incident.places == ("Orlin",)
        assert ledger.note("notice") is None
    assert _sql(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_newer_ledger_is_refused_with_both_versions(full: Path) -> None:
    _sql(full, f"PRAGMA user_version = {VERSION + 7}")
    for write in (True, False):
        message = _fails(full, write=write)
        assert str(VERSION + 7) in message
        assert f"up to {VERSION};" in message


def test_the_steps_make_the_tables_that_the_code_sees(path: Path) -> None:
    with open_ledger(path, write=True):
        pass
    found = inspect(create_engine(f"sqlite:///{path}", poolclass=NullPool))
    assert set(found.get_table_names()) == set(schema.RECORD.tables)
    for name, table in schema.RECORD.tables.items():
        columns = [(column["name"], column["nullable"]) for column in found.get_columns(name)]
        key = set(found.get_pk_constraint(name)["constrained_columns"])
        expected = [(column.name, column.nullable) for column in table.columns]
        assert [(n, null and n not in key) for n, null in columns] == expected
        assert key == {column.name for column in table.primary_key}
        indexes = {(i["name"], tuple(i["column_names"])) for i in found.get_indexes(name)}
        assert indexes == {(i.name, tuple(i.columns.keys())) for i in table.indexes}


@pytest.mark.parametrize("table", sorted(schema.RECORD.tables))
def test_nothing_that_was_added_can_be_changed_or_taken_away(full: Path, table: str) -> None:
    with open_ledger(full, write=True) as ledger:
        ledger.refuse("x", "y")
        ledger.set_note("x", "y")
        ledger.decide(Decision("join", tuple(card.ref for card in ledger.cards()), "x", "y"))
    column = next(iter(schema.RECORD.tables[table].columns.keys()))
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = {column}"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            _sql(full, statement)


# Read-only


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that a user without rights may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


_WITHOUT_RIGHTS = """
import os, sys
sys.path.insert(0, sys.argv[2])
from contract.samples import sample
from rashomon.ledger.sqlite import SqliteLedger
from rashomon.ledger.store import open_ledger
from rashomon.link.making import cards
from rashomon.link.linker import link
from rashomon.link.copies.sketch import sketch
from rashomon.model.errors import LedgerError
document, report = sample()
link(cards(document, report)), sketch(document.text)  # loads what a root's home may hold
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
with open_ledger(sys.argv[1]) as ledger:
    print(ledger.counts().documents, sum(len(i.tellings) for i in ledger.incidents()))
try:
    with open_ledger(sys.argv[1], write=True) as ledger:
        ledger.add(*sample(99))
    print("written")
except LedgerError as error:
    print(error)
"""


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555)])
@pytest.mark.parametrize("stale", [True, False])
def test_a_read_only_ledger_is_read_and_not_written(
    nobody: Path, file_mode: int, folder_mode: int, stale: bool
) -> None:
    path = nobody / "a.ledger"
    with open_ledger(path, write=True) as ledger:
        ledger.add_many(sample(number) for number in range(3))
        if not stale:
            ledger.refresh()
    path.chmod(file_mode)
    nobody.chmod(folder_mode)
    command = [sys.executable, "-c", _WITHOUT_RIGHTS, str(path), TESTS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["3 3", f"{path}: it is read-only"], done.stderr


_KILLED = """
import os, sys
sys.path.insert(0, sys.argv[2])
from contract.samples import sample
from rashomon.ledger.store import open_ledger
with open_ledger(sys.argv[1], write=True) as ledger:
    ledger.add_many(sample(number) for number in range(3))
    os._exit(0)
"""


def test_a_ledger_that_was_not_closed_is_put_in_order_or_says_why_not(nobody: Path) -> None:
    path = nobody / "a.ledger"
    subprocess.run([sys.executable, "-c", _KILLED, str(path), TESTS], check=True)
    assert (nobody / "a.ledger-wal").stat().st_size
    (nobody / "a.ledger-shm").unlink()
    nobody.chmod(0o555)
    command = [sys.executable, "-c", _WITHOUT_RIGHTS, str(path), TESTS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "LedgerError" in done.stderr
    assert "copy it and a.ledger-wal to where you may write" in done.stderr
    nobody.chmod(0o755)
    with open_ledger(path) as ledger:
        assert ledger.counts().documents == 3


# Full disk


def test_a_full_disk_is_told_and_nothing_is_half_written(full: Path) -> None:
    ledger = SqliteLedger(full, write=True)
    with ledger._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 10}")
    before = ledger.counts()
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.add_many(sample(number) for number in range(100, 2000))
    after = ledger.counts()
    assert after.documents < 2000
    assert after.claims == 2 * after.documents
    assert after.documents >= before.documents
    ledger.close()
    with open_ledger(full, write=True) as again:
        again.add_many(sample(number) for number in range(100, 200))
        assert again.counts().documents >= 120


# Two writers


def test_a_second_writer_is_told_that_the_ledger_is_busy(full: Path) -> None:
    with closing(sqlite3.connect(full, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another program"):
            Database(full, write=True, patience_s=0.05)
        with open_ledger(full) as reader:
            assert reader.counts().documents == 20


# Kill -9

_ADDING = """
import sys
sys.path.insert(0, sys.argv[2])
from contract.samples import sample
from rashomon.ledger.store import open_ledger
with open_ledger(sys.argv[1], write=True) as ledger:
    print("open", flush=True)
    ledger.add_many(sample(number, place=f"Orlin {number % 7}") for number in range(600))
    ledger.refresh()
"""


@pytest.mark.parametrize("wait_s", [0.0, 0.08, 0.2, 0.4])
def test_a_kill_leaves_whole_documents_and_the_next_run_completes(
    path: Path, wait_s: float
) -> None:
    command = [sys.executable, "-c", _ADDING, str(path), TESTS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        adding.stdout.readline()
        time.sleep(wait_s)
        os.kill(adding.pid, signal.SIGKILL)
    with open_ledger(path) as ledger:
        held = ledger.counts()
        assert (held.claims, held.mentions) == (2 * held.documents, held.documents)
        assert sum(len(incident.tellings) for incident in ledger.incidents()) == held.documents
    assert _sql(path, "PRAGMA integrity_check") == [("ok",)]
    everything = [sample(number, place=f"Orlin {number % 7}") for number in range(600)]
    with open_ledger(path, write=True) as ledger:
        assert ledger.add_many(everything) == 600 - held.documents
        assert ledger.counts().claims == 1200


def test_a_reader_sees_whole_documents_while_another_program_writes(path: Path) -> None:
    command = [sys.executable, "-c", _ADDING, str(path), TESTS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        adding.stdout.readline()
        seen = set()
        with open_ledger(path) as ledger:
            while adding.poll() is None:
                held = ledger.counts()
                assert (held.claims, held.mentions) == (2 * held.documents, held.documents)
                seen.add(held.documents)
            assert ledger.counts().documents == 600
    assert adding.returncode == 0
    assert len(seen) > 1


def test_a_view_that_another_linker_built_is_built_anew(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(full, write=True) as ledger:
        assert not ledger.refresh()
    monkeypatch.setattr("rashomon.ledger.material.LINKER", 0)
    with open_ledger(full, write=True) as ledger:
        assert ledger.refresh()
