"""The pictures of the desk in the README: an incident, a document and the map.

Run from the repository, after `make demo`, where a Chromium is installed:

    python tools/screenshots.py

It serves demo/demo.ledger on this machine, opens the pages in a headless browser 1280 pixels wide,
and writes docs/desk-*.png, each at most LARGEST bytes.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from rashomon import api
from rashomon.demo import most_told

LEDGER = Path("demo/demo.ledger")
OUT = Path("docs")
SIZE = {"width": 1280, "height": 860}
LARGEST = 300_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def pages() -> dict[str, str]:
    """The addresses of the pages, by the names of their pictures."""
    with api.reading(LEDGER) as reader:
        (code,) = most_told(api.brief(reader, api.Window()))
        page = api.show(reader, code)
    first = page.columns[0].claims[0]
    cited = page.notes[first.cite - 1]
    return {
        "desk-incident": f"/incidents/{code}",
        "desk-document": f"/documents/{cited.document}",
        "desk-map": "/map?box=41,38,50,43.5",
    }


@contextmanager
def desk() -> Iterator[str]:
    """The desk over the demo's ledger; its address."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    words = [sys.executable, "-m", "rashomon", "serve", "--ledger", str(LEDGER)]
    known = os.environ | {"LOGNAME": "ana"}  # whose name stands in the pictures
    with subprocess.Popen([*words, "--port", str(port)], env=known) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _await(f"{address}/help")
            yield address
        finally:
            process.terminate()


def _await(address: str) -> None:
    for _ in range(200):
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the desk does not answer")


def taken(page: Page, address: str) -> bytes:
    """A picture of a page as it opens, with no more colours than a file may be large."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return smaller(page.screenshot(animations="disabled"))


def smaller(png: bytes) -> bytes:
    """The same picture packed as tightly as zlib can, without what is no picture."""
    head, body, at = png[:8], b"", 8
    kept: list[tuple[bytes, bytes]] = []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IDAT":
            body += data
        elif kind in (b"IHDR", b"PLTE", b"IEND"):
            kept.append((kind, data))
    packed = zlib.compress(zlib.decompress(body), 9)
    kept.insert(len(kept) - 1, (b"IDAT", packed))
    return head + b"".join(_chunk(kind, data) for kind, data in kept)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main() -> int:
    """Take the pictures; 1 where one is too large."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if not found or not LEDGER.exists():
        print("needs a chromium, and demo/demo.ledger (make demo)", file=sys.stderr)
        return 2
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    large = False
    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        for name, path in pages().items():
            png = taken(page, address + path)
            (OUT / f"{name}.png").write_bytes(png)
            print(f"docs/{name}.png: {len(png):,} bytes, of {path}")
            large |= len(png) > LARGEST
        browser.close()
    return int(large)


if __name__ == "__main__":
    sys.exit(main())
