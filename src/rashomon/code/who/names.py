"""What a text says a person is, beside his name: "X, who heads the committee", "the envoy, X"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.code.who.context import Context, Range
from rashomon.code.who.speaker import BODIES
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token

_BREAKS = frozenset(
    "said says that and but when while as after before where which who with by told was were had"
    " has is are according to from since because against".split()
)
_REACH = 12  # tokens
_PLACES = 8  # a text introduces a person where it first names him
_STOPS = frozenset('.;:!?()"“”«»')
_ROLES = (
    RoleKind.OFFICIAL,
    RoleKind.MILITARY,
    RoleKind.CIVILIAN,
    RoleKind.GENERIC,
    RoleKind.FIGHTER,
)
_BODIES = BODIES | frozenset(
    "the our this that a an state border civil affairs republic security interior health justice"
    " general national human rights public information external internal emergency".split()
)
_PARTICLES = frozenset("al el de la del da dos bin ibn ag ould von van der abu um".split())
_SPEAKS = frozenset("speaks commands leads represents chairs runs commanded led headed".split())
_LINKS = frozenset("of for from in at with".split())


def is_name(token: Token) -> bool:
    """Whether a token may be part of a person's name: a capital, and no title or office."""
    return token.text[:1].isupper() and role_of(token.low) is None


def name_in(context: Context, source: Range) -> Range | None:
    """The person's name that ends the tokens `source`, without titles; None where there is none."""
    first, last = source
    while last > first and context.tokens[last - 1].text in (".", ",", ")"):
        last -= 1
    at = last
    while at > first and (is_name(context.tokens[at - 1]) or _inner(context, first, at - 1)):
        at -= 1
    if at == last or any(token.low in _BODIES for token in context.tokens[at:last]):
        return None
    return (at, last)


def _inner(context: Context, first: int, at: int) -> bool:
    token = context.tokens[at]
    return at > first and (token.low in _PARTICLES or token.text in "-." or token.low == "'s")


def introductions(context: Context, source: Range) -> Iterator[Range]:
    """The tokens that introduce the person named by `source`, wherever his name stands.

    Those at the name itself come first, then those of the first places in which the text names
    him.
    """
    last = source[1] - 1
    places = [last, *context.places_of[context.tokens[last].low][:_PLACES]]
    for place in dict.fromkeys(places):
        yield from _around(context, place)


def appositions(context: Context, source: Range) -> Iterator[Range]:
    """The offices that stand in apposition after the name, wherever the text has it."""
    last = source[1] - 1
    places = [last, *context.places_of[context.tokens[last].low][:_PLACES]]
    for place in dict.fromkeys(places):
        _, end = context.bounds(place)
        if place + 2 < end and context.tokens[place + 1].text == ",":
            stop = _until(context, place + 2, min(end, place + 2 + _REACH))
            yield from _office(context, (place + 2, stop))


def _around(context: Context, last: int) -> Iterator[Range]:
    """The apposition after the name whose last token is `last`, and the office before it."""
    start, end = context.bounds(last)
    tokens = context.tokens
    if last + 2 < end and tokens[last + 1].text == ",":
        yield from _office(
            context, (last + 2, _until(context, last + 2, min(end, last + 2 + _REACH)))
        )
    elif last + 2 < end and (tokens[last + 1].low in _LINKS or tokens[last + 1].text == "("):
        yield (last + 2, _until(context, last + 2, min(end, last + 8)))
    first = last
    while first > max(start, last - 4) and is_name(tokens[first - 1]):
        first -= 1
    stop = first - 1 if first > start and tokens[first - 1].text == "," else first
    yield from _office(context, (_since(context, max(start, stop - _REACH), stop), stop))


def _until(context: Context, first: int, end: int) -> int:
    """Where the words from `first` meet the next comma or stop."""
    for k in range(first, end):
        if context.tokens[k].text == "," or context.tokens[k].text in _STOPS:
            return k
    return end


def _since(context: Context, start: int, end: int) -> int:
    """Where the noun phrase that ends at `end` may begin at the earliest."""
    for k in range(end - 1, start - 1, -1):
        token = context.tokens[k]
        if token.text == "," or token.text in _STOPS or token.low in _BREAKS:
            return k + 1
    return start


def _office(context: Context, words: Range) -> Iterator[Range]:
    told = context.tokens[slice(*words)]
    if any(role_of(token.low) in _ROLES or token.low in _SPEAKS for token in told):
        yield words
