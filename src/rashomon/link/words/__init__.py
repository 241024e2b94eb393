"""People's words on claims and mentions, and reports as these leave them."""

from rashomon.link.words.ruled import Ruled, rule

__all__ = ["Ruled", "rule"]
