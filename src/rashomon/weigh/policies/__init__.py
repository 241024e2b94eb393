"""Named rules that turn claims into one number, for those who need one.

Each module has one policy: `lowest`, `ucdp`, `airwars`, `latest`, `range`. `docs/policies.md` gives
each rule with the codebook that it follows and where we differ.
"""

from rashomon.weigh.policies.naming import POLICIES, policy_named
from rashomon.weigh.policies.protocol import Case, Codebook, Number, Policy, case

__all__ = ["POLICIES", "Case", "Codebook", "Number", "Policy", "case", "policy_named"]
