"""A site is written whole or not at all, and never over what it did not write."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.model.errors import InputError
from rashomon.web.site import swap
from rashomon.web.site.folder import MARK, listed, site_folder, strangers

FOREVER = """
import sys
from pathlib import Path
from rashomon.web.site.folder import site_folder
number = 0
while True:
    number += 1
    with site_folder(Path(sys.argv[1])) as draft:
        for one in range(40):
            draft.write(f"{one % 7}/{one}-{number}.txt", f"{number}\\n" * 500)
    print(number, flush=True)
"""


def publish(folder: Path, **files: str) -> None:
    """Publish a site of these files."""
    with site_folder(folder) as draft:
        for name, body in files.items():
            draft.write(f"{name}.txt", body)


def files(folder: Path) -> dict[str, str]:
    """What is in a folder but its mark, by path."""
    found = (one for one in folder.rglob("*") if one.is_file() and one.name != MARK)
    return {one.relative_to(folder).as_posix(): one.read_text("utf-8") for one in found}


def whole(folder: Path) -> bool:
    """Whether all that the mark lists is there as it was written, and nothing else."""
    lines = (folder / MARK).read_text("utf-8").splitlines()
    same = (sha256((folder / line[66:]).read_bytes()).hexdigest() == line[:64] for line in lines)
    return len(lines) > 0 and all(same) and not strangers(folder, listed(folder) or set())


def beside(folder: Path) -> list[str]:
    """What lies beside the folder."""
    return sorted(one.name for one in folder.parent.iterdir() if one != folder)


@pytest.fixture(params=["exchanged", "moved"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a site; folders change names at one stroke, or, as elsewhere, one by one."""
    if request.param == "moved":
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    return tmp_path / "to" / "site"


def test_a_site_takes_the_place_of_the_one_before(site: Path) -> None:
    publish(site, a="1", b="1")
    publish(site, a="2")
    assert files(site) == {"a.txt": "2"}
    assert whole(site)
    assert beside(site) == []


def test_an_empty_folder_will_do(site: Path) -> None:
    site.mkdir(parents=True)
    publish(site, a="1")
    assert files(site) == {"a.txt": "1"}
    assert beside(site) == []


def test_after_an_error_all_is_as_it_was(site: Path) -> None:
    publish(site, a="1")
    with pytest.raises(KeyError), site_folder(site) as draft:
        draft.write("a.txt", "2")
        raise KeyError
    assert files(site) == {"a.txt": "1"}
    assert beside(site) == []


def test_files_of_others_are_left_as_they_are(site: Path) -> None:
    site.mkdir(parents=True)
    (site / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="did not write"):
        publish(site, a="1")
    assert files(site) == {"mine.txt": "mine"}


def test_files_that_were_put_into_a_site_are_left_as_they_are(site: Path) -> None:
    publish(site, a="1")
    (site / "sub").mkdir()
    (site / "sub" / "mine.txt").symlink_to(site / "a.txt")
    with pytest.raises(InputError, match=r"sub/mine\.txt"):
        publish(site, a="2")
    assert files(site)["a.txt"] == "1"


def test_a_file_is_no_folder(site: Path) -> None:
    site.parent.mkdir()
    site.write_text("mine", "utf-8")
    with pytest.raises(InputError, match="needs a folder"):
        publish(site, a="1")
    assert site.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["site.new", "site.old"])
def test_folders_beside_it_that_are_no_sites_stay(site: Path, name: str) -> None:
    publish(site, a="1")
    mine = site.with_name(name)
    mine.mkdir()
    (mine / "mine.txt").write_text("mine", "utf-8")
    try:
        publish(site, a="2")
    except InputError as error:
        assert name in str(error) or "cannot be written" in str(error)
    assert files(mine) == {"mine.txt": "mine"}
    assert whole(site)


def test_two_at_once_do_not_mix(site: Path) -> None:
    with site_folder(site) as draft:
        draft.write("a.txt", "1")
        with pytest.raises(InputError, match="another program"):
            publish(site, b="2")
    assert files(site) == {"a.txt": "1"}


def test_a_link_to_a_folder_stays_a_link(site: Path) -> None:
    real = site.with_name("real")
    publish(real, a="1")
    site.symlink_to(real)
    publish(site, a="2")
    assert site.is_symlink()
    assert files(real) == {"a.txt": "2"}


def test_what_was_moved_aside_comes_back(site: Path) -> None:
    publish(site, a="1")
    site.rename(site.with_name("site.old"))
    with pytest.raises(KeyError), site_folder(site):
        raise KeyError
    assert files(site) == {"a.txt": "1"}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="site: cannot be written"):
        publish(tmp_path / "file" / "site", a="1")


def test_a_killed_program_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    place, chance = tmp_path / "site", random.Random(3)
    publish(place, a="0")
    if not swap.exchange(place, place):
        pytest.skip("folders cannot change names at one stroke here")
    for _ in range(6):
        command = [sys.executable, "-c", FOREVER, str(place)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            process.kill()
        assert whole(place)
    publish(place, a="1")
    assert files(place) == {"a.txt": "1"}
    assert beside(place) == []
