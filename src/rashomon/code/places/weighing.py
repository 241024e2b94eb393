"""Which of several places of one name a document means: all its names are weighed together.

A candidate counts for more with its population, where the document names what it lies in, and the
nearer it lies to what the other names may mean; beliefs are brought to agree in a few rounds. Each
name means one place throughout a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.knowledge.world.spot import Spot

Floats = NDArray[np.float64]
_ROUNDS = 3
_EARTH = 6371.0  # km


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much; chosen on halves of two public sets (benchmarks/toponyms.py)."""

    people: float = 0.7
    capital: float = 1.5
    country: float = 2.5
    state: float = 1.0
    first: float = 0.0
    second: float = -1.5
    land: float = -1.0
    known: float = 1.0
    alias: float = -2.0
    unit: float = 4.5
    within: float = 6.0
    near: float = 3.0
    same_first: float = 3.0
    same_country: float = 1.5
    scale: float = 150.0
    gap: float = 300.0
    floor: float = 0.3
    heat: float = 1.0


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a document: what it may mean, and where it stands.

    `unit` and `town` say that the words make it a division or a settlement; `inside` are the
    numbers of the names that the text says it lies in ("Paris, Texas"). `times` is how often it
    stands there, `sure` that there is nothing to settle.
    """

    spots: tuple[Spot, ...]
    offsets: tuple[int, ...]
    unit: bool = False
    town: bool = False
    inside: tuple[int, ...] = ()


def weigh(names: Sequence[Name], weights: Weights = WEIGHTS) -> list[Floats]:
    """For each name, how surely it means each of its spots; the shares of a name sum to 1."""
    if not names:
        return []
    field = _Field(names, weights)
    return field.settle()


class _Field:
    """Every candidate of every name side by side."""

    def __init__(self, names: Sequence[Name], weights: Weights) -> None:
        self._w = weights
        self._spots = [spot for name in names for spot in name.spots]
        sizes = [len(name.spots) for name in names]
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._owner = np.repeat(np.arange(len(names)), sizes)
        self._prior = np.array(
            [self._alone(spot, name) for name in names for spot in name.spots], dtype=np.float64
        )
        self._kin = self._kinship()
        self._pull = self._pulls(names)
        self._within = self._containers(names)

    def settle(self) -> list[Floats]:
        """The beliefs after a few rounds."""
        belief = self._shares(self._prior)
        for _ in range(_ROUNDS):
            best = np.maximum.reduceat(self._kin * belief[None, :], self._starts, axis=1)
            inside = np.maximum.reduceat(self._inside * belief[None, :], self._starts, axis=1)
            told = (best * self._pull[self._owner]).sum(axis=1)
            held = (inside * self._within[self._owner]).max(axis=1)
            belief = self._shares(self._prior + told + self._w.within * held)
        return np.split(belief, self._starts[1:])

    def _alone(self, spot: Spot, name: Name) -> float:
        """What speaks for a candidate before any other name is looked at."""
        w = self._w
        kinds = {
            "capital": w.capital,
            "country": w.country,
            "state": w.state,
            "first": w.first,
            "second": w.second,
        }
        score = w.people * spot.people + kinds.get(spot.kind, 0.0)
        if spot.kind in ("lake", "river", "mountain", "site") and spot.known is None:
            score += w.land
        if spot.known is not None:
            score += w.known
        if not spot.called:
            score += w.alias
        if name.unit and spot.kind in ("first", "second", "state", "district", "region"):
            score += w.unit
        if name.town and spot.kind in ("first", "second", "state", "country", "district", "region"):
            score -= w.unit
        return score

    def _shares(self, scores: Floats) -> Floats:
        top = np.maximum.reduceat(scores, self._starts)[self._owner]
        raised: Floats = np.exp((scores - top) / self._w.heat)
        total: Floats = np.add.reduceat(raised, self._starts)[self._owner]
        return raised / total

    def _kinship(self) -> Floats:
        """How much each candidate speaks for each other one: near it, or in the same land."""
        points = np.radians([(spot.latitude, spot.longitude) for spot in self._spots])
        up, along = points[:, 0], points[:, 1]
        unit = np.stack([np.cos(up) * np.cos(along), np.cos(up) * np.sin(along), np.sin(up)])
        apart = _EARTH * np.arccos(np.clip(unit.T @ unit, -1.0, 1.0))
        numbers: dict[str, int] = {"": -1}
        country = _numbered([spot.country for spot in self._spots], numbers)
        first = _numbered(
            [f"{s.country}/{s.first}" if s.first else "" for s in self._spots], numbers
        )
        second = _numbered(
            [f"{s.country}/{s.first}/{s.second}" if s.second else "" for s in self._spots], numbers
        )
        same = _equal(country)
        division = _equal(first)
        kin: Floats = (
            self._w.near * np.exp(-apart / self._w.scale)
            + self._w.same_first * division
            + self._w.same_country * same
        )
        grain = np.array([_GRAINS.get(spot.kind, 3) for spot in self._spots])
        holds = np.where(grain == 0, same, np.where(grain == 1, division, _equal(second)))
        self._inside: Floats = (holds & (grain[:, None] > grain[None, :])).astype(np.float64)
        return kin

    def _pulls(self, names: Sequence[Name]) -> Floats:
        """How much each name counts for each other one: more the closer they stand in the text."""
        size = len(names)
        pull = np.zeros((size, size))
        for at, one in enumerate(names):
            for other in range(at):
                gap = min(abs(a - b) for a in one.offsets for b in names[other].offsets)
                share = self._w.floor + (1 - self._w.floor) * np.exp(-gap / self._w.gap)
                pull[at, other] = pull[other, at] = share
        shared: Floats = pull / np.sqrt(np.maximum(1.0, pull.sum(axis=1, keepdims=True)))
        return shared

    def _containers(self, names: Sequence[Name]) -> Floats:
        within = np.zeros((len(names), len(names)))
        for at, one in enumerate(names):
            for other in one.inside:
                within[at, other] = 1.0
        return within


_GRAINS = {"country": 0, "first": 1, "state": 1, "second": 2, "district": 2}


def _numbered(labels: Sequence[str], numbers: dict[str, int]) -> NDArray[np.int64]:
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels])


def _equal(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (labels[:, None] == labels[None, :]) & (labels[:, None] >= 0)
    return same
