"""What a text says a person is, beside his name: "X, who heads the committee", "the envoy, X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.code.assembly.scene import Scene
from rashomon.code.encoder.judged import Range
from rashomon.knowledge.roles import RoleKind, role_of
from rashomon.text.tokens import Token

_REACH = 10  # tokens
_PLACES = 8  # a text introduces a person where it first names him
_STOPS = frozenset('.;:!?()"“”«»')
_ROLES = (RoleKind.OFFICIAL, RoleKind.MILITARY, RoleKind.CIVILIAN, RoleKind.GENERIC)


def introductions(scene: Scene, source: Range) -> list[Sequence[Token]]:
    """The words that introduce the person named by tokens `source`, wherever his name stands.

    Those at the name itself come first, then those of the first places in which the text names him.
    A name is capitalised words only; any other source has none.
    """
    words = scene.words(source)
    if not all(token.text[:1].isupper() for token in words):
        return []
    first = scene.places_of[words[-1].low][:_PLACES]
    places = dict.fromkeys([source[1] - 1, *first])
    return [told for place in places for told in _around(scene, place)]


def _around(scene: Scene, last: int) -> Iterator[Sequence[Token]]:
    """The apposition after the name whose last token is `last`, and the office before it."""
    sentence = scene.sentence_of(last)
    end = scene.starts[sentence + 1]
    if last + 2 < end and scene.tokens[last + 1].text == ",":
        yield from _office(_until(scene.tokens[last + 2 : min(end, last + 2 + _REACH)]))
    first = last
    while first > max(scene.starts[sentence], last - 4) and _is_name(scene.tokens[first - 1]):
        first -= 1
    before = scene.tokens[max(scene.starts[sentence], first - _REACH) : first]
    if before and before[-1].text == ",":
        before = before[:-1]
    yield from _office(tuple(reversed(_until(tuple(reversed(before))))))


def _until(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the next comma or stop."""
    stop = next((k for k, one in enumerate(words) if one.text == "," or one.text in _STOPS), None)
    return words[:stop]


def _office(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    if any(role_of(token.low) in _ROLES for token in words):
        yield words


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and role_of(token.low) is None
