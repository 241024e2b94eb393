"""What is taken in from others is as it was taken in, and under its licence."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"


def test_axe_is_what_its_readme_says() -> None:
    code = (VENDOR / "axe.min.js").read_bytes()
    told = (VENDOR / "README.md").read_text("utf-8")
    assert re.findall(r"`([0-9a-f]{64})`", told) == [sha256(code).hexdigest()]
    assert f"axe-core@{code.split(b'v', 1)[1].split()[0].decode()}" in told


def test_its_licence_lies_beside_it() -> None:
    assert "Mozilla Public License" in (VENDOR / "axe.LICENSE").read_text("utf-8")
