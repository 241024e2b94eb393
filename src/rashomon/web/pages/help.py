"""What the desk is, and its keys."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from rashomon import __version__
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.menu import MENU


@dataclass(frozen=True, slots=True)
class Key:
    """A key, where it works, and what it does."""

    keys: str
    where: str
    does: str


@dataclass(frozen=True, slots=True)
class Help:
    """The program's version and every key of the desk."""

    version: str
    keys: tuple[Key, ...]


KEYS = (
    Key("/", "everywhere", "jump to an incident, a place, a party, a document"),
    Key("?", "everywhere", "this page"),
    *(Key(f"g {entry.key}", "everywhere", f"go to: {entry.label}") for entry in MENU),
    Key("↓ ↑ j k", "lists", "the next and the one before"),
    Key("Enter o", "lists", "open what is marked"),
    Key("n p", "lists, long pages", "the next page and the one before"),
    Key("f", "incidents", "the words to search for"),
    Key("[ ]", "incident", "the incident before it in time, and the one after"),
    Key("e", "incident", "open all sentences, or close them"),
    Key("w", "incident", "why these are one incident"),
    Key("r", "incident", "review it"),
    Key("Escape", "account, picked place or day", "back"),
    Key("↓ ↑", "document", "the next claim and the one before"),
    Key("+ - ← → ↑ ↓ 0", "map", "nearer, farther, to the sides, all of it"),
    Key("[ ]", "map, calendar, brief", "the time before, and the time after"),
    Key("c", "brief", "copy as Markdown"),
    Key("s", "review, the queue", "start"),
    Key("a r c j s k u", "review", "accept, reject, change, join, split, skip, undo"),
    Key("y", "review", "the field for a reason"),
)


def help_page(desk: Desk, request: Request) -> Answer:
    """What the desk is, and its keys."""
    del desk, request
    return Answer("help.html", Help(__version__, KEYS))
