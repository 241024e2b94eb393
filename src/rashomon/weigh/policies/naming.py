"""The policies by name."""

from __future__ import annotations

from rashomon.model.errors import InputError
from rashomon.weigh.policies.airwars import Airwars
from rashomon.weigh.policies.latest import Latest
from rashomon.weigh.policies.lowest import Lowest
from rashomon.weigh.policies.protocol import Policy
from rashomon.weigh.policies.range import Range
from rashomon.weigh.policies.ucdp import Ucdp

POLICIES: tuple[Policy, ...] = (Lowest(), Ucdp(), Airwars(), Latest(), Range())
"""Every policy, in the order of docs/policies.md."""


def policy_named(name: str) -> Policy:
    """The policy called `name`. Raises InputError, which lists the names, where none is."""
    for policy in POLICIES:
        if policy.name == name:
            return policy
    names = ", ".join(policy.name for policy in POLICIES)
    raise InputError(f"{name!r} is no policy; those are {names}")
