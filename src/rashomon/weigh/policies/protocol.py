"""What every policy is given and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from rashomon.model.incident import Citation
from rashomon.weigh.tolls.copies import originals
from rashomon.weigh.tolls.lines import toll
from rashomon.weigh.tolls.values import Toll


class Codebook(NamedTuple):
    """Where a rule is written down. `edition` is the version that was followed."""

    title: str
    edition: str
    section: str
    url: str


class Case(NamedTuple):
    """One incident as policies read it: its toll, and its claims less those of copies."""

    toll: Toll
    claims: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """One number under a policy, which it names.

    `label` says what is counted ("killed", "deaths_a"), `side` whose people (None where the rule
    takes all together or nobody says). `value` is None where the claims do not settle one; `low`
    and `high` bound it, None is open. `grade` is the policy's word for how well it is borne out,
    where it has such words. `why` gives the reason in words; `claims` are what it rests on.
    """

    policy: str
    label: str
    side: str | None
    value: int | None
    low: int | None
    high: int | None
    grade: str | None
    why: str
    claims: tuple[Citation, ...]


class Policy(Protocol):
    """A named rule. Its numbers do not depend on the order of claims, and copies count once."""

    @property
    def name(self) -> str:
        """The name that goes with every number."""

    @property
    def rule(self) -> str:
        """The rule in one sentence."""

    @property
    def codebook(self) -> Codebook | None:
        """Where the rule comes from; None where it is our own."""

    def reckon(self, case: Case) -> tuple[Number, ...]:
        """The numbers for one incident; none where nobody counts anybody."""


def case(claims: Sequence[Citation]) -> Case:
    """The case that `claims` on one incident make."""
    return Case(toll(claims), originals(claims))
