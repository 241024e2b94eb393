from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from rashomon.cli.app import app

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
PAGES += sorted((ROOT / "benchmarks").glob("*.md"))
COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
MARKS = re.compile(r"[^\w\- ]")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a page in a language; "" for those that name none."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Every line of a page's blocks that runs the program, without what it is piped from.

    Blocks that begin with $ hold what a command printed.
    """
    for page in PAGES:
        shown = [block for block in blocks(page, "") if not block.startswith("$")]
        for line in "\n".join(shown).splitlines():
            last = line.rpartition("|")[2].strip()
            if last.startswith("rashomon "):
                yield f"{named(page)}: {line}", shlex.split(last)[1:]


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.M)
    return {MARKS.sub("", heading.lower()).replace(" ", "-") for heading in headings}


def links() -> Iterator[tuple[str, Path, str]]:
    """Every link of a page that does not lead out of the repository."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            if "://" not in target:
                yield f"{named(page)}: {target}", page, target


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the corpus and with reports, as the examples have them."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    shutil.copytree(ROOT / "corpus" / "a", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [pytest.param(words, id=line) for line, words in dict(command_lines()).items()]
)
def test_every_command_line_parses(words: list[str]) -> None:
    COMMANDS[words[0]].make_context(words[0], words[1:])


@pytest.mark.parametrize(
    ("page", "target"), [pytest.param(page, target, id=name) for name, page, target in links()]
)
def test_every_link_leads_somewhere(page: Path, target: str) -> None:
    path, _, anchor = target.partition("#")
    there = (page.parent / path) if path else page
    assert there.exists()
    assert not anchor or anchor in anchors(there)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=named)
def test_every_python_example_runs(
    page: Path, workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in blocks(page, "python"):
        exec(compile(example, named(page), "exec"), {})
        shown = capsys.readouterr().out
        assert "Armenia" in shown or "RSH-" in shown


def test_the_example_in_the_readme_shows_both_sides(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = blocks(ROOT / "README.md", "python")
    exec(compile(example, "README.md", "exec"), {})
    parties = {line.split()[0] for line in capsys.readouterr().out.splitlines() if " | " in line}
    assert {"Armenia", "Azerbaijan"} <= parties


def test_the_readme_shows_the_notice_with_the_texts_and_the_picture() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert "Quotations are paraphrased or invented" in readme
    for picture in (ROOT / "docs").glob("*.png"):
        assert picture.stat().st_size <= 300_000, picture.name


def test_every_benchmark_is_listed_and_says_how_it_is_run() -> None:
    listed = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    for script in sorted((ROOT / "benchmarks").glob("*.py")):
        usage = re.search(r"^[Uu]sage: python benchmarks/(\S+)", script.read_text("utf-8"), re.M)
        assert usage and usage[1] == script.name
        assert f"`{script.name}" in listed
