"""The list of incidents."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from rashomon import api
from rashomon.tell.listing import Item
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk


@dataclass(frozen=True, slots=True)
class List:
    """The incidents that the filters leave."""

    total: int
    incidents: tuple[Item, ...]


def incidents_page(desk: Desk, request: Request) -> Answer:
    """The incidents, newest first."""
    del request
    with desk.reading() as reader:
        found = api.incidents(reader, api.Window())
    return Answer("incidents.html", List(len(found), found[:100]))
