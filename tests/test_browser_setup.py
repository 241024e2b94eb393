"""The set-up of the browser never fails, and says in one line what it did."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "browser" / "chromium.sh"


def run(folder: Path, **programs: str) -> tuple[int, str]:
    """The script's exit code and what it says where there are only these programs."""
    for name, body in {"timeout": 'shift; exec "$@"', **programs}.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (folder / name).chmod(0o755)
    shell = shutil.which("sh")
    if not shell:
        pytest.skip("no shell here")
    done = subprocess.run(
        [shell, SCRIPT], env={"PATH": str(folder)}, capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.returncode, done.stdout


def test_a_browser_that_is_there_is_kept(tmp_path: Path) -> None:
    assert run(tmp_path, chromium="exit 0", id="echo 0") == (0, "")


def test_without_the_right_to_install_it_says_what_to_do(tmp_path: Path) -> None:
    code, told = run(tmp_path, id="echo 1000")
    assert (code, told.count("\n")) == (0, 1)
    assert "apt-get install chromium" in told


def test_root_installs_it(tmp_path: Path) -> None:
    apt = f'echo "$@" >> {tmp_path}/log; echo noise'
    code, told = run(tmp_path, id="echo 0", **{"apt-get": apt})
    assert (code, told.count("\n")) == (0, 1)
    asked = (tmp_path / "log").read_text("utf-8").splitlines()
    assert [line.split(" DPkg")[1].split()[1] for line in asked] == ["update", "install"]


def test_where_it_cannot_be_had_the_set_up_goes_on(tmp_path: Path) -> None:
    code, told = run(tmp_path, id="echo 0", **{"apt-get": "echo no >&2; exit 100"})
    assert code == 0
    assert "will be skipped" in told
