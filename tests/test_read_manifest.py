"""Manifests say what is known; what is wrong with one is named by line and column."""

from datetime import date
from pathlib import Path

import pytest

from rashomon.model.document import Origin
from rashomon.model.errors import InputError
from rashomon.read.manifest import iso_date, read_manifest
from rashomon.read.origins import Origins

HEADER = "file,published,outlet,url,language\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c d.txt"):
        (tmp_path / name).write_text("text")
    return tmp_path


def _manifest(folder: Path, content: str | bytes) -> Path:
    path = folder / "manifest.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_what_is_known_comes_from_the_manifest(folder: Path) -> None:
    rows = (
        "\ufeff"
        + HEADER
        + 'a.txt,2024-05-07,"Daily, The",https://x.example/1,en\r\n\r\n"c d.txt",,,,\n'
    )
    assert read_manifest(_manifest(folder, rows)) == {
        "a.txt": Origin(
            date(2024, 5, 7),
            "Daily, The",
            "https://x.example/1",
            "en",
            tuple((field, "manifest") for field in ("published", "outlet", "url", "language")),
        ),
        "c d.txt": Origin(),
    }


def test_columns_may_stand_in_any_order(folder: Path) -> None:
    rows = "url,language,file,outlet,published\n,en,a.txt,,2024-02-29\n"
    known = (("published", "manifest"), ("language", "manifest"))
    origin = Origin(date(2024, 2, 29), language="en", known_from=known)
    assert read_manifest(_manifest(folder, rows)) == {"a.txt": origin}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1, column file: the column is missing"),
        ("file,outlet,url,language\n", "line 1, column published: the column is missing"),
        ("file,published,outlet,url,language,page\n", "line 1, column page: unknown column"),
        ("file,published,outlet,url,language,url\n", "line 1, column url: the column stands"),
        (HEADER + "a.txt,2023-02-30,,,\n", "line 2, column published: '2023-02-30' is no date"),
        (HEADER + "a.txt,0001-01-01,,,\n", "line 2, column published: '0001-01-01' is no date"),
        (HEADER + "a.txt,07/05/2024,,,\n", "line 2, column published: '07/05/2024' is no date"),
        (HEADER + "a.txt,20240507,,,\n", "line 2, column published: '20240507' is no date"),
        (HEADER + "a.txt,2024-05,,,\n", "line 2, column published: '2024-05' is no date"),
        (HEADER + "a.txt,,,,\n\nz.txt,,,,\n", "line 4, column file: there is no file 'z.txt'"),
        (HEADER + "a.txt,,,,\na.txt,,,,\n", "line 3, column file: 'a.txt' has a line already"),
        (HEADER + "a.txt,,,\n", "line 2: 4 cells under 5 columns"),
        (HEADER + "a.txt,,,,,\n", "line 2: 6 cells under 5 columns"),
        (HEADER + ",2024-05-07,,,\n", "line 2, column file: '' is not the name"),
        (HEADER + "../a.txt,,,,\n", "line 2, column file: '../a.txt' is not the name"),
        (HEADER + "x" * 5000 + ",,,,\n", "line 2, column file:"),
        (HEADER + 'a.txt,,"open,,\n', "line 2: unexpected end of data"),
        (HEADER.encode() + b"a.txt,,caf\xe9,,\n", "line 2: it is not UTF-8"),
        (HEADER + "a.txt,," + "x" * 200_000 + ",,\n", "line 2: field larger"),
        ((HEADER + "a.txt,,,,\n").encode("utf-16"), "line 1: it is not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column(
    folder: Path, content: str | bytes, message: str
) -> None:
    path = _manifest(folder, content)
    with pytest.raises(InputError) as caught:
        read_manifest(path)
    assert str(caught.value).startswith(f"{path}, {message}")


def test_a_manifest_that_cannot_be_read_is_named(folder: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read"):
        read_manifest(folder / "none.csv")
    with pytest.raises(InputError, match="cannot be read"):
        read_manifest(folder)


def test_the_manifest_beside_a_file_is_used(folder: Path) -> None:
    _manifest(folder, HEADER + "a.txt,2024-05-07,,,\n")
    origins = Origins(published=date(2024, 1, 1))
    from_manifest, from_option = (("published", "manifest"),), (("published", "option"),)
    assert origins.of(folder / "a.txt") == Origin(date(2024, 5, 7), known_from=from_manifest)
    assert origins.of(folder / "b.txt") == Origin(date(2024, 1, 1), known_from=from_option)
    assert origins.of(Path("-")) == Origin(date(2024, 1, 1), known_from=from_option)


def test_a_given_manifest_goes_first_and_may_lie_elsewhere(folder: Path, tmp_path: Path) -> None:
    _manifest(folder, HEADER + "a.txt,2024-05-07,,,\nb.txt,2024-05-07,,,\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    given = _manifest(elsewhere, HEADER + "a.txt,2024-05-09,,,\n")
    origins = Origins(given, files=[folder / "a.txt", Path("-")])
    assert origins.of(folder / "a.txt").published == date(2024, 5, 9)
    assert origins.of(folder / "b.txt").published == date(2024, 5, 7)
    with pytest.raises(InputError, match="no file"):
        Origins(given)


def test_a_wrong_manifest_beside_a_file_is_an_error(folder: Path) -> None:
    _manifest(folder, "file\n")
    with pytest.raises(InputError, match="missing"):
        Origins().of(folder / "a.txt")


@pytest.mark.parametrize("text", ["2024-2-3", " 2024-02-03", "2024-02-03T00:00", "٢٠٢٤-٠٢-٠٣", ""])
def test_only_one_way_to_write_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        iso_date(text)
