"""Named rules that turn claims into one number, for those who need one.

Each module has one policy: `lowest`, `ucdp`, `airwars`, `latest`, `range`. `docs/policies.md` gives
each rule with its source and where we differ.
"""

from rashomon.weigh.policies.naming import POLICIES, policy_named
from rashomon.weigh.policies.protocol import Case, Number, Policy, Source, case

__all__ = ["POLICIES", "Case", "Number", "Policy", "Source", "case", "policy_named"]
