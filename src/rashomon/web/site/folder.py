"""A folder that a site is written to: the old one stands until the new one is whole.

What was written is listed in the folder itself, in the file MARK: a folder with other files in it,
or without that list, is left as it is.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from rashomon.model.errors import InputError
from rashomon.web.site.swap import put

MARK = ".rashomon-site"
"""The file by which a site is known: a hash and a path a line, as sha256sum reads them."""


class Draft:
    """A site that is being written; it is not yet where it shall be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sums: dict[str, str] = {}

    def write(self, path: str, body: str | bytes) -> None:
        """Write a file of the site; `path` is relative to its folder, with slashes."""
        whole = body.encode("utf-8", "replace") if isinstance(body, str) else body
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(whole)
        self._sums[path] = sha256(whole).hexdigest()

    def finish(self) -> None:
        """List all that was written."""
        lines = (f"{self._sums[path]}  {path}\n" for path in sorted(self._sums))
        (self._folder / MARK).write_text("".join(lines), "utf-8")


@contextmanager
def site_folder(folder: Path) -> Iterator[Draft]:
    """A site for `folder`, which takes its place at the end of the `with` block.

    After an error, or where the program is killed, what was there is there still. Raises
    InputError where `folder` holds what no site did, or cannot be written.
    """
    place = Path(os.path.realpath(folder))
    new, aside = place.with_name(f"{place.name}.new"), place.with_name(f"{place.name}.old")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _settle(place, aside)
        _check(place, folder)
        with ExitStack() as stack:
            _begin(new, stack)
            draft = Draft(new)
            yield draft
            draft.finish()
            left = put(new, place, aside)
        if left:
            remove(left)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError, InputError):
            _clear(new)


def listed(folder: Path) -> set[str] | None:
    """The files that the site in `folder` consists of; None where it is no site."""
    mark = folder / MARK
    if not mark.is_file():
        return None
    lines = mark.read_text("utf-8", "replace").splitlines()
    return {MARK, *(line[66:] for line in lines)}


def strangers(folder: Path, ours: set[str]) -> list[str]:
    """The files in `folder` that are not among `ours`, sorted."""
    files = (one for one in folder.rglob("*") if one.is_symlink() or not one.is_dir())
    return sorted({one.relative_to(folder).as_posix() for one in files} - ours)


def remove(folder: Path) -> None:
    """Remove a site, its mark last: what a killed program leaves of it is known as one."""
    for one in sorted(folder.iterdir()):
        if one.name == MARK:
            continue
        shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
    (folder / MARK).unlink(missing_ok=True)
    folder.rmdir()


def _check(place: Path, named: Path) -> None:
    """Raise InputError where a site may not be put in this place."""
    if not place.exists():
        return
    if not place.is_dir():
        raise InputError(f"{named}: is a file; a site needs a folder")
    ours = listed(place)
    found = strangers(place, ours or set())
    if ours is None and found:
        raise InputError(
            f'{named}: holds files that "rashomon publish" did not write; name another'
        )
    if found:
        some = ", ".join(found[:3]) + (" …" if len(found) > 3 else "")
        raise InputError(f"{named}: holds files beside the site; move them elsewhere first: {some}")


def _settle(place: Path, aside: Path) -> None:
    """End what a killed program left half done: the old site goes back, or away."""
    if listed(aside) is None:
        return
    if place.exists():
        remove(aside)
    else:
        aside.rename(place)


def _begin(new: Path, stack: ExitStack) -> None:
    """An empty folder that is ours until `stack` ends, known by its mark."""
    _clear(new)
    new.mkdir()
    mark = stack.enter_context((new / MARK).open("x", encoding="utf-8"))
    fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(new: Path) -> None:
    """Remove what a killed program left. Raises InputError where it is no site, or is in use."""
    if not new.exists():
        return
    if listed(new) is None and strangers(new, set()):
        raise InputError(f"{new}: is in the way; a site is written there first")
    if (new / MARK).exists():
        with (new / MARK).open(encoding="utf-8") as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InputError(f"{new}: another program is writing this site") from error
    remove(new)
