"""The watch over the pages sees what it is there to see."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route

from browser.watch import axe, foreign, watched

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'"
HEAD = '<!doctype html><html lang="en"><head><title>One</title></head>'
FINE = f"{HEAD}<body><main><h1>One</h1></main></body></html>"
HERE = "http://127.0.0.1:9/"


def served(page: Page, html: str, policy: str = POLICY) -> None:
    """Open a page that consists of this, under a policy."""

    def answer(route: Route) -> None:
        found = {"content-type": "text/html", "content-security-policy": policy}
        route.fulfill(body=html if route.request.url == HERE else "", headers=found)

    page.route("**/*", answer)
    page.goto(HERE)


@pytest.mark.parametrize(
    ("html", "policy", "told"),
    [
        ("<script>1</script>", POLICY, "policy: script-src"),
        ('<p style="color: red">', POLICY, "policy: style-src"),
        ("<script>console.error('so')</script>", "", "so"),
        ("<script>throw Error('wrong')</script>", "", "page error: wrong"),
        ('<img src="http://elsewhere.test/a.png" alt="">', "", "elsewhere.test"),
    ],
)
def test_what_goes_wrong_in_a_page_is_seen(
    browser: Browser, html: str, policy: str, told: str
) -> None:
    with pytest.raises(AssertionError, match=re.escape(told)), watched(browser) as (context, _):
        served(context.new_page(), FINE.replace("</main>", f"{html}</main>"), policy)


def test_what_is_expected_may_come(browser: Browser) -> None:
    with watched(browser) as (context, watch):
        watch.expected.append("policy: script-src")
        watch.expected.append("Content Security Policy")
        served(context.new_page(), FINE.replace("</main>", "<script>1</script></main>"))


@pytest.mark.parametrize("address", ["data:,a", "about:blank", "file:///a", "http://127.0.0.1:1/"])
def test_what_asks_nothing_of_another_host_is_known(address: str) -> None:
    assert not foreign(address)
    assert foreign("https://example.org/127.0.0.1")


def test_a_fine_page_passes(page: Page) -> None:
    served(page, FINE)
    axe(page)


def test_what_keeps_people_out_is_found_and_said(page: Page) -> None:
    served(page, FINE.replace("</main>", '<a href="/x"></a></main>'))
    with pytest.raises(AssertionError, match=r"link-name \(serious\)"):
        axe(page)
