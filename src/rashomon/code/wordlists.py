"""The coder's lists of words, as its data files hold them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data")


def wordlist(name: str) -> Any:
    """The data file `name`.json, read anew. Raises FileNotFoundError where there is none."""
    return json.loads((_DATA / f"{name}.json").read_text(encoding="utf-8"))
