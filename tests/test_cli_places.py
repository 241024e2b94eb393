"""`rashomon places`: GeoNames dumps that a user adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.app import app
from rashomon.code.places import Asked, locate
from rashomon.code.ruled import RulesCoder
from rashomon.knowledge.world.added import data_folder, forget


def line(name: str, latitude: str = "40.5", group: str = "P", code: str = "PPL") -> str:
    """A line of a dump, of 19 cells."""
    cells = ["1", name, name, f"{name}abad,Old {name}", latitude, "45.5", group, code, "AM", ""]
    return "\t".join([*cells, "04", "", "", "", "120", "", "900", "Asia/Yerevan", "2020-01-01"])


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["places", *map(str, words)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The user's data, in a folder of the test."""
    monkeypatch.setenv("RASHOMON_DATA", str(tmp_path / "data"))
    forget()
    yield tmp_path
    forget()


def dump(folder: Path, *lines: str, name: str = "AM.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_an_added_place_is_located_and_the_coder_says_so(folder: Path) -> None:
    before = RulesCoder().name
    assert locate("in Zzyrgh", [Asked(3, 9)])[0].latitude is None
    done = run("add", dump(folder, line("Zzyrgh"), line("Geghark", group="A", code="ADM1")))
    assert done.exit_code == 0 and "AM: 2 places" in done.output
    (place,) = locate("in Zzyrgh", [Asked(3, 9)])
    assert (place.latitude, place.country, place.admin) == (40.5, "AM", "Geghark")
    assert "as added (AM)" in place.basis
    assert RulesCoder().name.startswith(f"{before}+AM.")
    assert "AM" in run("list").output
    assert run("remove", "AM").exit_code == 0
    assert locate("in Zzyrgh", [Asked(3, 9)])[0].latitude is None
    assert RulesCoder().name == before


def test_a_dump_of_the_same_name_takes_the_place_of_the_former(folder: Path) -> None:
    run("add", dump(folder, line("Zzyrgh")))
    run("add", dump(folder, line("Qwxoth")))
    assert len(list((folder / "data" / "places").iterdir())) == 1
    assert locate("in Zzyrgh", [Asked(3, 9)])[0].latitude is None


def test_the_same_dump_is_kept_under_the_same_name(folder: Path) -> None:
    run("add", dump(folder, line("Zzyrgh")))
    before = [path.name for path in (folder / "data" / "places").iterdir()]
    run("add", dump(folder, line("Zzyrgh")))
    assert [path.name for path in (folder / "data" / "places").iterdir()] == before


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("no dump at all", "1 cells where a GeoNames dump has 19"),
        (line("Ok", latitude="north"), "could not convert"),
        (line("Ok", latitude="95"), "on no globe"),
        (line(""), "no name"),
        (line("Ok").replace("\t120\t", "\tmany\t"), "invalid literal"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(folder: Path, bad: str, reason: str) -> None:
    done = run("add", dump(folder, line("Zzyrgh"), bad))
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert "AM.txt, line 2: " in said and reason in said
    kept = folder / "data" / "places"
    assert not kept.exists() or list(kept.iterdir()) == []


@pytest.mark.parametrize("name", ["a b.txt", ".txt", "x" * 60 + ".txt"])
def test_a_file_of_an_odd_name_is_refused(folder: Path, name: str) -> None:
    assert run("add", dump(folder, line("Zzyrgh"), name=name)).exit_code == 2


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    path = folder / "AM.txt"
    path.write_bytes(line("Zzyrgh").encode() + b"\n\xff\xfe\n")
    assert "line 2: not UTF-8" in run("add", path).output


def test_what_is_not_there_is_said(folder: Path) -> None:
    assert run("add", folder / "none.txt").exit_code == 2
    assert run("remove", "AM").exit_code == 2
    assert run("add", dump(folder, "")).exit_code == 2


def test_a_folder_that_cannot_be_written_is_said(folder: Path) -> None:
    (folder / "data").write_text("a file", "utf-8")
    done = run("add", dump(folder, line("Zzyrgh")))
    assert done.exit_code == 2 and "cannot be written" in done.output


def test_the_folder_goes_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RASHOMON_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_folder() == tmp_path / "rashomon"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder() == tmp_path / ".local" / "share" / "rashomon"
