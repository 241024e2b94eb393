"""A ledger as a site of files: what is in it, what is left out, and that it holds together."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon import api
from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger
from rashomon.model.errors import InputError
from rashomon.web.site.folder import MARK
from rashomon.web.site.publish import publish
from rashomon.web.site.wanted import Wanted
from tests.contract.samples import sample
from tests.site_files import broken, inline
from tests.web_samples import ledger

ALL = Wanted(api.Window(), all=True)
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A ledger of two incidents, told by a document each and by one that tells of neither."""
    return ledger(
        tmp_path,
        [
            sample(1, day="2024-05-06", published=date(2024, 5, 7), name=f"{HOSTILE}.txt"),
            sample(2, place="Hask", day="2024-06-10", published=date(2024, 6, 11)),
        ],
    )


def code_of(path: Path, place: str) -> str:
    """The code of the incident at a place."""
    with open_ledger(path) as reader:
        (found,) = reader.incidents(place=place)
    return found.code


def accept(path: Path, code: str) -> None:
    """Decide that all that is told of an incident stands."""
    with open_ledger(path, write=True) as store:
        api.accept(store, code, by="ana", reason="read it")


def everything(site: Path) -> str:
    """All that stands in any file of a site."""
    return "\n".join(one.read_text("utf-8") for one in sorted(site.rglob("*")) if one.is_file())


def test_a_site_has_its_pages_with_their_data_beside_them(kept: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = publish(kept, site, replace(ALL, title="The Orlin archive"))
    assert (done.incidents, done.documents, done.left) == (2, 2, 0)
    code = code_of(kept, "Hask")
    for page in ("index", "about", "decisions", "documents/index", f"incidents/{code}"):
        assert "The Orlin archive" in (site / f"{page}.html").read_text("utf-8")
        assert json.loads((site / f"{page}.json").read_text("utf-8"))
    weeks = sorted(one.name for one in (site / "briefs").glob("*.html"))
    assert weeks == ["2024-W19.html", "2024-W24.html"]
    assert (site / "briefs" / "2024-W24.md").read_text("utf-8").startswith("# Brief")
    assert "index.html" in (site / "README.md").read_text("utf-8")


def test_every_link_of_a_site_resolves_and_nothing_in_it_is_inline(
    kept: Path, tmp_path: Path
) -> None:
    publish(kept, tmp_path / "site", ALL)
    assert broken(tmp_path / "site") == []
    assert inline(tmp_path / "site") == []


def test_what_nobody_reviewed_is_in_no_file(kept: Path, tmp_path: Path) -> None:
    site, open_ = tmp_path / "site", code_of(kept, "Hask")
    accept(kept, code_of(kept, "Orlin"))
    done = publish(kept, site, Wanted(api.Window()))
    assert (done.incidents, done.documents, done.left) == (1, 1, 1)
    told = everything(site)
    assert "Orlin" in told
    assert open_ not in told
    assert "Hask" not in told
    assert broken(site) == []
    assert "1 other incident of the ledger left out" in (site / "README.md").read_text("utf-8")


def test_a_document_tells_no_more_than_what_was_reviewed(tmp_path: Path) -> None:
    document, one = sample(1)
    again = tuple(replace(claim, incident="i2") for claim in one.claims)
    other = replace(one.mentions[0], key="i2", when=replace(one.mentions[0].when, start="2019-02"))
    both = replace(one, mentions=(*one.mentions, other), claims=(*one.claims, *again))
    path, site = ledger(tmp_path, [(document, both)]), tmp_path / "site"
    with open_ledger(path) as reader:
        first, second = (found.code for found in reader.incidents())
    accept(path, first)
    publish(path, site, Wanted(api.Window()))
    (page,) = (site / "documents").glob("*[0-9a-f].json")
    assert json.loads(page.read_text("utf-8"))["counted"]["claims"] == len(one.claims)
    assert second not in everything(site)


def test_nothing_reviewed_is_said_and_nothing_written(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--all"):
        publish(kept, tmp_path / "site", Wanted(api.Window()))
    assert not (tmp_path / "site").exists()


def test_only_what_lies_in_the_window(kept: Path, tmp_path: Path) -> None:
    june = replace(ALL, window=api.Window(date(2024, 6, 1), date(2024, 6, 30)))
    assert publish(kept, tmp_path / "site", june).incidents == 1
    assert "Orlin" not in everything(tmp_path / "site")
    july = replace(ALL, window=api.Window(date(2024, 7, 1)))
    with pytest.raises(InputError, match="asked for"):
        publish(kept, tmp_path / "site", july)


def test_the_same_ledger_makes_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    sites = [tmp_path / "a", tmp_path / "b"]
    for site in sites:
        publish(kept, site, ALL)
    publish(kept, sites[1], ALL)
    first, again = ((site / MARK).read_bytes() for site in sites)
    assert first == again


def test_without_texts_only_what_is_cited_is_told(kept: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(kept, site, replace(ALL, texts=False))
    told = everything(site)
    assert "Bulletin" not in told  # it stands in the texts, and no claim rests on it
    assert "Borland denied it." in told
    assert broken(site) == []
    assert "not the text" in (site / "README.md").read_text("utf-8")


def test_what_comes_from_outside_is_escaped(kept: Path, tmp_path: Path) -> None:
    publish(kept, tmp_path / "site", ALL)
    for page in (tmp_path / "site").rglob("*.html"):
        assert "<script>" not in page.read_text("utf-8")
        assert "<img" not in page.read_text("utf-8")


def test_the_data_are_those_of_the_ledger(kept: Path, tmp_path: Path) -> None:
    publish(kept, tmp_path / "site", ALL)
    data = tmp_path / "site" / "data"
    lines = [
        json.loads(line) for line in (data / "incidents.jsonl").read_text("utf-8").splitlines()
    ]
    assert [one["start"] for one in lines] == ["2024-06-10", "2024-05-06"]
    rows = [*csv.DictReader((data / "claims.csv").read_text("utf-8").splitlines())]
    with open_ledger(kept) as reader:
        assert len(rows) == reader.counts().claims
        for row in rows:
            document = reader.document(row["document"])
            assert document
            assert document.text[int(row["start"]) : int(row["end"])] == row["evidence"]
    assert json.loads((data / "decisions.json").read_text("utf-8")) == []


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    path = ledger(tmp_path, [sample(1, name="=1+1.txt")])
    publish(path, tmp_path / "site", ALL)
    (row, *_) = csv.DictReader(
        (tmp_path / "site" / "data" / "claims.csv").read_text("utf-8").splitlines()
    )
    assert row["file"] == "'=1+1.txt"


def run(*words: str | Path) -> tuple[int, str]:
    """What the program says, and its exit code."""
    done = CliRunner().invoke(app, ["publish", *map(str, words)])
    return done.exit_code, done.output


def test_the_program_says_what_it_wrote(kept: Path, tmp_path: Path) -> None:
    code, told = run(tmp_path / "site", "--all", "--ledger", kept)
    assert code == 0
    assert told.startswith("2 incidents, 2 documents: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("{site}",), "--all"),
        (("{site}", "--all", "--since", "x"), "--since"),
        (("{site}", "--all", "--type", "x"), "--type"),
        (("{site}", "--all", "--ledger", "{site}.none"), "there is no ledger here"),
        (("{folder}", "--all"), "did not write"),
    ],
)
def test_what_cannot_be_is_said(
    kept: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    asked = [word.format(site=tmp_path / "site", folder=tmp_path) for word in words]
    code, said = run(*(asked if "--ledger" in asked else [*asked, "--ledger", str(kept)]))
    assert code == 2
    assert told in said
    assert not (tmp_path / "site").exists()


def test_the_map_and_the_calendar_lead_to_their_incidents_year_by_year(
    kept: Path, tmp_path: Path
) -> None:
    publish(kept, tmp_path / "site", ALL)
    code = code_of(kept, "Hask")
    for page in ("map", "calendar"):
        assert (tmp_path / "site" / f"{page}.html").is_file()
    told = (tmp_path / "site" / "calendar.html").read_text("utf-8")
    assert f'href="incidents/{code}.html"' in told
