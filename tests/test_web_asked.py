"""The filters of a list: read from an address, written back, refused by name."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest

from rashomon.model.errors import InputError
from rashomon.web.index import Asked, Box
from rashomon.web.links import query


def of(address: str) -> Asked:
    return Asked.of(parse_qsl(address))


def test_every_filter_comes_back_from_its_address() -> None:
    asked = Asked(
        since=date(2024, 5, 1),
        until=date(2024, 5, 31),
        party=("Armenia", "Azerbaijan"),
        place="Yeraskh & around",
        country="AM",
        type="shelling",
        finding=("disputed", "revised"),
        reviewed="partly",
        q='"two men" kill*',
        box=Box(43.5, -1, 50.25, 42),
        sort="told",
        page=3,
        per=100,
    )
    assert of(query(asked.filters())) == asked
    assert query(Asked().filters()) == ""


def test_one_list_has_one_address() -> None:
    one = of("finding=revised&party=B&party=A&finding=disputed&country=am&other=1&page=1&place=")
    other = of("party=A&party=B&party=A&country=AM&finding=disputed&finding=revised")
    assert one == other
    assert query(one.filters()) == query(other.filters())


def test_another_filter_begins_on_the_first_page() -> None:
    asked = Asked(page=4, type="war")
    assert asked.but(type="protest") == Asked(type="protest")
    assert asked.but(page=5).page == 5
    assert asked.but(sort="told").narrowed() == {"type": "war"}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("since=2024-13-01", "since: '2024-13-01' is no day"),
        ("until=2024", "until: '2024' is no day"),
        ("since=2024-05-02&until=2024-05-01", "until: 2024-05-01 is before since"),
        ("type=battle", "type: 'battle' is none of armed_clash"),
        ("finding=disputed&finding=true", "finding: 'true' is none of"),
        ("reviewed=maybe", "reviewed: 'maybe' is none of no, partly, yes"),
        ("country=Armenia", "country: 'Armenia' is no code"),
        ("box=1,2,3", "box: write it as west,south,east,north"),
        ("box=nan,2,3,4", "box: 'nan,2,3,4' bounds nothing"),
        ("box=1,4,3,2", "box: '1,4,3,2' bounds nothing"),
        ("sort=best", "sort: 'best' is none of newest"),
        ("page=0", "page: '0' is no number of a page"),
        ("page=-1", "page"),
        ("page=²", "page"),
        ("page=99999999999999999999", "page"),
        ("per=7", "per: '7' is none of 25, 50, 100, 200"),
        ("q=" + "a" * 401, "q: it is longer"),
        ("&".join(f"party={n}" for n in range(13)), "party: there are more than 12"),
    ],
)
def test_what_cannot_be_is_refused_by_name(address: str, said: str) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(")):
        of(address)
