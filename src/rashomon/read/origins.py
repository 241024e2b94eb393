"""What is known about each file, from the manifests at hand and from options."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from rashomon.model.document import Origin
from rashomon.read.files import STANDARD_INPUT
from rashomon.read.manifest import read_manifest

MANIFEST = "manifest.csv"
"""The name of the manifest that is used for the files beside it without being asked for."""


class Origins:
    """The origins of files. Manifests are read once each, when first needed.

    `manifest` goes before the manifests beside the files, and may lie anywhere: its files are
    those beside it or among `files`. `published` is for the files that no manifest dates. Raises
    InputError where a manifest is wrong.
    """

    def __init__(
        self,
        manifest: Path | None = None,
        published: date | None = None,
        files: Iterable[Path] = (),
    ) -> None:
        folders = sorted({file.parent for file in files if file != STANDARD_INPUT})
        self._given = read_manifest(manifest, folders) if manifest else {}
        self._published = published
        self._beside: dict[Path, dict[str, Origin]] = {}

    def of(self, file: Path) -> Origin:
        """What is known about `file`."""
        origin = self._given.get(file.name) or self._from_beside(file) or Origin()
        if origin.published or not self._published:
            return origin
        known_from = (*origin.known_from, ("published", "option"))
        return replace(origin, published=self._published, known_from=known_from)

    def _from_beside(self, file: Path) -> Origin | None:
        if file == STANDARD_INPUT:
            return None
        if file.parent not in self._beside:
            manifest = file.parent / MANIFEST
            self._beside[file.parent] = read_manifest(manifest) if manifest.is_file() else {}
        return self._beside[file.parent].get(file.name)
