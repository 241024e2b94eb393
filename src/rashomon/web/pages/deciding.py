"""Making a decision at the desk: from a form, or by a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from rashomon import api
from rashomon.ledger.protocol import Ledger
from rashomon.link.rulings import KINDS
from rashomon.model.errors import ConflictError, InputError
from rashomon.ruling.making import Ruled, incident_of
from rashomon.tell.decisions import Made, on_what
from rashomon.web.answer import Answer, RefusedError
from rashomon.web.desk import Desk
from rashomon.web.frame import wants_json
from rashomon.web.links import LiveLinks, query
from rashomon.web.problem import Error, Problem
from rashomon.web.review.queue import Turn, queue
from rashomon.web.review.sheet import of_claim, of_incident
from rashomon.web.who.asking import asking
from rashomon.web.who.forms import Form, form

SET = "set."
"""What the names of fields begin with that say what shall be set."""

_LONGEST = 2_000  # characters of a reason


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was made, and the incidents that hold what it is on by now."""

    number: int
    kind: str
    by: str
    made: str
    reason: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """That nothing was written, since another decided on the same meanwhile: what, and when.

    `seen` is the number of the last decision by now.
    """

    error: Error
    code: str
    seen: int
    meanwhile: tuple[Made, ...]


def deciding_page(desk: Desk, request: Request) -> Answer:
    """Make the decision that a form or a program sends, and lead to what comes next."""
    sent, user = form(request), asking(request).user
    try:
        with desk.writing() as ledger:
            ruled = _decide(ledger, sent, user)
    except ConflictError as error:
        return _conflict(desk, sent, error)
    one = ruled.decision
    told = Decided(one.number, one.kind, one.by, one.made, one.reason, ruled.codes)
    if wants_json(request):
        return Answer("decided.html", told, status=201, keep=False)
    headers = {"Location": _onward(desk, request, sent, told)}
    return Answer("decided.html", told, status=303, keep=False, headers=headers)


def _decide(ledger: Ledger, sent: Form, user: str) -> Ruled:
    kind = sent.one("kind")
    if kind not in KINDS:
        raise InputError(f"kind: {kind[:40]!r} is none of {', '.join(KINDS)}")
    if len(sent.one("reason")) > _LONGEST:
        raise InputError(f"reason: say it in {_LONGEST} characters")
    return _DECIDES[kind](ledger, sent, user)


def _said(sent: Form, user: str) -> dict[str, str | int | None]:
    """Who decides, why, and what was the last decision that he saw."""
    seen = sent.one("seen")
    if seen and not (seen.isascii() and seen.isdigit() and len(seen) < 16):
        raise InputError("seen: it is no number of a decision")
    return {"by": user, "reason": sent.one("reason"), "seen": int(seen) if seen else None}


def _accept(ledger: Ledger, sent: Form, user: str) -> Ruled:
    code, claims = sent.one("incident"), sent.all("claim")
    if not claims and sent.one("open"):
        left = sum(len(told.undecided()) for told in incident_of(ledger, code).tellings)
        if str(left) != sent.one("open"):
            raise ConflictError(f"{code}: it has other claims by now than when you looked")
    return api.accept(ledger, code, claims, **_said(sent, user))  # type: ignore[arg-type]


def _reject(ledger: Ledger, sent: Form, user: str) -> Ruled:
    code, claims = sent.one("incident"), sent.all("claim")
    return api.reject(ledger, code, claims, **_said(sent, user))  # type: ignore[arg-type]


def _change(ledger: Ledger, sent: Form, user: str) -> Ruled:
    code, claim = sent.one("incident"), sent.one("claim")
    on = f"{code}#{claim}" if claim else code
    return api.change(ledger, on, _values(ledger, sent), **_said(sent, user))  # type: ignore[arg-type]


def _values(ledger: Ledger, sent: Form) -> Mapping[str, str]:
    """What the form sets to something else than what stands."""
    given = {name[len(SET) :]: sent.one(name) for name in sent.fields if name.startswith(SET)}
    incident, claim = incident_of(ledger, sent.one("incident")), sent.one("claim")
    stands = of_incident(incident)
    if claim:
        told = ((one, t.document.id) for t in incident.tellings for one in t.claims)
        found = next((one for one, document in told if one.id(document) == claim), None)
        stands = of_claim(found) if found else ()
    same = {word.name: word.value for word in stands}
    changed = {name: value for name, value in given.items() if same.get(name) != value.strip()}
    if not changed:
        raise InputError("nothing was set to something else than what stands")
    return changed


def _join(ledger: Ledger, sent: Form, user: str) -> Ruled:
    other = sent.one("other").strip()
    return api.join(ledger, sent.one("incident"), other, **_said(sent, user))  # type: ignore[arg-type]


def _split(ledger: Ledger, sent: Form, user: str) -> Ruled:
    documents = sent.all("document")
    return api.split(ledger, sent.one("incident"), documents, **_said(sent, user))  # type: ignore[arg-type]


def _undo(ledger: Ledger, sent: Form, user: str) -> Ruled:
    """Of the decision with the number that was sent; without one, of the user's own last."""
    given = sent.one("number")
    if given and not (given.isascii() and given.isdigit() and len(given) < 16):
        raise InputError("number: it is no number of a decision")
    number = int(given) if given else ledger.last_held(user)
    if number is None:
        raise InputError("there is no decision of yours to undo")
    return api.undo(ledger, number, **_said(sent, user))  # type: ignore[arg-type]


_DECIDES: dict[str, Callable[[Ledger, Form, str], Ruled]] = {
    "accept": _accept,
    "reject": _reject,
    "change": _change,
    "join": _join,
    "split": _split,
    "undo": _undo,
}


def _turn(sent: Form) -> Turn:
    """In which order, and of what, the person reviews."""
    try:
        return Turn.of(parse_qsl(sent.one("turn")[:_LONGEST]))
    except InputError:
        return Turn.of(())


def _onward(desk: Desk, request: Request, sent: Form, told: Decided) -> str:
    """The same incident while something of it is open, and else the next one that waits."""
    turn = _turn(sent)
    links, asked = LiveLinks(), {**turn.filters(), "done": told.number}
    code = told.codes[0] if told.codes else None
    found = queue(desk, request, turn)
    waits = code is not None and any(one.code == code for one in found.waiting)
    if not waits and told.kind != "undo":
        code = found.after(sent.one("incident")) or code
    if code is None:
        return f"{links.page('review')}?{query(asked)}"
    return f"{links.page('review')}/{code}?{query(asked)}"


def _conflict(desk: Desk, sent: Form, error: ConflictError) -> Answer:
    """What the other did, and what was meant, to be sent again or dropped."""
    code = sent.one("incident")
    with desk.reading() as reader:
        seen = reader.newest_decision()
        numbers = set(error.numbers)
        made = [one for one in api.decisions(reader) if one.number in numbers] if numbers else []
    problem = Problem.of(409, str(error), "Look at it again, or send it again with this `seen`.")
    told = Conflict(problem.error, code, seen, tuple(made))
    again = [
        (name, value)
        for name, values in sent.fields.items()
        if name not in {"csrf", "seen", "open"}
        for value in values
    ]
    context = {"again": again, "on_what": on_what, "turn": query(_turn(sent).filters())}
    return Answer("conflict.html", told, context, status=409, keep=False)


__all__ = ["Conflict", "Decided", "RefusedError", "deciding_page"]
