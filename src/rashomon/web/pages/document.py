"""One document: its text as published, and beside it all that was read in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.requests import Request

from rashomon import api
from rashomon.model.errors import InputError
from rashomon.model.vocabulary import NARRATOR
from rashomon.tell.beside import CLAIMS, Said
from rashomon.tell.clean import clean
from rashomon.tell.document import DocumentPage, Voice
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.badges import COLOURS, Badge
from rashomon.web.desk import Desk
from rashomon.web.marked import Beside, document_html, lettered
from rashomon.web.pages.decisions import number

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}", re.IGNORECASE)


def document_page(desk: Desk, request: Request) -> Answer:
    """The part of a document that holds the character `at`; `from` is the first claim listed."""
    at, first = _place(request), number(request, "from")
    with desk.reading() as reader:
        try:
            page = api.document(reader, request.path_params["id"], at or 0, first)
        except InputError as error:
            raise RefusedError(404, str(error), "It may be in another ledger.") from error
    return Answer("document.html", page, words(page, at))


def words(page: DocumentPage, at: int | None = None) -> Mapping[str, object]:
    """What the template of a document is given beside the page itself."""
    numbered = {one.number: _badge(one, page.counted.parties) for one in page.parties}
    looks = {one.party: one for one in numbered.values()}
    entries = entries_of(page)
    beside = Beside(numbered, entries)
    last = page.counted.first + len(page.claims) - 1
    return {
        "badges": looks,
        "entries": entries,
        "letters": {one.of: lettered(looks[one.party], one.of) for one in page.claims},
        "text": document_html(page.lines, page.marks, beside, at),
        "facts": {one.what: one for one in page.known},
        "link": safe_link,
        "last": last,
        "before": max(1, page.counted.first - CLAIMS) if page.counted.first > 1 else None,
        "after": last + 1 if last < page.counted.here else None,
        "start": page.parts[page.part][0] if page.parts else 0,
    }


def _badge(one: Voice, parties: int) -> Badge:
    """The party's badge: its letter is the same in every part of the text."""
    place = one.number if one.party != NARRATOR else max(parties - 1, COLOURS - 1)
    return Badge(one.party, place)


def entries_of(page: DocumentPage) -> dict[str, str]:
    """The id, on the page, of what stands beside the text, by its name in the marks.

    A claim is found under its own id (`c-…`), the second with the same one under its number too.
    """
    names = [one.of for one in (*page.reactions, *page.contacts)]
    found = {name: name for name in (*names, *(one.of for one in page.incidents))}
    taken = set[str]()
    for one in page.claims:
        found[one.of] = _claim_id(one, taken)
    return found


def _claim_id(one: Said, taken: set[str]) -> str:
    name = f"c-{one.id}" if one.id not in taken else f"c-{one.id}-{one.of}"
    taken.add(one.id)
    return name


def safe_link(address: str | None) -> str | None:
    """The address, where it is one of a web page and nothing in it is hidden; else None."""
    plain = address and clean(address) == address and _ADDRESS.fullmatch(address)
    return address if plain else None


def _place(request: Request) -> int | None:
    given = request.query_params.get("at")
    if given is None:
        return None
    if not re.fullmatch("[0-9]{1,9}", given):
        raise RefusedError(400, f"at: {given[:40]!r} is no place in a text")
    return int(given)
