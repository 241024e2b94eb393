from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from rashomon import __version__
from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger
from tell_samples import document, report

REPORT = (
    "Noria's defence ministry said on Tuesday that Armenian troops had shelled the village of Osk, "
    "killing two soldiers. Armenia's Defence Ministry denied the claim.\n"
)


def run(*words: str | Path, given: str | None = None, ledger: Path | None = None) -> Result:
    """Run a command as the shell would."""
    more = ["--ledger", str(ledger)] if ledger else []
    return CliRunner().invoke(app, [*map(str, words), *more], input=given)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A report in a file."""
    path = tmp_path / "osk.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger that holds one document, coded by hand, and a notice."""
    path = tmp_path / "some.ledger"
    with open_ledger(path, write=True) as store:
        store.add(document(), report())
        store.set_note("notice", "Written for a test.")
        store.refresh()
    return path


def only(ledger: Path) -> str:
    """The code of the ledger's incident."""
    (one,) = json.loads(run("incidents", "--format", "json", ledger=ledger).stdout)
    return str(one["code"])


# code


def test_code_prints_one_object_whose_quotes_stand_in_the_text(text: Path) -> None:
    done = run("code", text, "--published", "2020-07-16")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["id"], told["published"]) == (0, "osk", "2020-07-16")
    for incident in told["incidents"]:
        for account in incident["accounts"]:
            start, end = account["spans"]["evidence"]
            assert REPORT[start:end] == account["evidence"]


def test_code_reads_standard_input() -> None:
    done = run("code", "-", given=REPORT)
    assert (done.exit_code, json.loads(done.stdout)["id"]) == (0, "stdin")


def test_code_says_the_same_twice(text: Path) -> None:
    assert run("code", text).stdout == run("code", text).stdout


def test_code_goes_on_after_a_file_that_cannot_be_read(text: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out = tmp_path / "new" / "coded"
    done = run("code", empty, text, tmp_path / "absent.txt", "--out", out)
    assert done.exit_code == 2
    assert "empty.txt: is empty" in done.stderr
    assert "absent.txt: there is no such file" in done.stderr
    assert [path.name for path in out.iterdir()] == ["osk.json"]


def test_code_writes_no_two_files_to_one(text: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / "osk.txt"
    other.write_text("x", "utf-8")
    done = run("code", text, other, "--out", tmp_path / "out")
    assert (done.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "osk.json" in done.stderr


def test_code_takes_dates_from_a_manifest(text: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "list.csv"
    manifest.write_text("file,published,outlet,url,language\nosk.txt,2020-07-15,Post,,en\n")
    told = json.loads(run("code", text, "--manifest", manifest).stdout)
    assert (told["published"], told["outlet"]) == ("2020-07-15", "Post")


def test_code_names_what_is_wrong_with_a_manifest(text: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "list.csv"
    manifest.write_text("file,published,outlet,url,language\nosk.txt,2023-02-30,Post,,en\n")
    done = run("code", text, "--manifest", manifest)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "line 2, column published" in done.stderr


# add


def test_add_counts_what_is_new_and_what_is_there(text: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    first, second = run("add", text, ledger=ledger), run("add", tmp_path, ledger=ledger)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "added │ 1" in " ".join(first.stdout.split())
    assert "already there │ 1" in " ".join(second.stdout.split())
    with open_ledger(ledger) as store:
        assert store.counts().documents == 1


def test_add_keeps_the_rest_when_a_file_cannot_be_read(text: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 40)
    done = run("add", tmp_path, ledger=ledger)
    assert done.exit_code == 2
    assert "bad.txt" in done.stderr
    with open_ledger(ledger) as store:
        counts = store.counts()
        assert (counts.documents, counts.refused) == (1, 1)


def test_add_codes_in_processes_as_it_does_in_one(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(REPORT.replace("two", str(number + 2)), "utf-8")
    for jobs in ("1", "2"):
        assert run("add", folder, "--jobs", jobs, ledger=tmp_path / jobs).exit_code == 0
    listed = [
        run("incidents", "--format", "json", ledger=tmp_path / jobs).stdout for jobs in ("1", "2")
    ]
    assert listed[0] == listed[1]


def test_add_names_a_path_that_is_not_there(tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    done = run("add", tmp_path / "nowhere", ledger=ledger)
    assert (done.exit_code, ledger.exists()) == (2, False)
    assert "nowhere" in done.stderr


def test_a_notice_stays_with_the_ledger(text: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "new.ledger"
    run("add", text, "--notice", "For practice only.", ledger=ledger)
    for words in (("incidents",), ("brief",), ("brief", "--format", "md")):
        assert "For practice only." in run(*words, ledger=ledger).stdout


# incidents, show, brief


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), 1),
        (("--since", "2021-03-02", "--until", "2021-03-02"), 1),
        (("--since", "2021-03-03"), 0),
        (("--party", "Noria"), 1),
        (("--party", "Elsewhere"), 0),
        (("--place", "osk"), 1),
        (("--type", "shelling"), 1),
        (("--type", "protest"), 0),
        (("--disputed",), 1),
    ],
)
def test_incidents_keeps_to_what_was_asked(
    ledger: Path, options: tuple[str, ...], found: int
) -> None:
    done = run("incidents", *options, "--format", "json", ledger=ledger)
    assert (done.exit_code, len(json.loads(done.stdout))) == (0, found)


def test_incidents_as_a_table(ledger: Path) -> None:
    done = run("incidents", ledger=ledger)
    assert "2 March 2021" in done.stdout
    assert "Written for a test." in done.stdout


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json"])
def test_show_and_brief_in_every_format(ledger: Path, tmp_path: Path, form: str) -> None:
    for words in (("show", only(ledger)), ("brief",)):
        done = run(*words, "--format", form, ledger=ledger)
        assert done.exit_code == 0
        assert "Two Velandic soldiers died" in done.stdout
        out = tmp_path / "out.txt"
        assert run(*words, "--format", form, "--out", out, ledger=ledger).stdout == ""
        assert "Two Velandic soldiers died" in out.read_text("utf-8")


def test_show_knows_a_code_in_any_case_without_its_prefix(ledger: Path) -> None:
    code = only(ledger)
    done = run("show", code.removeprefix("RSH-").lower(), ledger=ledger)
    assert code in done.stdout


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("incidents", "--since", "2023-02-30"), "--since: '2023-02-30' is no date"),
        (("brief", "--until", "soon"), "--until: 'soon' is no date"),
        (("incidents", "--type", "raid"), "armed_clash, shelling"),
        (("incidents", "--since", "2021-02-01", "--until", "2021-01-01"), "later than"),
        (("show", "RSH-ZZZZ"), "no incident RSH-ZZZZ"),
        (("brief", "--format", "pdf"), "terminal"),
        (("toll", "RSH-ZZZZ"), "no incident RSH-ZZZZ"),
        (("toll", "RSH-ZZZZ", "--policy", "mean"), "'mean' is no policy; those are lowest, ucdp"),
        (("brief", "--format", "md", "--out", "/nowhere/at/all.md"), "/nowhere/at/all.md"),
    ],
)
def test_what_cannot_be_used_is_named(ledger: Path, words: tuple[str, ...], named: str) -> None:
    done = run(*words, ledger=ledger)
    assert (done.exit_code, done.stdout) == (2, "")
    assert named in done.stderr


@pytest.mark.parametrize("words", [("incidents",), ("show", "RSH-0000"), ("brief",)])
def test_without_a_ledger_it_says_how_to_make_one(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run(*words, ledger=tmp_path / "none.ledger")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "rashomon add PATH" in done.stderr
    assert not (tmp_path / "none.ledger").exists()


def test_the_ledger_may_be_named_by_the_environment(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_LEDGER", str(ledger))
    assert len(json.loads(run("incidents", "--format", "json").stdout)) == 1


def test_an_empty_ledger_tells_nothing_and_fails_at_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.ledger"
    with open_ledger(path, write=True):
        pass
    assert json.loads(run("incidents", "--format", "json", ledger=path).stdout) == []
    assert "0 incidents" in run("brief", ledger=path).stdout


# the program itself


def program(*words: str | Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "rashomon", *map(str, words)]
    return subprocess.run(command, capture_output=True, timeout=30, check=False, **more)


def test_the_version() -> None:
    assert program("--version").stdout.decode().split() == ["rashomon", __version__]


def test_help_says_each_command_in_a_whole_sentence() -> None:
    told = run("--help").stdout.partition("Commands:")[2].strip().splitlines()
    assert len(told) >= 5
    assert all(line.endswith(".") and not line.endswith("...") for line in told)


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        program("--help")
        times.append(time.perf_counter() - begun)
    assert min(times) < 1, "0.15 s where nothing else runs"


def test_help_loads_neither_coder_nor_ledger() -> None:
    code = (
        "import sys; sys.argv = ['rashomon', '--help']\n"
        "from rashomon.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "slow = ('sqlalchemy', 'jinja2', 'rashomon.code', 'rashomon.knowledge', 'rich.table')\n"
        "print([name for name in slow if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_a_pipe_that_nobody_reads_is_no_error(ledger: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", "from rashomon.cli import main; main()"]
    command += ["brief", "--format", "json", "--ledger", str(ledger)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.stderr == b""


def test_output_is_utf_8_whatever_the_locale(ledger: Path) -> None:
    done = program("brief", "--ledger", ledger, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“" in done.stdout.decode("utf-8")


def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    code = (
        "import rashomon.api, signal, os\n"
        "def wait(*_): os.kill(os.getpid(), signal.SIGINT)\n"
        "rashomon.api.reading = wait\n"
        "from rashomon.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "brief"], capture_output=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 130
    assert b"interrupted" in done.stderr
    assert b"Traceback" not in done.stderr
