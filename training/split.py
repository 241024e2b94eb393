"""The corpus in parts to train on and to score, split by incident."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def parts(corpus: Path) -> dict[str, list[Path]]:
    """The codings of `corpus` to train on, to score, and those written later (train only)."""
    found: dict[str, list[Path]] = {"train": [], "dev": [], "written": []}
    for name, members in groups(corpus).items():
        found["dev" if held(name) else "train"] += members
    for part in ("train", "dev"):
        found[part].sort()
    found["written"] = sorted(corpus.glob("w/*.json"))
    return found


def groups(corpus: Path) -> dict[str, list[Path]]:
    """Codings by the group of incidents that they share; a group is named by its first report."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    paths = sorted(corpus.glob("[a-h]/*.json"))
    for path in paths:
        for incident in json.loads(path.read_text(encoding="utf-8"))["incidents"]:
            one, other = sorted((find(path.stem), find("incident " + incident["incident_id"])))
            leader[other] = one
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault(find(path.stem), []).append(path)
    return {members[0].stem: members for members in found.values()}


def held(group: str) -> bool:
    """Whether a group of reports is held back: by the hash of its name, one in four."""
    return hashlib.sha256(group.encode()).digest()[0] % 4 == 0
