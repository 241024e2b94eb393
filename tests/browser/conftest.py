"""A browser, once for all the tests here; where there is none, they are skipped and say why."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from browser.watch import watched

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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide, light page; at the end of the test all in it must have gone well."""
    with watched(browser) as (context, _):
        yield context.new_page()
