"""What is wrong with input, disk or ledger: a message that names it, exit code 2, nothing half."""

from __future__ import annotations

import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger

REPORT = (
    "Noria’s defence ministry said on Tuesday that Armenian troops had shelled the village of Osk, "
    "killing two soldiers. Armenia’s Defence Ministry denied the claim.\n"
)
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PROGRAM = (sys.executable, "-c", "from rashomon.cli import main; main()")

UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.touch(), "is empty"),
    "blank": (lambda path: path.write_bytes(b" \n\t\n"), "is empty"),
    "only nul": (lambda path: path.write_bytes(b"\0" * 9), "is"),
    "binary": (lambda path: path.write_bytes(bytes(range(256)) * 50), "binary"),
    "a picture": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 99), "PNG image"),
    "a folder": (lambda path: path.mkdir(), "is a folder"),
    "200 MB": (lambda path: sparse(path, 200 << 20), "is too large (200 MB)"),
    "absent": (lambda path: path.parent, "there is no such file"),
    "half of a UTF-16 letter": (lambda path: path.write_bytes(b"\xff\xfea\0b"), "utf-16-le"),
}


def sparse(path: Path, size: int) -> None:
    """A file of so many bytes that takes up none."""
    with path.open("wb") as file:
        file.truncate(size)


def run(*words: str | Path, given: bytes | None = None) -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(app, list(map(str, words)), input=given)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "good.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path, good: Path) -> Path:
    """A ledger that holds one report."""
    path = tmp_path / "a.ledger"
    assert run("add", good, "--ledger", path).exit_code == 0
    return path


# files


@pytest.mark.parametrize("what", UNREADABLE)
def test_code_names_the_file_and_goes_on(tmp_path: Path, good: Path, what: str) -> None:
    make, reason = UNREADABLE[what]
    bad, out = tmp_path / "bad.txt", tmp_path / "out"
    make(bad)
    done = run("code", bad, good, "--out", out)
    assert done.exit_code == 2
    assert "bad.txt: " in done.stderr
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in out.iterdir()] == ["good.json"]


@pytest.mark.parametrize(
    "what", [name for name in UNREADABLE if name not in ("absent", "a folder")]
)
def test_add_names_the_file_and_takes_the_rest(tmp_path: Path, good: Path, what: str) -> None:
    make, _ = UNREADABLE[what]
    bad, ledger = tmp_path / "bad.txt", tmp_path / "a.ledger"
    make(bad)
    done = run("add", bad, good, "--ledger", ledger)
    assert (done.exit_code, done.stderr.count("bad.txt")) == (2, 1)
    with open_ledger(ledger) as store:
        assert (store.counts().documents, store.counts().refused) == (1, 1)


def test_what_was_refused_is_taken_up_once_it_can_be_read(tmp_path: Path, good: Path) -> None:
    ledger, bad = tmp_path / "a.ledger", tmp_path / "bad.txt"
    bad.touch()
    run("add", bad, "--ledger", ledger)
    bad.write_text(REPORT, "utf-8")
    done = run("add", bad, "--ledger", ledger)
    assert done.exit_code == 0
    with open_ledger(ledger) as store:
        assert store.refused() == ()


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_one_text_in_any_encoding_is_one_document(
    tmp_path: Path, good: Path, encoding: str
) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(REPORT.encode(encoding))
    one, two = (json.loads(run("code", path).stdout) for path in (good, other))
    assert two | {"id": one["id"]} == one


def test_what_is_odd_is_told_in_one_line_and_kept(tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(REPORT.replace("Osk", "O\0sk").replace("’", "âÄô"), "utf-8")
    for words in (("code", odd), ("add", odd, "--ledger", tmp_path / "a.ledger")):
        done = run(*words)
        assert done.exit_code == 0
        (line,) = done.stderr.splitlines()
        assert line.startswith("rashomon: warning: ")
        assert "odd.txt" in line
        assert "control characters (1," in line
        assert "encoded twice (2," in line


def test_many_odd_files_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"{REPORT}{number}\x07", "utf-8")
    done = run("add", folder, "--ledger", tmp_path / "a.ledger")
    assert len(done.stderr.splitlines()) == 21
    assert "5 more files" in done.stderr


def test_nothing_that_a_terminal_obeys_comes_out_again(tmp_path: Path) -> None:
    """Control characters, marks of direction and escapes: in the text and in the file's name."""
    evil = "\x1b[31mOsk\u202e\x07\u2066"
    bad = tmp_path / "b\x1b[2Jad\u202e.txt"
    bad.write_text(REPORT.replace("Osk", evil).replace("defence", "de\x9bfence"), "utf-8")
    ledger = tmp_path / "a.ledger"
    shown = [run("code", bad), run("code", tmp_path / "no\x1b[31m.txt")]
    shown.append(run("add", bad, "--ledger", ledger))
    shown += [run("incidents", "--ledger", ledger), run("incidents", "--party", "\x1b[1m")]
    listed = run("incidents", "--format", "json", "--ledger", ledger)
    (one,) = json.loads(listed.stdout)
    for form in ("terminal", "md", "html", "json"):
        shown.append(run("brief", "--format", form, "--ledger", ledger))
        shown.append(run("show", one["code"], "--format", form, "--ledger", ledger))
    for done in (*shown, listed):
        assert not HARMFUL.search(done.stdout + done.stderr)


@pytest.mark.parametrize("unit", [REPORT.strip() + " ", "a", "12,", '"', "war and peace ", "x. "])
def test_a_line_of_ten_megabytes_is_coded_in_bounded_time(tmp_path: Path, unit: str) -> None:
    long = tmp_path / "long.txt"
    long.write_text(unit * ((10 << 20) // len(unit)), "utf-8")
    begun = time.process_time()
    done = run("code", long)
    assert done.exit_code == 0
    assert time.process_time() - begun < 15
    assert "only its first 200,000 characters" in done.stderr


def test_standard_input_may_be_bad_too(tmp_path: Path, good: Path) -> None:
    assert "-: is empty" in run("code", "-", given=b"").stderr
    ledger = tmp_path / "a.ledger"
    assert run("add", "-", "--ledger", ledger, given=b"").exit_code == 2
    done = run("add", "-", good, "--ledger", ledger, given=REPORT.encode())
    assert done.exit_code == 0
    with open_ledger(ledger) as store:
        assert (store.counts().documents, store.refused()) == (1, ())


def test_no_report_is_written_over_another(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(REPORT, "utf-8")
    done = run("code", tmp_path / "a/x.txt", tmp_path / "b/x.txt", "--out", tmp_path / "out")
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "a/x.txt" in done.stderr
    assert "b/x.txt" in done.stderr
    assert "x.json" in done.stderr


# manifests


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("file,published,outlet,url,language\ngone.txt,,,,\n", "line 2, column file"),
        ("file,published,outlet,url,language,mood\n", "line 1, column mood: unknown column"),
        ("file,published,outlet,url\n", "line 1, column language: the column is missing"),
        (
            "file,published,outlet,url,language\ngood.txt,2023-02-29,,,\n",
            "line 2, column published: '2023-02-29' is no date",
        ),
        ("file,published,outlet,url,language\ngood.txt,,,\n", "line 2: 4 cells under 5 columns"),
        ("", "line 1, column file"),
    ],
)
def test_a_wrong_manifest_is_told_by_line_and_column(
    tmp_path: Path, good: Path, rows: str, named: str
) -> None:
    manifest = tmp_path / "list.csv"
    manifest.write_text(rows, "utf-8")
    for words in (("code", good), ("add", good, "--ledger", tmp_path / "a.ledger")):
        done = run(*words, "--manifest", manifest)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"list.csv, {named}" in done.stderr


# ledgers


@pytest.mark.parametrize("content", [b"hello\n", b"SQLite format 3\0", bytes(range(256)) * 64])
def test_a_file_that_is_no_ledger_is_left_as_it_is(
    tmp_path: Path, good: Path, content: bytes
) -> None:
    other = tmp_path / "other.ledger"
    other.write_bytes(content)
    for words in (("add", good), ("incidents",), ("brief",), ("show", "RSH-0000")):
        done = run(*words, "--ledger", other)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "other.ledger: it is not a ledger" in done.stderr
    assert other.read_bytes() == content


def test_a_ledger_of_a_newer_version_is_left_as_it_is(ledger: Path, good: Path) -> None:
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for words in (("add", good), ("brief",)):
        done = run(*words, "--ledger", ledger)
        assert done.exit_code == 2
        assert "a.ledger: the ledger is of version 99" in done.stderr
        assert "use a newer rashomon" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_ledger_can_be_read_and_not_added_to(ledger: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("two", "three"), "utf-8")
    ledger.chmod(0o444)
    ledger.parent.chmod(0o555)
    try:
        added, told = run("add", other, "--ledger", ledger), run("brief", "--ledger", ledger)
    finally:
        ledger.parent.chmod(0o755)
    assert (added.exit_code, told.exit_code) == (2, 0)
    assert "a.ledger: it" in added.stderr
    assert "read-only" in added.stderr


# disks


def bounded(size: int) -> Callable[[], None]:
    """Let the process that is about to start write no file beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def program(*words: str | Path, most: int) -> subprocess.CompletedProcess[str]:
    """Run the program where files may have at most so many bytes."""
    return subprocess.run(
        [*PROGRAM, *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=bounded(most),
    )


def test_a_full_disk_leaves_no_half_report_and_the_rest_goes_on(tmp_path: Path) -> None:
    long, short, out = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "out"
    long.write_text("".join(REPORT.replace("two", str(n)) for n in range(2, 40)), "utf-8")
    short.write_text("Nothing happened anywhere.\n", "utf-8")
    done = program("code", long, short, "--out", out, most=4096)
    assert done.returncode == 2
    assert "a.json: cannot be written (File too large)" in done.stderr
    assert [path.name for path in out.iterdir()] == ["b.json"]
    json.loads((out / "b.json").read_text("utf-8"))


def test_a_full_disk_leaves_whole_documents_in_the_ledger(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "in", tmp_path / "a.ledger"
    folder.mkdir()
    for number in range(130):
        (folder / f"{number:03}.txt").write_text(f"{REPORT}{number} {'word ' * 400}", "utf-8")
    done = program("add", folder, "--ledger", ledger, "--jobs", "1", most=500_000)
    assert done.returncode == 2
    assert "a.ledger: the disk" in done.stderr
    assert "Traceback" not in done.stderr
    with open_ledger(ledger, write=True) as store:
        kept = store.counts()
        assert 0 < kept.documents < 130
        assert kept.mentions == kept.documents
    assert run("add", folder, "--ledger", ledger).exit_code == 0
    with open_ledger(ledger) as store:
        assert store.counts().documents == 130


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [("--help",), ("--version",), ("code",), ("brief",)])
def test_output_that_cannot_be_written_is_told(ledger: Path, good: Path, words: list[str]) -> None:
    more = {"code": [good], "brief": ["--ledger", ledger]}.get(words[0], [])
    with Path("/dev/full").open("wb") as full:
        command = [*PROGRAM, *words, *map(str, more)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("rashomon: standard output: cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_out_follows_links_and_leaves_devices_alone(ledger: Path, tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.html", tmp_path / "link.html"
    link.symlink_to(kept)
    assert run("brief", "--format", "html", "--out", link, "--ledger", ledger).exit_code == 0
    assert link.is_symlink()
    assert "<html" in kept.read_text("utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run("brief", "--format", "md", "--out", pipe, "--ledger", ledger).exit_code == 0
        assert b"Osk" in reader.communicate(timeout=10)[0]
    assert pipe.is_fifo()
