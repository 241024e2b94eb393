"""A browser, once for all the tests here; where there is none, they are skipped and say why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from browser.serving import Desk, corpus_ledger, serving
from browser.watch import WIDE, watched

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def program() -> str | None:
    """The browser to be used: the one that RASHOMON_CHROMIUM names, else what is installed."""
    named = (os.environ.get("RASHOMON_CHROMIUM"), *NAMES)
    return next((found for one in named if one and (found := shutil.which(one))), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless browser, for all the tests of this folder."""
    found = program()
    if not found:
        pytest.skip("no chromium here (Debian: apt-get install chromium)")
    # Its sandbox works for no root user; what it opens here is ours.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=flags)
        except Error as error:
            pytest.skip(f"{found} does not start: {str(error)[:300]}")
        yield started
        started.close()


@pytest.fixture(scope="package")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of some of the corpus's reports; tests copy it before they write to it."""
    return corpus_ledger(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="package")
def desk(corpus: Path) -> Iterator[Desk]:
    """A desk over that ledger, for tests that only read."""
    with serving(corpus) as one:
        yield one


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a watched page, wide or narrow, light or dark; at the end of the test all in it must
    have gone well."""
    with ExitStack() as stack:

        def opened(width: int = WIDE, dark: bool = False, expected: tuple[str, ...] = ()) -> Page:
            context, watch = stack.enter_context(watched(browser, width=width, dark=dark))
            watch.expected.extend(expected)
            return context.new_page()

        yield opened


@pytest.fixture
def page(look: Callable[..., Page]) -> Page:
    """A wide, light page."""
    return look()
