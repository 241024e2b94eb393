"""Views across incidents: who alleges what when, who denies whose word, who told it first.

They count claims. None of them says how honest or reliable anybody is.
"""

from rashomon.weigh.across.alleged import RULE as _VIOLATIONS
from rashomon.weigh.across.alleged import Alleged, violations
from rashomon.weigh.across.denied import RULE as _DENIALS
from rashomon.weigh.across.denied import Denied, denials
from rashomon.weigh.across.earliest import RULE as _FIRST
from rashomon.weigh.across.earliest import First, Later, first_told

__all__ = [
    "RULES",
    "Alleged",
    "Denied",
    "First",
    "Later",
    "denials",
    "first_told",
    "violations",
]

RULES = {"violations": _VIOLATIONS, "denials": _DENIALS, "first": _FIRST}
"""What each view counts, in words."""
