"""Why a ledger's incident is one: what linking saw, told with files and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rashomon.ledger.protocol import Reader
from rashomon.link.why import Why, explain
from rashomon.model.errors import InputError
from rashomon.ruling.history import decisions_on
from rashomon.tell.why import WhyPage, why_page

_ALL = slice(None)


def explained(
    reader: Reader, code: str, document: str | None = None, part: slice = _ALL
) -> WhyPage:
    """The page of why the incident `code` is one; with `document` of what that alone tells.

    Of very many joins a `part` may be asked for, in the order of linking.

    Raises InputError where no incident, or more than one, has the code, and where the document,
    a file's name or an id, does not tell it.
    """
    mine = reader.linked(code)
    known = mine[0].code
    names = reader.names({one.card.ref.document for one in mine})
    only = _named(known, names, document) if document else None
    others = reader.beside(known)
    told_by = {one.card.ref.document for one in (*mine, *others)}
    held = reader.rulings(told_by).decisions
    why = explain(mine, others, reader.linked, held, only, part)
    cards = {one.card.ref: one.card for one in (*mine, *others)}
    names |= reader.names({one.other.document for one in why.near})
    numbers = _numbers(why)
    made = [one for one in decisions_on(reader, told_by) if one.number in numbers]
    return replace(why_page(known, why, cards, names, made), mentions=len(mine))


def _named(code: str, names: Mapping[str, str], document: str) -> str:
    """The id of a document that tells an incident; `names` has the files' names by id."""
    found = sorted(id for id, name in names.items() if document in {id, name})
    if len(found) > 1:
        raise InputError(f"{code}: {document} may be any of {', '.join(found)}")
    if not found:
        told = ", ".join(sorted(set(names.values()))[:12])
        raise InputError(f"{code} is not told by {document}; it is told by {told}")
    return found[0]


def _numbers(why: Why) -> set[int]:
    named = [*(one.decisions for one in why.joins), *(one.decisions for one in why.near)]
    return {number for numbers in named for number in numbers}
