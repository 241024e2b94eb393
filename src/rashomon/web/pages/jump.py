"""Jump: from a code, a name or a few words to where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request

from rashomon.ledger.gists import Gist
from rashomon.tell import words
from rashomon.tell.phrases import name
from rashomon.web.answer import Answer
from rashomon.web.desk import Desk
from rashomon.web.index import Asked
from rashomon.web.index.lookup import look_up
from rashomon.web.links import LiveLinks

MOST = 6
"""How many of each kind are offered."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where words lead: what `kind` of thing (incident, party, place, text), its label, more about
    it, and its address."""

    kind: str
    label: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class Jump:
    """The words and where they lead, the surest first."""

    q: str
    ways: tuple[Way, ...]


def jump_page(desk: Desk, request: Request) -> Answer:
    """Where the words in `q` lead."""
    asked = Asked.of(
        (key, value) for key, value in request.query_params.multi_items() if key == "q"
    )
    ways = tuple(_ways(desk, asked)) if asked.q else ()
    return Answer("jump.html", Jump(asked.q, ways))


def _ways(desk: Desk, asked: Asked) -> Iterator[Way]:
    links = LiveLinks()
    looked = look_up(desk.index.fresh(), asked.q, MOST)
    for code in looked.codes:
        if found := desk.index.gist(code):
            yield _incident(found, links)
    for one in looked.parties:
        told = words.number(one.incidents, "incident")
        yield Way("party", name(one.name), told, links.page("incidents", party=one.name))
    for one in looked.places:
        told = words.number(one.incidents, "incident")
        yield Way("place", one.name, told, links.page("incidents", place=one.name))
    begun = asked.but(q=_begun(asked.q))  # whoever types may not have typed the word to its end
    found_all = desk.index.ask(begun)
    for gist in found_all.gists[:MOST]:
        yield _incident(gist, links)
    told = words.number(found_all.total, "incident")
    yield Way("text", f"“{begun.q}” in claims and texts", told, links.page("incidents", q=begun.q))
    yield Way("text", f"“{begun.q}” in documents", "", links.page("documents", q=begun.q))


def _begun(words: str) -> str:
    """The words, the last of them as the beginning of one where it is three letters or more."""
    last = words.rsplit(maxsplit=1)[-1]
    return f"{words}*" if len(last) >= 3 and last.isalpha() else words


def _incident(one: Gist, links: LiveLinks) -> Way:
    where = ", ".join(one.places[:2]) or "no place"
    what = words.TYPES.get(one.type, one.type)
    detail = f"{what}, {words.when(one.start, one.end)}, {where}"
    return Way("incident", one.code, detail, links.incident(one.code))
