"""The map and the calendar in a browser: moved by keys and clicks, each step an address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.serving import Desk
from browser.watch import for_everybody

Look = Callable[..., Page]
CAUCASUS = "/map?box=41,38,50,43.5"


def box(page: Page) -> list[float]:
    """West, south, east and north as the address says them."""
    found = re.search(r"box=([^&#]*)", page.url)
    assert found is not None
    return [float(side) for side in found[1].replace("%2C", ",").split(",")]


def pressed(page: Page, key: str) -> list[float]:
    """The box after a key."""
    before = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != before)
    return box(page)


def test_keys_move_the_map_and_leave_the_filters(desk: Desk, page: Page) -> None:
    page.goto(desk(f"{CAUCASUS}&since=2000-01-01"))
    near = pressed(page, "+")
    right = pressed(page, "ArrowRight")
    up = pressed(page, "ArrowUp")
    far = pressed(page, "-")
    assert near[0] < right[0]
    assert right[1] < up[1]
    assert far[2] - far[0] > up[2] - up[0]
    assert "since=2000-01-01" in page.url
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("box="))


def test_a_mark_of_several_places_leads_nearer_until_a_place_tells_its_incidents(
    desk: Desk, page: Page
) -> None:
    page.goto(desk("/map?box=-180,-58,180,80"))
    for _ in range(12):
        if page.locator("#picked").count():
            break
        before = page.url
        page.locator("a.map-mark").last.click()
        page.wait_for_url(lambda url, before=before: url != before)
    picked = page.locator("#picked")
    expect(picked).to_be_visible()
    picked.locator("[data-row] a").first.click()
    expect(page).to_have_url(re.compile("/incidents/RSH-"))


def test_time_is_stepped_through_by_keys(desk: Desk, page: Page) -> None:
    page.goto(desk(f"{CAUCASUS}&since=2020-01-01&until=2020-12-31"))
    page.keyboard.press("[")
    expect(page).to_have_url(re.compile("since=2019-01-01&until=2019-12-31"))
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile("since=2020-01-01&until=2020-12-31"))


def test_list_map_and_calendar_lead_to_one_another_with_their_filters(
    desk: Desk, page: Page
) -> None:
    page.goto(desk("/incidents?finding=disputed"))
    page.get_by_role("link", name="as a map").click()
    expect(page).to_have_url(re.compile(r"/map\?finding=disputed"))
    page.get_by_role("link", name="as a calendar").first.click()
    expect(page).to_have_url(re.compile(r"/calendar\?finding=disputed&box="))
    page.get_by_role("link", name="remove the filter: part of the map").click()
    expect(page).to_have_url(re.compile(r"/calendar\?finding=disputed$"))


def test_a_cell_of_the_calendar_tells_its_incidents(desk: Desk, page: Page) -> None:
    page.goto(desk("/calendar"))
    cell = page.locator("a.months-cell").first
    many = int((cell.get_attribute("aria-label") or "").rpartition(": ")[2].split()[0])
    cell.click()
    expect(page.locator("#picked [data-row]")).to_have_count(many)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", [CAUCASUS, "/calendar", f"{CAUCASUS}&at=39.7601,46.7499"])
def test_both_are_for_everybody_in_the_dark_too(
    desk: Desk, look: Look, path: str, dark: bool
) -> None:
    page = look(dark=dark)
    page.goto(desk(path))
    for_everybody(page)
