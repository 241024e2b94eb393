from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.demo import NOTICE, build, main, modelled, most_told
from rashomon.model.errors import InputError

REPORT = "Noria's army said on Tuesday that Armenian troops had shelled Osk, killing two.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two reports, of which one is modelled on a real one, and a part that the demo leaves out."""
    for name, url in (("a-1", "https://example.org"), ("a-2", None), ("e-1", "x")):
        folder = tmp_path / "corpus" / name[0]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").write_text(REPORT.replace("Osk", f"Osk{name}"), "utf-8")
        (folder / f"{name}.json").write_text(json.dumps({"url": url}), "utf-8")
    return tmp_path / "corpus"


def test_only_what_is_modelled_on_real_reports_is_shown(corpus: Path) -> None:
    assert [path.name for path in modelled(corpus)] == ["a-1.txt"]


def test_the_demo_builds_afresh_and_shows_the_notice(corpus: Path, tmp_path: Path) -> None:
    brief, again = (build(corpus, tmp_path / "demo") for _ in range(2))
    assert brief == again
    assert brief.notices == (NOTICE,)
    assert NOTICE in (tmp_path / "demo" / "brief.html").read_text("utf-8")


def test_the_demo_draws_the_toll_where_counts_differ(corpus: Path, tmp_path: Path) -> None:
    rival = "Armenia's defence ministry said that five soldiers of Noria were killed on Tuesday.\n"
    told = "Noria's army said that two soldiers of Noria were killed on Tuesday near Osk.\n"
    (corpus / "a" / "a-1.txt").write_text(f"{told}{rival}", "utf-8")
    brief = build(corpus, tmp_path / "demo")
    drawn = tmp_path / "demo" / "toll.svg"
    assert drawn.exists() == bool(most_told(brief))
    assert not drawn.exists() or NOTICE[:40] in drawn.read_text("utf-8")


def test_elsewhere_it_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main() == 2
    assert "repository" in capsys.readouterr().err
    with pytest.raises(InputError):
        modelled(tmp_path)


def test_the_terminal_shows_the_notice_and_where_the_rest_is(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(corpus.parent)
    assert main() == 0
    shown = capsys.readouterr().out
    assert "Quotations are paraphrased or invented" in " ".join(shown.split())
    assert "brief.html" in shown
