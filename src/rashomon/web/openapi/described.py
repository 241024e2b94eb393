"""What each page is asked, what it is sent, and what it answers. A test holds it to the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.link.rulings import KINDS
from rashomon.model.vocabulary import IncidentType
from rashomon.ruling.setting import CLAIM, COUNT, INCIDENT
from rashomon.tell.document import DocumentPage
from rashomon.tell.documents import DocumentsPage
from rashomon.tell.show import Page as IncidentPage
from rashomon.tell.why import WhyPage
from rashomon.web.index.asked import FINDINGS, PER_PAGE, REVIEWED, Sort
from rashomon.web.openapi.api import Api
from rashomon.web.openapi.asking import (
    ADDRESS,
    LONGEST,
    Param,
    day,
    formed,
    one_of,
    several,
    whole,
    words,
)
from rashomon.web.pages.accounts import People
from rashomon.web.pages.brief import BriefPage
from rashomon.web.pages.calendar import CalendarPage
from rashomon.web.pages.deciding import Conflict, Decided
from rashomon.web.pages.decisions import History
from rashomon.web.pages.help import Help
from rashomon.web.pages.incident import AccountPage
from rashomon.web.pages.incidents import List
from rashomon.web.pages.jump import Jump
from rashomon.web.pages.login import Login
from rashomon.web.pages.mapped import MapPage
from rashomon.web.pages.me import Me
from rashomon.web.pages.review import Line, News, ReviewPage
from rashomon.web.review.queue import Order
from rashomon.web.who.role import DeskRole
from rashomon.web.who.tokens import MOST_DAYS


@dataclass(frozen=True, slots=True)
class Described:
    """A page: what it answers, what its query may ask, and what a POST to it holds.

    A POST that makes something answers with that (`made`), or with why not (`conflict`).
    """

    answer: Any
    query: tuple[Param, ...] = ()
    form: tuple[Param, ...] = ()
    made: Any = None
    conflict: Any = None


_PAGE = whole("page", "Which page of the list, from 1.", 999_999_999)
_DEGREES = r"-?\d{1,3}(\.\d{1,9})?"
FILTERS = (
    day("since", "Incidents on this day or later."),
    day("until", "Incidents on this day or before."),
    several(
        "party",
        {"type": "string", "maxLength": LONGEST},
        "Parties that all have a part in it, up to 12.",
    ),
    words("place", "A part of the name of one of its places, by any side's name."),
    formed("country", "[A-Za-z]{2}", "The country, by ISO 3166."),
    one_of("type", IncidentType, "The type."),
    several("finding", {"type": "string", "enum": [*FINDINGS]}, "Kinds of findings that it has."),
    one_of("reviewed", REVIEWED, "Whether people decided on its claims."),
    words("q", "Words that all stand in one of its claims, or in one of its documents."),
)
"""Which incidents: the list, the map, the calendar and the review have these in common."""

_BOX = formed("box", f"{_DEGREES}(,{_DEGREES}){{3}}", "West, south, east, north in degrees.")
_DAYS = (day("since", "The first day."), day("until", "The last day."))
_NAME = words("name", "The name of an account.", 64)
_ROLE = one_of("role", DeskRole, "What the account, or the token, may.")
_PASSWORD = words("password", "A password of 12 characters or more.", 1024)
_AT = formed("at", f"{_DEGREES},{_DEGREES}", "Latitude and longitude of a place that is picked.")

_ORDER = one_of("order", Order, "The order of the queue.")


def _decision(name: str, says: str) -> Param:
    """The number of a decision, 0 before the first."""
    return Param(name, {"type": "integer", "minimum": 0, "maximum": 999_999_999}, says)


_SET = {
    name: "A closed vocabulary." if name in ("stance", "about", "kind", "figure", "type") else ""
    for name in (*CLAIM, *COUNT, *INCIDENT)
}
_DECISION = (
    one_of("kind", KINDS, "What is decided.", required=True),
    words("incident", "The code of the incident; an undo needs none.", 40),
    several("claim", {"type": "string", "maxLength": 40}, "Ids of claims; none: the incident."),
    words("other", "For a join: the code of the other incident.", 40),
    several("document", {"type": "string", "maxLength": LONGEST}, "For a split: which documents."),
    whole("number", "For an undo: which decision; without it, your own last.", 999_999_999),
    words("reason", "Why.", 2_000),
    _decision("seen", "The last decision that is known; later ones on the same are a conflict."),
    *(
        words(f"set.{name}", f"For a change: {name}. {says}".strip(), 120)
        for name, says in _SET.items()
    ),
)

PATHS: Mapping[str, Param] = {
    "code": words("code", "The code of an incident (RSH-7K3Q), or its beginning.", 40),
    "id": words("id", "The id of a document.", 80),
}
"""What stands in paths."""

DESCRIBED: Mapping[str, Described] = {
    "incidents": Described(
        List,
        (
            *FILTERS,
            _BOX,
            one_of("sort", Sort, "The order."),
            whole("page", "Which page of the list, from 1."),
            Param("per", {"type": "integer", "enum": [*PER_PAGE]}, "How many on a page."),
        ),
    ),
    "incident": Described(IncidentPage),
    "account": Described(AccountPage, (words("party", "Whose account.", required=True), _PAGE)),
    "why": Described(WhyPage),
    "brief": Described(BriefPage, (*_DAYS, day("day", "One day."), words("party", "Whose."))),
    "brief.md": Described(BriefPage, (*_DAYS, day("day", "One day."), words("party", "Whose."))),
    "map": Described(MapPage, (*FILTERS, _BOX, _AT)),
    "map.svg": Described(MapPage, (*FILTERS, _BOX)),
    "calendar": Described(
        CalendarPage,
        (
            *FILTERS,
            _BOX,
            formed("month", r"\d{4}-\d{2}", "The first month that is shown, YYYY-MM."),
            words("day", "With `by`: the day of which incidents are listed, YYYY-MM-DD."),
            words("by", "With `day`: their accuser."),
        ),
    ),
    "jump": Described(Jump, (words("q", "A code, a name, or words."),)),
    "documents": Described(
        DocumentsPage,
        (day("until", "From this day on back."), words("after", "Behind the document of this id.")),
    ),
    "document": Described(
        DocumentPage,
        (
            Param("at", {"type": "integer", "minimum": 0}, "The part that holds this character."),
            whole("from", "The number of the first claim that is listed."),
        ),
    ),
    "review": Described(Line, (*FILTERS, _ORDER)),
    "review.one": Described(
        ReviewPage,
        (
            *FILTERS,
            _ORDER,
            _decision("after", "Decisions after this one are told apart."),
            _decision("done", "The decision that was just made."),
        ),
    ),
    "review.news": Described(News, (_decision("seen", "The last decision that is known."),)),
    "review.near": Described(WhyPage),
    "decisions": Described(
        History,
        (words("by", "Only those of one person."), _PAGE),
        _DECISION,
        made=Decided,
        conflict=Conflict,
    ),
    "api": Described(Api),
    "help": Described(Help),
    "login": Described(
        Login,
        (words("next", "Where the login leads to, on this desk.", ADDRESS),),
        (_NAME, _PASSWORD, words("next", "Where it leads to.", ADDRESS)),
    ),
    "logout": Described(Login),
    "me": Described(
        Me,
        (),
        (
            one_of("do", ("password", "token", "revoke"), "What to do.", required=True),
            _PASSWORD,
            words("old", "The password until now.", 1024),
            _ROLE,
            words("label", "For what the token is.", 100),
            whole("days", "How long the token holds.", MOST_DAYS),
            whole("number", "The token to revoke."),
        ),
    ),
    "accounts": Described(
        People,
        (),
        (
            one_of(
                "do",
                ("add", "role", "password", "disable", "enable", "remove", "revoke"),
                "What to do.",
                required=True,
            ),
            _NAME,
            _ROLE,
            _PASSWORD,
            whole("number", "The token to revoke."),
        ),
    ),
}
"""Every page by its name."""
