"""How fast a desk over a large ledger answers, and how heavy its pages are.

usage: python benchmarks/desk.py LEDGER [--asked N] [--clients N] [--corpus FOLDER]
       default: --asked 400 --clients 8 --corpus corpus

LEDGER is one that `desk_ledger.py` made. The desk is started as one starts it, `rashomon
serve`, and asked by eight clients at once, each over one connection that it keeps, and each the
next page as soon as it has the last. A kind of page at a time: lists with filters at random,
incidents and documents at random, searches for words of the corpus at random, maps with filters
at random; then all the same once more. What is timed is what a client waits, from sending to
the last byte.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlencode

from rashomon.ledger.store import open_ledger

KINDS = ("list", "incident", "document", "search", "map")
TYPES = ("attack", "shelling", "armed_clash", "air_drone_strike", "explosion")
FINDINGS = ("disputed", "agreed", "revised", "one-sided")
SORTS = ("newest", "oldest", "told", "disputed", "unsure", "latest")


class Addresses:
    """Addresses of pages at random; the same each time."""

    def __init__(self, ledger: Path, corpus: Path) -> None:
        self._chance = random.Random(1)
        with open_ledger(ledger) as reader:
            gists = reader.gists().gists
            self._documents = reader.numbered(range(1, 10**5, 7))
        self._codes = [one.code for one in gists]
        self._parties = sorted({name for one in gists for name in one.parties})
        self._places = sorted({name for one in gists for name in one.places})
        self._years = sorted({one.first[:4] for one in gists if one.first})[1:]
        texts = (file.read_text("utf-8") for file in sorted(corpus.glob("[a-h]/*.txt")))
        self._words = re.findall(r"[A-Za-z]{4,}", " ".join(texts))

    def of(self, kind: str) -> str:
        """An address of this kind."""
        chance = self._chance
        match kind:
            case "list":
                per = chance.choice((50, 100))
                return f"/incidents?{urlencode({**self._filters(), 'per': per})}"
            case "incident":
                return f"/incidents/{chance.choice(self._codes)}"
            case "document":
                return f"/documents/{chance.choice(self._documents)}"
            case "search":
                words = " ".join(chance.choice(self._words) for _ in range(chance.choice((1, 2))))
                return f"/incidents?{urlencode({'q': words})}"
            case _:
                return f"/map?{urlencode(self._filters())}"

    def _filters(self) -> dict[str, str]:
        chance = self._chance
        year = chance.choice(self._years)
        some = {
            "since": f"{year}-0{chance.randrange(1, 7)}-01",
            "until": f"{year}-{chance.randrange(7, 13):02}-28",
            "party": chance.choice(self._parties),
            "place": chance.choice(self._places),
            "type": chance.choice(TYPES),
            "finding": chance.choice(FINDINGS),
            "sort": chance.choice(SORTS),
        }
        return {name: some[name] for name in chance.sample(list(some), chance.choice((1, 2, 2, 3)))}


@contextmanager
def served(ledger: Path) -> Iterator[tuple[str, int, float]]:
    """A desk over the ledger: host, port, and seconds until it could be asked."""
    command = [sys.executable, "-m", "rashomon", "serve", "--port", "0", "--ledger", str(ledger)]
    begun = time.perf_counter()
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert desk.stdout
        found = next(told for line in desk.stdout if (told := re.search(r"//(.+):(\d+)/", line)))
        yield found[1], int(found[2]), time.perf_counter() - begun
    finally:
        desk.terminate()
        desk.wait()


class Client:
    """Somebody who asks over one connection."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = http.client.HTTPConnection(host, port)

    def open(self) -> None:
        """Begin a connection anew: the desk closes those that were idle for some seconds."""
        self._connection.close()
        self._connection.connect()

    def ask(self, address: str) -> tuple[float, bytes]:
        """Milliseconds until the whole answer was there, and the answer."""
        begun = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begun) * 1000
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status}")
        return took, body


def asked(clients: Sequence[Client], addresses: Sequence[str]) -> list[float]:
    """How long each address took, asked by all clients at once."""
    shares = [addresses[at :: len(clients)] for at in range(len(clients))]
    for client in clients:
        client.open()

    def run(client: Client, share: Sequence[str]) -> list[float]:
        return [client.ask(address)[0] for address in share]

    with ThreadPoolExecutor(len(clients)) as pool:
        return [took for some in pool.map(run, clients, shares) for took in some]


def told(what: str, times: Sequence[float]) -> None:
    """Print the median and the 95th of a hundred."""
    ranked = sorted(times)
    p95 = ranked[int(len(ranked) * 0.95)]
    print(f"  {what:<22} median {statistics.median(ranked):7.1f} ms   p95 {p95:7.1f} ms")


def weigh(client: Client, address: str) -> None:
    """Print how many bytes a page without data has, with all that it loads."""
    _, page = client.ask(address)
    parts = sorted(set(re.findall(rb'(?:src|href)="(/static/[^"]+)"', page)))
    loaded = {part.decode(): len(client.ask(part.decode())[1]) for part in parts}
    whole = (len(page) + sum(loaded.values())) / 1000
    print(f"  {address:<22} {whole:7.1f} kB: page {len(page) / 1000:.1f}, files {len(loaded)}")


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--asked", type=int, default=400)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--kinds", nargs="*", default=KINDS)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    given = parser.parse_args()
    addresses = Addresses(given.ledger, given.corpus)
    with served(given.ledger) as (host, port, took):
        clients = [Client(host, port) for _ in range(given.clients)]
        print(f"started in {took:.1f} s, first page in {clients[0].ask('/incidents')[0]:.0f} ms")
        some = {kind: [addresses.of(kind) for _ in range(given.asked)] for kind in given.kinds}
        for kind, every in some.items():
            clients[0].open()
            alone = [clients[0].ask(addresses.of(kind))[0] for _ in range(40)]
            told(f"{kind}, one client", alone)
            told(f"{kind}, each once", asked(clients, every))
            told(f"{kind}, all once more", asked(clients, every))
        mixed = list(islice(cycle(some), given.asked))
        told("all kinds mixed", asked(clients, [addresses.of(kind) for kind in mixed]))
        clients[0].open()
        for address in ("/incidents?q=%22no+such+words%22", "/map?place=nowhere", "/help"):
            weigh(clients[0], address)


if __name__ == "__main__":
    main()
