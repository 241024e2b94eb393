"""A page that is watched: what it asks for, and all that goes wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
WIDE, NARROW = 1280, 400
GRAVE = ("serious", "critical")
HOSTS = {"127.0.0.1", "localhost"}
OURS = {"data", "blob", "about"}
"""Addresses of these schemes ask nothing of anybody."""

_TELL = """addEventListener('securitypolicyviolation', event => console.error(
    'policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile))"""
_RUN = """rules => axe.run(document, {
    preload: false,  // it would ask for the style sheets, which the policy forbids
    resultTypes: ['violations'],
    ...(rules ? {runOnly: {type: 'rule', values: rules}} : {}),
}).then(found => found.violations)"""


def foreign(address: str) -> bool:
    """Whether asking for `address` asks something of another host than this one."""
    parts = urlsplit(address)
    if parts.scheme in OURS:
        return False
    return parts.scheme != "file" and parts.hostname not in HOSTS


@dataclass
class Watch:
    """What was asked for, and what went wrong; `expected` are parts of errors that may come."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def asked(self, request: Request) -> None:
        """Keep what a page asks for."""
        self.requests.append(request.url)

    def erred(self, told: str) -> None:
        """Keep what went wrong."""
        self.errors.append(told)

    def follow(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", lambda one: self.erred(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: self.erred(f"page error: {one}"))
        page.on("crash", lambda _: self.erred("the page crashed"))

    def check(self) -> None:
        """Fail on whatever asked another host for something, and on every error in a page."""
        abroad = [address for address in self.requests if foreign(address)]
        assert not abroad, f"asked of other hosts: {abroad}"
        wrong = [one for one in self.errors if not any(part in one for part in self.expected)]
        assert not wrong, "errors in the page:\n" + "\n".join(wrong)


@contextmanager
def watched(
    browser: Browser, *, width: int = WIDE, dark: bool = False, base: str | None = None
) -> Iterator[tuple[BrowserContext, Watch]]:
    """A context of its own whose pages are all watched; on leaving, all must have gone well."""
    watch = Watch()
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        base_url=base,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    context.add_init_script(_TELL)
    context.on("request", watch.asked)
    context.on("page", watch.follow)
    try:
        yield context, watch
        watch.check()
    finally:
        context.close()


def axe(page: Page, *rules: str) -> None:
    """Fail on what axe-core finds serious or critical in the page, by these rules or by all."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(_RUN, [*rules] or None)
    told = [
        f"{one['id']} ({one['impact']}): {one['help']}\n  {node['target']} {node['html'][:160]}\n"
        f"  {node['failureSummary']}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)


def for_everybody(page: Page) -> None:
    """Fail where the page shuts somebody out: light or dark, wide or as narrow as a telephone."""
    page.emulate_media(color_scheme="light")
    axe(page)
    page.emulate_media(color_scheme="dark")
    axe(page, "color-contrast", "link-in-text-block")
    page.set_viewport_size({"width": NARROW, "height": 900})
    axe(page)
    overflows = page.evaluate("document.documentElement.scrollWidth")
    assert overflows <= NARROW, f"{page.url}: {overflows} pixels wide on a screen of {NARROW}"
