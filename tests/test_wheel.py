"""The wheel holds all that the program needs, and runs without the tools of developers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from rashomon import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "rashomon"
REPORT = (
    "Armenia's Defence Ministry said Azerbaijani troops shelled Sotk on Tuesday, killing two.\n"
)


def pip(python: Path | str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run pip, pinned as the project's set-up is."""
    environment = os.environ | {"PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, words)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=180, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    if done.returncode:
        pytest.skip(f"no wheel can be built here: {done.stderr.strip()[-200:]}")
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=True)
    made = folder / "bin" / "python"
    done = pip(made, "install", wheel)
    if done.returncode:
        pytest.skip(f"nothing can be installed here: {done.stderr.strip()[-200:]}")
    return made


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    wanted = {
        str(Path("rashomon") / path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= inside
    assert {name.split("/")[0] for name in inside - wanted} == {f"rashomon-{__version__}.dist-info"}


def test_the_installed_program_codes_and_tells(python: Path, tmp_path: Path) -> None:
    program = python.with_name("rashomon")
    text = tmp_path / "a.txt"
    text.write_text(REPORT, "utf-8")

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(program), *words], capture_output=True, text=True, cwd=tmp_path, check=True
        )
        return done.stdout

    assert "incidents" in run("--help")
    assert json.loads(run("code", "a.txt"))["incidents"][0]["type"] == "shelling"
    run("add", "a.txt")
    assert "Sotk" in run("brief", "--format", "html")


def test_the_constraints_pin_all_that_is_installed(python: Path) -> None:
    pinned = set((ROOT / "constraints.txt").read_text("utf-8").lower().split())
    listed = subprocess.run(
        [str(python), "-m", "pip", "list", "--format=freeze"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = {line.lower() for line in listed.stdout.split()}
    ours = {line for line in found if line.split("==")[0] not in ("pip", "setuptools", "rashomon")}
    assert {line.replace("-", "_") for line in ours} <= {line.replace("-", "_") for line in pinned}
