"""The resolver of a document, and attributions with the parties that it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.code.reading import Attribution, Reading
from rashomon.code.voice import issuer, party_of_issuer
from rashomon.code.who.resolved import Basis
from rashomon.code.who.resolver import Resolver
from rashomon.text.layout import Line


def resolver_of(text: str, page: Sequence[Line], readings: Sequence[Reading]) -> Resolver:
    """The resolver of a document's speakers; whoever issued it by a line of its own counts too."""
    line = issuer(text, page, readings)
    return Resolver(readings, party_of_issuer(text, page, line) if line else None)


def settled(readings: Iterable[Reading], resolver: Resolver) -> tuple[Reading, ...]:
    """The readings, each attribution with its party; what the resolver leaves open stays."""
    return tuple(_settled(reading, resolver) for reading in readings)


def _settled(reading: Reading, resolver: Resolver) -> Reading:
    if not reading.attributions:
        return reading
    told = tuple(_attributed(one, resolver) for one in reading.attributions)
    return replace(reading, attributions=told)


def _attributed(one: Attribution, resolver: Resolver) -> Attribution:
    if one.speaker is None:
        return one
    found = resolver.resolve(one.speaker)
    known = found.party is not None and found.basis is not Basis.ITSELF
    return replace(one, party=found.party) if known else one
