"""Paths mean files, each once, in an order that does not change."""

import os
from pathlib import Path

import pytest

from rashomon.model.errors import InputError, UnreadableError
from rashomon.read.files import read_document
from rashomon.read.paths import expand


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/deep/d.txt", ".git/e.txt", ".f.txt", "g.csv"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


def _names(tree: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(tree)) for path in expand(paths)]


ALL = ["a.TXT", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_a_folder_means_its_texts_sorted(tree: Path) -> None:
    assert _names(tree, tree) == ALL


def test_a_file_means_itself_whatever_its_name(tree: Path) -> None:
    assert _names(tree, tree / "g.csv", tree / ".f.txt") == ["g.csv", ".f.txt"]


def test_each_file_once_in_the_order_given(tree: Path) -> None:
    given = (tree / "sub", tree / "b.txt", tree, tree / "sub" / ".." / "b.txt")
    assert _names(tree, *given) == ["sub/c.txt", "sub/deep/d.txt", "b.txt", "a.TXT"]


def test_loops_of_links_end(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree)
    (tree / "sub" / "self").symlink_to(tree / "sub" / "self")
    (tree / "sub" / "again").symlink_to(tree / "sub" / "deep")
    assert sorted(Path(name).name for name in _names(tree, tree)) == [
        "a.TXT",
        "b.txt",
        "c.txt",
        "d.txt",
    ]


def test_linked_files_and_folders_are_followed(
    tree: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "x").symlink_to(tree / "sub")
    (other / "y.txt").symlink_to(tree / "b.txt")
    assert [path.name for path in expand([other])] == ["c.txt", "d.txt", "y.txt"]


def test_absent_paths_are_all_named(tree: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt, .*nothing"):
        expand([tree, tree / "none.txt", tree / "nothing"])


def test_a_dash_is_kept_and_an_empty_folder_means_nothing(tmp_path: Path) -> None:
    assert expand([Path("-"), tmp_path]) == (Path("-"),)


def test_a_link_to_nothing_is_left_to_be_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (file,) = expand([tmp_path])
    with pytest.raises(UnreadableError, match="no such file"):
        read_document(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_is_left_to_be_refused(tree: Path) -> None:
    (tree / "sub").chmod(0)
    try:
        assert _names(tree, tree) == ["a.TXT", "b.txt", "sub"]
    finally:
        (tree / "sub").chmod(0o755)
